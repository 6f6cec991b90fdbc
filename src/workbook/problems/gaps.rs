//! The empty cell in which a missing field would stand, and what is to be added where its row or column is not there either.

use std::collections::BTreeMap;

use super::teller::Spot;
use crate::source::{Book, CellPlace, ROWS, Sheet};
use crate::workbook::layout::{Kind, Layout, REPORT, join};
use crate::workbook::read::{GRID_HEADS, Head, heads, report_row};
use crate::workbook::wording::folded;

/// Where a missing field belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gap {
    /// The cell to tell it at: the empty one, else one of the entry that lacks it.
    pub(super) cell: CellPlace,
    /// What is to be added before there is a cell for it.
    pub(super) new: Option<New>,
}

/// What the workbook has not got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum New {
    /// This row on the report's sheet.
    Row(String),
    /// This column, on this sheet.
    Column(String, String),
    /// A row of an entry, on this sheet.
    Entry(String),
    /// The report's sheet, with this row.
    Report(String),
}

impl New {
    /// What to do about it; nothing where the advice on the problem says so.
    pub(super) fn advice(&self) -> Option<String> {
        Some(match self {
            Self::Row(heading) => format!("add a row “{heading}” to the sheet “Report”"),
            Self::Column(heading, sheet) => format!("add a column “{heading}” to the sheet “{sheet}”"),
            Self::Report(heading) => format!("add a sheet “Report” with a row “{heading}”"),
            Self::Entry(_) => return None,
        })
    }

    /// Where it goes, in a list of what is missing.
    pub(super) fn place(&self) -> String {
        match self {
            Self::Row(heading) | Self::Report(heading) => format!("a new row “{heading}” on the sheet “Report”"),
            Self::Column(heading, sheet) => format!("a new column “{heading}” on the sheet “{sheet}”"),
            Self::Entry(sheet) => format!("a new row on the sheet “{sheet}”"),
        }
    }
}

/// Finds the gaps of a workbook.
pub(super) struct Gaps<'b> {
    layout: &'b Layout,
    book: &'b Book,
    /// The columns of the sheets that were looked at.
    columns: BTreeMap<u32, BTreeMap<Head, u32>>,
}

impl<'b> Gaps<'b> {
    pub(super) fn new(layout: &'b Layout, book: &'b Book) -> Self {
        Self { layout, book, columns: BTreeMap::new() }
    }

    /// Where a field belongs that the entry at a spot, which begins at a cell, has not got.
    pub(super) fn find(&mut self, spot: &Spot, at: CellPlace, field: &str) -> Gap {
        let layout = self.layout;
        let table = &layout.tables[spot.table];
        let path = if table.kind == Kind::Sections { field.to_owned() } else { join(&spot.path, field) };
        if let Some(list) = table.list(&path) {
            return Gap { cell: at, new: Some(New::Entry(layout.tables[list].sheet.clone())) };
        }
        let figure = Some(&spot.path).filter(|_| field == "value");
        let column = table.paths.get(&path).or_else(|| table.paths.get(figure?)).copied();
        match column {
            Some(column) if spot.table == REPORT => self.in_report(column),
            Some(column) => self.in_column(spot.table, at, Head::Column(column), &table.columns[column].heading),
            None => self.in_grid(at, field),
        }
    }

    fn sheet(&self, name: &str) -> Option<(u32, &'b Sheet)> {
        (0..).zip(&self.book.sheets).find(|(_, sheet)| folded(&sheet.name) == folded(name))
    }

    /// A field of the report: its row, else the first free one.
    fn in_report(&self, column: usize) -> Gap {
        let column = &self.layout.tables[REPORT].columns[column];
        let Some((number, sheet)) = self.sheet(&self.layout.tables[REPORT].sheet) else {
            return Gap { cell: CellPlace::NONE, new: Some(New::Report(column.heading.clone())) };
        };
        // Behind the last row, or where that is the sheet's last, the first one without anything.
        let behind = sheet.rows.keys().next_back().map_or(0, |last| last.saturating_add(1));
        let first = || (0..behind).find(|row| !sheet.rows.contains_key(row)).unwrap_or(0);
        let free = || if behind < ROWS { behind } else { first() };
        match report_row(sheet, column) {
            Some(row) => Gap { cell: CellPlace { sheet: number, row, column: 1 }, new: None },
            None => Gap {
                cell: CellPlace { sheet: number, row: free(), column: 0 },
                new: Some(New::Row(column.heading.clone())),
            },
        }
    }

    /// A field of an entry: its column in the entry's row.
    fn in_column(&mut self, table: usize, at: CellPlace, head: Head, heading: &str) -> Gap {
        let layout = self.layout;
        let name = &layout.tables[table].sheet;
        let new = || Some(New::Column(heading.to_owned(), name.clone()));
        let is_its_own = self.sheet(name).is_some_and(|(number, _)| number == at.sheet);
        match self.column(table, at, head).filter(|_| is_its_own) {
            Some(column) => Gap { cell: CellPlace { column, ..at }, new: None },
            None => Gap { cell: at, new: new() },
        }
    }

    /// A field of a row of a chart's grid.
    fn in_grid(&mut self, at: CellPlace, field: &str) -> Gap {
        let own = Gap { cell: at, new: None };
        let layout = self.layout;
        let Some(grid) = layout.tables.iter().position(|table| table.kind == Kind::Grid) else { return own };
        let name = &layout.tables[grid].sheet;
        let is_there = self.sheet(name).is_some_and(|(number, _)| number == at.sheet);
        match GRID_HEADS.iter().position(|head| folded(head) == field).filter(|_| is_there) {
            Some(column) => self.in_column(grid, at, Head::Column(column), GRID_HEADS[column]),
            None => own,
        }
    }

    fn column(&mut self, table: usize, at: CellPlace, head: Head) -> Option<u32> {
        let sheet = self.book.sheets.get(at.sheet as usize)?;
        let of_sheet = || heads(sheet, self.layout, table).into_iter().map(|(column, head)| (head, column)).collect();
        self.columns.entry(at.sheet).or_insert_with(of_sheet).get(&head).copied()
    }
}
