//! The Markdown subset of narratives and notes, read into a closed tree of blocks and inlines.
//!
//! Whatever lies beyond the subset prints as the author typed it and is told as a [`Fault`]. Nothing is
//! evaluated, decoded or dropped: apart from white space, the tree holds every character that is not a
//! list marker, a `*` or `**` pair, the brackets and address of a link, the lines between the cells of a table, or the
//! backslash of a hard break.
//!
//! It knows texts and the limits on them, and must never know packs or pages. What a tab becomes stands in `tab`.

pub mod character;
pub mod placeholder;

mod address;
mod claim;
mod event;
mod in_cell;
mod inline;
mod lines;
mod link;
mod list;
mod reader;
mod runs;
mod sentence;
mod shadow;
mod sign;
mod tab;
mod table;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

pub use in_cell::in_cell;
pub use lines::one_line;
pub use link::is_mail;
pub use reader::STAR;
pub use runs::{joined, runs};
pub use sentence::first_sentence;
pub use sign::{footnote, is_plain_item};
pub use table::{Cell, Column, Fit, Table, words};

/// One text as it prints, and what in it goes beyond the subset.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parsed {
    /// What prints, in the author's order.
    pub blocks: Vec<Block>,
    /// What printed literally although Markdown gives it a meaning, in the author's order.
    pub faults: Vec<Fault>,
}

/// A paragraph, a list or a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// Running text.
    Paragraph {
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// A list with bullets.
    Bullets {
        /// The blocks of each item; no item is empty.
        items: Vec<Vec<Block>>,
    },
    /// A list whose items count up by one.
    Numbered {
        /// The number of the first item, 0 to 999.
        start: u64,
        /// What follows each number: `.` or `)`.
        delimiter: char,
        /// The blocks of each item; no item is empty.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table(Table),
}

/// A run of text inside a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Inline {
    /// Characters that print as they are.
    Text {
        /// The characters, without line ends; written with the length of the longest word among them.
        #[serde(flatten, serialize_with = "with_longest_word")]
        text: String,
    },
    /// `**strong**`.
    Strong {
        /// What is strong.
        inlines: Vec<Inline>,
    },
    /// `*emphasis*`.
    Emphasis {
        /// What is emphasised.
        inlines: Vec<Inline>,
    },
    /// A link to an https, http or mailto address.
    Link {
        /// The address, checked.
        url: String,
        /// The words that lead there; the address itself where the author gave none.
        inlines: Vec<Inline>,
    },
    /// The text goes on in a new line.
    Break,
}

/// A text with the length of its longest word in bytes, as the templates count: they break only words that are too long.
fn with_longest_word<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("text", text)?;
    map.serialize_entry("longest", &text.split(' ').map(str::len).max().unwrap_or(0))?;
    map.end()
}

/// A place where the text goes beyond the subset; it prints literally.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A link to anything but a well-formed https, http or mailto address.
    UnsafeLink {
        /// The whole link, as bytes of the text.
        range: Range<usize>,
        /// The address as Markdown reads it.
        url: String,
        /// Why it is none that a report may hold: "it names no site".
        why: Cow<'static, str>,
    },
    /// An address that prints and cannot be followed, or a link without words.
    NotALink {
        /// What stands there, as bytes of the text.
        range: Range<usize>,
        /// What is wrong with it.
        what: &'static str,
        /// What to type.
        advice: String,
    },
    /// A link whose words are another address than the one it leads to.
    OtherAddress {
        /// The whole link, as bytes of the text.
        range: Range<usize>,
        /// The address among its words.
        shown: String,
        /// The address it leads to.
        url: String,
    },
    /// Lines of cells with tabs between them, printed as a table.
    PastedTable {
        /// The first of the lines, as bytes of the text.
        range: Range<usize>,
    },
    /// A bullet that may have been meant as the sign of a figure, which prints without it.
    Sign {
        /// The bullet, and the figure where one follows, as bytes of the text.
        range: Range<usize>,
        /// The bullet as it was typed.
        sign: char,
    },
    /// A table with more columns than a page holds, or more cells than a text.
    TooLarge {
        /// The table or its first row, as bytes of the text.
        range: Range<usize>,
        /// How many columns it has.
        columns: usize,
        /// How many cells it has.
        cells: usize,
    },
    /// Markdown that the subset leaves out.
    Unsupported {
        /// The construct, as bytes of the text.
        range: Range<usize>,
        /// Its plain name with an article where it has one: "a heading", "HTML".
        what: &'static str,
    },
}

impl Fault {
    /// Where it stands in the text, in bytes.
    pub fn range(&self) -> &Range<usize> {
        match self {
            Self::UnsafeLink { range, .. }
            | Self::Unsupported { range, .. }
            | Self::NotALink { range, .. }
            | Self::OtherAddress { range, .. }
            | Self::Sign { range, .. }
            | Self::PastedTable { range }
            | Self::TooLarge { range, .. } => range,
        }
    }

    /// The same fault where a byte of the text is another byte.
    pub fn moved(mut self, from: usize, to: usize) -> Self {
        match &mut self {
            Self::UnsafeLink { range, .. }
            | Self::Unsupported { range, .. }
            | Self::NotALink { range, .. }
            | Self::OtherAddress { range, .. }
            | Self::Sign { range, .. }
            | Self::PastedTable { range }
            | Self::TooLarge { range, .. } => {
                *range = range.start.saturating_sub(from) + to..range.end.saturating_sub(from) + to
            }
        }
        self
    }
}

/// Reads one text.
pub fn parse(text: &str) -> Parsed {
    reader::read(text)
}

/// Strings the texts of an array together: a list goes on in the next text where bullets meet bullets,
/// or where the next number is the one to come.
pub fn join(parts: Vec<Vec<Block>>) -> Vec<Block> {
    let mut joined = Vec::new();
    parts.into_iter().flatten().for_each(|block| list::append(&mut joined, block));
    joined
}

/// The words alone, one line for each paragraph, cell and break, without bullets, numbers and addresses.
pub fn plain(blocks: &[Block]) -> String {
    let mut words = String::new();
    blocks.iter().for_each(|block| plain_block(block, &mut words));
    words
}

fn plain_block(block: &Block, words: &mut String) {
    match block {
        Block::Paragraph { inlines } => {
            if !words.is_empty() {
                words.push('\n');
            }
            plain_inlines(inlines, words);
        }
        Block::Bullets { items } | Block::Numbered { items, .. } => {
            items.iter().flatten().for_each(|block| plain_block(block, words));
        }
        Block::Table(table) => table.cells().for_each(|cell| {
            if !words.is_empty() && !cell.is_empty() {
                words.push('\n');
            }
            plain_inlines(cell, words);
        }),
    }
}

fn plain_inlines(inlines: &[Inline], words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => words.push_str(text),
            Inline::Break => words.push('\n'),
            Inline::Strong { inlines } | Inline::Emphasis { inlines } | Inline::Link { inlines, .. } => {
                plain_inlines(inlines, words);
            }
        }
    }
}
