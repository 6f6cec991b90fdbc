//! Whatever the words: nothing that stands on one line breaks in two, and nothing is cut from its name by a page's end.

use serde_json::json;

use crate::pack::Pack;
use crate::pdf::Pdf;
use crate::run::{assert_in_order, render};

/// A piece of text and the height of its line above the page's foot.
fn pieces(pdf: &Pdf, page: usize) -> Vec<(String, f64)> {
    let placed = pdf.placed_text(page).into_iter();
    placed.map(|(text, [_, bottom, _, _], size)| (text.trim().to_owned(), bottom + 0.25 * size)).collect()
}

/// The line on which a piece of text stands.
#[track_caller]
fn line_of(pdf: &Pdf, page: usize, wanted: &str) -> f64 {
    let found = pieces(pdf, page).into_iter().find(|(text, _)| text == wanted);
    found.unwrap_or_else(|| panic!("no piece {wanted:?} on page {page}:\n{}", pdf.page_text(page))).1
}

#[track_caller]
fn assert_nothing_overlaps(pdf: &Pdf) {
    for page in 1..=pdf.page_count() {
        // A line that is broken keeps its space, which may reach beyond the margin.
        let ([left, right], over) = (pdf.text_reach(page), pdf.text_over_text(page));
        assert!(left > 50.0 && right < 552.0, "page {page} from {left} to {right}");
        assert!(over.is_empty(), "page {page}: {over:#?}");
    }
}

