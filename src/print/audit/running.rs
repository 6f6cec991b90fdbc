//! What has to stand on pages without being read: the handling text on every page, the stamp where an indicator starts; where
//! indicators share pages, where a group of them does.

use super::finding::Finding;
use super::letters::Letters;
use super::paper::{Page, Paper};
use crate::view::View;

/// What is missing from pages; `starts` are the places of the pages that indicators start on.
pub(super) fn findings(view: &View, paper: &Paper, starts: &[Option<usize>]) -> Vec<Finding> {
    let all = 0..paper.pages.len();
    let mut findings = missing(paper, view.report.marking.as_ref(), "the marking", all);
    let starts_page = |index: usize| {
        let before = index.checked_sub(1).map(|before| &view.indicators[before].group);
        !view.flows || before != Some(&view.indicators[index].group)
    };
    let starts = starts.iter().enumerate().filter(|(index, _)| starts_page(*index));
    let mut starts: Vec<usize> = starts.filter_map(|(_, start)| *start).collect();
    starts.dedup();
    findings.extend(missing(paper, view.report.issued.as_ref(), "the stamp", starts));
    findings
}

fn missing(
    paper: &Paper,
    text: Option<&String>,
    what: &'static str,
    pages: impl IntoIterator<Item = usize>,
) -> Vec<Finding> {
    let Some(text) = text else { return Vec::new() };
    let sought = Letters::of(text);
    let without = pages.into_iter().filter(|page| !shows(&paper.pages[*page], &sought));
    without.map(|page| Finding::Missing { page: page + 1, what, text: text.clone() }).take(super::ENOUGH).collect()
}

/// Whether a page shows a text, read out or not.
fn shows(page: &Page, sought: &Letters) -> bool {
    let mut letters = Letters::default();
    for run in &page.runs {
        letters.push(&run.text, true);
    }
    (0..letters.len()).any(|at| letters.has(sought, at))
}
