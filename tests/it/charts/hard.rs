//! The hard charts: gaps, collisions, negatives, tiny and huge numbers, names that go on for ever.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use serde_json::{Value, json};

use super::shown;
use crate::pdf::Pdf;
use crate::run::render;

/// A4, in points.
const PAGE: (f64, f64) = (595.28, 841.89);
/// The least margin that text keeps.
const MARGIN: f64 = 40.0;
/// No text is smaller.
const LEAST: f64 = 10.0;

/// The hard charts, and those of many bars and series, with levels and events.
const PACKS: [&str; 2] = [include_str!("../../charts/hard-charts.json"), include_str!("../../charts/many-charts.json")];

fn charts(pack: &str, text_size: u32) -> Pdf {
    let mut pack: Value = serde_json::from_str(pack).expect("a pack");
    pack["report"]["theme"] = json!({ "text_size": text_size });
    render(pack.to_string())
}

/// Both packs at two sizes of text.
fn all() -> impl Iterator<Item = (Pdf, u32)> {
    PACKS.into_iter().flat_map(|pack| [12, 18].map(|text_size| (charts(pack, text_size), text_size)))
}

#[test]
fn every_hard_chart_is_one_figure_with_text_in_it_and_text_for_it() {
    let shown = shown(&charts(PACKS[0], 12));
    assert_eq!(shown.len(), 37);
    for shown in shown {
        let is_called = shown.titles().iter().any(|title| shown.alt.contains(title));
        assert!(is_called, "{shown:?} is not called by its title");
        assert!(!shown.content.is_empty(), "{shown:?}");
    }
}

#[test]
fn every_picture_of_many_bars_and_series_has_its_own_title_and_text() {
    let shown = shown(&charts(PACKS[1], 12));
    let unnumbered = |title: &str| title.split(" (").next().unwrap_or_default().to_owned();
    for one in &shown {
        let is_called = one.titles().iter().any(|title| one.alt.contains(&unnumbered(title)));
        assert!(is_called, "{one:?} is not called by its title");
        assert!(!one.content.is_empty(), "{one:?}");
    }
    let mut texts: Vec<&str> = shown.iter().map(|shown| shown.alt.as_str()).collect();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), shown.len(), "two pictures have one text");
}

#[test]
fn every_label_of_a_hard_chart_lies_inside_its_page_and_can_be_read() {
    for (pdf, text_size) in all() {
        for page in 1..=pdf.page_count() {
            for (text, [left, bottom, right, top], size) in pdf.placed_text(page) {
                let inside = left >= MARGIN && right <= PAGE.0 - MARGIN && bottom >= 20.0 && top <= PAGE.1 - 20.0;
                assert!(inside, "{text:?} leaves page {page} at {text_size} pt: {left} to {right}");
                assert!(size >= LEAST - 0.01 || text.trim().is_empty(), "{text:?} on page {page} is {size} pt");
            }
        }
    }
}

#[test]
fn no_label_of_a_hard_chart_stands_on_another() {
    for (pdf, text_size) in all() {
        for page in 1..=pdf.page_count() {
            let texts = pdf.placed_text(page);
            for (index, (text, cover, size)) in texts.iter().enumerate() {
                let on = texts[index + 1..].iter().find(|(_, other, _)| overlap(*cover, *other, 0.3 * size));
                assert!(on.is_none(), "{text:?} stands on {on:?} on page {page} at {text_size} pt");
            }
        }
    }
}

/// Whether two rectangles overlap by more than a hair across and more than the room between lines up.
fn overlap(a: [f64; 4], b: [f64; 4], lines: f64) -> bool {
    const HAIR: f64 = 0.5;
    let across = a[2].min(b[2]) - a[0].max(b[0]);
    let up = a[3].min(b[3]) - a[1].max(b[1]);
    across > HAIR && up > lines
}

#[test]
fn hard_charts_keep_the_rules_for_everyone() {
    let options = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
    for (pdf, _) in all() {
        let report = validate_pdf_bytes(pdf.bytes(), &options).expect("a PDF that can be checked");
        assert!(report.is_compliant, "{:#?}", report.failures);
    }
}

#[test]
fn values_on_bars_of_ones_own_colours_are_white_or_dark_as_can_be_read() {
    // Dark violet takes white text, a light blue that is just dark enough for areas takes dark text.
    for (colour, ink) in [("#4a148c", [255, 255, 255]), ("#00a0d0", [11, 12, 12])] {
        let chart = json!({ "kind": "bar", "title": "Visits", "categories": ["Ely", "March", "Soham"], "target": 95,
            "series": [{ "name": "2024", "values": [90, 92, 94] }] });
        let pack = json!({
            "report": { "title": "Charts", "committee": "Committee", "period": "Q1", "produced_on": "2024-11-25",
                "parts": ["indicators"], "theme": { "chart_colours": [colour] } },
            "indicators": [{ "ref": "1", "title": "Visits", "rag": "Contextual", "charts": [chart] }]
        });
        let image = render(pack.to_string()).image(2, 3.0);
        let fill = u32::from_str_radix(&colour[1..], 16).expect("a colour").to_be_bytes();
        let is_fill = |x: u32, y: u32| image.get_pixel(x, y).0[..3] == fill[1..];
        // Inside a bar: the fill to the left and to the right on the same line.
        let row = |y: u32| {
            (0..image.width())
                .filter(|x| is_fill(*x, y))
                .fold((u32::MAX, 0), |(low, high), x| (low.min(x), high.max(x)))
        };
        let inside = (0..image.height()).flat_map(|y| {
            let (low, high) = row(y);
            (low..high).map(move |x| (x, y))
        });
        let count = inside.filter(|(x, y)| image.get_pixel(*x, *y).0[..3] == ink).count();
        assert!(count > 20, "{count} pixels of {ink:?} on {colour}");
    }
}
