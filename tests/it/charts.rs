//! Charts: what a screen reader hears of each, the numbers under it, and what is refused.

mod events;
mod hard;
mod levels;
mod many;
mod published;
mod reach;
mod spoken;

use crate::pack::Pack;
use crate::pdf::{Pdf, Tag};
use crate::run::{Folder, flat, render};

/// A figure of the structure tree as a listener meets it.
#[derive(Clone, Debug)]
struct Shown {
    /// The text that comes just before it.
    before: String,
    /// The heading it stands under.
    heading: String,
    alt: String,
    /// The text inside.
    content: String,
}

impl Shown {
    /// The titles it may be called by: its own, just before it, else that of the heading, which is not said twice.
    fn titles(&self) -> [&str; 2] {
        let heading = self.heading.split_once(": ").map_or(self.heading.as_str(), |(_, title)| title);
        [&self.before, heading]
    }
}

/// Every figure of a report, in reading order.
fn shown(pdf: &Pdf) -> Vec<Shown> {
    let mut found = Vec::new();
    gather(&pdf.tags(), (&mut String::new(), &mut String::new()), &mut found);
    found
}

fn gather(tag: &Tag, (before, heading): (&mut String, &mut String), found: &mut Vec<Shown>) {
    if tag.kind == "Figure" {
        let alt = tag.alt.clone().unwrap_or_default();
        found.push(Shown { before: before.clone(), heading: heading.clone(), alt, content: flat(&tag.text()) });
    }
    if ["H1", "H2"].contains(&tag.kind.as_str()) {
        *heading = flat(&tag.text());
    }
    // The trends of the index are no charts.
    if tag.kind == "Table" {
        return;
    }
    if tag.children().next().is_none() || tag.kind == "P" {
        *before = flat(&tag.text());
        return;
    }
    tag.children().for_each(|child| gather(child, (before, heading), found));
}

