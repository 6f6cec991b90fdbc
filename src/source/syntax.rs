//! Strict JSON to a tree with places; anything else is a fault in an officer's words.

use jsonc_parser::ast::Value;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::limits;
use crate::problem::{Code, Place, Problem};

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Parses strict JSON; the first fault of syntax ends it.
pub(super) fn parse(text: &str) -> Result<Value<'_>, Fault> {
    // The parser takes a line break or a tab inside a text, and any blank between the entries; JSON does not.
    if let Some(at) = stray(text) {
        return Err(Fault::not_json(at));
    }
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(parsed) => parsed.value.ok_or_else(empty_file),
        Err(error) => Err(explain(error.range().start, text)),
    }
}

/// A fault of syntax: where, what, and what to do.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) length: usize,
    pub(super) message: String,
    pub(super) hint: String,
}

impl Fault {
    fn not_json(at: usize) -> Self {
        Self {
            at,
            length: 1,
            message: "this is not JSON".into(),
            hint: "look for a missing quotation mark, comma or bracket just before".into(),
        }
    }

    fn limit(at: usize, message: String, hint: &str) -> Self {
        Self { at, length: 1, message, hint: hint.into() }
    }

    /// The fault as a problem of a file.
    pub(super) fn problem(self, file: u32, text: &str) -> Problem {
        let at = text.floor_char_boundary(self.at);
        let end = text.ceil_char_boundary((self.at + self.length).min(text.len()));
        let place = Place { file, ..Place::default() }.part(at, end - at);
        Problem::new(Code::Syntax, place, self.message).hint(self.hint)
    }
}

fn empty_file() -> Fault {
    Fault {
        at: 0,
        length: 0,
        message: "the file is empty".into(),
        hint: "a pack starts with { and holds \"report\" and \"indicators\"".into(),
    }
}

/// The first raw control character inside a text, or character between the texts that is not one of JSON's.
fn stray(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut inside) = (0, false);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => inside = !inside,
            b'\\' if inside => at += 1,
            0..0x20 if inside || !matches!(byte, b'\n' | b'\r' | b'\t') => return Some(at),
            0x7F.. if !inside => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Counts the values of a text that is meant to be JSON: texts, numbers, words, lists and objects. What is beyond a limit
/// is a fault at its place: more than `most` of them, or a name too long.
///
/// The second is the fault of the first bracket nested too deep; where brackets are missing, it need not be one.
pub(super) fn count(text: &str, most: usize) -> Result<(usize, Option<Fault>), Fault> {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut values, mut name, mut deep) = (0, 0_usize, 0_usize, 0..0, None);
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'"' => {
                at = text_end(bytes, at);
                name = start..at;
                values += 1;
            }
            b'{' | b'[' => (depth, values) = (depth + 1, values + 1),
            b'}' | b']' => depth = depth.saturating_sub(1),
            // With the quotation marks around it.
            b':' if name.len() > limits::NAME_BYTES + 2 => {
                return Err(Fault::limit(name.start, too_long(), "shorten it"));
            }
            b':' => values = values.saturating_sub(1), // The text before was a name.
            b',' | b' ' | b'\n' | b'\r' | b'\t' => {}
            _ => {
                let end = bytes[at..].iter().position(|byte| b"\"{}[]:, \n\r\t".contains(byte));
                at = end.map_or(bytes.len(), |end| at + end);
                values += 1;
            }
        }
        if depth > limits::DEPTH && deep.is_none() {
            deep = Some(Fault::limit(start, too_deep(), "look for brackets that are never closed"));
        }
        if values > most {
            return Err(Fault::limit(start, too_many(), "split the pack into several"));
        }
    }
    Ok((values, deep))
}

/// The byte behind a text that starts before `at`; a text ends with its line at the latest.
fn text_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\n' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn too_deep() -> String {
    format!("the brackets are nested too deep (the limit is {})", limits::DEPTH)
}

fn too_long() -> String {
    format!("a field's name is longer than {} bytes, the limit of this program", limits::grouped(limits::NAME_BYTES))
}

fn too_many() -> String {
    format!("the pack holds more than {} values, the limit of this program", limits::grouped(limits::VALUES))
}

/// Whether the first lines are rows of as many cells each.
fn is_table(text: &str) -> bool {
    let cells = |line: &str, sign: char| line.matches(sign).count();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    let is_row = |sign| cells(first, sign) > 0 && cells(first, sign) == cells(second, sign);
    !text.trim_start().starts_with(['{', '[']) && [',', ';', '\t'].into_iter().any(is_row)
}

