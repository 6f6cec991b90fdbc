//! When two spellings mean the same.
//!
//! Pure: texts in, truth out. It must never take for the same what a reader would take for different.

use unicode_normalization::UnicodeNormalization;

use crate::markup::character::is_invisible;

/// A text as it is compared: spaces, line ends, typographic quotation marks and dashes as a keyboard has them.
pub(crate) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    }
    let plain: String = text.nfc().filter(|character| !is_invisible(*character)).map(plain).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain(character: char) -> char {
    match character {
        '‘' | '’' | '‚' | '′' | '`' => '\'',
        '“' | '”' | '„' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        other => other,
    }
}

/// A name as it is looked for: case and spaces do not matter either.
pub(crate) fn key(text: &str) -> String {
    folded(text).to_lowercase().split(' ').collect()
}

/// The words of a text in lower case, without punctuation.
pub(crate) fn words(text: &str) -> Vec<String> {
    let lower = folded(text).to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_keyboard_cannot_type_is_compared_as_it_can() {
        for (one, other) in [
            ("the  council’s\nplan", "the council's plan"),
            ("2024–25", "2024-25"),
            ("“open”\u{A0}day", "\"open\" day"),
            ("soft\u{AD}ly", "softly"),
            ("Ŵ", "W\u{302}"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        for (one, other) in [("5", "-5"), ("Red", "red"), ("a b", "ab"), ("5*4", "54")] {
            assert_ne!(folded(one), folded(other));
        }
        assert_eq!(key("HR 9"), key("hr9"));
    }
}
