//! An indicator's charts, drawn and described.

use serde::Serialize;

use super::front::Theme;
use crate::chart::{Drawing, Frame, Role, TextWidth, describe, draw};
use crate::charts::{self, Column, Planned};
use crate::pack::{Indicator, Mark};

/// The width of the text column in points: A4 less its margins (the templates set the same).
const COLUMN: f64 = 481.0;
/// The size of labels and tables relative to the running text.
const LABELS: f64 = 10.0 / 12.0;
/// The least size of any text, in points.
const LEAST: f64 = 10.0;

/// A chart with everything that belongs to it.
#[derive(Debug, Serialize)]
pub struct ChartView {
    /// What it shows.
    pub title: String,
    /// Alternative text.
    pub alt: String,
    /// The drawing.
    pub drawing: Drawing,
    /// Its numbers, where they are printed as a table.
    pub table: Option<Numbers>,
}

/// The numbers behind a chart.
#[derive(Debug, Serialize)]
pub struct Numbers {
    /// Whether its rows are periods; other categories otherwise.
    pub is_timed: bool,
    /// The columns beside the categories' names.
    pub columns: Vec<NumbersColumn>,
    /// One row per category.
    pub rows: Vec<NumbersRow>,
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

/// The width of the text column in ems of a table's text.
pub(super) fn table_width(theme: &Theme) -> f64 {
    COLUMN / label_size(theme)
}

fn label_size(theme: &Theme) -> f64 {
    (theme.text_size * LABELS).max(LEAST)
}

pub(super) fn charts(
    indicator: &Indicator,
    number: Option<&str>,
    title: Option<&str>,
    tables: bool,
    theme: &Theme,
    text: &dyn TextWidth,
) -> Vec<ChartView> {
    let name = title.map_or_else(
        || number.map_or_else(|| "This indicator".to_owned(), |number| format!("Indicator {number}")),
        str::to_owned,
    );
    let frame = Frame { width: COLUMN, size: label_size(theme) };
    charts::of(indicator, &name).into_iter().map(|planned| chart(planned, tables, frame, text)).collect()
}

fn chart(planned: Planned, tables: bool, frame: Frame, text: &dyn TextWidth) -> ChartView {
    let table = planned.table.unwrap_or(tables).then(|| numbers(&planned));
    ChartView {
        alt: describe(&planned.chart),
        drawing: draw(&planned.chart, frame, text),
        title: planned.chart.title,
        table,
    }
}

fn numbers(planned: &Planned) -> Numbers {
    let figure = |column: &Column, index: usize| {
        let (text, mark) = column.figures.get(index).cloned().unwrap_or_default();
        (text, mark.map(Mark::word))
    };
    let rows = planned.chart.categories.iter().enumerate().map(|(index, category)| NumbersRow {
        name: category.clone(),
        figures: planned.columns.iter().map(|column| figure(column, index)).collect(),
    });
    let columns = planned.columns.iter().map(|column| NumbersColumn { name: column.name.clone(), role: column.role });
    Numbers { is_timed: planned.chart.is_timed(), columns: columns.collect(), rows: rows.collect() }
}
