//! `import`: workbooks and CSV files of one's own in `tests/import`, each with the map that reads it.
//!
//! `ACCEPT=1 cargo test import` writes what is said and made now; where `CI` is set it does nothing but fail.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::expected::Expected;
use crate::run::{Folder, flat};

fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// A folder with one of the files and its map.
fn with(name: &str) -> Folder {
    let folder = Folder::with(name, std::fs::read(inputs().join(name)).expect("a file"));
    let map = Path::new(name).with_extension("map.json");
    folder.write("map.json", std::fs::read(inputs().join(map)).expect("a map"));
    folder
}

#[test]
fn every_layout_is_read_by_its_map_and_what_is_not_read_is_told() {
    let mut expected = Expected::default();
    for name in [
        "stacked.xlsx",
        "services.xlsx",
        "across.xlsx",
        "quarters.csv",
        "long.csv",
        "long-twice.csv",
        "months.csv",
        "lying-headings.csv",
        "quarters-across.xlsx",
        "thousands.xlsx",
        "benchmarks.csv",
        "air-quality.csv",
        "two-measures.csv",
    ] {
        let folder = with(name);
        let ran = folder.run(["import", name, "--map", "map.json", "-o", "out.json"]);
        let made =
            if ran.code == 0 { String::from_utf8(folder.read("out.json")).expect("UTF-8") } else { String::new() };
        let said = format!("{ran}{made}");
        expected.compare(&inputs(), name, &said);
    }
    expected.assert_met();
}

