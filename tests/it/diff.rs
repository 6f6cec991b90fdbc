//! `diff`: what has changed from one pack to another, in words for a committee.

mod meaning;
mod mistakes;
mod properties;
mod quarters;

use serde_json::Value;

use crate::pack::{Pack, commentary};
use crate::run::{Folder, Ran};

fn folder(old: &Pack, new: &Pack) -> Folder {
    let folder = Folder::with("old.json", old.text());
    folder.write("new.json", new.text());
    folder
}

/// What is said of two packs.
fn diff(old: &Pack, new: &Pack) -> Ran {
    folder(old, new).run(["diff", "old.json", "new.json"])
}

/// The same as data.
fn data(old: &Pack, new: &Pack) -> Value {
    let ran = folder(old, new).run(["diff", "old.json", "new.json", "--format", "json"]);
    assert_ne!(ran.code, 2, "{ran}");
    serde_json::from_str(&ran.out()).expect("JSON")
}

/// Every change as a line: kind, field, was, now.
fn changes(old: &Pack, new: &Pack) -> Vec<String> {
    let data = data(old, new);
    let text = |change: &Value, field: &str| change[field].as_str().unwrap_or("-").to_owned();
    let line = |change: &Value| ["kind", "field", "was", "now"].map(|field| text(change, field)).join(" | ");
    data["changes"].as_array().expect("a list").iter().map(line).collect()
}

#[track_caller]
fn assert_same(old: &Pack, new: &Pack) {
    let ran = diff(old, new);
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.out().contains("no changes"), "{ran}");
}

fn next(pack: Pack) -> Pack {
    pack.report("period", "Quarter 3").report("produced_on", "2025-02-24")
}

