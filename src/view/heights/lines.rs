//! How many lines a text takes.

use super::Heights;
use crate::markup::Inline;

/// A text on its way into lines, broken at the first place where there is no more room.
struct Filling {
    room: f64,
    lines: usize,
    /// How much of the last line is taken, and the space behind it.
    used: f64,
    space: f64,
    /// The width of the word that is not yet on a line.
    word: f64,
}

impl Filling {
    fn new(room: f64) -> Self {
        Self { room: room.max(1.0), lines: 1, used: 0.0, space: 0.0, word: 0.0 }
    }

    /// Adds a text in letters of some width.
    fn add(&mut self, text: &str, width: impl Fn(&str) -> f64) {
        for piece in text.split_inclusive(|letter| [' ', '-', '–', '/'].contains(&letter)) {
            let word = piece.trim_end_matches(' ');
            self.word += width(word);
            if word.len() < piece.len() {
                self.end();
                self.space += width(&piece[word.len()..]);
            } else if is_parting(word) {
                self.end();
            }
        }
    }

    /// Puts the word on a line.
    fn end(&mut self) {
        let joined = self.used + self.space + self.word;
        if joined <= self.room {
            self.used = joined;
        } else if self.word <= self.room {
            (self.lines, self.used) = (self.lines + 1, self.word);
        } else {
            let more = (self.word / self.room) as usize;
            (self.lines, self.used) = (self.lines + more, self.word % self.room);
        }
        (self.space, self.word) = (0.0, 0.0);
    }

    fn line(&mut self) {
        self.end();
        (self.lines, self.used) = (self.lines + 1, 0.0);
    }

    fn lines(mut self) -> usize {
        self.end();
        self.lines
    }
}

/// Whether a line may end behind a piece of a word.
fn is_parting(piece: &str) -> bool {
    piece.len() > 1 && piece.ends_with(['-', '–', '/'])
}

impl Heights<'_> {
    /// How many lines a text takes in a width, at a size.
    pub(super) fn lines(&self, text: &str, room: f64, width: impl Fn(&str) -> f64) -> usize {
        text.split('\n').map(|line| Self::line(line, room, &width)).sum()
    }

    fn line(line: &str, room: f64, width: impl Fn(&str) -> f64) -> usize {
        let mut filling = Filling::new(room);
        filling.add(line, width);
        filling.lines()
    }

    /// How many lines a paragraph takes in a width, at a size.
    pub(super) fn lines_of(&self, inlines: &[Inline], room: f64, size: f64) -> usize {
        let mut filling = Filling::new(room);
        self.fill(inlines, false, size, &mut filling);
        filling.lines()
    }

    fn fill(&self, inlines: &[Inline], is_bold: bool, size: f64, filling: &mut Filling) {
        let text = self.context.text;
        for inline in inlines {
            match inline {
                Inline::Text { text: words } if is_bold => filling.add(words, |word| text.bold(word, size)),
                Inline::Text { text: words } => filling.add(words, |word| text.width(word, size)),
                Inline::Strong { inlines } => self.fill(inlines, true, size, filling),
                Inline::Emphasis { inlines } | Inline::Link { inlines, .. } => {
                    self.fill(inlines, is_bold, size, filling);
                }
                Inline::Break => filling.line(),
            }
        }
    }

    /// The height of so many lines.
    pub(super) fn high(&self, lines: usize, size: f64, leading: f64) -> f64 {
        (lines as f64 * self.letters + lines.saturating_sub(1) as f64 * leading) * size
    }

    /// The height of a bold text on the page.
    pub(super) fn bold(&self, text: &str, size: f64, leading: f64) -> f64 {
        self.high(self.lines(text, self.width, |word| self.context.text.bold(word, size)), size, leading)
    }

    /// The height of small text on the page.
    pub(super) fn small_text(&self, text: &str) -> f64 {
        let lines = self.lines(text, self.width, |word| self.context.text.width(word, self.small));
        self.high(lines, self.small, super::LEADING[0])
    }
}
