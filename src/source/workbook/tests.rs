//! Workbooks made here, part by part, and what is read of them.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// The parts of a workbook with two sheets, of which the second is hidden and the first has a comment.
pub(super) const PARTS: [(&str, &str); 9] = [
    ("[Content_Types].xml", "<Types/>"),
    (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    ),
    (
        "xl/workbook.xml",
        "<workbook><sheets><sheet name=\"Report\" sheetId=\"7\" r:id=\"a\"/>\
         <sheet name=\"Notes\" sheetId=\"3\" state=\"hidden\" r:id=\"b\"/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"b\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"./worksheets/sheet2.xml\"/>\
         <Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>",
    ),
    ("xl/styles.xml", "<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
    ("xl/sharedStrings.xml", "<sst><si><t>shared</t></si></sst>"),
    (
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>",
    ),
    (
        "xl/worksheets/sheet2.xml",
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>1462</v></c></row></sheetData></worksheet>",
    ),
    (
        "xl/worksheets/_rels/sheet2.xml.rels",
        "<Relationships><Relationship Id=\"c\" Type=\"x/vmlDrawing\" Target=\"../drawing.vml\"/>\
         <Relationship Id=\"d\" Type=\"x/comments\" Target=\"../comments1.xml\"/></Relationships>",
    ),
];
const COMMENTS: (&str, &str) = (
    "xl/comments1.xml",
    "<comments><commentList><comment ref=\"A1\"><text><t>why?</t></text></comment></commentList></comments>",
);

/// A zip file of these parts.
pub(super) fn zipped<'p>(parts: impl IntoIterator<Item = (&'p str, &'p str)>) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        file.start_file(name, SimpleFileOptions::default()).expect("a part");
        file.write_all(text.as_bytes()).expect("its text");
    }
    file.finish().expect("a zip file").into_inner()
}

/// The parts with others in the place of those of the same names, or behind them; one without a text is left out.
pub(in crate::source) fn with<'p>(others: &[(&'p str, &'p str)]) -> Vec<u8> {
    let other = |name: &str| others.iter().find(|(other, _)| *other == name);
    let kept = PARTS.into_iter().filter(|(name, _)| other(name).is_none());
    zipped(kept.chain(others.iter().copied().filter(|(_, text)| !text.is_empty())))
}

fn shown(sheet: &Sheet, row: u32, column: u32) -> &str {
    sheet.cell(row, column).expect("a cell").value.shown()
}

#[test]
fn a_workbook_is_read_with_all_its_parts() {
    let book = opened(&with(&[COMMENTS])).expect("a workbook");
    let sheets: Vec<_> = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.is_hidden)).collect();
    assert_eq!(sheets, [("Report", false), ("Notes", true)]);
    assert_eq!(book.sheets[0].comments, [(0, 0, "why?".to_owned())]);
    assert!(book.sheets[1].comments.is_empty());
    assert_eq!((shown(&book.sheets[0], 0, 0), shown(&book.sheets[1], 1, 1)), ("01/01/1904", "shared"));
}

#[test]
fn a_sheet_has_what_is_drawn_over_it() {
    let relation =
        "<Relationships><Relationship Id=\"d\" Type=\"x/drawing\" Target=\"../drawing1.xml\"/></Relationships>";
    let drawn = "<wsDr><from><col>1</col><row>2</row></from><pic/></wsDr>";
    let rels = ("xl/worksheets/_rels/sheet1.xml.rels", relation);
    let book = opened(&with(&[rels, ("xl/drawing1.xml", drawn)])).expect("a workbook");
    assert_eq!(book.sheets[1].drawings, [(2, 1, String::new())]);
    // A fault in a drawing is no reason to refuse the cells.
    let book = opened(&with(&[rels, ("xl/drawing1.xml", "<wsDr></x>")])).expect("a workbook");
    assert_eq!((shown(&book.sheets[1], 1, 1), book.sheets[1].drawings.len()), ("shared", 0));
}

