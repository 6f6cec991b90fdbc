//! The exceptions: what is off target, worst first, and what is done about it.

use std::cmp::Ordering;

use super::class::{Class, Entry, Rank, Run};
use super::{Item, ItemText, Source, Subject};
use crate::markup;
use crate::markup::placeholder;
use crate::number::format::is_not_available;
use crate::pack::{At, Direction, is_action_heading};
use crate::rating::action;
use crate::rating::assess::{Assessed, Figure, before};
use crate::view::report::{badge, one_line};
use crate::view::table::{change, figure_text, variance};
use crate::view::trend;

/// More than two pages can hold.
const MOST: usize = 50;

/// The indicators and measures of these levels, which the pack names or not: worst level first, the author's order within.
pub(super) fn class(source: &Source<'_>, levels: &[usize], are_asked: bool) -> Class {
    let mut found: Vec<(usize, usize, &Subject<'_>, &Assessed<'_>)> = Vec::new();
    for (place, subject) in source.due().enumerate() {
        let of_level =
            |assessed: &&Assessed<'_>| assessed.judgement.level().is_some_and(|level| levels.contains(&level));
        let own = Some(&subject.assessment.own).filter(of_level);
        let measures = subject.assessment.measures.iter().filter(|measure| measure.headline.not_due.is_none());
        // Where the indicator is one itself, its measures say why on its page.
        let all: Vec<&Assessed<'_>> = own.map_or_else(|| measures.filter(of_level).collect(), |own| vec![own]);
        found.extend(
            all.into_iter().filter_map(|assessed| Some((assessed.judgement.level()?, place, subject, assessed))),
        );
    }
    found.sort_by_key(|(level, place, ..)| (*level, *place));
    let plain = &source.context.words.plain.summary;
    let listed = found.iter().take(MOST);
    let entries = listed.map(|(.., subject, assessed)| entry(source, subject, assessed)).collect();
    let run = Run { rank: Rank::Exceptions, entries };
    let class = Class::ungrouped(&plain.exceptions, none(source, levels, are_asked), found.len(), run);
    let in_brief = if source.leads { &plain.in_brief } else { &plain.without_actions };
    let how = (found.len() > 1).then(|| {
        let actions = || found.iter().map(|(.., subject, _)| action(source, subject));
        let overdue = actions().flatten().filter(|action| action.is_overdue).count();
        source.context.words.said.exceptions_of(found.len(), actions().filter(Option::is_none).count(), overdue)
    });
    Class { in_brief: Some(in_brief.clone()), how, ..class }
}

/// That there is none.
fn none(source: &Source<'_>, levels: &[usize], are_asked: bool) -> String {
    let said = source.context.words.said;
    if source.rated() == 0 && !are_asked {
        return said.rated(0, source.due().count(), 0);
    }
    let names: Vec<&str> =
        levels.iter().filter_map(|level| Some(source.scale.levels.get(*level)?.name.as_str())).collect();
    if names.is_empty() { said.nothing_means_off_target() } else { said.no_exceptions(&names) }
}

/// An exception, in full and on a line.
fn entry(source: &Source<'_>, subject: &Subject<'_>, assessed: &Assessed<'_>) -> Entry {
    let words = source.context.words;
    let (headline, format) = (&assessed.headline, assessed.headline.format());
    let printed = |datum| figure_text(datum, &format, words);
    let current = headline.current.map_or_else(|| words.plain.not_available.clone(), printed);
    let measure = headline.name.map(one_line).filter(|name| !name.is_empty());
    let figure = match headline.target {
        Some(target) => words.said.against_target(&current, &printed(target)),
        None => current.clone(),
    };
    let brief = Item {
        level: assessed.judgement.level().and_then(|level| badge(source.scale, level)),
        end: Some(match headline.target {
            Some(target) => words.said.with_target(&current, &printed(target)),
            None => current.clone(),
        }),
        measure,
        ..subject.item(source.context)
    };
    let (change, before) = changed(source, subject, assessed);
    let whole = subject.assessment.own.judgement.level().filter(|_| brief.measure.is_some());
    let whole =
        whole.and_then(|level| source.scale.levels.get(level)).map(|level| words.said.indicator_itself(&level.name));
    let figures = [Some(figure), how_far(source, subject, assessed), change, before, whole];
    let item = Item {
        end: None,
        figures: figures.into_iter().flatten().collect(),
        trend: trend::of_headline(subject.indicator, headline, source.context.measures.trend(source.size), words),
        text: Some(action_text(source, subject)),
        ..brief.clone()
    };
    Entry { brief: Some(brief), ..Entry::alone(item) }
}

