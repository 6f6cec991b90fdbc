//! What comes from a pack is harmless where it goes: terminal, log of a job, spreadsheet, JSON.

use crate::pack::Pack;
use crate::run::{Folder, Ran};

/// Texts that would act somewhere, each in a field that is told of.
const ACTING: [&str; 7] = [
    "\u{1B}[2J\u{1B}]0;owned\u{7}",
    "\u{9B}31m",
    "\u{7F}\u{8}",
    "\u{202E}der\u{2066}",
    "\n::error::owned",
    "##[error]owned",
    "\r\n \u{A0}::stop-commands::x",
];

/// A pack with such a text in level, number, heading, group, owner, title, and in the name of a file and of a field.
fn acting(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    let named = serde_json::Value::from(format!("{text}.json")).to_string();
    let fields = format!(
        r#"{{"ref": {quoted}, "title": {quoted}, "group": {quoted}, "owner": {quoted}, "rag": {quoted}, {quoted}: 1, "narrative": {{{quoted}: ""}}}}"#
    );
    Pack::new().report("period", text).report("produced_on", text).indicator(fields).indicator(named).text()
}

/// Every way in which a pack is told of.
fn every_way(folder: &Folder, environment: &[(&str, &str)]) -> Vec<(&'static str, Ran)> {
    let ways: [(&str, &[&str]); 6] = [
        ("render", &["render", "q2.json"]),
        ("human", &["check", "q2.json"]),
        ("json", &["check", "q2.json", "--format", "json"]),
        ("github", &["check", "q2.json", "--format", "github"]),
        ("missing", &["check", "q2.json", "--missing"]),
        ("csv", &["check", "q2.json", "--missing=csv"]),
    ];
    ways.map(|(name, arguments)| (name, folder.run_as(arguments, environment, b""))).into()
}

