//! Panels of points and columns: plots side by side, as many as the width has room for.

use super::{ABREAST, BESIDE, NARROWEST, Panels};
use crate::chart::drawing::{Anchor, Block, Drawing, Label};
use crate::chart::events::{self, Marks};
use crate::chart::line::{self, Across};
use crate::chart::shelves::Shelf;
use crate::chart::slots::Slots;
use crate::chart::{columns, frame, names};
use crate::words::Shape;

impl Panels<'_> {
    /// Lines or columns: as many side by side as have room, the value axis named at the left ones.
    pub(super) fn plots(&self) -> Vec<Shelf> {
        let size = self.lettering.size;
        let uprights = self.total.iter().chain([&self.axis]).map(|axis| axis.upright.gutter(self.lettering));
        let gutter = uprights.fold(0.0, f64::max);
        let abreast = |count: usize| (self.width - gutter - (count - 1) as f64 * size * BESIDE) / count as f64;
        let fitting = |count: &usize| abreast(*count) >= size * NARROWEST;
        let count = (1..=ABREAST).rev().find(fitting).unwrap_or(1);
        let width = abreast(count);
        let shelf = |series: Vec<usize>| {
            let drawings: Vec<Plotted> = series.iter().map(|index| self.plot(*index, width)).collect();
            let most = drawings.iter().map(|plotted| plotted.name.len()).max().unwrap_or(0);
            let above = match self.shape {
                Shape::Columns => self.lettering.leading,
                _ => size * 0.5 + events::height(self.plan, self.lettering),
            };
            let top = self.lettering.height(most) + above;
            let mut height = 0.0_f64;
            let place = |(index, plotted): (usize, Plotted)| {
                let left = gutter + index as f64 * (width + size * BESIDE);
                height = height.max(top + plotted.drawing.height);
                let mut panel = plotted.drawing.moved(left, top);
                panel.name = Label::new(left, size, Anchor::Left, plotted.name);
                if index > 0 {
                    panel.ticks.iter_mut().for_each(|tick| tick.label.lines.clear());
                }
                panel
            };
            let panels = drawings.into_iter().enumerate().map(place).collect();
            Shelf { panels, height, series, categories: 0..self.plan.count(), is_alone: false }
        };
        self.rows(count).into_iter().map(shelf).collect()
    }

    /// One series as lines or columns, at the picture's corner.
    fn plot(&self, index: usize, width: f64) -> Plotted {
        let chart = self.plan.cut(&[index], 0..self.plan.count());
        let (plan, upright) = (self.over(&chart, index), &self.axis(index).upright);
        let lettering = self.lettering;
        let mut drawing = frame::panel(lettering);
        let plot = Block::between([0.0, 0.0], [width, self.plot]);
        drawing.plot = plot;
        drawing.ticks = upright.ticks(0.0, lettering);
        let places = if self.shape == Shape::Points {
            let across = Across::new(plan.count(), plot, lettering);
            line::fill(&plan, &across, upright, &mut drawing);
            let x = |category: usize| across.places.get(category).copied().unwrap_or_default();
            if self.letters_events() {
                Marks::letters(&plan).draw(&mut drawing, x, lettering);
            }
            across.places
        } else {
            let slots = Slots::new(&plan, (0.0, width), lettering);
            columns::place(&plan, &slots, upright, lettering, &mut drawing);
            slots.middles()
        };
        let below = if drawing.values.is_empty() || !upright.is_below_zero() { 0.0 } else { lettering.leading };
        let baseline = plot.bottom() + below + lettering.size * 1.3;
        let named = names::along(names::Names::of(&plan.chart.categories), &places, baseline, width, lettering);
        let notched = self.shape == Shape::Points;
        let (notches, categories): (Vec<f64>, Vec<Label>) = named.into_iter().unzip();
        drawing.notches = if notched { notches } else { Vec::new() };
        drawing.height = baseline - lettering.size * 0.8 + lettering.height(names::most_lines(&categories));
        drawing.categories = categories;
        let is_valued = !drawing.values.is_empty();
        let name = self.plan.drawn.get(index).map(|drawn| self.name(drawn, width, is_valued));
        Plotted { drawing, name: name.unwrap_or_default() }
    }
}

/// A panel and its name.
struct Plotted {
    drawing: Drawing,
    name: Vec<String>,
}
