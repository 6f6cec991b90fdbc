//! Output never destroys: nothing that a run reads or writes is written over, and nothing half-written stays.

use crate::pack::Pack;
use crate::run::{Folder, Ran};

/// A pack with nothing to complain of.
fn sound() -> String {
    Pack::new().measuring("1", r#""current": 5, "rag": "Green", "narrative": {"Commentary": "Said."}"#).text()
}

/// A pack that names a file of indicators and a picture.
fn naming() -> String {
    let figure = r#"{"ref": "1", "title": "Visits", "current": 5, "rag": "Green", "narrative": {"Commentary": "Said."},
        "figures": [{"path": "map.png", "alt": "A map of the libraries."}]}"#;
    Pack::new().indicator(figure).indicator(r#""one.json""#).text()
}

/// Runs what must be refused as wrong use, and leave every file as it is.
#[track_caller]
fn refused(folder: &Folder, arguments: &[&str], words: &str) -> Ran {
    let contents = |folder: &Folder| folder.files().iter().map(|name| folder.read(name)).collect::<Vec<_>>();
    let (files, before) = (folder.files(), contents(folder));
    let ran = folder.run(arguments).exits(2);
    assert!(ran.stderr.starts_with("error: ") && ran.stderr.contains(words), "{arguments:?}\n{ran}");
    assert_eq!(ran.stderr.lines().count(), 2, "a line and a hint: {ran}");
    assert_eq!(folder.files(), files, "{arguments:?}");
    assert!(contents(folder) == before, "{arguments:?}");
    ran
}

#[test]
fn no_result_is_written_over_a_pack() {
    let folder = Folder::with("q2.json", sound());
    folder.write("x.pdf", sound()).write("packs/q2.json", sound());
    let over = "would be written over";
    refused(&folder, &["render", "q2.json", "-o", "q2.json"], "the report would be written over q2.json");
    refused(&folder, &["render", "q2.json", "-o", "./packs/../q2.json"], over);
    refused(&folder, &["render", "q2.json", "--view", "q2.json"], "the view would be written over q2.json");
    refused(&folder, &["render", "q2.json", "--timings", "q2.json"], "the timings would be written over q2.json");
    refused(&folder, &["render", "x.pdf"], "the report would be written over x.pdf");
    refused(&folder, &["render", "q2.json", "x.pdf"], "the report would be written over x.pdf");
}

#[test]
fn no_result_is_written_over_another() {
    let folder = Folder::with("q2.json", sound());
    for (arguments, words) in [
        (["-o", "x", "--view", "x"].as_slice(), "the report and the view would both be written to x"),
        (&["-o", "x", "--timings", "./x"], "the report and the timings would both be written to ./x"),
        (&["--timings", "x", "--view", "x"], "the view and the timings would both be written to x"),
        (&["--view", "q2.pdf"], "the report and the view would both be written to q2.pdf"),
        (&["-o", "-", "--view", "-"], "two results cannot both go to standard output"),
        (&["--view", "-", "--timings", "/dev/stdout"], "two results cannot both go to standard output"),
    ] {
        refused(&folder, &[&["render", "q2.json"], arguments].concat(), words);
    }
}

#[test]
fn no_result_is_written_over_what_a_pack_names() {
    let folder = Folder::with("q2.json", naming());
    folder.write("one.json", "[]").write("map.png", include_bytes!("../files/alpha.png"));
    for file in ["one.json", "map.png"] {
        for result in ["-o", "--view", "--timings"] {
            refused(&folder, &["render", "q2.json", result, file], &format!("would be written over {file}"));
        }
    }
    folder.run(["render", "q2.json"]).exits(0);
}

#[cfg(unix)]
#[test]
fn no_result_is_written_over_what_a_run_reads_by_another_way_or_name() {
    let folder = Folder::with("q2.json", naming());
    folder.write("one.json", "[]").write("map.png", include_bytes!("../files/alpha.png"));
    folder.write("fonts/snowman.ttf", include_bytes!("../files/snowman.ttf"));
    for (file, name) in
        [("q2.json", "pack"), ("one.json", "part"), ("map.png", "picture"), ("fonts/snowman.ttf", "font")]
    {
        std::fs::hard_link(folder.path(file), folder.path(name)).expect("a link that can be made");
    }
    let run = |option, file| ["render", "q2.json", "--fonts", "fonts", option, file];
    for file in ["new/../q2.json", "new/../one.json", "new/../map.png", "pack", "part", "picture", "font"] {
        for option in ["-o", "--view", "--timings"] {
            refused(&folder, &run(option, file), &format!("would be written over {file}"));
        }
        let ran = refused(&folder, &run("--results", file), file);
        let is_known = ran.stderr.contains("would be written over");
        assert!(is_known || ran.stderr.contains("it is there and holds something else than results"), "{ran}");
    }
}

#[test]
fn no_summary_is_written_over_what_check_reads() {
    let folder = Folder::with("q3.json", sound());
    folder.write("q2.json", naming()).write("one.json", "[]").write("map.png", include_bytes!("../files/alpha.png"));
    folder.write("list", "q3.json\n").write("look/theme.typ", "").write("look/words/en.toml", "");
    folder.write("fonts/snowman.ttf", include_bytes!("../files/snowman.ttf"));
    let previous = ["check", "q3.json", "--previous", "q2.json"];
    let look = ["check", "q3.json", "--templates", "look", "--fonts", "fonts"];
    for (arguments, file) in [
        (&previous[..], "q3.json"),
        (&previous, "q2.json"),
        (&previous, "one.json"),
        (&previous, "./look/../map.png"),
        (&["check", "--from", "list"], "list"),
        (&look, "look/theme.typ"),
        (&look, "look/words/en.toml"),
        (&look, "fonts/snowman.ttf"),
    ] {
        let words = format!("the summary would be written over {file}, which is read");
        refused(&folder, &[arguments, &["--summary", file]].concat(), &words);
    }
    folder.run([&previous[..], &["--summary", "summary.md"]].concat()).exits(0);
    // A pack of another part is one that another run reads.
    for part in ["1/2", "2/2"] {
        for file in ["q2.json", "q3.json"] {
            let shared = ["check", "q2.json", "q3.json", "--shard", part, "--summary", file];
            refused(&folder, &shared, &format!("the summary would be written over {file}"));
        }
    }
}

#[test]
fn what_is_made_anew_is_written_over_nothing_that_is_there_by_another_way() {
    let folder =
        Folder::with("q2.json", Pack::new().measuring("1", r#""owner": "Libraries", "rag": "Contextual""#).text());
    folder.write("book.csv", "Ref,Title\n1,Visits\n").write("returns/Libraries.xlsx", "filled in");
    let roll = ["roll", "q2.json", "--period", "Quarter 3", "--produced-on", "2025-02-24", "-o"];
    let there = "is there already";
    refused(&folder, &[&roll[..], &["new/../q2.json"]].concat(), there);
    refused(&folder, &["import", "book.csv", "--propose", "-o", "new/../book.csv"], there);
    refused(&folder, &["returns", "make", "q2.json", "-o", "new/../returns/"], there);
    assert!(!folder.path("new").exists());
}

#[test]
fn of_several_packs_none_is_written_over_what_another_includes() {
    let folder = Folder::with("a.json", sound());
    folder.write("b.json", Pack::new().indicator("\"a.pdf\"").text());
    folder.write(
        "a.pdf",
        r#"{"ref": "1", "title": "Visits", "rag": "Contextual", "narrative": {"Commentary": "Said."}}"#,
    );
    refused(&folder, &["render", "--jobs", "1", "a.json", "b.json"], "a.pdf is there and is not a PDF");
    folder.run(["render", "a.json", "b.json", "-o", "out/"]).exits(0);
    folder.run(["render", "a.json", "b.json", "-o", "out/"]).exits(0);
}

#[test]
fn no_result_is_written_over_a_template_or_a_font() {
    let folder = Folder::with("q2.json", sound());
    folder.write("look/words/en.toml", "index = \"List\"\n");
    folder.write("look/theme.typ", std::fs::read("typst-templates/theme.typ").expect("the theme"));
    folder.write("fonts/snowman.ttf", include_bytes!("../files/snowman.ttf"));
    let run = |extra: [&'static str; 2]| {
        [&["render", "q2.json", "--templates", "look", "--fonts", "fonts"], extra.as_slice()].concat()
    };
    refused(&folder, &run(["--view", "look/words/en.toml"]), "which it is made from");
    refused(&folder, &run(["-o", "fonts/snowman.ttf"]), "which is one of its fonts");
    folder.write(
        "look/theme.typ",
        String::from_utf8(folder.read("look/theme.typ")).expect("text") + "#let house = json(\"house.json\")\n",
    );
    folder.write("look/house.json", "{}");
    refused(&folder, &run(["--view", "look/house.json"]), "would be written over look/house.json");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_never_replaced() {
    let folder = Folder::with("q2.json", sound());
    folder.write("archive/old.pdf", "the old report");
    folder.link("q2.pdf", &folder.path("archive/old.pdf"));
    folder.link("later.pdf", &folder.path("archive/new.pdf"));
    folder.link("trap.pdf", &folder.path("q2.json"));
    folder.run(["render", "q2.json"]).exits(0);
    folder.run(["render", "q2.json", "-o", "later.pdf"]).exits(0);
    for (link, file) in [("q2.pdf", "archive/old.pdf"), ("later.pdf", "archive/new.pdf")] {
        assert!(folder.path(link).is_symlink(), "{link}");
        assert!(folder.read(file).starts_with(b"%PDF"), "{file}");
    }
    refused(&folder, &["render", "q2.json", "-o", "trap.pdf"], "would be written over trap.pdf");
    folder.link("round.pdf", &folder.path("again.pdf"));
    folder.link("again.pdf", &folder.path("round.pdf"));
    let ran = folder.run(["render", "q2.json", "-o", "round.pdf"]).exits(2);
    assert!(ran.stderr.contains("it is a link that leads back to itself"), "{ran}");
    assert!(folder.path("round.pdf").is_symlink());
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_refused_and_rights_stay_but_not_to_run_as_another() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with("q2.json", sound());
    let set = |mode| std::fs::set_permissions(folder.path("q2.pdf"), PermissionsExt::from_mode(mode)).expect("rights");
    let mode = || folder.path("q2.pdf").metadata().expect("a file").permissions().mode() & 0o7777;
    folder.write("q2.pdf", "the old report");
    set(0o444);
    insta::assert_snapshot!(refused(&folder, &["render", "q2.json"], "read-only"), @"
    exit code: 2
    --- stderr
    error: cannot write q2.pdf (it is read-only)
    hint: choose another name, or allow writing to it
    ");
    for (before, after) in [(0o664, 0o664), (0o600, 0o600), (0o6775, 0o775)] {
        set(before);
        folder.run(["render", "q2.json"]).exits(0);
        assert_eq!(mode(), after, "{before:o}");
    }
}

#[cfg(unix)]
#[test]
fn a_device_and_a_pipe_are_written_into() {
    let folder = Folder::with("q2.json", sound());
    folder.run(["render", "q2.json", "-o", "/dev/null", "--view", "/dev/null"]).exits(0);
    assert!(std::path::Path::new("/dev/null").metadata().is_ok_and(|metadata| !metadata.is_file()));
    assert!(std::process::Command::new("mkfifo").arg(folder.path("pipe")).status().expect("mkfifo").success());
    let pipe = folder.path("pipe");
    let reader = std::thread::spawn(move || std::fs::read(pipe).expect("what comes out of the pipe"));
    folder.run(["render", "q2.json", "-o", "pipe"]).exits(0);
    assert!(reader.join().expect("a reader").starts_with(b"%PDF"));
    // By a folder that is to be made it is the same pipe, and no file takes its place.
    let pipe = folder.path("pipe");
    let reader = std::thread::spawn(move || std::fs::read(pipe).expect("what comes out of the pipe"));
    folder.run(["render", "q2.json", "-o", "new/../pipe"]).exits(0);
    assert!(reader.join().expect("a reader").starts_with(b"%PDF"));
    assert_eq!(folder.files(), ["pipe", "q2.json"]);
}

#[test]
fn a_dash_is_standard_output_everywhere_and_words_keep_out_of_its_way() {
    let folder = Folder::with("q2.json", sound());
    for option in ["--view", "--timings"] {
        let ran = folder.run(["render", "q2.json", option, "-"]).exits(0);
        assert!(serde_json::from_str::<serde_json::Value>(&ran.out()).is_ok(), "{option}: {ran}");
        assert!(ran.stderr.starts_with("q2.pdf (4 pages"), "{ran}");
    }
    assert_eq!(folder.files(), ["q2.json", "q2.pdf"]);
    #[cfg(target_os = "linux")]
    for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        let ran = folder.run(["render", "q2.json", "-o", name]).exits(0);
        assert!(ran.stdout.starts_with(b"%PDF") && ran.stdout.trim_ascii_end().ends_with(b"%%EOF"), "{name}");
    }
}

/// Whether a signal is in one of a process's masks, where the system tells.
#[cfg(unix)]
fn is_in_mask(process: &str, mask: &str, signal: i32) -> bool {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let mask = status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix(mask)?.trim(), 16).ok());
    mask.unwrap_or(0) >> (signal - 1) & 1 == 1
}

/// Whether this test, and so what it starts, ignores a signal, as what a script runs in the background does.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    is_in_mask("self", "SigIgn:", signal)
}

#[cfg(unix)]
#[test]
fn a_run_that_is_told_to_stop_leaves_nothing_half_written() {
    let folder = Folder::with("pack.json", sound());
    std::process::Command::new("mkfifo").arg(folder.path("view")).status().expect("mkfifo");
    for (signal, number) in
        [("INT", 2), ("TERM", 15), ("HUP", 1)].into_iter().filter(|(_, number)| !is_ignored(*number))
    {
        // It waits for a reader of the pipe; by then it has begun, and its part stands for one that is being written.
        let mut child = folder.start(["render", "pack.json", "--view", "view"]);
        std::thread::sleep(std::time::Duration::from_millis(300));
        let told = std::process::Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
        assert!(told.expect("kill").success());
        let status = child.wait().expect("an end");
        assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(number), "{signal}: {status:?}");
        assert_eq!(folder.files(), ["pack.json", "view"]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_sees_to_what_it_writes_before_it_stops() {
    let folder = Folder::with("pack.json", sound());
    std::process::Command::new("mkfifo").arg(folder.path("view")).status().expect("mkfifo");
    let mut child = folder.start(["render", "pack.json", "--view", "view"]);
    let process = child.id().to_string();
    for signal in [1, 2, 15].into_iter().filter(|signal| !is_ignored(*signal)) {
        let is_caught = || is_in_mask(&process, "SigCgt:", signal);
        let waited = (0..1_000).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(10));
            is_caught()
        });
        assert!(waited, "signal {signal} is left to the system");
    }
    child.kill().expect("a program that can be stopped");
    child.wait().expect("an end");
}

#[test]
fn what_a_killed_run_left_is_taken_away_and_nothing_else() {
    let folder = Folder::with("q2.json", sound());
    folder.write(".committee-report-aB3xYz.part", "half").write(".committee-report-notes.part.txt", "notes");
    folder.write("out/.committee-report-000000.part", "half").write("x.part", "another's");
    folder.run(["render", "q2.json"]).exits(0);
    folder.run(["render", "q2.json", "-o", "out/"]).exits(0);
    let left = [".committee-report-notes.part.txt", "out/q2.pdf", "q2.json", "q2.pdf", "x.part"];
    assert_eq!(folder.files(), left);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_leaves_nothing() {
    let folder = Folder::with("q2.json", sound());
    let ran = folder.run(["render", "q2.json", "-o", "/dev/full"]).exits(2);
    assert_eq!(ran.stderr, "error: cannot write /dev/full (the disk is full)\n");
}
