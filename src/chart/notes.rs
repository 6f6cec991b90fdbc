//! What the reader must be told to read a picture right, in sentences under the plot.

use super::axis::Axis;
use super::plan::Plan;
use super::{Chart, Mark, Series};
use crate::words::{Language, Shape};
use rust_decimal::Decimal;

/// That an axis leaves zero out.
pub(super) fn axis(plan: &Plan, axis: &Axis) -> String {
    let low = || plan.chart.notation.tick(axis.low(), axis.places, usize::MAX);
    let starts_at = (axis.low() >= Decimal::ZERO).then(low);
    plan.words.said.axis_without_zero(starts_at.as_deref())
}

/// The figures of comparators too far away to draw.
pub(super) fn beyond(plan: &Plan) -> Vec<String> {
    let told = |series: &&Series| {
        let figures = figures(plan, series);
        let figures: Vec<(&str, &str)> = figures.iter().map(|(figure, period)| (figure.as_str(), *period)).collect();
        (!figures.is_empty()).then(|| plan.words.said.beyond_the_scale(&series.name, &figures))
    };
    plan.beyond.iter().filter_map(told).collect()
}

/// The figures of a series with their periods, of many periods the first and the last.
fn figures<'p>(plan: &Plan<'p>, series: &Series) -> Vec<(String, &'p str)> {
    let mut told: Vec<usize> = series.figures(plan.count()).map(|(category, _)| category).collect();
    if plan.chart.is_timed() && told.len() > 2 {
        told.drain(1..told.len() - 1);
    }
    told.into_iter().filter_map(|category| Some((plan.text(series, category)?, plan.category(category)))).collect()
}

/// What hollow points or columns mean, where any is drawn.
pub(super) fn hollow(plan: &Plan, shape: Shape) -> Option<String> {
    let any = plan
        .drawn
        .iter()
        .any(|drawn| drawn.series.figures(plan.count()).any(|(category, _)| drawn.is_hollow(category)));
    any.then(|| plan.words.said.hollow(shape))
}

/// Where a series breaks.
pub(super) fn breaks(plan: &Plan) -> Option<String> {
    let broken = |category: &usize| plan.drawn.iter().any(|drawn| drawn.series.mark(*category) == Some(Mark::Break));
    let places: Vec<usize> = (1..plan.count()).filter(broken).collect();
    let said = plan.words.said;
    (!places.is_empty()).then(|| said.breaks(&spans(plan.chart, &places, said)))
}

/// Categories by name, three or more neighbours as "Oct to Mar".
pub(super) fn spans(chart: &Chart, categories: &[usize], said: &dyn Language) -> String {
    let name = |category: usize| chart.categories.get(category).map_or("", |name| name.trim());
    let runs = categories.chunk_by(|before, after| before + 1 == *after);
    let told = runs.flat_map(|run| match run {
        [first, _, .., last] => vec![said.span(name(*first), name(*last))],
        few => few.iter().map(|category| name(*category).to_owned()).collect(),
    });
    let told: Vec<String> = told.collect();
    said.list(&told.iter().map(String::as_str).collect::<Vec<_>>())
}
