//! Seeks the texts of a scene among what is read out, and takes what it finds, so that nothing counts twice.
//!
//! Long texts are sought first, each behind the one before. Short ones, a figure or a level, are sought only between the
//! long ones around them: what is missing is not mistaken for the same word further on.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Finding, Spot};
use crate::print::audit::ENOUGH;
use crate::print::audit::figures;
use crate::print::audit::letters::Letters;
use crate::print::audit::paper::{Block, Figure, Paper, Spoken};
use crate::print::audit::script::{Cue, Drawn, Kind, Scene};

/// From how many letters on a text is long: hardly the same as another by chance.
const LONG: usize = 12;
/// A short figure stands in a cell or line with at most this many letters beside its own.
const BESIDE_FIGURE: usize = 60;

/// What is sought.
#[derive(Clone, Copy)]
pub(super) struct Sought<'s> {
    letters: &'s Letters,
    /// Whether it stands alone in its cell or line, not in a sentence.
    is_alone: bool,
    /// Whether its words may run together.
    is_joined: bool,
}

impl<'s> Sought<'s> {
    /// Words, wherever they stand.
    pub(super) fn words(letters: &'s Letters) -> Self {
        Self { letters, is_alone: false, is_joined: false }
    }

    fn of(cue: &'s Cue) -> Self {
        let is_alone = matches!(cue.kind, Kind::Figure) && cue.letters.len() < LONG;
        Self { letters: &cue.letters, is_alone, is_joined: false }
    }
}

/// What is read out, and what of it has been found.
pub(super) struct Seeker<'p> {
    paper: &'p Paper,
    pub(super) spoken: &'p Spoken,
    /// Which letters are found.
    pub(super) taken: Vec<bool>,
    /// Which figures are found.
    met: Vec<bool>,
    findings: Vec<Finding>,
}

/// The places of the cues of one part of a scene while they are sought.
struct Part<'c> {
    spot: &'c Spot,
    cues: &'c [Cue],
    /// Where the part reaches from and to.
    range: Range<usize>,
    /// The places of the long texts.
    long: Vec<Option<Range<usize>>>,
    /// The end of what was found last.
    from: usize,
    /// The end of the last text that has a fixed place.
    fixed: usize,
}

impl<'p> Seeker<'p> {
    pub(super) fn new(paper: &'p Paper) -> Self {
        let spoken = &paper.spoken;
        let (letters, figures) = (spoken.letters.len(), spoken.figures.len());
        Self { paper, spoken, taken: vec![false; letters], met: vec![false; figures], findings: Vec::new() }
    }

