//! The cover.

use crate::pack::Pack;
use crate::pdf::Target;
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
            "Produced on: 25 November 2024",
        ],
    );
    for fact in [
        "Appendix B",
        "Agenda item: 7",
        "Meeting date: 3 December 2024",
        "Team: Governance & Performance",
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
    Performance Report · Quarter 2
    Performance Report
    Quarter 2
    Scrutiny Committee
    Produced on: 25 November 2024
    Produced on: 25 November 2024 Page 1 of 3
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
