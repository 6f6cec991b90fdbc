//! Walks the events of the Markdown parser with a cursor in the source.
//!
//! Only markup of the subset moves the cursor without printing. What the parser skips (a backslash, a
//! reference definition) therefore lies between the cursor and the next event, and prints from there.
//! Events and cursor are places in the text's shadow; what prints is the text as written.

mod links;
mod pasted;
mod rest;
mod tables;

use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, Options, Parser, Tag};

use super::address;
use super::event::is_inline;
use super::inline::{push, push_lines};
use super::list::{append, item, marker};
use super::shadow::Shadow;
use super::sign::{footnote, sign};
use super::tab::{Stretch, stretches};
use super::{Block, Fault, Inline, Parsed};
use crate::limits;
use crate::markup::character::is_line_end;
use pasted::pasted;

/// Reads one text.
pub(super) fn read(written: &str) -> Parsed {
    let mut parsed = Parsed::default();
    for stretch in stretches(written) {
        match stretch {
            Stretch::Markdown(range) => parsed.add(markdown(&written[range.clone()]), range.start),
            Stretch::Pasted(rows) => pasted(written, &rows, &mut parsed),
        }
    }
    let is_star = |fault: &Fault| matches!(fault, Fault::Unsupported { what: STAR, .. });
    let note = footnote(written).filter(|_| parsed.faults.iter().any(is_star));
    parsed.faults.extend(note.map(|range| Fault::Sign { range, sign: '*' }));
    parsed.faults.sort_by_key(|fault| fault.range().start);
    parsed
}

fn markdown(written: &str) -> Parsed {
    let shadow = Shadow::of(written);
    // Footnotes are recognised only to keep their lines apart.
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let events: Vec<_> = Parser::new_ext(&shadow.text, options).into_offset_iter().collect();
    let mut reader = Reader::new(written, &shadow, &events);
    let blocks = reader.blocks(shadow.text.len(), 0);
    let faults = address::faults(&shadow, &reader.prose);
    reader.faults.extend(faults);
    Parsed { blocks, faults: reader.faults }
}

/// The fault of a table that is more than a text holds.
fn too_large(range: Range<usize>, columns: usize, rows: usize) -> Option<Fault> {
    let cells = columns * rows;
    (columns > limits::COLUMNS || cells > limits::TABLE_CELLS).then_some(Fault::TooLarge { range, columns, cells })
}

impl Parsed {
    /// Adds what was read from the stretch that starts at a byte of the text.
    fn add(&mut self, more: Parsed, at: usize) {
        more.blocks.into_iter().for_each(|block| append(&mut self.blocks, block));
        self.faults.extend(more.faults.into_iter().map(|fault| fault.moved(0, at)));
    }
}

/// What an officer calls a star that begins neither strong words nor emphasis.
pub const STAR: &str = "a star that opens nothing";

