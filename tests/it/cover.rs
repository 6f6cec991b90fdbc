//! The cover.

use serde_json::json;

use crate::pack::Pack;
use crate::pdf::{Pdf, Target};
use crate::run::{Folder, assert_in_order, render};

fn full_cover() -> Pack {
    Pack::new()
        .report("financial_year", "2024/25")
        .report("organisation", "Example County Council")
        .report("team", "Governance & Performance")
        .report("email", "performance@example.org")
        .report("appendix", "Appendix B")
        .report("agenda_item", "7")
        .report("meeting_date", "2024-12-03")
        .report("version", "Version 2, corrected 3 December 2024")
        .report("source", "Figures of the services")
}

#[test]
fn the_cover_says_what_the_pack_says() {
    let pdf = render(full_cover().text());
    let cover = pdf.page_text(1);
    assert_in_order(
        &cover,
        [
            "Example County Council",
            "Performance Report",
            "Quarter 2, financial year 2024/25",
            "Scrutiny Committee",
            "Produced on 25 November 2024",
        ],
    );
    for fact in [
        "Appendix B",
        "Agenda item 7",
        "Meeting date 3 December 2024",
        "Team Governance & Performance",
        "performance@example.org",
        "Version 2, corrected 3 December 2024",
        "Figures of the services",
    ] {
        assert_in_order(&cover, [fact]);
    }
}

#[test]
fn a_cover_of_the_required_facts_alone_says_no_more() {
    let pdf = render(Pack::new().text());
    insta::assert_snapshot!(pdf.page_text(1), @"
    Performance Report
    Quarter 2
    Scrutiny Committee
    Produced on 25 November 2024
    ");
}

#[test]
fn the_address_on_the_cover_is_a_link() {
    let pdf = render(full_cover().text());
    let targets: Vec<Target> = pdf.links().into_iter().filter(|link| link.page == 1).map(|link| link.target).collect();
    assert_eq!(targets, [Target::Url("mailto:performance@example.org".into())]);
}

#[test]
fn the_logo_stands_on_the_cover_with_its_alternative_text() {
    let folder = Folder::with("brand/logo.svg", include_bytes!("../files/logo.svg"));
    let logo = serde_json::json!({"path": "brand/logo.svg", "alt": "Arms of Example County Council"});
    folder.write("pack.json", Pack::new().report("logo", logo).text());
    folder.run(["render", "pack.json"]).exits(0);
    let pdf = folder.pdf("pack.pdf");
    let tags = pdf.tags();
    let figures: Vec<_> = tags.find_all("Figure").into_iter().map(|figure| (figure.page, figure.alt.clone())).collect();
    assert_eq!(figures, [(Some(1), Some("Arms of Example County Council".into()))]);
}

#[test]
fn the_title_on_the_cover_is_the_first_heading() {
    let pdf = render(full_cover().text());
    let tags = pdf.tags();
    let headings: Vec<String> = tags.find_all("H1").into_iter().map(|heading| heading.text()).collect();
    assert_eq!(headings.first().map(String::as_str), Some("Performance Report"));
}

#[test]
fn the_cover_has_neither_header_nor_footer() {
    let pdf = render(full_cover().report("marking", "Handle with care").text());
    let cover = pdf.page_text(1);
    assert_eq!(cover.matches("Handle with care").count(), 1, "{cover}");
    assert!(!cover.contains("Page 1") && !cover.contains("Performance Report ·"), "{cover}");
}

#[test]
fn the_facts_on_the_cover_are_a_table_whose_rows_have_headers() {
    let tags = render(full_cover().text()).tags();
    let table = *tags.find_all("Table").first().expect("a table of facts");
    let headers: Vec<String> = table.find_all("TH").into_iter().map(|cell| cell.text()).collect();
    assert_eq!(
        headers,
        ["Produced on", "Meeting date", "Agenda item", "Appendix", "Version", "Team", "Contact", "Source"]
    );
    assert!(table.find_all("TH").iter().all(|cell| cell.attributes.get("Scope").is_some_and(|scope| scope == "Row")));
}

#[test]
fn a_draft_says_so_across_its_cover_and_in_its_title_but_is_read_once() {
    let pdf = render(full_cover().report("status", "draft").text());
    assert_in_order(&pdf.page_text(1), ["DRAFT"]);
    assert_eq!(pdf.tags().text().matches("DRAFT").count(), 0);
    assert_eq!(pdf.tags().text().matches("Draft: not yet final").count(), 1);
    assert!(pdf.info().title.starts_with("DRAFT: Performance Report, Quarter 2"), "{}", pdf.info().title);
}

#[test]
fn the_title_of_the_file_says_nothing_twice() {
    for (title, expected) in [
        ("Performance Report", "Performance Report, Quarter 2, financial year 2024/25, Scrutiny Committee"),
        ("Quarter 2 2024/25 performance", "Quarter 2 2024/25 performance, Scrutiny Committee"),
        ("Scrutiny Committee: quarter 2", "Scrutiny Committee: quarter 2, 2024/25"),
        ("Q2 performance", "Q2 performance, 2024/25, Scrutiny Committee"),
        ("Second quarter performance 2024-25", "Second quarter performance 2024-25, Scrutiny Committee"),
        ("Quarter 20", "Quarter 20, Quarter 2, financial year 2024/25, Scrutiny Committee"),
    ] {
        let pdf = render(Pack::new().report("title", title).report("financial_year", "2024/25").text());
        assert_eq!(pdf.info().title, expected);
    }
}

#[test]
fn a_year_that_the_period_says_is_not_said_again() {
    for (period, year, expected) in [
        ("Quarter 2 2024/25", "2024/25", "Quarter 2 2024/25"),
        ("2024/25 Q2", "2024/25", "2024/25 Q2"),
        // Another spelling is another published word, and none is lost.
        ("Q2 2024-25", "2024/25", "Q2 2024-25, financial year 2024/25"),
        ("Quarter 2", "Municipal year 2024/25", "Quarter 2, Municipal year 2024/25"),
        ("Quarter 2", "2024/25", "Quarter 2, financial year 2024/25"),
    ] {
        let pdf = render(Pack::new().report("period", period).report("financial_year", year).text());
        assert_eq!(pdf.page_text(1).lines().nth(1), Some(expected));
        assert!(pdf.page_text(2).starts_with(&format!("Performance Report · {expected}\n")), "{}", pdf.page_text(2));
    }
}

#[test]
fn a_title_that_says_draft_is_not_given_it_twice() {
    let pdf = render(Pack::new().report("title", "DRAFT Performance Report").report("status", "draft").text());
    assert_eq!(pdf.info().title, "DRAFT Performance Report, Quarter 2, Scrutiny Committee");
}

/// A draft with everything that a cover can hold.
fn crowded(size: u32) -> Pdf {
    let marking = "Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972: \
        information relating to the financial or business affairs of any particular person";
    let folder = Folder::with("logo.svg", include_bytes!("../files/logo.svg"));
    let pack = full_cover()
        .report("status", "draft")
        .report("marking", marking)
        .report("committee", "Communities, Social Mobility and Inclusion Committee")
        .report("organisation", "The Royal Borough of Kensington and Chelsea with its partners")
        .report("logo", json!({"path": "logo.svg", "alt": "Arms of the Royal Borough"}))
        .report("theme", json!({"text_size": size, "accent": "#ee0000"}));
    folder.write("pack.json", pack.text()).run(["render", "pack.json", "--verify"]).exits(0);
    folder.pdf("pack.pdf")
}

/// The pixels of the cover, two to the point.
fn rows(pdf: &Pdf) -> Vec<Vec<[u8; 3]>> {
    let image = pdf.image(1, 2.0);
    image.rows().map(|row| row.map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2]]).collect()).collect()
}

