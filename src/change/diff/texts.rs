//! Texts word by word: what was said and what is said instead.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::change::same::folded;
use crate::change::tree::Tree;
use crate::markup::{self, Block, Inline};

/// How many words are compared one by one, beginning and end that are the same apart.
const WORDS: usize = 600;
/// How many words before and behind an edit are told with it where there is room.
const AROUND: usize = 4;
/// How many words between two changes are told with them.
const BETWEEN: usize = 2;
/// Of how many words in a hundred a text is another one.
const SHARED: usize = 40;

/// Some words in place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The words that stood there; empty where words were added.
    pub was: String,
    /// The words that stand there now; empty where words were left out.
    pub now: String,
    /// The last words before both.
    pub before: String,
    /// The first words behind both.
    pub after: String,
}

/// A text as a reader takes it: its words, and where its links lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) words: String,
    pub(super) links: Vec<String>,
}

impl Reading {
    /// What a text, or several as paragraphs, says.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut reading = Self { words: String::new(), links: Vec::new() };
        for text in tree.texts() {
            let blocks = markup::parse(text).blocks;
            let words = markup::plain(&blocks);
            reading.words += if reading.words.is_empty() || words.is_empty() { "" } else { "\n" };
            reading.words += &words;
            links(&blocks, &mut reading.links);
        }
        reading
    }

    /// Whether it says the same as another.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.links == other.links && self.is_worded_like(other)
    }

    /// Whether its words are those of another.
    pub(super) fn is_worded_like(&self, other: &Self) -> bool {
        folded(&self.words) == folded(&other.words)
    }
}

fn links(blocks: &[Block], into: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => inline_links(inlines, into),
            Block::Bullets { items } | Block::Numbered { items, .. } => items.iter().for_each(|item| links(item, into)),
            Block::Table(table) => table.cells().for_each(|cell| inline_links(cell, into)),
        }
    }
}

fn inline_links(inlines: &[Inline], into: &mut Vec<String>) {
    for inline in inlines {
        match inline {
            Inline::Link { url, .. } => into.push(url.clone()),
            Inline::Strong { inlines } | Inline::Emphasis { inlines } => inline_links(inlines, into),
            Inline::Text { .. } | Inline::Break => {}
        }
    }
}

/// The edits that make one text of another; none where hardly anything of it is left.
pub(super) fn edits(was: &str, now: &str) -> Vec<Edit> {
    let [was, now] = [was, now].map(|text| text.split_whitespace().collect::<Vec<_>>());
    let [old, new] = [&was, &now].map(|words| words.iter().map(|word| folded(word)).collect::<Vec<_>>());
    let start = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let end = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    if old.len().max(new.len()) > WORDS || shared(&was, &now) < SHARED {
        return Vec::new();
    }
    let ops = merged(&capture_diff_slices(Algorithm::Myers, old, new));
    let words = |words: &[&str], (from, to): (usize, usize)| words[start + from..start + to].join(" ");
    let around = |(o, n): (Stretch, Stretch)| Edit {
        before: now[(start + n.0).saturating_sub(AROUND)..start + n.0].join(" "),
        after: now[(start + n.1).min(now.len())..].iter().take(AROUND).copied().collect::<Vec<_>>().join(" "),
        was: words(&was, o),
        now: words(&now, n),
    };
    ops.into_iter().map(around).collect()
}

/// A stretch of words: from, and to which.
type Stretch = (usize, usize);

/// Changes that only a word or two part are told as one.
fn merged(ops: &[DiffOp]) -> Vec<(Stretch, Stretch)> {
    let mut merged: Vec<(Stretch, Stretch)> = Vec::new();
    for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let (old, new) = (op.old_range(), op.new_range());
        match merged.last_mut().filter(|(last, _)| old.start - last.1 <= BETWEEN) {
            Some((last_old, last_new)) => (last_old.1, last_new.1) = (old.end, new.end),
            None => merged.push(((old.start, old.end), (new.start, new.end))),
        }
    }
    merged
}

/// How many of a hundred words two texts have in common, wherever they stand.
fn shared(was: &[&str], now: &[&str]) -> usize {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    was.iter().for_each(|word| *counts.entry(word).or_default() += 1);
    let is_there = |word: &&&str| {
        let count = counts.get_mut(**word).filter(|count| **count > 0);
        count.map(|count| *count -= 1).is_some()
    };
    let common = now.iter().filter(is_there).count();
    200 * common / (was.len() + now.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_as_phrases() {
        let edit =
            |was: &str, now: &str| edits(was, now).into_iter().map(|edit| (edit.was, edit.now)).collect::<Vec<_>>();
        let pair = |was: &str, now: &str| (was.to_owned(), now.to_owned());
        for (was, now, expected) in [
            ("visits fell over the summer", "visits grew over the summer", vec![pair("fell", "grew")]),
            ("visits fell over the summer", "visits fell a little over the summer", vec![pair("", "a little")]),
            ("visits fell sharply over the summer", "visits fell over the summer", vec![pair("sharply", "")]),
            ("one two three four five six", "one 2 three 4 five six", vec![pair("two three four", "2 three 4")]),
            ("the council’s plan", "the council's plan", vec![]),
            ("all of this is gone", "nothing stays as before here", vec![]),
        ] {
            assert_eq!(edit(was, now), expected, "{was} to {now}");
        }
    }
}
