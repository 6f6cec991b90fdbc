//! Strict JSON to a tree with places, and what is wrong with the syntax in an officer's words.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Range;
use jsonc_parser::errors::ParseErrorKind as Kind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

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
pub(super) fn parse(file: u32, text: &str) -> Result<Value<'_>, Problem> {
    // The parser lets a text run over its line's end and then stumbles over the next quotation mark, so
    // whichever fault comes first is the one to mend.
    let broken = broken_string(text);
    let fault = match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(parsed) => match (broken, parsed.value) {
            (Some(fault), _) => fault,
            (None, Some(value)) => return Ok(value),
            (None, None) => empty_file(),
        },
        Err(error) => match broken {
            Some(fault) if fault.at <= error.range().start => fault,
            _ => explain(error.kind(), error.range(), text),
        },
    };
    Err(problem(file, text, fault))
}

/// A fault of syntax: where, what, and what to do.
struct Fault {
    at: usize,
    length: usize,
    message: String,
    hint: String,
}

fn problem(file: u32, text: &str, fault: Fault) -> Problem {
    let at = fault.at.min(text.len());
    let length = fault.length.min(text.len() - at);
    let place = Place { file, ..Place::default() }.part(at, length);
    Problem::new(Code::Syntax, place, fault.message).hint(fault.hint)
}

fn empty_file() -> Fault {
    Fault {
        at: 0,
        length: 0,
        message: "the file is empty".into(),
        hint: "a pack starts with { and holds \"report\" and \"indicators\"".into(),
    }
}

/// The first text that runs over the end of its line, or holds a raw control character: JSON allows neither,
/// and a parser that reads on reports the next quotation mark instead.
fn broken_string(text: &str) -> Option<Fault> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'"' {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while at < bytes.len() && bytes[at] != b'"' {
            match bytes[at] {
                b'\\' => at += 2,
                b'\n' | b'\r' => return Some(unclosed(start, at)),
                b'\t' => return Some(tab(at)),
                0..0x20 => return Some(control(at, bytes[at])),
                _ => at += 1,
            }
        }
        if at >= bytes.len() {
            return Some(unclosed(start, bytes.len()));
        }
        at += 1;
    }
    None
}

fn unclosed(start: usize, end: usize) -> Fault {
    Fault {
        at: start,
        length: end - start,
        message: "this text is not closed on its line".into(),
        hint: "put a quotation mark \" at its end; a line break inside a text is written \\n".into(),
    }
}

fn tab(at: usize) -> Fault {
    Fault { at, length: 1, message: "a tab stands inside a text".into(), hint: "use a space, or write \\t".into() }
}

fn control(at: usize, byte: u8) -> Fault {
    Fault {
        at,
        length: 1,
        message: format!("a control character (U+{byte:04X}) stands inside a text"),
        hint: "delete it".into(),
    }
}

