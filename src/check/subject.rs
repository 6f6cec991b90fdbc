//! One headline under check: the indicator's own or a measure's.

use crate::number::format::Format;
use crate::pack::{At, Datum, Scalar};
use crate::rating::assess::{Assessed, Assessment, Headline, Judgement};
use crate::rating::bands::Bands;
use crate::rating::figure::print_datum;
use crate::rating::scale::Scale;

/// A headline, what became of it, and how its figures print.
pub(super) struct Subject<'a, 'p> {
    pub(super) headline: &'a Headline<'p>,
    pub(super) judgement: &'a Judgement,
    pub(super) scale: &'a Scale,
    pub(super) bands: &'a Bands,
    pub(super) format: Format,
}

impl<'a, 'p> Subject<'a, 'p> {
    /// The indicator, then its measures.
    pub(super) fn all(assessment: &'a Assessment<'p>, scale: &'a Scale) -> Vec<Self> {
        let subject = |assessed: &'a Assessed<'p>| Subject {
            headline: &assessed.headline,
            judgement: &assessed.judgement,
            scale,
            bands: &assessment.bands,
            format: assessed.headline.format(),
        };
        assessment.all().map(subject).collect()
    }

    /// "" for the indicator, "Rhymetime events: " for a measure.
    pub(super) fn prefix(&self) -> String {
        prefix(self.headline.name)
    }

    /// What a figure prints.
    pub(super) fn printed(&self, datum: &At<Datum>) -> String {
        print_datum(datum, &self.format)
    }

    /// What a figure would print without rounding.
    pub(super) fn exact(&self, datum: &At<Datum>) -> String {
        print_datum(datum, &Format { decimals: None, ..self.format.clone() })
    }

    /// Two figures as they print, or exactly where rounding makes them look the same.
    pub(super) fn both(&self, a: &At<Datum>, b: &At<Datum>) -> (String, String) {
        let (printed, exact) = ((self.printed(a), self.printed(b)), (self.exact(a), self.exact(b)));
        let is_told_apart = printed.0 != printed.1 || exact.0 == exact.1;
        if is_told_apart { printed } else { exact }
    }

    /// The name of a level of the scale.
    pub(super) fn level_name(&self, level: usize) -> &'a str {
        self.scale.levels.get(level).map_or("", |level| level.name.as_str())
    }

    /// The level's name, where it means off target.
    pub(super) fn off_target(&self) -> Option<&'a str> {
        let level = self.scale.levels.get(self.judgement.level()?)?;
        level.off_target.then_some(level.name.as_str())
    }
}

/// What stands before a message about a measure; nothing before one about the indicator itself.
pub(super) fn prefix(measure: Option<&str>) -> String {
    match measure.map(str::trim) {
        None => String::new(),
        Some("") => "a measure: ".into(),
        Some(name) => format!("{name}: "),
    }
}

/// The text of a figure that is one.
pub(super) fn text(datum: &At<Datum>) -> Option<&str> {
    match &datum.scalar {
        Scalar::Text(text) => Some(text),
        _ => None,
    }
}
