//! Panels of a chart row by row, and the rows on pages.

use super::drawing::Drawing;
use std::ops::Range;

/// Panels side by side, at the top of a picture.
pub(super) struct Shelf {
    pub(super) panels: Vec<Drawing>,
    pub(super) height: f64,
    /// What they show.
    pub(super) series: Vec<usize>,
    pub(super) categories: Range<usize>,
    /// Whether other categories of these series stand elsewhere, so that a page is to show these alone.
    pub(super) is_alone: bool,
}

/// Shelves on pages: as many on each as find room. On the first there is less, if any find room there.
pub(super) fn pages(shelves: Vec<Shelf>, (first, room): (f64, f64), gap: f64) -> Vec<Vec<Shelf>> {
    let mut pages: Vec<Vec<Shelf>> = Vec::new();
    let mut left = 0.0;
    for shelf in shelves {
        match pages.last_mut().filter(|_| shelf.height <= left && !shelf.is_alone) {
            Some(page) => {
                left -= shelf.height + gap;
                page.push(shelf);
            }
            None => {
                let is_under = pages.is_empty() && shelf.height <= first;
                left = if is_under { first } else { room } - shelf.height - gap;
                pages.push(vec![shelf]);
            }
        }
    }
    pages
}

/// What some shelves show together.
pub(super) fn shown(shelves: &[Shelf]) -> (Vec<usize>, Range<usize>) {
    let series = shelves.iter().flat_map(|shelf| shelf.series.iter().copied()).collect();
    (series, shelves.first().map_or(0..0, |shelf| shelf.categories.clone()))
}
