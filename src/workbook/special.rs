//! The words in a cell that are no text of the pack: no figure, empty, none, a long text, JSON.

/// No figure is given: null.
pub(super) const NO_FIGURE: &str = "(no figure)";
/// A text with nothing in it.
pub(super) const EMPTY: &str = "(empty)";
/// A list with nothing in it.
pub(super) const NONE: &str = "(none)";
/// What stands before JSON, for what no cell can say otherwise.
pub(super) const JSON: &str = "(json) ";
/// What stands before the number of a text that is longer than a cell holds.
pub(super) const LONG: &str = "(see Long texts ";

/// The number of the long text that a cell points to.
pub(super) fn long_text(text: &str) -> Option<usize> {
    text.trim().strip_prefix(LONG)?.strip_suffix(')')?.parse().ok()
}

/// Whether a text would be taken for one of these words.
fn is_special(text: &str) -> bool {
    let word = text.trim();
    [NO_FIGURE, EMPTY, NONE].contains(&word) || word.starts_with(JSON.trim_end()) || long_text(word).is_some()
}

/// A text as it stands in a cell: a backslash before what would be taken for another word.
pub(super) fn escaped(text: &str) -> String {
    if is_special(text.trim_start_matches('\\')) { format!("\\{text}") } else { text.to_owned() }
}

/// The text that a cell means.
pub(super) fn unescaped(text: &str) -> &str {
    match text.strip_prefix('\\') {
        Some(rest) if is_special(rest.trim_start_matches('\\')) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_look_like_other_words_stay_texts() {
        for text in ["(none)", "\\(none)", "(no figure)", "(json) {}", "(see Long texts 3)", "\\", "\\x", "(other)"] {
            assert_eq!(unescaped(&escaped(text)), text);
            assert!(!is_special(&escaped(text)));
        }
        assert_eq!(long_text("(see Long texts 12)"), Some(12));
    }
}
