//! Reads tables of Markdown.

use super::*;
use crate::markup::Table;

/// A stroke that is no edge of a cell is written with a backslash, which is not printed.
fn unescape(cell: &mut [Inline]) {
    for inline in cell {
        match inline {
            Inline::Text { text } if text.contains("\\|") => *text = text.replace("\\|", "|"),
            Inline::Strong { inlines } | Inline::Emphasis { inlines } | Inline::Link { inlines, .. } => {
                unescape(inlines)
            }
            Inline::Text { .. } | Inline::Break => {}
        }
    }
}

impl<'a> Reader<'a> {
    /// A table; one that would lose a cell, or has no words, prints as written.
    pub(super) fn table(
        &mut self,
        aligned: &[Alignment],
        event: &Event,
        range: &Range<usize>,
        blocks: &mut Vec<Block>,
    ) {
        let before = (self.next, self.cursor, self.faults.len(), self.prose.len());
        let rows = self.rows().filter(|rows| rows.len() > 1 && rows.iter().flatten().any(|cell| !cell.is_empty()));
        let Some(rows) = rows else {
            (self.next, self.cursor) = (before.0, before.1);
            self.faults.truncate(before.2);
            self.prose.truncate(before.3);
            return self.literal_block(event, range, blocks);
        };
        self.next += 1;
        self.faults.extend(too_large(self.shadow.written(range), aligned.len(), rows.len()));
        blocks.push(Block::Table(Table::new(rows)));
    }

    fn rows(&mut self) -> Option<Vec<Vec<Vec<Inline>>>> {
        let mut rows = Vec::new();
        self.next += 1;
        while let Some((_, range)) = self.content() {
            // The line of dashes is the parser's.
            self.pass(range.start, "|-: \t\n")?;
            self.next += 1;
            let mut cells = Vec::new();
            while let Some((_, cell)) = self.content() {
                // A cell that a short row lacks begins where the row ends.
                self.pass(cell.start, "| \t\n")?;
                self.next += 1;
                let mut inlines = self.inlines(0);
                self.leftover(cell.end, &mut inlines);
                self.next += 1;
                unescape(&mut inlines);
                cells.push(inlines);
            }
            self.pass(range.end, "| \t\n")?;
            self.next += 1;
            rows.push(cells);
        }
        Some(rows)
    }

    /// Goes on to a place where nothing but such signs stands before it.
    fn pass(&mut self, to: usize, signs: &str) -> Option<()> {
        let passed = self.shadow.text.get(self.cursor..to.max(self.cursor))?;
        passed.chars().all(|character| signs.contains(character)).then(|| self.cursor = self.cursor.max(to))
    }
}
