//! Running text: a cue for every paragraph, every number of a list and every cell of a table.

use super::{Cues, Kind};
use crate::markup::{Block, Cell, Fit, Inline, Table, words};

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

/// A table, as it stands: one or several with their headings first, or tall with a heading before each cell.
fn add_table(cues: &mut Cues, table: &Table) {
    let Table { columns, rows, names_rows: _, fit } = table;
    let Fit { is_tall, parts, share: _, longest: _, repeats_header: _ } = fit;
    let mut cell = |cell: &Cell| cues.add("the cell", &words(cell), Kind::Loose);
    if *is_tall {
        for (column, inner) in rows.iter().flat_map(|row| columns.iter().zip(row)) {
            cell(&column.heading);
            cell(inner);
        }
        return;
    }
    let whole = [(1, columns.len())];
    for (from, to) in if parts.is_empty() { &whole[..] } else { parts } {
        let of_part = || std::iter::once(0).chain(*from..*to);
        of_part().for_each(|index| cell(&columns[index].heading));
        rows.iter().for_each(|row| of_part().for_each(|index| cell(&row[index])));
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
