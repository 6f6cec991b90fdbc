//! Strict JSON to a tree with places; anything else is a fault in an officer's words.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Range;
use jsonc_parser::errors::ParseErrorKind as Kind;
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
    // The parser takes a line break or a tab inside a text, which JSON does not.
    if let Some(at) = raw_control(text) {
        return Err(Fault::not_json(at));
    }
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(parsed) => parsed.value.ok_or_else(empty_file),
        Err(error) => Err(explain(error.kind(), error.range(), text)),
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

/// The first raw control character inside a text.
fn raw_control(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut inside) = (0, false);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => inside = !inside,
            b'\\' if inside => at += 1,
            0..0x20 if inside => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// What is told of a text that is too far from JSON to be mended.
fn explain(kind: &Kind, range: Range, text: &str) -> Fault {
    let fault = |message: &str, hint: &str| Fault {
        message: message.into(),
        hint: hint.into(),
        ..Fault::not_json(range.start)
    };
    let other_kind = "a pack is a text file; export or save it as JSON, encoded as UTF-8";
    match kind {
        Kind::NestingDepthExceeded => {
            let message = format!("the brackets are nested too deep (the limit is {})", limits::DEPTH);
            fault(&message, "look for brackets that are never closed")
        }
        _ if text.starts_with("PK") => fault("this is a Word, Excel or zip file, not JSON", other_kind),
        _ if text.starts_with("%PDF") => fault("this is a PDF, not JSON", other_kind),
        _ if text.trim_start().starts_with('<') => fault("this is HTML or XML, not JSON", other_kind),
        _ => Fault::not_json(range.start),
    }
}
