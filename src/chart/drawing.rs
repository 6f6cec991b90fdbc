//! A chart ready to draw: every position in points from the picture's top left corner, every text ready to print.

use super::Role;
use serde::Serialize;

/// A chart ready to draw.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Drawing {
    /// Width of the picture.
    pub width: f64,
    /// Height of the picture.
    pub height: f64,
    /// Size of every text.
    pub size: f64,
    /// Distance between the baselines of a label's lines.
    pub leading: f64,
    /// There is no figure at all: the template says so instead of drawing.
    pub empty: bool,
    /// The box the data is drawn in.
    pub plot: Block,
    /// The unit, above the plot.
    pub subtitle: Label,
    /// Of a panel, the name of what it shows.
    pub name: Label,
    /// What each fill means, where the parts cannot be labelled directly.
    pub key: Vec<KeyItem>,
    /// Whether values run across (bars) instead of up.
    pub across: bool,
    /// The value axis: a rule and a label each.
    pub ticks: Vec<Tick>,
    /// Where zero lies on the value axis, if it is on it.
    pub zero: Option<f64>,
    /// The names of periods or categories that are printed.
    pub categories: Vec<Label>,
    /// Where a period is named, along the axis of periods; lines only.
    pub notches: Vec<f64>,
    /// The lines in the order they are drawn: last year's, the measure's, the comparators' thin ones on top.
    pub lines: Vec<Line>,
    /// The columns, bars or parts.
    pub fills: Vec<Fill>,
    /// The target: dashed paths.
    pub targets: Vec<Vec<[f64; 2]>>,
    /// Where these have a white edge that parts them from what they lie on; absent where they have it throughout.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_edges: Option<Vec<Vec<[f64; 2]>>>,
    /// Places of a break in a series, along the axis of periods.
    pub breaks: Vec<f64>,
    /// The names at the ends of lines, targets and stacked parts.
    pub ends: Vec<EndLabel>,
    /// The values printed at columns, bars and parts.
    pub values: Vec<ValueLabel>,
    /// What the reader must know to read the picture right, under the plot.
    pub notes: Label,
    /// The levels published for its periods, each drawn as its badge's shape.
    pub levels: Vec<LevelPoints>,
    /// The size of these shapes.
    pub level_size: f64,
    /// What happened in some of the periods.
    pub events: Vec<EventMark>,
    /// Panels with plots of their own, each at its place in the picture.
    pub panels: Vec<Drawing>,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Block {
    /// Its left edge.
    pub x: f64,
    /// Its top edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Block {
    /// The block between two corners, in any order.
    pub(super) fn between([x0, y0]: [f64; 2], [x1, y1]: [f64; 2]) -> Self {
        let (x, y) = (x0.min(x1), y0.min(y1));
        Self { x: points(x), y: points(y), width: points((x1 - x0).abs()), height: points((y1 - y0).abs()) }
    }

    /// Its right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Its bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }
}

/// Which side of a text its position is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The position is the text's left end.
    #[default]
    Left,
    /// The position is its middle.
    Centre,
    /// The position is its right end.
    Right,
}

/// A text in one or more lines.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Label {
    /// Where it is anchored from left to right.
    pub x: f64,
    /// The baseline of its first line.
    pub y: f64,
    /// Which side of the text `x` is.
    pub anchor: Anchor,
    /// Its lines, already broken.
    pub lines: Vec<String>,
}

impl Label {
    /// A label of some lines at a place.
    pub(super) fn new(x: f64, y: f64, anchor: Anchor, lines: Vec<String>) -> Self {
        Self { x: points(x), y: points(y), anchor, lines }
    }
}

/// A length to the hundredth of a point: finer than print, short in the view, the same on every machine.
pub(super) fn points(length: f64) -> f64 {
    (length * 100.0).round() / 100.0 + 0.0
}

/// A place to the hundredth of a point.
pub(super) fn place(x: f64, y: f64) -> [f64; 2] {
    [points(x), points(y)]
}

/// One entry of the key: a swatch and a name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyItem {
    /// The swatch.
    pub swatch: Block,
    /// The fill it shows.
    pub style: usize,
    /// The role of its series.
    pub role: Role,
    /// The name.
    pub label: Label,
}

/// A round value on the value axis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tick {
    /// Where its rule lies.
    pub at: f64,
    /// Its number.
    pub label: Label,
}

/// The shape of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Marker {
    /// A circle, the measure's.
    Circle,
    /// A square.
    Square,
    /// A triangle pointing up.
    Triangle,
    /// A diamond.
    Diamond,
}

/// One series as a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Which of the four styles it takes.
    pub style: usize,
    /// What it is to the reader.
    pub role: Role,
    /// Its runs of points; a gap or a break lies between two runs.
    pub segments: Vec<Vec<[f64; 2]>>,
    /// The shape of its points.
    pub marker: Marker,
    /// Points drawn solid.
    pub points: Vec<[f64; 2]>,
    /// Points drawn hollow: provisional figures.
    pub hollow: Vec<[f64; 2]>,
}

/// One series as columns, bars or parts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fill {
    /// Which of the four styles it takes.
    pub style: usize,
    /// What it is to the reader.
    pub role: Role,
    /// Blocks drawn solid.
    pub blocks: Vec<Block>,
    /// Blocks drawn hollow: provisional figures.
    pub hollow: Vec<Block>,
}

/// A name at the end of a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EndLabel {
    /// The name with the last value.
    pub label: Label,
    /// The style of what it names.
    pub style: usize,
    /// The role of what it names.
    pub role: Role,
    /// The shape of its points, where it names a line.
    pub marker: Option<Marker>,
    /// Where a sample of the marker stands, for a line that ends before the others.
    pub sample: Option<[f64; 2]>,
    /// A line from the thing to its moved name.
    pub leader: Option<[[f64; 2]; 2]>,
    /// The same from the upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper_leader: Option<[[f64; 2]; 2]>,
}

/// The periods of one level: a shape for each, and its name in the key.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelPoints {
    /// The level.
    pub name: String,
    /// The middle of the shape in the key.
    pub sample: [f64; 2],
    /// The level's name, beside it.
    pub label: Label,
    /// The middles of the shapes of its periods.
    pub points: Vec<[f64; 2]>,
    /// Those of provisional figures.
    pub hollow: Vec<[f64; 2]>,
}

/// Something that happened, at its period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventMark {
    /// A rule from the label down through the plot, bent where the label had to move.
    pub rule: Vec<[f64; 2]>,
    /// Its words, or a letter that a note explains.
    pub label: Label,
}

/// A value printed at a column, bar or part.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueLabel {
    /// The value.
    pub label: Label,
    /// What it lies on; the paper, where it stands past its column.
    pub on: Option<Ground>,
}

/// A fill that a value lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Ground {
    /// The style of its series.
    pub style: usize,
    /// The role of its series.
    pub role: Role,
    /// Whether it is drawn hollow.
    pub hollow: bool,
}
