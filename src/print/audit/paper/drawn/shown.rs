//! What a page shows: stretches of text, lines and areas, and what each is to a reader.

use kurbo::{Point, Rect};

/// What a mark says of a drawing to a screen reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::print::audit) enum Ground {
    /// It is read out: the number of its marked content.
    Content(i32),
    /// It is passed over: header, footer, rules.
    Artifact,
    /// It is passed over, and text may be printed over it: a watermark.
    Background,
    /// It has no mark.
    Unmarked,
}

/// A piece of text that was drawn in one go.
#[derive(Debug, Clone)]
pub(in crate::print::audit) struct Run {
    pub(in crate::print::audit) text: String,
    pub(in crate::print::audit) ground: Ground,
    /// The rectangle its letters cover, white space at its ends left out.
    pub(in crate::print::audit) cover: Rect,
    /// The same as far as it is shown.
    pub(in crate::print::audit) shown: Rect,
    /// Where it starts and ends on its line.
    pub(in crate::print::audit) start: Point,
    pub(in crate::print::audit) end: Point,
    /// The size of its letters.
    pub(in crate::print::audit) size: f64,
    /// Whether a letter has no glyph.
    pub(in crate::print::audit) is_broken: bool,
}

/// A line, an area or a picture.
#[derive(Debug, Clone)]
pub(in crate::print::audit) struct Shape {
    /// The rectangle it covers, as far as it is shown.
    pub(in crate::print::audit) cover: Rect,
    pub(in crate::print::audit) ground: Ground,
}
