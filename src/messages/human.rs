//! Problems for people: what, where, the line with a mark under the place, and what to do.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group as Shape, Level, Origin, Renderer, Snippet};

use super::Shown;
use super::accepted::accepted;
use super::groups::{Group, groups};
use super::withheld::{Stretches, Withheld};
use crate::output::harmless;
use crate::problem::{Code, Place, Severity};
use crate::source::{Sources, shortened};

/// How far the message is from the left edge: "warning[inconsistent-format]: ".
const PREFIX: usize = 30;
/// The most lines of one place that are shown.
const MAX_LINES: usize = 4;

/// How far around a place a line is looked at, in bytes.
const REACH: usize = 4_000;

/// All problems of a pack, the same fault once, and last what the pack accepts.
///
/// `width` is the terminal's, in columns. Colours are always on: the printer drops them.
pub fn human(shown: &[Shown<'_>], sources: &Sources, width: usize) -> String {
    let renderer = Renderer::styled().term_width(width);
    let mut withheld = Withheld::default();
    let open = shown.iter().filter(|shown| shown.problem.accepted.is_none());
    let mut text = String::new();
    for group in groups(open) {
        text.push_str(&one(&group, sources, &mut withheld, &renderer, width));
        text.push_str("\n\n");
    }
    text + &accepted(shown)
}

fn one(group: &Group<'_, '_>, sources: &Sources, withheld: &mut Withheld, renderer: &Renderer, width: usize) -> String {
    let shown = group.first();
    let withheld = withheld.in_file(shown.problem.place.file, sources);
    let fill = |text: &str| filled(&harmless::line(text), width.saturating_sub(PREFIX).max(40));
    let message = fill(&group.message());
    let level = match shown.problem.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(message).id(shown.problem.code.word());
    let text = sources.text(shown.problem.place.file);
    let shape = Shape::with_title(title);
    let shape = match text.is_empty() {
        _ if sources.is_workbook(shown.problem.place.file) => in_cell(shape, shown, sources, withheld, width),
        true => shape.element(Origin::path(harmless::line(&shown.at.file).into_owned())),
        false => with_excerpt(shape, shown, &text, withheld, width),
    };
    let others = group.others().map(|others| Level::NOTE.message(fill(&others)));
    let hint = shown.problem.hint.as_ref().map(|hint| Level::HELP.with_name("hint").message(fill(hint)));
    let shape = others.into_iter().chain(hint).fold(shape, |shape, message| shape.element(message));
    renderer.render(&[shape])
}

/// A text in lines of so many columns; the name of a cell is not parted behind its sheet.
fn filled(text: &str, width: usize) -> String {
    textwrap::fill(&text.replace('!', "!\u{2060}"), width).replace('\u{2060}', "")
}

/// Adds the cell and what it shows, unless that is withheld; of a field that is missing at most that its cell is empty.
fn in_cell<'a>(
    shape: Shape<'a>,
    shown: &Shown<'_>,
    sources: &Sources,
    withheld: Stretches<'_>,
    width: usize,
) -> Shape<'a> {
    let shape = shape.element(Origin::path(harmless::line(&shown.at.file_and_cell()).into_owned()));
    let is_missing = shown.problem.lacks.is_some() || shown.problem.code == Code::MissingField;
    if is_missing {
        let cell = shown.problem.cell.map_or_else(|| sources.cell(shown.problem.place), |at| sources.cell_of(at));
        let is_empty = shown.at.cell.is_some() && cell.is_none_or(|cell| cell.is_blank());
        return if is_empty { shape.element(Level::NOTE.message("this cell is empty")) } else { shape };
    }
    let is_withheld = withheld.meet(shown.problem.place);
    let text = sources.cell(shown.problem.place).filter(|_| !is_withheld).map_or("", |cell| cell.value.shown());
    let line =
        text.split('\n').find(|line| !line.trim().is_empty()).map(|line| shortened(&harmless::line(line), width / 2));
    line.into_iter().fold(shape, |shape, line| shape.element(Level::NOTE.with_name("cell").message(line)))
}

/// Adds the place and the lines around it.
fn with_excerpt<'a>(
    shape: Shape<'a>,
    shown: &'a Shown<'_>,
    text: &str,
    withheld: Stretches<'_>,
    width: usize,
) -> Shape<'a> {
    let excerpt = excerpt(text, shown.problem.place, withheld, width);
    let snippet =
        Snippet::source(excerpt.text).line_start(shown.at.line).annotation(AnnotationKind::Primary.span(excerpt.span));
    let file = harmless::line(&shown.at.file).into_owned();
    // The renderer counts the column within what it is given; of a cut line it has to be told.
    if excerpt.is_cut {
        shape.element(Origin::path(file).line(shown.at.line).char_column(shown.at.column)).element(snippet)
    } else {
        shape.element(snippet.path(file))
    }
}

/// What is shown of the file: whole lines, or of long lines the part around the place.
struct Excerpt {
    text: String,
    /// The place within the text.
    span: Range<usize>,
    /// Whether the text starts in the middle of a line.
    is_cut: bool,
}

/// The lines a problem stands on and the place within them, what is withheld masked; `width` columns are seen of a line.
fn excerpt(text: &str, place: Place, withheld: Stretches<'_>, width: usize) -> Excerpt {
    let (start, end) = (floor(text, place.start as usize), floor(text, place.end as usize));
    // Only what is seen is looked at: a line can be as long as the file.
    let back = floor(text, start.saturating_sub(REACH));
    let line_start = text[back..start].rfind('\n').map(|at| back + at + 1).or((back == 0).then_some(0));
    let from = line_start.unwrap_or_else(|| floor(text, start - width * 2));
    let end = end.clamp(start, floor(text, start + REACH));
    let end = text[start..end].match_indices('\n').nth(MAX_LINES - 1).map_or(end, |(at, _)| start + at);
    let to = floor(text, end + width * 2);
    let to = text[end..to].find('\n').map_or(to, |at| end + at);
    let to = from + text[from..to].trim_end_matches('\r').len();
    let before = if line_start.is_none() { "…" } else { "" };
    let after = if to < text.len() && !text[to..].trim_start_matches('\r').starts_with('\n') { "…" } else { "" };
    let (start, end) = (start.min(to), end.min(to));
    let shown = |part: Range<usize>| harmless::block(&withheld.masked(text, part)).into_owned();
    let before = format!("{before}{}", shown(from..start));
    let place = shown(start..end);
    let span = before.len()..before.len() + place.len();
    let text = format!("{before}{place}{}{after}", shown(end..to));
    Excerpt { text, span, is_cut: line_start.is_none() }
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