#[test]
fn a_correction_reads_like_minutes() {
    let old = Pack::new().measuring("HR9", r#""target": 19, "direction": "higher", "current": 19.4, "rag": "Amber""#);
    let new = Pack::new()
        .report("version", "Version 2")
        .measuring("HR9", r#""target": 19, "direction": "higher", "current": 20.1, "rag": "Red""#);
    insta::assert_snapshot!(diff(&old, &new), @r"
    exit code: 1
    --- stdout
    Performance Report, Scrutiny Committee, Quarter 2: old.json → Version 2

    1 indicator in both packs; 1 has changed
    Figures corrected: HR9
    Level changed: HR9 (Amber → Red)

    The report
      version is now Version 2; there was none before

    Measure HR9
      Indicator HR9: current figure was 19.4, now 20.1 (corrected; Amber → Red)
    ");
}

#[test]
fn from_period_to_period_it_is_told_what_a_committee_asks_about() {
    let old = Pack::new()
        .report("financial_year", "2024/25")
        .indicator(r#"{"ref": "1", "title": "Visits to libraries", "target": 100, "direction": "higher", "current": 98, "rag": "Amber"}"#)
        .indicator(r#"{"ref": "2", "title": "Potholes repaired in time", "target": "90%", "current": "91%", "previous": "88%", "history": [{"period": "Q1 2024/25", "value": "88%"}]}"#)
        .indicator(r#"{"ref": "3", "title": "Fly-tips cleared", "current": 7}"#)
        .indicator(r#"{"ref": "4", "title": "Complaints answered within ten days", "current": 70}"#);
    let new = next(Pack::new())
        .report("financial_year", "2024/25")
        .indicator(r#"{"ref": "1", "title": "Visits to libraries", "target": 110, "direction": "higher", "current": 104, "previous": 97, "rag": "Red"}"#)
        .indicator(r#"{"ref": "12", "title": "Potholes repaired in time", "target": "90%", "current": "92%", "previous": "91%", "history": [{"period": "Q1 2024/25", "value": "86%"}, {"period": "Q2 2024/25", "value": "91%"}]}"#)
        .indicator(r#"{"ref": "14", "title": "Complaints answered within fifteen days", "current": 71, "previous": 70}"#)
        .indicator(r#"{"ref": "15", "title": "Trees planted", "current": 900}"#);
    insta::assert_snapshot!(diff(&old, &new), @"
    exit code: 1
    --- stdout
    Performance Report, Scrutiny Committee: Quarter 2 2024/25 → Quarter 3 2024/25

    3 indicators in both packs; 3 have changed
    Added: 15
    Removed: 3
    Renumbered: 2 → 12, 4 → 14
    Redefined: 14
    Target changed: 1
    Earlier figures restated: 1, 12
    Level changed: 1 (Amber → Red)

    The report
      day of production was 25 November 2024, now 24 February 2025

    Visits to libraries
      Indicator 1: target was 100, now 110
      Indicator 1: current figure was 98, now 104 (Amber → Red)
      Indicator 1: figure for Quarter 2 2024/25 was 98, now 97 (restated)

    Potholes repaired in time
      Indicator 12: reference number was 2, now 12; the title is the same
      Indicator 12: current figure was 91%, now 92%
      Indicator 12: figure for Q1 2024/25 was 88%, now 86% (restated)
      Indicator 12: figure for Q2 2024/25 was added to the history: 91%

    Complaints answered within fifteen days
      Indicator 14: taken to be the former Indicator 4, “Complaints answered within ten days”, which is
        most like it
      Indicator 14: reference number was 4, now 14
      Indicator 14: in the title, “ten” is now “fifteen”
      Indicator 14: current figure was 70, now 71

    Trees planted
      Indicator 15: added

    Fly-tips cleared
      Indicator 3: removed
    ");
    // The other way round it is the mirror, and it is said that the first is the later.
    let mirror = diff(&new, &old);
    assert!(mirror.out().contains("old.json is of a later period than new.json"), "{mirror}");
}

#[test]
fn texts_are_told_by_their_words() {
    let pack = |text: &str| Pack::new().measuring("1", &commentary(text));
    let said = |old: &str, new: &str| {
        let out = diff(&pack(old), &pack(new)).exits(1).out();
        let line = out.lines().skip_while(|line| !line.contains("Commentary")).collect::<Vec<_>>().join("\n");
        crate::run::flat(&line)
    };
    let old = "Visits fell over the summer because two libraries were closed.";
    insta::assert_snapshot!(said(old, "Visits rose over the summer although two libraries were closed."), @"Indicator 1: in Commentary, “fell” is now “rose”; “because” is now “although”");
    insta::assert_snapshot!(said(old, "Something else altogether is written here."), @"Indicator 1: Commentary was rewritten, now: “Something else altogether is written here.”");
    insta::assert_snapshot!(said("", old), @"Indicator 1: Commentary was added: “Visits fell over the summer because two libraries were closed.”");
}

#[test]
fn the_same_words_about_many_indicators_are_said_once() {
    let pack = |label: &str| {
        (1..=4).fold(Pack::new(), |pack, number| {
            pack.measuring(&number.to_string(), &format!(r#""current": {{"value": {number}, "label": "{label}"}}"#))
        })
    };
    let out = diff(&pack("This quarter"), &pack("This period")).exits(1).out();
    assert_eq!(out.matches("This quarter").count(), 1, "{out}");
    assert!(out.contains("In all 4 indicators"), "{out}");
}

#[test]
fn what_a_mark_withholds_is_in_no_form() {
    let text = r#""narrative": {"Commentary": "There were 4217 children in care."}"#;
    let open = Pack::new().measuring("1", &format!(
        r#""current": 4217, "history": [{{"period": "Q1", "value": 4217}}], {text},
        "charts": [{{"kind": "line", "title": "x", "categories": ["a"], "series": [{{"name": "s", "values": [4217]}}]}}]"#));
    let hidden = r#"{"value": null, "mark": "suppressed"}"#;
    let shut = Pack::new().measuring("1", &format!(
        r#""current": {{"value": "Fewer than 8", "mark": "suppressed"}}, "history": [{{"period": "Q1", "value": null, "mark": "suppressed"}}],
        "narrative": {{"Commentary": "There were few children in care."}},
        "charts": [{{"kind": "line", "title": "x", "categories": ["a"], "series": [{{"name": "s", "values": [{hidden}]}}]}}]"#));
    for (old, new) in [(&open, &shut), (&shut, &open)] {
        for form in ["human", "json", "csv", "markdown"] {
            let ran = folder(old, new).run(["diff", "old.json", "new.json", "--format", form]).exits(1);
            let all = format!("{}{}", ran.out(), ran.stderr);
            assert!(!all.contains("4217") && !all.contains("4,217") && !all.contains("Fewer than 8"), "{form}: {ran}");
            assert!(all.contains("withheld"), "{form}: {ran}");
        }
    }
}

#[test]
fn every_form_says_the_same_changes() {
    let old = Pack::new().measuring("1", r#""current": 5, "group": "A | B""#);
    let new = Pack::new().measuring("1", r#""current": 6, "group": "=cmd()|x""#);
    let folder = folder(&old, &new);
    let of = |form: &str| folder.run(["diff", "old.json", "new.json", "--format", form]).exits(1).out();
    insta::assert_snapshot!(of("markdown"), @r"
    ### Performance Report, Scrutiny Committee, Quarter 2: old&#46;json → new&#46;json

    - 1 indicator in both packs; 1 has changed
    - Figures corrected: 1
    - Moved to another group: 1

    | Indicator | What has changed |
    |---|---|
    | Indicator 1, Measure 1 | group was “A &#124; B”, now “=cmd()&#124;x” |
    | Indicator 1, Measure 1 | current figure was 5, now 6 (corrected) |
    ");
    let csv = of("csv");
    assert!(csv.starts_with('\u{FEFF}') && csv.contains("'=cmd()|x") && !csv.contains(",=cmd"), "{csv}");
    let schema: Value = serde_json::from_str(&folder.run(["schema", "changes"]).exits(0).out()).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let json: Value = serde_json::from_str(&of("json")).expect("JSON");
    assert!(validator.is_valid(&json), "{json}");
    assert_eq!(csv.lines().count() - 1, json["changes"].as_array().expect("a list").len());
}

#[test]
fn each_packs_own_errors_come_first_and_what_cannot_be_read_is_trouble() {
    let folder = folder(
        &Pack::new().measuring("1", r#""current": 5"#),
        &Pack::new().measuring("1", r#""current": 6, "rag": "Purple""#),
    );
    folder.write("broken.json", "{\"report\": ");
    let ran = folder.run(["diff", "old.json", "new.json"]).exits(1);
    assert!(ran.stderr.contains("error[unknown-level]") && ran.stderr.contains("new.json"), "{ran}");
    assert!(ran.out().contains("current figure was 5, now 6"), "{ran}");
    let ran = folder.run(["diff", "broken.json", "new.json"]).exits(2);
    assert!(
        ran.out().is_empty()
            && ran.stderr.contains("error[syntax]")
            && ran.stderr.contains("broken.json was not compared"),
        "{ran}"
    );
    let ran = folder.run(["diff", "missing.json", "new.json"]).exits(2);
    assert!(ran.stderr.contains("cannot read missing.json"), "{ran}");
    folder.run(["diff", "-", "-"]).exits(2);
}
