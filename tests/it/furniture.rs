//! What stands on every page: header, footer, draft and handling marks, page numbers.

use crate::pack::Pack;
use crate::pdf::Pdf;
use crate::run::{assert_in_order, render};

fn two_indicators() -> Pack {
    Pack::new()
        .report("financial_year", "2024/25")
        .measuring("1", r#""current": 4, "rag": "Green""#)
        .measuring("2", r#""current": 5, "rag": "Red""#)
}

/// Checks every page but the cover, which has no furniture.
#[track_caller]
fn assert_on_every_page(pdf: &Pdf, text: &str) {
    for page in 2..=pdf.page_count() {
        assert_in_order(&pdf.page_text(page), [text]);
    }
}

fn on_no_page(pdf: &Pdf, text: &str) -> bool {
    !pdf.text().to_lowercase().contains(text)
}

#[test]
fn every_page_names_the_report_its_period_and_its_date() {
    let pdf = render(two_indicators().report("source", "Figures of the services").text());
    assert_on_every_page(&pdf, "Performance Report · Quarter 2, financial year 2024/25");
    assert_on_every_page(&pdf, "Produced on: 25 November 2024");
    assert_on_every_page(&pdf, "Figures of the services");
}

#[test]
fn every_page_counts_the_pages() {
    let pdf = render(two_indicators().text());
    assert_eq!(pdf.page_count(), 5);
    for page in 2..=5 {
        assert_in_order(&pdf.page_text(page), [format!("Page {page} of 5").as_str()]);
    }
}

#[test]
fn page_numbers_run_on_from_the_packs_first_page() {
    let pdf = render(two_indicators().report("first_page", 21).text());
    for page in 2..=5 {
        let text = pdf.page_text(page);
        assert_in_order(&text, [format!("Page {}", page + 20).as_str()]);
        assert!(!text.contains(" of 25"), "nobody knows the last page of the pack: {text}");
    }
    assert_eq!(pdf.info().page_labels, ["21", "22", "23", "24", "25"]);
}

#[test]
fn every_page_names_appendix_and_agenda_item() {
    let pdf = render(two_indicators().report("appendix", "B").report("agenda_item", "Agenda item 7").text());
    assert_on_every_page(&pdf, "Appendix B");
    assert_on_every_page(&pdf, "Agenda item 7");
    assert!(!pdf.text().contains("Agenda item Agenda item"), "{}", pdf.page_text(2));
}

#[test]
fn an_agenda_item_is_called_so_once() {
    for (item, called) in [
        ("7", "Agenda item 7"),
        ("Item 7", "Agenda item 7"),
        ("agenda item 7", "agenda item 7"),
        ("Items", "Agenda item Items"),
    ] {
        assert_on_every_page(&render(two_indicators().report("agenda_item", item).text()), called);
    }
}

#[test]
fn every_page_of_a_draft_says_so() {
    let pdf = render(two_indicators().report("status", "draft").text());
    assert_on_every_page(&pdf, "DRAFT");
    assert_in_order(&pdf.page_text(1), ["DRAFT"]);
    assert!(on_no_page(&render(two_indicators().text()), "draft"));
    assert!(on_no_page(&render(two_indicators().report("status", "final").text()), "draft"));
}

#[test]
fn every_page_carries_the_handling_text() {
    let marking = "Not for publication by virtue of paragraph 3";
    let pdf = render(two_indicators().report("marking", marking).text());
    assert_on_every_page(&pdf, marking);
}

#[test]
fn the_cover_and_the_first_page_of_every_indicator_carry_the_stamp() {
    let pdf = render(two_indicators().report("issued", "November 2024").text());
    let stamped: Vec<usize> = (1..=5).filter(|page| pdf.page_text(*page).contains("Issued: November 2024")).collect();
    assert_eq!(stamped, [4, 5]);
    assert_in_order(&pdf.page_text(1), ["Issued November 2024"]);
    assert_eq!(pdf.tags().text().matches("Issued").count(), 1, "read once, on the cover");
}

/// The lines of a page that are made of pieces of text, from the top, each with what it says and from where to where.
fn lines(pdf: &Pdf, page: usize) -> Vec<(String, [f64; 2])> {
    let mut lines: Vec<(f64, String, [f64; 2])> = Vec::new();
    for (text, [left, bottom, right, _], _) in pdf.placed_text(page) {
        match lines.iter_mut().find(|(height, ..)| (*height - bottom).abs() < 1.0) {
            Some((_, line, reach)) => {
                (*line, *reach) = (format!("{line}{text}"), [reach[0].min(left), reach[1].max(right)])
            }
            None => lines.push((bottom, text, [left, right])),
        }
    }
    lines.sort_by(|a, b| b.0.total_cmp(&a.0));
    lines.into_iter().map(|(_, text, reach)| (text.trim().to_owned(), reach)).collect()
}

#[test]
fn a_header_too_long_for_a_line_breaks_between_report_and_period() {
    for (size, fields) in [
        (12, ["Appendix A to the report of the Executive Director for Place and Sustainability", "12b"]),
        (18, ["A", "7"]),
        (24, ["A", "7"]),
    ] {
        let pack = two_indicators().report("appendix", fields[0]).report("agenda_item", fields[1]);
        let pdf = render(pack.report("theme", serde_json::json!({"text_size": size})).text());
        let header: Vec<String> = lines(&pdf, 2).into_iter().take(3).map(|(line, _)| line).collect();
        let period = header.iter().find(|line| line.contains("Quarter 2")).expect("a period");
        assert!(period.starts_with("Quarter 2, financial year 2024/25"), "at {size} pt: {header:#?}");
        assert!(!header.iter().any(|line| line.contains('·')), "at {size} pt: {header:#?}");
    }
}

#[test]
fn a_source_takes_the_width_of_the_page_and_leaves_no_word_alone() {
    let source = "Department for Education, Local Authority Interactive Tool, April 2026. Open Government Licence v3.0. \
        Figures of the services of Bournemouth, Christchurch and Poole Council, as reported";
    for size in [12, 18, 24] {
        let pack = two_indicators().report("source", source).report("theme", serde_json::json!({"text_size": size}));
        let lines = lines(&render(pack.text()), 2);
        let first = lines.iter().position(|(line, _)| line.starts_with("Produced on: ")).expect("a date");
        assert!(lines[first].0.contains("Page 2 of"), "at {size} pt: {lines:#?}");
        let source = &lines[first + 1..];
        let widest = source.iter().map(|(_, [_, right])| *right).fold(0.0, f64::max);
        let last = source.last().expect("a source").1[1];
        assert!(source.len() > 1 && last > 0.6 * widest, "at {size} pt: {lines:#?}");
    }
}

#[test]
fn a_handling_text_of_several_lines_leaves_no_word_alone() {
    let marking =
        "Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972";
    for size in [12, 14, 16, 18, 20, 24] {
        let pack = two_indicators().report("marking", marking).report("theme", serde_json::json!({"text_size": size}));
        let pdf = render(pack.text());
        for page in [1, 2] {
            let lines: Vec<String> = lines(&pdf, page).into_iter().map(|(line, _)| line).take(4).collect();
            let last = lines.iter().find(|line| line.ends_with("1972")).expect("its last line");
            assert!(last.len() > 12, "page {page} at {size} pt: {lines:#?}");
        }
    }
}

#[test]
fn a_name_too_long_to_go_on_is_cut_behind_a_word() {
    let long = crate::pack::commentary(&"A sentence of this commentary that goes on. ".repeat(200));
    let title =
        "Number of active library users in the districts, by age group and by the kind of membership that they have";
    for size in [12, 18, 24] {
        let pack = Pack::new().report("theme", serde_json::json!({"text_size": size}));
        let pdf = render(pack.indicator(format!(r#"{{"ref": "7", "title": "{title}", "current": 5, {long}}}"#)).text());
        let text = pdf.text();
        let name = text.lines().find_map(|line| line.split_once("… (continued)")).expect("a name that is cut").0;
        let heading = format!("Indicator 7: {title}");
        let rest = heading.strip_prefix(name.trim()).unwrap_or_else(|| panic!("{name} at {size} pt"));
        assert!(rest.starts_with([' ', ',', ':']), "{name} at {size} pt");
    }
}

#[test]
fn the_name_of_an_indicator_that_flows_on_is_not_read_aloud() {
    let long = crate::pack::commentary(&"A sentence of this commentary that goes on. ".repeat(200));
    for layout in ["page", "flow"] {
        let pack = two_indicators().report("issued", "November 2024").report("layout", layout);
        let pdf = render(pack.measuring("3", &format!(r#""current": 5, {long}"#)).text());
        assert!(pdf.text().contains("Measure 3 (continued)"), "{layout}: {}", pdf.text());
        let heard = pdf.tags().text();
        assert!(!heard.contains("(continued)"), "{layout}: {heard}");
        assert_eq!(heard.matches("Issued").count(), 1, "{layout}: on the cover");
        assert_eq!(heard.matches("Indicator 3: Measure 3").count(), 1, "{layout}: its heading");
    }
}

#[test]
fn the_name_of_an_indicator_that_flows_on_ends_with_a_whole_word() {
    let title = "Average waiting times of residents at all of the household recycling centres of the county";
    for more in ["", "n", "ning", "ning up", "ning up for"] {
        let said = crate::pack::commentary(&"A sentence of this commentary that goes on. ".repeat(100));
        let title = format!("Ope{more} {title}");
        let pack = Pack::new().indicator(format!(r#"{{"title": "{title}", {said}}}"#));
        let pdf = render(pack.text());
        let line = pdf.page_text(5).lines().find(|line| line.contains("(continued)")).expect("the name").to_owned();
        let (shown, _) = line.split_once('…').unwrap_or_else(|| panic!("nothing is left out: {line}"));
        assert!(title.starts_with(&format!("{} ", shown.trim())), "{line}");
    }
}

#[test]
fn furniture_is_not_read_aloud() {
    let pdf = render(two_indicators().report("marking", "Restricted").report("status", "draft").text());
    let heard = pdf.tags().text();
    for furniture in ["Page 2 of", "DRAFT", "Performance Report ·"] {
        assert!(!heard.contains(furniture), "{furniture:?} is part of\n{heard}");
    }
    assert_eq!(heard.matches("Restricted").count(), 1, "once, on the cover:\n{heard}");
}
