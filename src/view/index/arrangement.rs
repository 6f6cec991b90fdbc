//! How the rows of the index stand: in which columns, and whether their titles stand above these.

use serde::Serialize;

use super::widths::Shows;

/// A column of the index.
#[derive(Debug, Clone, Serialize)]
pub struct IndexColumn {
    /// What it shows; several stand under one another.
    pub shows: Vec<Shows>,
    /// Its heading.
    pub heading: String,
    /// The width of its text in ems; the titles' column takes what the others leave.
    pub width: f64,
    /// The longest words, in letters, that surely fit it; null where all of its words fit.
    pub longest: Option<usize>,
}

/// How the rows of the index stand.
#[derive(Debug)]
pub(in crate::view) struct Arrangement {
    /// The columns, from left to right.
    pub(in crate::view) columns: Vec<IndexColumn>,
    /// Whether number and title, in the first of them, stand above the others, as wide as the page.
    pub(in crate::view) is_titled: bool,
}

/// Whether a column has the titles.
pub(super) fn holds_titles(column: &IndexColumn) -> bool {
    column.shows.contains(&Shows::Title)
}

/// Which column a row takes together with the next one to say why nothing is due, in place of level and change.
pub(in crate::view) fn joined(columns: &[IndexColumn]) -> Option<usize> {
    let levels = columns.iter().position(|column| column.shows.first() == Some(&Shows::Level))?;
    if columns[levels].shows.len() == 1 {
        let has_change = columns.get(levels + 1).is_some_and(|next| next.shows.first() == Some(&Shows::Change));
        return has_change.then_some(levels);
    }
    levels.checked_sub(1).filter(|before| !holds_titles(&columns[*before]))
}
