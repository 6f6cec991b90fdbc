//! The rows of a bar chart: how thick the bars are and how their names break, so that everything stays on a page.

use super::bands::Bands;
use super::drawing::{Anchor, Label};
use super::lettering::Lettering;
use super::plan::Plan;

/// The gap between rows, in text sizes, where there is room and where there is not.
const WIDE: f64 = 0.7;
const TIGHT: f64 = 0.3;

/// The height a chart may have to stand on a page of its own, under its title: an A4 page less margins, header, footer
/// and title, as they mostly are. Where they are taller, the template makes the chart smaller.
pub(super) fn page_height(lettering: &Lettering) -> f64 {
    620.0 - 3.0 * lettering.size
}

/// The rows of a bar chart.
pub(super) struct Rows {
    names: Vec<Vec<String>>,
    pub(super) name_width: f64,
    /// The height of a row.
    pub(super) band: f64,
    /// The thickness of one bar.
    pub(super) bar: f64,
    /// Whether bars are thick enough for their values.
    pub(super) valued: bool,
    /// Every how many rows are named: more would touch.
    stride: usize,
}

impl Rows {
    /// Rows that together are not taller than `tallest`.
    pub(super) fn new(plan: &Plan, width: f64, tallest: f64, lettering: &Lettering) -> Self {
        let room = (width * 0.38).max((lettering.size * 14.0).min(width * 0.46));
        let columns = if plan.stacked { 1.0 } else { plan.drawn.len().max(1) as f64 };
        let count = plan.count().max(1) as f64;
        let band = |names: f64, bar: f64, gap: f64| names.max(bar * columns) + lettering.size * gap;
        let thick = lettering.leading * 1.05;
        let valued = band(lettering.leading, thick, TIGHT) * count <= tallest;
        let bar = if valued { thick } else { (lettering.leading / columns).max(lettering.size * 0.4) };
        let broken =
            |most: usize| plan.chart.categories.iter().map(|name| lettering.fit(name, room, most)).collect::<Vec<_>>();
        let tries = [(3, WIDE), (3, TIGHT), (2, WIDE), (2, TIGHT), (1, TIGHT)];
        let fitting = tries.into_iter().map(|(most, gap)| (broken(most), gap)).find_map(|(names, gap)| {
            let band = band(names_height(&names, lettering), bar, gap);
            (band * count <= tallest).then_some((names, band))
        });
        let (names, band) = fitting.unwrap_or_else(|| (broken(1), (tallest - lettering.leading).max(count) / count));
        let stride = (lettering.leading / band).ceil().max(1.0) as usize;
        let name_width = names.iter().map(|lines| lettering.widest(lines)).fold(0.0, f64::max);
        Self { name_width, band, bar: bar.min(band * 0.85 / columns), valued, stride, names }
    }

    /// What is left out, in a sentence.
    pub(super) fn note(&self, plan: &Plan) -> Option<String> {
        (self.stride > 1).then(|| plan.words.said.every_labelled(self.stride))
    }

    /// The names, right aligned beside their bars.
    pub(super) fn labels(self, bands: &Bands, right: f64, lettering: &Lettering) -> Vec<Label> {
        let label = |(lines, middle): (Vec<String>, f64)| {
            let y = middle - lettering.height(lines.len()) / 2.0 + lettering.leading / 2.0 + lettering.below_middle();
            Label::new(right, y, Anchor::Right, lines)
        };
        self.names.into_iter().zip(bands.middles()).skip(self.stride / 2).step_by(self.stride).map(label).collect()
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
