//! Rules on an indicator's texts: none is empty, there is a commentary, and actions where a level calls for them.

use super::subject::Subject;
use crate::markup::character::is_blank;
use crate::pack::{At, Indicator};
use crate::pack::{is_action_heading, is_commentary_heading};
use crate::problem::{Code, Problem};

/// Records what is wrong with the texts.
pub(super) fn check(indicator: &At<Indicator>, subjects: &[Subject<'_, '_>], problems: &mut Vec<Problem>) {
    let sections = || indicator.narrative.iter().flat_map(|narrative| &narrative.0);
    for section in sections().filter(|section| section.texts.is_blank()) {
        problems.push(
            Problem::new(Code::EmptySection, section.heading.place, format!("“{}” has no text", section.heading.value))
                .hint("write the text, or delete the heading"),
        );
    }
    if indicator.unread.contains(&"narrative") {
        return;
    }
    // Nothing is asked of an indicator of which no figure is due.
    if subjects.first().is_some_and(|subject| subject.headline.not_due.is_some()) {
        return;
    }
    let has =
        |wanted: fn(&str) -> bool| sections().any(|section| wanted(&section.heading) && !section.texts.is_blank());
    let has_actions = indicator.actions().iter().any(|action| !is_blank(&action.text));
    let place = indicator.rag.as_ref().map_or(indicator.place.part(0, 1), |rag| rag.place);
    let off_target = subjects.iter().filter_map(|subject| Some((subject.prefix(), subject.off_target()?))).next();
    if let Some((prefix, level)) = off_target
        && !has_actions
        && !has(is_action_heading)
    {
        let message = format!("{prefix}the level is {level}, but no actions are given");
        problems.push(
            Problem::new(Code::ActionsMissing, place, message)
                .hint("say under Actions or Path to Green what is being done about it"),
        );
    }
    if !has(is_commentary_heading) {
        let place = indicator.narrative.as_ref().map_or(indicator.place, |narrative| narrative.place).part(0, 1);
        problems.push(
            Problem::new(Code::NoCommentary, place, "there is no commentary")
                .hint("ask the service for a sentence or two under \"Commentary\""),
        );
    }
}
