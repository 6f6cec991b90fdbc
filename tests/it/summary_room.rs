//! How much the summary lists: what one page has room for, two at most, and nothing left out beside empty paper.

use serde_json::json;

use crate::pack::Pack;
use crate::pdf::Pdf;
use crate::run::{assert_in_order, render, sample_pack};

const TITLES: [&str; 4] = [
    "Visits to leisure centres",
    "Major planning applications decided in time (or within an agreed extension of time)",
    "Calls answered within 30 seconds",
    "Percentage of household waste sent for reuse, recycling and composting",
];

const ACTIONS: [&str; 3] = [
    "A second crew has started.",
    "The contractor has been given an improvement notice and reports every fortnight to the board, which decides in December.",
    "",
];

/// An indicator that is so far below its target and fell or rose to that.
fn off_target(number: usize, fields: &str) -> String {
    let (title, action) = (TITLES[number % TITLES.len()], ACTIONS[number % ACTIONS.len()]);
    let (now, before) = (50 + number % 7, 53);
    let history = format!(
        r#"[{{"period": "Q3 2023/24", "value": 58}}, {{"period": "Q4 2023/24", "value": 55}}, {{"period": "Q1 2024/25", "value": {before}}}, {{"period": "Q2 2024/25", "value": {now}}}]"#
    );
    format!(
        r#"{{"ref": "{number}", "title": "{title}", "frequency": "Quarter", "unit": "percent", "direction": "higher", "target": 60, "current": {now}, "previous": {before}, "history": {history}, "narrative": {{"Actions": "{action}"}}{fields}}}"#
    )
}

