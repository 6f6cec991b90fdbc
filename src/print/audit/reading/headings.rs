//! Finds the headings of the indicators, which part the report.

use super::seeker::{Seeker, Sought};
use super::{Finding, Spot};
use crate::print::audit::ENOUGH;
use crate::print::audit::paper::Block;
use crate::print::audit::script::{Actor, Cue, Kind};

/// How many blocks before its heading a group's name may stand.
const GROUP_WITHIN: usize = 3;

/// Where an indicator starts.
pub(super) struct Heading {
    /// The first letter of its heading, or of its group's name before that.
    pub(super) starts: usize,
    /// The letter behind its heading.
    pub(super) ends: usize,
    /// The place of its page.
    pub(super) page: usize,
}

/// The headings of indicators in their order; `None` for those that are missing or have no words of their own.
pub(super) fn find(seeker: &mut Seeker<'_>, actors: &[Actor]) -> Vec<Option<Heading>> {
    let mut next = 0;
    let mut headings = Vec::new();
    for (index, actor) in actors.iter().enumerate() {
        let found = match actor.name.is_empty() {
            _ if seeker.count() > ENOUGH => None,
            true => unnamed(seeker, actor, index.checked_sub(1).map(|before| &actors[before]), &mut next),
            false => one(seeker, actor, &mut next),
        };
        headings.push(found.map(|block| heading(seeker, actor, block)));
    }
    headings
}

/// The first of a few blocks that is a name behind its group's: a group may be called as its indicator is.
fn behind_group(
    seeker: &Seeker<'_>,
    actor: &Actor,
    first: usize,
    is_it: impl Fn(&Seeker<'_>, &Block) -> bool,
) -> usize {
    let blocks = &seeker.spoken.blocks;
    let Some(group) = &actor.group else { return first };
    let names_group = |block: &Block| seeker.find(Sought::words(&group.letters), block.letters.clone()).is_some();
    let on_page = |index: usize, block: &Block| block.page == blocks[index].page && names_group(block);
    let is_behind =
        |index: usize| blocks[index.saturating_sub(GROUP_WITHIN)..index].iter().any(|block| on_page(index, block));
    let near = first..blocks.len().min(first + GROUP_WITHIN + 1);
    near.into_iter().find(|index| is_behind(*index) && is_it(seeker, &blocks[*index])).unwrap_or(first)
}

/// The block of an indicator's heading: the next that has its name, else an earlier one, which is out of order.
fn one(seeker: &mut Seeker<'_>, actor: &Actor, next: &mut usize) -> Option<usize> {
    let blocks = &seeker.spoken.blocks;
    let is_it =
        |seeker: &Seeker<'_>, block: &Block| block.page > 0 && block.is_heading && has_name(seeker, actor, block);
    let ahead = (*next..blocks.len()).find(|index| is_it(seeker, &blocks[*index]));
    let ahead = ahead.map(|first| behind_group(seeker, actor, first, is_it));
    let found = ahead.or_else(|| (0..*next).find(|index| is_it(seeker, &blocks[*index])));
    let last = actor.name.last()?;
    let (what, text) = (last.what, last.text.clone());
    match (ahead, found) {
        (Some(ahead), _) => *next = ahead + 1,
        (None, Some(_)) => seeker.report(Finding::Misplaced { spot: actor.scene.spot.clone(), what, text }),
        (None, None) => seeker.report(Finding::Lost { spot: actor.scene.spot.clone(), what, text }),
    }
    found
}

/// The heading of an indicator without number and title: the next that has its place, and is not one of the texts of the
/// indicator before. Its other words are the templates'.
fn unnamed(seeker: &Seeker<'_>, actor: &Actor, before: Option<&Actor>, next: &mut usize) -> Option<usize> {
    let sections =
        before.into_iter().flat_map(|before| &before.scene.cues).filter(|cue| matches!(cue.kind, Kind::Heading));
    let known: Vec<&[char]> = sections.chain(&actor.group).map(|cue| cue.letters.signs()).collect();
    let letters = &seeker.spoken.letters;
    let place = actor.position.to_string();
    let is_it = |block: &Block| {
        block.page > 0 && block.is_heading && !known.contains(&&letters.signs()[block.letters.clone()]) && {
            let text = letters.text(block.letters.clone());
            text.split(|sign: char| !sign.is_ascii_digit()).any(|number| number == place)
        }
    };
    let found = (*next..seeker.spoken.blocks.len()).find(|index| is_it(&seeker.spoken.blocks[*index]))?;
    *next = found + 1;
    Some(found)
}

/// Whether a block has the number and the title that nothing else has taken yet, in whatever order.
fn has_name(seeker: &Seeker<'_>, actor: &Actor, block: &Block) -> bool {
    let follow = |from: usize, cue: &Cue| {
        seeker.find(Sought::words(&cue.letters), from..block.letters.end).map(|at| at + cue.letters.len())
    };
    let start = block.letters.start;
    actor.name.iter().try_fold(start, follow).is_some() || actor.name.iter().rev().try_fold(start, follow).is_some()
}

/// Takes the name and the group's name before it.
fn heading(seeker: &mut Seeker<'_>, actor: &Actor, index: usize) -> Heading {
    let blocks = &seeker.spoken.blocks;
    let block = &blocks[index];
    for cue in &actor.name {
        seeker.take(Sought::words(&cue.letters), block.letters.clone());
    }
    let mut starts = block.letters.start;
    if let Some(group) = &actor.group {
        let before = blocks[index.saturating_sub(GROUP_WITHIN)..index].iter().rev();
        // A group's name may fill the page before; on the same page it is surely the group's.
        let (same, other): (Vec<&Block>, Vec<&Block>) = before.partition(|before| before.page == block.page);
        let before = same.into_iter().chain(other);
        let sought = Sought::words(&group.letters);
        match before.map(|block| block.letters.clone()).find(|letters| seeker.find(sought, letters.clone()).is_some()) {
            Some(letters) => {
                starts = letters.start;
                seeker.take(sought, letters);
            }
            None => {
                let (spot, text): (Spot, String) = (actor.scene.spot.clone(), group.text.clone());
                seeker.report(Finding::Lost { spot, what: group.what, text });
            }
        }
    }
    Heading { starts, ends: block.letters.end, page: block.page }
}
