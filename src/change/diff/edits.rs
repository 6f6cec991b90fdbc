//! Texts word by word: what was said and what is said instead.
//!
//! A long text is compared by its sentences first, and word by word only where these differ. What would take too long even
//! so is told as one edit: bounded, but whole.

use std::collections::BTreeMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::change::same::folded;

/// How many words are compared one by one.
const MOST: usize = 600;
/// How many sentences are: longer texts there are hardly any.
const SENTENCES: usize = 2_000;
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

/// The edits that make one text of another; none where hardly anything of it is left.
pub(super) fn edits(was: &str, now: &str) -> Vec<Edit> {
    let [was, now] = [was, now].map(|text| text.split_whitespace().collect::<Vec<_>>());
    if shared(&was, &now) < SHARED {
        return Vec::new();
    }
    let fold = |words: &[&str]| words.iter().map(|word| folded(word)).collect::<Vec<_>>();
    let texts = Texts { old: fold(&was), new: fold(&now) };
    let whole = (0..was.len(), 0..now.len());
    let around = |(old, new): Stretch| Edit {
        before: now[new.start.saturating_sub(AROUND)..new.start].join(" "),
        after: now[new.end..].iter().take(AROUND).copied().collect::<Vec<_>>().join(" "),
        was: was[old].join(" "),
        now: now[new].join(" "),
    };
    merged(texts.differing(whole)).into_iter().map(around).collect()
}

/// Words of the old text in place of which words of the new one stand.
type Stretch = (Range<usize>, Range<usize>);

/// The words of both texts, as they are compared.
struct Texts {
    old: Vec<String>,
    new: Vec<String>,
}

impl Texts {
    /// The stretches that differ, in order.
    fn differing(&self, within: Stretch) -> Vec<Stretch> {
        let (old, new) = self.trimmed(within);
        if old.len().max(new.len()) <= MOST {
            return differing(&self.old[old.clone()], &self.new[new.clone()], old.start, new.start);
        }
        let (ends_old, ends_new) = (sentences(&self.old, old.clone()), sentences(&self.new, new.clone()));
        if ends_old.len().max(ends_new.len()) > SENTENCES || ends_old.len().min(ends_new.len()) < 2 {
            return vec![(old, new)];
        }
        let said = |words: &[String], sentences: &[Range<usize>]| {
            sentences.iter().map(|sentence| words[sentence.clone()].join(" ")).collect::<Vec<_>>()
        };
        let found = differing(&said(&self.old, &ends_old), &said(&self.new, &ends_new), 0, 0);
        let words = |sentences: &[Range<usize>], of: Range<usize>, start: usize| {
            let from = sentences
                .get(of.start)
                .map_or_else(|| sentences.last().map_or(start, |last| last.end), |first| first.start);
            from..sentences[of].last().map_or(from, |last| last.end)
        };
        let stretch = |(one, other): Stretch| (words(&ends_old, one, old.start), words(&ends_new, other, new.start));
        found.into_iter().flat_map(|found| self.within(stretch(found))).collect()
    }

    /// The words that differ between some sentences; all of them, where they are too many.
    fn within(&self, sentences: Stretch) -> Vec<Stretch> {
        let (old, new) = self.trimmed(sentences);
        match old.len().max(new.len()) <= MOST {
            true => differing(&self.old[old.clone()], &self.new[new.clone()], old.start, new.start),
            false => vec![(old, new)],
        }
    }

    /// Without the words at the beginning and at the end that are the same.
    fn trimmed(&self, (old, new): Stretch) -> Stretch {
        let both = |(one, other): &(&String, &String)| one == other;
        let start = self.old[old.clone()].iter().zip(&self.new[new.clone()]).take_while(both).count();
        let (old, new) = (old.start + start..old.end, new.start + start..new.end);
        let end = self.old[old.clone()].iter().rev().zip(self.new[new.clone()].iter().rev()).take_while(both).count();
        (old.start..old.end - end, new.start..new.end - end)
    }
}

/// Where two lists of words or sentences differ, counted from where each begins.
fn differing(old: &[String], new: &[String], from_old: usize, from_new: usize) -> Vec<Stretch> {
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    let differing = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let from = |range: Range<usize>, from: usize| from + range.start..from + range.end;
    differing.map(|op| (from(op.old_range(), from_old), from(op.new_range(), from_new))).collect()
}

/// The sentences of some words, each up to a word that ends one.
fn sentences(words: &[String], within: Range<usize>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = within.start;
    for at in within.clone() {
        if words[at].ends_with(['.', '!', '?', ':', ';']) || at + 1 == within.end {
            sentences.push(start..at + 1);
            start = at + 1;
        }
    }
    sentences
}

/// Changes that only a word or two part are told as one.
fn merged(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut merged: Vec<Stretch> = Vec::new();
    for (old, new) in stretches {
        match merged.last_mut().filter(|(last, _)| old.start - last.end <= BETWEEN) {
            Some((last_old, last_new)) => (last_old.end, last_new.end) = (old.end, new.end),
            None => merged.push((old, new)),
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

    fn pairs(was: &str, now: &str) -> Vec<(String, String)> {
        edits(was, now).into_iter().map(|edit| (edit.was, edit.now)).collect()
    }

    #[test]
    fn words_are_told_as_phrases() {
        let pair = |was: &str, now: &str| (was.to_owned(), now.to_owned());
        for (was, now, expected) in [
            ("visits fell over the summer", "visits grew over the summer", vec![pair("fell", "grew")]),
            ("visits fell over the summer", "visits fell a little over the summer", vec![pair("", "a little")]),
            ("visits fell sharply over the summer", "visits fell over the summer", vec![pair("sharply", "")]),
            ("one two three four five six", "one 2 three 4 five six", vec![pair("two three four", "2 three 4")]),
            ("the council’s plan", "the council's plan", vec![]),
            ("all of this is gone", "nothing stays as before here", vec![]),
        ] {
            assert_eq!(pairs(was, now), expected, "{was} to {now}");
        }
    }

    /// So many sentences of eight words, each another one.
    fn long(sentences: usize) -> Vec<String> {
        (0..sentences).map(|at| format!("In ward {at} visits rose to {} again.", at * 7)).collect()
    }

    #[test]
    fn every_change_of_a_long_text_is_told() {
        let was = long(400);
        let mut now = was.clone();
        now[3] = "In ward 3 visits fell to 21 again.".into();
        now.remove(200);
        now.insert(390, "One more sentence.".into());
        let expected = [("rose", "fell"), ("In ward 200 visits rose to 1400 again.", ""), ("", "One more sentence.")];
        assert_eq!(pairs(&was.join(" "), &now.join(" ")), expected.map(|(was, now)| (was.to_owned(), now.to_owned())));
    }

    #[test]
    fn what_would_take_too_long_is_told_as_one_edit() {
        // One sentence of 3,000 words, every third of them another one; and 3,000 sentences of one word.
        for ending in ["", "."] {
            let text = |third: &str| {
                let word = |at: usize| format!("{}{at}{ending}", if at % 3 == 1 { third } else { "w" });
                (0..2_999).map(word).collect::<Vec<_>>().join(" ")
            };
            let (was, now) = (text("a"), text("b"));
            let edits = edits(&was, &now);
            let [edit] = &edits[..] else { panic!("{} edits", edits.len()) };
            assert_eq!((format!("w0{ending} {}", edit.was), format!("w0{ending} {}", edit.now)), (was, now));
        }
    }
}
