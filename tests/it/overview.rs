//! The summary: the page on which a meeting can be held.

use serde_json::{Value, json};

use crate::pack::Pack;
use crate::pdf::{Pdf, Target};
use crate::run::{Folder, assert_in_order, render, sample, sample_pack};

/// A pack of so many indicators, all Green.
fn green(count: usize) -> Pack {
    (1..=count).fold(Pack::new(), |pack, number| pack.measuring(&number.to_string(), r#""current": 5, "rag": "Green""#))
}

/// The text of a page; short figures at the end of a line keep together.
fn page_text(pdf: &Pdf, page: usize) -> String {
    pdf.page_text(page).replace('\u{a0}', " ")
}

/// Indicators of several kinds.
fn mixed() -> Pack {
    let history = r#""history": [{"period": "Q1", "value": 50, "rag": "Amber"}, {"period": "Q2", "value": 46}, {"period": "Q3", "value": 41, "rag": "Amber"}, {"period": "Q4", "value": 37}]"#;
    green(6)
        .measuring("7", &format!(r#""frequency": "Quarter", "direction": "higher", "target": 60, "current": 37, "previous": 41, {history}, "narrative": {{"Path to Green": "More staff were hired. They start in May."}}"#))
        .measuring("8", r#""direction": "higher", "target": 100, "current": 95, "previous": 19, "forecast": {"value": 99, "rag": "Amber"}, "actions": [{"text": "Done already.", "done": 100}, {"text": "Reported done.", "status": "Completed in June"}, {"text": "Open on Sundays. Then more.", "owner": "Head"}]"#)
        .measuring("9", r#""current": 5, "rag": "Red", "change": "Declining""#)
        .measuring("10", r#""target": 5, "current": null"#)
        .measuring("11", r#""current": 5, "rag": "Red", "not_due": "Annual: next due in Quarter 4""#)
}

fn has_summary(pdf: &Pdf) -> bool {
    pdf.outline().iter().any(|bookmark| bookmark.title == "Summary")
}

#[test]
fn a_report_has_a_summary_from_eight_rated_indicators_on() {
    assert!(!has_summary(&render(green(7).text())));
    assert!(has_summary(&render(green(8).text())));
    assert!(!has_summary(&render(green(8).report("summary", false).text())));
    assert!(has_summary(&render(green(1).report("summary", true).text())));
}

#[test]
fn it_says_how_many_are_on_target_of_how_many() {
    let text = page_text(&render(mixed().text()), 2);
    assert_in_order(&text, ["Summary", "9 of 10 indicators that are due are rated. 6 of these 9 (67%) are Green."]);
    // Red, of which the one that is not due is none; Amber; Green. One earlier level is published and one forecast.
    assert_in_order(
        &text,
        ["Level This period Period before Year-end forecast", "Red 2 0 0", "Amber 1 1 1", "Green 6 0 0"],
    );
    assert_in_order(&text, ["Not due 1", "Improving 1", "Declining 2", "Change N/A 7"]);
    assert_in_order(
        &text,
        ["Levels for the period before are known for 1 of 10 indicators.", "forecasts are given for 1 of 10"],
    );
}

#[test]
fn exceptions_come_worst_first_with_figure_trend_action_and_page() {
    let pdf = render(mixed().text());
    let text = pdf.tags().text().replace('\u{a0}', " ");
    let exceptions = [
        "Exceptions",
        "Red",
        "7 Measure 7",
        "page 11",
        "37 against a target of 60",
        "38.3% below target",
        "Declining, from 41 in Q3 (Amber)",
        "What is being done: More staff were hired.",
        "Red",
        "9 Measure 9",
        "No action is reported.",
        "Amber",
        "8 Measure 8",
        "page 12",
        "95 against a target of 100",
        "Improving, from 19",
        "What is being done: Open on Sundays.",
        "Changes",
    ];
    assert_in_order(&text, exceptions);
    let text = page_text(&pdf, 2);
    for left_out in ["They start in May", "Done already", "Reported done", "Then more"] {
        assert!(!text.contains(left_out), "{text}");
    }
    let tags = pdf.tags();
    let trends: Vec<_> = tags.find_all("Figure").into_iter().filter(|figure| figure.page == Some(2)).collect();
    assert_eq!(trends.len(), 1);
    assert_eq!(trends[0].alt.as_deref(), Some("fell from 50 to 37 over four quarters"));
    let links: Vec<_> = pdf.links().into_iter().filter(|link| link.page == 2).map(|link| link.target).collect();
    assert!(links.starts_with(&[Target::Page(11), Target::Page(13), Target::Page(12)]), "{links:?}");
}

#[test]
fn what_moved_is_not_due_or_is_missing_is_listed() {
    // What an exception says of its change is not said twice.
    let text = page_text(&render(mixed().text()), 2);
    let told = ["Changes", "Declining: 2 (all among the exceptions)", "Improving: 1 (among the exceptions)", "Not due"];
    assert_in_order(&text, told);
    let pack = mixed().report("summary", json!({"exceptions": ["Red"]}));
    let text = page_text(&render(pack.text()), 2);
    assert_in_order(&text, ["Changes", "largest in proportion first", "Declining: 2 (all among the exceptions)"]);
    assert_in_order(&text, ["Improving: 1", "8 Measure 8", "from 19 to 95", "Not due"]);
    assert_in_order(
        &text,
        ["Not due", "11 Measure 11", "Annual: next due in Quarter 4", "Not received", "10 Measure 10"],
    );
}

#[test]
fn it_says_how_it_was_before_and_how_many_exceptions_have_no_action() {
    let was = |number: u32, before: u32, now: u32, more: &str| {
        let history = format!(
            r#""history": [{{"period": "Quarter 1", "value": {before}, "target": 60}}, {{"period": "Quarter 2", "value": {now}, "target": 60}}]"#
        );
        format!(
            r#"{{"ref": "{number}", "title": "Measure {number}", "direction": "higher", "target": 60, "previous": {before}, "current": {now}, {history}{more}}}"#
        )
    };
    let overdue = r#", "actions": [{"text": "Hire two.", "due": "2024-10-31"}]"#;
    let pack = (1..=6).fold(Pack::new(), |pack, number| pack.indicator(was(number, 61, 62, "")));
    let pack = pack.indicator(was(7, 61, 40, "")).indicator(was(8, 61, 41, overdue));
    let text = page_text(&render(pack.text()), 2);
    assert_in_order(
        &text,
        [
            "6 of these 8 (75%) are Green.",
            "In Quarter 1: 8 of 8 (100%).",
            "Exceptions 2 in all; no action is reported for 1; the action of 1 is overdue",
            "What is being done: Hire two. Due 31 October 2024, overdue.",
        ],
    );
    // Not known of all, it is not said.
    let text = page_text(&render(pack.measuring("9", r#""current": 5, "rag": "Green""#).text()), 2);
    assert!(!text.contains("In Quarter 1:"), "{text}");
}

#[test]
fn a_class_with_nothing_in_it_says_so() {
    let text = page_text(&render(green(8).text()), 2);
    assert_in_order(
        &text,
        [
            "All 8 indicators are rated. All of these 8 are Green.",
            "Levels for the period before are not given.",
            "Exceptions",
            "No indicator is Red or Amber.",
            "Changes",
            "No figure has changed since the one before, or none can be compared.",
            "Not due",
            "Every indicator was due this period.",
            "Not received",
            "Every figure that was due has been received.",
        ],
    );
}

#[test]
fn a_level_that_ends_below_the_target_is_an_exception_unless_the_pack_says_which_are() {
    let mut pack: Value = serde_json::from_str(&green(8).text()).expect("a pack");
    pack["indicators"][0]["rag"] = json!("Amber");
    pack["rating"] = json!({"bands": [
        {"name": "Red", "below": -10, "off_target": true},
        {"name": "Amber", "below": -5},
        {"name": "Green"},
    ]});
    let text = page_text(&render(pack.to_string()), 2);
    assert_in_order(&text, ["All 8 indicators are rated. 7 of these 8 (88%) are Green."]);
    assert_in_order(&text, ["Exceptions", "Amber", "1 Measure 1", "Changes"]);
    pack["report"]["summary"] = json!({"exceptions": ["Red"]});
    assert!(page_text(&render(pack.to_string()), 2).contains("No indicator is Red."));
}

#[test]
fn the_pack_says_which_levels_are_exceptions_and_how_many_changes_are_listed() {
    let with = |summary: Value| page_text(&render(mixed().report("summary", summary).text()), 2);
    let blue = with(json!({"exceptions": ["Amber"], "movers": 1}));
    assert_in_order(&blue, ["Exceptions", "Amber 8 Measure 8", "Largest changes"]);
    assert_in_order(&blue, ["Declining: 1 of 2", "from 41 to 37", "Improving: 1 (among the exceptions)"]);
    assert!(!blue.contains("Red 7") && !blue.contains("9 Measure 9"), "{blue}");
    let none = with(json!({"exceptions": [], "movers": 0}));
    assert!(!none.contains("Exceptions") && !none.contains("Largest changes"), "{none}");
}

#[test]
fn measures_off_target_are_exceptions_where_their_indicator_is_none() {
    let pack = green(8).measuring("9", r#""measures": [{"title": "Adults", "current": 1, "rag": "Red"}, {"title": "Children", "current": 2, "rag": "Green"}]"#);
    let text = page_text(&render(pack.text()), 2);
    assert_in_order(&text, ["Exceptions", "Red 9 Measure 9: Adults", "Changes"]);
    assert!(!text.contains("Children"), "{text}");
}

#[test]
fn more_exceptions_than_there_is_room_for_are_counted() {
    let pack =
        (1..=30).fold(Pack::new(), |pack, number| pack.measuring(&number.to_string(), r#""current": 5, "rag": "Red""#));
    let pdf = render(pack.text());
    assert!(
        pdf.outline().iter().find(|bookmark| bookmark.title == "Key").expect("a key").page <= 4,
        "two pages at most"
    );
    let text = page_text(&pdf, 2) + &page_text(&pdf, 3);
    // Those that have no room in full are on a line each.
    let listed = |text: &str| (1..=99).filter(|number| text.contains(&format!("{number} Measure {number} "))).count();
    assert_eq!(listed(&text), 30, "{text}");
    let (full, brief) = text.split_once("In brief: what is being done is on their pages").expect("some in brief");
    assert!(listed(full) >= 8 && listed(brief) > 1, "{text}");
    assert!(full.contains("No action is reported.") && !brief.contains("No action is reported."), "{text}");
    assert!(!text.contains("not listed here"), "{text}");
    // Only what not even a line is left for is counted alone.
    let pack =
        (1..=99).fold(Pack::new(), |pack, number| pack.measuring(&number.to_string(), r#""current": 5, "rag": "Red""#));
    let pdf = render(pack.text());
    let text = page_text(&pdf, 2) + &page_text(&pdf, 3);
    let shown = listed(&text);
    assert!((40..99).contains(&shown), "as many as two pages hold: {shown}");
    assert_in_order(&text, [&format!("{} more are not listed here.", 99 - shown), "Not due", "Not received"]);
}

#[test]
fn the_summary_is_the_same_when_the_report_is_typeset_as_a_whole() {
    let report = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/typst-templates/report.typ")).expect("a template");
    let folder = Folder::with("pack.json", mixed().text());
    folder.write("mine/report.typ", report);
    folder.run(["render", "pack.json", "-o", "out.pdf", "--templates", "mine", "--verify"]).exits(0);
    assert_eq!(page_text(&folder.pdf("out.pdf"), 2), page_text(&render(mixed().text()), 2));
}

#[test]
fn rows_of_the_summary_have_headers_and_large_print_reflows() {
    let pdf = render(mixed().report("theme", json!({"text_size": 18})).text());
    let tags = pdf.tags();
    let tables = tags.find_all("Table").into_iter().filter(|table| table.page.is_some_and(|page| page == 2));
    for table in tables {
        for row in table.find_all("TR") {
            let first = row.children().next().expect("a cell");
            assert_eq!(first.kind, "TH", "{}", table.outline());
        }
    }
}

#[test]
fn in_large_print_two_pages_hold_the_summary_of_the_sample() {
    let large = json!({"text_size": 18});
    let text = page_text(&render(mixed().report("theme", large.clone()).text()), 2);
    assert_in_order(&text, ["Exceptions", "Red 7 Measure 7", "37 against a target of 60"]);
    let mut pack: Value = serde_json::from_str(&sample_pack("communities-2024-25-q2")).expect("the sample");
    pack["report"]["theme"] = large;
    let pdf = render(pack.to_string());
    let page =
        |title: &str| pdf.outline().iter().find(|bookmark| bookmark.title == title).map(|bookmark| bookmark.page);
    assert_eq!(page("Key").zip(page("Summary")).map(|(key, summary)| key - summary), Some(2));
    assert_in_order(
        &page_text(&pdf, 2),
        ["Registrations - All deaths", "37% against a target of 60%", "Keep appointments"],
    );
}

#[test]
fn words_that_councils_publish_for_a_change_are_counted_as_what_they_say() {
    let words = ["Getting better", "Better", "Improved", "Getting worse", "Worse", "Static", "Watch this space"];
    let pack = words.iter().zip(9..).fold(green(8), |pack, (word, number): (_, u32)| {
        pack.measuring(&number.to_string(), &format!(r#""current": 5, "rag": "Green", "change": "{word}""#))
    });
    let text = page_text(&render(pack.text()), 2);
    assert_in_order(&text, ["Improving 3", "Declining 2", "No change 1", "Change N/A 9"]);
}

#[test]
fn every_decline_is_named_as_far_as_there_is_room() {
    let declining = r#""direction": "higher", "previous": 9, "current": 5, "rag": "Green""#;
    let pack =
        |count: usize| (1..=count).fold(green(8), |pack, number| pack.measuring(&format!("D{number}"), declining));
    let text = page_text(&render(pack(8).text()), 2);
    assert_in_order(&text, ["Declining: 8", "D1 Measure D1", "from 9 to 5", "D8 Measure D8"]);
    let text = page_text(&render(pack(12).text()), 2);
    assert_in_order(&text, ["Declining 12", "Declining: 8 of 12", "D8 Measure D8"]);
    assert!(!text.contains("D9 Measure"), "{text}");
}

#[test]
fn an_exception_says_whether_it_is_new_as_far_as_that_is_known() {
    let history = |before: &str| {
        format!(
            r#""rag": "Red", "current": 3, "previous": 4, "direction": "higher", "history": [{{"period": "Q1", "value": 4{before}}}, {{"period": "Q2", "value": 3}}]"#
        )
    };
    let with = |before: &str| page_text(&render(green(8).measuring("9", &history(before)).text()), 2);
    assert_in_order(
        &with(r#", "rag": "Red""#),
        ["Exceptions", "Red 9 Measure 9", "Declining, from 4 in Q1 (also Red)"],
    );
    assert_in_order(&with(r#", "rag": "Green""#), ["Exceptions", "Red 9 Measure 9", "Declining, from 4 in Q1 (Green)"]);
    let unknown = with("");
    assert!(unknown.contains("Levels for the period before are not given."), "{unknown}");
    assert!(unknown.contains("from 4 in Q1\n"), "{unknown}");
}

#[test]
fn what_is_not_compared_is_explained_and_the_largest_of_it_listed() {
    let pack = green(8).measuring("9", r#""current": 8, "previous": 4, "rag": "Green", "change": "N/A""#);
    let text = page_text(&render(pack.text()), 2);
    assert_in_order(&text, ["Change N/A 9", "Change N/A: published so, or no direction or earlier figure is given."]);
    assert_in_order(&text, ["Changes", "Changed, but not rated better or worse: 1", "9 Measure 9", "from 4 to 8"]);
    let own = green(8).measuring("9", r#""current": 8, "rag": "Green", "change": "Watch this space""#);
    let text = page_text(&render(own.text()), 2);
    assert!(text.contains("is given, or the change is in words of its own."), "{text}");
}

#[test]
fn figures_for_the_year_to_date_are_compared_with_last_year() {
    let fields =
        r#""basis": "cumulative", "direction": "higher", "target": 90, "current": 50, "previous": 20, "last_year": 60"#;
    let text = page_text(&render(green(8).measuring("9", fields).text()), 2);
    assert_in_order(&text, ["50 against a target of 90", "Declining, from 60 last year"]);
    let text = page_text(&render(green(8).measuring("9", &format!(r#"{fields}, "rag": "Green""#)).text()), 2);
    assert_in_order(&text, ["Declining: 1", "from 60 to 50", "compared with the same period last year."]);
}

#[test]
fn the_summary_of_the_sample_is_one_page_that_names_what_declines() {
    let pdf = Pdf::from_bytes(sample("communities-2024-25-q2").to_vec());
    let page =
        |title: &str| pdf.outline().iter().find(|bookmark| bookmark.title == title).map(|bookmark| bookmark.page);
    assert_eq!(page("Key").zip(page("Summary")).map(|(key, summary)| key - summary), Some(1));
    let declined = ["Percentage of learners who complete", "Number of self-referrals"];
    let text = page_text(&pdf, 2);
    for title in declined {
        assert!(text.split("Declining: 2").nth(1).is_some_and(|below| below.contains(title)), "{title}: {text}");
    }
}

#[test]
fn a_change_from_nothing_is_the_largest_and_what_has_no_figure_is_said() {
    let changed = |before: u32, now: u32| {
        format!(r#""direction": "higher", "previous": {before}, "current": {now}, "rag": "Green""#)
    };
    let pack =
        green(8).measuring("9", &changed(100, 150)).measuring("10", &changed(0, 20)).measuring("11", &changed(0, 0));
    let parts = r#""target": 5, "current": 4, "measures": [{"title": "Adults", "current": null}, {"title": "Children", "current": 2}]"#;
    let text = page_text(&render(pack.measuring("12", parts).text()), 2);
    assert_in_order(&text, ["Improving: 2", "10 Measure 10", "from 0 to 20", "9 Measure 9", "from 100 to 150"]);
    assert_in_order(&text, ["Not received", "12 Measure 12", "No figure for: Adults"]);
    assert!(!text.contains("Children") && !text.contains("from 0 to 0"), "{text}");
}

#[test]
fn a_figure_beyond_a_target_that_is_not_to_be_passed_is_no_success() {
    let off = |direction: &str, current: u32| {
        let fields = format!(r#""current": {current}, "target": 20, "direction": "{direction}", "rag": "Red""#);
        page_text(&render(green(8).measuring("9", &fields).text()), 2)
    };
    assert_in_order(&off("lower", 40), ["9 Measure 9", "100% above target (lower is better)"]);
    assert!(!off("higher", 10).contains("is better"));
}
