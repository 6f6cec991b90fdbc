//! Remarks on the figures of the headline table.

use serde::Serialize;

use super::Kind;
use super::lines::{figure, lines};
use crate::pack::Indicator;
use crate::rating::assess::Assessment;
use crate::rating::figure::print;
use crate::view::front::{self, one_line};

/// Remarks on the figures of an indicator: notes, and what was published before.
pub(in crate::view) fn remarks(indicator: &Indicator, assessment: &Assessment<'_>) -> Vec<Remark> {
    let lines = lines(assessment);
    let mut remarks = Vec::new();
    for line in &lines {
        let own = [Kind::Target, Kind::Baseline, Kind::Current, Kind::Previous]
            .map(|kind| figure(kind, line).map(|datum| (kind, datum)));
        let comparators = line.headline().comparators.iter().map(|datum| (Kind::Comparator, datum));
        let forecast =
            line.headline().forecast.and_then(|forecast| forecast.figure.as_ref()).map(|datum| (Kind::Forecast, datum));
        for (kind, datum) in own.into_iter().flatten().chain(comparators).chain(forecast) {
            let remark = Remark {
                measure: line.name.clone(),
                kind,
                label: datum.label.as_ref().map(|label| one_line(label)),
                frequency: indicator.frequency.as_ref().map(|frequency| frequency.word()),
                note: datum.note.as_ref().map(|note| front::lines(note)),
                previously: datum.previously.as_ref().map(|before| one_line(&print(before, &line.format))),
            };
            if remark.note.is_some() || remark.previously.is_some() {
                remarks.push(remark);
            }
        }
    }
    remarks
}

/// A remark on one figure.
#[derive(Debug, Serialize)]
pub struct Remark {
    pub measure: Option<String>,
    pub kind: Kind,
    pub label: Option<String>,
    pub frequency: Option<&'static str>,
    /// What is said of it.
    pub note: Option<String>,
    /// What was published before.
    pub previously: Option<String>,
}
