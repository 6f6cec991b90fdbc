//! What is missing in a workbook is told at the empty cell itself, with no other cell's text beside it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::book::Book;
use crate::run::Folder;

/// Every field that the schema requires, and where a workbook has it: the sheet, and the row or column.
const REQUIRED: &[(&str, &str, &str)] = &[
    ("Report.title", "Report", "Title"),
    ("Report.committee", "Report", "Committee"),
    ("Report.period", "Report", "Period"),
    ("Report.produced_on", "Report", "Produced on"),
    ("Logo.path", "Report", "Logo file"),
    ("Logo.alt", "Report", "Logo alternative text"),
    ("Acceptance.code", "Accepted warnings", "Code"),
    ("Acceptance.reason", "Accepted warnings", "Reason"),
    ("Action.text", "Actions", "Text"),
    ("Band.name", "Scale", "Name"),
    ("LevelLabel.name", "Labels", "Name"),
    ("OwnBand.name", "Own scale", "Name"),
    ("KeyRow.item", "Key", "Item"),
    ("KeyRow.explanation", "Key", "Explanation"),
    ("Picture.path", "Pictures", "File"),
    ("Picture.alt", "Pictures", "Alternative text"),
    ("HistoryEntry.period", "History", "Period"),
    ("HistoryEntry.value", "History", "Value"),
    ("ChartSpec.kind", "Charts", "Kind"),
    ("ChartSpec.title", "Charts", "Title"),
    ("SeriesSpec.name", "Chart figures", "Name"),
    ("LabelledValue.value", "Comparators", "Value"),
    // A figure that has a label, a mark or a note and is itself missing.
    ("LabelledValue.value", "Indicators", "Target"),
    ("LabelledValue.value", "Indicators", "Current"),
    ("LabelledValue.value", "Measures", "Current"),
];

/// Required, but no cell: rows on sheets of their own.
const ROWS: [&str; 5] =
    ["Pack.report", "Pack.indicators", "ChartSpec.categories", "ChartSpec.series", "SeriesSpec.values"];

/// A pack with an entry of everything that has a required field.
fn pack() -> Value {
    let figure = |value: i32, label: &str| json!({"value": value, "label": label});
    let accept = json!([{"code": "implausible", "reason": "As counted."}]);
    let chart = json!({
        "kind": "line", "title": "Visits by quarter", "categories": ["Q1", "Q2"],
        "series": [{"name": "This year", "values": [1, 2]}, {"name": "Last year", "values": [2, 3], "role": "previous"}],
    });
    let first = json!({
        "ref": "H1", "title": "Visits", "group": "Leisure", "direction": "higher", "rag": "Green",
        "target": figure(5, "Target"), "current": figure(6, "Now"),
        "comparators": [figure(4, "England Mean")],
        "measures": [{"title": "By day", "current": {"value": 3, "label": "Now"}, "rag": "Green"}],
        "history": [{"period": "Q1", "value": 5}, {"period": "Q2", "value": 6, "rag": "Green"}],
        "charts": [chart],
        "figures": [{"path": "dot.svg", "alt": "A dot on a white ground", "caption": "The dot"}],
        "actions": [{"text": "A second crew starts in May.", "owner": "Jo Smith"}],
        "rating": {"bands": [{"name": "Red", "below": -5}, {"name": "Green"}]},
        "narrative": {"Commentary": "More people came.", "Path to Green": "A second crew."},
    });
    let second = json!({"ref": "H2", "title": "Loans", "current": 4, "rag": "Red", "target": 5, "direction": "higher",
        "actions": [{"text": "New titles."}], "narrative": {"Commentary": "Fewer."}});
    json!({
        "report": {"title": "Performance Report", "committee": "Scrutiny Committee", "period": "Quarter 2", "produced_on": "2024-11-25",
            "logo": {"path": "dot.svg", "alt": "A dot"}, "accept": accept, "introduction": {"Key messages": "All is well."}},
        "rating": {"bands": [{"name": "Red", "below": -10, "off_target": true}, {"name": "Green"}], "labels": [{"name": "Contextual", "meaning": "Not rated."}]},
        "key": [{"item": "Target", "explanation": "What is aimed at."}],
        "indicators": [first, second],
    })
}

/// A folder with the pack as a workbook.
fn folder() -> (Folder, Book) {
    let folder = Folder::with("pack.json", pack().to_string());
    let dot = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems/dot.svg");
    folder.write("dot.svg", std::fs::read(dot).expect("a picture"));
    folder.run(["convert", "pack.json", "-o", "pack.xlsx"]).exits(0);
    let book = Book::open(&folder.read("pack.xlsx"));
    (folder, book)
}

