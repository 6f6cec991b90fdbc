//! Records how long each step takes, ours and Typst's, as a trace that browsers and Perfetto show.

use std::io;
use std::num::NonZeroU64;
use std::sync::Arc;

use typst::syntax::{Span, SpanKind};

use crate::print::world::TemplateStore;

/// Records every step from now on.
pub fn start() {
    typst_timing::enable();
}

/// What was recorded, in Chrome's trace event format; steps of templates have their file and line.
pub fn trace(templates: Arc<TemplateStore>) -> io::Result<Vec<u8>> {
    let mut trace = Vec::new();
    let place = |span| place(&templates, span).unwrap_or_else(|| ("unknown".into(), 0));
    typst_timing::export_json(&mut trace, place).map_err(io::Error::other)?;
    Ok(trace)
}

/// The file and the line, from 1, of a place in the templates.
fn place(templates: &TemplateStore, span: NonZeroU64) -> Option<(String, u32)> {
    let SpanKind::Number { id, num } = Span::from_raw(span).get() else { return None };
    let source = templates.source(id).ok()?;
    let line = source.lines().byte_to_line(source.range(num, None)?.start)?;
    Some((id.vpath().get_without_slash().to_owned(), u32::try_from(line + 1).ok()?))
}
