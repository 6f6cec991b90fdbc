//! The plan of the house: a room looks left only, no two files look at each other, and each says what it is.

mod uses;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use uses::House;

/// Every source file of the program but tests, by its module: "chart::bars".
fn sources() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut found);
    ["main", "fuzz"].into_iter().for_each(|root| drop(found.remove(root)));
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
    for entry in folder.read_dir().expect("a folder of the program") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        match path.extension() {
            _ if name == "tests" => {}
            None => collect(&path, &format!("{prefix}{name}::"), found),
            Some(kind) if kind == "rs" => {
                let text = std::fs::read_to_string(&path).expect("a source file");
                found.insert(format!("{prefix}{name}"), text);
            }
            Some(_) => {}
        }
    }
}

/// The rooms in the order that lib.rs gives them.
fn rooms(lib: &str) -> Vec<&str> {
    let (_, list) = lib.split_once("From left to right: ").expect("the order of the rooms in lib.rs");
    let (list, _) = list.split_once(".\n").expect("the end of a sentence");
    list.split('`').skip(1).step_by(2).collect()
}

#[test]
fn a_room_looks_left_only() {
    let mut sources = sources();
    let lib = sources.remove("lib").expect("lib.rs");
    let rooms = rooms(&lib);
    let declared: BTreeSet<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(rooms.iter().copied().collect::<BTreeSet<_>>(), declared, "lib.rs puts every room in its order");
    let is_room = |room: &&&str| {
        !["limits", "problem"].contains(*room) && sources.keys().any(|file| file.starts_with(&format!("{room}::")))
    };
    let count = rooms.iter().filter(is_room).count();
    assert!((14..=18).contains(&count), "fourteen to eighteen rooms, beside what all may know; there are {count}");
    let place = |module: &str| rooms.iter().position(|room| module.split("::").next() == Some(*room)).expect("a room");
    let house = House::new(&sources);
    let looks: Vec<_> = house.looks().collect();
    assert!(looks.len() > 500, "only {} looks were found", looks.len());
    let right: Vec<_> = looks.into_iter().filter(|(from, to)| place(to) > place(from)).collect();
    assert!(right.is_empty(), "{right:#?}");
}

/// The fuzzed crate is built from the same files by hand, and seldom: a room that looks at one more breaks it.
#[test]
fn the_fuzzed_crate_has_every_room_that_its_rooms_look_at() {
    let fuzzed = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/fuzz.rs")).expect("fuzz.rs");
    let rooms: BTreeSet<&str> =
        fuzzed.lines().filter_map(|line| line.trim().strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(rooms.len() > 15, "only {rooms:?} were found");
    // Of the look it has files of its own, each named.
    let has = |module: &str| match module.split_once("::") {
        Some(("look", file)) => rooms.contains(file.split("::").next().unwrap_or_default()),
        _ => module.split("::").next().is_some_and(|room| rooms.contains(room)),
    };
    let mut sources = sources();
    sources.remove("lib");
    let house = House::new(&sources);
    let missing: Vec<_> = house.looks().filter(|(from, to)| has(from) && !has(to)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_files_look_at_each_other_in_a_circle() {
    let mut sources = sources();
    sources.remove("lib");
    let circles = House::new(&sources).circles();
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn a_circle_would_be_found() {
    let of = |files: &[(&str, &str)]| -> Vec<Vec<String>> {
        House::new(&files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()).circles()
    };
    let parent = ("a", "mod b;\nmod c;\npub use c::Seen;\n");
    assert_eq!(of(&[parent, ("a::b", "use super::Seen;"), ("a::c", "")]), [[""; 0]; 0]);
    let circle = [parent, ("a::b", "pub struct Told; use super::Seen;"), ("a::c", "fn x(t: crate::a::b::Told) {}")];
    assert_eq!(of(&circle), [["a::b", "a::c"]]);
    let round = [
        ("a", "use crate::{b, d};"),
        ("b", "use crate::c::{self, Some as Other};"),
        ("c", "fn x() { super::a::y(); }"),
    ];
    assert_eq!(of(&round), [["a", "b", "c"]]);
}

#[test]
fn the_first_lines_of_every_room_say_what_it_may_know_and_must_never_do() {
    for (room, text) in
        sources().iter().filter(|(module, _)| !module.contains("::") && !["lib", "limits"].contains(&module.as_str()))
    {
        let first: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
        let says_both = ["know", "read"].iter().any(|word| first.contains(word)) && first.contains("never");
        assert!(says_both, "{room}: {first}");
    }
}

#[test]
fn the_first_line_of_every_file_says_what_it_is() {
    let silent: Vec<_> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(name, _)| name).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

/// Words before a number of which a message says that it is the most.
const MOST: [&str; 7] =
    ["more than ", "longer than ", "larger than ", "at most ", "the limit is ", "limit of ", "no more than "];

#[test]
fn no_file_but_that_of_the_limits_says_a_limit() {
    // "More than 0" and "at most 1" are no limits.
    let is_limit = |text: &str| {
        let number = text.split(|sign: char| !sign.is_ascii_digit()).next().unwrap_or_default();
        !["", "0", "1"].contains(&number)
    };
    let says = |line: &str| {
        MOST.iter().any(|words| line.match_indices(words).any(|(at, _)| is_limit(&line[at + words.len()..])))
    };
    let mut said = Vec::new();
    for (module, text) in sources().iter().filter(|(module, _)| !module.starts_with("limits")) {
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        said.extend(text.lines().filter(|line| says(line)).map(|line| format!("{module}: {}", line.trim())));
    }
    assert!(said.is_empty(), "{said:#?}");
}
