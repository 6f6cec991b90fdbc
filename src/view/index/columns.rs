//! How the columns of the index stand: one for each figure where the titles have room beside them, else fewer, with
//! figures under one another.

use super::IndexGroup;
use super::arrangement::{Arrangement, IndexColumn, holds_titles};
use super::height::{are_titles_low, total_height};
use super::widths::{Room, Shows, Widths, longest_word};
use crate::words::Words;

/// A column for everything.
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
/// What stands under a title as wide as the page: figures under one another.
const STACKED: &[&[Shows]] =
    &[&[Shows::Current, Shows::Target, Shows::Trend], &[Shows::Level, Shows::Change], &[Shows::Page]];
/// Number and title in one column, and behind how many columns the others stand where each has its own.
const TITLE: &[Shows] = &[Shows::Number, Shows::Title];
const BEHIND_TITLE: usize = 2;
/// All that is said of an indicator in one column.
const NARROW: &[&[Shows]] = &[
    &[Shows::Number, Shows::Title],
    &[Shows::Current, Shows::Target, Shows::Trend, Shows::Level, Shows::Change],
    &[Shows::Page],
];

/// The columns of the index; figures that do not stand under their own heading are given its word.
pub(in crate::view) fn fit(groups: &mut [IndexGroup], room: Room<'_>) -> Arrangement {
    let total = room.measures.column(room.size);
    let widths = Widths::of(groups, room);
    let beside = |order, lines| arranged(order, &widths, lines, total, room);
    let titled = |order, lines, widths: &Widths| titled(order, widths, lines, total, room);
    let candidates = [
        beside(SIDE_BY_SIDE, 1.0),
        LINES.iter().find_map(|lines| beside(CLOSER, *lines)),
        [SIDE_BY_SIDE, CLOSER].into_iter().find_map(|order| titled(&order[BEHIND_TITLE..], 1.0, &widths)),
    ];
    let fits = |one: &Arrangement| !one.is_titled || are_titles_low(groups, room);
    let candidates = candidates.into_iter().flatten().filter(fits).collect();
    lowest(candidates, groups, room).unwrap_or_else(|| {
        label(groups, room.words);
        let widths = Widths::of(groups, room);
        let stacked = LINES
            .iter()
            .find_map(|lines| titled(STACKED, 2.0 * lines, &widths))
            .filter(|_| are_titles_low(groups, room));
        stacked.unwrap_or_else(|| narrow(&widths, total, room))
    })
}

/// How much lower a later arrangement has to be than the first, which says all of an indicator on a line where its title allows.
const LOWER: f64 = 0.85;

/// The first arrangement, or the lowest where that is much lower.
fn lowest(candidates: Vec<Arrangement>, groups: &[IndexGroup], room: Room<'_>) -> Option<Arrangement> {
    let mut candidates = candidates.into_iter().map(|one| (total_height(groups, &one, room), one));
    let first = candidates.next()?;
    let lowest = |best: (f64, Arrangement), next: (f64, Arrangement)| if next.0 < LOWER * best.0 { next } else { best };
    Some(candidates.fold(first, lowest).1)
}

/// How long the texts of columns are kept on one line, as a share of the measures for it: at first all short ones, then none.
const LINES: [f64; 3] = [1.0, 0.5, 0.0];

/// The columns in one arrangement; `None` where the titles have too little room.
fn arranged(order: &[&[Shows]], widths: &Widths, lines: f64, total: f64, room: Room<'_>) -> Option<Arrangement> {
    let mut columns: Vec<IndexColumn> = order.iter().filter_map(|shows| column(shows, widths, lines, room)).collect();
    let left = place_titles(&mut columns, widths, total, room);
    // Short titles need no more than they are wide.
    let needed = widths.of_one(Shows::Title).whole.min(total * room.measures.index.titles);
    (left >= needed).then_some(Arrangement { columns, is_titled: false })
}

/// Columns under titles as wide as the page, over which they spread; the titles' is the first, without a width of its own.
/// `None` where the others have too little room.
fn titled(under: &[&[Shows]], widths: &Widths, lines: f64, total: f64, room: Room<'_>) -> Option<Arrangement> {
    let mut columns: Vec<IndexColumn> =
        std::iter::once(&TITLE).chain(under).filter_map(|shows| column(shows, widths, lines, room)).collect();
    let (titles, figures) = columns.split_first_mut()?;
    titles.width = 0.0;
    titles.longest = widths.longest(&titles.shows, total - 2.0 * room.measures.index.cell_space);
    let left = total - spaces(figures, room);
    let needed: f64 = figures.iter().map(|column| column.width).sum();
    figures.iter_mut().for_each(|column| column.width *= left / needed);
    (needed <= left).then_some(Arrangement { columns, is_titled: true })
}

/// The last arrangement, whatever room it leaves: the figures' column is no wider than its share.
fn narrow(widths: &Widths, total: f64, room: Room<'_>) -> Arrangement {
    let mut columns: Vec<IndexColumn> = NARROW.iter().filter_map(|shows| column(shows, widths, 2.0, room)).collect();
    let most = total * room.measures.index.figures;
    for column in columns.iter_mut().filter(|column| column.width > most) {
        column.width = most;
        column.longest = widths.longest(&column.shows, most);
    }
    place_titles(&mut columns, widths, total, room);
    Arrangement { columns, is_titled: false }
}

/// The spaces beside the texts of some columns.
fn spaces(columns: &[IndexColumn], room: Room<'_>) -> f64 {
    2.0 * room.measures.index.cell_space * columns.len() as f64
}

/// Gives the titles what the other columns leave.
fn place_titles(columns: &mut [IndexColumn], widths: &Widths, total: f64, room: Room<'_>) -> f64 {
    let others = columns.iter().filter(|column| !holds_titles(column));
    let left = total - spaces(columns, room) - others.map(|column| column.width).sum::<f64>();
    for column in columns.iter_mut().filter(|column| holds_titles(column)) {
        column.width = left;
        column.longest = widths.longest(&column.shows, left);
    }
    left
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
