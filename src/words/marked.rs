//! Words between marks, which tell what of a text is the program's own and what is its pack's.
//!
//! Every plain word and every sentence stands between two signs that no pack can hold. What a sentence was given to say (a
//! title, a period) is its pack's, and stands outside of them again.

use std::cmp::Ordering;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml::{Table, Value};

use super::language::{Course, Distance, End, Range, Remark, Shape, Span, Standing, Trend};
use super::{LANGUAGES, Plain, Words};

/// What a word of the program begins with: no character, and `unprintable` in a pack.
const OPEN: char = '\u{FDD0}';
/// What it ends with.
const CLOSE: char = '\u{FDD1}';

/// The sentences of English between marks.
pub(super) struct Marked;

/// A part of a text, and whether it is the program's own.
pub type Piece = (bool, String);

impl Words {
    /// The same words between marks, but for those that a file of one's own has put in their place.
    #[must_use]
    pub fn marked(&self) -> Self {
        let built_in = LANGUAGES.iter().find(|(tag, ..)| *tag == self.tag).unwrap_or(&LANGUAGES[0]).1;
        let mut own = self.plain.table();
        mark_all(&mut own, &Plain::read(built_in).table());
        Self { plain: Plain::of(own).expect("the same words"), said: &Marked, are_marked: true, ..self.clone() }
    }

    /// A text that was said with marks as these words say it: with them, or without.
    pub fn as_these_say(&self, text: &str) -> String {
        if self.are_marked { text.to_owned() } else { unmarked(text) }
    }
}

/// Marks the words that are the built-in ones.
fn mark_all(own: &mut Table, built_in: &Table) {
    for (name, word) in own {
        match (word, built_in.get(name)) {
            (Value::Table(own), Some(Value::Table(built_in))) => mark_all(own, built_in),
            (Value::String(own), Some(Value::String(built_in))) if own == built_in => *own = mark(own),
            _ => {}
        }
    }
}

fn mark(text: &str) -> String {
    format!("{OPEN}{text}{CLOSE}")
}

/// A sentence between marks, but for the texts that it was given.
pub(super) fn marked(sentence: &str, given: &[&str]) -> String {
    let mut marked = OPEN.to_string();
    let mut rest = sentence;
    for text in given.iter().filter(|text| text.contains(char::is_alphabetic)) {
        let mut places = rest.match_indices(text).map(|(start, _)| start);
        let Some(start) = places.find(|start| stands_alone(rest, *start, text.len())) else { continue };
        marked.extend([&rest[..start], &CLOSE.to_string(), text, &OPEN.to_string()]);
        rest = &rest[start + text.len()..];
    }
    marked + rest + &CLOSE.to_string()
}

/// Whether what stands there is no part of a longer word.
fn stands_alone(text: &str, start: usize, length: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[start + length..].chars().next();
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}

/// The pieces of a text with marks; `None` where no word in it is the program's own.
pub fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut depth = 0_usize;
    for part in text.split_inclusive([OPEN, CLOSE]) {
        let words = part.trim_end_matches([OPEN, CLOSE]);
        match pieces.last_mut() {
            Some((was_own, before)) if *was_own == (depth > 0) => *before += words,
            _ if words.is_empty() => {}
            _ => pieces.push((depth > 0, words.to_owned())),
        }
        depth = if part.ends_with(OPEN) { depth + 1 } else { depth.saturating_sub(usize::from(part.ends_with(CLOSE))) };
    }
    pieces.iter().any(|(is_own, piece)| *is_own && piece.contains(char::is_alphabetic)).then_some(pieces)
}

/// A text without marks.
pub fn unmarked(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

/// What a sentence is given, and which of it is text.
pub(super) trait Given {
    /// Its texts, in their order.
    fn texts<'t>(&'t self, found: &mut Vec<&'t str>);
}

impl Given for &str {
    fn texts<'t>(&'t self, found: &mut Vec<&'t str>) {
        found.push(self);
    }
}

impl Given for String {
    fn texts<'t>(&'t self, found: &mut Vec<&'t str>) {
        found.push(self);
    }
}

impl<G: Given> Given for Option<G> {
    fn texts<'t>(&'t self, found: &mut Vec<&'t str>) {
        self.iter().for_each(|given| given.texts(found));
    }
}

impl<G: Given> Given for &[G] {
    fn texts<'t>(&'t self, found: &mut Vec<&'t str>) {
        self.iter().for_each(|given| given.texts(found));
    }
}

impl<A: Given, B: Given> Given for (A, B) {
    fn texts<'t>(&'t self, found: &mut Vec<&'t str>) {
        self.0.texts(found);
        self.1.texts(found);
    }
}

impl Given for Distance<'_> {
    fn texts<'t>(&'t self, found: &mut Vec<&'t str>) {
        if let Distance::Amount(amount) = self {
            found.push(amount);
        }
    }
}

/// Declares what holds no text, or none that is told apart: an alternative text has one language.
macro_rules! without_text {
    ($($given:ty),+) => {
        $(impl Given for $given {
            fn texts<'t>(&'t self, _: &mut Vec<&'t str>) {}
        })+
    };
}

without_text!(
    NaiveDate,
    u32,
    usize,
    Decimal,
    Ordering,
    bool,
    End,
    Trend,
    Span,
    Range<'_>,
    &Course<'_>,
    Standing,
    Remark,
    Shape
);

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(bool, String)> {
        pieces(text).expect("marks")
    }

    fn theirs(text: &str) -> Piece {
        (false, text.to_owned())
    }

    fn ours(text: &str) -> Piece {
        (true, text.to_owned())
    }

    #[test]
    fn what_a_sentence_is_given_is_told_from_its_own_words() {
        let said = Words::of("cy").marked().said;
        let heading = said.indicator_heading(Some("36"), Some("Ymweliadau"), 1);
        assert_eq!(told(&heading), [ours("Indicator 36: "), theirs("Ymweliadau")]);
        assert_eq!(told(&said.indicator_heading(None, None, 2)), [ours("Untitled indicator (2nd in this report)")]);
        assert_eq!(told(&said.indicator_heading(Some("a"), None, 2)), [ours("Indicator "), theirs("a")]);
        let remark = said.with_aside("Nodyn", &said.previously("12"));
        assert_eq!(told(&remark), [theirs("Nodyn"), ours(" (previously published as 12)")]);
        assert_eq!((pieces("Ymweliadau"), pieces(&said.indicator_heading(None, Some("Teitl"), 1))), (None, None));
    }

    #[test]
    fn a_word_of_ones_own_is_no_word_of_the_program() {
        let words = Words::of("cy").with("index = \"Mynegai\"").expect("words").marked();
        assert_eq!((pieces(&words.plain.index), told(&words.plain.key)), (None, vec![ours("Key")]));
        assert_eq!(unmarked(&words.plain.headline.target), "Target");
    }
}
