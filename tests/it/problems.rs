//! One small pack for every code of the catalogue in `tests/problems`, and what is said of it beside it.
//!
//! `ACCEPT=1 cargo test problems` writes what is said now; where `CI` is set it does nothing but fail.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::expected::Expected;
use crate::run::{Folder, Ran};

fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems")
}

/// The codes, from the schema that the program prints.
fn codes() -> BTreeSet<String> {
    let schema: Value = serde_json::from_str(&Folder::new().run(["schema", "problems"]).out()).expect("JSON");
    let codes = schema.pointer("/properties/problems/items/properties/code/oneOf").and_then(Value::as_array);
    codes.expect("the codes").iter().map(|code| code["const"].as_str().expect("a word").to_owned()).collect()
}

/// Each problem on a line: code, place, pointer, message, hint.
pub(crate) fn lines(ran: &Ran) -> Vec<String> {
    let report: Value = serde_json::from_str(&ran.out()).expect("JSON");
    let text = |problem: &Value, field: &str| problem[field].as_str().unwrap_or_default().to_owned();
    let line = |problem: &Value| {
        let (code, pointer) = (text(problem, "code"), text(problem, "pointer"));
        let hint = problem["hint"].as_str().map_or(String::new(), |hint| format!(" ({hint})"));
        format!("{code} {}:{} {pointer} {}{hint}", problem["line"], problem["column"], text(problem, "message"))
    };
    report["problems"].as_array().expect("a list").iter().map(line).collect()
}

/// Checks one of the packs, beside copies of all others.
pub(crate) fn check(name: &str) -> Ran {
    let folder = Folder::new();
    for entry in inputs().read_dir().expect("the folder of packs") {
        let entry = entry.expect("an entry");
        folder.write(&entry.file_name().to_string_lossy(), std::fs::read(entry.path()).expect("a file"));
    }
    // What only a workbook can have is shown by one.
    let form = if inputs().join(format!("{name}.xlsx")).exists() { "xlsx" } else { "json" };
    let pack = format!("{name}.{form}");
    let (check, templates) = (["check", &pack, "--format", "json"], ["--templates", "templates"]);
    // What is seen only beside the pack of the period before is shown with one.
    let before = format!("{name}.previous.json");
    if inputs().join(&before).exists() {
        return folder.run(check.into_iter().chain(["--previous", &before]));
    }
    match name {
        // A folder of templates is no part of a pack.
        "unused-template" => {
            folder.write("templates/Theme.typ", "");
            folder.run(check.into_iter().chain(templates))
        }
        _ => folder.run(check),
    }
}

#[test]
fn every_code_has_a_small_pack_that_is_told_of_in_these_words() {
    let mut expected = Expected::default();
    for code in codes() {
        let said = lines(&check(&code)).join("\n") + "\n";
        assert!(said.lines().any(|line| line.starts_with(&format!("{code} "))), "{code} is not told:\n{said}");
        expected.compare(&inputs(), &code, &said);
    }
    expected.assert_met();
}

#[test]
fn every_pack_of_the_folder_is_of_a_code() {
    let codes = codes();
    for entry in inputs().read_dir().expect("the folder of packs") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let stem = [".previous.json", ".json", ".xlsx", ".expected"].into_iter().find_map(|end| name.strip_suffix(end));
        if let Some(stem) = stem {
            assert!(codes.contains(stem), "{name} is of no code");
        }
    }
}

#[test]
fn the_json_form_is_as_its_schema_says() {
    let schema: Value = serde_json::from_str(&Folder::new().run(["schema", "problems"]).out()).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    for code in codes() {
        let report: Value = serde_json::from_str(&check(&code).out()).expect("JSON");
        assert!(validator.is_valid(&report), "{code}: {report}");
    }
}

#[test]
fn the_github_form_escapes_what_means_something_to_it() {
    let text = r#"{"report": {"title": "A", "committee": "B", "period": "C", "produced_on": "2024-11-25"},
"indicators": [{"ref": "50%,\r\n1:2", "title": "x", "rag": "a::b%", "narrative": {"Commentary": "x"}}]}"#;
    let folder = Folder::with("a,b.json", text);
    insta::assert_snapshot!(folder.run(["check", "a,b.json", "--format", "github"]).out(), @"::error file=a%2Cb.json,line=2,col=60,title=unknown-level::Indicator 50%25,%0D%0A1:2: the scale has no level “a::b%25” (the levels are Red, Amber, Green, Blue, Baseline, Contextual, In Development)");
}
