//! Line charts: runs of points, targets through their points, every line named at its end.

use super::drawing::{Block, Drawing, Line, Marker, place, points};
use super::ends::{End, Ends};
use super::events::{self, Marks};
use super::frame::{self, Upright};
use super::lettering::Lettering;
use super::plan::{Drawn, Plan, Stature, TargetLine};
use super::remarks::marks;
use super::{Mark, Role, levels, names, notes, targets};
use crate::words::Shape;
use rust_decimal::Decimal;

/// Places a line chart whose axis covers the extent.
pub(super) fn draw(plan: &Plan, extent: (Decimal, Decimal), width: f64, lettering: &Lettering) -> Drawing {
    let (mut drawing, head) = frame::begin(plan, width, lettering, false);
    let column = end_column(plan, width, lettering);
    let needed = Ends::new(ends(plan, |_| 0.0), column, lettering).height();
    let over = events::height(plan, lettering);
    let top = head + over + lettering.leading * 0.9;
    let height = plan.height(width, 0.31, lettering.leading).max(needed);
    let upright = Upright::new(plan, extent, (top, height), lettering);
    let ends = Ends::new(ends(plan, |value| upright.axis.fraction(value)), column, lettering);
    let middles = ends.middles(top, height, (top - lettering.leading / 2.0, top + height + lettering.leading * 0.2));
    let left = upright.gutter(lettering);
    let room = width - left - ends.gutter(top, height, &middles);
    let plot = Block::between([left, top], [left + room.min(widest_plot(plan, lettering)), top + height]);
    let across = Across::new(plan.count(), plot, lettering);

    drawing.ticks = upright.ticks(plot.x, lettering);
    fill(plan, &across, &upright, &mut drawing);
    let value = |drawn: &Drawn, category: usize| upright.y(drawn.value(category).unwrap_or_default());
    levels::draw(&mut drawing, plan, across.spacing(), lettering, |drawn, category| {
        place(across.x(category), value(drawn, category))
    });
    let events = Marks::new(plan, |category| across.x(category), (plot.x, plot.right()), lettering);
    events.draw(&mut drawing, |category| across.x(category), lettering);
    let last = across.places.last().copied().unwrap_or(plot.x);
    let beside = last + lettering.size * 0.45;
    let from = |role| if role == Role::Target { beside.max(plot.right() - lettering.size * 0.35) } else { beside };
    drawing.ends = ends.labels((plot.right(), top, height), &middles, from);
    let baseline = plot.bottom() + lettering.size * 1.45;
    (drawing.notches, drawing.categories) =
        names::along(names::Names::of(&plan.chart.categories), &across.places, baseline, width, lettering)
            .into_iter()
            .unzip();
    let bottom = plot.bottom() + lettering.size * 0.65 + lettering.height(names::most_lines(&drawing.categories));
    frame::finish(drawing, bottom, &[sentences(plan, &upright), events.notes(plan)].concat(), lettering)
}

/// Everything inside the plot.
pub(super) fn fill(plan: &Plan, across: &Across, upright: &Upright, drawing: &mut Drawing) {
    drawing.plot = across.plot;
    drawing.zero = upright.zero();
    drawing.lines = plan.drawn.iter().map(|drawn| line(drawn, across, upright)).collect();
    drawing.lines.sort_by_key(|line| match line.role {
        Role::Previous => 0,
        Role::Actual | Role::Target => 1,
        Role::Comparator => 2,
    });
    drawing.targets = plan
        .targets
        .iter()
        .flat_map(|target| profile(target, &across.places, |category| across.edges(category), |value| upright.y(value)))
        .collect();
    drawing.breaks = breaks(plan, |category| across.edges(category));
}

/// The width the names at the ends may take; a fifth of the picture is left for the plot.
pub(super) fn end_column(plan: &Plan, width: f64, lettering: &Lettering) -> f64 {
    // In a small picture they take more lines.
    let most = if plan.stature == Stature::Usual { 0.38 } else { 0.28 };
    let (low, high) = plan.extent().unwrap_or_default();
    let ticks = lettering.widest(&[plan.print(low), plan.print(high)]) + lettering.size * 3.0;
    (width * 0.24).max(lettering.size * 10.5).min(width * most).min((width * 0.8 - ticks).max(lettering.size * 3.0))
}

/// Few points do not need the whole width.
fn widest_plot(plan: &Plan, lettering: &Lettering) -> f64 {
    lettering.size * 16.0 * plan.count().saturating_sub(1).max(1) as f64
}

pub(super) fn sentences(plan: &Plan, upright: &Upright) -> Vec<String> {
    let cut = (!upright.axis.has_zero()).then(|| notes::axis(plan, &upright.axis));
    let told = [cut, notes::hollow(plan, Shape::Points), notes::breaks(plan), marks(plan)].into_iter().flatten();
    told.chain(notes::beyond(plan)).collect()
}

/// Where the periods lie from left to right.
pub(super) struct Across {
    pub(super) places: Vec<f64>,
    plot: Block,
    /// Every how many points carry a marker: more would touch.
    stride: usize,
}

impl Across {
    pub(super) fn new(count: usize, plot: Block, lettering: &Lettering) -> Self {
        let pad = lettering.size * 0.8;
        let spacing = (plot.width - 2.0 * pad) / count.saturating_sub(1).max(1) as f64;
        let first = if count == 1 { plot.x + plot.width / 2.0 } else { plot.x + pad };
        let places = (0..count).map(|category| first + category as f64 * spacing).collect();
        let stride = (lettering.size / spacing.max(0.1)).ceil().max(1.0) as usize;
        Self { places, plot, stride }
    }

    /// How far one period lies from the next.
    fn spacing(&self) -> f64 {
        match self.places.as_slice() {
            [first, second, ..] => second - first,
            _ => self.plot.width,
        }
    }

