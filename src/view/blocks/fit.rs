//! How wide the columns of a table in a text are, and whether they fit side by side.

use super::Room;
use crate::markup::{Block, Column, Fit, Inline, Table, words};

/// The longest words, in bytes, that are kept whole: all in running text, fewer where columns need it.
const LONGEST: [usize; 5] = [48, 24, 16, 12, 9];
/// The same where the cells of a row stand under one another.
const LONGEST_IN_TALL: usize = 16;

/// Fits the tables of a block into their room.
pub(super) fn block(block: &mut Block, room: Room<'_>) {
    match block {
        Block::Paragraph { .. } => {}
        Block::Bullets { items } | Block::Numbered { items, .. } => {
            let room = Room { ems: (room.ems - room.measures.list.room).max(1.0), ..room };
            items.iter_mut().flatten().for_each(|inner| self::block(inner, room));
        }
        Block::Table(table) => fit(table, room),
    }
}

/// Gives each column the width it needs and its share of what is left.
fn fit(table: &mut Table, room: Room<'_>) {
    let columns = Columns::of(table, room);
    let fitting = LONGEST.into_iter().find(|&longest| columns.least(longest).iter().sum::<f64>() <= room.ems);
    let has_link = |column: &Column| has_link(&column.heading);
    table.fit = Fit {
        is_tall: fitting.is_none(),
        longest: fitting.unwrap_or(LONGEST_IN_TALL),
        repeats_header: !table.columns.iter().any(has_link),
    };
    let least = columns.least(table.fit.longest);
    let whole: Vec<f64> = columns.whole.iter().zip(&least).map(|(whole, least)| whole.max(*least)).collect();
    let (needed, wanted): (f64, f64) = (least.iter().sum(), whole.iter().sum());
    let share = ((room.ems - needed) / (wanted - needed).max(0.001)).clamp(0.0, 1.0);
    for (column, (least, whole)) in table.columns.iter_mut().zip(least.iter().zip(whole)) {
        column.width = ((least + (whole - least) * share) * 1000.0) as u32;
    }
}

fn has_link(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Link { .. } => true,
        Inline::Strong { inlines } | Inline::Emphasis { inlines } => has_link(inlines),
        Inline::Text { .. } | Inline::Break => false,
    })
}

/// The words of a table's columns, measured.
struct Columns {
    /// The words of each column: bytes and width of each.
    words: Vec<Vec<(usize, f64)>>,
    /// The width of each column's longest cell.
    whole: Vec<f64>,
    /// The space at both sides of a cell.
    spaces: f64,
}

impl Columns {
    fn of(table: &Table, room: Room<'_>) -> Self {
        let texts = |index: usize| -> Vec<String> {
            let heading = table.columns.get(index).map(|column| &column.heading);
            heading.into_iter().chain(table.rows.iter().filter_map(|row| row.get(index))).map(words).collect()
        };
        let measured: Vec<(Vec<(usize, f64)>, f64)> = (0..table.columns.len())
            .map(|index| {
                let texts = texts(index);
                let width = |text: &str| room.text.bold(text, 1.0);
                let words = texts.iter().flat_map(|text| text.split([' ', '\n'])).map(|word| (word.len(), width(word)));
                (words.collect(), texts.iter().flat_map(|text| text.lines()).map(width).fold(0.0, f64::max))
            })
            .collect();
        let (words, whole): (Vec<_>, Vec<f64>) = measured.into_iter().unzip();
        let spaces = room.measures.cell_spaces();
        Self { words, whole: whole.into_iter().map(|width| width + spaces).collect(), spaces }
    }

    /// The width below which some word of each column would not fit, where longer words break.
    fn least(&self, longest: usize) -> Vec<f64> {
        let kept = |&(bytes, width): &(usize, f64)| {
            if bytes <= longest { width } else { width * longest as f64 / bytes as f64 }
        };
        self.words.iter().map(|words| words.iter().map(kept).fold(0.0, f64::max) + self.spaces).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::TextWidth;
    use crate::look::measures::Measures;
    use crate::markup::parse;

    /// Every letter is half an em wide.
    struct Half;

    impl TextWidth for Half {
        fn width(&self, text: &str, _: f64) -> f64 {
            text.chars().count() as f64 / 2.0
        }

        fn bold(&self, text: &str, size: f64) -> f64 {
            self.width(text, size)
        }
    }

    fn fitted(text: &str, ems: f64) -> (bool, usize, Vec<u32>) {
        let mut blocks = parse(text).blocks;
        block(&mut blocks[0], Room { ems, text: &Half, measures: &Measures::built_in() });
        let Block::Table(table) = &blocks[0] else { panic!("{blocks:?}") };
        (table.fit.is_tall, table.fit.longest, table.columns.iter().map(|column| column.width).collect())
    }

    #[test]
    fn columns_take_what_they_need_and_share_the_rest() {
        let text = "Ward\tCases\nNorth and South\t5";
        assert_eq!(fitted(text, 40.0), (false, 48, vec![8500, 3500]));
        assert_eq!(fitted(text, 10.0), (false, 48, vec![6500, 3500]));
    }

    #[test]
    fn words_break_before_columns_leave_each_other() {
        let text = "Ward\tRepresentatives\nNorth\t5";
        assert_eq!((fitted(text, 12.0).0, fitted(text, 12.0).1), (false, 48));
        assert_eq!((fitted(text, 11.0).0, fitted(text, 11.0).1), (false, 12));
        assert_eq!((fitted(text, 6.0).0, fitted(text, 6.0).1), (true, 16));
    }
}
