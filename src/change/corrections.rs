//! A corrected report: the figures that it marks as revised, and what it prints of the version before.
//!
//! It reads what has changed and gives the pack as it is printed; it must never change a file, and never repeat what either
//! version withholds.

mod figure;

use super::diff::{self, Change, Diff, Edit, Entry, Name, Step};
use super::when::Edition;
use crate::pack::{At, Datum, Mark, Pack, Scalar};
use crate::problem::Place;
use crate::source::shortened;
use crate::words::Words;
use figure::figure_of;

/// From how many figures of one chart on they are counted.
const MANY: usize = 4;
/// The most characters of a text, or of one of its places, that are repeated.
const MOST: usize = 300;
/// The most places of a text that are repeated.
const EDITS: usize = 6;

/// What is printed of the version before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrections {
    /// The version before, with what it says of itself.
    pub since: Edition,
    /// What was corrected, in the order of the report.
    pub corrected: Vec<Corrected>,
    /// Figures that the pack itself calls revised, with a reason: planned, and no correction.
    pub revised: Vec<Corrected>,
}

/// One correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// The indicator's place in the new pack, from 0; `None` for one that was taken out, and for the report itself.
    pub at: Option<usize>,
    /// What the indicator is called; `None` for the report itself.
    pub name: Option<Name>,
    /// What it is about; empty where the indicator was added or removed as a whole.
    pub what: String,
    /// What was said; `None` where there was nothing.
    pub was: Option<String>,
    /// What is said now; `None` where there is nothing.
    pub now: Option<String>,
    /// Why, in the pack's words.
    pub why: Option<String>,
}

/// Marks every corrected figure of a pack as revised, with what was published before, and says what was corrected.
pub fn apply(diff: &Diff, pack: &mut Pack, words: &Words) -> Corrections {
    let mut corrections = Corrections { since: diff.old.clone(), corrected: Vec::new(), revised: Vec::new() };
    let of_report = diff.report.iter().filter(|change| !is_of_version(change));
    corrections.corrected.extend(of_report.map(|change| corrected(None, change, words)));
    for entry in &diff.entries {
        of_entry(entry, pack, words, &mut corrections);
    }
    corrections
}

fn of_entry(entry: &Entry, pack: &mut Pack, words: &Words, corrections: &mut Corrections) {
    let counted = counted_charts(entry);
    let prints_owners = pack.report.print_owner.as_ref().is_some_and(|prints| prints.value);
    let is_printed =
        |change: &&Change| is_printed(change, prints_owners) && !is_told_otherwise(change, entry, &counted);
    for change in entry.changes.iter().filter(is_printed) {
        let mut row = corrected(Some(entry), change, words);
        let indicator = row.at.and_then(|at| pack.indicators.value.0.get_mut(at));
        let figure = indicator.and_then(|indicator| figure_of(&mut indicator.value, &change.path));
        match figure.and_then(|(figure, own)| mark(figure, own, change)) {
            Some(reason) => {
                row.why = Some(reason);
                corrections.revised.push(row);
            }
            None => corrections.corrected.push(row),
        }
    }
    corrections.corrected.extend(counted.into_iter().map(|(title, count)| of_chart(entry, title, count, words)));
}

/// What every new version has of its own, and how it is printed.
fn is_of_version(change: &Change) -> bool {
    const DATED: [&str; 8] =
        ["version", "produced_on", "issued", "first_page", "appendix", "agenda_item", "meeting_date", "status"];
    const LOOK: [&str; 8] =
        ["theme", "layout", "parts", "summary", "language", "chart_tables", "print_owner", "fingerprint"];
    let is_look = LOOK.contains(&change.top()) || change.field.starts_with("rating/colour");
    is_look || DATED.contains(&change.field.as_str())
}

fn corrected(entry: Option<&Entry>, change: &Change, words: &Words) -> Corrected {
    let (was, now) = said(change, words);
    let what = match &change.measure {
        Some(measure) => words.said.of_measure(measure, &change.what),
        None => change.what.clone(),
    };
    Corrected {
        at: entry.and_then(|entry| entry.new.as_ref()).map(|name| name.position - 1),
        name: entry.map(|entry| entry.name().clone()),
        what,
        was: with_level(change, was, 0, words),
        now: with_level(change, now, 1, words),
        why: entry.and_then(|entry| entry.why.clone()),
    }
}

