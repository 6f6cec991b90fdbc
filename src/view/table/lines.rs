//! The headlines of an indicator and of its measures, before they are laid out in columns.

use super::Kind;
use crate::number::format::Format;
use crate::pack::{At, Datum};
use crate::rating::assess::{Assessed, Assessment, Headline, PrintedChange};
use crate::rating::bands::Bands;
use crate::rating::variance::Change;
use crate::view::report::one_line;
use crate::words::{Plain, Words};

/// One headline before it is laid out in columns.
pub(super) struct Line<'p> {
    pub(super) name: Option<String>,
    /// What variance is measured in.
    pub(super) bands: Bands,
    pub(super) assessed: Assessed<'p>,
    pub(super) format: Format,
}

impl<'p> Line<'p> {
    pub(super) fn headline(&self) -> &Headline<'p> {
        &self.assessed.headline
    }

    /// The level that is printed.
    pub(super) fn level(&self) -> Option<usize> {
        self.assessed.judgement.level()
    }
}

/// The indicator's own headline, then one for each measure.
pub(super) fn lines<'p>(assessment: &Assessment<'p>) -> Vec<Line<'p>> {
    let line = |assessed: &Assessed<'p>| Line {
        name: assessed.headline.name.map(one_line),
        bands: assessment.bands.clone(),
        format: assessed.headline.format(),
        assessed: assessed.clone(),
    };
    assessment.all().map(line).collect()
}

/// Whether a line has something to show in a column of this kind.
pub(super) fn is_filled(kind: Kind, line: &Line<'_>) -> bool {
    match kind {
        Kind::Direction => line.headline().direction.is_some() && (line.name.is_none() || has_figures(line)),
        Kind::Change => line.assessed.change().is_some(),
        Kind::Forecast => line.headline().forecast.is_some(),
        Kind::Level => line.level().is_some(),
        _ => figure(kind, line).is_some(),
    }
}

fn has_figures(line: &Line<'_>) -> bool {
    line.headline().current.is_some() || line.headline().target.is_some() || line.headline().previous.is_some()
}

/// The figure of a line in a column that holds one figure.
pub(super) fn figure<'p>(kind: Kind, line: &Line<'p>) -> Option<&'p At<Datum>> {
    match kind {
        Kind::Target => line.headline().target,
        Kind::AnnualTarget => line.headline().annual_target,
        Kind::Baseline => line.headline().baseline,
        Kind::Current => line.headline().current,
        Kind::Previous => line.headline().previous,
        Kind::LastYear => line.headline().last_year,
        _ => None,
    }
}

/// The change as it is printed, "N/A" where the figures show none.
pub(in crate::view) fn change(assessed: &Assessed<'_>, words: &Words) -> Option<String> {
    let Plain { changes, not_available, .. } = &words.plain;
    Some(match assessed.change()? {
        PrintedChange::Published(word) => one_line(word),
        PrintedChange::Computed(Some(Change::Improving)) => changes.improving.clone(),
        PrintedChange::Computed(Some(Change::Declining)) => changes.declining.clone(),
        PrintedChange::Computed(Some(Change::NoChange)) => changes.no_change.clone(),
        PrintedChange::Computed(None) => not_available.clone(),
    })
}
