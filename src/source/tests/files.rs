//! Which files a pack may name, what they are called, and what is kept of each.

use std::fs;

use super::*;

/// A folder without links in its own path, with these files.
fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let real = folder.path().canonicalize().expect("its path");
    for (name, text) in files {
        let path = real.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    (folder, real)
}

fn open(path: &Path) -> Sources {
    Sources::open(path, &mut Vec::new()).expect("a pack")
}

fn include(sources: &mut Sources, from: u32, named: &str) -> Result<u32, FileFault> {
    sources.include(from, named, &mut Vec::new())
}

fn missing() -> FileFault {
    FileFault::Unreadable("there is no such file".into())
}

#[test]
fn files_are_named_from_the_one_that_names_them() {
    let (_kept, real) = folder(&[("pack.json", "{}"), ("s/a.json", "[1]"), ("s/t/b.json", "[2]"), ("b.json", "[3]")]);
    let mut sources = open(&real.join("pack.json"));
    assert_eq!(include(&mut sources, 0, "s/a.json"), Ok(1));
    assert_eq!(include(&mut sources, 1, "t/b.json"), Ok(2));
    assert_eq!(include(&mut sources, 1, "b.json"), Err(missing()));
    let below: Vec<&str> = sources.files().iter().map(|file| file.below.as_str()).collect();
    assert_eq!(below, ["pack.json", "s/a.json", "s/t/b.json"]);
    assert_eq!((&*sources.text(2), sources.name(2)), ("[2]", real.join("s/t/b.json").to_str().expect("a path")));
    assert!(sources.is_among(2, &[0, 2]) && !sources.is_among(2, &[0, 1]));
}

#[test]
#[cfg(unix)]
fn files_have_the_names_that_lead_to_them_from_where_the_officer_is() {
    let (_kept, real) = folder(&[("real/pack.json", "{}"), ("real/a.json", "[]")]);
    std::os::unix::fs::symlink(real.join("real"), real.join("folder")).expect("a link");
    std::os::unix::fs::symlink(real.join("real/pack.json"), real.join("file.json")).expect("a link");
    let named = |path: &str, other: &str| {
        let mut sources = open(Path::new(path));
        let file = include(&mut sources, 0, other).expect("a file");
        sources.name(file).to_owned()
    };
    let under = |path: &str| real.join(path).display().to_string();
    assert_eq!(named(&under("folder/pack.json"), "a.json"), under("folder/a.json"));
    // The pack alone is a link: its neighbours are not where the officer typed it.
    assert_eq!(named(&under("file.json"), "a.json"), under("real/a.json"));
    // The tests run in the folder of this program.
    assert_eq!(named("Cargo.toml", "README.md"), "README.md");
    assert_eq!(named("./Cargo.toml", "README.md"), "README.md");
    assert_eq!(named("docs/../src/lib.rs", "limits.rs"), "docs/../src/limits.rs");
}

#[test]
#[cfg(unix)]
fn a_link_leads_no_file_out_of_the_folder_of_the_one_that_names_it() {
    let (_kept, real) = folder(&[("pack.json", "{}"), ("s/a.json", "[]"), ("t/b.json", "[]"), ("s/u/c.json", "[]")]);
    std::os::unix::fs::symlink(real.join("t/b.json"), real.join("s/out.json")).expect("a link");
    std::os::unix::fs::symlink(real.join("s/u/c.json"), real.join("s/in.json")).expect("a link");
    std::os::unix::fs::symlink(real.join("gone.json"), real.join("s/lost.json")).expect("a link");
    let mut sources = open(&real.join("pack.json"));
    let from = include(&mut sources, 0, "s/a.json").expect("a file");
    assert_eq!(include(&mut sources, from, "out.json"), Err(FileFault::Outside));
    assert_eq!(include(&mut sources, from, "in.json"), Ok(2));
    assert_eq!(include(&mut sources, from, "lost.json"), Err(missing()));
    assert_eq!(include(&mut sources, 0, "s/out.json"), Ok(3));
}

