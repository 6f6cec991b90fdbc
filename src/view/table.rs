//! The headline table: columns that somebody filled, one row for the indicator and one for each measure.

mod cells;
mod lines;
mod remarks;
mod widths;

use serde::Serialize;

use super::Context;
use super::front::{Badge, Theme};
use crate::pack::Indicator;
use crate::rating::assess::Assessment;
use crate::rating::scale::Scale;

pub(super) use cells::figure_text;
pub(super) use lines::change;

pub(crate) use remarks::Remark;
pub(super) use remarks::remarks;

/// The headline table.
#[derive(Debug, Serialize)]
pub struct Table {
    /// Whether the columns are too many or too wide to stand side by side.
    pub is_tall: bool,
    /// Whether there is room for figures larger than the table's text.
    pub is_large: bool,
    /// How much wider than they need the columns are drawn.
    pub stretch: f64,
    /// The share of the measures' names, like the columns'; 0 where there are none.
    pub names_width: f64,
    /// The heading of the measures' names.
    pub names_heading: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// What a column of the headline table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Target,
    Baseline,
    Direction,
    Current,
    Previous,
    Change,
    Comparator,
    Forecast,
    Level,
}

/// A column's heading.
#[derive(Debug, Serialize)]
pub struct Column {
    /// What it is about.
    pub kind: Kind,
    /// The pack's own heading.
    #[serde(skip)]
    pub label: Option<String>,
    /// The heading that is printed: the pack's own, else the word for what it is about.
    pub heading: String,
    /// The period, where all figures of the column share one.
    pub period: Option<String>,
    /// The width below which some word would not fit, in ems of the table's text.
    pub width: f64,
}

/// One row.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The measure; null for the indicator itself.
    pub name: Option<String>,
    /// One cell per column; null where nothing was given.
    pub cells: Vec<Option<Cell>>,
}

/// What stands in a cell.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Cell {
    Figure { text: String, mark: Option<String>, period: Option<String> },
    Direction { way: Option<&'static str>, text: String },
    Change { word: String },
    Forecast { figure: Option<String>, mark: Option<String>, period: Option<String>, level: Option<Badge> },
    Level { level: Option<Badge> },
}
/// The headline table of an indicator; `None` where it has nothing to show.
pub(super) fn table(
    indicator: &Indicator,
    assessment: &Assessment<'_>,
    scale: &Scale,
    theme: &Theme,
    context: &Context<'_>,
) -> Option<Table> {
    let words = context.words;
    let lines = lines::lines(assessment);
    let columns = cells::columns(indicator, &lines, words);
    let rows = cells::rows(&lines, &columns, scale, words);
    (!columns.is_empty()).then(|| widths::fit(columns, rows, theme, context))
}
