//! The rating scale as a pack writes it, and an indicator's own limits.

use jsonc_parser::ast::Value as JsonValue;

use super::definitions::{Definitions, Described};
use super::read::{At, Read, Reader};
use super::record::{self, Fields};
use super::scalar::Number;
use super::shape::{Field, Need, Shape};
use super::written::Colour;

record! {
    /// A rating scale: bands of variance from target, and labels for what is not rated.
    Rating "the rating" {
        /// Whether variance is a percentage of the target or a difference in points.
        basis: optional Basis,
        /// The bands, tried in order: the first that matches gives the level.
        bands: optional Vec<At<Band>>,
        /// The labels for indicators that are not rated.
        labels: optional Vec<At<LevelLabel>>,
    }
}

impl Rating {
    /// What its levels mean, each with the level's name.
    pub fn meanings(&self) -> impl Iterator<Item = (&At<String>, &At<String>)> {
        let bands = self.bands.iter().flat_map(|bands| &bands.value).map(|band| (&band.name, &band.meaning));
        let labels = self.labels.iter().flat_map(|labels| &labels.value).map(|label| (&label.name, &label.meaning));
        bands.chain(labels).filter_map(|(name, meaning)| Some((name, meaning.as_ref()?)))
    }
}

choice! {
    /// What variance is measured in.
    Basis "the basis" {
        /// Per cent of the target.
        Relative = "relative",
        /// Difference in the indicator's unit; for percentages, percentage points.
        Points = "points",
    }
}

record! {
    /// One band of a rating scale.
    Band "a band" {
        /// The level's name, such as "Amber".
        name: required String,
        /// The band matches a variance below this.
        below: optional Number,
        /// The band matches a variance up to and including this.
        up_to: optional Number,
        /// The badge's colour, such as "#ffbf00".
        colour: optional Colour,
        /// What the level means, in words for the key.
        meaning: optional String,
        /// True where the level means off target, so that actions are expected.
        off_target: optional bool,
    }
}

record! {
    /// A band of an indicator's own: another limit for a level of the scale.
    OwnBand "a band of an indicator" {
        /// The level's name, as the scale has it; colour, meaning and "off_target" are the scale's.
        name: required String,
        /// The band matches a variance below this.
        below: optional Number,
        /// The band matches a variance up to and including this.
        up_to: optional Number,
    }
}

/// What every band has: a name and a limit.
pub trait Limited {
    /// The level's name.
    fn name(&self) -> &At<String>;
    /// The variance it ends below.
    fn below(&self) -> Option<&At<Number>>;
    /// The variance it ends with.
    fn up_to(&self) -> Option<&At<Number>>;
    /// The fields that could not be read.
    fn unread(&self) -> &[&'static str];
}

macro_rules! limited {
    ($($band:ty),*) => {
        $(impl Limited for $band {
            fn name(&self) -> &At<String> {
                &self.name
            }

            fn below(&self) -> Option<&At<Number>> {
                self.below.as_ref()
            }

            fn up_to(&self) -> Option<&At<Number>> {
                self.up_to.as_ref()
            }

            fn unread(&self) -> &[&'static str] {
                &self.unread
            }
        })*
    };
}

limited!(Band, OwnBand);

record! {
    /// A label for indicators that are not rated.
    LevelLabel "a label" {
        /// The label's name, such as "Contextual".
        name: required String,
        /// The outline's colour.
        colour: optional Colour,
        /// What the label means, in words for the key.
        meaning: optional String,
    }
}

record! {
    /// An indicator's own rating: other thresholds for the levels of the scale.
    IndicatorRating "the indicator's rating" {
        /// Whether variance is a percentage of the target or a difference in points.
        basis: optional Basis,
        /// The bands; each names a level of the scale.
        bands: optional Vec<At<OwnBand>>,
    }
}
