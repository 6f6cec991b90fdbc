//! The page of changes: what a corrected report says of the version before.

use serde::Serialize;

use super::IndicatorView;
use super::report::version_label;
use crate::change::corrections::{Corrected, Corrections};
use crate::markup::one_line;
use crate::words::{self, Words};

/// What has changed since the version before.
#[derive(Debug, Clone, Serialize)]
pub struct ChangesView {
    /// "What has changed since Version 1".
    pub heading: String,
    /// What was corrected.
    pub corrected: Vec<ChangeRow>,
    /// Revisions that were planned.
    pub revised: Vec<ChangeRow>,
}

/// One change.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeRow {
    /// The label of the indicator's heading; null where there is none in the report.
    pub label: Option<String>,
    /// The indicator, or the report.
    pub name: String,
    /// What it is about.
    pub what: String,
    /// What was said.
    pub was: String,
    /// What is said now.
    pub now: String,
    /// Why, where the pack says it.
    pub why: Option<String>,
    /// The number of the page its indicator starts on; null where the templates have to find it.
    pub page: Option<u64>,
}

/// The page of changes; `None` where there is nothing to print on it.
pub(super) fn changes(
    corrections: Option<&Corrections>,
    indicators: &[IndicatorView],
    words: &Words,
) -> Option<ChangesView> {
    let corrections = corrections?;
    let rows = |rows: &[Corrected]| rows.iter().map(|row| row_of(row, indicators, words)).collect::<Vec<_>>();
    let view = ChangesView {
        heading: words.plain.corrections.heading.replace("{version}", &since(corrections, words)),
        corrected: rows(&corrections.corrected),
        revised: rows(&corrections.revised),
    };
    (!view.corrected.is_empty() || !view.revised.is_empty()).then_some(view)
}

/// "Version 1", or "the version of 25 November 2024".
fn since(corrections: &Corrections, words: &Words) -> String {
    let since = &corrections.since;
    match since.version.as_str() {
        "" => words.plain.corrections.version_of.replace("{date}", &words.said.date(since.produced_on)),
        version => version_label(version, words),
    }
}

fn row_of(row: &Corrected, indicators: &[IndicatorView], words: &Words) -> ChangeRow {
    let line = |text: &String| one_line(&words.as_these_say(text));
    let plain = &words.plain.corrections;
    let view = row.at.and_then(|at| indicators.get(at));
    let removed = || {
        let name = row.name.as_ref()?;
        let text = |text: &String| (!text.is_empty()).then(|| text.clone());
        Some(words.said.indicator_heading(
            text(&name.reference).as_deref(),
            text(&name.title).as_deref(),
            name.position,
        ))
    };
    let name = view.map(|view| view.heading.clone()).or_else(removed);
    let [was, now] = sides([&row.was, &row.now].map(|text| text.as_ref().map(line)), plain);
    ChangeRow {
        label: view.map(|view| view.label.clone()),
        name: name.unwrap_or_else(|| plain.report.clone()),
        what: line(&row.what),
        was,
        now,
        why: row.why.as_deref().map(one_line).filter(|why| !why.is_empty()),
        page: None,
    }
}

/// What was and what is said; of what came or went as a whole, only that.
fn sides(both: [Option<String>; 2], plain: &words::Corrections) -> [String; 2] {
    match both {
        [None, Some(now)] if now.is_empty() => [plain.nothing.clone(), plain.added.clone()],
        [Some(was), None] if was.is_empty() => [plain.reported.clone(), plain.removed.clone()],
        both => both.map(|text| text.filter(|text| !text.is_empty()).unwrap_or_else(|| plain.nothing.clone())),
    }
}
