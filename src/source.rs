//! The files of a pack: read under limits, kept inside the pack's folder, with every place in them known.

pub mod platform;

mod delimited;
mod enclosed;
mod encoding;
pub(crate) mod fence;
mod locate;
mod mend;
mod syntax;
mod workbook;

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use crate::digest::Sum;
use crate::limits;
use crate::problem::{Code, Place, Problem};
use fence::{Fence, Opened, Refused, read_limited};

pub use delimited::book as delimited;
pub use locate::{CellName, Literal, Located};
pub(crate) use locate::{ordinal, shortened};
pub(crate) use mend::Edits;
pub use workbook::{
    Book, Cell, CellContent, CellValue, Changes, Number, Sheet, cell_name, day_of_our_time, is_kept, letters, patched,
    serial,
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
    bound: Option<Arc<Bound>>,
}

/// A cell of a workbook: all three counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct CellPlace {
    /// The sheet.
    pub sheet: u32,
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

/// A workbook and where the stretches of the text that was made from it stand in it.
#[derive(Debug, Default)]
struct Bound {
    book: Book,
    /// The cells, by the byte of the text where what they say begins.
    cells: Vec<(u32, CellPlace)>,
    /// Cells that nothing in the text came from, for places behind its end.
    beyond: Vec<CellPlace>,
}

/// A text with its faults of syntax mended, and where its bytes stand in the file.
#[derive(Debug)]
struct MendedText {
    text: Arc<str>,
    anchors: mend::Anchors,
}

/// Every file read for one pack; the pack itself is the first.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// The folder that includes and pictures must lie in; a built-in pack has none.
    fence: Option<Fence>,
    /// The folder as the officer typed it, for names.
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

/// Why the pack itself cannot be read: a matter of the call, not of the data.
#[derive(Debug)]
pub struct Unreadable {
    /// The file as typed.
    pub name: String,
    /// What is in the way.
    pub cause: String,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot read {} ({})", self.name, self.cause)
    }
}

impl std::error::Error for Unreadable {}

impl Sources {
    /// Reads the pack itself from a file; its folder becomes the fence for everything it names.
    pub fn open(path: &Path, problems: &mut Vec<Problem>) -> Result<Self, Unreadable> {
        let name = path.display().to_string();
        let unreadable = |cause: String| Unreadable { name: name.clone(), cause };
        let opened = Opened::by_user(path).map_err(unreadable)?;
        let resolved = path.canonicalize().map_err(|error| unreadable(io_cause(&error)))?;
        // Where the pack is a link, its neighbours are those of the file that the link leads to.
        let fence = resolved.parent().map(Fence::new).transpose().map_err(|error| unreadable(io_cause(&error)))?;
        let typed = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let is_at_home =
            fence.as_ref().is_some_and(|fence| typed.canonicalize().is_ok_and(|real| real == fence.folder()));
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
        let typed_folder = PathBuf::from(".");
        let fence = Some(Fence::new(&typed_folder).map_err(|error| unreadable(io_cause(&error)))?);
        let mut sources = Self { fence, typed_folder, ..Self::default() };
        sources.add(name.into(), PathBuf::new(), bytes, problems);
        Ok(sources)
    }

