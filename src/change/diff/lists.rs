//! Lists side by side: entries are matched by what they are called, in the order of the new side.

use std::collections::{BTreeMap, HashMap};

use super::texts::Reading;
use super::value::{Said, folded_line};
use super::walk::{Aspect, Both, Step, Walk};
use crate::change::same::{folded, key, period_key};
use crate::change::tree::Tree;
use crate::pack::Shape;

/// The fields that an entry is called by, the first that is there.
const NAMES: [&str; 9] = ["label", "title", "period", "item", "name", "text", "caption", "alt", "path"];

/// An entry of a list on both sides; `None` where a side has none.
type Row = [Option<usize>; 2];

impl Walk<'_> {
    pub(super) fn list(&mut self, of: &Shape, both: Both<'_>) {
        match of {
            Shape::Text | Shape::Name | Shape::Choice(_) | Shape::Suggested(_) => self.words(both),
            _ => self.entries(of, both),
        }
    }

    /// A list of plain words: which were left out, which came.
    fn words(&mut self, both: Both<'_>) {
        let [old, new] = both.map(|side| {
            side.map_or(&[][..], Tree::entries).iter().filter_map(Tree::text).map(folded).collect::<Vec<_>>()
        });
        if old == new {
            return;
        }
        let (lost, won) = (without(&old, &new), without(&new, &old));
        let said = |words: Vec<String>| if words.is_empty() { Said::Nothing } else { Said::Is(words.join(", ")) };
        match lost.is_empty() && won.is_empty() {
            true => self.push(Aspect::Order, Said::Is(old.join(", ")), Said::Is(new.join(", "))),
            false => self.push(Aspect::Value, said(lost), said(won)),
        }
    }

    fn entries(&mut self, of: &Shape, both: Both<'_>) {
        let sides: [&[Tree]; 2] = both.map(|side| side.map_or(&[][..], Tree::entries));
        let called: [Vec<String>; 2] = std::array::from_fn(|side| self.called(sides[side], side));
        let is_chart = matches!(of, Shape::Figure(_)) && !self.categories().iter().all(Vec::is_empty);
        let mut rows = rows(&called.each_ref().map(|names| self.keys(names)), !self.is_dated(is_chart));
        if self.is_in("comparators") {
            let same = |old: usize, new: usize| {
                let [old, new] = self.figures([Some(&sides[0][old]), Some(&sides[1][new])]);
                old.is_same(&new)
            };
            join(&mut rows, same);
        }
        let find = |side: usize, row: &Row| row[side].map(|at| &sides[side][at]);
        for row in &rows {
            let name = row[1].map_or_else(|| &called[0][row[0].unwrap_or(0)], |at| &called[1][at]).clone();
            let pair = [find(0, row), find(1, row)];
            match row {
                [Some(old), Some(new)] => self.entry(name, of, pair, [*old, *new]),
                // A category that comes or goes is told once, as one of the chart's.
                _ if is_chart => {}
                _ => self.lone(name, of, pair),
            }
        }
        let order: Vec<usize> = rows.iter().filter(|row| row[1].is_some()).filter_map(|row| row[0]).collect();
        if !order.is_sorted() {
            let names = |side: usize| Said::Is(called[side].join(", "));
            self.push(Aspect::Order, names(0), names(1));
        }
    }

    /// Whether entries are those of a day or period, and never renamed.
    fn is_dated(&self, is_chart: bool) -> bool {
        is_chart || self.is_in("history") || self.is_in("comparators")
    }

    /// By what entries are found again: points of a history by their period, however it is spelled.
    fn keys(&self, names: &[String]) -> Vec<String> {
        let of = if self.is_in("history") { period_key } else { key };
        names.iter().map(|name| of(name)).collect()
    }

    /// What the entries of a side are called.
    fn called(&self, entries: &[Tree], side: usize) -> Vec<String> {
        let name = |(index, entry): (usize, &Tree)| {
            if self.is_in("history") && entry.get("value").is_none() && !entry.words("text").is_empty() {
                return folded_line(&format!("{}: {}", entry.words("period"), entry.words("text")));
            }
            let own = NAMES.iter().map(|name| entry.words(name)).find(|name| !name.is_empty());
            let category = || self.categories()[side].get(index).map(String::as_str);
            own.or_else(category).map_or_else(|| (index + 1).to_string(), folded_line)
        };
        entries.iter().enumerate().map(name).collect()
    }

    /// One for all beside one for each means the same where each is that one.
    pub(super) fn one_or_each(&mut self, of: &Shape, both: Both<'_>) {
        let is_list = |side: Option<&Tree>| matches!(side, Some(Tree::List(_)));
        match both.map(is_list) {
            [true, true] => self.list(of, both),
            [false, false] => self.walk(of, both),
            lists => {
                let long = usize::from(lists[1]);
                let Some(each) = both[long].map(Tree::entries) else { return };
                let all = Tree::List(both[1 - long].map_or_else(Vec::new, |one| vec![one.clone(); each.len()]));
                let mut expanded = both;
                expanded[1 - long] = Some(&all);
                self.list(of, expanded);
            }
        }
    }

    /// Headings with their texts.
    pub(super) fn sections(&mut self, both: Both<'_>) {
        let sides = both.map(|side| side.map_or(&[][..], Tree::fields));
        let called: [Vec<String>; 2] =
            sides.map(|fields| fields.iter().map(|(heading, _)| folded_line(heading)).collect());
        let mut rows = rows(&called.each_ref().map(|names| self.keys(names)), false);
        // A text that stands under another heading is no other text.
        join(&mut rows, |old, new| {
            let [old, new] = [&sides[0][old].1, &sides[1][new].1].map(Reading::of);
            !old.words.is_empty() && old.is_same(&new)
        });
        for row in &rows {
            let find = |side: usize| row[side].map(|at| &sides[side][at].1);
            let heading = row[1].map_or_else(|| &called[0][row[0].unwrap_or(0)], |at| &called[1][at]).clone();
            self.entry(heading.clone(), &Shape::Texts, [find(0), find(1)], [0, 0]);
            if let [Some(old), Some(_)] = row {
                self.at(Step::Entry(heading.clone()), |walk| walk.heading(&called[0][*old], &heading));
            }
        }
        let order: Vec<usize> = rows.iter().filter(|row| row[1].is_some()).filter_map(|row| row[0]).collect();
        if !order.is_sorted() {
            self.push(Aspect::Order, Said::Is(called[0].join(", ")), Said::Is(called[1].join(", ")));
        }
    }

    /// A heading that is another one, though what stands under it is the same.
    fn heading(&mut self, old: &str, new: &str) {
        if key(old) != key(new) {
            let said = [old, new].map(|heading| Said::Is(heading.to_owned()));
            self.at(Step::Field("label"), |walk| {
                let [old, new] = said;
                walk.push(Aspect::Value, old, new);
            });
        }
    }

    fn is_in(&self, field: &str) -> bool {
        matches!(self.steps().last(), Some(Step::Field(name)) if *name == field)
    }
}

