//! Every command in the documents runs, and prints what the documents show.

use super::desk::desk;
use super::{blocks, documents, said};
use crate::run::{Folder, Ran};

/// Commands that are not run here, each with what holds it instead.
const ELSEWHERE: &[(&str, &str)] = &[
    ("cargo run --release --locked -- render", "builds the program; `cargo test` has done so when this runs"),
    ("cargo test --release --locked", "runs this"),
    ("cargo install --locked --path .", "builds the program once more"),
    ("cargo build --release --locked", "builds the program once more"),
    ("cargo bench --bench steps", "takes minutes"),
    ("pip install committee_report-*.whl", ".ci/wheel installs the wheel"),
    ("pipx install committee_report-*.whl", ".ci/wheel installs the wheel"),
    ("uvx --from committee_report-*.whl committee-report render", ".ci/wheel installs the wheel"),
    ("sha256sum --check --ignore-missing SHA256SUMS", "packaging/sums checks its own sums so"),
    ("mkdir -p typst-templates/data", "part of what needs the Typst compiler"),
    ("typst compile", "needs the Typst compiler"),
    ("--pdf-standard", "the second line of that"),
    (
        "committee-report render PACK.json --view typst-templates/data/report.json",
        "part of what needs the Typst compiler",
    ),
];

/// A command line of a document, and the exit code that its comment announces.
struct Line {
    text: String,
    code: i32,
}

fn lines(block: &str) -> Vec<Line> {
    let line = |line: &str| {
        let (text, comment) = line.split_once(" # ").unwrap_or((line, ""));
        let code =
            comment.split_once("exit code ").map(|(_, code)| code.chars().take_while(char::is_ascii_digit).collect());
        Line { text: text.trim().to_owned(), code: code.map_or(0, |code: String| code.parse().expect("a number")) }
    };
    block.lines().map(line).filter(|line| !line.text.is_empty() && !line.text.starts_with('#')).collect()
}

/// The words of a command line, as a shell parts them.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for letter in line.chars() {
        match (letter, quote) {
            ('"' | '\'', None) => quote = Some(letter),
            (letter, Some(open)) if letter == open => quote = None,
            (' ', None) => words.push(String::new()),
            (letter, _) => words.last_mut().expect("a word").push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Runs a command line; what stands behind `>` is the file that its output goes to.
fn run(folder: &Folder, line: &Line) -> Ran {
    let words = words(&line.text);
    let (words, file) = match words.iter().position(|word| word == ">") {
        Some(at) => (&words[1..at], words.get(at + 1)),
        None => (&words[1..], None),
    };
    let ran = folder.run_exactly(words.iter().map(Into::into).collect::<Vec<std::ffi::OsString>>(), &[], b"");
    assert_eq!(ran.code, line.code, "{}\n{ran}", line.text);
    if let Some(file) = file {
        folder.write(file, &ran.stdout);
    }
    ran
}

/// Runs the commands of a document one after another in one folder; what they print, in all.
fn follow(document: &str) -> String {
    let commands: Vec<Line> = blocks(document)
        .iter()
        .filter(|block| matches!(block.kind.as_str(), "console" | "sh" | "powershell"))
        .flat_map(|block| lines(&block.text))
        .filter(|line| !ELSEWHERE.iter().any(|(known, _)| line.text.starts_with(known)))
        .collect();
    let folder = if commands.is_empty() { Folder::new() } else { desk() };
    let mut printed = String::new();
    for line in commands {
        assert!(line.text.starts_with("committee-report "), "{document}: nothing runs `{}`", line.text);
        let ran = run(&folder, &line);
        if !ran.stdout.starts_with(b"%PDF") {
            printed += &String::from_utf8_lossy(&ran.stdout);
        }
        printed += &ran.stderr;
    }
    printed
}

#[test]
fn every_command_in_the_documents_runs_and_prints_what_they_show() {
    for document in documents() {
        let printed = said(&follow(&document));
        for block in blocks(&document).iter().filter(|block| block.kind == "text") {
            assert!(
                printed.contains(&said(&block.text)),
                "{document} shows what no command of it prints:\n{}\n\n{printed}",
                block.text
            );
        }
    }
}
