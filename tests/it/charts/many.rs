//! Charts of many bars and many series: nothing in them goes unnamed, and nothing withheld gets out.

use serde_json::{Value, json};

use super::{Shown, number_tables, shown};
use crate::pdf::Pdf;
use crate::run::render;

/// A text in place of a withheld figure, which no chart shows or tells.
const WITHHELD: &str = "Fewer than 85";

fn wards(count: usize) -> Vec<String> {
    (1..=count).map(|ward| format!("Ward{ward:02}")).collect()
}

/// A report with one indicator, its one chart and text of a size.
fn report(mut chart: Value, text_size: u32) -> Pdf {
    chart["title"] = json!("Visits");
    let pack = json!({
        "report": { "title": "Charts", "committee": "Committee", "period": "Quarter 1", "produced_on": "2024-11-25",
            "theme": { "text_size": text_size } },
        "indicators": [{ "ref": "1", "title": "Visits", "rag": "Contextual", "charts": [chart] }]
    });
    render(pack.to_string())
}

fn bars(count: usize) -> Value {
    let values: Vec<usize> = (1..=count).collect();
    json!({ "kind": "bar", "categories": wards(count), "series": [{ "name": "2024", "values": values }] })
}

/// How often a word stands in the figures.
fn times(shown: &[Shown], word: &str) -> usize {
    shown.iter().flat_map(|shown| shown.content.split_whitespace()).filter(|text| *text == word).count()
}

#[test]
fn every_bar_of_sixty_is_named_once_at_any_size_of_text() {
    for (text_size, least) in [(12, 1), (18, 2), (24, 2)] {
        let shown = shown(&report(bars(60), text_size));
        assert!(shown.len() >= least, "{} pictures at {text_size} pt", shown.len());
        for ward in wards(60) {
            assert_eq!(times(&shown, &ward), 1, "{ward} at {text_size} pt");
        }
    }
}

#[test]
fn the_pictures_of_one_chart_are_numbered_and_each_tells_its_own_part() {
    let shown = shown(&report(bars(100), 12));
    let titles: Vec<&str> = shown.iter().map(|shown| shown.before.as_str()).collect();
    assert_eq!(titles, ["Visits (1 of 2)", "Visits (2 of 2)"]);
    let opening = "Bar chart of Visits, 100 categories from Ward01 to Ward100.";
    assert_eq!(shown[0].alt, format!("{opening} Part 1 of 2: Ward01 to Ward50. Highest Ward50 50, lowest Ward01 1."));
    assert_eq!(
        shown[1].alt,
        format!("{opening} Part 2 of 2: Ward51 to Ward100. Highest Ward100 100, lowest Ward51 51.")
    );
}

#[test]
fn the_numbers_of_a_chart_in_several_pictures_are_printed_once() {
    let mut chart = bars(100);
    chart["table"] = json!(true);
    let tables = number_tables(&report(chart, 12));
    assert_eq!(tables.iter().map(Vec::len).collect::<Vec<_>>(), [101]);
}

/// Eight series of four years; one is withheld in one year and another throughout.
fn districts(kind: &str) -> Value {
    let withheld = json!({ "value": WITHHELD, "mark": "suppressed" });
    let series = |place: usize| {
        let values: Vec<Value> = (0..4)
            .map(|year| if place == 7 || (place, year) == (2, 1) { withheld.clone() } else { json!(place * 10 + year) })
            .collect();
        json!({ "name": format!("District{place}"), "values": values })
    };
    let categories =
        if kind == "bar" { ["Loans", "Visits", "Events", "Renewals"] } else { ["2021", "2022", "2023", "2024"] };
    json!({ "kind": kind, "categories": categories, "target": 35, "series": (0..8).map(series).collect::<Vec<_>>() })
}

