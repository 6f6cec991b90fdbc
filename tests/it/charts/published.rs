//! Charts label and speak every figure as it was published, and their axes follow.

use super::{number_tables, shown, with};
use crate::pack::Pack;
use crate::pdf::Pdf;
use crate::run::{assert_in_order, render};

/// A history of these texts, with a target.
fn history(values: &[&str], target: &str) -> Pack {
    let point = |(year, value): (usize, &&str)| format!(r#"{{"period": "{}", "value": "{value}"}}"#, 2020 + year);
    let points: Vec<String> = values.iter().enumerate().map(point).collect();
    with(&format!(
        r#""target": {target}, "current": "{}", "history": [{}]"#,
        values[values.len() - 1],
        points.join(", ")
    ))
}

/// The lines of the indicator's page that are texts of its chart: what stands between the headline, which ends with the
/// level, and the text.
fn labels(pdf: &Pdf) -> Vec<String> {
    let pieces = pdf.placed_text(4).into_iter().map(|(text, ..)| text.trim().to_owned());
    let after_title = pieces.skip_while(|text| text != "Contextual").skip(1);
    after_title.take_while(|text| text != "Commentary").collect()
}

#[track_caller]
fn assert_labelled(pdf: &Pdf, wanted: &[&str]) {
    let labels = labels(pdf);
    for text in wanted {
        assert!(labels.iter().any(|label| label == text), "no label {text:?} among {labels:?}");
    }
}

#[test]
fn money_in_millions_stays_in_millions() {
    let pdf = render(history(&["£1.1m", "£1.2m"], r#""£1.3m""#).text());
    assert_labelled(&pdf, &["£1.1m", "£1.2m", "Target £1.3m", "£0.5m", "£1.5m"]);
    let alt = &shown(&pdf)[0].alt;
    assert!(
        alt.ends_with("The figure rose from £1.1m in 2020 to £1.2m in 2021. In 2021 it was below the target of £1.3m."),
        "{alt}"
    );
    assert!(!pdf.text().contains("00,000"), "{}", pdf.text());
}

#[test]
fn a_percentage_keeps_its_sign() {
    let pdf = render(history(&["90%", "92%"], r#""95%""#).text());
    assert_labelled(&pdf, &["90%", "92%", "Target 95%", "100%", "0%"]);
    let alt = &shown(&pdf)[0].alt;
    assert!(alt.ends_with("rose from 90% in 2020 to 92% in 2021. In 2021 it was below the target of 95%."), "{alt}");
}

#[test]
fn thousands_and_millions_stand_beside_each_other() {
    let pdf = render(history(&["£1,250k", "£1.15m"], "1200000").report("chart_tables", true).text());
    assert_labelled(&pdf, &["£1,250k", "£1.15m", "£0.75m"]);
    let alt = &shown(&pdf)[0].alt;
    assert!(
        alt.contains("fell from £1,250k in 2020 to £1.15m in 2021. In 2021 it was below the target of 1,200,000."),
        "{alt}"
    );
    assert_eq!(number_tables(&pdf)[0][1..], [["2020", "£1,250k", "1,200,000"], ["2021", "£1.15m", "1,200,000"]]);
}

#[test]
fn words_that_all_figures_share_stand_once_over_the_axis() {
    let pdf = render(history(&["21.7 days", "20 days", "19.5 days", "1 day"], r#""15 days""#).text());
    assert_labelled(&pdf, &["Days", "0", "25", "1 day", "Target 15 days"]);
    assert!(shown(&pdf)[0].alt.contains("from 21.7 days in 2020 to 1 day in 2023"), "{}", shown(&pdf)[0].alt);
}

#[test]
fn hours_and_minutes_have_an_axis_of_hours() {
    let pdf = render(history(&["8:00", "7:45", "6:30", "4:05"], r#""4:00""#).text());
    assert_labelled(&pdf, &["0:00", "2:00", "8:00", "4:05", "Target 4:00"]);
}

#[test]
fn a_bound_is_drawn_where_it_lies_and_labelled_as_it_was_written() {
    let pdf = render(history(&["50", "47"], r#""<45""#).text());
    assert_labelled(&pdf, &["50", "47", "Target <45"]);
    assert_in_order(&shown(&pdf)[0].alt, ["above the target of <45."]);
}

#[test]
fn an_axis_that_leaves_zero_out_says_where_it_starts_in_the_units_of_the_figures() {
    let pdf = render(history(&["£96.2m", "£97.0m", "£98.1m", "£100.1m"], r#""£99m""#).text());
    assert_in_order(&pdf.page_text(4), ["The axis starts at £96m, not at zero."]);
}

#[test]
fn sums_follow_the_texts_of_their_parts() {
    let chart = r#""charts": [{"kind": "stacked", "title": "Spent", "categories": ["2023", "2024"], "series": [
        {"name": "Staff", "values": ["£1.1m", "£1.2m"]}, {"name": "Buildings", "values": ["£400k", "£350k"]}]}]"#;
    let alt = shown(&render(with(chart).text()))[0].alt.clone();
    assert!(alt.ends_with("The total rose from £1.5m in 2023 to £1.55m in 2024; in 2024 it was made up of Staff £1.2m and Buildings £350k."), "{alt}");
}
