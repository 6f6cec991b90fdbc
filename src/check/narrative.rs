//! Rules on an indicator's texts: none is empty, there is a commentary, and actions where a level calls for them.

use super::subject::Subject;
use crate::markup::character::is_blank;
use crate::pack::{At, Indicator};
use crate::problem::{Code, Problem};

/// Whether a heading is one under which actions are described: "Actions", "Path to Green", "Recovery plan"; not "Debt recovery".
pub(crate) fn is_action_heading(heading: &str) -> bool {
    const WORDS: [&str; 6] = ["action", "actions", "mitigation", "mitigations", "mitigating", "remediation"];
    const PHRASES: [&str; 9] = [
        "path to",
        "route to",
        "road to",
        "next step",
        "next steps",
        "recovery plan",
        "improvement plan",
        "remedial measures",
        "corrective measures",
    ];
    let words = words(heading);
    let has = |phrase: &str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.windows(phrase.len()).any(|window| window == phrase)
    };
    words.iter().any(|word| WORDS.contains(&word.as_str()))
        || PHRASES.iter().any(|phrase| has(phrase))
        || words == ["recovery"]
}

/// Whether a heading is one for commentary.
pub(crate) fn is_commentary_heading(heading: &str) -> bool {
    words(heading).iter().any(|word| word.starts_with("comment"))
}

fn words(heading: &str) -> Vec<String> {
    let lower = heading.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn action_headings_are_told_by_whole_words() {
        for heading in [
            "Actions",
            "ACTION PLAN",
            "Path to Green",
            "Next steps",
            "Recovery plan",
            "Recovery",
            "Mitigating actions",
            "Improvement plan",
        ] {
            assert!(is_action_heading(heading), "{heading}");
        }
        for heading in [
            "Customer satisfaction",
            "Transactions",
            "Debt recovery",
            "Footpath to school",
            "Interaction",
            "Inaction",
            "Fraction of visits",
        ] {
            assert!(!is_action_heading(heading), "{heading}");
        }
        assert!(is_commentary_heading("Officer’s comments") && is_commentary_heading("Commentary"));
        assert!(!is_commentary_heading("Recommendations"));
    }
}
