//! Where the value of a column or bar stands: past its end or inside it, never on a target's line.

use super::drawing::Ground;
use super::lettering::Lettering;
use super::plan::{Drawn, Plan};

/// The height of figures, in text sizes.
pub(super) const FIGURES: f64 = 0.7;
/// The gap between a value and the end or line it stands at, in text sizes.
const GAP: f64 = 0.35;
/// How near a line with its white edge may come to a value, in text sizes.
const NEAR: f64 = 0.3;
/// How near it may come to the other end of its column or part, in text sizes.
const EDGE: f64 = 0.15;

/// A line no farther than this from a column's end lies on it; in points.
const HAIR: f64 = 0.4;

/// A value to be placed along the value axis; all lengths in points of the picture.
pub(super) struct Spot {
    /// Where the column ends.
    pub(super) end: f64,
    /// Where it begins.
    pub(super) base: f64,
    /// The way it grows: 1 to the right or down, -1 to the left or up.
    pub(super) way: f64,
    /// How long the value is along the axis.
    pub(super) length: f64,
    /// Whether the column is there and thick enough to hold the value.
    pub(super) holds: bool,
    /// The targets' lines that cross the column's strip.
    pub(super) lines: Vec<f64>,
}

/// The stretch of the value axis that a value covers, and whether it lies on its column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// The end it starts from.
    pub(super) from: f64,
    /// The way it runs: 1 or -1.
    pub(super) way: f64,
    pub(super) inside: bool,
}

impl Spot {
    /// Past its end, and past every line there.
    pub(super) fn outside(&self, size: f64) -> Stretch {
        let from = clear(self.end + self.way * GAP * size, self.way, self.length, &self.lines, size);
        Stretch { from, way: self.way, inside: false }
    }

    /// `None` where the column is too short.
    fn inside(&self, size: f64) -> Option<Stretch> {
        let from = clear(self.end - self.way * GAP * size, -self.way, self.length, &self.lines, size);
        let left = self.way * (from - self.way * self.length - self.base);
        (left >= EDGE * size).then_some(Stretch { from, way: -self.way, inside: true })
    }

    /// At its foot, and past every line there; `None` where the column is too short.
    fn at_foot(&self, size: f64) -> Option<Stretch> {
        let from = clear(self.base + self.way * GAP * size, self.way, self.length, &self.lines, size);
        let left = self.way * (self.end - from) - self.length;
        (left >= EDGE * size).then_some(Stretch { from, way: self.way, inside: true })
    }

    /// Whether a line runs through the value past its end, or between the two.
    fn is_crossed(&self, size: f64) -> bool {
        self.lines
            .iter()
            .map(|line| self.way * (line - self.end))
            .any(|along| along > HAIR && along < self.length + (GAP + NEAR) * size)
    }
}

/// Values past the ends of their columns; where a target's line runs through one of them, all inside, if all can be.
pub(super) fn stretches(spots: &[Spot], size: f64) -> Vec<Stretch> {
    let outside = || spots.iter().map(|spot| spot.outside(size)).collect();
    if !spots.iter().any(|spot| spot.is_crossed(size)) {
        return outside();
    }
    // A gap has no column to stand in, and keeps its "N/A" on the axis.
    let inside =
        |spot: &Spot| if spot.holds { spot.inside(size) } else { is_nothing(spot).then(|| spot.outside(size)) };
    spots.iter().map(inside).collect::<Option<_>>().unwrap_or_else(outside)
}

/// Values at the feet of their columns, far from targets, but for those of columns that are too short.
pub(super) fn within(spots: &[Spot], size: f64) -> Vec<Stretch> {
    if !spots.iter().all(|spot| spot.holds || is_nothing(spot)) {
        return stretches(spots, size);
    }
    let inside = |spot: &Spot| spot.at_foot(size).filter(|_| spot.holds).unwrap_or_else(|| spot.outside(size));
    spots.iter().map(inside).collect()
}

fn is_nothing(spot: &Spot) -> bool {
    (spot.end - spot.base).abs() < f64::EPSILON
}

/// The start of a value, moved on past every line it would touch.
fn clear(start: f64, way: f64, length: f64, lines: &[f64], size: f64) -> f64 {
    let touched = |start: f64| {
        lines.iter().copied().find(|line| {
            let along = way * (line - start);
            along > -NEAR * size && along < length + NEAR * size
        })
    };
    // Each step passes a line for good.
    std::iter::successors(Some(start), |start| Some(touched(*start)? + way * GAP * size)).last().unwrap_or(start)
}

