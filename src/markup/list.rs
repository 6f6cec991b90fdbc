//! List items: what a marker means, and how items become lists.

use super::inline::{push, push_text};
use super::{Block, Inline};

/// Higher numbers open a sentence ("1974. The first library …"), not a list.
const MAX_NUMBER: u64 = 999;

/// The marker a list item begins with: `-`, `*`, `+`, `12.` or `12)`.
pub(super) fn marker(item: &str) -> &str {
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    item.get(..digits + 1).unwrap_or_default()
}

/// One item as a list of its own, or as text that begins with its marker where the item is empty or its
/// number is none that a list would print.
pub(super) fn item(marker: &str, content: Vec<Block>) -> Vec<Block> {
    let bullet = matches!(marker, "-" | "*" | "+");
    match numbering(marker) {
        _ if content.is_empty() => prose(marker, content),
        _ if bullet => vec![Block::Bullets { items: vec![content] }],
        Some((start, delimiter)) => vec![Block::Numbered { start, delimiter, items: vec![content] }],
        None => prose(marker, content),
    }
}

/// The number and delimiter of a marker; `None` for a bullet, a high number, or one with leading zeros.
fn numbering(marker: &str) -> Option<(u64, char)> {
    let delimiter = marker.chars().next_back()?;
    let digits = marker.strip_suffix(delimiter)?;
    let number: u64 = digits.parse().ok()?;
    (number <= MAX_NUMBER && digits == number.to_string()).then_some((number, delimiter))
}

fn prose(marker: &str, mut content: Vec<Block>) -> Vec<Block> {
    match content.first_mut() {
        Some(Block::Paragraph { inlines }) => {
            let rest = std::mem::take(inlines);
            push_text(inlines, marker);
            push_text(inlines, " ");
            rest.into_iter().for_each(|inline| push(inlines, inline));
        }
        _ => content.insert(0, Block::Paragraph { inlines: vec![Inline::Text { text: marker.into() }] }),
    }
    content
}

/// Adds a block; a list that goes on where the last block ended becomes part of it.
pub(super) fn append(blocks: &mut Vec<Block>, block: Block) {
    match (blocks.last_mut(), block) {
        (Some(Block::Bullets { items }), Block::Bullets { items: more }) => items.extend(more),
        (
            Some(Block::Numbered { start, delimiter, items }),
            Block::Numbered { start: next, delimiter: same, items: more },
        ) if *delimiter == same && start.checked_add(items.len() as u64) == Some(next) => items.extend(more),
        (_, block) => blocks.push(block),
    }
}
