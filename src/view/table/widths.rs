//! How wide the columns of the headline table are, and whether they fit side by side.

use super::{Cell, Column, Row, Table};
use crate::chart::TextWidth;
use crate::words::Words;

/// The space beside a cell's text, in ems.
const CELL_PADDING: f64 = 1.0;
/// The width of a badge around its word, in ems.
const BADGE_PADDING: f64 = 2.1;
/// The width of an arrow and the space behind it, in ems.
const ARROW: f64 = 1.0;
/// The least width of the column of measures' names, in ems.
const NAMES: f64 = 8.0;
/// The size of headline figures where there is room, relative to the table's text.
const LARGE: f64 = 1.35;
/// The most that columns are stretched to fill the page.
const MOST_STRETCH: f64 = 1.8;
/// The same where the names of measures take the rest.
const MOST_STRETCH_BESIDE_NAMES: f64 = 1.1;
/// How much wider bold text is.
const BOLD: f64 = 1.08;

/// The table with the width of each column, large figures where there is room, and tall where the columns do not fit.
pub(super) fn fit(
    mut columns: Vec<Column>,
    mut rows: Vec<Row>,
    width_in_ems: f64,
    text: &dyn TextWidth,
    words: &Words,
) -> Table {
    let widths = |figures: f64| -> Vec<f64> {
        let cells = |index: usize| rows.iter().map(move |row| &row.cells[index]);
        columns.iter().enumerate().map(|(index, column)| least_width(column, cells(index), figures, text)).collect()
    };
    let is_named = rows.iter().any(|row| row.name.is_some());
    let large = widths(LARGE);
    let is_large = rows.len() == 1 && !is_named && large.iter().sum::<f64>() <= width_in_ems;
    let widths = if is_large { large } else { widths(1.0) };
    let names_width = if is_named { NAMES } else { 0.0 };
    let needed = names_width + widths.iter().sum::<f64>();
    for (column, width) in columns.iter_mut().zip(widths) {
        column.width = width;
    }
    let most = if is_named { MOST_STRETCH_BESIDE_NAMES } else { MOST_STRETCH };
    let stretch = (width_in_ems / needed).min(most);
    let headline = &words.plain.headline;
    if is_named {
        for row in rows.iter_mut().filter(|row| row.name.is_none()) {
            row.name = Some(headline.indicator.clone());
        }
    }
    Table {
        is_tall: needed > width_in_ems,
        is_large,
        stretch,
        names_width,
        names_heading: headline.measure.clone(),
        columns,
        rows,
    }
}

/// The width below which some word of a column would not fit, in ems.
fn least_width<'c>(
    column: &Column,
    cells: impl Iterator<Item = &'c Option<Cell>>,
    figures: f64,
    text: &dyn TextWidth,
) -> f64 {
    let word = |words: &str| words.split(' ').map(|word| text.width(word, BOLD)).fold(0.0, f64::max);
    let of_cell = |cell: &Option<Cell>| match cell {
        Some(Cell::Figure { text: figure, mark, .. }) => {
            word(figure) * figures + mark.as_ref().map_or(0.0, |mark| text.width(&format!(" {mark}"), 1.0))
        }
        Some(Cell::Direction { way, text: words }) => word(words) + if way.is_some() { ARROW } else { 0.0 },
        Some(Cell::Change { word: words }) => word(words),
        Some(Cell::Level { level: Some(level) } | Cell::Forecast { level: Some(level), .. }) => {
            text.width(&level.name, BOLD) + BADGE_PADDING
        }
        _ => 0.0,
    };
    cells.map(of_cell).fold(word(&column.heading), f64::max) + CELL_PADDING
}
