//! What has changed since the period before: every decline by name, and the largest of the other changes.

use std::cmp::Reverse;

use super::class::{Class, Entry, Group, Rank, Run};
use super::tally::change;
use super::{Item, Source, Subject};
use crate::pack::{Counting, Direction};
use crate::rating::assess::Figure;
use crate::rating::variance::Change;
use crate::view::table::figure_text;

/// How many declines are listed, and how many of the other changes, unless the pack says how many of each.
const DECLINES: usize = 8;
const OTHERS: usize = 3;

/// More than two pages can hold.
const MOST: usize = 100;

/// What has changed, and how.
type Moved<'m, 's> = &'m (Option<Change>, &'s Subject<'s>);

/// The indicators that declined, those that improved and those that changed without a direction, in groups. The largest
/// changes relative to the figure before come first; the author's order among equals. Those that the exceptions tell are only
/// counted.
pub(super) fn class(source: &Source<'_>, asked: Option<usize>, told: impl Fn(&str) -> bool) -> Class {
    let words = source.context.words;
    let plain = &words.plain.summary;
    let mut moved: Vec<(Option<Change>, &Subject<'_>)> =
        source.due().map(|subject| (change(&subject.assessment.own), subject)).collect();
    moved.retain(|(change, subject)| match change {
        Some(change) => *change != Change::NoChange,
        None => has_moved(subject),
    });
    moved.sort_by_key(|(_, subject)| (Reverse(subject.assessment.own.judgement.moved), subject.view.position));
    let names = [&words.plain.changes.declining, &words.plain.changes.improving, &plain.changed_only];
    let is_told = |moved: &Moved<'_, '_>| told(&moved.1.view.label);
    let groups = names.into_iter().zip(GROUPS).map(|(name, of)| {
        let of_it = || moved.iter().filter(|(change, _)| *change == of);
        Group { name: Some(name.clone()), count: of_it().count(), told: of_it().filter(is_told).count() }
    });
    let run = |rank: Rank, most: usize| {
        let is_of_it = |moved: &Moved<'_, '_>| (moved.0 == Some(Change::Declining)) == (rank == Rank::Declines);
        let all: Vec<Moved<'_, '_>> = moved.iter().filter(is_of_it).filter(|moved| !is_told(moved)).collect();
        let listed = all.iter().take(asked.unwrap_or_else(|| unless_one_is_left(most, all.len())).min(MOST));
        Run { rank, entries: listed.map(|moved| entry(source, moved)).collect() }
    };
    Class {
        headings: [plain.all_movers.clone(), plain.movers.clone()],
        how: Some(plain.movers_how.clone()),
        none: words.said.no_movers(),
        to_date: Some(words.said.compared_with_last_year()),
        in_brief: None,
        runs: vec![run(Rank::Declines, DECLINES), run(Rank::Others, OTHERS)],
        groups: groups.collect(),
    }
}

/// The changes of the groups.
const GROUPS: [Option<Change>; 3] = [Some(Change::Declining), Some(Change::Improving), None];

/// As many as are listed at most: one alone is not left out.
fn unless_one_is_left(most: usize, of: usize) -> usize {
    if of == most + 1 { of } else { most }
}

fn entry(source: &Source<'_>, (change, subject): Moved<'_, '_>) -> Entry {
    let is_to_date = subject.assessment.own.headline.counting == Counting::Cumulative;
    let group = GROUPS.iter().position(|group| group == change).unwrap_or(GROUPS.len() - 1);
    Entry { is_to_date, group, ..Entry::alone(item(source, subject, change.is_some())) }
}

/// Whether a figure is another than the one before.
fn has_moved(subject: &Subject<'_>) -> bool {
    subject.assessment.own.judgement.moved.is_some_and(|moved| !moved.is_zero())
}

/// The longest figures, in letters, that surely fit a line at any size.
const LONGEST: usize = 30;

/// Short figures stay on one line at its end.
fn together(figures: String) -> String {
    if figures.chars().count() <= LONGEST { figures.replace(' ', "\u{a0}") } else { figures }
}

/// An entry with the figure before and that of now. Where a lower figure is better, it is said: "from 3.3 to 3.4" is no success.
fn item(source: &Source<'_>, subject: &Subject<'_>, is_judged: bool) -> Item {
    let words = source.context.words;
    let headline = &subject.assessment.own.headline;
    let printed = |figure| headline.figure(figure).map(|datum| figure_text(datum, &headline.format(), words));
    let (before, now) = (printed(headline.before()), printed(Figure::Current));
    let end = match (before, now) {
        (Some(before), Some(now)) => Some(words.said.moved_from(&before, &now)),
        (_, now) => now,
    };
    let is_lower = is_judged && matches!(headline.direction.map(|at| &at.value), Some(Direction::Lower));
    let lower = |figures: String| words.said.with_aside(&figures, &words.plain.summary.lower_is_better);
    let end = end.map(|figures| if is_lower { lower(figures) } else { figures });
    Item { end: end.map(together), ..subject.item(source.context) }
}