/// Entries of both sides with the same key, the first with the first; then, where as many are left on both sides and
/// entries may be renamed, those in order. In the order of the new side, and then what only the old side has.
fn rows(keys: &[Vec<String>; 2], may_be_renamed: bool) -> Vec<Row> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    keys[0].iter().enumerate().rev().for_each(|(index, name)| by_name.entry(name).or_default().push(index));
    let mut rows: Vec<Row> = keys[1]
        .iter()
        .enumerate()
        .map(|(new, name)| [by_name.get_mut(name.as_str()).and_then(Vec::pop), Some(new)])
        .collect();
    let mut left: Vec<usize> = by_name.into_values().flatten().collect();
    left.sort_unstable();
    let lone = rows.iter().filter(|row| row[0].is_none()).count();
    if may_be_renamed && lone == left.len() {
        let mut left = left.into_iter();
        rows.iter_mut().filter(|row| row[0].is_none()).for_each(|row| row[0] = left.next());
        return rows;
    }
    rows.extend(left.into_iter().map(|old| [Some(old), None]));
    rows
}

/// The most entries of one side that are looked at for the same under another name: there are hardly ever two.
const RENAMED: usize = 20;

/// Joins what only one side has with what only the other has, where it is the same under another name.
fn join(rows: &mut Vec<Row>, is_same: impl Fn(usize, usize) -> bool) {
    let old: Vec<usize> = rows.iter().filter(|row| row[1].is_none()).filter_map(|row| row[0]).collect();
    let (mut free, mut joined) = (if old.len() <= RENAMED { old } else { Vec::new() }, Vec::new());
    for row in rows.iter_mut().filter(|row| row[0].is_none()).take(RENAMED) {
        let Some(at) = row[1].and_then(|new| free.iter().position(|old| is_same(*old, new))) else { continue };
        joined.push(free.remove(at));
        row[0] = joined.last().copied();
    }
    rows.retain(|row| row[1].is_some() || row[0].is_some_and(|old| !joined.contains(&old)));
}

/// What is in one list and not in another, each as often as it is there more often.
fn without(one: &[String], other: &[String]) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    other.iter().for_each(|word| *counts.entry(word).or_default() += 1);
    let is_extra = |word: &&String| match counts.get_mut(word.as_str()).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            false
        }
        None => true,
    };
    one.iter().filter(is_extra).cloned().collect()
}
