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
    insta::assert_snapshot!(rating[1], @"How the current figure compares with the target: Low More than 2.5 points worse than target Fair On target, up to 2.5 points worse, or up to 1 point better High More than 1 point better than target Baseline Not rated: the figure is the starting point for later comparison Contextual Not rated: shown for information, without a target In Development Not rated: the indicator is still being developed");
}

#[test]
fn a_band_between_two_others_says_where_it_begins_and_where_it_ends() {
    let scale = r#""rating": {"bands": [{"name": "A", "below": -10}, {"name": "B", "below": -5}, {"name": "C", "below": 0}, {"name": "D"}], "labels": []}"#;
    let rows = rows(&render(Pack::new().with(scale).text()));
    let rating = rows.iter().find(|row| row[0] == "RAG Rating").expect("a row on the rating");
    insta::assert_snapshot!(rating[1], @"How the current figure compares with the target: A More than 10% worse than target B More than 5% and up to 10% worse than target C Up to 5% worse than target D On target or better");
}

#[test]
fn the_published_scale_in_points_is_not_explained_in_per_cent() {
    let rows = rows(&render(Pack::new().with(r#""rating": {"basis": "points"}"#).text()));
    let rating = rows.iter().find(|row| row[0] == "RAG Rating").expect("a row on the rating");
    let meanings =
        ["Red More than 10 points worse", "Amber Up to 10 points worse", "Green On target, or up to 5 points better"];
    crate::run::assert_in_order(&rating[1], meanings);
    assert!(!rating[1].contains('%'), "{rating:?}");
}

/// An indicator with a target, and with limits of its own or without.
fn rated(number: &str, own: bool) -> String {
    let rating = if own { r#", "rating": {"bands": [{"name": "Red", "below": -2}, {"name": "Green"}]}"# } else { "" };
    format!(r#"{{"ref": "{number}", "title": "Visits", "target": 5, "current": 6, "direction": "higher"{rating}}}"#)
}

#[test]
fn the_key_says_which_indicators_have_limits_of_their_own_and_where_they_stand() {
    let pack = || Pack::new().indicator(rated("1", true)).indicator(rated("2", false)).indicator(rated("3b", true));
    let of = |pack: Pack| {
        let pdf = render(pack.text());
        rows(&pdf).into_iter().find(|row| row[0] == "Limits for this indicator").map(|row| row[1].clone())
    };
    let expected = "Indicators 1 and 3b have limits of their own. They are rated by these, which stand on their pages, under the figures.";
    let own_key = r#""key": [{"item": "Aim", "explanation": "Where we go"}]"#;
    for pack in [pack(), pack().with(r#""key": "used""#), pack().with(own_key)] {
        assert_eq!(of(pack).as_deref(), Some(expected));
    }
    assert_eq!(of(Pack::new().indicator(rated("2", false))), None);
    let many = (0..9).fold(Pack::new(), |pack, number| pack.indicator(rated(&number.to_string(), true)));
    let many = of(many).expect("a row");
    assert!(many.starts_with("9 indicators have limits of their own."), "{many}");
}

#[test]
fn where_lower_is_better_the_key_says_on_which_side_over_target_is() {
    let of = |pack: Pack| rows(&render(pack.text())).into_iter().find(|row| row[0] == "Off target, over target");
    let lower = || Pack::new().measuring("1", r#""target": 5, "current": 6, "direction": "lower""#);
    let row = of(lower()).expect("a row");
    assert!(row[1].contains("Where lower is better, a figure above the target is off target"), "{row:?}");
    assert_eq!(of(Pack::new().indicator(rated("1", false))), None);
    assert_eq!(of(lower().with(r#""rating": {"bands": [{"name": "Bad", "below": 0}, {"name": "Good"}]}"#)), None);
}

#[test]
fn a_baseline_and_a_trend_are_explained_where_there_are_some() {
    let plain = rows(&render(Pack::new().indicator(rated("1", false)).text()));
    assert!(!plain.iter().any(|row| row[0] == "Baseline" || row[0] == "Trend"), "{plain:?}");
    let history = r#""baseline": 4, "current": 6, "rag": "Contextual", "history": [{"period": "Q1", "value": 3}, {"period": "Q2", "value": 4}, {"period": "Q3", "value": 5}, {"period": "Q4", "value": 6}]"#;
    let rows = rows(&render(Pack::new().measuring("1", history).text()));
    for item in ["Baseline", "Trend"] {
        assert!(rows.iter().any(|row| row[0] == item), "no {item}: {rows:?}");
    }
}

#[test]
fn a_key_a_little_longer_than_a_page_stands_closer_and_takes_one() {
    let figures = r#""baseline": 4, "annual_target": 9, "current": {"value": 6, "mark": "provisional"}, "previous": {"value": 5, "mark": "revised"}, "rag": "Contextual", "history": [{"period": "Q1", "value": 3}, {"period": "Q2", "value": 4}, {"period": "Q3", "value": 5}, {"period": "Q4", "value": 6}]"#;
    let pdf = render(Pack::new().measuring("1", figures).text());
    let rows = rows(&pdf);
    assert!(rows.len() > 16, "more than fits as usual: {rows:?}");
    let page = |title: &str| pdf.outline().iter().find(|bookmark| bookmark.title == title).expect("a part").page;
    assert_eq!(page("Index"), page("Key") + 1);
    assert!(flat(&pdf.page_text(page("Key"))).contains("since it was first published"), "its last row");
}

#[test]
fn levels_and_marks_are_lists_whose_signs_they_are() {
    let pdf = render(Pack::new().measuring("1", r#""current": {"value": 6, "mark": "provisional"}"#).text());
    let tags = pdf.tags();
    let lists = tags.find_all("L");
    let items: Vec<(String, String)> = lists
        .iter()
        .flat_map(|list| list.find_all("LI"))
        .map(|item| (flat(&item.find_all("Lbl")[0].text()), flat(&item.find_all("LBody")[0].text())))
        .collect();
    assert_eq!(items[0], ("Red".to_owned(), "More than 10% off target".to_owned()));
    assert_eq!(items.last().map(|(sign, _)| sign.as_str()), Some("[p]"));
    assert_eq!(items.len(), 8);
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

/// The items of a key that has only what the report uses, and the rows of its rating.
fn used(pack: Pack) -> (Vec<String>, String) {
    let rows = rows(&render(pack.with(r#""key": "used""#).text()));
    let rating = rows.iter().find(|row| row[0] == "RAG Rating").map(|row| row[1].clone());
    (rows.into_iter().skip(1).map(|row| row[0].clone()).collect(), rating.unwrap_or_default())
}

#[test]
fn a_key_of_what_is_used_has_no_row_and_no_label_beyond_it() {
    let (items, rating) = used(Pack::new().measuring("1", r#""target": 5, "current": 6, "direction": "higher""#));
    let expected =
        ["Target / Pro Rata Target", "Current Month / Current Period", "Direction for Improvement", "RAG Rating"];
    assert_eq!(items, expected);
    crate::run::assert_in_order(&rating, ["Red", "Amber", "Green", "Blue More than 5% over target"]);
    assert!(rating.ends_with("More than 5% over target"), "labels nobody has: {rating}");
    let (_, rating) = used(Pack::new().measuring("1", r#""current": 6, "rag": "Contextual""#));
    assert!(rating.starts_with("How the current figure compares with the target: Contextual"), "{rating}");
    assert!(!rating.contains("Red") && !rating.contains("Baseline"), "{rating}");
}

#[test]
fn levels_that_are_expected_or_past_or_of_a_measure_are_used_too() {
    for fields in [
        r#""current": 6, "forecast": {"value": 7, "rag": "Amber"}"#,
        r#""current": 6, "history": [{"period": "Q1", "value": 5, "rag": "Amber"}, {"period": "Q2", "value": 6}]"#,
        r#""measures": [{"title": "Adults", "current": 6, "rag": "Amber"}]"#,
    ] {
        let (items, rating) = used(Pack::new().measuring("1", fields));
        assert!(items.contains(&"RAG Rating".to_owned()) && rating.contains("Amber"), "{fields}: {items:?} {rating}");
    }
}

#[test]
fn in_large_print_a_long_row_goes_on_on_the_next_page() {
    let long = "A sentence of ordinary words that explains something at length. ".repeat(9);
    let key = format!(r#""key": [{{"item": "Aim", "explanation": "{long} Its end."}}]"#);
    let scale = format!(
        r#""rating": {{"bands": [{{"name": "Bad", "below": 0, "meaning": "{long} Its end."}}, {{"name": "Good"}}]}}"#
    );
    let pack = Pack::new().with(&key).with(&scale).report("theme", serde_json::json!({"text_size": 24}));
    let pdf = render(pack.report("marking", "Not for publication by virtue of paragraph 3").text());
    assert_eq!(flat(&pdf.text()).matches("Its end.").count(), 2, "{}", pdf.text());
}

#[test]
fn where_nothing_is_used_there_is_no_key() {
    let pdf = render(Pack::new().with(r#""key": "used""#).text());
    let titles: Vec<String> = pdf.outline().into_iter().map(|bookmark| bookmark.title).collect();
    assert_eq!(titles, ["Performance Report", "Index"]);
}

#[test]
fn in_large_print_a_level_is_nearer_to_its_meaning_than_to_the_level_before() {
    let pdf = render(Pack::new().report("theme", serde_json::json!({"text_size": 18})).text());
    let placed: Vec<_> = (2..=3).flat_map(|page| pdf.placed_text(page)).collect();
    let bottom = |text: &str| placed.iter().find(|(run, ..)| run == text).unwrap_or_else(|| panic!("no {text}")).1[1];
    let (red, meaning, amber) = (bottom("Red"), bottom("More than 10% off target"), bottom("Amber"));
    assert!(red - meaning < 0.8 * (meaning - amber), "{red} {meaning} {amber}");
}
