//! The printed schema of packs accepts what the reader accepts, and refuses what it refuses.

use std::path::Path;

use serde_json::Value;

use crate::expected::accepts;
use crate::pack::Pack;
use crate::run::Folder;

/// Fields of an indicator that are right.
const RIGHT: &[&str] = &[
    r#""current": 5"#,
    r#""current": "98,206""#,
    r#""current": null"#,
    r#""current": {"value": 5}"#,
    r#""current": {"value": null, "label": "Current Quarter", "period": 2024, "mark": "provisional", "note": "x"}"#,
    r#""current": {"value": "4", "previously": 3.5}"#,
    r#""target": -0.5e3, "baseline": 0"#,
    r#""owner": "", "group": "Libraries""#,
    r#""frequency": "Period""#,
    r#""unit": "percent""#,
    r#""unit": {"prefix": "£", "suffix": "m", "decimals": 10}"#,
    r#""direction": "higher""#,
    r#""direction": "Within range""#,
    r#""change": "N/A", "rag_reason": "agreed""#,
    r#""forecast": {"value": 5, "rag": "Green"}"#,
    r#""forecast": {}"#,
    r#""comparators": []"#,
    r#""comparators": [{"value": 4, "label": "England Mean"}]"#,
    r#""measures": [{}]"#,
    r#""measures": [{"title": "x", "current": 5, "rag": "Red", "direction": "lower", "unit": "pounds"}]"#,
    r#""history": [{"period": "Q1", "value": null}, {"period": 2024, "value": 5, "target": 4, "mark": "break"}]"#,
    r#""charts": []"#,
    r#""charts": [{"kind": "line", "title": "x", "categories": ["a", 2], "series": [{"name": "s", "values": [1, null]}]}]"#,
    r#""charts": [{"kind": "bar", "title": "x", "categories": ["a"], "series": [{"name": "s", "values": ["5"], "role": "actual"}], "target": [1], "unit": "per 1,000", "alt": "x", "table": true}]"#,
    r#""charts": [{"kind": "column", "title": "x", "categories": ["a"], "series": [{"name": "s", "values": [5]}], "target": 1, "unit": {"suffix": "%"}}]"#,
    r#""figures": []"#,
    r#""narrative": {}"#,
    r#""narrative": {"Commentary": "x", "Actions": ["a", "b"], "Anything": ""}"#,
    r#""notes": ["x"]"#,
    r#""rating": {"basis": "points"}"#,
    r#""rating": {"bands": [{"name": "Red", "below": 0}, {"name": "Green"}]}"#,
    r#""accept": [{"code": "rag-mismatch", "reason": "agreed"}]"#,
];

