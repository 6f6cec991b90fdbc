//! Which bracket is missing, which is too many, and where an officer would mend it.

use super::*;

#[test]
fn a_bracket_that_is_missing_is_put_where_its_last_entry_ends() {
    means("[\n  {\"a\"\n]", r#"[{"a": null}]"#, &[""]);
    means("[\n  {\"a\":\n]", r#"[{"a": null}]"#, &[""]);
    means("[\n  {\"a\": {\"b\": 1\n]", r#"[{"a": {"b": 1}}]"#, &["", ""]);
    means("{\n  \"a\": [1,\n}", r#"{"a": [1]}"#, &["", ","]);
    means("[1,", "[1]", &[""]);
    means("{\"a\": [1, {\"b\"", r#"{"a": [1, {"b": null}]}"#, &["", "", ""]);
}

#[test]
fn an_entry_that_begins_inside_another_of_a_list_ends_it() {
    means(r#"[{"a": 1, {"a": 2}]"#, r#"[{"a": 1}, {"a": 2}]"#, &[""]);
    // Anywhere else nobody knows what was meant.
    for text in [r#"{"x": {"a": 1, {"b": 2}}}"#, r#"[{{"a": 2}}]"#, r#"{"x": {{"a": 2}}}"#, r#"{{"a": 2}}"#] {
        assert!(mend(text).is_none(), "{text}");
    }
}

#[test]
fn the_indentation_tells_where_a_bracket_is_missing() {
    means("{\n  \"a\": [\n    1,\n  \"c\": 2\n}", r#"{"a": [1], "c": 2}"#, &[""]);
    means("[\n  {\n    \"a\": 1,\n  7,\n  8\n]", r#"[{"a": 1}, 7, 8]"#, &[""]);
    means("{\n  \"a\": [\n    1,\n\"c\": 2\n}", r#"{"a": [1], "c": 2}"#, &[""]);
    means("[\n  {\n  98206\n]", "[{}, 98206]", &["", ""]);
}

#[test]
fn a_bracket_of_the_wrong_kind_is_no_missing_one() {
    for (text, message) in [
        ("{\n  \"b\": {\n    \"c\"\n  ]\n}", "the ] does not match the { that it closes"),
        ("[\n  [\n    1\n  }\n]", "the } does not match the [ that it closes"),
        ("{\"a\": {\"b\": 1]}", "the ] does not match the { that it closes"),
    ] {
        assert!(faults(text).iter().any(|(_, told)| told == message), "{text}: {:?}", faults(text));
    }
}

#[test]
fn a_closing_bracket_belongs_to_the_line_that_begins_as_far_in() {
    means("[\n    {\n  \"a\": [\n      1\n    }\n]", r#"[{"a": [1]}]"#, &[""]);
    means("[\n    {\n  \"a\": [[\n      1\n    }\n]", r#"[{"a": [[1]]}]"#, &["", ""]);
    means("{\"a\": [\n  1\n}", r#"{"a": [1]}"#, &[""]);
    // On one line, the innermost is the one that is closed, with the wrong bracket.
    means(r#"[{"a": 1], 2]"#, r#"[{"a": 1}, 2]"#, &["]"]);
    means("[\n  [[1}, 2]\n]", "[[[1], 2]]", &["}"]);
}

#[test]
fn where_the_indentation_misleads_the_brackets_alone_count() {
    one("{\n\"a\": {\n\"b\": 1\n}‸", "the { of line 1 is not closed");
    means("[\n  1,\n  {\n}", "[1, {}]", &[""]);
    one("{\n\"a\": [\n{\"b\": 1},\n{\"b\": 2}\n]‸", "the { of line 1 is not closed");
}
