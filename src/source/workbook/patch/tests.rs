use super::super::tests::{PARTS, with};
use super::super::{Book, read};
use super::*;

const SHEET: &str = "<worksheet xmlns=\"m\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>\
    <row r=\"2\"><c r=\"A2\" s=\"4\"><v>0.5</v></c><c r=\"C2\" s=\"5\"/></row><row r=\"4\" ht=\"9\"/></sheetData></worksheet>";

fn changed(changes: &[(u32, u32, Content)]) -> Option<String> {
    changed_in(SHEET, changes)
}

fn changed_in(text: &str, changes: &[(u32, u32, Content)]) -> Option<String> {
    let document = Document::parse(text).expect("XML");
    let sheet = SheetText::of(&document, text)?;
    let all = [SheetText::of(&document, text)?];
    let changes: Vec<_> = changes.iter().map(|(row, column, content)| (*row, *column, content)).collect();
    sheet.changed(&changes, &all)
}

#[test]
fn single_cells_change_and_the_rest_stays() {
    let text = |text: &str| Content::Text(text.into());
    let rows = |rows: &str| Some(format!("<worksheet xmlns=\"m\"><sheetData>{rows}</sheetData></worksheet>"));
    let first = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    let second = "<row r=\"2\"><c r=\"A2\" s=\"4\"><v>0.5</v></c><c r=\"C2\" s=\"5\"/></row>";
    let words = |name: &str, text: &str| {
        format!("<c r=\"{name}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
    };
    let styled = |name: &str, style: u32, text: &str| words(name, text).replace(" t=", &format!(" s=\"{style}\" t="));
    assert_eq!(
        changed(&[(1, 0, Content::Blank), (1, 1, text("a&b")), (1, 2, Content::Copy(0, 1, 0)), (1, 3, text("d"))]),
        rows(&format!(
            "{first}<row r=\"2\"><c r=\"A2\" s=\"4\"/>{}<c r=\"C2\" s=\"4\"><v>0.5</v></c>{}</row><row r=\"4\" ht=\"9\"/>",
            words("B2", "a&amp;b"),
            words("D2", "d")
        ))
    );
    assert_eq!(
        changed(&[(3, 0, text("x")), (4, 2, text("y"))]),
        rows(&format!(
            "{first}{second}<row r=\"4\" ht=\"9\">{}</row><row r=\"5\">{}</row>",
            styled("A4", 4, "x"),
            styled("C5", 5, "y")
        ))
    );
    // A row between others, and a copy of what is no number, are not plain.
    assert_eq!(changed(&[(2, 0, text("x"))]), None);
    assert_eq!(changed(&[(1, 0, Content::Copy(0, 0, 0))]), None);
}

/// A sheet of these rows with some cells changed.
fn rows(rows: &str, changes: &[(u32, u32, Content)]) -> Option<String> {
    let changed = changed_in(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"), changes)?;
    let inner = changed.strip_prefix("<worksheet><sheetData>")?.strip_suffix("</sheetData></worksheet>")?;
    Some(inner.to_owned())
}

fn number(row: u32, column: u32) -> (u32, u32, Content) {
    (row, column, Content::Number("5".into()))
}

#[test]
fn a_new_cell_has_the_form_of_the_nearest_above_but_never_that_of_the_heading() {
    let head = "<row r=\"1\"><c r=\"A1\" s=\"7\"/><c r=\"B1\" s=\"7\"/></row>";
    let styled = "<row r=\"2\"><c r=\"B2\" s=\"3\"/></row><row r=\"3\"><c r=\"B3\" s=\"4\"/></row>";
    let told = rows(&format!("{head}{styled}<row r=\"4\"/>"), &[number(3, 0), number(3, 1)]);
    let new = "<row r=\"4\"><c r=\"A4\"><v>5</v></c><c r=\"B4\" s=\"4\"><v>5</v></c></row>";
    assert_eq!(told, Some(format!("{head}{styled}{new}")));
}

#[test]
fn a_row_takes_new_cells_however_it_is_closed() {
    let full = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    let new = "<c r=\"B2\"><v>5</v></c><c r=\"C2\"><v>5</v></c>";
    for empty in ["<row r=\"2\"/>", "<row r=\"2\"></row>", "<row r=\"2\" />"] {
        let told = rows(&format!("{full}{empty}"), &[number(1, 1), number(1, 2)]).expect("a changed sheet");
        assert_eq!(told.replace(" >", ">"), format!("{full}<row r=\"2\">{new}</row>"), "{empty}");
    }
}

#[test]
fn new_rows_come_behind_all_others_or_not_at_all() {
    let two = "<row r=\"2\"><c r=\"A2\"/></row><row r=\"5\"><c r=\"A5\"/></row>";
    let new = "<row r=\"6\"><c r=\"B6\"><v>5</v></c></row><row r=\"8\"><c r=\"B8\"><v>5</v></c></row>";
    assert_eq!(rows(two, &[number(5, 1), number(7, 1)]), Some(format!("{two}{new}")));
    for row in [0, 2, 3] {
        assert_eq!(rows(two, &[number(row, 1)]), None, "{row}");
        assert_eq!(rows(two, &[number(row, 1), number(7, 1)]), None, "{row}");
    }
}

#[test]
fn a_formula_that_others_share_is_not_changed() {
    let row = |formula: &str| format!("<row r=\"2\"><c r=\"A2\">{formula}<v>1</v></c></row>");
    let new = "<row r=\"2\"><c r=\"A2\"><v>5</v></c></row>".to_owned();
    assert_eq!(rows(&row(""), &[number(1, 0)]), Some(new.clone()));
    assert_eq!(rows(&row("<f>B2</f>"), &[number(1, 0)]), Some(new));
    for shared in ["<f t=\"shared\" ref=\"A2:A9\" si=\"0\">B2</f>", "<f t=\"array\" ref=\"A2:A3\">B2</f>"] {
        assert_eq!(rows(&row(shared), &[number(1, 0)]), None, "{shared}");
    }
}

/// The parts of a zip file with their texts.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let indexes = 0..archive.len();
    let part = |index: usize| {
        let mut file = archive.by_index(index).expect("a part");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut file, &mut text).expect("its text");
        (file.name().expect("its name").into_owned(), text)
    };
    indexes.map(part).collect()
}

