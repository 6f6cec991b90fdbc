//! The table on a sheet: its headings, stacked and merged ones joined, and its rows up to the first blank one.

use crate::problem::{did_you_mean, nearest};
use std::collections::{BTreeMap, BTreeSet};

use super::{Map, Tell};
use crate::source::{Cell, Sheet, cell_name, letters};
use crate::workbook::wording::folded;

/// How far down headings are looked for.
const LOOKED_AT: usize = 40;
/// How many rows a heading may have.
pub(super) const STACKED: u32 = 4;

/// A table: its headings by column, and its rows.
pub(super) struct Table<'s> {
    pub(super) sheet: &'s Sheet,
    pub(super) headings: BTreeMap<u32, String>,
    pub(super) rows: Vec<(u32, &'s [Cell])>,
    /// The empty cells whose ground is coloured.
    pub(super) coloured: BTreeSet<(u32, u32)>,
}

/// Finds the table that a map speaks of.
pub(super) fn find<'s>(sheet: &'s Sheet, map: &Map, tell: &mut Tell) -> Option<Table<'s>> {
    let rows = if map.header_rows.is_empty() {
        found(sheet, map)
    } else {
        map.header_rows.iter().map(|row| row.saturating_sub(1)).collect()
    };
    let Some(last) = rows.iter().max().copied().filter(|_| !rows.is_empty()) else {
        tell.error(
            place(sheet, 0, 0),
            "no row has the headings that the map names: type the number of their row in “header_rows”",
        );
        return None;
    };
    let first = rows.iter().min().copied().unwrap_or(last);
    for (row, cells) in sheet.rows.range(..first) {
        tell.note(place(sheet, *row, cells[0].column), format!("above the headings, not read: {}", said(cells)));
    }
    let coloured = sheet.coloured.iter().copied().collect();
    let mut table = Table { sheet, headings: headings(sheet, &rows), rows: Vec::new(), coloured };
    let mut expected = Some(last + 1);
    for (&row, cells) in sheet.rows.range(last + 1..) {
        // Behind a blank row stand notes; once they have begun, nothing is a row of the table any more.
        expected = expected
            .filter(|expected| row == *expected || row == last + 1 || map.over_blank_rows || table.rows.is_empty());
        match expected {
            Some(_) => table.rows.push((row, cells.as_slice())),
            None => {
                tell.note(place(sheet, row, cells[0].column), format!("below the table, not read: {}", said(cells)));
            }
        }
        expected = expected.map(|_| row + 1);
    }
    Some(table)
}

/// Tells of comments, text boxes and pictures, which are in no cell.
pub(super) fn tell_drawn(table: &Table<'_>, tell: &mut Tell) {
    let sheet = table.sheet;
    for (row, column, text) in &sheet.comments {
        tell.note(place(sheet, *row, *column), format!("the comment on this cell is not read: “{}”", short(text)));
    }
    for (row, column, text) in &sheet.drawings {
        let message = match text.as_str() {
            "" => "the picture here is not read".to_owned(),
            text => format!("the text box here is not read: “{}”", short(text)),
        };
        tell.note(place(sheet, *row, *column), message);
    }
}

/// The rows whose words are the headings that the map names: those with most of them, and the fewest rows.
fn found(sheet: &Sheet, map: &Map) -> Vec<u32> {
    let wanted: Vec<String> = named(map).iter().map(|heading| folded(heading)).collect();
    let mut best: (usize, Vec<u32>) = (0, Vec::new());
    for &row in sheet.rows.keys().take(LOOKED_AT) {
        for count in 1..=STACKED {
            let rows: Vec<u32> = (row..row + count).collect();
            let headings = headings(sheet, &rows);
            let has = |wanted: &&String| headings.values().any(|heading| folded(heading) == **wanted);
            let hits = wanted.iter().filter(has).count();
            if hits > best.0 {
                best = (hits, rows);
            }
        }
    }
    best.1
}

