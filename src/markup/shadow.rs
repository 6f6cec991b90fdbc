//! A text in words that Markdown knows, and where its bytes stand in the text as written.
//!
//! The parser reads the shadow, the report prints the text as written. In the shadow Word's bullets are `- `, every
//! line end is `\n`, a star that is a sign ("5*4*3") is a letter, and a tab before a paragraph is a space.

use std::ops::Range;

use super::lines::lines;
use crate::markup::character::{SPACES, TAB, is_word_bullet};

/// Bullets that need no space behind them.
const BULLETS: [char; 5] = ['•', '▪', '‣', '◦', '●'];
/// What stands for a star that is a sign: a letter that begins neither a tag nor a web address.
const SIGN: &str = "é";

/// The shadow of a text.
#[derive(Default)]
pub(super) struct Shadow {
    /// What the parser reads.
    pub(super) text: String,
    /// Where pieces begin, in the shadow and in the text as written.
    anchors: Vec<(usize, usize)>,
    /// Whether a list has begun, so that an indent may belong to it.
    has_list: bool,
}

impl Shadow {
    /// The shadow of a text.
    pub(super) fn of(written: &str) -> Self {
        let mut shadow = Self::default();
        let mut end = 0;
        for line in lines(written) {
            shadow.replace(end..line.start, "\n");
            shadow.line(written, line.clone());
            end = line.end;
        }
        shadow.replace(end..written.len(), "\n");
        shadow.anchors.push((shadow.text.len(), written.len()));
        shadow
    }

    /// The bytes of the text as written for those of the shadow.
    pub(super) fn written(&self, range: &Range<usize>) -> Range<usize> {
        self.place(range.start)..self.place(range.end)
    }

    /// The place in the text as written of a place in the shadow.
    fn place(&self, at: usize) -> usize {
        let next = self.anchors.partition_point(|(shadow, _)| *shadow <= at);
        let (shadow, written) = next.checked_sub(1).map_or((0, 0), |before| self.anchors[before]);
        let end = self.anchors.get(next).map_or(written, |(_, written)| *written);
        (written + (at - shadow)).min(end.max(written))
    }

    /// Adds a line: its indent, its bullet or number, and the rest.
    fn line(&mut self, written: &str, range: Range<usize>) {
        let line = &written[range.clone()];
        let bullet = range.start + line.len() - line.trim_start_matches(SPACES).len();
        let marker = marker(&written[bullet..range.end]);
        self.has_list |= marker.is_some() || native(&written[bullet..range.end]).is_some();
        if written[range.start..bullet].contains(TAB) && !self.has_list {
            self.replace(range.start..bullet, " "); // The first line of a paragraph, as Word sets it.
        } else {
            self.copy(written, range.start..bullet);
        }
        let Some(marker) = marker else { return self.words(written, bullet..range.end) };
        let (space, words) = (bullet + marker.length, bullet + marker.length + marker.space);
        if marker.is_foreign {
            self.replace(bullet..space, "-");
        } else {
            self.copy(written, bullet..space);
        }
        self.pair(space, " ");
        self.words(written, words..range.end);
    }

    /// Adds text in which stars that are signs are letters.
    fn words(&mut self, written: &str, range: Range<usize>) {
        let mut from = range.start;
        let mut before = None;
        let mut rest = written[range.clone()].char_indices().peekable();
        while let Some((at, character)) = rest.next() {
            if character == '*' {
                let start = range.start + at;
                while rest.next_if(|(_, next)| *next == '*').is_some() {}
                let (end, after) = rest.peek().map_or((range.end, None), |&(at, next)| (range.start + at, Some(next)));
                if before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric) {
                    self.copy(written, from..start);
                    (start..end).for_each(|star| self.pair(star, SIGN));
                    from = end;
                }
            }
            before = Some(character);
        }
        self.copy(written, from..range.end);
    }

    fn copy(&mut self, written: &str, range: Range<usize>) {
        if !range.is_empty() {
            self.pair(range.start, &written[range]);
        }
    }

    fn replace(&mut self, range: Range<usize>, with: &str) {
        if !range.is_empty() {
            self.pair(range.start, with);
        }
    }

    fn pair(&mut self, written: usize, shadow: &str) {
        self.anchors.push((self.text.len(), written));
        self.text.push_str(shadow);
    }
}

