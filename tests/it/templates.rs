//! `--templates`: files of one's own in the place of built-in ones.

mod measures;
mod parts;

use std::path::Path;

use crate::pack::Pack;
use crate::run::{Folder, Ran, assert_in_order};

const ARGUMENTS: [&str; 6] = ["render", "pack.json", "-o", "out.pdf", "--templates", "mine"];

/// A folder with a pack and one template of one's own.
fn with_template(name: &str, content: &str) -> Folder {
    let pack = Pack::new().measuring("1", r#""current": 5, "rag": "Green", "narrative": {"Commentary": "Said."}"#);
    let folder = Folder::with("pack.json", pack.text());
    folder.write(&format!("mine/{name}"), content);
    folder
}

fn built_in(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("typst-templates").join(name);
    std::fs::read_to_string(path).expect("a built-in template")
}

#[track_caller]
fn refused(folder: &Folder) -> Ran {
    let ran = folder.run(ARGUMENTS).exits(1);
    assert!(!folder.files().contains(&"out.pdf".to_owned()), "{ran}");
    ran
}

#[test]
fn a_template_of_the_same_name_takes_the_built_in_ones_place() {
    let key = built_in("parts/key.typ").replace("part-heading(words.key,", "part-heading(upper(words.key),");
    let folder = with_template("parts/key.typ", &key);
    folder.run(ARGUMENTS).exits(0);
    let text = folder.pdf("out.pdf").text();
    assert!(text.contains("KEY"), "{text}");
    assert!(text.contains("Indicator 1: Measure 1"), "the rest stays as it is: {text}");
}

#[test]
fn single_words_are_replaced_and_the_others_stay() {
    let folder =
        with_template("words/en.toml", "return_to_index = \"Back to the list\"\n[index_columns]\npage = \"Leaf\"\n");
    folder.run(ARGUMENTS).exits(0);
    let text = folder.pdf("out.pdf").text();
    assert!(text.contains("Back to the list") && !text.contains("Return to Index"), "{text}");
    assert!(text.contains("Leaf") && text.contains("Indicator"), "{text}");
}

#[test]
fn a_word_that_is_none_is_told_and_nothing_is_written() {
    let folder = with_template("words/en.toml", "retrun_to_index = \"Back to the list\"\n");
    let ran = refused(&folder);
    let told =
        "error: cannot use mine/words/en.toml (there is no word “retrun_to_index”; did you mean “return_to_index”?)";
    assert!(ran.stderr.contains(told), "{ran}");
    let check = folder.run(["check", "pack.json", "--templates", "mine"]).exits(1);
    assert!(check.stderr.contains(told), "{check}");
}

#[test]
fn a_part_can_be_replaced_alone() {
    let folder =
        with_template("parts/key.typ", "#let key(key, ..rest) = [A key of our own with #key.levels.len() levels.]");
    folder.run(ARGUMENTS).exits(0);
    let pdf = folder.pdf("out.pdf");
    assert!(pdf.page_text(2).contains("A key of our own with 7 levels."), "{}", pdf.page_text(2));
}

#[test]
fn a_fault_in_a_template_is_told_with_file_line_and_column() {
    let folder = with_template("parts/key.typ", "// A key with a slip.\n\n#let key(key, ..rest) = { key.levls }\n");
    let ran = refused(&folder);
    assert_in_order(
        &ran.stderr,
        ["error: dictionary does not contain key \"levls\"", "parts/key.typ:3:30", "{ key.levls }"],
    );
    assert!(ran.stderr.ends_with("error: pack.json was not rendered (the templates have errors)\n"), "{ran}");
}

#[test]
fn a_template_that_does_not_parse_is_told_too() {
    let folder = with_template("theme.typ", "#let ink = rgb(\n");
    assert!(refused(&folder).stderr.contains("theme.typ:1:"), "{}", refused(&folder));
}

#[test]
#[cfg(unix)]
fn a_link_out_of_the_folder_is_refused() {
    let folder = with_template("parts/unused.typ", "");
    folder.write("elsewhere/theme.typ", built_in("theme.typ"));
    folder.link("mine/theme.typ", &folder.path("elsewhere/theme.typ"));
    let ran = refused(&folder);
    assert!(ran.stderr.contains("theme.typ leads out of the templates' folder"), "{ran}");
}

#[test]
fn a_template_reads_nothing_outside_its_folder() {
    for reach in [
        "#read(\"/etc/passwd\")",
        "#read(\"../../pack.json\")",
        "#read(\"../pack.json\")",
        "#import \"@preview/example:0.1.0\": add",
        "#image(\"https://example.org/logo.png\")",
    ] {
        let folder = with_template("main.typ", reach);
        assert_eq!(refused(&folder).stdout, b"", "{reach}");
    }
}

#[test]
fn a_template_knows_no_today() {
    let folder = with_template("main.typ", "#datetime.today().display()");
    let ran = refused(&folder);
    assert!(ran.stderr.contains("main.typ:1:"), "{ran}");
}

#[test]
fn a_folder_that_is_none_is_wrong_use() {
    let folder = with_template("theme.typ", "");
    insta::assert_snapshot!(folder.run(["render", "pack.json", "--templates", "nowhere"]), @"
    exit code: 2
    --- stderr
    error: cannot use nowhere (there is no such file)
    ");
    insta::assert_snapshot!(folder.run(["render", "pack.json", "--templates", "pack.json"]), @"
    exit code: 2
    --- stderr
    error: cannot use pack.json (it is not a folder)
    ");
}

#[test]
fn the_view_can_be_saved_and_says_what_prints() {
    let folder = with_template("unused.typ", "");
    folder.run(["render", "pack.json", "-o", "out.pdf", "--view", "view.json"]).exits(0);
    let view: serde_json::Value = serde_json::from_slice(&folder.read("view.json")).expect("JSON");
    assert_eq!(view["report"]["produced_on"], "25 November 2024");
    assert_eq!(view["indicators"][0]["title"], "Measure 1");
}

#[test]
fn no_template_evaluates_text() {
    fn visit(folder: &Path) {
        for entry in folder.read_dir().expect("a folder of templates") {
            let path = entry.expect("a template").path();
            if path.is_dir() {
                visit(&path);
            } else {
                let text = std::fs::read_to_string(&path).expect("a template in UTF-8");
                assert!(!text.contains("eval("), "{path:?}");
            }
        }
    }
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("typst-templates"));
}
