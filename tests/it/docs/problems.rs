//! docs/problems.md has every code, in the words of `explain`, with what is said of the small pack in `tests/problems`.

use serde_json::Value;

use super::assert_kept;
use crate::problems::check;
use crate::run::{Folder, flat};

const MARKER: &str =
    "<!-- From here on written by the program's own tables: `ACCEPT=1 cargo test --release --test it docs`. -->\n";

/// One explanation: severity, code, and its three paragraphs.
struct Explained {
    severity: String,
    code: String,
    paragraphs: Vec<String>,
}

fn explained() -> Vec<Explained> {
    let out = Folder::new().run(["explain"]).exits(0).out();
    let mut explained: Vec<Explained> = Vec::new();
    for paragraph in out.split("\n\n").flat_map(|paragraph| paragraph.split_inclusive("]\n")).map(str::trim_end) {
        match paragraph.strip_suffix(']').and_then(|title| title.split_once('[')) {
            Some((severity, code)) => explained.push(Explained {
                severity: severity.to_owned(),
                code: code.to_owned(),
                paragraphs: Vec::new(),
            }),
            None => explained.last_mut().expect("a title").paragraphs.push(flat(paragraph)),
        }
    }
    explained
}

/// What is said of the code's small pack: the message and its hint.
fn example(code: &str) -> Option<String> {
    let report: Value = serde_json::from_str(&check(code).out()).expect("JSON");
    let problem = report["problems"].as_array()?.iter().find(|problem| problem["code"] == code)?;
    let hint = problem["hint"].as_str().map_or(String::new(), |hint| format!("\nhint: {hint}"));
    Some(format!("{}{hint}", problem["message"].as_str()?))
}

fn section(explained: &Explained) -> String {
    let [meaning, why, mend] = explained.paragraphs.as_slice() else { panic!("{}", explained.code) };
    let bold = |text: &str| {
        let (lead, rest) = text.split_once(": ").expect("a lead");
        format!("**{lead}.** {rest}\n\n")
    };
    let example = example(&explained.code).unwrap_or_else(|| panic!("no example of {}", explained.code));
    format!("### {}\n\n{meaning}\n\n{}{}```text message\n{example}\n```\n\n", explained.code, bold(why), bold(mend))
}

#[test]
fn the_document_of_problems_is_as_the_program_explains_them() {
    let explained = explained();
    let of = |severity: &str| {
        let all = explained.iter().filter(|explained| explained.severity == severity);
        all.map(section).collect::<String>()
    };
    let text = format!("\n## Errors\n\n{}## Warnings\n\n{}", of("error"), of("warning"));
    assert_kept("docs/problems.md", MARKER, &format!("{}\n", text.trim_end()));
}
