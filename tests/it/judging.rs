//! What is judged and what is not: withheld figures, unlike units, bounds and ranges, slips, histories.

mod charts;
mod scales;
mod units;

use crate::pack::Pack;
use crate::problems::lines;
use crate::reading::{changes, levels};
use crate::run::{Folder, render};

/// What `check` says of one indicator with these fields and nothing else to say: codes and pointers within the indicator.
fn said(fields: &str) -> Vec<String> {
    let rest = r#""narrative": {"Commentary": "Said.", "Actions": "Done."}"#;
    let folder = Folder::with("pack.json", Pack::new().measuring("1", &format!("{fields}, {rest}")).text());
    let short = |line: String| {
        let mut words = line.split(' ');
        let (code, pointer) = (words.next().unwrap_or_default(), words.nth(1).unwrap_or_default());
        format!("{code} {}", pointer.trim_start_matches("/indicators/0").trim_start_matches('/'))
    };
    lines(&folder.run(["check", "pack.json", "--format", "json"])).into_iter().map(short).collect()
}

#[track_caller]
fn assert_said(cases: &[(&str, &[&str])]) {
    for (fields, expected) in cases {
        assert_eq!(said(fields), *expected, "with {fields}");
    }
}

/// The level that is printed for a current figure beside a target.
#[track_caller]
fn assert_level(cases: &[(&str, &str, &str, &str)]) {
    let of_case = |(direction, target, current, _): &(&str, &str, &str, &str)| {
        format!(r#""direction": "{direction}", "target": {target}, "current": {current}"#)
    };
    let pack =
        cases.iter().zip(1..).fold(Pack::new(), |pack, (case, n)| pack.measuring(&n.to_string(), &of_case(case)));
    let printed = levels(&render(pack.text()));
    for (case, printed) in cases.iter().zip(printed) {
        assert_eq!(printed, case.3, "with {case:?}");
    }
}

const LEVEL: &str = r#""rag": "Contextual""#;

#[test]
fn no_number_stands_under_a_mark_that_withholds_wherever_a_value_can_stand() {
    for mark in ["suppressed", "unavailable", "not_applicable"] {
        let value = format!(r#"{{"value": 3, "label": "England", "mark": "{mark}"}}"#);
        for (fields, pointer) in [
            (format!(r#""target": {value}"#), "target"),
            (format!(r#""baseline": {value}"#), "baseline"),
            (format!(r#""current": {value}"#), "current"),
            (format!(r#""previous": {value}"#), "previous"),
            (format!(r#""comparators": [{value}]"#), "comparators/0"),
            (format!(r#""forecast": {{"value": {value}}}"#), "forecast/value"),
            (format!(r#""measures": [{{"title": "Adults", "previous": {value}}}]"#), "measures/0/previous"),
            (format!(r#""measures": [{{"forecast": {{"value": {value}}}}}]"#), "measures/0/forecast/value"),
            (format!(r#""history": [{{"period": "Q1", "value": {value}}}]"#), "history/0/value"),
            (format!(r#""history": [{{"period": "Q1", "value": 3, "mark": "{mark}"}}]"#), "history/0/value"),
            (format!(r#""history": [{{"period": "Q1", "value": null, "target": {value}}}]"#), "history/0/target"),
            (format!(r#""charts": [{}]"#, chart(&value, "null")), "charts/0/series/0/values/0"),
            (format!(r#""charts": [{}]"#, chart("1", &value)), "charts/0/target"),
            (format!(r#""charts": [{}]"#, chart("1", &format!("[{value}]"))), "charts/0/target/0"),
        ] {
            let told = said(&format!("{fields}, {LEVEL}"));
            let told: Vec<&String> = told.iter().filter(|told| told.starts_with("marked-figure")).collect();
            assert_eq!(told, [&format!("marked-figure {pointer}")], "with {fields}");
        }
    }
}

fn chart(value: &str, target: &str) -> String {
    format!(
        r#"{{"kind": "column", "title": "T", "categories": ["a"], "series": [{{"name": "s", "values": [{value}]}}], "target": {target}}}"#
    )
}

#[test]
fn texts_that_hide_a_withheld_number_are_told_and_texts_that_name_none_are_not() {
    let current = |value: &str| said(&format!(r#""current": {{"value": {value}, "mark": "suppressed"}}, {LEVEL}"#));
    for value in [r#""3""#, r#""3*""#, r#""3 [c]""#, r#""3 (suppressed)""#, r#""£1.2m""#, r#""3 children""#, "0"] {
        assert_eq!(current(value), ["marked-figure current"], "{value}");
    }
    for value in [r#""Fewer than 5""#, r#""<5""#, r#""[c]""#, r#""1-4""#, r#""N/A""#, "null"] {
        assert!(current(value).is_empty(), "{value}: {:?}", current(value));
    }
}

#[test]
fn no_message_says_a_withheld_number() {
    let fields = r#""direction": "lower", "target": 5, "current": {"value": 7391, "mark": "suppressed"}, "previous": 6,
        "change": "Improving", "rag": "Blue", "narrative": {"Commentary": "Said."}"#;
    let folder = Folder::with("pack.json", Pack::new().measuring("1", fields).text());
    let told = lines(&folder.run(["check", "pack.json", "--format", "json"]));
    assert!(told.len() == 1 && !told[0].contains("7391"), "{told:#?}");
    let rendered = folder.run(["render", "pack.json"]).exits(1);
    assert!(!rendered.out().contains("7391") && folder.files() == ["pack.json"], "{rendered}");
}

#[test]
fn a_target_may_be_a_bound_or_a_range() {
    assert_level(&[
        ("lower", r#""<45""#, "44.99", "Green"),
        ("lower", r#""<45""#, "45", ""),
        ("lower", r#""≤ 45""#, "45", "Green"),
        ("lower", r#""fewer than 85""#, "90", "Amber"),
        ("higher", r#""at least 90%""#, r#""90%""#, "Green"),
        ("higher", r#""90%+""#, r#""80%""#, "Red"),
        ("higher", r#""65-70%""#, r#""67%""#, "Green"),
        ("higher", r#""65-70%""#, r#""64%""#, "Amber"),
        ("higher", r#""65-70%""#, r#""73%""#, "Green"),
        ("higher", r#""65-70%""#, r#""74%""#, "Blue"),
        ("lower", r#""65 to 70""#, "64", "Green"),
        ("lower", r#""65 to 70""#, "78", "Red"),
        ("close", r#""65 to 70""#, "64", "Amber"),
        ("close", r#""65 to 70""#, "71", "Amber"),
        ("close", r#""65 to 70""#, "70", "Green"),
    ]);
    let strict = r#""direction": "lower", "target": "<45", "current": 45"#;
    assert_eq!(said(strict), ["rag-missing target"]);
}

#[test]
fn only_a_target_may_be_a_bound_or_a_range() {
    let current =
        |value: &str| said(&format!(r#""direction": "higher", "target": 95, "current": "{value}", "rag": "Red""#));
    for value in
        ["<5", "≥95%", "85-90%", "90+", "12/13", "5,00", "1,2345", "95% (prov.)", "4 min 30 s", "1st", "Yes", "-", ""]
    {
        assert_eq!(current(value), ["not-judged current"], "{value:?}");
    }
    for value in ["N/A", "NA", "70", " 70 "] {
        assert!(current(value).is_empty(), "{value:?}: {:?}", current(value));
    }
}

#[test]
fn a_figure_that_was_not_read_is_told_where_it_is_needed_and_nowhere_else() {
    assert_said(&[
        (r#""direction": "higher", "current": 5, "previous": "12/13", "rag": "Contextual""#, &["not-judged previous"]),
        (r#""direction": "higher", "current": 5, "target": "All", "rag": "Green""#, &["not-judged target"]),
        (r#""direction": "higher", "current": "Top quartile", "rag": "Contextual""#, &[]),
        (r#""direction": "N/A", "current": "Good", "previous": "Poor", "rag": "Contextual""#, &[]),
        (r#""current": 5, "previous": "Poor", "rag": "Contextual""#, &[]),
        (r#""direction": "higher", "current": 5, "previous": "-", "rag": "Contextual""#, &[]),
        (r#""direction": "", "current": 5, "target": 4, "rag": "Green""#, &["not-judged direction"]),
        (
            r#""direction": "higher", "rag": "Red", "measures": [{"title": "Adults", "target": 4, "current": "3 of 5"}]"#,
            &["not-judged measures/0/current"],
        ),
        (
            r#""history": [{"period": "Q1", "value": "12/13"}, {"period": "Q2", "value": "N/A"}], "rag": "Contextual""#,
            &["not-judged history/0/value"],
        ),
        (
            r#""history": [{"period": "Q1", "value": "95%"}, {"period": "Q2", "value": 0.93}], "rag": "Contextual""#,
            &["mixed-percent history/1/value"],
        ),
        (
            r#""history": [{"period": "Q1", "value": "£5"}, {"period": "Q2", "value": "€5"}], "rag": "Contextual""#,
            &["mixed-units history/1/value"],
        ),
    ]);
}

#[test]
fn percentages_given_as_shares_of_one_are_told_once() {
    let percent =
        |fields: &str| said(&format!(r#""unit": "percent", "direction": "higher", "rag": "Amber", {fields}"#));
    let history = r#""history": [{"period": "Q1", "value": 0.91}, {"period": "Q2", "value": 0.93}]"#;
    let shares = format!(r#""target": 0.95, "current": 0.93, "previous": 0.91, {history}"#);
    assert_eq!(percent(&shares), ["mixed-percent target"]);
    assert_eq!(percent(r#""current": "0.93""#), ["mixed-percent current"]);
    assert!(percent(r#""target": 1, "current": 0.93, "previous": 1.1"#).is_empty());
    assert!(percent(r#""target": "1%", "current": "0.93%""#).is_empty());
    assert!(
        said(r#""unit": "percent", "direction": "lower", "rag": "Green", "target": 0, "current": 0, "previous": 1"#)
            .is_empty()
    );
}

#[test]
fn slips_of_a_power_of_ten_are_told_and_small_counts_are_not() {
    let judged = |target: &str, current: &str| {
        said(&format!(r#""direction": "close", "target": {target}, "current": {current}, "rag": "Red""#))
    };
    for (target, current) in
        [(r#""£1.1""#, r#""£1.2m""#), (r#""250""#, r#""2.5%""#), ("93", "9.3"), ("98206", "9820"), ("0.95", "95")]
    {
        assert_eq!(judged(target, current), ["implausible current"], "{current} against {target}");
    }
    for (target, current) in [("3", "30"), ("0", "400"), ("400", "0"), ("-50", "600"), ("0.3", "3.5"), ("100", "11")] {
        assert!(judged(target, current).is_empty(), "{current} against {target}");
    }
    assert_eq!(said(r#""current": 5000, "previous": 499, "rag": "Contextual""#), ["implausible current"]);
    assert_eq!(
        said(r#""unit": "percent", "current": 93.52941176470588, "rag": "Contextual""#),
        ["implausible current"]
    );
    assert!(
        said(r#""unit": {"suffix": "%", "decimals": 1}, "current": 93.52941176470588, "rag": "Contextual""#).is_empty()
    );
}

#[test]
fn figures_that_rounding_makes_alike_are_told_exactly() {
    let messages = |fields: &str| {
        let rest = r#""narrative": {"Commentary": "Said.", "Actions": "Done."}"#;
        let unit = r#""unit": {"suffix": "%", "decimals": 1}, "direction": "higher""#;
        let folder = Folder::with("pack.json", Pack::new().measuring("1", &format!("{unit}, {fields}, {rest}")).text());
        lines(&folder.run(["check", "pack.json", "--format", "json"]).exits(0)).join("\n")
    };
    let told = [
        r#""target": 99.5, "current": 99.45, "rag": "Green""#,
        r#""target": 99.5, "current": 99.45"#,
        r#""target": 100, "current": 105.04, "rag": "Green""#,
        r#""current": 99.45, "previous": 99.46, "change": "Improving", "rag": "Contextual""#,
        r#""current": 99.41, "previous": 99.36, "rag": "Contextual""#,
        r#""current": 99.45, "history": [{"period": "Q2", "value": 99.46}], "rag": "Contextual""#,
        r#""current": "Under review", "history": [{"period": "Q2", "value": 99.4}], "rag": "Contextual""#,
    ];
    insta::assert_snapshot!(told.map(messages).join("\n"), @r#"
    rag-mismatch 4:140 /indicators/0/rag Indicator 1: published as Green, but 99.45% is 0.05% under the target of 99.5%, which the key calls Amber (correct the level or the figures, or say why in "rag_reason")
    rounded-level 4:126 /indicators/0/current Indicator 1: 99.5% against the target of 99.5% reads as Green, but the level is Amber: 99.45% is 0.05% under the target of 99.5% (print more decimals, for example "decimals": 2 in "unit", or give the figures as they are to be judged)
    rag-mismatch 4:140 /indicators/0/rag Indicator 1: published as Green, but 105.04% is 5.04% over the target of 100%, which the key calls Blue (correct the level or the figures, or say why in "rag_reason")
    change-mismatch 4:146 /indicators/0/change Indicator 1: published as “Improving”, but 99.46% to 99.45% is a decline (correct the word, the figures or the direction)
    rounded-level 4:110 /indicators/0/current Indicator 1: 99.4% after 99.4% reads as “No change”, but the change is “Improving”: exactly, it is 99.41% after 99.36% (print more decimals, for example "decimals": 2 in "unit")
    history-mismatch 4:155 /indicators/0/history/0/value Indicator 1: the history has 99.46% for Q2, but the current figure is 99.45% (add the current period to the history, or correct one of the two)
    history-mismatch 4:164 /indicators/0/history/0/value Indicator 1: the history has 99.4% for Q2, but the current figure is “Under review” (add the current period to the history, or correct one of the two)
    "#);
}

#[test]
fn the_history_is_compared_at_the_period_of_the_figure() {
    let history = |points: &[(&str, &str)]| {
        let point = |(period, value): &(&str, &str)| format!(r#"{{"period": "{period}", "value": {value}}}"#);
        format!(r#""history": [{}], {LEVEL}"#, points.iter().map(point).collect::<Vec<_>>().join(", "))
    };
    let year = [("Q1", "20"), ("Quarter 2", "45"), ("Q3", "70"), ("Q4", "100")];
    let months = [("July", "14"), ("Aug", "15"), ("Sept 2024", "16")];
    let ahead = [("Apr", "5"), ("May", "6"), ("Jun", "null"), ("Jul", "null")];
    assert!(said(&format!(r#""current": 45, {}"#, history(&year))).is_empty());
    assert_eq!(said(&format!(r#""current": 46, {}"#, history(&year))), ["history-mismatch history/1/value"]);
    assert!(said(&format!(r#""current": 45, "frequency": "Quarter", {}"#, history(&months))).is_empty());
    assert!(said(&format!(r#""current": 45, {}"#, history(&months))).is_empty());
    assert_eq!(
        said(&format!(r#""current": 45, "frequency": "Month", {}"#, history(&months))),
        ["history-mismatch history/2/value"]
    );
    assert!(said(&format!(r#""current": 6, "frequency": "Month", {}"#, history(&ahead))).is_empty());
    let years = [("Q2 2023/24", "38"), ("Q4 2023/24", "41"), ("Q2 2024/25", "45")];
    let period = |name: &str, points: &[(&str, &str)]| {
        said(&format!(r#""current": {{"value": 45, "period": "{name}"}}, {}"#, history(points)))
    };
    assert!(period("Q2 2024/25", &years).is_empty());
    assert_eq!(period("Q2 2024/25", &years[..2]), ["history-mismatch history/1/value"]);
    assert!(said(&format!(r#""current": null, {}"#, history(&[("Q4", "5"), ("Q1", "6")]))).is_empty());
    assert_eq!(
        said(&format!(r#""current": "N/A", {}"#, history(&[("Q1", "5"), ("Q2", "6")]))),
        ["history-mismatch history/1/value"]
    );
}

#[test]
fn a_blank_reason_or_change_says_nothing() {
    let fields = r#""direction": "higher", "target": 100, "current": 130, "previous": 120, "rag": "Green""#;
    for blank in ["", " ", "\u{a0}"] {
        let blank = format!(r#"{fields}, "rag_reason": "{blank}", "change": "{blank}""#);
        assert_eq!(said(&blank), ["rag-mismatch rag"], "{blank}");
        let pdf = render(Pack::new().measuring("1", &blank).text());
        assert_eq!(changes(&pdf), ["Improving"]);
    }
    assert!(said(&format!(r#"{fields}, "rag_reason": "One grant""#)).is_empty());
}

#[test]
fn a_heading_that_only_contains_the_word_describes_no_action() {
    for heading in ["Customer satisfaction", "Transactions", "Debt recovery", "Footpath to school"] {
        let fields = format!(
            r#""direction": "higher", "target": 100, "current": 80, "narrative": {{"Commentary": "a", "{heading}": "b"}}"#
        );
        let folder = Folder::with("pack.json", Pack::new().measuring("1", &fields).text());
        let told = lines(&folder.run(["check", "pack.json", "--format", "json"]));
        assert!(told.len() == 1 && told[0].starts_with("actions-missing "), "{heading}: {told:#?}");
    }
}