/// Where targets' paths cross a strip along the value axis: a column's from left to right, a bar's from top to bottom.
pub(super) fn lines_across(targets: &[Vec<[f64; 2]>], (low, high): (f64, f64), is_bar: bool) -> Vec<f64> {
    let turned = |[x, y]: [f64; 2]| if is_bar { (y, x) } else { (x, y) };
    let steps = targets.iter().flat_map(|path| path.windows(2));
    let level = |step: &[[f64; 2]]| {
        let [(a, at), (b, same)] = [turned(*step.first()?), turned(*step.last()?)];
        (at == same && a.min(b) < high && a.max(b) > low).then_some(at)
    };
    steps.filter_map(level).collect()
}

/// What a value printed on a column or part lies on.
pub(super) fn ground(drawn: &Drawn, category: usize) -> Ground {
    Ground { style: drawn.style, role: drawn.series.role, hollow: drawn.is_hollow(category) }
}

/// The value of a category as it is printed; "N/A" where there is none.
pub(super) fn text(plan: &Plan, drawn: &Drawn, category: usize) -> String {
    plan.text(drawn.series, category).unwrap_or_else(|| plan.words.plain.not_available.clone())
}

/// The values of all columns or bars, series by series: the place of the series, the series, its category, the value.
pub(super) fn of_all<'p>(plan: &'p Plan<'p>) -> Vec<(usize, &'p Drawn<'p>, usize, String)> {
    let of_series =
        |(index, drawn)| (0..plan.count()).map(move |category| (index, drawn, category, text(plan, drawn, category)));
    plan.drawn.iter().enumerate().flat_map(of_series).collect()
}

/// The middle of a part's value along the axis: the part's own, or next to the line that would cross it; `None` where
/// the part is too short.
pub(super) fn middle_in_part(
    (low, high): (f64, f64),
    length: f64,
    lines: &[f64],
    lettering: &Lettering,
) -> Option<f64> {
    let from = |distance: f64| length / 2.0 + distance * lettering.size;
    let (line_apart, edge_apart) = (from(NEAR), from(EDGE) - 1e-6);
    let beside = lines.iter().flat_map(|line| [line - line_apart, line + line_apart]);
    std::iter::once((low + high) / 2.0).chain(beside).find(|middle| {
        let fits = middle - edge_apart >= low && middle + edge_apart <= high;
        fits && lines.iter().all(|line| (line - middle).abs() >= line_apart - 1e-6)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A column of a height that stands on 100 and grows up, its value 7 high.
    fn column(height: f64, lines: &[f64]) -> Spot {
        Spot { end: 100.0 - height, base: 100.0, way: -1.0, length: 7.0, holds: height > 0.0, lines: lines.to_vec() }
    }

    fn inside(spots: &[Spot]) -> Vec<bool> {
        stretches(spots, 10.0).into_iter().map(|stretch| stretch.inside).collect()
    }

    #[test]
    fn values_stand_past_their_columns_where_no_line_runs() {
        assert_eq!(inside(&[column(50.0, &[20.0]), column(80.0, &[40.0])]), [false, false]);
    }

    #[test]
    fn one_value_on_a_line_sends_all_of_them_inside() {
        assert_eq!(inside(&[column(50.0, &[45.0]), column(80.0, &[45.0])]), [true, true]);
        assert_eq!(inside(&[column(50.0, &[45.0]), column(0.0, &[45.0])]), [true, false]);
    }

    #[test]
    fn a_line_just_over_its_column_sends_the_value_inside_and_one_on_its_end_does_not() {
        assert_eq!(inside(&[column(50.0, &[49.0])]), [true]);
        assert_eq!(inside(&[column(50.0, &[50.0])]), [false]);
    }

    #[test]
    fn a_value_inside_stands_under_the_line_that_runs_through_its_column() {
        let placed = stretches(&[column(50.0, &[45.0]), column(60.0, &[45.0])], 10.0);
        assert_eq!(placed[1].from, 48.5);
    }

    #[test]
    fn beside_figures_only_what_a_column_is_too_short_for_stands_past_it() {
        let inside = |spots: &[Spot]| within(spots, 10.0).into_iter().map(|stretch| stretch.inside).collect::<Vec<_>>();
        assert_eq!(inside(&[column(5.0, &[]), column(40.0, &[])]), [false, true]);
        let feet = within(&[column(40.0, &[63.0]), column(40.0, &[95.0])], 10.0);
        assert_eq!(
            feet.iter().map(|stretch| stretch.from).collect::<Vec<_>>(),
            [96.5, 91.5],
            "past a line at the foot"
        );
        let narrow = |height| Spot { holds: false, ..column(height, &[]) };
        assert_eq!(inside(&[narrow(30.0), column(40.0, &[])]), [false, false]);
        assert_eq!(inside(&[column(0.0, &[]), column(40.0, &[])]), [false, true]);
    }

    #[test]
    fn where_a_column_is_too_short_the_values_stand_past_the_line() {
        let placed = stretches(&[column(5.0, &[90.0]), column(60.0, &[90.0])], 10.0);
        assert_eq!(placed[0], Stretch { from: 86.5, way: -1.0, inside: false });
        assert!(!placed[1].inside);
    }
}
