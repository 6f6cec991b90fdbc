//! Which addresses a link may have, and where the words of a link end.

/// Longer addresses are refused: nothing a committee follows needs them.
const MAX_LENGTH: usize = 2_000;

/// The address without white space around it, where it is a well-formed https, http or mailto address.
pub(super) fn safe(address: &str) -> Option<&str> {
    let address = address.trim_ascii();
    let (scheme, rest) = address.split_once(':')?;
    let complete = match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => rest.strip_prefix("//").is_some_and(|host| !host.is_empty() && !host.starts_with('/')),
        "mailto" => !rest.is_empty(),
        _ => false,
    };
    (complete && address.chars().count() <= MAX_LENGTH && !address.contains(hidden)).then_some(address)
}

/// Characters that no address needs and that can make one look like another.
fn hidden(character: char) -> bool {
    character.is_control()
        || character.is_whitespace()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// How many bytes of `[words](address)` stand before the `](`; `None` where the brackets hold more than
/// the bare address (a title) or not its very characters (an escape, an entity).
pub(super) fn words_end(link: &str, address: &str) -> Option<usize> {
    let inside = link.strip_suffix(')')?.trim_end();
    let before = match inside.strip_suffix('>') {
        Some(inside) => inside.strip_suffix(address)?.strip_suffix('<')?,
        None => inside.strip_suffix(address)?,
    };
    before.trim_end().strip_suffix("](").map(str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_schemes_are_safe_in_any_case_and_keep_their_spelling() {
        for address in ["https://x.gov.uk", "HTTP://x.gov.uk/a?b=c#d", "mailto:a@x.gov.uk", "https://x.gov.uk/é"] {
            assert_eq!(safe(address), Some(address));
        }
        assert_eq!(safe(" https://x.gov.uk\n"), Some("https://x.gov.uk"));
    }

    #[test]
    fn other_schemes_and_half_addresses_are_not() {
        for address in ["", "javascript:alert(1)", "file:///etc", "data:,x", "ftp://x", "tel:1", "//x.uk", "page", "#a"]
        {
            assert_eq!(safe(address), None, "{address}");
        }
        for address in ["https:", "https://", "https:///x", "https:x", "mailto:", "ht\ttps://x", " :https://x"] {
            assert_eq!(safe(address), None, "{address}");
        }
    }

    #[test]
    fn hidden_characters_and_endless_addresses_are_not() {
        for hidden in [' ', '\0', '\u{202e}', '\u{200b}', '\u{a0}'] {
            let address = format!("https://x{hidden}");
            assert_eq!(hidden == ' ', safe(&address).is_some(), "{address:?}");
            assert_eq!(safe(&format!("{address}x")), None, "{address:?}");
        }
        assert!(safe(&format!("https://{}", "x".repeat(1_992))).is_some());
        assert!(safe(&format!("https://{}", "x".repeat(1_993))).is_none());
    }

    #[test]
    fn the_words_end_before_the_last_bracket() {
        assert_eq!(words_end("[a](https://x)", "https://x"), Some(2));
        assert_eq!(words_end("[a]( <https://x> )", "https://x"), Some(2));
        assert_eq!(words_end("[a](b)](https://x)", "https://x"), Some(6));
        assert_eq!(words_end("[a](https://x \"title\")", "https://x"), None);
        assert_eq!(words_end("[a](https://x?a&amp;b)", "https://x?a&b"), None);
    }
}
