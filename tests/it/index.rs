//! The index: counts by level, and rows that lead to every indicator.

use std::fmt::Write;
use std::sync::LazyLock;

use crate::pack::Pack;
use crate::pdf::{Pdf, Target};
use crate::reading::{index_rows, page_of_indicator, page_with};
use crate::run::{Folder, assert_in_order, render};

/// Checks that each row leads to its indicator and prints the number of that page.
#[track_caller]
fn assert_rows_lead_to_their_indicators(pdf: &Pdf, count: usize) {
    let (rows, labels) = (index_rows(pdf), pdf.info().page_labels);
    assert_eq!(rows.len(), count);
    for row in rows {
        let page = page_with(pdf, &format!("Indicator {}: {}", row.cell("No."), row.cell("Indicator")));
        assert!(!row.leads_to.is_empty() && row.leads_to.iter().all(|to| *to == page), "{row:?} is on page {page}");
        assert_eq!(row.cell("Page"), labels[page - 1], "{row:?}");
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
fn the_index_shows_number_title_figures_level_change_and_page() {
    let history = r#""history": [{"period": "Q1", "value": 2}, {"period": "Q2", "value": 3}, {"period": "Q3", "value": 4}, {"period": "Q4", "value": 5}]"#;
    let pack = Pack::new()
        .measuring("36", &format!(r#""target": 4, "current": 5, "rag": "Green", "change": "Improving", {history}"#))
        .measuring("37", r#""target": "Fewer than 8", "current": {"value": 5, "mark": "provisional"}, "rag": "Contextual", "change": "NA""#)
        .measuring("38", r#""current": {"value": null, "mark": "suppressed"}"#)
        .indicator(r#"{"title": "Untracked", "current": 5}"#);
    let pdf = render(pack.text());
    insta::assert_snapshot!(table(&pdf), @"
    No. | Indicator | Target | Current | Trend | Rating | Change | Page
    36 | Measure 36 | 4 | 5 | • | Green | Improving | 4
    37 | Measure 37 | Fewer than 8 | 5 [p] |  | Contextual | NA | 5
    38 | Measure 38 |  | N/A [c] |  |  |  | 6
     | Untracked |  | 5 |  |  |  | 7
    ");
    assert_eq!(trends(&pdf), ["rose from 2 to 5 over four periods"]);
}

/// The headings and the rows of the index as text.
fn table(pdf: &Pdf) -> String {
    let mut table = String::new();
    for row in index_rows(pdf) {
        if table.is_empty() {
            writeln!(table, "{}", row.headings.join(" | ")).expect("a string grows");
        }
        writeln!(table, "{}", row.cells.join(" | ")).expect("a string grows");
    }
    table
}

/// What is heard of the trends in the index.
fn trends(pdf: &Pdf) -> Vec<String> {
    let tags = pdf.tags();
    let tables = tags.find_all("Table");
    let index = tables.iter().find(|table| table.text().contains("Page") && table.text().contains("Indicator"));
    let figures = index.expect("an index").find_all("Figure").into_iter();
    figures.filter_map(|figure| figure.alt.clone()).collect()
}

#[test]
fn a_column_that_nobody_fills_is_not_drawn() {
    let pack = Pack::new().indicator(r#"{"title": "One"}"#).indicator(r#"{"title": "Two"}"#);
    insta::assert_snapshot!(table(&render(pack.text())), @"
    Indicator | Page
    One | 4
    Two | 5
    ");
}

#[test]
fn a_line_chart_of_the_measure_that_ends_now_is_a_trend_too() {
    let chart = |kind: &str, role: &str, values: &str| {
        format!(
            r#""current": 5, "charts": [{{"kind": "{kind}", "title": "Loans", "categories": ["2021", "2022", "2023", "2024"],
            "series": [{{"name": "Us", "role": "{role}", "values": [{values}]}}]}}]"#
        )
    };
    let heard =
        |fields: &str| trends(&render(Pack::new().measuring("1", &format!(r#""frequency": "Year", {fields}"#)).text()));
    assert_eq!(heard(&chart("line", "actual", "8, 7, 6, 5")), ["fell from 8 to 5 over four years"]);
    // Another figure, another series, no course, too few periods.
    for other in [
        chart("line", "actual", "8, 7, 6, 4"),
        chart("line", "comparator", "8, 7, 6, 5"),
        chart("column", "actual", "8, 7, 6, 5"),
        chart("line", "actual", "8, null, 6, 5"),
    ] {
        assert!(heard(&other).is_empty(), "{other}");
    }
}

#[test]
fn what_is_not_due_is_listed_apart_and_counted_under_no_level() {
    let pack = Pack::new()
        .measuring("1", r#""group": "Libraries", "current": 5, "rag": "Green", "change": "Improving""#)
        .measuring("2", r#""group": "Libraries", "current": 6, "rag": "Red", "change": "Declining", "not_due": "Annual: next due in Quarter 4""#)
        .measuring("3", r#""group": "Libraries", "current": 7, "rag": "Green""#);
    let pdf = render(pack.text());
    assert_in_order(
        &pdf.page_text(3),
        [
            "3 indicators",
            "Red 0",
            "Green 2",
            "Not due 1",
            "Libraries",
            "Measure 1",
            "Measure 3",
            "Not due",
            "Measure 2",
            "6",
            "Annual: next due in Quarter 4",
            "5",
        ],
    );
    let rows = index_rows(&pdf);
    assert_eq!(rows[2].cells, ["2", "Measure 2", "6", "Annual: next due in Quarter 4", "5"]);
    assert_eq!(rows.iter().map(|row| row.leads_to[0]).collect::<Vec<_>>(), [4, 6, 5]);
}

#[test]
fn a_code_breaks_behind_what_parts_it_and_nowhere_else() {
    let codes = ["Continue_Assess_Comp", "Work_Force_Vac_Rate", "LS/Adults/2024-b", "Neighbourhoods", "36"];
    let fields = r#""target": "1,234,567", "current": "1,234,566", "direction": "higher", "rag": "Contextual", "change": "No change""#;
    for size in [12, 16, 18, 24] {
        let pack =
            codes.iter().fold(Pack::new().report("theme", serde_json::json!({"text_size": size})), |pack, code| {
                pack.measuring(code, fields)
            });
        let pdf = render(pack.text());
        let heard = pdf.tags().text().replace('\n', "");
        let pages = 3..page_of_indicator(&pdf, 1);
        let pieces: Vec<String> =
            pages.flat_map(|page| pdf.placed_text(page)).map(|(text, ..)| text.trim().to_owned()).collect();
        for code in codes {
            assert!(heard.contains(code), "{code} is copied whole at {size} pt");
            let cut = pieces
                .iter()
                .find(|piece| piece.len() > 2 && code.contains(piece.as_str()) && !ends_a_part(code, piece));
            assert_eq!(cut, None, "{code} at {size} pt");
        }
    }
}

/// Indicators in large print, one of them with a word that no column holds and a title of many lines.
fn in_large_print(size: usize) -> Pdf {
    let titles = [
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch visits",
        "Percentage of adults in contact with secondary mental health services who live independently, with or without support, at the time of their most recent assessment of their care needs",
        "Children’s social care re-referrals within twelve months",
        "Interdepartmental responsibilities of neighbourhoods",
    ];
    let fields = r#""target": "1,234,567", "current": "1,234,566", "direction": "higher", "rag": "Contextual", "change": "No change""#;
    let pack = Pack::new().report("theme", serde_json::json!({"text_size": size})).report("summary", false);
    let indicator = |(number, title): (usize, &str)| format!(r#"{{"ref": "{number}", "title": "{title}", {fields}}}"#);
    let pack = titles
        .iter()
        .cycle()
        .take(12)
        .enumerate()
        .fold(pack, |pack, (place, title)| pack.indicator(indicator((place, title))));
    render(pack.text())
}

#[test]
fn a_word_that_fits_its_column_is_never_cut_though_another_does_not() {
    for size in [16, 18, 20, 24] {
        let pdf = in_large_print(size);
        let pages = page_with(&pdf, "Index")..page_of_indicator(&pdf, 1);
        let pieces: Vec<String> =
            pages.flat_map(|page| pdf.placed_text(page)).map(|(text, ..)| text.trim().to_owned()).collect();
        for word in ["independently,", "assessment", "secondary", "referrals", "responsibilities", "Interdepartmental"]
        {
            let whole = pieces.iter().filter(|piece| piece.contains(word)).count();
            assert!(whole >= 3 || size == 24 && word.len() > 16, "{word} at {size} pt: {pieces:#?}");
        }
    }
}

#[test]
fn a_row_that_fits_a_page_is_not_broken_because_another_is_high() {
    let pdf = in_large_print(24);
    for page in page_with(&pdf, "Index")..page_of_indicator(&pdf, 1) {
        let text = crate::run::flat(&pdf.page_text(page));
        let (starts, ends) = (text.matches("Children’s").count(), text.matches("months").count());
        assert_eq!(starts, ends, "page {page}: {text}");
    }
}

#[test]
fn why_an_indicator_is_not_due_has_the_room_of_two_columns() {
    let reason = "Annual: next due in Quarter 4, after the survey of residents has been published";
    for size in [12, 14, 18] {
        let fields = format!(r#""target": "1,234,567", "current": "1,234,566", "not_due": "{reason}""#);
        let pack = Pack::new().report("theme", serde_json::json!({"text_size": size}));
        let pack = pack
            .measuring("ASC-CARE-QUAL-LOC_2024/07-A", &fields)
            .measuring("2", r#""current": 5, "rag": "Red", "change": "Declining""#);
        let pdf = render(pack.text());
        let index = page_with(&pdf, "Index");
        let is_of_reason = |text: &str| text.len() > 5 && reason.contains(text.trim());
        let lines = pdf.placed_text(index).into_iter().filter(|(text, ..)| is_of_reason(text)).count();
        assert!((1..=5).contains(&lines), "{lines} lines at {size} pt");
    }
}

#[test]
fn in_large_print_titles_are_as_wide_as_the_page_over_their_figures() {
    for size in [18, 24] {
        let pdf = in_large_print(size);
        let rows = index_rows(&pdf);
        assert_eq!(rows.len(), 12, "{rows:?}");
        let wide =
            pdf.placed_text(page_with(&pdf, "Index")).into_iter().find(|(text, ..)| text.starts_with("Percentage"));
        assert!(wide.expect("a title").1[2] > 0.7 * 595.0, "at {size} pt");
        for (row, position) in rows.iter().zip(1..) {
            assert_eq!(row.leads_to.first(), Some(&page_of_indicator(&pdf, position)), "{row:?}");
        }
        // A title and its figures are on one page.
        for page in page_with(&pdf, "Index")..page_of_indicator(&pdf, 1) {
            let text = crate::run::flat(&pdf.page_text(page));
            assert_eq!(
                text.matches("neighbourhoods").count()
                    + text.matches("months").count()
                    + text.matches("visits").count()
                    + text.matches("care needs").count(),
                text.matches("No change").count(),
                "page {page} at {size} pt: {text}"
            );
        }
    }
}

#[test]
fn trends_of_rows_that_stand_closer_do_not_touch() {
    let history = |last: u32| {
        format!(
            r#"[{{"period": "Q1", "value": 3}}, {{"period": "Q2", "value": 9}}, {{"period": "Q3", "value": 1}}, {{"period": "Q4", "value": {last}}}]"#
        )
    };
    let pack = (0..36).fold(Pack::new().report("summary", false), |pack, number| {
        let last = if number % 2 == 0 { 0 } else { 10 };
        pack.measuring(
            &number.to_string(),
            &format!(r#""current": {last}, "rag": "Green", "history": {}"#, history(last)),
        )
    });
    assert_eq!(trends(&render(pack.text())).len(), 36);
}

#[test]
fn short_titles_stand_beside_figures_that_leave_them_little_room() {
    let figures = r#""target": "£1,234,567", "current": "£1,259,258", "rag": "In Development", "change": "No change", "history": [{"period": "Q1", "value": 3}, {"period": "Q2", "value": 4}, {"period": "Q3", "value": 5}, {"period": "Q4", "value": 6}]"#;
    let pack = |title: &str| Pack::new().indicator(format!(r#"{{"ref": "KPI-001", "title": "{title}", {figures}}}"#));
    let headings = |title: &str| index_rows(&render(pack(title).text())).remove(0).headings;
    assert_eq!(headings("Cases"), ["No.", "Indicator", "Target", "Current", "Trend", "Rating", "Change", "Page"]);
    let long = headings("Cases that were opened in the period and have been closed within it or in the period after");
    assert!(!long.contains(&"Change".to_owned()) || !long.contains(&"No.".to_owned()), "{long:?}");
}

#[test]
fn an_index_a_little_longer_than_a_page_stands_closer_and_takes_one() {
    let pages = |count: usize| page_of_indicator(&render(many(count).text()), 1);
    assert_eq!((pages(30), pages(42), pages(60)), (4, 4, 5));
}

/// Whether a piece of a code begins and ends where it may break.
fn ends_a_part(code: &str, piece: &str) -> bool {
    let parts: Vec<&str> = code.split_inclusive(['_', '/', '-']).collect();
    (0..parts.len()).any(|from| (from..parts.len()).any(|to| parts[from..=to].concat() == piece))
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
        assert_in_order(&pdf.page_text(page), ["No. Indicator Current Rating Change Page"]);
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
