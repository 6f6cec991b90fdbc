//! How high the pieces of the summary are in points, as the templates set them, and rather more than less.

use super::class::Class;
use super::standing::{self, Column, column};
use super::{Item, Source, Tally};
use crate::look::measures::SummaryMeasures;
use crate::view::lines::broken;

/// The height of a badge in a line, in ems.
const BADGE: f64 = 0.73;
/// Space above and below the first sentence where nothing is counted, in ems of running text.
const WITHOUT_BAR: f64 = 0.95;

/// What stands on one page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    /// The space above it, where it is not the first of a page.
    pub(super) above: f64,
    /// Its height.
    pub(super) height: f64,
    /// Whether what comes next stands on the same page.
    pub(super) is_kept: bool,
}

/// How lines stand above one another, in ems.
#[derive(Clone, Copy)]
struct Pitch {
    leading: f64,
    spacing: f64,
}

/// What heights are reckoned from.
pub(super) struct Heights<'s> {
    source: &'s Source<'s>,
    of: &'s SummaryMeasures,
    /// The size of small text, and the width that lines surely have.
    small: f64,
    width: f64,
}

impl<'s> Heights<'s> {
    pub(super) fn of(source: &'s Source<'s>) -> Self {
        let measures = source.context.measures;
        let (small, width) = (measures.small(source.size), measures.page.text_width - 1.0);
        Self { source, of: &measures.summary, small, width }
    }

    /// What stands above the lists: heading, sentence, bar, counts and notes.
    pub(super) fn head(&self, lead: &[String], has_bar: bool, tallies: [&Tally; 2], notes: &[String]) -> Vec<Block> {
        let (size, letters) = (self.source.size, self.source.letters);
        let lead = self.lines(&lead.join(" "), 0.0, self.width, |words| self.source.context.text.bold(words, size));
        let lead = (1.18 + letters) * size + (lead - 1) as f64 * (self.of.lead_leading + letters) * size;
        let bar = if has_bar { self.of.under_bar } else { WITHOUT_BAR } * size;
        let pitch = self.notes();
        let block = |above: f64, height: f64| Block { above, height, is_kept: false };
        let notes = notes.iter().map(|note| block(pitch.spacing * self.small, self.paragraph(note, pitch)));
        let heading = self.of.part_heading * letters * size;
        let tallies = self.tallies(tallies).into_iter().map(|(above, height)| block(above, height));
        std::iter::once(block(0.0, heading + lead + bar)).chain(tallies).chain(notes).collect()
    }

    fn notes(&self) -> Pitch {
        Pitch { leading: self.of.note_leading, spacing: self.of.note_spacing }
    }

    /// How the lines and entries of a group stand.
    fn pitch(&self, is_short: bool) -> Pitch {
        let SummaryMeasures { short_leading, short_spacing, leading, spacing, .. } = *self.of;
        if is_short { Pitch { leading: short_leading, spacing: short_spacing } } else { Pitch { leading, spacing } }
    }

    /// What stands on one page of the counts, with the space above it: tables break between their rows, but not beside one
    /// another.
    fn tallies(&self, [levels, directions]: [&Tally; 2]) -> Vec<(f64, f64)> {
        let below = (self.of.note_spacing * self.small, self.counts(directions));
        let whole = |rows: Vec<f64>| rows.into_iter().sum::<f64>();
        match (levels.is_line, directions.is_line) {
            (true, _) => vec![(0.0, self.counts(levels)), below],
            (false, true) => self.table(levels).into_iter().map(|row| (0.0, row)).chain([below]).collect(),
            (false, false) => vec![(0.0, whole(self.table(levels)).max(whole(self.table(directions))))],
        }
    }

    /// Whether two tables of counts have room beside one another.
    pub(super) fn are_beside(&self, tallies: [&Tally; 2]) -> bool {
        let space = 2.0 * self.of.tally_space;
        let width = |tally: &Tally| tally.widths.iter().map(|width| (width + space) * self.small + 0.1).sum::<f64>();
        tallies.into_iter().map(width).sum::<f64>() + self.of.tally_gap <= self.width
    }

    /// Counts one behind another.
    fn counts(&self, tally: &Tally) -> f64 {
        let text = self.source.context.text;
        let around = self.source.context.measures.around_badge();
        let width = |name: &super::TallyRow| match &name.level {
            Some(level) => text.bold(&level.name, 1.0) + around + text.bold(&name.counts[0], 1.0) + 0.6,
            None => text.width(&name.name, 1.0) + text.bold(&name.counts[0], 1.0) + 0.3,
        };
        let (lines, _) = tally.rows.iter().fold((1.0, 0.0), |(lines, line), row| {
            let line = line + 1.3 + width(row);
            if line * self.small <= self.width { (lines, line) } else { (lines + 1.0, width(row)) }
        });
        self.small * (lines * BADGE + (lines - 1.0) * self.of.count_leading)
    }

