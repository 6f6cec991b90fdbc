//! `diff`: what has changed from one pack to another, in words for a committee.

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
fn spelling_that_means_the_same_is_no_change() {
    for (old, new) in [
        (r#""current": 98206"#, r#""current": "98,206""#),
        (r#""current": 95, "unit": "percent""#, r#""current": "95%""#),
        (r#""current": 1.2, "unit": {"prefix": "£", "suffix": "m"}"#, r#""current": "£1,200,000""#),
        (r#""current": {"value": 5}"#, r#""current": 5.0"#),
        (r#""current": null, "previous": "N/A""#, r#""current": "n/a""#),
        (r#""target": "65-70%""#, r#""target": "65 to 70%""#),
        (
            r#""frequency": "Quarter", "current": {"value": 5, "label": "Current Quarter"}"#,
            r#""frequency": "Quarter", "current": 5"#,
        ),
        (r#""narrative": {"Commentary": "One."}"#, r#""narrative": {"Commentary": ["One."]}"#),
        (r#""narrative": {"Commentary": ["One.", "Two."]}"#, r#""narrative": {"Commentary": "One.\n\nTwo."}"#),
        (
            r#""narrative": {"Commentary": "The council’s  plan – now"}"#,
            r#""narrative": {"Commentary": "The council's plan - now"}"#,
        ),
        (r#""unit": "percent", "current": "5%""#, r#""current": "5%""#),
        (r#""owner": """#, r#""group": """#),
        (
            r#""charts": [{"kind": "line", "title": "x", "categories": ["a", "b"], "series": [{"name": "s", "values": [1, 2]}], "target": 5}]"#,
            r#""charts": [{"kind": "line", "title": "x", "categories": ["a", "b"], "series": [{"name": "s", "values": ["1", "2"]}], "target": [5, 5]}]"#,
        ),
        (r#""current": 5, "accept": [{"code": "rag-missing", "reason": "known"}]"#, r#""current": 5"#),
    ] {
        assert_same(&Pack::new().measuring("1", old), &Pack::new().measuring("1", new));
    }
    let plain = || Pack::new().measuring("1", r#""current": 5"#);
    let written = plain()
        .report("status", "final")
        .report("language", "en-GB")
        .report("chart_tables", false)
        .report("first_page", 1);
    assert_same(&plain(), &written);
    let scale = r#""rating": {"basis": "relative", "bands": [{"name": "Red", "below": -10, "off_target": true}, {"name": "Amber", "below": 0, "off_target": true},
        {"name": "Green", "up_to": 5}, {"name": "Blue"}]}"#;
    assert_same(&plain(), &plain().with(scale));
    let mut indicators = Folder::with("old.json", Pack::new().indicator(r#""a/one.json""#).text());
    indicators.write("a/one.json", r#"[{"ref": 1, "title": "Measure 1", "current": 5}]"#);
    indicators.write("new.json", plain().text());
    indicators = {
        indicators.run(["diff", "old.json", "new.json"]).exits(0);
        indicators
    };
    indicators.run(["diff", "new.json", "old.json"]).exits(0);
}

#[test]
fn what_means_something_else_is_told_once() {
    for (old, new, expected) in [
        (r#""current": 5"#, r#""current": "5%""#, "corrected | current | 5 | 5%"),
        (r#""current": 5"#, r#""target": 4, "current": 5"#, "corrected | target | - | 4"),
        (
            r#""current": 5"#,
            r#""current": {"value": 5, "mark": "provisional"}"#,
            "corrected | current/mark | - | provisional",
        ),
        (
            r#""current": 5"#,
            r#""current": {"value": 5, "note": "From a sample."}"#,
            "reworded | current/note | - | From a sample.",
        ),
        (
            r#""direction": "higher""#,
            r#""direction": "lower""#,
            "redefined | direction | Higher is better | Lower is better",
        ),
        (
            r#""unit": "percent", "current": 5"#,
            r#""unit": "pounds", "current": 5"#,
            "redefined | unit | percent | pounds",
        ),
        (r#""group": "Libraries""#, r#""group": "Museums""#, "regrouped | group | Libraries | Museums"),
        (r#""change": "Improving""#, r#""change": "Declining""#, "corrected | change | Improving | Declining"),
        (
            r#""comparators": [{"label": "England Mean", "value": 4}]"#,
            r#""comparators": [{"label": "England Mean", "value": 5}]"#,
            "corrected | comparators/England Mean | 4 | 5",
        ),
        (r#""forecast": {"value": 4}"#, r#""forecast": {"value": 5}"#, "corrected | forecast/value | 4 | 5"),
        (
            r#""history": [{"period": "Q1", "value": 4}]"#,
            r#""history": [{"period": "Q1", "value": 5}]"#,
            "corrected | history/Q1/value | 4 | 5",
        ),
        (
            r#""measures": [{"title": "a", "current": 4}]"#,
            r#""measures": [{"title": "a", "current": 5}]"#,
            "corrected | measures/a/current | 4 | 5",
        ),
        (
            r#""measures": [{"title": "a"}, {"title": "b"}]"#,
            r#""measures": [{"title": "b"}, {"title": "a"}]"#,
            "reordered | measures | a, b | b, a",
        ),
        (
            r#""narrative": {"A": "x", "B": "y"}"#,
            r#""narrative": {"B": "y", "A": "x"}"#,
            "reordered | narrative | A, B | B, A",
        ),
        (
            r#""narrative": {"Indicator Description": "Visits to libraries"}"#,
            r#""narrative": {"Indicator Description": "Visits to all libraries"}"#,
            "redefined | narrative/Indicator Description | Visits to libraries | Visits to all libraries",
        ),
        (
            r#""narrative": {"Useful Links": "[x](https://a.example/)"}"#,
            r#""narrative": {"Useful Links": "[x](https://b.example/)"}"#,
            "reworded | narrative/Useful Links | https://a.example/ | https://b.example/",
        ),
        (
            r#""rating": {"bands": [{"name": "Red", "below": -5}, {"name": "Green"}]}"#,
            r#""rating": {"bands": [{"name": "Red", "below": -8}, {"name": "Green"}]}"#,
            "redefined | rating/bands/Red/below | -5 | -8",
        ),
        (
            r#""charts": [{"kind": "line", "title": "x", "categories": ["a", "b"], "series": [{"name": "s", "values": [1, 2]}]}]"#,
            r#""charts": [{"kind": "line", "title": "x", "categories": ["a", "b"], "series": [{"name": "s", "values": [1, 3]}]}]"#,
            "chart | charts/x/series/s/values/b | 2 | 3",
        ),
        (
            r#""charts": [{"kind": "line", "title": "x", "categories": ["a"], "series": [{"name": "s", "values": [1]}]}]"#,
            r#""charts": [{"kind": "line", "title": "x", "categories": ["a", "b"], "series": [{"name": "s", "values": [1, 3]}]}]"#,
            "chart | charts/x/categories | - | b",
        ),
    ] {
        let (old, new) = (Pack::new().measuring("1", old), Pack::new().measuring("1", new));
        assert_eq!(changes(&old, &new), [expected]);
    }
}

#[test]
fn the_report_its_scale_and_its_key_are_compared() {
    let pack = |meaning: &str| {
        let bands = format!(
            r#"[{{"name": "Red", "below": -5, "off_target": true, "meaning": "{meaning}"}}, {{"name": "Green"}}]"#
        );
        Pack::new()
            .with(&format!(r#""rating": {{"bands": {bands}}}"#))
            .with(&format!(r#""key": [{{"item": "Target", "explanation": "{meaning}"}}]"#))
    };
    let new = pack("far off").report("team", "Performance").report("theme", serde_json::json!({"text_size": 14}));
    assert_eq!(
        changes(&pack("off"), &new),
        [
            "report | team | - | Performance",
            "report | theme/text_size | - | 14",
            "report | key/Target/explanation | off | far off",
            "scale | rating/meaning of Red | off | far off",
        ]
    );
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

#[test]
fn pictures_are_compared_by_what_they_show() {
    let pack = |path: &str, alt: &str| {
        Pack::new().measuring("1", &format!(r#""figures": [{{"path": "{path}", "alt": "{alt}", "caption": "Map"}}]"#))
    };
    let svg = |width: u32| {
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="{width}" height="20" fill="#000"/></svg>"##
        )
    };
    let folder = folder(&pack("a.svg", "A map of the wards"), &pack("b.svg", "A map of the wards"));
    folder.write("a.svg", svg(20)).write("b.svg", svg(20));
    folder.run(["diff", "old.json", "new.json"]).exits(0);
    folder.write("b.svg", svg(30));
    let ran = folder.run(["diff", "old.json", "new.json"]).exits(1);
    assert!(ran.out().contains("picture “Map”"), "{ran}");
}
