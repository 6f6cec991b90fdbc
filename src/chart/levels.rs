//! The levels published for the periods of a chart: a badge's shape at each point, their names in a key, and a sentence.

use super::Chart;
use super::drawing::{Anchor, Drawing, Label, LevelPoints, place, points};
use super::lettering::Lettering;
use super::notes::spans;
use super::plan::{Drawn, Plan, shown};
use crate::words::Language;

/// The size of a shape, in text sizes.
const SHAPE: f64 = 0.95;

/// The levels there are, the earliest first, each with its periods; only of figures that are drawn, and of one series.
fn of(chart: &Chart) -> Vec<(&str, Vec<usize>)> {
    let mut levels: Vec<(&str, Vec<usize>)> = Vec::new();
    if shown(chart).count() != 1 {
        return levels;
    }
    let is_drawn = |at: usize| shown(chart).all(|series| series.value(at).is_some());
    for (at, level) in chart.annotations.levels.iter().enumerate().filter(|(at, _)| is_drawn(*at)) {
        let Some(level) = level.as_deref() else { continue };
        match levels.iter_mut().find(|(known, _)| *known == level) {
            Some((_, periods)) => periods.push(at),
            None => levels.push((level, vec![at])),
        }
    }
    levels
}

/// Whether a chart has any.
pub(super) fn are_any(plan: &Plan) -> bool {
    !of(plan.chart).is_empty()
}

/// The key of the levels under a top, in as many rows as they need, and where it ends.
pub(super) fn key(plan: &Plan, top: f64, width: f64, lettering: &Lettering) -> (Vec<LevelPoints>, f64) {
    let size = lettering.size;
    let (text_x, mut x, mut y) = (size * 1.35, 0.0, top + size * 0.4);
    let mut items = Vec::new();
    for (name, _) in of(plan.chart) {
        let lines = lettering.fit(name, width - text_x, 1);
        let wide = text_x + lettering.widest(&lines);
        if x > 0.0 && x + wide > width {
            (x, y) = (0.0, y + lettering.leading);
        }
        let middle = y + lettering.leading / 2.0;
        items.push(LevelPoints {
            name: name.to_owned(),
            sample: place(x + size * SHAPE / 2.0, middle),
            label: Label::new(x + text_x, middle + lettering.below_middle(), Anchor::Left, lines),
            points: Vec::new(),
            hollow: Vec::new(),
        });
        x += wide + size * 1.6;
    }
    let bottom = if items.is_empty() { top } else { y + lettering.leading };
    (items, bottom)
}

/// Puts a shape where each period has its own, no larger than the room between two of them.
pub(super) fn draw(
    drawing: &mut Drawing,
    plan: &Plan,
    room: f64,
    lettering: &Lettering,
    at: impl Fn(&Drawn, usize) -> [f64; 2],
) {
    let Some(drawn) = plan.drawn.first().filter(|_| !drawing.levels.is_empty()) else { return };
    drawing.level_size = points((lettering.size * SHAPE).min(room * 0.9));
    for (level, (_, periods)) in drawing.levels.iter_mut().zip(of(plan.chart)) {
        let (hollow, solid): (Vec<usize>, Vec<usize>) = periods.into_iter().partition(|at| drawn.is_hollow(*at));
        level.points = solid.into_iter().map(|period| at(drawn, period)).collect();
        level.hollow = hollow.into_iter().map(|period| at(drawn, period)).collect();
    }
    // The shape is the point: a marker under it would only blur it.
    let shapes: Vec<[f64; 2]> =
        drawing.levels.iter().flat_map(|level| level.points.iter().chain(&level.hollow)).copied().collect();
    if let Some(line) = drawing.lines.first_mut() {
        line.points.retain(|point| !shapes.contains(point));
        line.hollow.retain(|point| !shapes.contains(point));
    }
}

/// "Level: Green for 2019 to 2021; Amber for 2022."; `None` where there are none.
pub(super) fn told(chart: &Chart, said: &dyn Language) -> Option<String> {
    let levels: Vec<(&str, String)> =
        of(chart).into_iter().map(|(level, periods)| (level, spans(chart, &periods, said))).collect();
    let levels: Vec<(&str, &str)> = levels.iter().map(|(level, periods)| (*level, periods.as_str())).collect();
    (!levels.is_empty()).then(|| said.levels(&levels))
}
