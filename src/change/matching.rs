//! Which indicator of one pack is which of another: by reference number, by title within its group, by likeness.
//!
//! Pure and symmetric: the same pairs come of it whichever pack is the first. The work grows with the number of indicators.

mod likeness;

use std::collections::BTreeMap;

use super::same::key;
use super::tree::Tree;

/// By what two indicators were taken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// The reference number.
    Reference,
    /// The title.
    Title,
    /// Their words and figures, as the likest of all that were left.
    Likeness,
    /// Their place in the group: they have neither number nor title.
    Place,
}

impl By {
    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reference => "ref",
            Self::Title => "title",
            Self::Likeness => "likeness",
            Self::Place => "place",
        }
    }
}

/// Two indicators that are taken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Its place in the old pack, from 0.
    pub old: usize,
    /// Its place in the new pack, from 0.
    pub new: usize,
    /// By what they were matched.
    pub by: By,
}

/// Every pair, in the order of the new pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// The pairs.
    pub pairs: Vec<Pair>,
    /// How many pairs were looked at for their likeness.
    pub looked_at: usize,
}

impl Matched {
    /// The pair of an indicator of the new pack.
    pub fn of_new(&self, new: usize) -> Option<Pair> {
        self.pairs.binary_search_by_key(&new, |pair| pair.new).ok().map(|at| self.pairs[at])
    }
}

/// What an indicator is known by.
struct Known {
    reference: String,
    title: String,
    group: String,
}

impl Known {
    fn of(indicator: &Tree) -> Self {
        let key = |name| key(indicator.words(name));
        Self { reference: key("ref"), title: key("title"), group: key("group") }
    }

    fn is_nameless(&self) -> bool {
        self.reference.is_empty() && self.title.is_empty()
    }
}

/// Matches the indicators of two packs.
pub fn matched(old: &[Tree], new: &[Tree]) -> Matched {
    let known = |indicators: &[Tree]| indicators.iter().map(Known::of).collect::<Vec<_>>();
    let mut matching = Matching {
        old: known(old),
        new: known(new),
        taken: [vec![false; old.len()], vec![false; new.len()]],
        pairs: Vec::new(),
    };
    matching.all_of(By::Reference, |known| both([&known.reference, &known.title]));
    // A number that was given to another indicator says less than a title that is still there.
    matching.one_of(By::Reference, true, |known| one(&known.reference));
    matching.all_of(By::Title, |known| both([&known.title, &known.group]).or_else(|| one(&known.title)));
    matching.one_of(By::Title, false, |known| one(&known.title));
    matching.one_of(By::Reference, false, |known| one(&known.reference));
    let [left_old, left_new] = matching.left();
    let alike = likeness::alike(&left_old, old, &left_new, new);
    alike.pairs.iter().for_each(|(old, new)| matching.pair(*old, *new, By::Likeness));
    matching.as_many_of(By::Reference, |known| one(&known.reference));
    matching.as_many_of(By::Place, |known| known.is_nameless().then(|| known.group.clone()));
    matching.pairs.sort_by_key(|pair| pair.new);
    Matched { pairs: matching.pairs, looked_at: alike.looked_at }
}

/// A key of one part, where it says something.
fn one(part: &str) -> Option<String> {
    (!part.is_empty()).then(|| part.to_owned())
}

/// A key of two parts, where both say something.
fn both(parts: [&String; 2]) -> Option<String> {
    parts.iter().all(|part| !part.is_empty()).then(|| parts.map(String::as_str).join("\n"))
}

struct Matching {
    old: Vec<Known>,
    new: Vec<Known>,
    taken: [Vec<bool>; 2],
    pairs: Vec<Pair>,
}

/// The indicators of both packs that share a key, each in the order of its pack.
type Sharing = BTreeMap<String, [Vec<usize>; 2]>;

impl Matching {
    fn pair(&mut self, old: usize, new: usize, by: By) {
        (self.taken[0][old], self.taken[1][new]) = (true, true);
        self.pairs.push(Pair { old, new, by });
    }

    /// What is not matched yet, by a key.
    fn sharing(&self, key: impl Fn(&Known) -> Option<String>) -> Sharing {
        let mut sharing = Sharing::new();
        for (side, known) in [&self.old, &self.new].into_iter().enumerate() {
            let free = known.iter().enumerate().filter(|(index, _)| !self.taken[side][*index]);
            for (index, key) in free.filter_map(|(index, known)| Some((index, key(known)?))) {
                sharing.entry(key).or_default()[side].push(index);
            }
        }
        sharing
    }

    /// Pairs what shares a key, the first with the first and so on.
    fn all_of(&mut self, by: By, key: impl Fn(&Known) -> Option<String>) {
        for [old, new] in self.sharing(key).into_values() {
            old.into_iter().zip(new).for_each(|(old, new)| self.pair(old, new, by));
        }
    }

    /// Pairs what alone shares a key; with `unless_titled` only where neither's title is found at another.
    fn one_of(&mut self, by: By, unless_titled: bool, key: impl Fn(&Known) -> Option<String>) {
        let titles = self.sharing(|known| one(&known.title));
        let is_elsewhere = |title: &str| titles.get(title).is_some_and(|[old, new]| !old.is_empty() && !new.is_empty());
        for [old, new] in self.sharing(key).into_values() {
            let ([old], [new]) = (&old[..], &new[..]) else { continue };
            let is_titled = is_elsewhere(&self.old[*old].title) || is_elsewhere(&self.new[*new].title);
            if !(unless_titled && is_titled) {
                self.pair(*old, *new, by);
            }
        }
    }

