//! The folder of a pack is a fence, whatever is linked, moved or put into it meanwhile.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use crate::pack::Pack;
use crate::run::Folder;

fn indicator(number: &str) -> String {
    format!(
        r#"{{"ref": "{number}", "title": "Measure {number}", "current": 5, "rag": "Green", "narrative": {{"Commentary": "Said."}}}}"#
    )
}

fn naming(file: &str) -> String {
    Pack::new().indicator(format!("{file:?}")).text()
}

fn mkfifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo").success());
}

#[test]
fn a_pipe_that_a_pack_names_is_not_waited_for() {
    let figure = r#"{"ref": "1", "title": "Visits", "rag": "Contextual", "narrative": {"Commentary": "Said."}, "figures": [{"path": "pipe.png", "alt": "A map of the libraries."}]}"#;
    let folder = Folder::with("q2.json", Pack::new().indicator(figure).indicator(r#""pipe.json""#).text());
    mkfifo(&folder.path("pipe.json"));
    mkfifo(&folder.path("pipe.png"));
    let problems = folder.run(["render", "q2.json"]).exits(1).problems().join("\n");
    assert_eq!(problems.matches("it is not an ordinary file").count(), 2, "{problems}");
}

#[test]
fn a_pipe_among_templates_and_fonts_is_not_waited_for() {
    let folder = Folder::with("q2.json", Pack::new().text());
    folder.write("look/x", "").write("fonts/x", "");
    mkfifo(&folder.path("look/theme.typ"));
    mkfifo(&folder.path("fonts/a.ttf"));
    let ran = folder.run(["render", "q2.json", "--templates", "look"]).exits(1);
    assert!(ran.stderr.contains("theme.typ cannot be read (it is not an ordinary file)"), "{ran}");
    let ran = folder.run(["render", "q2.json", "--fonts", "fonts"]).exits(2);
    assert_eq!(ran.stderr, "error: cannot use fonts/a.ttf (it is not an ordinary file)\n");
}

#[test]
fn a_pack_reached_through_a_link_has_its_own_neighbours() {
    let folder = Folder::with("store/q2/pack.json", naming("one.json"));
    folder.write("store/q2/one.json", indicator("1")).write("links/one.json", "not this one");
    folder.link("links/q2.json", &folder.path("store/q2/pack.json"));
    folder.run(["render", "links/q2.json"]).exits(0);
    folder.link("current", &folder.path("store/q2"));
    folder.run(["render", "current/pack.json", "-o", "current.pdf"]).exits(0);
    folder.write("store/q2/one.json", "{");
    let ran = folder.run(["check", "current/pack.json"]).exits(1);
    assert!(ran.out().contains("current/one.json:1:2"), "{ran}");
}

#[test]
fn standard_input_and_what_the_shell_pipes_in_are_packs() {
    let folder = Folder::with("q2.json", naming("one.json"));
    folder.write("one.json", indicator("1"));
    let shell = |script: &str| {
        let program = env!("CARGO_BIN_EXE_committee-report");
        let output = Command::new("bash")
            .args(["-c", &script.replace("PROGRAM", program)])
            .current_dir(folder.path(""))
            .output();
        output.expect("bash")
    };
    for script in [
        "PROGRAM render <(cat q2.json) -o a.pdf",
        "PROGRAM render /dev/stdin -o a.pdf < q2.json",
        "cat q2.json | PROGRAM render /dev/stdin -o a.pdf",
        "cat q2.json | PROGRAM render - > a.pdf",
        "PROGRAM render q2.json -o /dev/stdout > a.pdf",
        "PROGRAM render q2.json -o >(cat > a.pdf); sleep 0.2",
    ] {
        let ran = shell(script);
        assert!(ran.status.success(), "{script}: {ran:?}");
        assert!(folder.pdf("a.pdf").text().contains("Measure 1"), "{script}");
        std::fs::remove_file(folder.path("a.pdf")).expect("a file to remove");
    }
    assert!(shell("PROGRAM check <(cat q2.json)").status.success());
    assert!(shell("PROGRAM diff <(cat q2.json) <(cat q2.json)").status.success(), "two pipes are two packs");
    let ran = shell("PROGRAM diff - - < q2.json");
    assert!(String::from_utf8_lossy(&ran.stderr).contains("only one of the two packs can be read from standard input"));
    assert_eq!(shell("PROGRAM render - -o q2.json < q2.json").status.code(), Some(2));
    assert_eq!(folder.files(), ["one.json", "q2.json"]);
}

#[test]
fn a_folder_that_is_swapped_meanwhile_is_never_followed() {
    let outside = Folder::with("one.json", indicator("secret"));
    let folder = Folder::with("q2.json", naming("services/one.json"));
    folder.write("inside/one.json", indicator("1"));
    folder.link("inside-link", Path::new("inside"));
    folder.link("outside-link", &outside.path(""));
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let services = folder.path("services");
            for turn in (0..).take_while(|_| !stop.load(std::sync::atomic::Ordering::Relaxed)) {
                let link = if turn % 2 == 0 { "inside-link" } else { "outside-link" };
                let new = folder.path("new");
                std::os::unix::fs::symlink(std::fs::read_link(folder.path(link)).expect("a link"), &new)
                    .expect("a link");
                std::fs::rename(new, &services).expect("a link in its place");
            }
        });
        for _ in 0..12 {
            let ran = folder.run(["check", "q2.json", "--format", "json"]);
            assert!(!ran.out().contains("secret"), "{ran}");
            let ran = folder.run(["render", "q2.json", "--view", "-", "-o", "out.pdf"]);
            assert!(!ran.out().contains("secret"), "{ran}");
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}
