//! Charts that stand beside a few figures: some columns, each with its value and its name, and the target.

use super::drawing::{Drawing, ValueLabel};
use super::{Chart, Kind, Role, values};

/// How many columns such a chart has at most.
const COLUMNS: usize = 3;

/// Whether a chart can be told by its columns alone.
pub(super) fn is_for(chart: &Chart) -> bool {
    let drawn = chart.series.iter().filter(|series| series.role != Role::Target).count();
    let is_bare = chart.annotations.levels.iter().all(Option::is_none) && chart.annotations.events.is_empty();
    chart.kind == Kind::Column && drawn == 1 && chart.categories.len() <= COLUMNS && is_bare
}

/// Whether every column has its value, inside the picture, and its whole name.
pub(super) fn is_readable(drawing: &Drawing, chart: &Chart) -> bool {
    let words = |lines: &[String]| lines.join(" ").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let is_named =
        |name: &String| drawing.categories.iter().any(|label| words(&label.lines) == words(std::slice::from_ref(name)));
    !drawing.empty
        && !drawing.across
        && drawing.values.len() == chart.categories.len()
        && is_within(drawing, drawing.leading)
        && chart.categories.iter().all(is_named)
}

/// Whether all values stand in the plot or no farther over it than so many points.
pub(super) fn is_within(drawing: &Drawing, over: f64) -> bool {
    let top = |value: &ValueLabel| value.label.y - drawing.size * values::FIGURES;
    drawing.values.iter().all(|value| top(value) >= drawing.plot.y - over)
}
