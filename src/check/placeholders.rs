//! Finds what stands where a figure or a text is still to come, everywhere in a pack.

mod seeker;

use seeker::Seeker;

use crate::markup::placeholder::{self, Found, Kind};
use crate::pack::{At, Datum, Indicator, Pack, Scalar};
use crate::problem::{Code, Place, Problem};
use crate::source::Sources;

/// The most characters of a placeholder that are repeated in a message.
const SHOWN: usize = 60;

/// Whether a figure is a placeholder: nothing is judged by it, and it is said apart.
pub(crate) fn is_placeholder(datum: Option<&At<Datum>>) -> bool {
    let text = datum.and_then(|datum| match &datum.scalar {
        Scalar::Text(text) => Some(text),
        _ => None,
    });
    text.is_some_and(|text| placeholder::in_figure(text).is_some())
}

/// A placeholder of a pack.
#[derive(Debug)]
pub(crate) struct Hole {
    /// What is still to come: "current figure", "commentary".
    what: String,
    /// How a message names the place: "the current figure", "the text under “Commentary”".
    named: String,
    found: Found,
    /// The words themselves.
    words: String,
    is_whole: bool,
    is_figure: bool,
    /// Where the text stands.
    place: Place,
}

/// Records every placeholder of the report's own fields, its key and its scale.
pub(super) fn check_report(pack: &Pack, sources: &Sources, problems: &mut Vec<Problem>) {
    problems.extend(holes_of_report(pack).iter().map(|hole| hole.problem(sources)));
}

/// Every placeholder of the report's own fields and of its key.
pub(crate) fn holes_of_report(pack: &Pack) -> Vec<Hole> {
    let mut seeker = Seeker::default();
    seeker.report(&pack.report);
    seeker.introduction(&pack.report);
    for row in pack.key_rows() {
        let name = || format!("explanation of “{}” in the key", row.item.trim());
        seeker.text(&row.item, || "item of the key".into());
        seeker.texts(&row.explanation, || (name(), name()));
    }
    seeker.meanings(pack);
    seeker.0
}

/// Records every placeholder of an indicator.
pub(super) fn check(indicator: &Indicator, sources: &Sources, problems: &mut Vec<Problem>) {
    problems.extend(holes(indicator).iter().map(|hole| hole.problem(sources)));
}

/// Every placeholder of an indicator, in the order of the contract's fields.
pub(crate) fn holes(indicator: &Indicator) -> Vec<Hole> {
    let mut seeker = Seeker::default();
    seeker.indicator(indicator);
    seeker.0
}

impl Hole {
    /// What is still to come; the words themselves where more than they are there.
    pub(crate) fn to_come(&self) -> String {
        if self.is_whole { self.what.clone() } else { format!("{} (“{}”)", self.what, self.words) }
    }

    fn problem(&self, sources: &Sources) -> Problem {
        let Self { named, words, .. } = self;
        let is = match self.found.kind {
            Kind::Spreadsheet => "a spreadsheet error",
            Kind::Program => "how a program writes a missing value",
            Kind::ToCome => "a placeholder",
        };
        let message = match self.is_whole {
            true => format!("“{words}” is {is}, not the {named}"),
            false => format!("the {named} contains “{words}”, {is}"),
        };
        Problem::new(Code::Placeholder, self.place(sources), message).hint(self.hint())
    }

    /// The placeholder itself, or all of a value that is an object.
    pub(crate) fn place(&self, sources: &Sources) -> Place {
        let is_literal = sources.text(self.place.file).as_bytes().get(self.place.start as usize) == Some(&b'"');
        match is_literal && !self.is_whole {
            true => sources.literal(self.place).part(self.found.range.start, self.found.range.len()),
            false => self.place,
        }
    }

    fn hint(&self) -> &'static str {
        match (self.is_figure, self.found.kind) {
            (true, Kind::Spreadsheet) => "correct the formula and type the figure; where there is none, type \"N/A\"",
            (true, _) => "type the figure when it is known; where there is none, type \"N/A\"",
            (false, _) => "type the text, or delete it",
        }
    }
}
