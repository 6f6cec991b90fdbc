//! The headline table: columns that somebody filled, one row for the indicator and one for each measure.

mod cells;
mod easing;
mod lines;
mod remarks;
mod shared;
mod widths;

use serde::Serialize;

use super::Context;
use super::report::Badge;
use crate::pack::Indicator;
use crate::rating::assess::Assessment;
use crate::rating::scale::Scale;

pub(super) use cells::{figure_text, variance};
pub(super) use lines::change;

pub(crate) use remarks::Remark;
pub(super) use remarks::remarks;

/// The headline table.
#[derive(Debug, Serialize)]
pub struct Table {
    /// How its cells stand.
    pub layout: Layout,
    /// How many even cells stand in a row, where they stand so.
    pub per_row: usize,
    /// Whether it has one row, whose current figure is larger than the others.
    pub is_large: bool,
    /// How much wider than they need the columns are drawn.
    pub stretch: f64,
    /// Whether its rows have names.
    pub is_named: bool,
    /// The heading of the measures' names.
    pub names_heading: String,
    /// What all rows have in common, said once above them: heading and cell.
    pub shared: Vec<(String, Cell)>,
    /// What stands before that.
    pub shared_heading: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// How the cells of the headline table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// All columns side by side.
    Wide,
    /// Several rows of even cells.
    Cells,
    /// A list, each cell beside its heading.
    Tall,
}

/// What a column of the headline table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Target,
    AnnualTarget,
    Baseline,
    Direction,
    Current,
    Previous,
    LastYear,
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
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Cell {
    Figure {
        text: String,
        mark: Option<String>,
        period: Option<String>,
    },
    Direction {
        way: Option<&'static str>,
        text: String,
    },
    Change {
        word: String,
    },
    Forecast {
        figure: Option<String>,
        mark: Option<String>,
        period: Option<String>,
        level: Option<Badge>,
    },
    Level {
        level: Option<Badge>,
        /// How far the figure is from its target, in words.
        variance: Option<String>,
    },
}

/// The headline table of an indicator in so many ems; `None` where it has nothing to show.
pub(super) fn table(
    indicator: &Indicator,
    assessment: &Assessment<'_>,
    scale: &Scale,
    ems: f64,
    context: &Context<'_>,
) -> Option<Table> {
    let words = context.words;
    let lines = lines::lines(assessment);
    let columns = cells::columns(indicator, &lines, words);
    let rows = cells::rows(&lines, &columns, scale, words);
    if columns.is_empty() {
        return None;
    }
    let (shared, columns, rows) = shared::apart(columns, rows);
    Some(Table { shared, ..widths::fit(columns, rows, ems, context) })
}
