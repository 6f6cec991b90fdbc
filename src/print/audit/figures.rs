//! Whether a figure shows something: a picture its drawing, a chart its texts and lines or areas for its figures.

use std::collections::HashSet;

use super::finding::Finding;
use super::letters::Letters;
use super::paper::{Figure, Ground, Page, Paper};
use super::script::Drawn;
use crate::view::View;

/// Figures with an alternative text and nothing in them, but for pictures that the check said are not to be seen.
pub(super) fn empty(view: &View, paper: &Paper) -> Vec<Finding> {
    let pictures = view.indicators.iter().flat_map(|indicator| &indicator.figures);
    let pictures = pictures.filter(|figure| figure.is_unseen).map(|figure| figure.alt.as_str());
    let logo = view.report.logo.as_ref().filter(|logo| logo.is_unseen).map(|logo| logo.alt.as_str());
    let unseen: HashSet<&str> = pictures.chain(logo).collect();
    let is_empty = |figure: &&Figure| !figure.is_drawn && !unseen.contains(figure.alt.as_str());
    let empty = paper.spoken.figures.iter().filter(is_empty);
    empty.map(|figure| Finding::Empty { page: figure.page + 1, alt: figure.alt.clone() }).collect()
}

/// What of a figure is not there.
pub(super) fn missing(paper: &Paper, figure: &Figure, drawn: &Drawn, alt: &str) -> Vec<Finding> {
    let Drawn::Chart(texts) = drawn else { return Vec::new() };
    let (page, alt) = (figure.page + 1, alt.to_owned());
    if !figure.is_drawn {
        return Vec::new(); // which is told of every figure
    }
    if !paper.pages.get(figure.page).is_some_and(|page| shows(figure, page)) {
        return vec![Finding::Empty { page, alt }];
    }
    let undrawn = missing_texts(figure, texts).into_iter();
    undrawn.map(|text| Finding::Undrawn { page, alt: alt.clone(), text: text.clone() }).collect()
}

/// Whether more than text is drawn where a chart says it is: its lines and areas are passed over when it is read.
fn shows(figure: &Figure, page: &Page) -> bool {
    let Some(bounds) = figure.bounds else { return true };
    page.shapes.iter().any(|shape| shape.ground != Ground::Background && shape.cover.overlaps(bounds))
}

/// The texts of a chart that are not in its figure.
fn missing_texts<'t>(figure: &Figure, texts: &'t [String]) -> Vec<&'t String> {
    let mut lines: Vec<Option<&Letters>> = figure.lines.iter().map(Some).collect();
    let mut missing = Vec::new();
    for text in texts {
        let sought = Letters::of(text);
        let is_it = |line: &Option<&Letters>| line.is_some_and(|line| line.signs() == sought.signs());
        match lines.iter_mut().find(|line| is_it(line)) {
            Some(line) => *line = None,
            None if figure.lines.iter().any(|line| (0..line.len()).any(|at| line.has(&sought, at))) => {}
            None => missing.push(text),
        }
    }
    missing
}