/// The bullet or number that a line begins with.
pub(super) struct Marker {
    /// Its bytes.
    pub(super) length: usize,
    /// The bytes of the space behind it.
    space: usize,
    /// Whether Markdown does not know it.
    is_foreign: bool,
}

/// The marker at the start of a line, where words follow it, unless Markdown reads it as it stands.
pub(super) fn marker(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    let is_bullet = BULLETS.contains(&first) || is_word_bullet(first);
    let length = if is_bullet || matches!(first, '·' | '–' | 'o') { first.len_utf8() } else { native(line)? };
    let words = line[length..].trim_start();
    let space = &line[length..line.len() - words.len()];
    let begins_item = match first {
        _ if is_bullet => true,
        '·' | '–' => !space.is_empty(),
        'o' => space.starts_with(TAB),
        // Four spaces at most part a Markdown marker from its words; a tab may stand for more.
        _ => space.starts_with(SPACES) && (space.contains(TAB) || space.chars().count() > 4),
    };
    // With the signs that a row under the headings of a table is made of: such a row would vanish with the sign.
    let is_sign =
        |character: char| character.is_whitespace() || "-*+|:".contains(character) || BULLETS.contains(&character);
    let has_words = !words.chars().all(|character| is_sign(character) || matches!(character, '·' | '–'));
    let is_foreign = !matches!(first, '-' | '*' | '+' | '0'..='9');
    (begins_item && has_words).then_some(Marker { length, space: space.len(), is_foreign })
}

/// The bytes of a marker that Markdown knows.
fn native(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_one = match line.as_bytes().get(digits)? {
        b'-' | b'*' | b'+' => digits == 0,
        b'.' | b')' => (1..=9).contains(&digits),
        _ => false,
    };
    is_one.then_some(digits + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_line_ends_and_stars_are_told_in_markdown() {
        for (written, shadow) in [
            ("• a\n·\tb\n  –  c", "- a\n- b\n  - c"),
            ("•a\n\u{F0B7}\u{A0}b\no\tc", "- a\n- b\n- c"),
            ("o c\n–5\n·5", "o c\n–5\n·5"),
            ("o     c\no \tc", "o     c\no \tc"),
            ("1.\ta\n-          b\n- c", "1. a\n- b\n- c"),
            ("a\u{2028}b\u{2029}c\r\nd\re\n\n", "a\nb\nc\nd\ne\n\n"),
            ("5*4**3 *a* 2**", "5é4éé3 *a* 2**"),
            ("• • •\n•\n- -", "• • •\n•\n- -"),
            ("a|b\n•|-|", "a|b\n•|-|"),
            ("\ta\n\n \t b", " a\n\n b"),
            ("- a\n\t- b", "- a\n\t- b"),
        ] {
            assert_eq!(Shadow::of(written).text, shadow, "{written:?}");
        }
    }

    #[test]
    fn what_markdown_reads_as_it_stands_needs_no_other_marker() {
        for line in ["- apples", "1. apples", "-   apples", "apples", "-5", "- - -"] {
            assert!(marker(line).is_none(), "{line:?}");
        }
        for line in ["-\tapples", "1.      apples", "• apples", "•apples", "– apples", "o\tapples"] {
            assert!(marker(line).is_some(), "{line:?}");
        }
    }

    #[test]
    fn every_place_leads_back() {
        let written = "•\ta5*4\u{2028}é";
        let shadow = Shadow::of(written);
        assert_eq!(shadow.text, "- a5é4\né");
        for (piece, source) in [("-", "•"), ("a5", "a5"), ("é4", "*4"), ("\né", "\u{2028}é"), (" a", "\ta")] {
            let at = shadow.text.find(piece).expect("a piece");
            assert_eq!(&written[shadow.written(&(at..at + piece.len()))], source, "{piece:?}");
        }
    }
}
