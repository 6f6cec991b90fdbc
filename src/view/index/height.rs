//! How many pages the index probably fills; a wrong guess costs time, nothing else.

use super::arrangement::{Arrangement, joined};
use super::widths::{Room, Shows, pieces};
use super::{IndexColumn, IndexGroup, IndexRow};

/// A row of one line, each further line, the name of a group, and the header, in ems.
const ROW: f64 = 1.617;
const LINE: f64 = 1.216;
/// What headers and footers of some reports take more of a page, in points.
const UNSURE: f64 = 50.0;
/// How much lower rows are that stand closer.
const CLOSER: f64 = 0.1;
/// The space under a title as wide as the page.
const BEFORE_FIGURES: f64 = 0.2;
/// A further line under or over a badge.
const BADGE_LINE: f64 = 1.47;
/// In points: the height of a page's text at the usual size, and what stands above the rows on the first page.
const PAGE: f64 = 718.0;
const ABOVE: f64 = 48.0;
/// The share of a page that a row may take before it has to be broken.
const MOST: f64 = 0.4;

/// The height of all rows, in ems.
pub(super) fn total_height(groups: &[IndexGroup], arranged: &Arrangement, room: Room<'_>) -> f64 {
    groups.iter().flat_map(|group| &group.rows).map(|row| height(row, arranged, room)).sum()
}

/// Whether every title as wide as the page leaves room for what stands under it.
pub(super) fn are_titles_low(groups: &[IndexGroup], room: Room<'_>) -> bool {
    let most = MOST * PAGE / room.measures.small(room.size);
    groups.iter().flat_map(|group| &group.rows).all(|row| title_height(row, room) <= most)
}

/// Marks the rows that are too high to be kept together.
pub(in crate::view) fn break_high_rows(groups: &mut [IndexGroup], arranged: &Arrangement, room: Room<'_>) {
    let most = MOST * PAGE / room.measures.small(room.size);
    groups.iter_mut().flat_map(|group| &mut group.rows).for_each(|row| row.breaks = height(row, arranged, room) > most);
}

/// So many pages.
pub(in crate::view) fn likely_pages(groups: &[IndexGroup], arranged: &Arrangement, room: Room<'_>) -> usize {
    pages(groups, arranged, 0.0, PAGE, room)
}

/// Whether rows that stand closer bring all of them on one page, which they surely fit only then.
pub(in crate::view) fn is_close(groups: &[IndexGroup], arranged: &Arrangement, room: Room<'_>) -> bool {
    let pages = |lower, page| pages(groups, arranged, lower, page, room);
    pages(0.0, PAGE - UNSURE) > 1 && pages(CLOSER, PAGE) == 1
}

/// So many pages of a height in points, where each row is so much lower than usual.
fn pages(groups: &[IndexGroup], arranged: &Arrangement, lower: f64, page: f64, room: Room<'_>) -> usize {
    let em = room.measures.small(room.size);
    let above = ABOVE * room.size / room.measures.text.usual;
    let mut pages = Pages { count: 1, left: (page - above) / em - ROW, all: page / em - ROW };
    for group in groups {
        let name = if group.title.is_some() { ROW - lower } else { 0.0 };
        let height = |row| height(row, arranged, room) - lower;
        pages.add(name + group.rows.first().map_or(0.0, height), 0.0);
        group.rows.iter().skip(1).for_each(|row| pages.add(height(row), name));
    }
    pages.count
}

/// Pages that are filled one after the other.
struct Pages {
    count: usize,
    left: f64,
    all: f64,
}

impl Pages {
    /// Adds a row, which stands under its group's name where it begins a page.
    fn add(&mut self, height: f64, name: f64) {
        if height > self.left {
            self.count += 1;
            self.left = self.all - name;
        }
        self.left -= height;
    }
}

fn height(row: &IndexRow, arranged: &Arrangement, room: Room<'_>) -> f64 {
    let columns = &arranged.columns;
    let title = if arranged.is_titled { title_height(row, room) } else { 0.0 };
    let joined = joined(columns).filter(|_| row.not_due.is_some());
    let of_column = |(place, column): (usize, &IndexColumn)| {
        // What stands in two columns has the width of both.
        let both = joined.filter(|first| (*first..=first + 1).contains(&place)).map(|first| &columns[first..first + 2]);
        let width = both.map_or(column.width, |both| both.iter().map(|column| column.width).sum());
        let lines: usize = column.shows.iter().map(|shows| lines(row, *shows, width, room)).sum();
        let has_badges = column.shows.len() > 1 && column.shows.contains(&Shows::Level);
        ROW + lines.saturating_sub(1) as f64 * if has_badges { BADGE_LINE } else { LINE }
    };
    let figures = columns.iter().enumerate().skip(usize::from(arranged.is_titled));
    title + figures.map(of_column).fold(ROW, f64::max)
}

/// The height of number and title where they stand above the columns.
fn title_height(row: &IndexRow, room: Room<'_>) -> f64 {
    let number = row.number.as_ref().map_or_else(String::new, |number| format!("{number} "));
    let text = format!("{number}{}", row.title);
    let width = room.measures.column(room.size) - 2.0 * room.measures.index.cell_space;
    BEFORE_FIGURES + LINE * wrapped(text.split_inclusive([' ', '-']), width, room) as f64
}

/// How many lines something takes in a column of a width.
fn lines(row: &IndexRow, shows: Shows, width: f64, room: Room<'_>) -> usize {
    let wrapped = |text: &str| wrapped(text.split_inclusive([' ', '-']), width, room);
    match shows {
        Shows::Number => row.number.as_ref().map_or(0, |code| self::wrapped(pieces(code), width, room)),
        Shows::Title => wrapped(&row.title),
        Shows::Target => row.target.as_deref().map_or(0, wrapped),
        Shows::Current => row.current.as_deref().map_or(0, wrapped),
        Shows::Change => row.change.as_deref().map_or(0, wrapped),
        Shows::Level => row.not_due.as_deref().map_or(usize::from(row.level.is_some()), wrapped),
        Shows::Trend => usize::from(row.trend.is_some()),
        Shows::Page => 0,
    }
}

fn wrapped<'t>(pieces: impl Iterator<Item = &'t str>, width: f64, room: Room<'_>) -> usize {
    let (mut lines, mut used) = (1, 0.0);
    for piece in pieces {
        let needs = room.text.width(piece.trim_end(), 1.0);
        if used > 0.0 && used + needs > width {
            (lines, used) = (lines + 1, 0.0);
        }
        used += room.text.width(piece, 1.0);
    }
    lines
}
