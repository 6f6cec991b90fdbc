//! Names at the ends of lines: moved apart where they would touch, with a leader back to what they name.

use super::Role;
use super::drawing::{Anchor, EndLabel, Label, Marker, place};
use super::lettering::Lettering;

/// From this size of label on, in points, names are kept shorter.
const LARGE: f64 = 16.0;

/// Something to be named at its end.
pub(super) struct End {
    pub(super) name: String,
    /// The last value, printed, with its period where that is not the chart's last.
    pub(super) value: String,
    /// How far up the value axis it ends, 0 to 1.
    pub(super) fraction: f64,
    /// The same of the upper end of a range, which has the name too.
    pub(super) upper: Option<f64>,
    pub(super) style: usize,
    pub(super) role: Role,
    pub(super) marker: Option<Marker>,
    pub(super) tie: Tie,
}

impl End {
    /// How far up its name is wanted: in the middle of a range.
    fn middle(&self) -> f64 {
        (self.fraction + self.upper.unwrap_or(self.fraction)) / 2.0
    }
}

/// How a name is tied to what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// By standing beside it, or by a leader where it had to move.
    Near,
    /// Always by a leader: the thing ends some way off.
    Led,
    /// By a sample of the marker: the thing ends before the chart does.
    Early,
}

/// The names of all ends, broken into lines.
pub(super) struct Ends<'a> {
    ends: Vec<(End, Vec<String>)>,
    lettering: &'a Lettering<'a>,
}

impl<'a> Ends<'a> {
    /// Breaks the names to a column of the width; the value is never cut.
    pub(super) fn new(ends: Vec<End>, width: f64, lettering: &'a Lettering<'a>) -> Self {
        // In large print, many long names would be taller than a page has room for.
        let most = match ends.len() {
            0..=2 => 4,
            3 => 3,
            _ if lettering.size < LARGE => 3,
            _ => 2,
        };
        let broken = |end: End| {
            let room = width - before_text(end.tie, lettering);
            let lines = name_and_value(&end.name, &end.value, room, most, lettering);
            (end, lines)
        };
        Self { ends: ends.into_iter().map(broken).collect(), lettering }
    }

    /// The height they need one under the other.
    pub(super) fn height(&self) -> f64 {
        self.ends.iter().map(|(_, lines)| self.block_height(lines)).sum()
    }

    /// Where the middle of each name goes between two heights, for a plot of this top and height.
    pub(super) fn middles(&self, plot_top: f64, plot_height: f64, room: (f64, f64)) -> Vec<f64> {
        let wanted: Vec<(f64, f64)> = self
            .ends
            .iter()
            .map(|(end, lines)| (plot_top + (1.0 - end.middle()) * plot_height, self.block_height(lines)))
            .collect();
        spread(&wanted, room)
    }

    /// The width the names take beside a plot, with the gap before them.
    pub(super) fn gutter(&self, plot_top: f64, plot_height: f64, middles: &[f64]) -> f64 {
        let wide =
            |(end, lines): &(End, Vec<String>)| self.lettering.widest(lines) + before_text(end.tie, self.lettering);
        let widest = self.ends.iter().map(wide).fold(0.0, f64::max);
        if self.ends.is_empty() { 0.0 } else { widest + self.gap(plot_top, plot_height, middles) }
    }

    /// The names as labels beside a plot; `from` is where the ends are.
    pub(super) fn labels(self, plot: (f64, f64, f64), middles: &[f64], from: impl Fn(Role) -> f64) -> Vec<EndLabel> {
        let (right, top, height) = plot;
        let x = right + self.gap(top, height, middles);
        let lettering = self.lettering;
        let label = |((end, lines), middle): ((End, Vec<String>), &f64)| {
            let at = |fraction: f64| top + (1.0 - fraction) * height;
            let baseline =
                middle - lettering.height(lines.len()) / 2.0 + lettering.leading / 2.0 + lettering.below_middle();
            let text_x = x + before_text(end.tie, lettering);
            let leader = |fraction| {
                let led = is_led(end.tie, at(fraction), *middle, lettering);
                led.then(|| [place(from(end.role), at(fraction)), place(x - lettering.size * 0.2, *middle)])
            };
            EndLabel {
                label: Label::new(text_x, baseline, Anchor::Left, lines),
                style: end.style,
                role: end.role,
                marker: end.marker,
                sample: (end.tie == Tie::Early)
                    .then(|| place(x + lettering.size * 0.4, baseline - lettering.below_middle())),
                leader: leader(end.fraction),
                upper_leader: end.upper.and_then(leader),
            }
        };
        self.ends.into_iter().zip(middles).map(label).collect()
    }

