//! What there is to start from: `init`, `templates`, completions, the manual and the version.

use serde_json::Value;

use crate::run::Folder;

const MADE: [&str; 3] = ["my/committee-report.schema.json", "my/pack.json", "my/pack.xlsx"];

#[test]
fn a_pack_to_start_from_is_written_in_both_forms_with_its_schema() {
    let folder = Folder::new();
    let ran = folder.run(["init", "my"]).exits(0);
    assert_eq!(folder.files(), MADE);
    MADE.iter().for_each(|name| assert!(ran.out().contains(&format!("{name}\n")), "{ran}"));
    assert_eq!(folder.read("my/committee-report.schema.json"), folder.run(["schema", "pack"]).stdout);
    let schema: Value = serde_json::from_slice(&folder.read("my/committee-report.schema.json")).expect("JSON");
    let pack: Value = serde_json::from_slice(&folder.read("my/pack.json")).expect("JSON");
    assert!(jsonschema::validator_for(&schema).expect("a schema").is_valid(&pack));
    // What is not filled in yet is told, and nothing else.
    for pack in ["my/pack.json", "my/pack.xlsx"] {
        let told = folder.run(["check", pack]).exits(0);
        assert!(told.problems().iter().all(|problem| problem.starts_with("warning[placeholder]")), "{told}");
        assert!(told.out().ends_with(" placeholder\n"), "{told}");
    }
    folder.run(["render", "my/pack.json", "-o", "a.pdf"]).exits(0);
    folder.run(["render", "my/pack.xlsx", "-o", "b.pdf"]).exits(0);
    assert!(folder.read("a.pdf") == folder.read("b.pdf"), "both forms are one pack");
    assert!(folder.pdf("a.pdf").text().contains("Draft: not yet final"));
}

#[test]
fn nothing_is_written_over_a_pack_that_is_there() {
    for there in MADE {
        let folder = Folder::with(there, "mine");
        let ran = folder.run(["init", "my"]).exits(2);
        assert!(ran.stderr.contains(&format!("{there} is there already")), "{ran}");
        assert_eq!(folder.files(), [there]);
        assert_eq!(folder.read(there), b"mine");
    }
    let folder = Folder::new();
    let ran = folder.run(["init"]).exits(0);
    assert!(
        ran.out().starts_with("pack.xlsx\npack.json\ncommittee-report.schema.json\n"),
        "in the current folder\n{ran}"
    );
}

#[test]
fn the_built_in_templates_can_be_had_to_change() {
    let folder = Folder::with("pack.json", crate::run::sample_pack("communities-2024-25-q2"));
    let ran = folder.run(["templates", "look"]).exits(0);
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("typst-templates");
    let made: Vec<String> = folder.files().into_iter().filter(|name| name.starts_with("look/")).collect();
    assert!(made.len() > 10, "{made:?}");
    for name in &made {
        let built_in = std::fs::read(root.join(&name["look/".len()..])).expect("a template");
        assert!(folder.read(name) == built_in, "{name}");
        assert!(ran.out().contains(&format!("{name}\n")), "{name}\n{ran}");
    }
    folder.write("look/theme.typ", "mine");
    let ran = folder.run(["templates", "look"]).exits(2);
    assert!(ran.stderr.contains(" is there already"), "{ran}");
    assert_eq!(folder.read("look/theme.typ"), b"mine");
}

#[test]
fn shells_and_the_reader_of_manuals_are_served() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = folder.run(["completions", shell]).exits(0).out();
        assert!(script.contains("produced-on") && script.contains("committee-report"), "{shell}");
    }
    let page = folder.run(["man"]).exits(0).out();
    assert!(page.contains(".TH committee-report 1") && page.contains("committee\\-report\\-roll(1)"), "{page}");
    folder.run(["man", "man1"]).exits(0);
    let pages = folder.files();
    for name in ["", "-check", "-init", "-render", "-returns", "-returns-make", "-returns-read", "-roll"] {
        assert!(pages.contains(&format!("man1/committee-report{name}.1")), "{name}: {pages:?}");
    }
    folder.run(["man", "man1"]).exits(2);
}

#[test]
fn the_version_names_the_typesetting_engine() {
    let lock = include_str!("../../Cargo.lock");
    let (_, typst) = lock.split_once("name = \"typst\"\nversion = \"").expect("Typst among the crates");
    let typst = typst.split('"').next().expect("a version");
    let expected = format!("committee-report {} (Typst {typst})\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(Folder::new().run(["--version"]).exits(0).out(), expected);
}
