//! What is built into the program, templates, fonts and the sample pack, and the folders that replace or add to it.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use include_dir::{Dir, include_dir};
use typst::foundations::Bytes;
use typst::text::{Font, FontInfo, FontStyle, FontWeight};
use typst_kit::fonts::{FontSource, FontStore};

use crate::chart::TextWidth;
use crate::limits;
use crate::look::measures::Measures;
use crate::markup::character::turns_text;
use crate::source::fence::{Fence, Opened, Refused};
use crate::source::io_cause;
use crate::words::Words;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/typst-templates");
static FONTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fonts");

/// The sample pack that `render` without a path renders: its name and its text.
pub const SAMPLE: (&str, &str) =
    ("communities-2024-25-q2.json", include_str!("../../data/communities-2024-25-q2.json"));

/// The pack that `init` writes to start from.
pub const START: &str = include_str!("../../data/start/pack.json");

/// The family that is built in.
const BUILT_IN: &str = "Arimo";

/// The file of the measures that templates and program share.
const MEASURES: &str = "measures.toml";

/// A folder of the user's that cannot be used.
#[derive(Debug)]
pub struct AssetFault {
    /// The file or folder as typed.
    pub path: PathBuf,
    /// What is in the way.
    pub cause: String,
}

impl std::fmt::Display for AssetFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot use {} ({})", self.path.display(), self.cause)
    }
}

impl std::error::Error for AssetFault {}

/// Template files by name: a user's folder first, the built-in ones behind it.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    folder: Option<Arc<Fence>>,
    /// The folder as the user typed it.
    typed: Option<PathBuf>,
    /// The names of the user's files that were read.
    own: Arc<Mutex<BTreeSet<String>>>,
    /// The paths of the user's files that were read.
    read: Arc<Mutex<BTreeSet<PathBuf>>>,
}

/// Why a template file is not served.
#[derive(Debug)]
pub enum TemplateFault {
    /// No such file.
    Missing,
    /// It leads out of the user's folder.
    Outside,
    /// It cannot be read, and why.
    Unreadable(String),
}

impl std::fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no such file"),
            Self::Outside => f.write_str("it leads out of the folder"),
            Self::Unreadable(cause) => f.write_str(cause),
        }
    }
}

impl Templates {
    /// The built-in templates, overridden file by file from a folder.
    pub fn new(folder: Option<&Path>) -> Result<Self, AssetFault> {
        let open = |path: &Path| {
            let fault = |cause| AssetFault { path: path.to_path_buf(), cause };
            match Fence::new(path) {
                Ok(fence) => Ok(Arc::new(fence)),
                Err(_) if path.is_file() => Err(fault("it is not a folder".into())),
                Err(error) => Err(fault(io_cause(&error))),
            }
        };
        let typed = folder.map(Path::to_path_buf);
        Ok(Self { folder: folder.map(open).transpose()?, typed, ..Self::default() })
    }

    /// The user's folder as it was typed, if there is one.
    pub fn typed(&self) -> Option<&Path> {
        self.typed.as_deref()
    }

    /// The files of the user's folder and of the folders in it, sorted, with forward slashes.
    pub fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        if let Some(fence) = &self.folder {
            list(fence.folder(), "", &mut files);
        }
        files.sort();
        files
    }

    /// The real paths of the user's files that were read.
    pub fn read_paths(&self) -> Vec<PathBuf> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// The names of the built-in templates.
    pub fn names(&self) -> Vec<&'static str> {
        let folders = TEMPLATES.dirs().chain([&TEMPLATES]);
        folders.flat_map(Dir::files).filter_map(|file| file.path().to_str()).collect()
    }

    /// The words of a language, by its tag: the built-in ones, with those of the user's folder in their place.
    ///
    /// # Errors
    ///
    /// Where the user's file of words cannot be read, or has what is no word.
    pub fn words(&self, tag: &str) -> Result<Words, AssetFault> {
        let words = Words::of(tag);
        let Some((path, file)) = self.own_text(&words_file(tag))? else { return Ok(words) };
        words.with(&file).map_err(|word| AssetFault { path, cause: word.0 })
    }

    /// The measures that templates and program share: the built-in ones, else those of the user's folder.
    ///
    /// # Errors
    ///
    /// Where the user's file of measures cannot be read, or is not complete.
    pub fn measures(&self) -> Result<Measures, AssetFault> {
        self.own_text(MEASURES)?.map_or_else(
            || Ok(Measures::built_in()),
            |(path, file)| Measures::read(&file).map_err(|cause| AssetFault { path, cause }),
        )
    }

    /// The path and the text of a file of the user's folder, `None` where it has none of that name.
    fn own_text(&self, name: &str) -> Result<Option<(PathBuf, String)>, AssetFault> {
        let path = self.typed.clone().unwrap_or_default().join(name);
        let fault = |cause| AssetFault { path: path.clone(), cause };
        let own = self.folder.as_ref().map(|fence| self.load_override(fence, name)).transpose();
        let Some(own) = own.map_err(|refused| fault(refused.to_string()))?.flatten() else { return Ok(None) };
        let text = String::from_utf8(own).map_err(|_| fault("it is not text in UTF-8".into()))?;
        Ok(Some((path, text)))
    }

    /// Whether a template file is the built-in one.
    pub fn is_built_in(&self, name: &str) -> bool {
        self.folder.as_ref().is_none_or(|fence| fence.folder().join(name).symlink_metadata().is_err())
    }

    /// The names of the user's files that have been read so far.
    pub fn own(&self) -> Vec<String> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// The bytes of a template file; `name` has no leading slash and no `..`.
    pub fn bytes(&self, name: &str) -> Result<Bytes, TemplateFault> {
        if let Some(fence) = &self.folder
            && let Some(bytes) = self.load_override(fence, name)?
        {
            self.own.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
            return Ok(Bytes::new(bytes));
        }
        TEMPLATES.get_file(name).map(|file| Bytes::new(file.contents())).ok_or(TemplateFault::Missing)
    }

    /// A file of the user's folder, `None` where it has none of that name.
    fn load_override(&self, fence: &Fence, name: &str) -> Result<Option<Vec<u8>>, TemplateFault> {
        let fault = |refused| match refused {
            Refused::Outside => TemplateFault::Outside,
            Refused::Missing => TemplateFault::Missing,
            Refused::Unreadable(cause) => TemplateFault::Unreadable(cause),
        };
        let real = match fence.resolve(fence.folder(), name) {
            Err(Refused::Missing) => return Ok(None),
            Ok(real) if real.is_dir() => return Ok(None),
            resolved => resolved.map_err(fault)?,
        };
        let opened = fence.open(&real).map_err(fault)?;
        self.read.lock().unwrap_or_else(PoisonError::into_inner).insert(real);
        opened.read(limits::ASSET_BYTES).map(Some).map_err(TemplateFault::Unreadable)
    }
}

/// The name of the file with the words of a language.
pub fn words_file(tag: &str) -> String {
    format!("words/{}.toml", tag.to_lowercase())
}

/// Adds the names of the files in a folder, and one level of the folders in it: templates lie no deeper.
fn list(folder: &Path, prefix: &str, files: &mut Vec<String>) {
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true if prefix.is_empty() => list(&entry.path(), &format!("{name}/"), files),
            true => {}
            false => files.push(name),
        }
    }
}

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
    let faces: Vec<_> = Font::iter(Bytes::new(bytes)).map(|font| (font.index(), font.info().clone())).collect();
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
