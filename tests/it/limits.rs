//! Whatever is given, the answer is a clear word in bounded time, and no PDF.

use crate::pack::Pack;
use crate::run::{Folder, Ran};

const START: &str =
    r#"{"report": {"title": "A", "committee": "B", "period": "C", "produced_on": "2024-11-25"}, "indicators": ["#;

/// Renders and checks a pack that must be refused, with these words and without a PDF.
#[track_caller]
fn refused(folder: &Folder, code: i32, words: &str) -> Ran {
    let rendered = folder.run(["render", "pack.json", "-o", "out.pdf"]).exits(code);
    assert!(rendered.stderr.contains(words), "{}", &rendered.stderr[..rendered.stderr.len().min(2_000)]);
    assert!(!folder.files().iter().any(|name| name.contains("pdf")), "{:?}", folder.files());
    folder.run(["check", "pack.json", "--format", "json"]).exits(code)
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let folder = Folder::new();
    for size in [200 << 20, 1 << 30] {
        let file = std::fs::File::create(folder.path("pack.json")).expect("a file");
        file.set_len(size).expect("a sparse file");
        refused(&folder, 2, "larger than the limit of 128 MB");
    }
}

#[test]
fn folders_and_missing_files_are_told() {
    let folder = Folder::new();
    refused(&folder, 2, "there is no such file");
    std::fs::create_dir(folder.path("pack.json")).expect("a folder");
    refused(&folder, 2, "it is a folder");
}

#[cfg(unix)]
#[test]
fn a_fifo_is_told_and_not_waited_for() {
    let folder = Folder::new();
    let made = std::process::Command::new("mkfifo").arg(folder.path("pack.json")).status().expect("mkfifo");
    assert!(made.success());
    refused(&folder, 2, "not an ordinary file");
}

#[test]
fn nested_brackets_are_told_once() {
    for deep in ["[".repeat(10_000), "{\"a\":".repeat(10_000), "[".repeat(10_000) + &"]".repeat(10_000)] {
        refused(&Folder::with("pack.json", deep), 1, "nested too deep (the limit is 250)");
    }
}

#[test]
fn more_indicators_than_the_limit_are_told_once() {
    let pack = format!("{START}{}{{}}]}}", "{},".repeat(1_000_000));
    let folder = Folder::with("pack.json", pack);
    let ran = folder.run(["check", "pack.json", "--format", "github"]).exits(1);
    assert_eq!(ran.out().matches("more than 200,000 indicators").count(), 1);
}

#[test]
fn more_files_than_the_limit_are_told_once() {
    let pack = format!("{START}{}\"x.json\"]}}", "\"x.json\",".repeat(100_000));
    let folder = Folder::with("pack.json", pack);
    folder.write("x.json", "[]");
    let ran = refused(&folder, 1, "more than 2,000 files");
    assert_eq!(ran.out().matches("include-unreadable").count(), 1);
}

#[test]
fn files_that_include_each_other_end() {
    let folder = Folder::with("pack.json", format!("{START}\"a.json\"]}}"));
    folder.write("a.json", "[\"b.json\"]").write("b.json", "[\"a.json\"]");
    refused(&folder, 1, "includes itself");
}

#[test]
fn every_fault_is_told_however_many_there_are() {
    let indicator = r#"{"titel": "x", "rag": "Contextual", "narrative": {"Commentary": "x"}},"#;
    let pack = format!("{START}{}{{}}]}}", indicator.repeat(20_000));
    let ran = Folder::with("pack.json", pack).run(["check", "pack.json", "--format", "github"]).exits(1);
    assert_eq!(ran.out().matches("title=unknown-field").count(), 20_000);
}

