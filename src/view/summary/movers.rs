//! The largest changes since the period before.

use rust_decimal::Decimal;

use super::{Columns, Item, Listed, Source, Subject};
use crate::view::table::{change, figure_text};

/// So many indicators whose figures moved most, relative to the figure before; the author's order among equals.
pub(super) fn list(source: &Source<'_>, count: usize) -> Listed {
    let words = source.context.words;
    let plain = &words.plain.summary;
    let mut moved: Vec<(Decimal, &Subject<'_>)> = source
        .due()
        .filter_map(|subject| Some((subject.assessment.own.judgement.moved?, subject)))
        .filter(|(moved, _)| !moved.is_zero())
        .collect();
    moved.sort_by_key(|(moved, subject)| (std::cmp::Reverse(*moved), subject.view.position));
    moved.truncate(count);
    let items: Vec<Item> = moved.into_iter().map(|(_, subject)| item(source, subject)).collect();
    let said = items.is_empty().then(|| words.said.no_movers());
    let how = (!items.is_empty()).then(|| plain.movers_by.clone());
    let columns = Columns {
        figure: source.has_room_for_figures().then(|| plain.figures.clone()),
        change: Some(plain.change.clone()),
        ..Columns::of(source.context)
    };
    Listed { heading: plain.movers.clone(), columns, how, said, items }
}

fn item(source: &Source<'_>, subject: &Subject<'_>) -> Item {
    let words = source.context.words;
    let headline = &subject.assessment.own.headline;
    let format = headline.format();
    let printed = |datum| figure_text(datum, &format, words);
    let before = headline.figure(headline.before()).map(printed);
    let figure = before.zip(headline.current.map(printed)).map(|(before, now)| words.said.moved_from(&before, &now));
    Item { figure, change: change(&subject.assessment.own, words), ..subject.item(source.context) }
}
