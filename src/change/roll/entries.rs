//! Changes to the fields of an object or the entries of a list, in the layout that they have.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jsonc_parser::ast::{Array, Object, Value};
use jsonc_parser::common::Ranged;

use crate::source::Edits;

/// The entries between two brackets, and what is to become of them.
#[derive(Debug)]
pub(super) struct Entries<'t> {
    text: &'t str,
    outer: Range<usize>,
    items: Vec<Range<usize>>,
    gone: BTreeSet<usize>,
    /// New entries, by the entry they stand behind.
    behind: BTreeMap<usize, Vec<String>>,
}

/// The fields of an object, to be changed.
#[derive(Debug)]
pub(super) struct Fields<'o, 't> {
    pub(super) object: &'o Object<'t>,
    entries: Entries<'t>,
}

fn range(ranged: &impl Ranged) -> Range<usize> {
    ranged.start()..ranged.end()
}

impl<'t> Entries<'t> {
    /// The entries of a list.
    pub(super) fn of(array: &Array<'_>, text: &'t str) -> Self {
        Self::new(text, range(array), array.elements.iter().map(range).collect())
    }

    fn new(text: &'t str, outer: Range<usize>, items: Vec<Range<usize>>) -> Self {
        Self { text, outer, items, gone: BTreeSet::new(), behind: BTreeMap::new() }
    }

    /// Takes an entry out.
    pub(super) fn remove(&mut self, index: usize) {
        self.gone.insert(index);
    }

    /// Adds an entry at the end.
    pub(super) fn push(&mut self, entry: String) {
        self.add(self.items.len().saturating_sub(1), entry);
    }

    fn add(&mut self, behind: usize, entry: String) {
        self.behind.entry(behind).or_default().push(entry);
    }

    /// What stands between two entries behind the comma: a space, or a line break and the indentation.
    fn gap(&self) -> &'t str {
        let between = |from: usize, to: usize| self.text.get(from..to).unwrap_or(" ");
        match &self.items[..] {
            [first, second, ..] => between(first.end, second.start).split_once(',').map_or(" ", |(_, gap)| gap),
            [only] => Some(between(self.outer.start + 1, only.start)).filter(|gap| gap.contains('\n')).unwrap_or(" "),
            [] => " ",
        }
    }

    /// Notes the changes.
    pub(super) fn finish(self, edits: &mut Edits) {
        let kept: Vec<usize> = (0..self.items.len()).filter(|index| !self.gone.contains(index)).collect();
        let added: Vec<&String> = self.behind.values().flatten().collect();
        let gap = self.gap();
        if kept.is_empty() {
            if !self.gone.is_empty() || !added.is_empty() {
                let inner = added.iter().map(|entry| entry.as_str()).collect::<Vec<_>>().join(&format!(",{gap}"));
                edits.replace(self.outer.start + 1..self.outer.end - 1, inner);
            }
            return;
        }
        for (&behind, entries) in &self.behind {
            match kept.iter().rev().find(|&&kept| kept <= behind) {
                Some(&anchor) => {
                    let text: String = entries.iter().map(|entry| format!(",{gap}{entry}")).collect();
                    edits.insert(self.items[anchor].end, text);
                }
                None => {
                    let text: String = entries.iter().map(|entry| format!("{entry},{gap}")).collect();
                    edits.insert(self.items[kept[0]].start, text);
                }
            }
        }
        for &index in &self.gone {
            let is_behind_kept = kept.iter().any(|&kept| kept < index);
            let item = &self.items[index];
            match is_behind_kept {
                true => edits.delete(self.items[index - 1].end..item.end),
                // The first ones go with the comma behind them.
                false => edits.delete(item.start..self.items.get(index + 1).map_or(item.end, |next| next.start)),
            }
        }
    }
}

impl<'o, 't> Fields<'o, 't> {
    pub(super) fn new(object: &'o Object<'t>, text: &'t str) -> Self {
        let items = object.properties.iter().map(range).collect();
        Self { object, entries: Entries::new(text, range(object), items) }
    }

    /// Where a field stands among the others.
    fn index(&self, name: &str) -> Option<usize> {
        self.object.properties.iter().position(|property| property.name.as_str() == name)
    }

    /// What a field says.
    pub(super) fn value(&self, name: &str) -> Option<&'o Value<'t>> {
        self.index(name).map(|index| &self.object.properties[index].value)
    }

    /// Takes a field out; says whether it was there.
    pub(super) fn remove(&mut self, name: &str) -> bool {
        let index = self.index(name);
        index.inspect(|&index| self.entries.remove(index)).is_some()
    }

    /// Adds a field behind the last of some others, else at the end.
    pub(super) fn add(&mut self, name: &str, value: &str, behind: &[&str]) {
        let last = behind.iter().filter_map(|name| self.index(name)).max();
        let last = last.unwrap_or(self.object.properties.len().saturating_sub(1));
        self.entries.add(last, format!("{}: {value}", quoted(name)));
    }

    /// Puts a value in place of a field's, or adds the field.
    pub(super) fn set(&mut self, name: &str, value: &str, behind: &[&str], edits: &mut Edits) {
        match self.value(name) {
            Some(old) => edits.replace(range(old), value.to_owned()),
            None => self.add(name, value, behind),
        }
    }

    /// What stands between two of its fields behind the comma.
    pub(super) fn gap(&self) -> &'t str {
        self.entries.gap()
    }

    pub(super) fn finish(self, edits: &mut Edits) {
        self.entries.finish(edits);
    }
}

/// Notes that a value becomes another.
pub(super) fn put(value: &impl Ranged, new: impl Into<String>, edits: &mut Edits) {
    edits.replace(range(value), new.into());
}

/// A value as it is written.
pub(super) fn raw<'t>(value: &impl Ranged, text: &'t str) -> &'t str {
    text.get(range(value)).unwrap_or_default()
}

/// A text as JSON.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A text or a number as words, without outer spaces.
pub(super) fn words<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    match value {
        Value::StringLit(text) => Some(text.value.trim()).filter(|text| !text.is_empty()),
        Value::NumberLit(number) => Some(number.value),
        _ => None,
    }
}

/// What a field of an object says in words.
pub(super) fn field<'o>(object: &'o Object<'_>, name: &str) -> Option<&'o str> {
    words(&object.get(name)?.value)
}
