//! Charts that a pack describes, and pictures made elsewhere.

use jsonc_parser::ast::Value as JsonValue;

use super::definitions::{Definitions, Described};
use super::read::{At, Read, Reader};
use super::record::{self, Fields};
use super::scalar::Datum;
use super::shape::{Field, Need, Shape};
use super::simple::{Label, Plain};
use super::unit::ChartUnit;

record! {
    /// A chart.
    ChartSpec "a chart" {
        /// How it is drawn.
        kind: required ChartKind,
        /// What it shows.
        title: required String,
        /// The periods or items along its axis.
        categories: required Vec<At<Label>>,
        /// One to {series} series of figures; more than {together} get a panel each.
        series: required Vec<At<SeriesSpec>>,
        /// One target, or one per category.
        target: optional TargetSpec,
        /// How its numbers print, or a text that says what they are.
        unit: optional ChartUnit,
        /// What the chart shows, for readers who cannot see it; written from the numbers where absent.
        alt: optional String,
        /// True prints the numbers as a table under it.
        table: optional bool,
    }
}

choice! {
    /// How a chart is drawn.
    ChartKind "the kind of chart" {
        /// A line over periods.
        Line = "line",
        /// Upright columns.
        Column = "column",
        /// Lying bars, for long names.
        Bar = "bar",
        /// Parts stacked to a whole.
        Stacked = "stacked",
    }
}

record! {
    /// A series of a chart.
    SeriesSpec "a series" {
        /// Its name, printed beside it.
        name: required String,
        /// Its figures, one per category; null is a gap.
        values: required Vec<At<Datum>>,
        /// What it is to the indicator.
        role: optional SeriesRole,
    }
}

choice! {
    /// What a series is to the indicator.
    SeriesRole "the role" {
        /// The indicator's own figures.
        Actual = "actual",
        /// Targets.
        Target = "target",
        /// Somebody else's figures.
        Comparator = "comparator",
        /// The indicator's figures of an earlier time.
        Previous = "previous",
    }
}

/// A chart's target: one for all categories or one for each.
#[derive(Debug, Clone)]
pub enum TargetSpec {
    /// One for all.
    One(Box<At<Datum>>),
    /// One per category.
    Each(Vec<At<Datum>>),
}

impl Read for TargetSpec {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            JsonValue::Array(_) => Some(Self::Each(Read::read(value, reader)?)),
            _ => Some(Self::One(Box::new(reader.value(value)?))),
        }
    }

    fn shape() -> Shape {
        Shape::OneOrEach(Box::new(Datum::shape()))
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        let one = Datum::schema(definitions);
        serde_json::json!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}

record! {
    /// A picture made elsewhere.
    Picture "a picture" {
        /// The picture's file, below the pack's folder: PNG, JPEG, WebP, GIF or SVG.
        path: required Plain,
        /// What the picture shows, for readers who cannot see it.
        alt: described String,
        /// Printed under the picture.
        caption: optional String,
    }
}
