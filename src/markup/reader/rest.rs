//! What lies beyond the subset: it prints as written, and is told.

use std::ops::Range;

use pulldown_cmark::Event;

use super::Reader;
use crate::markup::character::{SPACES, is_line_end};
use crate::markup::event::name;
use crate::markup::inline::push_lines;
use crate::markup::{Block, Fault, Inline};

impl Reader<'_> {
    pub(super) fn literal(&mut self, range: &Range<usize>, what: &'static str, inlines: &mut Vec<Inline>) {
        self.unsupported(range.clone(), what);
        self.print(range, inlines);
    }

    /// Prints an inline as written.
    pub(super) fn print(&mut self, range: &Range<usize>, inlines: &mut Vec<Inline>) {
        push_lines(inlines, self.take(range.end));
        self.skip();
    }

    /// Prints a block as written, line by line.
    pub(super) fn literal_block(&mut self, event: &Event, range: &Range<usize>, blocks: &mut Vec<Block>) {
        let start = self.shadow.written(&(self.cursor..self.cursor)).start;
        let written = self.take(range.end).trim_ascii_end();
        self.skip();
        self.next += 1;
        if written.is_empty() {
            return;
        }
        self.faults.push(Fault::Unsupported { range: start..start + written.len(), what: name(event) });
        let mut inlines = Vec::new();
        push_lines(&mut inlines, written.trim_ascii_start());
        blocks.push(Block::Paragraph { inlines });
    }

    /// Prints what the parser left out before `to`: nothing but white space, as a rule.
    pub(super) fn leftover(&mut self, to: usize, inlines: &mut Vec<Inline>) {
        let start = self.shadow.written(&(self.cursor..self.cursor)).start;
        let written = self.take(to);
        let words = written.trim();
        if words.is_empty() {
            return;
        }
        let start = start + written.len() - written.trim_start().len();
        let what = match words.as_bytes() {
            [b'[', ..] => Some("a reference definition"),
            [b'\\'] => Some("a backslash before a sign"),
            _ => None,
        };
        self.faults.extend(what.map(|what| Fault::Unsupported { range: start..start + words.len(), what }));
        push_lines(inlines, words);
        if written.trim_end_matches(SPACES).ends_with(is_line_end) {
            inlines.push(Inline::Break);
        }
    }

    /// The same between blocks, as a paragraph of its own.
    pub(super) fn leftover_block(&mut self, to: usize, blocks: &mut Vec<Block>) {
        let mut inlines = Vec::new();
        self.leftover(to, &mut inlines);
        if inlines.last() == Some(&Inline::Break) {
            inlines.pop();
        }
        if !inlines.is_empty() {
            blocks.push(Block::Paragraph { inlines });
        }
    }

    pub(super) fn unsupported(&mut self, range: Range<usize>, what: &'static str) {
        self.faults.push(Fault::Unsupported { range: self.shadow.written(&range), what });
    }
}
