//! The key.

use crate::pack::Pack;
use crate::pdf::{Pdf, Tag};
use crate::run::{flat, render};

/// The rows of the key: item and explanation.
fn rows(pdf: &Pdf) -> Vec<Vec<String>> {
    let tags = pdf.tags();
    let is_key = |table: &&Tag| table.find_all("TH").first().is_some_and(|cell| cell.text() == "Item");
    let rows = tags.find_all("Table").into_iter().find(is_key).expect("a key").rows();
    rows.into_iter().map(|row| row.iter().map(|cell| flat(cell)).collect()).collect()
}

#[test]
fn the_standard_key_has_twelve_items_in_the_published_order() {
    let rows = rows(&render(Pack::new().text()));
    let items: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        items,
        [
            "Item",
            "Target / Pro Rata Target",
            "Current Month / Current Period",
            "Previous Month / Previous Period",
            "Direction for Improvement",
            "Change in Performance",
            "Statistical Neighbours Mean",
            "England Mean",
            "RAG Rating",
            "Indicator Description",
            "Commentary",
            "Actions",
            "Useful Links",
        ]
    );
    assert!(rows.iter().all(|row| row.len() == 2 && row[1].len() > 10), "{rows:#?}");
}

#[test]
fn the_key_explains_every_level() {
    let rows = rows(&render(Pack::new().text()));
    let rating = rows.iter().find(|row| row[0] == "RAG Rating").expect("a row on the rating");
    let levels = ["Red", "Amber", "Green", "Blue", "Baseline", "Contextual", "In Development"];
    crate::run::assert_in_order(&rating[1], levels);
    crate::run::assert_in_order(
        &rating[1],
        ["More than 10% off target", "10% or less", "5%", "More than 5% over target"],
    );
}

#[test]
fn the_packs_own_key_stands_in_its_place() {
    let key = r#""key": [
        {"item": "Zeal", "explanation": "How eager we are, in **five** steps"},
        {"item": "RAG Status", "explanation": "How we stand"},
        {"item": "Aim", "explanation": "Where we go"}
    ]"#;
    let rows = rows(&render(Pack::new().with(key).text()));
    assert_eq!(rows[1], ["Zeal", "How eager we are, in five steps"]);
    assert_eq!(rows[2][0], "RAG Status");
    assert!(rows[2][1].starts_with("How we stand Red "), "the levels are listed with the rating: {rows:#?}");
    assert_eq!(rows[3], ["Aim", "Where we go"]);
    assert_eq!(rows.len(), 4);
}

#[test]
fn levels_of_another_scale_are_explained_by_their_limits() {
    let scale = r#""rating": {"basis": "points", "bands": [{"name": "Low", "below": -2.5}, {"name": "Fair", "up_to": 1}, {"name": "High"}]}"#;
    let rows = rows(&render(Pack::new().with(scale).text()));
    let rating = rows.iter().find(|row| row[0] == "RAG Rating").expect("a row on the rating");
    insta::assert_snapshot!(rating[1], @"How the current figure compares with the target: Low More than 2.5 points worse than target Fair Up to 1 point better than target High Better than that Baseline Not rated: the figure is the starting point for later comparison Contextual Not rated: shown for information, without a target In Development Not rated: the indicator is still being developed");
}

#[test]
fn in_large_print_a_level_and_its_meaning_are_on_one_page() {
    let meanings = [
        ("Red", "More than 10% off target"),
        ("Amber", "Off target by 10% or less"),
        ("Green", "On target, or up to 5% over"),
        ("Blue", "More than 5% over target"),
    ];
    for size in 15..=24 {
        let pdf = render(Pack::new().report("theme", serde_json::json!({"text_size": size})).text());
        let page = |title: &str| pdf.outline().iter().find(|bookmark| bookmark.title == title).expect("a part").page;
        let texts: Vec<String> =
            (page("Key")..page("Index")).map(|page| crate::run::flat(&pdf.page_text(page))).collect();
        for (level, meaning) in meanings {
            let together = texts.iter().filter(|text| text.contains(&format!("{level} {meaning}"))).count();
            assert_eq!(together, 1, "{level} at {size} pt: {texts:#?}");
        }
    }
}
