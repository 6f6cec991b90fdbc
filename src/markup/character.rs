//! What single characters are to a reader: blank, invisible, a line end, a bullet, or the trace of a wrong decoding.
//!
//! It knows nothing of packs and decides nothing: readers, rules and the view ask it.

use std::borrow::Cow;

mod coded;
mod garbled;

pub use coded::coded;
pub use garbled::{Garbled, garbled};

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// The bullets that Word sets in its symbol fonts: •, ▪, ➢, ✓ and ❖ in the private use area.
const WORD_BULLETS: [char; 5] = ['\u{F0B7}', '\u{F0A7}', '\u{F0D8}', '\u{F0FC}', '\u{F076}'];

/// What prints in place of a bullet that no font of a report has.
const BULLET: char = '•';

/// The tab; `markup::tab` says what becomes of it.
pub const TAB: char = '\t';

/// The white space within a line that stands at its ends.
pub(super) const SPACES: [char; 2] = [' ', TAB];

/// Whether a line ends at a character, whatever program wrote it.
pub fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Whether a character is one of Word's bullets that only its symbol fonts have.
pub fn is_word_bullet(character: char) -> bool {
    WORD_BULLETS.contains(&character)
}

/// Whether a character leaves no mark and takes no room.
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Whether a character changes the direction in which its neighbours are read, so that a text can say what it does not hold.
pub fn turns_text(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}')
}

/// Whether a character is set on the letter before it: an accent, or something invisible.
pub fn is_attached(character: char) -> bool {
    is_invisible(character)
        || (character > '\u{2FF}' && character.general_category_group() == GeneralCategoryGroup::Mark)
}

/// Whether a reader sees nothing of a text.
pub fn is_blank(text: &str) -> bool {
    let leaves_no_mark =
        |character: char| character.is_whitespace() || is_invisible(character) || character == '\u{2800}';
    text.chars().all(|character| leaves_no_mark(character) || is_attached(character))
}

/// A text as it prints: a tab as a space, a soft hyphen only where a word may break, Word's bullets as a bullet.
pub fn printed(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && byte != TAB as u8) || !text.contains(is_rewritten) {
        return Cow::Borrowed(text);
    }
    let mut printed = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let before = printed.chars().next_back();
        match character {
            TAB => printed.push(' '),
            '\u{AD}' if !breaks_word(before, rest.clone().next()) => {}
            bullet if is_word_bullet(bullet) => printed.push(BULLET),
            other => printed.push(other),
        }
    }
    Cow::Owned(printed)
}

/// The same on one line: line ends are spaces.
pub fn printed_in_line(text: &str) -> Cow<'_, str> {
    match printed(text) {
        plain if !plain.contains(is_line_end) => plain,
        lines => Cow::Owned(lines.replace("\r\n", " ").replace(is_line_end, " ")),
    }
}

/// The same in its lines: every line end is `\n`.
pub fn printed_in_lines(text: &str) -> Cow<'_, str> {
    match printed(text) {
        plain if !plain.contains(|end| end != '\n' && is_line_end(end)) => plain,
        lines => Cow::Owned(lines.replace("\r\n", "\n").replace(is_line_end, "\n")),
    }
}

fn is_rewritten(character: char) -> bool {
    matches!(character, TAB | '\u{AD}') || is_word_bullet(character)
}

/// Whether a soft hyphen between these characters stands inside a word.
fn breaks_word(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_is_what_leaves_no_mark() {
        for text in ["", " ", "\t\n", "\u{200B}", "\u{A0}\u{2003}", "\u{AD}", "\u{2800}", "\u{301}", "\u{3164}"] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["a", "-", ".", " \u{200B}x", "\u{FFFD}", "£", "e\u{301}"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn what_prints_holds_every_sign_and_no_control() {
        for (text, prints) in [
            ("1,204\t3.1", "1,204 3.1"),
            ("90,000\u{AD}", "90,000"),
            ("90\u{AD}000", "90000"),
            ("com\u{AD}mit\u{AD}tee", "com\u{AD}mit\u{AD}tee"),
            ("com\u{AD}\u{AD}mittee", "com\u{AD}mittee"),
            ("soft\u{AD} end", "soft end"),
            ("\u{F0B7} one", "• one"),
            ("5\u{200B}6", "5\u{200B}6"),
            ("plain", "plain"),
        ] {
            assert_eq!(printed(text), prints, "{text:?}");
        }
    }

    #[test]
    fn characters_that_turn_text_are_known() {
        for character in ['\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}'] {
            assert!(turns_text(character), "{character:?}");
        }
        for character in ['a', ' ', '\u{200F}', '\u{202F}', '\u{2065}', '\u{2070}'] {
            assert!(!turns_text(character), "{character:?}");
        }
    }

    #[test]
    fn what_prints_as_it_is_is_not_copied() {
        for text in ["plain", "a – b", "line\nline"] {
            assert!(matches!(printed(text), Cow::Borrowed(_)) && matches!(printed_in_lines(text), Cow::Borrowed(_)));
        }
        assert!(matches!(printed_in_line("a – b"), Cow::Borrowed(_)));
    }

    #[test]
    fn one_line_has_no_line_end() {
        assert_eq!(printed_in_lines("a\r\nb\nc\u{2028}d\u{2029}e\tf"), "a\nb\nc\nd\ne f");
        assert_eq!(printed_in_line("a\r\nb\nc\u{2028}d\u{2029}e\tf"), "a b c d e f");
    }
}
