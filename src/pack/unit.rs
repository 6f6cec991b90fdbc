//! Which way is better, and how numbers print.

use jsonc_parser::ast::Value as JsonValue;
use serde_json::json;

use super::definitions::{Definitions, Described};
use super::read::{At, Read, Reader};
use super::record::{self, Fields};
use super::shape::{Field, Need, Shape};
use super::wanted::Wanted;
use crate::problem::{Code, Hint, Problem, did_you_mean_typed, nearest};

record! {
    /// How the JSON numbers of an indicator print.
    UnitFormat "the unit" {
        /// Printed before the digits.
        prefix: optional String,
        /// Printed after the digits.
        suffix: optional String,
        /// Decimal places, 0 to {decimals}.
        decimals: optional u32,
    }
}

/// Which way performance is better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Direction {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
    /// Close to the target is better.
    Close,
    /// Any other text: printed, not judged.
    Other(String),
}

impl Read for Direction {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = value.as_string_lit() else {
            reader.wrong_type(value, &Wanted::Direction);
            return None;
        };
        Some(match &*text.value {
            "higher" => Self::Higher,
            "lower" => Self::Lower,
            "close" => Self::Close,
            _ => Self::Other(reader.printed(value)?),
        })
    }

    fn shape() -> Shape {
        Shape::Suggested(vec!["higher", "lower", "close"])
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "anyOf": [{ "enum": ["higher", "lower", "close"] }, { "type": "string" }] })
    }
}

/// How numbers print: a name, a form, or (for a chart) a text that says what they are.
#[derive(Debug, Clone)]
pub enum Unit {
    /// A plain number.
    Number,
    /// A percentage.
    Percent,
    /// Pounds.
    Pounds,
    /// Its own prefix, suffix and decimals.
    Form(Box<UnitFormat>),
}

impl Read for Unit {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        const NAMES: &[&str] = &["number", "percent", "pounds"];
        match value {
            JsonValue::Object(_) => Some(Self::Form(Box::new(UnitFormat::read(value, reader)?))),
            JsonValue::StringLit(text) => match &*text.value {
                "number" => Some(Self::Number),
                "percent" => Some(Self::Percent),
                "pounds" => Some(Self::Pounds),
                other => {
                    let problem = Problem::new(
                        Code::BadValue,
                        reader.place(value),
                        format!("the unit \"{other}\" is not number, percent or pounds"),
                    );
                    reader.report(match (nearest(other, NAMES.iter().copied()), other.trim()) {
                        (_, "%") => problem.hint("write \"percent\""),
                        (_, "£") => problem.hint("write \"pounds\""),
                        (Some(name), _) => problem.hint(did_you_mean_typed(name)),
                        (None, own) if own.starts_with(|c: char| c.is_ascii_digit()) => problem,
                        (None, _) => {
                            let own = other.trim();
                            problem.hint(Hint::both(
                                format!("for any other unit write {{\"suffix\": \" {own}\"}}"),
                                format!("for any other unit type “other” here, and “{own}” in \"suffix\""),
                            ))
                        }
                    });
                    None
                }
            },
            _ => {
                reader.wrong_type(value, &Wanted::Unit);
                None
            }
        }
    }

    fn shape() -> Shape {
        match UnitFormat::shape() {
            Shape::Record(fields) => Shape::Unit(fields),
            other => other,
        }
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        json!({ "anyOf": [{ "enum": ["number", "percent", "pounds"] }, UnitFormat::schema(definitions)] })
    }
}

/// How a chart's numbers print, or a text that says what they are.
#[derive(Debug, Clone)]
pub enum ChartUnit {
    /// A unit as of an indicator.
    Unit(Unit),
    /// A text over the axis: "Rate per 10,000".
    Text(String),
}

impl Read for ChartUnit {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value.as_string_lit().map(|text| &*text.value) {
            None | Some("number" | "percent" | "pounds") => Unit::read(value, reader).map(Self::Unit),
            Some(_) => reader.printed(value).map(Self::Text),
        }
    }

    fn shape() -> Shape {
        Unit::shape()
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        json!({ "anyOf": [{ "type": "string" }, UnitFormat::schema(definitions)] })
    }
}
