//! A text of a pack as it is written in its file: where each of its parts stands there.

use std::sync::Arc;

use crate::problem::Place;

/// A text of a pack and how it is written in its file: finds the places of its parts, best in rising order.
#[derive(Debug)]
pub struct Literal {
    file: Arc<str>,
    place: Place,
    has_escapes: bool,
    /// The last part found: its byte in the file's literal, and in the text.
    raw: usize,
    passed: usize,
}

impl Literal {
    pub(super) fn new(file: Arc<str>, place: Place) -> Self {
        let has_escapes = written(&file, place).contains('\\');
        Self { file, place, has_escapes, raw: 1, passed: 0 }
    }

    /// Where a stretch of the text stands in the file: escapes such as `\\n` are longer there.
    pub fn part(&mut self, from: usize, length: usize) -> Place {
        let start = self.offset(from);
        // The next part may begin inside this one.
        let (raw, passed) = (self.raw, self.passed);
        let end = self.offset(from + length);
        (self.raw, self.passed) = (raw, passed);
        // Where the text was mended, the two may be a few bytes apart.
        let base = self.place.start as usize;
        let start = self.file.floor_char_boundary(base + start) - base;
        let end = self.file.ceil_char_boundary(base + end) - base;
        self.place.part(start, end.saturating_sub(start))
    }

    fn offset(&mut self, decoded: usize) -> usize {
        let written = written(&self.file, self.place);
        if !self.has_escapes {
            return (decoded + 1).min(written.len());
        }
        if decoded < self.passed {
            (self.raw, self.passed) = (1, 0);
        }
        while self.passed < decoded {
            let (raw, means) = escape_at(written.get(self.raw..).unwrap_or_default());
            self.raw += raw;
            self.passed += means;
        }
        self.raw.min(written.len())
    }
}

fn written(file: &str, place: Place) -> &str {
    file.get(place.start as usize..place.end as usize).unwrap_or_default()
}

/// How many bytes the next character of a literal is written with, and how many it is decoded.
fn escape_at(rest: &str) -> (usize, usize) {
    let bytes = rest.as_bytes();
    if bytes.first() != Some(&b'\\') {
        let length = rest.chars().next().map_or(1, char::len_utf8);
        return (length, length);
    }
    match bytes.get(1) {
        Some(b'u') => {}
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => return (2, 1),
        _ => return (1, 1), // A backslash that means nothing was mended to stand for itself.
    }
    let unit =
        |from: usize| rest.get(from..from + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0);
    match unit(2) {
        0xD800..=0xDBFF if rest.get(6..8) == Some("\\u") && (0xDC00..=0xDFFF).contains(&unit(8)) => (12, 4),
        0xD800..=0xDFFF => (6, 1), // Half of a character was mended to a question mark.
        code => (6, char::from_u32(code).map_or(1, char::len_utf8)),
    }
}
