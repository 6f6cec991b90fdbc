//! How much of each list there is room for: one page holds the summary, and two at most.
//!
//! All that is off target is listed before anything else gets more than its first entries: the first exceptions in full, what
//! has no room for that in a line each.

use super::class::{Class, Count, Entry, Rank};
use super::heights::{Block, Heights};
use super::{Item, Listed, Source, standing};

/// As many pages as a summary has at most.
const PAGES: usize = 2;

/// How many other changes are listed rather than that a second page begins.
const OTHERS: usize = 2;

/// How many exceptions are in full before any other list gets more than it starts with.
const IN_FULL: usize = 8;

/// The order in which lists get what room there is.
const ORDER: [Rank; 5] = [Rank::Declines, Rank::NotReceived, Rank::NotDue, Rank::Others, Rank::Exceptions];

/// How many exceptions are in full at least, and how many of the others in that order are listed, before any list gets more:
/// the first of these that has room for all exceptions.
const STARTS: [(usize, [usize; 4]); 9] = [
    (IN_FULL, [5, 5, 3, 3]),
    (5, [5, 5, 3, 3]),
    (3, [3, 3, 2, 2]),
    (2, [2, 2, 1, 1]),
    (1, [1, 1, 1, 0]),
    (1, [0, 0, 0, 0]),
    (0, [2, 2, 1, 1]),
    (0, [1, 1, 0, 0]),
    (0, [0, 0, 0, 0]),
];

/// The lists as they are printed.
pub(super) struct Chosen {
    /// The lists.
    pub(super) lists: Vec<Listed>,
    /// How many pages they probably fill.
    pub(super) pages: usize,
}

/// A list with the heights of all of it.
struct Measured<'c> {
    class: &'c Class,
    heading: Block,
    names: Vec<Option<Block>>,
    /// The entries of each run.
    runs: Vec<Vec<Heighted>>,
    /// What stands over those in brief.
    in_brief: Option<Block>,
    /// What is said in place of it, and under it where it is not whole or for the year to date.
    empty: Block,
    said: Block,
}

/// The heights of an entry in full and in brief.
struct Heighted {
    full: Vec<Block>,
    brief: Option<Vec<Block>>,
}

/// As much of the lists as two pages have room for under their head.
pub(super) fn choose(classes: Vec<Class>, head: &[Block], rooms: [f64; PAGES], source: &Source<'_>) -> Chosen {
    let heights = Heights::of(source);
    let measured: Vec<Measured<'_>> = classes.iter().map(|class| Measured::of(class, &heights, source)).collect();
    let ends = |counts: &Counts| end(&blocks(&measured, counts, head), rooms);
    let counts = counts(&measured, |counts, pages| ends(counts).is_some_and(|(filled, _)| filled <= pages));
    let pages = ends(&counts).map_or(PAGES, |(filled, _)| filled);
    let lists = classes.into_iter().zip(&counts.0).map(|(class, counts)| class.listed(counts, source)).collect();
    Chosen { lists, pages }
}

/// How many entries of each run of each list are printed.
#[derive(Clone)]
struct Counts(Vec<Vec<Count>>);

