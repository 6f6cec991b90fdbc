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
