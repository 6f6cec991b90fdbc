//! `convert PACK -o OUT.csv`: one row a figure, safe for Excel, with nothing withheld in it.

use serde_json::Value;

use crate::pack::Pack;
use crate::run::{Folder, sample_pack};

/// The rows of a CSV file, with the header.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn converted(pack: &str) -> (Folder, Vec<Vec<String>>) {
    let folder = Folder::with("pack.json", pack);
    folder.run(["convert", "pack.json", "-o", "out.csv"]).exits(0);
    let rows = rows(&folder.read("out.csv"));
    (folder, rows)
}

#[test]
fn every_figure_of_the_sample_is_a_row_as_published() {
    let (_, rows) = converted(&sample_pack("communities-2024-25-q2"));
    let of_36: Vec<String> = rows.iter().filter(|row| row[2] == "36").map(|row| row[5..].join("|")).collect();
    insta::assert_snapshot!(of_36.join("\n"), @r"
    Libraries|target||98,206|98206||||period
    Libraries|current|Current Year|100,142|100142|||Green|period
    Libraries|previous|Previous Year|96,280|96280||||period
    ");
    assert!(rows.iter().any(|row| row[6] == "history" && row[1] == "Quarter 2 2023/24" && row[9] == "382502"));
    assert!(rows.iter().any(|row| row[4] == "Teenage volunteers: hours given" && row[8] == "21% increase"));
}

#[test]
fn the_description_beside_it_names_the_same_columns() {
    let (folder, rows) = converted(&sample_pack("communities-2024-25-q2"));
    let description: Value = serde_json::from_slice(&folder.read("out.csv-metadata.json")).expect("JSON");
    let columns = description["tableSchema"]["columns"].as_array().expect("columns");
    let names: Vec<&str> = columns.iter().map(|column| column["name"].as_str().expect("a name")).collect();
    assert_eq!(rows[0], names);
    assert_eq!(description["url"], "out.csv");
    assert_eq!(description["@context"][0], "http://www.w3.org/ns/csvw");
    assert!(rows.iter().all(|row| row.len() == names.len()));
}

#[test]
fn nothing_that_a_mark_withholds_is_written_and_nothing_runs() {
    let pack = Pack::new()
        .measuring("1", r#""current": {"value": "fewer than five", "mark": "suppressed"}, "group": "=HYPERLINK(1)""#)
        .measuring("2", r#""unit": "percent", "target": 95, "current": -5, "history": [{"period": "Q1", "value": null, "mark": "unavailable"}]"#);
    let (folder, rows) = converted(&pack.text());
    assert!(!String::from_utf8(folder.read("out.csv")).expect("UTF-8").contains("fewer than five"));
    assert!(rows.iter().any(|row| row[5] == "'=HYPERLINK(1)" && row[11] == "suppressed" && row[8..11] == ["", "", ""]));
    assert!(rows.iter().any(|row| row[6] == "current" && row[8..11] == ["-5%", "-5", "percent"]));
    assert!(rows.iter().any(|row| row[6] == "history" && row[8..12] == ["", "", "", "unavailable"]));
}

#[test]
fn a_pack_with_errors_becomes_no_open_data() {
    let folder = Folder::with("pack.json", Pack::new().measuring("1", r#""rag": "Purple""#).text());
    folder.run(["convert", "pack.json", "-o", "out.csv"]).exits(1);
    assert_eq!(folder.files(), ["pack.json"]);
}
