//! Tables in texts, of Markdown or pasted from Word and Excel.

use super::pasted::{heard_of, narrated};
use crate::pack::{Pack, commentary};
use crate::pdf::{Pdf, Tag};
use crate::run::{Folder, render};

/// The table with this first header cell.
fn table<'t>(tags: &'t Tag, heading: &str) -> &'t Tag {
    let is_it = |table: &&&Tag| table.find_all("TH").first().is_some_and(|cell| cell.text() == heading);
    tags.find_all("Table").iter().find(is_it).copied().expect("the table")
}

/// The header cells of a table with what they are headers of.
fn headers(table: &Tag) -> Vec<(String, String)> {
    let scope = |cell: &Tag| cell.attributes.get("Scope").cloned().unwrap_or_default();
    table.find_all("TH").into_iter().map(|cell| (cell.text(), scope(cell))).collect()
}

const WARDS: &str = "By ward:\nWard\tCases\tRate\nNorth\t1,204\t3.1\nSouth\t998\t2.7\nAll in all";

#[test]
fn lines_with_tabs_are_a_table_with_header_cells() {
    let (heard, pdf) = narrated(WARDS);
    assert!(heard.starts_with("By ward:") && heard.ends_with("All in all"), "{heard}");
    let tags = pdf.tags();
    let table = table(&tags, "Ward");
    assert_eq!(table.rows(), [["Ward", "Cases", "Rate"], ["North", "1,204", "3.1"], ["South", "998", "2.7"]]);
    let headers = headers(table);
    let named = |(name, scope): &(String, String)| format!("{name} {scope}");
    assert_eq!(
        headers.iter().map(named).collect::<Vec<_>>(),
        ["Ward Column", "Cases Column", "Rate Column", "North Row", "South Row"]
    );
}

#[test]
fn a_table_of_markdown_is_a_table_with_figures_at_the_right() {
    let (_, pdf) = narrated("| Ward | Cases |\n|---|---|\n| North | 1,204 |\n| **South** | 98 |");
    let tags = pdf.tags();
    assert_eq!(table(&tags, "Ward").rows(), [["Ward", "Cases"], ["North", "1,204"], ["South", "98"]]);
    let placed = pdf.placed_text(4);
    let right = |text: &str| placed.iter().find(|(placed, ..)| placed == text).expect("a figure").1[2];
    assert!((right("1,204") - right("98")).abs() < 0.1, "{placed:?}");
}

/// Where a text stands: from its left to its right.
#[track_caller]
fn reach(pdf: &Pdf, text: &str) -> (f64, f64) {
    let placed: Vec<_> = (4..=pdf.page_count()).flat_map(|page| pdf.placed_text(page)).collect();
    let found = placed.iter().find(|(placed, ..)| placed.trim() == text);
    let (_, [left, _, right, _], _) = found.unwrap_or_else(|| panic!("no {text:?} in one piece among {placed:?}"));
    (*left, *right)
}

#[test]
fn short_cells_stay_whole_beside_long_ones() {
    let text = "Recommendation\tResponse\tBy when\tWho\nPublish the figures each month on the open data site so that \
                residents can see them\tAgreed in part: quarterly, with the reasons for any gap stated\t31 March 2026\tHead of \
                Performance and Governance\nReview the policy\tAgreed\t30 September 2026\tMonitoring Officer";
    let (_, pdf) = narrated(text);
    for date in ["31 March 2026", "30 September 2026", "Review the policy"] {
        reach(&pdf, date);
    }
}

#[test]
fn years_and_running_numbers_in_front_name_their_rows() {
    for (first, second) in [("2024", "2025"), ("1", "2")] {
        let (_, pdf) = narrated(&format!("Year\tCases\n{first}\t1,204\n{second}\t998"));
        let tags = pdf.tags();
        let rows: Vec<(String, String)> = headers(table(&tags, "Year"));
        assert_eq!(rows[2..], [(first.to_owned(), "Row".to_owned()), (second.to_owned(), "Row".to_owned())]);
    }
    let (_, pdf) = narrated("Pupils\tCases\n1,201\t1,204\n1,207\t998");
    assert_eq!(headers(table(&pdf.tags(), "Pupils")).len(), 2, "figures are no names");
}

