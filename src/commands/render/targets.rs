//! Where the results of a run go, and that none of them is written over what the run reads or writes.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use crate::check::load::Input;
use crate::commands::args::Render;
use crate::look::assets::font_files;
use crate::output::{Target, folded, is_device, is_same_name, leads, real, same, shared};

/// Wrong use: what is wrong, and what to do.
pub(super) type Misuse = (String, &'static str);

/// Where everything goes that a run writes.
#[derive(Debug)]
pub(super) struct Targets {
    /// Where each pack's PDF goes.
    pub(super) pdfs: Vec<Target>,
    /// Where the view goes.
    pub(super) view: Option<Target>,
    /// Where the timings go.
    pub(super) timings: Option<Target>,
    /// Where the results go.
    pub(super) results: Option<Target>,
    /// The files among them without links, by names in which capitals are small letters.
    files: BTreeMap<OsString, Vec<Written>>,
    /// Those of them that are there under further names (hard links), by what these share.
    shared: BTreeMap<(u64, u64), Written>,
}

/// A file that will be written.
#[derive(Debug, Clone)]
struct Written {
    what: &'static str,
    typed: PathBuf,
    real: PathBuf,
}

impl Targets {
    /// Where everything goes, if nothing of it is in the way of anything else.
    pub(super) fn new(inputs: &[Input], args: &Render) -> Result<Self, Misuse> {
        let other = |path: &Option<PathBuf>| path.as_deref().map(Target::of);
        let (view, timings, results) = (other(&args.view), other(&args.timings), other(&args.results));
        let pdfs = pdfs(inputs, args.output.as_deref(), args.keep_folders)?;
        let mut targets = Self { pdfs, view, timings, results, files: BTreeMap::new(), shared: BTreeMap::new() };
        targets.only_one_is_standard()?;
        targets.all_differ()?;
        targets.spare(inputs.iter().filter_map(Input::file), "which it is made from")?;
        targets.spare(args.many.from.as_deref().into_iter(), "which names the packs")?;
        let fonts = args.fonts.as_deref().and_then(|folder| font_files(folder).ok()).unwrap_or_default();
        targets.spare(fonts.iter().map(PathBuf::as_path), "which is one of its fonts")?;
        targets.spare_templates(args.templates.as_deref())?;
        if inputs.contains(&Input::Standard) {
            targets.spare_standard_input()?;
        }
        targets.spare_others()?;
        Ok(targets)
    }

    /// The same for some of the packs; the others' places are still not written over.
    pub(super) fn only(self, ours: &[bool]) -> Self {
        let pdfs = self.pdfs.into_iter().zip(ours).filter_map(|(target, is_ours)| is_ours.then_some(target)).collect();
        Self { pdfs, ..self }
    }

    fn all(&self) -> impl Iterator<Item = (&'static str, &Target)> {
        let pdfs = self.pdfs.iter().map(|target| ("the report", target));
        pdfs.chain(self.view.iter().map(|target| ("the view", target)))
            .chain(self.timings.iter().map(|target| ("the timings", target)))
            .chain(self.results.iter().map(|target| ("the results", target)))
    }

    /// Whether a result goes to standard output, where words about it would be in its way.
    pub(super) fn has_standard(&self) -> bool {
        self.all().any(|(_, target)| *target == Target::Standard)
    }

    /// The folders that are written to and are there already.
    pub(super) fn folders(&self) -> std::collections::BTreeSet<&Path> {
        self.files.values().flatten().filter_map(|file| file.real.parent()).filter(|folder| folder.is_dir()).collect()
    }

    fn only_one_is_standard(&self) -> Result<(), Misuse> {
        match self.all().filter(|(_, target)| **target == Target::Standard).count() {
            0 | 1 => Ok(()),
            _ => Err(("two results cannot both go to standard output".into(), "name a file for one of them")),
        }
    }

    fn all_differ(&mut self) -> Result<(), Misuse> {
        let files: Vec<Written> = self.all().filter_map(|(what, target)| result(what, target.file()?)).collect();
        for file in files {
            let alike = self.files.entry(folded(&file.real)).or_default();
            if let Some(other) = alike.iter().find(|other| is_same_name(&other.real, &file.real)) {
                return Err(both(other, &file));
            }
            self.shared.extend(shared(&file.real).map(|key| (key, file.clone())));
            alike.push(file);
        }
        Ok(())
    }

    /// Refuses to write over files that are read; `why` says what they are to the report.
    fn spare<'p>(&self, mut read: impl Iterator<Item = &'p Path>, why: &str) -> Result<(), Misuse> {
        match read.find_map(|path| self.over(&real(path))) {
            Some(file) => Err(refusal(file, why)),
            None => Ok(()),
        }
    }

    /// Of several packs one may include a file that has the name of another's report: what is no PDF is left alone.
    fn spare_others(&self) -> Result<(), Misuse> {
        let reports = self.pdfs.iter().filter(|_| self.pdfs.len() > 1).filter_map(Target::file);
        match reports.map(Path::to_path_buf).find(|path| is_no_pdf(path)) {
            Some(path) => {
                Err((format!("{} is there and is not a PDF", path.display()), "rename it, or give a folder: -o DIR/"))
            }
            None => Ok(()),
        }
    }

    /// Templates are known only once they are read; what has their extension in their folder is taken for one.
    fn spare_templates(&self, folder: Option<&Path>) -> Result<(), Misuse> {
        let Some(folder) = folder.map(real) else { return Ok(()) };
        let is_template = |file: &&Written| {
            file.real.starts_with(&folder) && file.real.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("typ"))
        };
        match self.files.values().flatten().find(is_template) {
            Some(file) => Err(refusal(file, "which is one of its templates")),
            None => Ok(()),
        }
    }

    /// A pack that the shell reads from a file for standard input.
    fn spare_standard_input(&self) -> Result<(), Misuse> {
        let Ok(input) = same_file::Handle::stdin() else { return Ok(()) };
        let is_input = |file: &&Written| {
            file.real.is_file() && same_file::Handle::from_path(&file.real).is_ok_and(|handle| handle == input)
        };
        match self.files.values().flatten().find(is_input) {
            Some(file) => Err(refusal(file, "which it is made from")),
            None => Ok(()),
        }
    }

    /// The refusal to write over one of these files, which have been read meanwhile; all paths are real ones.
    pub(super) fn over_any<'p>(&self, mut read: impl Iterator<Item = &'p Path>) -> Option<Misuse> {
        read.find_map(|path| self.over(path)).map(|file| refusal(file, "which it is made from"))
    }

    fn over(&self, read: &Path) -> Option<&Written> {
        let by_name = self.files.get(&folded(read)).and_then(|files| files.iter().find(|file| same(&file.real, read)));
        by_name.or_else(|| if self.shared.is_empty() { None } else { self.shared.get(&shared(read)?) })
    }

    /// Whether the timings would be written over one of these files.
    pub(super) fn are_timings_over<'p>(&self, mut read: impl Iterator<Item = &'p Path>) -> bool {
        read.any(|path| self.over(path).is_some_and(|file| file.what == "the timings"))
    }
}

