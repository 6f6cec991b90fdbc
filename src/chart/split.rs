//! Bars that are too many for one column: in two of them, and on as many pages as leave every bar its name and value.

use super::bars::{Space, overhang, place, widest_value};
use super::drawing::Drawing;
use super::frame;
use super::lettering::Lettering;
use super::plan::Plan;
use super::rows::Rows;
use std::ops::Range;

/// The gap between the two columns of a picture, in text sizes.
const BETWEEN: f64 = 1.5;

/// Ranges of so many, the last of what is left.
pub(super) fn chunks(range: Range<usize>, length: usize) -> Vec<Range<usize>> {
    let length = length.max(1);
    range.clone().step_by(length).map(|start| start..(start + length).min(range.end)).collect()
}

/// How rows that are too many for one column are split.
pub(super) struct Split {
    rows: Rows,
    pub(super) columns: usize,
    column: f64,
    pub(super) per_column: usize,
    tallest: f64,
    value_width: f64,
}

impl Split {
    /// Two columns where that takes fewer pages and cuts no name, with as many rows in each as in the others.
    pub(super) fn new(plan: &Plan, whole: &Rows, (width, tallest): (f64, f64), lettering: &Lettering) -> Self {
        let half = (width - lettering.size * BETWEEN) / 2.0;
        let narrow = Rows::new(plan, half, lettering);
        let pages = |rows: &Rows, columns: usize| plan.count().div_ceil(rows.most(tallest) * columns);
        let fits = narrow.are_whole || !whole.are_whole;
        let (rows, columns, column) =
            if fits && pages(&narrow, 2) < pages(whole, 1) { (narrow, 2, half) } else { (whole.clone(), 1, width) };
        let per_column = plan.count().div_ceil(pages(&rows, columns) * columns);
        Self { rows, columns, column, per_column, tallest, value_width: widest_value(plan, lettering) }
    }

    /// The columns of one picture side by side.
    pub(super) fn sheet(
        &self,
        plan: &Plan,
        range: Range<usize>,
        (head, width): (f64, f64),
        lettering: &Lettering,
        mut drawing: Drawing,
    ) -> Drawing {
        let all: Vec<usize> = (0..plan.drawn.len()).collect();
        for (index, rows) in chunks(range, self.per_column).into_iter().enumerate() {
            let part = plan.cut(&all, rows.clone());
            let (rows, value_width) = (self.rows.some(rows, self.tallest), self.value_width);
            let overhang = overhang(plan, self.column, lettering);
            let space = Space { rows, width: self.column, value_width, names_target: true, overhang };
            let panel = place(&plan.over(&part, &all), space, head, lettering, frame::panel(lettering));
            drawing.height = drawing.height.max(panel.height);
            drawing.panels.push(panel.moved(index as f64 * (width - self.column), 0.0));
        }
        drawing
    }
}