/// A pack with an indicator for each level of a scale of these bands.
fn pack_of_levels(levels: &[&str], size: u32) -> Pack {
    let (last, first) = levels.split_last().expect("a level");
    let mut bands: Vec<_> = first.iter().zip(-9..).map(|(name, limit)| json!({"name": name, "below": limit})).collect();
    bands.push(json!({"name": last}));
    let scale = format!(r#""rating": {}"#, json!({"bands": bands}));
    let pack = Pack::new().report("theme", json!({"text_size": size})).with(&scale);
    levels.iter().zip(1..).fold(pack, |pack, (level, number)| {
        pack.measuring(&number.to_string(), &format!(r#""current": 555, "rag": "{level}", "change": "Deteriorated""#))
    })
}

#[test]
fn every_badge_of_the_index_stands_on_one_line() {
    let published = ["Red", "Amber", "Green", "Blue"];
    let long = ["WWWW", "Gwyrdd", "Ymhell o'r targed", "Some way off the target"];
    for (levels, size) in [(published, 12), (published, 18), (long, 12), (long, 18), (long, 22)] {
        let pdf = render(pack_of_levels(&levels, size).text());
        assert_nothing_overlaps(&pdf);
        let index = pdf.outline().iter().find(|bookmark| bookmark.title == "Index").expect("an index").page;
        for level in levels {
            let whole = pieces(&pdf, index).into_iter().filter(|(text, _)| text == level).count();
            assert_eq!(whole, 2, "{level} at {size} pt, in its count and in its row:\n{}", pdf.page_text(index));
        }
    }
}

#[test]
fn the_number_of_a_page_stands_on_one_line() {
    let source =
        "Figures of the services as they stood on the last working day of the quarter, and of the national data";
    for (first, size) in [(1, 12), (1, 24), (190, 12), (995, 12), (995, 18), (995, 24), (1100, 24), (11_100, 18)] {
        for source in [Some(source), Some("The services"), None] {
            let mut pack = Pack::new().report("first_page", first).report("theme", json!({"text_size": size}));
            if let Some(source) = source {
                pack = pack.report("source", source);
            }
            let pdf = render(pack.measuring("1", r#""current": 5"#).text());
            assert_nothing_overlaps(&pdf);
            let pages = pdf.page_count();
            for page in 2..=pages {
                // In a pack with running numbers nobody knows the last page.
                let of = if first == 1 { format!(" of {pages}") } else { String::new() };
                line_of(&pdf, page, &format!("Page {}{of}", first + page - 1));
            }
        }
    }
}

#[test]
fn what_stands_around_a_page_keeps_clear_of_its_text() {
    let long =
        "November 2025, corrected on 3 December 2025 after the meeting of the committee, and agreed with the service";
    for size in [12, 18, 24] {
        let pack = Pack::new()
            .report("theme", json!({"text_size": size}))
            .report("issued", format!("I {long}"))
            .report("appendix", format!("A {long}"))
            .report("agenda_item", format!("G {long}"))
            .report("marking", format!("M {long}"))
            .report("source", format!("S {long}"));
        let pdf = render(pack.measuring("1", r#""current": 5"#).text());
        assert_nothing_overlaps(&pdf);
        let page = pdf.page_count();
        let title = line_of(&pdf, page, "Indicator 1: Measure 1");
        let below = |wanted: f64| pieces(&pdf, page).into_iter().filter(move |(_, line)| *line < wanted);
        let above: Vec<String> = pieces(&pdf, page)
            .into_iter()
            .filter(|(_, line)| *line > title + 1.6 * f64::from(size))
            .map(|(text, _)| text)
            .collect();
        let above = above.join(" ");
        for start in ["I November", "A November", "G November", "M November"] {
            let whole = format!("{start}{}", &long["November".len()..]);
            assert!(
                above.replace("  ", " ").contains(&whole),
                "{start} is not whole above the title at {size} pt: {above}"
            );
        }
        assert!(above.contains("Return to Index"), "{above}");
        assert!(below(title).any(|(text, _)| text.starts_with("Produced on")), "the footer is below");
    }
}

/// Thirty sub-measures in lists, with so many notes before them.
fn sub_measures(size: u32, lines: usize) -> Pdf {
    let measure = |number| {
        format!(
            r#"{{"title": "Sub-measure {number}", "target": 95, "current": 90, "previous": 91, "change": "Improving"}}"#
        )
    };
    let measures: Vec<String> = (1..=30).map(measure).collect();
    let comparators = r#"[{"label": "England and Wales", "value": 90}, {"label": "Neighbours in the region", "value": 91},
        {"label": "Counties like this one", "value": 92}, {"label": "All authorities", "value": 93}]"#;
    let title = "Requests ".repeat(1 + 4 * lines);
    let fields = format!(
        r#""title": "{title}", "direction": "higher", "target": 95, "current": 93, "comparators": {comparators}, "measures": [{}]"#,
        measures.join(", ")
    );
    let pack = Pack::new().report("theme", json!({"text_size": size})).indicator(format!("{{{fields}}}"));
    render(pack.text())
}

/// Checks page by page that every line of a list has the list's name above it.
#[track_caller]
fn assert_named(pdf: &Pdf, first: usize) {
    for page in first..=pdf.page_count() {
        let text = pdf.page_text(page);
        let mut lines =
            text.lines().skip_while(|line| !line.starts_with("Sub-measure") && !line.starts_with("Indicator"));
        let is_of_list = |line: &str| {
            ["Target", "Direction", "Current", "Previous", "Change"].iter().any(|start| line.starts_with(start))
        };
        let before = text.lines().take_while(|line| !line.starts_with("Sub-measure") && *line != "Indicator");
        assert!(before.into_iter().all(|line| !is_of_list(line)), "page {page} goes on without a name:\n{text}");
        let last = lines.by_ref().filter(|line| is_of_list(line) || line.starts_with("Sub-measure")).last();
        assert!(last.is_none_or(|line| !line.starts_with("Sub-measure")), "page {page} ends with a name:\n{text}");
    }
}

#[test]
fn a_list_of_figures_is_never_cut_from_its_name() {
    for (size, lines) in (0..6).map(|lines| (12, lines)).chain((0..4).map(|lines| (18, lines))) {
        let pdf = sub_measures(size, lines);
        assert_nothing_overlaps(&pdf);
        let first = pdf.outline().last().expect("the indicator's bookmark").page;
        assert_named(&pdf, first);
        let tables = pdf.tags();
        assert_eq!(tables.find_all("Table").iter().filter(|table| table.text().starts_with("Sub-measure")).count(), 30);
    }
}

#[test]
fn a_group_is_named_again_where_the_index_goes_on() {
    for size in [12, 18] {
        let pack = (1..=90).fold(Pack::new().report("theme", json!({"text_size": size})), |pack, number| {
            let group = if number <= 60 { "Libraries" } else { "Coroner" };
            pack.measuring(&number.to_string(), &format!(r#""current": 5, "group": "{group}""#))
        });
        let pdf = render(pack.text());
        let first = pdf.outline().iter().find(|bookmark| bookmark.title == "Libraries").expect("a group").page;
        let index = pdf.outline().iter().find(|bookmark| bookmark.title == "Index").expect("an index").page;
        assert!(first > index + 2, "the index has some pages");
        for page in index..first {
            let text = pdf.page_text(page);
            let number: usize = text
                .lines()
                .find_map(|line| line.split("Measure ").nth(1)?.split(' ').next()?.parse().ok())
                .expect("a row");
            let group = if number <= 60 { "Libraries" } else { "Coroner" };
            assert_in_order(&text, ["Page ", group, &format!("Measure {number}")]);
        }
        let heard = pdf.tags().text();
        let rows = &heard[heard.find("Measure 1").expect("rows")..heard.find("Measure 90").expect("rows")];
        assert_eq!(
            rows.matches("Libraries").count() + rows.matches("Coroner").count(),
            1,
            "heard once, where it begins"
        );
    }
}

#[test]
fn the_numbers_under_a_chart_stand_in_as_many_tables_as_they_need() {
    let names = ["Cambridgeshire", "Peterborough", "Statistical Neighbours Mean", "England Mean"];
    let values = json!(["£1,234,567,890", "£1,334,567,890", "£934,567,890"]);
    let series: Vec<_> = names.iter().map(|name| json!({"name": name, "values": values})).collect();
    let chart = json!({"kind": "column", "title": "Spent", "categories": ["2022/23", "2023/24", "2024/25"], "series": series,
        "target": "£1,500,000,000", "table": true});
    for (size, tables) in [(12, 1), (18, 2), (24, 3)] {
        let pack = Pack::new().report("theme", json!({"text_size": size}));
        let pdf = render(pack.measuring("1", &format!(r#""current": 5, "charts": [{chart}]"#)).text());
        assert_nothing_overlaps(&pdf);
        let tags = pdf.tags();
        let numbers: Vec<_> =
            tags.find_all("Table").into_iter().filter(|table| table.text().starts_with("Period")).collect();
        assert_eq!(numbers.len(), tables, "tables at {size} pt");
        let told: Vec<String> = numbers.iter().flat_map(|table| table.rows()).flatten().collect();
        assert_eq!(told.iter().filter(|cell| *cell == "2023/24").count(), tables, "each has the periods: {told:?}");
        assert_eq!(told.iter().filter(|cell| *cell == "£1,334,567,890").count(), 4, "{told:?}");
        for name in names {
            assert_eq!(told.iter().filter(|cell| cell.replace('\n', " ") == name).count(), 1, "{name}: {told:?}");
        }
    }
}

#[test]
fn short_texts_beside_names_of_measures_stand_on_one_line_where_the_page_has_room() {
    let words = r#"{"title": "Rhymetime and Storytime: children and carers attending", "current": "Just under 50,000", "previous": "N/A", "change": "N/A"}"#;
    let rated = r#"{"title": "Gas and heating repairs in sheltered homes", "target": 95, "current": 70, "previous": 75, "change": "Declining"}"#;
    for (measure, whole) in [(words, "Just under 50,000"), (rated, "26.3% below target")] {
        let fields = format!(r#""direction": "higher", "measures": [{measure}, {{"title": "Other", "current": 5}}]"#);
        let pdf = render(Pack::new().measuring("1", &fields).text());
        line_of(&pdf, pdf.page_count(), whole);
        assert_nothing_overlaps(&pdf);
    }
}

#[test]
fn a_direction_stands_on_one_line_where_the_page_has_room() {
    let others = r#""comparators": [{"label": "Statistical Neighbours Mean", "value": 5}, {"label": "England Mean", "value": 6}]"#;
    let fields = format!(r#""direction": "higher", "current": 4, "previous": 3, "rag": "Contextual", {others}"#);
    let pdf = render(Pack::new().measuring("1", &fields).text());
    let (words, figure) = ("Higher is better", "4");
    assert!((line_of(&pdf, pdf.page_count(), words) - line_of(&pdf, pdf.page_count(), figure)).abs() < 5.0);
    assert_nothing_overlaps(&pdf);
}

#[test]
fn no_word_of_the_handling_text_stands_alone() {
    let act = "Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972";
    let pdf = render(Pack::new().report("marking", act).text());
    let top = pieces(&pdf, 2).into_iter().next().expect("the handling text").0;
    assert!(pdf.page_text(2).contains("Local Government Act 1972"), "{top}: {}", pdf.page_text(2));
    assert!(act.len() / 3 < top.len() && top.len() < 2 * act.len() / 3, "{top}");
}
