//! A workbook changed where its pack changed: cells, and rows at the end, so that colours, widths, comments and sheets of
//! one's own stay.

use std::collections::BTreeMap;

use super::layout::{Kind, Layout, REPORT};
use super::read::{Head, heads, report_row};
use super::tree::Json;
use super::wording::folded;
use super::write::rows::{self, Out, Row};
use crate::source::serial;
use crate::source::{Book, CellContent, CellPlace, Changes, Sheet, Sources, patched};

/// The workbook of a pack, given as bytes, changed to say what the pack's text says now.
///
/// `None` where that is no matter of single cells; whoever asks has to read the outcome and compare.
pub fn patch(bytes: &[u8], old: &Sources, now: &str) -> Option<Vec<u8>> {
    let layout = Layout::new();
    let text = old.text(0);
    let before = rows::of(&layout, &Json::placed(&Sources::tree(&text)?, old.cells()));
    let after = rows::of(&layout, &Json::of(&Sources::tree(now)?));
    if !before.long_texts.is_empty() || !after.long_texts.is_empty() {
        return None;
    }
    let mut patcher = Patcher { layout: &layout, book: old.book()?, changes: Changes::new(), stored: BTreeMap::new() };
    for (table, rows) in before.of.iter().enumerate() {
        patcher.remember(table, rows);
    }
    for (table, (before, after)) in before.of.iter().zip(&after.of).enumerate() {
        patcher.table(table, before, after)?;
    }
    patched(bytes, &patcher.changes)
}

struct Patcher<'l> {
    layout: &'l Layout,
    book: &'l Book,
    changes: Changes,
    /// Where the old workbook holds a number, by what it says.
    stored: BTreeMap<String, Vec<CellPlace>>,
}

/// A sheet of the workbook that holds a table: its number, and the columns of its headings.
struct Place<'b> {
    number: usize,
    sheet: &'b Sheet,
    heads: BTreeMap<u32, Head>,
    head_row: u32,
}

