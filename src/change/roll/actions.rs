//! Actions as a list: open ones stay as they are, those that are done go.

use jsonc_parser::ast::{Array, Object, Value};
use rust_decimal::Decimal;

use super::entries::{Entries, field};
use super::figure::amount;
use crate::rating::action::says_done;
use crate::source::Edits;

/// Takes out what is done; says how many went and how many stay.
pub(super) fn roll(actions: &Array<'_>, text: &str, edits: &mut Edits) -> (usize, usize) {
    let mut entries = Entries::of(actions, text);
    let is_done = |action: &Value<'_>| action.as_object().is_some_and(is_done);
    let done: Vec<usize> = (0..actions.elements.len()).filter(|&index| is_done(&actions.elements[index])).collect();
    done.iter().for_each(|&index| entries.remove(index));
    entries.finish(edits);
    (done.len(), actions.elements.len() - done.len())
}

/// Whether it is said to be done: by its percentage, or in a word.
fn is_done(action: &Object<'_>) -> bool {
    let is_whole = |done: &Value<'_>| amount(done).is_some_and(|done| done >= Decimal::ONE_HUNDRED);
    action.get("done").is_some_and(|done| is_whole(&done.value)) || field(action, "status").is_some_and(says_done)
}
