//! Horizontal bars in the space that they have: the name beside its bars, the value at each bar's end.

use super::drawing::{self, Anchor, Block, Drawing, Fill, Label, ValueLabel, points};
use super::frame::Across;
use super::lettering::Lettering;
use super::line::level_paths;
use super::plan::{Drawn, Plan};
use super::rows::Rows;
use super::slots::{Slots, abreast, fill};
use super::stacks::{is_whole, parts};
use super::values::{self, Spot, Stretch};
use super::{edges, levels, targets};
use rust_decimal::Decimal;

/// The space that bars are placed in.
pub(super) struct Space {
    pub(super) rows: Rows,
    pub(super) width: f64,
    /// The width of the widest value of the whole chart: bars of one length mean the same in all of its columns.
    pub(super) value_width: f64,
    /// Whether the target's line is named over it.
    pub(super) names_target: bool,
    /// How far a tick's text may stand beside the plot, at either side.
    pub(super) overhang: f64,
}

/// Half the width of the widest tick of bars in a width.
pub(super) fn overhang(plan: &Plan, width: f64, lettering: &Lettering) -> f64 {
    let extent = plan.extent().unwrap_or_default();
    (Across::widest_tick(plan, extent, lettering) / 2.0).min(width * 0.2)
}

/// Places bars under a head; the drawing then ends under their ticks.
pub(super) fn place(plan: &Plan, space: Space, head: f64, lettering: &Lettering, mut drawing: Drawing) -> Drawing {
    let Space { rows, width, value_width, names_target, overhang } = space;
    let target_lines = if names_target { targets::labels(plan, width, lettering) } else { Vec::new() };
    let top = head + lettering.leading * 0.4 + lettering.height(target_lines.len());
    let badges = if levels::are_any(plan) { lettering.size * 1.3 } else { 0.0 };
    let (low, high) = plan.extent().unwrap_or_default();
    // The outermost ticks stand half beside the plot. On the left of panels, others have room for it.
    let left = match rows.name_width {
        width if width > 0.0 => (width + badges + lettering.size * 0.7).max(overhang),
        _ if names_target => overhang,
        _ => 0.0,
    };
    let sides = if low < Decimal::ZERO { 2.0 } else { 1.0 };
    let value_width = value_width + lettering.size * 0.5;
    let valued = width - left - sides * value_width > width * 0.25;
    let value_room = if valued {
        value_width
    } else {
        lettering.widest(&[plan.print(high)]).min(width * 0.2) / 2.0 + lettering.size
    }
    .max(overhang);
    let before = if low < Decimal::ZERO { value_room } else { 0.0 };
    let apart = rows.pitch;
    let height = apart * plan.count() as f64;
    let plot = Block::between([left, top], [width - value_room, top + height]);
    let across = Across::new(plan, (low, high), (plot.x + before, plot.right()), lettering);
    let slots = Slots::of(top, rows.pitch, plan.count(), rows.bar, abreast(plan));

    drawing.across = true;
    drawing.plot = plot;
    drawing.ticks = across.ticks(plan, plot.bottom() + lettering.size * 1.3, lettering);
    drawing.zero = Some(points(across.x(Decimal::ZERO)));
    drawing.fills = fills(plan, &slots, &across);
    drawing.targets = target_paths(plan, &slots, &across);
    drawing.target_edges = edges::of(&drawing);
    drawing.ends = targets::over(plan, &across, target_lines, (top, width), lettering);
    drawing.values = if valued { values(plan, &slots, &across, &drawing.targets, lettering) } else { Vec::new() };
    drawing.categories = rows.labels(&slots, left - badges - lettering.size * 0.7, lettering);
    let middles = slots.middles();
    levels::draw(&mut drawing, plan, apart, lettering, |_, category| {
        drawing::place(left - lettering.size * 0.9, middles.get(category).copied().unwrap_or(top))
    });
    drawing.height = plot.bottom() + lettering.size * 1.7;
    drawing
}

/// The width of the widest value at any bar.
pub(super) fn widest_value(plan: &Plan, lettering: &Lettering) -> f64 {
    let figures =
        plan.drawn.iter().flat_map(|drawn| (0..plan.count()).map(|category| values::text(plan, drawn, category)));
    let wholes = (0..plan.count()).filter(|_| plan.stacked).map(|category| plan.print(plan.stack(category)));
    figures.chain(wholes).map(|text| lettering.width(&text)).fold(0.0, f64::max)
}

