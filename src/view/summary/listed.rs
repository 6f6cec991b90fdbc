//! What is not due, and what has not been received.

use super::class::{Class, Entry, Rank, Run};
use super::{Item, ItemText, Source, Subject};
use crate::markup::placeholder;
use crate::number::format::is_not_available;
use crate::pack::{At, Datum, Scalar};
use crate::rating::assess::Headline;
use crate::view::report::one_line;

/// More than two pages can hold.
const MOST: usize = 80;

/// The indicators of which no figure is due, with the reason.
pub(super) fn not_due(source: &Source<'_>) -> Class {
    let words = source.context.words;
    let item = |subject: &Subject<'_>| {
        let reason = subject.assessment.own.headline.not_due?;
        Some(Item { text: Some(one_line(reason).into()), ..subject.item(source.context) })
    };
    let items = source.subjects.iter().filter_map(item);
    class(&words.plain.summary.not_due, Rank::NotDue, items, words.said.all_due())
}

/// The indicators whose figure is due and has not come.
pub(super) fn not_received(source: &Source<'_>) -> Class {
    let words = source.context.words;
    let item = |subject: &Subject<'_>| {
        let assessment = &subject.assessment;
        let headlines = assessment.measures.iter().map(|measure| &measure.headline);
        let missing: Vec<String> = headlines
            .filter(|headline| headline.not_due.is_none() && is_to_come(headline))
            .map(|headline| one_line(headline.name.unwrap_or_default()))
            .collect();
        let is_missing =
            if assessment.measures.is_empty() { is_to_come(&assessment.own.headline) } else { !missing.is_empty() };
        let label = Some(words.plain.summary.no_figure_for.clone());
        let text = (!missing.is_empty()).then(|| ItemText { label, text: named(source, &missing) });
        is_missing.then(|| Item { text, ..subject.item(source.context) })
    };
    let items = source.due().filter_map(item);
    class(&words.plain.summary.not_received, Rank::NotReceived, items, words.said.all_received(not_available(source)))
}

/// How many figures are published as not available, of those that are due.
fn not_available(source: &Source<'_>) -> usize {
    let own = |subject: &Subject<'_>| {
        let measures = &subject.assessment.measures;
        let headlines = measures.iter().map(|measure| &measure.headline).filter(|headline| headline.not_due.is_none());
        let headlines = headlines.chain(measures.is_empty().then_some(&subject.assessment.own.headline));
        let texts = headlines.filter_map(|headline| headline.current).filter_map(|datum| match &datum.scalar {
            Scalar::Text(text) => Some(text),
            Scalar::Null | Scalar::Number(_) => None,
        });
        texts.filter(|text| is_not_available(text)).count()
    };
    source.due().map(own).sum()
}

fn class(heading: &str, rank: Rank, items: impl Iterator<Item = Item>, none: String) -> Class {
    let mut items = items;
    let entries: Vec<Entry> = items.by_ref().take(MOST).map(Entry::alone).collect();
    let count = entries.len() + items.count();
    Class::ungrouped(heading, none, count, Run { rank, entries })
}

/// As many names as fit a line, one at least, and how many more there are: the indicator's page has them all.
fn named(source: &Source<'_>, names: &[String]) -> String {
    let Source { context, size, .. } = source;
    let small = context.measures.small(*size);
    let width = |text: &str| context.text.width(text, small);
    let label = width(&format!("{}: ", context.words.plain.summary.no_figure_for));
    let some = |count: usize| context.words.said.and_more(&names[..count].join("; "), names.len() - count);
    let ends = names.iter().scan(0.0, |end, name| {
        *end += width(name) + width("; ");
        Some(*end)
    });
    let more = |count: usize| width(&context.words.said.and_more("", names.len() - count));
    let fits = |(place, end): &(usize, f64)| label + end + more(place + 1) < context.measures.page.text_width;
    some(ends.enumerate().take_while(fits).last().map_or(1, |(place, _)| place + 1))
}

/// Whether a figure is absent where there is a target to compare it with, null, blank, or a placeholder. A mark or another
/// text says what there is instead.
pub(super) fn is_to_come(headline: &Headline<'_>) -> bool {
    match headline.current {
        None => headline.target.is_some(),
        Some(datum) => is_blank(datum),
    }
}

fn is_blank(datum: &At<Datum>) -> bool {
    datum.mark.is_none()
        && match &datum.scalar {
            Scalar::Null => true,
            Scalar::Text(text) => text.trim().is_empty() || placeholder::in_figure(text).is_some(),
            Scalar::Number(_) => false,
        }
}
