//! The cells of one sheet: sparse, in reading order, whatever size the sheet claims to have.

use quick_xml::events::BytesStart;

use super::strings::{Rich, rich, unescaped};
use super::styles::Styles;
use super::xml::{Step, Walk, attribute, closed, is_true, name};
use super::{Cell, CellValue, Refusal, Sheet, shown};
use crate::limits::{CELLS, grouped};

/// The most empty cells of a sheet whose colour is kept.
const COLOURED: usize = 10_000;

/// What the sheets of a workbook share.
pub(super) struct Context {
    pub(super) strings: Vec<Rich>,
    pub(super) styles: Styles,
    pub(super) is_1904: bool,
}

/// Reads a sheet's cells; `left` is how many more the workbook may have.
pub(super) fn read(text: &str, context: &Context, left: &mut usize) -> Result<Sheet, Refusal> {
    let mut walk = Walk::new(text);
    let mut sheet = Sheet::default();
    let (mut row, mut column) = (0u32, 0u32);
    let mut is_hidden = false;
    while let Some(step) = walk.step()? {
        match step {
            Step::Open(element) => match name(&element) {
                "col" if is_true(&element, "hidden") => sheet.hidden_columns.extend(span(&element)),
                "mergeCell" => sheet.merged.extend(attribute(&element, "ref").as_deref().and_then(range)),
                "row" => {
                    row = number(&element, "r").map_or(row, |number| number.saturating_sub(1));
                    (column, is_hidden) = (0, is_true(&element, "hidden"));
                }
                "c" => {
                    if let Some((at_row, at_column)) = attribute(&element, "r").as_deref().and_then(position) {
                        (row, column) = (at_row, at_column);
                    }
                    match value(&mut walk, &element, context)? {
                        Some(cell) => {
                            *left = left.checked_sub(1).ok_or_else(too_many)?;
                            put(&mut sheet, row, Cell { column, ..cell });
                            if is_hidden && sheet.hidden_rows.last() != Some(&row) {
                                sheet.hidden_rows.push(row);
                            }
                        }
                        None if sheet.coloured.len() < COLOURED && is_coloured(&element, context) => {
                            sheet.coloured.push((row, column));
                        }
                        None => {}
                    }
                    column += 1;
                }
                _ => {}
            },
            Step::Close(element) if closed(&element) == "row" => row += 1,
            _ => {}
        }
    }
    Ok(sheet)
}

/// Whether the ground of a cell has a colour that may stand for a level.
fn is_coloured(cell: &BytesStart<'_>, context: &Context) -> bool {
    let style = attribute(cell, "s").and_then(|style| style.parse().ok());
    style.is_some_and(|style| context.styles.is_coloured(style))
}

/// Puts a cell into its row; the last of two at one place counts, as in Excel.
fn put(sheet: &mut Sheet, row: u32, cell: Cell) {
    let cells = sheet.rows.entry(row).or_default();
    match cells.binary_search_by_key(&cell.column, |cell| cell.column) {
        Ok(at) => cells[at] = cell,
        Err(at) => cells.insert(at, cell),
    }
}

