#!/usr/bin/env python3
"""Makes the workbooks of this folder, with another library than the program's own: pip install openpyxl.

The files are kept, so that the tests need neither Python nor openpyxl. Run it again after a change here:
    python3 tests/workbooks/make.py [NAME...]      all, or those of these functions
formats.ods and formats.xls are formats.xlsx as LibreOffice saves it, locked.xlsx is it under a password, by msoffcrypto-tool.
What the program says of each, and what it reads, stands beside it in NAME.expected.
"""

import datetime
import io
import pathlib
import re
import sys
import zipfile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

HERE = pathlib.Path(__file__).resolve().parent
REPORT = {
    "Title": "Performance Report",
    "Committee": "Housing Committee",
    "Period": "Quarter 1",
    "Produced on": datetime.date(2026, 7, 20),
}
FIRST = ["Ref", "Title", "Direction", "Target", "Current", "Level"]


def book(report=REPORT, rows=(), headings=FIRST, narrative=True):
    """A pack: one row of `rows` for each indicator, and a commentary for each."""
    made = Workbook()
    sheet = made.active
    sheet.title = "Report"
    sheet.append(["Field", "Value"])
    for field, value in report.items():
        sheet.append([field, value])
    sheet = made.create_sheet("Indicators")
    sheet.append(list(headings))
    for row in rows:
        sheet.append(list(row))
    if narrative:
        sheet = made.create_sheet("Narrative")
        sheet.append(["Indicator", "Heading", "Text"])
        for row in rows:
            sheet.append([row[0], "Commentary", "On course."])
    return made


def save(made, name, change=None):
    """Saves a workbook without the time of day; `change` gets every part's name and bytes."""
    made.properties.created = made.properties.modified = datetime.datetime(2026, 1, 1)
    raw = io.BytesIO()
    made.save(raw)
    write(name, raw.getvalue(), change)


