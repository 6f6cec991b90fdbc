//! Charts of bars: in one column, or in two and on as many pages as leave every bar its name and value.

use super::bars::{Space, overhang, place, widest_value};
use super::drawing::Drawing;
use super::lettering::Lettering;
use super::plan::Plan;
use super::rows::{self, Rows};
use super::split::{self, Split};
use super::{Sheet, columns, frame};
use crate::words::Shape;
use std::ops::Range;

/// Places a chart of bars: in one column, or in two columns and on as many pages as leave every bar its name and value; the first of
/// them under what stands over the chart, where a useful part has room there.
pub(super) fn draw(plan: Plan, width: f64, lettering: &Lettering) -> Vec<Sheet> {
    let plan = &plan.sharing();
    let (drawing, head) = frame::begin(plan, width, lettering, true);
    let top = head + lettering.leading * 0.4 + lettering.height(plan.named_targets().count());
    let around = top + foot(plan, width, lettering);
    let page = plan.page.unwrap_or_else(|| rows::page_height(lettering)) - around;
    let under = plan.room.map_or(page, |room| page.min(room - around));
    let whole = Rows::new(plan, width, lettering);
    let is_parted = plan.count() > whole.most(if can_be_parted(plan, &drawing) { under } else { page });
    if !is_parted {
        let height = if plan.count() <= whole.most(under) { under } else { page };
        let rows = whole.some(0..plan.count(), height);
        let (value_width, overhang) = (widest_value(plan, lettering), overhang(plan, width, lettering));
        let space = Space { rows, width, value_width, names_target: true, overhang };
        return vec![finish(plan, place(plan, space, head, lettering, drawing), plan.stacked, lettering).into()];
    }
    // A history has too few bars to be split: only described charts are, and these have no levels.
    let drawing = Drawing { levels: Vec::new(), ..drawing };
    let split = Split::new(plan, &whole, (width, under, page), lettering);
    let are_many = split.sheets.len() > 1;
    let all: Vec<usize> = (0..plan.drawn.len()).collect();
    let sheet = |range: &Range<usize>| {
        let shows = plan.cut(&all, range.clone());
        let drawing = split.sheet(plan, range.clone(), (head, width), lettering, drawing.clone());
        let drawing = finish(&plan.over(&shows, &all), drawing, plan.stacked, lettering);
        Sheet { drawing, shows: are_many.then_some(shows) }
    };
    split.sheets.iter().map(sheet).collect()
}

/// Whether a chart that a page holds may yet be parted: it has enough bars for two useful parts, and no levels.
fn can_be_parted(plan: &Plan, drawing: &Drawing) -> bool {
    drawing.levels.is_empty() && plan.count() >= 2 * split::LEAST
}

/// The sentences under the bars; gaps are told where no value says "N/A".
fn finish(plan: &Plan, drawing: Drawing, tell_gaps: bool, lettering: &Lettering) -> Drawing {
    let is_valued = |drawing: &Drawing| !drawing.values.is_empty();
    let valued = is_valued(&drawing) || (!drawing.panels.is_empty() && drawing.panels.iter().all(is_valued));
    let told = columns::sentences(plan, !valued || tell_gaps, Shape::Bars);
    let bottom = drawing.height;
    frame::finish(drawing, bottom, &told, lettering)
}

/// The height of ticks and notes under the bars, at most.
fn foot(plan: &Plan, width: f64, lettering: &Lettering) -> f64 {
    let notes = columns::sentences(plan, true, Shape::Bars);
    let lines = notes.iter().map(|note| lettering.fit(note, width, 6).len()).sum::<usize>();
    lettering.height(lines) + lettering.size * 2.5
}
