//! The limits of what is read, each at the last number that passes and the first that does not.

use std::fs;

use super::*;
use crate::limits::{DEPTH, FILES, PACK_BYTES, PROBLEMS, SYNTAX_FAULTS, VALUES};

/// A pack and, beside it, files with this text.
fn pack(names: &[&str], text: &str) -> (tempfile::TempDir, Sources) {
    let folder = tempfile::tempdir().expect("a folder");
    for name in names {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    fs::write(folder.path().join("pack.json"), "{}").expect("a pack");
    let sources = Sources::open(&folder.path().join("pack.json"), &mut Vec::new()).expect("a pack");
    (folder, sources)
}

#[test]
fn a_pack_is_made_of_so_many_files_and_no_more() {
    let (_kept, mut sources) = pack(&["a.json"], "[]");
    let mut include = || sources.include(0, "a.json", &mut Vec::new());
    // The pack itself is one of them.
    for file in 1..FILES {
        assert_eq!(include(), Ok(u32::try_from(file).expect("a small number")));
    }
    assert_eq!(include(), Err(FileFault::TooMany(true)));
    assert_eq!(include(), Err(FileFault::TooMany(false)));
}

#[test]
fn the_files_of_a_pack_have_so_many_bytes_together_and_no_more() {
    let (_kept, mut sources) = pack(&["a.json"], "[1, 2]");
    // "{}" was read; as if all but twelve bytes had been read with it.
    assert_eq!(sources.bytes, 2);
    sources.bytes = PACK_BYTES - 12;
    let mut include = || sources.include(0, "a.json", &mut Vec::new());
    assert_eq!([include(), include()], [Ok(1), Ok(2)]);
    assert_eq!([include(), include()], [Err(FileFault::TooMuch(true)), Err(FileFault::TooMuch(false))]);
    assert_eq!(sources.bytes, PACK_BYTES);
}

#[test]
fn the_files_of_a_pack_have_so_many_values_together_and_no_more() {
    let (_kept, mut sources) = pack(&["a.json"], "[1, 2]");
    let mut problems = Vec::new();
    assert!(sources.readable(0, &mut problems).is_some());
    assert_eq!(sources.values, 1);
    sources.values = VALUES - 6;
    for _ in 0..3 {
        sources.include(0, "a.json", &mut problems).expect("a file");
    }
    assert!(sources.readable(1, &mut problems).is_some() && sources.readable(2, &mut problems).is_some());
    assert_eq!(problems.len(), 0);
    assert!(sources.readable(3, &mut problems).is_none());
    assert_eq!(problems[0].message, "the pack holds more than 5,000,000 values, the limit of this program");
    assert_eq!(problems[0].hint.as_ref().map(ToString::to_string).as_deref(), Some("split the pack into several"));
    // Said once, and no tree is made of it for places either.
    assert!(sources.readable(3, &mut problems).is_none());
    assert_eq!(problems.len(), 1);
    assert_eq!(sources.locate(&[Place { file: 3, start: 1, end: 2 }])[0].pointer, "");
}

#[test]
fn no_file_is_read_once_there_are_too_many_problems() {
    let problem = Problem::new(Code::Syntax, Place::default(), "x");
    let read = |count: usize| {
        let mut problems = vec![problem.clone(); count];
        Sources::in_memory("pack.json", b"{}".to_vec(), &mut Vec::new()).readable(0, &mut problems).is_some()
    };
    assert!(read(PROBLEMS) && !read(PROBLEMS + 1));
}

#[test]
fn a_text_with_so_many_faults_is_mended_and_no_other() {
    let faults = |count: usize| mend::mend(&format!("[1,{}2]", ",".repeat(count))).map(|mended| mended.faults.len());
    assert_eq!(faults(SYNTAX_FAULTS), Some(SYNTAX_FAULTS));
    assert_eq!(faults(SYNTAX_FAULTS + 1), None);
    let nested = |deep: usize| mend::mend(&format!("{}1,{}", "[".repeat(deep), "]".repeat(deep))).is_some();
    assert!(nested(DEPTH) && !nested(DEPTH + 1));
}

#[test]
fn an_input_is_read_to_its_limit_and_not_beyond() {
    assert_eq!(read_limited(&b"12345"[..], 5), Ok(b"12345".to_vec()));
    assert_eq!(read_limited(&b"123"[..], 5), Ok(b"123".to_vec()));
    assert!(read_limited(&b"123456"[..], 5).is_err());
    assert_eq!(read_limited(io::repeat(b'x'), 1 << 20), Err("it is larger than the limit of 1 MB".into()));
}

#[test]
fn a_file_is_read_to_its_limit_and_refused_unread_beyond_it() {
    let (folder, _) = pack(&["a.json"], "12345");
    let read = |most: u64| Opened::by_user(&folder.path().join("a.json")).expect("a file").read(most);
    assert_eq!(read(5), Ok(b"12345".to_vec()));
    assert_eq!(read(4), Err("it is larger than the limit of 0 MB".into()));
}

#[test]
fn a_file_that_changes_while_it_is_read_is_refused() {
    let (folder, _) = pack(&["a.json"], "12345");
    let path = folder.path().join("a.json");
    let time = fs::metadata(&path).and_then(|metadata| metadata.modified()).expect("a time");
    let told = |text: &str, later: u64| {
        fs::write(&path, "12345").expect("a file");
        set_time(&path, time);
        let opened = Opened::by_user(&path).expect("a file");
        fs::write(&path, text).expect("a file");
        set_time(&path, time + std::time::Duration::from_secs(later));
        opened.read(100)
    };
    let changed = || Err("it changed while it was being read; try again".to_owned());
    assert_eq!(told("12345", 0), Ok(b"12345".to_vec()));
    for (text, later) in [("12345", 9), ("67890", 9), ("123456", 0), ("123", 0), ("123456", 9)] {
        assert_eq!(told(text, later), changed(), "{text} {later}");
    }
}

fn set_time(path: &Path, time: std::time::SystemTime) {
    let file = fs::File::options().write(true).open(path).expect("a file");
    file.set_modified(time).expect("a time");
}
