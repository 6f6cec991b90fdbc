//! Two rating scales side by side, as they rate: a scale that is written out is the one that is built in where it says the same.

use rust_decimal::Decimal;

use super::kind::Kind;
use super::{Change, line, whole};
use crate::rating::bands::Limit;
use crate::rating::scale::{Kind as LevelKind, Level, Scale};
use crate::rating::variance::Basis;
use crate::words::{End, Words};

/// What differs between two scales.
pub(super) fn changes(old: &Scale, new: &Scale, words: &Words) -> Vec<Change> {
    let scales = Scales { old, new, words };
    let mut changes = Vec::new();
    if old.bands.basis != new.bands.basis {
        changes.push(scales.change("basis", None, [old, new].map(|scale| Some(scales.basis(scale)))));
    }
    for level in &new.levels {
        match old.levels.iter().find(|other| other.name == level.name) {
            Some(other) => scales.of_level(other, level, &mut changes),
            None => changes.push(scales.whole_level(level, [None, Some(scales.limit(new, level))])),
        }
    }
    let lost = old.levels.iter().filter(|level| new.find(&level.name).is_none());
    changes.extend(lost.map(|level| scales.whole_level(level, [Some(scales.limit(old, level)), None])));
    let order = |one: &Scale, other: &Scale| {
        let names = one.levels.iter().map(|level| &level.name).filter(|name| other.find(name).is_some());
        names.cloned().collect::<Vec<_>>().join(", ")
    };
    let (was, now) = (order(old, new), order(new, old));
    if was != now {
        let what = words.said.order_of(words.plain.field("levels"));
        changes.push(Change {
            what: words.said.of_scale(&what, None),
            ..scales.change("levels", None, [was, now].map(Some))
        });
    }
    changes
}

/// Both scales, and the words for them.
struct Scales<'s> {
    old: &'s Scale,
    new: &'s Scale,
    words: &'s Words,
}

impl Scales<'_> {
    fn of_level(&self, was: &Level, now: &Level, changes: &mut Vec<Change>) {
        let yes = |truth: bool| if truth { &self.words.plain.values.yes } else { &self.words.plain.values.no }.clone();
        let pairs = [
            ("limit", [Some(self.limit(self.old, was)), Some(self.limit(self.new, now))]),
            ("meaning", [was, now].map(|level| level.meaning.as_deref().map(line))),
            ("colour", [was, now].map(|level| level.colour.map(hex))),
            ("off_target", [was, now].map(|level| Some(yes(level.off_target)))),
        ];
        let differing = pairs.into_iter().filter(|(_, [was, now])| was != now);
        changes.extend(differing.map(|(what, both)| self.change(what, Some(now), both)));
    }

    fn change(&self, what: &str, level: Option<&Level>, [was, now]: [Option<String>; 2]) -> Change {
        let level = level.map(|level| level.name.as_str());
        let of = level.map_or_else(String::new, |level| format!(" of {level}"));
        Change {
            field: format!("rating/{what}{of}"),
            what: self.words.said.of_scale(self.words.plain.field(what), level),
            was,
            now,
            ..whole(Kind::Scale)
        }
    }

    fn whole_level(&self, level: &Level, both: [Option<String>; 2]) -> Change {
        let called = self.words.said.entry_called(self.words.plain.field("level"), &level.name);
        Change { what: self.words.said.of_scale(&called, None), ..self.change("level", Some(level), both) }
    }

    fn basis(&self, scale: &Scale) -> String {
        let told = &self.words.plain.values;
        if scale.bands.basis == Basis::Relative { &told.relative } else { &told.points }.clone()
    }

    /// Up to where a level reaches, in words.
    fn limit(&self, scale: &Scale, level: &Level) -> String {
        let index = scale.find(&level.name);
        let found = scale.bands.bands.iter().find(|(_, band)| Some(*band) == index);
        let in_points = scale.bands.basis == Basis::Points;
        match found.map(|(limit, _)| *limit) {
            _ if level.kind == LevelKind::Label => self.words.plain.meanings.not_rated.clone(),
            Some(Limit::Below(at)) => self.words.said.band(None, Some(end(at, false)), in_points),
            Some(Limit::UpTo(at)) => self.words.said.band(None, Some(end(at, true)), in_points),
            Some(Limit::None) | None => self.words.plain.values.no_limit.clone(),
        }
    }
}

fn end(at: Decimal, is_within: bool) -> End {
    End { at: at.normalize(), is_within }
}

fn hex(colour: [u8; 3]) -> String {
    crate::pack::Colour(colour).hex()
}
