//! The rule on the change: the published word beside what the figures show.

use super::subject::Subject;
use crate::problem::{Code, Hint, Problem};
use crate::rating::variance::Change;

/// Records a published change that contradicts the figures.
pub(super) fn check(subject: &Subject<'_, '_>, problems: &mut Vec<Problem>) {
    problems.extend(mismatch(subject).or_else(|| rounded_change(subject)));
}

/// "362 to 300 is a decline".
fn noun(change: Change) -> &'static str {
    match change {
        Change::Improving => "an improvement",
        Change::Declining => "a decline",
        Change::NoChange => "no change",
    }
}

fn mismatch(subject: &Subject<'_, '_>) -> Option<Problem> {
    let (declared, shown) = (subject.headline.change?, subject.judgement.change?);
    if Change::read(declared).is_none_or(|declared| declared == shown) {
        return None;
    }
    let before = subject.headline.figure(subject.headline.before())?;
    let (from, to) = subject.both(before, subject.headline.current?);
    let message =
        format!("{}published as “{}”, but {from} to {to} is {}", subject.prefix(), declared.value, noun(shown));
    Some(
        Problem::new(Code::ChangeMismatch, declared.place, message)
            .hint("correct the word, the figures or the direction"),
    )
}

/// A change that the figures as printed do not show: readers see 95% after 95%, and "Declining" beside it.
fn rounded_change(subject: &Subject<'_, '_>) -> Option<Problem> {
    let (computed, shown) = (subject.judgement.change?, subject.judgement.shown_change?);
    let declared = subject.headline.change.map(|change| Change::read(change));
    if computed == shown || declared.is_some_and(|declared| declared != Some(computed)) {
        return None;
    }
    let previous = subject.headline.figure(subject.headline.before())?;
    let current = subject.headline.current?;
    let message = format!(
        "{}{} after {} reads as “{}”, but the change is “{}”: exactly, it is {} after {}",
        subject.prefix(),
        subject.printed(current),
        subject.printed(previous),
        shown.word(),
        computed.word(),
        subject.exact(current),
        subject.exact(previous)
    );
    let hint = Hint::both(
        "print more decimals, for example \"decimals\": 2 in \"unit\"",
        "print more decimals, for example 2 in \"unit.decimals\"",
    );
    Some(Problem::new(Code::RoundedLevel, current.place, message).hint(hint))
}
