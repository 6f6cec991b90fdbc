//! The lines of a text, whatever ends them.

use std::ops::Range;

use crate::markup::character::{TAB, is_blank, is_line_end};

/// The lines of a text without what ends them, as bytes of the text; what stands between two is one line end.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let end = text[start..].find(is_line_end).map(|length| start + length);
        next = end.map(|end| end + end_length(&text[end..]));
        Some(start..end.unwrap_or(text.len()))
    })
}

/// A text on one line: line breaks and runs of spaces become one space, and what nobody sees is nothing.
pub fn one_line(text: &str) -> String {
    if is_blank(text) {
        return String::new();
    }
    text.split(['\n', '\r', TAB, ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The bytes of the line end that a text begins with.
fn end_length(text: &str) -> usize {
    if text.starts_with("\r\n") { 2 } else { text.chars().next().map_or(0, char::len_utf8) }
}
