//! What a field takes instead of a value of another kind, in words for JSON and for cells.

use jsonc_parser::ast::Value as JsonValue;

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Words.
    Text,
    /// Words, or several of them.
    Texts,
    /// Words or a number.
    Label,
    /// A figure, which may be words or missing.
    Figure,
    /// A number.
    Number,
    /// A whole number.
    WholeNumber,
    /// Yes or no.
    Truth,
    /// Yes, no, or what it is like.
    Switch,
    /// Several entries.
    List,
    /// An object, and what it is.
    Object(String),
    /// A unit by its name or its form.
    Unit,
    /// Which way is better.
    Direction,
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// A text in a form of its own, and an example.
    Form(&'static str, &'static str),
}

impl Wanted {
    /// What it takes in a JSON file.
    pub(super) fn in_json(&self) -> String {
        match self {
            Self::Text => "a text in quotation marks".into(),
            Self::Texts => "a text or a list of texts".into(),
            Self::Label => "a text or a number".into(),
            Self::Figure => "a number, a text or null".into(),
            Self::Number => "a number without quotation marks".into(),
            Self::WholeNumber => "a whole number without quotation marks".into(),
            Self::Truth => "true or false".into(),
            Self::Switch => "true, false or an object { … }".into(),
            Self::List => "a list".into(),
            Self::Object(noun) => format!("an object {{ … }} ({noun})"),
            Self::Unit => "number, percent, pounds or an object { … }".into(),
            Self::Direction => "\"higher\", \"lower\", \"close\" or another text".into(),
            Self::OneOf(words) => format!("one of {}", quoted(words, '"', '"')),
            Self::Form(what, example) => format!("{what} such as \"{example}\""),
        }
    }

    /// What it takes in a cell.
    pub(super) fn in_cells(&self) -> String {
        match self {
            Self::Text | Self::Texts | Self::Label => "words".into(),
            Self::Figure => "a figure or words".into(),
            Self::Number => "a number".into(),
            Self::WholeNumber => "a whole number".into(),
            Self::Truth | Self::Switch => "Yes or No".into(),
            Self::List => "a list, one entry a line".into(),
            Self::Object(noun) => format!("rows of its own ({noun})"),
            Self::Unit => "number, percent, pounds or other".into(),
            Self::Direction => "higher, lower, close or other words".into(),
            Self::OneOf(words) => format!("one of {}", quoted(words, '“', '”').replace('_', " ")),
            Self::Form(what, example) => format!("{what} such as {example}"),
        }
    }
}

fn quoted(words: &[&str], open: char, close: char) -> String {
    words.iter().map(|word| format!("{open}{word}{close}")).collect::<Vec<_>>().join(", ")
}

/// What a JSON value is, in words.
pub(super) fn json_is(value: &JsonValue<'_>) -> String {
    match value {
        JsonValue::StringLit(text) if text.value.chars().count() <= 40 => format!("the text \"{}\"", text.value),
        JsonValue::StringLit(_) => "a text".into(),
        JsonValue::NumberLit(number) => format!("the number {}", number.value),
        JsonValue::BooleanLit(boolean) => boolean.value.to_string(),
        JsonValue::Object(_) => "an object { … }".into(),
        JsonValue::Array(_) => "a list".into(),
        JsonValue::NullKeyword(_) => "null".into(),
    }
}

/// What a cell holds that became this value, in words.
pub(super) fn cell_is(value: &JsonValue<'_>) -> String {
    match value {
        JsonValue::StringLit(text) if text.value.chars().count() <= 40 => format!("“{}”", text.value),
        JsonValue::StringLit(_) => "a long text".into(),
        JsonValue::NumberLit(number) => format!("the number {}", number.value),
        JsonValue::BooleanLit(boolean) => if boolean.value { "Yes" } else { "No" }.into(),
        JsonValue::Object(_) => "several values with names".into(),
        JsonValue::Array(_) => "several values".into(),
        JsonValue::NullKeyword(_) => "“(no figure)”".into(),
    }
}
