//! What each page looks like: nothing runs off it, nothing is cut, no text lies over another, every letter has a glyph.

use kurbo::Rect;
use rayon::prelude::*;

use super::ENOUGH;
use super::finding::Finding;
use super::paper::{Ground, Page, Paper, Run};

/// How near to the paper's edge text may come, in points: what printers leave white.
const MARGIN: f64 = 18.0;
/// How far lines and areas may reach beyond the paper, in points.
const BLEED: f64 = 1.0;
/// How much letters may share without touching, in their size: sideways for slanted ones, upwards for their room.
const ACROSS: f64 = 0.1;
const UPRIGHT: f64 = 0.25;
/// How much of a text has to be shown.
const SHOWN: f64 = 0.9;

/// What is wrong with the pages, page by page.
pub(super) fn findings(paper: &Paper) -> Vec<Finding> {
    let pages: Vec<Vec<Finding>> =
        paper.pages.par_iter().enumerate().map(|(index, page)| on_page(page, index + 1)).collect();
    pages.into_iter().flatten().take(ENOUGH).collect()
}

fn on_page(page: &Page, number: usize) -> Vec<Finding> {
    let printed: Vec<&Run> = page.runs.iter().filter(|run| !run.text.trim().is_empty() || run.is_broken).collect();
    let mut findings = Vec::new();
    let inner = page.area.inset(-MARGIN);
    for run in &printed {
        let (page, text) = (number, run.text.clone());
        if run.is_broken {
            findings.push(Finding::NoGlyph { page, text });
        } else if !holds(inner, run.cover) {
            findings.push(Finding::OffPage { page, text });
        } else if area(run.shown) < SHOWN * area(run.cover) {
            findings.push(Finding::Cut { page, text });
        }
    }
    findings.extend(shapes(page, number));
    findings.extend(overlaps(printed, number));
    findings
}

fn shapes(page: &Page, number: usize) -> Option<Finding> {
    let outer = page.area.inflate(BLEED, BLEED);
    let off =
        page.shapes.iter().find(|shape| !holds(outer, shape.cover) && area(shape.cover.inflate(0.1, 0.1)) > 0.0)?;
    let side = match off.cover {
        cover if cover.x1 > outer.x1 => "right",
        cover if cover.x0 < outer.x0 => "left",
        cover if cover.y0 < outer.y0 => "bottom",
        _ => "top",
    };
    Some(Finding::ShapeOffPage { page: number, side })
}

/// Pairs of texts that share a place.
fn overlaps(mut runs: Vec<&Run>, page: usize) -> Vec<Finding> {
    runs.retain(|run| run.ground != Ground::Background);
    // From bottom to top, so that only neighbours have to be compared.
    runs.sort_by(|a, b| a.cover.y0.total_cmp(&b.cover.y0));
    let mut findings = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        let near = runs[index + 1..].iter().take_while(|other| other.cover.y0 < run.cover.y1);
        for other in near.filter(|other| is_over(run, other)) {
            if findings.len() < ENOUGH {
                findings.push(Finding::Overlap { page, text: run.text.clone(), other: other.text.clone() });
            }
        }
    }
    findings
}

fn is_over(a: &Run, b: &Run) -> bool {
    let (shared, size) = (a.cover.intersect(b.cover), a.size.min(b.size));
    shared.x1 - shared.x0 > (ACROSS * size).max(1.0) && shared.y1 - shared.y0 > UPRIGHT * size
}

fn holds(outer: Rect, inner: Rect) -> bool {
    inner.x0 >= outer.x0 && inner.x1 <= outer.x1 && inner.y0 >= outer.y0 && inner.y1 <= outer.y1
}

fn area(rect: Rect) -> f64 {
    (rect.x1 - rect.x0).max(0.0) * (rect.y1 - rect.y0).max(0.0)
}
