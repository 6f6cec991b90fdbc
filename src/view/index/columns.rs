//! How the columns of the index stand: one for each figure where the titles have room beside them, else fewer, with
//! figures under one another.

use serde::Serialize;

use super::IndexGroup;
use super::widths::{Room, Shows, Widths, longest_word};
use crate::words::Words;

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

/// The columns from the one with the most room for titles to the one with the most columns.
const SIDE_BY_SIDE: &[&[Shows]] = &[
    &[Shows::Number],
    &[Shows::Title],
    &[Shows::Target],
    &[Shows::Current],
    &[Shows::Trend],
    &[Shows::Level],
    &[Shows::Change],
    &[Shows::Page],
];
/// The same with level and change under one another.
const CLOSER: &[&[Shows]] = &[
    &[Shows::Number],
    &[Shows::Title],
    &[Shows::Target],
    &[Shows::Current],
    &[Shows::Trend],
    &[Shows::Level, Shows::Change],
    &[Shows::Page],
];
/// Figures under one another, too.
const STACKED: &[&[Shows]] = &[
    &[Shows::Number, Shows::Title],
    &[Shows::Current, Shows::Target, Shows::Trend],
    &[Shows::Level, Shows::Change],
    &[Shows::Page],
];
/// All that is said of an indicator in one column.
const NARROW: &[&[Shows]] = &[
    &[Shows::Number, Shows::Title],
    &[Shows::Current, Shows::Target, Shows::Trend, Shows::Level, Shows::Change],
    &[Shows::Page],
];

/// The columns of the index; figures that do not stand under their own heading are given its word.
pub(in crate::view) fn fit(groups: &mut [IndexGroup], room: Room<'_>) -> Vec<IndexColumn> {
    let total = room.measures.column(room.size);
    let widths = Widths::of(groups, room);
    let beside = |order| LINES.iter().find_map(|lines| arranged(order, &widths, *lines, total, room));
    beside(SIDE_BY_SIDE).or_else(|| beside(CLOSER)).unwrap_or_else(|| {
        label(groups, room.words);
        let widths = Widths::of(groups, room);
        let stacked = LINES.iter().find_map(|lines| arranged(STACKED, &widths, 2.0 * lines, total, room));
        stacked.unwrap_or_else(|| narrow(&widths, total, room))
    })
}

/// How long the texts of columns are kept on one line, as a share of the measures for it: at first all short ones, then none.
const LINES: [f64; 3] = [1.0, 0.5, 0.0];

/// The columns in one arrangement; `None` where the titles have too little room.
fn arranged(order: &[&[Shows]], widths: &Widths, lines: f64, total: f64, room: Room<'_>) -> Option<Vec<IndexColumn>> {
    let mut columns: Vec<IndexColumn> = order.iter().filter_map(|shows| column(shows, widths, lines, room)).collect();
    let left = place_titles(&mut columns, widths, total, room);
    (left >= total * room.measures.index.titles).then_some(columns)
}

/// The last arrangement, whatever room it leaves: the figures' column is no wider than its share.
fn narrow(widths: &Widths, total: f64, room: Room<'_>) -> Vec<IndexColumn> {
    let mut columns: Vec<IndexColumn> = NARROW.iter().filter_map(|shows| column(shows, widths, 2.0, room)).collect();
    let most = total * room.measures.index.figures;
    for column in columns.iter_mut().filter(|column| column.width > most) {
        column.width = most;
        column.longest = widths.longest(&column.shows, most);
    }
    place_titles(&mut columns, widths, total, room);
    columns
}

/// Gives the titles what the other columns leave.
fn place_titles(columns: &mut [IndexColumn], widths: &Widths, total: f64, room: Room<'_>) -> f64 {
    let spaces = 2.0 * room.measures.index.cell_space * columns.len() as f64;
    let others = columns.iter().filter(|column| !holds_titles(column));
    let left = total - spaces - others.map(|column| column.width).sum::<f64>();
    for column in columns.iter_mut().filter(|column| holds_titles(column)) {
        column.width = left;
        column.longest = widths.longest(&column.shows, left);
    }
    left
}

fn holds_titles(column: &IndexColumn) -> bool {
    column.shows.contains(&Shows::Title)
}

/// A column of what some row fills; `None` where no row does.
fn column(shows: &[Shows], widths: &Widths, lines: f64, room: Room<'_>) -> Option<IndexColumn> {
    let shows: Vec<Shows> = shows.iter().copied().filter(|shows| widths.of_one(*shows).is_filled).collect();
    let heading = heading(&shows, room.words)?;
    let of_heading = longest_word(&heading, |word| room.text.bold(word, 1.0));
    let of_cells = shows.iter().map(|shows| widths.of_one(*shows).least(*shows, lines, room.measures));
    // A little more than measured, for rounding.
    let width = of_cells.fold(of_heading, f64::max) + 0.02;
    Some(IndexColumn { shows, heading, width, longest: None })
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

fn heading(shows: &[Shows], words: &Words) -> Option<String> {
    let plain = &words.plain.index_columns;
    let rates = |shows: &Shows| matches!(shows, Shows::Level | Shows::Change);
    let heading = match shows {
        [] => return None,
        [Shows::Number] => &plain.number,
        [Shows::Target] => &plain.target,
        [Shows::Current] => &plain.current,
        [Shows::Trend] => &plain.trend,
        [Shows::Level] => &plain.level,
        [Shows::Change] => &plain.change,
        [Shows::Page] => &plain.page,
        [Shows::Number | Shows::Title, ..] => &plain.indicator,
        all if all.iter().all(rates) => &plain.level_and_change,
        some if some.iter().any(rates) => &plain.figures_and_level,
        _ => &plain.figures,
    };
    Some(heading.clone())
}

/// Puts the words of their columns before figures that stand in one column.
fn label(groups: &mut [IndexGroup], words: &Words) {
    let plain = &words.plain.index_columns;
    for row in groups.iter_mut().flat_map(|group| &mut group.rows) {
        for (word, figure) in [(&plain.target, &mut row.target), (&plain.current, &mut row.current)] {
            *figure = figure.take().map(|figure| words.said.labelled(word, &figure));
        }
    }
}
