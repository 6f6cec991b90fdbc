//! The actions of an indicator, as a table in its narrative.

use super::blocks::Section;
use super::blocks::{self, Room};
use super::report::one_line;
use crate::markup::{self, Block, Cell, Column, Fit, Inline, Table};
use crate::pack::{Action, Date, Indicator, Report};
use crate::rating::action;
use crate::words::Words;

/// Headings of a narrative under which the table of actions belongs.
const HEADINGS: [&str; 3] = ["actions", "action", "action plan"];

/// Puts the table of actions under the narrative's heading for it, else behind the narrative under a heading of its own.
pub(super) fn place(
    sections: &mut Vec<Section>,
    indicator: &Indicator,
    report: &Report,
    (room, words): (Room<'_>, &Words),
) {
    let actions = indicator.actions();
    if actions.is_empty() {
        return;
    }
    let mut table = Block::Table(table(actions.iter().map(|action| &action.value), report, words));
    blocks::fit(&mut table, room);
    let is_for_actions = |section: &&mut Section| HEADINGS.contains(&section.heading.trim().to_lowercase().as_str());
    match sections.iter_mut().find(is_for_actions) {
        Some(section) => section.blocks.push(table),
        None => sections.push(Section::new(words.plain.actions.heading.clone(), vec![table])),
    }
}

/// The table: the actions, and of the other columns those that somebody filled.
fn table<'p>(actions: impl Iterator<Item = &'p Action>, report: &Report, words: &Words) -> Table {
    let said = &words.plain.actions;
    let headings = [&said.action, &said.owner, &said.due, &said.progress];
    let rows: Vec<[Cell; 4]> = actions.map(|action| row(action, report, words)).collect();
    let is_filled = |index: usize| index == 0 || rows.iter().any(|row| !row[index].is_empty());
    let filled: Vec<usize> = (0..headings.len()).filter(|index| is_filled(*index)).collect();
    let column = |index: &usize| Column { heading: plain(headings[*index]), is_figures: false, width: 1 };
    Table {
        columns: filled.iter().map(column).collect(),
        rows: rows.iter().map(|row| filled.iter().map(|index| row[*index].clone()).collect()).collect(),
        names_rows: true,
        fit: Fit::default(),
    }
}

fn row(action: &Action, report: &Report, words: &Words) -> [Cell; 4] {
    let text =
        |text: &Option<crate::pack::At<String>>| text.as_ref().map_or_else(Cell::new, |text| plain(&one_line(text)));
    let mut progress = text(&action.status);
    if let Some(done) = &action.done {
        add(&mut progress, plain(&words.said.done(done.value.0)));
    }
    let mut due = due(action, words).map_or_else(Cell::new, |due| plain(&due));
    if action::is_overdue(action, report.produced_on.value.0) {
        add(&mut due, vec![Inline::Strong { inlines: plain(&words.plain.actions.overdue) }]);
    }
    [markup::in_cell(&action.text), text(&action.owner), due, progress]
}

/// The day by which an action is to be done, and the one it was moved from.
fn due(action: &Action, words: &Words) -> Option<String> {
    let day = |date: &Date| words.said.date(date.0);
    let (due, revised) = (action.due.as_ref().map(|due| day(due)), action.revised.as_ref().map(|revised| day(revised)));
    match (revised, due) {
        (Some(revised), Some(due)) if revised != due => Some(words.said.moved(&revised, &due)),
        (revised, due) => revised.or(due),
    }
}

fn plain(text: &str) -> Cell {
    if text.is_empty() { Cell::new() } else { vec![Inline::Text { text: text.to_owned() }] }
}

/// Adds words on a line of their own.
fn add(cell: &mut Cell, words: Cell) {
    if !cell.is_empty() && !words.is_empty() {
        cell.push(Inline::Break);
    }
    cell.extend(words);
}