/// Every heading that a map names.
fn named(map: &Map) -> Vec<String> {
    let mut names: Vec<String> = map.columns.iter().map(|(_, heading)| heading.clone()).collect();
    names.extend(map.history.iter().flat_map(|(_, value, target)| [Some(value.clone()), target.clone()]).flatten());
    names.extend(map.comparators.iter().map(|(_, heading)| heading.clone()));
    names.extend(map.skip.iter().map(|(heading, _)| heading.clone()));
    names.extend(map.long.iter().flat_map(|long| long.key.iter().chain([&long.period, &long.value]).cloned()));
    names
}

/// The headings by column: stacked ones joined with " / ", merged ones carried right.
pub(super) fn headings(sheet: &Sheet, rows: &[u32]) -> BTreeMap<u32, String> {
    let mut parts: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for &row in rows {
        for (column, text) in row_of_headings(sheet, row) {
            let parts = parts.entry(column).or_default();
            if parts.last() != Some(&text) {
                parts.push(text);
            }
        }
    }
    parts.into_iter().map(|(column, parts)| (column, parts.join(" / "))).collect()
}

fn row_of_headings(sheet: &Sheet, row: u32) -> BTreeMap<u32, String> {
    let words = |cell: &Cell| cell.value.shown().split_whitespace().collect::<Vec<_>>().join(" ");
    let own = sheet.rows.get(&row).map_or(&[][..], Vec::as_slice);
    let mut headings: BTreeMap<u32, String> =
        own.iter().map(|cell| (cell.column, words(cell))).filter(|(_, words)| !words.is_empty()).collect();
    // No two ranges of a sound sheet share a cell, so that those of a row are no wider than what is filled, together.
    let last = sheet.rows.values().filter_map(|cells| cells.last()).map(|cell| cell.column).max().unwrap_or(0);
    let mut room = last + 1;
    for &(top, left, bottom, right) in sheet.merged.iter().filter(|range| (range.0..=range.2).contains(&row)) {
        let end = right.min(last);
        let Some(rest) = (end + 1).checked_sub(left).and_then(|width| room.checked_sub(width)) else { continue };
        room = rest;
        let Some(text) = sheet.cell(top, left).map(words).filter(|text| !text.is_empty()) else { continue };
        let is_title = right - left > 24 && top == bottom;
        for column in (left..=end).filter(|_| !is_title) {
            headings.entry(column).or_insert_with(|| text.clone());
        }
    }
    headings
}

impl Table<'_> {
    /// What stands under a heading, from above.
    pub(super) fn values(&self, heading: &str) -> impl Iterator<Item = &str> {
        let column = self.headings.iter().find(|(_, known)| *known == heading).map(|(column, _)| *column);
        let cells =
            self.rows.iter().filter_map(move |(_, cells)| cells.iter().find(|cell| Some(cell.column) == column));
        cells.map(|cell| cell.value.shown().trim()).filter(|shown| !shown.is_empty())
    }

    /// The last column in which something stands.
    fn last_column(&self) -> u32 {
        let cells = self.rows.iter().flat_map(|(_, cells)| cells.last()).map(|cell| cell.column);
        cells.chain(self.headings.keys().copied()).max().unwrap_or(0)
    }

    /// The column that a map means: by its heading, or by its letters.
    pub(super) fn column(&self, wanted: &str, tell: &mut Tell) -> Option<u32> {
        let word = folded(wanted);
        let same: Vec<u32> =
            self.headings.iter().filter(|(_, heading)| folded(heading) == word).map(|(column, _)| *column).collect();
        match same[..] {
            [one] => return Some(one),
            [] => {}
            _ => {
                let places = same.iter().map(|column| letters(*column)).collect::<Vec<_>>().join(", ");
                tell.error(
                    place(self.sheet, 0, same[0]),
                    format!(
                        "the heading “{wanted}” is above the columns {places}: type the letters of the one you mean"
                    ),
                );
                return None;
            }
        }
        // "RAG" is a heading that is not there rather than the 12,383rd column.
        if let Some(column) = by_letters(wanted).filter(|column| *column <= self.last_column()) {
            return Some(column);
        }
        let near = nearest(wanted, self.headings.values().map(String::as_str));
        let all = self.headings.values().take(20).map(|heading| format!("“{heading}”")).collect::<Vec<_>>().join(", ");
        let near = near.map_or_else(|| format!("; the headings are {all}"), |near| format!("; {}", did_you_mean(near)));
        let row = self.rows.first().map_or(0, |(row, _)| row.saturating_sub(1));
        tell.error(place(self.sheet, row, 0), format!("no column is headed “{wanted}”{near}"));
        None
    }
}