/// The parser's kind of error in an officer's words, at the place to mend.
fn explain(kind: &Kind, range: Range, text: &str) -> Fault {
    let found = text.get(range.start..).and_then(|rest| rest.chars().next());
    let (at, length) = (range.start, (range.end.saturating_sub(range.start)).max(1));
    let fault = |message: &str, hint: &str| Fault { at, length, message: message.into(), hint: hint.into() };
    match (kind, found) {
        (_, Some('“' | '”' | '‘' | '’' | '„')) => fault(
            "a curly quotation mark stands where JSON takes a straight one",
            "use straight quotation marks \"; word processors curl them, so edit packs in a text editor",
        ),
        (Kind::SingleQuotedStringsNotAllowed, _) | (_, Some('\'')) => {
            fault("a text stands in single quotation marks", "use double quotation marks: \"like this\"")
        }
        (Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock, _) => {
            fault("JSON has no comments", "delete it; say it in the pack's README instead")
        }
        (Kind::TrailingCommasNotAllowed, _) => fault("a comma stands after the last entry", "delete the comma"),
        (Kind::ExpectedComma, _) => fault("a comma is missing between two entries", "put a comma here"),
        (Kind::UnexpectedComma, _) => {
            fault("a comma stands where a value belongs", "delete the comma, or put the missing value before it")
        }
        (Kind::ExpectedStringObjectProperty, _) => {
            fault("a field's name stands without quotation marks", "write it \"like_this\"")
        }
        (Kind::ExpectedColonAfterObjectKey, _) => {
            fault("a colon is missing after a field's name", "write \"name\": value")
        }
        (Kind::ExpectedObjectValue, _) => fault("a field has no value", "give the value, or delete the field"),
        (Kind::UnexpectedColon, _) => {
            fault("a colon stands where none belongs", "a colon stands only between a field's name and its value")
        }
        (Kind::UnterminatedObject, _) => opened(range.start, '{', '}'),
        (Kind::UnterminatedArray, _) => opened(range.start, '[', ']'),
        (
            Kind::UnexpectedCloseBrace | Kind::UnexpectedCloseBracket | Kind::UnexpectedTokenInObject,
            Some('}' | ']'),
        ) => fault(
            "a bracket is closed that does not fit the one that was opened",
            "look for a missing or an extra { } [ ] just before",
        ),
        (Kind::UnexpectedTokenInObject, _) => {
            fault("something stands where a field's name belongs", "a field is written \"name\": value")
        }
        (Kind::MultipleRootJsonValues, Some('}' | ']')) => {
            fault("a bracket is closed that was never opened", "delete it, or look for the missing { or [")
        }
        (Kind::MultipleRootJsonValues, _) => {
            fault("something stands after the end of the pack", "a file holds one { … }; look for a } too early")
        }
        (Kind::NestingDepthExceeded, _) => Fault {
            length: 1,
            ..fault("the brackets are nested too deep (the limit is 512)", "look for brackets that are never closed")
        },
        (Kind::HexadecimalNumbersNotAllowed, _) => {
            fault("a number is written in hexadecimal", "write it in decimal digits")
        }
        (Kind::UnaryPlusNumbersNotAllowed, _) => fault(
            "a number has a plus sign",
            "delete the plus sign, or put the value in quotation marks to print it as it is",
        ),
        (Kind::BareDecimalPointNumbersNotAllowed, _) => {
            fault("a number starts or ends with its decimal point", "write 0.5, not .5 or 5.")
        }
        (Kind::NonFiniteNumbersNotAllowed, _) => {
            fault("this is not a number that can be printed", "write null, or a text such as \"N/A\"")
        }
        (Kind::String(error), _) => Fault {
            message: format!(
                "a backslash in a text starts nothing that JSON knows ({})",
                error.to_string().to_lowercase()
            ),
            ..fault("", "write \\\\ for a backslash and \\\" for a quotation mark")
        },
        (Kind::UnexpectedWord, _) => word(at, text),
        (
            Kind::ExpectedDigit
            | Kind::ExpectedDigitFollowingNegativeSign
            | Kind::ExpectedPlusMinusOrDigitInNumberLiteral,
            _,
        ) => fault(
            "a number is not complete, or a sign stands where none belongs",
            "write digits, or put the value in quotation marks to print it as it is",
        ),
        _ => fault("this is not JSON", "look for a missing quotation mark, comma or bracket just before"),
    }
}

fn opened(at: usize, open: char, close: char) -> Fault {
    Fault {
        at,
        length: 1,
        message: format!("this {open} is never closed"),
        hint: format!("put a {close} where it ends; every bracket opened after it is closed"),
    }
}

fn word(at: usize, text: &str) -> Fault {
    let word: String =
        text[at..].chars().take_while(|c| c.is_alphanumeric() || "_-./%£".contains(*c)).take(40).collect();
    let hint = match word.to_lowercase().as_str() {
        "true" => "write true in lower case".to_owned(),
        "false" => "write false in lower case".to_owned(),
        "none" | "null" | "nil" => "write null".to_owned(),
        _ => format!("put it in quotation marks: \"{word}\""),
    };
    Fault { at, length: word.len().max(1), message: format!("the word {word} stands without quotation marks"), hint }
}
