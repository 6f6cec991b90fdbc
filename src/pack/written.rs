//! Days, colours and languages: texts in a fixed form.

use chrono::NaiveDate;
use jsonc_parser::ast::Value as JsonValue;
use serde_json::json;

use super::advice;
use super::definitions::Definitions;
use super::read::{Read, Reader};
use super::shape::Shape;
use super::wanted::Wanted;
use crate::number::format;
use crate::problem::{Code, Problem, did_you_mean_typed};

/// A day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Date(pub NaiveDate);

impl Read for Date {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = value.as_string_lit() else {
            reader.wrong_type(value, &Wanted::Form("a date", "2024-11-25"));
            return None;
        };
        let strict = text.value.len() == 10;
        if let Some(day) = NaiveDate::parse_from_str(&text.value, "%Y-%m-%d").ok().filter(|_| strict) {
            return Some(Self(day));
        }
        let meant = format::day(&text.value);
        let hint = match meant {
            Some(day) => format!("write {}", day.format("%Y-%m-%d")),
            None => "write year, month and day, such as 2024-11-25".into(),
        };
        reader.report(
            Problem::new(
                Code::BadValue,
                reader.place(value),
                format!("\"{}\" is not a date in the form 2024-11-25", text.value),
            )
            .hint(hint),
        );
        meant.map(Self)
    }

    fn shape() -> Shape {
        Shape::Date
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
            reader.wrong_type(value, &Wanted::Form("a colour", "#00539f"));
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

    fn shape() -> Shape {
        Shape::Name
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
            reader.wrong_type(value, &Wanted::Form("a language", "en-GB"));
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
            Problem::new(Code::BadValue, reader.place(value), format!("\"{}\" is not a language code", text.value));
        reader.report(match advice::language(&text.value) {
            Some(code) => problem.hint(did_you_mean_typed(&code)),
            None => problem.hint("write a language and, if needed, a country: en-GB, cy"),
        });
        None
    }

    fn shape() -> Shape {
        Shape::Name
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z]{2})?$" })
    }
}
