//! Tells of what is hidden or struck through and read all the same: nobody should print what nobody has seen, or means.

use super::Faults;
use crate::problem::Code;
use crate::source::{Book, Cell, CellPlace, Sheet, cell_name, letters};
use crate::workbook::layout::Layout;
use crate::workbook::wording::folded;

/// How many rows or columns are named.
const NAMED: usize = 8;

/// Tells of hidden sheets, rows and columns of the pack, and of words that are struck through.
pub(super) fn tell(book: &Book, layout: &Layout, faults: &mut Faults) {
    for (index, sheet) in book.sheets.iter().enumerate() {
        let is_of_pack = layout.tables.iter().any(|table| folded(&table.sheet) == folded(&sheet.name));
        if !is_of_pack || sheet.rows.is_empty() {
            continue;
        }
        let at = CellPlace { sheet: u32::try_from(index).unwrap_or(u32::MAX), row: 0, column: 0 };
        if sheet.is_hidden {
            add(faults, at, format!("the sheet “{}” is hidden, but it is read", sheet.name));
        }
        if let Some(&row) = sheet.hidden_rows.first() {
            let rows: Vec<String> = sheet.hidden_rows.iter().map(|row| (row + 1).to_string()).collect();
            add(faults, CellPlace { row, ..at }, hidden("row", &rows));
        }
        let columns = filled_hidden_columns(sheet);
        if let Some(&column) = columns.first() {
            let names: Vec<String> = columns.iter().map(|column| letters(*column)).collect();
            add(faults, CellPlace { column, ..at }, hidden("column", &names));
        }
        tell_struck(sheet, at, faults);
        tell_merged(sheet, at, faults);
    }
}

/// Tells of cells that were merged over rows of entries: what they say is only the first row's.
fn tell_merged(sheet: &Sheet, at: CellPlace, faults: &mut Faults) {
    let first = sheet.rows.keys().next().copied().unwrap_or(0);
    let is_over_rows = |range: &&(u32, u32, u32, u32)| range.2 > range.0 && range.0 > first;
    for &(top, left, bottom, _) in sheet.merged.iter().filter(is_over_rows) {
        if sheet.cell(top, left).is_some_and(|cell| !cell.is_blank()) {
            let last = cell_name(bottom, left);
            let message = format!(
                "this cell is merged with those down to {last}, but what it says is read for row {} only",
                top + 1
            );
            let hint = "unmerge the cells, and type it into each row that it is for";
            faults.add(Code::HiddenCells, CellPlace { row: top, column: left, ..at }, message, hint);
        }
    }
}

/// Tells of every row in which words are struck through, as people do who mean them to go.
fn tell_struck(sheet: &Sheet, at: CellPlace, faults: &mut Faults) {
    for (&row, cells) in &sheet.rows {
        let struck: Vec<&Cell> = cells.iter().filter(|cell| cell.is_struck).collect();
        let Some(first) = struck.first() else { continue };
        let message = match struck.len() {
            1 => STRUCK.to_owned(),
            many => format!("words in {many} cells of this row are struck through, but they are read"),
        };
        let at = CellPlace { row, column: first.column, ..at };
        faults.add(Code::HiddenCells, at, message, "delete what should not be printed, or take the line off it");
    }
}

/// What is said of a cell with words that are struck through.
pub(in crate::workbook) const STRUCK: &str = "words in this cell are struck through, but they are read";

/// What is said of a cell for a level that is coloured and empty.
pub(in crate::workbook) const COLOUR_ONLY: &str =
    "this cell is coloured, but it is empty: colours are not read, so type the level's name";

fn add(faults: &mut Faults, at: CellPlace, message: String) {
    faults.add(Code::HiddenCells, at, message, "unhide it in Excel and check it, or delete what should not be printed");
}

/// The hidden columns in which something stands.
fn filled_hidden_columns(sheet: &Sheet) -> Vec<u32> {
    let is_hidden = |column: u32| sheet.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column));
    let mut columns: Vec<u32> = if sheet.hidden_columns.is_empty() {
        Vec::new()
    } else {
        sheet.rows.values().flatten().map(|cell| cell.column).filter(|column| is_hidden(*column)).collect()
    };
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// "rows 3, 7 and 9 are hidden, but they are read".
fn hidden(noun: &str, names: &[String]) -> String {
    match names {
        [one] => format!("{noun} {one} is hidden, but it is read"),
        many if many.len() > NAMED => {
            format!("{} {noun}s from {} on are hidden, but they are read", many.len(), many[0])
        }
        many => {
            let (last, others) = many.split_last().unwrap_or((&many[0], many));
            format!("{noun}s {} and {last} are hidden, but they are read", others.join(", "))
        }
    }
}
