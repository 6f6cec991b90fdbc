//! Placeholders inside running text, of the kinds that mean nothing else there.

use std::ops::Range;

use super::{ERRORS, Found, Kind, TO_COME, is_filler, unwrapped};

/// The longest field that a program or an author was to fill in, in bytes.
const LONGEST: usize = 80;

/// The first of them.
pub(super) fn first(text: &str) -> Option<Found> {
    let spreadsheet = error(text).map(|range| Found { range, kind: Kind::Spreadsheet });
    let others = [
        lorem(text),
        field(text, "{{", "}}"),
        field(text, "${", "}"),
        merge_field(text),
        bracketed(text),
        filler(text),
    ];
    let others = others.into_iter().flatten().map(|range| Found { range, kind: Kind::ToCome });
    others.chain(spreadsheet).min_by_key(|found| found.range.start)
}

/// `#REF!` within a sentence; "#ref" is a tag like any other.
fn error(text: &str) -> Option<Range<usize>> {
    let is_clear = |error: &&&str| error.ends_with(['!', '?']) || **error == "#N/A";
    let at = |start: usize| {
        let rest = &text.as_bytes()[start..];
        let error = ERRORS.iter().filter(is_clear).find(|error| {
            let (own, after) = rest.split_at_checked(error.len()).unwrap_or_default();
            own == error.as_bytes() && !after.first().is_some_and(u8::is_ascii_alphanumeric)
        })?;
        Some(start..start + error.len())
    };
    text.match_indices('#').find_map(|(start, _)| at(start))
}

fn lorem(text: &str) -> Option<Range<usize>> {
    const WORDS: &str = "lorem ipsum";
    let is_here = |window: &[u8]| window.eq_ignore_ascii_case(WORDS.as_bytes());
    let start = text.as_bytes().windows(WORDS.len()).position(is_here)?;
    Some(start..start + WORDS.len())
}

/// `{{value}}`, `${value}`.
fn field(text: &str, open: &str, close: &str) -> Option<Range<usize>> {
    let at = |start: usize| {
        let inner = &text[start + open.len()..];
        let end = inner.find(close).filter(|end| *end <= LONGEST)?;
        let is_named = !inner[..end].trim().is_empty() && !inner[..end].contains('\n');
        is_named.then_some(start..start + open.len() + end + close.len())
    };
    text.match_indices(open).find_map(|(start, _)| at(start))
}

/// «Name» of a mail merge; «bonjour à tous» is a quotation.
fn merge_field(text: &str) -> Option<Range<usize>> {
    let named = |range: Range<usize>| {
        let name = text[range.clone()].trim_matches(['«', '»', '<', '>']);
        let is_name = name.contains('_') && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        is_name.then_some(range)
    };
    field(text, "«", "»").and_then(named).or_else(|| field(text, "<<", ">>").and_then(named))
}

/// "[insert name]", "<insert date>", "[TBC]", "(insert figure)"; but "[insert](https://…)" is a link.
fn bracketed(text: &str) -> Option<Range<usize>> {
    let at = |start: usize, open: char| {
        let close = [']', '>', ')', '}'][['[', '<', '(', '{'].iter().position(|other| *other == open)?];
        let inner = &text[start + 1..];
        let end = inner.find(close).filter(|end| *end <= LONGEST)?;
        let (words, after) = (inner[..end].trim().to_lowercase(), &inner[end + 1..]);
        let orders = ["insert ", "enter "].iter().any(|order| words.starts_with(order));
        let is_to_come = open != '(' && (TO_COME.contains(&words.as_str()) || is_filler(&words));
        let is_link = open == '[' && after.starts_with(['(', ':']);
        ((orders || is_to_come) && !is_link).then_some(start..start + end + 2)
    };
    text.match_indices(['[', '<', '(', '{']).find_map(|(start, open)| at(start, open.chars().next()?))
}

/// "xx" and "£x,xxx" within a sentence; "XX" alone can be a number or a name.
fn filler(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        if word.bytes().filter(|letter| matches!(letter, b'x' | b'X')).nth(1).is_none() {
            start += word.len();
            continue;
        }
        let plain = unwrapped(word).trim_matches([',', ';', '-', '/']);
        let is_clear = plain.contains("xx") || plain.contains("XXX") || plain.contains(['£', '$', '€', '%']);
        if is_clear && is_filler(plain) {
            let from = start + word.find(plain).unwrap_or_default();
            return Some(from..from + plain.len());
        }
        start += word.len();
    }
    None
}
