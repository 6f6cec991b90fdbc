//! How the columns of the headline table stand: side by side, in several rows of even cells, or as a list.

use super::easing::{MOST_LINES, ease, lines};
use super::{Cell, Column, Kind, Layout, Row, Table};
use crate::chart::TextWidth;
use crate::look::measures::Measures;
use crate::view::Context;
use crate::view::report::Badge;

/// The longest current figure that is set larger than others, in ems: a longer one is a text.
const LONGEST_LARGE: f64 = 20.0;

/// The table laid out for so many ems.
pub(super) fn fit(mut columns: Vec<Column>, mut rows: Vec<Row>, width_in_ems: f64, context: &Context<'_>) -> Table {
    let (words, table) = (context.words, &context.measures.table);
    let is_named = rows.iter().any(|row| row.name.is_some());
    let is_large =
        rows.len() == 1 && !is_named && columns.iter().zip(&rows[0].cells).all(|pair| can_be_large(pair, context));
    let usual = (table.variance, Some(table.names));
    let (mut names_width, mut needed) = measured(&mut columns, &rows, is_large, usual, context);
    if needed > width_in_ems && is_named {
        let tight = [(table.variance, None), (0.0, None)].into_iter().map(|tightness| {
            let widths = measured(&mut columns, &rows, is_large, tightness, context);
            (widths.1 <= width_in_ems && have_room(&rows, width_in_ems - widths.1 + widths.0, context))
                .then_some(widths)
        });
        match tight.flatten().next() {
            Some(widths) => (names_width, needed) = widths,
            None => {
                measured(&mut columns, &rows, is_large, usual, context);
            }
        }
    }
    let widest = columns.iter().map(|column| column.width).fold(0.0, f64::max);
    let per_row = per_row(&columns, widest, width_in_ems);
    let layout = match per_row {
        _ if needed <= width_in_ems => Layout::Wide,
        0 | 1 => Layout::Tall,
        _ => Layout::Cells,
    };
    let longest = || rows.iter().map(|row| name_width(row, context)).fold(0.0, f64::max);
    let names = if is_named { names_width.max(longest().min(table.names_share * width_in_ems)) } else { 0.0 };
    let room = (width_in_ems - needed + names_width - names).max(0.0);
    let mut widened = 0.0;
    if layout == Layout::Wide {
        widened = ease(&mut columns, &rows, room, context);
        widened += widen(&mut columns, &rows, room - widened, context);
    }
    let stretch = if is_named { 1.0 } else { (width_in_ems / (needed + widened)).min(table.stretch) };
    let is_cramped =
        |column: (usize, &Column)| lines(column, &rows, column.1.width * stretch, context) > MOST_LINES + 1;
    let layout = match layout {
        Layout::Wide if rows.len() == 1 && !is_named && per_row > 1 && columns.iter().enumerate().any(is_cramped) => {
            Layout::Cells
        }
        layout => layout,
    };
    let headline = &words.plain.headline;
    if is_named {
        for row in rows.iter_mut().filter(|row| row.name.is_none()) {
            row.name = Some(headline.indicator.clone());
        }
    }
    Table {
        layout,
        per_row,
        is_large,
        stretch,
        is_named,
        names_heading: headline.measure.clone(),
        shared: Vec::new(),
        shared_heading: headline.all_measures.clone(),
        columns,
        rows,
    }
}

/// Measures the columns, words under a level with so much of their line kept whole, and returns the width of the names and of all.
/// Without a least width for them, names are no wider than their words and the other columns are.
fn measured(
    columns: &mut [Column],
    rows: &[Row],
    is_large: bool,
    (variance, least_names): (f64, Option<f64>),
    context: &Context<'_>,
) -> (f64, f64) {
    let (text, table) = (context.text, &context.measures.table);
    for (index, column) in columns.iter_mut().enumerate() {
        let figures = if is_large && column.kind == Kind::Current { table.large_figure } else { 1.0 };
        let cells = rows.iter().map(|row| &row.cells[index]);
        column.width = least_width(column, cells, (figures, variance), text, context.measures);
    }
    let widest = columns.iter().map(|column| column.width).fold(0.0, f64::max);
    let word = |row: &Row| {
        row.name.iter().flat_map(|name| name.split(' ')).map(|word| text.bold(word, 1.0)).fold(0.0, f64::max)
    };
    let words = || rows.iter().map(word).fold(0.0, f64::max) + context.measures.cell_spaces();
    let least = least_names.unwrap_or_else(words);
    let names = if rows.iter().any(|row| row.name.is_some()) { widest.max(least) } else { 0.0 };
    (names, names + columns.iter().map(|column| column.width).sum::<f64>())
}

/// Whether names take few lines in a column of a width.
fn have_room(rows: &[Row], width: f64, context: &Context<'_>) -> bool {
    rows.iter().all(|row| name_width(row, context) <= MOST_LINES as f64 * (width - context.measures.cell_spaces()))
}

