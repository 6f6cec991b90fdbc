//! Tables, of Markdown or pasted, once their cells are known.

use serde::Serialize;

use super::{Block, Inline, plain_inlines};

/// A table with a header row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The columns, at least two.
    pub columns: Vec<Column>,
    /// The rows under the header row, as many cells in each as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the first cell of each row says what the row is about.
    pub names_rows: bool,
    /// How it fits the page; the view measures it.
    pub fit: Fit,
}

/// How a table fits the page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Fit {
    /// Whether its columns cannot stand side by side.
    pub is_tall: bool,
    /// Where it stands as several tables under one another: from which column up to which each goes, besides the first, which
    /// is in all of them.
    pub parts: Vec<(usize, usize)>,
    /// The longest word, in bytes, that is not broken.
    pub longest: usize,
    /// Whether its header row stands on every page: not with a link in it, which only one place of a PDF may hold.
    pub repeats_header: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its header cell.
    pub heading: Cell,
    /// Whether its cells are figures, which stand at the right.
    pub is_figures: bool,
    /// Its share of the width, in thousandths of an em; the view measures it.
    pub width: u32,
}

/// The words of a cell; none in an empty one.
pub type Cell = Vec<Inline>;

impl Table {
    /// A table from its rows, the first of which is the header row; short rows are filled with empty cells.
    pub(super) fn new(mut rows: Vec<Vec<Cell>>) -> Self {
        let count = rows.first().map_or(0, Vec::len);
        rows.iter_mut().for_each(|row| row.resize(count, Cell::new()));
        let headings = rows.remove(0);
        let words: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(words).collect()).collect();
        let is_figures = |index: usize| are_figures(words.iter().map(|row| row[index].as_str()));
        let columns = headings.into_iter().enumerate();
        let columns =
            columns.map(|(index, heading)| Column { heading, is_figures: is_figures(index), width: 1 }).collect();
        let names_rows = !is_figures(0) && words.iter().all(|row| !row[0].trim().is_empty());
        Self { columns, rows, names_rows, fit: Fit::default() }
    }

    /// Every cell, row by row, the header row first.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.columns.iter().map(|column| &column.heading).chain(self.rows.iter().flatten())
    }
}

/// The words of a cell alone.
pub fn words(cell: &Cell) -> String {
    let mut words = String::new();
    plain_inlines(cell, &mut words);
    words
}

/// Whether the words of a column are figures, or say that there are none.
fn are_figures<'w>(cells: impl Iterator<Item = &'w str>) -> bool {
    let mut figures = 0;
    for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()) {
        match cell.to_lowercase().as_str() {
            "n/a" | "na" | "-" | "–" | "—" | ".." | "tbc" => {}
            other if is_figure(other) => figures += 1,
            _ => return false,
        }
    }
    figures > 0
}

/// Whether a cell is a figure by its look: digits, and signs that stand beside digits.
fn is_figure(cell: &str) -> bool {
    let is_sign = |character: char| character.is_whitespace() || ",.%£€$()[]+-−±<>≤≥~:".contains(character);
    let unmarked = cell.strip_suffix(|letter: char| "kmbn".contains(letter)).unwrap_or(cell);
    unmarked.contains(|character: char| character.is_ascii_digit())
        && unmarked.chars().all(|character| character.is_ascii_digit() || is_sign(character))
}

/// The words of a paragraph that begins with a sign, without it.
pub(super) fn cell(blocks: Vec<Block>, sign: char) -> Cell {
    let Some(Block::Paragraph { mut inlines }) = blocks.into_iter().next() else { return Cell::new() };
    if let Some(Inline::Text { text }) = inlines.first_mut() {
        *text = text.strip_prefix(sign).unwrap_or(text).to_owned();
    }
    inlines.retain(|inline| !matches!(inline, Inline::Text { text } if text.is_empty()));
    inlines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_by_their_look() {
        for cell in ["1,204", "3.1", "£1.2m", "(5)", "−3%", "12:30", "<5", "1 204"] {
            assert!(is_figure(cell), "{cell}");
        }
        for cell in ["north", "q2", "5 days", "", "2024/25", "-"] {
            assert!(!is_figure(cell), "{cell}");
        }
        assert!(are_figures(["5", "n/a", "", "–"].into_iter()));
        assert!(!are_figures(["n/a", ""].into_iter()));
    }
}
