//! PDF/UA-1 by machine, and what a screen reader needs beyond it: header cells, headings, alternative texts.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use serde_json::{Value, json};

use crate::everything::everything;
use crate::pack::Pack;
use crate::pdf::{Pdf, Tag};
use crate::run::{Folder, render, sample};

/// Checks a PDF by the rules of PDF/UA-1, and that it claims both standards.
#[track_caller]
fn assert_accessible(bytes: &[u8]) {
    let options = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
    let report = validate_pdf_bytes(bytes, &options).expect("a PDF that can be checked");
    assert!(report.is_compliant && report.rules.total > 50, "{:#?}", report.failures);
    let info = Pdf::from_bytes(bytes.to_vec()).info();
    assert_eq!((info.pdf_ua.as_str(), info.pdf_a.as_str()), ("1", "2A"));
}

#[track_caller]
fn assert_renders_accessibly(folder: &Folder) {
    folder.run(["render", "pack.json", "-o", "out.pdf"]).exits(0);
    assert_accessible(&folder.read("out.pdf"));
}

#[test]
fn both_samples_pass_pdf_ua_1() {
    assert_accessible(sample("communities-2024-25-q2"));
    assert_accessible(sample("children-2025"));
}

#[test]
fn the_file_says_that_it_is_tagged_and_nothing_that_a_reader_could_take_for_a_fault() {
    assert_eq!(Pdf::from_bytes(sample("communities-2024-25-q2").to_vec()).mark_info(), [("Marked".to_owned(), true)]);
}

#[test]
fn a_report_without_indicators_passes_pdf_ua_1() {
    assert_renders_accessibly(&Folder::with("pack.json", Pack::new().text()));
}

#[test]
fn a_hostile_pack_passes_pdf_ua_1() {
    assert_renders_accessibly(&everything(|field| format!("{field} #panic() <label> $x$ \\ \"q\""), &json!({})));
}

#[test]
fn large_print_passes_pdf_ua_1() {
    assert_renders_accessibly(&everything(|field| format!("The {field} of it"), &json!({"text_size": 20})));
}

