//! Where results go: files whole or not at all, standard input and output, the same bytes always.

use std::path::Path;

use crate::pack::Pack;
use crate::pdf::Pdf;
use crate::run::Folder;

/// A pack with nothing to complain of.
fn sound() -> Pack {
    Pack::new().measuring("1", r#""current": 5, "rag": "Green", "narrative": {"Commentary": "Said."}"#)
}

/// A pack with an error: an unknown field.
const FAULTY: &str = r#"{"report": {"titel": "x"}, "indicators": []}"#;

#[test]
fn the_pdf_takes_the_packs_name_and_the_current_folder() {
    let folder = Folder::with("packs/quarter-2.json", sound().text());
    let ran = folder.run(["render", "packs/quarter-2.json"]).exits(0);
    assert_eq!(folder.files(), ["packs/quarter-2.json", "quarter-2.pdf"]);
    assert!(ran.out().starts_with("quarter-2.pdf (4 pages, "), "{ran}");
    assert_eq!(ran.stderr, "");
}

#[test]
fn without_a_pack_the_built_in_sample_is_rendered() {
    let folder = Folder::new();
    folder.run(["render"]).exits(0);
    assert_eq!(folder.files(), ["communities-2024-25-q2.pdf"]);
    assert!(folder.pdf("communities-2024-25-q2.pdf").page_count() > 20);
}

#[test]
fn the_built_in_sample_is_the_one_in_the_repository() {
    let sample = include_bytes!("../../data/communities-2024-25-q2.json");
    let folder = Folder::with("sample.json", sample);
    folder.run(["render", "-o", "built-in.pdf"]).exits(0);
    folder.run(["render", "sample.json", "-o", "file.pdf"]).exits(0);
    assert!(folder.read("built-in.pdf") == folder.read("file.pdf"));
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = Folder::with("pack.json", sound().text());
    let piped = folder.run_as(["render", "-"], &[], sound().text().as_bytes()).exits(0);
    assert_eq!(Pdf::from_bytes(piped.stdout.clone()).page_count(), 4);
    assert_eq!(piped.stderr, "");
    let printed = folder.run(["render", "pack.json", "-o", "-"]).exits(0);
    assert!(printed.stdout == piped.stdout);
    assert_eq!(folder.files(), ["pack.json"]);
}

#[test]
fn standard_input_goes_into_a_file_where_one_is_named() {
    let folder = Folder::new();
    folder.run_as(["render", "-", "-o", "out.pdf"], &[], sound().text().as_bytes()).exits(0);
    assert_eq!(folder.files(), ["out.pdf"]);
}

#[test]
fn several_packs_go_into_a_folder() {
    let folder = Folder::with("a.json", sound().text());
    folder.write("b/c.json", sound().text()).write("out/keep.txt", "");
    folder.run(["render", "a.json", "b/c.json", "-o", "out/"]).exits(0);
    assert_eq!(folder.files(), ["a.json", "b/c.json", "out/a.pdf", "out/c.pdf", "out/keep.txt"]);
}

#[test]
fn a_folder_that_is_not_there_is_made() {
    let folder = Folder::with("pack.json", sound().text());
    folder.run(["render", "pack.json", "-o", "reports/november/out.pdf"]).exits(0);
    folder.run(["render", "pack.json", "-o", "reports/december/"]).exits(0);
    assert_eq!(folder.files(), ["pack.json", "reports/december/pack.pdf", "reports/november/out.pdf"]);
}

#[test]
fn several_packs_do_not_go_into_one_file() {
    let folder = Folder::with("a.json", sound().text());
    folder.write("b.json", sound().text()).write("b/a.json", sound().text());
    insta::assert_snapshot!(folder.run(["render", "a.json", "b.json", "-o", "out.pdf"]), @"
    exit code: 2
    --- stderr
    error: several packs cannot go into one file
    hint: give a folder: -o DIR/
    ");
    insta::assert_snapshot!(folder.run(["render", "a.json", "b/a.json"]), @"
    exit code: 2
    --- stderr
    error: two packs would both be written to a.pdf
    hint: rename one, or add --keep-folders
    ");
    insta::assert_snapshot!(folder.run(["render", "-", "-"]), @"
    exit code: 2
    --- stderr
    error: standard input can be read only once
    hint: give - once
    ");
    assert_eq!(folder.files(), ["a.json", "b.json", "b/a.json"]);
}

#[test]
fn packs_of_one_name_keep_their_folders() {
    let folder = Folder::with("kent/q2.json", sound().text());
    folder.write("essex/q2.json", sound().text());
    let both = ["render", "kent/q2.json", "./essex/q2.json"];
    folder.run([&both[..], &["-o", "out/", "--keep-folders"]].concat()).exits(0);
    let reports = ["out/essex/q2.pdf", "out/kent/q2.pdf"];
    assert_eq!(folder.files(), [&["essex/q2.json", "kent/q2.json"][..], &reports].concat());
    folder.run([&both[..], &["--keep-folders"]].concat()).exits(0);
    let beside = ["essex/q2.json", "essex/q2.pdf", "kent/q2.json", "kent/q2.pdf"];
    assert_eq!(folder.files(), [&beside[..], &reports].concat());
    insta::assert_snapshot!(folder.run(["render", "kent/q2.json", "-o", "out.pdf", "--keep-folders"]), @"
    exit code: 2
    --- stderr
    error: --keep-folders needs a folder to write to
    hint: give a folder: -o DIR/
    ");
}

#[test]
fn a_faulty_pack_does_not_stop_the_others() {
    let folder = Folder::with("a.json", FAULTY);
    folder.write("b.json", sound().text());
    folder.run(["render", "a.json", "b.json"]).exits(1);
    assert_eq!(folder.files(), ["a.json", "b.json", "b.pdf"]);
}

#[test]
fn an_error_leaves_the_old_file_and_nothing_else() {
    let folder = Folder::with("pack.json", FAULTY);
    folder.write("pack.pdf", "the old report");
    folder.run(["render", "pack.json"]).exits(1);
    assert_eq!(folder.read("pack.pdf"), b"the old report");
    assert_eq!(folder.files(), ["pack.json", "pack.pdf"]);
}

#[test]
fn a_new_report_replaces_the_old_one_and_leaves_nothing_else() {
    let folder = Folder::with("pack.json", sound().text());
    folder.write("pack.pdf", "the old report");
    folder.run(["render", "pack.json"]).exits(0);
    assert!(folder.read("pack.pdf").starts_with(b"%PDF"));
    assert_eq!(folder.files(), ["pack.json", "pack.pdf"]);
}

#[test]
fn the_same_pack_gives_the_same_bytes_anywhere() {
    let pack = include_bytes!("../../data/children-2025.json");
    let (here, there) = (Folder::with("pack.json", pack), Folder::with("deep/er/pack.json", pack));
    here.run(["render", "pack.json"]).exits(0);
    let environment = [
        ("TZ", "Pacific/Kiritimati"),
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "de_DE"),
        ("HOME", "/nowhere"),
        ("NO_COLOR", "1"),
    ];
    there.run_as(["render", "deep/er/pack.json", "-o", "deep/out.pdf"], &environment, b"").exits(0);
    assert!(here.read("pack.pdf") == there.read("deep/out.pdf"));
}

#[test]
fn the_same_pack_gives_the_same_bytes_whether_alone_or_among_others() {
    let folder = Folder::with("a.json", sound().text());
    folder.write("b.json", include_bytes!("../../data/children-2025.json"));
    folder.write("one/x", "").write("two/x", "");
    folder.run(["render", "a.json", "b.json", "-o", "one/"]).exits(0);
    folder.run(["render", "b.json", "-o", "two/"]).exits(0);
    assert!(folder.read("one/b.pdf") == folder.read("two/b.pdf"));
}

#[test]
fn nothing_but_the_pdf_is_written_and_no_temporary_folder_is_needed() {
    let folder = Folder::with("pack.json", sound().text());
    folder.run_as(["render", "pack.json"], &[("TMPDIR", "/no/such/folder")], b"").exits(0);
    assert_eq!(folder.files(), ["pack.json", "pack.pdf"]);
    assert!(Path::new(&folder.path("pack.pdf")).is_file());
}
