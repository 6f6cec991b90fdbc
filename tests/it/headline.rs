//! The headline of an indicator as a reader takes it in: nothing is said twice, and no heading is a tower of words.

use serde_json::json;

use crate::pack::Pack;
use crate::pdf::Pdf;
use crate::reading::{headline, heard};
use crate::run::render;

fn report(fields: &str) -> Pdf {
    render(Pack::new().measuring("1", fields).text())
}

/// The pieces of text on an indicator's first page, with the foot of each.
fn pieces(pdf: &Pdf) -> Vec<(String, f64)> {
    pdf.placed_text(4).into_iter().map(|(text, [_, bottom, ..], _)| (text.trim().to_owned(), bottom)).collect()
}

#[test]
fn a_chart_of_what_the_heading_says_is_not_named_again() {
    let history = r#""history": [{"period": "2023", "value": 4}, {"period": "2024", "value": 5}]"#;
    for layout in ["page", "flow"] {
        let said = |fields: &str| {
            let pdf = render(Pack::new().report("layout", layout).measuring("1", fields).text());
            heard(&pdf, 1).lines().filter(|line| line.ends_with("Measure 1")).count()
        };
        assert_eq!(said(&format!(r#""current": 5, {history}"#)), 1, "{layout}");
        let chart = |title: &str| json!({"kind": "column", "title": title, "categories": ["a", "b"], "series": [{"name": "x", "values": [1, 2]}]});
        let charts = json!([chart("Visits"), chart("Measure 1")]);
        assert_eq!(said(&format!(r#""current": 5, "charts": {charts}"#)), 2, "{layout}: under another it has its name");
    }
}

#[test]
fn what_all_measures_are_compared_with_is_said_once() {
    let measure = |title: &str, current: u32, target: u32| {
        json!({"title": title, "direction": "higher", "target": target, "annual_target": 97, "current": current,
            "comparators": [{"label": "England", "value": 80}]})
    };
    let of =
        |last: u32| json!([measure("Stage one", 96, 95), measure("Stage two", 90, 95), measure("Third", 82, last)]);
    let told = |last| {
        let pdf = report(&format!(r#""unit": "percent", "measures": {}"#, of(last)));
        headline(&pdf, 1).replace('\u{a0}', " ")
    };
    insta::assert_snapshot!(told(95), @r"
    All measures Target: 95% Annual Target: 97% Direction for Improvement:  Higher is better England: 80%
    Measure: Current Period: RAG Rating
    Stage one: 96%: Green 1 point above target
    Stage two: 90%: Amber 5 points below target
    Third: 82%: Red 13 points below target
    ");
    insta::assert_snapshot!(told(85), @r"
    All measures Annual Target: 97% Direction for Improvement:  Higher is better England: 80%
    Measure: Target: Current Period: RAG Rating
    Stage one: 95%: 96%: Green 1 point above target
    Stage two: 95%: 90%: Amber 5 points below target
    Third: 85%: 82%: Amber 3 points below target
    ");
}

#[test]
fn a_target_with_a_period_or_a_mark_of_its_own_stays_in_its_row() {
    let measure = |title: &str, target: serde_json::Value| json!({"title": title, "target": target, "current": 90});
    for target in [json!({"value": 95, "mark": "provisional"}), json!({"value": 95, "period": "2024/25"})] {
        let measures = json!([measure("One", target.clone()), measure("Two", target.clone())]);
        let told = headline(&report(&format!(r#""measures": {measures}"#)), 1);
        assert!(!told.contains("All measures") && told.contains("One: 95"), "{told}");
    }
}

#[test]
fn what_holds_for_every_measure_is_remarked_once() {
    let told = |bases: [&str; 3]| {
        let measure = |(index, basis): (usize, &str)| {
            json!({"title": format!("Part {index}"), "current": 5, "basis": basis,
                "target": {"value": 6, "note": "From the plan"}})
        };
        let measures: Vec<_> = bases.into_iter().enumerate().map(measure).collect();
        heard(&report(&format!(r#""measures": {}"#, json!(measures))), 1)
    };
    let alike = told(["snapshot"; 3]);
    assert!(alike.contains("All measures, Basis: Figures as they stood on one day"), "{alike}");
    assert!(alike.contains("All measures, Target: From the plan") && !alike.contains("Part 1, "), "{alike}");
    let apart = told(["snapshot", "snapshot", "rolling"]);
    assert!(apart.contains("Part 1, Basis: Figures as they stood on one day"), "{apart}");
    assert!(apart.contains("Part 2, Basis: Figures for a rolling run of periods"), "{apart}");
}

#[test]
fn headings_of_a_headline_are_low() {
    let fields = r#""direction": "higher", "target": "95%", "current": "71.3%", "previous": "80%", "last_year": "88%""#;
    let rolling = r#""direction": "higher", "target": 3000, "comparators": [{"value": 2, "label": "England"}],
        "current": {"value": "3,104", "period": "October 2024 to September 2025"},
        "previous": {"value": "2,990", "period": "July 2024 to June 2025"}"#;
    for (fields, last) in [(fields, "Target"), (rolling, "Target")] {
        let pdf = report(fields);
        let pieces = pieces(&pdf);
        let title = pieces.iter().find(|(text, _)| text == "Indicator 1: Measure 1").expect("a title").1;
        let foot = pieces.iter().find(|(text, _)| text == last).expect("a heading").1;
        let mut lines: Vec<i64> =
            pieces.iter().filter(|(_, at)| (foot - 1.0..title).contains(at)).map(|(_, at)| *at as i64).collect();
        lines.sort_unstable();
        lines.dedup();
        assert!(lines.len() <= 3, "{} lines of headings: {pieces:?}", lines.len());
    }
}

#[test]
fn figures_of_measures_with_short_names_stay_on_one_line() {
    let measures = json!([
        {"title": "Major", "target": 91, "annual_target": 90, "current": 104.2, "previous": 99},
        {"title": "Minor", "target": 56, "current": 50, "previous": 50},
    ]);
    let pdf = report(&format!(
        r#""unit": {{"suffix": " days", "decimals": 1}}, "direction": "lower", "target": 56, "current": 49.5, "previous": 58,
        "measures": {measures}"#
    ));
    let pieces = pieces(&pdf);
    for figure in ["56.0 days", "49.5 days", "58.0 days", "91.0 days", "90.0 days", "104.2 days", "99.0 days"] {
        assert!(pieces.iter().any(|(text, _)| text == figure), "{figure} is broken: {pieces:?}");
    }
}

#[test]
fn a_figure_of_many_words_is_a_text() {
    let long = "Between 70 and 110, with two districts above the target and three far below it in the same months";
    let pdf = report(&format!(
        r#""direction": "higher", "target": "Fewer than 85 in each of the five districts", "current": "{long}",
        "previous": "Not collected in this form before April 2025""#
    ));
    let sizes = |pdf: &Pdf, start: &str| {
        let placed = pdf.placed_text(4);
        placed
            .into_iter()
            .filter(|(text, ..)| text.trim().starts_with(start))
            .map(|(.., size)| size)
            .fold(0.0, f64::max)
    };
    assert!(sizes(&pdf, "Between 70") < 10.1, "as large as the other figures");
    let lines = pieces(&pdf).into_iter().filter(|(text, _)| !text.is_empty() && long.contains(text.as_str())).count();
    assert!(lines <= 5, "{lines} lines");
    let short = report(r#""target": 5, "current": "Just under 50,000""#);
    assert!(sizes(&short, "Just under 50,000") > 15.0, "a figure stands out");
}

#[test]
fn measures_stand_side_by_side_in_large_print_where_their_names_are_short() {
    let measure = |ward: u32| json!({"title": format!("Ward {ward} of the county"), "target": 90, "current": 85 + ward % 9, "previous": 84 + ward % 7});
    let measures: Vec<_> = (0..40).map(measure).collect();
    let pack = Pack::new()
        .report("theme", json!({"text_size": 18}))
        .measuring("1", &format!(r#""direction": "higher", "measures": {}"#, json!(measures)));
    let pdf = render(pack.text());
    let told = headline(&pdf, 1);
    assert!(told.contains("Ward 39 of the county: 88: 88: No change: Amber 2.2% below target"), "{told}");
    assert!(pdf.page_count() < 12, "{} pages", pdf.page_count());
}
