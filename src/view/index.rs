//! The index: a row of figures for every indicator, in groups, and apart from them what is not due.

mod arrangement;
mod columns;
mod figures;
mod height;
mod widths;

use serde::Serialize;

use super::IndicatorView;
use super::report::{Badge, badge};
use super::trend::TrendView;
use crate::rating::scale::Scale;
use crate::words::Words;

pub use arrangement::IndexColumn;
pub(super) use arrangement::{Arrangement, joined};
pub(super) use columns::fit;
pub(super) use figures::IndexFigures;
pub(super) use height::{break_high_rows, is_close, likely_pages};
pub(super) use widths::Room;
pub use widths::Shows;

/// What stands above the rows of the index, and the columns in which they stand.
#[derive(Debug, Default, Serialize)]
pub struct IndexTable {
    /// How many indicators have each level.
    pub counts: Vec<Count>,
    /// How many are not due, and so are counted under no level; null where all are.
    pub not_due: Option<NotDue>,
    /// Which column, from 0, a row takes together with the next one to say why nothing is due; null where one is enough.
    pub joined: Option<usize>,
    /// Whether rows stand closer, because all of them then fit a page.
    pub is_close: bool,
    /// Whether number and title, in the first column, stand above the others, as wide as the page.
    pub is_titled: bool,
    /// The columns, from left to right.
    pub columns: Vec<IndexColumn>,
    /// How many pages it probably fills.
    #[serde(skip)]
    pub likely_pages: usize,
}

/// How many indicators are not due.
#[derive(Debug, Clone, Serialize)]
pub struct NotDue {
    /// "Not due".
    pub name: String,
    /// How many.
    pub count: usize,
}

/// How many indicators have a level.
#[derive(Debug, Clone, Serialize)]
pub struct Count {
    /// The level; null for indicators without one.
    pub level: Option<Badge>,
    /// How many.
    pub count: usize,
}

/// Consecutive indicators of one group.
#[derive(Debug, Clone, Serialize)]
pub struct IndexGroup {
    /// The group's name; null for indicators without one.
    pub title: Option<String>,
    /// Its rows.
    pub rows: Vec<IndexRow>,
}

/// One row of the index.
#[derive(Debug, Clone, Serialize)]
pub struct IndexRow {
    /// The label of the indicator's heading.
    pub label: String,
    /// Its place among the indicators, from 1.
    pub position: usize,
    /// Its number, if it has one.
    pub number: Option<String>,
    /// Its title, or what it is called without one.
    pub title: String,
    /// Its target, with its mark.
    pub target: Option<String>,
    /// Its current figure, with its mark.
    pub current: Option<String>,
    /// How its figures went, where there are enough of them.
    pub trend: Option<TrendView>,
    /// Its level, if it has one and a figure is due.
    pub level: Option<Badge>,
    /// The change in performance, if there is one to print and a figure is due.
    pub change: Option<String>,
    /// Why no figure is due, in place of level and change.
    pub not_due: Option<String>,
    /// Whether it is so high that it has to be broken where a page ends.
    pub breaks: bool,
    /// The number of the page its indicator starts on; null where the templates have to find it.
    pub page: Option<u64>,
}

/// The rows of all indicators: of those due, in groups, then of those that are not.
pub(super) fn groups(indicators: &[IndicatorView], words: &Words) -> Vec<IndexGroup> {
    let (not_due, due): (Vec<&IndicatorView>, Vec<&IndicatorView>) =
        indicators.iter().partition(|view| view.not_due.is_some());
    let has_groups = due.iter().any(|view| view.group.is_some());
    let other = || has_groups.then(|| words.plain.index_columns.other_indicators.clone());
    let rows = |views: &[&IndicatorView]| views.iter().map(|view| row(view, words)).collect();
    let mut groups: Vec<IndexGroup> = due
        .chunk_by(|a, b| a.group == b.group)
        .map(|group| IndexGroup { title: group[0].group.clone().or_else(other), rows: rows(group) })
        .collect();
    if !not_due.is_empty() {
        groups.push(IndexGroup { title: Some(words.plain.summary.not_due.clone()), rows: rows(&not_due) });
    }
    groups
}

fn row(view: &IndicatorView, words: &Words) -> IndexRow {
    let is_due = view.not_due.is_none();
    IndexRow {
        label: view.label.clone(),
        position: view.position,
        number: view.number.clone(),
        title: words.said.indicator_title(view.number.as_deref(), view.title.as_deref(), view.position),
        target: view.index.target.clone(),
        current: view.index.current.clone(),
        trend: view.index.trend.clone(),
        level: view.level.clone().filter(|_| is_due),
        change: view.change.clone().filter(|_| is_due),
        not_due: view.not_due.clone(),
        breaks: false,
        page: None,
    }
}

/// Every band with its count, the labels that are used, and last what has no level at all; of what is due.
pub(super) fn counts(indicators: &[IndicatorView], scale: &Scale) -> Vec<Count> {
    let due = || indicators.iter().filter(|view| view.not_due.is_none());
    let count = |level: Option<Badge>| Count { count: due().filter(|view| view.level == level).count(), level };
    let levels = (0..scale.levels.len()).map(|index| badge(scale, index));
    let worth_showing = |count: &Count| count.count > 0 || count.level.as_ref().is_some_and(|level| level.is_band);
    levels.chain([None]).map(count).filter(worth_showing).collect()
}

/// How many are not due, with the word for it.
pub(super) fn not_due(indicators: &[IndicatorView], words: &Words) -> Option<NotDue> {
    let count = indicators.iter().filter(|view| view.not_due.is_some()).count();
    (count > 0).then(|| NotDue { name: words.plain.summary.not_due.clone(), count })
}
