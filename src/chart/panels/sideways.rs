//! Panels of bars: the names at the left, a panel for each series beside them.

use super::{ABREAST, BARS, BESIDE, Panels};
use crate::chart::bars::{self, Space};
use crate::chart::drawing::{Anchor, Drawing, Label};
use crate::chart::frame;
use crate::chart::rows::Rows;
use crate::chart::shelves::Shelf;
use crate::chart::split::chunks;

impl Panels<'_> {
    /// The shelves of a height, as many names on each as it has room for.
    pub(super) fn bars(&self, room: f64) -> Vec<Shelf> {
        let (plan, lettering, size) = (self.plan, self.lettering, self.lettering.size);
        let one = plan.cut(&[0], 0..plan.count());
        let rows = Rows::new(&plan.over(&one, &[0]), self.width, lettering);
        let value_width = bars::widest_value(plan, lettering);
        let overhang_of = |index: usize| {
            let chart = plan.cut(&[index], 0..plan.count());
            bars::overhang(&self.over(&chart, index), self.width / ABREAST as f64, lettering)
        };
        // The first panel and the others may have different scales.
        let overhang = overhang_of(0).max(overhang_of(plan.drawn.len().saturating_sub(1)));
        let left = (rows.name_width + size * 0.7).max(overhang);
        let abreast = |count: usize| (self.width - left - (count - 1) as f64 * size * BESIDE) / count as f64;
        let fitting = |count: &usize| abreast(*count) >= size * BARS + value_width;
        let count = (1..=ABREAST).rev().find(fitting).unwrap_or(1);
        let width = abreast(count);
        let named = |series: &usize| plan.drawn.get(*series).map(|drawn| self.name(drawn, width, true));
        let mut shelves = Vec::new();
        for series in self.rows(count) {
            let names: Vec<Vec<String>> = series.iter().filter_map(named).collect();
            let top = lettering.height(names.iter().map(Vec::len).max().unwrap_or(0));
            let tallest = room - top - size * 3.0;
            let pages = plan.count().div_ceil(rows.most(tallest)).max(1);
            for range in chunks(0..plan.count(), plan.count().div_ceil(pages)) {
                let mut panels: Vec<Drawing> = Vec::new();
                for (place, (index, name)) in series.iter().zip(&names).enumerate() {
                    let chart = plan.cut(&[*index], range.clone());
                    let own = rows.some(range.clone(), tallest);
                    let (rows, width, from) = if place == 0 && rows.name_width > 0.0 {
                        (own, left + width, 0.0)
                    } else {
                        (own.unnamed(), width, left + place as f64 * (width + size * BESIDE))
                    };
                    let space = Space { rows, width, value_width, names_target: false, overhang };
                    let drawing = frame::panel(lettering);
                    let drawing = bars::place(&self.over(&chart, *index), space, top, lettering, drawing);
                    let mut panel = drawing.moved(from, 0.0);
                    panel.name = Label::new(panel.plot.x, size, Anchor::Left, name.clone());
                    panels.push(panel);
                }
                let height = panels.iter().map(|panel| panel.height).fold(0.0, f64::max);
                let is_alone = pages > 1;
                shelves.push(Shelf { panels, height, series: series.clone(), categories: range, is_alone });
            }
        }
        shelves
    }
}
