//! What the reader must be told to read a picture right, in sentences under the plot.

use super::axis::Axis;
use super::plan::Plan;
use super::{Chart, Mark, Series};
use rust_decimal::Decimal;

/// That an axis leaves zero out.
pub(super) fn axis(plan: &Plan, axis: &Axis) -> String {
    if axis.low() < Decimal::ZERO {
        return "The axis does not reach zero.".to_owned();
    }
    let low = plan.chart.notation.tick(axis.low(), axis.places, usize::MAX);
    format!("The axis starts at {low}, not at zero.")
}

/// The figures of comparators too far away to draw.
pub(super) fn beyond(plan: &Plan) -> Vec<String> {
    plan.beyond
        .iter()
        .filter_map(|series| {
            Some(format!("{} is beyond this scale and not drawn ({}).", series.name, figures(plan, series)?))
        })
        .collect()
}

/// The figures of a series with their periods, of many periods the first and the last: "1,976 in 2019, 1,258 in 2024".
fn figures(plan: &Plan, series: &Series) -> Option<String> {
    let mut told: Vec<usize> = series.figures(plan.count()).map(|(category, _)| category).collect();
    if plan.chart.is_timed() && told.len() > 2 {
        told.drain(1..told.len() - 1);
    }
    let text = |category: &usize| Some(format!("{} in {}", plan.text(series, *category)?, plan.category(*category)));
    (!told.is_empty()).then(|| told.iter().filter_map(text).collect::<Vec<_>>().join(", "))
}

/// What hollow points or columns mean, where any is drawn.
pub(super) fn hollow(plan: &Plan, what: &str) -> Option<String> {
    let any = plan
        .drawn
        .iter()
        .any(|drawn| drawn.series.figures(plan.count()).any(|(category, _)| drawn.is_hollow(category)));
    any.then(|| format!("{what} are provisional."))
}

/// Where a series breaks.
pub(super) fn breaks(plan: &Plan) -> Option<String> {
    let broken = |category: &usize| plan.drawn.iter().any(|drawn| drawn.series.mark(*category) == Some(Mark::Break));
    let places: Vec<usize> = (1..plan.count()).filter(broken).collect();
    (!places.is_empty()).then(|| {
        format!("Break in the series before {}: figures on either side are not comparable.", spans(plan.chart, &places))
    })
}

/// Categories by name, three or more neighbours as "Oct to Mar".
pub(super) fn spans(chart: &Chart, categories: &[usize]) -> String {
    let name = |category: usize| chart.categories.get(category).map_or("", |name| name.trim()).to_owned();
    let runs = categories.chunk_by(|before, after| before + 1 == *after);
    let told = runs.flat_map(|run| match run {
        [first, _, .., last] => vec![format!("{} to {}", name(*first), name(*last))],
        few => few.iter().copied().map(name).collect(),
    });
    list(&told.collect::<Vec<_>>())
}

/// "a", "a and b", "a, b and c".
pub(super) fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", before.join(", "), last.as_ref())
        }
    }
}
