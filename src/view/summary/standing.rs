//! How an entry stands: its figures at the end of its title's last line or of one of their own, all of it on one page or not.

use super::Item;
use crate::view::Context;

/// The least space before figures, in ems.
const GAP: f64 = 1.0;
/// How much a line may be shorter or longer than it is measured, in points.
const ROUNDING: f64 = 1.0;

/// The most letters of an entry that is kept on one page, and the largest text: what is kept never leaves much of a page empty.
const MOST: usize = 600;
const LARGEST: f64 = 14.0;

/// The space behind the widest badge of a list, and the widest badge behind which entries have a column of their own, in ems.
const BEHIND: f64 = 0.7;
const WIDEST: f64 = 7.0;

/// Gives each entry of a list the space behind its badge, and returns how far all of them stand behind their badges.
pub(super) fn indent<'i>(items: impl Iterator<Item = &'i mut Item>, context: &Context<'_>) -> f64 {
    let items: Vec<&mut Item> = items.collect();
    let badge = |item: &Item| badge(item, context);
    let widest = items.iter().map(|item| badge(item)).fold(0.0, f64::max);
    let column = (widest <= WIDEST).then_some(widest);
    for item in items {
        item.gap = column.map_or(0.0, |column| column - badge(item)) + BEHIND;
        item.is_indented = column.is_some();
    }
    column.map_or(0.0, |column| column + BEHIND)
}

/// The width of an entry's badge, in ems.
fn badge(item: &Item, context: &Context<'_>) -> f64 {
    item.level.as_ref().map_or(0.0, |level| context.text.bold(&level.name, 1.0) + context.measures.around_badge())
}

/// How far an entry stands behind its badge, in ems.
pub(super) fn indent_of(item: &Item, context: &Context<'_>) -> f64 {
    badge(item, context) + item.gap
}

/// Whether an entry may go on on the next page.
fn may_break(item: &Item, size: f64) -> bool {
    size > LARGEST || item.texts().map(str::len).sum::<usize>() > MOST
}

/// Finds out how an entry stands.
pub(super) fn place(item: &mut Item, is_short: bool, size: f64, context: &Context<'_>) {
    item.may_break = may_break(item, size);
    item.is_apart = if is_short { are_apart(item, size, context) } else { is_trend_apart(item, size, context) };
    item.is_beside = !is_short && item.is_apart && is_trend_beside(item, size, context);
}

/// Whether the trend of an entry does not fit behind its title, however its width is rounded.
fn is_trend_apart(item: &Item, size: f64, context: &Context<'_>) -> bool {
    let Some(trend) = &item.trend else { return false };
    let small = context.measures.small(size);
    let indent = indent_of(item, context) * small;
    let (start, room) = column(item, indent, context);
    [-ROUNDING, ROUNDING].into_iter().any(|more| {
        let (_, last) = broken(&title(item), start, room + more, |words| context.text.bold(words, small));
        last + GAP * small + trend.width > room + more
    })
}

/// Whether it fits behind the figures, which then take one line.
fn is_trend_beside(item: &Item, size: f64, context: &Context<'_>) -> bool {
    let Some(trend) = &item.trend else { return false };
    let small = context.measures.small(size);
    let (_, room) = column(item, indent_of(item, context) * small, context);
    context.text.width(&figures(item, true, context), small) + GAP * small + trend.width + ROUNDING <= room
}

/// Where the first line of an entry begins, and how wide its lines are.
fn column(item: &Item, indent: f64, context: &Context<'_>) -> (f64, f64) {
    let width = context.measures.page.text_width;
    if item.is_indented { (0.0, width - indent) } else { (indent, width) }
}

/// The figures of an entry with the page, where it is named, as they stand on their line.
pub(super) fn figures(item: &Item, leads: bool, context: &Context<'_>) -> String {
    let said = [&item.figure, &item.variance, &item.change, &item.before].into_iter().flatten().map(String::as_str);
    let page = leads.then(|| format!("{} 888", context.words.plain.summary.page));
    said.chain(page.as_deref()).collect::<Vec<_>>().join(" · ")
}

/// Whether figures and page do not fit behind the title, however its width is rounded.
fn are_apart(item: &Item, size: f64, context: &Context<'_>) -> bool {
    [-ROUNDING, ROUNDING].into_iter().any(|more| ends(item, size, more, context).is_apart)
}

/// How many lines the title and the figures of a short entry take.
pub(super) fn lines(item: &Item, size: f64, context: &Context<'_>) -> usize {
    let ends = ends(item, size, -ROUNDING, context);
    ends.lines + usize::from(ends.is_apart)
}

/// Where a title ends.
struct Ends {
    /// Its lines.
    lines: usize,
    /// Whether the last of them has no room for the figures.
    is_apart: bool,
}

/// Where a title ends in lines of so many `more` points than there are.
fn ends(item: &Item, size: f64, more: f64, context: &Context<'_>) -> Ends {
    let small = context.measures.small(size);
    let figure = item.figure.as_ref().map_or(0.0, |figure| context.text.width(&format!("{figure} · "), small));
    let page = context.text.width(&format!("{} 888", context.words.plain.summary.page), small);
    let room = context.measures.page.text_width + more;
    let (lines, last) = broken(&title(item), 0.0, room, |words| context.text.bold(words, small));
    Ends { lines, is_apart: last + GAP * small + figure + page > room }
}

/// What stands before the figures.
pub(super) fn title(item: &Item) -> String {
    let number = item.number.iter().map(|number| format!("{number} "));
    let measure = item.measure.iter().map(|measure| format!(": {measure}"));
    number.chain([item.title.clone()]).chain(measure).collect()
}

/// How many lines a text takes that is broken between words and begins so far in the first, and the width of the last.
pub(super) fn broken(text: &str, start: f64, room: f64, width: impl Fn(&str) -> f64) -> (usize, f64) {
    let space = width(" ");
    text.split(' ').map(width).fold((1, start - space), |(lines, line), word| match line + space + word {
        joined if joined <= room => (lines, joined),
        _ if word <= room => (lines + 1, word),
        // A word that has no room in any line is broken within.
        _ => (lines + (word / room).ceil() as usize, word % room),
    })
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn a_line_ends_before_the_word_that_has_no_room() {
        let of = |text: &str| broken(text, 0.0, 10.0, |words| words.len() as f64);
        assert_eq!(
            [of("one two"), of("one two three"), of("one two three four"), of("much-too-long one")],
            [(1, 7.0), (2, 5.0), (2, 10.0), (3, 7.0)]
        );
        assert_eq!(broken("one two", 4.0, 10.0, |words| words.len() as f64), (2, 3.0));
    }
}
