//! How the columns of the index stand: one for each figure where the titles have room beside them, else fewer, with
//! figures under one another.

use serde::Serialize;

use super::{IndexGroup, IndexRow};
use crate::chart::TextWidth;
use crate::look::measures::Measures;
use crate::words::Words;

/// What a column shows of an indicator, or one line of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the row's field of the same name")]
pub enum Shows {
    Number,
    Title,
    Target,
    Current,
    Trend,
    Level,
    Change,
    Page,
}

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

/// Where the index stands.
#[derive(Clone, Copy)]
pub(in crate::view) struct Room<'r> {
    /// The size of running text, in points.
    pub(in crate::view) size: f64,
    /// The number of the report's first page.
    pub(in crate::view) first_page: u32,
    pub(in crate::view) text: &'r dyn TextWidth,
    pub(in crate::view) measures: &'r Measures,
    pub(in crate::view) words: &'r Words,
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
/// Figures under one another, and level and change.
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
    let beside = LINES.iter().find_map(|lines| arranged(SIDE_BY_SIDE, &widths, *lines, total, room));
    beside.unwrap_or_else(|| {
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
        column.longest = Some(surely_fitting(most));
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
        let word = column.shows.iter().map(|shows| widths.of_one(*shows).word).fold(0.0, f64::max);
        column.longest = (word > left).then(|| surely_fitting(left));
    }
    left
}

fn holds_titles(column: &IndexColumn) -> bool {
    column.shows.contains(&Shows::Title)
}

/// How many letters surely fit a width.
fn surely_fitting(ems: f64) -> usize {
    ((ems / WIDEST_LETTER) as usize).max(1)
}

/// The width of the widest letter, in ems.
const WIDEST_LETTER: f64 = 1.02;

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

/// What the widest cell and the longest word of some texts take, in ems.
#[derive(Debug, Clone, Copy, Default)]
struct Width {
    is_filled: bool,
    whole: f64,
    word: f64,
}

impl Width {
    /// The least width of a column: short texts stay on one line.
    fn least(self, shows: Shows, lines: f64, measures: &Measures) -> f64 {
        let line = match shows {
            Shows::Number => measures.index.number_line,
            Shows::Target | Shows::Current => measures.index.figure_line,
            Shows::Change => measures.index.change_line,
            Shows::Title => 0.0,
            // Their word is all of them.
            Shows::Trend | Shows::Level | Shows::Page => 0.0,
        };
        self.word.max(self.whole.min(line * lines))
    }

    fn add(&mut self, whole: f64, word: f64) {
        *self = Self { is_filled: true, whole: self.whole.max(whole), word: self.word.max(word) };
    }
}

/// The widths of all that the rows show.
struct Widths([Width; 8]);

impl Widths {
    fn of(groups: &[IndexGroup], room: Room<'_>) -> Self {
        let mut widths = Self([Width::default(); 8]);
        let mut rows = 0_u64;
        for row in groups.iter().flat_map(|group| &group.rows) {
            rows += 1;
            widths.add_row(row, room);
        }
        // Nobody has so many pages to an indicator that its number is longer.
        let last = u64::from(room.first_page) + 100 + 9 * rows;
        let page = room.text.width(&"8".repeat(last.to_string().len()), 1.0);
        widths.0[Shows::Page as usize].add(page, page);
        widths
    }

    fn add_row(&mut self, row: &IndexRow, room: Room<'_>) {
        let Room { text, measures, .. } = room;
        let width = |words: &str| text.width(words, 1.0);
        let mut add = |shows: Shows, words: Option<&String>| {
            let Some(words) = words else { return };
            self.0[shows as usize].add(width(words), longest_word(words, width));
        };
        add(Shows::Title, Some(&row.title));
        add(Shows::Target, row.target.as_ref());
        add(Shows::Current, row.current.as_ref());
        add(Shows::Change, row.change.as_ref());
        if let Some(number) = &row.number {
            let piece = pieces(number).map(width).fold(0.0, f64::max);
            self.0[Shows::Number as usize].add(width(number), piece);
        }
        if let Some(level) = &row.level {
            let badge = text.bold(&level.name, 1.0) + measures.around_badge();
            self.0[Shows::Level as usize].add(badge, badge);
        }
        if let Some(reason) = &row.not_due {
            self.0[Shows::Level as usize].add(0.0, longest_word(reason, width));
        }
        if let Some(trend) = &row.trend {
            let ems = trend.width / measures.small(room.size);
            self.0[Shows::Trend as usize].add(ems, ems);
        }
    }

    fn of_one(&self, shows: Shows) -> Width {
        self.0[shows as usize]
    }
}

/// The pieces of a number that is a code: it may break behind a separator and nowhere else.
pub(super) fn pieces(code: &str) -> impl Iterator<Item = &str> {
    code.split_inclusive(['_', '-', '/', ' ']).map(|piece| piece.trim_end_matches(' '))
}

fn longest_word(text: &str, width: impl Fn(&str) -> f64) -> f64 {
    text.split([' ', '\n']).map(width).fold(0.0, f64::max)
}
