//! The simple values of the contract and how each is read.

use chrono::NaiveDate;
use jsonc_parser::ast::Value as JsonValue;
use rust_decimal::Decimal;
use serde_json::json;

use super::kindness;
use super::read::{At, Need, Read, Reader};
use super::schema::Definitions;
use super::types::{Mark, UnitFormat};
use crate::problem::{Code, Problem, nearest};
use crate::value;

impl Read for String {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        reader.printed(value)
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "string" })
    }
}

impl Read for bool {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let boolean = value.as_boolean_lit().map(|boolean| boolean.value);
        boolean.or_else(|| {
            reader.wrong_type(value, "true or false");
            kindness::truth(value.as_string_lit().map_or("", |text| &text.value))
        })
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "boolean" })
    }
}

impl Read for u32 {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let number = value.as_number_lit().and_then(|number| number.value.parse().ok());
        number.or_else(|| {
            reader.wrong_type(value, "a whole number without quotation marks");
            kindness::number_in(value)?.parse().ok()
        })
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
    }
}

impl Read for f64 {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let number = value
            .as_number_lit()
            .and_then(|number| number.value.parse().ok())
            .filter(|number: &Self| number.is_finite());
        number.or_else(|| {
            reader.wrong_type(value, "a number without quotation marks");
            kindness::number_in(value)?.parse().ok()
        })
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "number" })
    }
}

impl<T: Read> Read for Vec<At<T>> {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(array) = value.as_array() else {
            reader.wrong_type(value, "a list [ … ]");
            return None;
        };
        Some(array.elements.iter().filter_map(|element| reader.entry(element)).collect())
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        json!({ "type": "array", "items": T::schema(definitions) })
    }
}

/// A text that is not printed: a path, a font's name, an owner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plain(pub String);

impl Read for Plain {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = value.as_string_lit();
        if text.is_none() {
            reader.wrong_type(value, "a text in quotation marks");
        }
        text.map(|text| Self(text.value.clone().into_owned()))
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        String::schema(definitions)
    }
}

/// A name that may be written as a text or as a number: "36", 36, "1.1.2.PI", 2024.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label(pub String);

impl Read for Label {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            JsonValue::StringLit(_) => reader.printed(value).map(Self),
            JsonValue::NumberLit(number) => Some(Self(number.value.to_owned())),
            _ => {
                reader.wrong_type(value, "a text or a number");
                None
            }
        }
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": ["string", "number"] })
    }
}

/// An exact number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl Read for Number {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            JsonValue::NumberLit(_) => exact(value, reader).map(Self),
            _ => {
                reader.wrong_type(value, "a number without quotation marks");
                value::exact(&kindness::number_in(value)?).map(Self)
            }
        }
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "number" })
    }
}

/// A JSON number as an exact decimal; one beyond 28 digits goes on record.
fn exact(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Decimal> {
    let number = value.as_number_lit()?;
    let exact = value::exact(number.value);
    if exact.is_none() {
        let problem = Problem::new(
            Code::BadValue,
            reader.place(value),
            format!("the number {} has more digits than can be kept exactly (28)", number.value),
        );
        reader.report(problem.hint("round it, or put it in quotation marks to print it as it is"));
    }
    exact
}

/// A day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Date(pub NaiveDate);

impl Read for Date {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = value.as_string_lit() else {
            reader.wrong_type(value, "a day such as \"2024-11-25\"");
            return None;
        };
        let strict = text.value.len() == 10;
        if let Some(day) = NaiveDate::parse_from_str(&text.value, "%Y-%m-%d").ok().filter(|_| strict) {
            return Some(Self(day));
        }
        let meant = value::day(&text.value);
        let hint = match meant {
            Some(day) => format!("write {}", day.format("%Y-%m-%d")),
            None => "write year, month and day, such as 2024-11-25".into(),
        };
        reader.report(
            Problem::new(
                Code::BadValue,
                reader.place(value),
                format!("\"{}\" is not a day as it is written here", text.value),
            )
            .hint(hint),
        );
        meant.map(Self)
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

/// A colour, red, green and blue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// The colour as it is written: "#00539f".
    pub fn hex(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Read for Colour {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = value.as_string_lit() else {
            reader.wrong_type(value, "a colour such as \"#00539f\"");
            return None;
        };
        let digits = text
            .value
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let Some(rgb) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            let problem =
                Problem::new(Code::BadValue, reader.place(value), format!("\"{}\" is not a colour", text.value));
            reader.report(problem.hint("write # and six digits, two each for red, green and blue: #00539f"));
            return None;
        };
        let [_, red, green, blue] = rgb.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" })
    }
}

/// A BCP 47 language tag, of which the language and the region are used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Language {
    /// Two or three lower-case letters.
    pub language: String,
    /// Two capital letters.
    pub region: Option<String>,
}

