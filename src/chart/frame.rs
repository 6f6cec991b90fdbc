//! What every kind of chart has around its plot: the unit, the key, the value axis and the notes.

use super::axis::{Axis, with_zero};
use super::drawing::{Anchor, Block, Drawing, KeyItem, Label, Tick, points};
use super::lettering::Lettering;
use super::plan::Plan;
use super::{Notation, levels};
use rust_decimal::Decimal;

/// A suffix longer than this is told once above the plot instead of at every tick.
const SHORT_SUFFIX: usize = 2;

/// The drawing of a chart without figures: room for the template's sentence.
pub(super) fn empty(width: f64, lettering: &Lettering) -> Drawing {
    Drawing { width: points(width), height: points(lettering.leading * 2.0), empty: true, ..panel(lettering) }
}

/// A panel to be filled.
pub(super) fn panel(lettering: &Lettering) -> Drawing {
    Drawing { size: lettering.size, leading: points(lettering.leading), ..Drawing::default() }
}

/// A drawing with the parts above the plot, and the height they take.
pub(super) fn begin(plan: &Plan, width: f64, lettering: &Lettering, with_key: bool) -> (Drawing, f64) {
    let lines = unit(plan).map_or(Vec::new(), |unit| lettering.fit(&unit, width, 3));
    let mut top = lettering.height(lines.len());
    let mut drawing = empty(width, lettering);
    drawing.empty = false;
    drawing.subtitle = Label::new(0.0, lettering.size, Anchor::Left, lines);
    if with_key && plan.drawn.len() + plan.beyond.len() > 1 {
        (drawing.key, top) = key(plan, top + lettering.size * 0.4, width, lettering);
    }
    (drawing.levels, top) = levels::key(plan, top, width, lettering);
    (drawing, top)
}

/// The unit in words, with a suffix that is too long for the ticks: "Visits (thousand)".
fn unit(plan: &Plan) -> Option<String> {
    let format = &plan.chart.notation.format;
    let long = Some(format.suffix.trim()).filter(|suffix| suffix.chars().count() > SHORT_SUFFIX);
    let long = long.map(|suffix| {
        if format.prefix.is_empty() { suffix.to_owned() } else { format!("{} {suffix}", format.prefix.trim()) }
    });
    let unit = plan.chart.unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty());
    match (unit, long) {
        (Some(unit), Some(long)) if !unit.to_lowercase().contains(&long.to_lowercase()) => {
            Some(plan.words.said.with_aside(unit, &long))
        }
        (unit, long) => unit.map(str::to_owned).or_else(|| long.as_deref().map(capitalised)),
    }
}

/// A text with its first letter as a capital.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The key: swatch and name of every series, in as many rows as they need.
fn key(plan: &Plan, top: f64, width: f64, lettering: &Lettering) -> (Vec<KeyItem>, f64) {
    let (size, side) = (lettering.size, lettering.size * 0.9);
    let text_x = side + size * 0.4;
    let (mut x, mut y) = (0.0, top);
    let mut rows_height = 0.0_f64;
    let mut items = Vec::new();
    for drawn in &plan.drawn {
        let lines = lettering.fit(&drawn.series.name, width - text_x, 2);
        let wide = text_x + lettering.widest(&lines);
        if x > 0.0 && x + wide > width {
            (x, y, rows_height) = (0.0, y + rows_height + size * 0.2, 0.0);
        }
        rows_height = rows_height.max(lettering.height(lines.len()));
        let middle = y + lettering.leading / 2.0;
        items.push(KeyItem {
            swatch: Block::between([x, middle - side / 2.0], [x + side, middle + side / 2.0]),
            style: drawn.style,
            role: drawn.series.role,
            label: Label::new(x + text_x, middle + lettering.below_middle(), Anchor::Left, lines),
        });
        x += wide + size * 1.6;
    }
    (items, y + rows_height)
}

/// The notes under everything, and the finished height.
pub(super) fn finish(mut drawing: Drawing, bottom: f64, notes: &[String], lettering: &Lettering) -> Drawing {
    let lines: Vec<String> = notes.iter().flat_map(|note| lettering.fit(note, drawing.width, 6)).collect();
    let gap = if lines.is_empty() { 0.0 } else { lettering.size * 0.5 };
    let height = lettering.height(lines.len());
    drawing.notes = Label::new(0.0, bottom + gap + lettering.size, Anchor::Left, lines);
    drawing.height = points(bottom + gap + height + lettering.size * 0.3);
    drawing
}

/// How the ticks of an axis print: no more decimals than they need, and only a short suffix.
pub(super) fn tick_texts(notation: &Notation, axis: &Axis) -> Vec<String> {
    axis.ticks.iter().map(|tick| notation.tick(*tick, axis.places, SHORT_SUFFIX)).collect()
}

