//! The fonts of a run, and how wide their letters are.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use typst::foundations::Bytes;
use typst::text::{Font, FontInfo, FontStyle, FontWeight};
use typst_kit::fonts::{FontSource, FontStore};

use super::AssetFault;
use crate::chart::TextWidth;
use crate::limits;
use crate::markup::character::turns_text;
use crate::source::fence::Opened;
use crate::source::io_cause;

static FONTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fonts");

/// The family that is built in.
const BUILT_IN: &str = "Arimo";

/// The fonts of a run: the built-in family and those of a user's folder, never the machine's.
pub struct Fonts {
    store: FontStore,
    /// What is known of each face, in the order of the store.
    faces: Vec<FontInfo>,
}

/// A face in a file of a user's folder. It is kept in memory only once it is asked for: a folder may hold any number.
struct FileFace {
    path: PathBuf,
    index: u32,
}

impl FontSource for FileFace {
    fn load(&self) -> Option<Font> {
        let bytes = Opened::by_user(&self.path).ok()?.read(limits::ASSET_BYTES).ok()?;
        Font::new(Bytes::new(bytes), self.index)
    }
}

impl Fonts {
    /// The built-in fonts, and every font file in a folder, in the order of their names.
    pub fn new(folder: Option<&Path>) -> Result<Arc<Self>, AssetFault> {
        let mut store = FontStore::new();
        let mut faces = Vec::new();
        let built_in = FONTS.files().filter(|file| is_font(file.path()));
        for font in built_in.flat_map(|file| Font::iter(Bytes::new(file.contents()))) {
            faces.push(font.info().clone());
            store.push((font.clone(), font.info().clone()));
        }
        for path in folder.map(font_files).transpose()?.unwrap_or_default() {
            for (index, info) in faces_of(&path)? {
                faces.push(info.clone());
                store.push((FileFace { path: path.clone(), index }, info));
            }
        }
        Ok(Arc::new(Self { store, faces }))
    }

    /// The fonts as Typst takes them.
    pub fn store(&self) -> &FontStore {
        &self.store
    }

    /// The names of the families, in order.
    pub fn families(&self) -> Vec<String> {
        let mut families: Vec<String> = Vec::new();
        for face in &self.faces {
            let family = face.family.to_string();
            if !families.contains(&family) {
                families.push(family);
            }
        }
        families
    }

    /// Whether some font has a character that an archival PDF may hold: no control character,
    /// none of the private use area, none that changes the direction of reading.
    pub fn can_print(&self, character: char) -> bool {
        let is_private = matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
        let is_invisible = matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}');
        !is_private
            && !character.is_control()
            && !turns_text(character)
            && character != '\u{FEFF}'
            && (is_invisible || self.faces.iter().any(|face| face.coverage.contains(character.into())))
    }

    /// The measure of text in the first of the named families that is there, else in the built-in one.
    pub fn measure(&self, families: &[String]) -> Measure {
        let is_there = |family: &&String| self.faces.iter().any(|face| face.family.eq_ignore_ascii_case(family));
        let family = families.iter().find(is_there).map_or(BUILT_IN, String::as_str);
        let face = |weight| self.nearest(family, weight).and_then(|index| self.store.font(index));
        Measure { regular: Widths::of(face(FontWeight::REGULAR)), bold: Widths::of(face(FontWeight::BOLD)) }
    }

    /// The upright face of a family that comes nearest to a weight.
    fn nearest(&self, family: &str, weight: FontWeight) -> Option<usize> {
        let faces = self.faces.iter().enumerate().filter(|(_, face)| face.family.eq_ignore_ascii_case(family));
        let far = |(_, face): &(usize, &FontInfo)| {
            (face.variant.style != FontStyle::Normal, face.variant.weight.distance(weight))
        };
        faces.min_by_key(far).map(|(index, _)| index)
    }
}

/// The advance widths of a family, regular and bold.
pub struct Measure {
    regular: Widths,
    bold: Widths,
}

impl TextWidth for Measure {
    fn width(&self, text: &str, size: f64) -> f64 {
        self.regular.ems(text) * size
    }

    fn bold(&self, text: &str, size: f64) -> f64 {
        self.bold.ems(text) * size
    }
}

/// The advance widths of one face.
struct Widths {
    face: Option<Font>,
    /// Widths of the characters up to U+017F in ems; parsing the font for each text would cost more than all else.
    latin: Vec<f64>,
}

impl Widths {
    fn of(face: Option<Font>) -> Self {
        let parsed = face.as_ref().and_then(|font| ttf_parser::Face::parse(font.data(), font.index()).ok());
        let advance = |code| advance(parsed.as_ref()?, char::from_u32(code)?);
        let latin = (0..0x180).map(|code| advance(code).unwrap_or(UNKNOWN)).collect();
        Self { face, latin }
    }

    /// The width of a text in ems.
    fn ems(&self, text: &str) -> f64 {
        text.chars()
            .map(|character| self.latin.get(character as usize).copied().unwrap_or_else(|| self.look_up(character)))
            .sum()
    }

    /// The width of a character in ems.
    fn look_up(&self, character: char) -> f64 {
        let known = || {
            let font = self.face.as_ref()?;
            advance(&ttf_parser::Face::parse(font.data(), font.index()).ok()?, character)
        };
        known().unwrap_or(UNKNOWN)
    }
}

/// The width in ems of a character that the font does not have.
const UNKNOWN: f64 = 0.5;

/// The width of a character in ems.
fn advance(face: &ttf_parser::Face<'_>, character: char) -> Option<f64> {
    let units = face.glyph_hor_advance(face.glyph_index(character)?)?;
    Some(f64::from(units) / f64::from(face.units_per_em()))
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_lowercase();
    matches!(extension.as_str(), "ttf" | "otf" | "ttc" | "otc")
}

/// What is known of each face of a file, with its number there.
fn faces_of(path: &Path) -> Result<Vec<(u32, FontInfo)>, AssetFault> {
    let fault = |cause| AssetFault { path: path.to_path_buf(), cause };
    let bytes = Opened::by_user(path).and_then(|file| file.read(limits::ASSET_BYTES)).map_err(fault)?;
    let count = ttf_parser::fonts_in_collection(&bytes).unwrap_or(1);
    if count > limits::FACES {
        let most = limits::grouped(limits::FACES as usize);
        return Err(fault(format!("it says that it holds {count} fonts; a file may hold {most}")));
    }
    let bytes = Bytes::new(bytes);
    let faces = (0..count).filter_map(|index| Font::new(bytes.clone(), index));
    let faces: Vec<_> = faces.map(|font| (font.index(), font.info().clone())).collect();
    if faces.is_empty() { Err(fault("it is not a font".into())) } else { Ok(faces) }
}

/// The font files of a folder, sorted, so that the order does not depend on the file system.
pub(crate) fn font_files(folder: &Path) -> Result<Vec<PathBuf>, AssetFault> {
    let fault = |error: &io::Error| AssetFault { path: folder.to_path_buf(), cause: io_cause(error) };
    let mut files = Vec::new();
    for entry in folder.read_dir().map_err(|error| fault(&error))? {
        let path = entry.map_err(|error| fault(&error))?.path();
        if is_font(&path) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
