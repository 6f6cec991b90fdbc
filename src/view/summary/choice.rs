//! How much of each list there is room for: one page holds the summary, and two at most.

use super::class::{Class, Rank, Run};
use super::heights::{Block, Heights};
use super::{Listed, Source};

/// As many pages as a summary has at most.
const PAGES: usize = 2;

/// How many other changes are listed rather than that a second page begins.
const OTHERS: usize = 2;

/// The order in which lists get what room there is.
const ORDER: [Rank; 5] = [Rank::Exceptions, Rank::Declines, Rank::NotReceived, Rank::NotDue, Rank::Others];

/// How many of each, in that order, are listed before any list gets more: the first of these that has room.
const STARTS: [[usize; 5]; 6] =
    [[8, 5, 5, 3, 3], [5, 3, 3, 2, 2], [3, 2, 2, 1, 1], [2, 1, 1, 1, 0], [1, 1, 1, 0, 0], [1, 0, 0, 0, 0]];

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
    runs: Vec<Vec<Vec<Block>>>,
    /// What is said in place of it, and under it where it is not whole or for the year to date.
    empty: Block,
    said: Block,
}

/// As much of the lists as two pages have room for under their head.
pub(super) fn choose(classes: Vec<Class>, head: Block, rooms: [f64; PAGES], source: &Source<'_>) -> Chosen {
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
struct Counts(Vec<Vec<usize>>);

impl Counts {
    /// The same with another count of what is of a rank, where there is that.
    fn with(&self, measured: &[Measured<'_>], rank: Rank, count: usize) -> Self {
        let mut counts = self.clone();
        for (counts, list) in counts.0.iter_mut().zip(measured) {
            let of_rank = counts.iter_mut().zip(&list.class.runs).filter(|(_, run)| run.rank == rank);
            of_rank.for_each(|(old, run)| *old = count.min(run.entries.len()));
        }
        counts
    }
}

/// How many of a rank there are.
fn all_of(measured: &[Measured<'_>], rank: Rank) -> usize {
    let runs = measured.iter().flat_map(|list| &list.class.runs);
    runs.filter(|run| run.rank == rank).map(|run| run.entries.len()).sum()
}

/// All that fits one page, where fewer other changes do that; else all that fits two, the most important first.
fn counts(measured: &[Measured<'_>], fit: impl Fn(&Counts, usize) -> bool) -> Counts {
    let all = measured.iter().map(|list| list.class.runs.iter().map(|run| run.entries.len()).collect());
    let all = Counts(all.collect());
    let others = all_of(measured, Rank::Others);
    let fewer = (OTHERS.min(others)..=others).rev().map(|others| all.with(measured, Rank::Others, others));
    if let Some(on_one) = fewer.into_iter().find(|counts| fit(counts, 1)) {
        return on_one;
    }
    if fit(&all, PAGES) {
        return all;
    }
    let start = |start: [usize; 5]| {
        let ranks = ORDER.into_iter().zip(start);
        ranks.fold(all.clone(), |counts, (rank, count)| counts.with(measured, rank, count))
    };
    let least = start(STARTS[STARTS.len() - 1]);
    let counts = STARTS.into_iter().map(start).find(|counts| fit(counts, PAGES)).unwrap_or(least);
    ORDER.into_iter().fold(counts, |counts, rank| grown(counts, rank, measured, &fit))
}

/// The same with as many of a rank as there is room for.
fn grown(counts: Counts, rank: Rank, measured: &[Measured<'_>], fit: impl Fn(&Counts, usize) -> bool) -> Counts {
    let runs = counts.0.iter().zip(measured).flat_map(|(counts, list)| counts.iter().zip(&list.class.runs));
    let now: usize = runs.filter(|(_, run)| run.rank == rank).map(|(count, _)| *count).sum();
    let more = (now + 1..=all_of(measured, rank)).map(|count| counts.with(measured, rank, count));
    more.take_while(|counts| fit(counts, PAGES)).last().unwrap_or(counts)
}

impl<'c> Measured<'c> {
    fn of(class: &'c Class, heights: &Heights<'_>, source: &Source<'_>) -> Self {
        let name = |group: usize| class.name(group, 0, source).map(|name| heights.name(&name));
        let entries =
            |run: &Run| run.entries.iter().map(|entry| heights.entry(entry, class.is_short)).collect::<Vec<_>>();
        let said = |has_to_date: bool| class.said(0, has_to_date, source).unwrap_or_default();
        Self {
            class,
            heading: heights.heading(class),
            names: (0..class.groups.len()).map(name).collect(),
            runs: class.runs.iter().map(entries).collect(),
            empty: heights.empty(class, &said(false)),
            said: heights.said(&said(class.to_date.is_some()), class.is_short),
        }
    }

    /// The heights of so much of it.
    fn add(&self, counts: &[usize], blocks: &mut Vec<Block>) {
        let shown = || {
            let runs = self.class.runs.iter().zip(&self.runs).zip(counts);
            runs.flat_map(|((run, heights), count)| run.entries.iter().zip(heights).take(*count))
        };
        let count = shown().count();
        if count == 0 {
            return blocks.push(self.empty);
        }
        blocks.push(self.heading);
        for (group, name) in self.names.iter().enumerate() {
            let mut of_it = shown().filter(|(entry, _)| entry.group == group).peekable();
            blocks.extend(name.filter(|_| of_it.peek().is_some()));
            blocks.extend(of_it.flat_map(|(_, heights)| heights));
        }
        let is_whole = count == self.class.groups.iter().map(|(_, count)| count).sum::<usize>();
        let is_said = if self.class.to_date.is_some() { shown().any(|(entry, _)| entry.is_to_date) } else { !is_whole };
        blocks.extend(is_said.then_some(self.said));
    }
}

/// The heights of so much of the lists, one under another.
fn blocks(measured: &[Measured<'_>], counts: &Counts, head: Block) -> Vec<Block> {
    let mut blocks = vec![head];
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
