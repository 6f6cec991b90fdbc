//! What means the same, and what means something else: figures, texts, charts, pictures, the report's own fields.

use super::{assert_same, changes, folder};
use crate::pack::Pack;
use crate::run::Folder;

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
