//! What a file is read as: a pack, a mended pack, or something else, which is called what it is.

use super::*;

#[test]
fn a_schema_is_told_from_a_pack() {
    let is_schema = |text: &str| Sources::in_memory("x.json", text.as_bytes().to_vec(), &mut Vec::new()).is_schema();
    assert!(is_schema(r#"{"$schema": "https://json-schema.org/draft/2020-12/schema"}"#));
    assert!(is_schema(r#"{"$schema": "http://json-schema.org/draft-07/schema#"}"#));
    let long = format!(r#"{{"$schema": "https://json-schema.org/", "{}": 1}}"#, "a".repeat(2_001));
    for text in [
        // Beyond a limit, a file is told of as any other.
        long.as_str(),
        r#"{"$schema": "committee-report.schema.json"}"#,
        r#"{"title": "https://json-schema.org/"}"#,
        r#"["https://json-schema.org/"]"#,
        "{}",
    ] {
        assert!(!is_schema(text), "{text}");
    }
}

/// What is told of a text that is read as a pack.
fn told_of(text: &str) -> String {
    let problems = problems_of(text);
    problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join("; ")
}

fn problems_of(text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut sources = Sources::in_memory("pack.json", text.as_bytes().to_vec(), &mut problems);
    sources.readable(0, &mut problems);
    problems
}

#[test]
fn what_a_file_is_instead_says_what_to_do() {
    let save = "a pack is a text file; export or save it as JSON, encoded as UTF-8";
    for (text, hint) in [
        ("PK\u{3}\u{4}", "open it in Excel and save it again as .xlsx"),
        ("PK words", save),
        ("%PDF-1.7", save),
        ("<html>", save),
        ("a,b\n1,2\n", "`committee-report import` reads it"),
        ("hello", "look for a missing quotation mark, comma or bracket just before"),
        ("", "a pack starts with { and holds \"report\" and \"indicators\""),
    ] {
        let hints: Vec<_> = problems_of(text).into_iter().map(|problem| problem.hint).collect();
        assert_eq!(hints, [Some(hint.to_owned())], "{text:?}");
    }
}

#[test]
fn a_mended_file_is_read_with_its_places_in_the_file() {
    let text = "{\"a\": ‘b’, \"c\": True, \"d\" 57}";
    let mut problems = Vec::new();
    let mut sources = Sources::in_memory("pack.json", text.as_bytes().to_vec(), &mut problems);
    let readable = sources.readable(0, &mut problems).expect("a text");
    let shown = |place: Place| &text[place.start as usize..place.end as usize];
    let told: Vec<_> = problems.iter().map(|problem| (shown(problem.place), problem.message.as_str())).collect();
    let expected = [
        ("‘", "this is a curly quotation mark; JSON needs straight ones"),
        ("True", "“True” has no quotation marks"),
        ("", "a colon is missing after a field's name"),
    ];
    assert_eq!(told, expected);
    let tree = Sources::tree(&readable).expect("JSON");
    let of = |field: &str| {
        shown(sources.place(0, &tree.as_object().and_then(|object| object.get(field)).expect(field).value))
    };
    assert_eq!((of("a"), of("c"), of("d")), ("‘b’", "True", "57"));
}

#[test]
fn a_file_of_comments_alone_is_no_pack() {
    for text in ["// nothing yet", "/* nothing\nyet */", "# nothing yet"] {
        let mut problems = Vec::new();
        let mut sources = Sources::in_memory("pack.json", text.as_bytes().to_vec(), &mut problems);
        assert_eq!(sources.readable(0, &mut problems), None, "{text}");
        assert_eq!(problems.len(), 1, "{text}");
        assert_eq!(problems[0].message, "this is not JSON", "{text}");
    }
}

#[test]
fn a_table_is_told_by_two_lines_with_as_many_cells() {
    for text in ["a,b\nc\n", "a\nb,c\n", "a,b;c\n1\n", "one line, alone", "[:a,b\n1,2\n", "{:a;b\n1;2\n", "a b\n1 2\n"]
    {
        assert!(!told_of(text).contains("CSV"), "{text:?}: {}", told_of(text));
    }
    for text in ["a,b;c\n1,2;3;4\n", "a;b,c\n1;2\n"] {
        assert!(told_of(text).contains("CSV"), "{text:?}: {}", told_of(text));
    }
}

#[test]
fn a_file_that_is_something_else_is_called_what_it_is() {
    for (text, kind) in [
        ("%PDF-1.7", "this is a PDF, not JSON"),
        (" <html>", "this is HTML or XML, not JSON"),
        ("a,b\n1,2\n", "this is a CSV file, not JSON"),
        ("\na;b;c\n\n1;2;3\n", "this is a CSV file, not JSON"),
        ("a\tb\n1\t2\n", "this is a CSV file, not JSON"),
    ] {
        assert_eq!(told_of(text), kind, "{text:?}");
    }
    for text in ["hello", "a,b", "a,b\n1", "one\ntwo\n"] {
        assert!(told_of(text).contains("JSON") && !told_of(text).contains("CSV"), "{text:?}: {}", told_of(text));
    }
    assert_eq!(told_of("{\"a\": 1}"), "");
    let deep = |depth: usize| told_of(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
    assert_eq!(deep(300), "the brackets are nested too deep (the limit is 250)");
    assert_eq!(deep(200), "");
    let name = format!("{{\"{}\": 1}}", "a".repeat(2_001));
    assert_eq!(told_of(&name), "a field's name is longer than 2,000 bytes, the limit of this program");
    assert_eq!(told_of(&name.replacen('a', "", 1)), "");
}
