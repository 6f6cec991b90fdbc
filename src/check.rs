//! Every rule of the contract that goes beyond the form of single fields; each finding is a problem, none stops the others.

mod consistency;
mod indicator;
mod report;
mod scale;
mod text;

use crate::charts;
use crate::pack::Pack;
use crate::problem::Problem;
use crate::scale::Scale;
use crate::source::Sources;

/// Checks a pack and adds what is wrong to `problems`; `families` are the fonts at hand.
pub fn check(pack: &Pack, sources: &Sources, families: &[String], problems: &mut Vec<Problem>) {
    report::check(&pack.report, families, problems);
    scale::check(pack.rating.as_ref(), problems);
    let scale = Scale::of(pack.rating.as_ref());
    for row in pack.key.iter().flat_map(|rows| &rows.value) {
        text::check(&row.explanation, sources, problems);
    }
    for indicator in &pack.indicators.0 {
        indicator::check(indicator, &scale, problems);
        scale::check_own(indicator.rating.as_ref(), &scale, problems);
        for section in indicator.narrative.iter().flat_map(|narrative| &narrative.0) {
            text::check(&section.texts, sources, problems);
        }
        for note in indicator.notes.iter().flat_map(|notes| &notes.value) {
            text::check_one(note, sources, problems);
        }
        charts::check(indicator, problems);
    }
    consistency::check(pack, problems);
}
