//! What stands behind the cover and in which order: introduction, key, index, indicators.

use serde_json::json;

use crate::pack::Pack;
use crate::pdf::{Pdf, Target};
use crate::run::{Folder, assert_in_order, render};

fn two() -> Pack {
    Pack::new()
        .measuring("1", r#""current": 4, "rag": "Green""#)
        .measuring("2", r#""current": 5, "rag": "Red", "narrative": {"Commentary": "Said."}"#)
}

/// The bookmarks in order.
fn bookmarks(pdf: &Pdf) -> Vec<String> {
    pdf.outline().into_iter().map(|bookmark| bookmark.title).collect()
}

#[test]
fn an_introduction_stands_behind_the_cover_as_texts_with_headings() {
    let texts = json!({
        "Key messages": ["Library use is **up**.", "- One reopened\n- Two follow"],
        "Recommendations": "1. Note the report\n\n| Ward | Cases |\n|---|---|\n| North | 1,204 |",
    });
    let pdf = render(two().report("introduction", texts).text());
    assert_eq!(bookmarks(&pdf)[..3], ["Performance Report", "Introduction", "Key"]);
    assert_in_order(
        &pdf.page_text(2),
        [
            "Introduction",
            "Key messages",
            "Library use is up.",
            "One reopened",
            "Recommendations",
            "1. Note the report",
            "North",
            "1,204",
        ],
    );
    let tags = pdf.tags();
    let headings: Vec<String> = tags.find_all("H2").into_iter().map(|heading| heading.text()).collect();
    assert_eq!(headings[..2], ["Key messages", "Recommendations"]);
}

#[test]
fn the_pack_says_which_parts_are_printed_and_in_which_order() {
    let order = json!(["index", "indicators", "introduction", "key"]);
    let pdf = render(two().report("introduction", json!({"Note": "Last."})).report("parts", order).text());
    let expected =
        ["Performance Report", "Index", "Indicator 1: Measure 1", "Indicator 2: Measure 2", "Introduction", "Key"];
    assert_eq!(bookmarks(&pdf), expected);
    assert_in_order(&pdf.page_text(5), ["Introduction", "Note", "Last."]);
    assert!(!pdf.page_text(5).contains("Return to Index"), "the way back belongs to indicators");
}

#[test]
fn a_part_that_is_left_out_is_not_printed() {
    let without = |parts: serde_json::Value| render(two().report("parts", parts).text());
    assert_eq!(bookmarks(&without(json!([]))), ["Performance Report"]);
    assert_eq!(bookmarks(&without(json!(["key"]))), ["Performance Report", "Key"]);
    let index = without(json!(["index"]));
    assert_in_order(&index.page_text(2), ["Index", "Measure 1", "Measure 2"]);
    assert!(index.links().is_empty(), "titles lead nowhere where there are no indicators");
    let indicators = without(json!(["indicators"]));
    assert_eq!((indicators.page_count(), indicators.links().len()), (3, 0), "there is no index to return to");
}

#[test]
fn the_order_is_the_same_when_the_report_is_typeset_as_a_whole() {
    let report = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/typst-templates/report.typ")).expect("a template");
    for parts in [json!(["indicators", "index", "introduction"]), json!(["index"]), json!(["indicators"]), json!([])] {
        let pack = two().report("introduction", json!({"Note": "Last."})).report("parts", parts.clone());
        let folder = Folder::with("pack.json", pack.text());
        folder.write("mine/report.typ", &report);
        folder.run(["render", "pack.json", "-o", "out.pdf", "--templates", "mine", "--verify"]).exits(0);
        let (whole, pieces) = (folder.pdf("out.pdf"), render(pack.text()));
        assert_eq!(bookmarks(&whole), bookmarks(&pieces), "{parts}");
        assert_eq!(whole.text(), pieces.text(), "{parts}");
    }
}

#[test]
fn the_way_back_leads_to_the_index_wherever_it_stands() {
    let pdf = render(two().report("parts", json!(["indicators", "key", "index"])).text());
    let back: Vec<_> = pdf.links().into_iter().filter(|link| link.page < 4).map(|link| link.target).collect();
    assert_eq!(back, [Target::Page(5), Target::Page(5)]);
}

#[test]
fn what_is_wrong_with_the_parts_is_told_at_its_place() {
    let pack = two()
        .report("parts", json!(["index", "index", "cover"]))
        .report("layout", "continuous")
        .report("summary", json!({"exceptions": ["Redd"]}))
        .report("introduction", "Key messages");
    let ran = Folder::with("pack.json", pack.text()).run(["check", "pack.json", "--errors-only"]).exits(1);
    insta::assert_snapshot!(ran.problems().join("\n"), @r#"
    error[wrong-type]: "introduction" must be an object { … } (the introduction), but it is the text "Key messages"
    error[bad-value]: the layout "continuous" is not one of "page", "flow"
    error[bad-value]: "index" appears twice in "parts"
    error[bad-value]: the part "cover" is not one of "changes", "introduction", "summary", "key", "index", "indicators"
    error[unknown-level]: the scale has no level “Redd”
    "#);
}

#[test]
fn a_summary_and_an_introduction_survive_the_workbook() {
    for summary in [
        json!(true),
        json!(false),
        json!({}),
        json!({"movers": 0}),
        json!({"exceptions": []}),
        json!({"movers": 3, "exceptions": ["Red", "Blue"]}),
    ] {
        let pack = two()
            .report("summary", summary)
            .report("introduction", json!({"Key messages": ["One.", "Two."], "Empty": "", "None": []}))
            .report("parts", json!(["index", "indicators"]))
            .report("layout", "flow");
        let folder = Folder::with("a.json", pack.text());
        folder.run(["convert", "a.json", "-o", "a.xlsx"]).exits(0);
        folder.run(["convert", "a.xlsx", "-o", "b.json"]).exits(0);
        let read = |name: &str| serde_json::from_slice::<serde_json::Value>(&folder.read(name)).expect("JSON");
        assert_eq!(read("a.json")["report"], read("b.json")["report"]);
    }
}
