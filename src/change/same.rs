//! When two spellings mean the same.
//!
//! Pure: texts in, truth out. It must never take for the same what a reader would take for different.

use unicode_normalization::UnicodeNormalization;

use crate::markup::character::is_invisible;
use crate::number::period::MONTHS;

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

/// A period as it is looked for: "Q4 2023/24" is "Quarter 4 2023-24", and "Sept 2024" is "September 2024".
pub(crate) fn period_key(name: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for word in words(name) {
        let month = MONTHS.iter().find(|month| word.len() > 2 && month.starts_with(word.as_str()));
        match (parts.last().map(String::as_str), month) {
            (_, Some(month)) => parts.push((*month).to_owned()),
            (Some("quarter" | "qtr"), None) if word.len() == 1 => {
                parts.pop();
                parts.push(format!("q{word}"));
            }
            _ => parts.push(word),
        }
    }
    parts.join(" ")
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

    #[test]
    fn a_period_is_found_again_however_it_is_spelled() {
        for (one, other) in [
            ("Q4 2023/24", "Quarter 4 2023-24"),
            ("Qtr 1", "q1"),
            ("Sept 2024", "September 2024"),
            ("2023/24", "2023-24"),
        ] {
            assert_eq!(period_key(one), period_key(other));
        }
        for (one, other) in [
            ("April to September 2024", "September 2024"),
            ("Q1", "Q2"),
            ("Q1 2023/24", "Q1 2024/25"),
            ("May", "March"),
            ("2023/24", "2023"),
        ] {
            assert_ne!(period_key(one), period_key(other));
        }
    }
}
