//! Where things stand in a pack, as people and programs name it.

mod bounds;
mod files;
mod readable;
mod workbooks;

use std::io;
use std::sync::Arc;

use super::*;
use crate::problem::Place;

/// A pack with indicators that are called by their number, their title, and neither.
const PACK: &str = r#"{
 "report": {"title": "é"},
 "indicators": [
  {"ref": 7, "title": "é"},
  {"ref": " ", "title": "Visits", "x": [1, {"a/b~": 2}]},
  {"title": " ", "y": 3}, {"ref": "36", "y": 4},
  {"title": 5, "y": 5}
 ]
}"#;

fn located(text: &str, at: usize) -> Located {
    let mut problems = Vec::new();
    let sources = Sources::in_memory("pack.json", text.as_bytes().to_vec(), &mut problems);
    let start = u32::try_from(at).expect("a short text");
    sources.locate(&[Place { file: 0, start, end: start }]).remove(0)
}

#[test]
fn a_place_is_named_by_line_column_pointer_and_indicator() {
    for (marked, line, column, pointer, indicator) in [
        ("{\"title\": \"é\"},\n \"ind", 2, 12, "/report", None),
        ("7, ", 4, 11, "/indicators/0/ref", Some("Indicator 7")),
        ("\"é\"},\n  {", 4, 23, "/indicators/0/title", Some("Indicator 7")),
        ("\"Visits\"", 5, 25, "/indicators/1/title", Some("Indicator “Visits”")),
        ("1, {", 5, 41, "/indicators/1/x/0", Some("Indicator “Visits”")),
        ("2}", 5, 53, "/indicators/1/x/1/a~1b~0", Some("Indicator “Visits”")),
        ("3}", 6, 23, "/indicators/2/y", Some("Untitled indicator (3rd in the file)")),
        ("4}", 6, 46, "/indicators/3/y", Some("Indicator 36")),
        ("5}", 7, 21, "/indicators/4/y", Some("Indicator “5”")),
    ] {
        let found = located(PACK, PACK.find(marked).expect(marked));
        assert_eq!(
            (found.line, found.column, found.pointer.as_str(), found.indicator.as_deref()),
            (line, column, pointer, indicator),
            "{marked}"
        );
        assert_eq!((found.file.as_str(), found.spot()), ("pack.json", line.to_string()));
        assert_eq!(found.file_and_line(), format!("pack.json:{line}"));
        assert_eq!(found.file_and_cell(), "pack.json");
    }
    let in_book = Located {
        file: "q3.xlsx".into(),
        cell: Some(CellName { sheet: "Indicators".into(), cell: "F12".into() }),
        ..Located::default()
    };
    assert_eq!(in_book.spot(), "Indicators!F12");
    assert_eq!(
        (in_book.file_and_line(), in_book.file_and_cell()),
        ("q3.xlsx, Indicators!F12".into(), "q3.xlsx, Indicators!F12".into())
    );
}

#[test]
fn a_part_of_a_text_is_found_in_the_file_whatever_it_is_written_with() {
    let file: Arc<str> = r#"["a\u00e9\ud83d\ude00\n\"b\ud800c\/"]"#.into();
    let end = u32::try_from(file.len() - 1).expect("a short text");
    let literal = || Literal::new(file.clone(), Place { file: 0, start: 1, end });
    // Decoded: a é 😀 line-end " b ? c /, of 1, 2, 4 and otherwise 1 byte.
    let parts = [
        (0, 1, "a"),
        (1, 2, r"\u00e9"),
        (3, 4, r"\ud83d\ude00"),
        (7, 1, r"\n"),
        (8, 1, "\\\""),
        (9, 1, "b"),
        (10, 1, r"\ud800"),
        (11, 1, "c"),
        (12, 1, r"\/"),
    ];
    let shown = |literal: &mut Literal, from: usize, length: usize| {
        let place = literal.part(from, length);
        file[place.start as usize..place.end as usize].to_owned()
    };
    let (mut rising, mut falling) = (literal(), literal());
    for (from, length, written) in parts {
        assert_eq!(shown(&mut rising, from, length), written);
    }
    for (from, length, written) in parts.into_iter().rev() {
        assert_eq!(shown(&mut falling, from, length), written);
    }
    assert_eq!(shown(&mut literal(), 1, 6), r"\u00e9\ud83d\ude00");
    // Half of a character is one sign, whatever comes behind it.
    for (written, second) in [(r#"["\ud800\u0041"]"#, r"\u0041"), (r#"["\ud800..dc00"]"#, ".")] {
        let file: Arc<str> = written.into();
        let end = u32::try_from(file.len() - 1).expect("a short text");
        let place = Literal::new(file.clone(), Place { file: 0, start: 1, end }).part(1, 1);
        assert_eq!(&file[place.start as usize..place.end as usize], second);
    }
    let plain: Arc<str> = r#"["aéb"]"#.into();
    let mut literal = Literal::new(plain.clone(), Place { file: 0, start: 1, end: 7 });
    let place = literal.part(1, 2);
    assert_eq!(&plain[place.start as usize..place.end as usize], "é");
}

#[test]
fn the_causes_of_errors_are_a_few_plain_words() {
    for (kind, cause) in [
        (io::ErrorKind::NotFound, "there is no such file"),
        (io::ErrorKind::PermissionDenied, "no permission to read it"),
        (io::ErrorKind::IsADirectory, "it is a folder, not a file"),
        (io::ErrorKind::InvalidFilename, "the name is too long, or has a character that names cannot have"),
        (io::ErrorKind::StorageFull, "the disk is full"),
        (io::ErrorKind::ReadOnlyFilesystem, "the disk can only be read"),
        (io::ErrorKind::NotADirectory, "there is a file where its folder should be"),
        (io::ErrorKind::AlreadyExists, "there is a file where its folder should be"),
    ] {
        assert_eq!(io_cause(&kind.into()), cause);
    }
    let unreadable = Unreadable { name: "q3.json".into(), cause: io_cause(&io::ErrorKind::NotFound.into()) };
    assert_eq!(unreadable.to_string(), "cannot read q3.json (there is no such file)");
}
