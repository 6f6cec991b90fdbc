//! Running text for the templates.

use crate::markup::{self, Block};
use crate::pack::Texts;

/// Paragraphs and lists, as `markup` makes them.
pub(super) type Blocks = Vec<Block>;

/// The blocks of a text or of several.
pub(super) fn blocks(texts: &Texts) -> Blocks {
    markup::join(texts.0.iter().map(|text| markup::parse(text).blocks).collect())
}
