//! The ends of the walk: what is compared as a whole, a unit, a figure, a picture, a text.

use super::{Aspect, Both, Step, Walk};
use crate::change::diff::edits::edits;
use crate::change::diff::texts::Reading;
use crate::change::diff::value::{self, Said, folded_line};
use crate::change::diff::worded;
use crate::change::same::folded;
use crate::change::tree::Tree;

impl Walk<'_> {
    /// A unit, which matters only where both sides print numbers in it.
    pub(super) fn unit_of(&mut self, units: Both<'_>, both: Both<'_>) {
        if both.iter().all(|side| side.is_some_and(value::has_numbers)) {
            self.at(Step::Field("unit"), |walk| walk.unit(units));
        }
    }

    pub(super) fn unit(&mut self, both: Both<'_>) {
        let [old, new] = both.map(|side| value::unit_words(side.and_then(value::unit).as_ref(), self.words));
        let text =
            both.map(|side| side.and_then(Tree::text).filter(|text| !["number", "percent", "pounds"].contains(text)));
        let said = |own: Option<&str>, words: String| Said::Is(own.map_or(words, folded_line));
        let (old, new) = (said(text[0], old), said(text[1], new));
        if old != new {
            self.push(Aspect::Value, old, new);
        }
    }

    pub(super) fn leaf(&mut self, both: Both<'_>) {
        let (name, words) = (self.name(), self.words);
        let text = |side: Option<&Tree>| match side {
            Some(Tree::Truth(truth)) => truth.to_string(),
            Some(value) => value.text().map_or_else(String::new, folded_line),
            None => String::new(),
        };
        let default = worded::default_of(name, self.within());
        let given =
            both.map(text).map(|text| if text.is_empty() { default.unwrap_or_default().to_owned() } else { text });
        if folded(&given[0]) == folded(&given[1]) || worded::is_one_period(name, &given) {
            return;
        }
        let said = |text: &String| match text.as_str() {
            "" => Said::Nothing,
            text => Said::Is(worded::said(name, text, words)),
        };
        let [old, new] = [&given[0], &given[1]].map(said);
        match (&old, &new) {
            (Said::Is(was), Said::Is(now)) if name == "title" => self.push(Aspect::Phrase(edits(was, now)), old, new),
            _ => self.push(Aspect::Value, old, new),
        }
    }

    /// The picture that a path leads to: the same picture in another file is no change.
    pub(super) fn picture(&mut self, both: Both<'_>) {
        let bytes: [Option<&[u8]>; 2] =
            std::array::from_fn(|side| self.pictures[side].get(self.entry[side]).copied().flatten());
        match bytes {
            [Some(old), Some(new)] if old == new => {}
            _ => {
                let [old, new] = both.map(|side| Said::text(side.and_then(Tree::text)));
                if old != new || bytes[0] != bytes[1] {
                    self.push(Aspect::Value, old, new);
                }
            }
        }
    }

    pub(super) fn texts(&mut self, both: Both<'_>) {
        if both[0] == both[1] {
            return;
        }
        let [old, new] = both.map(|side| side.map(Reading::of));
        let words = |reading: &Option<Reading>| {
            reading.as_ref().map_or(Said::Nothing, |reading| Said::Is(reading.words.clone()))
        };
        let (was, now) = (words(&old), words(&new));
        match (&old, &new) {
            (Some(old), Some(new)) if old.is_same(new) => {}
            (Some(old), Some(new)) if old.is_worded_like(new) => {
                let links = |reading: &Reading| Said::Is(reading.links.join(" "));
                self.push(Aspect::Links, links(old), links(new));
            }
            (Some(old), Some(new)) => self.push(Aspect::Words(edits(&old.words, &new.words)), was, now),
            _ => self.push(Aspect::Words(Vec::new()), was, now),
        }
    }
}
