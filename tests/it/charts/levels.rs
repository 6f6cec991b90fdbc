//! Levels published for past periods: shapes at the points, their names beside the chart, in its words and in its table.

use serde_json::{Value, json};

use super::{number_tables, shown};
use crate::pdf::Pdf;
use crate::run::render;

/// The colour of the published key's Amber.
const AMBER: [u8; 3] = [0xff, 0xbf, 0x00];

/// A history of five years: a gap, a withheld figure and a provisional one among them.
fn history(levels: [&str; 5]) -> Value {
    let mut history = json!([
        { "period": "2020", "value": 40 },
        { "period": "2021", "value": 45 },
        { "period": "2022", "value": "Fewer than 85", "mark": "suppressed" },
        { "period": "2023", "value": 52 },
        { "period": "2024", "value": 60, "mark": "provisional" }
    ]);
    for (at, level) in levels.iter().enumerate().filter(|(_, level)| !level.is_empty()) {
        history[at]["rag"] = json!(level);
    }
    history
}

fn report(history: &Value, rating: Option<Value>, tables: bool) -> Pdf {
    let mut pack = json!({
        "report": { "title": "Levels", "committee": "Committee", "period": "Year", "produced_on": "2024-11-25",
            "parts": ["indicators"], "chart_tables": tables },
        "indicators": [{ "ref": "1", "title": "Visits", "current": { "value": 60, "mark": "provisional" },
            "narrative": { "Commentary": "Said." }, "history": history }]
    });
    if let Some(rating) = rating {
        pack["rating"] = rating;
    }
    render(pack.to_string())
}

/// How many pixels of a page have a colour.
fn pixels(pdf: &Pdf, page: usize, colour: [u8; 3]) -> usize {
    pdf.image(page, 2.0).pixels().filter(|pixel| pixel.0[..3] == colour).count()
}

#[test]
fn the_level_of_each_point_is_drawn_named_and_told() {
    let levels = ["Red", "Amber", "", "Amber", "Green"];
    let pdf = report(&history(levels), None, true);
    let shown = shown(&pdf);
    assert!(shown[0].content.contains(" Red Amber Green "), "{}", shown[0].content);
    assert!(shown[0].alt.contains("Level: Red for 2020; Amber for 2021 and 2023; Green for 2024."), "{}", shown[0].alt);
    let column: Vec<String> = number_tables(&pdf)[0].iter().filter_map(|row| row.last().cloned()).collect();
    assert_eq!(column, ["RAG Rating", "Red", "Amber", "", "Amber", "Green"]);
    let without = report(&history(["Red", "Green", "", "Green", "Green"]), None, false);
    assert_eq!(pixels(&without, 2, AMBER), 0);
    assert!(pixels(&pdf, 2, AMBER) > 100, "{} pixels are amber", pixels(&pdf, 2, AMBER));
}

#[test]
fn a_withheld_figure_has_no_point_and_no_level_in_the_chart() {
    let pdf = report(&history(["Red", "Red", "Amber", "Red", "Red"]), None, false);
    let shown = shown(&pdf);
    assert!(!shown[0].content.contains("Amber"), "{}", shown[0].content);
    assert!(!shown[0].alt.contains("Amber"), "{}", shown[0].alt);
    assert_eq!(pixels(&pdf, 2, AMBER), 0);
}

#[test]
fn levels_of_another_scale_have_their_own_colours_and_shapes() {
    let rating = json!({ "bands": [
        { "name": "Behind", "below": 0, "colour": "#7b1fa2" }, { "name": "On track", "colour": "#006064" }
    ] });
    let pdf = report(&history(["Behind", "Behind", "", "On track", "On track"]), Some(rating), false);
    assert!(shown(&pdf)[0].content.contains(" Behind On track "), "{}", shown(&pdf)[0].content);
    assert!(pixels(&pdf, 2, [0x7b, 0x1f, 0xa2]) > 50 && pixels(&pdf, 2, [0x00, 0x60, 0x64]) > 50);
}

#[test]
fn columns_and_bars_have_their_levels_too() {
    let long =
        |when: &str| format!("{when} the merger of the two services and of their teams in the north of the county");
    for periods in [["2023".to_owned(), "2024".to_owned()], [long("Before"), long("After")]] {
        let history = json!([
            { "period": periods[0], "value": 50, "rag": "Amber" }, { "period": periods[1], "value": 60, "rag": "Green" }
        ]);
        let pdf = report(&history, None, false);
        assert!(shown(&pdf)[0].content.contains("Amber Green"), "{}", shown(&pdf)[0].content);
        assert!(pixels(&pdf, 2, AMBER) > 100, "{} pixels are amber", pixels(&pdf, 2, AMBER));
    }
}
