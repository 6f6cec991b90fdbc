//! What the PDF says of itself: title, author, language, date, bookmarks.

use crate::pack::Pack;
use crate::run::render;

#[test]
fn the_document_names_its_title_author_language_and_date() {
    let pack = Pack::new().report("organisation", "Example County Council").report("team", "Performance");
    let info = render(pack.text()).info();
    assert_eq!(info.title, "Performance Report, Quarter 2, Scrutiny Committee");
    assert_eq!(info.author, "Example County Council");
    assert_eq!(info.language, "en-GB");
    assert_eq!((info.created.as_str(), info.modified.as_str()), ("D:20241125000000Z", "D:20241125000000Z"));
    assert!(info.creator.starts_with("committee-report "), "{}", info.creator);
}

#[test]
fn the_language_is_the_packs() {
    assert_eq!(render(Pack::new().report("language", "cy-GB").text()).info().language, "cy-GB");
    assert_eq!(render(Pack::new().report("language", "cy").text()).info().language, "cy");
}

#[test]
fn bookmarks_nest_indicators_in_their_groups() {
    let pack = Pack::new()
        .measuring("1", r#""group": "Libraries", "current": 1, "narrative": {"Commentary": "Said."}"#)
        .measuring("2", r#""group": "Libraries", "current": 1"#)
        .measuring("3", r#""current": 1"#)
        .measuring("4", r#""group": "Coroner", "current": 1"#);
    let bookmarks: String = render(pack.text())
        .outline()
        .iter()
        .map(|bookmark| format!("{}{} ({})\n", "  ".repeat(bookmark.level - 1), bookmark.title.trim(), bookmark.page))
        .collect();
    insta::assert_snapshot!(bookmarks, @"
    Performance Report (1)
    Key (2)
    Index (3)
    Libraries (4)
      Indicator 1: Measure 1 (4)
      Indicator 2: Measure 2 (5)
    Indicator 3: Measure 3 (6)
    Coroner (7)
      Indicator 4: Measure 4 (7)
    ");
}

#[test]
fn page_labels_are_the_printed_numbers() {
    let info = render(Pack::new().text()).info();
    assert_eq!(info.page_labels, ["1", "2", "3"]);
}