/// Fields of an indicator that are wrong.
const WRONG: &[&str] = &[
    r#""curent": 5"#,
    r#""current": true"#,
    r#""current": [5]"#,
    r#""current": {}"#,
    r#""current": {"value": true}"#,
    r#""current": {"value": 5, "lable": "x"}"#,
    r#""current": {"value": 5, "mark": "p"}"#,
    r#""current": {"value": 5, "period": null}"#,
    r#""owner": 5"#,
    r#""group": null"#,
    r#""frequency": "Quarterly""#,
    r#""unit": "%""#,
    r#""unit": {"sufix": "%"}"#,
    r#""unit": {"decimals": 1.5}"#,
    r#""unit": {"decimals": -1}"#,
    r#""unit": {"decimals": 11}"#,
    r#""unit": 5"#,
    r#""direction": true"#,
    r#""change": 5"#,
    r#""rag": null"#,
    r#""forecast": "Green""#,
    r#""comparators": {"value": 4, "label": "x"}"#,
    r#""comparators": [5]"#,
    r#""comparators": [{"value": 5}]"#,
    r#""measures": [5]"#,
    r#""measures": [{"comparators": [5]}]"#,
    r#""measures": [{"ref": "1"}]"#,
    r#""history": {}"#,
    r#""history": [{"period": "Q1"}]"#,
    r#""history": [{"value": 5}]"#,
    r#""history": [5]"#,
    r#""charts": {}"#,
    r#""charts": [{"kind": "pie", "title": "x", "categories": [], "series": [{"name": "s", "values": []}]}]"#,
    r#""charts": [{"kind": "line", "categories": ["a"], "series": [{"name": "s", "values": [1]}]}]"#,
    r#""charts": [{"kind": "line", "title": "x", "categories": ["a"], "series": []}]"#,
    r#""charts": [{"kind": "line", "title": "x", "categories": ["a"], "series": [{"values": [1]}]}]"#,
    r#""charts": [{"kind": "line", "title": "x", "categories": ["a"], "series": [{"name": "s", "values": [1], "role": "main"}]}]"#,
    r#""charts": [{"kind": "line", "title": "x", "categories": ["a"], "series": [{"name": "s", "values": [1]}], "table": "yes"}]"#,
    r#""figures": [{"alt": "x"}]"#,
    r#""figures": ["x.png"]"#,
    r#""figures": [{"path": "x.svg", "alt": " "}]"#,
    r#""narrative": "x""#,
    r#""narrative": {"Commentary": 5}"#,
    r#""narrative": {"Commentary": ["a", null]}"#,
    r#""notes": "x""#,
    r#""notes": [5]"#,
    r#""rating": {"labels": []}"#,
    r#""rating": {"bands": [{"name": "Red", "below": "0"}, {"name": "Green"}]}"#,
    r#""rating": {"bands": []}"#,
    r#""accept": [{"code": "syntax", "reason": "agreed"}]"#,
    r#""accept": [{"code": "rag-mismatch", "reason": " "}]"#,
    r#""accept": [{"code": "rag-mismatch"}]"#,
    r#""accept": "rag-mismatch""#,
];