impl Read for Language {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = value.as_string_lit() else {
            reader.wrong_type(value, "a language such as \"en-GB\"");
            return None;
        };
        let (language, region) = match text.value.split_once('-') {
            Some((language, region)) => (language, Some(region)),
            None => (&*text.value, None),
        };
        let letters = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
        };
        if letters(language, 2..=3) && region.is_none_or(|region| letters(region, 2..=2)) {
            return Some(Self { language: language.to_lowercase(), region: region.map(str::to_uppercase) });
        }
        let problem =
            Problem::new(Code::BadValue, reader.place(value), format!("\"{}\" is not a language tag", text.value));
        reader.report(problem.hint("write a language and, if needed, a region: en-GB, cy"));
        None
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z]{2})?$" })
    }
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
            Self::Text(text) => value::read(text),
            Self::Null => None,
        }
    }

    /// Whether it says that there is no figure.
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Number(_) => false,
            Self::Text(text) => value::is_not_available(text),
            Self::Null => true,
        }
    }
}

impl Read for Scalar {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            JsonValue::NumberLit(_) => exact(value, reader).map(Self::Number),
            JsonValue::StringLit(_) => reader.printed(value).map(Self::Text),
            JsonValue::NullKeyword(_) => Some(Self::Null),
            _ => {
                reader.wrong_type(value, "a number, a text or null");
                None
            }
        }
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
}

impl Read for Datum {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if value.as_object().is_none() {
            return Some(Self { scalar: Scalar::read(value, reader)?, ..Self::default() });
        }
        let LabelledValue { value, label, period, mark, note, previously, unread: _ } =
            LabelledValue::read(value, reader)?;
        Some(Self { scalar: value.value, label, period, mark, note, previously })
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        json!({ "anyOf": [Scalar::schema(definitions), LabelledValue::schema(definitions)] })
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
            reader.wrong_type(value, "\"higher\", \"lower\", \"close\" or another text");
            return None;
        };
        Some(match &*text.value {
            "higher" => Self::Higher,
            "lower" => Self::Lower,
            "close" => Self::Close,
            _ => Self::Other(reader.printed(value)?),
        })
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
                        format!("the unit \"{other}\" is none of number, percent, pounds"),
                    );
                    reader.report(match (nearest(other, NAMES.iter().copied()), other.trim()) {
                        (_, "%") => problem.hint("write \"percent\""),
                        (_, "£") => problem.hint("write \"pounds\""),
                        (Some(name), _) => problem.hint(format!("did you mean \"{name}\"?")),
                        (None, _) => {
                            problem.hint(format!("for a unit of its own write {{\"suffix\": \" {}\"}}", other.trim()))
                        }
                    });
                    None
                }
            },
            _ => {
                reader.wrong_type(value, "number, percent, pounds or an object { … }");
                None
            }
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

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        json!({ "anyOf": [{ "type": "string" }, UnitFormat::schema(definitions)] })
    }
}

/// A text of the Markdown subset, or several as paragraphs.
#[derive(Debug, Clone, Default)]
pub struct Texts(pub Vec<At<String>>);

impl Texts {
    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|text| text.trim().is_empty())
    }
}

impl Read for Texts {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            JsonValue::StringLit(_) => Some(Self(vec![reader.value(value)?])),
            JsonValue::Array(_) => Read::read(value, reader).map(Self),
            _ => {
                reader.wrong_type(value, "a text or a list of texts");
                None
            }
        }
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] })
    }
}

/// A heading and the texts under it.
#[derive(Debug, Clone)]
pub struct Section {
    /// The heading as written.
    pub heading: At<String>,
    /// The texts; none where they could not be read.
    pub texts: Texts,
}

/// Headings with their texts, in the author's order.
#[derive(Debug, Clone, Default)]
pub struct Narrative(pub Vec<Section>);

impl Read for Narrative {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let object = reader.object(value, "the narrative")?;
        let mut seen = std::collections::HashSet::new();
        let mut sections = Vec::with_capacity(object.properties.len());
        for property in &object.properties {
            let heading = property.name.as_str();
            if !seen.insert(heading) {
                reader.duplicate_key(property);
                continue;
            }
            let place = reader.place(&property.name);
            reader.check_printable(place, heading);
            let texts = Texts::read(&property.value, reader).unwrap_or_default();
            sections.push(Section { heading: At { value: heading.to_owned(), place }, texts });
        }
        Some(Self(sections))
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        json!({ "type": "object", "additionalProperties": Texts::schema(definitions) })
    }
}
