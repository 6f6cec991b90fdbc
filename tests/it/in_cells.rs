//! What is said of a workbook is said in the words of its cells: no JSON, no names of fields, and what to type.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::run::Folder;

/// What of a text an officer with Excel alone could not follow.
fn json_in(text: &str) -> Option<String> {
    let (mut outside, mut quoted) = (String::new(), Vec::new());
    let mut parts = text.split('“');
    outside.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (words, rest) = part.split_once('”').unwrap_or((part, ""));
        quoted.push(words);
        outside.push_str(rest);
    }
    let signs = ["{", "}", "\"", "null", "quotation marks", "brackets around", " true", " false", "an object", "_"];
    let is_field =
        |words: &str| words.contains('_') && words.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let sign = signs.into_iter().find(|sign| outside.contains(sign)).map(str::to_owned);
    sign.or_else(|| quoted.into_iter().find(|words| is_field(words)).map(str::to_owned))
}

/// The fields of a map of `import`, which people write themselves.
const OF_MAP: [&str; 5] = ["header_rows", "skip_rows", "current_period", "decimal_comma", "over_blank_rows"];

/// Asserts that no line that a command says shows JSON, but for what it says of a map, which is JSON; returns how many lines that are.
#[track_caller]
fn assert_plain_lines(folder: &Folder, arguments: &[&str], what: &Path) -> usize {
    let ran = folder.run(arguments);
    // What cells show is theirs.
    let is_ours = |line: &&str| !line.contains("= cell: ") && !line.contains("--> ") && !line.contains(" → ");
    let said = [ran.stderr.clone(), if arguments.contains(&"--propose") { String::new() } else { ran.out() }].concat();
    let lines: Vec<&str> = said.lines().filter(is_ours).filter(|line| !line.contains("map.json: ")).collect();
    // Headings that the file itself has are no fields.
    let own = String::from_utf8_lossy(&read(what)).into_owned();
    for line in &lines {
        let found = json_in(line).filter(|word| !OF_MAP.contains(&word.as_str()) && !own.contains(word.as_str()));
        assert_eq!(found, None, "{} {arguments:?}: {line}", what.display());
    }
    lines.len()
}

/// Asserts that nothing that is said of a workbook shows JSON, and returns how many texts that are.
#[track_caller]
fn assert_plain(folder: &Folder, arguments: &[&str], what: &Path) -> usize {
    let ran = folder.run(["check", "--format", "json"].iter().chain(arguments));
    let report: Value =
        serde_json::from_str(&ran.out()).unwrap_or_else(|error| panic!("{}: {error}\n{ran}", what.display()));
    let problems = report["problems"].as_array().expect("a list");
    let texts = problems.iter().flat_map(|problem| ["message", "hint"].map(|part| problem[part].as_str()));
    let texts: Vec<&str> = texts.flatten().collect();
    texts.iter().for_each(|text| assert_eq!(json_in(text), None, "{}: {text}", what.display()));
    texts.len()
}

/// The files of a folder of the tests whose names end so.
fn inputs(folder: &str, end: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let files = folder.read_dir().expect("the inputs").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.to_string_lossy().ends_with(end)).collect();
    files.sort();
    files
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{} ({error})", path.display()))
}

#[test]
fn every_problem_of_a_pack_is_told_of_its_workbook_without_json() {
    let mut told = 0;
    for path in inputs("problems", ".json").into_iter().filter(|path| !path.to_string_lossy().contains(".previous.")) {
        let own = Folder::with("pack.json", read(&path));
        for picture in ["note.png", "dot.svg", "white.png", "white.svg"] {
            own.write(picture, read(&path.with_file_name(picture)));
        }
        if own.run(["convert", "pack.json", "-o", "a.xlsx"]).code != 0 {
            continue; // It has fields that no workbook has a place for.
        }
        let previous = path.with_extension("previous.json");
        if previous.exists() {
            own.write("old.json", read(&previous));
            told += assert_plain(&own, &["a.xlsx", "--previous", "old.json"], &path);
        } else {
            told += assert_plain(&own, &["a.xlsx"], &path);
        }
    }
    assert!(told > 200, "only {told} texts were looked at");
}

#[test]
fn odd_packs_are_told_of_as_workbooks_without_json() {
    let told: usize = inputs("odd", ".json")
        .iter()
        .map(|path| {
            let case: Value = serde_json::from_slice(&read(path)).expect("JSON");
            let folder = Folder::with("pack.json", case["pack"].to_string());
            folder.run(["convert", "pack.json", "-o", "a.xlsx"]).exits(0);
            assert_plain(&folder, &["a.xlsx"], path)
        })
        .sum();
    assert!(told > 40, "only {told} texts were looked at");
}

