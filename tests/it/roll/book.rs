//! `roll` on a workbook: single cells change, everything else of it stays.
//!
//! `tests/roll/own.xlsx` was made by another library, see `tests/roll/make.py`: colours, a comment, a wide and a hidden
//! column, two columns that changed places, percentages, a sheet of its own with a formula.

use std::io::Read;

use serde_json::{Value, json};

use super::roll;
use crate::run::Folder;

const OWN: &[u8] = include_bytes!("../../roll/own.xlsx");

/// The parts of a workbook by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip file");
    let names: Vec<String> = (0..archive.len())
        .map(|index| archive.by_index(index).expect("a part").name().expect("a name").into_owned())
        .collect();
    let read = |name: &String| {
        let mut bytes = Vec::new();
        archive.by_name(name).expect("a part").read_to_end(&mut bytes).expect("bytes");
        (name.clone(), String::from_utf8_lossy(&bytes).into_owned())
    };
    names.iter().map(read).collect()
}

fn read(folder: &Folder, book: &str) -> Value {
    folder.run(["convert", book, "-o", "read.json"]).exits(0);
    serde_json::from_slice(&folder.read("read.json")).expect("JSON")
}

#[test]
fn colours_comments_widths_formulas_and_sheets_of_ones_own_stay() {
    let folder = Folder::with("q2.xlsx", OWN);
    let ran = roll(&folder, "q2.xlsx", ("Quarter 3", "2026/27"), "q3.xlsx").exits(0);
    assert_eq!(ran.stderr, "");
    let (old, new) = (parts(OWN), parts(&folder.read("q3.xlsx")));
    let changed: Vec<&str> =
        old.iter().zip(&new).filter(|(old, new)| old.1 != new.1).map(|(old, _)| old.0.as_str()).collect();
    let names = |parts: &[(String, String)]| parts.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&old), names(&new));
    let sheets = [2, 3, 5, 6, 8].map(|number| format!("xl/worksheets/sheet{number}.xml"));
    assert_eq!(changed, sheets, "Report, Indicators, Narrative, History and Actions, and nothing else");
    let pack = read(&folder, "q3.xlsx");
    assert_eq!(pack["report"]["produced_on"], "2026-07-31");
    let first = &pack["indicators"][0];
    assert_eq!((&first["previous"], &first["current"]), (&json!("91.4%"), &json!(null)));
    let history =
        json!([{"period": "Q1 2026/27", "value": "90%"}, {"period": "Q2 2026/27", "value": "91.4%", "rag": "Green"}]);
    assert_eq!(first["history"], history);
    assert_eq!(pack["indicators"][1]["previous"], "33.5");
    assert_eq!(pack["indicators"][1]["actions"], json!([{"text": "Recruit two fitters", "due": "2026-12-01"}]));
    assert_eq!(pack["indicators"][1]["narrative"], json!({"Commentary": "", "Path to Green": ""}));
    // A percentage stays a number in the form of one.
    let indicators = &new.iter().find(|(name, _)| *name == sheets[1]).expect("the sheet").1;
    assert!(indicators.contains("<v>0.914</v>"), "{indicators}");
    folder.run(["render", "q3.xlsx"]).exits(0);
}

#[test]
fn a_workbook_rolled_a_whole_year_is_the_pack_that_its_json_is() {
    let folder = Folder::with("0.xlsx", OWN);
    folder.run(["convert", "0.xlsx", "-o", "0.json"]).exits(0);
    for (number, (period, year)) in (1..).zip([
        ("Quarter 3", "2026/27"),
        ("Quarter 4", "2026/27"),
        ("Quarter 1", "2027/28"),
        ("Quarter 2", "2027/28"),
    ]) {
        for form in ["xlsx", "json"] {
            let (old, new) = (format!("{}.{form}", number - 1), format!("{number}.{form}"));
            let ran = roll(&folder, &old, (period, year), &new).exits(0);
            assert_eq!(ran.stderr, "", "{new}");
        }
        folder.run(["convert", &format!("{number}.json"), "-o", "by-json.xlsx"]).exits(0);
        assert_eq!(read(&folder, &format!("{number}.xlsx")), read(&folder, "by-json.xlsx"), "{period}");
    }
}

#[test]
fn where_more_than_cells_would_change_the_workbook_is_written_anew_and_that_is_said() {
    let folder = Folder::with("q2.xlsx", include_bytes!("../../roll/no-history.xlsx"));
    let ran = roll(&folder, "q2.xlsx", ("Quarter 3", "2026/27"), "q3.xlsx").exits(0);
    insta::assert_snapshot!(ran.stderr, @"note: the workbook is written anew, without the sheet “# my notes”, comments on cells, colours and widths of your own");
    assert_eq!(read(&folder, "q3.xlsx")["indicators"][0]["history"][0]["value"], "91.4%");
}
