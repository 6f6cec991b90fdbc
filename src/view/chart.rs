//! An indicator's charts, drawn and described.

use serde::Serialize;

use super::Context;
use super::numbers::{Numbers, numbers};
use super::report::{Badge, badge};
use crate::chart::chosen::{self, Planned};
use crate::chart::{Chart, Drawing, Frame, LevelPoints, Sheet, TextWidth, describe, describe_parts};
use crate::pack::Indicator;
use crate::rating::scale::Scale;
use crate::words::Words;

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
    /// The badges of the levels in it, in their order there.
    pub levels: Vec<Badge>,
    /// Its numbers, where they are printed as a table.
    pub table: Option<Numbers>,
    /// Whether the heading over it says what it shows, so that this is not printed again.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_named_above: bool,
}

/// The charts of an indicator, before they are drawn.
pub(super) fn planned(
    indicator: &Indicator,
    number: Option<&str>,
    title: Option<&str>,
    scale: &Scale,
    words: &Words,
) -> Vec<Planned> {
    let heading = |number| words.said.indicator_heading(Some(number), None, 0);
    let unnamed = || number.map_or_else(|| words.plain.charts.this_indicator.clone(), heading);
    let name = title.map_or_else(unnamed, str::to_owned);
    let mut planned = chosen::of(indicator, &name);
    planned.iter_mut().for_each(|planned| keep_levels(&mut planned.chart, scale));
    planned
}

/// Leaves a chart those levels that its scale has.
fn keep_levels(chart: &mut Chart, scale: &Scale) {
    let levels = &mut chart.annotations.levels;
    levels.iter_mut().for_each(|level| *level = level.take().filter(|level| scale.find(level).is_some()));
}

/// The badges of the levels of a picture.
fn badges(drawing: &Drawing, scale: &Scale) -> Vec<Badge> {
    let index = |level: &LevelPoints| scale.find(&level.name);
    drawing.levels.iter().filter_map(|level| badge(scale, index(level)?)).collect()
}

/// Charts of an indicator with this title; the first of them is not named again where it has the same.
pub(super) fn named_above(title: Option<&str>, mut charts: Vec<ChartView>) -> Vec<ChartView> {
    if let Some(first) = charts.first_mut() {
        first.is_named_above = title == Some(first.title.as_str());
    }
    charts
}

/// How a chart is drawn into its room.
pub(super) type Draw = fn(&Chart, Frame, &dyn TextWidth, &Words) -> Vec<Sheet>;

/// A chart in as many pictures as it takes, its numbers under the last; `tables` says whether charts have them.
pub(super) fn pictures(
    planned: &Planned,
    tables: bool,
    (frame, draw): (Frame, Draw),
    scale: &Scale,
    context: &Context<'_>,
) -> Vec<ChartView> {
    let Context { text, words, .. } = *context;
    let chart = &planned.chart;
    let sheets = draw(chart, frame, text, words);
    let parts: Vec<&Chart> = sheets.iter().filter_map(|sheet| sheet.shows.as_ref()).collect();
    let of = parts.len();
    let texts = if of == 0 { vec![describe(chart, words)] } else { describe_parts(chart, &parts, words) };
    let title = |number| if of == 0 { chart.title.clone() } else { words.said.numbered(&chart.title, number, of) };
    let titles: Vec<String> = (1..=sheets.len()).map(title).collect();
    // The author's own text stands with the first of them.
    let is_own = |index: usize| index == 0 && chart.alt.is_some();
    let view = |(index, ((sheet, alt), title)): (usize, ((Sheet, String), String))| ChartView {
        title,
        alt,
        alt_language: words.lent().filter(|_| !is_own(index)),
        levels: badges(&sheet.drawing, scale),
        drawing: sheet.drawing,
        table: None,
        is_named_above: false,
    };
    let mut views: Vec<ChartView> = sheets.into_iter().zip(texts).zip(titles).enumerate().map(view).collect();
    if let Some(last) = views.last_mut() {
        last.table = planned.table.unwrap_or(tables).then(|| numbers(planned, frame.width / frame.size, context));
    }
    views
}