#[test]
fn a_pack_from_a_pipe_names_files_of_the_folder_at_hand() {
    let mut sources = Sources::from_input("standard input", "{\"a\": 1}".as_bytes(), &mut Vec::new()).expect("a pack");
    assert_eq!((sources.name(0), &*sources.text(0)), ("standard input", "{\"a\": 1}"));
    assert_eq!(sources.files()[0].below, "pack.json");
    let file = include(&mut sources, 0, "src/lib.rs").expect("a file");
    assert_eq!((sources.name(file), sources.files()[1].below.as_str()), ("src/lib.rs", "src/lib.rs"));
    assert_eq!(sources.read_paths().len(), 1, "standard input is no path");
    assert!(!sources.is_among(0, &[0]), "what was read from a pipe is no file that is read again");
    let broken = Sources::from_input("standard input", Broken, &mut Vec::new()).expect_err("no pack");
    assert_eq!(broken.to_string(), "cannot read standard input (the disk is full)");
}

/// An input that cannot be read.
struct Broken;

impl io::Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }
}

#[test]
fn what_was_read_is_known_by_its_path_and_its_sum() {
    let (_kept, real) = folder(&[("pack.json", "{}"), ("z.json", "[1]"), ("a.json", "[2]"), ("p.svg", "picture")]);
    let mut sources = open(&real.join("pack.json"));
    for named in ["z.json", "a.json", "a.json"] {
        include(&mut sources, 0, named).expect("a file");
    }
    assert_eq!(sources.picture(0, "p.svg"), Ok(b"picture".to_vec()));
    assert_eq!(sources.picture(0, "p.svg"), Ok(b"picture".to_vec()));
    assert_eq!(sources.picture(0, "q.svg"), Err(missing()));
    let sum = |name: &str, text: &str| (name.to_owned(), Sum::of(text.as_bytes()));
    assert_eq!(sources.sums(), [sum("a.json", "[2]"), sum("pack.json", "{}"), sum("z.json", "[1]")]);
    assert_eq!(sources.picture_sums(), [sum("p.svg", "picture")]);
    let read = ["pack.json", "z.json", "a.json", "a.json", "p.svg", "p.svg"].map(|name| real.join(name));
    assert_eq!(sources.read_paths(), read);
}

#[test]
fn a_pack_of_the_program_has_a_sum_and_no_folder() {
    let mut sources = Sources::built_in("sample.json", "{}");
    assert_eq!(sources.sums(), [("sample.json".to_owned(), Sum::of(b"{}"))]);
    assert_eq!((&*sources.text(0), sources.name(0)), ("{}", "sample.json"));
    let none = FileFault::Unreadable("a built-in pack has no folder".into());
    assert_eq!(include(&mut sources, 0, "a.json"), Err(none.clone()));
    assert_eq!(sources.picture(0, "a.png"), Err(none));
}

#[test]
fn a_pack_inside_another_file_names_what_lies_there_with_it() {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let files = [file("q/a.json", "[1]"), file("pack.json", "{}"), file("q/b.json", "[2]"), file("b.json", "[3]")];
    assert!(Sources::enclosed("other.json", &files).is_none());
    let mut sources = Sources::enclosed("pack.json", &files).expect("a pack");
    assert_eq!((&*sources.text(0), sources.name(0)), ("{}", "pack.json"));
    assert_eq!(include(&mut sources, 0, "q/a.json"), Ok(1));
    assert_eq!(include(&mut sources, 1, "b.json"), Ok(2));
    assert_eq!((&*sources.text(1), &*sources.text(2), sources.name(2)), ("[1]", "[2]", "q/b.json"));
    assert_eq!(include(&mut sources, 1, "../b.json"), Err(FileFault::Outside));
    assert_eq!(include(&mut sources, 1, "c.json"), Err(missing()));
    assert_eq!(sources.sums().len(), 3);
    assert!(!sources.is_among(2, &[0, 1]) && sources.is_among(2, &[1, 2]));
}

