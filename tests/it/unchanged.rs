//! `--skip-unchanged`: what would come out the same is not rendered again, and everything else is.

use std::time::{Duration, SystemTime};

use crate::pack::Pack;
use crate::results::{sound, states, with_state};
use crate::run::{Folder, Ran};

const DRAWING: &str = include_str!("../files/good.svg");

const LIBRARIES: &str =
    r#"{"ref": "1", "title": "Visits", "current": 5, "rag": "Green", "narrative": {"Commentary": "Said."}}"#;

/// Three packs: one on its own, one that includes a file, one with a picture; and a template and a font of one's own.
fn folder() -> Folder {
    let including = Pack::new().indicator(r#""services/libraries.json""#).text();
    let figure =
        r#""current": 5, "rag": "Green", "figures": [{"path": "map.svg", "alt": "A map of all the libraries."}]"#;
    let folder = Folder::with("packs/alone.json", sound("Kent"));
    folder.write("packs/including.json", including);
    folder.write("packs/services/libraries.json", r#"{"ref": "1", "title": "Visits", "current": 5, "rag": "Green"}"#);
    folder.write("packs/pictured.json", Pack::new().measuring("1", figure).text()).write("packs/map.svg", DRAWING);
    let theme = include_str!("../../typst-templates/theme.typ");
    folder.write("look/theme.typ", theme).write("look/deep/down/notes.txt", "");
    folder.write("fonts/snowman.ttf", include_bytes!("../files/snowman.ttf"));
    folder
}

/// Renders all packs, and what is made, unchanged and failed by then.
fn run(folder: &Folder, further: &[&str]) -> (String, String, String) {
    ran(folder, further);
    let of = |state: &str| with_state(folder, "r.jsonl", state).replace("packs/", "").replace(".json", "");
    (of("written"), of("unchanged"), of("failed"))
}

fn ran(folder: &Folder, further: &[&str]) -> Ran {
    let usual = ["render", "packs/*.json", "-o", "out/", "--results", "r.jsonl", "--skip-unchanged"];
    let own = ["--templates", "look", "--fonts", "fonts"];
    folder.run([&usual[..], &own, further].concat())
}

const ALL: &str = "alone including pictured";

#[track_caller]
fn assert_renders(folder: &Folder, further: &[&str], written: &str) {
    let unchanged: Vec<&str> = ALL.split(' ').filter(|pack| !written.split(' ').any(|made| made == *pack)).collect();
    assert_eq!(run(folder, further), (written.into(), unchanged.join(" "), String::new()));
    assert_eq!(run(folder, further), (String::new(), ALL.into(), String::new()), "and then nothing");
}

#[test]
fn nothing_is_rendered_twice() {
    let folder = folder();
    assert_renders(&folder, &[], ALL);
    let files = folder.files();
    let again = ran(&folder, &[]).exits(0);
    assert_eq!((again.out().as_str(), again.stderr.as_str()), ("", "3 of 3 PDFs are unchanged\n"));
    assert_eq!(folder.files(), files);
}

#[test]
fn times_and_places_change_nothing() {
    let old = folder();
    run(&old, &[]);
    let moved = Folder::new();
    for name in old.files() {
        moved.write(&format!("deep/{name}"), old.read(&name));
        moved.write(&name, old.read(&name));
    }
    let later = SystemTime::UNIX_EPOCH + Duration::from_secs(2_000_000_000);
    for name in moved.files() {
        let file = std::fs::File::options().append(true).open(moved.path(&name)).expect("a file");
        file.set_modified(later).expect("a time that can be set");
    }
    assert_eq!(run(&moved, &[]), (String::new(), ALL.into(), String::new()));
    // Also where it is named by another path.
    let absolute = moved.path("deep/packs/alone.json");
    let arguments = ["render", absolute.to_str().expect("a path"), "-o", "deep/out/", "--results", "deep/r.jsonl"];
    let further = ["--skip-unchanged", "--templates", "deep/look", "--fonts", "deep/fonts"];
    moved.run([&arguments[..], &further].concat()).exits(0);
    assert_eq!(states(&moved, "deep/r.jsonl").into_values().collect::<Vec<_>>(), ["unchanged"]);
}

#[test]
fn every_byte_that_is_read_counts() {
    let folder = folder();
    run(&folder, &[]);
    folder.write("packs/alone.json", sound("Essex"));
    assert_renders(&folder, &[], "alone");
    folder.write("packs/services/libraries.json", LIBRARIES.replace('5', "6"));
    assert_renders(&folder, &[], "including");
    folder.write("packs/map.svg", DRAWING.replacen("<svg ", "<svg  ", 1));
    assert_renders(&folder, &[], "pictured");
    folder.write("look/theme.typ", [&folder.read("look/theme.typ")[..], b"\n"].concat());
    assert_renders(&folder, &[], ALL);
    folder.write("look/deep/down/notes.txt", "Templates may read it.");
    assert_renders(&folder, &[], ALL);
    std::fs::rename(folder.path("fonts/snowman.ttf"), folder.path("fonts/snow.ttf")).expect("another name");
    assert_renders(&folder, &[], ALL);
    assert_renders(&folder, &["--attach-data"], ALL);
    assert_renders(&folder, &["--attach-data", "--verify"], ALL);
}

#[test]
fn a_pdf_that_is_not_as_it_was_made_is_made_again() {
    let folder = folder();
    run(&folder, &[]);
    let whole = folder.read("out/alone.pdf");
    folder.write("out/alone.pdf", [&whole[..], b"\n"].concat());
    assert_renders(&folder, &[], "alone");
    assert!(folder.read("out/alone.pdf") == whole);
    std::fs::remove_file(folder.path("out/including.pdf")).expect("a file");
    assert_renders(&folder, &[], "including");
    folder.write("out/alone.pdf", folder.read("out/including.pdf"));
    assert_renders(&folder, &[], "alone");
}

#[test]
fn a_run_that_was_stopped_costs_nothing_that_was_done_before() {
    let folder = folder();
    run(&folder, &[]);
    // As it is when a run is stopped in the middle of its first line.
    folder.write("r.jsonl.last", folder.read("r.jsonl")).write("r.jsonl", r#"{"pack":"packs/al"#);
    assert_eq!(run(&folder, &[]), (String::new(), ALL.into(), String::new()));
    assert!(!folder.files().contains(&"r.jsonl.last".to_owned()));
}

#[test]
fn a_pack_that_failed_is_tried_again() {
    let folder = folder();
    run(&folder, &[]);
    folder.write("packs/alone.json", "{");
    assert_eq!(run(&folder, &[]).2, "alone");
    assert_eq!(run(&folder, &[]).2, "alone");
    folder.write("packs/alone.json", sound("Kent"));
    assert_eq!(run(&folder, &[]).0, "alone");
    // A file that is no longer there is a change, too.
    std::fs::remove_file(folder.path("packs/map.svg")).expect("a file");
    assert_eq!(run(&folder, &[]).2, "pictured");
}

#[test]
fn of_many_packs_those_that_changed_are_rendered_and_no_others() {
    let folder = Folder::new();
    for number in 0..200 {
        folder.write(&format!("packs/{number}.json"), sound(&format!("Place {number}")));
    }
    let run = || {
        folder.run(["render", "packs/*.json", "-o", "out/", "--results", "r.jsonl", "--skip-unchanged"]).exits(0);
        with_state(&folder, "r.jsonl", "written")
    };
    assert_eq!(run().split(' ').count(), 200);
    let changed = ["packs/17.json", "packs/177.json", "packs/99.json"];
    for name in changed {
        folder.write(name, sound("Elsewhere"));
    }
    assert_eq!(run(), changed.join(" "));
    assert_eq!(run(), "");
}
