//! How high texts are: paragraphs, lists and tables under their headings.

use super::{ABOVE, Heights, LEADING, SECTION, SPACING, between};
use crate::markup::{Block, Cell, Inline, Table};
use crate::view::blocks::Section;

/// Between the items of a list, and beside its signs, in ems.
const ITEMS: f64 = 0.8;
const BULLET: f64 = 0.36;
/// The space above and below the text of a table's cell, and between its lines, in ems.
const CELL: f64 = 0.5;
const CELL_LEADING: f64 = 0.55;

/// More than letters are wide on average, with what lines leave empty at their ends, in ems.
const WIDEST: f64 = 0.62;

/// How many lines so many letters take at most.
fn lines(letters: usize, per_line: f64) -> f64 {
    (letters as f64 / per_line).ceil().max(1.0)
}

/// How many letters a paragraph has; `None` where a line ends before it is full.
fn letters(inlines: &[Inline]) -> Option<usize> {
    let one = |inline: &Inline| match inline {
        Inline::Text { text } => Some(text.len()),
        Inline::Strong { inlines } | Inline::Emphasis { inlines } | Inline::Link { inlines, .. } => letters(inlines),
        Inline::Break => None,
    };
    inlines.iter().map(one).sum()
}

/// Where a text is set, and how.
#[derive(Clone, Copy)]
struct Setting {
    width: f64,
    size: f64,
    density: f64,
}

impl Heights<'_> {
    /// Texts under their headings; `None` where one has a table that does not stand in one piece.
    pub(in crate::view) fn texts(&self, sections: &[Section], density: f64) -> Option<f64> {
        let size = SECTION.size * self.size;
        let above = SECTION.above * between([1.0, ABOVE], density) * size;
        let setting = Setting { width: self.width, size: self.size, density };
        let section = |section: &Section| {
            let heading = above + self.bold(&section.heading, size, SECTION.leading);
            let blocks = if section.blocks.is_empty() { 0.0 } else { SECTION.below * size };
            Some(heading + blocks + self.blocks(&section.blocks, setting)?)
        };
        sections.iter().map(section).sum()
    }

    /// No less than the height of texts of short words, from the number of their letters; `None` where one has a table.
    pub(in crate::view) fn texts_at_most(&self, sections: &[Section]) -> Option<f64> {
        let around = (SECTION.above + SECTION.below + SECTION.leading + 1.0) * SECTION.size * self.size;
        let heading = |text: &str| around * lines(text.len(), self.width / (WIDEST * self.size));
        let section = |section: &Section| Some(heading(&section.heading) + self.at_most(&section.blocks, self.width)?);
        sections.iter().map(section).sum()
    }

    fn at_most(&self, blocks: &[Block], width: f64) -> Option<f64> {
        let line = (self.letters + LEADING[0]) * self.size;
        let block = |block: &Block| match block {
            Block::Paragraph { inlines } => {
                let lines = lines(letters(inlines)?, width / (WIDEST * self.size));
                Some(lines * line + (SPACING[0] - LEADING[0]) * self.size)
            }
            Block::Bullets { items } | Block::Numbered { items, .. } => {
                let width = width - self.context.measures.list.room * self.size;
                let item = |item: &Vec<Block>| Some(self.at_most(item, width)? + ITEMS * self.size);
                items.iter().map(item).sum()
            }
            Block::Table(_) => None,
        };
        blocks.iter().map(block).sum()
    }

    /// Blocks of small text.
    pub(super) fn small_blocks(&self, blocks: &[Block]) -> f64 {
        let setting = Setting { width: self.width, size: self.small, density: 0.0 };
        self.blocks(blocks, setting).unwrap_or(0.0)
    }

    /// Blocks in a narrower column.
    pub(super) fn narrow_blocks(&self, blocks: &[Block], width: f64) -> f64 {
        self.blocks(blocks, Setting { width, size: self.size, density: 0.0 }).unwrap_or(0.0)
    }

    fn blocks(&self, blocks: &[Block], setting: Setting) -> Option<f64> {
        let between = between(SPACING, setting.density) * setting.size;
        let heights = blocks.iter().map(|block| self.block(block, setting)).sum::<Option<f64>>()?;
        Some(heights + blocks.len().saturating_sub(1) as f64 * between)
    }

    fn block(&self, block: &Block, setting: Setting) -> Option<f64> {
        let Setting { width, size, density } = setting;
        match block {
            Block::Paragraph { inlines } => {
                Some(self.high(self.lines_of(inlines, width, size), size, between(LEADING, density)))
            }
            Block::Bullets { items } => self.items(items, BULLET, setting),
            Block::Numbered { start, items, .. } => {
                let last = format!("{}.", start + items.len() as u64);
                self.items(items, self.context.text.width(&last, 1.0), setting)
            }
            Block::Table(table) => self.text_table(table, setting),
        }
    }

    fn items(&self, items: &[Vec<Block>], sign: f64, setting: Setting) -> Option<f64> {
        let list = &self.context.measures.list;
        let width = setting.width - (list.indent + sign + list.gap) * setting.size;
        let heights = items.iter().map(|item| self.blocks(item, Setting { width, ..setting })).sum::<Option<f64>>()?;
        Some(heights + items.len().saturating_sub(1) as f64 * ITEMS * setting.size)
    }

    fn text_table(&self, table: &Table, setting: Setting) -> Option<f64> {
        if table.fit.is_tall || !table.fit.parts.is_empty() {
            return None;
        }
        let small = self.context.measures.small(setting.size);
        let all: u32 = table.columns.iter().map(|column| column.width).sum();
        let share = f64::from(table.fit.share.min(1000)) / 1000.0 * setting.width / f64::from(all.max(1));
        let room = |index: usize| {
            table.columns.get(index).map_or(0.0, |column| f64::from(column.width) * share)
                - self.context.measures.cell_spaces() * small
        };
        let row = |cells: &mut dyn Iterator<Item = &Cell>| {
            let lines = cells.enumerate().map(|(index, cell)| self.lines_of(cell, room(index), small));
            self.high(lines.max().unwrap_or(1).max(1), small, CELL_LEADING) + 2.0 * CELL * small
        };
        let head = row(&mut table.columns.iter().map(|column| &column.heading));
        Some(head + table.rows.iter().map(|cells| row(&mut cells.iter())).sum::<f64>())
    }
}
