//! Text decoded twice: UTF-8 that was read as Windows-1252 ("â€™" for "’", "Â£" for "£").

use std::ops::Range;

/// A stretch of text that was decoded twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Garbled {
    /// The stretch, as bytes of the text.
    pub range: Range<usize>,
    /// The character it stands for.
    pub meant: char,
}

/// The characters of Windows-1252 for the bytes 0x80 to 0x9F; a byte it does not use keeps its code.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The stretches of a text that were decoded twice, in order.
pub fn garbled(text: &str) -> Vec<Garbled> {
    let mut found: Vec<Garbled> = Vec::new();
    for (at, lead) in text.char_indices().filter(|(_, character)| "ÂÃÅâïð".contains(*character)) {
        let is_inside = found.last().is_some_and(|last| last.range.end > at);
        if let Some((length, meant)) = meant(lead, &text[at..]).filter(|_| !is_inside) {
            found.push(Garbled { range: at..at + length, meant });
        }
    }
    found
}

/// The character that the start of a text stands for, and how many bytes of the text say so.
fn meant(lead: char, text: &str) -> Option<(usize, char)> {
    let count = match lead {
        'Â' | 'Ã' | 'Å' => 2,
        'ð' => 4,
        _ => 3,
    };
    let written: Vec<char> = text.chars().take(count).collect();
    let bytes: Vec<u8> = written.iter().map(|&character| byte(character)).collect::<Option<_>>()?;
    let meant = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    // A capital Å before a raised sign is a Welsh circumflex; before anything else it may be meant.
    let is_likely = lead != 'Å' || "ŴŵŶŷ".contains(meant);
    is_likely.then(|| (written.iter().map(|character| character.len_utf8()).sum(), meant))
}

/// The byte of a character in Windows-1252.
fn byte(character: char) -> Option<u8> {
    match WINDOWS.iter().position(|&known| known == character) {
        Some(index) => u8::try_from(0x80 + index).ok(),
        None => u8::try_from(u32::from(character)).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_decoded_twice_is_known_with_what_it_meant() {
        for (text, meant) in [
            ("the councilâ€™s plan", "’"),
            ("Â£5", "£"),
            ("â€œquotedâ€\u{9D}", "“”"),
            ("2023â€“24", "–"),
            ("cafÃ©", "é"),
            ("TÅ·", "ŷ"),
            ("â€™â€™Â£Â£", "’’££"),
            ("5Â\u{A0}km", "\u{A0}"),
            ("â‰¥ 5", "≥"),
            ("ï»¿Title", "\u{FEFF}"),
            ("ðŸ™‚", "🙂"),
        ] {
            let found: String = garbled(text).iter().map(|garbled| garbled.meant).collect();
            assert_eq!(found, meant, "{text:?}");
        }
        assert_eq!(garbled("xÂ£5")[0].range, 1..5);
    }

    #[test]
    fn letters_that_are_meant_are_not() {
        for text in [
            "château",
            "Âge",
            "São Paulo",
            "CAFÉ’s",
            "Ångström",
            "tŷ",
            "naïve",
            "ðað",
            "PÂTÉ",
            "£5 – 6",
            "Ã",
            "Å¡",
            "â€",
            "xÂ",
        ] {
            assert_eq!(garbled(text), [], "{text:?}");
        }
    }
}
