//! The scale a report is rated by, decided once from what the pack says: levels, bands, and each indicator's own bands.

use rust_decimal::Decimal;

use crate::limits;
use crate::pack::{At, Band, Basis as WrittenBasis, IndicatorRating, LevelLabel, Limited, Rating};
use crate::rating::bands::{Bands, Limit};
use crate::rating::variance::Basis;

/// Whether a level comes from a band or labels what is not rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A level that variance leads to.
    Band,
    /// A label for indicators that are not rated.
    Label,
}

/// One level of the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The word that is printed.
    pub name: String,
    /// Band or label.
    pub kind: Kind,
    /// Colour from the pack, red, green and blue; `None` leaves it to the templates.
    pub colour: Option<[u8; 3]>,
    /// What it means, from the pack; `None` leaves the words to the templates.
    pub meaning: Option<String>,
    /// Whether it means off target, so that actions are expected.
    pub off_target: bool,
}

/// The scale of one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// All levels: bands in order, then labels.
    pub levels: Vec<Level>,
    /// The report's own bands.
    pub bands: Bands,
    /// Whether the bands are those of the published key.
    pub is_standard: bool,
    /// Whether everything the pack says about the scale could be read.
    pub is_complete: bool,
}

impl Scale {
    /// The scale a pack asks for; the published key where it says nothing.
    pub fn of(rating: Option<&At<Rating>>) -> Self {
        let basis = basis(rating.and_then(|rating| rating.basis.as_ref()), Basis::Relative);
        let written = rating.and_then(|rating| rating.bands.as_ref());
        let (mut levels, bands) = match written {
            Some(bands) => written_bands(bands),
            None => standard_bands(),
        };
        match rating.and_then(|rating| rating.labels.as_ref()) {
            Some(labels) => levels.extend(labels.iter().map(written_label)),
            None => {
                levels.extend(["Baseline", "Contextual", "In Development"].map(|name| level(name, Kind::Label, false)))
            }
        }
        let is_complete = rating.is_none_or(|rating| {
            let is_unread = |field| rating.unread.contains(&field);
            !is_unread("bands")
                && !is_unread("labels")
                && written.iter().flat_map(|bands| &bands.value).all(|band| is_readable(&band.value))
        });
        let bands = if is_complete { bands } else { Vec::new() };
        levels.truncate(limits::LEVELS * 2); // More is an error, and would be searched for every indicator.

        Self { levels, bands: Bands { basis, bands }, is_standard: written.is_none(), is_complete }
    }

    /// Whether a level says that the target was met: a band that neither means off target nor ends below the target.
    pub fn is_on_target(&self, level: usize) -> bool {
        let ends_below = |limit: &Limit| match limit {
            Limit::Below(end) => *end <= Decimal::ZERO,
            Limit::UpTo(end) => *end < Decimal::ZERO,
            Limit::None => false,
        };
        let is_band = self.levels.get(level).is_some_and(|level| level.kind == Kind::Band && !level.off_target);
        is_band && !self.bands.bands.iter().any(|(limit, of)| *of == level && ends_below(limit))
    }

    /// Whether a level says that the target was missed, in a scale that says so of some level.
    pub fn is_off_target(&self, level: usize) -> bool {
        let is_band = self.levels.get(level).is_some_and(|level| level.kind == Kind::Band);
        is_band && !self.is_on_target(level) && self.levels.iter().any(|level| level.off_target)
    }

    /// The index of a level by its name as written.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.levels.iter().position(|level| level.name == name)
    }

    /// The bands an indicator is rated by: its own, or the report's.
    pub fn bands_of(&self, rating: Option<&At<IndicatorRating>>) -> Bands {
        let Some(rating) = rating else { return self.bands.clone() };
        let bands = match &rating.bands {
            Some(bands) if !bands.iter().all(|band| is_readable(&band.value)) => Vec::new(),
            Some(bands) => bands.iter().filter_map(|band| Some((limit(&band.value), self.find(&band.name)?))).collect(),
            None => self.bands.bands.clone(),
        };
        Bands { basis: basis(rating.basis.as_ref(), self.bands.basis), bands }
    }
}

fn basis(written: Option<&At<WrittenBasis>>, otherwise: Basis) -> Basis {
    match written.map(|basis| basis.value) {
        Some(WrittenBasis::Relative) => Basis::Relative,
        Some(WrittenBasis::Points) => Basis::Points,
        None => otherwise,
    }
}

/// Whether the name and the limits of a band could be read.
pub fn is_readable(band: &impl Limited) -> bool {
    band.name().place.end > 0 && !band.unread().iter().any(|field| ["below", "up_to"].contains(field))
}

/// Where a written band ends.
pub fn limit(band: &impl Limited) -> Limit {
    match (band.below(), band.up_to()) {
        (Some(below), _) => Limit::Below(below.0),
        (None, Some(up_to)) => Limit::UpTo(up_to.0),
        (None, None) => Limit::None,
    }
}

fn level(name: &str, kind: Kind, off_target: bool) -> Level {
    Level { name: name.to_owned(), kind, colour: None, meaning: None, off_target }
}

/// The published key: Red below -10 %, Amber below 0, Green up to 5 %, Blue beyond
/// (Cambridgeshire County Council, performance reports of 2024/25).
fn standard_bands() -> (Vec<Level>, Vec<(Limit, usize)>) {
    let levels = vec![
        level("Red", Kind::Band, true),
        level("Amber", Kind::Band, true),
        level("Green", Kind::Band, false),
        level("Blue", Kind::Band, false),
    ];
    let limits =
        [Limit::Below(Decimal::from(-10)), Limit::Below(Decimal::ZERO), Limit::UpTo(Decimal::from(5)), Limit::None];
    (levels, limits.into_iter().zip(0..).collect())
}

fn written_bands(bands: &[At<Band>]) -> (Vec<Level>, Vec<(Limit, usize)>) {
    let levels = bands.iter().map(|band| Level {
        name: band.name.value.clone(),
        kind: Kind::Band,
        colour: band.colour.as_ref().map(|colour| colour.0),
        meaning: band.meaning.as_ref().map(|meaning| meaning.value.clone()),
        off_target: band.off_target.as_ref().is_some_and(|off| off.value),
    });
    (levels.collect(), bands.iter().map(|band| limit(&band.value)).zip(0..).collect())
}

fn written_label(label: &At<LevelLabel>) -> Level {
    Level {
        name: label.name.value.clone(),
        kind: Kind::Label,
        colour: label.colour.as_ref().map(|colour| colour.0),
        meaning: label.meaning.as_ref().map(|meaning| meaning.value.clone()),
        off_target: false,
    }
}
