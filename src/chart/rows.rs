//! The rows of a bar chart: how thick the bars are, how their names break, and how many stand on a page.

use super::drawing::{Anchor, Label};
use super::lettering::Lettering;
use super::plan::Plan;
use super::slots::Slots;
use std::ops::Range;

/// The gap between rows, in text sizes, where there is room and where there is not.
const WIDE: f64 = 0.7;
const TIGHT: f64 = 0.3;
/// The most lines a name takes.
const LINES: usize = 3;

/// The height a chart may have to stand on a page of its own, under its title: an A4 page less margins, header, footer
/// and title, as they mostly are. Where they are taller, the template makes the chart smaller.
pub(super) fn page_height(lettering: &Lettering) -> f64 {
    620.0 - 3.0 * lettering.size
}

/// The rows of a bar chart.
#[derive(Clone)]
pub(super) struct Rows {
    names: Vec<Vec<String>>,
    pub(super) name_width: f64,
    /// The height of a row.
    pub(super) pitch: f64,
    /// The thickness of one bar.
    pub(super) bar: f64,
    /// Whether every name is whole.
    pub(super) are_whole: bool,
    /// The height of a row without the gap behind it.
    filled: f64,
    size: f64,
}

impl Rows {
    /// Rows for a picture of this width: far enough apart for their names, and for bars that hold their values.
    pub(super) fn new(plan: &Plan, width: f64, lettering: &Lettering) -> Self {
        let room = (width * 0.38).max((lettering.size * 14.0).min(width * 0.46));
        let broken = |most: usize| plan.chart.categories.iter().map(move |name| lettering.fit(name, room, most));
        let names: Vec<Vec<String>> = broken(LINES).collect();
        let bar = lettering.leading * 1.05;
        let columns = if plan.stacked { 1.0 } else { plan.drawn.len().max(1) as f64 };
        let filled = names_height(&names, lettering).max(bar * columns);
        Self {
            name_width: names.iter().map(|lines| lettering.widest(lines)).fold(0.0, f64::max),
            pitch: filled + lettering.size * WIDE,
            are_whole: broken(usize::MAX).all(|lines| lines.len() <= LINES),
            size: lettering.size,
            filled,
            names,
            bar,
        }
    }

    /// How many stand within a height, at their tightest.
    pub(super) fn most(&self, height: f64) -> usize {
        (height / (self.filled + self.size * TIGHT)).max(1.0) as usize
    }

    /// Some of them, nearer to one another where they would be taller than `tallest`.
    pub(super) fn some(&self, rows: Range<usize>, tallest: f64) -> Self {
        let pitch =
            if self.pitch * rows.len() as f64 <= tallest { self.pitch } else { self.filled + self.size * TIGHT };
        self.with(self.names.get(rows).unwrap_or_default().to_vec(), self.name_width, pitch)
    }

    /// The same rows beside a picture that names them.
    pub(super) fn unnamed(&self) -> Self {
        self.with(vec![Vec::new(); self.names.len()], 0.0, self.pitch)
    }

    fn with(&self, names: Vec<Vec<String>>, name_width: f64, pitch: f64) -> Self {
        let Self { bar, are_whole, filled, size, .. } = *self;
        Self { names, name_width, pitch, bar, are_whole, filled, size }
    }

    /// The names, right aligned beside their bars.
    pub(super) fn labels(self, slots: &Slots, right: f64, lettering: &Lettering) -> Vec<Label> {
        let label = |(lines, middle): (Vec<String>, f64)| {
            let y = middle - lettering.height(lines.len()) / 2.0 + lettering.leading / 2.0 + lettering.below_middle();
            Label::new(right, y, Anchor::Right, lines)
        };
        self.names.into_iter().zip(slots.middles()).filter(|(lines, _)| !lines.is_empty()).map(label).collect()
    }
}

/// The distance from name to name at which none touches its neighbours or leaves the plot: a long one may reach into the
/// rows of short ones.
fn names_height(names: &[Vec<String>], lettering: &Lettering) -> f64 {
    let height = |lines: &Vec<String>| lettering.height(lines.len().max(1));
    let between = names.windows(2).map(|pair| pair.iter().map(height).sum::<f64>() / 2.0);
    let ends = names.first().into_iter().chain(names.last()).map(height);
    between.chain(ends).fold(lettering.leading, f64::max)
}
