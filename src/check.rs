//! Every rule of the contract that goes beyond the form of single fields; each finding is a problem, none stops the others.
//!
//! It may know the pack, what is assessed of it, its files and every pure room. It must never judge a figure itself (it asks
//! `rating`), change a pack, or write anything.

pub mod load;

mod accept;
mod actions;
mod alt;
mod change;
mod consistency;
mod cumulative;
mod dates;
mod events;
mod groups;
mod history;
mod indicator;
mod introduction;
mod level;
mod mixed;
mod narrative;
mod placeholders;
mod plausible;
mod report;
mod rewrite;
mod scale;
mod series;
mod stored;
mod subject;
mod templates;
#[cfg(test)]
mod tests;
mod text;
mod unjudged;
pub(crate) mod weight;
mod withheld;
mod wording;

pub(crate) use accept::{apply as accept, mark as mark_accepted};
pub(crate) use placeholders::{Hole, holes, holes_of_report, is_placeholder};
pub(crate) use report::check_language as language;
pub(crate) use templates::check as templates;

use crate::chart::chosen;
use crate::limits;
use crate::look::measures::Measures;
use crate::pack::{Pack, Performance, Texts};
use crate::problem::Problem;
use crate::rating::scale::Scale;
use crate::source::Sources;

/// What the report will look like, as far as rules ask for it.
#[derive(Clone, Copy)]
pub struct Look<'l> {
    /// The families of the fonts at hand.
    pub families: &'l [String],
    /// The measures that the pages are made by.
    pub measures: &'l Measures,
}

/// Checks a pack and adds what is wrong to `problems`.
pub fn check(pack: &Pack, sources: &Sources, look: Look<'_>, problems: &mut Vec<Problem>) {
    report::check(&pack.report, look, problems);
    scale::check(pack.rating.as_ref(), problems);
    weight::check(pack, problems);
    placeholders::check_report(pack, sources, problems);
    let scale = Scale::of(pack.rating.as_ref());
    introduction::check(pack, &scale, sources, problems);
    for row in pack.key_rows() {
        text::check(&row.explanation, sources, problems);
    }
    for indicator in &pack.indicators.0 {
        if problems.len() > limits::PROBLEMS {
            return; // No more are told.
        }
        indicator::check(indicator, &scale, &pack.report, sources, problems);
        placeholders::check(indicator, sources, problems);
        scale::check_own(indicator.rating.as_ref(), &scale, problems);
        for section in indicator.narrative.iter().flat_map(|narrative| &narrative.0) {
            text::check_heading(&section.heading, problems);
            text::check(&section.texts, sources, problems);
        }
        for note in indicator.performances().flat_map(Performance::notes) {
            text::check_note(note, sources, problems);
        }
        for action in indicator.actions() {
            text::check(&Texts(vec![action.text.clone()]), sources, problems);
        }
        chosen::check(indicator, problems);
        alt::check(indicator, problems);
    }
    alt::check_logo(pack, problems);
    dates::check(&pack.report, problems);
    groups::check(pack, problems);
    wording::check(pack, sources, problems);
    consistency::check(pack, problems);
}
