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

/// The least width for the bars of one of two columns, in text sizes.
const SHORTEST: f64 = 8.0;

/// The fewest rows of a column that stand under a headline, or alone on a page, where others stand elsewhere.
pub(super) const LEAST: usize = 4;

/// How rows that are too many for one column are split.
pub(super) struct Split {
    rows: Rows,
    columns: usize,
    column: f64,
    /// The rows of each picture.
    pub(super) sheets: Vec<Range<usize>>,
    /// The height for the rows of the first of them, and for those of the others.
    heights: (f64, f64),
    value_width: f64,
}

impl Split {
    /// Two columns where that takes fewer pages and cuts no name; `under` is the height for rows under the headline.
    pub(super) fn new(plan: &Plan, whole: &Rows, (width, under, page): (f64, f64, f64), lettering: &Lettering) -> Self {
        let half = (width - lettering.size * BETWEEN) / 2.0;
        let narrow = Rows::new(plan, half, lettering);
        let cuts = |rows: &Rows, columns: usize| {
            let most = |height: f64| if height > 0.0 { rows.most(height) * columns } else { 0 };
            Cuts::of(plan.count(), (most(under), most(page)), LEAST * columns)
        };
        let value_width = widest_value(plan, lettering);
        let bars = half - narrow.name_width - value_width - lettering.size * 1.2;
        let fits = (narrow.are_whole || !whole.are_whole) && bars >= lettering.size * SHORTEST;
        let (one, two) = (cuts(whole, 1), cuts(&narrow, 2));
        let (rows, columns, column, cuts) =
            if fits && two.pages < one.pages { (narrow, 2, half, two) } else { (whole.clone(), 1, width, one) };
        let heights = (if cuts.is_under { under } else { page }, page);
        Self { rows, columns, column, sheets: cuts.sheets, heights, value_width }
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
        let tallest = if range.start == 0 { self.heights.0 } else { self.heights.1 };
        let per_column = range.len().div_ceil(self.columns);
        for (index, rows) in chunks(range, per_column).into_iter().enumerate() {
            let part = plan.cut(&all, rows.clone());
            let (rows, value_width) = (self.rows.some(rows, tallest), self.value_width);
            let overhang = overhang(plan, self.column, lettering);
            let space = Space { rows, width: self.column, value_width, names_target: true, overhang };
            let panel = place(&plan.over(&part, &all), space, head, lettering, frame::panel(lettering));
            drawing.height = drawing.height.max(panel.height);
            drawing.panels.push(panel.moved(index as f64 * (width - self.column), 0.0));
        }
        drawing
    }
}

/// Where rows are cut into pictures.
#[derive(Debug, PartialEq)]
struct Cuts {
    sheets: Vec<Range<usize>>,
    /// Whether the first of them stands under the headline.
    is_under: bool,
    /// How many pages they take, that of the headline included.
    pages: usize,
}

impl Cuts {
    /// So many rows in pictures of at most `most` of them, with as many in each as in the others; under the headline stand as many
    /// as have room there, if no picture then has fewer than `least`.
    fn of(count: usize, (under, most): (usize, usize), least: usize) -> Self {
        let even = |range: Range<usize>| {
            let pages = range.len().div_ceil(most.max(1));
            chunks(range.clone(), range.len().div_ceil(pages.max(1)))
        };
        let is_whole = count <= under;
        let first = under.min(count.saturating_sub(least));
        if under >= most || first < least && !is_whole {
            let sheets = even(0..count);
            return Self { pages: sheets.len() + usize::from(under < most), is_under: under >= most, sheets };
        }
        // As many in the first as in the others, where that takes no more pages.
        let evenly = count.div_ceil(1 + (count - first).div_ceil(most)).max(least);
        let first = if is_whole { count } else { first.min(evenly) };
        let sheets: Vec<Range<usize>> = std::iter::once(0..first).chain(even(first..count)).collect();
        Self { pages: sheets.len(), is_under: true, sheets }
    }
}

#[cfg(test)]
mod tests {
    use super::Cuts;

    fn cut(count: usize, under: usize, most: usize) -> (Vec<usize>, bool) {
        let cuts = Cuts::of(count, (under, most), 4);
        (cuts.sheets.iter().map(ExactSizeIterator::len).collect(), cuts.is_under)
    }

    #[test]
    fn as_many_rows_as_have_room_stand_under_the_headline_and_the_others_evenly_on_pages() {
        assert_eq!(cut(60, 20, 30), (vec![20, 20, 20], true));
        assert_eq!(cut(40, 10, 20), (vec![10, 15, 15], true));
        assert_eq!(cut(9, 10, 20), (vec![9], true));
        assert_eq!(cut(60, 30, 30), (vec![30, 30], true), "without a headline");
    }

    #[test]
    fn no_picture_has_too_few_rows() {
        assert_eq!(cut(12, 10, 20), (vec![6, 6], true));
        assert_eq!(cut(25, 22, 20), (vec![13, 12], true));
        assert_eq!(cut(12, 3, 20), (vec![12], false));
        assert_eq!(cut(7, 5, 20), (vec![7], false), "in two parts one would have three");
    }
}
