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

/// An indicator as what it says, each with its weight.
type Bag = BTreeMap<String, u64>;

pub(super) fn alike(left_old: &[usize], old: &[Tree], left_new: &[usize], new: &[Tree]) -> Alike {
    let bags = |left: &[usize], all: &[Tree]| left.iter().map(|index| bag(&all[*index])).collect::<Vec<_>>();
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
            bag.keys().for_each(|word| holders.entry(word).or_default()[side].push(index));
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
    let shared: u64 = one.iter().filter_map(|(word, weight)| Some(*weight.min(other.get(word)?))).sum();
    let all: u64 = one.values().chain(other.values()).sum();
    (2 * shared * WHOLE).checked_div(all).unwrap_or(0)
}

/// What an indicator says: the words of its title count most, its points of history tell it from its neighbours.
fn bag(indicator: &Tree) -> Bag {
    let mut bag = Bag::new();
    let mut add = |word: String, weight: u64| *bag.entry(word).or_default() += weight;
    let title: Vec<String> = words(indicator.words("title")).into_iter().take(WORDS).collect();
    let has_title = !title.is_empty();
    // Two words together are rare where each alone is common: "ward 7".
    title.windows(2).for_each(|two| add(two.join(" "), 1));
    title.into_iter().for_each(|word| add(word, 4));
    for point in indicator.get("history").map_or(&[][..], Tree::entries).iter().take(WORDS) {
        let value = point.get("value").and_then(Tree::text).unwrap_or_default();
        add(format!("in {} {value}", point.words("period")), 1);
    }
    // Where there is a title, the texts of the quarter say little of what is measured.
    let narrative = indicator.get("narrative").filter(|_| !has_title);
    let measures =
        indicator.get("measures").map_or(&[][..], Tree::entries).iter().map(|measure| measure.words("title"));
    let texts = narrative.map_or_else(Vec::new, Tree::texts);
    texts.into_iter().chain(measures).flat_map(words).take(WORDS).for_each(|word| add(word, 1));
    // The group alone says nothing of which of its indicators it is.
    if !bag.is_empty() {
        words(indicator.words("group"))
            .into_iter()
            .for_each(|word| *bag.entry(format!("group {word}")).or_default() += 1);
    }
    bag
}
