//! What belongs together stands together on a page, at any size of text: headings, leading sentences, charts, rows.

use serde_json::{Value, json};

use crate::pack::Pack;
use crate::pdf::Pdf;
use crate::run::render;

const SENTENCE: &str = "Crews met every road in turn, and what was missed was collected on the next day. ";
const SIZES: [u32; 3] = [12, 18, 24];
/// The indicator's first page: before it stand cover and index.
const FIRST: usize = 3;

/// The report of one indicator at a size of text.
fn report(fields: &Value, size: u32) -> Pdf {
    let mut indicator = json!({"ref": "1", "title": "Missed bins per 100,000 collections, and complaints about them, in the whole of the county"});
    let more = fields.as_object().expect("fields").clone();
    indicator.as_object_mut().expect("an indicator").extend(more);
    let pack = Pack::new().report("theme", json!({"text_size": size})).report("parts", json!(["index", "indicators"]));
    render(pack.indicator(indicator.to_string()).text())
}

/// The only page from the indicator's first on that has a text.
#[track_caller]
fn page_of(pdf: &Pdf, text: &str) -> usize {
    let pages: Vec<usize> = (FIRST..=pdf.page_count()).filter(|page| pdf.page_text(*page).contains(text)).collect();
    assert_eq!(pages.len(), 1, "{text:?} is on the pages {pages:?}");
    pages[0]
}

#[test]
fn a_headline_of_many_cells_begins_under_its_heading() {
    let figure = |value: i32, label: &str| json!({"value": value, "label": label});
    let all = json!({
        "target": 50, "annual_target": 60, "direction": "lower", "current": 62, "previous": 60, "last_year": 70,
        "comparators": [figure(55, "Statistical Neighbours Mean"), figure(58, "England Mean"), figure(58, "East of England Mean"), figure(59, "Last audited figure")],
        "forecast": {"value": 61, "rag": "Green"}, "narrative": {"Commentary": SENTENCE}
    });
    for size in SIZES {
        assert_eq!(page_of(&report(&all, size), "Annual Target"), FIRST, "at {size} pt the heading stands alone");
    }
}

#[test]
fn a_short_sentence_stands_with_the_table_or_list_that_it_leads_to() {
    let action = |number: u32| json!({"text": format!("Step {number}: {SENTENCE}"), "owner": "Head of Waste"});
    let led = "What was agreed:";
    for size in SIZES {
        for sentences in 6..14 {
            let said = SENTENCE.repeat(sentences);
            let listed = format!("{said}\n\n{led}\n\n- Step 1: more crews\n- Step 2: fewer roads");
            let actions = json!({"narrative": {"Commentary": said, "Actions": led}, "actions": [action(1), action(2)]});
            for fields in [actions, json!({"narrative": {"Commentary": listed}})] {
                let pdf = report(&fields, size);
                let page = page_of(&pdf, led);
                assert!(pdf.page_text(page).contains("Step 1"), "at {size} pt, behind {sentences} sentences");
            }
        }
    }
}

#[test]
fn a_row_that_no_page_holds_goes_on_and_nothing_runs_into_the_footer() {
    let table = format!(
        "| Ward | Comment | Result |\n|---|---|---|\n| Saint Somewhere | {} | 45 |\n| Other | short | 5 |",
        SENTENCE.repeat(7)
    );
    for size in SIZES {
        let pdf = report(&json!({"narrative": {"Commentary": table}}), size);
        for page in 4..=pdf.page_count() {
            let placed = pdf.placed_text(page);
            let foot = placed.iter().find(|(text, ..)| text.contains("Produced on")).expect("the footer").1[3];
            let is_foot = |text: &str| ["Produced", "Page"].iter().any(|word| text.contains(word));
            let lowest = placed.iter().filter(|(text, ..)| !text.trim().is_empty() && !is_foot(text));
            let lowest = lowest.map(|(_, [_, bottom, ..], _)| *bottom).fold(f64::MAX, f64::min);
            assert!(lowest > foot, "at {size} pt, on page {page}: {placed:?}");
        }
    }
}

