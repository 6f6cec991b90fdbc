//! The exceptions: what is off target, worst first, and what is done about it.

use super::{Item, ItemText, Listed, ListedGroup, Source, Subject, standing};
use crate::markup;
use crate::markup::placeholder;
use crate::pack::{At, is_action_heading};
use crate::rating::action;
use crate::rating::assess::{Assessed, Figure, before};
use crate::view::report::{badge, one_line};
use crate::view::table::{change, figure_text, variance};
use crate::view::trend;
use crate::words::Words;

/// How many fit beside the rest at 12 points.
const MOST: f64 = 10.0;

/// The indicators and measures of these levels: worst level first, the author's order within.
pub(super) fn list(source: &Source<'_>, levels: &[usize]) -> Listed {
    let plain = &source.context.words.plain.summary;
    let mut found: Vec<(usize, usize, Item)> = Vec::new();
    for (place, subject) in source.due().enumerate() {
        let of_level =
            |assessed: &&Assessed<'_>| assessed.judgement.level().is_some_and(|level| levels.contains(&level));
        let own = Some(&subject.assessment.own).filter(of_level);
        let measures = subject.assessment.measures.iter().filter(|measure| measure.headline.not_due.is_none());
        // Where the indicator is one itself, its measures say why on its page.
        let all: Vec<&Assessed<'_>> = own.map_or_else(|| measures.filter(of_level).collect(), |own| vec![own]);
        found.extend(
            all.into_iter()
                .filter_map(|assessed| Some((assessed.judgement.level()?, place, item(source, subject, assessed)))),
        );
    }
    found.sort_by_key(|(level, place, _)| (*level, *place));
    let count = found.len();
    let mut items: Vec<Item> = found.into_iter().map(|(.., item)| item).collect();
    items.truncate(most(source, MOST));
    let indent = standing::indent(&mut items, source.context);
    Listed {
        heading_width: source.width(&plain.exceptions),
        heading: plain.exceptions.clone(),
        how: None,
        is_short: false,
        indent,
        said: said(source, levels, count, items.len()),
        groups: vec![ListedGroup { name: None, items }],
    }
}

/// How many entries of a list there is room for.
pub(super) fn most(source: &Source<'_>, at_twelve: f64) -> usize {
    (at_twelve * (12.0 / source.size).powf(2.5)).floor().max(2.0) as usize
}

fn said(source: &Source<'_>, levels: &[usize], count: usize, shown: usize) -> Option<String> {
    let said = source.context.words.said;
    let names: Vec<&str> =
        levels.iter().filter_map(|level| Some(source.scale.levels.get(*level)?.name.as_str())).collect();
    match count {
        0 if names.is_empty() => Some(said.nothing_means_off_target()),
        0 => Some(said.no_exceptions(&names)),
        _ => (count > shown).then(|| said.more(count - shown)),
    }
}

fn item(source: &Source<'_>, subject: &Subject<'_>, assessed: &Assessed<'_>) -> Item {
    let words = source.context.words;
    let (headline, format) = (&assessed.headline, assessed.headline.format());
    let printed = |datum| figure_text(datum, &format, words);
    let current = headline.current.map_or_else(|| words.plain.not_available.clone(), printed);
    let measure = headline.name.map(one_line).filter(|name| !name.is_empty());
    let figure = match headline.target {
        Some(target) => words.said.against_target(&current, &printed(target)),
        None => current,
    };
    Item {
        trend: trend::of_headline(subject.indicator, headline, source.context.measures.trend(source.size), words),
        measure,
        level: assessed.judgement.level().and_then(|level| badge(source.scale, level)),
        figure: Some(figure),
        variance: variance(assessed, &subject.assessment.bands, source.scale, words),
        change: changed(assessed, words),
        before: level_before(source, subject, assessed),
        text: Some(action_text(subject, words)),
        ..subject.item(source.context)
    }
}

/// The change with the figure that it is from, as far as they are published.
fn changed(assessed: &Assessed<'_>, words: &Words) -> Option<String> {
    let headline = &assessed.headline;
    let before = headline.figure(headline.before()).filter(|datum| datum.number().is_some());
    let before = before.map(|datum| figure_text(datum, &headline.format(), words));
    match (change(assessed, words), before) {
        (Some(change), Some(before)) => {
            Some(words.said.changed_from(&change, &before, headline.before() == Figure::LastYear))
        }
        (change, _) => change,
    }
}

/// Whether the level is new, where that of the period before is known.
fn level_before(source: &Source<'_>, subject: &Subject<'_>, assessed: &Assessed<'_>) -> Option<String> {
    let before = before::level(&assessed.headline, source.scale, &subject.assessment.bands)?;
    let now = assessed.judgement.level()?;
    let name = source.scale.levels.get(before)?.name.as_str();
    Some(source.context.words.said.level_before(name, before == now))
}

/// What is being done about it, or that nothing is said.
fn action_text(subject: &Subject<'_>, words: &Words) -> ItemText {
    let plain = &words.plain.summary;
    match action(subject) {
        Some(text) => ItemText { label: Some(plain.action.clone()), text },
        None => plain.no_actions.clone().into(),
    }
}

/// The first sentence of what is done about it: of the first open action, else of the text under Actions or the like.
fn action(subject: &Subject<'_>) -> Option<String> {
    let open = subject.indicator.actions().iter().filter(|action| !action::is_done(action));
    let open = open.map(|action| written([&action.text]));
    let sections = subject.indicator.narrative.iter().flat_map(|narrative| &narrative.0);
    let texts = sections.filter(|section| is_action_heading(&section.heading));
    let texts = texts.map(|section| written(&section.texts.0));
    open.chain(texts).find_map(|text| markup::first_sentence(&text))
}

/// Texts as one, without those that are still to be written.
fn written<'t>(texts: impl IntoIterator<Item = &'t At<String>>) -> String {
    let texts = texts.into_iter().map(|text| text.as_str()).filter(|text| placeholder::all_in_text(text).is_empty());
    texts.collect::<Vec<_>>().join("\n\n")
}
