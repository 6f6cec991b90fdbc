//! How high the headline table is.

use super::{Heights, between};
use crate::view::table::{Cell, Column, Kind, Layout, Row, Table};

/// Above and below the text of a cell, as usual and at most denser, between its lines and its paragraphs, in ems.
const CELL: [f64; 2] = [0.5, 0.34];
const LEADING: f64 = 0.5;
const SPACING: f64 = 0.6;
/// A badge over words, beside the height of its letters, in ems.
const BADGE: f64 = 0.04;
/// Between the tables of a row, and above a row with a name, in ems.
const TABLES: f64 = 0.5;
const ROWS: f64 = 1.1;
/// Under what all rows share, in ems.
const SHARED: f64 = 0.9;

impl Heights<'_> {
    /// The headline table, with what is said above it.
    pub(super) fn table(&self, table: &Table, density: f64) -> f64 {
        let cell = between(CELL, density) * self.small;
        let shared = if table.shared.is_empty() { 0.0 } else { self.shared(table) };
        shared
            + match table.layout {
                Layout::Wide => self.wide(table, cell),
                Layout::Cells => self.cells(table, cell),
                Layout::Tall => self.tall(table, cell),
            }
    }

    fn shared(&self, table: &Table) -> f64 {
        let said = |(heading, cell): &(String, Cell)| format!("{heading}: {}", words(cell));
        let text = std::iter::once(table.shared_heading.clone()).chain(table.shared.iter().map(said));
        let text = text.collect::<Vec<_>>().join("   ");
        let lines = self.lines(&text, self.width, |word| self.context.text.width(word, self.small));
        self.high(lines, self.small, LEADING) + SHARED * self.small
    }

    fn wide(&self, table: &Table, space: f64) -> f64 {
        let widths: Vec<f64> = table.columns.iter().map(|column| column.width * table.stretch * self.small).collect();
        let names = self.width - widths.iter().sum::<f64>();
        let row = |row: &Row| {
            let name = row.name.iter().map(|name| self.bold_lines(name, names));
            let name = self.high(name.max().unwrap_or(1), self.small, LEADING);
            let cells = table.columns.iter().zip(&row.cells).zip(&widths);
            let cells = cells.map(|((column, cell), width)| self.cell(column, cell.as_ref(), *width, table.is_large));
            around(space, cells.fold(name, f64::max))
        };
        let headings = table.columns.iter().zip(&widths).map(|(column, width)| self.heading(column, *width));
        around(space, headings.fold(0.0, f64::max)) + table.rows.iter().map(row).sum::<f64>()
    }

    fn cells(&self, table: &Table, space: f64) -> f64 {
        let width = self.width / table.per_row.max(1) as f64;
        let row = |row: &Row| {
            let filled: Vec<_> = table
                .columns
                .iter()
                .zip(&row.cells)
                .filter_map(|(column, cell)| Some((column, cell.as_ref()?)))
                .collect();
            let one = |cells: &[(&Column, &Cell)]| {
                let headings = cells.iter().map(|(column, _)| self.heading(column, width));
                let texts = cells.iter().map(|(column, cell)| self.cell(column, Some(cell), width, table.is_large));
                around(space, headings.fold(0.0, f64::max)) + around(space, texts.fold(0.0, f64::max))
            };
            let tables = filled.chunks(table.per_row.max(1));
            let gaps = tables.len().saturating_sub(1) as f64 * TABLES * self.small;
            let name = row.name.as_ref().filter(|_| table.is_named);
            let name = name
                .map_or(0.0, |name| around(space, self.high(self.bold_lines(name, self.width), self.small, LEADING)));
            name + gaps + tables.map(one).sum::<f64>()
        };
        table.rows.iter().map(row).sum::<f64>() + table.rows.len().saturating_sub(1) as f64 * ROWS * self.small
    }

    fn tall(&self, table: &Table, space: f64) -> f64 {
        let (first, second) = (self.width * 1.2 / 2.2, self.width / 2.2);
        let line = |(column, cell): (&Column, &Option<Cell>)| {
            let cell = cell.as_ref()?;
            Some(around(space, self.heading(column, first).max(self.cell(column, Some(cell), second, false))))
        };
        let row = |row: &Row| {
            let name = row
                .name
                .as_ref()
                .map_or(0.0, |name| around(space, self.high(self.bold_lines(name, self.width), self.small, LEADING)));
            name + table.columns.iter().zip(&row.cells).filter_map(line).sum::<f64>()
        };
        table.rows.iter().map(row).sum::<f64>() + table.rows.len().saturating_sub(1) as f64 * SPACING * self.small
    }

    fn heading(&self, column: &Column, width: f64) -> f64 {
        let room = width - self.context.measures.cell_spaces() * self.small;
        let period = column.period.as_ref().map_or(0, |period| self.regular_lines(period, room));
        self.high(self.bold_lines_in(&column.heading, room, self.small) + period, self.small, LEADING)
    }

    /// The text of a cell.
    fn cell(&self, column: &Column, cell: Option<&Cell>, width: f64, is_large: bool) -> f64 {
        let room = width - self.context.measures.cell_spaces() * self.small;
        let high = |lines: usize| self.high(lines, self.small, LEADING);
        let Some(cell) = cell else { return 0.0 };
        match cell {
            Cell::Figure { text, period, .. } if column.kind == Kind::Current => {
                let size = if is_large { self.context.measures.table.large_figure * self.small } else { self.small };
                let lines = self.bold_lines_in(text, room, size);
                let under = period.as_ref().map_or(0, |period| self.regular_lines(period, room));
                self.high(lines, size, LEADING) + under as f64 * (self.letters + LEADING) * self.small
            }
            Cell::Level { variance: Some(said), .. } => {
                (self.letters + BADGE + SPACING) * self.small + high(self.regular_lines(said, room))
            }
            Cell::Forecast { figure: Some(_), period, level: Some(_), .. } => {
                high(2 + period.as_ref().map_or(0, |period| self.regular_lines(period, room)))
            }
            cell => high(words(cell).split('\n').map(|line| self.regular_lines(line, room)).sum()),
        }
    }

    fn regular_lines(&self, text: &str, room: f64) -> usize {
        self.lines(text, room, |word| self.context.text.width(word, self.small))
    }

    fn bold_lines_in(&self, text: &str, room: f64, size: f64) -> usize {
        self.lines(text, room, |word| self.context.text.bold(word, size))
    }

    /// The lines of a bold text in a cell of a width.
    fn bold_lines(&self, text: &str, width: f64) -> usize {
        self.bold_lines_in(text, width - self.context.measures.cell_spaces() * self.small, self.small)
    }
}

/// The height of a row, with so much space above and below its text.
fn around(space: f64, text: f64) -> f64 {
    text + 2.0 * space
}

/// The words of a cell, and letters as wide as what is drawn beside them.
fn words(cell: &Cell) -> String {
    let under = |text: &str, period: &Option<String>| match period {
        Some(period) => format!("{text}\n{period}"),
        None => text.to_owned(),
    };
    match cell {
        Cell::Figure { text, period, .. } => under(text, period),
        Cell::Direction { way, text } => format!("{}{text}", if way.is_some() { "M\u{a0}" } else { "" }),
        Cell::Change { word } => word.clone(),
        Cell::Forecast { figure, period, .. } => under(figure.as_deref().unwrap_or_default(), period),
        Cell::Level { level, .. } => level.as_ref().map_or_else(String::new, |level| level.name.clone()),
    }
}
