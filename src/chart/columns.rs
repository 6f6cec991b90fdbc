//! Columns, side by side or stacked: always from zero, their values printed where they fit.

use super::drawing::{self, Anchor, Block, Drawing, Fill, Label, ValueLabel};
use super::ends::Ends;
use super::frame::{self, Upright};
use super::lettering::Lettering;
use super::names::{self, Names};
use super::plan::{Drawn, Plan};
use super::remarks::{gaps, marks};
use super::slots::{Slots, fill};
use super::stacks::{is_named_at_end, part_ends, part_values, stacks};
use super::values::{self, Spot, Stretch};
use super::{Role, axis, edges, events, least, levels, line, notes, targets};
use crate::words::Shape;
use rust_decimal::Decimal;

/// So many columns need no less height than a line chart to be told apart; fewer are read by their values.
const FEW: usize = 4;

/// Whether the names are too long to stand under columns; names of periods may be thinned instead.
pub(super) fn names_need_bars(plan: &Plan, width: f64, lettering: &Lettering) -> bool {
    let names = &plan.chart.categories;
    let pitch = (width - lettering.size * 4.0) / names.len().max(1) as f64 - lettering.size * 0.5;
    let fits = |name: &String| lettering.wrap(name, pitch, 3).is_some();
    !names::are_periods(names) && !names.iter().all(fits)
}

/// Places a chart of columns.
pub(super) fn draw(plan: &Plan, width: f64, lettering: &Lettering) -> Drawing {
    let under = |over| drawn(plan, width, over, lettering);
    if !plan.is_least() {
        return under(lettering.leading * 1.3);
    }
    // Where all values stand in their columns, nothing needs room over these.
    let little = lettering.size * 0.3;
    let low = under(little);
    if least::is_within(&low, little) { low } else { under(lettering.leading) }
}

/// The same with so much room over the plot.
fn drawn(plan: &Plan, width: f64, over: f64, lettering: &Lettering) -> Drawing {
    let (mut drawing, head) = frame::begin(plan, width, lettering, !is_named_at_end(plan));
    let (low, high) = plan.extent().unwrap_or_default();
    let top = head + over;
    let share = if plan.count() < FEW { 0.215 } else { 0.27 };
    let height = plan.height(width, share, lettering.leading).max(ends_height(plan, width, lettering));
    let upright = Upright::new(plan, axis::with_zero(low, high), (top, height), lettering);
    let fraction = |value| upright.axis.fraction(value);
    let ends = Ends::new(
        part_ends(plan, fraction).into_iter().chain(targets::ends(plan, fraction)).collect(),
        line::end_column(plan, width, lettering),
        lettering,
    );
    let middles = ends.middles(top, height, (top - lettering.leading / 2.0, top + height));
    let left = upright.gutter(lettering);
    let room = width - left - ends.gutter(top, height, &middles);
    let plot =
        Block::between([left, top], [left + room.min(lettering.size * 15.0 * plan.count() as f64), top + height]);
    let slots = Slots::new(plan, (plot.x, plot.width), lettering);

    drawing.plot = plot;
    drawing.ticks = upright.ticks(plot.x, lettering);
    place(plan, &slots, &upright, lettering, &mut drawing);
    drawing.ends = ends.labels((plot.right(), top, height), &middles, |role| {
        if role == Role::Target { plot.right() } else { slots.last_side() }
    });
    let below = if low < Decimal::ZERO { lettering.leading } else { 0.0 };
    let badges = if levels::are_any(plan) { lettering.size * 1.25 } else { 0.0 };
    let row = plot.bottom() + below + lettering.size * 0.8;
    let middles = slots.middles();
    levels::draw(&mut drawing, plan, slots.pitch, lettering, |_, category| {
        drawing::place(middles.get(category).copied().unwrap_or(plot.x), row)
    });
    let baseline = plot.bottom() + below + badges + lettering.size * 1.3;
    let usual = Names::of(&plan.chart.categories);
    let names = if plan.is_least() { Names { apart: names::NEAR, ..usual } } else { usual };
    drawing.categories =
        names::along(names, &slots.middles(), baseline, width, lettering).into_iter().map(|(_, label)| label).collect();
    let bottom = baseline - lettering.size * 0.8 + lettering.height(names::most_lines(&drawing.categories));
    let told = sentences(plan, drawing.values.is_empty() || plan.stacked, Shape::Columns);
    frame::finish(drawing, bottom, &told, lettering)
}

