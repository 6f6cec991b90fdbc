//! Columns of the headline table whose headings or figures would be towers of words get more room, where there is some.

use super::{Cell, Column, Row};
use crate::view::Context;

/// The most lines that a heading takes beside others, its period included, where there is room.
pub(super) const MOST_LINES: usize = 3;
/// How much wider a column is made for its heading at a time, in ems, and how often at most.
const STEP: f64 = 0.5;
const STEPS: u8 = 24;

/// Gives columns of many lines so much of the room that is left that they take no more lines than others, and returns how much
/// that is.
pub(super) fn ease(columns: &mut [Column], rows: &[Row], room: f64, context: &Context<'_>) -> f64 {
    let mut spare = room;
    for (index, column) in columns.iter_mut().enumerate() {
        let wider = (0..=STEPS).map(|step| column.width + f64::from(step) * STEP);
        let mut wider = wider.take_while(|width| width - column.width <= spare);
        if let Some(width) = wider.find(|width| lines((index, column), rows, *width, context) <= MOST_LINES) {
            spare -= width - column.width;
            column.width = width;
        }
    }
    room - spare
}

/// How many lines a column takes in a width: its heading, or its figure where that stands alone.
pub(super) fn lines((index, column): (usize, &Column), rows: &[Row], width: f64, context: &Context<'_>) -> usize {
    let heading = heading_lines(column, width, context);
    let [Row { cells, .. }] = rows else { return heading };
    match &cells[index] {
        Some(Cell::Figure { text, .. }) if text.split(' ').count() > MOST_LINES => {
            let room = width - context.measures.cell_spaces() + 0.01;
            heading.max(lines_of(text, room, |words| context.text.bold(words, 1.0)))
        }
        _ => heading,
    }
}

/// How many lines a heading takes with its period, in a column of a width.
fn heading_lines(column: &Column, width: f64, context: &Context<'_>) -> usize {
    let period = column.period.as_deref().unwrap_or_default();
    let words = |text: &str| text.split(' ').count();
    // As a rule there are too few words for so many lines.
    if words(&column.heading) + words(period) <= MOST_LINES {
        return 1;
    }
    let (text, room) = (context.text, width - context.measures.cell_spaces() + 0.01);
    lines_of(&column.heading, room, |words| text.bold(words, 1.0))
        + lines_of(period, room, |words| text.width(words, 1.0))
}

/// How many lines a text takes, word by word.
fn lines_of(words: &str, room: f64, width: impl Fn(&str) -> f64) -> usize {
    let (mut lines, mut taken, space) = (0, f64::INFINITY, width(" "));
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let more = width(word);
        if taken + space + more > room {
            (lines, taken) = (lines + 1, more);
        } else {
            taken += space + more;
        }
    }
    lines
}