/// The pages of the only indicator, and how many lines the last of them has under its name.
fn pages_and_lines(pdf: &Pdf) -> (usize, usize) {
    let (last, said) = (pdf.page_count(), SENTENCE.repeat(3));
    let mut feet: Vec<i64> = pdf
        .placed_text(last)
        .iter()
        .filter(|(text, ..)| said.contains(text.trim()) && text.trim().len() > 3)
        .map(|(_, [_, bottom, ..], _)| bottom.round() as i64)
        .collect();
    feet.sort_unstable();
    feet.dedup();
    (last + 1 - FIRST, feet.len())
}

#[test]
fn what_runs_over_its_page_by_a_few_lines_is_set_denser() {
    let headline = json!({"target": 50, "direction": "lower", "current": 62, "previous": 60});
    let history = json!([{"period": "Q1", "value": 60}, {"period": "Q2", "value": 62}]);
    for (has_chart, fewest) in [(false, 5), (true, 7)] {
        let mut two = 0;
        for sentences in 20..50 {
            let mut fields = headline.clone();
            if has_chart {
                fields["history"] = history.clone();
            }
            fields["narrative"] = json!({"Commentary": SENTENCE.repeat(sentences)});
            let (pages, lines) = pages_and_lines(&report(&fields, 12));
            assert!(pages == 1 || lines >= fewest, "{sentences} sentences leave {lines} lines on page {pages}");
            two += usize::from(pages > 1);
        }
        assert!(two > 3, "nothing ran over");
    }
}

#[test]
fn the_first_chart_is_lower_where_it_then_stands_under_its_headline() {
    let point = |year: i32| json!({"period": year.to_string(), "value": 40 + year % 7});
    let history: Vec<Value> = (2015..2025).map(point).collect();
    let pages = |comparators: usize| {
        let figure = |number: usize| json!({"value": 50 + number, "label": format!("Neighbour {number}")});
        let compared: Vec<Value> = (0..comparators).map(figure).collect();
        let fields =
            json!({"direction": "lower", "current": 42, "previous": 41, "comparators": compared, "history": history});
        report(&fields, 18).page_count() + 1 - FIRST
    };
    assert_eq!([12, 14, 16].map(pages), [1, 1, 1]);
    assert_eq!(pages(40), 2, "no room is left");
}

#[test]
fn bars_begin_under_the_headline_where_a_useful_part_has_room() {
    for size in [12, 18] {
        for count in [8, 12, 24, 30, 40, 60] {
            let wards: Vec<String> = (1..=count).map(|ward| format!("Ward {ward} of the county")).collect();
            let values: Vec<i32> = (1..=count).collect();
            let series = json!([{"name": "Cases", "values": values}]);
            let chart = json!({"kind": "bar", "title": "By ward", "categories": wards, "series": series});
            let fields = json!({"target": 50, "direction": "lower", "current": 62, "previous": 60, "charts": [chart]});
            let pdf = report(&fields, size);
            assert!(pdf.page_text(FIRST).contains("Ward 4"), "{count} bars at {size} pt begin on another page");
            let all: String = (FIRST..=pdf.page_count()).map(|page| pdf.page_text(page)).collect();
            let all = all.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(wards.iter().all(|ward| all.contains(ward.as_str())), "{count} bars at {size} pt");
        }
    }
}

#[test]
fn the_title_of_a_chart_stands_with_its_picture() {
    let title =
        "Requests for a new bin that were met within ten working days, by ward, in the order of the map of the county";
    for size in SIZES {
        for (kind, count) in [("bar", 14), ("line", 8)] {
            let categories: Vec<String> = (1..=count).map(|ward| format!("Ward {ward}")).collect();
            let series =
                |number: i32| json!({"name": format!("Crew {number}"), "values": (1..=count).collect::<Vec<i32>>()});
            let series: Vec<Value> = (1..=if kind == "bar" { 2 } else { 6 }).map(series).collect();
            let chart = json!({"kind": kind, "title": title, "categories": categories, "series": series});
            let pdf = report(&json!({"target": 50, "current": 62, "previous": 60, "charts": [chart]}), size);
            for page in FIRST..=pdf.page_count() {
                let text = pdf.page_text(page).split_whitespace().collect::<Vec<_>>().join(" ");
                let is_titled = text.contains("Requests for a new bin");
                assert!(!is_titled || text.contains("Ward"), "a title alone on page {page} at {size} pt: {text}");
            }
        }
    }
}