    /// The heights of the rows of a table, that of its headings first.
    fn table(&self, tally: &Tally) -> Vec<f64> {
        if tally.are_lines {
            return vec![self.of.tally_row * self.small; tally.rows.len() + 1];
        }
        let most = |text: &str, width: f64| (self.source.context.text.bold(text, 1.0) / width).ceil().max(1.0) + 0.5;
        let row = |texts: &mut dyn Iterator<Item = &String>| {
            let lines = texts.zip(&tally.widths).map(|(text, width)| most(text, *width)).fold(1.0, f64::max);
            (lines * (self.source.letters + self.of.note_leading) + 2.0 * self.of.tally_inset) * self.small
        };
        let name = |of: &super::TallyRow| of.level.as_ref().map_or(of.name.clone(), |level| level.name.clone());
        let rows = tally.rows.iter().map(|of| row(&mut std::iter::once(&name(of))));
        std::iter::once(row(&mut tally.headings.iter())).chain(rows).collect()
    }

    /// The heading of a list with what stands beside it.
    pub(super) fn heading(&self, class: &Class) -> Block {
        let size = self.source.size;
        // How much more, or less, space there is under a heading than between entries.
        let under = self.of.under_heading * size - self.pitch(class.is_short()).spacing * self.small;
        let height = match &class.how {
            None => self.of.heading * self.source.letters * size + under,
            Some(how) => self.beside(&class.headings[1], how),
        };
        Block { above: self.of.above_list * size, height, is_kept: true }
    }

    /// The heading of a list with nothing in it.
    pub(super) fn empty(&self, class: &Class, said: &str) -> Block {
        let heading = &class.headings[0];
        Block { above: self.of.above_empty * self.source.size, height: self.beside(heading, said), is_kept: false }
    }

    /// A text beside a heading.
    fn beside(&self, heading: &str, text: &str) -> f64 {
        let Source { size, letters, .. } = *self.source;
        let start = (self.source.width(heading) * self.of.heading + 0.5) * size;
        let lines = self.lines(text, start, self.width, |words| self.source.context.text.width(words, self.small));
        self.of.heading * letters * size + (lines - 1) as f64 * (self.of.lead_leading + letters) * self.small
    }

    /// The name of a group.
    pub(super) fn name(&self, name: &str) -> Block {
        let lines = self.lines(name, 0.0, self.width, |words| self.source.context.text.bold(words, self.small)) as f64;
        let height = (lines * self.source.letters + (lines - 1.0) * self.of.short_leading) * self.small;
        // The entry under it stands as close as any.
        let under = (self.of.under_name - self.of.short_spacing) * self.small;
        Block { above: self.of.above_name * self.small, height: height + under.max(0.0), is_kept: true }
    }

    /// What is said under a list.
    pub(super) fn said(&self, said: &str, is_short: bool) -> Block {
        let pitch = self.pitch(is_short);
        Block { above: pitch.spacing * self.small, height: self.paragraph(said, pitch), is_kept: false }
    }

    fn paragraph(&self, text: &str, pitch: Pitch) -> f64 {
        let lines = self.lines(text, 0.0, self.width, |words| self.source.context.text.width(words, self.small)) as f64;
        (lines * self.source.letters + (lines - 1.0) * pitch.leading) * self.small
    }

    /// An entry in full, or as a line: as a whole, or what of it stands on one page. `beside` is the room for trends.
    pub(super) fn entry(&self, item: &Item, beside: f64, is_short: bool) -> Vec<Block> {
        let pitch = self.pitch(is_short);
        let lines = standing::lines(item, beside, self.source) + self.figures(item, beside) + self.text(item, beside);
        let first = if item.level.is_some() { BADGE } else { self.source.letters };
        let whole = first + (lines - 1) as f64 * (self.source.letters + pitch.leading);
        let block =
            |above: f64, height: f64| Block { above: above * self.small, height: height * self.small, is_kept: false };
        if !item.may_break || lines < 4 {
            return vec![block(pitch.spacing, whole)];
        }
        // Two lines at least stand on either page.
        let two = self.source.letters + pitch.leading;
        let between = (0..lines - 4).map(|_| block(pitch.leading, self.source.letters));
        let ends = block(pitch.leading, self.source.letters + two);
        std::iter::once(block(pitch.spacing, first + two)).chain(between).chain([ends]).collect()
    }

    /// How many lines the figures under the title have.
    fn figures(&self, item: &Item, beside: f64) -> usize {
        if item.figures.is_empty() { 0 } else { self.small_lines(&item.figures.join(" · "), item, beside) }
    }

    /// How many lines what is said of an entry has.
    fn text(&self, item: &Item, beside: f64) -> usize {
        let Some(said) = &item.text else { return 0 };
        let label = said.label.iter().map(|label| format!("{label}: "));
        self.small_lines(&label.chain([said.text.clone()]).collect::<String>(), item, beside)
    }

    fn small_lines(&self, text: &str, item: &Item, beside: f64) -> usize {
        let Column { width, .. } = column(item, beside, self.source);
        self.lines(text, 0.0, width - 1.0, |words| self.source.context.text.width(words, self.small))
    }

    /// How many lines a text has that begins so far in the first of them.
    fn lines(&self, text: &str, start: f64, room: f64, width: impl Fn(&str) -> f64) -> usize {
        broken(text, start, room, width).0.max(1)
    }
}
