//! What a chart shows, as data: its series, points and targets, and what is said beside them.

use super::Notation;
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
    pub(super) fn ends(&self) -> (Decimal, Option<Decimal>) {
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