#[test]
fn days_are_counted_from_where_the_workbook_says() {
    let parts = PARTS[2].1.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    let book = opened(&with(&[("xl/workbook.xml", &parts)])).expect("a workbook");
    assert_eq!(shown(&book.sheets[0], 0, 0), "02/01/1908");
}

#[test]
fn parts_that_a_workbook_can_do_without_may_be_missing() {
    // The comments are named and not there.
    let styles = [("xl/styles.xml", "")];
    let book = opened(&with(&styles)).expect("a workbook");
    assert_eq!((shown(&book.sheets[0], 0, 0), book.sheets[0].comments.len()), ("1462", 0));
    let sheet = opened(&with(&[("xl/worksheets/sheet1.xml", "")])).expect_err("no sheet");
    assert_eq!(sheet.message, "this workbook is damaged (its part xl/worksheets/sheet1.xml is missing)");
    let texts = opened(&with(&[("xl/sharedStrings.xml", "")])).expect_err("no texts");
    assert_eq!(texts.message, "this workbook is damaged (a cell names a text that is not there)");
}

#[test]
fn the_words_of_a_cell_are_strong_where_it_is_bold_and_nothing_in_it_is_marked() {
    let text = |text: &str| CellValue::Text(text.into(), false);
    let words = |value: CellValue, is_bold: bool, strong: Option<&str>| {
        let strong = strong.map(Arc::from);
        Cell { column: 0, value, is_formula: false, is_bold, strong, is_struck: false }.words()
    };
    assert_eq!(words(text("a"), false, None), "a");
    assert_eq!(words(text("a"), true, None), "**a**");
    assert_eq!(words(text("**a** b"), true, None), "**a** b");
    assert_eq!(words(text("**a** b"), false, None), "**a** b");
    assert_eq!(words(text("a b"), false, Some("**a** b")), "**a** b");
    assert_eq!(words(text("**a** b"), false, Some("****a** b**")), "**a** b");
    assert_eq!(words(CellValue::Truth(true), true, None), "TRUE");
    assert_eq!(words(CellValue::Error("#N/A".into()), true, None), "#N/A");
}

#[test]
fn a_cell_of_spaces_is_blank() {
    let cell = |value| Cell { column: 0, value, is_formula: false, is_bold: false, strong: None, is_struck: false };
    for (text, is_blank) in [("", true), (" \u{A0}\n", true), ("a", false)] {
        assert_eq!(cell(CellValue::Text(text.into(), false)).is_blank(), is_blank, "{text:?}");
    }
    assert!(!cell(CellValue::Truth(false)).is_blank() && !cell(CellValue::NoResult).is_blank());
}

#[test]
fn what_excel_keeps_beside_an_open_workbook_is_told_from_it() {
    for name in ["~$q3.xlsx", "packs/~$q3.xlsx", r"packs\~$q3.xlsx"] {
        assert_eq!(kept_beside(name), Some("q3.xlsx"), "{name}");
        let refusal = read(name, &with(&[]), true).expect_err("no workbook");
        assert_eq!(refusal.hint, "name the workbook itself: q3.xlsx");
    }
    assert_eq!((kept_beside("q3.xlsx"), kept_beside("~$packs/q3.xlsx"), kept_beside("q~$3.xlsx")), (None, None, None));
}

#[test]
fn a_workbook_is_told_by_its_first_bytes_or_its_name() {
    for name in ["a.xlsx", "a.XLSM", "a.xls", "a.ods", "a.xltx", "a.fods", "a.xlsb"] {
        assert!(is_meant(name, b"{}"), "{name}");
    }
    assert!(is_meant("a.json", b"PK\x03\x04") && is_meant("a.json", package::OLE));
    assert!(!is_meant("a.json", b"{}") && !is_meant("xlsx", b"{}") && !is_meant("a.xlsx.json", b"PK"));
}

#[test]
fn cells_are_named_as_excel_names_them() {
    assert_eq!(
        ["A1", "Z2", "AA3", "XFD1048576"],
        [cell_name(0, 0), cell_name(1, 25), cell_name(2, 26), cell_name(1_048_575, 16_383)]
    );
}
