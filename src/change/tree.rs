//! A pack as one tree of plain values, its included files in their places: what is compared, whatever the fields are.

use jsonc_parser::ast::Value;

use crate::source::Sources;
use crate::workbook;

/// A value of a pack; numbers keep their spelling.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// null.
    Null,
    /// true or false.
    Truth(bool),
    /// A number.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// An object, its fields in the author's order.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// The tree of a pack that was read without errors of form.
    pub fn of(sources: &Sources) -> Self {
        let text = workbook::json(sources);
        Sources::tree(&text).map_or(Self::Null, |value| Self::value(&value))
    }

    fn value(value: &Value<'_>) -> Self {
        match value {
            Value::NullKeyword(_) => Self::Null,
            Value::BooleanLit(truth) => Self::Truth(truth.value),
            Value::NumberLit(number) => Self::Number(number.value.to_owned()),
            Value::StringLit(text) => Self::Text(text.value.clone().into_owned()),
            Value::Array(array) => Self::List(array.elements.iter().map(Self::value).collect()),
            Value::Object(object) => {
                let property = |property: &jsonc_parser::ast::ObjectProp<'_>| {
                    (property.name.as_str().to_owned(), Self::value(&property.value))
                };
                Self::Object(object.properties.iter().map(property).collect())
            }
        }
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.fields().iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// The fields of an object; none of anything else.
    pub fn fields(&self) -> &[(String, Self)] {
        if let Self::Object(fields) = self { fields } else { &[] }
    }

    /// The entries of a list; none of anything else.
    pub fn entries(&self) -> &[Self] {
        if let Self::List(entries) = self { entries } else { &[] }
    }

    /// The text or the number of a field, without outer spaces; empty where there is none.
    pub fn words(&self, name: &str) -> &str {
        self.get(name).and_then(Self::text).unwrap_or_default().trim()
    }

    /// The text, or the number as it is spelled.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            _ => None,
        }
    }

    /// All texts in it, at any depth.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::List(entries) => entries.iter().flat_map(Self::texts).collect(),
            Self::Object(fields) => fields.iter().flat_map(|(_, value)| value.texts()).collect(),
            other => other.text().into_iter().collect(),
        }
    }
}
