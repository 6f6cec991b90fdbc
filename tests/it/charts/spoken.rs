//! What the charts of both samples say, against the figures in the packs.

use serde_json::Value;

use super::{Shown, shown};
use crate::run::render;

const COMMUNITIES: &str = include_str!("../../../data/communities-2024-25-q2.json");
const CHILDREN: &str = include_str!("../../../data/children-2025.json");

/// What a chart must say, read from the pack without the program.
#[derive(Debug)]
struct Expected {
    title: String,
    /// Its first and last figure with their periods.
    ends: [(String, f64); 2],
}

fn expected(pack: &str) -> Vec<Expected> {
    let pack: Value = serde_json::from_str(pack).expect("a pack");
    let indicators = pack["indicators"].as_array().expect("indicators");
    indicators.iter().flat_map(charts_of).collect()
}

fn charts_of(indicator: &Value) -> Vec<Expected> {
    if let Some(charts) = indicator["charts"].as_array() {
        let explicit = |chart: &Value| {
            let names = texts(&chart["categories"]);
            expect(&chart["title"], names.into_iter().zip(list(&chart["series"][0]["values"])))
        };
        return charts.iter().map(explicit).collect();
    }
    let history = list(&indicator["history"]);
    let points = history.iter().map(|point| (text(&point["period"]), point["value"].clone()));
    if history.is_empty() { Vec::new() } else { vec![expect(&indicator["title"], points)] }
}

fn expect(title: &Value, points: impl Iterator<Item = (String, Value)>) -> Expected {
    let figures: Vec<(String, f64)> = points.filter_map(|(period, value)| Some((period, figure(&value)?))).collect();
    let ends = [figures.first(), figures.last()].map(|end| end.expect("a figure").clone());
    Expected { title: text(title), ends }
}

/// A number as it is, or the one a published text reads as.
fn figure(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| numbers(value.as_str()?).first().copied())
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn texts(value: &Value) -> Vec<String> {
    list(value).iter().map(text).collect()
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The numbers in a text: "-1.04", "96,280", "£12".
fn numbers(text: &str) -> Vec<f64> {
    let words = text.split(|c: char| !(c.is_ascii_digit() || ",.-".contains(c)));
    words.filter_map(|word| word.replace(',', "").trim_end_matches('.').parse().ok()).collect()
}

#[track_caller]
fn assert_says(shown: &Shown, expected: &Expected) {
    assert!(shown.titles().contains(&expected.title.as_str()), "no title stands before {shown:?}");
    assert!(shown.alt.contains(expected.title.trim_end_matches('.')), "{shown:?}");
    assert!(!shown.content.is_empty(), "{shown:?}");
    for (period, value) in &expected.ends {
        assert!(shown.alt.contains(period.as_str()), "no {period} in {shown:?}");
        assert!(numbers(&shown.alt).contains(value), "no {value} in {shown:?}");
    }
}

#[test]
fn every_chart_of_both_samples_says_its_first_and_last_figures() {
    for (pack, count) in [(COMMUNITIES, 18), (CHILDREN, 16)] {
        let (shown, expected) = (shown(&render(pack)), expected(pack));
        assert_eq!((shown.len(), expected.len()), (count, count));
        shown.iter().zip(&expected).for_each(|(shown, expected)| assert_says(shown, expected));
    }
}

#[test]
fn a_listener_hears_what_the_figures_say() {
    let said = [shown(&render(COMMUNITIES)), shown(&render(CHILDREN))].concat();
    for text in [
        "Column chart of Number of active library users, Previous Year to Current Year. The figure rose from 96,280 in \
         Previous Year to 100,142 in Current Year. In Current Year it was above the target of 98,206.",
        "Column chart of Percentage of clients who engage with the Independent Domestic Violence Advocacy (IDVA) \
         Service, Quarter 1 2024/25 to Quarter 2 2024/25. The figure rose from 68% in Quarter 1 2024/25 to 70% in \
         Quarter 2 2024/25. In Quarter 2 2024/25 it was equal to the target of 70%.",
        "Line chart of CLA - KS4 Average Progress 8 score, Average Score, 2019 to 2024. Cambridgeshire fell from -1.04 \
         in 2019 to -1.44 in 2024, highest at -0.86 in 2022. For comparison, in 2024: Statistical neighbours -1.34 and \
         England -1.31. No figure for 2020 and 2021.",
        "Line chart of Social worker vacancies (%), % vacancies, 2020 to 2025. Cambridgeshire fluctuated, from 13.8 in \
         2020 to 13.7 in 2025, highest at 29.8 in 2023. For comparison, in 2025: Statistical neighbours 13.4 and \
         England 14.2.",
    ] {
        assert!(said.iter().any(|shown| shown.alt == text), "nothing says {text:?}");
    }
}

#[test]
fn the_authors_own_words_win() {
    let alt = "Visits doubled in a year; see the table.";
    let shown =
        shown(&render(super::with(&format!(r#""charts": [{}]"#, super::chart(&format!(r#""alt": "{alt}""#)))).text()));
    assert_eq!(shown[0].alt, alt);
}

#[test]
fn a_range_is_said_with_where_the_last_figure_stands_to_it() {
    for (current, said) in [("68%", "within"), ("65%", "within"), ("64%", "below"), ("70.1%", "above")] {
        let history = serde_json::json!([{"period": "Q1", "value": "60%"}, {"period": "Q2", "value": current}]);
        let pack = crate::pack::Pack::new().measuring("1", &format!(r#""target": "65-70%", "history": {history}"#));
        let alt = shown(&render(pack.text())).remove(0).alt;
        assert!(alt.ends_with(&format!("In Q2 it was {said} the target of 65-70%.")), "{alt}");
    }
    let chart = r#""charts": [{"kind": "bar", "title": "By ward", "categories": ["North ward", "South ward"], "target": "65 to 70%",
        "series": [{"name": "Rate", "values": ["64%", "70%"]}]}]"#;
    let alt = shown(&render(crate::pack::Pack::new().measuring("1", chart).text())).remove(0).alt;
    assert!(alt.ends_with("1 of 2 are within the target of 65 to 70%."), "{alt}");
}
