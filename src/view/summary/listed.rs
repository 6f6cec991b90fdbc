//! What is not due, and what has not been received.

use super::exceptions::most;
use super::{Item, ItemText, Listed, ListedGroup, Source, Subject};
use crate::markup::placeholder;
use crate::pack::{At, Datum, Scalar};
use crate::rating::assess::Headline;
use crate::view::report::one_line;

/// How many of each fit at 12 points.
const MOST: f64 = 8.0;

/// The indicators of which no figure is due, with the reason.
pub(super) fn not_due(source: &Source<'_>) -> Listed {
    let words = source.context.words;
    let item = |subject: &Subject<'_>| {
        let reason = subject.assessment.own.headline.not_due?;
        Some(Item { text: Some(one_line(reason).into()), ..subject.item(source.context) })
    };
    let items = source.subjects.iter().filter_map(item).collect();
    listed(source, words.plain.summary.not_due.clone(), items, words.said.all_due())
}

/// The indicators whose figure is due and has not come.
pub(super) fn not_received(source: &Source<'_>) -> Listed {
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
        let text = (!missing.is_empty()).then(|| ItemText { label, text: missing.join("; ") });
        is_missing.then(|| Item { text, ..subject.item(source.context) })
    };
    let items = source.due().filter_map(item).collect();
    listed(source, words.plain.summary.not_received.clone(), items, words.said.all_received())
}

fn listed(source: &Source<'_>, heading: String, mut items: Vec<Item>, none: String) -> Listed {
    let words = source.context.words;
    let count = items.len();
    items.truncate(most(source, MOST));
    let said = match count {
        0 => Some(none),
        _ => (count > items.len()).then(|| words.said.more(count - items.len())),
    };
    let heading_width = source.width(&heading);
    Listed {
        heading,
        heading_width,
        indent: 0.0,
        is_short: true,
        how: None,
        said,
        groups: vec![ListedGroup { name: None, items }],
    }
}

/// Whether a figure is absent where there is a target to compare it with, null, blank, or a placeholder. A mark or another
/// text says what there is instead.
fn is_to_come(headline: &Headline<'_>) -> bool {
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