/// "19.4 (Amber)", where the level is another one, too.
fn with_level(change: &Change, text: Option<String>, side: usize, words: &Words) -> Option<String> {
    let levels = change.levels.as_ref().filter(|levels| levels[0] != levels[1]);
    match (text, levels.and_then(|levels| levels[side].clone())) {
        (Some(text), Some(level)) => Some(words.said.with_aside(&text, &level)),
        (text, level) => text.or(level),
    }
}

/// What was and what is said; of a text only the words that differ, and of many such places how many there are.
fn said(change: &Change, words: &Words) -> (Option<String>, Option<String>) {
    let line = |text: &String| shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), MOST);
    if change.edits.is_empty() {
        return (change.was.as_ref().map(line), change.now.as_ref().map(line));
    }
    let phrase = |edit: &Edit, of: fn(&Edit) -> &String| {
        let words = [&edit.before, of(edit), &edit.after].map(String::as_str);
        line(&words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" "))
    };
    let (shown, rest) = change.edits.split_at(change.edits.len().min(EDITS));
    let further = (!rest.is_empty()).then(|| words.said.changes_further_on(rest.len()));
    let phrases = |of: fn(&Edit) -> &String| {
        let phrases: Vec<String> = shown.iter().map(|edit| phrase(edit, of)).chain(further.clone()).collect();
        Some(format!("… {} …", phrases.join(" … ")))
    };
    (phrases(|edit| &edit.was), phrases(|edit| &edit.now))
}

/// Whether what has changed is on any page: owners only where the report prints them.
fn is_printed(change: &Change, prints_owners: bool) -> bool {
    match change.top() {
        "owner" | "portfolio" => prints_owners,
        "charts" => !matches!(change.last(), "table" | "role"),
        _ => true,
    }
}

/// A level is told with its figure, and the figures of a chart that has many of them are counted.
fn is_told_otherwise(change: &Change, entry: &Entry, counted: &[(&str, usize)]) -> bool {
    let with_figure = |other: &Change| other.levels.is_some() && other.measure == change.measure;
    let is_level = change.is_level() && entry.changes.iter().any(with_figure);
    // Marks and remarks stand at the figure itself, which is told.
    let figure = change.path.split_last().map_or(&[][..], |(_, figure)| figure);
    // A point of a history has its figure in a field of its own.
    let is_figure = |path: &[Step]| path == figure || path.strip_suffix(&[Step::Field("value")]) == Some(figure);
    let is_beside = matches!(change.last(), "mark" | "note" | "previously")
        && entry.changes.iter().any(|other| is_figure(&other.path));
    is_level
        || is_beside
        || entry.is_repeated(change)
        || change.chart().is_some_and(|chart| counted.iter().any(|(known, _)| *known == chart))
}

/// The charts of which many figures have changed.
fn counted_charts(entry: &Entry) -> Vec<(&str, usize)> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for title in entry.changes.iter().filter_map(Change::chart) {
        match counts.iter_mut().find(|(known, _)| *known == title) {
            Some((_, count)) => *count += 1,
            None => counts.push((title, 1)),
        }
    }
    counts.retain(|(_, count)| *count >= MANY);
    counts
}

fn of_chart(entry: &Entry, title: &str, count: usize, words: &Words) -> Corrected {
    Corrected {
        at: entry.new.as_ref().map(|name| name.position - 1),
        name: Some(entry.name().clone()),
        what: diff::chart(title, words),
        was: None,
        now: Some(words.said.figures_have_changed(count)),
        why: entry.why.clone(),
    }
}

/// Marks a corrected figure, beside a mark of its own; the reason, where the pack itself calls it revised and says why.
fn mark(figure: &mut Datum, own: Option<Mark>, change: &Change) -> Option<String> {
    match own {
        Some(Mark::Revised) => {
            return figure.note.as_ref().map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
        }
        Some(mark) if mark.withholds() => return None,
        _ => figure.is_corrected = true,
    }
    if let Some(was) = change.was.as_ref().filter(|_| !change.is_withheld) {
        figure.previously.get_or_insert(At { value: Scalar::Text(was.clone()), place: Place::default() });
    }
    None
}
