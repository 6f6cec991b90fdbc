//! What is built into the program, templates and the sample pack, and the folders of the user's that replace them.

mod fonts;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use include_dir::{Dir, include_dir};
use typst::foundations::Bytes;

use crate::limits;
use crate::look::measures::Measures;
use crate::source::fence::{Fence, Refused};
use crate::source::io_cause;
use crate::words::Words;

pub(crate) use fonts::font_files;
pub use fonts::{Fonts, Measure};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/typst-templates");

/// The sample pack that `render` without a path renders: its name and its text.
pub const SAMPLE: (&str, &str) =
    ("communities-2024-25-q2.json", include_str!("../../data/communities-2024-25-q2.json"));

/// The pack that `init` writes to start from.
pub const START: &str = include_str!("../../data/start/pack.json");

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
