//! Texts as a reader takes them: their words, and where their links lead.

use crate::change::same::folded;
use crate::change::tree::Tree;
use crate::markup::{self, Block, Inline};

/// A text as a reader takes it: its words, and where its links lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) words: String,
    pub(super) links: Vec<String>,
}

impl Reading {
    /// What a text, or several as paragraphs, says.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut reading = Self { words: String::new(), links: Vec::new() };
        for text in tree.texts() {
            let blocks = markup::parse(text).blocks;
            let words = markup::plain(&blocks);
            reading.words += if reading.words.is_empty() || words.is_empty() { "" } else { "\n" };
            reading.words += &words;
            links(&blocks, &mut reading.links);
        }
        reading
    }

    /// Whether it says the same as another.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.links == other.links && self.is_worded_like(other)
    }

    /// Whether its words are those of another.
    pub(super) fn is_worded_like(&self, other: &Self) -> bool {
        folded(&self.words) == folded(&other.words)
    }
}

fn links(blocks: &[Block], into: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => inline_links(inlines, into),
            Block::Bullets { items } | Block::Numbered { items, .. } => items.iter().for_each(|item| links(item, into)),
            Block::Table(table) => table.cells().for_each(|cell| inline_links(cell, into)),
        }
    }
}

fn inline_links(inlines: &[Inline], into: &mut Vec<String>) {
    for inline in inlines {
        match inline {
            Inline::Link { url, .. } => into.push(url.clone()),
            Inline::Strong { inlines } | Inline::Emphasis { inlines } => inline_links(inlines, into),
            Inline::Text { .. } | Inline::Break => {}
        }
    }
}
