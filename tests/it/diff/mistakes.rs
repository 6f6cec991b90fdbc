//! What an officer does to a pack by mistake or with good reason, and in which sentence it is read out.

use super::{diff, next};
use crate::pack::Pack;

/// What is said of an indicator and of the report, without headings.
fn said(old: &Pack, new: &Pack) -> String {
    let out = diff(old, new).exits(1).out();
    let lines = out.lines().skip_while(|line| !line.is_empty()).filter(|line| line.starts_with("  "));
    crate::run::flat(&lines.collect::<Vec<_>>().join("\n")).replace("Indicator 1: ", "")
}

#[track_caller]
fn assert_said(old: &str, new: &str, expected: &str) {
    let pack = |fields: &str| Pack::new().measuring("1", fields);
    assert_eq!(said(&pack(old), &pack(new)), expected);
}

#[test]
fn what_is_named_otherwise_is_not_said_to_be_gone() {
    assert_said(
        r#""narrative": {"Path to Green": "A second gang starts."}"#,
        r#""narrative": {"Actions": "A second gang starts."}"#,
        "heading was “Path to Green”, now “Actions”",
    );
    assert_said(
        r#""comparators": [{"label": "England Mean", "value": 4}]"#,
        r#""comparators": [{"label": "England average", "value": 4}]"#,
        "heading of the figure for England average was “England Mean”, now “England average”",
    );
    assert_said(r#""group": "Highways""#, r#""group": "highways ""#, "group was “Highways”, now “highways”");
}

#[test]
fn the_period_of_a_point_may_be_spelled_otherwise() {
    let history = |first: &str, second: &str| {
        let point = |(period, value): (&str, u32)| format!(r#"{{"period": "{period}", "value": {value}}}"#);
        let points = [(first, 4), (second, 5)].map(point).join(", ");
        Pack::new().measuring("1", &format!(r#""history": [{points}]"#))
    };
    let old = history("Q4 2023/24", "Q1 2024/25");
    super::assert_same(&old, &history("Quarter 4 2023/24", "Qtr 1 2024-25"));
    let new = history("Q3 2023/24", "Q1 2024/25");
    assert_eq!(
        said(&old, &new),
        "figure for Q3 2023/24 is now 4; there was none before (corrected) figure for Q4 2023/24 was 4, now none is given (corrected)"
    );
}

#[test]
fn an_order_is_no_figure() {
    let old = r#""history": [{"period": "Q1", "value": 4}, {"period": "Q2", "value": 5}]"#;
    let new = r#""history": [{"period": "Q2", "value": 5}, {"period": "Q1", "value": 4}]"#;
    assert_said(old, new, "order of the history was Q1, Q2, now Q2, Q1");
}

#[test]
fn what_stands_without_being_written_is_said_as_it_was() {
    assert_said(
        r#""current": 5"#,
        r#""current": 5, "basis": "rolling""#,
        "basis was “Figures for the period alone”, now “Figures for a rolling run of periods”",
    );
    let pack = |scale: &str| Pack::new().measuring("1", r#""current": 5"#).with(&format!(r#""rating": {scale}"#));
    let bands =
        |more: &str| pack(&format!(r#"{{"bands": [{{"name": "Red", "below": -5}}, {more}{{"name": "Green"}}]}}"#));
    insta::assert_snapshot!(said(&bands(r#"{"name": "Amber", "below": 0}, "#), &bands("")), @"level “Amber” (rating scale) was taken out: “Worse than target”");
    insta::assert_snapshot!(said(&bands(""), &bands(r#"{"name": "Amber", "below": 0}, "#)), @"level “Amber” (rating scale) was added: “Worse than target”");
}

#[test]
fn another_indicator_under_the_same_number_is_questioned() {
    let pack = |title: &str| Pack::new().indicator(format!(r#"{{"ref": "1", "title": "{title}", "current": 5}}"#));
    insta::assert_snapshot!(said(&pack("Potholes repaired in time"), &pack("Street lights working")), @"taken to be the former Indicator 1, “Potholes repaired in time”, which has the same number; the titles have no word in common title was “Potholes repaired in time”, now “Street lights working”");
}

#[test]
fn a_previous_figure_that_was_not_moved_is_read_out() {
    let pack = |pack: Pack, fields: &str| pack.report("financial_year", "2024/25").measuring("1", fields);
    let old = pack(Pack::new(), r#""current": 85, "previous": 88"#);
    let new = |fields: &str| pack(next(Pack::new()), fields);
    let said = |fields: &str| {
        said(&old, &new(fields)).replace("day of production was 25 November 2024, now 24 February 2025 ", "")
    };
    assert_eq!(
        said(r#""current": 84, "previous": 88"#),
        "current figure was 85, now 84 figure for Quarter 2 2024/25 was 85, now 88 (restated)"
    );
    assert_eq!(said(r#""current": 84, "previous": 85"#), "current figure was 85, now 84");
    // A yearly figure stands until its year is over, and so does the one before.
    let yearly = said(r#""frequency": "Year", "current": 85, "previous": 88"#);
    assert!(!yearly.contains("restated"), "{yearly}");
}

#[test]
fn an_indicator_whose_title_was_lost_is_recognised_by_its_texts() {
    let pack = |is_named: bool| {
        let texts = ["Visits rose because of the reading challenge.", "Wet weather raised demand for repairs."];
        texts.iter().zip(1..).fold(Pack::new(), |pack, (text, number)| {
            let name =
                if is_named { format!(r#""ref": "{number}", "title": "Measure {number}", "#) } else { String::new() };
            pack.indicator(format!(r#"{{{name}"group": "A", "current": {number}, {}}}"#, crate::pack::commentary(text)))
        })
    };
    let out = crate::run::flat(&diff(&pack(true), &pack(false)).exits(1).out());
    assert!(out.contains("2 indicators in both packs") && !out.contains("Removed"), "{out}");
    assert!(out.contains("taken to be the former Indicator 1, “Measure 1”, which is most like it"), "{out}");
}