#[test]
fn every_part_but_the_sheet_that_changed_stays_as_it_is() {
    let old = with(&[]);
    let changes = Changes::from([((1, 1, 1), Content::Text("new".into())), ((1, 1, 3), Content::Copy(0, 0, 0))]);
    let new = patched(&old, &changes).expect("a workbook");
    let Book { sheets } = read("q3.xlsx", &new, true).expect("a workbook");
    let shown = |sheet: usize, row, column| sheets[sheet].cell(row, column).map(|cell| cell.value.shown().to_owned());
    let day = Some("01/01/1904".to_owned());
    assert_eq!([shown(1, 1, 1), shown(1, 1, 3), shown(0, 0, 0)], [Some("new".to_owned()), day.clone(), day]);
    assert_eq!(sheets[0].rows.len() + sheets[1].rows.len(), 2);
    let (old, mut new) = (parts(&old), parts(&new));
    let part = "xl/worksheets/sheet1.xml";
    new.insert(part.to_owned(), old[part].clone());
    assert_eq!(new, old);
    assert_eq!(patched(b"PK", &changes), None);
}

#[test]
fn the_order_of_calculation_goes_and_nothing_names_it_any_more() {
    let kinds = "<Types><Override PartName=\"/xl/workbook.xml\"/></Types>";
    let named = kinds.replace("<Types>", "<Types><Override PartName=\"/xl/calcChain.xml\"/>");
    let relation = "<Relationship Id=\"z\" Type=\"x/calcChain\" Target=\"calcChain.xml\"/></Relationships>";
    let relations = PARTS[3].1.replace("</Relationships>", relation);
    let old = with(&[
        ("[Content_Types].xml", &named),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/calcChain.xml", "<calcChain/>"),
    ]);
    let changes = Changes::from([((0, 0, 0), Content::Blank)]);
    let new = parts(&patched(&old, &changes).expect("a workbook"));
    let mut expected = parts(&with(&[("[Content_Types].xml", kinds)]));
    expected.insert("xl/worksheets/sheet2.xml".into(), PARTS[7].1.replace("><v>1462</v></c>", "/>"));
    assert_eq!(new, expected);
}
