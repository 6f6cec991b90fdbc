//! `render --verify`: what it finds in a finished PDF. Templates of one's own make the faults.

use std::path::Path;

use crate::pack::Pack;
use crate::run::{Folder, Ran};

const ARGUMENTS: [&str; 7] = ["render", "pack.json", "-o", "out.pdf", "--verify", "--templates", "mine"];

/// Two indicators with everything that a fault can befall.
fn pack() -> String {
    let fields = r#""target": "90%", "current": {"value": "87%", "period": "July to September"}, "previous": "85%",
        "direction": "higher", "rag": "Amber",
        "notes": ["Counted by the library service, not by the county."],
        "history": [{"period": "2022", "value": 85}, {"period": "2023", "value": 87}],
        "figures": [{"path": "map.png", "alt": "A map of the branches", "caption": "Branches in September."}],
        "narrative": {"Commentary": "Fewer loans than planned.", "Path to Green": "1. Longer hours\n2. More events"}"#;
    Pack::new()
        .report("issued", "November 2024")
        .report("marking", "Handle with care")
        .indicator(format!(r#"{{"ref": "36", "title": "Library loans", "group": "Libraries", {fields}}}"#))
        .indicator(format!(r#"{{"ref": "37", "title": "Library visits", "group": "Libraries", {fields}}}"#))
        .text()
}

fn folder() -> Folder {
    let picture = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/16bit.png"));
    let folder = Folder::with("pack.json", pack());
    folder.write("map.png", picture.expect("a picture"));
    folder
}

/// The report with one change to a built-in template.
#[track_caller]
fn with(template: &str, from: &str, to: &str) -> Ran {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("typst-templates").join(template);
    let built_in = std::fs::read_to_string(path).expect("a built-in template");
    let changed = built_in.replace(from, to);
    assert_ne!(built_in, changed, "{template} has no {from}");
    let folder = folder();
    folder.write(&format!("mine/{template}"), changed);
    let ran = folder.run(ARGUMENTS);
    assert_eq!(folder.files().contains(&"out.pdf".to_owned()), ran.code == 0, "{ran}");
    ran
}

/// What was found, line by line.
#[track_caller]
fn found(template: &str, from: &str, to: &str) -> String {
    let ran = with(template, from, to).exits(1);
    ran.stderr.lines().filter_map(|line| line.strip_prefix("error[verify]: ")).map(|line| format!("{line}\n")).collect()
}

const NOTES: &str = "for note in indicator.notes { blocks(note) }";

#[test]
fn a_sound_report_is_written_as_it_is_without_verify() {
    let folder = folder();
    folder.run(["render", "pack.json", "-o", "plain.pdf"]).exits(0);
    folder.run(["render", "pack.json", "-o", "verified.pdf", "--verify"]).exits(0);
    assert_eq!(folder.read("plain.pdf"), folder.read("verified.pdf"));
}

#[test]
fn a_fault_of_the_templates_is_told_and_nothing_is_written() {
    let ran = with("parts/indicator.typ", NOTES, "").exits(1);
    let said: Vec<&str> = ran.stderr.lines().skip_while(|line| !line.starts_with("error")).collect();
    insta::assert_snapshot!(said.join("\n"), @r#"
    error[verify]: indicator 36: the note "Counted by the library service, not by the county." is missing
    error[verify]: indicator 37: the note "Counted by the library service, not by the county." is missing
    error: pack.json was not rendered (its PDF has 2 faults)
    hint: correct the templates, or render without --verify to look at the PDF
    "#);
}

#[test]
fn a_text_that_is_there_twice_is_found() {
    insta::assert_snapshot!(found("parts/indicator.typ", NOTES, "for note in indicator.notes { blocks(note); blocks(note) }"), @r#"
    page 4: "Counted by the library service, not by the county." is there twice
    page 5: "Counted by the library service, not by the county." is there twice
    "#);
}

#[test]
fn sections_in_another_order_are_found() {
    let from = "for section in indicator.narrative {";
    insta::assert_snapshot!(found("parts/indicator.typ", from, "for section in indicator.narrative.rev() {"), @r#"
    indicator 36: the heading "Path to Green" is out of order
    indicator 37: the heading "Path to Green" is out of order
    "#);
}

#[test]
fn indicators_in_another_order_are_found() {
    let (from, to) = ("for item in view.indicators {", "for item in view.indicators.rev() {");
    insta::assert_snapshot!(found("report.typ", from, to), @r#"
    indicator 37: the title "Library visits" is out of order
    "#);
}

#[test]
fn a_figure_that_is_not_there_is_found_although_others_have_its_digits() {
    let from = "weight: weight, breakable(figure))";
    insta::assert_snapshot!(found("components/headline.typ", from, "weight: weight, breakable(figure.replace(\"90%\", \"9 %\")))"), @r#"
    indicator 36: the figure "90%" is missing
    indicator 37: the figure "90%" is missing
    "#);
}

#[test]
fn joined_words_are_found() {
    let to = "for note in indicator.notes { par(note.first().inlines.first().text.replace(\" by \", \"by\")) }";
    insta::assert_snapshot!(found("parts/indicator.typ", NOTES, to), @r#"
    indicator 36: words of the note "Counted by the library service, not by the county." run together
    indicator 37: words of the note "Counted by the library service, not by the county." run together
    "#);
}

#[test]
fn a_number_of_a_list_that_is_not_there_is_found() {
    insta::assert_snapshot!(found("components/text.typ", "enum(start: node.start", "enum(start: 7"), @r#"
    indicator 36: the number "1." is missing
    indicator 36: the number "2." is missing
    indicator 37: the number "1." is missing
    indicator 37: the number "2." is missing
    "#);
}

#[test]
fn a_text_off_the_page_is_found() {
    let to = "for note in indicator.notes { move(dx: 400pt, block(width: 300pt, blocks(note))) }";
    insta::assert_snapshot!(found("parts/indicator.typ", NOTES, to), @r#"
    page 4: "Counted by the library service, not by the county." runs off the page
    page 5: "Counted by the library service, not by the county." runs off the page
    "#);
}

#[test]
fn a_shape_off_the_page_is_found() {
    let to = "for note in indicator.notes { place(line(length: 800pt)); blocks(note) }";
    insta::assert_snapshot!(found("parts/indicator.typ", NOTES, to), @r#"
    page 4: a line, an area or a picture runs off the page (right)
    page 5: a line, an area or a picture runs off the page (right)
    "#);
}

#[test]
fn a_text_over_another_is_found() {
    let to = "for note in indicator.notes { place(dy: -22pt, blocks(note)) }";
    insta::assert_snapshot!(found("parts/indicator.typ", NOTES, to), @r#"
    page 4: "Counted by the library service, not by the county." and "87%" are printed over each other
    page 4: "Counted by the library service, not by the county." and "90%" are printed over each other
    page 5: "Counted by the library service, not by the county." and "87%" are printed over each other
    page 5: "Counted by the library service, not by the county." and "90%" are printed over each other
    "#);
}

#[test]
fn a_text_that_is_cut_is_found() {
    let to =
        "for note in indicator.notes { box(clip: true, width: 90pt, height: 1em, box(width: 400pt, blocks(note))) }";
    insta::assert_snapshot!(found("parts/indicator.typ", NOTES, to), @r#"
    page 4: "Counted by the library service, not by the county." is cut off
    page 5: "Counted by the library service, not by the county." is cut off
    "#);
}

#[test]
fn a_chart_that_is_no_figure_is_found() {
    let from = "figure(alt: alt, kind: \"chart\", supplement: none, numbering: none, caption: none, fitted";
    insta::assert_snapshot!(found("components/chart.typ", from, "block(fitted"), @r#"
    indicator 36: the chart with the alternative text "Column chart of Library loans, 2022 to 2023. The figure rose…" is missing, or is not tagged as a figure
    indicator 37: the chart with the alternative text "Column chart of Library visits, 2022 to 2023. The figure ros…" is missing, or is not tagged as a figure
    "#);
}

#[test]
fn an_empty_chart_is_found() {
    insta::assert_snapshot!(found("components/chart.typ", "} else { picture(drawing, colours, inks, levels: levels) }", "} else { none }"), @r#"
    page 4: the figure "Column chart of Library loans, 2022 to 2023. The figure rose…" is empty
    page 5: the figure "Column chart of Library visits, 2022 to 2023. The figure ros…" is empty
    "#);
}

#[test]
fn a_chart_of_words_alone_is_found() {
    let to = "} else { for tick in drawing.ticks { words(tick.label, drawing.leading) } }";
    insta::assert_snapshot!(found("components/chart.typ", "} else { picture(drawing, colours, inks, levels: levels) }", to), @r#"
    page 4: the figure "Column chart of Library loans, 2022 to 2023. The figure rose…" is empty
    page 5: the figure "Column chart of Library visits, 2022 to 2023. The figure ros…" is empty
    "#);
}

#[test]
fn a_label_missing_from_a_chart_is_found() {
    let from = "for value in drawing.values {";
    insta::assert_snapshot!(found("components/chart.typ", from, "for value in drawing.values.slice(1) {"), @r#"
    page 4: "85" is missing from the chart "Column chart of Library loans, 2022 to 2023. The figure rose…"
    page 5: "85" is missing from the chart "Column chart of Library visits, 2022 to 2023. The figure ros…"
    "#);
}

#[test]
fn a_picture_that_is_not_read_is_found() {
    let from = "  image(figure-view.path, alt: figure-view.alt, width: figure-view.width_mm * 1mm, height: figure-view.height_mm * 1mm)";
    insta::assert_snapshot!(found("parts/indicator.typ", from, "  pdf.artifact(image(figure-view.path))"), @r#"
    indicator 36: the picture with the alternative text "A map of the branches" is missing, or is not tagged as a figure
    indicator 37: the picture with the alternative text "A map of the branches" is missing, or is not tagged as a figure
    "#);
}

#[test]
fn a_running_name_that_is_read_is_found() {
    let from = "#let indicator(indicator, words, size, accent, colours: (), finds-pages: false) = {";
    let to = format!("{from}\n  [Performance Report · Quarter 2]");
    insta::assert_snapshot!(found("parts/indicator.typ", from, &to), @r#"
    page 4: "Performance Report · Quarter 2" is a header or footer, but is read out with the text
    page 5: "Performance Report · Quarter 2" is a header or footer, but is read out with the text
    "#);
}

#[test]
fn page_numbers_that_are_read_are_found() {
    let from = "#let indicator(indicator, words, size, accent, colours: (), finds-pages: false) = {";
    let to = format!("{from}\n  context [Page #counter(page).display()]");
    insta::assert_snapshot!(found("parts/indicator.typ", from, &to), @r#"
    page 4: "Page 4" is a header or footer, but is read out with the text
    "#);
}

#[test]
fn a_name_that_is_read_again_on_a_further_page_is_found() {
    let from = "#let notes(indicator, size) = {";
    let to = format!("{from}\n  pagebreak(); [Library loans and so on (continued)]");
    let found = found("parts/indicator.typ", from, &to);
    insta::assert_snapshot!(found, @r#"
    page 5: "Library loans and so on (continued" is a header or footer, but is read out with the text
    "#);
}

#[test]
fn a_wrong_page_number_in_the_index_is_found() {
    let to = "if page != none { str(page + 1) }";
    insta::assert_snapshot!(found("components/reference.typ", "if page != none { str(page) }", to), @r#"
    index: the page number "4" is missing
    index: the page number "5" is out of order
    "#);
}

#[test]
fn a_page_without_its_marking_is_found() {
    let from = "if report.marking != none { align(center";
    insta::assert_snapshot!(found("components/furniture.typ", from, "if false { align(center"), @r#"
    page 2: the marking "Handle with care" is missing
    page 3: the marking "Handle with care" is missing
    page 4: the marking "Handle with care" is missing
    page 5: the marking "Handle with care" is missing
    "#);
}

#[test]
fn a_title_missing_from_the_cover_is_found() {
    insta::assert_snapshot!(found("parts/cover.typ", "breakable(report.committee,", "breakable(\"The committee\","), @r#"
    cover: the committee "Scrutiny Committee" is missing
    "#);
}

#[test]
fn a_level_missing_from_key_or_index_is_found() {
    let from = "breakable(level.name)";
    insta::assert_snapshot!(found("components/badge.typ", from, "breakable(level.name.replace(\"Amber\", \"Yellow\"))"), @r#"
    key: the level "Amber" is missing
    index: the level "Amber" is missing
    index: the level "Amber" is missing
    index: the level "Amber" is missing
    indicator 36: the level "Amber" is missing
    indicator 37: the level "Amber" is missing
    "#);
}

#[test]
fn a_group_may_be_called_as_its_indicator_is() {
    let alike = |number: &str, group: &str| {
        format!(r#"{{"ref": "{number}", "group": "{group}", "title": "text", "current": "text"}}"#)
    };
    for groups in [vec!["text"], vec!["text", "text"], vec!["other", "text"]] {
        let pack = groups.iter().enumerate().fold(crate::pack::Pack::new(), |pack, (number, group)| {
            pack.indicator(alike(&(number + 1).to_string(), group))
        });
        crate::run::render(pack.text()); // With --verify, as every test.
    }
}