    /// Pairs what shares a key in order, where both packs have as many of it.
    fn as_many_of(&mut self, by: By, key: impl Fn(&Known) -> Option<String>) {
        for [old, new] in self.sharing(key).into_values().filter(|[old, new]| old.len() == new.len()) {
            old.into_iter().zip(new).for_each(|(old, new)| self.pair(old, new, by));
        }
    }

    /// What is not matched yet.
    fn left(&self) -> [Vec<usize>; 2] {
        let left = |taken: &Vec<bool>| (0..taken.len()).filter(|index| !taken[*index]).collect();
        [left(&self.taken[0]), left(&self.taken[1])]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indicator(reference: &str, title: &str, group: &str) -> Tree {
        let fields = [("ref", reference), ("title", title), ("group", group)];
        let given = fields.into_iter().filter(|(_, text)| !text.is_empty());
        Tree::Object(given.map(|(name, text)| (name.to_owned(), Tree::Text(text.to_owned()))).collect())
    }

    fn pairs(old: &[[&str; 3]], new: &[[&str; 3]]) -> Vec<(usize, usize, By)> {
        let trees = |side: &[[&str; 3]]| side.iter().map(|[a, b, c]| indicator(a, b, c)).collect::<Vec<_>>();
        let (old, new) = (trees(old), trees(new));
        let straight = matched(&old, &new).pairs;
        let mut mirrored: Vec<_> = matched(&new, &old).pairs.iter().map(|pair| (pair.new, pair.old, pair.by)).collect();
        mirrored.sort_by_key(|(_, new, _)| *new);
        let straight: Vec<_> = straight.iter().map(|pair| (pair.old, pair.new, pair.by)).collect();
        assert_eq!(straight, mirrored, "the mirror has the same pairs");
        straight
    }

    #[test]
    fn indicators_are_matched_by_number_then_title_then_likeness() {
        use By::{Likeness, Place, Reference, Title};
        let (visits, potholes) = ("Visits to libraries", "Potholes repaired in time");
        for (old, new, expected) in [
            (
                vec![["1", visits, ""], ["2", potholes, ""]],
                vec![["2", potholes, ""], ["1", visits, ""]],
                vec![(1, 0, Reference), (0, 1, Reference)],
            ),
            // A new one before them moves the numbers of all.
            (
                vec![["1", visits, ""], ["2", potholes, ""]],
                vec![["1", "Fires", ""], ["2", visits, ""], ["3", potholes, ""]],
                vec![(0, 1, Title), (1, 2, Title)],
            ),
            (vec![["HR9", visits, ""]], vec![["hr 9", "Library users", ""]], vec![(0, 0, Reference)]),
            (
                vec![["", visits, "A"], ["", visits, "B"]],
                vec![["", visits, "B"], ["", visits, "A"]],
                vec![(1, 0, Title), (0, 1, Title)],
            ),
            (vec![["1", visits, "A"]], vec![["7", visits, "B"]], vec![(0, 0, Title)]),
            (
                vec![["1", "Percentage of annual reviews completed in time", ""]],
                vec![["7", "Percentage of EHCP annual reviews completed in time", ""]],
                vec![(0, 0, Likeness)],
            ),
            (vec![["1", visits, ""]], vec![["7", potholes, ""]], vec![]),
            (
                vec![["1", visits, ""], ["1", potholes, ""]],
                vec![["1", potholes, ""], ["1", visits, ""]],
                vec![(1, 0, Reference), (0, 1, Reference)],
            ),
            (
                vec![["1", "a b", ""], ["1", "c d", ""]],
                vec![["1", "e f", ""], ["1", "g h", ""]],
                vec![(0, 0, Reference), (1, 1, Reference)],
            ),
            (
                vec![["", "", "A"], ["", "", "B"]],
                vec![["", "", "B"], ["", "", "A"]],
                vec![(1, 0, Place), (0, 1, Place)],
            ),
            (vec![["", "", "A"]], vec![["", "", "A"], ["", "", "A"]], vec![]),
        ] {
            assert_eq!(pairs(&old, &new), expected, "{old:?} to {new:?}");
        }
    }

    #[test]
    fn twice_the_indicators_are_twice_the_work() {
        // New numbers and other titles throughout: everything is left to likeness.
        let pack = |count: usize, first: usize, word: &str| -> Vec<Tree> {
            let title =
                |index: usize| format!("{word} number {index} of service {} in district {}", index % 40, index / 40);
            (0..count).map(|index| indicator(&(first + index).to_string(), &title(index), "")).collect()
        };
        let work = |count: usize| {
            let matched = matched(&pack(count, 0, "Visits"), &pack(count, count, "Calls"));
            assert_eq!(matched.pairs.len(), count);
            assert!(matched.pairs.iter().all(|pair| pair.old == pair.new));
            matched.looked_at
        };
        let [one, two] = [1_000, 2_000].map(work);
        assert!(two <= one * 5 / 2, "{one} pairs were looked at among 1,000, {two} among 2,000");
    }
}
