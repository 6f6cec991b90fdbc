//! Change words: computed from the direction, printed only where none is published.

use crate::pack::Pack;
use crate::reading::{changes, headline};
use crate::run::{Folder, render};

#[track_caller]
fn assert_change(fields: &str, expected: &str) {
    let pdf = render(Pack::new().measuring("1", &format!(r#"{fields}, "rag": "Contextual""#)).text());
    assert_eq!(changes(&pdf), [expected], "with {fields}");
}

#[test]
fn higher_figures_improve_or_decline_by_the_direction() {
    assert_change(r#""direction": "higher", "previous": 4, "current": 5"#, "Improving");
    assert_change(r#""direction": "lower", "previous": 4, "current": 5"#, "Declining");
    assert_change(r#""direction": "lower", "previous": "5", "current": "4.99""#, "Improving");
    assert_change(r#""direction": "higher", "previous": "1,000", "current": 1000.0"#, "No change");
}

#[test]
fn close_to_target_improves_by_coming_closer() {
    assert_change(r#""direction": "close", "target": 10, "previous": 14, "current": 7"#, "Improving");
    assert_change(r#""direction": "close", "target": 10, "previous": 12, "current": 13"#, "Declining");
    assert_change(r#""direction": "close", "target": 10, "previous": 12, "current": 8"#, "No change");
}

#[test]
fn without_a_direction_or_a_number_the_change_is_not_available() {
    for fields in [
        r#""previous": 4, "current": 5"#,
        r#""direction": "As needed", "previous": 4, "current": 5"#,
        r#""direction": "higher", "previous": "Fewer than 5", "current": 5"#,
        r#""direction": "higher", "previous": null, "current": 5"#,
    ] {
        let table = headline(&render(Pack::new().measuring("1", fields).text()), 1);
        assert!(table.contains("Change in Performance: N/A"), "with {fields}: {table}");
    }
}

#[test]
fn the_published_word_wins_as_it_is_written() {
    for word in ["Declining", "Improving", "NA", "Too early to say"] {
        let fields = format!(r#""direction": "higher", "previous": 4, "current": 5, "change": "{word}""#);
        assert_change(&fields, word);
    }
}

#[test]
fn a_published_word_that_contradicts_the_figures_is_told() {
    let fields = r#""direction": "higher", "previous": 4, "current": 5, "change": "Declining", "rag": "Contextual""#;
    let folder = Folder::with("pack.json", Pack::new().measuring("1", fields).text());
    let ran = folder.run(["check", "pack.json"]).exits(0);
    let told: Vec<String> = ran.problems().into_iter().filter(|title| title.contains("change-mismatch")).collect();
    insta::assert_snapshot!(told.join("\n"), @"warning[change-mismatch]: Indicator 1: published as “Declining”, but 4 to 5 is an improvement");
}