#[test]
fn every_table_has_exactly_the_header_cells_it_should() {
    let pack = Pack::new()
        .report("chart_tables", true)
        .measuring(
            "1",
            r#""direction": "higher", "target": 5, "current": 6,
            "history": [{"period": "2022", "value": 1}, {"period": "2023", "value": 5}, {"period": "2024", "value": 6}]"#,
        )
        .measuring("2", r#""measures": [{"title": "Adults", "current": 1}, {"title": "Children", "current": 2}]"#);
    let pdf = render(pack.text());
    let tables: Vec<String> = pdf.tags().find_all("Table").into_iter().map(header_cells).collect();
    insta::assert_snapshot!(tables.join("\n"), @"
    Produced on (Row); 1 others
    Item (Column), Explanation (Column), Target / Pro Rata Target (Row), Current Month / Current Period (Row), Previous Month / Previous Period (Row), Direction for Improvement (Row), Change in Performance (Row), Statistical Neighbours Mean (Row), England Mean (Row), RAG Rating (Row), Indicator Description (Row), Commentary (Row), Actions (Row), Useful Links (Row), Measure (Row); 13 others
    No. (Column), Indicator (Column), Target (Column), Current (Column), Rating (Column), Page (Column), 1 (Row), Measure 1 (Row), 2 (Row), Measure 2 (Row); 8 others
    Target (Column), Direction for Improvement (Column), Current Period (Column), RAG Rating (Column); 4 others
    Period (Column), Actual (Column), Target (Column), 2022 (Row), 2023 (Row), 2024 (Row); 6 others
    Measure (Column), Current Period (Column), Adults (Row), Children (Row); 2 others
    ");
}

/// The header cells of a table with their scope, and how many cells it has beside them.
fn header_cells(table: &Tag) -> String {
    let headers = table.find_all("TH").into_iter().map(|cell| {
        let scope = cell.attributes.get("Scope").map_or("no scope", String::as_str);
        format!("{} ({scope})", cell.text().replace('\n', " "))
    });
    format!("{}; {} others", headers.collect::<Vec<_>>().join(", "), table.find_all("TD").len())
}

/// Whether all cells of a row are headers of columns: the headings of a table, or of a group of its rows.
fn is_of_headings(row: &Tag) -> bool {
    let is_of_column = |cell: &Tag| cell.attributes.get("Scope").is_some_and(|scope| scope == "Column");
    row.children().all(|cell| cell.kind == "TH" && is_of_column(cell))
}

#[test]
fn every_row_among_others_has_a_header_of_its_own() {
    for pdf in of_every_kind() {
        let tags = pdf.tags();
        for table in tags.find_all("Table") {
            let rows: Vec<&Tag> = table.find_all("TR").into_iter().filter(|row| !is_of_headings(row)).collect();
            let is_row = |cell: &Tag| cell.attributes.get("Scope").is_some_and(|scope| scope == "Row");
            let are_named = rows.iter().all(|row| row.children().any(is_row));
            // The one row of a headline is the indicator's, which its heading names.
            assert!(rows.len() < 2 || are_named, "{}", table.outline());
        }
    }
}

/// How many columns a cell takes.
fn columns(cell: &Tag) -> usize {
    cell.attributes.get("ColSpan").map_or(1, |span| span.parse().expect("a number"))
}

/// The column that a header begins in, from 0, as its identifier says: "U3x1y0".
fn first_column(header: &Tag) -> usize {
    let (_, place) = header.id.as_deref().and_then(|id| id.split_once('x')).expect("a place");
    place.split('y').next().and_then(|column| column.parse().ok()).expect("a number")
}

/// The headings of columns that a cell refers to, itself or by its headers.
fn headings_of<'t>(cell: &Tag, headers: &[&'t Tag]) -> Vec<&'t Tag> {
    let named = cell.attributes.get("Headers").map_or("", String::as_str);
    let ids: Vec<&str> = named.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|id| !id.is_empty()).collect();
    let named = headers.iter().filter(|header| header.id.as_deref().is_some_and(|id| ids.contains(&id)));
    let of_one = |header: &&'t Tag| {
        let is_heading = header.attributes.get("Scope").is_some_and(|scope| scope == "Column");
        let own = is_heading.then_some(*header);
        own.into_iter().chain(if is_heading { headings_of(header, headers) } else { Vec::new() }).collect::<Vec<_>>()
    };
    named.flat_map(of_one).collect()
}

