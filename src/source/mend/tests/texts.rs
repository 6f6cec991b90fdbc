//! Where a text ends that is not closed, or that has quotation marks inside.

use super::*;

#[test]
fn a_text_without_end_ends_where_the_next_field_begins() {
    means(r#"{"a": "Libraries, "rag": 1}"#, r#"{"a": "Libraries", "rag": 1}"#, &["\"Libraries"]);
    means(r#"{"a": "Libraries,  "short_title": 1}"#, r#"{"a": "Libraries", "short_title": 1}"#, &["\"Libraries"]);
    means(r#"{"a": "one, "two" three"}"#, r#"{"a": "one, \"two\" three"}"#, &["\""]);
    means(r#"{"a": "one, "two": three"}"#, r#"{"a": "one", "two": "three"}"#, &["\"one", "three"]);
}

#[test]
fn a_text_without_end_ends_with_its_line_and_before_the_brackets_that_it_does_not_open() {
    means("[{\"a\": \"see {x}},\n{\"a\": 1}]", r#"[{"a": "see {x}"}, {"a": 1}]"#, &["\"see {x}"]);
    means("[[\"see [1]],\n[2]]", r#"[["see [1]"], [2]]"#, &["\"see [1]"]);
    means("[[{\"a\": \"x }, ] ,\n\"c\"]", r#"[[{"a": "x"}], "c"]"#, &["\"x", ","]);
    means("[\"\n]", r#"[""]"#, &["\""]);
    means("{\"a\": \"b\n", r#"{"a": "b"}"#, &["\"b", ""]);
}

#[test]
fn each_line_end_is_looked_at_by_itself() {
    means("[\"a\n\"b\nc\"]", r#"["a", "b\nc"]"#, &["\"a", "", "\"b"]);
    means("[\"a\n\n\nb\",\n\"c\n]", r#"["a\n\n\nb", "c"]"#, &["\"a", "\"c"]);
}

#[test]
fn half_of_a_character_is_named_as_it_is_written() {
    assert_eq!(faults(r#"["a \ud800 b"]"#), [(4, r"\ud800 is only half of a character".to_owned())]);
}

#[test]
fn a_quotation_mark_ends_a_text_where_json_goes_on_behind_it() {
    means(r#"["the "best" one" "b"]"#, r#"["the \"best\" one", "b"]"#, &["\"", ""]);
    means(r#"["the "best"", "b"]"#, r#"["the \"best\"", "b"]"#, &["\""]);
    means(r#"["a""b"]"#, r#"["a", "b"]"#, &[""]);
    means(r#"{"d" 5, "e"	-5}"#, r#"{"d": 5, "e": -5}"#, &["", ""]);
    means(r#"["a "5" b", "a "-" b"]"#, r#"["a \"5\" b", "a \"-\" b"]"#, &["\"", "\""]);
}

#[test]
fn a_name_without_end_is_one_word_before_a_colon() {
    means(r#"{"my_name: "b"}"#, r#"{"my_name": "b"}"#, &["\"my_name"]);
    means(r#"{"a b: "c": 1}"#, r#"{"a b: \"c": 1}"#, &["\""]);
    means(r#"{":": 1, "b": 2,}"#, r#"{":": 1, "b": 2}"#, &[","]);
}

#[test]
fn texts_in_other_quotation_marks_end_on_their_own_line() {
    means("[‘b’,\n“c”, 'd'\n]", r#"["b", "c", "d"]"#, &["‘", "“", "'"]);
    means("[\n  “b,\n  “c”]", r#"["b", "c"]"#, &["“", "“"]);
}

#[test]
fn carriage_returns_belong_to_the_ends_of_lines() {
    means("{\"a\": \"b\rc\"\n}", r#"{"a": "b c"}"#, &["\r"]);
    means("{\"a\": \"b\r\n\r\nc\"}", r#"{"a": "b\n\nc"}"#, &["\"b\r"]);
    means("{\"a\": \"b\r\n\"c\": 1}", r#"{"a": "b", "c": 1}"#, &["\"b", ""]);
}
