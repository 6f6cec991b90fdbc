"""Makes workbooks as people keep them, with another library than the program's own: pip install openpyxl.

    python3 tests/roll/make.py PROGRAM

writes own.xlsx and no-history.xlsx, so that the tests need neither Python nor openpyxl.
"""

import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
PACK = {
    "report": {
        "title": "Performance Report", "committee": "Scrutiny Committee", "period": "Quarter 2",
        "financial_year": "2026/27", "produced_on": "2026-10-26", "issued": "October 2026", "version": "Version 1",
    },
    "indicators": [
        {
            "ref": "H1", "title": "Repairs in time", "owner": "Housing", "direction": "higher", "target": "90%",
            "current": "91.4%", "previous": "90%", "rag": "Green", "change": "Improving",
            "history": [{"period": "Q1 2026/27", "value": "90%"}],
            "narrative": {"Commentary": ["Two crews were complete.", "A third follows."]},
        },
        {
            "ref": "H2", "title": "Days to relet", "owner": "Housing", "direction": "lower", "target": "28",
            "current": "33.5", "previous": "30", "rag": "Red",
            "narrative": {"Commentary": "Contractors were hard to get.", "Path to Green": "See below."},
            "actions": [{"text": "Ask for quotes", "done": 100}, {"text": "Recruit two fitters", "due": "2026-12-01"}],
        },
    ],
}


def own(path):
    book = openpyxl.load_workbook(path)
    sheet = book["Indicators"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    cell = lambda row, heading: sheet.cell(row, columns[heading])
    cell(2, "Current").value, cell(2, "Current").number_format = 0.914, "0.0%"
    cell(2, "Previous").value, cell(2, "Previous").number_format = 0.9, "0%"
    cell(2, "Title").fill = PatternFill("solid", fgColor="FFFF00")
    cell(3, "Title").comment = Comment("Ask Jo about this one", "me")
    sheet.column_dimensions["B"].width = 77
    sheet.column_dimensions["E"].hidden = True
    # The last two columns change places.
    last = sheet.max_column
    for row in sheet.iter_rows(min_col=last - 1, max_col=last):
        row[0].value, row[1].value = row[1].value, row[0].value
    notes = book.create_sheet("# my notes")
    notes["A1"], notes["A2"] = "=1+1", "Ring Waste on Monday"
    book.properties.created = book.properties.modified = datetime.datetime(2026, 1, 1)
    return book


with tempfile.TemporaryDirectory() as folder:
    pack = pathlib.Path(folder, "pack.json")
    pack.write_text(json.dumps(PACK))
    book = pathlib.Path(folder, "pack.xlsx")
    subprocess.run([PROGRAM, "convert", pack, "-o", book], check=True, capture_output=True)
    own(book).save(HERE / "own.xlsx")
    without = own(book)
    del without["History"]
    without.save(HERE / "no-history.xlsx")
