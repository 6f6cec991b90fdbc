//! What has changed since the period before: every decline by name, and the largest of the other changes.

use std::cmp::Reverse;

use super::exceptions::most;
use super::tally::change;
use super::{Item, Listed, ListedGroup, Source, Subject, standing};
use crate::pack::Counting;
use crate::rating::assess::{Figure, Headline};
use crate::rating::variance::Change;
use crate::view::table::figure_text;
use crate::words::Words;

/// How many declines are listed at 12 points, and how many of the other changes, unless the pack says how many of each; in
/// large print there is room for fewer, and where titles take two lines.
const DECLINES: Most = Most { entries: 8.0, lines: 12.0 };
const OTHERS: Most = Most { entries: 5.0, lines: 9.0 };

/// The most entries of a list, and the most lines of them.
#[derive(Clone, Copy)]
struct Most {
    entries: f64,
    lines: f64,
}

/// What has changed, and how.
type Moved<'m, 's> = &'m (Option<Change>, &'s Subject<'s>);

impl Most {
    /// As many of the changes as there is room for, or as are asked for; two always have room.
    fn of<'m, 's>(
        self,
        moved: impl Iterator<Item = Moved<'m, 's>>,
        asked: Option<usize>,
        source: &Source<'_>,
    ) -> Vec<Moved<'m, 's>> {
        let count = asked.unwrap_or_else(|| most(source, self.entries));
        let room = if asked.is_some() { usize::MAX } else { most(source, self.lines) };
        let mut lines = 0;
        let listed = moved.take(count).enumerate().take_while(|(place, (_, subject))| {
            lines += standing::lines(&item(source, subject), source.size, source.context);
            *place < 2 || lines <= room
        });
        listed.map(|(_, moved)| moved).collect()
    }
}

/// The indicators that declined, those that improved and those that changed without a direction, in groups. The largest
/// changes relative to the figure before come first; the author's order among equals.
pub(super) fn list(source: &Source<'_>, asked: Option<usize>) -> Listed {
    let words = source.context.words;
    let plain = &words.plain.summary;
    let mut moved: Vec<(Option<Change>, &Subject<'_>)> =
        source.due().map(|subject| (change(&subject.assessment.own), subject)).collect();
    moved.sort_by_key(|(_, subject)| (Reverse(subject.assessment.own.judgement.moved), subject.view.position));
    let changed = moved.iter().filter(|(change, subject)| match change {
        Some(change) => *change != Change::NoChange,
        None => has_moved(subject),
    });
    let changed = changed.count();
    let declined = moved.iter().filter(|(change, _)| *change == Some(Change::Declining));
    let declined = DECLINES.of(declined, asked, source);
    let others = moved.iter().filter(|(change, subject)| match change {
        Some(Change::Improving) => true,
        Some(Change::Declining | Change::NoChange) => false,
        None => has_moved(subject),
    });
    let others = OTHERS.of(others, asked, source);
    let group = |wanted: Option<Change>, name: &str| {
        let is_wanted = |(change, _): &&&(Option<Change>, &Subject<'_>)| *change == wanted;
        let listed: Vec<&Subject<'_>> =
            declined.iter().chain(&others).filter(is_wanted).map(|(_, subject)| *subject).collect();
        let is_of_it = |(change, subject): &&(Option<Change>, &Subject<'_>)| {
            *change == wanted && (wanted.is_some() || has_moved(subject))
        };
        let of = moved.iter().filter(is_of_it).count();
        let name = Some(words.said.listed_of(name, listed.len(), of));
        let items: Vec<Item> = listed.into_iter().map(|subject| item(source, subject)).collect();
        (!items.is_empty()).then_some(ListedGroup { name, items })
    };
    let groups: Vec<ListedGroup> = [
        group(Some(Change::Declining), &words.plain.changes.declining),
        group(Some(Change::Improving), &words.plain.changes.improving),
        group(None, &plain.changed_only),
    ]
    .into_iter()
    .flatten()
    .collect();
    let how = (!groups.is_empty()).then(|| plain.movers_how.clone());
    let is_whole = declined.len() + others.len() == changed;
    let heading = if is_whole { &plain.all_movers } else { &plain.movers }.clone();
    let heading_width = source.width(&heading);
    Listed { heading, heading_width, indent: 0.0, is_short: true, how, said: said(&declined, &others, words), groups }
}

/// Whether a figure is another than the one before.
fn has_moved(subject: &Subject<'_>) -> bool {
    subject.assessment.own.judgement.moved.is_some_and(|moved| !moved.is_zero())
}

/// That nothing has changed; or what figures for the year to date are compared with.
fn said(
    declined: &[&(Option<Change>, &Subject<'_>)],
    others: &[&(Option<Change>, &Subject<'_>)],
    words: &Words,
) -> Option<String> {
    let mut listed = declined.iter().chain(others).map(|(_, subject)| &subject.assessment.own.headline).peekable();
    if listed.peek().is_none() {
        return Some(words.said.no_movers());
    }
    let is_to_date = |headline: &Headline<'_>| headline.counting == Counting::Cumulative;
    listed.any(is_to_date).then(|| words.said.compared_with_last_year())
}

/// The longest figures, in letters, that surely fit a line at any size.
const LONGEST: usize = 30;

/// Short figures stay on one line at its end.
fn together(figures: String) -> String {
    if figures.chars().count() <= LONGEST { figures.replace(' ', "\u{a0}") } else { figures }
}

fn item(source: &Source<'_>, subject: &Subject<'_>) -> Item {
    let words = source.context.words;
    let headline = &subject.assessment.own.headline;
    let printed = |figure| headline.figure(figure).map(|datum| figure_text(datum, &headline.format(), words));
    let (before, now) = (printed(headline.before()), printed(Figure::Current));
    let figure = match (before, now) {
        (Some(before), Some(now)) => Some(words.said.moved_from(&before, &now)),
        (_, now) => now,
    };
    Item { figure: figure.map(together), ..subject.item(source.context) }
}
