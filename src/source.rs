//! The files of a pack: read under limits, kept inside the pack's folder, with every place in them known.
//!
//! It may know the file system, to read. It must never write, never open what lies outside the pack's folder (`fence`), and
//! never change what was typed without a word (`mend`).

pub mod platform;

mod delimited;
mod enclosed;
mod encoding;
mod fault;
pub(crate) mod fence;
mod literal;
mod locate;
mod mend;
mod named;
mod readable;
mod stretches;
mod syntax;
pub(crate) mod tags;
mod workbook;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::digest::Sum;
use crate::limits;
pub use crate::problem::CellPlace;
use crate::problem::{Code, Place, Problem};
use fence::{Fence, Opened, read_limited};
use readable::MendedText;
use stretches::MadeFrom;

pub use delimited::book as delimited;
pub use fault::{FileFault, Unreadable, io_cause};
pub use literal::Literal;
pub(crate) use locate::shortened;
pub use locate::{CellName, Located};
pub(crate) use mend::Edits;
pub(crate) use workbook::ROWS;
pub use workbook::{
    Book, Cell, CellContent, CellValue, Changes, Number, Sheet, cell_name, day_of_our_time, is_kept, is_workbook,
    kept_beside, letters, patched, serial,
};

/// One file of a pack, as text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name an officer knows it by: the path as typed, or below the pack's folder.
    pub name: String,
    /// The text without a byte order mark.
    pub text: Arc<str>,
    /// Its path below the pack's folder, with forward slashes; "pack.json" for standard input.
    pub below: String,
    /// The resolved path; empty for standard input.
    path: PathBuf,
    /// Whether nothing of it could be decoded, or it is beyond a limit, which is on record.
    is_lost: bool,
    /// The text with its faults of syntax mended, where it has any.
    mended: Option<Arc<MendedText>>,
    /// The workbook that the text was made from, where it was.
    made_from: Option<Arc<MadeFrom>>,
}

/// Every file read for one pack; the pack itself is the first.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// The folder that includes and pictures must lie in; a built-in pack has none.
    fence: Option<Fence>,
    /// The folder as the officer typed it, for names; empty for the one the program runs in.
    typed_folder: PathBuf,
    /// How many files were asked for.
    includes: usize,
    /// A folder that is no part of the pack, but has problems of its own.
    beside: Option<String>,
    /// How many bytes the JSON files have together, and how many values.
    bytes: u64,
    values: usize,
    /// Whether it was said that there are too many bytes.
    is_full: bool,
    /// The pictures that were read.
    pictures: Mutex<Vec<ReadFile>>,
    /// The sums of the bytes of the files, as they were read.
    sums: Vec<Sum>,
    /// The files of a pack that lies inside another file.
    enclosed: Option<enclosed::Enclosed>,
}

/// A file that was read and is not kept.
#[derive(Debug)]
struct ReadFile {
    /// The resolved path.
    path: PathBuf,
    /// The sum of its bytes; `None` where it could not be read to its end.
    sum: Option<Sum>,
}

impl Sources {
    /// Reads the pack itself from a file; its folder becomes the fence for everything it names.
    pub fn open(path: &Path, problems: &mut Vec<Problem>) -> Result<Self, Unreadable> {
        let name = path.display().to_string();
        let unreadable = |cause: String| Unreadable { name: name.clone(), cause };
        let opened = Opened::by_user(path).map_err(unreadable)?;
        let resolved = path.canonicalize().map_err(|error| unreadable(io_cause(&error)))?;
        // Where the pack is a link, its neighbours are those of the file that the link leads to.
        let fence = resolved.parent().map(Fence::new).transpose().map_err(|error| unreadable(io_cause(&error)))?;
        let typed = path.parent().filter(|folder| *folder != Path::new(".")).unwrap_or(Path::new(""));
        let is_at_home = typed.join(".").canonicalize().ok().as_deref() == fence.as_ref().map(Fence::folder);
        let typed_folder = if is_at_home { Some(typed) } else { resolved.parent() };
        let typed_folder = typed_folder.unwrap_or(typed).to_path_buf();
        let bytes = opened.read(limits::FILE_BYTES).map_err(unreadable)?;
        let mut sources = Self { fence, typed_folder, ..Self::default() };
        sources.add(name, resolved, bytes, problems);
        Ok(sources)
    }

