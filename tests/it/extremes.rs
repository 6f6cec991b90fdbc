//! Very little and very much: no indicators, one, no names, the longest words, large print.

use serde_json::json;

use crate::everything::{PRINTED, everything};
use crate::pack::Pack;
use crate::pdf::Pdf;
use crate::reading::{index_rows, page_of_indicator};
use crate::run::{Folder, assert_in_order, render};

#[test]
fn a_report_without_indicators_says_so() {
    let pdf = render(Pack::new().text());
    assert_eq!(pdf.page_count(), 3);
    assert_in_order(&pdf.page_text(3), ["Index", "This report has no indicators."]);
}

#[test]
fn a_report_of_one_indicator_counts_one() {
    let pdf = render(Pack::new().measuring("1", r#""current": 5, "rag": "Green""#).text());
    assert_in_order(&pdf.page_text(3), ["1 indicator ", "Red 0", "Green 1"]);
    assert_eq!(index_rows(&pdf).len(), 1);
}

#[test]
fn an_indicator_without_number_or_title_is_still_reachable() {
    let pack = Pack::new()
        .indicator(r#"{"ref": "7", "current": 1}"#)
        .indicator(r#"{"title": "Untracked", "current": 2}"#)
        .indicator(r#"{"current": 3}"#)
        .indicator(r#"{"ref": " ", "title": "", "current": 4}"#);
    let pdf = render(pack.text());
    for (position, name) in [
        (1, "Indicator 7"),
        (2, "Untracked"),
        (3, "Untitled indicator (3rd in this report)"),
        (4, "Untitled indicator (4th in this report)"),
    ] {
        let page = page_of_indicator(&pdf, position);
        assert_eq!(page, 3 + position);
        assert_in_order(&pdf.page_text(page), [name]);
        assert!(pdf.outline().iter().any(|bookmark| bookmark.title == name && bookmark.page == page), "{name}");
        assert!(!index_rows(&pdf)[position - 1].cell("Indicator").is_empty(), "{name}");
    }
}

#[test]
fn an_empty_indicator_prints_its_page() {
    let pdf = render(Pack::new().indicator("{}").text());
    assert_eq!(pdf.page_count(), 4);
}

/// Sixty wide letters without a place to break.
fn long_word(field: &str) -> String {
    let letters = field.chars().filter(|letter| letter.is_ascii_alphabetic()).cycle();
    letters.zip("WMwmQG".chars().cycle()).flat_map(|(letter, wide)| [letter, wide]).take(60).collect()
}

/// Checks that all text of all pages stands inside the page's margins and that no text lies on another.
#[track_caller]
fn assert_nothing_runs_out_or_over(pdf: &Pdf) {
    for page in 1..=pdf.page_count() {
        let [left, right] = pdf.text_reach(page);
        assert!(left > 50.0 && right < 545.0, "page {page} from {left} to {right}:\n{}", pdf.page_text(page));
        // The word across the cover of a draft stands behind all text.
        let is_across = |(one, other): &(String, String)| page == 1 && (one == "DRAFT" || other == "DRAFT");
        let over: Vec<_> = pdf.text_over_text(page).into_iter().filter(|pair| !is_across(pair)).collect();
        assert!(over.is_empty(), "page {page}: {over:#?}");
    }
}

#[track_caller]
fn rendered(folder: &Folder) -> Pdf {
    folder.run(["render", "pack.json", "-o", "out.pdf"]).exits(0);
    folder.pdf("out.pdf")
}

#[test]
fn the_longest_words_break_and_stay_on_the_page() {
    let pdf = rendered(&everything(long_word, &json!({})));
    assert_nothing_runs_out_or_over(&pdf);
    let text: String = pdf.text().split_whitespace().collect();
    for field in PRINTED.iter().filter(|field| !field.contains("alt")) {
        assert!(text.contains(&long_word(field)), "{field} is not whole");
    }
}

#[test]
fn the_longest_words_stay_on_the_page_in_large_print() {
    assert_nothing_runs_out_or_over(&rendered(&everything(long_word, &json!({"text_size": 20}))));
}

#[test]
fn ordinary_words_stay_on_the_page_in_large_print() {
    let pdf = rendered(&everything(
        |field| format!("Performance against the {field} of the service"),
        &json!({"text_size": 24}),
    ));
    assert_nothing_runs_out_or_over(&pdf);
}

#[test]
fn the_samples_keep_to_the_page() {
    for name in ["communities-2024-25-q2", "children-2025"] {
        assert_nothing_runs_out_or_over(&Pdf::from_bytes(crate::run::sample(name).to_vec()));
    }
}
