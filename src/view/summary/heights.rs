//! How high the pieces of the summary are in points, as the templates set them, and rather more than less.

use super::class::{Class, Entry};
use super::standing::{broken, indent_of, title};
use super::{Item, Source, Tally, standing};

/// The height of a badge in a line, in ems.
const BADGE: f64 = 0.73;
/// The heading of the part and those of lists, in the size of running text.
const PART: f64 = 2.2;
const SECTION: f64 = 1.08;
/// Between two tables of counts, the height of a row of one line, and the space in cells of more: points, and ems.
const TALLY_GAP: f64 = 30.0;
const TALLY_ROW: f64 = 1.9;
const TALLY_SPACE: f64 = 1.12;

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
struct Pitch {
    leading: f64,
    spacing: f64,
}

const NOTES: Pitch = Pitch { leading: 0.5, spacing: 0.95 };
const COUNTS: Pitch = Pitch { leading: 1.1, spacing: 0.95 };
const SHORT: Pitch = Pitch { leading: 0.55, spacing: 0.9 };
const LONG: Pitch = Pitch { leading: 0.72, spacing: 1.3 };

/// What heights are reckoned from.
pub(super) struct Heights<'s> {
    source: &'s Source<'s>,
    /// The size of small text, and the width that lines surely have.
    small: f64,
    width: f64,
}

impl<'s> Heights<'s> {
    pub(super) fn of(source: &'s Source<'s>) -> Self {
        let measures = source.context.measures;
        Self { source, small: measures.small(source.size), width: measures.page.text_width - 1.0 }
    }

    /// What stands above the lists: heading, sentence, bar, counts and notes.
    pub(super) fn head(&self, lead: &[String], has_bar: bool, tallies: [&Tally; 2], notes: &[String]) -> Block {
        let size = self.source.size;
        let lead = self.lines(&lead.join(" "), 0.0, self.width, |words| self.source.context.text.bold(words, size));
        let lead = (1.18 + self.source.letters) * size + (lead - 1) as f64 * (0.68 + self.source.letters) * size;
        let bar = if has_bar { 3.0 * size } else { 0.95 * size };
        let notes = notes.iter().map(|note| NOTES.spacing * self.small + self.paragraph(note, &NOTES)).sum::<f64>();
        Block {
            above: 0.0,
            height: PART * self.source.letters * size + lead + bar + self.tallies(tallies) + notes,
            is_kept: false,
        }
    }

    fn tallies(&self, [levels, directions]: [&Tally; 2]) -> f64 {
        if levels.is_line {
            return self.counts(levels) + COUNTS.spacing * self.small + self.counts(directions);
        }
        let width = |tally: &Tally| tally.widths.iter().map(|width| (width + 1.0) * self.small + 0.1).sum::<f64>();
        let (one, other) = (self.table(levels), self.table(directions));
        let are_beside = width(levels) + width(directions) + TALLY_GAP <= self.width;
        if are_beside { one.max(other) } else { one + NOTES.spacing * self.small + other }
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
        self.small * (lines * BADGE + (lines - 1.0) * COUNTS.leading)
    }

    fn table(&self, tally: &Tally) -> f64 {
        if tally.are_lines {
            return (tally.rows.len() + 1) as f64 * TALLY_ROW * self.small;
        }
        let most = |text: &str, width: f64| (self.source.context.text.bold(text, 1.0) / width).ceil().max(1.0) + 0.5;
        let row = |texts: &mut dyn Iterator<Item = &String>| {
            let lines = texts.zip(&tally.widths).map(|(text, width)| most(text, *width)).fold(1.0, f64::max);
            (lines * (self.source.letters + NOTES.leading) + TALLY_SPACE) * self.small
        };
        let name = |of: &super::TallyRow| of.level.as_ref().map_or(of.name.clone(), |level| level.name.clone());
        let rows = tally.rows.iter().map(|of| row(&mut std::iter::once(&name(of))));
        row(&mut tally.headings.iter()) + rows.sum::<f64>()
    }

    /// The heading of a list with what stands beside it.
    pub(super) fn heading(&self, class: &Class) -> Block {
        let size = self.source.size;
        let height = match &class.how {
            None => SECTION * self.source.letters * size + self.under_heading(class),
            Some(how) => self.beside(&class.headings[1], how),
        };
        Block { above: 1.7 * size, height, is_kept: true }
    }