def write(name, data, change=None):
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info.filename)
            if info.filename == "docProps/core.xml":  # openpyxl writes the time of day
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-01-01T00:00:00Z", content)
            content = change(info.filename, content) if change else content
            if content is not None:
                new.writestr(zipfile.ZipInfo(info.filename, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def shown():
    """Cells that show something else than they store."""
    made = book(rows=[[str(n), f"Measure {n}", "higher", None, None, "Green"] for n in range(1, 13)])
    sheet = made["Indicators"]
    for row, (target, target_format, current, current_format) in enumerate(
        [
            (0.9, "0%", 0.95, "0%"),
            (95, "General", 95.4, "0"),
            (98206, "#,##0", 100142, "#,##0"),
            (465074000, "#,##0,", 470000000, "#,##0,"),
            (7, "General", 7.000000000000001, "General"),
            (1200, '"£"#,##0', 1250.5, '"£"#,##0.00'),
            (49, "0.0", 50, "0.00"),
            (0.25, "# ?/?", 0.5, "# ?/?"),
            ("98,206", "@", "100,142", "@"),
            (-5, "0;(0)", -4, "0;(0)"),
            (0.5, "h:mm", 0.75, "h:mm"),
            (1000000, "General", 1234567, '0.0,,"m"'),
        ],
        start=2,
    ):
        for column, value, form in ((4, target, target_format), (5, current, current_format)):
            cell = sheet.cell(row, column, value)
            cell.number_format = form
    save(made, "shown.xlsx")


def formats():
    """Numbers in the formats that people choose, for a second opinion on what they show."""
    pairs = [
        # 0.285 is not among them: Excel shows 29%, LibreOffice, which multiplies in binary, 28%.
        (0.94999, "0%"), (0.9449, "0.0%"), (1.005, "0.00%"), (-0.125, "0.0%"), (12.5, "0"), (2.5, "0"),
        (613896, "#,##0,"), (10800, '_(* #,##0,_);_(* \\(#,##0,\\);_(* "- "?_);_(@_)'), (1234567, '0.0,,"m"'), (1250000, '#,##0.00,,'),
        (1.005, '"£"#,##0.00'), (-1234.5, '"£"#,##0.00;[Red]-"£"#,##0.00'), (1234.5, "[$£-809]#,##0.00"), (-5, "0;(0)"), (0, '0;-0;"nil"'),
        (98206, "#,##0"), (98206.5, "#,##0.0"), (0.1 + 0.2, "General"), (1e-7, "0.00E+00"), (1234.5678, "0.###"), (7, "0.0##"), (0.5, "# ?/?"),
        (45621, "dd/mm/yyyy"), (45621, "d mmmm yyyy"), (45621, "mmm-yy"), (45621.75, "dd/mm/yyyy hh:mm"), (0.5, "h:mm"), (1.5, "[h]:mm"), (12, '0" days"'),
    ]
    made = book(rows=[[str(n), f"Measure {n}", "higher", None, None, "Green"] for n in range(1, len(pairs) + 1)])
    for row, (value, form) in enumerate(pairs, start=2):
        made["Indicators"].cell(row, 5, value).number_format = form
    save(made, "formats.xlsx")


def texts():
    """Bold words, line breaks, a leading apostrophe, TRUE, spaces, escaped characters."""
    made = book(rows=[["36", "Library users", "higher", 90, 95, "Green"], ["37", True, " higher ", 5, 6, "Blue"]])
    bold = InlineFont(b=True)
    sheet = made["Narrative"]
    sheet["C2"] = CellRichText("Visits ", TextBlock(bold, "rose "), "in June.\nTwo libraries\nreopened.")
    sheet["C3"] = CellRichText(TextBlock(bold, "All of it bold."))
    sheet.append(["37", "Actions", "By its cell:\n- one\n- two"])
    sheet["C4"].font = Font(bold=True)
    made["Indicators"]["E2"].font = Font(bold=True)
    sheet.append(["36", "Path to Green", "First paragraph.\n\n- one\n- two"])
    sheet.append(["36", "Path to Green", "A second row of the same heading."])
    quoted = made["Indicators"]["B2"]
    quoted.value, quoted.quotePrefix = "1/4 of users", True
    save(made, "texts.xlsx")


def looks():
    """Bold, raised and struck words where no running text is: names and figures are not marked, and nothing is lost."""
    bold, struck = InlineFont(b=True), InlineFont(strike=True)
    made = book(rows=[["1", None, "higher", 90, None, "Green"], ["2", "Raised", "higher", 200, None, "Green"], ["3", "Struck", "higher", 5, None, "Green"]])
    sheet = made["Indicators"]
    sheet["B2"] = CellRichText("Visits to ", TextBlock(bold, "libraries"))
    sheet["E2"] = CellRichText(TextBlock(bold, "95"), " %")
    sheet["E3"] = CellRichText("204", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    sheet["E4"] = CellRichText(TextBlock(struck, "4"), "6")
    sheet["A4"].font = sheet["B4"].font = Font(strike=True)
    made["Narrative"]["C3"] = CellRichText("CO", TextBlock(InlineFont(vertAlign="subscript"), "2"), " fell.")
    actions = made.create_sheet("Actions")
    actions.append(["Indicator", "Text", "Owner"])
    actions.append(["1", CellRichText("Open ", TextBlock(bold, "on Sundays")), CellRichText(TextBlock(bold, "A. Brown"), ", Libraries")])
    actions.append(["1", "Train the staff", "Libraries"])
    actions["B3"].font = Font(bold=True)
    save(made, "looks.xlsx")


def choices():
    """Words that no column of choices, of numbers, of days takes: every message says what to type into the cell."""
    report = {
        **REPORT, "Produced on": "20/07/2026", "Status": "wip", "Number of the first page": "twelve", "Language": "en_GB", "Tables under charts": "yes please",
        "Theme accent": "blue", "Theme text size": "large", "Summary": "maybe", "Summary movers": "5 of them", "Parts": "cover\nflow", "Layout": "large print",
        "Print owners": 2, "Scale basis": "percent", "Key": "all",
    }
    headings = ["Ref", "Title", "Frequency", "Unit", "Direction", "Target", "Current", "Current mark", "Basis", "Level", "Not due"]
    rows = [
        ["1", "Visits", "Quarterly", "days", "up", "90%", "95% (prov.)", "prov", "ytd", "green", None],
        ["2", "Loans", "Q", "%", "higher", 5, 6, "not aplicable", "period", "Purple", None],
        ["3", "Homes", None, None, "lower", "null", "5", "suppressed", None, "Red", None],
        ["4", "Days", None, None, "lower", 5, "5,00", None, None, None, None],
    ]
    made = book(report, rows, headings)
    for name, *lines in (
        ("Scale", ["Name", "Below", "Up to", "Off target"], ["Red", "ten", None, None], ["Green", 0, 5, None]),
        ("Charts", ["Indicator", "Kind", "Title", "Table under it"], ["1", "pie", "Visits", "perhaps"], ["2", "line", "Loans", None]),
        ("Chart figures", ["Indicator", "Chart", "Row", "Name", "1", "2"], ["2", "Loans", "categories", None, "Q1", "Q2"], ["2", "Loans", "series", "Loans", 5, None], ["2", "Loans", "line", "Visits", 5, 6]),
        ("Actions", ["Indicator", "Text", "Due date", "Done in per cent"], ["1", "Open on Sundays", "31st March", "half"], ["1", "Hire", "2026-03-31", 120]),
        ("History", ["Indicator", "Period", "Value", "Mark"], ["1", "Q1", "about 90", "p"], ["3", "Q1", 7, "not applicable"]),
        ("Comparators", ["Indicator", "Label", "Value"], ["1", None, "92%"]),
        ("Pictures", ["Indicator", "File", "Alternative text"], ["1", "photo.png", None]),
        ("Accepted warnings", ["Indicator", "Code", "Reason"], ["1", "rag mismatch", "Agreed"], [None, "anything", "Agreed"]),
    ):
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)
    save(made, "choices.xlsx")


def errors():
    """Errors of formulas, stored as such and as texts."""
    made = book(rows=[["1", "Divided", "higher", 5, None, "Green"], ["2", "Referred", "higher", 5, None, "Green"]])
    for cell, error in (("E2", "#DIV/0!"), ("E3", "#REF!")):
        made["Indicators"][cell].value = error
        made["Indicators"][cell].data_type = "e"
    save(made, "errors.xlsx")


def formulas():
    """A formula without its result, and, patched in, one with it."""
    made = book(rows=[["1", "Counted", "higher", 5, "=2+3", "Green"], ["2", "Lost", "higher", 5, "=2+4", "Green"]])

    def change(name, content):
        if name == "xl/worksheets/sheet2.xml":
            return re.sub(rb"(<f>2\+3</f>)<v ?(/>|></v>)", rb"\1<v>5</v>", content)
        return content

    save(made, "formulas.xlsx", change)


def blank():
    """A figure that its format hides, and a formula whose result is an empty text: nothing shows of either."""
    made = book(rows=[["1", "Hidden", "higher", 5, 6, "Green"], ["2", "Empty", "higher", 5, '=IF(1=1,"",6)', "Green"]])
    made["Indicators"]["E2"].number_format = "0;-0;;@"
    made["Indicators"]["E2"] = 0

    def change(name, content):
        if name == "xl/worksheets/sheet2.xml":
            return re.sub(rb'(<c r="E3"[^>]*)(><f>.*?</f>)<v ?(/>|></v>)', rb'\1 t="str"\2<v></v>', content)
        return content

    save(made, "blank.xlsx", change)


def dates():
    """A ref that became a date, one that lost its nought, a figure that became a month, a serial number for a date."""
    report = {**REPORT, "Produced on": 46223, "Date of the meeting": "4 September 2026"}
    rows = [
        [datetime.date(2026, 4, 1), "Ref 1/4", "higher", 5, 6, "Blue"],
        [1.9, "Ref 1.9", "higher", 5, 6, "Blue"],
        [1.1, "Ref 1.10", "higher", 5, 6, "Blue"],
        ["3", "Figure 3-4", "higher", 5, datetime.date(2026, 4, 3), "Blue"],
    ]
    made = book(report, rows, narrative=False)
    made["Indicators"]["A2"].number_format = "d-mmm"
    made["Indicators"]["E5"].number_format = "dd/mm/yyyy"
    save(made, "dates.xlsx")


def hidden():
    """A hidden row, a hidden column and a hidden sheet: read like others."""
    made = book(rows=[["1", "Shown", "higher", 5, 6, "Blue"], ["2", "Hidden", "higher", 5, 6, "Blue"]])
    made["Indicators"].row_dimensions[3].hidden = True
    made["Indicators"].column_dimensions["D"].hidden = True
    made["Narrative"].sheet_state = "hidden"
    save(made, "hidden.xlsx")


def headings():
    """Headings twice, unknown, missing; a cell under none; a sheet that a pack does not have, one that is marked."""
    made = book(
        rows=[["1", "Twice", "higher", 5, 6, "Blue", 7, "x", "stray"]],
        headings=[*FIRST, "current", "Portfolioo", None, "Old column"],
    )
    made["Report"].append(["Committe", "Housing"])
    made.create_sheet("Histroy").append(["Indicator", "Period", "Value"])
    made.create_sheet("Sheet4").append(["sums"])
    made.create_sheet("#My notes").append(["anything"])
    made.create_sheet("Empty")
    save(made, "headings.xlsx")


def belongs():
    """Rows that belong to no indicator, to one of two, to a measure that is not there."""
    made = book(rows=[["36", "One", "higher", 5, 6, "Blue"], ["37", "Two", "higher", 5, 6, "Blue"], ["37", "Again", "higher", 5, 6, "Blue"]])
    history = made.create_sheet("History")
    history.append(["Indicator", "Measure", "Period", "Value"])
    for row in (["36", None, "Q1", 5], ["3 6", None, "Q2", 6], [None, None, "Q3", 7], ["36", "Visits", "Q4", 8]):
        history.append(row)
    made["Narrative"].append(["36", None, "A text without heading."])
    save(made, "belongs.xlsx")


def same_sheets():
    """Two sheets whose names differ in case, which Excel does not allow but a program can write."""
    made = book(rows=[["1", "One", "higher", 5, 6, "Blue"]])
    made.create_sheet("Other").append(["Ref", "Title"])
    save(made, "same-sheets.xlsx", lambda name, content: content.replace(b'name="Other"', b'name="INDICATORS"'))


def wide():
    """Formatted cells down to the last row, and one far cell: nothing is made of the rows between."""
    made = book(rows=[["1", "One", "higher", 5, 6, "Blue"]])
    sheet = made["Indicators"]
    for row in (5_000, 1_048_576):
        sheet.cell(row, 1).font = Font(bold=True)
    sheet.cell(1_048_576, 16_384, "far away")
    save(made, "wide.xlsx", lambda name, content: re.sub(rb'<dimension ref="[^"]*" ?/>', b'<dimension ref="A1:B2"/>', content))


def foreign():
    """A workbook that is no pack."""
    made = Workbook()
    made.active.title = "KPIs"
    made.active.append(["KPI No", "Measure", "Q1"])
    save(made, "foreign.xlsx")


def with_shared_texts(data):
    """The workbook with its texts in a part of their own, as Excel writes them."""
    texts = []

    def shared(match):
        texts.append(match.group(2))
        return b'<c r="%s" t="s"><v>%d</v></c>' % (match.group(1), len(texts) - 1)

    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info.filename)
            if info.filename.startswith("xl/worksheets/"):
                content = re.sub(rb'<c r="(\w+)" t="inlineStr"><is>(.*?)</is></c>', shared, content)
            if info.filename == "xl/_rels/workbook.xml.rels":
                relation = b'<Relationship Id="rIdTexts" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>'
                content = content.replace(b"</Relationships>", relation + b"</Relationships>")
            new.writestr(info.filename, content)
        space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        items = b"".join(b"<si>%s</si>" % text for text in texts)
        start = b'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="%s" uniqueCount="%d">' % (space, len(texts))
        new.writestr("xl/sharedStrings.xml", start + items + b"</sst>")
    return result.getvalue()


def damaged():
    """Parts that are missing, malformed, or not to be trusted."""
    made = book(rows=[["1", "One", "higher", 5, 6, "Blue"]])
    raw = io.BytesIO()
    made.save(raw)
    data = with_shared_texts(raw.getvalue())
    sheet, strings = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"

    def of(part, edit):
        return lambda name, content: edit(content) if name == part else content

    write("no-sheet.xlsx", data, of(sheet, lambda _: None))
    write("malformed.xlsx", data, of(sheet, lambda content: content[: len(content) // 2]))
    write("strings-gone.xlsx", data, of(strings, lambda content: re.sub(rb"<si>.*</si>", b"", content)))
    write("strings-claimed.xlsx", data, of(strings, lambda content: content.replace(b"uniqueCount=", b'uniqueCount="99999999999999" x=')))
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    write("entity.xlsx", data, of(strings, lambda content: re.sub(rb"(<\?xml[^>]*\?>)?", lambda m: m.group(0) + entity, content, count=1)))
    (HERE / "cut-short.xlsx").write_bytes(data[: len(data) * 2 // 3])


def other_kinds():
    """Files that are no workbook that is read, under all kinds of names."""
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
    (HERE / "old.xls").write_bytes(ole + "Workbook".encode("utf-16-le"))
    (HERE / "protected.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    (HERE / "csv-named.xlsx").write_text("Ref,Title\n36,Library users\n")
    (HERE / "table.xls").write_text("<html><table><tr><td>36</td></tr></table></html>")
    (HERE / "empty.xlsx").write_bytes(b"")
    (HERE / "json-named.xlsx").write_text("{}")
    made = io.BytesIO()
    book().save(made)

    def with_part(name, part):
        data = io.BytesIO(made.getvalue())
        with zipfile.ZipFile(data, "a") as archive:
            archive.writestr(part, b"")
        write(name, data.getvalue())

    with_part("macros.xlsm", "xl/vbaProject.bin")
    with_part("binary.xlsb", "xl/workbook.bin")
    for name, parts in (("text.ods", ("mimetype", "content.xml")), ("letter.xlsx", ("word/document.xml",)), ("plain-zip.xlsx", ("a.txt",))):
        with zipfile.ZipFile(HERE / name, "w") as archive:
            for part in parts:
                archive.writestr(zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), b"x")


def rounded():
    """Shown 95% against 95%, stored 94.97%; shown as it is stored."""
    rows = [["1", "Rounded", "higher", 0.95, 0.9497, "Green"], ["2", "Exact", "higher", 0.95, 0.95, "Green"], ["3", "Far enough", "higher", 0.9, 0.9497, "Blue"]]
    made = book(rows=rows)
    for row in (2, 3, 4):
        for column in ("D", "E"):
            made["Indicators"][f"{column}{row}"].number_format = "0%"
    save(made, "rounded.xlsx")


def rearranged():
    """Sheets as people rearrange them: renamed, with a title above the headings, merged, with rows and columns of their own."""
    rows = [["H1", "Repairs", "higher", 5, 6, "Blue"], ["H2", "Homes", "Up is good", 5, 6, "Blue"], ["H3", "Rents", "the smaller the better", 5, 4, "Blue"]]
    made = book(rows=rows)
    made["Indicators"].title = "Indicator list"
    save(made, "renamed-sheet.xlsx")
    made = book(rows=rows)
    made["Indicators"].insert_rows(1, 2)
    made["Indicators"]["A1"] = "Our indicators, Quarter 1"
    save(made, "above-headings.xlsx")
    made = book(rows=[[*row, "Housing" if row is rows[0] else None] for row in rows], headings=[*FIRST, "Group"])
    sheet = made["Indicators"]
    sheet.merge_cells("G2:G4")
    sheet["B5"], sheet["H1"], sheet["H2"], sheet["I1"], sheet["I2"] = "RENTS AND ARREARS", "Officer comments", "Two crews.", "History", "5; 6"
    made["Narrative"]["A2"] = "h 1"
    save(made, "merged-rows.xlsx")


ALL = (rearranged, shown, formats, texts, looks, choices, errors, formulas, blank, dates, hidden, headings, belongs, same_sheets, wide, foreign, damaged, other_kinds, rounded)
for make in ALL:
    if len(sys.argv) < 2 or make.__name__ in sys.argv[1:]:
        make()
