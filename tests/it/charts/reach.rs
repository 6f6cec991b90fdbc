//! Where the parts of a chart end: columns at their values whatever is drawn over them, and charts under their headlines.

use serde_json::json;

use super::with;
use crate::pdf::Pdf;
use crate::run::render;

/// Pixels to the point.
const SCALE: f32 = 8.0;

/// The place of a text on a page: the middle of its width, and of its digits.
fn middle(pdf: &Pdf, page: usize, text: &str) -> (f64, f64) {
    let placed = pdf.placed_text(page);
    let found = placed.iter().find(|(run, ..)| run.trim() == text);
    let (_, [left, bottom, right, _], size) = found.unwrap_or_else(|| panic!("no {text:?} among {placed:?}"));
    ((left + right) / 2.0, 841.89 - bottom - 0.61 * size)
}

#[test]
fn a_column_that_ends_at_its_target_is_drawn_to_its_end() {
    for (first, last, target) in [(96, 95, 95), (94, 96, 95), (99, 100, 98)] {
        let point = |period: &str, value: i32| json!({"period": period, "value": value, "target": target});
        let history = json!([point("2023", first), point("2024", last)]);
        let pdf = render(with(&format!(r#""unit": "percent", "history": {history}"#)).text());
        let image = pdf.image(4, SCALE);
        let (zero, all) = (middle(&pdf, 4, "0%").1, middle(&pdf, 4, "100%").1);
        for (period, value) in [("2023", first), ("2024", last)] {
            let end = zero + (all - zero) * f64::from(value) / 100.0;
            let at = (middle(&pdf, 4, period).0 * f64::from(SCALE)) as u32;
            // The heading above has the same colour.
            let above = ((all - 12.0) * f64::from(SCALE)) as u32;
            // Between two dashes the column shows up to its end.
            let is_column = |x: u32, y: u32| image.get_pixel(x, y).0[..3] == [0x12, 0x43, 0x6D];
            let top = (at - 60..at + 60).filter_map(|x| (above..image.height()).find(|&y| is_column(x, y))).min();
            let top = f64::from(top.expect("a column")) / f64::from(SCALE);
            assert!((top - end).abs() < 0.7, "{value} against {target} ends at {top} instead of {end}");
        }
    }
}

#[test]
fn panels_stand_under_their_headline_where_they_can() {
    for parts in [4, 7, 9] {
        let series: Vec<_> =
            (1..=parts).map(|part| json!({"name": format!("Part {part}"), "values": [part, 9, 7]})).collect();
        let chart =
            json!({"kind": "stacked", "title": "Waste", "categories": ["2022", "2023", "2024"], "series": series});
        let pdf = render(with(&format!(r#""target": 50, "current": 49, "charts": [{chart}]"#)).text());
        let last = format!("Part {parts}");
        assert!(pdf.page_text(4).contains(&last), "{last} is not under the headline");
    }
}
