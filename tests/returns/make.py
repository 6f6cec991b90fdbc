#!/usr/bin/env python3
"""Fills in returns as people do, with another library than the program's own: pip install openpyxl.

    committee-report returns make tests/returns/pack.json -o issued/
    python3 tests/returns/make.py issued/

The filled returns are kept here, so that the tests need neither Python nor openpyxl.
"""

import datetime
import pathlib
import sys

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

HERE = pathlib.Path(__file__).resolve().parent
ISSUED = pathlib.Path(sys.argv[1])


def filled(issued, name, fill):
    book = load_workbook(ISSUED / issued)
    fill(book.worksheets[1])
    book.properties.created = book.properties.modified = datetime.datetime(2026, 1, 1)
    book.save(HERE / name)


def good(sheet):
    sheet["H2"], sheet["J2"] = 0.84, "Amber"
    sheet["H2"].number_format = "0%"
    sheet["L2"], sheet["M2"] = "Two crews were short.\n\nBoth are complete again.", "- One more crew (J. Smith, September)"
    sheet["H3"], sheet["I3"] = 47, "provisional"
    sheet["H4"] = 10
    # Sorted: the last two rows have changed places.
    for column in "ABCDEFGHIJKLM":
        a, b = sheet[f"{column}4"], sheet[f"{column}5"]
        a.value, b.value = b.value, a.value


def mistakes(sheet):
    sheet["H2"] = "=21*4"
    sheet["A3"], sheet["B3"], sheet["H3"] = None, "H22", 47
    sheet["A4"], sheet["B4"], sheet["C4"] = None, "H2", "Over six months"
    sheet["H4"] = datetime.date(2026, 4, 3)
    sheet["L5"] = "A text for a part."
    sheet["H5"] = "#N/A"
    sheet["H5"].data_type = "e"
    sheet["E2"] = "85%"
    sheet["O2"] = "a note of my own"
    sheet["H2"].comment = Comment("Sarah is still checking this", "Tom")
    sheet.row_dimensions[4].hidden = True


def pasted(sheet):
    # The row of H1 was copied over that of H2, all but its id; some words of the answer are raised or struck through.
    for column in "BCDEFG":
        sheet[f"{column}3"].value = sheet[f"{column}2"].value
    sheet["H3"] = 84
    sheet["H4"] = CellRichText("12", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    sheet["H2"] = CellRichText(TextBlock(InlineFont(strike=True), "84%"), " 81%")


def second(sheet):
    sheet["H2"] = "85%"


def parks(sheet):
    sheet["H2"] = "13"


filled("Housing.xlsx", "housing.xlsx", good)
filled("Housing.xlsx", "mistakes.xlsx", mistakes)
def unseen(sheet):
    # A level by its colour only, a commentary over two rows, a hidden column, a copy of the sheet with other answers, notes aside.
    sheet["H2"], sheet["L2"] = "84%", "Two crews were short."
    sheet["J2"].fill = PatternFill("solid", fgColor="FFC000")
    sheet.merge_cells("L2:L3")
    sheet.column_dimensions["K"].hidden = True
    book = sheet.parent
    copy = book.copy_worksheet(sheet)
    copy.title, copy["H2"] = "Housing (2)", "86%"
    book.create_sheet("Workings")["A1"] = "84 of 100"


def renamed(sheet):
    # Headings were made clearer.
    sheet["H1"], sheet["L1"] = "Q2 figure", "Comments"
    sheet["H2"], sheet["L2"] = "84%", "Two crews were short."


def retitled(sheet):
    sheet["L1"], sheet["L2"], sheet["H2"] = "Your commentary", "Two crews were short.", "84%"


filled("Housing.xlsx", "pasted.xlsx", pasted)
filled("Housing.xlsx", "second.xlsx", second)
filled("Parks.xlsx", "parks.xlsx", parks)
filled("Housing.xlsx", "unseen.xlsx", unseen)
filled("Housing.xlsx", "renamed.xlsx", renamed)
filled("Housing.xlsx", "retitled.xlsx", retitled)