    /// Reads the pack itself from standard input or a pipe; files it names are looked for in the current folder.
    pub fn from_input(name: &str, input: impl Read, problems: &mut Vec<Problem>) -> Result<Self, Unreadable> {
        let unreadable = |cause: String| Unreadable { name: name.into(), cause };
        let bytes = read_limited(input, limits::FILE_BYTES).map_err(unreadable)?;
        let fence = Some(Fence::new(Path::new(".")).map_err(|error| unreadable(io_cause(&error)))?);
        let mut sources = Self { fence, ..Self::default() };
        sources.add(name.into(), PathBuf::new(), bytes, problems);
        Ok(sources)
    }

    /// A pack that is built into the program and includes nothing.
    pub fn built_in(name: &str, text: &str) -> Self {
        let sums = vec![Sum::of(text.as_bytes())];
        let (text, path) = (text.into(), PathBuf::new());
        let file = SourceFile {
            name: name.into(),
            text,
            below: name.into(),
            path,
            is_lost: false,
            mended: None,
            made_from: None,
        };
        Self { files: vec![file], sums, ..Self::default() }
    }

    /// A pack whose bytes are at hand and that has no folder to include anything from.
    pub fn in_memory(name: &str, bytes: Vec<u8>, problems: &mut Vec<Problem>) -> Self {
        let mut sources = Self::default();
        sources.add(name.into(), PathBuf::new(), bytes, problems);
        sources
    }

    /// Decodes a file's bytes and keeps it, with an error on record where it is not UTF-8 text.
    fn add(&mut self, name: String, path: PathBuf, bytes: Vec<u8>, problems: &mut Vec<Problem>) -> u32 {
        let index = self.next_index();
        self.bytes += bytes.len() as u64;
        self.sums.push(Sum::of(&bytes));
        if workbook::is_meant(&name, &bytes) {
            self.bind(name, path, &bytes, problems);
            return index;
        }
        let decoded = encoding::decode(bytes);
        let is_lost = decoded.fault.is_some() && decoded.text.is_empty();
        if let Some(fault) = decoded.fault {
            let length = decoded.text.get(fault.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let place = Place { file: index, ..Place::default() }.part(fault.at, length);
            problems.push(Problem::new(Code::Syntax, place, fault.message).hint(encoding::ADVICE));
        }
        let below = self.below(&path);
        self.files.push(SourceFile {
            name,
            text: decoded.text.into(),
            below,
            path,
            is_lost,
            mended: None,
            made_from: None,
        });
        index
    }

    fn below(&self, path: &Path) -> String {
        let parts: Vec<_> = path
            .strip_prefix(self.fence.as_ref().map_or(Path::new(""), Fence::folder))
            .unwrap_or(Path::new(""))
            .iter()
            .map(|part| part.to_string_lossy())
            .collect();
        // A pack reached through a link lies elsewhere: its own name will do.
        let name = || path.file_name().map_or_else(|| "pack.json".into(), |name| name.to_string_lossy().into_owned());
        if parts.is_empty() { name() } else { parts.join("/") }
    }

    fn next_index(&self) -> u32 {
        u32::try_from(self.files.len()).unwrap_or(u32::MAX)
    }

    /// Whether the first file is no pack but a JSON Schema, as lies beside packs for editors.
    pub fn is_schema(&self) -> bool {
        let text = self.text(0);
        let may_be = text.contains("json-schema.org/") && syntax::count(&text, limits::VALUES).is_ok();
        let tree = may_be.then(|| Self::tree(&text)).flatten();
        let named = tree.as_ref().and_then(|tree| tree.as_object()?.get_string("$schema"));
        named.is_some_and(|named| {
            ["https://json-schema.org/", "http://json-schema.org/"].iter().any(|start| named.value.starts_with(start))
        })
    }

    /// The files in the order they were read.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The place of a folder that is no part of the pack; it has no text.
    pub fn beside(&mut self, folder: &Path) -> Place {
        self.beside = Some(folder.display().to_string());
        Place { file: u32::MAX, start: 0, end: 0 }
    }

    /// The name of one file as an officer knows it.
    pub fn name(&self, file: u32) -> &str {
        let name = self.files.get(file as usize).map(|file| &file.name).or(self.beside.as_ref());
        name.map_or("", String::as_str)
    }

    /// The text of one file.
    pub fn text(&self, file: u32) -> Arc<str> {
        self.files.get(file as usize).map_or_else(|| "".into(), |file| file.text.clone())
    }

    /// A text of a pack with the way it is written, to find the places of its parts.
    pub fn literal(&self, text: Place) -> Literal {
        Literal::new(self.text(text.file), text)
    }

    /// Finds line, column, JSON pointer and indicator of every place, in one pass over each file.
    pub fn locate(&self, places: &[Place]) -> Vec<Located> {
        locate::locate(self, places)
    }
}

#[cfg(test)]
mod tests;
