//! Charts: numbers in, numbers and words out; where every line, column and label goes, and what a listener hears.
//!
//! It knows numbers, words and how wide letters are; only `chosen` reads packs. It must never judge (levels come as published),
//! and never know a colour, a dash or a stroke: the template chooses those by role, style and marker name.

pub mod chosen;

mod aims;
mod alternative;
mod axis;
mod bar_sheets;
mod bars;
mod columns;
mod course;
mod data;
mod drawing;
mod edges;
mod ends;
mod events;
mod frame;
mod least;
mod lettering;
mod levels;
mod line;
mod moving;
mod names;
mod notation;
mod notes;
mod panels;
mod plan;
mod remarks;
mod rows;
mod sheets;
mod shelves;
mod slots;
mod spark;
mod split;
mod stacks;
mod targets;
mod trend;
mod values;

pub use alternative::{describe, describe_parts};
pub use data::{Annotations, Chart, Event, Figure, Kind, Mark, Point, Role, Series, Target};
pub use drawing::{
    Anchor, Block, Drawing, EndLabel, EventMark, Fill, Ground, KeyItem, Label, LevelPoints, Line, Marker, Tick,
    ValueLabel,
};
pub use notation::Notation;
pub use sheets::Sheet;
pub use spark::{Spark, spark};

use crate::limits::SERIES_TOGETHER;
use crate::words::Words;
use lettering::Lettering;
use plan::{Plan, Stature};
use rust_decimal::Decimal;

impl Chart {
    /// Whether the categories are periods, so that there is a course to tell.
    pub fn is_timed(&self) -> bool {
        self.kind == Kind::Line || names::are_periods(&self.categories)
    }

    /// Whether there is anything to draw.
    fn has_figures(&self) -> bool {
        plan::shown(self).any(|series| series.figures(self.categories.len()).next().is_some())
    }

    /// A figure as it is printed and spoken: as it was published.
    fn print(&self, figure: &Figure) -> String {
        figure.text.clone().unwrap_or_else(|| self.notation.print(figure.number))
    }
}

/// The room a chart is drawn into.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Width available, in points.
    pub width: f64,
    /// Size of every label, in points; 10 or more.
    pub size: f64,
    /// The height that is left for the first picture on the page on which the chart is to begin; `None` where that is not known.
    pub room: Option<f64>,
    /// The height that is left for a picture on a page under its title; `None` where that is not known.
    pub page: Option<f64>,
    /// How much lower than usual upright plots are, from 0 to 1: as on a page that several charts share.
    pub density: f64,
}

impl Frame {
    /// A frame with usual plots, which begins anywhere.
    pub fn new(width: f64, size: f64) -> Self {
        Self { width, size, room: None, page: None, density: 0.0 }
    }
}

/// How wide a text prints; implemented from the real font.
pub trait TextWidth {
    /// The width of one line of text at a size, both in points.
    fn width(&self, text: &str, size: f64) -> f64;

    /// The same of bold text.
    fn bold(&self, text: &str, size: f64) -> f64;
}

/// Places everything a chart shows: in one picture, or in as many as it takes to name everything in it; a chart that
/// [`refusal`] rejects is still drawn, as columns.
pub fn draw(chart: &Chart, frame: Frame, text: &dyn TextWidth, words: &Words) -> Vec<Sheet> {
    drawn(chart, frame, Stature::Usual, text, words)
}

/// The same in less height, for a page that several charts share.
pub fn draw_low(chart: &Chart, frame: Frame, text: &dyn TextWidth, words: &Words) -> Vec<Sheet> {
    drawn(chart, frame, Stature::Low, text, words)
}

/// The same in so little height and width that it stands beside a few figures; nothing where it could not be read there.
pub fn draw_least(chart: &Chart, frame: Frame, text: &dyn TextWidth, words: &Words) -> Vec<Sheet> {
    if least::is_for(chart) { drawn(chart, frame, Stature::Least, text, words) } else { Vec::new() }
        .into_iter()
        .filter(|sheet| least::is_readable(&sheet.drawing, chart))
        .collect()
}

fn drawn(chart: &Chart, frame: Frame, stature: Stature, text: &dyn TextWidth, words: &Words) -> Vec<Sheet> {
    let lettered = (chart.kind != Kind::Line).then(|| events::in_names(chart));
    let chart = lettered.as_ref().unwrap_or(chart);
    let Frame { room, page, density, .. } = frame;
    let plan = Plan { stature, density, room, page, ..Plan::new(chart, words) };
    let mut sheets = place(plan, frame, &Lettering::new(text, frame.size));
    sheets.iter_mut().filter_map(|sheet| sheet.shows.as_mut()).for_each(events::out_of_names);
    sheets
}

fn place(plan: Plan<'_>, frame: Frame, lettering: &Lettering<'_>) -> Vec<Sheet> {
    let (kind, words) = (plan.chart.kind, plan.words);
    let Some((low, high)) = plan.extent() else {
        let mut drawing = frame::empty(frame.width, lettering);
        let sentence = vec![words.plain.charts.no_figures.clone()];
        drawing.notes = drawing::Label::new(0.0, lettering.size * 1.2, Anchor::Left, sentence);
        return vec![drawing.into()];
    };
    if plan.drawn.len() > SERIES_TOGETHER {
        return panels::draw(plan, frame.width, lettering);
    }
    let needs_bars = || columns::names_need_bars(&plan, frame.width, lettering);
    let line = |extent| vec![line::draw(&plan, extent, frame.width, lettering).into()];
    match kind {
        Kind::Line if plan.has_one_figure() => line(axis::with_zero(low, high)),
        Kind::Line => line(axis::line_extent(low, high)),
        Kind::Bar => bar_sheets::draw(plan, frame.width, lettering),
        Kind::Column | Kind::Stacked if needs_bars() => bar_sheets::draw(plan, frame.width, lettering),
        Kind::Column | Kind::Stacked => vec![columns::draw(&plan, frame.width, lettering).into()],
    }
}

/// Why a chart cannot be drawn truthfully as asked, in a sentence for the officer who asked; `None` where it can.
pub fn refusal(chart: &Chart) -> Option<String> {
    if chart.kind != Kind::Stacked {
        return None;
    }
    let (name, category, value) = first_negative(chart)?;
    let value = chart.print(value);
    Some(format!("a stacked chart cannot show negative parts ({value} for “{name}” in {category}); use columns"))
}

/// The first negative part in reading order: its series, its category and its value.
fn first_negative(chart: &Chart) -> Option<(&str, &str, &Figure)> {
    chart.series.iter().filter(|series| series.role != Role::Target).find_map(|series| {
        let points = series.points.iter().zip(&chart.categories);
        points
            .filter_map(|(point, category)| Some((category.as_str(), point.figure.as_ref()?)))
            .find(|(_, figure)| figure.number < Decimal::ZERO)
            .map(|(category, figure)| (series.name.as_str(), category, figure))
    })
}

#[cfg(test)]
mod tests;
