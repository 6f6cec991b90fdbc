//! The numbers of pages in the index, the summary and the page of changes: each is the page on which the indicator begins.

use typst::foundations::Label;
use typst::utils::PicoStr;

use super::labels::Labels;
use crate::view::{self, ChangesView, IndexGroup, Sheet, Summary, View};

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
        let changes = if has(view::Part::Changes) { numbered_changes(view, labels)? } else { None };
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
        let sheet = |of: view::Part| match (&self.summary, of) {
            (Some(summary), view::Part::Summary) => view.summary(summary),
            (_, view::Part::Changes) => view.changed(self.changes.as_ref()),
            _ => view.index(&self.index),
        };
        self.places.iter().map(|(place, of)| (*place, sheet(*of))).collect()
    }
}

/// A summary, every entry with the number of its indicator's first page; `None` where a label is missing.
fn numbered_summary(view: &View, summary: &Summary, labels: &Labels) -> Option<Summary> {
    let mut summary = summary.clone();
    if view.parts.contains(&view::Part::Indicators) {
        for item in summary.lists.iter_mut().flat_map(|list| &mut list.items) {
            item.page = Some(u64::from(view.report.first_page) + place_of(labels, &item.label)? as u64);
        }
    }
    Some(summary)
}

/// The index, every row with the number of its indicator's first page; `None` where a label is missing.
fn numbered_index(view: &View, labels: &Labels) -> Option<Vec<IndexGroup>> {
    let mut index = view.index.clone();
    if view.parts.contains(&view::Part::Indicators) {
        for row in index.iter_mut().flat_map(|group| &mut group.rows) {
            row.page = Some(u64::from(view.report.first_page) + place_of(labels, &row.label)? as u64);
        }
    }
    Some(index)
}

/// The page of changes, every row with the number of its indicator's first page.
#[expect(clippy::option_option, reason = "the outer one says that a label is missing")]
fn numbered_changes(view: &View, labels: &Labels) -> Option<Option<ChangesView>> {
    let mut changes = view.changes.clone();
    let has_pages = view.parts.contains(&view::Part::Indicators);
    let rows = changes.iter_mut().flat_map(|changes| changes.corrected.iter_mut().chain(&mut changes.revised));
    for row in rows.filter(|_| has_pages) {
        if let Some(label) = &row.label {
            row.page = Some(u64::from(view.report.first_page) + place_of(labels, label)? as u64);
        }
    }
    Some(changes)
}

/// The page on which the element with a label begins, from 0.
fn place_of(labels: &Labels, label: &str) -> Option<usize> {
    labels.page_of(Label::new(PicoStr::intern(label))?)
}
