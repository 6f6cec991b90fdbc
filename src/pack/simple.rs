//! Texts, switches, whole numbers, lists and names.

use jsonc_parser::ast::Value as JsonValue;
use serde_json::json;

use super::advice;
use super::definitions::Definitions;
use super::read::{At, Read, Reader};
use super::shape::Shape;
use super::wanted::Wanted;

impl Read for String {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        reader.printed(value)
    }

    fn shape() -> Shape {
        Shape::Text
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "string" })
    }
}

impl Read for bool {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let boolean = value.as_boolean_lit().map(|boolean| boolean.value);
        boolean.or_else(|| {
            reader.wrong_type(value, &Wanted::Truth);
            advice::truth(value.as_string_lit().map_or("", |text| &text.value))
        })
    }

    fn shape() -> Shape {
        Shape::Truth
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "boolean" })
    }
}

impl Read for u32 {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let number = value.as_number_lit().and_then(|number| number.value.parse().ok());
        number.or_else(|| {
            reader.wrong_type(value, &Wanted::WholeNumber);
            advice::number_in(value)?.parse().ok()
        })
    }

    fn shape() -> Shape {
        Shape::Number
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
            reader.wrong_type(value, &Wanted::Number);
            advice::number_in(value)?.parse().ok()
        })
    }

    fn shape() -> Shape {
        Shape::Number
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": "number" })
    }
}

impl<T: Read> Read for Vec<At<T>> {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(array) = value.as_array() else {
            reader.wrong_type(value, &Wanted::List);
            return None;
        };
        let most = reader.most_entries(&array.elements);
        Some(array.elements.iter().take(most).filter_map(|element| reader.entry(element)).collect())
    }

    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        json!({ "type": "array", "items": T::schema(definitions) })
    }
}

/// A text that is not printed: a path, a font's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plain(pub String);

impl Read for Plain {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = value.as_string_lit();
        if text.is_none() {
            reader.wrong_type(value, &Wanted::Text);
        }
        text.map(|text| Self(text.value.clone().into_owned()))
    }

    fn shape() -> Shape {
        Shape::Name
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        String::schema(definitions)
    }
}

/// Whose an indicator is: printed only where the report says so, and only then it has to be printable.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owner(pub String);

impl Read for Owner {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match reader.prints_owner {
            true => reader.printed(value).map(Self),
            false => Plain::read(value, reader).map(|plain| Self(plain.0)),
        }
    }

    fn shape() -> Shape {
        Shape::Name
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
                reader.wrong_type(value, &Wanted::Label);
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Text
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "type": ["string", "number"] })
    }
}