#[test]
fn a_folder_beside_the_pack_has_a_name_and_no_text() {
    let mut sources = Sources::built_in("pack.json", "{}");
    let place = sources.beside(Path::new("templates/council"));
    assert_eq!((sources.name(place.file), &*sources.text(place.file)), ("templates/council", ""));
    let located = sources.locate(&[place]).remove(0);
    assert_eq!((located.file_and_line(), located.pointer.as_str()), ("templates/council:1".to_owned(), ""));
    assert_eq!(sources.name(0), "pack.json");
}

#[test]
fn the_indicator_of_an_included_file_is_the_file_or_its_entry() {
    let entry = r#"{"ref": 7, "x": [[1, {"y": 2}], 3]}"#;
    let list = format!(r#"[{{"title": "A"}}, {entry}]"#);
    let (_kept, real) = folder(&[("pack.json", "{}"), ("one.json", entry), ("list.json", &list)]);
    let mut sources = open(&real.join("pack.json"));
    include(&mut sources, 0, "one.json").expect("a file");
    include(&mut sources, 0, "list.json").expect("a file");
    for (file, text, marked, pointer) in [
        (1, entry, "2}", "/x/0/1/y"),
        (1, entry, "3]", "/x/1"),
        (2, list.as_str(), "2}", "/1/x/0/1/y"),
        (2, list.as_str(), "3]", "/1/x/1"),
        (2, list.as_str(), "7,", "/1/ref"),
    ] {
        let start = u32::try_from(text.find(marked).expect(marked)).expect("a short text");
        let located = sources.locate(&[Place { file, start, end: start }]).remove(0);
        assert_eq!((located.pointer.as_str(), located.indicator.as_deref()), (pointer, Some("Indicator 7")));
    }
    let located = sources.locate(&[Place { file: 2, start: 3, end: 3 }]).remove(0);
    assert_eq!(located.indicator.as_deref(), Some("Indicator “A”"));
}

#[test]
fn places_in_any_order_and_in_several_files_are_each_found() {
    let list = "[\n {\"ref\": \"A\"},\n {\"ref\": \"B\"}\n]";
    let (_kept, real) = folder(&[("pack.json", PACK), ("list.json", list)]);
    let mut sources = open(&real.join("pack.json"));
    include(&mut sources, 0, "list.json").expect("a file");
    let place = |file: u32, text: &str, marked: &str| {
        let start = u32::try_from(text.find(marked).expect(marked)).expect("a short text");
        Place { file, start, end: start }
    };
    let places = [
        place(1, list, "\"B"),
        place(0, PACK, "4}"),
        place(1, list, "\"A"),
        place(0, PACK, "2}"),
        place(0, PACK, "1, {"),
        place(0, PACK, "{\"ref\": 7"),
    ];
    let found = sources.locate(&places).into_iter().map(|found| (found.line, found.indicator.expect("an indicator")));
    let expected = [
        (3, "Indicator B"),
        (6, "Indicator 36"),
        (2, "Indicator A"),
        (5, "Indicator “Visits”"),
        (5, "Indicator “Visits”"),
        (4, "Indicator 7"),
    ];
    assert_eq!(found.collect::<Vec<_>>(), expected.map(|(line, name)| (line, name.to_owned())));
}

#[test]
fn a_fault_stands_in_the_file_that_has_it() {
    let (_kept, real) = folder(&[("pack.json", "{}"), ("a.json", "{\"a\": 1,}"), ("b.json", "a,b\n1,2\n")]);
    let mut sources = open(&real.join("pack.json"));
    let mut problems = Vec::new();
    for (named, place) in
        [("a.json", Place { file: 1, start: 7, end: 8 }), ("b.json", Place { file: 2, start: 0, end: 1 })]
    {
        let file = sources.include(0, named, &mut problems).expect("a file");
        sources.readable(file, &mut problems);
        assert_eq!(problems.pop().map(|problem| problem.place), Some(place), "{named}");
    }
}

#[test]
fn a_place_inside_a_letter_is_the_letter() {
    let text = "{\"é\": 1}";
    for at in [2, 3] {
        assert_eq!((located(text, at).line, located(text, at).column), (1, 3), "{at}");
    }
    assert_eq!(located(text, 4).column, 4);
    assert_eq!(located(text, 99).column, 9);
}