impl Counts {
    /// All of all, in full.
    fn all(measured: &[Measured<'_>]) -> Self {
        let count = |count: usize| Count { shown: count, full: count };
        let all = measured.iter().map(|list| list.class.runs.iter().map(|run| count(run.entries.len())).collect());
        Self(all.collect())
    }

    /// The same with other counts of what is of a rank, where there is that.
    fn with(&self, measured: &[Measured<'_>], rank: Rank, shown: usize, full: usize) -> Self {
        let mut counts = self.clone();
        for (counts, list) in counts.0.iter_mut().zip(measured) {
            let of_rank = counts.iter_mut().zip(&list.class.runs).filter(|(_, run)| run.rank == rank);
            of_rank.for_each(|(old, run)| {
                let shown = shown.min(run.entries.len());
                *old = Count { shown, full: full.min(shown) };
            });
        }
        counts
    }

    /// How much of a rank is printed.
    fn of(&self, measured: &[Measured<'_>], rank: Rank) -> Count {
        let runs = self.0.iter().zip(measured).flat_map(|(counts, list)| counts.iter().zip(&list.class.runs));
        let of_rank = runs.filter(|(_, run)| run.rank == rank).map(|(count, _)| count);
        of_rank.fold(Count { shown: 0, full: 0 }, |sum, count| Count {
            shown: sum.shown + count.shown,
            full: sum.full + count.full,
        })
    }
}

/// All that fits one page, where fewer other changes do that; else all that fits two, the most important first.
fn counts(measured: &[Measured<'_>], fit: impl Fn(&Counts, usize) -> bool) -> Counts {
    let all = Counts::all(measured);
    let of_all = |rank: Rank| all.of(measured, rank).shown;
    let others = of_all(Rank::Others);
    let fewer = (OTHERS.min(others)..=others).rev().map(|count| all.with(measured, Rank::Others, count, count));
    if let Some(on_one) = fewer.into_iter().find(|counts| fit(counts, 1)) {
        return on_one;
    }
    if fit(&all, PAGES) {
        return all;
    }
    let exceptions = of_all(Rank::Exceptions);
    let start = |(least, starts): (usize, [usize; 4])| {
        let others = ORDER.into_iter().zip(starts);
        let base = others.fold(all.clone(), |counts, (rank, count)| counts.with(measured, rank, count, count));
        let full = (least.min(exceptions)..=IN_FULL.min(exceptions)).rev();
        full.map(|full| base.with(measured, Rank::Exceptions, exceptions, full)).find(|counts| fit(counts, PAGES))
    };
    if let Some(counts) = STARTS.into_iter().find_map(start) {
        return ORDER.into_iter().fold(counts, |counts, rank| grown(counts, rank, measured, &fit));
    }
    // Not even a line for each.
    let least = ORDER.into_iter().fold(all.clone(), |counts, rank| counts.with(measured, rank, 0, 0));
    let some = (0..exceptions).rev().map(|shown| least.with(measured, Rank::Exceptions, shown, 0));
    some.into_iter().find(|counts| fit(counts, PAGES)).unwrap_or(least)
}

/// The same with as many of a rank as there is room for, of exceptions with as many in full.
fn grown(counts: Counts, rank: Rank, measured: &[Measured<'_>], fit: impl Fn(&Counts, usize) -> bool) -> Counts {
    let (now, all) = (counts.of(measured, rank), Counts::all(measured).of(measured, rank).shown);
    let more = (now.full + 1..=all).map(|count| counts.with(measured, rank, count.max(now.shown), count));
    more.take_while(|counts| fit(counts, PAGES)).last().unwrap_or(counts)
}

impl<'c> Measured<'c> {
    fn of(class: &'c Class, heights: &Heights<'_>, source: &Source<'_>) -> Self {
        let name = |group: usize| class.name(group, 0, source).map(|name| heights.name(&name));
        let items = || class.runs.iter().flat_map(|run| &run.entries).map(|entry| &entry.item);
        let beside = standing::beside(items(), source);
        let item = |item: &Item, beside: f64, is_short: bool| heights.entry(item, beside, is_short);
        let entry = |entry: &Entry| Heighted {
            full: item(&entry.item, beside, class.is_short()),
            brief: entry.brief.as_ref().map(|brief| item(brief, 0.0, true)),
        };
        let said = |has_to_date: bool| class.said(0, has_to_date, source).unwrap_or_default();
        Self {
            class,
            heading: heights.heading(class),
            names: (0..class.groups.len()).map(name).collect(),
            runs: class.runs.iter().map(|run| run.entries.iter().map(entry).collect()).collect(),
            in_brief: class.in_brief.as_ref().map(|name| heights.name(name)),
            empty: heights.empty(class, &said(false)),
            said: heights.said(&said(class.to_date.is_some()), class.is_short()),
        }
    }

    /// The heights of so much of it.
    fn add(&self, counts: &[Count], blocks: &mut Vec<Block>) {
        let shown = || {
            let runs = self.class.runs.iter().zip(&self.runs).zip(counts);
            runs.flat_map(|((run, heights), count)| {
                let entries = run.entries.iter().zip(heights).take(count.shown).enumerate();
                entries.map(|(place, (entry, heights))| (entry, heights, place < count.full))
            })
        };
        let count = shown().count();
        let are_named = (0..self.names.len()).any(|group| self.class.is_named(group, 0, count));
        if count == 0 && !are_named {
            return blocks.push(self.empty);
        }
        blocks.push(self.heading);
        for (group, name) in self.names.iter().enumerate() {
            let of_it = || shown().filter(move |(entry, ..)| entry.group == group);
            if self.class.is_named(group, of_it().count(), count) {
                blocks.extend(name);
                blocks.extend(of_it().filter(|(.., is_full)| *is_full).flat_map(|(_, heights, _)| &heights.full));
                let mut briefs = of_it().filter(|(.., is_full)| !*is_full).peekable();
                blocks.extend(self.in_brief.filter(|_| briefs.peek().is_some()));
                blocks.extend(briefs.flat_map(|(_, heights, _)| heights.brief.as_ref().unwrap_or(&heights.full)));
            }
        }
        let is_whole = count == self.class.groups.iter().map(|group| group.count - group.told).sum::<usize>();
        let is_said =
            if self.class.to_date.is_some() { shown().any(|(entry, ..)| entry.is_to_date) } else { !is_whole };
        blocks.extend(is_said.then_some(self.said));
    }
}

/// The heights of so much of the lists, one under another.
fn blocks(measured: &[Measured<'_>], counts: &Counts, head: &[Block]) -> Vec<Block> {
    let mut blocks = head.to_vec();
    measured.iter().zip(&counts.0).for_each(|(list, counts)| list.add(counts, &mut blocks));
    blocks
}

/// How many pages blocks fill that stand one under another, and how far down they end on the last; `None` where the pages have no room for them.
fn end(blocks: &[Block], rooms: [f64; PAGES]) -> Option<(usize, f64)> {
    let (mut page, mut down) = (0, 0.0);
    for kept in blocks.chunk_by(|block, _| block.is_kept) {
        let height = kept.iter().map(|block| block.above + block.height).sum::<f64>();
        if down + height > *rooms.get(page)? && down > 0.0 {
            (page, down) = (page + 1, -kept[0].above);
        }
        down += height;
        if down > *rooms.get(page)? {
            return None;
        }
    }
    Some((page + 1, down))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_with_the_next_goes_with_it_to_the_next_page() {
        let block = |height: f64, is_kept: bool| Block { above: 1.0, height, is_kept };
        let ends = |blocks: &[Block]| end(blocks, [10.0, 8.0]);
        assert_eq!(ends(&[block(4.0, false), block(4.0, false)]), Some((1, 10.0)));
        assert_eq!(ends(&[block(6.0, false), block(1.0, true), block(4.0, false)]), Some((2, 6.0)));
        assert_eq!(ends(&[block(9.0, false), block(8.0, false)]), Some((2, 8.0)));
        assert_eq!(ends(&[block(9.0, false), block(9.0, false)]), None);
        assert_eq!(ends(&[block(9.0, false), block(8.0, false), block(1.0, false)]), None);
    }
}