#[test]
fn eight_series_are_one_figure_of_named_panels_whose_target_is_named_once() {
    for kind in ["line", "column", "bar", "stacked"] {
        let shown = shown(&report(districts(kind), 12));
        assert_eq!(shown.len(), 1, "{kind}");
        for place in 0..8 {
            assert_eq!(times(&shown, &format!("District{place}")), 1, "District{place} of {kind}");
        }
        assert_eq!(times(&shown, "Target"), 1, "{kind}");
        assert!(shown[0].content.contains("Target 35 (dashed)"), "{}", shown[0].content);
        assert!(shown[0].content.contains("All panels have the same scale."), "{}", shown[0].content);
        assert!(shown[0].alt.contains("Each of the 8 series has a panel of its own."), "{}", shown[0].alt);
    }
}

/// Five parts stacked in two years, with a target for the whole.
fn stack(values: [[Value; 2]; 5]) -> Value {
    let series: Vec<Value> =
        values.iter().zip(1..).map(|(values, at)| json!({ "name": format!("Part {at}"), "values": values })).collect();
    json!({ "kind": "stacked", "title": "Spending", "categories": ["2023", "2024"], "series": series, "target": 70 })
}

#[test]
fn the_whole_of_five_parts_and_more_has_a_panel_of_its_own_with_the_target() {
    let values = [1, 2, 3, 4, 5].map(|at| [json!(at), json!(at * 4)]);
    let shown = shown(&report(stack(values), 12));
    assert_eq!(shown.len(), 1);
    assert!(shown[0].content.contains("Total") && shown[0].content.contains("Part 5"), "{}", shown[0].content);
    assert!(shown[0].content.contains(" 15 60 "), "{}", shown[0].content);
    assert!(shown[0].content.contains("The total has a scale of its own"), "{}", shown[0].content);
    assert!(shown[0].alt.contains("The total rose from 15 in 2023 to 60 in 2024"), "{}", shown[0].alt);
    assert!(shown[0].alt.contains("60, below the target of 70") || shown[0].alt.contains("below"), "{}", shown[0].alt);
}

#[test]
fn no_whole_is_drawn_of_a_year_in_which_a_part_is_missing() {
    let values = [json!(1), json!(2), json!(3), json!(4), Value::Null].map(|value| [value, json!(7)]);
    let content = shown(&report(stack(values), 12)).remove(0).content;
    assert!(content.contains("Total N/A 35") || content.contains("N/A 35"), "{content}");
    let never = [json!(1), json!(2), json!(3), json!(4), Value::Null].map(|value| [value.clone(), value]);
    let content = shown(&report(stack(never), 12)).remove(0).content;
    assert!(!content.contains("Total") && content.contains("All panels have the same scale."), "{content}");
}

#[test]
fn what_is_withheld_is_said_to_be_and_neither_drawn_nor_spoken() {
    let shown = shown(&report(districts("line"), 12));
    assert!(shown[0].content.contains("District7 N/A"), "{}", shown[0].content);
    assert!(shown[0].alt.contains("District7 has no figures"), "{}", shown[0].alt);
    assert!(shown[0].alt.contains("The figure is withheld for 2022 (District2)."), "{}", shown[0].alt);
    for kind in ["line", "column", "bar", "stacked"] {
        let pdf = report(districts(kind), 12);
        let words = super::shown(&pdf).iter().map(|shown| shown.alt.clone()).collect::<String>() + &pdf.text();
        assert!(!words.contains(WITHHELD), "{kind}");
    }
}

#[test]
fn panels_that_no_page_holds_stand_on_several_and_none_is_missing() {
    let series = |place: usize| json!({ "name": format!("District{place}"), "values": [place, 1, 2, place * 3] });
    let categories = ["2021", "2022", "2023", "2024"];
    let chart = json!({ "kind": "line", "categories": categories, "series": (10..34).map(series).collect::<Vec<_>>() });
    for text_size in [12, 18] {
        let shown = shown(&report(chart.clone(), text_size));
        assert!(shown.len() > 1, "{} pictures at {text_size} pt", shown.len());
        for place in 10..34 {
            assert_eq!(times(&shown, &format!("District{place}")), 1, "District{place} at {text_size} pt");
        }
        assert!(shown[1].alt.contains("Part 2 of"), "{}", shown[1].alt);
    }
}