    pub(super) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    pub(super) fn count(&self) -> usize {
        self.findings.len()
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// The first place of what is sought that nothing has taken yet.
    pub(super) fn find(&self, sought: Sought<'_>, range: Range<usize>) -> Option<usize> {
        let Sought { letters, is_alone, is_joined } = sought;
        let first = *letters.signs().first()?;
        let last = range.end.checked_sub(letters.len())?;
        let signs = self.spoken.letters.signs();
        (range.start..=last).find(|at| {
            signs.get(*at) == Some(&first)
                && if is_joined {
                    self.spoken.letters.has_joined(letters, *at)
                } else {
                    self.spoken.letters.has(letters, *at)
                }
                && !self.taken[*at..at + letters.len()].contains(&true)
                && (!is_alone || self.block_length(*at) <= letters.len() + BESIDE_FIGURE)
        })
    }

    fn block_length(&self, at: usize) -> usize {
        let blocks = &self.spoken.blocks;
        let index = blocks.partition_point(|block| block.letters.end <= at);
        blocks.get(index).map_or(0, |block| block.letters.len())
    }

    /// Takes what is sought, if it is there; returns its place.
    pub(super) fn take(&mut self, sought: Sought<'_>, range: Range<usize>) -> Option<Range<usize>> {
        let at = self.find(sought, range)?;
        let found = at..at + sought.letters.len();
        self.taken[found.clone()].fill(true);
        Some(found)
    }

    /// Seeks the cues of a scene; returns where what was found ends.
    pub(super) fn scene(&mut self, scene: &Scene, range: Range<usize>) -> usize {
        let (mut parts, mut rest) = (Vec::new(), &scene.cues[..]);
        let mut starts = Vec::new();
        let mut cursor = range.start;
        while let Some(index) =
            rest.iter().skip(1).position(|cue| matches!(cue.kind, Kind::Heading)).map(|index| index + 1)
        {
            parts.push(&rest[..index]);
            rest = &rest[index..];
        }
        parts.push(rest);
        for part in &parts {
            starts.push(self.heading(&scene.spot, part.first(), range.clone(), &mut cursor));
        }
        let mut marks: Vec<usize> = starts.iter().flatten().map(|found| found.start).collect();
        marks.sort_unstable();
        let until =
            |start: usize| marks[marks.partition_point(|mark| *mark < start)..].first().copied().unwrap_or(range.end);
        let (mut before, mut end) = (range.start, range.start);
        for (part, start) in parts.into_iter().zip(starts) {
            let (cues, from) = match start {
                Some(found) => (&part[1..], found.end),
                None => (part, before),
            };
            before = from;
            end = end.max(self.part(&scene.spot, cues, from..until(from)));
        }
        end
    }

    /// Takes the heading that a part starts with, if it does and the heading is there as such.
    fn heading(
        &mut self,
        spot: &Spot,
        cue: Option<&Cue>,
        range: Range<usize>,
        cursor: &mut usize,
    ) -> Option<Range<usize>> {
        let cue = cue.filter(|cue| matches!(cue.kind, Kind::Heading))?;
        let blocks = &self.spoken.blocks;
        let first = blocks.partition_point(|block| block.letters.start < range.start);
        let within = blocks[first..].iter().take_while(|block| block.letters.end <= range.end);
        let is_it = |block: &&Block| {
            block.is_heading
                && block.letters.len() == cue.letters.len()
                && self.find(Sought::words(&cue.letters), block.letters.clone()).is_some()
        };
        let all: Vec<Range<usize>> = within.filter(is_it).map(|block| block.letters.clone()).collect();
        let ahead = all.iter().find(|letters| letters.start >= *cursor);
        let found = ahead.or(all.first())?.clone();
        match ahead {
            Some(_) => *cursor = found.end,
            None => self.report(Finding::Misplaced { spot: spot.clone(), what: cue.what, text: cue.text.clone() }),
        }
        self.taken[found.clone()].fill(true);
        Some(found)
    }

    /// Seeks cues within a range; returns where what was found ends.
    fn part(&mut self, spot: &Spot, cues: &[Cue], range: Range<usize>) -> usize {
        let mut part =
            Part { spot, cues, long: self.long(cues, range.clone()), from: range.start, fixed: range.start, range };
        let mut ends = vec![part.range.end; cues.len() + 1];
        for index in (0..cues.len()).rev() {
            ends[index] = part.long[index].as_ref().map_or(ends[index + 1], |found| found.start);
        }
        for index in 0..cues.len() {
            if self.findings.len() > ENOUGH {
                break;
            }
            self.cue(&mut part, index, ends[index + 1]);
        }
        part.from
    }

    /// Takes the long texts, each behind the one before; with them what has no fixed place but the same letters.
    fn long(&mut self, cues: &[Cue], range: Range<usize>) -> Vec<Option<Range<usize>>> {
        let is_fixed = |cue: &&Cue| matches!(cue.kind, Kind::Text | Kind::Heading) && cue.letters.len() >= LONG;
        let fixed: BTreeSet<&[char]> = cues.iter().filter(is_fixed).map(|cue| cue.letters.signs()).collect();
        let mut from = range.start;
        let mut long = Vec::new();
        for cue in cues {
            let is_sought = !matches!(cue.kind, Kind::Drawing(_)) && fixed.contains(cue.letters.signs());
            let found = if is_sought { self.take(Sought::of(cue), from..range.end) } else { None };
            from = found.as_ref().map_or(from, |found| found.end);
            long.push(found);
        }
        long
    }

    /// Seeks one cue between what was found before it and the next long text, which starts at `until`.
    fn cue(&mut self, part: &mut Part<'_>, index: usize, until: usize) {
        let cue = &part.cues[index];
        if let Some(found) = &part.long[index] {
            (part.from, part.fixed) = (found.end, found.end);
            return;
        }
        match &cue.kind {
            Kind::Drawing(drawn) => self.drawing(part, cue, drawn, until),
            Kind::Loose | Kind::Figure => {
                let sought = Sought::of(cue);
                let near = self.take(sought, part.from..until).or_else(|| self.take(sought, part.fixed..until));
                match near {
                    Some(found) => part.from = part.from.max(found.end),
                    None => self.not_found(part, cue, until),
                }
            }
            Kind::Text | Kind::Heading => match self.take(Sought::of(cue), part.from..until) {
                Some(found) => (part.from, part.fixed) = (found.end, found.end),
                None => self.not_found(part, cue, until),
            },
        }
    }

    /// Says of a text whether it is elsewhere or nowhere; a short one elsewhere may be another's.
    fn not_found(&mut self, part: &Part<'_>, cue: &Cue, until: usize) {
        let around = if cue.letters.len() >= LONG { part.range.clone() } else { part.range.start..until };
        let (spot, what, text) = (part.spot.clone(), cue.what, cue.text.clone());
        let sought = Sought::of(cue);
        let finding = if self.take(Sought { is_joined: true, ..sought }, part.from..until).is_some() {
            Finding::Joined { spot, what, text }
        } else if !matches!(cue.kind, Kind::Figure) && self.take(sought, around).is_some() {
            Finding::Misplaced { spot, what, text }
        } else {
            Finding::Lost { spot, what, text }
        };
        self.report(finding);
    }

    /// Seeks a figure by its alternative text, and its texts in it.
    fn drawing(&mut self, part: &mut Part<'_>, cue: &Cue, drawn: &Drawn, until: usize) {
        let figures: &'p [Figure] = &self.spoken.figures;
        let first = figures.partition_point(|figure| figure.after < part.range.start);
        let within = (first..figures.len()).take_while(|index| figures[*index].after <= part.range.end);
        let found = within
            .filter(|index| !self.met[*index])
            .find(|index| Letters::of(&figures[*index].alt).signs() == cue.letters.signs());
        let (spot, what) = (part.spot.clone(), cue.what);
        let Some(index) = found else {
            return self.report(Finding::NoFigure { spot, what, alt: cue.text.clone() });
        };
        self.met[index] = true;
        let figure = &figures[index];
        match drawn {
            Drawn::Logo => {}
            _ if figure.after < part.from || figure.after > until => {
                self.report(Finding::Misplaced { spot, what, text: cue.text.clone() });
            }
            _ => (part.from, part.fixed) = (figure.after, figure.after),
        }
        self.findings.extend(figures::missing(self.paper, figure, drawn, &cue.text));
    }
}