fn fills(plan: &Plan, slots: &Slots, across: &Across) -> Vec<Fill> {
    let parts = if plan.stacked { parts(plan) } else { Vec::new() };
    let bar = |(index, drawn): (usize, &Drawn)| {
        let block = |category: usize, column: usize, from: Decimal, to: Decimal| {
            let (start, end) = slots.sides(category, column);
            (category, Block::between([across.x(from), start], [across.x(to), end]))
        };
        if plan.stacked {
            let own = parts.iter().filter(|part| part.0 == index && part.2 < part.3);
            return fill(drawn, own.map(|(_, category, under, over)| block(*category, 0, *under, *over)));
        }
        fill(
            drawn,
            drawn.series.figures(plan.count()).map(|(category, value)| block(category, index, Decimal::ZERO, value)),
        )
    };
    plan.drawn.iter().enumerate().map(bar).collect()
}

/// Targets run down the bars: the paths of columns with their axes exchanged.
fn target_paths(plan: &Plan, slots: &Slots, across: &Across) -> Vec<Vec<[f64; 2]>> {
    let upright = plan
        .targets
        .iter()
        .flat_map(|target| level_paths(target, |category| slots.edges(category), |value| across.x(value)));
    upright.map(|path| path.into_iter().map(|[y, x]| [x, y]).collect()).collect()
}

/// The value at the end of every bar, "N/A" where there is none; inside the parts of a stack where it fits.
fn values(
    plan: &Plan,
    slots: &Slots,
    across: &Across,
    targets: &[Vec<[f64; 2]>],
    lettering: &Lettering,
) -> Vec<ValueLabel> {
    if plan.stacked {
        return part_values(plan, slots, across, targets, lettering);
    }
    let bars = values::of_all(plan);
    let spot = |(index, drawn, category, text): &(usize, &Drawn, usize, String)| {
        let value = drawn.value(*category).unwrap_or_default();
        Spot {
            end: across.x(value),
            base: across.x(Decimal::ZERO),
            way: if value < Decimal::ZERO { -1.0 } else { 1.0 },
            length: lettering.width(text),
            holds: !value.is_zero(),
            lines: values::lines_across(targets, slots.sides(*category, *index), true),
        }
    };
    let stretches = values::stretches(&bars.iter().map(spot).collect::<Vec<_>>(), lettering.size);
    let label = |((index, drawn, category, text), stretch): ((usize, &Drawn, usize, String), Stretch)| {
        let (start, end) = slots.sides(category, index);
        let anchor = if stretch.way > 0.0 { Anchor::Left } else { Anchor::Right };
        ValueLabel {
            label: Label::new(stretch.from, (start + end) / 2.0 + lettering.below_middle(), anchor, vec![text]),
            on: stretch.inside.then(|| values::ground(drawn, category)),
        }
    };
    bars.into_iter().zip(stretches).map(label).collect()
}

fn part_values(
    plan: &Plan,
    slots: &Slots,
    across: &Across,
    targets: &[Vec<[f64; 2]>],
    lettering: &Lettering,
) -> Vec<ValueLabel> {
    let mut labels = Vec::new();
    let baseline = |category| {
        let (start, end) = slots.sides(category, 0);
        (start + end) / 2.0 + lettering.below_middle()
    };
    let lines = |category| values::lines_across(targets, slots.sides(category, 0), true);
    for (index, category, under, over) in parts(plan) {
        let Some(drawn) = plan.drawn.get(index) else { continue };
        let text = values::text(plan, drawn, category);
        let part = (across.x(under), across.x(over));
        let middle = values::middle_in_part(part, lettering.width(&text), &lines(category), lettering);
        labels.extend(middle.map(|middle| ValueLabel {
            label: Label::new(middle, baseline(category), Anchor::Centre, vec![text]),
            on: Some(values::ground(drawn, category)),
        }));
    }
    labels.extend((0..plan.count()).filter(|category| is_whole(plan, *category)).map(|category| {
        let (text, end) = (plan.print(plan.stack(category)), across.x(plan.stack(category)));
        let (length, lines) = (lettering.width(&text), lines(category));
        let spot = Spot { end, base: end, way: 1.0, length, holds: false, lines };
        let from = spot.outside(lettering.size).from;
        ValueLabel { label: Label::new(from, baseline(category), Anchor::Left, vec![text]), on: None }
    }));
    labels
}
