"""Plays a governance officer who has only Excel: fills in the workbook of `init`, sends returns, gets them back.

    python3 make.py PROGRAM

writes pack.xlsx (twelve indicators, from the workbook that `init` makes), returned/*.xlsx (as three services send them back,
with ten mistakes) and mended/*.xlsx (the same after each mistake was mended as its message says). Needs openpyxl.
"""

import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl
from openpyxl.comments import Comment

HERE = pathlib.Path(__file__).parent
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())

# ref, title, group, owner, unit, direction, target, previous
INDICATORS = [
    ("H1", "Repairs completed within 20 working days", "Housing", "Housing", None, "higher", "90%", "88.2%"),
    ("H2", "Days to relet an empty home", "Housing", "Housing", None, "lower", "28", "30"),
    ("H3", "Homes with a valid gas safety certificate", "Housing", "Housing", None, "higher", "100%", "99.8%"),
    ("H4", "Households in temporary accommodation", "Housing", "Housing", None, None, None, "209"),
    ("L1", "Visits to libraries", "Libraries", "Libraries", None, "higher", "98,000", "96,280"),
    ("L2", "Active library users", "Libraries", "Libraries", None, "higher", "41,000", "40,512"),
    ("L3", "E-books borrowed", "Libraries", "Libraries", None, "higher", "12,500", "12,044"),
    ("L4", "Cost per visit", "Libraries", "Libraries", None, "lower", "£2.40", "£2.52"),
    ("W1", "Household waste recycled", "Waste", "Waste & Streets", None, "higher", "52%", "51.3%"),
    ("W2", "Missed bins per 100,000 collections", "Waste", "Waste & Streets", None, "lower", "45", "51"),
    ("W3", "Fly-tips cleared within a day", "Waste", "Waste & Streets", None, "higher", "95%", "93%"),
    ("W4", "Residual waste per household (kg)", "Waste", "Waste & Streets", None, "lower", "110", "114.5"),
]


def heads(sheet):
    """The columns of a sheet by their headings, wherever the headings stand."""
    for row in sheet.iter_rows(max_row=20):
        names = {str(cell.value).strip(" *"): cell.column for cell in row if cell.value is not None}
        if len(names) > 2:
            return names, row[0].row
    raise SystemExit(f"no headings on {sheet.title}")


def empty(sheet):
    """Deletes the rows below the headings, as somebody does who selects and deletes them."""
    sheet.delete_rows(2, sheet.max_row)


def fill_in(path):
    book = openpyxl.load_workbook(path)
    report = book["Report"]
    values = {
        "Title": "Performance Report",
        "Committee": "Scrutiny Committee",
        "Period": "Quarter 2",
        "Financial year": "2026/27",
        "Issued": "October 2026",
        "Organisation": "Borough of Marlow",
        "Team": "Governance",
        "E-mail": "governance@example.gov.uk",
        "Status": "final",
    }
    for row in report.iter_rows(min_row=2):
        name = str(row[0].value).strip(" *")
        if name in values:
            row[1].value = values[name]
        if name == "Produced on":
            row[1].value = row[1].value.replace(month=10, day=26)
    for name in ("Indicators", "Measures", "Narrative", "History", "Comparators"):
        empty(book[name])
    sheet = book["Indicators"]
    columns, _ = heads(sheet)
    texts, _ = heads(book["Narrative"])
    for number, (ref, title, group, owner, unit, direction, target, previous) in enumerate(INDICATORS):
        given = {
            "Ref": ref, "Title": title, "Group": group, "Owner": owner, "Unit": unit, "Direction": direction,
            "Target": target, "Previous": previous, "Frequency": "Quarter",
        }
        for heading, value in given.items():
            sheet.cell(number + 2, columns[heading]).value = value
        narrative = book["Narrative"]
        narrative.cell(number + 2, texts["Indicator"]).value = ref
        narrative.cell(number + 2, texts["Heading"]).value = "Indicator Description"
        narrative.cell(number + 2, texts["Text"]).value = f"{title}, as the service counts them each quarter."
    keep(book, path)


