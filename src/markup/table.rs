//! Tables, of Markdown or pasted, once their cells are known.

use serde::Serialize;

use super::lines::lines;
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
    /// The share of the room that it takes, in thousandths: columns of a few words do not stand far apart.
    pub share: u32,
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
        let cells = |index: usize| words.iter().map(move |row| row[index].as_str());
        let is_figures = |index: usize| are_figures(cells(index)) && !(index == 0 && count > 1 && are_labels(cells(0)));
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

/// Where the words under a table of Markdown begin that are no row of it: on a line without a stroke. The parser would take
/// that for one more row.
pub(super) fn ends(text: &str) -> Vec<usize> {
    let (mut ends, mut before, mut is_in_table) = (Vec::new(), "", false);
    for range in lines(text) {
        let line = &text[range.clone()];
        let has_stroke = line.contains('|');
        if is_in_table && !has_stroke && !line.starts_with([' ', '\t']) && !line.is_empty() {
            ends.push(range.start);
        }
        is_in_table = has_stroke
            && (is_in_table || is_rule(line) && before.starts_with(|first| first != ' ') && before.contains('|'));
        before = line;
    }
    ends
}

/// Whether a line is the one of dashes between the headings of a table and its rows.
fn is_rule(line: &str) -> bool {
    line.contains('-') && line.chars().all(|character| "|-: ".contains(character))
}

/// The words of a cell alone.
pub fn words(cell: &Cell) -> String {
    let mut words = String::new();
    plain_inlines(cell, &mut words);
    words
}

/// Whether the words of a column are figures, or say that there are none. Marks and words behind figures do not matter where
/// every figure has the same words.
fn are_figures<'w>(cells: impl Iterator<Item = &'w str>) -> bool {
    let mut common: Option<String> = None;
    for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()) {
        match cell.to_lowercase().as_str() {
            "n/a" | "na" | "-" | "–" | "—" | ".." | "tbc" => {}
            other => {
                let (figure, unit) = parted(unmarked(other));
                if !is_figure(figure) && !is_mark(other) || common.as_deref().is_some_and(|common| common != unit) {
                    return false;
                }
                common = if is_mark(other) { common } else { Some(unit.to_owned()) };
            }
        }
    }
    common.is_some()
}

/// Whether the cells of a first column name their rows although they are digits: years, or numbers one after another.
fn are_labels<'w>(cells: impl Iterator<Item = &'w str>) -> bool {
    let numbers: Option<Vec<u32>> = cells.map(|cell| cell.trim().parse().ok()).collect();
    numbers.is_some_and(|numbers| {
        let follows = |pair: &[u32]| pair[1].checked_sub(1) == Some(pair[0]);
        let are_years = numbers.iter().all(|number| (1900..=2100).contains(number));
        numbers.len() > 1 && numbers.windows(2).all(follows) || are_years && is_in_order(&numbers)
    })
}

/// Whether numbers rise or fall throughout.
fn is_in_order(numbers: &[u32]) -> bool {
    numbers.is_sorted_by(|a, b| a < b) || numbers.is_sorted_by(|a, b| a > b)
}

/// Whether a cell is a mark alone, which stands for a figure.
fn is_mark(cell: &str) -> bool {
    unmarked(cell).is_empty()
}

/// A cell without the mark behind its figure: "12 [p]".
fn unmarked(cell: &str) -> &str {
    let letters = |rest: &str| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_lowercase());
    let mark = cell.strip_suffix(']').and_then(|cell| cell.rsplit_once('['));
    mark.filter(|(_, letter)| letters(letter)).map_or(cell, |(figure, _)| figure.trim_end())
}

/// A figure and the words behind it, as if of one thing: "21.7 days".
fn parted(cell: &str) -> (&str, &str) {
    let (figure, unit) = cell.split_once(' ').unwrap_or((cell, ""));
    let is_unit = !unit.is_empty() && unit.chars().all(|letter| letter.is_alphabetic() || letter == ' ');
    if is_unit { (figure, unit.strip_suffix('s').unwrap_or(unit)) } else { (cell, "") }
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
    fn a_line_without_a_stroke_ends_a_table() {
        let table = "a | b\n|---|---|\n| 1 | 2 |\n";
        assert_eq!(ends(&format!("{table}under it")), [table.len()]);
        assert_eq!(ends(&format!("{table}\nunder it\n{table}\r\n")), [0; 0]);
        assert_eq!(ends("  a | b\n--|--\nwords"), [0; 0]);
        assert_eq!(ends("a\n---|---\nwords"), [0; 0]);
    }

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
        assert!(are_figures(["12 [p]", "9 [e]", "[c]"].into_iter()));
        assert!(are_figures(["21.7 days", "1 day", "n/a"].into_iter()));
        for others in [["5 days", "3 weeks"], ["5 days", "3"], ["[c]", "n/a"], ["phase 1", "phase 2"], ["[a]", "b"]] {
            assert!(!are_figures(others.into_iter()), "{others:?}");
        }
        assert!(are_labels(["2024", "2025"].into_iter()) && are_labels(["1", "2", "3"].into_iter()));
        for figures in [["200", "207"], ["1,900", "1,901"], ["2010", "2010"], ["4294967295", "0"]] {
            assert!(!are_labels(figures.into_iter()), "{figures:?}");
        }
        assert!(!are_labels(["1"].into_iter()) && are_labels(["2025", "2023"].into_iter()));
    }
}