#[test]
fn workbooks_of_people_and_of_other_programs_are_told_of_without_json() {
    let told: usize = inputs("workbooks", ".xlsx")
        .iter()
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            assert_plain(&Folder::with(&name, read(path)), &[&name], path)
        })
        .sum();
    assert!(told > 150, "only {told} texts were looked at");
}

#[test]
fn a_hint_says_whether_the_column_is_there_or_new() {
    let figure = json!({"ref": "1", "title": "Visits", "direction": "higher", "target": "90%", "current": "95%*", "rag": "Green"});
    let report = json!({"title": "A", "committee": "B", "period": "C", "produced_on": "2024-11-25"});
    let mut pack = json!({"report": report, "indicators": [figure]});
    let folder = Folder::new();
    let hint = |pack: &Value| {
        folder.write("pack.json", pack.to_string());
        folder.run(["convert", "pack.json", "-o", "a.xlsx"]).exits(0);
        let report: Value =
            serde_json::from_str(&folder.run(["check", "a.xlsx", "--format", "json"]).out()).expect("JSON");
        let problems = report["problems"].as_array().expect("a list").clone();
        let told = problems.iter().find(|problem| problem["code"] == "not-judged").expect("a figure that is no number");
        told["hint"].as_str().expect("a hint").to_owned()
    };
    assert_eq!(hint(&pack), "type 95% here, and the rest in a new column “Current note”");
    pack["indicators"][0]["current"] = json!({"value": "95%*", "note": "Without July"});
    assert_eq!(hint(&pack), "type 95% here, and the rest under “Current note”");
}

#[test]
fn what_import_says_of_workbooks_shows_no_json() {
    let mut told = 0;
    let files = ["xlsx", "csv"].iter().flat_map(|end| inputs("import", &format!(".{end}")));
    for path in files {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let folder = Folder::with(&name, read(&path));
        folder.write("map.json", read(&path.with_extension("map.json")));
        told += assert_plain_lines(&folder, &["import", &name, "--map", "map.json", "-o", "out.xlsx"], &path);
        // The same with a map for something else, and a map that was proposed.
        let other = r#"{"header_rows": [1], "columns": {"ref": "No such", "titel": "A", "current": "B"}, "words": {"rag": {"G": "Green"}},
            "fixed": {"grup": "x"}, "report": {"title": "A"}}"#;
        folder.write("map.json", other);
        told += assert_plain_lines(&folder, &["import", &name, "--map", "map.json", "-o", "other.xlsx"], &path);
        told += assert_plain_lines(&folder, &["import", &name, "--propose"], &path);
        folder.run(["import", &name, "--propose", "-o", "proposed.json"]).exits(0);
        told += assert_plain_lines(&folder, &["import", &name, "--map", "proposed.json", "-o", "third.xlsx"], &path);
    }
    assert!(told > 150, "only {told} lines were looked at");
}

#[test]
fn what_convert_and_returns_say_of_workbooks_shows_no_json() {
    let mut told = 0;
    for path in inputs("workbooks", ".xlsx") {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let folder = Folder::with(&name, read(&path));
        told += assert_plain_lines(&folder, &["convert", &name, "-o", "a.json"], &path);
        told += assert_plain_lines(&folder, &["convert", &name, "-o", "a.csv"], &path);
        told += assert_plain_lines(&folder, &["returns", "make", &name, "-o", "out/"], &path);
        told += assert_plain_lines(&folder, &["import", &name, "--propose"], &path);
        folder.write("map.json", r#"{"sheet": "Indicators", "columns": {"ref": "Ref", "title": "Title", "current": "Current"}, "report": {}}"#);
        told += assert_plain_lines(&folder, &["import", &name, "--map", "map.json", "-o", "b.json"], &path);
    }
    for path in inputs("returns", ".xlsx").into_iter().chain(inputs("officer/returned", ".xlsx")) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let folder = Folder::with(&name, read(&path));
        let is_of_officer = path.parent().is_some_and(|folder| folder.ends_with("returned"));
        let pack = if is_of_officer { "officer/pack.xlsx" } else { "returns/pack.json" };
        let into = if is_of_officer { "pack.xlsx" } else { "pack.json" };
        folder.write(into, read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(pack)));
        let read = ["returns", "read", &name, "--into", into, "-o", "new.xlsx"];
        told += assert_plain_lines(&folder, &read, &path);
    }
    assert!(told > 150, "only {told} lines were looked at");
}