/// The rows of pixels that the block of the title takes: it alone reaches the edge of the paper.
fn block(rows: &[Vec<[u8; 3]>]) -> std::ops::Range<usize> {
    let is_block = |row: &Vec<[u8; 3]>| row[1] != [255; 3];
    let from = rows.iter().position(is_block).expect("a block");
    from..rows.len() - rows.iter().rev().position(is_block).expect("a block")
}

#[test]
fn however_much_it_holds_the_cover_is_one_page_on_which_nothing_touches() {
    for size in [12, 18, 24] {
        // What touches another text is found by --verify.
        let pdf = crowded(size);
        assert_in_order(&pdf.page_text(1), ["Not for publication", "Kensington", "Source Figures of the services"]);
        let key = pdf.outline().into_iter().find(|bookmark| bookmark.title == "Key").expect("a key");
        assert_eq!(key.page, 2, "at {size} pt");
        let rows = rows(&pdf);
        let block = block(&rows);
        let is_white = |row: &[[u8; 3]]| row.iter().all(|pixel| *pixel == [255; 3]);
        assert!(rows[block.start - 6..block.start].iter().all(|row| is_white(row)), "at {size} pt");
        assert!(rows[block.end..block.end + 6].iter().all(|row| is_white(row)), "at {size} pt");
    }
}

#[test]
fn the_word_of_a_draft_is_whole_and_dims_no_other_word() {
    for size in [12, 18, 24] {
        let rows = rows(&crowded(size));
        let block = block(&rows);
        // No pixel of it is at the edge of the block, as it would be if it went on behind it.
        let first = rows[block.end..]
            .iter()
            .position(|row| row.windows(3).any(|some| some == [[0xed; 3]; 3]))
            .expect("the word");
        assert!(first > 2, "at {size} pt: {first} under the block");
        let is_red = |[red, green, _]: &[u8; 3]| *red > green.saturating_add(60);
        assert!(!rows[block.end..].iter().flatten().any(is_red), "a link in the accent at {size} pt");
    }
}

#[test]
fn no_word_of_a_committee_or_an_organisation_stands_alone_on_a_line() {
    // At 24 pt three words fill a line, and the fourth is alone.
    for size in [12, 16, 18, 20] {
        let pack =
            full_cover().report("organisation", "Mereshire County Council and Great Wold District Council").report(
                "committee",
                "Joint Health, Communities, Children’s Services and Social Mobility Overview and Scrutiny Committee",
            );
        let pdf = render(pack.report("theme", json!({"text_size": size})).text());
        let lines: Vec<String> = pdf.placed_text(1).into_iter().map(|(text, ..)| text.trim().to_owned()).collect();
        for last in ["Council", "Committee"] {
            assert!(!lines.contains(&last.to_owned()), "at {size} pt: {lines:#?}");
        }
    }
}

#[test]
fn an_address_is_whole_where_there_is_room_for_it() {
    let address = "governanceandperformance@cambridgeshire.gov.uk";
    let pdf = render(full_cover().report("email", address).text());
    assert!(pdf.placed_text(1).iter().any(|(text, ..)| text == address), "{:#?}", pdf.placed_text(1));
}
