//! Stacked columns: parts of a whole, one on the other, each with its value where it has room.

use super::drawing::{Anchor, Block, Fill, Label, ValueLabel};
use super::ends::{End, Tie};
use super::frame::Upright;
use super::lettering::Lettering;
use super::plan::{Drawn, Plan};
use super::slots::{Slots, fill};
use super::values::{self, Spot};
use super::{Chart, Kind, Mark, Point, Role, Series};
use rust_decimal::Decimal;

/// The parts of every stack: series, category, value, and the sums under and over it.
pub(super) fn parts(plan: &Plan) -> Vec<(usize, usize, Decimal, Decimal)> {
    let mut parts = Vec::new();
    for category in 0..plan.count() {
        let mut sum = Decimal::ZERO;
        for (index, drawn) in plan.drawn.iter().enumerate() {
            let Some(value) = drawn.value(category) else { continue };
            let over = sum.saturating_add(value);
            parts.push((index, category, sum, over));
            sum = over;
        }
    }
    parts
}

/// The chart of a stack as columns, over its parts their whole as far as these are known; and whether it is known at all.
pub(super) fn with_total(plan: &Plan) -> (Chart, bool) {
    let point = |category: usize| {
        let parts = || plan.drawn.iter().map(|drawn| drawn.value(category));
        let figure = parts().all(|part| part.is_some()).then(|| plan.stack(category).into());
        let is_provisional = plan.drawn.iter().any(|drawn| drawn.is_hollow(category));
        let mark = figure.is_some().then_some(Mark::Provisional).filter(|_| is_provisional);
        Point { figure, mark, is_revised: false }
    };
    let points: Vec<Point> = (0..plan.count()).map(point).collect();
    let has_total = points.iter().any(|point| point.figure.is_some());
    let total = Series { name: plan.words.plain.charts.total.clone(), role: Role::Actual, points };
    let mut chart = Chart { kind: Kind::Column, ..plan.chart.clone() };
    if has_total {
        chart.series.insert(0, total);
    }
    (chart, has_total)
}

/// Whether the parts can be named beside the last stack: all of them are there to be named.
pub(super) fn is_named_at_end(plan: &Plan) -> bool {
    let last = plan.count().saturating_sub(1);
    plan.stacked && plan.drawn.iter().all(|drawn| drawn.value(last).is_some_and(|value| value > Decimal::ZERO))
}

/// The names of the parts of the last stack, each at the middle of its part, from the top.
pub(super) fn part_ends(plan: &Plan, fraction: impl Fn(Decimal) -> f64) -> Vec<End> {
    if !is_named_at_end(plan) {
        return Vec::new();
    }
    let parts = parts(plan);
    let last = parts.iter().rev().filter(|part| part.1 + 1 == plan.count());
    let end = |(index, _, under, over): &(usize, usize, Decimal, Decimal)| {
        let drawn = plan.drawn.get(*index)?;
        let (name, style, role) = (drawn.series.name.clone(), drawn.style, drawn.series.role);
        let fraction = (fraction(*under) + fraction(*over)) / 2.0;
        Some(End { name, value: String::new(), fraction, upper: None, style, role, marker: None, tie: Tie::Led })
    };
    last.filter_map(end).collect()
}

/// The blocks of every series, each on the parts before it.
pub(super) fn stacks(plan: &Plan, slots: &Slots, upright: &Upright) -> Vec<Fill> {
    let parts = parts(plan);
    let of_series = |(index, drawn): (usize, &Drawn)| {
        let own = parts.iter().filter(|part| part.0 == index && part.2 < part.3);
        let blocks = own.map(|(_, category, under, over)| {
            let (left, right) = slots.sides(*category, 0);
            (*category, Block::between([left, upright.y(*over)], [right, upright.y(*under)]))
        });
        fill(drawn, blocks)
    };
    plan.drawn.iter().enumerate().map(of_series).collect()
}

/// The value inside every part that has room for it, and the whole over every stack whose parts are all known.
pub(super) fn part_values(
    plan: &Plan,
    slots: &Slots,
    upright: &Upright,
    targets: &[Vec<[f64; 2]>],
    lettering: &Lettering,
) -> Vec<ValueLabel> {
    let mut labels = Vec::new();
    for (index, category, under, over) in parts(plan) {
        let Some(drawn) = plan.drawn.get(index) else { continue };
        let text = values::text(plan, drawn, category);
        let part = (upright.y(over), upright.y(under));
        let (left, right) = slots.sides(category, 0);
        let lines = values::lines_across(targets, (left, right), false);
        let figures = lettering.size * values::FIGURES;
        let middle = values::middle_in_part(part, figures, &lines, lettering)
            .filter(|_| part.1 - part.0 >= lettering.leading)
            .filter(|_| lettering.width(&text) <= slots.column - lettering.size * 0.4);
        labels.extend(middle.map(|middle| ValueLabel {
            label: Label::new((left + right) / 2.0, middle + figures / 2.0, Anchor::Centre, vec![text]),
            on: Some(values::ground(drawn, category)),
        }));
    }
    labels.extend(wholes(plan, slots, upright, targets, lettering));
    labels
}

/// Whether every part of a stack is known, so that its whole is.
pub(super) fn is_whole(plan: &Plan, category: usize) -> bool {
    plan.drawn.iter().all(|drawn| drawn.value(category).is_some())
}

fn wholes(
    plan: &Plan,
    slots: &Slots,
    upright: &Upright,
    targets: &[Vec<[f64; 2]>],
    lettering: &Lettering,
) -> Vec<ValueLabel> {
    let label = |category: usize| {
        let (text, y) = (plan.print(plan.stack(category)), upright.y(plan.stack(category)));
        let (left, right) = slots.sides(category, 0);
        let half = lettering.width(&text) / 2.0;
        let middle = (left + right) / 2.0;
        let lines = values::lines_across(targets, (middle - half, middle + half), false);
        let spot = Spot { end: y, base: y, way: -1.0, length: lettering.size * values::FIGURES, holds: false, lines };
        let fits = lettering.width(&text) <= slots.pitch - lettering.size * 0.4;
        let label = Label::new(middle, spot.outside(lettering.size).from, Anchor::Centre, vec![text]);
        fits.then_some(ValueLabel { label, on: None })
    };
    (0..plan.count())
        .filter(|category| is_whole(plan, *category))
        .map(label)
        .collect::<Option<Vec<_>>>()
        .unwrap_or_default()
}
