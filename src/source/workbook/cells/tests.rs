use super::*;

fn cells(rows: &str) -> Sheet {
    let context = Context {
        strings: vec![Rich { text: "shared".into(), ..Rich::default() }],
        styles: Styles::default(),
        is_1904: false,
    };
    let text = format!("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>");
    read(&text, &context, &mut 10).expect("a sheet")
}

#[test]
fn positions_are_counted_where_they_are_not_given() {
    let sheet = cells("<row><c><v>1</v></c><c t=\"s\"><v>0</v></c></row><row r=\"9\"><c r=\"D9\"><v>2</v></c></row>");
    assert_eq!(sheet.cell(0, 1).map(|cell| cell.value.shown()), Some("shared"));
    assert_eq!(sheet.cell(8, 3).map(|cell| cell.value.shown()), Some("2"));
}

#[test]
fn formulas_count_by_their_stored_result() {
    let sheet = cells(
        "<row><c><f>1+1</f><v>2</v></c><c><f>B9</f></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c t=\"b\"><v>1</v></c></row>",
    );
    let values: Vec<_> = sheet.rows[&0].iter().map(|cell| (cell.value.shown(), cell.is_formula)).collect();
    assert_eq!(values, [("2", true), ("", true), ("#DIV/0!", true), ("TRUE", false)]);
    assert_eq!(sheet.rows[&0][1].value, CellValue::NoResult);
}

#[test]
fn empty_cells_cost_nothing_and_filled_ones_are_bounded() {
    assert!(cells(&"<row><c s=\"1\"/></row>".repeat(100)).rows.is_empty());
    let context = Context { strings: Vec::new(), styles: Styles::default(), is_1904: false };
    let text = format!("<worksheet><sheetData>{}</sheetData></worksheet>", "<row><c><v>1</v></c></row>".repeat(11));
    assert!(read(&text, &context, &mut 10).expect_err("too many").message.contains("filled cells"));
}

#[test]
fn names_of_cells_are_those_that_a_sheet_can_have() {
    for (name, place) in
        [("A1", (0, 0)), ("F12", (11, 5)), ("f12", (11, 5)), ("AA3", (2, 26)), ("XFD1048576", (1_048_575, 16_383))]
    {
        assert_eq!(position(name), Some(place), "{name}");
    }
    for name in ["XFE1", "A0", "A1048577", "1", "A", "", "AAAA1", "DOCUMENTABCDEFGH1", "É1", "A1B", "$A$1"] {
        assert_eq!(position(name), None, "{name}");
    }
    assert_eq!(range("B2:D5"), Some((1, 1, 4, 3)));
    assert_eq!((range("B2"), range("B2:"), range("B2:X")), (None, None, None));
}

#[test]
fn rows_follow_one_another_where_they_have_no_number() {
    let sheet = cells(
        "<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row r=\"7\"><c><v>3</v></c></row><row><c><v>4</v></c></row>",
    );
    assert_eq!(sheet.rows.keys().copied().collect::<Vec<_>>(), [0, 1, 6, 7]);
}

#[test]
fn a_cell_holds_what_its_kind_says() {
    let sheet = cells(
        "<row><c t=\"str\"><v>a_x000D_b</v></c><c t=\"e\"><v> #N/A </v></c><c t=\"d\"><v>2024-11-25T00:00:00</v></c><c t=\"inlineStr\"><is><t>in</t></is></c><c><v></v></c></row>",
    );
    let values: Vec<_> = sheet.rows[&0].iter().map(|cell| cell.value.shown()).collect();
    assert_eq!(values, ["a\rb", "#N/A", "2024-11-25", "in"]);
    assert!(matches!(sheet.rows[&0][1].value, CellValue::Error(_)));
}

#[test]
fn a_formula_whose_result_is_an_empty_text_has_a_result() {
    let sheet = cells(
        "<row><c t=\"str\"><f>IF(1,\"\",2)</f><v></v></c><c t=\"str\"><f>\"\"</f><v/></c>\
         <c><f>B9</f><v/></c><c t=\"str\"><f>B9</f></c></row>",
    );
    let left: Vec<_> = sheet.rows[&0].iter().map(|cell| (cell.column, &cell.value)).collect();
    assert_eq!(left, [(2, &CellValue::NoResult), (3, &CellValue::NoResult)]);
}

#[test]
fn hidden_columns_and_merged_cells_are_those_that_say_so() {
    let cols = "<cols><col min=\"1\" max=\"2\"/><col min=\"4\" max=\"6\" hidden=\"1\"/><col min=\"0\" max=\"1\" hidden=\"1\"/></cols>";
    let merged = "<mergeCells><mergeCell ref=\"A2:C3\"/><mergeCell ref=\"?\"/></mergeCells>";
    let context = Context { strings: Vec::new(), styles: Styles::default(), is_1904: false };
    let sheet = read(&format!("<worksheet>{cols}<sheetData/>{merged}</worksheet>"), &context, &mut 1).expect("a sheet");
    assert_eq!((sheet.hidden_columns, sheet.merged), (vec![(3, 5)], vec![(1, 0, 2, 2)]));
}

