//! Which indicator each page belongs to.

use super::labels::Labels;
use super::pieces::Pieces;
use crate::view::{self, IndicatorView, Subject, View};

/// The places of the pages on which the indicators start, from 0, by the label that the order of the parts puts before
/// everything else of each, its group's name included.
pub(super) fn starts(view: &View, labels: &Labels) -> impl Iterator<Item = usize> {
    view.indicators.iter().filter_map(|indicator| labels.page_of(&format!("{}-start", indicator.label)))
}

/// What is known of the pages: their numbers, and the indicators they belong to.
pub(super) fn pages<'v>(view: &'v View, pieces: &Pieces<'_>, labels: &Labels) -> Vec<view::Page<'v>> {
    let numbers = u64::from(view.report.first_page)..;
    // A cover of very long texts goes on on pages like any other.
    let page = |(index, number)| view::Page { number, is_cover: index == 0, subject: None };
    let mut pages: Vec<view::Page<'_>> = numbers.take(pieces.pages().count()).enumerate().map(page).collect();
    let of_indicators = |part: &view::Part| *part == view::Part::Indicators;
    let last = pieces.pages().collect::<Vec<_>>().iter().rposition(of_indicators).map_or(0, |last| last + 1);
    if let Some(firsts) = pieces.firsts() {
        share(view, firsts, last, &mut pages);
        return pages;
    }
    let starts: Vec<usize> = starts(view, labels).collect();
    let ends = starts.iter().skip(1).copied().chain([last]);
    for ((indicator, start), end) in view.indicators.iter().zip(&starts).zip(ends) {
        for (place, page) in pages.iter_mut().enumerate().take(end).skip(*start) {
            page.subject = Some(subject_of(indicator, place > *start));
        }
    }
    pages
}

fn subject_of(indicator: &IndicatorView, is_continued: bool) -> Subject<'_> {
    Subject { heading: &indicator.heading, issued: indicator.issued.as_deref(), is_continued }
}

/// Says of pages that indicators share, which end before `last`, what goes on at their top: an indicator, else its group.
fn share<'v>(view: &'v View, firsts: Vec<(usize, bool)>, last: usize, pages: &mut [view::Page<'v>]) {
    let from = last - firsts.len();
    for ((first, is_continued), page) in firsts.into_iter().zip(&mut pages[from..last]) {
        let indicator = &view.indicators[first];
        let group = indicator.group.as_deref().filter(|_| !is_continued && !indicator.starts_group);
        page.subject = Some(match group {
            Some(group) => Subject { heading: group, issued: indicator.issued.as_deref(), is_continued: true },
            None => subject_of(indicator, is_continued),
        });
    }
}
