//! Texts as rows of letters: what is the same however lines break and however wide spaces are.

use std::ops::Range;

/// A row of letters without white space; it knows where words are apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Letters {
    signs: Vec<char>,
    /// Whether something lies between a letter and the one before: white space, a gap, the end of a line.
    apart: Vec<bool>,
}

impl Letters {
    /// The letters of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut letters = Self::default();
        letters.push(text, true);
        letters
    }

    /// Adds a text; `apart` says whether it is apart from what is there. Returns whether it ends with white space.
    pub(super) fn push(&mut self, text: &str, mut apart: bool) -> bool {
        for sign in text.chars().filter(|sign| !is_invisible(*sign)) {
            if sign.is_whitespace() {
                apart = true;
            } else {
                self.signs.push(sign);
                self.apart.push(std::mem::take(&mut apart));
            }
        }
        apart
    }

    pub(super) fn len(&self) -> usize {
        self.signs.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.signs.is_empty()
    }

    pub(super) fn signs(&self) -> &[char] {
        &self.signs
    }

    /// The text of some letters, words apart.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        for at in range.clone() {
            if self.apart[at] && at > range.start {
                text.push(' ');
            }
            text.push(self.signs[at]);
        }
        text
    }

    /// Whether the letters from `at` on are these, as whole words that are apart at least where these are.
    pub(super) fn has(&self, sought: &Self, at: usize) -> bool {
        let end = at + sought.len();
        self.has_joined(sought, at)
            && self.apart[at..end].iter().zip(&sought.apart).skip(1).all(|(is, ought)| *is || !ought)
    }

    /// The same where the words need not be apart.
    pub(super) fn has_joined(&self, sought: &Self, at: usize) -> bool {
        let end = at + sought.len();
        end <= self.len() && self.signs[at..end] == sought.signs && self.parts_before(at) && self.parts_after(end)
    }

    /// Whether a word can begin here.
    fn parts_before(&self, at: usize) -> bool {
        at == 0 || self.apart[at] || !(is_glue(self.signs[at - 1]) && is_glue(self.signs[at]))
    }

    /// Whether a word can end before here.
    fn parts_after(&self, at: usize) -> bool {
        let is_edge = |at: usize| at >= self.len() || self.apart[at];
        is_edge(at)
            || !(is_glue(self.signs[at - 1]) && is_glue(self.signs[at]))
            || (matches!(self.signs[at], '.' | ',') && is_edge(at + 1))
    }
}

/// Whether a sign is part of the word or figure beside it.
fn is_glue(sign: char) -> bool {
    sign.is_alphanumeric() || "%£€$.,-+/−".contains(sign)
}

/// Whether a sign never prints: marks that say where a word may break or how letters join.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_apart_and_whole() {
        let page = Letters::of("In all 5 libraries, 15% of (7) loans fell by 2.5.");
        let is_there = |text: &str| (0..page.len()).any(|at| page.has(&Letters::of(text), at));
        for text in ["5", "15%", "7", "2.5", "In  all\n5", "loans", "libraries"] {
            assert!(is_there(text), "{text}");
        }
        for text in ["15", "2", "Inall x", "librari", "al", "5%", "allof"] {
            assert!(!is_there(text), "{text}");
        }
        assert!(
            !(0..6).any(|at| Letters::of("1,2043.1").has(&Letters::of("1,204 3.1"), at)),
            "joined words are not the same"
        );
    }

    #[test]
    fn what_never_prints_does_not_count() {
        assert_eq!(Letters::of("re\u{ad}turn\u{200b}ed"), Letters::of("returned"));
    }
}