    /// A pack that is built into the program and includes nothing.
    pub fn built_in(name: &str, text: &str) -> Self {
        let sums = vec![Sum::of(text.as_bytes())];
        let (text, path) = (text.into(), PathBuf::new());
        let file =
            SourceFile { name: name.into(), text, below: name.into(), path, is_lost: false, mended: None, bound: None };
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
            bound: None,
        });
        index
    }

    /// Keeps a workbook, whose text is made later, with an error on record where it cannot be read.
    fn bind(&mut self, name: String, path: PathBuf, bytes: &[u8], problems: &mut Vec<Problem>) {
        let index = self.next_index();
        let bound = match workbook::read(&name, bytes, index == 0) {
            Ok(book) => Some(Arc::new(Bound { book, ..Bound::default() })),
            Err(refusal) => {
                let place = Place { file: index, ..Place::default() };
                problems.push(Problem::new(Code::Syntax, place, refusal.message).hint(refusal.hint));
                None
            }
        };
        let below = Path::new(&self.below(&path)).with_extension("json").to_string_lossy().into_owned();
        let is_lost = bound.is_none();
        self.files.push(SourceFile { name, text: "".into(), below, path, is_lost, mended: None, bound });
    }

    /// The workbook that the pack is, where it is one.
    pub fn book(&self) -> Option<&Book> {
        self.files.first()?.bound.as_ref().map(|bound| &bound.book)
    }

    /// The cells that stretches of the text of the pack's workbook came from, by the byte where each begins.
    pub fn cells(&self) -> &[(u32, CellPlace)] {
        self.files.first().and_then(|file| file.bound.as_ref()).map_or(&[], |bound| &bound.cells)
    }

    /// Takes the text that was made from the pack's workbook, and the cells that its stretches came from.
    ///
    /// The `beyond` are cells without a stretch; [`Sources::beyond`] gives their places.
    pub fn bring(&mut self, text: String, cells: Vec<(u32, CellPlace)>, beyond: Vec<CellPlace>) {
        let Some(file) = self.files.first_mut() else { return };
        file.text = text.into();
        if let Some(bound) = file.bound.as_mut().and_then(Arc::get_mut) {
            (bound.cells, bound.beyond) = (cells, beyond);
        }
    }

    /// The place of one of the cells that nothing in the text came from, by its number.
    pub fn beyond(&self, number: usize) -> Place {
        let end = self.files.first().map_or(0, |file| file.text.len());
        Place::default().part(end + number, 0)
    }

    /// The cell that a place stands for, where its file is a workbook.
    pub fn cell_at(&self, place: Place) -> Option<(&Sheet, CellPlace)> {
        let file = self.files.get(place.file as usize)?;
        let bound = file.bound.as_ref()?;
        let at = match (place.start as usize).checked_sub(file.text.len()) {
            Some(number) => *bound.beyond.get(number)?,
            None => bound.cells[..bound.cells.partition_point(|(from, _)| *from <= place.start)].last()?.1,
        };
        Some((bound.book.sheets.get(at.sheet as usize)?, at))
    }

    /// What the cell of a place holds, where its file is a workbook.
    pub fn cell(&self, place: Place) -> Option<&Cell> {
        let (sheet, at) = self.cell_at(place)?;
        sheet.cell(at.row, at.column)
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

    /// Reads a JSON file that another file of the pack names, and returns its index.
    pub fn include(&mut self, from: u32, named: &str, problems: &mut Vec<Problem>) -> Result<u32, FileFault> {
        self.includes += 1;
        if self.includes >= limits::FILES {
            return Err(FileFault::TooMany(self.includes == limits::FILES));
        }
        if self.enclosed.is_some() {
            return self.include_enclosed(from, named, problems);
        }
        let path = self.resolve(from, named)?;
        let opened = self.fence()?.open(&path)?;
        if self.bytes + opened.size() > limits::PACK_BYTES {
            return Err(FileFault::TooMuch(!std::mem::replace(&mut self.is_full, true)));
        }
        let bytes = opened.read(limits::FILE_BYTES).map_err(FileFault::Unreadable)?;
        Ok(self.add(self.display_name(&path, named), path, bytes, problems))
    }

    /// Reads a picture that a file of the pack names.
    pub fn picture(&self, from: u32, named: &str) -> Result<Vec<u8>, FileFault> {
        let path = self.resolve(from, named)?;
        let opened = self.fence()?.open(&path)?;
        let bytes = opened.read(limits::FILE_BYTES);
        let sum = bytes.as_ref().ok().map(|bytes| Sum::of(bytes));
        self.pictures.lock().unwrap_or_else(PoisonError::into_inner).push(ReadFile { path, sum });
        bytes.map_err(FileFault::Unreadable)
    }

    /// The files of the pack without its pictures, sorted: the path below the pack's folder, and the sum of the bytes.
    pub fn sums(&self) -> Vec<(String, Sum)> {
        sorted(self.files.iter().zip(&self.sums).map(|(file, sum)| (file.below.clone(), *sum)))
    }

    /// The pictures that were read, likewise.
    pub fn picture_sums(&self) -> Vec<(String, Sum)> {
        let pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        sorted(pictures.iter().filter_map(|read| Some((self.below(&read.path), read.sum?))))
    }

    /// The resolved paths of everything that was read for the pack.
    pub fn read_paths(&self) -> Vec<PathBuf> {
        let pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let pictures: Vec<PathBuf> = pictures.iter().map(|read| read.path.clone()).collect();
        let files = self.files.iter().map(|file| file.path.clone()).filter(|path| !path.as_os_str().is_empty());
        files.chain(pictures).collect()
    }

    /// Whether a file is one of `ancestors`, so that reading it again would never end.
    pub fn is_among(&self, file: u32, ancestors: &[u32]) -> bool {
        let path = |index: u32| self.files.get(index as usize).map(|file| &file.path);
        path(file)
            .is_some_and(|own| !own.as_os_str().is_empty() && ancestors.iter().any(|&other| path(other) == Some(own)))
    }

    /// The real path of a file that another names, if it lies in that file's folder or below.
    fn resolve(&self, from: u32, named: &str) -> Result<PathBuf, FileFault> {
        let fence = self.fence()?;
        let own = self.files.get(from as usize).and_then(|file| file.path.parent());
        let folder = own.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(fence.folder());
        Ok(fence.resolve(folder, named)?)
    }

    fn fence(&self) -> Result<&Fence, FileFault> {
        self.fence.as_ref().ok_or_else(|| FileFault::Unreadable("a built-in pack has no folder".into()))
    }

    fn display_name(&self, path: &Path, named: &str) -> String {
        let below =
            self.fence.as_ref().and_then(|fence| path.strip_prefix(fence.folder()).ok()).unwrap_or(Path::new(named));
        let shown =
            if self.typed_folder == Path::new(".") { below.to_path_buf() } else { self.typed_folder.join(below) };
        platform::HERE.plain(&shown.display().to_string())
    }

    /// The text that a file's tree is made of: the file's own, or a mended copy where it is no JSON.
    ///
    /// Every fault of syntax goes to `problems`; `None` where the file is too far from JSON to be read.
    pub fn readable(&mut self, file: u32, problems: &mut Vec<Problem>) -> Option<Arc<str>> {
        let text = self.text(file);
        let is_lost = |file: &SourceFile| file.is_lost || (file.bound.is_some() && file.text.is_empty());
        if self.files.get(file as usize).is_none_or(is_lost) || problems.len() > limits::PROBLEMS {
            return None; // Already said so.
        }
        let too_deep = match syntax::count(&text, limits::VALUES.saturating_sub(self.values)) {
            Ok((values, too_deep)) => {
                self.values += values;
                too_deep
            }
            Err(fault) => {
                problems.push(fault.problem(file, &text));
                // Nobody makes a tree of it later either.
                self.files.get_mut(file as usize)?.is_lost = true;
                return None;
            }
        };
        let fault = match (syntax::parse(&text), too_deep) {
            (Ok(_), None) => return Some(text),
            (Ok(_), Some(fault)) => {
                problems.push(fault.problem(file, &text));
                return None;
            }
            (Err(fault), None) | (Err(_), Some(fault)) => fault,
        };
        let mended =
            mend::mend(&text).filter(|mended| syntax::parse(&mended.text).is_ok() && !mended.faults.is_empty());
        let Some(mended) = mended else {
            problems.push(fault.problem(file, &text));
            return None;
        };
        problems.extend(mended.faults.into_iter().map(|fault| fault.problem(file, &text)));
        let readable: Arc<str> = mended.text.into();
        let mended = MendedText { text: readable.clone(), anchors: mended.anchors };
        self.files.get_mut(file as usize)?.mended = Some(Arc::new(mended));
        Some(readable)
    }

    /// The tree of a text that `readable` gave.
    pub fn tree(readable: &str) -> Option<Value<'_>> {
        syntax::parse(readable).ok()
    }

    /// Where a value of a file's tree stands in the file.
    pub fn place(&self, file: u32, value: &impl Ranged) -> Place {
        let mended = self.files.get(file as usize).and_then(|file| file.mended.as_ref());
        let byte = |at: usize| {
            let at = mended.map_or(at, |mended| mended.anchors.to_file(at));
            u32::try_from(at).unwrap_or(u32::MAX)
        };
        Place { file, start: byte(value.start()), end: byte(value.end()) }
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

/// Files in the order of their paths, each once.
fn sorted(sums: impl Iterator<Item = (String, Sum)>) -> Vec<(String, Sum)> {
    let mut sums: Vec<(String, Sum)> = sums.collect();
    sums.sort();
    sums.dedup();
    sums
}

/// Why a file named in a pack cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// It lies, or leads, outside the pack's folder.
    Outside,
    /// It is missing or cannot be read, and why.
    Unreadable(String),
    /// The pack names more files than the limit; true for the first of them.
    TooMany(bool),
    /// The files of the pack are larger together than the limit; true for the first that is too much.
    TooMuch(bool),
}

impl From<Refused> for FileFault {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Outside => Self::Outside,
            Refused::Missing => Self::Unreadable(io_cause(&io::ErrorKind::NotFound.into())),
            Refused::Unreadable(cause) => Self::Unreadable(cause),
        }
    }
}

/// The cause of a file error in a few plain words.
pub fn io_cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".into(),
        io::ErrorKind::PermissionDenied => "no permission to read it".into(),
        io::ErrorKind::IsADirectory => "it is a folder, not a file".into(),
        io::ErrorKind::InvalidFilename => "the name is too long, or has a character that names cannot have".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read".into(),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "there is a file where its folder should be".into()
        }
        _ => error.to_string(),
    }
}