/// Everything inside the plot.
pub(super) fn place(plan: &Plan, slots: &Slots, upright: &Upright, lettering: &Lettering, drawing: &mut Drawing) {
    drawing.zero = upright.zero();
    drawing.fills = if plan.stacked { stacks(plan, slots, upright) } else { fills(plan, slots, upright) };
    drawing.targets = plan
        .targets
        .iter()
        .flat_map(|target| line::level_paths(target, |category| slots.edges(category), |value| upright.y(value)))
        .collect();
    drawing.target_edges = edges::of(drawing);
    drawing.values = if plan.stacked {
        part_values(plan, slots, upright, &drawing.targets, lettering)
    } else {
        values(plan, slots, upright, &drawing.targets, lettering)
    };
    drawing.breaks = line::breaks(plan, |category| slots.edges(category));
}

/// The notes of columns and bars; gaps are told where their places do not say so.
pub(super) fn sentences(plan: &Plan, tell_gaps: bool, what: Shape) -> Vec<String> {
    let gaps = if tell_gaps { gaps(plan) } else { None };
    let told = [gaps, notes::hollow(plan, what), notes::breaks(plan), marks(plan)].into_iter().flatten();
    told.chain(notes::beyond(plan)).chain(events::noted(plan)).collect()
}

fn fills(plan: &Plan, slots: &Slots, upright: &Upright) -> Vec<Fill> {
    let zero = upright.y(Decimal::ZERO);
    let column = |(index, drawn): (usize, &Drawn)| {
        let blocks = drawn.series.figures(plan.count()).map(|(category, value)| {
            let (left, right) = slots.sides(category, index);
            (category, Block::between([left, upright.y(value)], [right, zero]))
        });
        fill(drawn, blocks)
    };
    plan.drawn.iter().enumerate().map(column).collect()
}

/// The height the names beside the plot need.
fn ends_height(plan: &Plan, width: f64, lettering: &Lettering) -> f64 {
    let ends = part_ends(plan, |_| 0.0).into_iter().chain(targets::ends(plan, |_| 0.0)).collect();
    Ends::new(ends, line::end_column(plan, width, lettering), lettering).height()
}

/// The value at every column, "N/A" where there is none; nothing where one of them would not fit.
fn values(
    plan: &Plan,
    slots: &Slots,
    upright: &Upright,
    targets: &[Vec<[f64; 2]>],
    lettering: &Lettering,
) -> Vec<ValueLabel> {
    let room =
        if plan.drawn.len() == 1 { slots.pitch - lettering.size * 0.4 } else { slots.column - lettering.size * 0.1 };
    let columns = values::of_all(plan);
    if columns.iter().any(|(.., text)| lettering.width(text) > room) {
        return Vec::new();
    }
    let middle = |index, category| {
        let (left, right) = slots.sides(category, index);
        (left + right) / 2.0
    };
    let spot = |(index, drawn, category, text): &(usize, &Drawn, usize, String)| {
        let (middle, half) = (middle(*index, *category), lettering.width(text) / 2.0);
        let value = drawn.value(*category).unwrap_or_default();
        Spot {
            end: upright.y(value),
            base: upright.y(Decimal::ZERO),
            way: if value < Decimal::ZERO { 1.0 } else { -1.0 },
            length: lettering.size * values::FIGURES,
            holds: !value.is_zero() && half * 2.0 <= slots.column - lettering.size * 0.4,
            lines: values::lines_across(targets, (middle - half, middle + half), false),
        }
    };
    let spots: Vec<Spot> = columns.iter().map(spot).collect();
    let stand = if plan.is_least() { values::within } else { values::stretches };
    let stretches = stand(&spots, lettering.size);
    let label = |((index, drawn, category, text), stretch): ((usize, &Drawn, usize, String), Stretch)| {
        let baseline = stretch.from + if stretch.way > 0.0 { lettering.size * values::FIGURES } else { 0.0 };
        ValueLabel {
            label: Label::new(middle(index, category), baseline, Anchor::Centre, vec![text]),
            on: stretch.inside.then(|| values::ground(drawn, category)),
        }
    };
    columns.into_iter().zip(stretches).map(label).collect()
}
