//! The cells of one sheet: sparse, in reading order, whatever size the sheet claims to have.

use quick_xml::events::BytesStart;

use super::strings::{Rich, rich, unescaped};
use super::styles::Styles;
use super::xml::{Step, Walk, attribute, closed, is_true, name};
use super::{COLUMNS, Cell, CellValue, ROWS, Refusal, Sheet, shown};
use crate::limits::{CELLS, MERGED, grouped};

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
                "mergeCell" if sheet.merged.len() == MERGED => return Err(too_many("ranges of merged cells", MERGED)),
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
                            *left = left.checked_sub(1).ok_or_else(|| too_many("filled cells", CELLS))?;
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
    sheet.hidden_columns = joined(sheet.hidden_columns);
    Ok(sheet)
}

/// Spans in order and apart from one another, however often the same was said.
fn joined(mut spans: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    spans.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (first, last) in spans {
        match joined.last_mut() {
            Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
            _ => joined.push((first, last)),
        }
    }
    joined
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
                    // An empty text is a result, too.
                    "v" => stored = Some(String::new()),
                    "is" => inline = Some(rich(walk, "is")?),
                    "f" => is_formula = true,
                    _ => {}
                }
            }
            Step::Text(text) if is_value => stored.get_or_insert_default().push_str(&text),
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
    Some((first.0.min(last.0), first.1.min(last.1), first.0.max(last.0), first.1.max(last.1)))
}

/// Row and column of "F12", from 0, within what a sheet can have.
pub(super) fn position(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|character: char| character.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let row: u32 = row.parse().ok()?;
    let value = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    // Three letters at most: the name of a damaged workbook may have any number.
    let is_name = (1..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    let column = is_name.then(|| letters.bytes().fold(0, |column, letter| column * 26 + value(letter)))?;
    ((1..=ROWS).contains(&row) && column <= COLUMNS).then(|| (row - 1, column - 1))
}

fn too_many(what: &str, most: usize) -> Refusal {
    let message = format!("this workbook has more than {} {what}, the limit of this program", grouped(most));
    Refusal::new(message, "split it into several workbooks")
}

#[cfg(test)]
mod tests;
