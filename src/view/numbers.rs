//! The numbers behind a chart: what stands in which table, and how wide its columns are.

use serde::Serialize;

use super::front::one_line;
use crate::chart::chosen::{Column, Planned};
use crate::chart::{Role, TextWidth};
use crate::pack::Mark;

/// The space beside a cell's text, in ems.
const PADDING: f64 = 1.0;
/// How much wider bold text is.
const BOLD: f64 = 1.08;
/// The width of a mark behind its figure, in ems.
const MARK: f64 = 1.5;
/// The widths of headings that the templates word, in ems.
const WORDED_NAMES: f64 = 4.8;
const WORDED_HEADING: f64 = 6.4;
/// How much wider than the others the column of names is where there is room.
const NAMES: f64 = 1.3;
/// Words of more letters break anywhere.
const LONGEST: usize = 16;

/// The numbers behind a chart.
#[derive(Debug, Serialize)]
pub struct Numbers {
    /// Whether its rows are periods; other categories otherwise.
    pub is_timed: bool,
    /// The columns beside the categories' names.
    pub columns: Vec<NumbersColumn>,
    /// One row per category.
    pub rows: Vec<NumbersRow>,
    /// The tables that they are printed in: one, or as many as the page is too narrow for.
    pub tables: Vec<NumbersTable>,
}

/// A table with some of the columns.
#[derive(Debug, Serialize)]
pub struct NumbersTable {
    /// The first of its columns.
    pub from: usize,
    /// The column behind its last.
    pub to: usize,
    /// The widths of the names and of each column in ems, where even columns would be too narrow.
    pub widths: Option<Vec<f64>>,
}

/// The heading of a column of numbers.
#[derive(Debug, Serialize)]
pub struct NumbersColumn {
    /// The name of the series; null leaves the words to the templates.
    pub name: Option<String>,
    /// What the series is to the reader.
    pub role: Role,
}

/// The numbers of one category.
#[derive(Debug, Serialize)]
pub struct NumbersRow {
    /// The category.
    pub name: String,
    /// Its figures, one per column, with their marks.
    pub figures: Vec<(String, Option<&'static str>)>,
}

/// The numbers of a chart for a page of so many ems.
pub(super) fn numbers(planned: &Planned, page: f64, text: &dyn TextWidth) -> Numbers {
    let figure = |column: &Column, index: usize| {
        let (text, mark) = column.figures.get(index).cloned().unwrap_or_default();
        (text, mark.map(Mark::word))
    };
    let rows: Vec<NumbersRow> = planned
        .chart
        .categories
        .iter()
        .enumerate()
        .map(|(index, category)| NumbersRow {
            name: one_line(category),
            figures: planned.columns.iter().map(|column| figure(column, index)).collect(),
        })
        .collect();
    let columns: Vec<NumbersColumn> =
        planned.columns.iter().map(|column| NumbersColumn { name: column.name.clone(), role: column.role }).collect();
    let names = least(rows.iter().map(|row| word(&row.name, text)), WORDED_NAMES);
    let figures = columns.iter().enumerate().map(|(index, column)| {
        let heading = column.name.as_ref().map_or(WORDED_HEADING, |name| word(name, text) * BOLD);
        least(rows.iter().map(|row| figure_width(&row.figures[index], text)), heading)
    });
    let tables = tables(names, &figures.collect::<Vec<_>>(), page);
    Numbers { is_timed: planned.chart.is_timed(), columns, rows, tables }
}

/// As many tables as the columns need, each with the names.
fn tables(names: f64, figures: &[f64], page: f64) -> Vec<NumbersTable> {
    let mut tables = Vec::new();
    let mut from = 0;
    while from < figures.len() {
        let mut room = page - names;
        let fitting = figures[from..].iter().take_while(|width| {
            room -= **width;
            room >= 0.0
        });
        let to = from + fitting.count().max(1);
        tables.push(NumbersTable { from, to, widths: widths(names, &figures[from..to], page) });
        from = to;
    }
    tables
}

/// The widths of columns that do not fit evenly: what each needs, and an even share of the rest.
fn widths(names: f64, figures: &[f64], page: f64) -> Option<Vec<f64>> {
    let even = page / (NAMES + figures.len() as f64);
    if names <= NAMES * even && figures.iter().all(|width| *width <= even) {
        return None;
    }
    let needed = names + figures.iter().sum::<f64>();
    let share = (page - needed).max(0.0) / (figures.len() + 1) as f64;
    Some([names].iter().chain(figures).map(|width| width + share).collect())
}

/// The width below which some word would not fit.
fn least(words: impl Iterator<Item = f64>, heading: f64) -> f64 {
    words.fold(heading, f64::max) + PADDING
}

fn figure_width((figure, mark): &(String, Option<&'static str>), text: &dyn TextWidth) -> f64 {
    word(figure, text) + if mark.is_some() { MARK } else { 0.0 }
}

/// The widest word that is kept whole, in ems.
fn word(words: &str, text: &dyn TextWidth) -> f64 {
    let kept = words
        .split(' ')
        .map(|word| if word.len() > LONGEST { &word[..word.floor_char_boundary(LONGEST / 2)] } else { word });
    kept.map(|word| text.width(word, 1.0)).fold(0.0, f64::max)
}
