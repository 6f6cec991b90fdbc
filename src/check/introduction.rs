//! Rules on what is printed before the indicators: the introduction, the order of the parts, the summary.

use super::level;
use super::text;
use crate::pack::{Pack, PartName, Report, Summary};
use crate::problem::{Code, Problem};
use crate::rating::scale::Scale;
use crate::source::Sources;

/// Records what is wrong with them.
pub(super) fn check(pack: &Pack, scale: &Scale, sources: &Sources, problems: &mut Vec<Problem>) {
    check_texts(&pack.report, sources, problems);
    check_parts(&pack.report, problems);
    check_exceptions(&pack.report, scale, problems);
}

fn check_texts(report: &Report, sources: &Sources, problems: &mut Vec<Problem>) {
    for section in report.introduction.iter().flat_map(|introduction| &introduction.0) {
        text::check_heading(&section.heading, problems);
        text::check(&section.texts, sources, problems);
        if section.texts.is_blank() {
            let message = format!("“{}” has no text", section.heading.value);
            let place = section.heading.place;
            let problem = Problem::new(Code::EmptySection, place, message).lacks(place, "text");
            problems.push(problem.hint("write the text, or delete the heading"));
        }
    }
}

/// No part can be printed twice. Of a list that repeats itself without end it is said often enough.
fn check_parts(report: &Report, problems: &mut Vec<Problem>) {
    let Some(parts) = &report.parts else { return };
    let is_before = |index: usize| parts[..index].iter().any(|before| before.value == parts[index].value);
    for index in (0..parts.len()).filter(|index| is_before(*index)).take(PartName::ALL.len()) {
        let part = &parts[index];
        let message = format!("\"{}\" appears twice in \"parts\"", part.word());
        problems.push(Problem::new(Code::BadValue, part.place, message).hint("delete one of the two"));
    }
}

fn check_exceptions(report: &Report, scale: &Scale, problems: &mut Vec<Problem>) {
    let Some(Summary::Form(form)) = report.summary.as_ref().map(|summary| &summary.value) else { return };
    for level in form.exceptions.iter().flat_map(|levels| &levels.value) {
        level::check_name(&level.0, level.place, scale, problems);
    }
}
