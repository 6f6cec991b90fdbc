//! Figures: exact numbers, and values with what belongs to them.

use jsonc_parser::ast::Value as JsonValue;
use rust_decimal::Decimal;
use serde_json::json;

use super::advice;
use super::definitions::{Definitions, Described};
use super::mark::Mark;
use super::read::{At, Read, Reader};
use super::record::{self, Fields};
use super::shape::{Field, Need, Shape};
use super::simple::Label;
use super::wanted::Wanted;
use crate::number;
use crate::number::format;
use crate::problem::{Code, Hint, Problem};

/// An exact number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl Read for Number {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            JsonValue::NumberLit(_) => exact(value, reader).map(Self),
            _ => {
                reader.wrong_type(value, &Wanted::Number);
                number::exact(&advice::number_in(value)?).map(Self)
            }
        }
    }

    fn shape() -> Shape {
        Shape::Number
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "number" })
    }
}

/// A JSON number as an exact decimal; one beyond 28 digits goes on record.
fn exact(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Decimal> {
    let number = value.as_number_lit()?;
    let exact = number::exact(number.value);
    if exact.is_none() {
        let problem = Problem::new(
            Code::BadValue,
            reader.place(value),
            format!("the number {} has more digits than can be kept exactly (28)", number.value),
        );
        reader.report(problem.hint(Hint::both(
            "round it, or put it in quotation marks to print it as it is",
            "round it, or format the cell as Text and type it again to print it as it is",
        )));
    }
    exact
}

/// What a value says: a number to print in its unit, a text to print as it stands, or nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scalar {
    /// A JSON number, exact, with the decimals it was written with.
    Number(Decimal),
    /// A text, printed exactly as written.
    Text(String),
    /// null, printed "N/A".
    #[default]
    Null,
}

impl Scalar {
    /// The number it is or reads as.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => number::read(text)?.number(),
            Self::Null => None,
        }
    }

    /// Whether it says that there is no figure.
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Number(_) => false,
            Self::Text(text) => format::is_not_available(text),
            Self::Null => true,
        }
    }
}

impl Read for Scalar {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            JsonValue::NumberLit(_) => exact(value, reader).map(Self::Number),
            JsonValue::StringLit(_) => reader.figure(value).map(Self::Text),
            JsonValue::NullKeyword(_) => Some(Self::Null),
            _ => {
                reader.wrong_type(value, &Wanted::Figure);
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Figure(Vec::new())
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": ["number", "string", "null"] })
    }
}

record! {
    /// A value with what belongs to it.
    LabelledValue "a value" {
        /// The figure: a number prints in the indicator's unit, a text as written, null as N/A.
        value: required Scalar,
        /// The heading of its column, such as "Current Quarter" or "England Mean".
        label: optional String,
        /// The period it belongs to.
        period: optional Label,
        /// A mark, printed as a letter in brackets and explained in the key.
        mark: optional Mark,
        /// A remark, printed under the table.
        note: optional String,
        /// What was published before it was revised.
        previously: optional Scalar,
    }
}

/// A value of the contract: a figure alone or with label, period, mark, note and what was published before.
#[derive(Debug, Clone, Default)]
pub struct Datum {
    /// The figure.
    pub scalar: Scalar,
    /// The heading of its column.
    pub label: Option<At<String>>,
    /// The period it belongs to.
    pub period: Option<At<Label>>,
    /// Its mark.
    pub mark: Option<At<Mark>>,
    /// A remark on it.
    pub note: Option<At<String>>,
    /// What was published before it was revised.
    pub previously: Option<At<Scalar>>,
    /// Whether a corrected report gives it anew: no field of the contract, and printed as a mark.
    pub is_corrected: bool,
}

impl Datum {
    /// The marks that are printed behind it: its own, and that it was corrected.
    pub fn marks(&self) -> Vec<Mark> {
        marks(self.mark.as_ref().map(|mark| mark.value), self.is_corrected)
    }

    /// Whether its mark says that no number may stand there.
    pub fn is_withheld(&self) -> bool {
        self.mark.as_ref().is_some_and(|mark| mark.withholds())
    }

    /// Its number, where nothing withholds it.
    pub fn number(&self) -> Option<Decimal> {
        if self.is_withheld() { None } else { self.scalar.number() }
    }

    /// The number of a target, or the two ends of a range: 65 and 70 of "65-70%".
    pub fn target_ends(&self) -> Option<(Decimal, Option<Decimal>)> {
        match &self.scalar {
            Scalar::Text(text) if !self.is_withheld() => {
                let target = number::target(text)?;
                let high = target.high.as_ref().map(number::Reading::number);
                Some((target.low.number()?, high.flatten()))
            }
            _ => Some((self.number()?, None)),
        }
    }
}

/// A figure's own mark, and behind it that it was corrected.
pub(super) fn marks(own: Option<Mark>, is_corrected: bool) -> Vec<Mark> {
    let revised = is_corrected.then_some(Mark::Revised).filter(|revised| own != Some(*revised));
    own.into_iter().chain(revised).collect()
}

impl Read for Datum {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if value.as_object().is_none() {
            return Some(Self { scalar: Scalar::read(value, reader)?, ..Self::default() });
        }
        let LabelledValue { value, label, period, mark, note, previously, unread: _ } =
            LabelledValue::read(value, reader)?;
        Some(Self { scalar: value.value, label, period, mark, note, previously, is_corrected: false })
    }

    fn shape() -> Shape {
        match LabelledValue::shape() {
            Shape::Record(fields) => Shape::Figure(fields),
            other => other,
        }
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        json!({ "anyOf": [Scalar::schema(definitions), LabelledValue::schema(definitions)] })
    }
}