#[test]
fn figures_with_one_unit_or_a_mark_stand_at_the_right() {
    let (_, pdf) = narrated("Item\tTaken\tPublished\nA\t121.7 days\t1,012 [p]\nB\t9 days\t9 [e]\nC\tN/A\t[c]");
    let right = |text: &str| reach(&pdf, text).1;
    assert!((right("121.7 days") - right("9 days")).abs() < 0.1 && (right("9 days") - right("N/A")).abs() < 0.1);
    assert!((right("1,012 [p]") - right("9 [e]")).abs() < 0.1 && (right("9 [e]") - right("[c]")).abs() < 0.1);
}

#[test]
fn the_cells_of_a_small_table_stand_near_each_other() {
    let (_, pdf) = narrated("Ward\tCases\nAbbey\t12\nArbury\t998");
    let (name, figure) = (reach(&pdf, "Arbury"), reach(&pdf, "998"));
    assert!(figure.0 - name.1 < 120.0, "{name:?} and {figure:?}");
}

#[test]
fn a_stroke_in_a_cell_is_a_stroke() {
    let (_, pdf) = narrated("| Who | Count |\n|---|---|\n| Girls \\| all | 12 |\n| **Boys \\| all** | 13 |");
    let rows = table(&pdf.tags(), "Who").rows();
    assert_eq!(rows, [["Who", "Count"], ["Girls | all", "12"], ["Boys | all", "13"]]);
}

#[test]
fn a_sentence_under_a_table_of_markdown_is_no_row_of_it() {
    let (heard, pdf) = narrated("| Ward | Cases |\n|---|---|\n| North | 5 |\nThe north is **ahead**.\n- a\n- b");
    assert_eq!(table(&pdf.tags(), "Ward").rows(), [["Ward", "Cases"], ["North", "5"]]);
    assert!(heard.contains("The north is ahead."), "{heard}");
}

#[test]
fn a_short_table_is_never_on_two_pages() {
    for lines in 20..36 {
        let lines: String = (1..=lines).map(|line| format!("Line {line}.\n\n")).collect();
        let (_, pdf) = narrated(&format!("{lines}Ward\tCases\nNorth\t5\nSouth\t6\nEast\t7\nWest\t8"));
        let pages: Vec<usize> = (4..=pdf.page_count()).filter(|page| pdf.page_text(*page).contains("Ward")).collect();
        assert_eq!(pages.len(), 1);
        assert!(pdf.page_text(pages[0]).contains("West"), "broken behind {lines}");
    }
}

#[test]
fn a_long_table_repeats_its_header_and_loses_no_row() {
    let rows: String = (1..=120).map(|row| format!("\nWard {row}\t{row},000")).collect();
    let (_, pdf) = narrated(&format!("Ward\tCases{rows}"));
    let tags = pdf.tags();
    assert_eq!(table(&tags, "Ward").rows().len(), 121);
    for page in 4..=pdf.page_count() {
        let text = pdf.page_text(page);
        assert!(text.contains("Ward Cases") || text.contains("Ward\nCases"), "page {page}: {text}");
    }
    assert!(pdf.page_count() > 5);
}

#[test]
fn a_wide_table_stays_on_the_page_and_is_whole() {
    let wide = "Directorate\tRepresentatives\tApril\tMay\tJune\tJuly\tAugust\tSeptember\tOctober\tNovember\nAdults\t\
                https://www.example.gov.uk/adults\t1,000\t2,000\t3,000\t4,000\t5,000\t6,000\t7,000\t8,000";
    for size in [10, 12, 18, 24] {
        let theme = serde_json::json!({ "text_size": size });
        let pack = Pack::new().report("theme", theme).measuring("1", &commentary(wide));
        let pdf = render(pack.text());
        for page in 1..=pdf.page_count() {
            let [left, right] = pdf.text_reach(page);
            assert!(left > 50.0 && right < 545.0, "{size} pt, page {page} from {left} to {right}");
            assert!(pdf.text_over_text(page).is_empty(), "{size} pt, page {page}: {:#?}", pdf.text_over_text(page));
        }
        let text: String = pdf.text().split_whitespace().collect();
        let mut cells = wide.split(['\t', '\n']).map(|cell| cell.replace(' ', ""));
        assert!(cells.all(|cell| text.contains(&cell)), "{size} pt: {text}");
    }
}

