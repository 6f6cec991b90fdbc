//! What is read out beside the texts of the view: words of the templates, but no text twice, and nothing that belongs to
//! the edges of pages.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::headings::Heading;
use super::seeker::Seeker;
use super::{Finding, Scopes};
use crate::print::audit::ENOUGH;
use crate::print::audit::letters::Letters;
use crate::print::audit::paper::{Block, Paper};
use crate::print::audit::script::{Actor, Cue, Front};

/// From how many letters on a text of the view is told from words of the templates; any text with a digit is.
const TELLING: usize = 15;
/// How many letters the shortened name of an indicator has in common with its heading.
const NAME: usize = 12;

/// What was sought.
pub(super) struct Script<'s> {
    pub(super) front: &'s Front,
    pub(super) actors: &'s [Actor],
    pub(super) scopes: &'s Scopes,
    pub(super) running: &'s [&'s String],
    pub(super) headings: &'s [Option<Heading>],
}

/// A stretch of a block that is no text of the view.
struct Rest<'p> {
    block: &'p Block,
    letters: Range<usize>,
}

/// What of the rest should not be there.
pub(super) fn findings(seeker: &Seeker<'_>, paper: &Paper, script: &Script<'_>) -> Vec<Finding> {
    let rests = rests(seeker);
    let mut findings = running(&rests, paper, script);
    findings.extend(numbers(&rests, paper));
    findings.extend(repeated(&rests, paper, script));
    findings.truncate(ENOUGH);
    findings
}

/// The stretches that nothing has taken, without the punctuation around them.
fn rests<'p>(seeker: &Seeker<'p>) -> Vec<Rest<'p>> {
    let signs = seeker.spoken.letters.signs();
    let mut rests = Vec::new();
    for block in &seeker.spoken.blocks {
        let mut at = block.letters.start;
        for stretch in seeker.taken[block.letters.clone()].chunk_by(|a, b| a == b) {
            let letters = at..at + stretch.len();
            at = letters.end;
            if !stretch[0] && signs[letters.clone()].iter().any(|sign| sign.is_alphanumeric()) {
                rests.push(Rest { block, letters: trimmed(signs, letters) });
            }
        }
    }
    rests
}

fn trimmed(signs: &[char], letters: Range<usize>) -> Range<usize> {
    let is_edge = |sign: &char| ":;,()[]·–—".contains(*sign);
    let before = signs[letters.clone()].iter().take_while(|sign| is_edge(sign)).count();
    let after = signs[letters.clone()].iter().rev().take_while(|sign| is_edge(sign)).count();
    letters.start + before..letters.end - after
}

/// Names and stamps that are read out behind the cover.
fn running(rests: &[Rest<'_>], paper: &Paper, script: &Script<'_>) -> Vec<Finding> {
    let running: Vec<Letters> =
        script.running.iter().map(|text| Letters::of(text)).filter(|text| text.len() >= 8).collect();
    let letters = &paper.spoken.letters;
    let is_running = |rest: &&Rest<'_>| {
        rest.letters.start >= script.scopes.cover.end
            && running
                .iter()
                .any(|text| rest.letters.clone().any(|at| at + text.len() <= rest.letters.end && letters.has(text, at)))
    };
    let names = script.headings.iter().zip(&script.scopes.indicators);
    let names = names.filter_map(|(heading, scope)| Some((heading.as_ref()?, scope)));
    let names: BTreeMap<usize, &Heading> = names.map(|(heading, scope)| (scope.start, heading)).collect();
    let signs = letters.signs();
    let is_name = |rest: &&Rest<'_>| {
        let Some((_, heading)) = names.range(..=rest.letters.start).next_back() else { return false };
        let name = &signs[heading.starts..heading.ends];
        rest.block.page > heading.page
            && !rest.block.is_heading
            && rest.letters.len() >= NAME
            && name.windows(NAME).any(|name| *name == signs[rest.letters.start..rest.letters.start + NAME])
    };
    let found = rests.iter().filter(|rest| is_running(rest) || is_name(rest));
    found
        .take(ENOUGH)
        .map(|rest| Finding::Running { page: rest.block.page + 1, text: letters.text(rest.letters.clone()) })
        .collect()
}

/// Numbers of pages that are read out: the same words at the same height on several pages, each with its page's number.
fn numbers(rests: &[Rest<'_>], paper: &Paper) -> Vec<Finding> {
    let letters = &paper.spoken.letters;
    let mut seen: BTreeMap<(i64, String), BTreeSet<usize>> = BTreeMap::new();
    for rest in rests {
        let text = letters.text(rest.letters.clone());
        let label = &paper.pages[rest.block.page].label;
        if !label.is_empty() && text.split(|sign: char| !sign.is_ascii_digit()).any(|number| number == label) {
            let words = text.split(|sign: char| sign.is_ascii_digit()).collect::<Vec<_>>().join("#");
            seen.entry((rest.block.at.y.round() as i64, words)).or_default().insert(rest.block.page);
        }
    }
    let on_several = seen.into_iter().filter(|(_, pages)| pages.len() > 1);
    let first = |((_, words), pages): ((i64, String), BTreeSet<usize>)| {
        let page = pages.first().copied().unwrap_or_default();
        Finding::Running { page: page + 1, text: words.replace('#', &paper.pages[page].label) }
    };
    on_several.map(first).collect()
}

/// Texts that are there a second time within their part of the report.
fn repeated(rests: &[Rest<'_>], paper: &Paper, script: &Script<'_>) -> Vec<Finding> {
    let letters = &paper.spoken.letters;
    let known = |cues: &mut dyn Iterator<Item = &Cue>| -> BTreeSet<Vec<char>> {
        cues.filter(|cue| is_telling(&cue.letters)).map(|cue| cue.letters.signs().to_vec()).collect()
    };
    let front = &script.front;
    let Scopes { cover, front: middle, indicators } = script.scopes;
    let mut scopes = vec![
        (cover.clone(), known(&mut front.cover.cues.iter())),
        (middle.clone(), known(&mut front.before.iter().flat_map(|scene| &scene.cues))),
    ];
    for (actor, scope) in script.actors.iter().zip(indicators) {
        scopes.push((scope.clone(), known(&mut actor.scene.cues.iter().chain(&actor.name).chain(&actor.group))));
    }
    scopes.sort_by_key(|(scope, _)| scope.start);
    let mut findings = Vec::new();
    for rest in rests {
        let last = scopes.partition_point(|(scope, _)| scope.start <= rest.letters.start);
        let scope = scopes[..last].last().filter(|(scope, _)| scope.end >= rest.letters.end);
        if scope.is_some_and(|(_, known)| known.contains(&letters.signs()[rest.letters.clone()])) {
            findings.push(Finding::Repeated { page: rest.block.page + 1, text: letters.text(rest.letters.clone()) });
        }
    }
    findings
}

/// Whether a text is not one that templates have too.
fn is_telling(letters: &Letters) -> bool {
    letters.len() >= TELLING || letters.signs().iter().any(char::is_ascii_digit)
}
