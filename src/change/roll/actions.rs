//! Actions as a list: open ones stay as they are, those that are done go.

use jsonc_parser::ast::{Array, Object, Value};

use super::entries::{Entries, field};
use crate::source::Edits;

/// Words for an action that is done.
const DONE: [&str; 7] = ["done", "complete", "completed", "closed", "finished", "cancelled", "achieved"];

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
    let status = field(action, "status").map(str::to_lowercase);
    field(action, "done") == Some("100") || status.is_some_and(|status| DONE.contains(&status.as_str()))
}