/// A pack whose report is nothing but its summary.
fn pack(off: usize, not_due: usize, to_come: usize, size: u32) -> Pack {
    let fields = |place: usize| match place {
        place if place <= off => "",
        place if place <= off + not_due => r#", "not_due": "Annual: next due in Quarter 4""#,
        _ => "",
    };
    let pack = Pack::new()
        .report("summary", true)
        .report("financial_year", "2024/25")
        .report("parts", json!(["summary"]))
        .report("theme", json!({ "text_size": size }));
    let pack = (1..=off + not_due).fold(pack, |pack, place| pack.indicator(off_target(place, fields(place))));
    (1..=to_come).fold(pack, |pack, place| pack.measuring(&format!("N{place}"), r#""target": 5, "current": null"#))
}

/// How many pages the summary has, and how far down the last of them its text ends, as a share of the paper.
fn end(pdf: &Pdf) -> (usize, f64) {
    let pages = pdf.page_count() - 1;
    let bottoms: Vec<f64> = pdf.placed_text(pages + 1).into_iter().map(|(_, cover, _)| cover[1]).collect();
    // The date at the foot of the page is its lowest line.
    let foot = bottoms.iter().copied().fold(f64::MAX, f64::min);
    let lowest = bottoms.into_iter().filter(|bottom| *bottom > foot + 10.0).fold(f64::MAX, f64::min);
    (pages, 1.0 - lowest / 841.89)
}

#[test]
fn it_never_takes_a_third_page_and_leaves_nothing_out_beside_empty_paper() {
    for (off, not_due, to_come) in [(60, 0, 0), (20, 12, 12), (3, 30, 30), (0, 0, 40), (6, 2, 3), (12, 0, 0)] {
        for size in [12, 14, 18, 24] {
            let pdf = render(pack(off, not_due, to_come, size).text());
            let (pages, down) = end(&pdf);
            let of = format!(
                "{off} off target, {not_due} not due, {to_come} to come at {size} pt: {pages} pages, to {down}"
            );
            assert!(pages <= 2, "{of}");
            // An entry that has no room any more is higher in large print.
            let is_full = pages == 2 && down > 0.9 - f64::from(size) / 80.0;
            assert!(is_full || !pdf.text().contains("not listed here"), "{of}");
        }
    }
}

#[test]
fn at_18_points_the_sample_lists_all_that_was_not_received() {
    let mut pack: serde_json::Value = serde_json::from_str(&sample_pack("communities-2024-25-q2")).expect("the sample");
    pack["report"]["theme"] = json!({"text_size": 18});
    let text = render(pack.to_string()).page_text(3);
    assert_in_order(
        &text,
        ["Not received", "Library outcomes", "Groups and organisations", "255 Impact of seed funding"],
    );
    assert!(!text.contains("not listed here"), "{text}");
}

#[test]
fn parts_without_a_figure_are_named_on_one_line() {
    let parts = [
        "Adults of working age",
        "Children under five",
        "Older people",
        "Carers of all ages",
        "Students",
        "People who rent",
        "Home owners",
    ];
    let part = |name: &&str| format!(r#"{{"title": "{name}", "target": 5, "current": null}}"#);
    let measures = parts.iter().map(part).collect::<Vec<_>>().join(", ");
    let text = |size: u32| {
        render(pack(0, 0, 0, size).measuring("1", &format!(r#""measures": [{measures}]"#)).text()).page_text(2)
    };
    assert_in_order(
        &text(12),
        ["No figure for: Adults of working age; Children under five; Older people; Carers of all ages", "and 3 more"],
    );
    assert_in_order(&text(18), ["No figure for: Adults of working age; Children under five and 5 more"]);
}

#[test]
fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
    for off in 4..=9 {
        let green = r#""direction": "higher", "previous": 60, "current": 58, "rag": "Green""#;
        let pdf = render(pack(off, 0, 0, 12).measuring("G1", green).measuring("G2", green).text());
        let on: Vec<String> =
            [2, 3].into_iter().filter(|page| *page <= pdf.page_count()).map(|page| pdf.page_text(page)).collect();
        let page = on.iter().find(|text| text.contains("largest in proportion first")).expect("a list");
        let page = page.replace('\u{a0}', " ");
        let below = page.split("largest in proportion first").nth(1).unwrap_or_default();
        assert!(below.contains("Declining: ") && below.contains("from 60 to 58"), "{off}: {page}");
    }
}

#[test]
fn exceptions_without_room_in_full_are_on_a_line_each() {
    for (off, size) in [(37, 12), (20, 18), (6, 24)] {
        let pdf = render(pack(off, 0, 0, size).text());
        let text = (2..=pdf.page_count()).map(|page| pdf.page_text(page)).collect::<String>().replace('\u{a0}', " ");
        let listed = text.split("Exceptions").nth(1).expect("exceptions");
        let levels = listed.matches("Red ").count() + listed.matches("Amber ").count();
        assert!(pdf.page_count() <= 3 && levels >= off, "{levels} of {off} at {size} pt: {text}");
        assert!(text.contains("In brief") && text.contains("(target 60%)"), "{text}");
    }
}

#[test]
fn a_trend_has_a_column_of_its_own_under_the_page() {
    let pdf = render(pack(4, 0, 0, 12).text());
    let dots: Vec<[f64; 4]> =
        pdf.placed_text(2).into_iter().filter(|(text, ..)| text.trim() == "•").map(|(_, cover, _)| cover).collect();
    assert_eq!(dots.len(), 4);
    assert!(dots.iter().all(|cover| cover[2] > 57.0 + 481.0 - 6.0), "{dots:?}");
}

#[test]
fn the_figure_before_is_named_by_its_period_where_that_is_sure() {
    let text = |fields: &str| {
        let fields = format!(r#""direction": "higher", "target": 60, "current": 50, {fields}"#);
        render(pack(0, 0, 0, 12).measuring("1", &fields).text()).page_text(2).replace(['\n', '\u{a0}'], " ")
    };
    let history = |before: &str| {
        format!(
            r#""history": [{{"period": "Quarter 1 2024/25", "value": 53{before}}}, {{"period": "Quarter 2 2024/25", "value": 50}}]"#
        )
    };
    // The year is the report's own.
    assert_in_order(
        &text(&format!(r#""previous": 53, {}"#, history(""))),
        ["Declining, from 53 in Quarter 1 No action"],
    );
    let level = r#", "rag": "Red""#;
    assert_in_order(
        &text(&format!(r#""previous": 53, {}"#, history(level))),
        ["Declining, from 53 in Quarter 1 (also Red) No action"],
    );
    // Another figure than the history's is of another period.
    assert_in_order(&text(&format!(r#""previous": 54, {}"#, history(level))), ["Declining, from 54 No action"]);
    assert_in_order(
        &text(r#""previous": {"value": 53, "period": "31 March"}"#),
        ["Declining, from 53 (31 March) No action"],
    );
    assert_in_order(&text(r#""previous": 53, "change": "N/A""#), ["16.7% below target · Change N/A"]);
}
