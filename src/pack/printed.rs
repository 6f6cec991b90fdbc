//! Texts that will be printed: what in them no font has, nobody sees, or would take too much room.

use std::collections::BTreeSet;

use jsonc_parser::ast::Value as JsonValue;

use super::read::Reader;
use super::wanted::Wanted;
use crate::limits::{self, grouped};
use crate::markup::character::{
    Garbled, TAB, coded, garbled, is_attached, is_invisible, is_line_end, is_word_bullet, printed, printed_in_line,
    printed_in_lines, turns_text,
};
use crate::problem::{Code, Place, Problem};
use crate::source::{Literal, shortened};

/// What kind of text stands in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A title, a name, a label.
    Name,
    /// A sentence or two on one line.
    Line,
    /// A figure.
    Figure,
    /// Paragraphs and lists.
    Running,
}

/// The fields that hold paragraphs and lists.
const RUNNING: [&str; 5] = ["explanation", "introduction", "narrative", "notes", "text"];
/// The fields that hold a sentence on one line.
const SENTENCES: [&str; 3] = ["alt", "meaning", "not_due"];
/// The fields that hold a few sentences, whose lines stay lines.
const LINES: [&str; 4] = ["caption", "correction", "note", "rag_reason"];

impl Kind {
    fn most_letters(self) -> usize {
        match self {
            Self::Name => limits::NAME_LETTERS,
            Self::Line | Self::Figure => limits::LINE_LETTERS,
            Self::Running => limits::TEXT_LETTERS,
        }
    }
}

impl Reader<'_> {
    /// A text that is printed: paragraphs and lists as they are written, sentences in their lines, anything else on one
    /// line, without tabs and line ends.
    pub fn printed(&mut self, value: &JsonValue<'_>) -> Option<String> {
        let kind = match self.name {
            name if RUNNING.contains(&name) => return self.text(value, Kind::Running),
            name if LINES.contains(&name) => {
                return self.text(value, Kind::Line).map(|text| printed_in_lines(&text).into_owned());
            }
            name if SENTENCES.contains(&name) => Kind::Line,
            _ => Kind::Name,
        };
        self.text(value, kind).map(|text| printed_in_line(&text).into_owned())
    }

    /// A figure that is printed as written, in its lines.
    pub fn figure(&mut self, value: &JsonValue<'_>) -> Option<String> {
        self.text(value, Kind::Figure).map(|text| printed_in_lines(&text).into_owned())
    }

    /// A heading that is the key of an object.
    pub fn heading(&mut self, place: Place, heading: &str) -> String {
        self.check_text(place, heading, Kind::Name);
        printed_in_line(heading).into_owned()
    }

    fn text(&mut self, value: &JsonValue<'_>, kind: Kind) -> Option<String> {
        let Some(text) = value.as_string_lit() else {
            self.wrong_type(value, &Wanted::Text);
            return value.as_number_lit().map(|number| number.value.to_owned());
        };
        let place = self.place(value);
        self.check_text(place, &text.value, kind);
        Some(text.value.clone().into_owned())
    }

    /// The problem of the text with which a pack has more letters than it may, and of no further one.
    fn too_many(&mut self, place: Place, text: &str) -> Option<Problem> {
        let before = self.letters;
        self.letters = before.saturating_add(text.len());
        let most = limits::PACK_LETTERS;
        (before <= most && self.letters > most).then(|| {
            let message = format!("the texts of this pack have more than {} letters up to here", grouped(most));
            Problem::new(Code::BadValue, place, message).hint("split it into several packs")
        })
    }

    /// Records what in a text cannot be printed, is not seen, or is too much.
    fn check_text(&mut self, place: Place, text: &str, kind: Kind) {
        if let Some(problem) = self.too_many(place, text).or_else(|| too_long(place, text, kind)) {
            return self.report(problem);
        }
        let plain = |byte: u8| (0x20..0x7F).contains(&byte) && byte != b'&' || byte == b'\n';
        if text.bytes().all(plain) {
            return;
        }
        let mut literal = self.sources.literal(place);
        let problems = match crowded(text) {
            Some((at, length)) => vec![
                Problem::new(
                    Code::BadValue,
                    literal.part(at, length),
                    format!("more than {} accents or invisible characters are on one letter", limits::ATTACHED),
                )
                .hint("delete them; they often come from copying"),
            ],
            None => {
                let mut problems = unprintable(text, self.printable, &mut literal);
                problems.extend(unseen(text, kind, &mut literal));
                problems
            }
        };
        problems.into_iter().for_each(|problem| self.report(problem));
    }
}

/// The problem of a text with more letters than its field or one line holds.
fn too_long(place: Place, text: &str, kind: Kind) -> Option<Problem> {
    let most = kind.most_letters();
    if text.len() <= most.min(limits::WORD_LETTERS) {
        return None;
    }
    let letters = text.chars().count();
    if letters > most {
        let message = format!("this text has {} letters; here are {} at most", grouped(letters), grouped(most));
        let advice = if kind == Kind::Running { "split it into several texts" } else { "shorten it" };
        return Some(Problem::new(Code::BadValue, place, message).hint(advice));
    }
    let longest = text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    (longest > limits::WORD_LETTERS).then(|| {
        let message = format!(
            "a word of this text has {} letters; the most is {}",
            grouped(longest),
            grouped(limits::WORD_LETTERS)
        );
        Problem::new(Code::BadValue, place, message).hint("put spaces between its words")
    })
}

