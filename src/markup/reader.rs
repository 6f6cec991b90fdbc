//! Walks the events of the Markdown parser with a cursor in the source.
//!
//! Only markup of the subset moves the cursor without printing. What the parser skips (a backslash, a
//! reference definition) therefore lies between the cursor and the next event, and prints from there.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag};

use super::event::{is_inline, name};
use super::inline::{or_address, push, push_lines, push_text, space};
use super::list::{append, item, marker};
use super::{Block, Fault, Inline, MAX_DEPTH, Parsed, link};

/// Reads one text.
pub(super) fn read(source: &str) -> Parsed {
    // Tables and footnotes are recognised only to keep their lines apart.
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let events: Vec<_> = Parser::new_ext(source, options).into_offset_iter().collect();
    let mut reader = Reader { source, events: &events, next: 0, cursor: 0, faults: Vec::new() };
    let blocks = reader.blocks(source.len(), 0);
    Parsed { blocks, faults: reader.faults }
}

struct Reader<'a> {
    source: &'a str,
    events: &'a [(Event<'a>, Range<usize>)],
    next: usize,
    /// What stands before it has been printed or was markup of the subset.
    cursor: usize,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
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
                Event::Start(Tag::List(_)) if depth < MAX_DEPTH => self.list(depth, &mut blocks),
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
        while let Some((_, range)) = self.content() {
            self.leftover_block(range.start, blocks);
            self.next += 1;
            let rest = self.source.get(self.cursor..range.end).unwrap_or_default().trim_start();
            let marker = marker(rest);
            self.cursor = range.end - rest.len() + marker.len();
            let content = self.blocks(range.end, depth + 1);
            item(marker, content).into_iter().for_each(|block| append(blocks, block));
            self.next += 1;
        }
        self.next += 1;
    }

    fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, range)) = self.content().filter(|(event, _)| is_inline(event)) {
            self.leftover(range.start, &mut inlines);
            match event {
                Event::Start(tag) => self.span(tag, range, depth, &mut inlines),
                Event::Text(text) => self.text(text, range, &mut inlines),
                Event::SoftBreak => push_text(&mut inlines, " "),
                Event::HardBreak => inlines.push(Inline::Break),
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
        let written = self.take(range.end);
        if written.starts_with('&') && written != text.as_ref() {
            self.unsupported(range.clone(), "a character code");
        }
        push_lines(inlines, written, &space());
    }

    /// Strong, emphasis, links and images; leaves the closing event to be passed.
    fn span(&mut self, tag: &Tag, range: &Range<usize>, depth: usize, inlines: &mut Vec<Inline>) {
        let written = self.source.get(range.clone()).unwrap_or_default();
        match tag {
            Tag::Image { .. } => self.literal(range, "an image", inlines),
            _ if depth == MAX_DEPTH => self.literal(range, "text nested too deep", inlines),
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

    fn link(&mut self, kind: LinkType, address: &str, range: &Range<usize>, depth: usize, inlines: &mut Vec<Inline>) {
        let address = if kind == LinkType::Email { format!("mailto:{address}") } else { address.to_owned() };
        let written = self.source.get(range.clone()).unwrap_or_default();
        let words_end = match kind {
            LinkType::Inline => link::words_end(written, &address),
            LinkType::Autolink | LinkType::Email => Some(written.len().saturating_sub(1)),
            _ => return self.literal(range, "a reference link", inlines),
        };
        match (link::safe(&address), words_end) {
            (None, _) => {
                self.faults.push(Fault::UnsafeLink { range: range.clone(), url: address });
                self.print(range, inlines);
            }
            (_, None) => self.literal(range, "a link with a title or an escape", inlines),
            (Some(url), Some(end)) => {
                let inner = or_address(self.inner(1, range.start + end, depth), url);
                inlines.push(Inline::Link { url: url.to_owned(), inlines: inner });
            }
        }
    }

    fn literal(&mut self, range: &Range<usize>, what: &'static str, inlines: &mut Vec<Inline>) {
        self.unsupported(range.clone(), what);
        self.print(range, inlines);
    }

    /// Prints the source of an inline, line ends as spaces.
    fn print(&mut self, range: &Range<usize>, inlines: &mut Vec<Inline>) {
        push_lines(inlines, self.take(range.end), &space());
        self.skip();
    }

    /// Prints the source of a block, line by line.
    fn literal_block(&mut self, event: &Event, range: &Range<usize>, blocks: &mut Vec<Block>) {
        let start = self.cursor;
        let written = self.take(range.end).trim_ascii_end();
        self.skip();
        self.next += 1;
        if written.is_empty() {
            return;
        }
        self.unsupported(start..start + written.len(), name(event));
        let mut inlines = Vec::new();
        push_lines(&mut inlines, written.trim_ascii_start(), &Inline::Break);
        blocks.push(Block::Paragraph { inlines });
    }

    /// Prints what the parser left out before `to`: nothing but white space, as a rule.
    fn leftover(&mut self, to: usize, inlines: &mut Vec<Inline>) {
        let start = self.cursor;
        let written = self.take(to);
        let words = written.trim();
        if words.is_empty() {
            return;
        }
        let start = start + written.len() - written.trim_start().len();
        match words.as_bytes() {
            [b'[', ..] => self.unsupported(start..start + words.len(), "a reference definition"),
            [b'\\'] => self.unsupported(start..start + 1, "a backslash before a sign"),
            _ => {}
        }
        push_lines(inlines, words, &Inline::Break);
        if written.trim_end_matches([' ', '\t']).ends_with(['\n', '\r']) {
            inlines.push(Inline::Break);
        }
    }

    /// The same between blocks, as a paragraph of its own.
    fn leftover_block(&mut self, to: usize, blocks: &mut Vec<Block>) {
        let mut inlines = Vec::new();
        self.leftover(to, &mut inlines);
        if inlines.last() == Some(&Inline::Break) {
            inlines.pop();
        }
        if !inlines.is_empty() {
            blocks.push(Block::Paragraph { inlines });
        }
    }

    fn unsupported(&mut self, range: Range<usize>, what: &'static str) {
        self.faults.push(Fault::Unsupported { range, what });
    }

    /// The source from the cursor to `to`, and the cursor there.
    fn take(&mut self, to: usize) -> &'a str {
        let taken = self.source.get(self.cursor..to).unwrap_or_default();
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
