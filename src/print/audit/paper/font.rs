//! The fonts of a PDF: how wide each code is and which text it stands for.

use std::collections::BTreeMap;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};

/// A font as far as reading needs it.
pub(super) struct Font {
    /// Whether a code has two bytes.
    is_wide: bool,
    /// The glyph of each code.
    glyphs: Vec<Glyph>,
    /// What codes without a glyph stand for.
    unknown: Glyph,
}

/// What a code stands for.
pub(super) struct Glyph {
    /// The text; empty where the font does not say.
    pub(super) text: String,
    /// How far it moves on, in ems.
    pub(super) width: f64,
    /// Whether it is the box that fonts show for letters they do not have.
    pub(super) is_missing: bool,
}

/// The fonts of a file by their objects.
pub(super) type Fonts = BTreeMap<ObjectIdentifier, Font>;

/// Every font that a page names, each read once.
pub(super) fn all(pdf: &Pdf) -> Fonts {
    let mut fonts = Fonts::new();
    for page in pdf.pages().iter() {
        let named = &page.resources().fonts;
        for name in named.keys() {
            let Some(id) = named.get_ref(name.as_ref()).map(ObjectIdentifier::from) else { continue };
            if !fonts.contains_key(&id)
                && let Some(font) = named.get::<Dict<'_>>(name.as_ref())
            {
                fonts.insert(id, read(&font));
            }
        }
    }
    fonts
}

/// Reads one font; what it does not say stays empty.
pub(super) fn read(font: &Dict<'_>) -> Font {
    let kind = font.get::<Name<'_>>("Subtype");
    let map = font.get::<Stream<'_>>("ToUnicode").and_then(|stream| {
        let data = stream.decoded().ok()?;
        CMap::parse(&data, |_| None)
    });
    let is_wide = kind.as_ref().is_some_and(|kind| kind.as_ref() == b"Type0");
    let (widths, default_width) = if is_wide { wide(font) } else { simple(font) };
    let codes = widths.len().max(if is_wide { 0 } else { 256 });
    let glyph = |code: usize| {
        let text = map.as_ref().and_then(|map| map.lookup_bf_string(u32::try_from(code).ok()?)).map(spelt);
        Glyph {
            is_missing: is_wide && code == 0 || text.as_ref().is_some_and(|text| text.contains('\0')),
            text: text.unwrap_or_default(),
            width: widths.get(code).copied().flatten().unwrap_or(default_width),
        }
    };
    // A font that does not say which texts its codes stand for is not one that the report's text is set in.
    let unknown = Glyph { text: String::new(), width: default_width, is_missing: map.is_some() };
    Font { is_wide, glyphs: (0..codes).map(glyph).collect(), unknown }
}

fn spelt(text: BfString) -> String {
    match text {
        BfString::Char(sign) => sign.to_string(),
        BfString::String(text) => text,
    }
}

/// The widths of a font with codes of two bytes: entries `first [w w …]` and `first last w`; then the default.
fn wide(font: &Dict<'_>) -> (Vec<Option<f64>>, f64) {
    let descendant = font.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let Some(font) = descendant else { return (Vec::new(), 0.0) };
    let default = font.get::<f32>("DW").unwrap_or(1000.0);
    let mut widths: Vec<Option<f64>> = Vec::new();
    let mut set = |code: usize, width: f64| {
        if code <= usize::from(u16::MAX) {
            widths.resize(widths.len().max(code + 1), None);
            widths[code] = Some(width / 1000.0);
        }
    };
    let entries = font.get::<Array<'_>>("W").map(|entries| entries.iter::<Object<'_>>().collect::<Vec<_>>());
    let mut entries = entries.unwrap_or_default().into_iter();
    while let (Some(first), Some(second)) = (entries.next().and_then(code), entries.next()) {
        match second {
            Object::Array(list) => {
                for (index, width) in list.iter::<Object<'_>>().enumerate() {
                    set(first + index, number(&width));
                }
            }
            last => {
                let width = entries.next().map_or(0.0, |width| number(&width));
                for code in first..=code(last).unwrap_or(first).min(usize::from(u16::MAX)) {
                    set(code, width);
                }
            }
        }
    }
    (widths, f64::from(default) / 1000.0)
}

/// The widths of a font with codes of one byte.
fn simple(font: &Dict<'_>) -> (Vec<Option<f64>>, f64) {
    let first = font.get::<Object<'_>>("FirstChar").and_then(code).unwrap_or(0).min(255);
    // A font whose glyphs are drawings measures them in units of its own.
    let unit = font.get::<Array<'_>>("FontMatrix").and_then(|matrix| matrix.iter::<Object<'_>>().next());
    let unit = unit.map_or(0.001, |unit| number(&unit));
    let listed = font.get::<Array<'_>>("Widths").map(|widths| widths.iter::<Object<'_>>().collect::<Vec<_>>());
    let listed = listed.unwrap_or_default().into_iter().take(256).map(|width| Some(number(&width) * unit));
    (std::iter::repeat_n(None, first).chain(listed).collect(), 0.5)
}

fn code(object: Object<'_>) -> Option<usize> {
    usize::try_from(object.into_number()?.as_i64()).ok()
}

/// A number; 0 for anything else.
pub(super) fn number(object: &Object<'_>) -> f64 {
    if let Object::Number(number) = object { number.as_f64() } else { 0.0 }
}

impl Font {
    /// The glyphs of a string.
    pub(super) fn glyphs<'f>(&'f self, codes: &'f [u8]) -> impl Iterator<Item = &'f Glyph> {
        let size = if self.is_wide { 2 } else { 1 };
        codes.chunks_exact(size).map(move |code| {
            let code = code.iter().fold(0, |code, byte| code << 8 | usize::from(*byte));
            self.glyphs.get(code).unwrap_or(&self.unknown)
        })
    }
}
