//! A folder of templates of which nothing is used is told of.

use crate::pack::Pack;
use crate::run::Folder;

/// What `check` says of a folder with these files.
fn told(files: &[&str]) -> Vec<String> {
    let folder = Folder::with("pack.json", Pack::new().text());
    std::fs::create_dir(folder.path("look")).expect("a folder that can be made");
    for file in files {
        folder.write(&format!("look/{file}"), "");
    }
    folder.run(["check", "pack.json", "--templates", "look"]).exits(0).problems()
}

#[test]
fn only_files_that_would_be_used_are_passed_over() {
    assert!(told(&["theme.typ", "logo.svg"]).is_empty());
    insta::assert_snapshot!(told(&["Theme.typ", "report.typ"]).join("\n"), @"warning[unused-template]: “Theme.typ” is not used: the template is called “theme.typ”");
    insta::assert_snapshot!(told(&["badge.typ"]).join("\n"), @"warning[unused-template]: no file in the folder of templates has the name of a template, so the built-in templates are used");
    insta::assert_snapshot!(told(&[]).join("\n"), @"warning[unused-template]: the folder of templates is empty, so the built-in templates are used");
}

#[test]
fn the_hint_says_where_a_misplaced_template_belongs() {
    let said = |file: &str| {
        let folder = Folder::with("pack.json", Pack::new().text());
        folder.write(&format!("look/{file}"), "");
        crate::run::flat(&folder.run(["check", "pack.json", "--templates", "look"]).exits(0).out())
    };
    let moved = said("mine/badge.typ");
    assert!(moved.contains("hint: move “mine/badge.typ” to “components/badge.typ”"), "{moved}");
    assert!(said("notes.txt").contains("hint: the templates are "));
}

#[test]
fn render_counts_it_and_denies_it_when_asked() {
    let folder = Folder::with("pack.json", Pack::new().text());
    folder.write("look/styles.typ", "");
    let ran = folder.run(["render", "pack.json", "--templates", "look"]).exits(0);
    assert!(ran.stderr.starts_with("1 warning in pack.json: 1 unused-template\n"), "{ran}");
    folder.run(["render", "pack.json", "--templates", "look", "--deny-warnings"]).exits(1);
}

#[test]
fn words_of_another_language_are_used_and_the_old_file_of_words_is_told() {
    assert!(told(&["words/cy.toml"]).is_empty());
    let old = told(&["theme.typ", "words.typ"]);
    let message = "“words.typ” is not used any more: the words stand in “words/en.toml”";
    assert!(old.len() == 1 && old[0].contains(message), "{old:?}");
}

#[test]
fn a_language_has_words_where_the_templates_bring_them() {
    let folder = Folder::with("pack.json", Pack::new().report("language", "cy").text());
    folder.write("look/words/cy.toml", "index = \"Mynegai\"\n");
    let said =
        |arguments: &[&str]| folder.run([&["check", "pack.json"], arguments].concat()).exits(0).problems().concat();
    assert!(said(&[]).contains("[language-words]"));
    assert!(!said(&["--templates", "look"]).contains("[language-words]"));
}
