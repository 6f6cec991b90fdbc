//! How an entry stands: its figures and page at the end of its title's last line or of one of their own, all of it on one
//! page or not.

use super::{Item, ListedGroup, Source};
use crate::view::Context;
use crate::view::lines::broken;

/// The least space before figures and trends, in ems.
const GAP: f64 = 1.0;
/// How much a line may be shorter or longer than it is measured, in points.
const ROUNDING: f64 = 1.0;

/// The most letters of an entry that is kept on one page.
const MOST: usize = 600;

/// The space behind the widest badge of a list, and the widest badge behind which entries have a column of their own, in ems.
const BEHIND: f64 = 0.7;
const WIDEST: f64 = 7.0;

/// The longest words that surely fit a line of small text of one point, in letters.
const LONGEST: f64 = 400.0;

/// Finds out how entries of a list or of a part of it stand, where the widest badge of the list is so wide.
pub(super) fn place(items: &mut [&mut Item], widest: f64, is_short: bool, source: &Source<'_>) {
    indent(items, widest, source.context);
    let beside = beside(items.iter().map(|item| &**item), source);
    for item in items {
        let longest = (LONGEST / source.context.measures.small(source.size)) as usize;
        item.longest = (item.longest_word() > longest).then_some(longest);
        item.may_break = !is_short && item.texts().map(str::len).sum::<usize>() > MOST;
        item.is_apart = has_end(item, source) && is_apart(item, beside, source);
    }
}

/// Entries that stand together, as they stand without the others.
pub(super) fn group(
    name: Option<String>,
    (items, widest): (Vec<Item>, f64),
    is_short: bool,
    source: &Source<'_>,
) -> ListedGroup {
    let mut items = items;
    // Without badges none stands otherwise than among all.
    if widest > 0.0 {
        place(&mut items.iter_mut().collect::<Vec<_>>(), widest, is_short, source);
    }
    let indent = items.iter().map(|item| indent_of(item, source.context)).fold(0.0, f64::max);
    let is_indented = items.iter().any(|item| item.is_indented && item.level.is_some());
    let beside = beside(items.iter(), source);
    ListedGroup { name, is_short, indent: if is_indented { indent } else { 0.0 }, beside, items }
}

/// The width of the widest badge of some entries, in ems.
pub(super) fn widest_badge<'i>(items: impl Iterator<Item = &'i Item>, source: &Source<'_>) -> f64 {
    items.map(|item| badge(item, source.context)).fold(0.0, f64::max)
}

/// Gives each entry the space behind its badge, where the widest of the list is so wide.
fn indent(items: &mut [&mut Item], widest: f64, context: &Context<'_>) {
    let column = (widest <= WIDEST).then_some(widest);
    for item in items.iter_mut().filter(|item| item.level.is_some()) {
        item.gap = Some(column.map_or(0.0, |column| column - badge(item, context)) + BEHIND);
        item.is_indented = column.is_some();
    }
}

/// The width of an entry's badge, in ems.
fn badge(item: &Item, context: &Context<'_>) -> f64 {
    item.level.as_ref().map_or(0.0, |level| context.text.bold(&level.name, 1.0) + context.measures.around_badge())
}

/// How far an entry stands behind its badge, in ems.
fn indent_of(item: &Item, context: &Context<'_>) -> f64 {
    badge(item, context) + item.gap.unwrap_or(0.0)
}

/// The room for trends to the right of entries, in points.
pub(super) fn beside<'i>(items: impl Iterator<Item = &'i Item>, source: &Source<'_>) -> f64 {
    let widest = items.filter_map(|item| item.trend.as_ref()).map(|trend| trend.width).fold(0.0, f64::max);
    if widest > 0.0 { widest + GAP * source.context.measures.small(source.size) } else { 0.0 }
}

/// Where the lines of an entry begin, the first and the others, and how wide they are beside the room for trends.
pub(super) struct Column {
    /// Where the first line begins behind the others.
    pub(super) start: f64,
    /// How wide the lines are.
    pub(super) width: f64,
}

/// The column of an entry.
pub(super) fn column(item: &Item, beside: f64, source: &Source<'_>) -> Column {
    let indent = indent_of(item, source.context) * source.context.measures.small(source.size);
    let width = source.context.measures.page.text_width - beside;
    if item.is_indented { Column { start: 0.0, width: width - indent } } else { Column { start: indent, width } }
}

fn has_end(item: &Item, source: &Source<'_>) -> bool {
    item.end.is_some() || source.leads
}

/// Whether what stands at the end of the title's line does not fit behind it, however its width is rounded.
fn is_apart(item: &Item, beside: f64, source: &Source<'_>) -> bool {
    [-ROUNDING, ROUNDING].into_iter().any(|more| ends(item, beside, more, source).is_apart)
}

/// How many lines the title of an entry takes with what stands at its end.
pub(super) fn lines(item: &Item, beside: f64, source: &Source<'_>) -> usize {
    let ends = ends(item, beside, -ROUNDING, source);
    ends.lines + usize::from(ends.is_apart && has_end(item, source))
}

/// Where a title ends.
struct Ends {
    /// Its lines.
    lines: usize,
    /// Whether the last of them has no room for figures and page.
    is_apart: bool,
}

/// Where a title ends in lines of so many `more` points than there are.
fn ends(item: &Item, beside: f64, more: f64, source: &Source<'_>) -> Ends {
    let Source { context, size, leads, .. } = source;
    let small = context.measures.small(*size);
    let page = leads.then(|| format!("{} 888", context.words.plain.summary.page));
    let end: Vec<&str> = item.end.iter().chain(&page).map(String::as_str).collect();
    // A page alone stands above the trend.
    let end = (context.text.width(&end.join(" · "), small) - beside).max(0.0);
    let Column { start, width } = column(item, beside, source);
    let (lines, last) = broken(&title(item), start, width + more, |words| context.text.bold(words, small));
    Ends { lines, is_apart: last + GAP * small + end > width + more }
}

/// What stands before the figures.
fn title(item: &Item) -> String {
    item.measure.as_ref().map_or_else(|| item.title.clone(), |measure| format!("{}: {measure}", item.title))
}