    /// How much more, or less, space there is under a heading than between entries.
    fn under_heading(&self, class: &Class) -> f64 {
        let spacing = if class.is_short { SHORT.spacing } else { LONG.spacing };
        0.8 * self.source.size - spacing * self.small
    }

    /// The heading of a list with nothing in it.
    pub(super) fn empty(&self, class: &Class, said: &str) -> Block {
        let heading = &class.headings[0];
        Block { above: 1.3 * self.source.size, height: self.beside(heading, said), is_kept: false }
    }

    /// A text beside a heading.
    fn beside(&self, heading: &str, text: &str) -> f64 {
        let start = (self.source.width(heading) * SECTION + 0.5) * self.source.size;
        let lines = self.lines(text, start, self.width, |words| self.source.context.text.width(words, self.small));
        SECTION * self.source.letters * self.source.size
            + (lines - 1) as f64 * (0.68 + self.source.letters) * self.small
    }

    /// The name of a group.
    pub(super) fn name(&self, name: &str) -> Block {
        let lines = self.lines(name, 0.0, self.width, |words| self.source.context.text.bold(words, self.small)) as f64;
        let height = (lines * self.source.letters + (lines - 1.0) * SHORT.leading) * self.small;
        Block { above: 1.3 * self.small, height, is_kept: true }
    }

    /// What is said under a list.
    pub(super) fn said(&self, said: &str, is_short: bool) -> Block {
        let pitch = if is_short { &SHORT } else { &LONG };
        Block { above: pitch.spacing * self.small, height: self.paragraph(said, pitch), is_kept: false }
    }

    fn paragraph(&self, text: &str, pitch: &Pitch) -> f64 {
        let lines = self.lines(text, 0.0, self.width, |words| self.source.context.text.width(words, self.small)) as f64;
        (lines * self.source.letters + (lines - 1.0) * pitch.leading) * self.small
    }

    /// An entry: as a whole, or what of it stands on one page.
    pub(super) fn entry(&self, entry: &Entry, is_short: bool) -> Vec<Block> {
        let item = &entry.item;
        let pitch = if is_short { &SHORT } else { &LONG };
        let (lines, first) = if is_short { self.short(item) } else { self.long(item) };
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

    /// How many lines a short entry has, and the height of the first, in ems.
    fn short(&self, item: &Item) -> (usize, f64) {
        let title = standing::lines(item, self.source.size, self.source.context);
        (title + self.text(item, 0.0), self.source.letters)
    }

    /// The same of another entry.
    fn long(&self, item: &Item) -> (usize, f64) {
        let text = self.source.context.text;
        let indent = indent_of(item, self.source.context) * self.small;
        let (start, room) = if item.is_indented { (0.0, self.width - indent) } else { (indent, self.width) };
        let title = self.lines(&title(item), start, room, |words| text.bold(words, self.small));
        let regular = |words: &str| text.width(words, self.small);
        let figures = self.lines(&standing::figures(item, self.source.leads, self.source.context), 0.0, room, regular);
        let (lines, trend) =
            (title + figures + self.text(item, self.width - room), self.source.context.measures.trend.height);
        let first = match &item.trend {
            None => BADGE,
            Some(_) if !item.is_apart => trend.max(BADGE),
            // It makes the line of the figures higher, or has one of its own.
            Some(_) if item.is_beside => BADGE + (trend - self.source.letters).max(0.0),
            Some(_) => BADGE + LONG.leading + trend,
        };
        (lines, first)
    }

    /// How many lines what is said of an entry has.
    fn text(&self, item: &Item, indent: f64) -> usize {
        let Some(said) = &item.text else { return 0 };
        let label = said.label.iter().map(|label| format!("{label}: "));
        let text: String = label.chain([said.text.clone()]).collect();
        self.lines(&text, 0.0, self.width - indent, |words| self.source.context.text.width(words, self.small))
    }

    /// How many lines a text has that begins so far in the first of them.
    fn lines(&self, text: &str, start: f64, room: f64, width: impl Fn(&str) -> f64) -> usize {
        broken(text, start, room, width).0.max(1)
    }
}
