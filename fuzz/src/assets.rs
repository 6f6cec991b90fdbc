//! What `src/look/assets.rs` gives the rest of the program, from the built-in font alone.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use ttf_parser::Face;

use crate::chart::TextWidth;
use crate::look::measures::Measures;
use crate::words::Words;

/// The built-in sample.
pub const SAMPLE: (&str, &str) = ("sample.json", include_str!("../../data/communities-2024-25-q2.json"));

static BUILT_IN: LazyLock<Arc<Fonts>> = LazyLock::new(|| {
    let face = |font| Face::parse(font, 0).expect("the built-in font");
    let regular = face(include_bytes!("../../fonts/Arimo-Regular.ttf").as_slice());
    let bold = face(include_bytes!("../../fonts/Arimo-Bold.ttf").as_slice());
    Arc::new(Fonts { regular, bold })
});

/// A folder that cannot be used; here none is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetFault {
    pub path: PathBuf,
    pub cause: String,
}

impl std::fmt::Display for AssetFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot use {} ({})", self.path.display(), self.cause)
    }
}

impl std::error::Error for AssetFault {}

/// The built-in templates, of which only words and measures are used.
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

    pub fn words(&self, tag: &str) -> Result<Words, AssetFault> {
        Ok(Words::of(tag))
    }

    pub fn measures(&self) -> Result<Measures, AssetFault> {
        Ok(Measures::built_in())
    }
}

/// The file with the words of a language.
pub fn words_file(tag: &str) -> String {
    format!("words/{}.toml", tag.to_lowercase())
}

/// The built-in font.
#[derive(Clone)]
pub struct Fonts {
    regular: Face<'static>,
    bold: Face<'static>,
}

impl Fonts {
    pub fn new(_: Option<&Path>) -> Result<Arc<Self>, AssetFault> {
        Ok(BUILT_IN.clone())
    }

    pub fn families(&self) -> Vec<String> {
        vec!["Arimo".to_owned()]
    }

    pub fn can_print(&self, character: char) -> bool {
        let is_invisible = matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}');
        !character.is_control() && (is_invisible || self.regular.glyph_index(character).is_some())
    }

    pub fn measure(&self, _: &[String]) -> Self {
        self.clone()
    }
}

impl TextWidth for Fonts {
    fn width(&self, text: &str, size: f64) -> f64 {
        ems(&self.regular, text) * size
    }

    fn bold(&self, text: &str, size: f64) -> f64 {
        ems(&self.bold, text) * size
    }
}

fn ems(face: &Face<'_>, text: &str) -> f64 {
    let advance = |c| face.glyph_hor_advance(face.glyph_index(c)?);
    let units: f64 = text.chars().map(|c| f64::from(advance(c).unwrap_or(0))).sum();
    units / f64::from(face.units_per_em())
}