/// The first filled cell of a field.
fn cell_of(book: &mut Book, sheet: &str, heading: &str) -> String {
    if sheet == "Report" {
        return book.of_report(heading);
    }
    let column = book.column(sheet, heading);
    let cells = book.cells(sheet);
    let own = cells.iter().skip(1).find(|(cell, _)| {
        cell.trim_end_matches(|c: char| c.is_ascii_digit()) == column && *cell != format!("{column}1")
    });
    own.unwrap_or_else(|| panic!("{sheet} has nothing under {heading}")).0.clone()
}

/// The problems of a workbook.
fn problems(folder: &Folder, book: &Book) -> Vec<Value> {
    folder.write("a.xlsx", book.bytes());
    let report: Value = serde_json::from_str(&folder.run(["check", "a.xlsx", "--format", "json"]).out()).expect("JSON");
    report["problems"].as_array().expect("a list").clone()
}

/// Asserts that a problem of this kind is told at a cell, in all forms, and returns its hint.
#[track_caller]
fn assert_told_at(folder: &Folder, book: &Book, code: &str, sheet: &str, cell: &str) -> String {
    let problems = problems(folder, book);
    let is_it = |problem: &&Value| problem["code"] == code && problem["sheet"] == sheet && problem["cell"] == cell;
    let told = problems.iter().find(is_it).unwrap_or_else(|| panic!("nothing at {sheet}!{cell}: {problems:#?}"));
    let (column, row) = cell.split_at(cell.find(|c: char| c.is_ascii_digit()).expect("a row"));
    let column = column.bytes().fold(0, |column, letter| column * 26 + u64::from(letter - b'A') + 1);
    assert_eq!((told["line"].as_u64(), told["column"].as_u64()), (row.parse().ok(), Some(column)), "{told}");
    let human = folder.run(["check", "a.xlsx"]).out();
    let at = format!("--> a.xlsx, {sheet}!{cell}\n");
    let excerpts: Vec<&str> = human.split(&at).skip(1).map(|rest| rest.split("\n\n").next().expect("a line")).collect();
    assert!(!excerpts.is_empty() && excerpts.iter().all(|excerpt| !excerpt.contains("cell: ")), "{human}");
    assert!(excerpts.iter().any(|excerpt| excerpt.contains("= note: this cell is empty")), "{human}");
    let github = folder.run(["check", "a.xlsx", "--format", "github"]).out();
    assert!(github.lines().any(|line| line.contains(&format!("title={code}::{sheet}!{cell}: "))), "{github}");
    told["hint"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn every_required_field_is_one_of_these() {
    let schema: Value = serde_json::from_str(&Folder::new().run(["schema", "pack"]).exits(0).out()).expect("JSON");
    let mut required = BTreeSet::new();
    for (name, definition) in schema["$defs"].as_object().expect("definitions") {
        let either = definition["anyOf"].as_array().cloned().unwrap_or_default();
        for field in either.iter().chain([definition]).flat_map(|one| one["required"].as_array()).flatten() {
            required.insert(format!("{name}.{}", field.as_str().expect("a name")));
        }
    }
    required.remove("HistoryEntry.text"); // Instead of a figure.
    let known: BTreeSet<String> = REQUIRED.iter().map(|(field, _, _)| *field).chain(ROWS).map(str::to_owned).collect();
    assert_eq!(required, known);
}

#[test]
fn a_required_field_that_is_empty_is_told_at_its_own_cell() {
    let (folder, _) = folder();
    for (field, sheet, heading) in REQUIRED {
        let mut book = Book::open(&folder.read("pack.xlsx"));
        let cell = cell_of(&mut book, sheet, heading);
        book.empty(sheet, &cell);
        let code = if field.ends_with(".alt") { "missing-alt" } else { "missing-field" };
        let hint = assert_told_at(&folder, &book, code, sheet, &cell);
        assert!(hint.starts_with(&format!("fill in “{heading}”")), "{field}: {hint}");
        // A blank is nothing either.
        book.put(sheet, &cell, "  ");
        let is_told = |problem: &Value| problem["code"] == code && problem["cell"] == cell;
        assert!(problems(&folder, &book).iter().any(is_told), "{field}: a blank is taken for something");
    }
}

#[test]
fn what_a_rule_misses_is_told_at_the_empty_cell() {
    for (code, sheet, heading, start) in [
        ("missing-ref", "Indicators", "Ref", "fill in “Ref”"),
        ("missing-title", "Indicators", "Title", "fill in “Title”"),
        ("missing-field", "Comparators", "Label", "fill in “Label”"),
        ("empty-section", "Narrative", "Text", "type the text"),
        ("no-commentary", "Narrative", "Text", "ask the service for a sentence or two, and type them here"),
        ("empty-section", "Introduction", "Text", "type the text"),
        ("missing-field", "Introduction", "Heading", "fill in the column “Heading”"),
        ("missing-field", "Narrative", "Heading", "fill in the column “Heading”"),
        ("missing-field", "Narrative", "Indicator", "fill in the column “Indicator”"),
        ("missing-field", "Measures", "Indicator", "fill in the column “Indicator”"),
        ("missing-field", "Charts", "Indicator", "fill in the column “Indicator”"),
        ("missing-field", "Actions", "Indicator", "fill in the column “Indicator”"),
        ("missing-field", "Pictures", "Indicator", "fill in the column “Indicator”"),
        ("missing-field", "Own scale", "Indicator", "fill in the column “Indicator”"),
        ("actions-missing", "Scale", "Off target", "choose Yes under “Off target”"),
    ] {
        let (folder, mut book) = folder();
        let cell = cell_of(&mut book, sheet, heading);
        book.empty(sheet, &cell);
        let hint = assert_told_at(&folder, &book, code, sheet, &cell);
        assert!(hint.starts_with(start), "{code}: {hint}");
    }
}

#[test]
fn actions_are_missed_in_the_row_that_has_their_heading() {
    let (folder, mut book) = folder();
    let level = cell_of(&mut book, "Indicators", "Level");
    book.put("Indicators", &level, "Red");
    let action = cell_of(&mut book, "Actions", "Text");
    book.put("Actions", &action, "(empty)");
    book.empty("Narrative", "C3");
    let hint = assert_told_at(&folder, &book, "actions-missing", "Narrative", "C3");
    assert_eq!(hint, "say here what is being done about it");
}

#[test]
fn a_level_that_is_missing_and_cannot_be_worked_out_is_missed_at_its_cell() {
    let (folder, mut book) = folder();
    let cells = ["Level", "Direction"].map(|heading| format!("{}3", book.column("Indicators", heading)));
    cells.iter().for_each(|cell| book.empty("Indicators", cell));
    let hint = assert_told_at(&folder, &book, "rag-missing", "Indicators", &cells[0]);
    assert!(hint.starts_with("fill in “Level”; "), "{hint}");
    // Nor is there a target.
    let target = format!("{}3", book.column("Indicators", "Target"));
    book.empty("Indicators", &target);
    assert_told_at(&folder, &book, "rag-missing", "Indicators", &cells[0]);
}

#[test]
fn a_target_without_a_figure_is_missed_where_the_figure_goes() {
    let (folder, mut book) = folder();
    let cells = ["Level", "Current"].map(|heading| format!("{}3", book.column("Indicators", heading)));
    cells.iter().for_each(|cell| book.empty("Indicators", cell));
    let hint = assert_told_at(&folder, &book, "rag-missing", "Indicators", &cells[1]);
    assert!(hint.starts_with("fill in “Current” when it is known; "), "{hint}");
}

#[test]
fn where_the_row_or_column_is_not_there_the_hint_says_what_to_add_and_where() {
    let (folder, mut book) = folder();
    let cell = book.of_report("Committee");
    book.empty("Report", &cell);
    book.empty("Report", &cell.replace('B', "A"));
    let free = book.cells("Report").len();
    let told =
        problems(&folder, &book).into_iter().find(|problem| problem["code"] == "missing-field").expect("a problem");
    assert_eq!(told["hint"], "add a row “Committee” to the sheet “Report” and fill it in");
    assert_eq!((&told["sheet"], told["cell"].as_str().map(|cell| &cell[..1])), (&json!("Report"), Some("A")), "{free}");

    let (folder, mut book) = self::folder();
    book.empty_column("Indicators", "Title");
    let told =
        problems(&folder, &book).into_iter().find(|problem| problem["code"] == "missing-title").expect("a problem");
    let hint =
        "add a column “Title” to the sheet “Indicators”, and fill in “Title” in the words of the performance framework";
    assert_eq!((&told["hint"], &told["sheet"], &told["cell"]), (&json!(hint), &json!("Indicators"), &json!("A2")));
    let human = folder.run(["check", "a.xlsx"]).out();
    let excerpt = human.split("Indicators!A2\n").nth(1).and_then(|rest| rest.split("\n\n").next()).expect("an excerpt");
    assert!(!excerpt.contains("= cell:") && !excerpt.contains("is empty"), "{human}");
}

#[test]
fn without_the_report_s_sheet_no_cell_of_another_is_named() {
    let (folder, mut book) = folder();
    book.rename("Report", "#Report");
    let problems = problems(&folder, &book);
    let told: Vec<&Value> = problems.iter().filter(|problem| problem["code"] == "missing-field").collect();
    assert_eq!(told.len(), 4);
    assert!(told.iter().all(|problem| problem.get("cell").is_none()), "{told:#?}");
    assert_eq!(told[1]["hint"], "add a sheet “Report” with a row “Committee” and fill it in");
    let human = folder.run(["check", "a.xlsx"]).out();
    assert!(human.contains("\n--> a.xlsx\n") && !human.contains("\"report\""), "{human}");
}

#[test]
fn what_is_still_to_come_has_its_own_cell_in_every_form() {
    let (folder, mut book) = folder();
    for heading in ["Current", "Level"] {
        let cell = format!("{}3", book.column("Indicators", heading));
        book.empty("Indicators", &cell);
    }
    book.empty("Narrative", "C2");
    let measure = cell_of(&mut book, "Measures", "Current");
    book.empty("Measures", &measure);
    let label = cell_of(&mut book, "Measures", "Current label");
    book.empty("Measures", &label);
    for cell in ["A4", "B4", "C4"] {
        book.empty("Narrative", cell);
    }
    let committee = book.of_report("Committee");
    book.put("Report", &committee, "TBC");
    folder.write("a.xlsx", book.bytes());
    let current = format!("Indicators!{}3", book.column("Indicators", "Current"));
    let level = format!("Indicators!{}3", book.column("Indicators", "Level"));
    insta::assert_snapshot!(folder.run(["check", "a.xlsx", "--missing"]).exits(0).out(), @"
    The report itself: committee (Report!B3)

    No owner given (2 indicators)
      Leisure
        Indicator H1, Visits: current figure of By day (Measures!H2), commentary (Narrative!C2)
      Without a group
        Indicator H2, Loans: current figure (Indicators!M3), level (Indicators!T3), commentary (a new row on the sheet “Narrative”)

    2 indicators with something still to come
    ");
    let json: Value =
        serde_json::from_str(&folder.run(["check", "a.xlsx", "--missing=json"]).exits(0).out()).expect("JSON");
    let of = |number: usize| (json["missing"][number]["missing"].clone(), json["missing"][number]["where"].clone());
    let measure = format!("Measures!{measure}");
    assert_eq!(of(0), (json!(["committee"]), json!([format!("Report!{committee}")])));
    assert_eq!(of(1), (json!(["current figure of By day", "commentary"]), json!([measure, "Narrative!C2"])));
    let row = "a new row on the sheet “Narrative”";
    assert_eq!(of(2), (json!(["current figure", "level", "commentary"]), json!([current, level, row])));
    let csv = folder.run(["check", "a.xlsx", "--missing=csv"]).exits(0).out();
    assert!(csv.contains("Title,Missing,Where\r\n"), "{csv}");
    assert!(csv.contains(&format!(",H2,Loans,current figure,{current}\r\n")), "{csv}");
    assert!(csv.contains(",H2,Loans,commentary,a new row on the sheet “Narrative”\r\n"), "{csv}");
    let list = Book::open(&folder.run(["check", "a.xlsx", "--missing=xlsx"]).exits(0).stdout).cells("No owner given");
    let texts: Vec<&str> = list.iter().map(|(_, text)| text.as_str()).collect();
    assert!(
        texts.contains(&format!("a.xlsx, {current}").as_str()) && texts.contains(&"a.xlsx, Narrative!C2"),
        "{texts:?}"
    );
    assert!(texts.contains(&"a.xlsx, a new row on the sheet “Narrative”"), "{texts:?}");
}

#[test]
fn two_measures_without_a_figure_are_both_listed() {
    let measure = |title: &str| json!({"title": title, "target": 5});
    let indicator = json!({"ref": "1", "title": "Visits", "rag": "Green", "measures": [measure("By day"), measure("By day")],
        "narrative": {"Commentary": "Fine."}});
    let report = json!({"title": "A", "committee": "B", "period": "C", "produced_on": "2026-07-20"});
    let folder = Folder::with("pack.json", json!({"report": report, "indicators": [indicator]}).to_string());
    folder.run(["convert", "pack.json", "-o", "a.xlsx"]).exits(0);
    let mut book = Book::open(&folder.read("a.xlsx"));
    let current = book.column("Measures", "Current");
    let list = folder.run(["check", "a.xlsx", "--missing"]).exits(0).out();
    for row in [2, 3] {
        assert!(list.contains(&format!("current figure of By day (Measures!{current}{row})")), "{list}");
    }
    let list = folder.run(["check", "pack.json", "--missing"]).exits(0).out();
    assert_eq!(list.matches("current figure of By day").count(), 1, "{list}");
}

#[test]
fn without_the_column_of_headings_it_is_said_to_add_it() {
    let (folder, mut book) = folder();
    book.empty_column("Narrative", "Heading");
    let problems = problems(&folder, &book);
    let told = problems.iter().find(|problem| problem["message"] == "this text has no heading").expect("a problem");
    assert_eq!(told["hint"], "add a column “Heading” to the sheet “Narrative” and fill it in");
}
