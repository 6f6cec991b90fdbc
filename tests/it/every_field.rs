//! Every text of the contract is in the pack with everything, and a placeholder in any of them is told.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::everything::everything;
use crate::run::Folder;

/// Texts that name something and are not printed, and places of figures.
const NAMES: [&str; 15] = [
    "Acceptance.code",
    "Acceptance.reason",
    "HistoryEntry.target",
    "HistoryEntry.text",
    "HistoryEntry.value",
    "Indicator.exempt",
    "Logo.path",
    "OwnBand.name",
    "Pack.$schema",
    "Pack.indicators",
    "Picture.path",
    "Report.email",
    "SeriesSpec.values",
    "SummaryForm.exceptions",
    "Theme.fonts",
];

fn schema() -> Value {
    serde_json::from_str(&Folder::new().run(["schema", "pack"]).out()).expect("JSON")
}

/// Whether a field takes any text.
fn is_text(field: &Value) -> bool {
    let is_any =
        field["type"] == "string" || field["type"].as_array().is_some_and(|kinds| kinds.contains(&json!("string")));
    let is_free = ["enum", "format"].iter().all(|narrower| field.get(narrower).is_none());
    let has_form = field["pattern"].as_str().is_some_and(|pattern| pattern != "\\S");
    let one_is = |ways: &Value| ways.as_array().is_some_and(|ways| ways.iter().any(is_text));
    (is_any && is_free && !has_form)
        || one_is(&field["anyOf"])
        || (field["type"] == "array" && is_text(&field["items"]))
}

/// Adds the text fields of an object, and of what is in it, that a value fills: "Indicator.title".
fn add_filled(schema: &Value, of: &Value, value: &Value, found: &mut BTreeSet<String>) {
    if let Some(name) = of["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
        let object = &schema["$defs"][name];
        for (field, inner) in value.as_object().into_iter().flatten() {
            let texts =
                if inner.is_array() { inner.as_array().cloned().unwrap_or_default() } else { vec![inner.clone()] };
            // A figure is a text, or an object with one.
            let is_filled =
                |inner: &Value| inner.is_string() || inner["value"].is_string() || inner["label"].is_string();
            if texts.iter().any(is_filled) && is_text(&object["properties"][field]) {
                found.insert(format!("{name}.{field}"));
            }
            add_filled(schema, &object["properties"][field], inner, found);
        }
    }
    for ways in ["anyOf", "allOf"] {
        of[ways].as_array().into_iter().flatten().for_each(|way| add_filled(schema, way, value, found));
    }
    value.as_array().into_iter().flatten().for_each(|entry| add_filled(schema, &of["items"], entry, found));
}

#[test]
fn the_pack_with_everything_has_every_text_of_the_contract() {
    let schema = schema();
    let pack: Value = serde_json::from_slice(&everything(str::to_owned, &json!({})).read("pack.json")).expect("JSON");
    let mut filled = BTreeSet::new();
    add_filled(&schema, &json!({"$ref": "#/$defs/Pack"}), &pack, &mut filled);
    let mut missing = Vec::new();
    for (name, object) in schema["$defs"].as_object().expect("the objects") {
        let texts = object["properties"].as_object().expect("fields").iter().filter(|(_, field)| is_text(field));
        missing.extend(texts.map(|(field, _)| format!("{name}.{field}")).filter(|field| !filled.contains(field)));
    }
    missing.retain(|field| !NAMES.contains(&field.as_str()));
    assert!(missing.is_empty(), "tests/it/everything.rs leaves out {missing:?}");
}

/// Adds the pointers of all texts that are this one.
fn pointers(value: &Value, text: &str, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::String(own) if own == text => drop(found.insert(at.to_owned())),
        Value::Array(entries) => {
            entries
                .iter()
                .enumerate()
                .for_each(|(index, entry)| pointers(entry, text, &format!("{at}/{index}"), found));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, inner)| pointers(inner, text, &format!("{at}/{name}"), found));
        }
        _ => {}
    }
}

/// Where this text stands in the pack with everything, but for some fields, and `check` tells nothing of this code.
fn untold(text: &str, code: &str, left_out: &[&str]) -> Vec<String> {
    let folder = everything(
        |field| if ["heading", "marking"].contains(&field) { String::new() } else { text.to_owned() },
        &json!({}),
    );
    let pack: Value = serde_json::from_slice(&folder.read("pack.json")).expect("JSON");
    let mut texts = BTreeSet::new();
    pointers(&pack, text, "", &mut texts);
    let said: Value =
        serde_json::from_str(&folder.run(["check", "pack.json", "--format", "json"]).out()).expect("JSON");
    let problems = said["problems"].as_array().expect("problems").iter().filter(|problem| problem["code"] == code);
    let told: BTreeSet<&str> = problems.map(|problem| problem["pointer"].as_str().expect("a pointer")).collect();
    // A value that is an object is told as a whole.
    let is_told = |at: &str| told.contains(at) || at.rsplit_once('/').is_some_and(|(whole, _)| told.contains(whole));
    let field = |at: &str| at.rsplit('/').find(|step| step.parse::<usize>().is_err()).unwrap_or_default().to_owned();
    let is_meant = |at: &str| !left_out.contains(&field(at).as_str());
    texts.into_iter().filter(|at| is_meant(at) && !is_told(at)).collect()
}

#[test]
fn a_placeholder_is_told_in_whatever_text_it_stands() {
    // The names of levels are what they are, and so are the signs of units.
    let untold = untold("TBC", "placeholder", &["rag", "name", "prefix", "suffix", "heading"]);
    assert!(untold.is_empty(), "src/check/placeholders/seeker.rs does not look into {untold:#?}");
}

#[test]
fn words_that_are_not_for_publication_are_told_in_whatever_text_they_stand() {
    // Figures, names and the report's own fields: a short word there marks nothing.
    let figures =
        ["value", "target", "annual_target", "baseline", "previous", "last_year", "period", "previously", "change"];
    let names = [
        "ref",
        "group",
        "owner",
        "portfolio",
        "direction",
        "rag",
        "name",
        "prefix",
        "suffix",
        "unit",
        "categories",
        "item",
    ];
    let mut untold = untold("Not for publication", "exempt-wording", &[&figures[..], &names].concat());
    untold.retain(|at| !at.starts_with("/report/"));
    assert!(untold.is_empty(), "src/check/wording.rs does not look into {untold:#?}");
}
