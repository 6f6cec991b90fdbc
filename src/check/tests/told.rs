//! What is told of one indicator, rule by rule, beside what is nearly a fault and is none.

use std::sync::{Arc, LazyLock};

use super::super::load::check_bytes;
use crate::look::assets::Fonts;
use crate::messages::shown;

static FONTS: LazyLock<Arc<Fonts>> = LazyLock::new(|| Fonts::new(None).expect("the built-in fonts"));

/// The report's own fields, all that are required.
pub(super) const REPORT: &str = r#""title": "A", "committee": "B", "period": "Quarter 2", "produced_on": "2024-11-25""#;

/// What is told of a pack: each problem as its code, its pointer and its message.
pub(super) fn told(pack: &str) -> Vec<String> {
    let loaded = check_bytes(pack.as_bytes(), &FONTS);
    let told = shown(&loaded);
    told.iter().map(|shown| format!("{} {} {}", shown.problem.code.word(), shown.at.pointer, shown.message())).collect()
}

/// A pack of one indicator with these fields beside its number and title, and this in its report and beside it.
fn pack(report: &str, beside: &str, fields: &str) -> String {
    let indicator = format!(r#"{{"ref": "1", "title": "Visits", {fields}}}"#);
    format!(r#"{{"report": {{{REPORT} {report}}}, {beside} "indicators": [{indicator}]}}"#)
}

/// The codes and pointers, within the indicator, of what is told of these fields.
fn said(fields: &str) -> Vec<String> {
    said_beside("", "", fields)
}

fn said_beside(report: &str, beside: &str, fields: &str) -> Vec<String> {
    let short = |line: String| {
        let mut words = line.split(' ');
        let (code, pointer) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        format!("{code} {}", pointer.trim_start_matches("/indicators/0").trim_start_matches('/')).trim_end().to_owned()
    };
    told(&pack(report, beside, fields)).into_iter().map(short).collect()
}

#[track_caller]
fn assert_said(cases: &[(&str, &[&str])]) {
    for (fields, expected) in cases {
        assert_eq!(said(fields), *expected, "with {fields}");
    }
}

/// What an indicator needs so that nothing is asked of it.
const SAID: &str = r#""rag": "Contextual", "narrative": {"Commentary": "Said."}"#;

/// Cases of fields beside those that leave nothing to ask.
#[track_caller]
fn assert_said_beside(cases: &[(&str, &[&str])]) {
    for (fields, expected) in cases {
        assert_eq!(said(&format!("{fields}, {SAID}")), *expected, "with {fields}");
    }
}

#[test]
fn an_indicator_needs_a_number_a_title_and_a_commentary() {
    let bare = |fields: &str| {
        let text = format!(r#"{{"report": {{{REPORT}}}, "indicators": [{{{fields}}}]}}"#);
        told(&text).into_iter().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let rest = r#""rag": "Contextual", "narrative": {"Commentary": "Said."}"#;
    assert_eq!(bare(rest), ["missing-ref", "missing-title"]);
    assert_eq!(bare(&format!(r#""ref": 0, "title": "a", {rest}"#)), [""; 0]);
    assert_eq!(bare(&format!(r#""ref": " ", "title": "\u00A0", {rest}"#)), ["missing-ref", "missing-title"]);
    assert_eq!(bare(&format!(r#""ref": [], "title": 5, {rest}"#)), ["wrong-type", "wrong-type"]);
    let level = r#""rag": "Contextual""#;
    assert_said(&[
        (level, &["no-commentary"]),
        (r#""rag": "Contextual", "narrative": {"Actions": "a"}"#, &["no-commentary narrative"]),
        (
            r#""rag": "Contextual", "narrative": {"Commentary": ""}"#,
            &["no-commentary narrative", "empty-section narrative/Commentary"],
        ),
        (
            r#""rag": "Contextual", "narrative": {"Commentary": ["", " "]}"#,
            &["no-commentary narrative", "empty-section narrative/Commentary"],
        ),
        (r#""rag": "Contextual", "narrative": {"Commentary": ["", "a"]}"#, &[]),
        (r#""rag": "Contextual", "narrative": 5"#, &["wrong-type narrative"]),
        (r#""rag": "Contextual", "narrative": {"Commentary": "a", " ": "b"}"#, &["bad-value narrative/"]),
        (r#""not_due": "Annual: next due in Quarter 4""#, &[]),
        (r#""not_due": "Annual", "narrative": {"Commentary": ""}"#, &["empty-section narrative/Commentary"]),
    ]);
}

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

#[test]
fn a_figure_for_the_year_to_date_does_not_fall_within_its_year() {
    let fell =
        |report: &str, fields: &str| said_beside(report, "", &format!(r#""basis": "cumulative", {fields}, {SAID}"#));
    let history = |points: &[(&str, &str)]| {
        let point = |(period, value): &(&str, &str)| format!(r#"{{"period": "{period}", "value": {value}}}"#);
        format!(r#""history": [{}]"#, points.iter().map(point).collect::<Vec<_>>().join(", "))
    };
    let cumulative = |points: &[(&str, &str)]| fell("", &history(points));
    assert_eq!(cumulative(&[("Q1", "5"), ("Q2", "4")]), ["cumulative-fell history/1/value"]);
    assert_eq!(cumulative(&[("Q1", "5"), ("Q2", "5"), ("Q3", "6")]), [""; 0]);
    assert_eq!(cumulative(&[("Q4", "5"), ("Q1", "4")]), [""; 0]);
    assert_eq!(cumulative(&[("Q1", "5"), ("Q1", "4")]), [""; 0]);
    assert_eq!(cumulative(&[("Q1 2023/24", "5"), ("Q2 2024/25", "4")]), [""; 0]);
    assert_eq!(cumulative(&[("Dec 2024", "5"), ("Jan 2025", "4")]), ["cumulative-fell history/1/value"]);
    assert_eq!(cumulative(&[("March 2024", "5"), ("April 2024", "4")]), [""; 0]);
    assert_eq!(cumulative(&[("H1", "5"), ("Q2", "4")]), [""; 0]);
    assert_eq!(cumulative(&[("Spring", "5"), ("Q2", "4")]), [""; 0]);
    assert_eq!(said(&format!("{}, {SAID}", history(&[("Q1", "5"), ("Q2", "4")]))), [""; 0]);
    // The current figure is of the report's period or of its own, the previous one only of its own.
    assert_eq!(
        fell("", &format!(r#""current": 4, {}"#, history(&[("Q1", "5")]))),
        ["cumulative-fell current", "history-mismatch history/0/value"]
    );
    assert_eq!(fell("", r#""current": 4, "previous": {"value": 5, "period": "Q1"}"#), ["cumulative-fell current"]);
    assert_eq!(fell("", r#""current": 4, "previous": 5"#), [""; 0]);
    assert_eq!(
        fell("", r#""current": {"value": 4, "period": "Q4"}, "previous": {"value": 5, "period": "Q3"}"#),
        ["cumulative-fell current"]
    );
    assert_eq!(
        fell("", r#""current": {"value": null, "mark": "suppressed"}, "previous": {"value": 5, "period": "Q1"}"#),
        [""; 0]
    );
    assert_eq!(fell("", r#""not_due": "a", "current": 4, "previous": {"value": 5, "period": "Q1"}"#), [""; 0]);
    // A point whose name says another year than the report is of another year.
    let of_year = r#", "financial_year": "2024/25""#;
    let previous = |period: &str| format!(r#""current": 4, "previous": {{"value": 5, "period": "{period}"}}"#);
    assert_eq!(fell(of_year, &previous("Q1 2023/24")), [""; 0]);
    assert_eq!(fell(of_year, &previous("Q1 2024/25")), ["cumulative-fell current"]);
}

#[test]
fn a_direction_in_other_words_is_told() {
    for (direction, is_told) in [
        ("up", true),
        ("Higher is better", true),
        ("lowr", true),
        ("", true),
        ("N/A", false),
        ("Contextual", false),
        ("higher", false),
    ] {
        let told = said(&format!(r#""direction": "{direction}", "current": 5, {SAID}"#));
        assert_eq!(told, ["not-judged direction"][..usize::from(is_told)], "{direction}");
    }
    // A measure with its indicator's direction does not repeat what is wrong with it.
    let measured = |own: &str| {
        said(&format!(r#""direction": "up", "measures": [{{"title": "a", "rag": "Contextual" {own}}}], {SAID}"#))
    };
    assert_eq!(measured(""), ["not-judged direction"]);
    assert_eq!(measured(r#", "direction": "down""#), ["not-judged direction", "not-judged measures/0/direction"]);
}

#[test]
fn a_figure_that_cannot_be_judged_is_told_beside_one_that_could() {
    assert_said_beside(&[
        (r#""direction": "higher", "target": "All", "current": 5"#, &["not-judged target"]),
        (r#""direction": "higher", "target": 5, "current": "Most""#, &["not-judged current"]),
        (r#""direction": "higher", "current": 5, "previous": "Some""#, &["not-judged previous"]),
        (r#""direction": "higher", "current": "Most", "previous": 5"#, &["not-judged current"]),
        (r#""direction": "higher", "target": "All", "current": "Most""#, &["not-judged target", "not-judged current"]),
        (r#""direction": "higher", "target": "All""#, &[]),
        (r#""direction": "up", "target": "All", "current": 5"#, &["not-judged direction", "not-judged target"]),
        (r#""target": "All", "current": 5"#, &[]),
        (r#""direction": "higher", "target": "All", "current": 5, "not_due": "a""#, &[]),
        (r#""direction": "higher", "target": "-", "current": 5"#, &["not-judged target"]),
        (r#""direction": "higher", "target": 5, "current": """#, &["not-judged current"]),
        (r#""direction": "higher", "target": 5, "current": "n/a""#, &[]),
        (r#""direction": "higher", "current": 5, "previous": "-""#, &[]),
        (
            r#""direction": "higher", "basis": "cumulative", "current": 5, "last_year": "Some""#,
            &["not-judged last_year"],
        ),
        (r#""direction": "higher", "basis": "cumulative", "current": 5, "previous": "Some""#, &[]),
    ]);
    let message = |fields: &str| {
        let told = told(&pack("", "", &format!(r#""direction": "higher", "target": 5, {fields}, {SAID}"#)));
        told.into_iter()
            .map(|line| line.split_once("Indicator 1: ").map_or("", |(_, said)| said).to_owned())
            .collect::<String>()
    };
    assert_eq!(message(r#""current": """#), "the current figure is blank, so it cannot be rated");
    assert_eq!(message(r#""current": "–""#), "the current figure is only a dash, so it cannot be rated");
    assert_eq!(
        message(r#""current": "Most""#),
        "the current figure “Most” is printed as written and not judged: it is not one number"
    );
}

#[test]
fn points_that_are_drawn_are_numbers_of_one_unit() {
    let drawn = |values: &str, unit: &str| {
        let chart = format!(
            r#"{{"kind": "line", "title": "T", "alt": "Visits rose", "categories": ["a", "b", "c"], "series": [{{"name": "s", "values": [{values}]}}] {unit}}}"#
        );
        said(&format!(r#""unit": "percent", "charts": [{chart}], {SAID}"#))
    };
    let point = |at: usize| format!("charts/0/series/0/values/{at}");
    assert_eq!(drawn("5, 6, 7", ""), [""; 0]);
    assert_eq!(drawn(r#"5, "12/13", "N/A""#, ""), [format!("not-judged {}", point(1))]);
    assert_eq!(drawn(r#"5, "TBC", null"#, ""), [format!("placeholder {}", point(1))]);
    assert_eq!(drawn(r#""£5", "€6", 7"#, r#", "unit": "number""#), [format!("mixed-units {}", point(1))]);
    assert_eq!(drawn(r#""5 days", "6 weeks", 7"#, r#", "unit": "number""#), [format!("not-judged {}", point(1))]);
    assert_eq!(drawn(r#""95%", 0.93, 7"#, r#", "unit": "number""#), [format!("mixed-percent {}", point(1))]);
    assert_eq!(drawn(r#"0.93, "95%", 7"#, r#", "unit": "number""#), [format!("mixed-percent {}", point(0))]);
    assert_eq!(
        drawn(r#""£5", {"value": "€6", "mark": "suppressed"}, 7"#, r#", "unit": "number""#),
        [format!("marked-figure {}", point(1))]
    );
    assert_eq!(drawn(r#""5 days", "6 days", 7"#, r#", "unit": "number""#), [""; 0]);
    // A unit of its own goes before the indicator's.
    assert_eq!(drawn(r#"5, "£6", 7"#, ""), [format!("mixed-units {}", point(1))]);
    assert_eq!(drawn(r#"5, "£6", 7"#, r#", "unit": "pounds""#), [""; 0]);
}

#[test]
fn shares_are_told_from_percentages_where_the_unit_says_percent() {
    let percent = |fields: &str| said(&format!(r#""unit": "percent", {fields}, {SAID}"#));
    assert_eq!(percent(r#""target": 0.95, "current": 0.93"#), ["mixed-percent target"]);
    assert_eq!(percent(r#""current": 0.93, "previous": 0"#), ["mixed-percent current"]);
    assert_eq!(percent(r#""current": 0.93, "previous": null"#), ["mixed-percent current"]);
    assert_eq!(percent(r#""current": 0.93, "previous": 1.1"#), [""; 0]);
    assert_eq!(percent(r#""current": 0.93, "previous": "0.9%""#), [""; 0]);
    assert_eq!(percent(r#""current": 1, "previous": 0"#), [""; 0]);
    assert_eq!(said(&format!(r#""current": 0.93, {SAID}"#)), [""; 0]);
    assert_eq!(said(&format!(r#""unit": {{"suffix": " %"}}, "current": 0.93, {SAID}"#)), ["mixed-percent current"]);
    let hint = |fields: &str| {
        let loaded = check_bytes(pack("", "", &format!("{fields}, {SAID}")).as_bytes(), &FONTS);
        let hints = loaded.problems.iter().filter_map(|problem| problem.hint.as_deref());
        hints.collect::<Vec<_>>().join("; ")
    };
    assert_eq!(hint(r#""unit": "percent", "current": 0.93"#), "0.93 prints as 0.93%; write 93");
    assert_eq!(
        hint(r#""direction": "higher", "target": "95%", "current": 0.93"#),
        "write \"93%\" if it is a share, or \"0.93%\" if it is a percentage"
    );
    assert_eq!(
        hint(r#""direction": "higher", "target": "300", "current": "4m""#),
        "write both in one unit; letters such as m and k mean millions and thousands only after a £"
    );
    assert_eq!(hint(r#""direction": "higher", "target": "3 days", "current": "4 weeks""#), "write both in one unit");
}

#[test]
fn figures_that_look_like_slips_are_told_with_how_far_they_are() {
    let message = |target: &str, current: &str| {
        let fields = format!(r#""direction": "close", "target": {target}, "current": {current}, {SAID}"#);
        let told = told(&pack("", "", &fields));
        let slips = told.iter().filter(|line| line.starts_with("implausible"));
        slips.map(|line| line.split_once("Indicator 1: ").map_or("", |(_, said)| said)).collect::<String>()
    };
    assert_eq!(message("100", "1000"), "the current figure, 1,000, is at least 10 times the target, 100");
    assert_eq!(message("100", "999"), "");
    assert_eq!(message("50000", "4"), "the target, 50,000, is at least 10,000 times the current figure, 4");
    assert_eq!(message("100", "100000"), "the current figure, 100,000, is at least 1,000 times the target, 100");
    let long = |fields: &str| said(&format!("{fields}, {SAID}"));
    assert_eq!(long(r#""current": 1.1234567"#), ["implausible current"]);
    assert_eq!(long(r#""current": 1.123456"#), [""; 0]);
    assert_eq!(long(r#""current": "1.1234567%""#), ["implausible current"]);
    assert_eq!(long(r#""current": "1.1.1234567""#), [""; 0]);
    assert_eq!(long(r#""unit": {"decimals": 2}, "current": 1.1234567"#), [""; 0]);
    assert_eq!(long(r#""unit": {"decimals": 2}, "current": "1.1234567""#), ["implausible current"]);
    let others = |more: &str| {
        let told = told(&pack("", "", &format!(r#""current": 1.1234567 {more}, {SAID}"#)));
        told.iter().map(|line| line.split_once("decimals").map_or("", |(_, rest)| rest)).collect::<String>()
    };
    assert_eq!(others(""), "");
    assert_eq!(others(r#", "previous": 2.1234567"#), ", and one more figure likewise");
    assert_eq!(others(r#", "previous": 2.1234567, "last_year": 3.1234567"#), ", and 2 more figures likewise");
}

#[test]
fn an_action_says_what_is_done_and_how_much() {
    let action = |fields: &str| said(&format!(r#""actions": [{{"text": "Hire", {fields}}}], {SAID}"#));
    for done in ["0", "50.5", "100"] {
        assert_eq!(action(&format!(r#""done": {done}"#)), [""; 0], "{done}");
    }
    for done in ["-1", "100.5", "101"] {
        assert_eq!(action(&format!(r#""done": {done}"#)), ["bad-value actions/0/done"], "{done}");
    }
    assert_said_beside(&[
        (r#""actions": [{"text": "Hire"}, {"text": " "}]"#, &["bad-value actions/1/text"]),
        (r#""actions": [{}]"#, &["missing-field actions/0"]),
    ]);
}

#[test]
fn an_event_is_short_and_one_of_few() {
    let events = |count: usize, letters: usize| {
        let event = format!(r#"{{"period": "Q1", "text": "{}"}}"#, "a".repeat(letters));
        let points = r#"{"period": "Q1", "value": 5}, {"period": "Q2", "value": 6}"#;
        said(&format!(r#""current": 6, "history": [{points}, {}], {SAID}"#, vec![event; count].join(", ")))
    };
    assert_eq!(events(8, 150), [""; 0]);
    assert_eq!(events(1, 151), ["bad-value history/2/text"]);
    assert_eq!(events(9, 5), ["bad-value history/10"]);
    assert_eq!(events(1, 0), ["bad-value history/2/text"]);
}

#[test]
fn the_history_may_go_on_with_what_is_estimated_or_to_come() {
    let ends = |last: &str| {
        let points = r#"{"period": "Q1", "value": 5}, {"period": "Q2", "value": 6}"#;
        said(&format!(r#""current": {{"value": 6, "period": "Now"}}, "history": [{points}{last}], {SAID}"#))
    };
    let report = |last: &str| {
        said(&format!(
            r#""current": {{"value": 6, "period": "2024/25"}}, "history": [{{"period": "2024/25", "value": 6}}{last}], {SAID}"#
        ))
    };
    assert_eq!(ends(""), [""; 0]);
    assert_eq!(report(r#", {"period": "2025/26", "value": 9, "mark": "estimated"}"#), [""; 0]);
    assert_eq!(report(r#", {"period": "2025/26", "value": null}"#), [""; 0]);
    assert_eq!(
        report(r#", {"period": "2025/26", "value": 9, "mark": "provisional"}"#),
        ["history-mismatch history/1/value"]
    );
    assert_eq!(report(r#", {"period": "2025/26", "value": 9}"#), ["history-mismatch history/1/value"]);
    // A withheld figure is one in both, or in neither.
    let both = |current: &str, point: &str| {
        said(&format!(r#""current": {current}, "history": [{{"period": "Q2", {point}}}], {SAID}"#))
    };
    let withheld = r#"{"value": null, "mark": "suppressed"}"#;
    assert_eq!(both(withheld, r#""value": null, "mark": "suppressed""#), [""; 0]);
    assert_eq!(both(withheld, r#""value": 5"#), ["history-mismatch history/0/value"]);
    assert_eq!(both("5", r#""value": null, "mark": "suppressed""#), ["history-mismatch history/0/value"]);
    assert_eq!(both("\"TBC\"", r#""value": 5"#), ["placeholder current"]);
}

#[test]
fn what_is_still_to_come_is_told_wherever_it_stands() {
    for (fields, pointer) in [
        (r#""direction": "TBC""#, "direction"),
        (r#""actions": [{"text": "TBC"}]"#, "actions/0/text"),
        (r#""actions": [{"text": "Hire", "owner": "TBC"}]"#, "actions/0/owner"),
        (r#""actions": [{"text": "Hire", "status": "TBC"}]"#, "actions/0/status"),
        (r#""owner": "TBC""#, "owner"),
        (r#""group": "TBC""#, "group"),
        (r#""correction": "TBC""#, "correction"),
        (r#""notes": ["TBC"]"#, "notes/0"),
        (r#""change": "TBC""#, "change"),
        (r#""not_due": "TBC""#, "not_due"),
        (r#""last_year": "TBC""#, "last_year"),
        (r#""forecast": {"value": "TBC"}"#, "forecast/value"),
        (r#""comparators": [{"label": "England", "value": "TBC"}]"#, "comparators/0"),
        (r#""measures": [{"title": "TBC", "rag": "Green"}]"#, "measures/0/title"),
        (r#""measures": [{"title": "a", "rag": "Green", "direction": "TBC"}]"#, "measures/0/direction"),
        (r#""history": [{"period": "Q1", "value": "TBC"}]"#, "history/0/value"),
    ] {
        let told = said(&format!("{fields}, {SAID}"));
        assert!(told.iter().any(|told| *told == format!("placeholder {pointer}")), "{fields}: {told:?}");
    }
    let of_report = |fields: &str| said_beside(fields, "", SAID);
    assert_eq!(of_report(r#", "introduction": {"Key messages": "TBC"}"#).len(), 1);
    assert_eq!(of_report(r#", "introduction": {"TBC": "a"}"#).len(), 1);
    assert_eq!(of_report(r#", "team": "TBC""#).len(), 1);
}

#[test]
fn a_sign_that_is_printed_as_a_bullet_is_told_beside_figures_only() {
    let told = |narrative: &str| {
        let fields = format!(r#""rag": "Contextual", "narrative": {{"Commentary": {narrative}}}"#);
        let loaded = check_bytes(pack("", "", &fields).as_bytes(), &FONTS);
        let hint = |problem: &crate::problem::Problem| problem.hint.clone().unwrap_or_default();
        let told = loaded.problems.iter().map(|problem| format!("{} ({})", problem.message, hint(problem)));
        told.collect::<Vec<_>>().join("; ")
    };
    let bullet = "at the start of a line is printed as a bullet, without the";
    assert_eq!(
        told(r#""- 5% on last year""#),
        format!("“- 5%” {bullet} minus (for a minus, type no space behind it: “-5%”; for a bullet, type •)")
    );
    assert_eq!(
        told(r#""+ 5% on last year""#),
        format!("“+ 5%” {bullet} plus (for a plus, type no space behind it: “+5%”; for a bullet, type •)")
    );
    assert_eq!(
        told(r#""* 5% on last year""#),
        format!(
            "“* 5%” {bullet} star (for a mark that belongs to a figure, type † in both places; for a bullet, type •)"
        )
    );
    for list in [r#""- 5%\n- two new libraries""#, r#"["- 5%", "- two new libraries"]"#, r#""-5%""#, r#""• 5%""#] {
        assert_eq!(told(list), "", "{list}");
    }
}

#[test]
fn a_fault_of_running_text_stands_in_its_own_text() {
    assert_said(&[
        (
            r#""rag": "Contextual", "narrative": {"Commentary": ["one", "two <b>x</b>", "three"]}"#,
            &["unsupported-markup narrative/Commentary/1"],
        ),
        (
            r#""rag": "Contextual", "narrative": {"Commentary": ["<i>one</i>", "two", "[x](ftp://y)"]}"#,
            &["unsupported-markup narrative/Commentary/0", "unsafe-link narrative/Commentary/2"],
        ),
        (
            r#""rag": "Contextual", "narrative": {"Commentary": ["| a | b |", "|---|---|", "| <i>1</i> | [x](ftp://y) |"]}"#,
            &["unsupported-markup narrative/Commentary/2", "unsafe-link narrative/Commentary/2"],
        ),
        (
            r#""rag": "Contextual", "narrative": {"Commentary": "x</b> y"}"#,
            &["unsupported-markup narrative/Commentary"],
        ),
        (
            r#""notes": ["* provisional"], "rag": "Contextual", "narrative": {"Commentary": "a"}"#,
            &["unsupported-markup notes/0"],
        ),
        (r#""notes": ["provisional"], "rag": "Contextual", "narrative": {"Commentary": "a"}"#, &[]),
        (r#""notes": ["* a\n* b"], "rag": "Contextual", "narrative": {"Commentary": "a"}"#, &[]),
    ]);
    let table = |columns: usize| format!("|{}\\n|{}\\n", "a|".repeat(columns), "-|".repeat(columns));
    let told = |text: &str| {
        let fields = format!(r#""rag": "Contextual", "narrative": {{"Commentary": "{text}"}}"#);
        told(&pack("", "", &fields)).concat()
    };
    assert!(told(&format!("{}|1|", table(31))).ends_with("this table has 31 columns; a page holds 30 at most"));
    let long = format!("{}{}", table(10), "|1|\\n".repeat(1_000));
    assert!(told(&long).ends_with("this table has 10,010 cells; a text holds 10,000 at most"), "{}", told(&long));
}
