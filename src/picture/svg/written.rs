//! What can be told of a drawing from its text alone, before any parser could be made to toil over it.

use std::borrow::Cow;

use super::Fault;
use crate::limits::{DRAWING_ATTRIBUTES, DRAWING_NAMESPACES, grouped};

/// Older drawing programs name the public DTD, which nothing needs: it goes, its lines stay.
/// Declarations of the drawing's own could name entities that grow without end.
pub(super) fn without_doctype(text: &str) -> Result<Cow<'_, str>, Fault> {
    let Some(start) = text.find("<!DOCTYPE") else {
        return Ok(Cow::Borrowed(text));
    };
    let (before, doctype) = text.split_at(start);
    let end = doctype.find('>').ok_or(Fault::CutShort)?;
    let (doctype, after) = doctype.split_at(end + 1);
    if doctype.contains('[') {
        return Err(Fault::Entities);
    }
    let lines = "\n".repeat(doctype.matches('\n').count());
    Ok(Cow::Owned([before, &lines, after].concat()))
}

/// The parser compares every attribute of an element with each other, and every namespace with those around it.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    if text.split('<').any(|tag| attributes(tag) > DRAWING_ATTRIBUTES) {
        return Err(Fault::too_complex(format!("more than {} attributes on one element", grouped(DRAWING_ATTRIBUTES))));
    }
    if text.matches("xmlns:").nth(DRAWING_NAMESPACES).is_some() {
        return Err(Fault::too_complex(format!("more than {} namespaces", grouped(DRAWING_NAMESPACES))));
    }
    Ok(())
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