/// What is told of a text that is too far from JSON to be mended.
fn explain(at: usize, text: &str) -> Fault {
    let other_kind = "a pack is a text file; export or save it as JSON, encoded as UTF-8";
    let kinds = [
        (text.starts_with("PK"), "this is a Word, Excel or zip file, not JSON", other_kind),
        (text.starts_with("%PDF"), "this is a PDF, not JSON", other_kind),
        (text.trim_start().starts_with('<'), "this is HTML or XML, not JSON", other_kind),
        (is_table(text), "this is a CSV file, not JSON", "`committee-report import` reads it"),
    ];
    let fault = Fault::not_json(at);
    match kinds.into_iter().find(|(is_it, ..)| *is_it) {
        Some((_, message, hint)) => Fault { message: message.into(), hint: hint.into(), ..fault },
        None => fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_what_json_parsers_take() {
        for text in [
            "{}",
            " [1, -2.5e+3, true, false, null, \"\"]\r\n\t ",
            "\"\\u00e9 \\/\"",
            "[\"\\\"é\\\\\", \"é\"]",
            "[\"\u{A0}\u{2028}\"]",
            "{\"\u{3000}\": 0}",
        ] {
            assert!(parse(text).is_ok(), "{text:?}");
            assert!(serde_json::from_str::<serde_json::Value>(text).is_ok(), "{text:?}");
        }
        for text in [
            "[1,\u{A0}2]",
            "[1,\u{2028}2]",
            "[1,\u{2029}2]",
            "[1,\u{3000}2]",
            "[1,\u{B}2]",
            "[1,\u{C}2]",
            "[1,\u{85}2]",
            "[1,\u{FEFF}2]",
            "[1,\u{7F}2]",
            "[1,\u{1}2]",
            "[1,\u{200B}2]",
            "{\u{A0}\"a\": 1}",
            "[01]",
            "[1.]",
            "[.5]",
            "[+1]",
            "[-]",
            "[1e]",
            "[0x1]",
            "[NaN]",
            "['a']",
            "[\"a\tb\"]",
            "[\"a\nb\"]",
            "[1,]",
            "[1 2]",
            "{a: 1}",
            "{\"a\": 1,}",
            "// a\n[]",
            "[\"\\x\"]",
            "[\"\\u12\"]",
            "[1]]",
            "[1] 2",
            "[tru]",
            "[true1]",
            "[\"a\"\"b\"]",
            "",
        ] {
            assert!(parse(text).is_err(), "{text:?}");
            assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_backslash_between_the_entries_is_the_fault() {
        assert_eq!(parse("[\\\"é\"]").expect_err("no JSON").at, 1);
    }

    #[test]
    fn values_are_counted_as_they_are_in_the_tree() {
        for (text, values) in [
            ("", 0),
            ("1", 1),
            ("[]", 1),
            ("{}", 1),
            ("[1, 2]", 3),
            ("[1, 23456", 3),
            ("[\"a,\n1]", 3),
            ("[\"a\\\\\", 1, 2, 3, 4, 5]", 7),
            ("{\"a\": 1, \"b\": [true, null]}", 5),
            ("[\"a:b\", \"{[,\\\"]\"]", 3),
            ("{\"a\": {\"b\": \"c\"}}", 3),
        ] {
            assert_eq!(count(text, 100).expect("within the limits").0, values, "{text}");
        }
    }

    #[test]
    fn limits_are_what_is_said_of_them() {
        let nested = |deep: usize| "[".repeat(deep) + &"]".repeat(deep);
        let objects = |deep: usize| "{\"a\":".repeat(deep) + "1" + &"}".repeat(deep);
        let depth_fault = |text: &str| count(text, 1_000).expect("few values").1.map(|fault| fault.at);
        for text in [nested(limits::DEPTH), objects(limits::DEPTH)] {
            assert!(depth_fault(&text).is_none() && parse(&text).is_ok());
        }
        assert_eq!(depth_fault(&nested(limits::DEPTH + 1)), Some(limits::DEPTH));
        assert_eq!(depth_fault(&objects(limits::DEPTH + 1)), Some(limits::DEPTH * 5));
        assert!(count("[1, 2, 3]", 4).is_ok());
        assert_eq!(count("[1, 2, 3]", 3).expect_err("too many").at, 7);
        let named = |length: usize| format!("{{\"{}\": 1}}", "n".repeat(length));
        assert!(count(&named(limits::NAME_BYTES), 10).is_ok());
        assert_eq!(count(&named(limits::NAME_BYTES + 1), 10).expect_err("too long").at, 1);
    }
}
