//! Two rating scales side by side, as they rate: a scale that is written out is the one that is built in where it says the same.

use super::kind::Kind;
use super::{Change, line};
use crate::rating::bands::Limit;
use crate::rating::scale::{Kind as LevelKind, Level, Scale};
use crate::rating::variance::Basis;

/// What differs between two scales.
pub(super) fn changes(old: &Scale, new: &Scale) -> Vec<Change> {
    let mut changes = Vec::new();
    if old.bands.basis != new.bands.basis {
        changes.push(change("basis".into(), Some(basis(old)), Some(basis(new))));
    }
    for level in &new.levels {
        match old.levels.iter().find(|other| other.name == level.name) {
            Some(other) => of_level((old, other), (new, level), &mut changes),
            None => changes.push(change(named(level), None, Some(limit(new, level)))),
        }
    }
    let lost = old.levels.iter().filter(|level| new.find(&level.name).is_none());
    changes.extend(lost.map(|level| change(named(level), Some(limit(old, level)), None)));
    let order = |one: &Scale, other: &Scale| {
        one.levels
            .iter()
            .filter(|level| other.find(&level.name).is_some())
            .map(|level| level.name.clone())
            .collect::<Vec<_>>()
    };
    let (was, now) = (order(old, new), order(new, old));
    if was != now {
        changes.push(change("order of the levels".into(), Some(was.join(", ")), Some(now.join(", "))));
    }
    changes
}

fn of_level((old, was): (&Scale, &Level), (new, now): (&Scale, &Level), changes: &mut Vec<Change>) {
    let name = &now.name;
    let pairs = [
        ("limit", Some(limit(old, was)), Some(limit(new, now))),
        ("meaning", was.meaning.as_deref().map(line), now.meaning.as_deref().map(line)),
        ("colour", was.colour.map(hex), now.colour.map(hex)),
        ("off target", Some(yes(was.off_target)), Some(yes(now.off_target))),
    ];
    changes.extend(
        pairs
            .into_iter()
            .filter(|(_, was, now)| was != now)
            .map(|(what, was, now)| change(format!("{what} of {name}"), was, now)),
    );
}

fn change(what: String, was: Option<String>, now: Option<String>) -> Change {
    let field = format!("rating/{what}");
    Change {
        kind: Kind::Scale,
        path: Vec::new(),
        field,
        measure: None,
        what: format!("{what} (rating scale)"),
        was,
        now,
        edits: Vec::new(),
        is_text: false,
        levels: None,
    }
}

fn named(level: &Level) -> String {
    format!("level {}", level.name)
}

fn basis(scale: &Scale) -> String {
    match scale.bands.basis {
        Basis::Relative => "per cent of the target".into(),
        Basis::Points => "points".into(),
    }
}

/// Up to where a level reaches, in words.
fn limit(scale: &Scale, level: &Level) -> String {
    let index = scale.find(&level.name);
    let found = scale.bands.bands.iter().find(|(_, band)| Some(*band) == index);
    match found.map(|(limit, _)| *limit) {
        _ if level.kind == LevelKind::Label => "not rated".into(),
        Some(Limit::Below(limit)) => format!("below {}", limit.normalize()),
        Some(Limit::UpTo(limit)) => format!("up to {}", limit.normalize()),
        Some(Limit::None) | None => "no limit".into(),
    }
}

fn hex(colour: [u8; 3]) -> String {
    crate::pack::Colour(colour).hex()
}

fn yes(truth: bool) -> String {
    if truth { "yes" } else { "no" }.to_owned()
}
