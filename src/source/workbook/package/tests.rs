use super::super::tests::{PARTS as OF_BOOK, with, zipped};
use super::*;

fn refused(bytes: &[u8]) -> String {
    Package::open(bytes).map(|_| ()).expect_err("no workbook").message
}

#[test]
fn parts_are_found_from_the_part_that_names_them() {
    for (folder, target, part) in [
        ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl", "./worksheets//sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl", "../xl/styles.xml", "xl/styles.xml"),
        ("", "xl/workbook.xml", "xl/workbook.xml"),
    ] {
        assert_eq!(resolved(folder, target), part);
    }
}

#[test]
fn a_part_that_may_be_missing_is_none_where_it_is() {
    let bytes = with(&[]);
    let mut package = Package::open(&bytes).expect("a workbook");
    let mut optional =
        |name: Option<&str>| package.optional(name).map(|text| text.map(|text| text.starts_with("<styleSheet")));
    assert_eq!(optional(Some("xl/styles.xml")), Ok(Some(true)));
    assert_eq!(optional(Some("XL/Styles.xml")), Ok(Some(true)), "some programs write names in another case");
    assert_eq!(optional(Some("xl/styles2.xml")), Ok(None));
    assert_eq!(optional(None), Ok(None));
}

#[test]
fn parts_are_unpacked_to_the_limit_of_all_together() {
    let bytes = with(&[("xl/a.xml", "12345"), ("xl/b.xml", "678"), ("xl/c.xml", "\u{FEFF}9")]);
    let mut package = Package::open(&bytes).expect("a workbook");
    package.left = 8;
    assert_eq!(package.part("xl/a.xml"), Ok("12345".to_owned()));
    assert_eq!(package.part("xl/b.xml"), Ok("678".to_owned()));
    assert_eq!(package.left, 0);
    let message = |refusal: Refusal| refusal.message;
    let told = Err("this workbook unpacks to more than 512 MB, the limit of this program".to_owned());
    assert_eq!(package.part("xl/b.xml").map_err(message), told);
    package.left = 4;
    assert_eq!(package.part("xl/a.xml").map_err(message), told);
    package.left = 5;
    assert_eq!(package.part("xl/a.xml"), Ok("12345".to_owned()));
    package.left = 4;
    assert_eq!(package.part("xl/c.xml"), Ok("9".to_owned()), "the mark is no text");
}

#[test]
fn a_workbook_has_so_many_parts_and_no_more() {
    let names: Vec<String> = (OF_BOOK.len()..=PARTS).map(|number| format!("xl/{number}.xml")).collect();
    let parts = |more: usize| OF_BOOK.into_iter().chain(names[..more].iter().map(|name| (name.as_str(), "")));
    assert!(Package::open(&zipped(parts(PARTS - OF_BOOK.len()))).is_ok());
    assert_eq!(
        refused(&zipped(parts(PARTS - OF_BOOK.len() + 1))),
        "this workbook is damaged (it has more than 10,000 parts, the limit of this program)"
    );
}

#[test]
fn a_workbook_has_so_many_sheets_and_no_more() {
    let kind = "x/worksheet".to_owned();
    let relations = BTreeMap::from([("a".to_owned(), Relation { kind, target: "xl/sheet1.xml".into() })]);
    let read = |sheets: usize| {
        let mut parts = Parts { sheets: Vec::new(), strings: None, styles: None, is_1904: false };
        let text = format!("<workbook>{}</workbook>", "<sheet name=\"A\" r:id=\"a\"/>".repeat(sheets));
        parts.read(&text, &relations).map(|()| parts.sheets.len()).map_err(|refusal| refusal.message)
    };
    assert_eq!(read(SHEETS), Ok(SHEETS));
    let told = "this workbook is damaged (it has more than 500 sheets, the limit of this program)";
    assert_eq!(read(SHEETS + 1), Err(told.to_owned()));
    assert_eq!(read(0), Err("this workbook is damaged (it has no sheet)".to_owned()));
}

#[test]
fn other_files_in_a_zip_are_called_what_they_are() {
    let any = [("a.txt", "a")];
    assert_eq!(refused(&zipped(any)), "this is a zip file, not a workbook");
    assert_eq!(refused(&zipped([("mimetype", "a"), ("content.xml", "a")])), "this is an OpenDocument file (.ods)");
    for name in ["mimetype", "content.xml"] {
        assert!(Package::open(&with(&[(name, "a")])).is_ok(), "{name} alone makes no OpenDocument file");
    }
    for name in ["word/document.xml", "ppt/slides.xml"] {
        assert_eq!(refused(&with(&[(name, "a")])), "this is a Word or PowerPoint file, not a workbook");
    }
    assert_eq!(refused(&with(&[("xl/vbaProject.bin", "a")])), "this workbook holds macros, which are not read");
    assert_eq!(refused(&with(&[("xl/workbook.bin", "a")])), "this is a binary Excel workbook (.xlsb)");
    let old = |word: &str| [OLE, &word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat();
    assert_eq!(refused(&old("Workbook, Summary, Document")), "this is an old Office file, such as .xls");
    let told = "this workbook is protected with a password or a sensitivity label";
    assert_eq!(refused(&old("EncryptedPackage")), told);
    assert_eq!(refused(b"PK\x03\x04"), "this workbook is damaged (the zip file is incomplete)");
}

#[test]
fn the_comments_of_a_sheet_are_those_that_its_relations_name() {
    let comments = "<comments/>";
    let bytes = with(&[("xl/comments1.xml", comments)]);
    let mut package = Package::open(&bytes).expect("a workbook");
    assert_eq!(package.beside("xl/worksheets/sheet2.xml", "/comments"), Ok(Some(comments.to_owned())));
    assert_eq!(package.beside("xl/worksheets/sheet1.xml", "/comments"), Ok(None));
    let bytes = with(&[]);
    let mut package = Package::open(&bytes).expect("a workbook");
    assert_eq!(package.beside("xl/worksheets/sheet2.xml", "/comments"), Ok(None));
}
