//! How deep, how full and how large trees are.

use super::super::*;

pub(super) fn depth(blocks: &[Block]) -> usize {
    let deepest = |items: &[Vec<Block>]| items.iter().map(|item| depth(item)).max().unwrap_or(0);
    let of = |block: &Block| match block {
        Block::Paragraph { inlines } => inline_depth(inlines),
        Block::Bullets { items } | Block::Numbered { items, .. } => 1 + deepest(items),
        Block::Table(table) => table.cells().map(|cell| inline_depth(cell)).max().unwrap_or(0),
    };
    blocks.iter().map(of).max().unwrap_or(0)
}

/// Whether no paragraph, list, item or span is empty.
pub(super) fn is_full(blocks: &[Block]) -> bool {
    !blocks.is_empty()
        && blocks.iter().all(|block| match block {
            Block::Paragraph { inlines } => are_full(inlines),
            Block::Table(table) => {
                table.columns.len() > 1
                    && !table.rows.is_empty()
                    && table.rows.iter().all(|row| row.len() == table.columns.len())
                    && table.cells().all(|cell| cell.is_empty() || are_full(cell))
            }
            Block::Bullets { items } | Block::Numbered { items, .. } => {
                !items.is_empty() && items.iter().all(|item| is_full(item))
            }
        })
}

fn are_full(inlines: &[Inline]) -> bool {
    !inlines.is_empty()
        && inlines.iter().all(|inline| match inline {
            Inline::Text { text } => !text.is_empty() && !text.contains(['\n', '\r']),
            Inline::Break => true,
            Inline::Strong { inlines } | Inline::Emphasis { inlines } | Inline::Link { inlines, .. } => {
                are_full(inlines)
            }
        })
}

fn inline_depth(inlines: &[Inline]) -> usize {
    let of = |inline: &Inline| match inline {
        Inline::Text { .. } | Inline::Break => 0,
        Inline::Strong { inlines } | Inline::Emphasis { inlines } | Inline::Link { inlines, .. } => {
            1 + inline_depth(inlines)
        }
    };
    inlines.iter().map(of).max().unwrap_or(0)
}

/// Inputs that make careless parsers slow, deep or large.
const HOSTILE: [&str; 25] = [
    "[",
    "[[a](",
    "*a **a ",
    "**a *a_ __b ",
    "> ",
    "- ",
    "* * ",
    "1. ",
    "- - x\n",
    "`a``",
    "<",
    "<a ",
    "<!--",
    "&",
    "\\*",
    "![a](",
    "[a](<b",
    "[a]: b\n",
    "[a][b]",
    "|a",
    "|\n|-|\n",
    "[^a]",
    "[^a]: ",
    "*",
    "a_b*",
];

#[test]
fn hostile_text_stays_shallow_and_small() {
    for pattern in HOSTILE {
        let text = pattern.repeat(20_000 / pattern.len()) + "x";
        let parsed = parse(&text);
        assert!(depth(&parsed.blocks) <= 2 * crate::limits::NESTING, "{pattern}");
        let json = serde_json::to_string(&parsed.blocks).expect("plain data");
        assert!(json.len() < 50 * text.len() && parsed.faults.len() <= text.len(), "{pattern}: {}", json.len());
    }
}
