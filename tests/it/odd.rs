//! Inputs that tripped other programs, and what officers type: `tests/odd/` holds one a file, with what is right.
//!
//! `read`: texts that are read out, in this order; `alt`: texts in the alternative texts; `absent`: what must be nowhere;
//! `says`: the codes of all problems; `from`: whose report or bug it goes back to. Every PDF is verified, too.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::pdf::Pdf;
use crate::run::Folder;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/odd");
    let mut cases: Vec<PathBuf> =
        folder.read_dir().expect("the cases").map(|case| case.expect("a case").path()).collect();
    cases.sort();
    cases
}

#[test]
fn odd_inputs_come_out_right() {
    let wrong: Vec<String> = cases().iter().flat_map(|case| faults(case)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is not as a case says, each with its name.
fn faults(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("a case");
    let case: Value = serde_json::from_str(&text).expect("JSON");
    // As it stands there: headings keep their order.
    let pack = text.split_once("\"pack\": ").and_then(|(_, rest)| rest.trim_end().strip_suffix('}'));
    let folder = Folder::with("pack.json", pack.expect("a pack at the end"));
    let mut faults = Vec::new();
    let said = said(&folder);
    if said != texts(&case["says"]).map(str::to_owned).collect() {
        faults.push(format!("it says {said:?}"));
    }
    let ran = folder.run(["render", "pack.json"]);
    if ran.code == 0 {
        faults.extend(printed(&case, &folder.pdf("pack.pdf")));
    } else {
        faults.push(ran.to_string());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    faults.into_iter().map(|fault| format!("{name} ({}): {fault}", case["about"])).collect()
}

/// A text without white space: words too long for their line break, and that they are apart is verified.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// The codes of all problems.
fn said(folder: &Folder) -> BTreeSet<String> {
    let told: Value =
        serde_json::from_str(&folder.run(["check", "pack.json", "--format", "json"]).out()).expect("JSON");
    let problems = told["problems"].as_array().expect("problems").iter();
    problems.map(|problem| problem["code"].as_str().expect("a code").to_owned()).collect()
}

/// What is not printed or spoken as a case says.
fn printed(case: &Value, pdf: &Pdf) -> Vec<String> {
    let tags = pdf.tags();
    let heard = squeezed(&tags.text());
    let spoken: String = tags.find_all("Figure").into_iter().filter_map(|tag| tag.alt.clone()).collect();
    let mut faults = Vec::new();
    let mut from = 0;
    for text in texts(&case["read"]).map(squeezed) {
        match heard[from..].find(&text) {
            Some(at) => from += at + text.len(),
            None => faults.push(format!("{text:?} is not read after {:?}", &heard[..from])),
        }
    }
    faults.extend(
        texts(&case["alt"]).filter(|text| !spoken.contains(text)).map(|text| format!("{text:?} is not in {spoken}")),
    );
    let is_there = |text: &&str| heard.contains(&squeezed(text)) || spoken.contains(text);
    faults.extend(texts(&case["absent"]).filter(is_there).map(|text| format!("{text:?} is there")));
    faults
}
