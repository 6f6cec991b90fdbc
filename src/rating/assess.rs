//! What the program makes of published figures: level, variance, change, and why something is not judged.
//!
//! `pack → assess → check, view`: whoever asks about a level or a change asks here, so that a page, a message and a list
//! cannot differ. It reads the pack and the scale, and never a file or a page. Published words win: [`Judgement::level`]
//! and [`Assessed::change`] say so, for the period before [`before::level`], and nobody else. What was not surely read is not judged.

pub mod before;

mod alike;
mod headline;
mod judgement;
mod unjudged;

use crate::pack::Indicator;
use crate::rating::bands::Bands;
use crate::rating::scale::Scale;
use crate::rating::variance::Change;

pub use alike::{Mixed, Read, is_share, unlike_in};
pub use headline::Headline;
pub use judgement::Judgement;
pub use unjudged::{Figure, Unjudged};

/// A headline and what became of it.
#[derive(Debug, Clone)]
pub struct Assessed<'p> {
    /// The figures and words of the indicator or a measure.
    pub headline: Headline<'p>,
    /// What the program makes of them.
    pub judgement: Judgement,
}

/// The change in performance that is printed of a headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintedChange<'p> {
    /// The published word.
    Published(&'p str),
    /// What the figures show; `None` where they were not surely read or have no direction.
    Computed(Option<Change>),
}

impl<'p> Assessed<'p> {
    /// The change that is printed: the published word, else the computed one; `None` where there was nothing to compare.
    pub fn change(&self) -> Option<PrintedChange<'p>> {
        let headline = &self.headline;
        let has_before = headline.previous.is_some() || headline.figure(headline.before()).is_some();
        let is_compared = headline.current.is_some() && has_before && headline.not_due.is_none();
        let computed = || is_compared.then_some(PrintedChange::Computed(self.judgement.change));
        headline.change.map(|word| PrintedChange::Published(word)).or_else(computed)
    }
}

/// An indicator and its measures, judged.
#[derive(Debug, Clone)]
pub struct Assessment<'p> {
    /// The bands they are rated by.
    pub bands: Bands,
    /// The indicator itself.
    pub own: Assessed<'p>,
    /// Its measures, in the author's order.
    pub measures: Vec<Assessed<'p>>,
}

impl<'p> Assessment<'p> {
    /// The indicator, then its measures.
    pub fn all(&self) -> impl Iterator<Item = &Assessed<'p>> {
        std::iter::once(&self.own).chain(&self.measures)
    }

    /// Whether it is made of measures that each have a level, as far as they are due.
    pub fn is_measured(&self) -> bool {
        let is_told =
            |measure: &Assessed<'_>| measure.judgement.level().is_some() || measure.headline.not_due.is_some();
        !self.measures.is_empty() && self.measures.iter().all(is_told)
    }

    /// Whether no new figure of it is due.
    pub fn is_not_due(&self) -> bool {
        self.own.headline.not_due.is_some()
    }
}

/// Judges an indicator and its measures.
pub fn assess<'p>(indicator: &'p Indicator, scale: &Scale) -> Assessment<'p> {
    let bands = scale.bands_of(indicator.rating.as_ref());
    let assessed = |headline: Headline<'p>| Assessed { judgement: Judgement::of(&headline, scale, &bands), headline };
    Assessment {
        own: assessed(Headline::of(indicator)),
        measures: indicator
            .sub_measures()
            .iter()
            .map(|measure| assessed(Headline::of_measure(measure, indicator)))
            .collect(),
        bands,
    }
}

#[cfg(test)]
mod tests;