#[test]
fn a_cell_is_heard_with_the_heading_of_its_column_and_no_other() {
    let mut seen = 0;
    for pdf in of_every_kind() {
        for table in pdf.tags().find_all("Table") {
            let headers = table.find_all("TH");
            let first = table.find_all("TR")[0];
            if !is_of_headings(first) {
                continue; // Facts under one another have headers at their left alone.
            }
            for row in table.find_all("TR") {
                let mut at = 0;
                for cell in row.children() {
                    let own = at..at + columns(cell);
                    at = own.end;
                    if cell.kind == "TH" {
                        continue;
                    }
                    let headings = headings_of(cell, &headers);
                    let is_above = |heading: &&Tag| {
                        first_column(heading) < own.end && own.start < first_column(heading) + columns(heading)
                    };
                    assert!(
                        !headings.is_empty() && headings.iter().all(is_above),
                        "{} of {}",
                        cell.text(),
                        table.outline()
                    );
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 100, "{seen} cells");
}

#[test]
fn a_table_of_many_columns_wraps_into_rows_of_cells_each_under_its_header() {
    let comparators: Vec<String> =
        (1..=6).map(|number| format!(r#"{{"label": "Comparator Number {number}", "value": {number}}}"#)).collect();
    let fields = format!(r#""target": 5, "current": 6, "previous": 4, "comparators": [{}]"#, comparators.join(", "));
    let pdf = render(Pack::new().measuring("1", &fields).text());
    let tags = pdf.tags();
    let (mut rows, mut comparators) = (0, 0);
    let is_key = |table: &&Tag| table.text().starts_with("Item");
    let has_comparators = |table: &&Tag| table.text().contains("Comparator");
    for table in tags.find_all("Table").into_iter().filter(|table| has_comparators(table) && !is_key(table)) {
        let (headers, cells) = (table.find_all("TH"), table.find_all("TD"));
        assert_eq!(headers.len(), cells.len(), "{}", table.outline());
        let is_column = |header: &&Tag| header.attributes.get("Scope").is_some_and(|scope| scope == "Column");
        assert!(headers.iter().all(is_column), "{}", table.outline());
        rows += 1;
        comparators += headers.iter().filter(|header| header.text().contains("Comparator")).count();
    }
    assert!(rows > 1, "the cells wrap");
    assert_eq!(comparators, 6);
}

#[test]
fn no_heading_skips_a_level() {
    for name in ["communities-2024-25-q2", "children-2025"] {
        assert_no_skipped_level(&Pdf::from_bytes(sample(name).to_vec()));
    }
    let mixed = Pack::new()
        .measuring("1", r#""narrative": {"Commentary": "Said."}"#)
        .measuring("2", r#""group": "Libraries", "narrative": {"Commentary": "Said."}"#)
        .measuring("3", r#""narrative": {"Commentary": "Said."}"#);
    assert_no_skipped_level(&render(mixed.text()));
}

#[track_caller]
fn assert_no_skipped_level(pdf: &Pdf) {
    let mut last = 0;
    for (level, text) in headings(&pdf.tags()) {
        assert!(level <= last + 1, "{text:?} of level {level} follows level {last}");
        last = level;
    }
    assert!(last > 0, "there are headings");
}

fn headings(tag: &Tag) -> Vec<(u32, String)> {
    let level = tag.kind.strip_prefix('H').and_then(|level| level.parse().ok());
    let own = level.map(|level| (level, tag.text()));
    own.into_iter().chain(tag.children().flat_map(headings)).collect()
}

#[test]
fn every_figure_has_an_alternative_text() {
    for name in ["communities-2024-25-q2", "children-2025"] {
        let tags = Pdf::from_bytes(sample(name).to_vec()).tags();
        let figures = tags.find_all("Figure");
        assert!(figures.len() >= 15, "{name} has {} figures", figures.len());
        for figure in figures {
            let alt = figure.alt.as_deref().unwrap_or_default();
            assert!(alt.len() > 20, "{}", figure.outline());
        }
    }
}

#[test]
fn every_link_says_where_it_leads() {
    let pdf = Pdf::from_bytes(sample("communities-2024-25-q2").to_vec());
    for link in pdf.links() {
        assert!(!link.contents.trim().is_empty(), "{link:?}");
    }
}

/// What may stand directly below what, by the rules of PDF/UA-2 about structure, as far as they are about what a report has.
fn may_stand_below(parent: &str, child: &str) -> bool {
    let is_inline = ["Span", "Strong", "Em", "Link", "Reference", "Quote", "Code"].contains(&child);
    let is_heading = child.len() == 2 && child.starts_with('H');
    match parent {
        "Document" => is_heading || ["P", "L", "Table", "Figure", "Link", "Div", "Sect", "Part"].contains(&child),
        "L" => child == "LI",
        "LI" => ["Lbl", "LBody"].contains(&child),
        "LBody" => is_inline || ["P", "L", "Table", "Figure", "Div"].contains(&child),
        "Table" => ["THead", "TBody", "TR"].contains(&child),
        "THead" | "TBody" => child == "TR",
        "TR" => ["TH", "TD"].contains(&child),
        "TH" | "TD" => is_inline || ["P", "L", "Table", "Figure", "Div"].contains(&child),
        "P" | "Lbl" | "Span" | "Strong" | "Em" | "Link" => is_inline || child == "Figure",
        "Div" | "Figure" => !["LI", "TR", "TH", "TD", "Lbl", "LBody"].contains(&child),
        heading => heading.len() == 2 && heading.starts_with('H') && is_inline,
    }
}

#[track_caller]
fn assert_structured(tag: &Tag) {
    for child in tag.children() {
        assert!(may_stand_below(&tag.kind, &child.kind), "{} below {}: {}", child.kind, tag.kind, child.outline());
        assert_structured(child);
    }
    let holds_words = !["Document", "L", "LI", "Table", "THead", "TBody", "TR"].contains(&tag.kind.as_str());
    assert!(holds_words || !tag.has_own_words(), "words directly in {}: {}", tag.kind, tag.outline());
    let has_labels = tag.kind == "L" && tag.children().any(|item| item.children().any(|part| part.kind == "Lbl"));
    let numbering = tag.attributes.get("ListNumbering").map_or("None", String::as_str);
    assert!(!has_labels || numbering != "None", "labels, but no numbering: {}", tag.outline());
}

/// Reports with everything that has a tag.
fn of_every_kind() -> Vec<Pdf> {
    let logo = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/alpha.png")).expect("a picture");
    let mut pack: Value = serde_json::from_str(&crate::run::sample_pack("communities-2024-25-q2")).expect("a pack");
    pack["report"]["logo"] = json!({"path": "logo.png", "alt": "Cambridgeshire County Council"});
    pack["report"]["introduction"] =
        json!({"Key messages": ["More visits.", "- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |"]});
    let folder = Folder::with("pack.json", pack.to_string());
    folder.write("logo.png", logo).run(["render", "pack.json", "-o", "out.pdf"]).exits(0);
    let with_logo = folder.pdf("out.pdf");
    let draft = Pack::new()
        .report("status", "draft")
        .report("marking", "Not for publication")
        .measuring("1", r#""current": 5"#);
    let summed = Pack::new().report("summary", true).measuring("1", r#""current": 3, "previous": 4, "direction": "higher", "target": 9, "history": [{"period": "Q1", "value": 5}, {"period": "Q2", "value": 5}, {"period": "Q3", "value": 4, "rag": "Amber"}, {"period": "Q4", "value": 3}]"#);
    let large = |pack: Pack| pack.report("theme", json!({"text_size": 18}));
    let everything = everything(str::to_owned, &json!({"text_size": 12}));
    everything.run(["render", "pack.json", "-o", "out.pdf"]).exits(0);
    let samples = ["communities-2024-25-q2", "children-2025"].map(|name| Pdf::from_bytes(sample(name).to_vec()));
    let charts = ["hard-charts", "many-charts"].map(|name| {
        let path = format!("{}/tests/charts/{name}.json", env!("CARGO_MANIFEST_DIR"));
        render(std::fs::read_to_string(path).expect("a pack of charts"))
    });
    let others = [
        with_logo,
        render(draft.text()),
        render(summed.text()),
        render(large(summed).text()),
        everything.pdf("out.pdf"),
    ];
    samples.into_iter().chain(charts).chain(others).chain([corrected(12), corrected(18)]).collect()
}

#[test]
fn tags_stand_only_below_what_they_may_and_no_words_directly_below_the_document() {
    for pdf in of_every_kind() {
        let tags = pdf.tags();
        assert_eq!(tags.children().map(|tag| tag.kind.as_str()).collect::<Vec<_>>(), ["Document"]);
        assert_structured(tags.children().next().expect("a document"));
    }
}

/// A report with a page of changes.
fn corrected(size: u32) -> Pdf {
    let of = |version: &str, figure: u32| {
        let pack = Pack::new().report("version", version).report("theme", json!({"text_size": size}));
        pack.measuring("1", &format!(r#""current": {figure}, "correction": "Two sites were missing.""#)).text()
    };
    let folder = Folder::with("old.json", of("Version 1", 4));
    folder.write("new.json", of("Version 2", 5)).run(["render", "new.json", "--corrects", "old.json"]).exits(0);
    folder.pdf("new.pdf")
}