/// A pack with one indicator that has these fields.
fn with(fields: &str) -> Pack {
    Pack::new().measuring("1", &format!(r#""rag": "Contextual", "narrative": {{"Commentary": "Said."}}, {fields}"#))
}

/// The tables of numbers: header rows and all.
fn number_tables(pdf: &Pdf) -> Vec<Vec<Vec<String>>> {
    let tags = pdf.tags();
    let is_numbers = |table: &&&Tag| {
        table.find_all("TH").first().is_some_and(|cell| ["Period", "Category"].contains(&cell.text().as_str()))
    };
    tags.find_all("Table").iter().filter(is_numbers).map(|table| table.rows()).collect()
}

const HISTORY: &str =
    r#""history": [{"period": "2022", "value": 4}, {"period": "2023", "value": 5}, {"period": "2024", "value": 9}]"#;

fn chart(fields: &str) -> String {
    format!(
        r#"{{"kind": "column", "title": "Visits", "categories": ["Ely", "March"], "series": [{{"name": "2024", "values": [4, 9]}}], {fields}}}"#
    )
}

#[test]
fn a_history_is_drawn_and_an_empty_list_of_charts_draws_nothing() {
    assert_eq!(shown(&render(with(HISTORY).text())).len(), 1);
    assert!(shown(&render(with(&format!(r#"{HISTORY}, "charts": []"#)).text())).is_empty());
    let measures = format!(r#""charts": [], "measures": [{{"title": "Part", {HISTORY}}}]"#);
    assert!(shown(&render(with(&measures).text())).is_empty());
}

#[test]
fn one_figure_alone_is_no_history_to_draw() {
    let history = r#""history": [{"period": "2023", "value": null}, {"period": "2024", "value": 9}]"#;
    assert!(shown(&render(with(history).text())).is_empty());
}

#[test]
fn several_charts_stand_in_their_order_then_those_of_the_measures() {
    let second = chart(r#""alt": "Second.""#).replace("Visits", "Loans");
    let measures =
        format!(r#""measures": [{{"title": "Storytime", "current": 9, {HISTORY}}}, {{"title": "No history"}}]"#);
    let charts = format!(r#""charts": [{}, {second}], {measures}"#, chart(r#""alt": "First.""#));
    let shown = shown(&render(with(&charts).text()));
    let titles: Vec<&str> = shown.iter().map(|shown| shown.before.as_str()).collect();
    assert_eq!(titles, ["Visits", "Loans", "Storytime"]);
    assert_eq!(shown[1].alt, "Second.");
    assert!(shown[2].alt.starts_with("Column chart of Storytime, 2022 to 2024."), "{}", shown[2].alt);
}

#[test]
fn the_table_of_numbers_has_header_cells_and_prints_values_marks_and_targets_as_published() {
    let history = r#""unit": "percent", "target": 80, "history": [{"period": "2023", "value": "81.0%"},
        {"period": "2024", "value": 79, "mark": "provisional"}, {"period": "2025", "value": null}]"#;
    let pdf = render(with(history).report("chart_tables", true).text());
    assert_eq!(
        number_tables(&pdf),
        [[
            vec!["Period", "Actual", "Target"],
            vec!["2023", "81.0%", "80%"],
            vec!["2024", "79%\u{a0}[p]", "80%"],
            vec!["2025", "N/A", "80%"],
        ]]
    );
    let tags = pdf.tags();
    let tables = tags.find_all("Table");
    let headers: Vec<(String, String)> = tables.last().map_or(Vec::new(), |table| {
        let scope = |cell: &&Tag| cell.attributes.get("Scope").cloned().unwrap_or_default();
        table.find_all("TH").iter().map(|cell| (cell.text(), scope(cell))).collect()
    });
    let scopes = [("Period", "Column"), ("Actual", "Column"), ("Target", "Column")];
    let scopes = scopes.into_iter().chain([("2023", "Row"), ("2024", "Row"), ("2025", "Row")]);
    assert_eq!(headers, scopes.map(|(cell, scope)| (cell.to_owned(), scope.to_owned())).collect::<Vec<_>>());
}

#[test]
fn a_charts_own_word_about_its_table_wins_over_the_reports() {
    let tables = |fields: &str, report: bool| {
        let charts = format!(r#""charts": [{}]"#, chart(fields));
        number_tables(&render(with(&charts).report("chart_tables", report).text())).len()
    };
    assert_eq!((tables(r#""table": true"#, true), tables(r#""table": true"#, false)), (1, 1));
    assert_eq!((tables(r#""table": false"#, true), tables(r#""table": false"#, false)), (0, 0));
    assert_eq!((tables(r#""target": 5"#, true), tables(r#""target": 5"#, false)), (1, 0));
}

#[test]
fn a_provisional_point_a_gap_and_a_cut_axis_are_said_beside_the_chart() {
    let history = r#""history": [{"period": "2021", "value": 96280}, {"period": "2022", "value": null},
        {"period": "2023", "value": 98000}, {"period": "2024", "value": 100142, "mark": "provisional"}]"#;
    let shown = shown(&render(with(history).text()));
    assert!(shown[0].content.contains("Hollow points are provisional."), "{:?}", shown[0]);
    assert!(shown[0].content.contains("The axis starts at 96,000, not at zero."), "{:?}", shown[0]);
    assert!(shown[0].alt.contains("No figure for 2022; the figure is provisional for 2024."), "{:?}", shown[0]);
}

#[test]
fn charts_that_cannot_be_drawn_truthfully_are_refused_with_a_reason() {
    let series = |count: usize| {
        let one = |n| format!(r#"{{"name": "Series {n}", "values": [1, 2]}}"#);
        (1..=count).map(one).collect::<Vec<_>>().join(", ")
    };
    let chart = |kind: &str, series: &str| {
        format!(r#"{{"kind": "{kind}", "title": "Income", "categories": ["Q1", "Q2"], "series": [{series}]}}"#)
    };
    let charts = [
        chart("stacked", r#"{"name": "Fees", "values": [5, 6]}, {"name": "Fines", "values": [2, -3]}"#),
        chart("line", &series(25)),
        chart("line", &series(0)),
        chart("column", r#"{"name": "Fees", "values": [5, 6, 7]}"#),
    ];
    let folder = Folder::with("pack.json", with(&format!(r#""charts": [{}]"#, charts.join(", "))).text());
    let told = folder.run(["render", "pack.json"]).exits(1).problems();
    insta::assert_snapshot!(told.join("\n"), @"
    error[bad-value]: Indicator 1: a stacked chart cannot show negative parts (-3 for “Fines” in Q2); use columns
    error[bad-value]: Indicator 1: a chart shows one to 24 series, but this one has 25
    error[bad-value]: Indicator 1: a chart shows one to 24 series, but this one has 0
    error[series-length]: Indicator 1: the series “Fees” has 3 values, but the chart has 2 categories
    ");
}
