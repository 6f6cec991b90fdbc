//! What an indicator's page shows, ready to print.

use serde::Serialize;

use super::blocks::{Blocks, Section};
use super::chart::ChartView;
use super::flow::Compact;
use super::index::IndexFigures;
use super::report::Badge;
use super::table::{Remark, Table};

/// One indicator's page.
#[derive(Debug, Serialize)]
pub struct IndicatorView {
    /// The label of its heading: "ind-0001".
    pub label: String,
    /// Its place among the indicators, from 1.
    pub position: usize,
    /// Its number, if it has one.
    pub number: Option<String>,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// The heading, made of both.
    pub heading: String,
    /// The group it belongs to.
    pub group: Option<String>,
    /// Whether the group starts here.
    pub starts_group: bool,
    /// Its level, if it has one.
    pub level: Option<Badge>,
    /// The change in performance.
    pub change: Option<String>,
    /// What its row of the index shows besides; its own page does not read it.
    #[serde(skip)]
    pub index: IndexFigures,
    /// The headline table; null where nothing was given.
    pub table: Option<Table>,
    /// Whose it is: owner and portfolio, where the report prints them.
    pub owners: Vec<Remark>,
    /// Why no figure is due.
    pub not_due: Option<String>,
    /// What is said under the table, of the indicator and its figures.
    pub remarks: Vec<Remark>,
    /// Notes under the table.
    pub notes: Vec<Blocks>,
    /// The charts.
    pub charts: Vec<ChartView>,
    /// Pictures made elsewhere.
    pub figures: Vec<Figure>,
    /// Headings with their texts.
    pub narrative: Vec<Section>,
    /// The stamp, as of every indicator's page.
    pub issued: Option<String>,
    /// How much denser than usual its text is set, from 0 to 1, so that it fits its page; absent where it is set as usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub density: Option<f64>,
    /// How it stands on pages that it shares with others; absent where it has its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compact: Option<Compact>,
}

/// A picture made elsewhere.
#[derive(Debug, Serialize)]
pub struct Figure {
    pub path: String,
    pub alt: String,
    pub caption: Option<String>,
    pub width_mm: f64,
    pub height_mm: f64,
    /// Whether it leaves no mark on the paper; the templates have no use for that.
    #[serde(skip)]
    pub is_unseen: bool,
}