/// The first run of accents and invisible characters that is longer than any letter needs.
fn crowded(text: &str) -> Option<(usize, usize)> {
    let (mut start, mut count) = (0, 0);
    for (at, character) in text.char_indices() {
        if !is_attached(character) {
            (start, count) = (at + character.len_utf8(), 0);
            continue;
        }
        count += 1;
        if count > limits::ATTACHED {
            return Some((start, at + character.len_utf8() - start));
        }
    }
    None
}

/// A problem for each run of characters that no font has, and each kind once.
fn unprintable(text: &str, printable: &dyn Fn(char) -> bool, literal: &mut Literal) -> Vec<Problem> {
    let mut told = BTreeSet::new();
    let mut problems = Vec::new();
    let mut run: Option<(usize, usize)> = None;
    let mut before = '\n';
    for (at, character) in text.char_indices().chain([(text.len(), 'x')]) {
        let is_bullet = is_word_bullet(character) && (is_line_end(before) || before.is_whitespace());
        let is_plain = matches!(character, ' '..='~') || is_space(character);
        let lacks = at < text.len() && !is_plain && !is_bullet && !printable(character);
        let stands_alone = is_control(character) || turns_text(character);
        if lacks && !stands_alone {
            run = Some((run.map_or(at, |(start, _)| start), at + character.len_utf8()));
        } else if lacks || !character.is_whitespace() {
            if let Some((start, end)) = run.take()
                && text[start..end].chars().filter(|letter| !letter.is_whitespace()).any(|letter| told.insert(letter))
            {
                problems.push(missing_letters(literal.part(start, end - start), &text[start..end]));
            }
            if lacks && told.insert(character) {
                problems.push(control(literal.part(at, character.len_utf8()), character));
            }
        }
        before = character;
    }
    problems
}

fn is_space(character: char) -> bool {
    is_line_end(character) || matches!(character, TAB | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

/// Whether a character is an instruction instead of a sign.
fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{FEFF}' | '\u{E000}'..='\u{F8FF}')
}

fn control(place: Place, character: char) -> Problem {
    let code = u32::from(character);
    if turns_text(character) {
        let message = format!("a character that changes the direction of reading (U+{code:04X}) is in this text");
        return Problem::new(Code::Unprintable, place, message)
            .hint("delete it: with it, a text can be read as something else than it says");
    }
    let message = format!("a character that cannot be printed (U+{code:04X}) is in this text");
    Problem::new(Code::Unprintable, place, message)
        .hint("delete it; it often comes from copying out of a PDF or a spreadsheet")
}

fn missing_letters(place: Place, letters: &str) -> Problem {
    let mut characters = letters.chars();
    let (message, hint) = match (characters.next(), characters.next()) {
        (Some(only), None) => (
            format!("no font of the report has the character “{only}” (U+{:04X})", u32::from(only)),
            "replace it with words, or add a font that has it with --fonts",
        ),
        _ => (
            format!("no font of the report has the characters “{}”", shortened(letters, 40)),
            "replace them with words, or add a font that has them with --fonts",
        ),
    };
    Problem::new(Code::Unprintable, place, message).hint(hint)
}

/// A problem for each kind of character that a reader does not see, or that shows that a text was decoded wrongly.
fn unseen(text: &str, kind: Kind, literal: &mut Literal) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut told = BTreeSet::new();
    let kept = printed(text).matches('\u{AD}').count();
    let drops_hyphens = text.matches('\u{AD}').count() > kept;
    for (at, character) in text.char_indices() {
        let found = match character {
            '\u{AD}' if kind == Kind::Figure || drops_hyphens => "a soft hyphen (U+00AD) that parts no word",
            TAB if kind == Kind::Figure => "a tab",
            '\u{2028}' | '\u{2029}' => "a line end as only some programs write it",
            '\u{FFFC}' => "the trace of a picture that was not copied with the text",
            '\u{FFFD}' => "a sign in place of a lost letter",
            other if kind == Kind::Figure && is_invisible(other) => "an invisible character",
            _ => continue,
        };
        if told.insert(character) {
            problems.push(invisible(literal.part(at, character.len_utf8()), character, found));
        }
    }
    let mut tell = |garbled: Garbled, hint: &str| {
        if told.insert(garbled.meant) {
            let place = literal.part(garbled.range.start, garbled.range.len());
            let message = format!("“{}” should probably be “{}”", &text[garbled.range], garbled.meant);
            problems.push(Problem::new(Code::InvisibleCharacter, place, message).hint(hint));
        }
    };
    garbled(text).into_iter().for_each(|garbled| tell(garbled, DECODED_TWICE));
    // Paragraphs are Markdown, which has such codes; there they are told as what is printed as written.
    let coded = if kind == Kind::Running { Vec::new() } else { coded(text) };
    coded.into_iter().for_each(|coded| tell(coded, CODED));
    problems
}

/// How a text is decoded twice.
const DECODED_TWICE: &str =
    "type it anew; text looks so where a file in UTF-8 was opened as another kind, such as a CSV in Excel";
/// How the code of a character gets into a text.
const CODED: &str = "type it anew; text looks so where it was copied from the source of a web page";

fn invisible(place: Place, character: char, found: &str) -> Problem {
    let code = u32::from(character);
    let coded = if found.contains("U+") || character == TAB { String::new() } else { format!(" (U+{code:04X})") };
    let advice = match character {
        '\u{2028}' | '\u{2029}' => "type it anew as an ordinary line end",
        '\u{FFFD}' => "type the letter anew",
        TAB => "delete it; it often comes from copying two cells",
        _ => "delete it",
    };
    Problem::new(Code::InvisibleCharacter, place, format!("{found}{coded} is in this text")).hint(advice)
}
