//! Running text: a cue for every paragraph, every number of a list and every cell of a table.

use super::{Cues, Kind};
use crate::markup::{Block, Cell, Inline, Table, words};

/// Adds the paragraphs, lists and tables of a text in order.
pub(super) fn add(cues: &mut Cues, what: &'static str, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => cues.text(what, &plain(inlines)),
            Block::Bullets { items } => items.iter().for_each(|item| add(cues, what, item)),
            Block::Numbered { start, delimiter, items } => {
                for (number, item) in (*start..).zip(items) {
                    cues.text("the number", &format!("{number}{delimiter}"));
                    add(cues, what, item);
                }
            }
            Block::Table(table) => add_table(cues, table),
        }
    }
}

/// A table, as it stands: wide with its headings first, or tall with one before each cell.
fn add_table(cues: &mut Cues, table: &Table) {
    let Table { columns, rows, names_rows: _, fit } = table;
    let mut cell = |cell: &Cell| cues.add("the cell", &words(cell), Kind::Loose);
    if !fit.is_tall {
        columns.iter().for_each(|column| cell(&column.heading));
    }
    for row in rows {
        for (column, inner) in columns.iter().zip(row) {
            if fit.is_tall {
                cell(&column.heading);
            }
            cell(inner);
        }
    }
}

/// The words of inlines, one after the other.
fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text: words } => text.push_str(words),
            Inline::Strong { inlines } | Inline::Emphasis { inlines } => text.push_str(&plain(inlines)),
            Inline::Link { url: _, inlines } => text.push_str(&plain(inlines)),
            Inline::Break => text.push('\n'),
        }
    }
    text
}
