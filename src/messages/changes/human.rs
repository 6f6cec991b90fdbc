//! Changes as a clerk reads them out: in short, then by indicator.

use std::fmt::Write;

use super::sentence::{called, of_entry, sentence};
use crate::change::diff::{Change, Diff, Entry, Kind};
use crate::change::when::Order;
use crate::messages::count;
use crate::output::harmless;
use crate::source::shortened;

/// From how many indicators on the same change is told once.
const MANY: usize = 3;
/// The most names in a list.
const NAMES: usize = 12;

/// The changes for people; `width` is the terminal's, in columns.
pub fn human(diff: &Diff, width: usize) -> String {
    let mut text = String::new();
    for line in heading(diff) {
        text += &filled(&line, "", width);
    }
    if diff.is_empty() {
        return text;
    }
    text.push('\n');
    for line in in_short(diff) {
        text += &filled(&line, "", width);
    }
    if !diff.report.is_empty() {
        text += &of_report(diff, width);
    }
    let common = common(diff);
    for (sentence, names) in &common {
        let all = names.len() == diff.in_both && names.len() > 1;
        let names = if all { format!("all {} indicators", names.len()) } else { list(names) };
        text.push('\n');
        text += &filled(&format!("In {names}: {sentence}"), "", width);
    }
    for entry in &diff.entries {
        text += &of_indicator(entry, diff, &common, width);
    }
    text
}

/// What has changed of the report itself; its period stands in the heading.
fn of_report(diff: &Diff, width: usize) -> String {
    let is_said = |change: &&Change| ["period", "financial_year"].contains(&change.field.as_str());
    let mut text = String::new();
    for change in diff.report.iter().filter(|change| !is_said(change)) {
        text += if text.is_empty() { "\nThe report\n" } else { "" };
        text += &filled(&sentence(change, diff.order), "  ", width);
    }
    text
}

/// A sentence that is said of several indicators, with their names.
type Common = (String, Vec<String>);

fn of_indicator(entry: &Entry, diff: &Diff, common: &[Common], width: usize) -> String {
    let name = called(entry.name());
    let is_common = |sentence: &&String| common.iter().any(|(known, _)| known == *sentence);
    let said = of_entry(entry, diff);
    let own: Vec<&String> = said.iter().filter(|sentence| !is_common(sentence)).collect();
    if own.is_empty() {
        return String::new();
    }
    let title = &entry.name().title;
    let mut text = "\n".to_owned();
    if !title.is_empty() && !entry.name().reference.is_empty() {
        text += &filled(&shortened(title, 200), "", width);
    }
    own.iter().for_each(|sentence| text += &filled(&format!("{name}: {sentence}"), "  ", width));
    text
}

/// What is compared with what, and whether anything has changed.
pub(super) fn heading(diff: &Diff) -> Vec<String> {
    let (old, new) = (&diff.old, &diff.new);
    let mut lines = Vec::new();
    let version = |version: &str| if version.is_empty() { String::new() } else { format!(", {version}") };
    let called = |version: &String, file: &str| if version.is_empty() { base(file) } else { version.clone() };
    let is_one = old.title == new.title && old.committee == new.committee;
    let report =
        if is_one { format!("{}, {}", new.title, new.committee) } else { format!("{} → {}", old.title, new.title) };
    lines.push(match diff.order {
        Order::Same => {
            let (old_name, new_name) = (called(&old.version, &old.file), called(&new.version, &new.file));
            format!("{report}, {}: {old_name} → {new_name}", new.when())
        }
        _ => format!("{report}: {}{} → {}{}", old.when(), version(&old.version), new.when(), version(&new.version)),
    });
    if diff.order == Order::Earlier {
        lines.push(format!(
            "{} is of a later period than {}: “was” is the later, “now” the earlier",
            old.file, new.file
        ));
    }
    if diff.is_empty() {
        lines.push(format!("no changes in {}", count(diff.in_both, "indicator")));
    }
    lines
}