fn acts(character: char) -> bool {
    let is_layout = matches!(character, '\n' | '\t');
    (character.is_control() && !is_layout) || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn nothing_of_a_pack_acts_on_a_terminal() {
    for text in ACTING {
        let folder = Folder::with("q2.json", acting(text));
        for (name, ran) in every_way(&folder, &[]) {
            let out = if name == "csv" { ran.out().replace("\r\n", "\n") } else { ran.out() };
            assert!(!out.contains(acts), "{name} of {text:?}: {out:?}");
            assert!(!ran.stderr.contains(acts), "{name} of {text:?}: {:?}", ran.stderr);
            assert!(out.len() + ran.stderr.len() > 20, "{name} of {text:?} says nothing");
        }
    }
}

#[test]
fn colours_are_ours_alone() {
    let folder = Folder::with("q2.json", acting(ACTING[0]));
    let ran = folder.run_as(["check", "q2.json"], &[("CLICOLOR_FORCE", "1")], b"");
    let out = ran.out();
    assert!(out.contains("\u{1B}["), "{out:?}");
    for sequence in out.split('\u{1B}').skip(1) {
        let end = sequence.find('m').expect("a colour");
        assert!(sequence[1..end].bytes().all(|byte| byte.is_ascii_digit() || byte == b';'), "{sequence:?}");
    }
}

#[test]
fn no_line_is_a_command_of_the_log_that_was_not_meant() {
    for text in ACTING {
        let folder = Folder::with("q2.json", acting(text));
        for variable in ["CI", "GITHUB_ACTIONS"] {
            for (name, ran) in every_way(&folder, &[(variable, "true")]) {
                for line in ran.out().lines().chain(ran.stderr.lines()) {
                    let is_command = line.trim_start().starts_with("::");
                    let is_meant = name == "github"
                        && (line.starts_with("::error file=q2.json,") || line.starts_with("::warning file=q2.json,"));
                    assert!(!is_command || is_meant, "{name} of {text:?}: {line:?}");
                    assert!(!line.contains("##[") || is_meant, "{name} of {text:?}: {line:?}");
                }
            }
        }
    }
}

#[test]
fn json_keeps_what_it_escapes() {
    let folder = Folder::with("q2.json", acting("a\u{9B}b\u{202E}c##[d]"));
    let out = folder.run(["check", "q2.json", "--format", "json"]).out();
    let report: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let indicator = report
        .pointer("/problems")
        .and_then(|problems| problems.as_array()?.iter().find_map(|problem| problem["indicator"].as_str()));
    assert_eq!(indicator, Some("Indicator a\u{9B}b\u{202E}c##[d]"));
    assert!(out.contains("a\\u009bb\\u202ec##\\u005bd]"), "{out}");
}

#[test]
fn names_of_files_are_shown_harmless() {
    let folder = Folder::with("a\u{1B}[2J\u{202E}.json", "[");
    for arguments in
        [["render", "a\u{1B}[2J\u{202E}.json"], ["check", "a\u{1B}[2J\u{202E}.json"], ["render", "no\u{1B}[2J.json"]]
    {
        let ran = folder.run(arguments);
        assert!(!ran.stderr.contains(acts) && !ran.out().contains(acts), "{arguments:?}: {:?}", ran.stderr);
        assert!(ran.stderr.contains("␛[2J") || ran.out().contains("␛[2J"), "{ran}");
    }
}

#[test]
fn a_table_for_a_pull_request_turns_no_order_of_letters() {
    let name = "a\u{202E}fdp\u{2066}.json";
    let folder = Folder::with(name, Pack::new().indicator(r#"{"ref": "1", "title": "a"}"#).text());
    folder.run(["render", name, "--results", "r.jsonl"]).exits(0);
    folder.run(["results", "merge", "r.jsonl", "--summary", "merged.md"]).exits(0);
    folder.run(["check", name, "--summary", "checked.md"]).exits(0);
    for file in ["merged.md", "checked.md"] {
        let table = String::from_utf8(folder.read(file)).expect("text");
        assert!(table.contains("a\u{FFFD}fdp\u{FFFD}") && !table.contains(acts), "{file}: {table:?}");
    }
}

#[test]
fn a_spreadsheet_runs_nothing_and_reads_numbers_as_numbers() {
    let indicator = |number: &str, title: &str| {
        format!(r#"{{"ref": {number:?}, "title": {title:?}, "owner": "@me", "group": "-5"}}"#)
    };
    let pack = Pack::new().indicator(indicator("=1+1", "+44 1632")).indicator(indicator("-1.5", "=cmd|' /C calc'!A0"));
    let folder = Folder::with("q2.json", pack.text());
    let ran = folder.run(["check", "q2.json", "--missing=csv"]).exits(0);
    let out = ran.out();
    assert!(out.starts_with("\u{FEFF}Owner,Group,Indicator,Title,Missing\r\n"), "{out:?}");
    assert!(out.lines().all(|line| !line.is_empty()) && out.matches('\n').count() == out.matches("\r\n").count());
    assert!(out.contains("\r\n'@me,-5,'=1+1,'+44 1632,"), "{out:?}");
    assert!(out.contains("\r\n'@me,-5,-1.5,'=cmd|' /C calc'!A0,"), "{out:?}");
}

#[test]
fn what_was_typed_is_shown_harmless_where_it_is_wrong() {
    // As a shell passes on files that are called so.
    let folder = Folder::new();
    for arguments in [&["--a\u{202E}b"][..], &["check", "--format", "\u{1B}[2J\u{9B}m"], &["\u{1B}]0;x\u{7}"]] {
        let ran = folder.run_as(arguments, &[("CLICOLOR_FORCE", "1")], b"").exits(2);
        let plain = ran.stderr.replace("\u{1B}[0m", "").replace("\u{1B}[1m", "").replace("\u{1B}[4m", "");
        let is_colour = |rest: &str| rest.starts_with("[3") && rest.contains('m');
        assert!(plain.split('\u{1B}').skip(1).all(is_colour), "{plain:?}");
        assert!(!ran.stderr.contains(|character| acts(character) && character != '\u{1B}'), "{:?}", ran.stderr);
    }
    let ran = folder.run_as(["\n::error::x"], &[("CI", "true")], b"").exits(2);
    assert!(ran.stderr.lines().all(|line| !line.trim_start().starts_with("::")), "{ran}");
    assert!(folder.run(["--help"]).exits(0).out().contains("render"));
}

#[test]
fn where_no_log_is_read_a_line_stays_as_it_was_written() {
    let pack = Pack::new().measuring("1", r#""owner": "::error::x", "rag": "Contextual""#);
    let folder = Folder::with("q2.json", pack.text());
    let owner = |environment: &[(&str, &str)]| {
        let out = folder.run_as(["check", "q2.json", "--missing"], environment, b"").out();
        out.lines().next().unwrap_or_default().to_owned()
    };
    for off in [&[][..], &[("CI", "false")], &[("CI", ""), ("GITHUB_ACTIONS", "false")]] {
        assert_eq!(owner(off), "::error::x (1 indicator)", "{off:?}");
    }
    assert_eq!(owner(&[("CI", "true")]), ": :error::x (1 indicator)");
}
