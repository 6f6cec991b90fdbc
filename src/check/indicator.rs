//! Rules on one indicator: its names, its figures, its level, its change, its texts.

use super::history::{self, Now};
use super::subject::Subject;
use super::{
    actions, change, cumulative, events, level, mixed, narrative, plausible, series, stored, unjudged, withheld,
};
use crate::limits;
use crate::markup::character::is_blank;
use crate::pack::{At, Datum, Frequency, Indicator, Report, Unit};
use crate::problem::{Code, Hint, Problem};
use crate::rating::assess::assess;
use crate::rating::scale::Scale;
use crate::source::Sources;

/// Checks an indicator and its measures.
pub(super) fn check(
    indicator: &At<Indicator>,
    scale: &Scale,
    report: &Report,
    sources: &Sources,
    problems: &mut Vec<Problem>,
) {
    check_names(indicator, problems);
    let assessment = assess(indicator, scale);
    let subjects = Subject::all(&assessment, scale);
    let now = Now {
        frequency: indicator.frequency.as_ref().map(|frequency| frequency.value),
        period: &report.period,
        financial_year: report.financial_year.as_ref().map(|year| year.as_str()),
    };
    for subject in &subjects {
        level::check(subject, problems);
        stored::check(subject, sources, problems);
        change::check(subject, problems);
        unjudged::check(subject, problems);
        mixed::check(subject, problems);
        plausible::check(subject, problems);
        history::check(subject, &now, problems);
        cumulative::check(subject, &now, problems);
        check_labels(subject.headline.comparators, problems);
    }
    level::check_missing(indicator, &assessment, problems);
    withheld::check(indicator, problems);
    series::check(indicator, &subjects, problems);
    events::check(indicator, problems);
    plausible::check_decimals(indicator, problems);
    check_frequency(indicator, problems);
    check_decimals(indicator, problems);
    narrative::check(indicator, &subjects, problems);
    actions::check(indicator, problems);
}

fn check_names(indicator: &At<Indicator>, problems: &mut Vec<Problem>) {
    let start = indicator.place.part(0, 1);
    let blank = |text: Option<&str>| text.is_none_or(is_blank);
    let is_unread = |field| indicator.unread.contains(&field);
    if blank(indicator.reference.as_ref().map(|reference| reference.0.as_str())) && !is_unread("ref") {
        let hint = "add \"ref\", the number the committee knows it by";
        // In a sheet, it may be no indicator at all.
        let hint = match is_bare(indicator) {
            true => Hint::both(
                hint,
                format!(
                    "{hint}; if this row is a heading or a total, delete it: a group is named in \"group\" of each indicator"
                ),
            ),
            false => hint.into(),
        };
        let problem = Problem::new(Code::MissingRef, start, "this indicator has no reference number");
        problems.push(problem.hint(hint).lacks(start, "ref"));
    }
    if blank(indicator.title.as_ref().map(|title| title.as_str())) && !is_unread("title") {
        problems.push(
            Problem::new(Code::MissingTitle, start, "this indicator has no title")
                .hint("add \"title\" in the words of the performance framework")
                .lacks(start, "title"),
        );
    }
}

/// Whether an indicator has neither a figure of its own nor a text.
fn is_bare(indicator: &Indicator) -> bool {
    let has_parts = !indicator.sub_measures().is_empty() || indicator.narrative.is_some();
    indicator.current.is_none() && indicator.previous.is_none() && indicator.rag.is_none() && !has_parts
}

fn check_labels(comparators: &[At<Datum>], problems: &mut Vec<Problem>) {
    for comparator in comparators.iter().filter(|comparator| comparator.label.is_none()) {
        let problem = Problem::new(
            Code::MissingField,
            comparator.place,
            "a comparator has no \"label\", so nobody can tell whose figure it is",
        );
        let problem = problem.hint(Hint::both(
            "write {\"label\": \"England Mean\", \"value\": …}",
            "fill in \"label\", such as “England Mean”",
        ));
        problems.push(problem.lacks(comparator.place, "label"));
    }
}

/// "Current Month" on an indicator that is reported quarterly.
fn check_frequency(indicator: &Indicator, problems: &mut Vec<Problem>) {
    let Some(frequency) = &indicator.frequency else { return };
    for label in
        [&indicator.current, &indicator.previous].into_iter().flatten().filter_map(|datum| datum.label.as_ref())
    {
        let lower = label.to_lowercase();
        let word = lower.strip_prefix("current ").or(lower.strip_prefix("previous ")).unwrap_or_default();
        let named = Frequency::ALL.iter().find(|(_, name)| name.to_lowercase() == word);
        if let Some((_, name)) = named.filter(|(named, _)| *named != frequency.value && *named != Frequency::Period) {
            let message = format!(
                "the label says “{}”, but the indicator is reported by {}",
                label.value,
                frequency.word().to_lowercase()
            );
            problems.push(
                Problem::new(Code::LabelFrequency, label.place, message)
                    .hint(format!("correct the label, or set \"frequency\" to \"{name}\"")),
            );
        }
    }
}

fn check_decimals(indicator: &Indicator, problems: &mut Vec<Problem>) {
    for unit in indicator.performances().filter_map(|performance| performance.unit.as_ref()) {
        if let Unit::Form(form) = &unit.value
            && let Some(decimals) = form.decimals.as_ref().filter(|decimals| decimals.value > limits::DECIMALS)
        {
            problems.push(Problem::new(
                Code::BadValue,
                decimals.place,
                format!("{} decimals are more than the {} that can be printed", decimals.value, limits::DECIMALS),
            ));
        }
    }
}
