//! Breaking texts into lines that fit, with the widths of the real font.

use super::TextWidth;

/// The one size every label of a chart is set in.
pub(super) struct Lettering<'a> {
    text: &'a dyn TextWidth,
    /// The size, in points.
    pub(super) size: f64,
    /// The distance from baseline to baseline.
    pub(super) leading: f64,
    is_bold: bool,
}

impl<'a> Lettering<'a> {
    /// Lettering of a size; nothing under 10 points is ever set.
    pub(super) fn new(text: &'a dyn TextWidth, size: f64) -> Self {
        let size = if size >= 10.0 { size } else { 10.0 };
        Self { text, size, leading: size * 1.22, is_bold: false }
    }

    /// The same, bold.
    pub(super) fn bold(&self) -> Self {
        Self { is_bold: true, ..*self }
    }

    /// The width of one line.
    pub(super) fn width(&self, line: &str) -> f64 {
        if self.is_bold { self.text.bold(line, self.size) } else { self.text.width(line, self.size) }
    }

    /// The width of the widest line.
    pub(super) fn widest<T: AsRef<str>>(&self, lines: &[T]) -> f64 {
        lines.iter().map(|line| self.width(line.as_ref())).fold(0.0, f64::max)
    }

    /// How far the baseline lies under the middle of a line's capitals and figures.
    pub(super) fn below_middle(&self) -> f64 {
        self.size * 0.36
    }

    /// The height so many lines take.
    pub(super) fn height(&self, lines: usize) -> f64 {
        lines as f64 * self.leading
    }

    /// The text broken between words into lines of the width; `None` where a word is wider or the lines are more than `most`.
    pub(super) fn wrap(&self, text: &str, width: f64, most: usize) -> Option<Vec<String>> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let joined = lines.last().map(|line| format!("{line} {word}"));
            match joined.filter(|line| self.width(line) <= width) {
                Some(line) => *lines.last_mut()? = line,
                None => lines.push(word.to_owned()),
            }
        }
        let fits = lines.len() <= most && self.widest(&lines) <= width;
        fits.then_some(lines)
    }

    /// The text in at most so many lines of the width, whatever it takes: broken between words, then after hyphens
    /// and strokes, then within words, and cut with an ellipsis only where even that is not enough.
    pub(super) fn fit(&self, text: &str, width: f64, most: usize) -> Vec<String> {
        if let Some(lines) = self.wrap(text, width, most) {
            return lines;
        }
        let mut lines: Vec<String> = vec![String::new()];
        for piece in self.pieces(text, width) {
            let line = lines.last().map_or("", String::as_str);
            let joined = format!("{line}{piece}");
            if self.width(joined.trim_end()) <= width {
                lines.pop();
                lines.push(joined);
            } else {
                lines.push(piece);
            }
        }
        let mut lines: Vec<String> =
            lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        if lines.len() > most.max(1) {
            lines.truncate(most.max(1));
            if let Some(line) = lines.last_mut() {
                *line = self.cut(line, width);
            }
        }
        lines
    }

    /// The pieces a text may be broken into; only a piece wider than the line is broken within.
    fn pieces(&self, text: &str, width: f64) -> Vec<String> {
        let mut pieces = Vec::new();
        for piece in text.split_inclusive([' ', '-', '/', '–', '\u{a0}']) {
            if self.width(piece.trim_end()) <= width {
                pieces.push(piece.to_owned());
                continue;
            }
            let mut part = String::new();
            for letter in piece.chars() {
                if !part.is_empty() && self.width(&format!("{part}{letter}")) > width {
                    pieces.push(std::mem::take(&mut part));
                }
                part.push(letter);
            }
            pieces.push(part);
        }
        pieces
    }

    /// A line shortened until it fits with an ellipsis.
    fn cut(&self, line: &str, width: f64) -> String {
        let mut kept = line.to_owned();
        while !kept.is_empty() && self.width(&format!("{}…", kept.trim_end())) > width {
            kept.pop();
        }
        format!("{}…", kept.trim_end())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Every letter is half as wide as the text is high.
    pub(in crate::chart) struct HalfWide;

    impl TextWidth for HalfWide {
        fn width(&self, text: &str, size: f64) -> f64 {
            text.chars().count() as f64 * size / 2.0
        }

        fn bold(&self, text: &str, size: f64) -> f64 {
            self.width(text, size)
        }
    }

    #[test]
    fn texts_break_between_words_first() {
        let lettering = Lettering::new(&HalfWide, 10.0);
        assert_eq!(lettering.fit("Statistical neighbours", 60.0, 3), ["Statistical", "neighbours"]);
        assert_eq!(lettering.fit("2024-25 (OT)", 40.0, 3), ["2024-25", "(OT)"]);
        assert_eq!(lettering.fit("Care/Education", 50.0, 3), ["Care/", "Education"]);
    }

    #[test]
    fn hopeless_texts_end_in_an_ellipsis_within_the_width() {
        let lettering = Lettering::new(&HalfWide, 10.0);
        assert_eq!(lettering.fit("Llanfairpwllgwyngyll", 50.0, 3), ["Llanfairpw", "llgwyngyll"]);
        assert_eq!(lettering.fit("one two three four five", 30.0, 2), ["one", "two…"]);
    }
}
