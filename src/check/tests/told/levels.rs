//! Levels, labels and changes: what is published beside what the figures say.

use super::*;

#[test]
fn a_level_that_is_off_target_calls_for_actions() {
    let red = |rest: &str| said(&format!(r#""rag": "Red", {rest}"#));
    let commentary = r#""Commentary": "Said.""#;
    assert_eq!(red(&format!(r#""narrative": {{{commentary}}}"#)), ["actions-missing rag"]);
    for heading in ["Actions", "Path to Green", "Actions taken"] {
        assert_eq!(red(&format!(r#""narrative": {{{commentary}, "{heading}": "a"}}"#)), [""; 0], "{heading}");
    }
    assert_eq!(
        red(&format!(r#""narrative": {{{commentary}, "Actions": " "}}"#)),
        ["actions-missing rag", "empty-section narrative/Actions"]
    );
    assert_eq!(red(&format!(r#""narrative": {{{commentary}}}, "actions": [{{"text": "a"}}]"#)), [""; 0]);
    assert_eq!(red(&format!(r#""narrative": {{{commentary}}}, "not_due": "Annual""#)), [""; 0]);
    let measured = |level: &str| {
        said(&format!(
            r#""rag": "Green", "narrative": {{{commentary}}}, "measures": [{{"title": "Adults", "rag": "{level}"}}]"#
        ))
    };
    assert_eq!(measured("Amber"), ["actions-missing rag"]);
    assert_eq!(measured("Blue"), [""; 0]);
}

#[test]
fn a_level_is_on_the_scale_and_that_of_the_figures() {
    let judged =
        r#""direction": "higher", "target": 100, "current": 101, "narrative": {"Commentary": "a", "Actions": "b"}"#;
    let rag = |fields: &str| said(&format!("{judged}, {fields}"));
    assert_eq!(rag(r#""rag": "Green""#), [""; 0]);
    assert_eq!(rag(r#""rag": "Blue""#), ["rag-mismatch rag"]);
    assert_eq!(rag(r#""rag": "Blue", "rag_reason": "A grant""#), [""; 0]);
    assert_eq!(rag(r#""rag": "green""#), ["unknown-level rag"]);
    assert_eq!(rag(r#""rag": "Green", "forecast": {"rag": "Purple"}"#), ["unknown-level forecast/rag"]);
    assert_eq!(
        rag(r#""rag": "Green", "history": [{"period": "Q1", "value": 101, "rag": "Purple"}]"#),
        ["unknown-level history/0/rag"]
    );
    let hint_of = |level: &str| told(&pack("", "", &format!(r#"{judged}, "rag": "{level}""#)));
    for level in ["Purple", "G", "Amber/Green", "🟢"] {
        assert_eq!(hint_of(level).len(), 1, "{level}");
    }
}

#[test]
fn an_indicator_with_a_target_needs_a_level_unless_there_is_a_reason() {
    let commentary = r#""narrative": {"Commentary": "a"}"#;
    let level = |fields: &str| said(&format!("{commentary}, {fields}"));
    assert_eq!(level(r#""current": 5"#), ["rag-missing"]);
    assert_eq!(level(r#""target": 5"#), ["rag-missing target"]);
    assert_eq!(level(r#""target": 5, "current": 5, "direction": "higher""#), [""; 0]);
    assert_eq!(level(r#""target": "TBC", "current": 5, "direction": "higher""#), ["placeholder target"]);
    assert_eq!(level(r#""target": 5, "current": "TBC", "direction": "higher""#), ["placeholder current"]);
    assert_eq!(level(r#""current": 5, "rag": []"#), ["wrong-type rag"]);
    assert_eq!(level(r#""current": 5, "target": [5]"#), ["wrong-type target"]);
    assert_eq!(level(r#""current": 5, "measures": [{"title": "a", "rag": "Green"}]"#), [""; 0]);
    assert_eq!(level(r#""current": 5, "measures": [{"title": "a"}]"#), ["rag-missing"]);
    assert_eq!(level(r#""current": 5, "not_due": "Annual""#), [""; 0]);
}

#[test]
fn why_no_level_can_be_worked_out_is_said() {
    let why = |fields: &str| {
        let told = told(&pack("", "", &format!(r#""narrative": {{"Commentary": "a"}}, {fields}"#)));
        let missing = told.into_iter().find(|line| line.starts_with("rag-missing")).unwrap_or_default();
        missing.rsplit_once(" (").map_or(missing.clone(), |(_, reason)| reason.trim_end_matches(')').to_owned())
    };
    for (fields, reason) in [
        (r#""direction": "higher", "target": 5"#, "there is no current figure"),
        (r#""direction": "higher", "target": 5, "current": null"#, "the current figure is null"),
        (r#""direction": "higher", "target": 5, "current": "N/A""#, "the current figure “N/A” is not a number"),
        (r#""direction": "higher", "target": "All", "current": 5"#, "the target “All” is not a number"),
        (
            r#""direction": "higher", "target": 5, "current": {"value": null, "mark": "suppressed"}"#,
            "the current figure is withheld",
        ),
        (r#""target": 5, "current": 5"#, "there is no \"direction\""),
        (
            r#""direction": "N/A", "target": 5, "current": 5"#,
            "the direction “N/A” is not \"higher\", \"lower\" or \"close\"",
        ),
        (
            r#""direction": "higher", "target": "95%", "current": 0.95"#,
            "only one of current figure and target has a percent sign",
        ),
        (
            r#""direction": "higher", "target": "95%", "current": "£95""#,
            "the current figure and the target are not in one unit",
        ),
        (
            r#""direction": "higher", "target": "20 days", "current": "3 weeks""#,
            "the current figure and the target are not in one unit",
        ),
        (r#""direction": "higher", "target": 0, "current": 5"#, "the target is 0, and there is no percentage of 0"),
        (
            r#""direction": "lower", "target": "<45", "current": 45"#,
            "the current figure is exactly on the limit of “<45”, which does not say whether that is met",
        ),
        (r#""direction": "higher", "target": 1e-28, "current": 7e28"#, "the figures are out of range"),
    ] {
        assert_eq!(why(fields), reason, "with {fields}");
    }
}

#[test]
fn a_label_says_the_frequency_and_a_comparator_whose_it_is() {
    assert_said_beside(&[
        (
            r#""frequency": "Quarter", "current": {"value": 1, "label": "Current Month"}"#,
            &["label-frequency current/label"],
        ),
        (
            r#""frequency": "Month", "previous": {"value": 1, "label": "previous quarter"}"#,
            &["label-frequency previous/label"],
        ),
        (r#""frequency": "Quarter", "current": {"value": 1, "label": "Current Quarter"}"#, &[]),
        (r#""frequency": "Quarter", "current": {"value": 1, "label": "Current Period"}"#, &[]),
        (r#""frequency": "Quarter", "current": {"value": 1, "label": "Month to date"}"#, &[]),
        (r#""current": {"value": 1, "label": "Current Month"}"#, &[]),
        (
            r#""comparators": [{"value": 1}, 5, {"value": 1, "label": "England"}]"#,
            &["missing-field comparators/0", "missing-field comparators/1"],
        ),
        (
            r#""unit": {"decimals": 99}, "measures": [{"unit": {"decimals": 6}}, {"unit": {"decimals": 98}}]"#,
            &["bad-value unit/decimals", "bad-value measures/1/unit/decimals"],
        ),
    ]);
}

#[test]
fn a_published_change_is_that_of_the_figures() {
    let changed =
        |fields: &str| said(&format!(r#""direction": "higher", "current": 9, "previous": 8, {fields}, {SAID}"#));
    for word in ["Improving", "Improved", "better", "N/A", "Up", " ", ""] {
        assert_eq!(changed(&format!(r#""change": "{word}""#)), [""; 0], "{word}");
    }
    for word in ["Declining", "No change", "Static", "Worse"] {
        assert_eq!(changed(&format!(r#""change": "{word}""#)), ["change-mismatch change"], "{word}");
    }
    let message = |current: &str| {
        let fields = format!(r#""direction": "higher", "current": {current}, "previous": 8, "change": "x", {SAID}"#);
        told(&pack("", "", &fields.replace("\"x\"", if current == "9" { "\"Worse\"" } else { "\"Better\"" })))
    };
    assert_eq!(
        message("9"),
        ["change-mismatch /indicators/0/change Indicator 1: published as “Worse”, but 8 to 9 is an improvement"]
    );
    assert_eq!(
        message("8"),
        ["change-mismatch /indicators/0/change Indicator 1: published as “Better”, but 8 to 8 is no change"]
    );
    assert_eq!(
        message("7"),
        ["change-mismatch /indicators/0/change Indicator 1: published as “Better”, but 8 to 7 is a decline"]
    );
}
