//! What holds of any two packs: nothing differs from itself or from its workbook, and the mirror is the mirror.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::run::Folder;

/// How many pairs of packs are tried.
const CASES: u32 = 24;

fn figure() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        (0..200i64).prop_map(Value::from),
        (0..2000i64).prop_map(|tenths| json!(tenths as f64 / 10.0)),
        (0..100i64).prop_map(|share| json!(format!("{share}%"))),
        Just(json!("N/A")),
        Just(json!("Fewer than 5")),
        (0..50i64).prop_map(|number| json!({"value": number, "mark": "provisional", "note": "early"})),
        Just(json!({"value": null, "mark": "suppressed"})),
    ]
}

fn text() -> impl Strategy<Value = Value> {
    let words = prop::collection::vec(
        prop::sample::select(vec!["visits", "fell", "rose", "in", "**all**", "wards", "5", "–"]),
        0..9,
    );
    words.prop_map(|words| json!(words.join(" ")))
}

fn indicator() -> impl Strategy<Value = Value> {
    let named = (
        prop::option::of(0..6u8),
        prop::option::of(prop::sample::select(vec!["Visits", "Visits to libraries", "Fires", "Calls"])),
    );
    let measures = prop::collection::vec((prop::sample::select(vec!["a", "b", "c"]), figure()), 0..3);
    let history = prop::collection::vec((1..5u8, figure()), 0..4);
    (named, prop::sample::select(vec!["A", "B"]), figure(), figure(), prop::option::of(figure()), measures, history, text()).prop_map(
        |((number, title), group, current, target, previous, measures, history, text)| {
            let mut indicator = json!({"group": group, "current": current, "target": target, "direction": "higher", "narrative": {"Commentary": text}});
            if let Some(number) = number {
                indicator["ref"] = json!(number.to_string());
            }
            if let Some(title) = title {
                indicator["title"] = json!(title);
            }
            if let Some(previous) = previous {
                indicator["previous"] = previous;
            }
            indicator["measures"] = measures.into_iter().map(|(title, current)| json!({"title": title, "current": current})).collect();
            indicator["history"] = history.into_iter().map(|(quarter, value)| json!({"period": format!("Q{quarter}"), "value": value})).collect();
            indicator
        },
    )
}

fn pack() -> impl Strategy<Value = Value> {
    (prop::sample::select(vec!["Quarter 1", "Quarter 2", "Quarter 3"]), prop::collection::vec(indicator(), 0..6)).prop_map(|(period, indicators)| {
        json!({
            "report": {"title": "Report", "committee": "C", "period": period, "financial_year": "2024/25", "produced_on": "2024-11-25"},
            "indicators": indicators,
        })
    })
}

/// The schema of what `diff --format json` prints.
fn schema() -> &'static jsonschema::Validator {
    static SCHEMA: std::sync::OnceLock<jsonschema::Validator> = std::sync::OnceLock::new();
    SCHEMA.get_or_init(|| {
        let schema = serde_json::from_str(&Folder::new().run(["schema", "changes"]).exits(0).out()).expect("JSON");
        jsonschema::draft202012::new(&schema).expect("a schema")
    })
}

fn changes(folder: &Folder, old: &str, new: &str) -> Vec<Value> {
    let ran = folder.run(["diff", old, new, "--format", "json"]);
    assert_ne!(ran.code, 2, "{ran}");
    let report: Value = serde_json::from_str(&ran.out()).expect("JSON");
    assert!(schema().is_valid(&report), "by its own schema\n{ran}");
    report["changes"].as_array().expect("a list").clone()
}

/// A change by what it says, seen from the old side or from the new one.
fn seen(change: &Value, mirrored: bool) -> String {
    let kind = match (change["kind"].as_str().unwrap_or_default(), mirrored) {
        ("added", true) => "removed",
        ("removed", true) => "added",
        (kind, _) => kind,
    };
    let (was, now) = if mirrored { ("now", "was") } else { ("was", "now") };
    let (old, new) = if mirrored { ("new_position", "old_position") } else { ("old_position", "new_position") };
    // What is called by its new name has another name in the mirror.
    let kind_of_field = change["field"].as_str().unwrap_or_default().split('/').next().unwrap_or_default().to_owned();
    format!(
        "{kind} {kind_of_field} {} {} {} {} {}",
        change[old], change[new], change[was], change[now], change["matched_by"]
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_differs_from_itself_nor_from_its_workbook(pack in pack()) {
        let folder = Folder::with("pack.json", pack.to_string());
        folder.run(["diff", "pack.json", "pack.json"]).exits(0);
        folder.run(["convert", "pack.json", "-o", "pack.xlsx"]).exits(0);
        let ran = folder.run(["diff", "pack.json", "pack.xlsx"]);
        prop_assert_eq!(ran.code, 0, "{}", ran);
        folder.run(["diff", "pack.xlsx", "pack.json"]).exits(0);
    }

    #[test]
    fn the_other_way_round_is_the_mirror((old, new) in (pack(), pack())) {
        let folder = Folder::with("old.json", old.to_string());
        folder.write("new.json", new.to_string());
        let [mut straight, mut mirrored] = [("old.json", "new.json", false), ("new.json", "old.json", true)].map(|(old, new, mirrored)| {
            changes(&folder, old, new).iter().map(|change| seen(change, mirrored)).collect::<Vec<_>>()
        });
        straight.sort();
        mirrored.sort();
        prop_assert_eq!(straight, mirrored);
    }
}

#[test]
fn the_samples_are_their_workbooks() {
    for name in ["communities-2024-25-q2", "children-2025"] {
        let folder = Folder::with("pack.json", crate::run::sample_pack(name));
        folder.run(["convert", "pack.json", "-o", "pack.xlsx"]).exits(0);
        folder.run(["diff", "pack.json", "pack.xlsx"]).exits(0);
        folder.run(["diff", "pack.json", "pack.json"]).exits(0);
    }
}