/// Gives the columns so much of the room that is left that short texts in them take one line, and returns how much that is.
fn widen(columns: &mut [Column], rows: &[Row], room: f64, context: &Context<'_>) -> f64 {
    let (text, measures) = (context.text, context.measures);
    let is_alone = rows.len() == 1 && rows[0].name.is_none();
    let mut spare = room;
    for (index, column) in columns.iter_mut().enumerate() {
        let large = if is_alone && column.kind == Kind::Current { measures.table.large_figure } else { 1.0 };
        let line = |row: &Row| match &row.cells[index] {
            Some(Cell::Level { variance: Some(said), .. }) => two_lines(text.width(said, 1.0), measures),
            Some(Cell::Figure { text: figure, mark: None, .. }) => text.bold(figure, large),
            Some(Cell::Direction { way: Some(_), text: said }) => {
                text.width(&format!("\u{a0}{said}"), 1.0) + measures.table.arrow
            }
            _ => 0.0,
        };
        let whole = rows.iter().map(line).filter(|line| *line <= measures.table.line * large).fold(0.0, f64::max);
        // A little more than measured, for rounding.
        let more = (whole + measures.cell_spaces() + 0.02 - column.width).max(0.0);
        if more <= spare {
            (column.width, spare) = (column.width + more, spare - more);
        }
    }
    room - spare
}

/// The width in which a text takes one line, or two where one would be too long.
fn two_lines(width: f64, measures: &Measures) -> f64 {
    if width <= measures.table.line { width } else { in_lines(width, 2.0) }
}

/// The width in which a text takes so many lines: seldom are they of one length.
fn in_lines(width: f64, lines: f64) -> f64 {
    (width + 2.0) / lines
}

/// How much of what stands under a level is kept on a line, where something is: a third of it if that is not much more than usual.
fn variance_line(width: f64, variance: f64) -> f64 {
    if variance > 0.0 { width.min(variance.max(in_lines(width, 3.0)).min(variance + 1.0)) } else { 0.0 }
}

/// The width of a row's name on one line.
fn name_width(row: &Row, context: &Context<'_>) -> f64 {
    let name = row.name.as_deref().unwrap_or(&context.words.plain.headline.indicator);
    context.text.bold(name, 1.0) + context.measures.cell_spaces()
}

/// Whether a cell can be larger than others: a current figure of many words is a text.
fn can_be_large((column, cell): (&Column, &Option<Cell>), context: &Context<'_>) -> bool {
    let table = &context.measures.table;
    match cell {
        Some(Cell::Figure { text, .. }) if column.kind == Kind::Current => {
            context.text.bold(text, table.large_figure) <= LONGEST_LARGE
        }
        _ => true,
    }
}

/// How many even cells stand in a row, where the columns need several: as few rows as hold the widest cell, evenly filled.
fn per_row(columns: &[Column], widest: f64, width_in_ems: f64) -> usize {
    let most = (width_in_ems / widest.max(1.0)) as usize;
    let rows = columns.len().div_ceil(most.max(1)).max(2);
    if most < 2 { 1 } else { columns.len().div_ceil(rows) }
}

/// The width below which some word of a column would not fit, in ems.
fn least_width<'c>(
    column: &Column,
    cells: impl Iterator<Item = &'c Option<Cell>>,
    (figures, variance): (f64, f64),
    text: &dyn TextWidth,
    measures: &Measures,
) -> f64 {
    let word = |words: &str| words.split([' ', '\n']).map(|word| text.bold(word, 1.0)).fold(0.0, f64::max);
    let arrow = measures.table.arrow + text.width("\u{a0}", 1.0);
    let badge = |level: &Badge| text.bold(&level.name, 1.0) + measures.around_badge();
    let of_cell = |cell: &Option<Cell>| match cell {
        Some(Cell::Figure { text: figure, mark, .. }) => {
            word(figure) * figures + mark.as_ref().map_or(0.0, |mark| text.width(&format!(" {mark}"), 1.0))
        }
        Some(Cell::Direction { way, text: words }) => word(words) + if way.is_some() { arrow } else { 0.0 },
        Some(Cell::Change { word: words }) => word(words),
        Some(Cell::Level { level: Some(level), variance: said }) => {
            let whole = |said: &String| variance_line(text.width(said, 1.0), variance);
            badge(level).max(said.as_ref().map_or(0.0, |said| whole(said).max(word(said))))
        }
        Some(Cell::Forecast { level: Some(level), figure, .. }) => {
            let figure = figure.as_ref().map_or(0.0, |figure| word(figure));
            badge(level).max(figure)
        }
        Some(Cell::Forecast { figure: Some(figure), .. }) => word(figure),
        _ => 0.0,
    };
    cells.map(of_cell).fold(word(&column.heading), f64::max) + measures.cell_spaces()
}
