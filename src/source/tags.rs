//! What can be told of XML from its text alone, before a parser toils over it.

use crate::limits::{TAG_ATTRIBUTES, TAG_NAMESPACES};

/// What would make a parser toil: it compares every attribute of an element with each other, and every namespace with those
/// around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Toil {
    /// An element has more attributes than `limits` allows.
    Attributes,
    /// The text declares more namespaces than `limits` allows.
    Namespaces,
}

/// Whether XML can be parsed in time that grows with its length.
pub(crate) fn check(text: &str) -> Result<(), Toil> {
    if text.split('<').any(|tag| attributes(tag) > TAG_ATTRIBUTES) {
        return Err(Toil::Attributes);
    }
    match text.matches("xmlns:").nth(TAG_NAMESPACES) {
        Some(_) => Err(Toil::Namespaces),
        None => Ok(()),
    }
}

/// The quoted values from the start of a tag to its end.
fn attributes(tag: &str) -> usize {
    let mut quote = None;
    let mut values = 0;
    for byte in tag.bytes() {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if byte == b'>' => break,
            None if matches!(byte, b'"' | b'\'') => {
                quote = Some(byte);
                values += 1;
            }
            None => {}
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_and_namespaces_are_counted_before_they_are_compared() {
        let element = |count: usize| format!("<x {}/>", "a='1' ".repeat(count));
        assert_eq!(check(&element(TAG_ATTRIBUTES)), Ok(()));
        assert_eq!(check(&element(TAG_ATTRIBUTES + 1)), Err(Toil::Attributes));
        assert_eq!(check(&format!("<x>{}</x>", "'\"".repeat(5_000))), Ok(()), "words behind a tag");
        assert_eq!(check(&"<x xmlns:a='b'/>".repeat(TAG_NAMESPACES)), Ok(()));
        assert_eq!(check(&"<x xmlns:a='b'/>".repeat(TAG_NAMESPACES + 1)), Err(Toil::Namespaces));
    }
}
