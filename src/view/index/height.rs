//! How many pages the index probably fills; a wrong guess costs time, nothing else.

use super::columns::joined;
use super::widths::{Room, Shows, pieces};
use super::{IndexColumn, IndexGroup, IndexRow};

/// A row of one line, each further line, the name of a group, and the header, in ems.
const ROW: f64 = 1.617;
const LINE: f64 = 1.216;
/// A further line under or over a badge.
const BADGE_LINE: f64 = 1.47;
/// In points: the height of a page's text at the usual size, and what stands above the rows on the first page.
const PAGE: f64 = 718.0;
const ABOVE: f64 = 48.0;
/// The share of a page that a row may take before it has to be broken.
const MOST: f64 = 0.4;

/// Marks the rows that are too high to be kept together.
pub(in crate::view) fn break_high_rows(groups: &mut [IndexGroup], columns: &[IndexColumn], room: Room<'_>) {
    let most = MOST * PAGE / room.measures.small(room.size);
    groups.iter_mut().flat_map(|group| &mut group.rows).for_each(|row| row.breaks = height(row, columns, room) > most);
}

/// So many pages.
pub(in crate::view) fn likely_pages(groups: &[IndexGroup], columns: &[IndexColumn], room: Room<'_>) -> usize {
    let em = room.measures.small(room.size);
    let above = ABOVE * room.size / room.measures.text.usual;
    let mut pages = Pages { count: 1, left: (PAGE - above) / em - ROW, all: PAGE / em - ROW };
    for group in groups {
        let name = if group.title.is_some() { ROW } else { 0.0 };
        pages.add(name + group.rows.first().map_or(0.0, |row| height(row, columns, room)), 0.0);
        group.rows.iter().skip(1).for_each(|row| pages.add(height(row, columns, room), name));
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

fn height(row: &IndexRow, columns: &[IndexColumn], room: Room<'_>) -> f64 {
    let joined = joined(columns).filter(|_| row.not_due.is_some());
    let of_column = |(place, column): (usize, &IndexColumn)| {
        // What stands in two columns has the width of both.
        let both = joined.filter(|first| (*first..=first + 1).contains(&place)).map(|first| &columns[first..first + 2]);
        let width = both.map_or(column.width, |both| both.iter().map(|column| column.width).sum());
        let lines: usize = column.shows.iter().map(|shows| lines(row, *shows, width, room)).sum();
        let has_badges = column.shows.len() > 1 && column.shows.contains(&Shows::Level);
        ROW + lines.saturating_sub(1) as f64 * if has_badges { BADGE_LINE } else { LINE }
    };
    columns.iter().enumerate().map(of_column).fold(ROW, f64::max)
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
