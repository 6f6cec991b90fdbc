//! Words that say a text is not for everybody, in a report that is for everybody.

use crate::pack::{At, Indicator, Pack, Section, figures};
use crate::problem::{Code, Problem};
use crate::source::Sources;

/// Words with which reports mark what is not for publication, in lower case.
const MARKS: &[&str] = &["confidential", "exempt information", "not for publication", "schedule 12a"];
/// What can be confidential without anything in the text being so: "a confidential helpline".
const SERVICES: &[&str] = &[
    "advice",
    "advocacy",
    "appointment",
    "appointments",
    "chat",
    "conversation",
    "conversations",
    "counselling",
    "email",
    "environment",
    "helpline",
    "hotline",
    "line",
    "listening",
    "phone",
    "phoneline",
    "reporting",
    "sessions",
    "service",
    "services",
    "setting",
    "space",
    "spaces",
    "support",
    "survey",
    "surveys",
    "telephone",
    "waste",
    "whistleblowing",
];

/// Checks the texts of a report that is not marked as a whole.
pub(super) fn check(pack: &Pack, sources: &Sources, problems: &mut Vec<Problem>) {
    let is_marked = pack.report.marking.as_ref().is_some_and(|marking| !marking.trim().is_empty());
    if is_marked {
        return;
    }
    let introduction = pack.report.introduction.iter().flat_map(|introduction| &introduction.0).flat_map(of_section);
    let key = pack.key_rows().iter().flat_map(|row| &row.explanation.0);
    let meanings = pack.rating.iter().flat_map(|scale| scale.meanings()).map(|(_, meaning)| meaning);
    for text in
        introduction.chain(key).chain(meanings).chain(pack.indicators.0.iter().flat_map(|indicator| texts(indicator)))
    {
        if let Some((at, mark)) = mark(text) {
            let place = sources.literal(text.place).part(at, mark.len());
            let words = &text[at..at + mark.len()];
            let message = format!("the text says “{words}”, but neither it nor the report is marked as such");
            let problem = Problem::new(Code::ExemptWording, place, message);
            problems.push(
                problem.hint("take the text out, or set \"marking\" in \"report\" if nobody outside may read it"),
            );
        }
    }
}

fn of_section(section: &Section) -> impl Iterator<Item = &At<String>> {
    std::iter::once(&section.heading).chain(&section.texts.0)
}

/// The title, and every text that stands on the page of an indicator.
fn texts(indicator: &Indicator) -> impl Iterator<Item = &At<String>> {
    let sections = indicator.narrative.iter().flat_map(|narrative| &narrative.0);
    let narrative = sections.flat_map(of_section);
    let of_measures = indicator.sub_measures().iter().flat_map(|measure| measure.title.iter().chain(measure.notes()));
    let of_actions = indicator.actions().iter().flat_map(|action| std::iter::once(&action.text).chain(&action.status));
    let charts = indicator.charts.iter().flat_map(|charts| &charts.value);
    let of_charts = charts.flat_map(|chart| std::iter::once(&chart.title).chain(&chart.alt));
    let captions = indicator
        .figures
        .iter()
        .flat_map(|figures| &figures.value)
        .flat_map(|figure| figure.caption.iter().chain(&figure.alt));
    indicator
        .title
        .iter()
        .chain(indicator.performances().filter_map(|of| of.rag_reason.as_ref()))
        .chain(indicator.notes())
        .chain(of_measures)
        .chain(of_actions)
        .chain(&indicator.correction)
        .chain(indicator.performances().filter_map(|of| of.not_due.as_ref()))
        .chain(indicator.performances().flat_map(|of| of.events()).map(|event| &event.text))
        .chain(captions)
        .chain(of_charts)
        .chain(beside_figures(indicator))
        .chain(narrative)
}

/// What stands beside figures, those of measures and charts included: their labels and notes.
fn beside_figures(indicator: &Indicator) -> impl Iterator<Item = &At<String>> {
    figures(indicator).into_iter().flat_map(|figure| figure.datum.label.iter().chain(&figure.datum.note))
}

/// The first mark in a text, and where it stands.
fn mark(text: &str) -> Option<(usize, &'static str)> {
    let lower = text.to_ascii_lowercase();
    let found = |mark: &'static str| {
        let mut places = lower.match_indices(mark);
        places.find(|(at, _)| is_meant(&lower, *at, mark)).map(|(at, _)| (at, mark))
    };
    MARKS.iter().filter_map(|mark| found(mark)).min()
}

/// Whether a mark is a whole word, is not denied, and is not about a service.
fn is_meant(lower: &str, at: usize, mark: &str) -> bool {
    let (before, after) = (&lower[..at], &lower[at + mark.len()..]);
    let is_part = before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
    let is_denied = before.ends_with("non-") || before.ends_with("not ") || before.ends_with("no ");
    let next = after.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    let is_service = mark == "confidential" && after.starts_with([' ', ',']) && SERVICES.contains(&next);
    !is_part && !is_denied && !is_service
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_what_is_only_called_confidential() {
        for text in [
            "CONFIDENTIAL: staff in scope",
            "A confidential matter",
            "This is exempt information.",
            "exempt information, advice to members",
            "Not for publication",
            "Under Schedule 12A",
        ] {
            assert!(mark(text).is_some(), "{text}");
        }
        for text in [
            "A confidential helpline opened",
            "free, confidential advice",
            "Confidentiality was kept",
            "non-confidential papers",
            "The data are not confidential",
            "no exempt information",
            "",
            "for publication",
        ] {
            assert_eq!(mark(text), None, "{text}");
        }
        assert_eq!(mark("A confidential service; it is confidential"), Some((30, "confidential")));
    }
}
