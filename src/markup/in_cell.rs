//! A text as the words of one cell: its paragraphs and the items of its lists on lines of their own.

use super::{Block, Cell, Inline, parse};

/// The words of a text for a cell of a table.
pub fn in_cell(text: &str) -> Cell {
    let mut cell = Cell::new();
    add(&mut cell, &parse(text).blocks, "");
    cell
}

fn add(cell: &mut Cell, blocks: &[Block], marker: &str) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => line(cell, marker, inlines),
            Block::Bullets { items } => items.iter().for_each(|item| add(cell, item, "• ")),
            Block::Numbered { start, delimiter, items } => {
                let numbered = (*start..).zip(items);
                numbered.for_each(|(number, item)| add(cell, item, &format!("{number}{delimiter} ")));
            }
            Block::Table(table) => table.cells().for_each(|inner| line(cell, marker, inner)),
        }
    }
}

fn line(cell: &mut Cell, marker: &str, inlines: &[Inline]) {
    if !cell.is_empty() {
        cell.push(Inline::Break);
    }
    if !marker.is_empty() {
        cell.push(Inline::Text { text: marker.to_owned() });
    }
    cell.extend_from_slice(inlines);
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    #[test]
    fn paragraphs_and_items_are_lines_of_the_cell() {
        assert_eq!(words(&in_cell("Open **late**.")), "Open late.");
        assert_eq!(words(&in_cell("Do:\n\n- one\n- two")), "Do:\n• one\n• two");
        assert_eq!(words(&in_cell("3. three\n4. four")), "3. three\n4. four");
        assert_eq!(words(&in_cell("")), "");
    }
}