#[test]
fn what_is_said_of_cells_again_and_again_is_kept_once_or_refused() {
    let context = Context { strings: Vec::new(), styles: Styles::default(), is_1904: false };
    let sheet = |body: String| read(&format!("<worksheet>{body}</worksheet>"), &context, &mut 1);
    let col = |min: u32, max: u32| format!("<col min=\"{min}\" max=\"{max}\" hidden=\"1\"/>");
    let cols = [col(5, 9), col(1, 2), col(3, 3), col(6, 7), col(12, u32::MAX), col(5, 9)].concat();
    assert_eq!(sheet(cols).expect("a sheet").hidden_columns, [(0, 2), (4, 8), (11, u32::MAX - 1)]);
    let merged = |count: usize| "<mergeCell ref=\"C3:A2\"/>".repeat(count);
    assert_eq!(sheet(merged(1)).expect("a sheet").merged, [(1, 0, 2, 2)], "from its first corner");
    assert!(sheet(merged(MERGED)).is_ok());
    let refusal = sheet(merged(MERGED + 1)).expect_err("too many");
    assert!(refusal.message.contains("more than 200,000 ranges of merged cells"), "{}", refusal.message);
}

#[test]
fn rows_are_hidden_that_say_so_and_hold_something() {
    let sheet = cells(
        "<row hidden=\"1\"><c><v>1</v></c><c><v>2</v></c></row><row hidden=\"0\"><c><v>3</v></c></row><row hidden=\"1\"/><row hidden=\"true\"><c><v>4</v></c></row>",
    );
    assert_eq!(sheet.hidden_rows, [0, 3]);
}

#[test]
fn the_first_empty_cells_with_a_coloured_ground_are_kept() {
    let fills = "<fills><fill/><fill><patternFill><fgColor rgb=\"FFFF0000\"/></patternFill></fill></fills>";
    let styles = format!("<x>{fills}<cellXfs><xf/><xf fillId=\"1\"/></cellXfs></x>");
    let styles = super::super::styles::read(&styles).expect("styles");
    let context = Context { strings: Vec::new(), styles, is_1904: false };
    let coloured = |rows: &str| {
        let text = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        read(&text, &context, &mut 10).expect("a sheet").coloured
    };
    assert_eq!(
        coloured("<row><c s=\"0\"/><c s=\"1\"><v>1</v></c><c s=\"1\"/></row><row><c/><c s=\"1\"/></row>"),
        [(0, 2), (1, 1)]
    );
    assert_eq!(coloured(&"<row><c s=\"1\"/></row>".repeat(COLOURED + 1)).len(), COLOURED);
}

#[test]
fn a_cell_is_bold_or_struck_by_its_own_font_or_by_its_text() {
    let fonts = "<fonts><font/><font><b/></font><font><strike/></font></fonts>";
    let styles = format!("<x>{fonts}<cellXfs><xf/><xf fontId=\"1\"/><xf fontId=\"2\"/></cellXfs></x>");
    let strings = ["", "<b/>", "<strike/>"].map(|look| format!("<si><r><rPr>{look}</rPr><t>a</t></r></si>")).concat();
    let context = Context {
        strings: super::super::strings::shared(&format!("<sst>{strings}</sst>"), 3).expect("texts"),
        styles: super::super::styles::read(&styles).expect("styles"),
        is_1904: false,
    };
    let look = |cell: &str| {
        let text = format!("<worksheet><sheetData><row>{cell}</row></sheetData></worksheet>");
        let sheet = read(&text, &context, &mut 1).expect("a sheet");
        let cell = &sheet.rows[&0][0];
        (cell.is_bold, cell.is_struck)
    };
    let own = |style: u32| format!("<c s=\"{style}\"><v>5</v></c>");
    assert_eq!([look(&own(0)), look(&own(1)), look(&own(2))], [(false, false), (true, false), (false, true)]);
    let shared = |style: u32, text: u32| format!("<c s=\"{style}\" t=\"s\"><v>{text}</v></c>");
    assert_eq!(
        [look(&shared(0, 0)), look(&shared(1, 0)), look(&shared(0, 1))],
        [(false, false), (true, false), (true, false)]
    );
    assert_eq!(
        [look(&shared(2, 0)), look(&shared(0, 2)), look(&shared(1, 2))],
        [(false, true), (false, true), (true, true)]
    );
    let inline = |style: u32| format!("<c s=\"{style}\" t=\"inlineStr\"><is><t>a</t></is></c>");
    assert_eq!([look(&inline(0)), look(&inline(1)), look(&inline(2))], [(false, false), (true, false), (false, true)]);
}
