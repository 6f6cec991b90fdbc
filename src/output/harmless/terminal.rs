//! For a terminal: a character that would move the cursor, change a colour or turn the order of letters is shown, not
//! obeyed.

use std::borrow::Cow;

/// A text on one line; line breaks and tabs are shown too.
pub fn line(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|character| if acts(character) { stand_in(character) } else { character }).collect()
}

/// A text of several lines; tabs stay as they are.
pub fn block(text: &str) -> Cow<'_, str> {
    if !text.contains(|character| acts(character) && !is_layout(character)) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    text.chars().map(|character| if is_layout(character) { character } else { shown(character) }).collect()
}

/// A text of several lines with colours of ours: what was a pack's went through `line` or `block` before.
pub fn styled(text: &str) -> Cow<'_, str> {
    if !text.contains(|character| acts(character) && !is_layout(character)) {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split('\u{1B}');
    let mut harmless = block(parts.next().unwrap_or_default()).into_owned();
    for part in parts {
        let end = colour(part);
        harmless.push(if end > 0 { '\u{1B}' } else { stand_in('\u{1B}') });
        harmless.push_str(&part[..end]);
        harmless.push_str(&block(&part[end..]));
    }
    Cow::Owned(harmless)
}

/// Whether a character acts instead of being seen.
pub fn acts(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFF9}'..='\u{FFFB}'
        )
}

fn is_layout(character: char) -> bool {
    matches!(character, '\n' | '\t')
}

fn shown(character: char) -> char {
    if acts(character) { stand_in(character) } else { character }
}

/// What is seen in place of a character that acts: ␛ for an escape.
fn stand_in(character: char) -> char {
    match character {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '␡',
        _ => '\u{FFFD}',
    }
}

/// How long the rest of a colour's sequence is, after its escape: `[31m`; 0 where it is another.
fn colour(rest: &str) -> usize {
    let Some(inner) = rest.strip_prefix('[') else { return 0 };
    let digits = inner.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    if inner.as_bytes().get(digits) == Some(&b'm') { digits + 2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown() {
        for (text, on_a_line, in_a_block) in [
            ("plain, ŵ and 🎉", "plain, ŵ and 🎉", "plain, ŵ and 🎉"),
            ("a\u{1B}[2Jb", "a␛[2Jb", "a␛[2Jb"),
            ("a\u{1B}]0;title\u{7}b", "a␛]0;title␇b", "a␛]0;title␇b"),
            ("a\u{9B}31mb", "a\u{FFFD}31mb", "a\u{FFFD}31mb"),
            ("a\u{7F}b\0", "a␡b␀", "a␡b␀"),
            ("a\rb", "a␍b", "a␍b"),
            ("a\nb\tc", "a␊b␉c", "a\nb\tc"),
            ("a\r\nb\u{7}", "a␍␊b␇", "a\nb␇"),
            ("a\u{202E}b\u{2066}c\u{200F}d\u{061C}", "a�b�c�d�", "a�b�c�d�"),
            ("a\u{2028}b\u{85}c", "a�b�c", "a�b�c"),
        ] {
            assert_eq!(line(text), on_a_line, "{text:?}");
            assert_eq!(block(text), in_a_block, "{text:?}");
        }
    }

    #[test]
    fn only_colours_pass_as_escapes() {
        for (text, harmless) in [
            ("\u{1B}[1;31merror\u{1B}[0m: a\n", "\u{1B}[1;31merror\u{1B}[0m: a\n"),
            ("\u{1B}[2J", "␛[2J"),
            ("\u{1B}]8;;https://a\u{7}b", "␛]8;;https://a␇b"),
            ("\u{1B}[31", "␛[31"),
            ("\u{1B}", "␛"),
            ("a\u{9B}2J\u{1B}[m", "a\u{FFFD}2J\u{1B}[m"),
        ] {
            assert_eq!(styled(text), harmless, "{text:?}");
        }
    }
}