impl<'l> Patcher<'l> {
    fn sheet(&self, table: usize) -> Option<Place<'l>> {
        let name = folded(&self.layout.tables[table].sheet);
        let number = self.book.sheets.iter().position(|sheet| folded(&sheet.name) == name)?;
        let sheet = &self.book.sheets[number];
        let head_row = *sheet.rows.keys().next()?;
        Some(Place { number, sheet, heads: heads(sheet, self.layout, table), head_row })
    }

    /// Remembers which cells hold numbers, so that a figure that moves keeps its form.
    fn remember(&mut self, table: usize, rows: &[Row]) {
        let Some(place) = self.sheet(table) else { return };
        for row in rows {
            let Some(from) = row.from else { continue };
            for (column, out) in &row.cells {
                let at = place.column(Head::Column(*column)).map(|column| CellPlace { column, ..from });
                let is_number = |at: &CellPlace| {
                    let cell = place.sheet.cell(at.row, at.column);
                    cell.is_some_and(|cell| matches!(cell.value, crate::source::CellValue::Number(_)))
                };
                if let Some(at) = at.filter(is_number) {
                    self.stored.entry(said(out)).or_default().push(at);
                }
            }
        }
    }

    fn table(&mut self, table: usize, before: &[Row], after: &[Row]) -> Option<()> {
        let is_same = before.len() == after.len() && before.iter().zip(after).all(|(one, other)| says_same(one, other));
        if is_same {
            return Some(());
        }
        if self.layout.tables[table].kind == Kind::Grid {
            return None;
        }
        let mut place = self.sheet(table)?;
        if table == REPORT {
            return self.report(&place, before.first()?, after.first()?);
        }
        if before.len() == after.len() {
            for (before, after) in before.iter().zip(after) {
                self.row(table, &mut place, before.from?, before, after)?;
            }
            return Some(());
        }
        match self.layout.tables[table].kind {
            Kind::Sections => self.sections(table, &mut place, before, after),
            _ => self.more_or_fewer(table, &mut place, before, after),
        }
    }

    /// Texts by their headings: paragraphs in rows of their own became fewer, and texts under further headings came.
    fn sections(&mut self, table: usize, place: &mut Place<'_>, before: &[Row], after: &[Row]) -> Option<()> {
        let is_one = |one: &Row, other: &Row| (&one.keys, one.cells.get(&0)) == (&other.keys, other.cells.get(&0));
        let is_known = |row: &Row| before.iter().any(|old| is_one(old, row));
        let came: Vec<&Row> = after.iter().filter(|row| !is_known(row)).collect();
        let stayed: Vec<&Row> = after.iter().filter(|row| is_known(row)).collect();
        let mut rest = stayed.as_slice();
        for old in before.chunk_by(is_one) {
            let new = rest.chunk_by(|one, other| is_one(one, other)).next();
            let new = new.filter(|new| new.len() <= old.len() && is_one(new[0], &old[0]))?;
            rest = &rest[new.len()..];
            for (old, new) in old.iter().zip(new) {
                self.row(table, place, old.from?, old, new)?;
            }
            for gone in &old[new.len()..] {
                self.clear(place, gone.from?.row);
            }
        }
        rest.is_empty().then_some(())?;
        self.append(table, place, &came)
    }

    /// Rows of which some went, and others came: those that are the same stay where they are.
    fn more_or_fewer(&mut self, table: usize, place: &mut Place<'_>, before: &[Row], after: &[Row]) -> Option<()> {
        let mut left: BTreeMap<String, usize> = BTreeMap::new();
        before.iter().for_each(|row| *left.entry(whole(row)).or_default() += 1);
        let mut rest = before.iter();
        let mut came = Vec::new();
        for row in after {
            let wanted = whole(row);
            if left.get(&wanted).is_none_or(|count| *count == 0) {
                came.push(row);
                continue;
            }
            for old in rest.by_ref() {
                let one = whole(old);
                let is_it = one == wanted;
                left.entry(one).and_modify(|count| *count -= 1);
                if is_it {
                    break;
                }
                self.clear(place, old.from?.row);
            }
        }
        for old in rest {
            self.clear(place, old.from?.row);
        }
        self.append(table, place, &came)
    }

    /// Rows behind the last one.
    fn append(&mut self, table: usize, place: &mut Place<'_>, came: &[&Row]) -> Option<()> {
        let mut next = place.sheet.rows.keys().next_back()? + 1;
        for row in came {
            let at = CellPlace { sheet: u32::try_from(place.number).ok()?, row: next, column: 0 };
            for (depth, key) in row.keys.iter().enumerate() {
                let Some(key) = key else { continue };
                let column = place.column(Head::Key(depth))?;
                self.put(place.number, next, column, CellContent::Text(key.clone()));
            }
            self.row(table, place, at, &Row::default(), row)?;
            next += 1;
        }
        Some(())
    }

    /// Changes the cells of one row.
    fn row(&mut self, table: usize, place: &mut Place<'_>, at: CellPlace, before: &Row, after: &Row) -> Option<()> {
        if before.from.is_some() && (before.keys != after.keys || before.key != after.key) {
            return None;
        }
        for column in before.cells.keys().chain(after.cells.keys()) {
            let (old, new) = (before.cells.get(column), after.cells.get(column));
            if old == new {
                continue;
            }
            let actual = match place.column(Head::Column(*column)) {
                Some(actual) => actual,
                None => self.head(table, place, *column)?,
            };
            let content = new.map_or(Some(CellContent::Blank), |out| self.content(out, at))?;
            self.put(place.number, at.row, actual, content);
        }
        Some(())
    }

    /// Adds a column behind the others.
    fn head(&mut self, table: usize, place: &mut Place<'_>, column: usize) -> Option<u32> {
        let cells = place.sheet.rows.get(&place.head_row)?;
        let widest = place.sheet.rows.values().filter_map(|cells| cells.last()).map(|cell| cell.column).max();
        let next = cells.last().map(|cell| cell.column).max(widest).max(place.heads.keys().next_back().copied())? + 1;
        let heading = self.layout.tables[table].columns[column].heading.clone();
        self.put(place.number, place.head_row, next, CellContent::Text(heading));
        place.heads.insert(next, Head::Column(column));
        Some(next)
    }

    /// The report's sheet, where every field has a row.
    fn report(&mut self, place: &Place<'_>, before: &Row, after: &Row) -> Option<()> {
        let mut next = place.sheet.rows.keys().next_back()? + 1;
        for column in before.cells.keys().chain(after.cells.keys()) {
            let (old, new) = (before.cells.get(column), after.cells.get(column));
            if old == new {
                continue;
            }
            let field = &self.layout.tables[REPORT].columns[*column];
            let row = report_row(place.sheet, field);
            let row = row.unwrap_or_else(|| {
                self.put(place.number, next, 0, CellContent::Text(field.heading.clone()));
                next += 1;
                next - 1
            });
            let content = match new {
                // In the form of the day that was there.
                Some(Out::Day(day)) => CellContent::Number(serial(*day).to_string()),
                Some(out) => self.content(out, CellPlace::default())?,
                None => CellContent::Blank,
            };
            self.put(place.number, row, 1, content);
        }
        Some(())
    }

    /// What a cell is to hold: a number goes as it is kept, in the form it has where it comes from.
    fn content(&self, out: &Out, at: CellPlace) -> Option<CellContent> {
        let known = self.stored.get(&said(out)).and_then(|places| {
            let near = places.iter().find(|place| (place.sheet, place.row) == (at.sheet, at.row));
            near.or_else(|| places.first())
        });
        match (known, out) {
            (Some(from), _) => Some(CellContent::Copy(from.sheet as usize, from.row, from.column)),
            (None, Out::Text(text)) => Some(CellContent::Text(text.clone())),
            // In the form that the cell has; whether it shows so is seen when the outcome is read.
            (None, Out::Number(number, _)) => Some(CellContent::Number(number.to_string())),
            (None, _) => None,
        }
    }

    fn clear(&mut self, place: &Place<'_>, row: u32) {
        let cells = place.sheet.rows.get(&row).into_iter().flatten();
        let columns: Vec<u32> = cells.map(|cell| cell.column).collect();
        columns.into_iter().for_each(|column| self.put(place.number, row, column, CellContent::Blank));
    }

    fn put(&mut self, sheet: usize, row: u32, column: u32, content: CellContent) {
        self.changes.insert((sheet, row, column), content);
    }
}

impl Place<'_> {
    /// The column of the workbook that holds something of the layout.
    fn column(&self, wanted: Head) -> Option<u32> {
        self.heads.iter().find(|(_, head)| **head == wanted).map(|(column, _)| *column)
    }
}

/// Whether two rows say the same, wherever they stand.
fn says_same(one: &Row, other: &Row) -> bool {
    (&one.keys, &one.key, &one.cells, &one.values) == (&other.keys, &other.key, &other.cells, &other.values)
}

/// What a row says, as a key.
fn whole(row: &Row) -> String {
    format!("{:?}", (&row.keys, &row.key, &row.cells, &row.values))
}

/// What a cell says, as a key.
fn said(out: &Out) -> String {
    format!("{out:?}")
}