/// The texts of a list in a map.
fn listed(map: &Value, field: &str) -> Vec<String> {
    let list = map[field].as_array().cloned().unwrap_or_default();
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn every_cell_of_a_published_layout_is_in_the_pack_or_left_out_by_name() {
    for (name, first) in
        [("lying-headings.csv", 4), ("benchmarks.csv", 1), ("air-quality.csv", 1), ("two-measures.csv", 1)]
    {
        let folder = with(name);
        folder.run(["import", name, "--map", "map.json", "-o", "out.json"]).exits(0);
        folder.run(["check", "out.json", "--errors-only"]).exits(0);
        let map: Value = serde_json::from_slice(&folder.read("map.json")).expect("JSON");
        let (ignored, words) = (listed(&map, "ignore"), map["words"].to_string());
        let pack = String::from_utf8(folder.read("out.json")).expect("UTF-8");
        let text = folder.read(name);
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        let headings = rows.iter().position(|row| row.len() > 6).expect("headings");
        assert!(headings < first, "{name}");
        for (column, cell) in rows[headings + 1..].iter().flat_map(|row| row.iter().enumerate()) {
            let letter = char::from(b'A' + u8::try_from(column % 26).expect("a letter")).to_string();
            let is_left_out =
                ignored.iter().any(|known| *known == rows[headings][column] || (column < 26 && *known == letter));
            let spelled = serde_json::to_string(cell.trim()).expect("a text");
            let spelled = spelled.trim_matches('"');
            assert!(
                cell.is_empty() || is_left_out || pack.contains(spelled) || words.contains(spelled),
                "{name}: “{cell}” under {} is lost",
                &rows[headings][column]
            );
        }
    }
}

#[test]
fn periods_that_do_not_say_when_they_are_stay_in_the_order_of_their_rows() {
    let folder = with("months.csv");
    folder.write("months.csv", "code,period,value\nH1,Week two,5\nH1,Week one,6\n");
    let ran = folder.run(["import", "months.csv", "--map", "map.json", "-o", "out.json"]).exits(0);
    assert!(ran.stderr.contains("months.csv, C2: when “Week two” is cannot be told, so the periods stay"), "{ran}");
    assert!(String::from_utf8(folder.read("out.json")).expect("UTF-8").contains(r#""period": "Week one"}"#));
}

#[test]
fn what_is_imported_renders_and_may_become_a_workbook() {
    let folder = with("stacked.xlsx");
    folder.run(["import", "stacked.xlsx", "--map", "map.json", "-o", "out.xlsx"]).exits(0);
    folder.run(["render", "out.xlsx"]).exits(0);
    assert!(flat(&folder.pdf("out.pdf").text()).contains("Repairs in time"));
}

#[test]
fn a_map_is_told_what_is_wrong_with_it() {
    let folder = with("stacked.xlsx");
    folder.write("map.json", r#"{"colums": {}, "shape": "tall"}"#);
    let ran = folder.run(["import", "stacked.xlsx", "--map", "map.json", "-o", "out.json"]).exits(1);
    insta::assert_snapshot!(ran.stderr, @"
    error: map.json: a map has no field “colums” (did you mean “columns”?)
    error: map.json: “shape” is “tall”, but can be wide, long or transposed
    error: map.json: “columns” is missing or empty: name a heading for each field
    error: map.json: “report” is missing: it needs “title”, “committee”, “period” and “produced_on”
    ");
    folder.write("map.json", r#"{"columns": {"ref": "KPI No", "titel": "Measure", "current": "Actual Q2"}, "header_rows": [3, 4], "report": {}}"#);
    let ran = folder.run(["import", "stacked.xlsx", "--map", "map.json", "-o", "out.json"]).exits(1);
    let errors = ran.stderr.lines().filter(|line| line.starts_with("error")).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(errors, @r"
    error: stacked.xlsx: an indicator has no single cell for “titel”, which the map names; did you mean “title”?
    error: stacked.xlsx, KPIs!A4: no column is headed “Actual Q2”; the headings are “KPI No”, “Measure”, “Directorate”, “Q1 / Target”, “Q1 / Actual”, “Q2 / Target”, “Q2 / Actual”, “Good is”, “RAG”, “Status”, “Comments”
    ");
    assert!(!folder.files().contains(&"out.json".to_owned()));
}

/// The map that is proposed for one of the files.
fn proposed(name: &str) -> Value {
    serde_json::from_str(&with(name).run(["import", name, "--propose"]).exits(0).out()).expect("JSON")
}

#[test]
fn a_first_map_says_what_each_column_holds_and_what_it_is_unsure_of() {
    let map = proposed("lying-headings.csv");
    let remarks = listed(&map, "//");
    assert!(remarks.contains(&"“group” is “Programme”, which says “National”".to_owned()), "{remarks:?}");
    assert!(remarks.iter().any(|remark| remark.starts_with("Q4 is taken for the current figures")), "{remarks:?}");
    let map = proposed("benchmarks.csv");
    assert_eq!(
        map["words"]["frequency"],
        serde_json::json!({"2 Yearly": "", "3 Year Aggregates": "", "Annual": "Year"})
    );
    assert!(map["columns"].get("unit").is_none(), "formats of numbers are no units");
    let remarks = listed(&map, "//");
    assert!(remarks.contains(&"“NumberFormat” holds formats, not units".to_owned()), "{remarks:?}");
    assert!(remarks.iter().any(|remark| remark.starts_with("“ReportingPeriod” says “2 Yearly”, “3 Year Aggregates”:")));
    assert_eq!(proposed("thousands.xlsx")["columns"]["title"], "Project Decription", "a mistyped heading");
    assert_eq!(proposed("air-quality.csv")["columns"].get("previous"), None, "a period is no earlier figure");
}

#[test]
fn a_first_map_with_a_report_filled_in_imports_what_it_was_made_for() {
    for name in ["stacked.xlsx", "services.xlsx", "across.xlsx", "quarters.csv", "lying-headings.csv", "benchmarks.csv"]
    {
        let mut map = proposed(name);
        map["report"] = serde_json::json!({"title": "A", "committee": "B", "period": "C", "produced_on": "2026-07-20"});
        let folder = with(name);
        folder.write("map.json", map.to_string());
        folder.run(["import", name, "--map", "map.json", "-o", "out.json"]).exits(0);
        folder.run(["check", "out.json", "--errors-only"]).exits(0);
    }
}

#[test]
fn a_first_map_is_proposed_from_the_words_of_the_headings() {
    let folder = with("quarters.csv");
    let map: Value =
        serde_json::from_str(&folder.run(["import", "quarters.csv", "--propose"]).exits(0).out()).expect("JSON");
    assert_eq!(map["header_rows"], serde_json::json!([4]));
    assert_eq!(map["columns"]["title"], "Indicator");
    assert_eq!(map["columns"]["current"], "Actual_Q2");
    assert_eq!(map["history"][0], serde_json::json!({"period": "Q1", "value": "Actual_Q1", "target": "Target_Q1"}));
    assert!(
        map["//"]
            .as_array()
            .expect("remarks")
            .iter()
            .any(|remark| remark.as_str().expect("a text").contains("Reason_Q1"))
    );
    let map = proposed("stacked.xlsx");
    assert_eq!(map["header_rows"], serde_json::json!([3, 4]), "stacked headings");
    assert_eq!((&map["columns"]["target"], &map["columns"]["current"]), (&"Q2 / Target".into(), &"Q2 / Actual".into()));
    assert_eq!(map["words"]["rag"], serde_json::json!({"G": "Green", "R": "Red"}));
    assert_eq!(map["words"]["direction"], serde_json::json!({"High": "higher", "Low": "lower"}));
    let map = proposed("services.xlsx");
    assert_eq!((&map["sheets"], &map["fixed"]["group"]), (&serde_json::json!(["Housing", "Parks"]), &"(sheet)".into()));
    assert_eq!(proposed("across.xlsx")["shape"], "transposed");
    let map: Value =
        serde_json::from_str(&with("long.csv").run(["import", "long.csv", "--propose"]).exits(0).out()).expect("JSON");
    assert_eq!((&map["shape"], &map["period"], &map["value"]), (&"long".into(), &"period".into(), &"value".into()));
}

#[test]
fn a_map_whose_form_is_wrong_is_told_field_by_field() {
    let folder = with("stacked.xlsx");
    let told = |map: &str| {
        folder.write("map.json", map);
        folder.run(["import", "stacked.xlsx", "--map", "map.json", "-o", "out.json"]).exits(1).stderr
    };
    insta::assert_snapshot!(told("{\n  \"columns\": {\"ref\": \"KPI No\"},\n  'report': {}\n  \"sheet\": \"KPIs\"\n}"), @r#"
    error: map.json: line 3: this text is in single quotation marks (use double quotation marks: "like this")
    error: map.json: line 3: a comma is missing after this entry (put a comma here)
    "#);
    let wrong = r#"{"header_rows": "3", "columns": {"ref": ["A"], "ref": "B"}, "words": {"rag": "G"}, "skip_rows": ["Closed"], "decimal_comma": "yes",
        "history": [{"period": "Q1", "figure": "Actual"}], "comparators": {"England": "E"}, "report": "x", "sheet": true}"#;
    insta::assert_snapshot!(told(wrong), @r#"
    error: map.json: “header_rows” must be a list of rows as Excel numbers them, such as [3, 4]
    error: map.json: “columns” must be fields with their headings, such as {"ref": "KPI No"}
    error: map.json: “ref” appears twice in “columns”: delete one of the two
    error: map.json: “words” must be fields with words and what they mean, such as {"rag": {"G": "Green"}}
    error: map.json: “skip_rows” must be headings with their words, such as {"Status": ["Closed"]}
    error: map.json: “decimal_comma” must be true or false
    error: map.json: “history” must be a list of entries with period and value, such as [{"period": "Q1", "value": "value Q1"}]
    error: map.json: an entry of “history” has no field “figure”: it has period, value, target
    error: map.json: “comparators” must be a list of entries with label and value, such as [{"label": "England Mean", "value": "value Q1"}]
    error: map.json: “report” must be fields with their values, such as {"title": "Performance Report"}
    error: map.json: “sheet” must be a text or a list of texts, such as ["Status", "Notes"]
    "#);
    insta::assert_snapshot!(told(""), @"error: map.json: the file is empty");
    insta::assert_snapshot!(told("[1]"), @"error: map.json: it must be an object { … } with “columns” and “report”");
}

#[test]
fn words_and_fixed_fields_that_meet_nothing_are_told() {
    let folder = with("stacked.xlsx");
    let map = r#"{"columns": {"ref": "KPI No", "title": "Measure"}, "header_rows": [3, 4], "words": {"rga": {"G": "Green"}},
        "fixed": {"grup": "Housing"}, "report": {}}"#;
    folder.write("map.json", map);
    let ran = folder.run(["import", "stacked.xlsx", "--map", "map.json", "-o", "out.json"]).exits(1);
    let errors = ran.stderr.lines().filter(|line| line.starts_with("error")).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(errors, @"
    error: stacked.xlsx: an indicator has no single cell for “grup”, which the map names; did you mean “group”?
    error: stacked.xlsx: “words” says what words of “rga” mean, but no column is named for it
    ");
}

#[test]
fn rows_of_one_indicator_may_say_what_is_of_their_period_and_nothing_else_is_lost() {
    let folder = Folder::with(
        "long.csv",
        "code,name,period,value,target,level,flag,comment\nH1,Repairs,Q1 2025/26,80,90,Red,revised,Slow\nH1,Repairs in time,Q2 2025/26,88,91,Amber,,Better\nH2,Homes,Q1 2025/26,5,,,,\n",
    );
    let map = r#"{"shape": "long", "key": "code", "period": "period", "value": "value", "current_period": "Q2 2025/26",
        "columns": {"ref": "code", "title": "name", "target": "target", "rag": "level", "current.mark": "flag", "narrative.Commentary": "comment"},
        "report": {"title": "A", "committee": "B", "period": "Q2", "produced_on": "2025-10-20"}}"#;
    folder.write("map.json", map);
    let ran = folder.run(["import", "long.csv", "--map", "map.json", "-o", "out.json"]).exits(0);
    insta::assert_snapshot!(ran.stderr, @"
    note: long.csv, B2: “Repairs” is not read: for “title” of H1 another row says “Repairs in time”
    note: long.csv, H2: “Slow” is not read: “narrative.Commentary” of H1 is that of the current period only
    note: long.csv, D4: “H2” has no figure for Q2 2025/26, so it gets no current one
    ");
    let pack: Value = serde_json::from_slice(&folder.read("out.json")).expect("JSON");
    let first = &pack["indicators"][0];
    assert_eq!(
        (&first["title"], &first["target"], &first["rag"]),
        (&"Repairs in time".into(), &"91".into(), &"Amber".into())
    );
    assert_eq!(
        first["history"][0],
        serde_json::json!({"period": "Q1 2025/26", "value": "80", "target": "90", "rag": "Red", "mark": "revised"})
    );
    assert_eq!(pack["indicators"][1].get("current"), None);
}

#[test]
fn cells_of_a_turned_sheet_have_their_own_names() {
    let folder = with("across.xlsx");
    let map = String::from_utf8(folder.read("map.json")).expect("UTF-8").replace("\"Name\"", "\"Nam\"");
    folder.write("map.json", map.replace("\"previous\": \"2024\"", "\"notes\": \"2024\""));
    let ran = folder.run(["import", "across.xlsx", "--map", "map.json", "-o", "out.json"]).exits(1);
    insta::assert_snapshot!(ran.stderr, @"
    error: across.xlsx, Import!A1: no column is headed “Nam”; did you mean “Name”?
    out.json was not written
    ");
}

#[test]
fn a_workbook_named_as_csv_is_the_workbook_that_it_is() {
    let folder = with("stacked.xlsx");
    folder.write("stacked.csv", folder.read("stacked.xlsx"));
    let ran = folder.run(["import", "stacked.csv", "--map", "map.json", "-o", "out.json"]).exits(0);
    folder.run(["import", "stacked.xlsx", "--map", "map.json", "-o", "same.json"]).exits(0);
    assert_eq!(folder.read("out.json"), folder.read("same.json"), "{ran}");
}

#[test]
fn a_heading_of_capitals_that_is_not_there_is_no_column_far_to_the_right() {
    let folder = with("stacked.xlsx");
    let report = r#"{"title": "A", "committee": "B", "period": "C", "produced_on": "2026-07-20"}"#;
    let map = |rag: &str| {
        let columns = format!(r#"{{"ref": "KPI No", "title": "B", "rag": "{rag}"}}"#);
        folder.write("map.json", format!(r#"{{"header_rows": [3, 4], "columns": {columns}, "report": {report}}}"#));
        folder.run(["import", "stacked.xlsx", "--map", "map.json", "-o", "out.json"])
    };
    let ran = map("BRAG");
    assert!(ran.stderr.contains("no column is headed “BRAG”"), "{ran}");
    let ran = map("RYG").exits(1);
    assert!(ran.stderr.contains("no column is headed “RYG”; did you mean “RAG”?"), "{ran}");
    map("RAG").exits(0);
}

/// What is said of a long table, and its first indicator.
fn long(rows: &str, columns: &str, further: &str) -> (String, Value) {
    let report = r#""report": {"title": "A", "committee": "B", "period": "C", "produced_on": "2026-07-20"}"#;
    let shape = r#""shape": "long", "key": ["KPI"], "period": "Period", "value": "Value""#;
    let folder = Folder::with("long.csv", rows);
    folder.write("map.json", format!("{{{shape}, \"columns\": {{\"ref\": \"KPI\", {columns}}}, {further}{report}}}"));
    let ran = folder.run(["import", "long.csv", "--map", "map.json", "-o", "out.json"]).exits(0);
    folder.run(["check", "out.json", "--errors-only"]).exits(0);
    let pack: Value = serde_json::from_slice(&folder.read("out.json")).expect("JSON");
    (ran.stderr, pack["indicators"][0].clone())
}

#[test]
fn what_an_earlier_period_said_is_not_said_of_the_current_one() {
    let columns = r#""title": "Title", "narrative.Commentary": "Comment", "rag_reason": "Reason", "current.note": "Note", "notes": "Rem""#;
    let rows = "KPI,Title,Period,Value,Comment,Reason,Note,Rem\n1,Visits,Q1 2024/25,12,Storm in Q1,Q1 reason,Q1 note,remark one\n1,,Q3 2024/25,13,,,,\n";
    let (said, indicator) = long(rows, columns, "");
    insta::assert_snapshot!(said, @"
    note: long.csv, E2: “Storm in Q1” is not read: “narrative.Commentary” of 1 is that of the current period only
    note: long.csv, F2: “Q1 reason” is not read: “rag_reason” of 1 is that of the current period only
    note: long.csv, G2: “Q1 note” is not read: “current.note” of 1 is that of the current period only
    note: long.csv, H2: “remark one” is not read: “notes” of 1 is that of the current period only
    ");
    let history = serde_json::json!([{"period": "Q1 2024/25", "value": "12"}, {"period": "Q3 2024/25", "value": "13"}]);
    let current = serde_json::json!({"value": "13", "period": "Q3 2024/25"});
    assert_eq!(indicator, serde_json::json!({"ref": "1", "current": current, "title": "Visits", "history": history}));
    let (said, indicator) = long(rows, columns, r#""current_period": "Q9", "#);
    assert!(said.contains("“1” has no figure for Q9, so it gets no current one"), "{said}");
    assert_eq!(indicator, serde_json::json!({"ref": "1", "title": "Visits", "history": history}));
}

#[test]
fn a_target_of_an_earlier_period_only_is_told() {
    let rows = "KPI,Period,Value,Target,Last,Remark\n1,Q1 2024/25,10,12,5,\n1,Q2 2024/25,11,,5,a note\n";
    let columns = r#""target": "Target", "last_year": "Last", "last_year.note": "Remark""#;
    let (said, indicator) = long(rows, columns, "");
    insta::assert_snapshot!(said, @"note: long.csv, D2: “12” is the target of Q1 2024/25 only: 1 gets none for Q2 2024/25");
    assert_eq!((indicator.get("target"), &indicator["history"][0]["target"]), (None, &"12".into()));
}

#[test]
fn fixed_fields_of_several_cells_and_remarks_are_taken() {
    let rows = "KPI,Period,Value\n1,Q1 2024/25,10\n";
    let fixed = r#""fixed": {"//": "as agreed", "forecast": {"value": 3}, "rating": {"basis": "points"}}, "#;
    let (said, indicator) = long(rows, r#""//": ["the number is the name"]"#, fixed);
    assert_eq!(
        (said.as_str(), &indicator["forecast"]["value"], &indicator["rating"]["basis"]),
        ("", &3.into(), &"points".into())
    );
}

#[test]
fn many_periods_of_one_indicator_are_read_in_time() {
    let rows: String = (0..60_000).map(|week| format!("1,Week {week},{week}\n")).collect();
    let folder = Folder::with("long.csv", format!("KPI,Period,Value\n{rows}"));
    folder.write("map.json", r#"{"shape": "long", "key": "KPI", "period": "Period", "value": "Value", "columns": {"ref": "KPI"}, "report": {}}"#);
    let start = std::time::Instant::now();
    folder.run(["import", "long.csv", "--map", "map.json", "-o", "out.json"]).exits(0);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
