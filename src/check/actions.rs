//! Rules on actions: each says what is done, and no more than all of it.

use rust_decimal::Decimal;

use crate::markup::character::is_blank;
use crate::pack::{Action, At, Indicator};
use crate::problem::{Code, Problem};

/// Records what is wrong with the actions of an indicator.
pub(super) fn check(indicator: &Indicator, problems: &mut Vec<Problem>) {
    for action in indicator.actions() {
        problems.extend(no_text(action));
        problems.extend(beyond_all(action));
    }
}

fn no_text(action: &At<Action>) -> Option<Problem> {
    // A missing text has its problem already, and no place.
    let is_empty = action.text.place.end > 0 && is_blank(&action.text);
    let problem = || Problem::new(Code::BadValue, action.text.place, "this action does not say what is done");
    is_empty.then(|| problem().hint("write the text, or delete the action"))
}

fn beyond_all(action: &At<Action>) -> Option<Problem> {
    let done = action.done.as_ref()?;
    let is_beyond = done.value.0 < Decimal::ZERO || done.value.0 > Decimal::ONE_HUNDRED;
    let message = format!("an action cannot be {}% done", done.value.0);
    is_beyond.then(|| Problem::new(Code::BadValue, done.place, message).hint("write a number from 0 to 100"))
}
