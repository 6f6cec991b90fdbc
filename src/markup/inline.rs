//! Puts runs of text together.

use super::Inline;
use super::lines::lines;
use crate::markup::character::{SPACES, printed};

/// Adds an inline; text joins the text before it.
pub(super) fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    match inline {
        Inline::Text { text } => push_text(inlines, &text),
        other => inlines.push(other),
    }
}

/// Adds text to the text before it.
pub(super) fn push_text(inlines: &mut Vec<Inline>, more: &str) {
    match inlines.last_mut() {
        Some(Inline::Text { text }) => text.push_str(&printed(more)),
        _ => {
            let text = printed(more).into_owned();
            inlines.extend((!text.is_empty()).then_some(Inline::Text { text }));
        }
    }
}

/// Adds text with a break in place of each line end and the white space around it.
pub(super) fn push_lines(inlines: &mut Vec<Inline>, text: &str) {
    let mut lines = lines(text).map(|line| &text[line]).peekable();
    let mut is_first = true;
    while let Some(mut line) = lines.next() {
        if !std::mem::replace(&mut is_first, false) {
            inlines.push(Inline::Break);
            line = line.trim_start_matches(SPACES);
        }
        push_text(inlines, if lines.peek().is_some() { line.trim_end_matches(SPACES) } else { line });
    }
}
