//! How the entries of the summary stand on their pages.

use serde_json::json;

use crate::pack::Pack;
use crate::pdf::Pdf;
use crate::run::{assert_in_order, render};

/// The pages from the summary to the key.
fn pages(pdf: &Pdf) -> std::ops::Range<usize> {
    let page = |title: &str| pdf.outline().iter().find(|bookmark| bookmark.title == title).expect("a part").page;
    page("Summary")..page("Key")
}

/// A pack of so many indicators with these fields and texts of their own, at a size of text.
fn pack(count: usize, size: u32, fields: impl Fn(usize) -> String) -> Pack {
    let pack = Pack::new().report("theme", json!({"text_size": size}));
    (1..=count).fold(pack, |pack, number| pack.indicator(format!("{{{}}}", fields(number))))
}

#[test]
fn figures_stand_at_the_right_however_long_their_title_is() {
    let words = "Requests answered in time by all services of the council in the quarter ".repeat(2);
    for size in [12, 18, 24] {
        let fields = |number: usize| {
            format!(
                r#""title": "{}", "previous": 90, "current": {number}, "direction": "higher", "rag": "Green""#,
                words[..20 + 2 * number].trim()
            )
        };
        let pdf = render(pack(40, size, fields).report("summary", json!({"movers": 40})).text());
        let placed = pages(&pdf).flat_map(|page| pdf.placed_text(page));
        let ends: Vec<_> = placed.filter(|(text, ..)| text.replace('\u{a0}', " ").contains("page ")).collect();
        // All that is asked for, as far as two pages have room.
        assert!(if size == 12 { ends.len() == 40 } else { ends.len() >= 8 }, "{ends:#?}");
        assert!(pages(&pdf).len() <= 2);
        for (text, [_, _, right, _], _) in ends {
            assert!((right - 538.14).abs() < 0.5, "{text} ends at {right}");
        }
    }
}

#[test]
fn no_exception_is_on_two_pages() {
    for size in [10, 12, 14] {
        let fields = |number: usize| {
            let text = "so that more is done than before ".repeat(number % 5);
            format!(
                r#""title": "Begin{number}.", "target": 9, "current": 5, "rag": "Red", "narrative": {{"Actions": "We act {text} End{number}."}}"#
            )
        };
        let pdf = render(pack(10, size, fields).text());
        let texts: Vec<String> = pages(&pdf).map(|page| pdf.page_text(page)).collect();
        let page_with = |word: String| texts.iter().position(|text| text.contains(&word));
        let listed: Vec<usize> = (1..=10).filter(|number| page_with(format!("Begin{number}.")).is_some()).collect();
        assert!(listed.len() >= 2, "{texts:#?}");
        for number in listed {
            assert_eq!(page_with(format!("Begin{number}.")), page_with(format!("End{number}.")), "{size}: {texts:#?}");
        }
    }
}

#[test]
fn what_is_done_is_said_where_its_first_sentence_only_announces_it() {
    let fields = |_| {
        r#""title": "Visits", "target": 9, "current": 5, "rag": "Red",
            "narrative": {"Path to Green": ["Planned for Quarter 3:", "- Hubs return\n- The festival opens", "Then more."]}"#.to_owned()
    };
    let pdf = render(pack(1, 12, fields).report("summary", true).text());
    let text = pdf.page_text(2).replace('\u{a0}', " ");
    assert_in_order(&text, ["What is being done: Planned for Quarter 3: Hubs return; The festival opens", "Changes"]);
    assert!(!text.contains("Then more"), "{text}");
}

#[test]
fn changes_whose_titles_take_two_lines_are_listed_as_far_as_the_page_has_room() {
    let title = |number: usize| {
        format!(
            "Requests answered in time by all services of the council in the quarter, for the service number {number}"
        )
    };
    let fields = |number: usize| {
        format!(
            r#""title": "{}", "previous": 90, "current": {number}, "direction": "higher", "rag": "Green""#,
            title(number)
        )
    };
    let pdf = render(pack(20, 12, fields).text());
    let text = pdf.page_text(2).replace('\u{a0}', " ");
    assert_in_order(&text, ["Declining: 8 of 20", "from 90 to 8", "Not due"]);
    assert_eq!(pages(&pdf).len(), 1);
    let pdf = render(pack(20, 12, fields).report("summary", json!({"movers": 20})).text());
    assert!(pdf.page_text(2).contains("Declining: 20"), "{}", pdf.page_text(2));
    assert_eq!(pages(&pdf).len(), 2);
}
