//! What is wrong with the form of a map: a field it does not have, one given twice, one of another kind.

use crate::problem::{Place, Problem, did_you_mean, nearest};
use crate::source::Sources;
use crate::workbook::tree::{Json, Property};

/// What a field of a map takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Texts,
    Rows,
    Truth,
    /// Names, each with a text.
    Pairs,
    /// Names, each with one text or several.
    Lists,
    /// Names, each with names and texts.
    Meanings,
    /// Names, each with anything.
    Values,
    /// Entries with these fields, of which the first two are needed.
    Entries(&'static [&'static str]),
    /// Remarks: whatever somebody notes.
    Any,
}

/// Every field of a map.
const FIELDS: &[(&str, Kind)] = &[
    ("sheet", Kind::Texts),
    ("sheets", Kind::Texts),
    ("header_rows", Kind::Rows),
    ("columns", Kind::Pairs),
    ("history", Kind::Entries(&["period", "value", "target"])),
    ("comparators", Kind::Entries(&["label", "value"])),
    ("words", Kind::Meanings),
    ("skip_rows", Kind::Lists),
    ("ignore", Kind::Texts),
    ("fixed", Kind::Values),
    ("report", Kind::Values),
    ("shape", Kind::Text),
    ("key", Kind::Texts),
    ("period", Kind::Text),
    ("value", Kind::Text),
    ("current_period", Kind::Text),
    ("decimal_comma", Kind::Truth),
    ("over_blank_rows", Kind::Truth),
    ("//", Kind::Any),
];

impl Kind {
    fn takes(self, json: &Json) -> bool {
        let is_text = |json: &Json| matches!(json, Json::Text(_) | Json::Number(_));
        let all = |json: &Json, of: &dyn Fn(&Json) -> bool| json.entries().iter().all(|node| of(&node.json));
        let is_texts = |json: &Json| is_text(json) || (matches!(json, Json::Array(_)) && all(json, &is_text));
        let each = |json: &Json, of: &dyn Fn(&Json) -> bool| match json {
            Json::Object(properties) => properties.iter().filter(is_no_remark).all(|property| of(&property.value.json)),
            _ => false,
        };
        match self {
            Self::Any => true,
            Self::Text => is_text(json),
            Self::Texts => is_texts(json),
            Self::Truth => matches!(json, Json::Truth(_)),
            Self::Rows => matches!(json, Json::Array(_)) && all(json, &is_row),
            Self::Pairs => each(json, &is_text),
            Self::Lists => each(json, &is_texts),
            Self::Meanings => each(json, &|words| each(words, &is_text)),
            Self::Values => each(json, &|_| true),
            Self::Entries(fields) => {
                let has = |entry: &Json, field: &str| !entry.words(field).is_empty();
                let is_entry =
                    |entry: &Json| each(entry, &is_text) && fields[..2].iter().all(|field| has(entry, field));
                matches!(json, Json::Array(_)) && all(json, &is_entry)
            }
        }
    }

    /// What it takes, in words and by an example.
    fn example(self) -> String {
        match self {
            Self::Any => String::new(),
            Self::Text => "a text, such as \"Q3\"".into(),
            Self::Texts => "a text or a list of texts, such as [\"Status\", \"Notes\"]".into(),
            Self::Rows => "a list of rows as Excel numbers them, such as [3, 4]".into(),
            Self::Truth => "true or false".into(),
            Self::Pairs => "fields with their headings, such as {\"ref\": \"KPI No\"}".into(),
            Self::Lists => "headings with their words, such as {\"Status\": [\"Closed\"]}".into(),
            Self::Meanings => "fields with words and what they mean, such as {\"rag\": {\"G\": \"Green\"}}".into(),
            Self::Values => "fields with their values, such as {\"title\": \"Performance Report\"}".into(),
            Self::Entries(fields) => {
                format!("a list of entries with {}, such as [{}]", fields[..2].join(" and "), entry(fields))
            }
        }
    }
}

