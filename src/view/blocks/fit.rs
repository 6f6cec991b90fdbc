//! How wide the columns of a table in a text are, and whether they fit side by side.

use super::Room;
use crate::markup::{Block, Column, Fit, Inline, Table, words};

/// The longest words, in bytes, that are kept whole: all in running text, fewer where columns need it.
const LONGEST: [usize; 3] = [48, 24, 16];
/// The same where the columns cannot stand in several tables either.
const LONGEST_IN_NARROW: [usize; 2] = [12, 9];
/// The most that the first column may take of the page to be repeated in several tables.
const MOST_REPEATED: f64 = 0.4;
/// The most of the page that columns take together before long ones have more than their longest words.
const MOST_RAISED: f64 = 0.8;
/// The longest words, where the cells of a row stand under one another.
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
    let has_link = |column: &Column| has_link(&column.heading);
    let repeats_header = !table.columns.iter().any(has_link);
    table.fit = Fit { repeats_header, ..arrangement(&columns, table.names_rows, room.ems) };
    let least = columns.raised(columns.least(table.fit.longest), room);
    let whole: Vec<f64> = columns.whole.iter().zip(&least).map(|(whole, least)| whole.max(*least)).collect();
    let all = [(1, least.len())];
    let parts = if table.fit.parts.is_empty() { &all[..] } else { &table.fit.parts };
    let wanted = |part: &(usize, usize)| part_width(&whole, *part) * room.measures.table.stretch / room.ems;
    let part = parts.iter().map(wanted).fold(0.0, f64::max).min(1.0);
    let share = parts.iter().map(|part| share(&least, &whole, *part, room.ems)).fold(1.0, f64::min);
    table.fit.share = (part * 1000.0) as u32;
    for (column, (least, whole)) in table.columns.iter_mut().zip(least.iter().zip(whole)) {
        column.width = ((least + (whole - least) * share) * 1000.0) as u32;
    }
}

/// Side by side with whole words, else in several tables, else with words that break, else under one another.
fn arrangement(columns: &Columns, names_rows: bool, ems: f64) -> Fit {
    let fits = |longest: &usize| columns.least(*longest).iter().sum::<f64>() <= ems;
    let beside = |longest: usize| Fit { longest, ..Fit::default() };
    let apart = || {
        let longest = LONGEST.into_iter().filter(|_| names_rows && columns.whole[0] <= ems * MOST_REPEATED);
        longest.into_iter().find_map(|longest| Some(Fit { parts: columns.parts(longest, ems)?, ..beside(longest) }))
    };
    let narrow = || LONGEST_IN_NARROW.into_iter().find(fits).map(beside);
    let tall = || Fit { is_tall: true, ..beside(LONGEST_IN_TALL) };
    LONGEST.into_iter().find(fits).map(beside).or_else(apart).or_else(narrow).unwrap_or_else(tall)
}

/// How much of what they would like beyond their needs the columns of a part get.
fn share(least: &[f64], whole: &[f64], part: (usize, usize), ems: f64) -> f64 {
    let (needed, wanted) = (part_width(least, part), part_width(whole, part));
    ((ems - needed) / (wanted - needed).max(0.001)).clamp(0.0, 1.0)
}

/// The width of the columns of a part, the first of all among them.
fn part_width(widths: &[f64], (from, to): (usize, usize)) -> f64 {
    widths[0] + widths[from..to].iter().sum::<f64>()
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

    /// As few tables as hold all columns, with as many in each; `None` where one has no room beside the first.
    fn parts(&self, longest: usize, ems: f64) -> Option<Vec<(usize, usize)>> {
        let least = self.least(longest);
        let (first, others) = least.split_first()?;
        (2..=others.len()).find_map(|tables| {
            let chunk = others.len().div_ceil(tables);
            let fits = others.chunks(chunk).all(|part| first + part.iter().sum::<f64>() <= ems);
            let ends = || (0..others.len()).step_by(chunk).map(|from| (from + 1, (from + chunk).min(others.len()) + 1));
            fits.then(|| ends().collect())
        })
    }

    /// These widths, but for short columns, such as of dates: these have whole cells where that leaves the others enough.
    fn raised(&self, mut least: Vec<f64>, room: Room<'_>) -> Vec<f64> {
        let mut short: Vec<usize> =
            (0..least.len()).filter(|&index| self.whole[index] - self.spaces <= room.measures.table.line).collect();
        short.sort_by(|a, b| self.whole[*a].total_cmp(&self.whole[*b]));
        let mut taken: f64 = least.iter().sum();
        for index in short {
            let more = (self.whole[index] - least[index]).max(0.0);
            if taken + more <= room.ems * MOST_RAISED {
                (taken, least[index]) = (taken + more, least[index] + more);
            }
        }
        least
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