    fn x(&self, category: usize) -> f64 {
        self.places.get(category).copied().unwrap_or(self.plot.x)
    }

    /// From half way to the period before to half way to the next; the outermost reach the plot's edges.
    fn edges(&self, category: usize) -> (f64, f64) {
        let half_way = |other: usize| (self.x(category) + self.x(other)) / 2.0;
        let left = if category == 0 { self.plot.x } else { half_way(category - 1) };
        let right = if category + 1 >= self.places.len() { self.plot.right() } else { half_way(category + 1) };
        (left, right)
    }

    /// Whether a period's points carry a marker.
    fn marked(&self, category: usize) -> bool {
        (self.places.len() - 1 - category).is_multiple_of(self.stride)
    }
}

/// The shape that tells a style's points apart.
pub(super) fn marker(style: usize) -> Marker {
    [Marker::Circle, Marker::Square, Marker::Triangle, Marker::Diamond][style % 4]
}

/// One series: its runs of points and the points that carry a marker.
fn line(drawn: &Drawn, across: &Across, upright: &Upright) -> Line {
    let runs = runs(drawn, across.places.len());
    let point = |(category, value): (usize, Decimal)| place(across.x(category), upright.y(value));
    let ends: Vec<usize> = runs.iter().filter_map(|run| Some([run.first()?.0, run.last()?.0])).flatten().collect();
    let figures = || runs.iter().flatten().copied();
    let hollow = |(category, _): &(usize, Decimal)| drawn.is_hollow(*category);
    let solid = |(category, value): &(usize, Decimal)| {
        !hollow(&(*category, *value)) && (across.marked(*category) || ends.contains(category))
    };
    Line {
        style: drawn.style,
        role: drawn.series.role,
        segments: runs.iter().filter(|run| run.len() > 1).map(|run| run.iter().copied().map(point).collect()).collect(),
        marker: marker(drawn.style),
        points: figures().filter(solid).map(point).collect(),
        hollow: figures().filter(hollow).map(point).collect(),
    }
}

/// The figures of a series in runs without gap or break.
fn runs(drawn: &Drawn, count: usize) -> Vec<Vec<(usize, Decimal)>> {
    let mut runs: Vec<Vec<(usize, Decimal)>> = Vec::new();
    let mut previous = None;
    for (category, value) in drawn.series.figures(count) {
        let follows = category.checked_sub(1).is_some_and(|before| previous == Some(before));
        let breaks = drawn.series.mark(category) == Some(Mark::Break);
        match runs.last_mut().filter(|_| follows && !breaks) {
            Some(run) => run.push((category, value)),
            None => runs.push(vec![(category, value)]),
        }
        previous = Some(category);
    }
    runs
}

/// A target of line charts: through its points where it changes, level over all periods where it does not.
fn profile(
    target: &TargetLine,
    places: &[f64],
    edges: impl Fn(usize) -> (f64, f64),
    y: impl Fn(Decimal) -> f64,
) -> Vec<Vec<[f64; 2]>> {
    let mut set = target.values.iter().flatten();
    let first = set.next();
    if set.all(|value| Some(value) == first) {
        return level_paths(target, edges, y);
    }
    let points: Vec<(usize, Option<[f64; 2]>)> = target
        .values
        .iter()
        .enumerate()
        .map(|(at, value)| (at, value.zip(places.get(at)).map(|(value, x)| place(*x, y(value)))))
        .collect();
    let runs = points.split(|(_, point)| point.is_none()).filter(|run| !run.is_empty());
    let path = |run: &[(usize, Option<[f64; 2]>)]| match run {
        // A target of one period alone is a level over it.
        [(at, Some([_, level]))] => {
            let (left, right) = edges(*at);
            vec![place(left, *level), place(right, *level)]
        }
        run => run.iter().filter_map(|(_, point)| *point).collect(),
    };
    runs.map(path).collect()
}

/// A target as paths: level over its period or category, on over its neighbours where these have the same, absent where
/// none was set.
pub(super) fn level_paths(
    target: &TargetLine,
    edges: impl Fn(usize) -> (f64, f64),
    y: impl Fn(Decimal) -> f64,
) -> Vec<Vec<[f64; 2]>> {
    let runs = target.values.iter().enumerate().collect::<Vec<_>>();
    let runs = runs.chunk_by(|(_, before), (_, value)| before == value);
    let path = |run: &[(usize, &Option<Decimal>)]| {
        let ((first, value), (last, _)) = (*run.first()?, *run.last()?);
        let level = y((*value)?);
        Some(vec![place(edges(first).0, level), place(edges(last).1, level)])
    };
    runs.filter_map(path).collect()
}

/// Half way between a break and the period before it, once for all series.
pub(super) fn breaks(plan: &Plan, edges: impl Fn(usize) -> (f64, f64)) -> Vec<f64> {
    let broken = |category: &usize| plan.drawn.iter().any(|drawn| drawn.series.mark(*category) == Some(Mark::Break));
    (1..plan.count()).filter(broken).map(|category| points(edges(category).0)).collect()
}

/// What is named at the ends: every series, then every target.
fn ends(plan: &Plan, fraction: impl Fn(Decimal) -> f64) -> Vec<End> {
    let lines = plan.drawn.iter().filter_map(|drawn| {
        let (category, value) = drawn.series.figures(plan.count()).next_back()?;
        let (style, role) = (drawn.style, drawn.series.role);
        Some(End {
            style,
            role,
            marker: Some(marker(style)),
            ..targets::end(
                plan,
                plan.end_name(drawn.series),
                category,
                plan.text(drawn.series, category)?,
                fraction(value),
            )
        })
    });
    lines.chain(targets::ends(plan, &fraction)).collect()
}
