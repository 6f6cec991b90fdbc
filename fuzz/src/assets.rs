//! What `src/look/assets.rs` gives the rest of the program, from the built-in font alone.

use std::path::Path;
use std::sync::Arc;

use ttf_parser::Face;

use crate::chart::TextWidth;

const FONT: &[u8] = include_bytes!("../../fonts/Arimo-Regular.ttf");

/// The built-in sample.
pub const SAMPLE: (&str, &str) = ("sample.json", include_str!("../../data/communities-2024-25-q2.json"));

/// The built-in templates, which fuzzing does not use.
#[derive(Debug, Clone, Default)]
pub struct Templates;

impl Templates {
    pub fn is_built_in(&self, _: &str) -> bool {
        true
    }

    pub fn typed(&self) -> Option<&Path> {
        None
    }

    pub fn files(&self) -> Vec<String> {
        Vec::new()
    }

    pub fn names(&self) -> Vec<&'static str> {
        Vec::new()
    }
}

/// The built-in font.
pub struct Fonts(Face<'static>);

impl Fonts {
    pub fn built_in() -> Arc<Self> {
        Arc::new(Self(Face::parse(FONT, 0).expect("the built-in font")))
    }

    pub fn families(&self) -> Vec<String> {
        vec!["Arimo".to_owned()]
    }

    pub fn can_print(&self, character: char) -> bool {
        let is_invisible = matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}');
        !character.is_control() && (is_invisible || self.0.glyph_index(character).is_some())
    }
}

impl TextWidth for Fonts {
    fn width(&self, text: &str, size: f64) -> f64 {
        let advance = |c| self.0.glyph_hor_advance(self.0.glyph_index(c)?);
        let units: f64 = text.chars().map(|c| f64::from(advance(c).unwrap_or(0))).sum();
        units / f64::from(self.0.units_per_em()) * size
    }

    fn bold(&self, text: &str, size: f64) -> f64 {
        self.width(text, size)
    }
}