/// A cell without its column; `None` for an empty one.
fn value(walk: &mut Walk<'_>, cell: &BytesStart<'_>, context: &Context) -> Result<Option<Cell>, Refusal> {
    let kind = attribute(cell, "t").unwrap_or_else(|| "n".into());
    let style = attribute(cell, "s").and_then(|style| style.parse().ok()).unwrap_or(0);
    let format = context.styles.format(style);
    let (mut stored, mut inline, mut is_formula) = (None, None, false);
    let mut is_value = false;
    loop {
        match walk.step()?.ok_or_else(|| Refusal::damaged("a cell is not closed"))? {
            Step::Open(element) => {
                is_value = name(&element) == "v";
                match name(&element) {
                    "is" => inline = Some(rich(walk, "is")?),
                    "f" => is_formula = true,
                    _ => {}
                }
            }
            Step::Text(text) if is_value => stored.get_or_insert_with(String::new).push_str(&text),
            Step::Text(_) => {}
            Step::Close(element) if closed(&element) == "c" => break,
            Step::Close(_) => is_value = false,
        }
    }
    let font = context.styles.font(style);
    let cell = |value, rich: &Rich| {
        let (is_bold, is_struck) = (font.is_bold || rich.is_bold, font.is_struck || rich.is_struck);
        Cell { column: 0, value, is_formula, is_bold, strong: rich.strong.clone(), is_struck }
    };
    if let Some(rich) = inline {
        let value = CellValue::Text(rich.text.clone(), shown::is_plain(&format));
        return Ok((!rich.text.is_empty()).then(|| cell(value, &rich)));
    }
    let Some(stored) = stored.filter(|stored| !stored.is_empty() || kind == "str") else {
        return Ok(is_formula.then_some(cell(CellValue::NoResult, &Rich::default())));
    };
    if kind == "s" {
        let shared = stored.trim().parse::<usize>().ok().and_then(|index| context.strings.get(index));
        let rich = shared.ok_or_else(|| Refusal::damaged("a cell names a text that is not there"))?;
        let value = CellValue::Text(rich.text.clone(), shown::is_plain(&format));
        return Ok((!rich.text.is_empty()).then(|| cell(value, rich)));
    }
    let value = typed(&kind, &stored, &format, context.is_1904);
    let is_empty = matches!(&value, CellValue::Text(text, _) if text.is_empty());
    Ok((!is_empty).then_some(cell(value, &Rich::default())))
}

/// A stored value by the kind that its cell names, but for the shared texts.
fn typed(kind: &str, stored: &str, format: &str, is_1904: bool) -> CellValue {
    let text = |text: String| CellValue::Text(text, shown::is_plain(format));
    match kind {
        "str" => text(unescaped(stored)),
        "b" => CellValue::Truth(matches!(stored.trim(), "1" | "true" | "TRUE")),
        "e" => CellValue::Error(stored.trim().to_owned()),
        "d" => text(stored.split('T').next().unwrap_or(stored).to_owned()),
        _ => match stored.trim().parse::<f64>().ok().filter(|number| number.is_finite()) {
            Some(number) => CellValue::Number(Box::new(shown::shown(number, format, is_1904))),
            None => text(stored.to_owned()),
        },
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}

/// The first and last of the columns that a `col` describes, from 0.
fn span(element: &BytesStart<'_>) -> Option<(u32, u32)> {
    Some((number(element, "min")?.checked_sub(1)?, number(element, "max")?.checked_sub(1)?))
}

/// The corners of "A1:C2".
fn range(name: &str) -> Option<(u32, u32, u32, u32)> {
    let (first, last) = name.split_once(':')?;
    let (first, last) = (position(first)?, position(last)?);
    Some((first.0, first.1, last.0, last.1))
}

/// Row and column of "F12", from 0, within what a sheet can have.
pub(super) fn position(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|character: char| character.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let row: u32 = row.parse().ok()?;
    let value = |letter: u8| u32::from(letter.to_ascii_uppercase().wrapping_sub(b'A')) + 1;
    let is_name = !letters.is_empty() && letters.len() <= 3 && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    let column = letters.bytes().fold(0, |column, letter| column * 26 + value(letter));
    (is_name && (1..=1_048_576).contains(&row) && column <= 16_384).then(|| (row - 1, column - 1))
}

fn too_many() -> Refusal {
    let message = format!("this workbook has more than {} filled cells, the limit of this program", grouped(CELLS));
    Refusal::new(message, "split it into several workbooks")
}

#[cfg(test)]
mod tests {
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
        let sheet =
            cells("<row><c><v>1</v></c><c t=\"s\"><v>0</v></c></row><row r=\"9\"><c r=\"D9\"><v>2</v></c></row>");
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
        for name in ["XFE1", "A0", "A1048577", "1", "A", "", "AAAA1", "É1", "A1B", "$A$1"] {
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
}
