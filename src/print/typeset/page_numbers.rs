//! The numbers of pages in the index, the summary and the page of changes: each is the page on which the indicator begins.

use super::labels::Labels;
use crate::view::{self, ChangesView, IndexGroup, Listed, Sheet, Summary, View};

/// What names pages, with their numbers.
pub(super) struct Numbered {
    places: Vec<(usize, view::Part)>,
    index: Vec<IndexGroup>,
    changes: Option<ChangesView>,
    summary: Option<Summary>,
}

impl Numbered {
    /// The parts at these places, with the numbers of the pages that they name; `None` where a label is missing.
    pub(super) fn of(view: &View, places: Vec<(usize, view::Part)>, labels: &Labels) -> Option<Self> {
        let has = |part: view::Part| places.iter().any(|(_, of)| *of == part);
        let index = if has(view::Part::Index) { numbered_index(view, labels)? } else { Vec::new() };
        let changes = match &view.changes {
            Some(changes) if has(view::Part::Changes) => Some(numbered_changes(view, changes, labels)?),
            _ => None,
        };
        let summary = match &view.summary {
            Some(summary) if has(view::Part::Summary) => Some(numbered_summary(view, summary, labels)?),
            _ => None,
        };
        Some(Self { places, index, changes, summary })
    }

    /// The places of the pieces.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> {
        self.places.iter().map(|(place, _)| *place)
    }

    /// What is laid out, with the places of the pieces.
    pub(super) fn sheets<'n>(&'n self, view: &'n View) -> Vec<(usize, Sheet<'n>)> {
        let sheet = |of: view::Part| match (of, &self.summary, &self.changes) {
            (view::Part::Summary, Some(summary), _) => view.summary(summary),
            (view::Part::Changes, _, Some(changes)) => view.changed(changes),
            _ => view.index(&self.index),
        };
        self.places.iter().map(|(place, of)| (*place, sheet(*of))).collect()
    }
}

/// A summary, every entry with the number of its indicator's first page; `None` where a label is missing.
fn numbered_summary(view: &View, summary: &Summary, labels: &Labels) -> Option<Summary> {
    let mut summary = summary.clone();
    if view.parts.contains(&view::Part::Indicators) {
        for item in summary.lists.iter_mut().flat_map(Listed::items_mut) {
            item.page = Some(number_of(view, labels, &item.label)?);
        }
    }
    Some(summary)
}

/// The index, every row with the number of its indicator's first page; `None` where a label is missing.
fn numbered_index(view: &View, labels: &Labels) -> Option<Vec<IndexGroup>> {
    let mut index = view.index.clone();
    if view.parts.contains(&view::Part::Indicators) {
        for row in index.iter_mut().flat_map(|group| &mut group.rows) {
            row.page = Some(number_of(view, labels, &row.label)?);
        }
    }
    Some(index)
}

/// The page of changes, every row with the number of its indicator's first page; `None` where a label is missing.
fn numbered_changes(view: &View, changes: &ChangesView, labels: &Labels) -> Option<ChangesView> {
    let mut changes = changes.clone();
    if view.parts.contains(&view::Part::Indicators) {
        for row in changes.corrected.iter_mut().chain(&mut changes.revised) {
            row.page = match &row.label {
                Some(label) => Some(number_of(view, labels, label)?),
                None => None,
            };
        }
    }
    Some(changes)
}

/// The number of the page on which the element with a label begins.
fn number_of(view: &View, labels: &Labels, label: &str) -> Option<u64> {
    Some(u64::from(view.report.first_page) + labels.page_of(label)? as u64)
}
