//! Workbooks as people and other programs make them, in `tests/workbooks`: what is said of each, and what is read.
//!
//! `ACCEPT=1 cargo test workbooks` writes what is said and read now; where `CI` is set it does nothing but fail.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::expected::Expected;
use crate::run::Folder;

fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbooks")
}

/// A folder with one of the workbooks.
fn with(name: &str) -> Folder {
    Folder::with(name, std::fs::read(inputs().join(name)).expect("a workbook"))
}

/// Each problem on a line: code, cell, message, hint.
fn problems(report: &Value) -> String {
    let line = |problem: &Value| {
        let text = |field: &str| problem[field].as_str().unwrap_or_default().to_owned();
        let cell = problem["cell"].as_str().map_or(String::new(), |cell| format!(" {}!{cell}", text("sheet")));
        format!("{}{cell} {} ({})\n", text("code"), text("message"), text("hint"))
    };
    report["problems"].as_array().expect("a list").iter().map(line).collect()
}

/// What is said of a workbook, and what is read of its indicators.
fn said_and_read(name: &str) -> String {
    let folder = with(name);
    let report: Value = serde_json::from_str(&folder.run(["check", name, "--format", "json"]).out()).expect("JSON");
    let mut text = problems(&report);
    if folder.run(["convert", name, "-o", "out.json"]).code == 0 {
        let json = String::from_utf8(folder.read("out.json")).expect("UTF-8");
        text += json.split_once("\"indicators\"").expect("the indicators").1;
    }
    assert_eq!(folder.read(name), std::fs::read(inputs().join(name)).expect("a workbook"), "{name} was changed");
    text
}

#[test]
fn every_workbook_is_read_and_told_of_in_these_words() {
    let mut expected = Expected::default();
    for entry in inputs().read_dir().expect("the workbooks") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name.ends_with(".py") || name.ends_with(".expected") {
            continue;
        }
        let said = said_and_read(&name);
        expected.compare(&inputs(), &name, &said);
    }
    expected.assert_met();
}

#[test]
fn nothing_is_written_for_a_file_that_is_no_workbook() {
    for name in [
        "old.xls",
        "formats.xls",
        "formats.ods",
        "locked.xlsx",
        "text.ods",
        "protected.xlsx",
        "csv-named.xlsx",
        "table.xls",
        "empty.xlsx",
        "macros.xlsm",
        "cut-short.xlsx",
    ] {
        let folder = with(name);
        folder.run(["render", name]).exits(1);
        folder.run(["convert", name, "-o", "out.json"]).exits(1);
        assert_eq!(folder.files(), [name]);
    }
}

#[test]
fn what_excel_keeps_beside_an_open_workbook_is_passed_over() {
    let folder = with("texts.xlsx");
    folder.write("~$texts.xlsx", [0; 165]);
    let ran = folder.run(["check", "texts.xlsx", "~$texts.xlsx"]).exits(0);
    assert!(ran.stderr.contains("~$texts.xlsx is passed over"), "{ran}");
    folder.run(["check", "~$texts.xlsx"]).exits(2);
    folder.run(["render", "~$texts.xlsx"]).exits(2);
    for arguments in [
        &["convert", "~$texts.xlsx", "-o", "out.json"][..],
        &["import", "~$texts.xlsx", "--propose"],
        &["returns", "make", "~$texts.xlsx", "-o", "out/"],
        &["diff", "texts.xlsx", "~$texts.xlsx"],
    ] {
        let ran = folder.run(arguments);
        assert!(ran.code > 0 && ran.stderr.contains("name the workbook itself: texts.xlsx"), "{arguments:?}: {ran}");
    }
}