fn entry(fields: &[&str]) -> String {
    let example = |field: &&str| match *field {
        "period" => "\"period\": \"Q1\"".to_owned(),
        "label" => "\"label\": \"England Mean\"".to_owned(),
        field => format!("\"{field}\": \"{field} Q1\""),
    };
    format!("{{{}}}", fields.iter().take(2).map(example).collect::<Vec<_>>().join(", "))
}

/// Whether a field is none of those that hold what somebody notes.
fn is_no_remark(property: &&Property) -> bool {
    property.name != "//"
}

fn is_row(json: &Json) -> bool {
    matches!(json, Json::Number(row) if row.parse::<u32>().is_ok_and(|row| row > 0))
}

/// What the text of a map says, and what is wrong with it as JSON, each with its line.
pub(super) fn read(text: &str) -> (Json, Vec<String>) {
    if text.trim().is_empty() {
        return (Json::Null, vec!["the file is empty".to_owned()]);
    }
    let mut problems = Vec::new();
    let mut sources = Sources::in_memory("map.json", text.as_bytes().to_vec(), &mut problems);
    let readable = sources.readable(0, &mut problems);
    let json = readable.as_ref().and_then(|text| Some(Json::of(&Sources::tree(text)?))).unwrap_or(Json::Null);
    let places: Vec<Place> = problems.iter().map(|problem| problem.place).collect();
    let said = |problem: &Problem| match &problem.hint {
        Some(hint) => format!("{} ({hint})", problem.message),
        None => problem.message.clone(),
    };
    let all = problems.iter().zip(sources.locate(&places));
    let faults = all.map(|(problem, at)| format!("line {}: {}", at.line, said(problem)));
    (json, faults.collect())
}

/// What is wrong with the fields of a map.
pub(super) fn faults(properties: &[Property]) -> Vec<String> {
    let mut faults = twice("the map", properties);
    for Property { name, value, .. } in properties {
        let Some((_, kind)) = FIELDS.iter().find(|(field, _)| field == name) else {
            faults.push(unknown(name));
            continue;
        };
        if !kind.takes(&value.json) {
            faults.push(format!("“{name}” must be {}", kind.example()));
        }
        if let Json::Object(inner) = &value.json {
            faults.extend(twice(&format!("“{name}”"), inner));
        }
        if let Kind::Entries(fields) = kind {
            faults.extend(unknown_of_entries(name, &value.json, fields));
        }
    }
    faults
}

fn unknown(name: &str) -> String {
    let known = || FIELDS.iter().map(|(field, _)| *field).filter(|field| *field != "//");
    let all = || known().map(|field| format!("“{field}”")).collect::<Vec<_>>().join(", ");
    let hint = nearest(name, known()).map_or_else(|| format!("the fields are {}", all()), did_you_mean);
    format!("a map has no field “{name}” ({hint})")
}

/// Names that stand twice in one object: one of the two would be lost.
fn twice(of: &str, properties: &[Property]) -> Vec<String> {
    let is_second = |at: &usize| properties[..*at].iter().any(|before| before.name == properties[*at].name);
    let seconds = (0..properties.len()).filter(is_second).filter(|at| is_no_remark(&&properties[*at]));
    seconds.map(|at| format!("“{}” appears twice in {of}: delete one of the two", properties[at].name)).collect()
}

fn unknown_of_entries(name: &str, list: &Json, fields: &[&str]) -> Vec<String> {
    let names = list.entries().iter().flat_map(|entry| match &entry.json {
        Json::Object(properties) => properties.iter().map(|property| property.name.as_str()).collect(),
        _ => Vec::new(),
    });
    let unknown = names.filter(|field| !fields.contains(field));
    unknown.map(|field| format!("an entry of “{name}” has no field “{field}”: it has {}", fields.join(", "))).collect()
}