#[test]
fn every_slip_of_syntax_is_told_and_hides_nothing() {
    let indicator = "{\"ref\": 1, \"rag\": \"Purple\",},\n";
    let pack = format!("{START}{}{{}}]}}", indicator.repeat(500));
    let ran = Folder::with("pack.json", pack).run(["check", "pack.json", "--format", "github"]).exits(1);
    assert_eq!(ran.out().matches("title=syntax").count(), 500);
    assert_eq!(ran.out().matches("title=unknown-level").count(), 500);
}

#[test]
fn one_long_text_with_many_faults_is_checked_in_one_pass() {
    let pack = format!("{START}{{\"narrative\": {{\"Commentary\": \"{}\"}}}}]}}", "a\\n\\n<b>".repeat(20_000));
    let ran = Folder::with("pack.json", pack).run(["check", "pack.json", "--format", "github"]);
    assert_eq!(ran.out().matches("title=unsupported-markup").count(), 20_000);
}

/// A pack with this text as a field's value, which is refused in these words.
#[track_caller]
fn refuses(fields: &str, words: &str) {
    let pack = format!(
        r#"{START}{{"ref": "1", "title": "T", "rag": "Contextual", "narrative": {{"Commentary": "x"}}, {fields}}}]}}"#
    );
    let folder = Folder::with("pack.json", pack);
    let ran = refused(&folder, 1, words);
    assert_eq!(ran.out().matches("\"code\": \"bad-value\"").count(), 1, "{}", &ran.out()[..ran.out().len().min(2_000)]);
}

#[test]
fn texts_that_would_take_a_machine_are_refused_at_their_place() {
    let notes = |text: &str| format!(r#""notes": ["{text}"]"#);
    refuses(
        &notes(&format!("e{}", "\u{301}".repeat(100_000))),
        "this text has 100,001 letters; here are 100,000 at most",
    );
    refuses(&notes(&format!("e{}", "\u{301}".repeat(17))), "more than 16 accents or invisible characters");
    refuses(&notes(&format!("a{}b", "\u{200B}".repeat(1_000))), "more than 16 accents or invisible characters");
    refuses(&notes(&"**a** ".repeat(100_000)), "this text has 600,000 letters; here are 100,000 at most");
    refuses(&notes(&"a".repeat(99_999)), "a word of this text has 99,999 letters; the most is 2,000");
    refuses(&notes(&"a\\tb\\n".repeat(24_000)), "this table has 48,000 cells; a text holds 10,000 at most");
    refuses(&format!(r#""group": "{}""#, "name ".repeat(1_000)), "this text has 5,000 letters; here are 500 at most");
    refuses(
        &format!(r#""current": "{}""#, "five ".repeat(1_000)),
        "this text has 5,000 letters; here are 4,000 at most",
    );
    refuses(
        &format!(r#""target": "{}""#, "five ".repeat(1_000)),
        "this text has 5,000 letters; here are 4,000 at most",
    );
}

#[test]
fn header_fields_without_end_are_refused() {
    for field in
        ["title", "committee", "period", "marking", "source", "appendix", "agenda_item", "issued", "organisation"]
    {
        let pack = Pack::new().report(field, "word ".repeat(1_000));
        let folder = Folder::with("pack.json", pack.text());
        refused(&folder, 1, "this text has 5,000 letters; here are 500 at most");
    }
    let long = "Not for publication ".repeat(24);
    let pack = Pack::new().report("theme", serde_json::json!({"text_size": 24}));
    let pack = pack.report("marking", long.as_str()).report("source", long.as_str()).report("appendix", long.as_str());
    refused(&Folder::with("pack.json", pack.text()), 1, "header and footer would take more than half of every page");
}

#[test]
fn texts_that_are_too_much_together_are_told_once() {
    let indicator = format!(r#"{{"notes": ["{}"]}},"#, "word ".repeat(19_000));
    let folder = Folder::with("pack.json", format!("{START}{}{{}}]}}", indicator.repeat(110)));
    let ran = folder.run(["check", "pack.json", "--format", "github"]).exits(1);
    assert_eq!(ran.out().matches("more than 10,000,000 letters").count(), 1);
}
