//! Remarks on the figures of the headline table.

use serde::Serialize;

use super::Kind;
use super::cells::{printed, word};
use super::lines::{figure, lines};
use crate::pack::Indicator;
use crate::rating::assess::Assessment;
use crate::view::report::{self, one_line};
use crate::words::Words;

/// Remarks on the figures of an indicator: notes, and what was published before.
pub(in crate::view) fn remarks(indicator: &Indicator, assessment: &Assessment<'_>, words: &Words) -> Vec<Remark> {
    let frequency = indicator.frequency.as_ref().map(|frequency| frequency.value);
    let lines = lines(assessment);
    let mut remarks = Vec::new();
    for line in &lines {
        let kinds = [Kind::Target, Kind::AnnualTarget, Kind::Baseline, Kind::Current, Kind::Previous, Kind::LastYear];
        let own = kinds.map(|kind| figure(kind, line).map(|datum| (kind, datum)));
        let comparators = line.headline().comparators.iter().map(|datum| (Kind::Comparator, datum));
        let forecast =
            line.headline().forecast.and_then(|forecast| forecast.figure.as_ref()).map(|datum| (Kind::Forecast, datum));
        for (kind, datum) in own.into_iter().flatten().chain(comparators).chain(forecast) {
            let note = datum.note.as_ref().map(|note| report::lines(note));
            let previously = datum.previously.as_ref().map(|before| printed(before, &line.format, words));
            let previously = previously.map(|before| words.said.previously(&before));
            let text = match (note, previously) {
                (Some(note), Some(previously)) => words.said.with_aside(&note, &previously),
                (Some(text), None) | (None, Some(text)) => text,
                (None, None) => continue,
            };
            let label = datum.label.as_ref().map(|label| one_line(label)).filter(|label| !label.is_empty());
            remarks.push(Remark {
                measure: line.name.clone(),
                heading: label.unwrap_or_else(|| word(kind, frequency, words)),
                text,
            });
        }
    }
    remarks
}

/// A remark on one figure.
#[derive(Debug, Serialize)]
pub struct Remark {
    /// The measure; null for the indicator itself.
    pub measure: Option<String>,
    /// The heading of the figure's column.
    pub heading: String,
    /// What is said of it, and what was published before.
    pub text: String,
}
