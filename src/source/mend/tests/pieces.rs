//! What may stand between the entries, and what it does to the lines.

use super::*;
use crate::source::mend::lexer::{Kind, Lexer};

#[test]
fn commas_and_colons_too_many_are_no_values() {
    means("[1,,2]", "[1, 2]", &[","]);
    means("[,1]", "[1]", &[","]);
    means("{\"a\": 1,, \"b\": 2}", r#"{"a": 1, "b": 2}"#, &[","]);
    means("{\"a\": , \"b\": 2}", r#"{"a": null, "b": 2}"#, &[":"]);
    means("{\"a\":: 1}", r#"{"a": 1}"#, &[":"]);
    means("[\"a\": 2]", "[\"a\", 2]", &[":", ""]);
}

#[test]
fn a_name_without_quotation_marks_is_repeated_with_them() {
    let hint = |text: &str| mend(text).expect("a text that starts like JSON").faults.remove(0).hint;
    assert_eq!(hint("{title: 1}"), "write \"title\"");
    assert_eq!(hint(&format!("{{{}: 1}}", "n".repeat(41))), format!("write \"{}…\"", "n".repeat(40)));
}

#[test]
fn the_first_piece_of_a_line_knows_how_far_it_is_from_the_start_of_the_line() {
    for (text, first) in [
        ("  {", Some(2)),
        ("/* a */ {", Some(8)),
        ("\n\n {", Some(1)),
        ("/* a\n b */ {", Some(6)),
        ("[ /* a\n b\nc */ {", None),
        ("[\n/* a\n b\nc */ {", Some(5)),
    ] {
        let mut lexer = Lexer::new(text);
        let opened = std::iter::from_fn(|| lexer.next(false)).find(|token| token.kind == Kind::Open('{'));
        assert_eq!(opened.expect("a brace").first_at, first, "{text:?}");
    }
}
