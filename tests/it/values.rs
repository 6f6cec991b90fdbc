//! Values: how figures print in the headline table, their marks, and what stands around them.

use crate::pack::Pack;
use crate::reading::{headline, heard};
use crate::run::{assert_in_order, render};

/// The headline table of an indicator with these fields.
#[track_caller]
fn table(fields: &str) -> String {
    headline(&render(Pack::new().measuring("1", fields).text()), 1)
}

/// How a value prints as the current figure.
#[track_caller]
fn assert_prints(unit: &str, cases: &[(&str, &str)]) {
    let pack = cases.iter().zip(1..).fold(Pack::new(), |pack, ((value, _), number)| {
        pack.measuring(&number.to_string(), &format!(r#""unit": {unit}, "current": {value}"#))
    });
    let pdf = render(pack.text());
    let printed: Vec<String> = (1..=cases.len()).map(|position| headline(&pdf, position)).collect();
    let expected: Vec<String> = cases.iter().map(|(_, print)| format!("Current Period: {print}")).collect();
    assert_eq!(printed, expected, "in {unit}");
}

#[test]
fn numbers_print_with_thousands_and_the_decimals_they_were_written_with() {
    assert_prints(
        r#""number""#,
        &[
            ("98206", "98,206"),
            ("1234567.50", "1,234,567.50"),
            ("-1200", "-1,200"),
            ("0", "0"),
            ("0.10", "0.10"),
            ("999", "999"),
        ],
    );
}

#[test]
fn numbers_print_in_their_unit() {
    assert_prints(r#""percent""#, &[("95", "95%"), ("95.0", "95.0%"), ("-3.5", "-3.5%")]);
    assert_prints(r#""pounds""#, &[("1200", "£1,200"), ("-1200.50", "-£1,200.50")]);
    assert_prints(
        r#"{"prefix": "€", "suffix": " per head", "decimals": 1}"#,
        &[("1200", "€1,200.0 per head"), ("0.25", "€0.3 per head"), ("-0.04", "€0.0 per head")],
    );
}

#[test]
fn texts_print_exactly_as_written() {
    let texts = ["98,206", "2409", "95%", "£1.2m", "NA", "Fewer than 85", "DIV/0", "≥ 80", "007", "1e5"];
    let quoted: Vec<String> = texts.iter().map(|text| format!("{text:?}")).collect();
    let cases: Vec<(&str, &str)> = quoted.iter().map(String::as_str).zip(texts).collect();
    assert_prints(r#""pounds""#, &cases);
}

#[test]
fn null_prints_as_not_available_and_an_absent_figure_has_no_column() {
    assert_prints(r#""number""#, &[("null", "N/A"), (r#"{"value": null}"#, "N/A")]);
    insta::assert_snapshot!(table(r#""previous": null"#), @"Previous Period: N/A");
}

#[test]
fn the_columns_stand_in_the_contracts_order() {
    let fields = r#""comparators": [{"label": "England Mean", "value": 4}, {"label": "East of England", "value": 5}],
        "previous": 3, "current": 2, "frequency": "Quarter", "target": 1, "direction": "lower", "rag": "Red",
        "forecast": {"value": 1.5, "rag": "Amber"}"#;
    insta::assert_snapshot!(table(fields).replace(" | ", "\n"), @r"
    Target: 1
    Direction for Improvement: Lower is better
    Current Quarter: 2
    Previous Quarter: 3
    Change in Performance: Improving
    England Mean: 4
    East of England: 5
    Year-end Forecast: 1.5 Amber
    RAG Rating: Red 100% above target
    ");
}

#[test]
fn labels_and_periods_of_the_pack_stand_over_the_figures() {
    let fields = r#""target": {"value": 5, "label": "Pro Rata Target"},
        "current": {"value": 3, "label": "Year to Date", "period": "April to September"},
        "previous": {"value": 2, "period": "2023/24"}, "frequency": "Year", "rag": "Red""#;
    insta::assert_snapshot!(table(fields).replace(" | ", "\n"), @"
    Pro Rata Target: 5
    Year to Date April to September: 3
    Previous Year 2023/24: 2
    Change in Performance: N/A
    RAG Rating: Red
    ");
}

#[test]
fn a_baseline_says_so() {
    insta::assert_snapshot!(table(r#""baseline": 5, "current": 3, "frequency": "Month", "rag": "Baseline""#), @"Baseline: 5 | Current Month: 3 | RAG Rating: Baseline");
}

#[test]
fn directions_are_told_in_words_and_other_words_print_as_written() {
    for (direction, words) in [
        ("higher", "Higher is better"),
        ("lower", "Lower is better"),
        ("close", "Close to target is better"),
        ("NA", "NA"),
        ("Seasonal", "Seasonal"),
    ] {
        let printed = table(&format!(r#""direction": "{direction}", "current": 5"#));
        assert!(printed.contains(&format!("Direction for Improvement: {words} |")), "{printed}");
    }
}

#[test]
fn every_measure_has_a_row_in_the_authors_order() {
    let fields = r#""direction": "higher", "measures": [
        {"title": "Zebra crossings", "target": 10, "current": 12, "unit": "percent"},
        {"title": "Adults", "current": "NA", "rag": "Contextual"},
        {"title": "Children", "target": 10, "current": 8, "rag": "Blue"}
    ]"#;
    insta::assert_snapshot!(table(fields), @r"
    All measures Direction for Improvement:  Higher is better
    Measure: Target: Current Period: RAG Rating
    Zebra crossings: 10%: 12%: Blue 2 points above target
    Adults: : NA: Contextual
    Children: 10: 8: Blue 20% below target
    ");
}

const MARKS: [(&str, &str); 7] = [
    ("provisional", "[p]"),
    ("revised", "[r]"),
    ("estimated", "[e]"),
    ("unavailable", "[x]"),
    ("not_applicable", "[z]"),
    ("suppressed", "[c]"),
    ("break", "[b]"),
];

/// The marks under which no number may stand.
const WITHHOLD: [&str; 3] = ["unavailable", "not_applicable", "suppressed"];

#[test]
fn every_mark_stands_at_its_figure_and_in_the_key() {
    let figure = |mark| if WITHHOLD.contains(mark) { r#""Fewer than 5""# } else { "1234" };
    let pack = MARKS.iter().fold(Pack::new(), |pack, (mark, _)| {
        pack.measuring(mark, &format!(r#""current": {{"value": {}, "mark": "{mark}"}}"#, figure(mark)))
    });
    let pdf = render(pack.text());
    let key: String = (2..=3).map(|page| pdf.page_text(page)).collect();
    assert_in_order(&key, MARKS.map(|(_, sign)| sign));
    for (position, (mark, sign)) in (1..).zip(MARKS) {
        let printed = headline(&pdf, position).replace('\u{a0}', " ");
        let figure = if WITHHOLD.contains(&mark) { "Fewer than 5" } else { "1,234" };
        assert_eq!(printed, format!("Current Period: {figure} {sign}"));
    }
}

#[test]
fn marks_that_are_not_used_are_not_in_the_key() {
    let pdf = render(Pack::new().measuring("1", r#""current": {"value": 5, "mark": "estimated"}"#).text());
    let key = pdf.page_text(2);
    assert!(key.contains("[e]") && !key.contains("[p]"), "{key}");
    assert!(!render(Pack::new().measuring("1", r#""current": 5"#).text()).page_text(2).contains("Marks"));
}

#[test]
fn a_mark_anywhere_in_an_indicator_is_in_the_key() {
    for fields in [
        r#""target": {"value": 5, "mark": "revised"}"#,
        r#""comparators": [{"label": "England", "value": 5, "mark": "revised"}]"#,
        r#""measures": [{"title": "Adults", "previous": {"value": 5, "mark": "revised"}}]"#,
        r#""history": [{"period": "2023", "value": 1}, {"period": "2024", "value": 2, "mark": "revised"}]"#,
        r#""forecast": {"value": {"value": 5, "mark": "revised"}}"#,
        r#""measures": [{"title": "Adults", "forecast": {"value": {"value": 5, "mark": "revised"}}}]"#,
    ] {
        let pdf = render(Pack::new().measuring("1", fields).text());
        // With much to explain the key goes on to a second page.
        assert!(pdf.page_text(2).contains("[r]") || pdf.page_text(3).contains("[r]"), "with {fields}");
    }
}

#[test]
fn notes_and_earlier_figures_stand_under_the_table_in_order() {
    let fields = r#""current": {"value": 5, "note": "Counted twice a year", "previously": "4"},
        "previous": {"value": 3, "note": "Without the mobile library"},
        "notes": ["First note with **strong** words.", "Second note."],
        "narrative": {"Commentary": "Said."}"#;
    let heard = heard(&render(Pack::new().measuring("1", fields).text()), 1);
    assert_in_order(
        &heard,
        [
            "Counted twice a year",
            "4",
            "Without the mobile library",
            "First note with strong words.",
            "Second note.",
            "Said.",
        ],
    );
}