/// How many ticks an upright axis of a height can carry.
pub(super) fn tick_room(height: f64, lettering: &Lettering) -> usize {
    ((height / (lettering.leading * 1.5)) as usize + 1).clamp(3, 7)
}

/// An upright value axis: where values lie, and what its ticks say.
pub(super) struct Upright {
    pub(super) axis: Axis,
    texts: Vec<String>,
    top: f64,
    height: f64,
}

impl Upright {
    /// The axis over an extent, in a plot of this top and height.
    pub(super) fn new(
        plan: &Plan,
        extent: (Decimal, Decimal),
        (top, height): (f64, f64),
        lettering: &Lettering,
    ) -> Self {
        let axis = if plan.is_least() { Axis::bare(extent) } else { plan.axis(extent, tick_room(height, lettering)) };
        let texts = tick_texts(&plan.chart.notation, &axis);
        Self { axis, texts, top, height }
    }

    /// The width of the ticks' texts with the gap to the plot.
    pub(super) fn gutter(&self, lettering: &Lettering) -> f64 {
        if self.texts.is_empty() { 0.0 } else { lettering.widest(&self.texts) + lettering.size * 0.6 }
    }

    /// The height of a value in the picture.
    pub(super) fn y(&self, value: Decimal) -> f64 {
        self.top + (1.0 - self.axis.fraction(value)) * self.height
    }

    /// The ticks left of a plot.
    pub(super) fn ticks(&self, plot_left: f64, lettering: &Lettering) -> Vec<Tick> {
        let tick = |(value, text): (&Decimal, &String)| {
            let at = points(self.y(*value));
            let x = plot_left - lettering.size * 0.6;
            Tick { at, label: Label::new(x, at + lettering.below_middle(), Anchor::Right, vec![text.clone()]) }
        };
        self.axis.ticks.iter().zip(&self.texts).map(tick).collect()
    }

    /// Whether something can lie below zero.
    pub(super) fn is_below_zero(&self) -> bool {
        self.axis.low() < Decimal::ZERO
    }

    /// Where zero lies, if it is on the axis.
    pub(super) fn zero(&self) -> Option<f64> {
        self.axis.has_zero().then(|| points(self.y(Decimal::ZERO)))
    }
}

/// The value axis from left to right.
pub(super) struct Across {
    axis: Axis,
    pub(super) left: f64,
    length: f64,
}

impl Across {
    /// The axis with as many ticks as stand side by side.
    pub(super) fn new(
        plan: &Plan,
        (low, high): (Decimal, Decimal),
        (left, right): (f64, f64),
        lettering: &Lettering,
    ) -> Self {
        let length = right - left;
        let extent = with_zero(low, high);
        let axis_of = |most| plan.axis(extent, most);
        let fits = |axis: &Axis| {
            let wide = lettering.widest(&tick_texts(&plan.chart.notation, axis)) + lettering.size;
            wide * axis.ticks.len().saturating_sub(1) as f64 <= length
        };
        let axis = (3..=8).rev().map(axis_of).find(fits).unwrap_or_else(|| axis_of(3));
        Self { axis, left, length }
    }

    /// The width of the widest tick's text, however many ticks stand side by side in the end.
    pub(super) fn widest_tick(plan: &Plan, (low, high): (Decimal, Decimal), lettering: &Lettering) -> f64 {
        let axes = (3..=8).map(|most| plan.axis(with_zero(low, high), most));
        axes.map(|axis| lettering.widest(&tick_texts(&plan.chart.notation, &axis))).fold(0.0, f64::max)
    }

    /// The place of a value in the picture.
    pub(super) fn x(&self, value: Decimal) -> f64 {
        self.left + self.axis.fraction(value) * self.length
    }

    /// The ticks under the plot; where even the fewest are too wide side by side, only every second or third says its number.
    pub(super) fn ticks(&self, plan: &Plan, baseline: f64, lettering: &Lettering) -> Vec<Tick> {
        let texts = tick_texts(&plan.chart.notation, &self.axis);
        let apart = self.length / self.axis.ticks.len().saturating_sub(1).max(1) as f64;
        let stride = ((lettering.widest(&texts) + lettering.size * 0.4) / apart.max(1.0)).ceil().max(1.0) as usize;
        let tick = |(index, (value, text)): (usize, (&Decimal, String))| {
            let at = points(self.x(*value));
            let lines = if index.is_multiple_of(stride) { vec![text] } else { Vec::new() };
            Tick { at, label: Label::new(at, baseline, Anchor::Centre, lines) }
        };
        self.axis.ticks.iter().zip(texts).enumerate().map(tick).collect()
    }
}
