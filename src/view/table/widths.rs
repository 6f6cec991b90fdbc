//! How wide the columns of the headline table are, and whether they fit side by side.

use super::{Cell, Column, Row, Table};
use crate::chart::TextWidth;
use crate::look::measures::Measures;
use crate::view::Context;
use crate::view::front::Theme;

/// The table with the width of each column, large figures where there is room, and tall where the columns do not fit.
pub(super) fn fit(mut columns: Vec<Column>, mut rows: Vec<Row>, theme: &Theme, context: &Context<'_>) -> Table {
    let Context { text, words, measures, .. } = *context;
    let (table, width_in_ems) = (&measures.table, measures.column(theme.text_size));
    let widths = |figures: f64| -> Vec<f64> {
        let cells = |index: usize| rows.iter().map(move |row| &row.cells[index]);
        columns
            .iter()
            .enumerate()
            .map(|(index, column)| least_width(column, cells(index), figures, text, measures))
            .collect()
    };
    let is_named = rows.iter().any(|row| row.name.is_some());
    let large = widths(table.large_figure);
    let is_large = rows.len() == 1 && !is_named && large.iter().sum::<f64>() <= width_in_ems;
    let widths = if is_large { large } else { widths(1.0) };
    let names_width = if is_named { table.names } else { 0.0 };
    let needed = names_width + widths.iter().sum::<f64>();
    for (column, width) in columns.iter_mut().zip(widths) {
        column.width = width;
    }
    let most = if is_named { table.stretch_beside_names } else { table.stretch };
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
    measures: &Measures,
) -> f64 {
    let word = |words: &str| words.split(' ').map(|word| text.bold(word, 1.0)).fold(0.0, f64::max);
    let arrow = measures.table.arrow + text.width("\u{a0}", 1.0);
    let of_cell = |cell: &Option<Cell>| match cell {
        Some(Cell::Figure { text: figure, mark, .. }) => {
            word(figure) * figures + mark.as_ref().map_or(0.0, |mark| text.width(&format!(" {mark}"), 1.0))
        }
        Some(Cell::Direction { way, text: words }) => word(words) + if way.is_some() { arrow } else { 0.0 },
        Some(Cell::Change { word: words }) => word(words),
        Some(Cell::Level { level: Some(level) } | Cell::Forecast { level: Some(level), .. }) => {
            text.bold(&level.name, 1.0) + measures.around_badge()
        }
        _ => 0.0,
    };
    cells.map(of_cell).fold(word(&column.heading), f64::max) + measures.cell_spaces()
}
