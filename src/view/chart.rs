//! An indicator's charts, drawn and described.

use serde::Serialize;

use super::Context;
use super::numbers::{Numbers, numbers};
use super::report::Theme;
use crate::chart::chosen::{self, Planned};
use crate::chart::{Drawing, Frame, describe, draw};
use crate::pack::Indicator;

/// A chart with everything that belongs to it.
#[derive(Debug, Serialize)]
pub struct ChartView {
    /// What it shows.
    pub title: String,
    /// Alternative text.
    pub alt: String,
    /// The language of that text, where the program wrote it in another than the report's.
    pub alt_language: Option<&'static str>,
    /// The drawing.
    pub drawing: Drawing,
    /// Its numbers, where they are printed as a table.
    pub table: Option<Numbers>,
}

pub(super) fn charts(
    indicator: &Indicator,
    number: Option<&str>,
    title: Option<&str>,
    tables: bool,
    theme: &Theme,
    context: &Context<'_>,
) -> Vec<ChartView> {
    let words = context.words;
    let heading = |number| words.said.indicator_heading(Some(number), None, 0);
    let unnamed = || number.map_or_else(|| words.plain.charts.this_indicator.clone(), heading);
    let name = title.map_or_else(unnamed, str::to_owned);
    let measures = context.measures;
    let frame = Frame { width: measures.page.text_width, size: measures.small(theme.text_size) };
    chosen::of(indicator, &name).into_iter().map(|planned| chart(planned, tables, frame, context)).collect()
}

fn chart(planned: Planned, tables: bool, frame: Frame, context: &Context<'_>) -> ChartView {
    let Context { text, words, .. } = *context;
    let table = planned.table.unwrap_or(tables).then(|| numbers(&planned, frame.width / frame.size, context));
    ChartView {
        alt: describe(&planned.chart, words),
        alt_language: words.lent().filter(|_| planned.chart.alt.is_none()),
        drawing: draw(&planned.chart, frame, text, words),
        title: planned.chart.title,
        table,
    }
}
