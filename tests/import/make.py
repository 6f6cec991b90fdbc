#!/usr/bin/env python3
"""Makes workbooks and CSV files as councils lay them out for themselves: pip install openpyxl.

The files are kept, with the map that reads each and what comes of it, so that the tests need neither Python nor openpyxl.
"""

import datetime
import pathlib

from openpyxl import Workbook

HERE = pathlib.Path(__file__).resolve().parent


def save(book, name):
    book.properties.created = book.properties.modified = datetime.datetime(2026, 1, 1)
    book.save(HERE / name)


def stacked():
    """A title block, headings in two rows with merged cells, percentages as fractions, notes below the table."""
    book = Workbook()
    sheet = book.active
    sheet.title = "KPIs"
    sheet.append(["Housing scorecard 2026/27"])
    sheet.append(["All figures as at 30 June"])
    sheet.append(["KPI No", "Measure", "Directorate", "Q1", None, "Q2", None, "Good is", "RAG", "Status", "Comments"])
    sheet.append([None, None, None, "Target", "Actual", "Target", "Actual", None, None, None, None])
    for merged in ("D3:E3", "F3:G3", "A3:A4", "B3:B4", "C3:C4"):
        sheet.merge_cells(merged)
    sheet.append(["H1", "Repairs in time", "Housing", 0.9, 0.88, 0.9, 0.92, "High", "G", "Open", "Two crews more.\nBoth are trained."])
    sheet.append(["H2", "Empty homes", "Housing", 40, 52, 40, 47, "Low", "R", "Open", None])
    sheet.append(["H3", "Retired measure", "Housing", 1, 1, 1, 1, "High", "G", "Closed", None])
    sheet.append([None, None, "Housing", None, 5, None, None, None, None, None, None])
    sheet.append([])
    sheet.append(["Notes"])
    sheet.append(["H2 counts homes empty for a month or longer."])
    for row in (5, 7):
        for column in "DEFG":
            sheet[f"{column}{row}"].number_format = "0%"
    save(book, "stacked.xlsx")


def services():
    """One sheet for each service, and one that is none."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in (("Housing", [["H1", "Repairs", "90%", "88%"]]), ("Parks", [["P1", "Play areas", "12", "12"]])):
        sheet = book.create_sheet(name)
        sheet.append(["Ref", "Title", "Target", "Actual"])
        for row in rows:
            sheet.append(row)
    book.create_sheet("Look-ups").append(["a", "b"])
    save(book, "services.xlsx")


def across():
    """Codes across the first row, what is said of them down the first column."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Import"
    for row in (["Code", "H1", "H2"], ["Name", "Repairs in time", "Empty homes"], ["2024", "85%", "60"], ["2025", "88%", "52"]):
        sheet.append(row)
    save(book, "across.xlsx")


def csv():
    """Two records before the headings, a blank line, quoted line breaks, quarters side by side."""
    text = (
        'Report,Printed\r\n"Scorecard, 2026/27",1 July 2026\r\n\r\n'
        "Indicator,Service,Target_Q1,Actual_Q1,Reason_Q1,Target_Q2,Actual_Q2,Reason_Q2\r\n"
        '9.1 Documents tabled,Health,0,0,"No target,\r\nno figure",1,2,Reached\r\n'
        "9.2 Clinics open,Health,10,8,Two are being repaired,10,Not  Applicable,\r\n"
    )
    (HERE / "quarters.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    lines = ["code;name;period;value", "H1;Réparations;2024;1.234,5", "H1;Réparations;2025;1.300,0", "H2;Logements vides;2024;60", "H2;Logements vides;2024;61"]
    (HERE / "long-twice.csv").write_bytes("\r\n".join(lines).encode("cp1252"))
    (HERE / "long.csv").write_bytes("\r\n".join(lines[:-1]).encode("cp1252"))


for make in (stacked, services, across, csv):
    make()