#[test]
fn problems_of_a_workbook_name_the_cell_and_what_it_shows() {
    let ran = with("rounded.xlsx").run(["check", "rounded.xlsx"]);
    insta::assert_snapshot!(ran, @r"
    exit code: 0
    --- stdout
    warning[rounded-level]: Indicator 1: 95% against the target of 95% is Green by what the cells
                            show, but Amber by the numbers in them: 94.97 against 95%
    --> rounded.xlsx, Indicators!E2
     = cell: 95%
     = hint: show more decimals, or round the number itself with Excel's ROUND

    0 errors, 1 warning in 1 file
    ");
}

#[test]
fn a_target_that_shows_less_than_it_is_counts_too() {
    let stored = changed("rounded.xlsx", "xl/worksheets/sheet2.xml", |part, content| {
        let text = String::from_utf8(content.to_vec()).expect("UTF-8");
        let text = text.replace(r#"<c r="D3" s="2" t="n"><v>0.95</v>"#, r#"<c r="D3" s="2" t="n"><v>0.9503</v>"#);
        part.write_all(text.as_bytes()).expect("a part that can be written");
    });
    let ran = Folder::with("rounded.xlsx", stored).run(["check", "rounded.xlsx"]).exits(0);
    let told: Vec<String> = ran.problems().into_iter().filter(|told| told.contains("Indicator 2: ")).collect();
    assert_eq!(told.len(), 1, "{ran}");
    assert!(told[0].contains("but Amber by the numbers in them: 95% against 95.03"), "{ran}");
}

/// What LibreOffice shows in every row of the indicators' sheet, by row and heading; `None` where it is not installed.
fn second_opinion(folder: &Folder, name: &str) -> Option<Vec<std::collections::BTreeMap<String, String>>> {
    let profile = format!("-env:UserInstallation=file://{}", folder.path("profile").display());
    // UTF-8, British English, what the cells show, every sheet into a file of its own.
    let form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,2057,false,true,true,false,false,-1";
    let started = std::process::Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", form, "--outdir"])
        .arg(folder.path("shown"))
        .arg(folder.path(name))
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn();
    let mut program = started.ok()?;
    for _ in 0..1_200 {
        if program.try_wait().expect("a program that runs").is_some() {
            let rows = folder.read(&format!("shown/{}-Indicators.csv", name.trim_end_matches(".xlsx")));
            let mut reader = csv::Reader::from_reader(rows.as_slice());
            return Some(reader.deserialize().map(|row| row.expect("a row")).collect());
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    program.kill().expect("a program that can be stopped");
    panic!("LibreOffice did not end within two minutes");
}

#[test]
fn cells_show_what_another_program_shows() {
    let folder = Folder::new();
    for name in ["formats.xlsx", "shown.xlsx", "rounded.xlsx"] {
        folder.write(name, std::fs::read(inputs().join(name)).expect("a workbook"));
        let Some(rows) = second_opinion(&folder, name) else {
            eprintln!("LibreOffice is not installed: what cells show was not compared with it");
            return;
        };
        folder.run(["convert", name, "-o", "read.json"]).exits(0);
        let pack: Value = serde_json::from_slice(&folder.read("read.json")).expect("JSON");
        for (row, indicator) in rows.iter().zip(pack["indicators"].as_array().expect("indicators")) {
            for (heading, field) in [("Target", "target"), ("Current", "current")] {
                let (ours, other) = (indicator.get(field).unwrap_or(&Value::Null), row[heading].trim());
                let is_same = match ours {
                    Value::Number(number) => other.parse().ok() == number.as_f64(),
                    Value::String(text) => text == other,
                    _ => other.is_empty(),
                };
                assert!(is_same, "{name}, {field} in {}: {ours}, but LibreOffice shows {other}", row["Title"]);
            }
        }
    }
}

/// One of the workbooks with one of its parts changed.
fn changed(name: &str, part_name: &str, change: impl Fn(&mut dyn Write, &[u8])) -> Vec<u8> {
    let old = std::fs::read(inputs().join(name)).expect("a workbook");
    let mut old = zip::ZipArchive::new(std::io::Cursor::new(old)).expect("a zip file");
    let mut new = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_level(Some(1));
    for index in 0..old.len() {
        let mut part = old.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        new.start_file(&*name, options).expect("a part that can be begun");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("a part that can be read");
        match name == part_name {
            true => change(&mut new, &content),
            false => new.write_all(&content).expect("a part that can be written"),
        }
    }
    new.finish().expect("a zip file").into_inner()
}

#[test]
fn a_workbook_that_unpacks_to_more_than_the_limit_is_refused_in_words() {
    let bomb = changed("texts.xlsx", "xl/worksheets/sheet1.xml", |part, content| {
        part.write_all(content).expect("a part that can be written");
        let spaces = vec![b' '; 1 << 20];
        (0..520).for_each(|_| part.write_all(&spaces).expect("a part that can be written"));
    });
    let folder = Folder::with("bomb.xlsx", bomb);
    let ran = folder.run(["check", "bomb.xlsx"]).exits(1);
    assert!(ran.out().contains("unpacks to more than 512 MB"), "{ran}");
}

#[test]
fn rows_that_are_only_formatted_down_to_the_last_are_nothing() {
    // As Excel writes a sheet of which somebody has coloured whole columns.
    let rows = changed("rounded.xlsx", "xl/worksheets/sheet2.xml", |part, content| {
        let text = String::from_utf8(content.to_vec()).expect("UTF-8");
        let (before, after) = text.split_once("</sheetData>").expect("rows");
        part.write_all(before.as_bytes()).expect("a part that can be written");
        for row in 5..=1_048_576 {
            let row = format!("<row r=\"{row}\" s=\"1\" customFormat=\"1\"><c r=\"A{row}\" s=\"1\"/></row>");
            part.write_all(row.as_bytes()).expect("a part that can be written");
        }
        part.write_all(format!("</sheetData>{after}").as_bytes()).expect("a part that can be written");
    });
    let (folder, plain) = (Folder::with("rounded.xlsx", rows), with("rounded.xlsx"));
    let check = |folder: &Folder| folder.run(["check", "rounded.xlsx"]).exits(0).out();
    assert_eq!(check(&folder), check(&plain));
}
