//! The rule on the change: the published word beside what the figures show.

use super::subject::Subject;
use crate::problem::{Code, Problem};
use crate::rating::Change;

/// Records a published change that contradicts the figures.
pub(super) fn check(subject: &Subject<'_, '_>, problems: &mut Vec<Problem>) {
    problems.extend(mismatch(subject));
}

fn mismatch(subject: &Subject<'_, '_>) -> Option<Problem> {
    let (declared, shown) = (subject.headline.change?, subject.judgement.change?);
    if Change::read(declared).is_none_or(|declared| declared == shown) {
        return None;
    }
    let (from, to) = subject.both(subject.headline.previous?, subject.headline.current?);
    let message = format!(
        "{}the change is published as “{}”, but from {from} to {to} is “{}”",
        subject.prefix(),
        declared.value,
        shown.word()
    );
    Some(
        Problem::new(Code::ChangeMismatch, declared.place, message)
            .hint("correct the word, the figures or the direction"),
    )
}