struct Reader<'a> {
    written: &'a str,
    shadow: &'a Shadow,
    events: &'a [(Event<'a>, Range<usize>)],
    next: usize,
    /// What stands before it has been printed or was markup of the subset.
    cursor: usize,
    /// Whether it is within a link, which holds no other.
    is_in_link: bool,
    /// Where text stands that is no link, as places in the shadow.
    prose: Vec<Range<usize>>,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn new(written: &'a str, shadow: &'a Shadow, events: &'a [(Event<'a>, Range<usize>)]) -> Self {
        Self { written, shadow, events, next: 0, cursor: 0, is_in_link: false, prose: Vec::new(), faults: Vec::new() }
    }

    /// The next event of the block or span being read; `None` at its end.
    fn content(&self) -> Option<&'a (Event<'a>, Range<usize>)> {
        self.events.get(self.next).filter(|(event, _)| !matches!(event, Event::End(_)))
    }

    fn blocks(&mut self, end: usize, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.content() {
            if is_inline(event) {
                blocks.push(Block::Paragraph { inlines: self.inlines(0) });
                continue;
            }
            self.leftover_block(range.start, &mut blocks);
            match event {
                Event::Start(Tag::Paragraph) => blocks.push(self.paragraph(range)),
                Event::Start(Tag::List(_)) if depth < limits::NESTING => self.list(depth, &mut blocks),
                Event::Start(Tag::Table(alignments)) => self.table(alignments, event, range, &mut blocks),
                _ => self.literal_block(event, range, &mut blocks),
            }
        }
        self.leftover_block(end, &mut blocks);
        blocks
    }

    fn paragraph(&mut self, range: &Range<usize>) -> Block {
        self.next += 1;
        let mut inlines = self.inlines(0);
        self.leftover(range.end, &mut inlines);
        self.next += 1;
        Block::Paragraph { inlines }
    }

    fn list(&mut self, depth: usize, blocks: &mut Vec<Block>) {
        self.next += 1;
        let mut signs = Vec::new();
        while let Some((_, range)) = self.content() {
            self.leftover_block(range.start, blocks);
            self.next += 1;
            let rest = self.shadow.text.get(self.cursor..range.end).unwrap_or_default().trim_start();
            let marker = marker(rest);
            signs.push(self.sign(range.end - rest.len()..range.end));
            self.cursor = range.end - rest.len() + marker.len();
            let content = self.blocks(range.end, depth + 1);
            item(marker, content).into_iter().for_each(|block| append(blocks, block));
            self.next += 1;
        }
        self.next += 1;
        // Beside an item that begins with words, a sign is a bullet like the others.
        let first = signs.into_iter().collect::<Option<Vec<Fault>>>().and_then(|signs| signs.into_iter().next());
        self.faults.extend(first);
    }

    /// The fault of an item that may be a figure with its sign.
    fn sign(&self, item: Range<usize>) -> Option<Fault> {
        let written = self.shadow.written(&item);
        let line = self.written.get(written.clone())?.split(is_line_end).next()?;
        let sign = sign(line)?;
        Some(Fault::Sign { range: written.start..written.start + sign.length, sign: sign.sign })
    }

    fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, range)) = self.content().filter(|(event, _)| is_inline(event)) {
            self.leftover(range.start, &mut inlines);
            match event {
                Event::Start(tag) => self.span(tag, range, depth, &mut inlines),
                Event::Text(text) => self.text(text, range, &mut inlines),
                Event::SoftBreak | Event::HardBreak => inlines.push(Inline::Break),
                Event::InlineHtml(_) => self.literal(range, "HTML", &mut inlines),
                Event::FootnoteReference(_) => self.literal(range, "a footnote", &mut inlines),
                _ => self.literal(range, "code", &mut inlines),
            }
            self.cursor = self.cursor.max(range.end);
            self.next += 1;
        }
        inlines
    }

    fn text(&mut self, text: &CowStr, range: &Range<usize>, inlines: &mut Vec<Inline>) {
        let seen = &self.shadow.text[range.clone()];
        if seen.starts_with('&') && seen != text.as_ref() {
            self.unsupported(range.clone(), "a character code");
        }
        self.stars(range);
        if !self.is_in_link {
            match self.prose.last_mut().filter(|last| last.end == range.start) {
                Some(last) => last.end = range.end,
                None => self.prose.push(range.clone()),
            }
        }
        push_lines(inlines, self.take(range.end));
    }

    /// Tells of stars that open nothing, a run of them once.
    fn stars(&mut self, range: &Range<usize>) {
        let (text, mut at) = (&self.shadow.text, range.start);
        while let Some(found) = text[at..range.end].find('*') {
            let start = at + found;
            at = start + text[start..range.end].bytes().take_while(|byte| *byte == b'*').count();
            let run = self.shadow.written(&(start..at));
            match self.faults.last_mut() {
                _ if text[..start].ends_with('\\') => {}
                Some(Fault::Unsupported { range, what: STAR }) if range.end == run.start => range.end = run.end,
                _ => self.faults.push(Fault::Unsupported { range: run, what: STAR }),
            }
        }
    }

    /// Strong, emphasis, links and images; leaves the closing event to be passed.
    fn span(&mut self, tag: &Tag, range: &Range<usize>, depth: usize, inlines: &mut Vec<Inline>) {
        let written = self.shadow.text.get(range.clone()).unwrap_or_default();
        match tag {
            Tag::Image { .. } => self.literal(range, "an image", inlines),
            _ if depth == limits::NESTING => self.literal(range, "text nested too deep", inlines),
            Tag::Link { link_type, dest_url, .. } => self.link(*link_type, dest_url, range, depth, inlines),
            _ if written.starts_with('_') => {
                self.unsupported(range.clone(), "emphasis with underscores");
                let inner = self.inner(0, range.end, depth);
                inner.into_iter().for_each(|inline| push(inlines, inline));
            }
            Tag::Strong => {
                let inner = self.inner(2, range.end.saturating_sub(2), depth);
                inlines.push(Inline::Strong { inlines: inner });
            }
            _ => {
                let inner = self.inner(1, range.end.saturating_sub(1), depth);
                inlines.push(Inline::Emphasis { inlines: inner });
            }
        }
    }

    /// What stands in a span whose opening markup has `opening` bytes and whose words end at `end`.
    fn inner(&mut self, opening: usize, end: usize, depth: usize) -> Vec<Inline> {
        self.cursor += opening;
        self.next += 1;
        let mut inlines = self.inlines(depth + 1);
        self.leftover(end, &mut inlines);
        inlines
    }

    /// The text as written from the cursor to `to`, and the cursor there.
    fn take(&mut self, to: usize) -> &'a str {
        let taken = self.shadow.written(&(self.cursor..to.max(self.cursor)));
        let taken = self.written.get(taken).unwrap_or_default();
        self.cursor = self.cursor.max(to);
        taken
    }

    /// Goes to the closing event of the block or span that the event at hand opens.
    fn skip(&mut self) {
        let mut open = 0usize;
        while let Some((event, _)) = self.events.get(self.next) {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            if open == 0 {
                return;
            }
            self.next += 1;
        }
    }
}
