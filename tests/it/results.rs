//! `--results`, `--from`, `--shard`, `results merge`: many packs in one run or in several.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::pack::Pack;
use crate::run::{Folder, Ran};

/// A pack with nothing to complain of, about a place.
pub(crate) fn sound(place: &str) -> String {
    let fields = r#""current": 5, "rag": "Green", "narrative": {"Commentary": "Said."}"#;
    Pack::new().report("organisation", place).measuring("1", fields).text()
}

/// The lines of a results file.
pub(crate) fn lines(folder: &Folder, name: &str) -> Vec<Value> {
    let text = String::from_utf8(folder.read(name)).expect("text");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

/// What became of the packs of a results file, by their names.
pub(crate) fn states(folder: &Folder, name: &str) -> BTreeMap<String, String> {
    let word = |line: &Value, field: &str| line[field].as_str().expect("a word").to_owned();
    lines(folder, name).iter().map(|line| (word(line, "pack"), word(line, "state"))).collect()
}

/// The names of packs with this state, one after the other.
pub(crate) fn with_state(folder: &Folder, name: &str, state: &str) -> String {
    let of = states(folder, name).into_iter().filter(|(_, of)| of == state).map(|(pack, _)| pack);
    of.collect::<Vec<_>>().join(" ")
}

fn five() -> Folder {
    let folder = Folder::new();
    for place in ["kent", "essex", "surrey", "devon", "dorset"] {
        folder.write(&format!("packs/{place}.json"), sound(place));
    }
    folder
}

#[test]
fn a_line_says_what_became_of_each_pack() {
    let folder = five();
    folder.write("packs/devon.json", Pack::new().measuring("1", r#""rag": "Violet""#).text());
    folder.write("packs/dorset.json", Pack::new().measuring("1", r#""rag": "Contextual""#).text());
    folder.write("packs/surrey.json", "{");
    folder.write("packs/schema.json", folder.run(["schema", "pack"]).exits(0).stdout);
    let arguments = ["render", "packs/*.json", "packs/none.json", "-o", "out/", "--results", "r.jsonl"];
    folder.run(arguments).exits(2);
    let schema = serde_json::from_str(&folder.run(["schema", "results"]).exits(0).out()).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let lines = lines(&folder, "r.jsonl");
    for line in &lines {
        assert!(validator.is_valid(line), "{line}");
    }
    assert_eq!(lines.len(), 6, "a schema is no pack");
    let of = |pack: &str| lines.iter().find(|line| line["pack"] == pack).expect("a line of the pack");
    let kent = of("packs/kent.json");
    let pdf = folder.read("out/kent.pdf");
    let sum = Sha256::digest(&pdf).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!((&kent["sha256"], &kent["output"]), (&sum.into(), &"out/kent.pdf".into()));
    assert_eq!((&kent["bytes"], &kent["pages"]), (&pdf.len().into(), &folder.pdf("out/kent.pdf").page_count().into()));
    assert_eq!((&kent["errors"], &kent["warnings"]), (&0.into(), &serde_json::json!({})));
    assert_eq!(of("packs/dorset.json")["warnings"], serde_json::json!({"no-commentary": 1}));
    let devon = of("packs/devon.json");
    assert_eq!((&devon["state"], &devon["errors"], &devon["sha256"]), (&"failed".into(), &1.into(), &Value::Null));
    assert!(devon["key"].is_string() && devon["fingerprint"].is_string());
    let none = of("packs/none.json");
    assert_eq!((&none["state"], &none["errors"], &none["key"]), (&"failed".into(), &0.into(), &Value::Null));
}

#[test]
fn results_go_to_standard_output_where_words_do_not() {
    let folder = five();
    let ran = folder.run(["render", "packs/kent.json", "--results", "-"]).exits(0);
    assert_eq!(serde_json::from_str::<Value>(&ran.out()).expect("one line of JSON")["state"], "written");
    assert!(ran.stderr.starts_with("kent.pdf ("), "{ran}");
}

#[test]
fn results_are_written_over_nothing_else() {
    let folder = five();
    folder.write("notes.txt", "Important.").write("one line.json", r#"{"report": {}}"#);
    let refused = |arguments: &[&str], words: &str| {
        let before: Vec<_> = folder.files().iter().map(|name| (name.clone(), folder.read(name))).collect();
        let ran = folder.run(arguments).exits(2);
        assert!(ran.stderr.contains(words), "{ran}");
        assert_eq!(folder.files().iter().map(|name| (name.clone(), folder.read(name))).collect::<Vec<_>>(), before);
    };
    let kent = "packs/kent.json";
    refused(&["render", kent, "--results", kent], "the results would be written over packs/kent.json");
    refused(&["render", kent, "-o", "x", "--results", "x"], "the report and the results would both be written to x");
    refused(&["render", kent, "--results", "notes.txt"], "it is there and holds something else than results");
    refused(&["render", kent, "--results", "one line.json"], "it is there and holds something else than results");
    refused(&["render", kent, "--skip-unchanged"], "--results");
    folder.write("list", "packs/kent.json\n");
    refused(&["render", "--from", "list", "--results", "list"], "the results would be written over list");
    refused(&["render", "--from", "list", "-o", "list"], "the report would be written over list");
}

#[test]
fn a_list_names_packs_as_they_would_be_typed() {
    let folder = five();
    folder.write("list", "\u{FEFF}packs/kent.json\r\n\r\npacks/d*.json\r\n");
    folder.run(["render", "--from", "list", "-o", "out/"]).exits(0);
    let pdfs = |folder: &Folder| folder.files().into_iter().filter(|name| name.ends_with(".pdf")).collect::<Vec<_>>();
    assert_eq!(pdfs(&folder), ["out/devon.pdf", "out/dorset.pdf", "out/kent.pdf"]);
    let listed = folder.run_as(["check", "--from", "-", "packs/kent.json"], &[], b"packs/essex.json\n").exits(0);
    assert_eq!(listed.out(), "no problems in any pack\n");
    let nothing = folder.run_as(["render", "--from", "-"], &[], b"\n").exits(2);
    assert!(nothing.stderr.contains("- names no pack"), "{nothing}");
    folder.run(["render", "--from", "nowhere"]).exits(2);
    let twice = folder.run_as(["check", "--from", "-", "-"], &[], b"packs/essex.json\n").exits(2);
    assert!(twice.stderr.contains("standard input can be read only once"), "{twice}");
}

#[test]
fn shares_together_are_one_run() {
    let folder = five();
    folder.run(["render", "packs/*.json", "-o", "one/"]).exits(0);
    for share in ["1/3", "2/3", "3/3"] {
        let results = format!("r{}.jsonl", &share[..1]);
        folder.run(["render", "packs/*.json", "-o", "out/", "--shard", share, "--results", &results]).exits(0);
    }
    let of = |share: &str| states(&folder, &format!("r{share}.jsonl")).into_keys();
    let mut all: Vec<String> = of("1").chain(of("2")).chain(of("3")).collect();
    all.sort();
    assert_eq!(all, ["devon", "dorset", "essex", "kent", "surrey"].map(|place| format!("packs/{place}.json")));
    for place in ["kent", "essex", "surrey", "devon", "dorset"] {
        assert!(folder.read(&format!("out/{place}.pdf")) == folder.read(&format!("one/{place}.pdf")), "{place}");
    }
    let merged = folder.run(["results", "merge", "r1.jsonl", "r2.jsonl", "r3.jsonl", "-o", "all.jsonl"]).exits(0);
    assert_eq!(merged.out(), "5 packs: 5 written, 0 unchanged\n");
    assert_eq!(states(&folder, "all.jsonl").len(), 5);
}

#[test]
fn shares_never_write_to_one_place() {
    let folder = five();
    folder.write("other/kent.json", sound("another Kent"));
    for share in ["1/4", "2/4", "3/4", "4/4"] {
        let ran = folder.run(["render", "packs/*.json", "other/kent.json", "-o", "out/", "--shard", share]).exits(2);
        assert!(ran.stderr.contains("two packs would both be written to out/kent.pdf"), "{ran}");
    }
}

#[test]
fn a_share_without_packs_is_done_at_once() {
    let folder = Folder::with("pack.json", sound("Kent"));
    let empty = |share: &str| {
        let ran = folder.run(["render", "pack.json", "--shard", share, "--results", "r.jsonl"]).exits(0);
        ran.stderr.contains("no pack falls to part").then(|| folder.read("r.jsonl"))
    };
    let results: Vec<Vec<u8>> = ["1/3", "2/3", "3/3"].into_iter().filter_map(empty).collect();
    assert_eq!(results, [b"", b""]);
}

fn merge(folder: &Folder, further: &[&str]) -> Ran {
    folder.run([&["results", "merge", "one.jsonl", "two.jsonl"], further].concat())
}

#[test]
fn merging_fails_on_a_pack_that_failed_or_is_missing() {
    let folder = five();
    folder.run(["render", "packs/kent.json", "packs/essex.json", "-o", "out/", "--results", "one.jsonl"]).exits(0);
    folder.write("packs/devon.json", "{}");
    folder.run(["render", "packs/devon.json", "-o", "out/", "--results", "two.jsonl"]).exits(1);
    insta::assert_snapshot!(merge(&folder, &[]), @"
    exit code: 1
    --- stdout
    3 packs: 2 written, 0 unchanged, 1 failed
    failed: packs/devon.json (2 errors)
    ");
    folder.write("packs/devon.json", sound("Devon"));
    folder.run(["render", "packs/devon.json", "-o", "out/", "--results", "two.jsonl"]).exits(0);
    merge(&folder, &[]).exits(0);
    folder.write("list", "packs/*.json\n").write("packs/a.schema.json", folder.run(["schema", "pack"]).exits(0).stdout);
    insta::assert_snapshot!(merge(&folder, &["--from", "list", "--summary", "s.md"]), @"
    exit code: 1
    --- stdout
    5 packs: 3 written, 0 unchanged, 2 missing
    missing: packs/dorset.json
    missing: packs/surrey.json
    ");
    let summary = String::from_utf8(folder.read("s.md")).expect("text");
    assert!(summary.starts_with("### 5 packs: 3 written, 0 unchanged, 2 missing\n\n| Pack |"), "{summary}");
    for (all, summary) in [("q.jsonl", "q.jsonl"), ("q.jsonl", "./new/../q.jsonl"), ("-", "-")] {
        let both = merge(&folder, &["-o", all, "--summary", summary]).exits(2);
        assert!(both.stderr.contains("the results and the summary would both be written to "), "{both}");
        assert!(both.stdout.is_empty() && !folder.path("q.jsonl").exists(), "{both}");
    }
    let over = merge(&folder, &["-o", "one.jsonl"]).exits(2);
    assert!(over.stderr.contains("one.jsonl is one of the files that are read"), "{over}");
    folder.write("two.jsonl", "# Notes\n");
    let other = merge(&folder, &[]).exits(2);
    assert!(other.stderr.contains("line 1 of two.jsonl is not a result"), "{other}");
}

#[test]
fn many_packs_are_checked_as_they_would_be_one_by_one() {
    let folder = five();
    folder.write("packs/devon.json", Pack::new().measuring("1", r#""rag": "Violet""#).text());
    let together = folder.run(["check", "packs/*.json", "packs/none.json", "--format", "json"]).exits(2);
    let alone = folder.run(["check", "packs/devon.json", "--format", "json"]).exits(1);
    assert_eq!(together.out(), alone.out());
    assert!(together.stderr.contains("cannot read packs/none.json"), "{together}");
}

#[test]
fn what_is_accepted_is_not_denied_and_what_is_missing_can_be() {
    let accepted = r#""rag": "Contextual", "accept": [{"code": "no-commentary", "reason": "Agreed."}]"#;
    let folder = Folder::with("pack.json", Pack::new().measuring("1", accepted).text());
    folder.run(["check", "pack.json", "--deny-warnings"]).exits(0);
    let ran = folder.run(["check", "pack.json", "--missing", "--deny-missing"]).exits(1);
    assert!(ran.out().contains("1 indicator with something still to come"), "{ran}");
    folder.run(["check", "pack.json", "--missing"]).exits(0);
    folder.write("pack.json", sound("Kent"));
    folder.run(["check", "pack.json", "--missing=json", "--deny-missing"]).exits(0);
    folder.run(["check", "pack.json", "--deny-missing"]).exits(2);
}