/// Fields beside the indicators, whether they are right, and fields of the report likewise.
const OF_PACK: &[(&str, bool)] = &[
    (r#""$schema": "committee-report.schema.json""#, true),
    (r#""$schema": 5"#, false),
    (r#""key": [{"item": "a", "explanation": ["b", "c"]}]"#, true),
    (r#""key": [{"item": "a"}]"#, false),
    (r#""key": {"item": "a"}"#, false),
    (r##""rating": {"basis": "relative", "labels": [{"name": "x", "colour": "#000000", "meaning": "y"}]}"##, true),
    (r#""rating": {"bands": [{"below": 0}, {"name": "x"}]}"#, false),
    (r#""rating": {"basis": "percent"}"#, false),
    (r#""rating": {"labels": [{"name": "x", "colour": "red"}]}"#, false),
    (r#""rating": {"bands": []}"#, false),
    (r#""rating": {"labels": []}"#, true),
    (r#""rating": {"bands": [{"name": " "}]}"#, false),
    (r#""rating": {"labels": [{"name": ""}]}"#, false),
    (r#""colour": "red""#, false),
];

/// A field of the report, its value as JSON, and whether it is right.
const OF_REPORT: &[(&str, &str, bool)] = &[
    ("first_page", "12", true),
    ("first_page", "0", false),
    ("first_page", "\"12\"", false),
    ("first_page", "1.5", false),
    ("status", "\"draft\"", true),
    ("status", "\"Draft\"", false),
    ("meeting_date", "\"2024-12-05\"", true),
    ("meeting_date", "\"5/12/2024\"", false),
    ("language", "\"cy\"", true),
    ("language", "\"Welsh\"", false),
    ("chart_tables", "true", true),
    ("chart_tables", "1", false),
    ("title", "5", false),
    ("title", "\" \"", false),
    ("committee", "\"\"", false),
    ("period", "\"\\n\"", false),
    ("issued", "\"\"", true),
    ("theme", r##"{"accent": "#00539f", "fonts": ["Arimo"], "text_size": 12.5}"##, true),
    ("theme", r#"{"text_size": 9}"#, false),
    ("theme", r#"{"accent": "00539f"}"#, false),
    ("logo", r#"{"path": "logo.svg"}"#, false),
    ("team", "null", false),
];

/// What only the reader can refuse: the code, and a field of an indicator that has it.
const BEYOND: &[(&str, &str)] = &[
    ("syntax", r#""current": 5, "current": 6"#),
    ("bad-value", r#""current": 1234567890123456789012345678901234567890"#),
    ("unknown-level", r#""rag": "Purple""#),
    ("bad-scale", r#""rating": {"bands": [{"name": "Red", "below": 0}]}"#),
    ("include-outside", r#""figures": [{"path": "../x.png", "alt": "x"}]"#),
    ("include-unreadable", r#""figures": [{"path": "x.png", "alt": "x"}]"#),
    ("bad-image", r#""figures": [{"path": "pack.json", "alt": "x"}]"#),
    ("unsafe-link", r#""narrative": {"Commentary": "[x](ftp://x)"}"#),
    ("unprintable", r#""change": "\u0007""#),
    (
        "series-length",
        r#""charts": [{"kind": "line", "title": "x", "categories": ["a"], "series": [{"name": "s", "values": [1, 2]}]}]"#,
    ),
];

fn schema() -> Value {
    serde_json::from_str(&Folder::new().run(["schema", "pack"]).out()).expect("JSON")
}

fn with(field: &str) -> Pack {
    Pack::new().indicator(format!("{{{field}}}"))
}

/// Every pack of the corpus, and whether it is right.
fn corpus() -> Vec<(Pack, bool)> {
    let of_report = |(field, value, right): &(&str, &str, bool)| {
        (Pack::new().report(field, serde_json::from_str::<Value>(value).expect("JSON")), *right)
    };
    let of_indicators =
        RIGHT.iter().map(|field| (with(field), true)).chain(WRONG.iter().map(|field| (with(field), false)));
    let of_packs = OF_PACK.iter().map(|(field, right)| (Pack::new().with(field), *right));
    of_indicators.chain(of_packs).chain(OF_REPORT.iter().map(of_report)).collect()
}

#[test]
fn the_schema_and_the_reader_agree_over_the_corpus() {
    let schema = schema();
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let corpus = corpus();
    assert!(corpus.len() >= 60, "{}", corpus.len());
    for (pack, right) in corpus {
        let text = pack.text();
        let value: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(validator.is_valid(&value), right, "the schema on {text}");
        let ran = Folder::with("pack.json", &text).run(["check", "pack.json"]);
        assert_eq!(ran.code == 0, right, "the reader on {text}\n{ran}");
    }
}

#[test]
fn what_only_the_reader_refuses_is_known() {
    let schema = schema();
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    for (code, field) in BEYOND {
        let text = with(field).text();
        assert!(validator.is_valid(&serde_json::from_str(&text).expect("JSON")), "{code}: {text}");
        let ran = Folder::with("pack.json", &text).run(["check", "pack.json"]).exits(1);
        assert!(ran.out().contains(&format!("error[{code}]")), "{code}: {ran}");
    }
}

#[test]
fn the_samples_are_right_and_name_the_schema_beside_them() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let schema = schema();
    let (kept, printed) = (data.join("committee-report.schema.json"), Folder::new().run(["schema", "pack"]).out());
    if accepts() {
        std::fs::write(&kept, &printed).expect("a file that can be written");
    }
    let is_kept = std::fs::read_to_string(&kept).is_ok_and(|kept| kept == printed);
    assert!(is_kept, "data/committee-report.schema.json is another one: ACCEPT=1 writes it");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    for name in ["communities-2024-25-q2.json", "children-2025.json"] {
        let sample: Value = serde_json::from_slice(&std::fs::read(data.join(name)).expect("a sample")).expect("JSON");
        assert!(validator.is_valid(&sample), "{name}");
        assert_eq!(sample["$schema"], "committee-report.schema.json", "{name}");
    }
}

#[test]
fn every_field_is_described() {
    let schema = schema();
    for (name, object) in schema["$defs"].as_object().expect("the objects") {
        assert!(object["description"].is_string(), "{name}");
        for (field, described) in object["properties"].as_object().expect("its fields") {
            assert!(described["description"].as_str().is_some_and(|about| about.ends_with('.')), "{name}.{field}");
        }
    }
}
