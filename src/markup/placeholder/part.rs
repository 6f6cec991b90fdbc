//! Placeholders inside running text, of the kinds that mean nothing else there.

use std::ops::Range;

use super::{ERRORS, Found, Kind, TO_COME, is_filler, unwrapped};

/// The longest field that a program or an author was to fill in, in bytes.
const LONGEST: usize = 80;

/// All of them, in no order; one may lie within another.
pub(super) fn all(text: &str) -> Vec<Found> {
    let spreadsheet = errors(text).map(|range| Found { range, kind: Kind::Spreadsheet });
    let others = lorem(text)
        .chain(fields(text, "{{", "}}"))
        .chain(fields(text, "${", "}"))
        .chain(merge_fields(text))
        .chain(bracketed(text))
        .chain(filler(text));
    others.map(|range| Found { range, kind: Kind::ToCome }).chain(spreadsheet).collect()
}

/// `#REF!` within a sentence; "#ref" is a tag like any other.
fn errors(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_clear = |error: &&&str| error.ends_with(['!', '?']) || **error == "#N/A";
    let at = move |start: usize| {
        let rest = &text.as_bytes()[start..];
        let error = ERRORS.iter().filter(is_clear).find(|error| {
            let (own, after) = rest.split_at_checked(error.len()).unwrap_or_default();
            own == error.as_bytes() && !after.first().is_some_and(u8::is_ascii_alphanumeric)
        })?;
        Some(start..start + error.len())
    };
    text.match_indices('#').filter_map(move |(start, _)| at(start))
}

fn lorem(text: &str) -> impl Iterator<Item = Range<usize>> {
    const WORDS: &str = "lorem ipsum";
    let is_here = |(_, window): &(usize, &[u8])| window.eq_ignore_ascii_case(WORDS.as_bytes());
    let windows = text.as_bytes().windows(WORDS.len()).enumerate();
    windows.filter(is_here).map(|(start, _)| start..start + WORDS.len())
}

/// `{{value}}`, `${value}`.
fn fields<'t>(text: &'t str, open: &'t str, close: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let at = move |start: usize| {
        let inner = &text[start + open.len()..];
        let end = closing(inner, close)?;
        let is_named = !inner[..end].trim().is_empty() && !inner[..end].contains('\n');
        is_named.then_some(start..start + open.len() + end + close.len())
    };
    text.match_indices(open).filter_map(move |(start, _)| at(start))
}

/// «Name» of a mail merge; «bonjour à tous» is a quotation.
fn merge_fields(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_named = |range: &Range<usize>| {
        let name = text[range.clone()].trim_matches(['«', '»', '<', '>']);
        name.contains('_') && name.chars().all(|c| c.is_alphanumeric() || c == '_')
    };
    fields(text, "«", "»").chain(fields(text, "<<", ">>")).filter(is_named)
}

/// "[insert name]", "<insert date>", "[TBC]", "(insert figure)"; but "[insert](https://…)" is a link.
fn bracketed(text: &str) -> impl Iterator<Item = Range<usize>> {
    let at = move |start: usize, open: char| {
        let close = ["]", ">", ")", "}"][['[', '<', '(', '{'].iter().position(|other| *other == open)?];
        let inner = &text[start + 1..];
        let end = closing(inner, close)?;
        let (words, after) = (inner[..end].trim().to_lowercase(), &inner[end + 1..]);
        let orders = ["insert ", "enter "].iter().any(|order| words.starts_with(order));
        let is_to_come = open != '(' && (TO_COME.contains(&words.as_str()) || is_filler(&words));
        let is_link = open == '[' && after.starts_with(['(', ':']);
        ((orders || is_to_come) && !is_link).then_some(start..start + end + 2)
    };
    text.match_indices(['[', '<', '(', '{']).filter_map(move |(start, open)| at(start, open.chars().next()?))
}

/// Where a field is closed, no farther than a field is long.
fn closing(inner: &str, close: &str) -> Option<usize> {
    let reach = inner.floor_char_boundary(LONGEST + close.len());
    inner[..reach].find(close).filter(|end| *end <= LONGEST)
}

/// "xx" and "£x,xxx" within a sentence; "XX" alone can be a number or a name.
fn filler(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |word| {
        let at = start;
        start += word.len();
        word.bytes().filter(|letter| matches!(letter, b'x' | b'X')).nth(1)?;
        let plain = unwrapped(word).trim_matches([',', ';', '-', '/']);
        let is_clear = plain.contains("xx") || plain.contains("XXX") || plain.contains(['£', '$', '€', '%']);
        let from = at + word.find(plain).unwrap_or_default();
        (is_clear && is_filler(plain)).then(|| from..from + plain.len())
    })
}
