//! Rules on an indicator's texts: none is empty, there is a commentary, and actions where a level calls for them.

use super::subject::Subject;
use crate::markup::character::is_blank;
use crate::pack::{At, Indicator, Section};
use crate::pack::{is_action_heading, is_commentary_heading};
use crate::problem::{Code, Hint, Problem};

/// Records what is wrong with the texts.
pub(super) fn check(indicator: &At<Indicator>, subjects: &[Subject<'_, '_>], problems: &mut Vec<Problem>) {
    let sections = || indicator.narrative.iter().flat_map(|narrative| &narrative.0);
    problems.extend(sections().filter(|section| section.texts.is_blank()).map(empty));
    if indicator.unread.contains(&"narrative") {
        return;
    }
    // Nothing is asked of an indicator of which no figure is due.
    if subjects.first().is_some_and(|subject| subject.headline.not_due.is_some()) {
        return;
    }
    problems.extend(no_actions(indicator, subjects));
    if let Said::Not(blank) = said(indicator, is_commentary_heading) {
        problems.push(no_commentary(indicator, blank));
    }
}

/// Whether an indicator has a text under a heading of a kind.
enum Said<'i> {
    /// It has.
    Yes,
    /// It has none; at most the heading stands there.
    Not(Option<&'i Section>),
}

fn said(indicator: &Indicator, wanted: fn(&str) -> bool) -> Said<'_> {
    let sections = indicator.narrative.iter().flat_map(|narrative| &narrative.0);
    let mut sections = sections.filter(|section| wanted(&section.heading));
    let first = sections.clone().next();
    if sections.any(|section| !section.texts.is_blank()) { Said::Yes } else { Said::Not(first) }
}

fn empty(section: &Section) -> Problem {
    let place = section.heading.place;
    Problem::new(Code::EmptySection, place, format!("“{}” has no text", section.heading.value))
        .hint("write the text, or delete the heading")
        .lacks(place, "text")
}

/// No word on what is done where a level says that something has to be.
fn no_actions(indicator: &At<Indicator>, subjects: &[Subject<'_, '_>]) -> Option<Problem> {
    let Said::Not(blank) = said(indicator, is_action_heading) else { return None };
    let has_actions = indicator.actions().iter().any(|action| !is_blank(&action.text));
    let (prefix, level) =
        subjects.iter().filter(|_| !has_actions).find_map(|subject| Some((subject.prefix(), subject.off_target()?)))?;
    let message = format!("{prefix}the level is {level}, but no actions are given");
    let start = indicator.place.part(0, 1);
    let problem = |place, in_cells: &str| {
        let hint = Hint::both("say under Actions or Path to Green what is being done about it", in_cells);
        Problem::new(Code::ActionsMissing, place, message).hint(hint)
    };
    let elsewhere = "say in \"actions\" what is being done about it";
    Some(match (blank, &indicator.rag) {
        (Some(blank), rag) => {
            problem(rag.as_ref().map_or(start, |rag| rag.place), "say here what is being done about it")
                .lacks(blank.heading.place, "text")
        }
        (None, Some(rag)) => problem(rag.place, elsewhere),
        (None, None) => problem(start, elsewhere).lacks(start, "narrative"),
    })
}

fn no_commentary(indicator: &At<Indicator>, blank: Option<&Section>) -> Problem {
    let place = indicator.narrative.as_ref().map_or(indicator.place, |narrative| narrative.place).part(0, 1);
    let ask = "ask the service for a sentence or two";
    let in_cells = match blank {
        Some(_) => format!("{ask}, and type them here"),
        None => format!("{ask}, and add a row for them in \"narrative\" with the heading “Commentary”"),
    };
    let problem = Problem::new(Code::NoCommentary, place, "there is no commentary")
        .hint(Hint::both(format!("{ask} under \"Commentary\""), in_cells));
    match blank {
        Some(blank) => problem.lacks(blank.heading.place, "text"),
        None => problem.lacks(indicator.place.part(0, 1), "narrative"),
    }
}
