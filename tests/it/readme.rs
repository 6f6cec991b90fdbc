//! What the README shows works.

use crate::run::Folder;

const README: &str = include_str!("../../README.md");

/// The first block of the README in a language.
fn block(language: &str) -> &'static str {
    let start = format!("```{language}\n");
    let (_, rest) = README.split_once(&start).expect("a block in that language");
    rest.split_once("```").expect("an end of the block").0
}

#[test]
fn the_pack_in_the_readme_has_no_problems_and_renders() {
    let folder = Folder::with("q2.json", block("json"));
    let checked = folder.run(["check", "q2.json"]);
    insta::assert_snapshot!(checked, @"
    exit code: 0
    --- stdout
    no problems
    ");
    folder.run(["render", "q2.json"]).exits(0);
    assert!(folder.pdf("q2.pdf").text().contains("Number of active library users"));
}

#[test]
fn every_file_that_the_security_notes_name_is_there() {
    let notes = include_str!("../../SECURITY.md");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let named: Vec<&str> = notes.split('`').skip(1).step_by(2).filter(|text| text.ends_with(".rs")).collect();
    assert!(named.len() > 10, "{named:?}");
    for file in named {
        assert!(root.join(file).is_file(), "SECURITY.md names {file}, which is not there");
    }
}
