//! How wide what the rows of the index show is, and which of its words fit a width.

use serde::Serialize;

use super::{IndexGroup, IndexRow};
use crate::chart::TextWidth;
use crate::look::measures::Measures;
use crate::words::Words;

/// What a column shows of an indicator, or one line of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the row's field of the same name")]
pub enum Shows {
    Number,
    Title,
    Target,
    Current,
    Trend,
    Level,
    Change,
    Page,
}

/// Where the index stands.
#[derive(Clone, Copy)]
pub(in crate::view) struct Room<'r> {
    /// The size of running text, in points.
    pub(in crate::view) size: f64,
    /// The number of the report's first page.
    pub(in crate::view) first_page: u32,
    pub(in crate::view) text: &'r dyn TextWidth,
    pub(in crate::view) measures: &'r Measures,
    pub(in crate::view) words: &'r Words,
}

/// Words of so many letters are told apart; longer ones are like the longest.
const LENGTHS: usize = 96;

/// What the widest cell and the words of some texts take, in ems.
#[derive(Debug, Clone, Copy)]
pub(super) struct Width {
    pub(super) is_filled: bool,
    /// The widest text.
    pub(super) whole: f64,
    /// The widest word.
    pub(super) word: f64,
    /// The widest word of each length, as the templates count.
    of_length: [f64; LENGTHS],
}

impl Default for Width {
    fn default() -> Self {
        Self { is_filled: false, whole: 0.0, word: 0.0, of_length: [0.0; LENGTHS] }
    }
}

impl Width {
    /// The least width of a column: short texts stay on one line.
    pub(super) fn least(&self, shows: Shows, lines: f64, measures: &Measures) -> f64 {
        let line = match shows {
            Shows::Number => measures.index.number_line,
            Shows::Target | Shows::Current => measures.index.figure_line,
            Shows::Change => measures.index.change_line,
            Shows::Title => 0.0,
            // Their word is all of them.
            Shows::Trend | Shows::Level | Shows::Page => 0.0,
        };
        self.word.max(self.whole.min(line * lines))
    }

    /// The length up to which every word fits a width; `None` where all do.
    pub(super) fn longest(&self, width: f64) -> Option<usize> {
        let longest = self.of_length.iter().position(|widest| *widest > width);
        // What measures words measures them a little otherwise than what prints them.
        longest.map(|length| length.saturating_sub(1).max(1))
    }

    fn add_whole(&mut self, whole: f64) {
        self.is_filled = true;
        self.whole = self.whole.max(whole);
    }

    fn add_word(&mut self, word: &str, width: f64) {
        self.word = self.word.max(width);
        self.add_length(word, width);
    }

    /// Of a word too long for its line, each part is one.
    fn add_length(&mut self, word: &str, width: f64) {
        let widest = &mut self.of_length[word.len().min(LENGTHS - 1)];
        *widest = widest.max(width);
    }

    fn add_text(&mut self, text: &str, width: impl Fn(&str) -> f64) {
        self.add_whole(width(text));
        for word in text.split([' ', '\n']) {
            self.add_word(word, width(word));
            if word.contains(PARTING) {
                pieces(word).for_each(|piece| self.add_length(piece, width(piece)));
            }
        }
    }
}

/// The widths of all that the rows show.
pub(super) struct Widths([Width; 8]);

impl Widths {
    pub(super) fn of(groups: &[IndexGroup], room: Room<'_>) -> Self {
        let mut widths = Self([Width::default(); 8]);
        let mut rows = 0_u64;
        for row in groups.iter().flat_map(|group| &group.rows) {
            rows += 1;
            widths.add_row(row, room);
        }
        // Nobody has so many pages to an indicator that its number is longer.
        let last = u64::from(room.first_page) + 100 + 9 * rows;
        let page = room.text.width(&"8".repeat(last.to_string().len()), 1.0);
        widths.0[Shows::Page as usize].add_whole(page);
        widths.0[Shows::Page as usize].word = page;
        widths
    }

    fn add_row(&mut self, row: &IndexRow, room: Room<'_>) {
        let Room { text, measures, .. } = room;
        let width = |words: &str| text.width(words, 1.0);
        let texts = [
            (Shows::Title, Some(&row.title)),
            (Shows::Target, row.target.as_ref()),
            (Shows::Current, row.current.as_ref()),
            (Shows::Change, row.change.as_ref()),
        ];
        for (shows, words) in texts {
            words.into_iter().for_each(|words| self.0[shows as usize].add_text(words, width));
        }
        if let Some(number) = &row.number {
            let of_numbers = &mut self.0[Shows::Number as usize];
            of_numbers.add_whole(width(number));
            pieces(number).for_each(|piece| of_numbers.add_word(piece, width(piece)));
        }
        let of_levels = &mut self.0[Shows::Level as usize];
        if let Some(level) = &row.level {
            let badge = text.bold(&level.name, 1.0) + measures.around_badge();
            of_levels.add_whole(badge);
            of_levels.word = of_levels.word.max(badge);
        }
        if let Some(reason) = &row.not_due {
            of_levels.is_filled = true;
            reason.split(' ').for_each(|word| of_levels.add_word(word, width(word)));
        }
        if let Some(trend) = &row.trend {
            let ems = trend.width / measures.small(room.size);
            let of_trends = &mut self.0[Shows::Trend as usize];
            of_trends.add_whole(ems);
            of_trends.word = of_trends.word.max(ems);
        }
    }

    pub(super) fn of_one(&self, shows: Shows) -> &Width {
        &self.0[shows as usize]
    }

    /// The length up to which every word of what a column shows fits it; `None` where all do.
    pub(super) fn longest(&self, shows: &[Shows], width: f64) -> Option<usize> {
        shows.iter().filter_map(|shows| self.of_one(*shows).longest(width)).min()
    }
}

/// What a code breaks behind.
const PARTING: [char; 3] = ['_', '-', '/'];

/// The pieces of a number that is a code: it may break behind a separator and nowhere else.
pub(super) fn pieces(code: &str) -> impl Iterator<Item = &str> {
    code.split_inclusive(['_', '-', '/', ' ']).map(|piece| piece.trim_end_matches(' '))
}

pub(super) fn longest_word(text: &str, width: impl Fn(&str) -> f64) -> f64 {
    text.split([' ', '\n']).map(width).fold(0.0, f64::max)
}