/// How many indicators have changed, and which in what way that a committee asks about.
pub(super) fn in_short(diff: &Diff) -> Vec<String> {
    let changed = diff.entries.iter().filter(|entry| entry.by.is_some()).count();
    let both = count(diff.in_both, "indicator");
    let mut lines = vec![match changed {
        0 => format!("{both} in both packs; none has changed"),
        1 => format!("{both} in both packs; 1 has changed"),
        changed => format!("{both} in both packs; {changed} have changed"),
    }];
    let kinds: [(Kind, &str); 8] = [
        (Kind::Added, "Added"),
        (Kind::Removed, "Removed"),
        (Kind::Renumbered, "Renumbered"),
        (Kind::Redefined, "Redefined"),
        (Kind::Retargeted, "Target changed"),
        (Kind::Corrected, "Figures corrected"),
        (Kind::Restated, "Earlier figures restated"),
        (Kind::Regrouped, "Moved to another group"),
    ];
    for (kind, words) in kinds {
        let of_kind = diff.entries.iter().filter(|entry| entry.changes.iter().any(|change| change.kind == kind));
        let name = |entry: &Entry| if kind == Kind::Renumbered { renumbered(entry) } else { brief(entry) };
        let names: Vec<String> = of_kind.map(name).collect();
        if !names.is_empty() {
            lines.push(format!("{words}: {}", list(&names)));
        }
    }
    let levels: Vec<String> =
        diff.entries.iter().flat_map(|entry| entry.changes.iter().filter_map(|change| level(entry, change))).collect();
    let is_none = |kind: Kind| !diff.all().any(|(_, change)| change.kind == kind);
    if diff.order != Order::Same && is_none(Kind::Added) && is_none(Kind::Removed) {
        lines.push("No indicator was added or removed".to_owned());
    }
    match levels.is_empty() {
        true if diff.order == Order::Same => {}
        true => lines.push("No level has changed".to_owned()),
        false => lines.push(format!("Level changed: {}", list(&levels))),
    }
    lines
}

/// The name of a file without its folder.
fn base(file: &str) -> String {
    file.rsplit(['/', '\\']).next().unwrap_or(file).to_owned()
}

fn level(entry: &Entry, change: &Change) -> Option<String> {
    let name = |level: &Option<String>| level.clone().unwrap_or_else(|| "no level".to_owned());
    let is_own = change.is_level() && change.measure.is_none();
    is_own.then(|| format!("{} ({} → {})", brief(entry), name(&change.was), name(&change.now)))
}

/// "4 → 14": the number that an indicator had, and the one that it has.
fn renumbered(entry: &Entry) -> String {
    let old = entry.old.as_ref().map(|name| shortened(&name.reference, 40)).filter(|number| !number.is_empty());
    old.map_or_else(|| brief(entry), |old| format!("{old} → {}", brief(entry)))
}

/// The shortest name of an indicator.
fn brief(entry: &Entry) -> String {
    let name = entry.name();
    if name.reference.is_empty() { called(name) } else { shortened(&name.reference, 40) }
}

fn list(names: &[String]) -> String {
    let first = names.iter().take(NAMES).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMES) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}

/// What is said of several indicators in the same words, except of their figures.
fn common(diff: &Diff) -> Vec<Common> {
    let mut counted: std::collections::BTreeMap<String, Vec<String>> = std::collections::BTreeMap::new();
    for entry in &diff.entries {
        for change in entry.changes.iter().filter(|change| is_plain(change)) {
            counted.entry(sentence(change, diff.order)).or_default().push(brief(entry));
        }
    }
    counted.into_iter().filter(|(_, names)| names.len() >= MANY).collect()
}

/// Whether a change is one of words beside the figures: a heading, an owner, a group.
fn is_plain(change: &Change) -> bool {
    matches!(change.kind, Kind::Reworded | Kind::Other | Kind::Regrouped | Kind::Redefined) && change.levels.is_none()
}

fn filled(text: &str, indent: &str, width: usize) -> String {
    let further = format!("{indent}  ");
    let options = textwrap::Options::new(width).initial_indent(indent).subsequent_indent(&further);
    let mut filled = String::new();
    let _ = writeln!(filled, "{}", textwrap::fill(&harmless::line(text), options));
    filled
}
