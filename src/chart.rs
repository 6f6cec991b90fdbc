//! Charts: numbers in, numbers and words out; where every line, column and label goes, and what a listener hears.
//!
//! It knows numbers, words and how wide letters are; only `chosen` reads packs. It must never judge (levels come as published),
//! and never know a colour, a dash or a stroke: the template chooses those by role, style and marker name.

pub mod chosen;

mod aims;
mod axis;
mod bands;
mod bar_sheets;
mod bars;
mod columns;
mod course;
mod drawing;
mod ends;
mod events;
mod frame;
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
mod spark;
mod split;
mod stacks;
mod teller;
mod trend;
mod values;

pub use drawing::{
    Anchor, Block, Drawing, EndLabel, EventMark, Fill, Ground, KeyItem, Label, LevelPoints, Line, Marker, Tick,
    ValueLabel,
};
pub use notation::Notation;
pub use sheets::Sheet;
pub use spark::{Spark, spark};
pub use teller::{describe, describe_parts};

use crate::words::Words;
use lettering::Lettering;
use plan::Plan;
use rust_decimal::Decimal;
use serde::Serialize;

/// One chart as the pack asks for it: what is shown, of which periods or categories, in which unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// How it is drawn.
    pub kind: Kind,
    /// What it shows; printed in the text above the picture, spoken in the alternative text.
    pub title: String,
    /// The unit in words, printed above the value axis.
    pub unit: Option<String>,
    /// The periods or categories, in the order they are drawn.
    pub categories: Vec<String>,
    /// Its series, each with a point per category; too many for one plot get a panel each.
    pub series: Vec<Series>,
    /// The target, where there is one.
    pub target: Option<Target>,
    /// How its numbers print that nobody published.
    pub notation: Notation,
    /// The author's own alternative text, which wins over the written one.
    pub alt: Option<String>,
    /// What is said at its periods beside the figures.
    pub annotations: Annotations,
}

/// What is said at the periods of a chart beside its figures.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Annotations {
    /// The level published for each period, by its name; shorter where the last have none.
    pub levels: Vec<Option<String>>,
    /// What happened in some of the periods, in their order.
    pub events: Vec<Event>,
}

/// Something that happened in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Which of the chart's categories its period is.
    pub category: usize,
    /// The period, as the event names it.
    pub period: String,
    /// What happened.
    pub text: String,
    /// What stands for it in the name of its period, where that has no room for the words.
    pub letter: Option<String>,
}

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

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Lines over periods.
    Line,
    /// Upright columns.
    Column,
    /// Horizontal bars, for long names.
    Bar,
    /// Columns made of parts.
    Stacked,
}

impl Kind {
    /// The kind for a history of so many periods: a line needs four to show a trend.
    pub fn for_periods(periods: usize) -> Self {
        if periods < 4 { Self::Column } else { Self::Line }
    }
}

/// One series of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name, printed beside its line or in the key; empty where the title says it.
    pub name: String,
    /// What it is to the reader.
    pub role: Role,
    /// Its points, one per category; missing ones are gaps.
    pub points: Vec<Point>,
}

/// A figure: where it lies, and what is printed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The number.
    pub number: Decimal,
    /// The upper end of a target that is a range, whose lower end the number is.
    pub upper: Option<Decimal>,
    /// The text that was published; `None` where the chart's notation prints the number.
    pub text: Option<String>,
}

impl Figure {
    /// Its ends: of a target that is a range, both.
    fn ends(&self) -> (Decimal, Option<Decimal>) {
        (self.number, self.upper)
    }
}

impl From<Decimal> for Figure {
    fn from(number: Decimal) -> Self {
        Self { number, upper: None, text: None }
    }
}

/// One place of a series.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Point {
    /// The figure; `None` is a gap, never 0.
    pub figure: Option<Figure>,
    /// The mark published with it.
    pub mark: Option<Mark>,
    /// Whether it is revised, be that its mark or not.
    pub is_revised: bool,
}

/// What is said about a figure beside its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Provisional, drawn hollow.
    Provisional,
    /// Revised since it was first published.
    Revised,
    /// An estimate.
    Estimated,
    /// Not available.
    Unavailable,
    /// Does not apply.
    NotApplicable,
    /// Withheld to protect people.
    Suppressed,
    /// The series breaks before this point: it is not comparable with those before.
    Break,
}

/// What a series is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The measure itself.
    Actual,
    /// What it should reach.
    Target,
    /// Somebody else's figures.
    Comparator,
    /// The measure's own figures of an earlier time.
    Previous,
}

/// The target of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// One target for all categories.
    Level(Figure),
    /// A target per category; `None` where none was set.
    Steps(Vec<Option<Figure>>),
}

/// The room a chart is drawn into.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Width available, in points.
    pub width: f64,
    /// Size of every label, in points; 10 or more.
    pub size: f64,
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
    drawn(chart, frame, false, text, words)
}

/// The same in less height, for a page that several charts share.
pub fn draw_low(chart: &Chart, frame: Frame, text: &dyn TextWidth, words: &Words) -> Vec<Sheet> {
    drawn(chart, frame, true, text, words)
}

fn drawn(chart: &Chart, frame: Frame, is_low: bool, text: &dyn TextWidth, words: &Words) -> Vec<Sheet> {
    let lettered = (chart.kind != Kind::Line).then(|| events::in_names(chart));
    let chart = lettered.as_ref().unwrap_or(chart);
    let mut sheets = place(Plan { is_low, ..Plan::new(chart, words) }, frame, &Lettering::new(text, frame.size));
    sheets.iter_mut().filter_map(|sheet| sheet.shows.as_mut()).for_each(events::out_of_names);
    sheets
}

fn place(plan: Plan<'_>, frame: Frame, lettering: &Lettering<'_>) -> Vec<Sheet> {
    let (kind, words) = (plan.chart.kind, plan.words);
    let Some((low, high)) = plan.extent() else {
        let mut drawing = frame::empty(frame, lettering);
        let sentence = vec![words.plain.charts.no_figures.clone()];
        drawing.notes = drawing::Label::new(0.0, lettering.size * 1.2, Anchor::Left, sentence);
        return vec![drawing.into()];
    };
    if plan.drawn.len() > panels::TOGETHER {
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