/// How far the figure is from its target; beyond one that is not to be passed, why that is no success.
fn how_far(source: &Source<'_>, subject: &Subject<'_>, assessed: &Assessed<'_>) -> Option<String> {
    let words = source.context.words;
    let said = variance(assessed, &subject.assessment.bands, source.scale, words)?;
    let is_lower = matches!(assessed.headline.direction.map(|at| &at.value), Some(Direction::Lower));
    let is_beyond = is_lower && assessed.judgement.side == Some(Ordering::Greater);
    Some(if is_beyond { words.said.with_aside(&said, &words.plain.summary.lower_is_better) } else { said })
}

/// The change with the figure that it is from, as far as they are published, and the level of the period before, where that
/// is known and the figure is not of the same period.
fn changed(source: &Source<'_>, subject: &Subject<'_>, assessed: &Assessed<'_>) -> (Option<String>, Option<String>) {
    let (words, headline) = (source.context.words, &assessed.headline);
    let (said, is_last_year) = (words.said, headline.before() == Figure::LastYear);
    let printed = |datum| figure_text(datum, &headline.format(), words);
    let before = headline.figure(headline.before()).filter(|datum| datum.number().is_some()).map(printed);
    let level = level_before(source, subject, assessed);
    let apart = |(name, is_the_same, period): &(&str, bool, String)| said.level_before(name, *is_the_same, period);
    let of_then = before::period(headline).filter(|_| !is_last_year).map(|period| source.short(period));
    match (change(assessed, words), before, of_then, &level) {
        (Some(none), ..) if is_not_available(&none) => {
            (Some(said.no_change_known(&words.plain.summary.change, &none)), level.as_ref().map(apart))
        }
        (Some(change), Some(before), Some(period), Some((name, is_the_same, of_level))) if period == *of_level => {
            (Some(said.changed_from_level(&change, &before, &period, name, *is_the_same)), None)
        }
        (Some(change), Some(before), period, _) => {
            let from = said.changed_from(&change, &before, is_last_year, period.as_deref());
            (Some(from), level.as_ref().map(apart))
        }
        (change, ..) => (change, level.as_ref().map(apart)),
    }
}

/// The level of the period before, whether it is the one of now, and what the period is called; `None` where it is not known.
fn level_before<'s>(
    source: &Source<'s>,
    subject: &Subject<'_>,
    assessed: &Assessed<'_>,
) -> Option<(&'s str, bool, String)> {
    let before = before::level(&assessed.headline, source.scale, &subject.assessment.bands)?;
    let now = assessed.judgement.level()?;
    let period = source.short(before::period_of_level(&assessed.headline)?);
    Some((source.scale.levels.get(before)?.name.as_str(), before == now, period))
}

/// What is being done about it, or that nothing is said.
fn action_text(source: &Source<'_>, subject: &Subject<'_>) -> ItemText {
    let plain = &source.context.words.plain.summary;
    match action(source, subject) {
        Some(next) => ItemText { label: Some(plain.action.clone()), text: next.text },
        None => plain.no_actions.clone().into(),
    }
}

/// What is done about an exception.
struct Next {
    text: String,
    is_overdue: bool,
}

/// The first sentence of what is done about it: of the first open action with its day, else of the text under Actions or
/// the like.
fn action(source: &Source<'_>, subject: &Subject<'_>) -> Option<Next> {
    let open = subject.indicator.actions().iter().filter(|action| !action::is_done(action));
    let open = open.filter_map(|action| {
        let text = markup::first_sentence(&written([&action.text]))?;
        let day = action.revised.as_ref().or(action.due.as_ref()).map(|day| day.value.0);
        let is_overdue = action::is_overdue(action, source.day);
        let dated = day.map(|day| source.context.words.said.due_by(&text, day, is_overdue));
        Some(Next { text: dated.unwrap_or(text), is_overdue })
    });
    let sections = subject.indicator.narrative.iter().flat_map(|narrative| &narrative.0);
    let texts = sections.filter(|section| is_action_heading(&section.heading));
    let texts = texts.filter_map(|section| markup::first_sentence(&written(&section.texts.0)));
    open.chain(texts.map(|text| Next { text, is_overdue: false })).next()
}

/// Texts as one, without those that are still to be written.
fn written<'t>(texts: impl IntoIterator<Item = &'t At<String>>) -> String {
    let texts = texts.into_iter().map(|text| text.as_str()).filter(|text| placeholder::all_in_text(text).is_empty());
    texts.collect::<Vec<_>>().join("\n\n")
}
