//! What to type where lists and objects are taken for one another: `"history": {"Apr-25": 41}`.

use jsonc_parser::ast::{Object, Value as JsonValue};

use crate::source::shortened;

/// The most characters of a value that are repeated in a hint.
const SHOWN: usize = 30;

/// What to type for a field's value, or an entry of its list, that has another shape.
pub(in crate::pack) fn shape(name: &str, is_entry: bool, value: &JsonValue<'_>) -> Option<String> {
    match (is_entry, value) {
        (false, JsonValue::Object(object)) => list(name, object),
        (true, _) => entry(name, value).map(|entry| format!("type {entry}")),
        (false, JsonValue::StringLit(text)) => of_text(name, &text.value),
        (false, JsonValue::NumberLit(number)) if name == "forecast" => {
            Some(format!("type {{\"value\": {}}}", number.value))
        }
        (false, JsonValue::Array(_)) if name == "narrative" => Some(narrative()),
        (false, JsonValue::BooleanLit(_)) if name == "not_due" => Some(NOT_DUE.to_owned()),
        (false, JsonValue::Array(_)) if name == "introduction" => Some(introduction()),
        _ => None,
    }
}

/// A list that is written as an object of names and values.
fn list(name: &str, object: &Object<'_>) -> Option<String> {
    let own = match name {
        "history" => ["period", "value"],
        "comparators" => ["label", "value"],
        "series" => ["name", "values"],
        "bands" | "labels" => ["name", "below"],
        "key" => ["item", "explanation"],
        "accept" => ["code", "reason"],
        "actions" => ["text", "owner"],
        "notes" => return Some("type a list of texts: [\"…\", \"…\"]".to_owned()),
        "measures" => ["title", "current"],
        "indicators" => ["ref", "title"],
        _ => return None,
    };
    let first = object.properties.first()?;
    if object.properties.iter().any(|property| own.contains(&property.name.as_str())) {
        return None; // One entry, which only lacks the brackets around it.
    }
    let (key, entry) = (quoted(first.name.as_str()), plain(&first.value));
    Some(match name {
        "measures" | "indicators" | "labels" | "actions" => format!("type [{{\"{}\": {key}, …}}]", own[0]),
        _ => format!("type [{{\"{}\": {key}, \"{}\": {entry}}}]", own[0], own[1]),
    })
}

/// An entry of a list that is no object.
fn entry(name: &str, value: &JsonValue<'_>) -> Option<String> {
    if value.as_object().is_some() {
        return None;
    }
    let written = plain(value);
    Some(match name {
        "history" => format!("{{\"period\": \"…\", \"value\": {written}}}"),
        "actions" => format!("{{\"text\": {written}}}"),
        "series" => format!("{{\"name\": \"…\", \"values\": {written}}}"),
        "figures" => format!("{{\"path\": {written}, \"alt\": \"…\"}}"),
        "accept" => format!("{{\"code\": {written}, \"reason\": \"…\"}}"),
        "measures" => format!("{{\"title\": {written}, …}}"),
        "key" => format!("{{\"item\": {written}, \"explanation\": \"…\"}}"),
        "bands" | "labels" => format!("{{\"name\": {written}, …}}"),
        _ => return None,
    })
}

/// A text where an object or a list belongs.
fn of_text(name: &str, text: &str) -> Option<String> {
    let text = quoted(text);
    Some(match name {
        "logo" => format!("type {{\"path\": {text}, \"alt\": \"…\"}}"),
        "figures" => format!("type [{{\"path\": {text}, \"alt\": \"…\"}}]"),
        "rating" => format!("for a level type \"rag\": {text}"),
        "forecast" => format!("type {{\"value\": {text}}}"),
        "narrative" => narrative(),
        "actions" => {
            format!("type [{{\"text\": {text}}}], or the text under a heading: \"narrative\": {{\"Actions\": {text}}}")
        }
        "introduction" => introduction(),
        "history" | "charts" | "measures" => "type a list of entries: [ { … } ]".to_owned(),
        _ => return None,
    })
}

/// How to say that no figure is due.
const NOT_DUE: &str = "say when it is: \"Annual: next due in Quarter 4\"; delete the field where a figure is due";

fn narrative() -> String {
    "type the text under a heading: {\"Commentary\": \"…\"}".to_owned()
}

fn introduction() -> String {
    "type the text under a heading: {\"Key messages\": \"…\"}".to_owned()
}

/// A value as it is written, or what stands for it.
fn plain(value: &JsonValue<'_>) -> String {
    match value {
        JsonValue::StringLit(text) => quoted(&text.value),
        JsonValue::NumberLit(number) => number.value.to_owned(),
        JsonValue::Array(_) => "[ … ]".to_owned(),
        _ => "…".to_owned(),
    }
}

/// A text in quotation marks, as JSON writes it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(shortened(text, SHOWN)).to_string()
}
