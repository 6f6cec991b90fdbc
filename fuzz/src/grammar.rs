//! Packs out of the pack format's own schema: every field there is, with right, odd and wrong contents.

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Value, json};

/// Texts that have been trouble to somebody.
const TEXTS: &[&str] = &[
    "", " ", "36", "98,206", "95%", "£1.2m", "(1,200)", "-5", ".5", "8:00", "0,950", "1e3", "NA", "N/A", "TBC", "#DIV/0!",
    "higher", "lower", "close", "Green", "Red", "Amber", "Blue", "Contextual", "provisional", "suppressed", "Improving",
    "2024-11-25", "25/11/24", "2023/24", "Q1", "Apr-25", "en-GB", "#00539f", "#ffffff", "a\tb", "a\nb\n\nc", "• one\n• two",
    "5*4*3 **b** *c*", "[x](https://a.org) <https://b.org> [y](ftp://z)", "| a | b |\n|---|---|\n| 1 | 2 |", "1\t2\n3\t4",
    "\u{ad}", "\u{200b}", "\u{2028}", "\u{202e}abc", "e\u{301}\u{301}", "\u{fffd}", "🙂", "שלום", "a\u{a0}b", "â€™", "\\", "#panic() $x$ @y",
    "Commentary", "Actions", "Path to Green", "{{value}}", "rag-mismatch", "not-judged",
];

/// A pack's text.
pub fn pack(schema: &Value, choices: &mut Unstructured<'_>) -> Result<String> {
    Writer { schema, left: 400 }.value(schema, choices).map(|pack| pack.to_string())
}

struct Writer<'s> {
    schema: &'s Value,
    /// How many values may still be written.
    left: usize,
}

impl Writer<'_> {
    fn value(&mut self, schema: &Value, choices: &mut Unstructured<'_>) -> Result<Value> {
        self.left = self.left.saturating_sub(1);
        if choices.ratio(1, 60)? {
            return any(choices);
        }
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let target = self.schema.pointer(target.trim_start_matches('#')).cloned().unwrap_or_default();
            return self.value(&target, choices);
        }
        if let Some(Value::Array(kinds)) = schema.get("anyOf").or(schema.get("oneOf")).or(schema.get("allOf")) {
            let kind = choices.choose(kinds)?.clone();
            return self.value(&kind, choices);
        }
        if let Some(Value::Array(words)) = schema.get("enum") {
            return choices.choose(words).cloned();
        }
        if let Some(pattern) = schema.get("pattern").and_then(Value::as_str) {
            return if choices.ratio(1, 20)? { text(choices).map(Value::String) } else { Ok(fitting(pattern).into()) };
        }
        match kind(schema, choices)? {
            "object" => self.object(schema, choices),
            "array" => self.array(schema, choices),
            "number" | "integer" => number(choices),
            "boolean" => Ok(choices.arbitrary::<bool>()?.into()),
            "null" => Ok(Value::Null),
            _ => text(choices).map(Value::String),
        }
    }

    fn object(&mut self, schema: &Value, choices: &mut Unstructured<'_>) -> Result<Value> {
        let mut object = Map::new();
        let required: Vec<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        for (name, field) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let is_wanted = if required.contains(&name.as_str()) { !choices.ratio(1, 40)? } else { choices.ratio(1, 4)? };
            if is_wanted && (self.left > 0 || required.contains(&name.as_str())) {
                object.insert(name.clone(), self.value(field, choices)?);
            }
        }
        if let Some(Value::Object(rest)) = schema.get("additionalProperties") {
            for _ in 0..choices.int_in_range(0..=3)? {
                object.insert(text(choices)?, self.value(&Value::Object(rest.clone()), choices)?);
            }
        }
        Ok(object.into())
    }

    fn array(&mut self, schema: &Value, choices: &mut Unstructured<'_>) -> Result<Value> {
        let item = schema.get("items").cloned().unwrap_or_default();
        let count = choices.int_in_range(0..=5)?;
        (0..count).map(|_| self.value(&item, choices)).collect::<Result<Vec<_>>>().map(Value::from)
    }
}

/// A text that fits a pattern of the schema.
fn fitting(pattern: &str) -> &'static str {
    match () {
        () if pattern.starts_with('#') || pattern.starts_with("^#") => "#00539f",
        () if pattern.contains("{4}-") => "2024-11-25",
        () if pattern.contains("A-Za-z") => "en-GB",
        () => "as agreed",
    }
}

fn kind<'s>(schema: &'s Value, choices: &mut Unstructured<'_>) -> Result<&'s str> {
    match schema.get("type") {
        Some(Value::String(kind)) => Ok(kind),
        Some(Value::Array(kinds)) => Ok(choices.choose(kinds)?.as_str().unwrap_or("string")),
        _ => Ok("string"),
    }
}

fn text(choices: &mut Unstructured<'_>) -> Result<String> {
    match choices.int_in_range(0..=9)? {
        0 => Ok(choices.arbitrary::<&str>()?.to_owned()),
        1 => Ok(format!("{}{}", choices.choose(TEXTS)?, choices.choose(TEXTS)?)),
        _ => choices.choose(TEXTS).map(|text| (*text).to_owned()),
    }
}

fn number(choices: &mut Unstructured<'_>) -> Result<Value> {
    match choices.int_in_range(0..=3)? {
        0 => Ok(json!(choices.arbitrary::<i64>()?)),
        1 => Ok(json!(choices.arbitrary::<f64>()?)),
        2 => Ok(json!(f64::from(choices.arbitrary::<i16>()?) / 100.0)),
        _ => Ok(json!(choices.int_in_range(0..=100)?)),
    }
}

fn any(choices: &mut Unstructured<'_>) -> Result<Value> {
    match choices.int_in_range(0..=4)? {
        0 => Ok(Value::Null),
        1 => Ok(json!([])),
        2 => Ok(json!({})),
        3 => number(choices),
        _ => text(choices).map(Value::String),
    }
}
