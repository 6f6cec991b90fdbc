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


def quarter(rows, headings, name, above=(), encoding="utf-8-sig"):
    """A CSV file with a cell for every heading; what a row does not give is blank."""
    lines = [",".join(f'"{cell}"' for cell in record) for record in above]
    lines.append(",".join(f'"{heading}"' for heading in headings))
    for row in rows:
        cells = row if isinstance(row, list) else [row.get(heading, "") for heading in headings]
        lines.append(",".join('"' + str(cell).replace('"', '""') + '"' for cell in cells))
    (HERE / name).write_bytes("\r\n".join(lines).encode(encoding) + b"\r\n")


def published():
    """The layouts of six public returns, each with its own headings and a few of its figures; texts are ours.

    lying-headings.csv and quarters-across.xlsx: South Africa's quarterly reporting, in vulekamali/datamanager (MIT);
    thousands.xlsx: a municipality's capital budget, in OpenUpSA/municipal-data (MIT);
    benchmarks.csv: the indicators of the Local Government Benchmarking Framework, in SC-TPP/LGBF (MIT);
    air-quality.csv and two-measures.csv: traffordDataLab/corporate_plan (Open Government Licence 3).
    """
    parts = ["Target", "ActualOutput", "ReasonforDeviation", "CorrectiveAction", "OTP", "National"]
    # Five headings stand one column off their data.
    headings = ["Sector", "Institution", "Programme", "SubProgramme", "Location", "Frequency", "Indicator", "Type", "SubType", "Outcome", "Cluster"]
    headings += [f"{part}_Q{quarter}" for quarter in (1, 2, 3, 4) for part in parts]
    headings += ["AnnualTarget_Summary2", "Preliminary_Summary2", "PrelimaryAudited_Summary2"]
    headings += [f"{part}_Summary" for part in parts[2:]] + ["ValidatedAudited_Summary2", "UID"]
    row = ["Health", "Health", "National", "Programme 1: Administration", "Sub-Programme 1.1", "Quarterly", "9.1.2 Documents tabled", "Own", "Max", "", "Social"]
    for target, actual, reason in ((0, 0, "No target in this quarter"), (1, 2, "Reached"), (2, 2, "Reached"), (5, 8, "All were tabled")):
        row += [target, actual, reason, "", "", ""]
    row += [8, 8, 8, "Reached", "", "", "", "", 291]
    above = [["ReportTitle", "Textbox95"], ["Oversight performance, FY 2021-22", "Printed on: Wednesday, September 28, 2022"], []]
    quarter([row], headings, "lying-headings.csv", above, "utf-8")

    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    of_quarter = ["target", "actual output", "deviation reason", "corrective action"]
    heads = ["Financial year", "Sphere", "Government", "Department", "Programme name", "Subprogramme name", "Indicator name", "Frequency"]
    heads += [f"Quarter {quarter} {what}" for quarter in (1, 2, 3, 4) for what in of_quarter]
    heads += ["Annual target", "Annual aggregate output", "Annual pre-audit output", "Annual deviation reason", "Annual corrective action", "Annual audited output"]
    heads += ["Sector", "Type", "Subtype", "Mtsf outcome", "Cluster"]
    sheet.append(heads)
    sheet.append(["text"] * len(heads))
    save(book, "quarters-across.xlsx")

    book = Workbook()
    sheet = book.active
    sheet.title = "BUF"
    sheet.append(["Detailed capital budget and actuals for period ending (M09) 31 March 2020"])
    sheet.append(["R thousands"])
    months = ["M01 July", "M02 Aug", "M03 Sept", "Q1 Sept", "M04 Oct", "M05 Nov", "M06 Dec", "Q2 Dec", "M07 Jan", "M08 Feb", "M09 Mar", "Q3 Mar"]
    months += ["M10 Apr", "M11 May", "M12 June", "Q4 June", "YTD"]
    heads = ["\nFunction", "\nProject Decription", "\nProject Number", "\nType", "\nMTSF Service Outcome", "\nIUDF", "\nOwn Strategic Objectives"]
    heads += ["\nAsset Class", "\nAsset Sub-Class", "\nWard Location", "\nGPS Longitude", "\nGPS Latitude"]
    heads += ["Audited Outcome\n2018/19", "Audited Outcome\n2019/20", "Original Budget\n2019/20", "Adjusted Budget\n2019/20"]
    sheet.append(heads + [f"{month} Actual\n2019/20" for month in months])
    text = ["New", "Public service", "Growth", "Own", "Furniture", None]
    sheet.append(["Corporate Support", "P-CNIN FURN & OFF EQUIP", "PC002003005_00002", *text, "Head Office", "0", "0", 465074, None, 500000, 613896]
        + [None, None, 20800, 20800] + [None] * 12 + [10800])
    sheet.append(["Community Halls", "P-CNIEU COM FAC HALLS", "PC002002002002001001_00001", *text, "Coastal", "0", "0", 384009, None, 5500000, 9631789]
        + [None, None, 150027, 150027, None, 209002, 320280, 529282, 515730, 725440, 927303, 2168473] + [None] * 4 + [2847782])
    sheet.append([])
    sheet.append(["References"])
    sheet.append(["Must reconcile with Budgeted Capital Expenditure"])
    for row in (4, 5):
        for column in range(13, 34):
            sheet.cell(row, column).number_format = '_(* #,##0,_);_(* \\(#,##0,\\);_(* "- "?_);_(@_)'
    sheet.merge_cells("A1:AG1")
    save(book, "thousands.xlsx")

    heads = ["Title", "Code", "Code_Sortable", "ReportingPeriod", "MeasureType", "NumberFormat", "YMin", "Committee", "FamilyGrouping", "Ranking_Type", "Source"]
    rows = [
        ["Net Cost of Waste Collection per Premises", "ENV01a", "ENV 01a", "Annual", "Cost", "'£ '0", 40, "Environment and Housing", "Environmental", "Ascending", "A return to the government.\nSince 2013/14 premises are asked for, too."],
        ["Adults satisfied with libraries", "C&L05a", "C&L 05a", "3 Year Aggregates", "Percentage", "0.0%", "", "", "Culture & Leisure ", "Descending", "A household survey"],
        ["Council rents in arrears", "HSN01b", "HSN 01b", "2 Yearly", "Percentage", "0.0%", "", "", "Housing", "Goldilocks", ""],
    ]
    quarter(rows, heads, "benchmarks.csv")

    heads = ["station_code", "station_name", "period", "indicator", "measure", "unit", "value"]
    figures = {"TRF2": ("Trafford A56", [14.6, 14.4]), "TRAF": ("Trafford Moss Park", [12.9, 13.4])}
    # The later date comes first.
    rows = [
        [code, name, date, "Particulate Matter (PM10)", "Annual mean concentration", "µg/m3", values[number]]
        for number, date in ((1, "2021-09-30"), (0, "2021-06-30"))
        for code, (name, values) in figures.items()
    ]
    quarter(rows, heads, "air-quality.csv")

    heads = ["area_code", "area_name", "period", "indicator", "measure", "unit", "value"]
    both = ["School readiness: children with a good level of development", "School readiness: the same of children with free school meals"]
    rows = [[code, name, "2021/22", indicator, "Percentage", "Persons", value] for indicator, values in zip(both, ((68.1, 71.9), (46.3, 54.6))) for (code, name), value in zip((("E06000036", "Bracknell Forest"), ("E09000006", "Bromley")), values)]
    quarter(rows, heads, "two-measures.csv")


for make in (stacked, services, across, csv, published):
    make()
