//! docs/fields.md has every field of a pack: what it takes and means from the schema, an example and what it prints from `rows`.
//!
//! Each example is put into a pack, checked and rendered; what its sentence has in “quotation marks” must be in the report.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::assert_kept;
use super::examples::spoken;
use super::rows::{Object, Row, objects};
use crate::run::{Folder, flat};

const MARKER: &str =
    "<!-- From here on written by the program's own tables: `ACCEPT=1 cargo test --release --test it docs`. -->\n";

fn schema() -> Value {
    serde_json::from_str(&Folder::new().run(["schema", "pack"]).out()).expect("JSON")
}

fn fields(text: &str) -> Map<String, Value> {
    let text = format!("{{{text}}}");
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// Puts fields into the object at a place of a pack, and makes the lists and objects on the way.
fn put(pack: &mut Value, place: &str, fields: Map<String, Value>) {
    let mut here = pack;
    for step in place.split('/').filter(|step| !step.is_empty()) {
        here = match step.parse::<usize>() {
            Ok(index) => {
                if !here.is_array() {
                    *here = json!([]);
                }
                let list = here.as_array_mut().expect("a list");
                list.resize_with(list.len().max(index + 1), || json!({}));
                &mut list[index]
            }
            Err(_) => &mut here[step],
        };
    }
    if !here.is_object() {
        *here = json!({});
    }
    here.as_object_mut().expect("an object").extend(fields);
}

/// The pack that an example is tried in; without its own fields where `example` is empty.
fn pack(object: &Object, row: &Row, example: &str) -> Value {
    let mut pack = json!({
        "report": {
            "title": "Performance Report", "committee": "Scrutiny Committee", "period": "Quarter 2", "produced_on": "2024-11-25",
        },
        "indicators": [{"ref": "36", "title": "Library visits"}],
    });
    put(&mut pack, "/indicators/0", fields(row.beside));
    put(&mut pack, object.around.0, fields(object.around.1));
    put(&mut pack, object.place, fields(object.has));
    put(&mut pack, object.place, fields(example));
    pack
}

/// All that a reader finds in a report: what is drawn and what is spoken, and the file's own title.
fn printed(pack: &Value) -> String {
    let folder = Folder::with("pack.json", pack.to_string());
    for (name, file) in [("pictures/map.svg", "good.svg"), ("pictures/logo.svg", "logo.svg")] {
        folder.write(name, std::fs::read(super::root().join("tests/files").join(file)).expect("a picture"));
    }
    folder.write("indicators/roads.json", r#"{"ref": "37", "title": "Potholes mended"}"#);
    let ran = folder.run_exactly(["render", "pack.json", "-o", "out.pdf"], &[], b"");
    if ran.code != 0 {
        return format!("{ran}");
    }
    let pdf = folder.pdf("out.pdf");
    flat(&format!("{} {}", pdf.text(), spoken(&pdf.tags())))
}

/// The pieces of a sentence in “quotation marks”.
fn quoted(sentence: &str) -> Vec<&str> {
    sentence.split('“').skip(1).filter_map(|rest| rest.split_once('”')).map(|(quoted, _)| quoted).collect()
}

/// How an example's report is other than its sentence says: what it says must be there because of the example.
///
/// `seen` keeps the reports without an example, which many rows share.
fn faults(object: &Object, row: &Row, seen: &mut BTreeMap<String, String>) -> Vec<String> {
    let with = printed(&pack(object, row, row.example));
    let bare = pack(object, row, "");
    let without = seen.entry(bare.to_string()).or_insert_with(|| printed(&bare)).clone();
    let is_always_there = object.has.contains(&format!("\"{}\":", row.name()));
    let count = |report: &str, piece: &str| report.matches(piece).count();
    let is_new = |piece: &str| count(&with, piece) > if is_always_there { 0 } else { count(&without, piece) };
    let missing = quoted(row.page).into_iter().filter(|piece| !is_new(piece));
    let mut faults: Vec<String> = missing.map(|piece| format!("“{piece}” does not come of it: {with}")).collect();
    if row.page.starts_with("Not printed") && with != without {
        faults.push("prints something".to_owned());
    }
    faults.iter().map(|fault| format!("{}.{}: {fault}\n\n", object.name, row.name())).collect()
}

#[test]
fn every_example_of_a_field_prints_what_the_document_says() {
    let faults = std::thread::scope(|scope| {
        let of = |object: &'static Object| {
            scope.spawn(move || {
                let mut seen = BTreeMap::new();
                object.rows.iter().flat_map(|row| faults(object, row, &mut seen)).collect::<String>()
            })
        };
        let threads: Vec<_> = objects().map(of).collect();
        threads.into_iter().map(|thread| thread.join().expect("a thread that ends")).collect::<String>()
    });
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn every_field_has_an_example() {
    let schema = schema();
    let mut known = BTreeSet::new();
    for (name, object) in schema["$defs"].as_object().expect("the objects") {
        let fields = object["properties"].as_object().expect("fields");
        known.extend(fields.keys().map(|field| format!("{name}.{field}")));
    }
    let told = objects().flat_map(|object| object.rows.iter().map(|row| format!("{}.{}", object.name, row.name())));
    let told: BTreeSet<String> = told.collect();
    let missing: Vec<_> = known.difference(&told).collect();
    assert!(missing.is_empty(), "add a row to tests/it/docs/rows.rs (and ACCEPT=1) for {missing:?}");
    let gone: Vec<_> = told.difference(&known).collect();
    assert!(gone.is_empty(), "rows of tests/it/docs/rows.rs for fields that are no more: {gone:?}");
}

/// What a field takes, in words; objects are links to their own table.
fn takes(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix("#/$defs/")) {
        return link(name);
    }
    if let Some(words) = schema["enum"].as_array().filter(|words| words.len() < 10) {
        return words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    }
    if let Some(any) = ["anyOf", "allOf"].iter().find_map(|key| schema[*key].as_array()) {
        let mut ways: Vec<String> = any.iter().map(takes).filter(|way| !way.is_empty()).collect();
        ways.dedup();
        return ways.join(" or ");
    }
    match (&schema["type"], schema["format"].as_str()) {
        (_, Some("date")) => "date".to_owned(),
        (Value::String(kind), _) if kind == "array" => format!("list of {}", takes(&schema["items"])),
        (Value::String(kind), _) if kind == "object" => format!("object of {}", takes(&schema["additionalProperties"])),
        (Value::String(kind), _) => kind_in_words(kind).to_owned(),
        (Value::Array(kinds), _) => {
            kinds.iter().filter_map(Value::as_str).map(kind_in_words).collect::<Vec<_>>().join(" or ")
        }
        _ => String::new(),
    }
}

fn kind_in_words(kind: &str) -> &str {
    match kind {
        "string" => "text",
        "integer" => "whole number",
        "boolean" => "true or false",
        other => other,
    }
}

fn link(name: &str) -> String {
    match objects().find(|object| object.name == name) {
        Some(object) => {
            let noun = object.noun.to_lowercase();
            format!("[{noun}](#{})", noun.replace(' ', "-").replace('\'', ""))
        }
        None => String::new(),
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn table(object: &Object, schema: &Value) -> String {
    let described = &schema["$defs"][object.name];
    let about = described["description"].as_str().unwrap_or_default();
    let required: Vec<&str> =
        described["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut text =
        format!("## {}\n\n{about}\n\n| field | what it is | example | on the page |\n|---|---|---|---|\n", object.noun);
    for row in object.rows {
        let field = &described["properties"][row.name()];
        let about = field["description"].as_str().unwrap_or_default();
        let needed = if required.contains(&row.name()) { " **required**" } else { "" };
        let example = cell(row.example);
        text += &format!(
            "| `{}`{needed}<br>{} | {} | `{example}` | {} |\n",
            row.name(),
            takes(field),
            cell(about),
            cell(row.page)
        );
    }
    text
}

#[test]
fn the_document_of_fields_is_as_the_schema_has_them() {
    let schema = schema();
    let tables: Vec<String> = objects().map(|object| table(object, &schema)).collect();
    assert_kept("docs/fields.md", MARKER, &format!("\n{}", tables.join("\n")));
}
