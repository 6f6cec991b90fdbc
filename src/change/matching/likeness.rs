//! The likest of what neither number nor title tells: pairs that share rare words or figures, best first.
//!
//! Only pairs that share something rare are looked at, so that the work grows with the number of indicators.

use std::collections::BTreeMap;

use crate::change::same::words;
use crate::change::tree::Tree;

/// How many indicators of both packs may share a word that is looked for.
const RARE: usize = 32;
/// How many words of a text are looked at.
const WORDS: usize = 60;
/// How like two must be: the share of words that they have in common, by weight.
const ALIKE: u64 = 550;
/// What is fully alike.
const WHOLE: u64 = 1_000;

/// The likest pairs, and how many were looked at.
pub(super) struct Alike {
    pub(super) pairs: Vec<(usize, usize)>,
    pub(super) looked_at: usize,
}

/// What some texts say, each with its weight.
type Words = BTreeMap<String, u64>;

/// An indicator as what it says.
#[derive(Debug, Default)]
struct Bag {
    title: Words,
    /// The points of its history, which tell it from its neighbours, and its group.
    figures: Words,
    /// The texts of the quarter and the names of its measures: they count where there is no title to compare.
    texts: Words,
}

impl Bag {
    /// What is compared with another, by whether both have a title.
    fn parts(&self, are_titled: bool) -> [&Words; 2] {
        if are_titled { [&self.title, &self.figures] } else { [&self.texts, &self.figures] }
    }

    fn words(&self) -> impl Iterator<Item = &String> {
        [&self.title, &self.figures, &self.texts].into_iter().flat_map(BTreeMap::keys)
    }
}

pub(super) fn alike(left_old: &[usize], old: &[Tree], left_new: &[usize], new: &[Tree]) -> Alike {
    let mut all = left_old.iter().map(|index| &old[*index]).chain(left_new.iter().map(|index| &new[*index]));
    let reads_texts = all.any(|indicator| indicator.words("title").is_empty());
    let bags =
        |left: &[usize], all: &[Tree]| left.iter().map(|index| bag(&all[*index], reads_texts)).collect::<Vec<_>>();
    let bags = [bags(left_old, old), bags(left_new, new)];
    let candidates = candidates(&bags);
    let score = |&(old, new): &(usize, usize)| likeness(&bags[0][old], &bags[1][new]);
    let mut scored: Vec<(u64, (usize, usize))> = candidates.iter().map(|pair| (score(pair), *pair)).collect();
    scored.retain(|(score, _)| *score >= ALIKE);
    // The same order from both sides: best first, then nearest in place.
    scored.sort_by_key(|(score, (old, new))| (WHOLE - score, old.abs_diff(*new), *old.min(new), *old.max(new)));
    let mut taken = [vec![false; left_old.len()], vec![false; left_new.len()]];
    let mut pairs = Vec::new();
    for (_, (old, new)) in scored {
        if !taken[0][old] && !taken[1][new] {
            (taken[0][old], taken[1][new]) = (true, true);
            pairs.push((left_old[old], left_new[new]));
        }
    }
    Alike { pairs, looked_at: candidates.len() }
}

/// Every pair that shares something rare, once.
fn candidates(bags: &[Vec<Bag>; 2]) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<&str, [Vec<usize>; 2]> = BTreeMap::new();
    for (side, bags) in bags.iter().enumerate() {
        for (index, bag) in bags.iter().enumerate() {
            bag.words().for_each(|word| holders.entry(word).or_default()[side].push(index));
        }
    }
    let rare = holders.values().filter(|[old, new]| old.len() + new.len() <= RARE);
    let mut pairs: Vec<_> =
        rare.flat_map(|[old, new]| old.iter().flat_map(|old| new.iter().map(|new| (*old, *new)))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The share of what two have in common, in thousandths.
fn likeness(one: &Bag, other: &Bag) -> u64 {
    let are_titled = !one.title.is_empty() && !other.title.is_empty();
    let (one, other) = (one.parts(are_titled), other.parts(are_titled));
    let common = |(one, other): (&Words, &Words)| -> u64 {
        one.iter().filter_map(|(word, weight)| Some(*weight.min(other.get(word)?))).sum()
    };
    let shared: u64 = one.into_iter().zip(other).map(common).sum();
    let all: u64 = one.into_iter().chain(other).flat_map(Words::values).sum();
    (2 * shared * WHOLE).checked_div(all).unwrap_or(0)
}

/// What an indicator says; its texts only where some indicator has no title.
fn bag(indicator: &Tree, reads_texts: bool) -> Bag {
    let mut bag = Bag::default();
    let title: Vec<String> = words(indicator.words("title")).into_iter().take(WORDS).collect();
    // Two words together are rare where each alone is common: "ward 7".
    title.windows(2).for_each(|two| add(&mut bag.title, two.join(" "), 1));
    title.into_iter().for_each(|word| add(&mut bag.title, word, 4));
    for point in indicator.get("history").map_or(&[][..], Tree::entries).iter().take(WORDS) {
        let value = point.get("value").and_then(Tree::text).unwrap_or_default();
        add(&mut bag.figures, format!("in {} {value}", point.words("period")), 1);
    }
    let measures =
        indicator.get("measures").map_or(&[][..], Tree::entries).iter().map(|measure| measure.words("title"));
    measures.flat_map(words).take(WORDS).for_each(|word| add(&mut bag.figures, format!("measure {word}"), 1));
    if reads_texts {
        let texts = indicator.get("narrative").map_or_else(Vec::new, Tree::texts);
        texts.into_iter().flat_map(words).take(WORDS).for_each(|word| add(&mut bag.texts, format!("text {word}"), 1));
    }
    // The group alone says nothing of which of its indicators it is.
    if bag.words().next().is_some() {
        words(indicator.words("group")).into_iter().for_each(|word| add(&mut bag.figures, format!("group {word}"), 1));
    }
    bag
}

fn add(words: &mut Words, word: String, weight: u64) {
    *words.entry(word).or_default() += weight;
}
