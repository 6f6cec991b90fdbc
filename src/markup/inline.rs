//! Puts runs of text together.

use super::{Inline, plain_inlines};

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
        _ if more.is_empty() => {}
        Some(Inline::Text { text }) => text.push_str(more),
        _ => inlines.push(Inline::Text { text: more.into() }),
    }
}

/// Adds text with something in place of each line end and the white space around it.
pub(super) fn push_lines(inlines: &mut Vec<Inline>, text: &str, between: &Inline) {
    const BLANK: [char; 2] = [' ', '\t'];
    let mut rest = text;
    while let Some((line, more)) = rest.split_once(['\n', '\r']) {
        push_text(inlines, line.trim_end_matches(BLANK));
        push(inlines, between.clone());
        let windows = rest.as_bytes().get(line.len()) == Some(&b'\r');
        let more = more.strip_prefix('\n').filter(|_| windows).unwrap_or(more);
        rest = more.trim_start_matches(BLANK);
    }
    push_text(inlines, rest);
}

/// The words of a link; where they are blank, its address shows.
pub(super) fn or_address(mut words: Vec<Inline>, address: &str) -> Vec<Inline> {
    let mut plain = String::new();
    plain_inlines(&words, &mut plain);
    if plain.trim().is_empty() {
        push_text(&mut words, address);
    }
    words
}

/// What a line end inside a paragraph prints as.
pub(super) fn space() -> Inline {
    Inline::Text { text: " ".into() }
}
