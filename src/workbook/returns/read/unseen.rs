//! What stands in a return and is no answer, or might be overlooked: hidden rows and columns, comments, text boxes, colours, merged
//! cells, other sheets.

use super::super::notice::Notice;
use super::super::{Asked, ISSUED};
use super::Return;
use super::headings::{Table, all};
use crate::source::{Book, CellPlace, cell_name, letters, shortened};
use crate::workbook::read::COLOUR_ONLY;
use crate::workbook::wording::{ASIDE, folded};

/// The sheet of a return that says what to do.
const HOW_TO: &str = "How to";
/// The most letters of a text box that are repeated.
const SAID: usize = 60;

/// Tells of all of it.
pub(super) fn tell(returned: &Return, book: &Book, table: &Table<'_>, told: &mut Vec<Notice>) {
    hidden(returned, table, told);
    merged(returned, table, told);
    let at = CellPlace { sheet: table.number, row: 0, column: 0 };
    for (row, column, text) in table.sheet.comments.iter().filter(|(row, _, _)| *row > table.row) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let message = format!("the comment on this cell is ignored: “{text}”");
        told.push(returned.told(CellPlace { row: *row, column: *column, ..at }, message, false));
    }
    for (row, column, text) in &table.sheet.drawings {
        let message = match text.as_str() {
            "" => "the picture here is not read: type what it says".to_owned(),
            text => format!("the text box here is not read: type its words into a cell: “{}”", shortened(text, SAID)),
        };
        told.push(returned.told(CellPlace { row: *row, column: *column, ..at }, message, false));
    }
    coloured(returned, table, told);
    other_sheets(returned, book, table, told);
}

/// A level that somebody has given as a colour only.
fn coloured(returned: &Return, table: &Table<'_>, told: &mut Vec<Notice>) {
    let level = returned.columns.get(&Asked::Level).copied();
    let is_row = |row: u32| table.sheet.rows.contains_key(&row) && row > table.row;
    for (row, column) in
        table.sheet.coloured.iter().copied().filter(|(row, column)| Some(*column) == level && is_row(*row))
    {
        let at = CellPlace { sheet: table.number, row, column };
        told.push(returned.told(at, COLOUR_ONLY.to_owned(), false));
    }
}

fn hidden(returned: &Return, table: &Table<'_>, told: &mut Vec<Notice>) {
    let at = CellPlace { sheet: table.number, row: table.row, column: 0 };
    for &row in table.sheet.hidden_rows.iter().filter(|row| **row > table.row) {
        told.push(returned.told(CellPlace { row, ..at }, "this row is hidden, but it is read".into(), false));
    }
    let is_hidden =
        |column: u32| table.sheet.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column));
    for column in returned.columns.values().copied().filter(|column| is_hidden(*column)) {
        let message = format!("the column {} is hidden, but it is read", letters(column));
        told.push(returned.told(CellPlace { column, ..at }, message, false));
    }
}

/// Cells that were merged over several rows: what they say is read for the first of them.
fn merged(returned: &Return, table: &Table<'_>, told: &mut Vec<Notice>) {
    let is_asked = |left: u32, right: u32| returned.columns.values().any(|column| (left..=right).contains(column));
    let over_rows =
        |range: &&(u32, u32, u32, u32)| range.0 > table.row && range.2 > range.0 && is_asked(range.1, range.3);
    for (top, left, bottom, _) in table.sheet.merged.iter().filter(over_rows) {
        let last = cell_name(*bottom, *left);
        let message =
            format!("this cell is merged with those down to {last}: what it says is read for its first row only");
        told.push(returned.told(CellPlace { sheet: table.number, row: *top, column: *left }, message, false));
    }
}

/// Sheets that are not read; one that asks for answers, too, may have the right ones.
fn other_sheets(returned: &Return, book: &Book, table: &Table<'_>, told: &mut Vec<Notice>) {
    let copies: Vec<u32> = all(book).map(|copy| copy.number).filter(|number| *number != table.number).collect();
    let is_ours =
        |name: &str| [HOW_TO, ISSUED].contains(&name) || ASIDE.iter().any(|aside| folded(aside) == folded(name));
    for (number, sheet) in (0..).zip(&book.sheets).filter(|(number, _)| *number != table.number) {
        let (is_copy, name) = (copies.contains(&number), &sheet.name);
        let message = match is_copy {
            true => format!(
                "the sheet “{}” asks for the same as this one: delete the one that does not count",
                table.sheet.name
            ),
            false => "this sheet is not read".to_owned(),
        };
        let is_empty = sheet.rows.is_empty() && sheet.drawings.is_empty();
        if is_copy || !(is_ours(name) || is_empty) {
            let notice = returned.told(CellPlace::default(), message, is_copy);
            told.push(Notice { sheet: name.clone(), ..notice });
        }
    }
}
