//! Where the columns or bars of every category stand, and the blocks of a series.

use super::drawing::{Block, Fill};
use super::lettering::Lettering;
use super::plan::{Drawn, Plan};

/// How many columns or bars a category has beside one another.
pub(super) fn abreast(plan: &Plan) -> usize {
    if plan.stacked { 1 } else { plan.drawn.len().max(1) }
}

/// Slots of equal width, one per category, with the columns side by side in the middle of each.
pub(super) struct Slots {
    start: f64,
    pub(super) pitch: f64,
    count: usize,
    /// The thickness of one column.
    pub(super) column: f64,
    columns: usize,
}

impl Slots {
    pub(super) fn new(plan: &Plan, (start, length): (f64, f64), lettering: &Lettering) -> Self {
        let count = plan.count();
        let columns = abreast(plan);
        let pitch = length / count.max(1) as f64;
        let share = if columns == 1 && !plan.is_least() { 0.62 } else { 0.8 };
        let column = (pitch * share / columns as f64).min(lettering.size * 6.0);
        Self { start, pitch, count, column, columns }
    }

    /// Slots of a fixed thickness.
    pub(super) fn of(start: f64, pitch: f64, count: usize, column: f64, columns: usize) -> Self {
        Self { start, pitch, count, column, columns }
    }

    /// The two ends of a category's slot.
    pub(super) fn edges(&self, category: usize) -> (f64, f64) {
        let start = self.start + self.pitch * category as f64;
        (start, start + self.pitch)
    }

    /// The middle of every slot.
    pub(super) fn middles(&self) -> Vec<f64> {
        (0..self.count).map(|category| self.start + self.pitch * (category as f64 + 0.5)).collect()
    }

    /// The outer side of the last column of all.
    pub(super) fn last_side(&self) -> f64 {
        self.sides(self.count.saturating_sub(1), self.columns - 1).1
    }

    /// The two sides of a column in a category's slot.
    pub(super) fn sides(&self, category: usize, column: usize) -> (f64, f64) {
        let middle = self.start + self.pitch * (category as f64 + 0.5);
        let start = middle + self.column * (column as f64 - self.columns as f64 / 2.0);
        let hair = if self.columns > 1 { self.column * 0.04 } else { 0.0 };
        (start + hair, start + self.column - hair)
    }
}

/// The blocks of a series, apart by whether they are provisional.
pub(super) fn fill(drawn: &Drawn, blocks: impl Iterator<Item = (usize, Block)>) -> Fill {
    let (hollow, solid): (Vec<_>, Vec<_>) = blocks.partition(|(category, _)| drawn.is_hollow(*category));
    let only = |blocks: Vec<(usize, Block)>| blocks.into_iter().map(|(_, block)| block).collect();
    Fill { style: drawn.style, role: drawn.series.role, blocks: only(solid), hollow: only(hollow) }
}