/// Whether an ordinary file is there that holds something else than a PDF.
fn is_no_pdf(path: &Path) -> bool {
    let path = &leads(path);
    let mut start = [0; 4];
    let is_file = path.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() > 0);
    let mut read = || std::fs::File::open(path).and_then(|mut file| std::io::Read::read(&mut file, &mut start));
    is_file && read().is_ok() && start != *b"%PDF"
}

/// The file that a result goes to; a device or a pipe is none, and takes any number.
fn result(what: &'static str, path: &Path) -> Option<Written> {
    (!is_device(path)).then(|| Written { what, typed: path.to_path_buf(), real: real(path) })
}

fn refusal(file: &Written, why: &str) -> Misuse {
    (format!("{} would be written over {}, {why}", file.what, file.typed.display()), "choose another name")
}

fn both(one: &Written, other: &Written) -> Misuse {
    let place = other.typed.display();
    if one.what == other.what {
        return (format!("two packs would both be written to {place}"), "rename one, or add --keep-folders");
    }
    (format!("{} and {} would both be written to {place}", one.what, other.what), "choose another name for one of them")
}

/// Where each pack's PDF goes; wrong use is a message and a hint.
fn pdfs(inputs: &[Input], output: Option<&Path>, are_folders_kept: bool) -> Result<Vec<Target>, Misuse> {
    if inputs.iter().filter(|input| **input == Input::Standard).count() > 1 {
        return Err(("standard input can be read only once".into(), "give - once"));
    }
    let single = |target: Target| match inputs.len() {
        _ if are_folders_kept => Err(("--keep-folders needs a folder to write to".into(), "give a folder: -o DIR/")),
        1 => Ok(vec![target]),
        _ => Err(("several packs cannot go into one file".into(), "give a folder: -o DIR/")),
    };
    let folder = match output {
        Some(path) if Target::of(path) == Target::Standard => return single(Target::Standard),
        Some(path) if is_folder(path) => path,
        Some(path) => return single(Target::File(path.to_path_buf())),
        None if inputs == [Input::Standard] => return single(Target::Standard),
        None => Path::new(""),
    };
    let below = |input: &Input| match (input.file().and_then(Path::parent), output) {
        (Some(own), None) if are_folders_kept => own.to_path_buf(),
        (Some(own), Some(_)) if are_folders_kept => folder.join(kept(own)),
        _ => folder.to_path_buf(),
    };
    Ok(inputs.iter().map(|input| Target::File(below(input).join(input.output_name()))).collect())
}

/// A pack's folder as it was written, as a folder below another: no root, no drive, no way up.
fn kept(folder: &Path) -> PathBuf {
    folder.components().filter(|part| matches!(part, Component::Normal(_))).collect()
}

fn is_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) || path.is_dir()
}