/// The column of letters, "F".
fn by_letters(wanted: &str) -> Option<u32> {
    let are_letters = (1..=3).contains(&wanted.len()) && wanted.bytes().all(|byte| byte.is_ascii_uppercase());
    let column = || wanted.bytes().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1) - 1;
    are_letters.then(column)
}

/// A sheet with its rows for columns.
pub(super) fn transposed(sheet: &Sheet) -> Sheet {
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    for (&row, cells) in &sheet.rows {
        for cell in cells {
            rows.entry(cell.column).or_default().push(Cell { column: row, ..cell.clone() });
        }
    }
    let merged = sheet.merged.iter().map(|(top, left, bottom, right)| (*left, *top, *right, *bottom)).collect();
    let coloured = sheet.coloured.iter().map(|(row, column)| (*column, *row)).collect();
    let turned = |drawn: &Vec<(u32, u32, String)>| {
        drawn.iter().map(|(row, column, text)| (*column, *row, text.clone())).collect::<Vec<_>>()
    };
    let (comments, drawings) = (turned(&sheet.comments), turned(&sheet.drawings));
    Sheet { rows, merged, coloured, comments, drawings, is_turned: !sheet.is_turned, ..sheet.clone() }
}

/// "KPIs!F12": the cell of the file, also where the sheet was turned.
pub(super) fn place(sheet: &Sheet, row: u32, column: u32) -> String {
    let (row, column) = if sheet.is_turned { (column, row) } else { (row, column) };
    format!("{}!{}", sheet.name, cell_name(row, column))
}

/// What stands in a row, in short.
fn said(cells: &[Cell]) -> String {
    let words: Vec<&str> = cells.iter().flat_map(|cell| cell.value.shown().split_whitespace()).collect();
    format!("“{}”", crate::source::shortened(&words.join(" "), 60))
}

/// A text on one line, in short.
fn short(text: &str) -> String {
    crate::source::shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::CellValue;

    /// Of ranges over ranges, as no sound sheet has them, a row follows as many as would fit beside one another.
    #[test]
    fn merged_ranges_of_a_row_are_followed_as_far_as_the_sheet_is_filled() {
        let cell = |column| {
            let value = CellValue::Text("Ref".into(), false);
            Cell { column, value, is_formula: false, is_bold: false, strong: None, is_struck: false }
        };
        let headings = |merged: Vec<(u32, u32, u32, u32)>| {
            let rows = [(0, vec![cell(0)]), (1, vec![cell(9)])].into();
            row_of_headings(&Sheet { rows, merged, ..Sheet::default() }, 0).into_keys().collect::<Vec<_>>()
        };
        assert_eq!(headings(vec![(0, 0, 1, 2), (0, 0, 1, 4)]), [0, 1, 2, 3, 4]);
        assert_eq!(headings(vec![(0, 0, 1_048_575, 16_383); 1_000]).len(), 10);
        assert_eq!(headings(vec![(0, 0, 1, 6), (0, 0, 1, 7)]).len(), 7, "the second is passed over");
        assert_eq!(headings(vec![(0, 12, 1, 14)]), [0], "where nothing stands");
    }
}
