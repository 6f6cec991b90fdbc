//! Running text for the templates.

mod fit;

use std::ops::Range;

use serde::Serialize;

use crate::chart::TextWidth;
use crate::look::measures::Measures;
use crate::markup::{self, Block};
use crate::pack::Texts;

/// Paragraphs, lists and tables, as `markup` makes them.
pub(super) type Blocks = Vec<Block>;

/// A heading and the text under it.
#[derive(Debug, Serialize)]
pub struct Section {
    /// The heading as written.
    pub heading: String,
    /// The text; empty where nothing stands under the heading.
    pub blocks: Blocks,
    /// How it stands on pages that indicators share; absent elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<Line>,
}

/// How a heading and its text stand on pages that indicators share: on one line where there is room.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Line {
    /// Whether they are small: what is the same in every report, and what has no text.
    pub is_small: bool,
    /// Which line the heading stands on.
    pub on: On,
    /// How far from the left it begins, in points.
    pub heading: f64,
    /// How far from the left its text begins on the same line; null where that begins under it.
    pub text: Option<f64>,
    /// The points that the last line of the text leaves at its end for headings without a text; null where none stands there.
    pub room: Option<f64>,
}

/// The line that a heading stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum On {
    /// One that it begins, or ends.
    Own,
    /// That of the next heading: under neither of them stands anything.
    Next,
    /// The last one of the text before it: nothing stands under it.
    Before,
}

impl Section {
    /// A heading with its text.
    pub(super) fn new(heading: String, blocks: Blocks) -> Self {
        Self { heading, blocks, line: None }
    }
}

/// Where a text stands.
#[derive(Clone, Copy)]
pub(super) struct Room<'r> {
    /// Its width in ems of a table's text.
    pub(super) ems: f64,
    /// The width of text in the report's font.
    pub(super) text: &'r dyn TextWidth,
    /// The measures of tables and lists.
    pub(super) measures: &'r Measures,
}

/// The blocks of a text or of several, their tables fitted into their room.
pub(super) fn blocks(texts: &Texts, room: Room<'_>) -> Blocks {
    let words: Vec<&str> = texts.0.iter().map(|text| text.as_str()).collect();
    let read = |run: Range<usize>| markup::parse(&markup::joined(&words[run])).blocks;
    fitted(markup::join(markup::runs(&words).into_iter().map(read).collect()), room)
}

/// The blocks of one text.
pub(super) fn of_text(text: &str, room: Room<'_>) -> Blocks {
    fitted(markup::parse(text).blocks, room)
}

/// Fits the tables of a block into their room.
pub(super) fn fit(block: &mut Block, room: Room<'_>) {
    fit::block(block, room);
}

fn fitted(mut blocks: Blocks, room: Room<'_>) -> Blocks {
    blocks.iter_mut().for_each(|block| fit::block(block, room));
    blocks
}
