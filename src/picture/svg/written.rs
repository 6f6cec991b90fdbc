//! What can be told of a drawing from its text alone, before any parser could be made to toil over it.

use std::borrow::Cow;

use super::Fault;
use crate::limits::{TAG_ATTRIBUTES, TAG_NAMESPACES, grouped};
use crate::source::tags::{self, Toil};

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

/// Whether a parser would toil over it.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    tags::check(text).map_err(|toil| match toil {
        Toil::Attributes => {
            Fault::too_complex(format!("more than {} attributes on one element", grouped(TAG_ATTRIBUTES)))
        }
        Toil::Namespaces => Fault::too_complex(format!("more than {} namespaces", grouped(TAG_NAMESPACES))),
    })
}
