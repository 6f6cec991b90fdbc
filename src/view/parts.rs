//! Which parts a report has, and in which order they are printed.

use serde::Serialize;

use super::View;
use crate::pack::{PartName, Report};

/// A part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The cover, which is always first.
    Cover,
    /// What has changed since the version before.
    Changes,
    /// Key messages and recommendations.
    Introduction,
    /// The page a meeting can be held on.
    Summary,
    /// The key.
    Key,
    /// The index.
    Index,
    /// The indicators.
    Indicators,
}

/// The parts in the order of the contract.
const ORDER: [PartName; 6] = [
    PartName::Changes,
    PartName::Introduction,
    PartName::Summary,
    PartName::Key,
    PartName::Index,
    PartName::Indicators,
];

/// The parts that are printed: those asked for that have something to print.
pub(super) fn parts(report: &Report, has: impl Fn(Part) -> bool) -> Vec<Part> {
    let asked: Vec<PartName> = match &report.parts {
        Some(parts) => parts.iter().map(|part| part.value).collect(),
        None => ORDER.to_vec(),
    };
    let parts = asked.into_iter().map(part).filter(|part| has(*part));
    std::iter::once(Part::Cover).chain(parts).collect()
}

/// The part of a name.
fn part(name: PartName) -> Part {
    match name {
        PartName::Changes => Part::Changes,
        PartName::Introduction => Part::Introduction,
        PartName::Summary => Part::Summary,
        PartName::Key => Part::Key,
        PartName::Index => Part::Index,
        PartName::Indicators => Part::Indicators,
    }
}

impl View {
    /// The part that the way back of every indicator leads to.
    pub fn way_back(&self) -> Option<Part> {
        let has = |part: &Part| self.parts.contains(part);
        Some(Part::Index).filter(|part| has(part) && has(&Part::Indicators))
    }
}
