//! The index: counts by level, and rows that lead to every indicator.

use std::fmt::Write;
use std::sync::LazyLock;

use crate::pack::Pack;
use crate::pdf::{Pdf, Target};
use crate::reading::{index_rows, page_with};
use crate::run::{Folder, assert_in_order, render};

/// Checks that each row leads to its indicator and prints the number of that page.
#[track_caller]
fn assert_rows_lead_to_their_indicators(pdf: &Pdf, count: usize) {
    let (rows, labels) = (index_rows(pdf), pdf.info().page_labels);
    assert_eq!(rows.len(), count);
    for row in rows {
        let page = page_with(pdf, &format!("Indicator {}: {}", row.cells[0], row.cells[1]));
        assert!(!row.leads_to.is_empty() && row.leads_to.iter().all(|to| *to == page), "{row:?} is on page {page}");
        assert_eq!(row.cells[4], labels[page - 1], "{row:?}");
    }
}

fn many(count: usize) -> Pack {
    (1..=count).fold(Pack::new().report("summary", false), |pack, number| {
        let level = ["Red", "Amber", "Green", "Blue"][number % 4];
        pack.measuring(&number.to_string(), &format!(r#""current": {number}, "rag": "{level}", "change": "Improving""#))
    })
}

static FIVE_HUNDRED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = Folder::with("pack.json", many(500).report("first_page", 21).text());
    folder.run(["render", "pack.json"]).exits(0);
    folder.read("pack.pdf")
});

#[test]
fn the_index_shows_number_title_level_change_and_page() {
    let pack = Pack::new()
        .measuring("36", r#""current": 5, "rag": "Green", "change": "Improving""#)
        .measuring("37", r#""current": 5, "rag": "Contextual", "change": "NA""#)
        .indicator(r#"{"title": "Untracked", "current": 5}"#);
    let mut table = String::new();
    for row in index_rows(&render(pack.text())) {
        writeln!(table, "{}", row.cells.join(" | ")).expect("a string grows");
    }
    insta::assert_snapshot!(table, @"
    36 | Measure 36 | Green | Improving | 4
    37 | Measure 37 | Contextual | NA | 5
     | Untracked |  |  | 6
    ");
}

#[test]
fn the_counts_by_level_stand_above_the_index() {
    let levels = ["Red", "Green", "Green", "Blue", "Blue", "Blue", "Contextual"];
    let indicators = levels.iter().zip(1..).fold(Pack::new(), |pack, (level, number)| {
        pack.measuring(&number.to_string(), &format!(r#""current": 5, "rag": "{level}""#))
    });
    let pdf = render(indicators.text());
    assert_in_order(&pdf.page_text(3), ["Index", "Red 1 Amber 0 Green 2 Blue 3 Contextual 1", "No."]);
}

#[test]
fn each_row_leads_to_its_indicator_and_prints_its_page() {
    assert_rows_lead_to_their_indicators(&render(many(12).text()), 12);
    assert_rows_lead_to_their_indicators(&render(many(12).report("first_page", 21).text()), 12);
}

#[test]
fn each_of_five_hundred_rows_leads_to_its_indicator() {
    assert_rows_lead_to_their_indicators(&Pdf::from_bytes(FIVE_HUNDRED.clone()), 500);
}

#[test]
fn a_long_index_repeats_its_header_on_every_page() {
    let pdf = Pdf::from_bytes(FIVE_HUNDRED.clone());
    let first = page_with(&pdf, "Indicator 1: Measure 1");
    assert!(first > 8, "the index of 500 has many pages, and ends on page {}", first - 1);
    for page in 3..first {
        assert_in_order(&pdf.page_text(page), ["No. Indicator Rating Change Page"]);
    }
}

#[test]
fn every_return_to_index_leads_to_the_index() {
    let pdf = Pdf::from_bytes(FIVE_HUNDRED.clone());
    let first = page_with(&pdf, "Indicator 1: Measure 1");
    let index = 3;
    for page in first..=pdf.page_count() {
        assert_in_order(&pdf.page_text(page), ["Return to Index"]);
    }
    let back: Vec<_> = pdf.links().into_iter().filter(|link| link.page >= first).collect();
    assert_eq!(back.len(), 500);
    assert!(back.iter().all(|link| link.target == Target::Page(index)));
}

#[test]
fn an_indicator_that_flows_on_has_its_name_and_the_way_back_on_every_page() {
    let text = vec!["\"A paragraph of some words that fills a little of the page, again and again.\""; 120].join(",");
    let pack = Pack::new().measuring("7", &format!(r#""current": 5, "narrative": {{"Commentary": [{text}]}}"#));
    let pdf = render(pack.text());
    assert!(pdf.page_count() > 5, "it flows on over {} pages", pdf.page_count());
    for page in 4..=pdf.page_count() {
        assert_in_order(&pdf.page_text(page), ["Indicator 7: Measure 7"]);
        assert_in_order(&pdf.page_text(page), ["Return to Index"]);
        let back = pdf.links().into_iter().filter(|link| link.page == page && link.target == Target::Page(3)).count();
        assert_eq!(back, 1, "ways back on page {page}");
    }
}

#[test]
fn a_long_paragraph_leaves_a_way_back_on_the_page_where_it_ends() {
    // Longer by a line from one to the next, so that some end on the last line of their page.
    let pack = (1..=50).fold(Pack::new(), |pack, number| {
        let text = "some words that together fill one line of text and not much more than that ".repeat(60 + number);
        let fields =
            format!(r#""current": 5, "narrative": {{"Commentary": "{text} ended{number}.", "Actions": "None."}}"#);
        pack.measuring(&number.to_string(), &fields)
    });
    let pdf = render(pack.text());
    for number in 1..=50 {
        let end = format!("ended{number}.");
        let page =
            (1..=pdf.page_count()).find(|page| pdf.page_text(*page).contains(&end)).expect("a page with the end");
        assert_in_order(&pdf.page_text(page), ["Return to Index"]);
    }
}

#[test]
fn a_group_whose_name_fills_a_page_is_not_the_indicator_before() {
    let group = "Libraries and leisure ".repeat(22);
    let second = format!(r#""group": "{}", "current": 1"#, group.trim());
    let pack = Pack::new()
        .report("theme", serde_json::json!({"text_size": 24}))
        // As long a name as a pack may hold fills a page where little of the page is left for it.
        .report("marking", "Not for publication before the meeting ".repeat(9).trim())
        .measuring("1", r#""current": 1"#)
        .measuring("2", &second);
    let pdf = render(pack.text());
    let first = page_with(&pdf, "Indicator 1: Measure 1") + 1;
    let second = page_with(&pdf, "Indicator 2: Measure 2");
    assert!(second > first, "the name fills page {first}");
    for page in first..=second {
        let text = pdf.page_text(page);
        assert!(!text.contains("Indicator 1"), "{text}");
    }
}

#[test]
fn groups_stand_as_subheadings_where_they_begin() {
    let pack = Pack::new()
        .measuring("1", r#""group": "Libraries", "current": 1"#)
        .measuring("2", r#""group": "Libraries", "current": 1"#)
        .measuring("3", r#""group": "Coroner", "current": 1"#)
        .measuring("4", r#""current": 1"#);
    let pdf = render(pack.text());
    assert_in_order(&pdf.page_text(3), ["Libraries", "Measure 1", "Measure 2", "Coroner", "Measure 3", "Measure 4"]);
    assert_eq!(pdf.page_text(3).matches("Libraries").count(), 1);
}
