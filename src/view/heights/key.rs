//! How high the key is, and how close its rows have to stand to fit a page.

use super::Heights;
use crate::view::key::{Key, KeyRow, LevelMeaning};

/// How much of the usual space its rows have where all of them then fit a page.
const CLOSER: [f64; 4] = [1.0, 0.85, 0.7, 0.6];
/// The most, in pages, that is set closer.
const MOST: f64 = 1.3;
/// From this size of running text on the key takes several pages.
const LARGE: f64 = 15.0;
/// Heading of the part with the space under it, in ems of running text.
const HEADING: f64 = 3.2;
/// Between lines, above and below the text of a row, above the levels and between them, and between marks, in ems.
const LEADING: f64 = 0.6;
const ROW: f64 = 0.5;
const PARAGRAPH: f64 = 0.95;
const LEVELS: f64 = 0.95;
const MARKS: f64 = 0.8;
/// The space behind badges and marks, and the height of a badge in its line, in ems.
const GAP: f64 = 0.9;
const BADGE: f64 = 0.73;

impl Heights<'_> {
    /// How much of the usual space the rows of the key have: less where all of them then fit a page.
    pub(in crate::view) fn closeness(&self, key: &Key) -> f64 {
        if self.size >= LARGE {
            return 1.0;
        }
        let room = self.page + self.band();
        let usual = self.key(key, 1.0);
        let is_near = usual > room && usual <= MOST * room;
        let fitting = CLOSER.into_iter().filter(|_| is_near).find(|close| self.key(key, *close) <= room);
        fitting.unwrap_or(1.0)
    }

    fn key(&self, key: &Key, close: f64) -> f64 {
        let measures = &self.context.measures.key;
        let share = measures.explanations / (measures.items + measures.explanations);
        let inner = |share: f64| self.width * share - 2.0 * measures.cell_space * self.size;
        let (items, explanations) = (inner(1.0 - share), inner(share));
        let levels = self.levels(&key.levels, explanations, close);
        let bold = |item: &str| self.lines(item, items, |word| self.context.text.bold(word, self.size));
        let row = |row: &KeyRow| {
            let explanation = match &row.text {
                Some(text) => self.high(self.plain(text, explanations), self.size, LEADING),
                None => self.narrow_blocks(&row.explanation, explanations),
            };
            let levels = if row.lists_levels { PARAGRAPH * self.size + levels } else { 0.0 };
            self.high(bold(&row.item), self.size, LEADING).max(explanation + levels)
        };
        let mark = |meaning: &str| self.high(self.plain(meaning, explanations - 3.0 * self.size), self.size, LEADING);
        let marks = key.marks.iter().map(|mark_| mark(&mark_.meaning) + close * MARKS * self.size).sum::<f64>();
        let inset = close * 2.0 * ROW * self.size;
        let rows = key.rows.iter().map(|one| row(one) + inset).sum::<f64>();
        let marks = if key.marks.is_empty() { 0.0 } else { marks + inset };
        HEADING * self.size + self.letters * self.size + inset + rows + marks
    }

    fn levels(&self, levels: &[LevelMeaning], width: f64, close: f64) -> f64 {
        let badge = |level: &LevelMeaning| {
            self.context.text.bold(&level.badge.name, 1.0) + self.context.measures.around_badge()
        };
        let widest = levels.iter().map(badge).fold(0.0, f64::max) + GAP;
        let one = |level: &LevelMeaning| {
            let lines = self.plain(&level.meaning, width - widest * self.size);
            self.high(lines, self.size, LEADING).max(BADGE * self.size)
        };
        levels.iter().map(one).sum::<f64>() + levels.len().saturating_sub(1) as f64 * close * LEVELS * self.size
    }

    fn plain(&self, text: &str, width: f64) -> usize {
        self.lines(text, width, |word| self.context.text.width(word, self.size))
    }
}
