//! Reads on after faults of syntax: finds them all, and mends a copy of the text so that the rest can be checked too.

mod edit;
mod lexer;
mod structure;
mod word;

pub(super) use edit::Anchors;
pub(crate) use edit::Edits;

use super::syntax::Fault;
use structure::Mender;

/// A text whose faults of syntax are mended, the faults, and where its bytes stand in the file.
#[derive(Debug)]
pub(super) struct Mended {
    pub(super) text: String,
    pub(super) faults: Vec<Fault>,
    pub(super) anchors: Anchors,
}

/// Mends a text that starts like JSON; `None` where too little of it is.
pub(super) fn mend(text: &str) -> Option<Mended> {
    text.trim_start().starts_with(['{', '[', '/', '#']).then_some(())?;
    let plain = Mender::new(text, false).run();
    // A bracket that is missing somewhere shows only at the end; the indentation tells where.
    let chosen = match plain {
        Some(mender) if mender.is_balanced() => mender,
        plain => {
            let indented = Mender::new(text, true).run();
            match (plain, indented) {
                (Some(plain), Some(indented)) if indented.fault_count() <= plain.fault_count() => indented,
                (Some(plain), _) => plain,
                (None, indented) => indented?,
            }
        }
    };
    Some(chosen.finish())
}

#[cfg(test)]
mod tests;