#[test]
fn a_table_too_wide_for_the_page_stands_as_several_with_its_names_in_each() {
    let months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"];
    let figures = |from: u32| (0..12).map(|month| format!("\t{},{:03}", from + month, 7 * month)).collect::<String>();
    let text = format!("Month\t{}\nLoans{}\nVisits{}", months.join("\t"), figures(90), figures(40));
    for (size, count) in [(12, 2), (18, 2), (24, 3)] {
        let theme = serde_json::json!({ "text_size": size });
        let pdf = render(Pack::new().report("theme", theme).measuring("1", &commentary(&text)).text());
        let tags = pdf.tags();
        let tables: Vec<&Tag> =
            tags.find_all("Table").into_iter().filter(|table| table.text().starts_with("Month")).collect();
        assert_eq!(tables.len(), count, "{size} pt");
        for table in &tables {
            let names: Vec<String> = table.rows().into_iter().map(|row| row[0].clone()).collect();
            assert_eq!(names, ["Month", "Loans", "Visits"]);
        }
        let told: Vec<String> = tables.iter().flat_map(|table| table.rows()[0][1..].to_vec()).collect();
        assert_eq!(told, months, "{size} pt");
        (1..=pdf.page_count()).for_each(|page| assert!(pdf.text_over_text(page).is_empty(), "{size} pt, page {page}"));
    }
}

#[test]
fn words_are_not_cut_where_a_table_can_stand_as_several() {
    let heads =
        ["Organisation", "Responsibilities", "Neighbourhoods", "Representatives", "Accountability", "Infrastructure"];
    let text = format!("| {} |\n|{}\n| {} |", heads.join(" | "), "---|".repeat(6), ["Word"; 6].join(" | "));
    for size in [12, 18] {
        let theme = serde_json::json!({ "text_size": size });
        let pdf = render(Pack::new().report("theme", theme).measuring("1", &commentary(&text)).text());
        let last = pdf.page_count();
        let lines: Vec<String> = pdf.placed_text(last).into_iter().map(|(text, ..)| text.trim().to_owned()).collect();
        for head in heads {
            assert!(lines.iter().any(|line| line == head), "{head} at {size} pt: {lines:?}");
        }
    }
}

#[test]
fn a_row_under_one_another_keeps_its_name_over_a_page_break() {
    // Long texts in all columns: nothing can be repeated beside them.
    let cell = "Unverwechselbarkeiten".repeat(3);
    let heads: Vec<String> = (1..=14).map(|column| format!("{cell}{column}")).collect();
    let text = format!("{}\n{}", heads.join("\t"), heads.join("\t"));
    let theme = serde_json::json!({ "text_size": 24 });
    let pdf = render(Pack::new().report("theme", theme).measuring("1", &commentary(&text)).text());
    let pages: Vec<usize> = (4..=pdf.page_count()).filter(|page| pdf.page_text(*page).contains("Unver")).collect();
    assert!(pages.len() > 1, "it goes on on a further page");
    for page in pages {
        let text: String = pdf.page_text(page).split_whitespace().collect();
        assert!(text.contains(&format!("{cell}1{cell}1")), "page {page}: {text}");
    }
}

#[test]
fn a_row_with_fewer_cells_than_headings_is_a_row_and_one_with_more_prints_as_written() {
    let (_, pdf) = narrated("| Ward | Cases | Note |\n|---|---|---|\n| North |\n| South | 5 | late |");
    let tags = pdf.tags();
    assert_eq!(table(&tags, "Ward").rows(), [["Ward", "Cases", "Note"], ["North", "", ""], ["South", "5", "late"]]);
    let heard = heard_of("| Ward | Cases |\n|---|---|\n| North | 5 | late |");
    assert!(heard.contains("| North | 5 | late |"), "no cell is lost: {heard}");
}

#[test]
fn a_table_of_ten_thousand_columns_is_refused_at_its_place() {
    let row = |cell: &str| format!("{cell}\t").repeat(9_999) + cell;
    let pack = Pack::new().measuring("1", &commentary(&format!("{}\n{}", row("a"), row("b"))));
    let ran = Folder::with("pack.json", pack.text()).run(["check", "pack.json", "--format", "github"]).exits(1);
    let words = "this table has 10,000 columns; a page holds 30 at most";
    assert_eq!(ran.out().matches(words).count(), 1, "{}", ran.out());
}
