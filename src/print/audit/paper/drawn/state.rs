//! What is known while the instructions of a page are followed: state, open marks, the path and the line at hand.

use hayro_syntax::content::Instruction;
use hayro_syntax::object::{Name, Object, String as PdfString};
use kurbo::{Affine, Point, Rect};

use super::Ground;
use crate::print::audit::paper::decoded;
use crate::print::audit::paper::font::Font;

/// What operators change and `q` and `Q` save and restore.
#[derive(Clone)]
pub(super) struct State<'f> {
    pub(super) page: Affine,
    pub(super) clip: Rect,
    pub(super) font: Option<&'f Font>,
    pub(super) size: f64,
    pub(super) spacing: [f64; 2],
    pub(super) scale: f64,
    pub(super) rise: f64,
    pub(super) leading: f64,
    pub(super) is_shown: bool,
    pub(super) line_width: f64,
    /// Where the next letter and the next line start.
    pub(super) text: Affine,
    pub(super) line: Affine,
}

impl State<'_> {
    pub(super) fn new(clip: Rect) -> Self {
        State {
            page: Affine::IDENTITY,
            clip,
            font: None,
            size: 0.0,
            spacing: [0.0; 2],
            scale: 1.0,
            rise: 0.0,
            leading: 0.0,
            is_shown: true,
            line_width: 1.0,
            text: Affine::IDENTITY,
            line: Affine::IDENTITY,
        }
    }

    pub(super) fn move_to(&mut self, line: Affine) {
        (self.text, self.line) = (line, line);
    }

    pub(super) fn next_line(&mut self, right: f64, up: f64) {
        self.move_to(self.line * Affine::translate((right, up)));
    }

    pub(super) fn advance(&mut self, by: f64) {
        self.text *= Affine::translate((by * self.scale, 0.0));
    }
}

/// Marked content that is open.
pub(super) struct Mark {
    pub(super) ground: Ground,
    /// The text that stands for its glyphs, until the first run has taken it.
    pub(super) instead: Option<String>,
}

/// A path that is being built: the rectangle around it.
#[derive(Default)]
pub(super) struct Path {
    pub(super) cover: Option<Rect>,
    pub(super) clips: bool,
}

impl Path {
    pub(super) fn add(&mut self, point: Point) {
        let point = Rect::from_points(point, point);
        self.cover = Some(self.cover.map_or(point, |cover| cover.union(point)));
    }
}

/// The text of a run while it is put together, and where its first and last letters are.
#[derive(Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) start: Option<Affine>,
    pub(super) end: Option<Affine>,
    pub(super) is_broken: bool,
}

impl Line {
    pub(super) fn add(&mut self, codes: &[u8], state: &mut State<'_>) {
        let Some(font) = state.font else { return };
        for glyph in font.glyphs(codes) {
            let is_space = !glyph.text.is_empty() && glyph.text.chars().all(char::is_whitespace);
            if !is_space {
                self.start.get_or_insert(state.text);
            }
            let [letter, word] = state.spacing;
            state.advance(glyph.width * state.size + letter + if glyph.text == " " { word } else { 0.0 });
            if !is_space {
                self.end = Some(state.text);
            }
            self.is_broken |= glyph.is_missing;
            self.text.push_str(&glyph.text);
        }
    }
}

impl Mark {
    pub(super) fn read(instruction: &Instruction<'_, '_>) -> Self {
        let mut operands = instruction.operands();
        let is_artifact = matches!(operands.next(), Some(Object::Name(tag)) if tag.as_ref() == b"Artifact");
        let Some(Object::Dict(entries)) = operands.next() else {
            return Self { ground: if is_artifact { Ground::Artifact } else { Ground::Unmarked }, instead: None };
        };
        let is = |key: &str, word: &[u8]| entries.get::<Name<'_>>(key).is_some_and(|name| name.as_ref() == word);
        let ground = match entries.get::<i32>("MCID") {
            _ if is_artifact && (is("Type", b"Background") || is("Subtype", b"Watermark")) => Ground::Background,
            _ if is_artifact => Ground::Artifact,
            Some(id) => Ground::Content(id),
            None => Ground::Unmarked,
        };
        Self { ground, instead: entries.get::<PdfString<'_>>("ActualText").map(|text| decoded(&text)) }
    }
}