    /// The gap before the names: wide enough for leaders where there are any.
    fn gap(&self, top: f64, height: f64, middles: &[f64]) -> f64 {
        let led = |((end, _), middle): (&(End, Vec<String>), &f64)| {
            let is_led = |fraction: f64| is_led(end.tie, top + (1.0 - fraction) * height, *middle, self.lettering);
            is_led(end.fraction) || end.upper.is_some_and(is_led)
        };
        self.lettering.size * if self.ends.iter().zip(middles).any(led) { 1.8 } else { 0.5 }
    }

    fn block_height(&self, lines: &[String]) -> f64 {
        self.lettering.height(lines.len()) + self.lettering.size * 0.25
    }
}

/// Whether a name needs a leader to what it names.
fn is_led(tie: Tie, at: f64, middle: f64, lettering: &Lettering) -> bool {
    match tie {
        Tie::Near => (at - middle).abs() > lettering.size * 0.45,
        Tie::Led => true,
        Tie::Early => false,
    }
}

/// The room a sample takes before a name.
fn before_text(tie: Tie, lettering: &Lettering) -> f64 {
    if tie == Tie::Early { lettering.size * 1.1 } else { 0.0 }
}

/// A name followed by its value, the value on the last line or a line of its own.
fn name_and_value(name: &str, value: &str, width: f64, most: usize, lettering: &Lettering) -> Vec<String> {
    if name.is_empty() {
        return lettering.fit(value, width, most);
    }
    let mut lines = lettering.fit(name, width, most);
    if value.is_empty() {
        return lines;
    }
    let joined = lines.last().map(|line| format!("{line} {value}"));
    match joined.filter(|line| lettering.width(line) <= width) {
        Some(line) => {
            lines.pop();
            lines.push(line);
        }
        None => lines.extend(lettering.fit(value, width, 2)),
    }
    lines
}

/// The middles nearest to the wanted ones at which blocks of these heights do not touch and lie within the room.
///
/// Blocks that touch become one run, placed at the mean of what its members want; order is kept.
pub(super) fn spread(wanted: &[(f64, f64)], (low, high): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].0.total_cmp(&wanted[*b].0));
    let mut runs: Vec<Run> = Vec::new();
    for index in order {
        let (middle, height) = wanted[index];
        let mut run = Run { members: vec![index], tops: middle - height / 2.0, height };
        while let Some(above) = runs.pop_if(|above| above.top(low, high) + above.height > run.top(low, high)) {
            run = above.joined(run);
        }
        runs.push(run);
    }
    let mut middles = vec![0.0; wanted.len()];
    for run in &runs {
        let mut top = run.top(low, high);
        for member in &run.members {
            middles[*member] = top + wanted[*member].1 / 2.0;
            top += wanted[*member].1;
        }
    }
    middles
}

/// Blocks that stand directly one under the other.
struct Run {
    members: Vec<usize>,
    /// The sum of the run's tops as each member wants them.
    tops: f64,
    height: f64,
}

impl Run {
    fn top(&self, low: f64, high: f64) -> f64 {
        (self.tops / self.members.len() as f64).min(high - self.height).max(low)
    }

    fn joined(mut self, below: Self) -> Self {
        self.tops += below.tops - self.height * below.members.len() as f64;
        self.height += below.height;
        self.members.extend(below.members);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_that_do_not_touch_stay_where_they_are() {
        assert_eq!(spread(&[(10.0, 8.0), (50.0, 8.0)], (0.0, 100.0)), [10.0, 50.0]);
    }

    #[test]
    fn labels_of_equal_values_stand_one_under_the_other_in_order() {
        assert_eq!(spread(&[(50.0, 10.0), (50.0, 10.0)], (0.0, 100.0)), [45.0, 55.0]);
        assert_eq!(spread(&[(99.0, 10.0), (100.0, 10.0)], (0.0, 100.0)), [85.0, 95.0]);
    }

    proptest! {
        #[test]
        fn labels_never_overlap_and_stay_in_their_room(wanted in prop::collection::vec((0.0..200.0, 5.0..25.0), 1..8)) {
            let middles = spread(&wanted, (0.0, 200.0));
            let block = |(middle, (_, height)): (&f64, &(f64, f64))| (middle - height / 2.0, middle + height / 2.0);
            let mut blocks: Vec<(f64, f64)> = middles.iter().zip(&wanted).map(block).collect();
            blocks.sort_by(|a, b| a.0.total_cmp(&b.0));
            prop_assert!(blocks.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-6));
            prop_assert!(blocks[0].0 >= -1e-6 && blocks[blocks.len() - 1].1 <= 200.0 + 1e-6);
        }
    }
}
