//! Two packs of mixed mistakes, made by hand as an officer makes them: all are told in one run, each in its line.

use std::path::Path;

use serde_json::Value;

use crate::run::{Folder, Ran};

fn check(name: &str) -> Ran {
    let folder = Folder::new();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes"), "", &folder);
    folder.run(["check", name, "--format", "json"])
}

fn copy(from: &Path, prefix: &str, to: &Folder) {
    for entry in from.read_dir().expect("the folder of mistakes") {
        let path = entry.expect("an entry").path();
        let name = format!("{prefix}{}", path.file_name().expect("a name").to_string_lossy());
        match path.is_dir() {
            true => copy(&path, &format!("{name}/"), to),
            false => drop(to.write(&name, std::fs::read(&path).expect("a file"))),
        }
    }
}

#[test]
fn every_mistake_is_told_in_its_line_in_one_run() {
    let mut told = Vec::new();
    for name in ["mixed.json", "slips.json"] {
        let report: Value = serde_json::from_str(&check(name).exits(1).out()).expect("JSON");
        let line = |problem: &Value| {
            let text = |field: &str| problem[field].as_str().unwrap_or_default().to_owned();
            format!("{} {} {}", text("file"), problem["line"], text("code"))
        };
        told.extend(report["problems"].as_array().expect("a list").iter().map(line));
    }
    let expected = include_str!("../mistakes/expected.txt");
    pretty(&told, &expected.lines().map(str::to_owned).collect::<Vec<_>>());
}

/// Fails with what one list has and the other has not.
#[track_caller]
fn pretty(told: &[String], expected: &[String]) {
    let missed: Vec<_> = expected.iter().filter(|line| !told.contains(line)).collect();
    let added: Vec<_> = told.iter().filter(|line| !expected.contains(line)).collect();
    assert!(told == expected, "not told: {missed:#?}\ntold besides, or in another order: {added:#?}");
}
