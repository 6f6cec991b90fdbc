//! Problems for people: what, where, the line with a mark under the place, and what to do.

use std::fmt::Write;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Shown, count};
use crate::problem::Severity;
use crate::source::Sources;

/// How far the message is from the left edge: "warning[inconsistent-format]: ".
const PREFIX: usize = 30;
/// The most lines of one place that are shown.
const MAX_LINES: usize = 4;

/// All problems of a pack; `width` is the terminal's, in columns. Colours are always on: the printer drops them.
pub fn human(shown: &[Shown<'_>], sources: &Sources, width: usize) -> String {
    let renderer = Renderer::styled().term_width(width);
    let mut text = String::new();
    for shown in shown {
        text.push_str(&one(shown, sources, &renderer, width));
        text.push_str("\n\n");
    }
    text
}

fn one(shown: &Shown<'_>, sources: &Sources, renderer: &Renderer, width: usize) -> String {
    let message = textwrap::fill(&shown.message(), width.saturating_sub(PREFIX).max(40));
    let level = match shown.problem.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(message).id(shown.problem.code.word());
    let text = sources.text(shown.problem.place.file);
    let (excerpt, first, span) = excerpt(&text, shown);
    let snippet = Snippet::source(excerpt)
        .path(shown.at.file.as_str())
        .line_start(first)
        .annotation(AnnotationKind::Primary.span(span));
    let group = Group::with_title(title).element(snippet);
    let hint = shown.problem.hint.as_ref().map(|hint| textwrap::fill(hint, width.saturating_sub(PREFIX).max(40)));
    match hint {
        Some(hint) => renderer.render(&[group.element(Level::HELP.with_name("hint").message(hint))]),
        None => renderer.render(&[group]),
    }
}

/// The lines a problem stands on, the number of the first, and the place within them.
fn excerpt<'t>(text: &'t str, shown: &Shown<'_>) -> (&'t str, usize, std::ops::Range<usize>) {
    let boundary = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (boundary(shown.problem.place.start as usize), boundary(shown.problem.place.end as usize));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[start..end].match_indices('\n').nth(MAX_LINES - 1).map_or(end, |(at, _)| start + at);
    let line_end = text[last..].find('\n').map_or(text.len(), |at| last + at);
    (&text[line_start..line_end], shown.at.line, start - line_start..last.max(start) - line_start)
}

/// "3 errors, 12 warnings in 2 files".
pub fn summary(shown: &[Shown<'_>]) -> String {
    let errors = shown.iter().filter(|shown| shown.problem.is_error()).count();
    let mut files: Vec<&str> = shown.iter().map(|shown| shown.at.file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    let mut line = String::new();
    let _ = write!(
        line,
        "{}, {} in {}",
        count(errors, "error"),
        count(shown.len() - errors, "warning"),
        count(files.len(), "file")
    );
    line
}