# What the services answer: figure, level, commentary. Numbers with a format are what Excel makes of "91.4%".
ANSWERS = {
    "H1": (0.914, "0.0%", "Green", "Two crews were complete again from August."),
    "H2": (33, None, "Red", "Contractors were hard to get in July."),
    "H3": (1, "0%", "Green", "Every home has a certificate."),
    "H4": (214, None, "Contextual", "Numbers rose as they did across the region."),
    "L1": (100142, "#,##0", "Green", "The summer events brought families in."),
    "L2": (41377, "#,##0", "Green", "Members joined for the reading challenge."),
    "L3": (12961, "#,##0", "Green", "New titles were added in June."),
    "L4": ("£2.38", None, "Green", "More visits at the same cost."),
    "W1": (0.529, "0.0%", "Green", "Garden waste was high in a wet summer."),
    "W2": (41, None, "Blue", "New rounds have settled in."),
    "W3": (0.96, "0%", "Green", "A second van helps."),
    "W4": (108, None, "Green", "Less residual waste was collected."),
}
ACTIONS = {"H2": "A second contractor starts in November."}


def rows(sheet):
    columns, head = heads(sheet)
    return columns, {sheet.cell(row, columns["Ref"]).value: row for row in range(head + 1, sheet.max_row + 1)}


def answer(sheet):
    columns, of = rows(sheet)
    for ref, row in of.items():
        if ref not in ANSWERS:
            continue
        figure, shown, level, words = ANSWERS[ref]
        cell = sheet.cell(row, columns["Figure"])
        cell.value = figure
        if shown:
            cell.number_format = shown
        sheet.cell(row, columns["Level"]).value = level
        sheet.cell(row, columns["Commentary"]).value = words
        if ref in ACTIONS:
            sheet.cell(row, columns["Actions"]).value = ACTIONS[ref]


def spoil(books):
    """Ten mistakes, as people make them."""
    housing, libraries, waste = (books[name].worksheets[1] for name in ("Housing", "Libraries", "Waste-Streets"))
    columns, of = rows(housing)
    put = lambda sheet, row, heading, value: setattr(sheet.cell(row, columns[heading]), "value", value)
    put(housing, of["H1"], "Figure", "TBC")  # 1: to come
    put(housing, of["H2"], "Actions", None)  # 2: Red without actions
    put(housing, of["H3"], "Level", "Gren")  # 3: no such level
    housing.cell(of["H4"], columns["Figure"]).value = "=VLOOKUP(A2,'[rents.xlsx]Q2'!A:C,3,0)"  # 4: no stored result
    _, of = rows(libraries)
    put(libraries, of["L1"], "Figure", "#N/A")  # 5: an error of Excel
    libraries.cell(of["L1"], columns["Figure"]).data_type = "e"
    put(libraries, of["L3"], "Ref", "L33")  # 6: a row retyped, its id lost
    put(libraries, of["L3"], "Id", None)
    put(libraries, of["L4"], "Mark", "provisionel")  # 7: no such mark
    _, of = rows(waste)
    waste.cell(of["W1"], columns["Figure"]).value = 0.529  # 8: a fraction, not formatted as a percentage
    waste.cell(of["W1"], columns["Figure"]).number_format = "General"
    put(waste, of["W2"], "Level", "Red")  # 9: contradicts the figures
    put(waste, of["W4"], "Commentary", None)  # 10: said in a comment on the cell
    waste.cell(of["W4"], columns["Figure"]).comment = Comment("Less was collected. - Jo", "Jo")


def keep(book, path):
    book.properties.created = book.properties.modified = datetime.datetime(2026, 1, 1)
    path.parent.mkdir(exist_ok=True)
    book.save(path)


def run(*arguments, cwd):
    done = subprocess.run([PROGRAM, *arguments], cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        run("init", cwd=folder)
        fill_in(folder / "pack.xlsx")
        run("returns", "make", "pack.xlsx", "-o", "returns/", "--due", "12 October 2026", cwd=folder)
        shutil.copy(folder / "pack.xlsx", HERE / "pack.xlsx")
        for place, is_spoilt in (("mended", False), ("returned", True)):
            books = {path.stem: openpyxl.load_workbook(path) for path in sorted((folder / "returns").iterdir())}
            for book in books.values():
                answer(book.worksheets[1])
            if is_spoilt:
                spoil(books)
            for name, book in books.items():
                keep(book, HERE / place / f"{name}.xlsx")


main()
