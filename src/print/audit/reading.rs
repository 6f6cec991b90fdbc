//! Reads the finished report against its script: every text is there, in order, once.

mod headings;
mod rest;
mod seeker;

use std::ops::Range;

use super::finding::{Finding, Spot};
use super::letters::Letters;
use super::paper::{Block, Paper};
use super::script;
use crate::view::View;
use headings::Heading;
use seeker::Seeker;

/// What reading a report gave.
pub(super) struct Reading {
    /// What is missing, out of order, there twice, or read out although it is no content.
    pub(super) findings: Vec<Finding>,
    /// The place of the page that each indicator starts on, where it was found.
    pub(super) starts: Vec<Option<usize>>,
}

/// Reads a report.
pub(super) fn read(view: &View, paper: &Paper) -> Reading {
    let actors = script::indicators(view);
    let mut seeker = Seeker::new(paper);
    let headings = headings::find(&mut seeker, &actors);
    let starts: Vec<Option<usize>> = headings.iter().map(|found| found.as_ref().map(|heading| heading.page)).collect();
    let numbers: Vec<Option<String>> =
        starts.iter().map(|start| start.map(|page| paper.pages[page].label.clone())).collect();
    let front = script::front(view, &numbers);
    let scopes = Scopes::new(paper, &view.report.title, &headings);
    seeker.scene(&front.cover, scopes.cover.clone());
    let mut from = scopes.front.start;
    for scene in &front.before {
        from = seeker.scene(scene, from..scopes.front.end);
    }
    let mut from = scopes.front.end;
    for (actor, scope) in actors.iter().zip(&scopes.indicators) {
        from = from.max(seeker.scene(&actor.scene, scope.clone()));
    }
    for scene in &front.after {
        from = seeker.scene(scene, from..paper.spoken.letters.len());
    }
    let running = script::running(&view.report);
    let rest = rest::findings(
        &seeker,
        paper,
        &rest::Script { front: &front, actors: &actors, scopes: &scopes, running: &running, headings: &headings },
    );
    let mut findings = seeker.into_findings();
    findings.extend(rest);
    Reading { findings, starts }
}

/// Which letters belong to which part of the report.
struct Scopes {
    cover: Range<usize>,
    /// What stands between cover and indicators.
    front: Range<usize>,
    /// The indicators, in their own order; one whose heading was not found shares that of the one before.
    indicators: Vec<Range<usize>>,
}

impl Scopes {
    fn new(paper: &Paper, title: &str, headings: &[Option<Heading>]) -> Self {
        let (blocks, end) = (&paper.spoken.blocks, paper.spoken.letters.len());
        // A cover of very long texts in large print goes on, up to the heading of the next part.
        let title = Letters::of(title);
        let is_title = |block: &Block| paper.spoken.letters.signs()[block.letters.clone()] == *title.signs();
        let is_next = |block: &&Block| block.page > 0 && block.is_heading && !is_title(block);
        let cover = blocks.iter().find(is_next).map_or(end, |block| block.letters.start);
        let mut starts: Vec<usize> = headings.iter().flatten().map(|heading| heading.starts).collect();
        starts.sort_unstable();
        let until =
            |start: usize| starts[starts.partition_point(|other| *other <= start)..].first().copied().unwrap_or(end);
        let first = starts.first().copied().unwrap_or(end).max(cover);
        let mut before = cover..end;
        let mut indicators = Vec::new();
        for heading in headings {
            if let Some(heading) = heading {
                before = heading.ends..until(heading.starts);
            }
            indicators.push(before.clone());
        }
        Self { cover: 0..cover, front: cover..first, indicators }
    }
}
