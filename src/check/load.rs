//! From a path to a pack with everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use crate::check;
use crate::limits;
use crate::look::assets::{AssetFault, Fonts, SAMPLE, Templates, words_file};
use crate::look::measures::Measures;
use crate::output::harmless;
use crate::pack::{self, Pack};
use crate::picture::named::Pictures;
use crate::problem::{Code, Place, Problem};
use crate::source::platform::HERE;
use crate::source::{Sources, Unreadable, io_cause};
use crate::words::Words;
use crate::workbook;

/// Where a pack comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// The sample built into the program.
    Sample,
    /// Standard input.
    Standard,
    /// A pipe that the shell holds open under a name, as for `<(…)`.
    Pipe(PathBuf),
    /// A file.
    File(PathBuf),
}

impl Input {
    /// What a path on the command line means.
    pub fn of(path: &Path) -> Self {
        let is_open = ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.parent() == Some(Path::new(folder)));
        match path.to_str() {
            Some("-" | "/dev/stdin" | "/dev/fd/0" | "/proc/self/fd/0") => Self::Standard,
            _ if is_open => Self::Pipe(path.to_path_buf()),
            _ => Self::File(path.to_path_buf()),
        }
    }

    /// The file, where it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Sample | Self::Standard | Self::Pipe(_) => None,
        }
    }

    /// What it is called in messages.
    pub fn name(&self) -> String {
        match self {
            Self::Sample => "the built-in sample".into(),
            Self::Standard => "standard input".into(),
            Self::Pipe(path) | Self::File(path) => harmless::line(&path.display().to_string()).into_owned(),
        }
    }

    /// What programs know it by: the path as it was written, with forward slashes on every system.
    pub fn written(&self) -> String {
        match self {
            Self::Sample => SAMPLE.0.to_owned(),
            Self::Standard => "-".to_owned(),
            Self::Pipe(path) | Self::File(path) => HERE.slashed(&path.display().to_string()),
        }
    }

    /// The name of the PDF it becomes, without its folder.
    pub fn output_name(&self) -> String {
        let stem = match self {
            Self::Sample => Path::new(SAMPLE.0).file_stem(),
            Self::Standard | Self::Pipe(_) => None,
            Self::File(path) => path.file_stem(),
        };
        format!("{}.pdf", stem.map_or("report".into(), |stem| stem.to_string_lossy()))
    }
}

/// A pack as it was read, and every problem of it in reading order.
#[derive(Debug)]
pub struct Loaded {
    /// Its files.
    pub sources: Sources,
    /// What stands in it; `None` where it is no JSON object.
    pub pack: Option<Pack>,
    /// Its pictures.
    pub pictures: Pictures,
    /// The words of its language.
    pub words: Words,
    /// The measures that its pages are made by.
    pub measures: Measures,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// How many of its problems stop the report, and how many do not; those that the pack accepts are not counted.
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.problems.iter().filter(|problem| problem.is_error()).count();
        (errors, self.problems.iter().filter(|problem| problem.is_open_warning()).count())
    }

    /// Adds problems that were found later, beside another pack.
    pub fn add(&mut self, mut found: Vec<Problem>) {
        if let Some(pack) = &self.pack {
            check::mark_accepted(pack, &mut found);
        }
        if self.sources.book().is_some() {
            workbook::in_words_of_workbook(&mut found, &self.sources);
        }
        self.problems.append(&mut found);
        bound(&mut self.problems);
        self.problems.sort_by_key(|problem| (problem.place.file, problem.place.start));
    }
}

/// Why nothing was loaded.
#[derive(Debug)]
pub enum Unloaded {
    /// The file cannot be read.
    Unreadable(Unreadable),
    /// It is no pack but a JSON Schema, which lies beside packs: its name.
    Schema(String),
    /// The words or the measures of the user's templates cannot be used.
    Look(AssetFault),
}

impl From<Unreadable> for Unloaded {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

/// Reads and checks a pack; only a pack that cannot be read at all is an error.
pub fn load(input: &Input, fonts: &Fonts, templates: &Templates) -> Result<Loaded, Unloaded> {
    let _scope = typst_timing::TimingScope::new("load");
    let mut problems = Vec::new();
    let sources = match input {
        Input::Sample => Sources::built_in(SAMPLE.0, SAMPLE.1),
        Input::Standard => Sources::from_input(&input.name(), io::stdin().lock(), &mut problems)?,
        Input::Pipe(path) => Sources::from_input(&input.name(), pipe(path)?, &mut problems)?,
        Input::File(path) => Sources::open(path, &mut problems)?,
    };
    if sources.is_schema() {
        return Err(Unloaded::Schema(input.name()));
    }
    let measures = templates.measures().map_err(Unloaded::Look)?;
    let loaded = finish(sources, fonts, (templates, measures), problems);
    let language = loaded.pack.as_ref().map_or("en", |pack| pack.report.language());
    let words = templates.words(language).map_err(Unloaded::Look)?;
    Ok(Loaded { words, ..loaded })
}

pub(crate) fn pipe(path: &Path) -> Result<File, Unreadable> {
    File::open(path).map_err(|error| Unreadable { name: path.display().to_string(), cause: io_cause(&error) })
}

/// Whether a folder of templates has no words of the pack's language.
fn has_no_words_of_its_own(pack: &Pack, templates: &Templates) -> bool {
    templates.is_built_in(&words_file(pack.report.language()))
}

/// Reads and checks what the first file holds.
fn finish(
    mut sources: Sources,
    fonts: &Fonts,
    (templates, measures): (&Templates, Measures),
    mut problems: Vec<Problem>,
) -> Loaded {
    bring_workbook(&mut sources, &mut problems);
    let pack = pack::read(&mut sources, &|character| fonts.can_print(character), &mut problems);
    let mut pictures = Pictures::default();
    if let Some(pack) = &pack {
        pictures = Pictures::load(pack, &sources, &mut problems);
        let look = check::Look { families: &fonts.families(), measures: &measures };
        typst_timing::timed!("check", check::check(pack, &sources, look, &mut problems));
    }
    forget_consequences(&mut problems);
    forget_signs(&mut problems);
    if let Some(pack) = pack.as_ref().filter(|pack| has_no_words_of_its_own(pack, templates)) {
        check::language(&pack.report, &mut problems);
    }
    if let Some(folder) = templates.typed() {
        check::templates(templates, sources.beside(folder), &mut problems);
    }
    if let Some(pack) = &pack {
        check::accept(pack, &mut problems);
    }
    if sources.book().is_some() {
        workbook::in_words_of_workbook(&mut problems, &sources);
    }
    bound(&mut problems);
    problems.sort_by_key(|problem| (problem.place.file, problem.place.start));
    let words = Words::of(pack.as_ref().map_or("en", |pack| pack.report.language()));
    Loaded { sources, pack, pictures, words, measures, problems }
}

/// Makes the text of a pack that is a workbook; from then on it is read like any other.
pub(crate) fn bring_workbook(sources: &mut Sources, problems: &mut Vec<Problem>) {
    let Some(read) = sources.book().map(workbook::read) else { return };
    let faults = read.faults;
    sources.bring(read.text, read.cells, faults.iter().map(|fault| fault.at).collect());
    let places = (0..faults.len()).map(|number| sources.beyond(number));
    let told = places.zip(faults).map(|(place, fault)| Problem::new(fault.code, place, fault.message).hint(fault.hint));
    problems.extend(told);
}

/// Checks a pack that stands in memory and includes nothing; for tests, fuzzing and benchmarks.
pub fn check_bytes(bytes: &[u8], fonts: &Fonts) -> Loaded {
    let mut problems = Vec::new();
    let sources = Sources::in_memory("pack.json", bytes.to_vec(), &mut problems);
    finish(sources, fonts, (&Templates::default(), Measures::built_in()), problems)
}

/// Keeps as many problems as are told, errors first, and says that there are more.
fn bound(problems: &mut Vec<Problem>) {
    if problems.len() <= limits::PROBLEMS {
        return;
    }
    problems.sort_by_key(|problem| (!problem.is_error(), problem.place));
    problems.truncate(limits::PROBLEMS);
    let most = limits::grouped(limits::PROBLEMS);
    let message = format!("the pack has more than {most} problems, the limit of this program; the rest are not told");
    let place = problems.iter().map(|problem| problem.place).max().unwrap_or_default();
    problems.push(Problem::new(Code::BadValue, place, message).hint("correct these first, then check again"));
}

/// Drops what is said of the signs or the form of a level that the scale does not have: it is to be replaced anyway.
fn forget_signs(problems: &mut Vec<Problem>) {
    let unknown = problems.iter().filter(|problem| problem.code == Code::UnknownLevel);
    let ends: BTreeMap<(u32, u32), u32> =
        unknown.map(|problem| ((problem.place.file, problem.place.start), problem.place.end)).collect();
    // Nor is it told that a number is no level for being a number.
    let is_unknown = |place: Place| ends.get(&(place.file, place.start)) == Some(&place.end);
    let is_within = |place: Place| {
        let before = ends.range(..=(place.file, place.start)).next_back();
        before.is_some_and(|((file, _), end)| *file == place.file && place.end <= *end)
    };
    problems.retain(|problem| match problem.code {
        Code::Unprintable => !is_within(problem.place),
        Code::WrongType => !is_unknown(problem.place),
        _ => true,
    });
}

/// Drops what is said of a value whose own syntax is at fault: `"title": ,` is not also the wrong kind of value.
fn forget_consequences(problems: &mut Vec<Problem>) {
    let faults: BTreeSet<(u32, u32)> = problems
        .iter()
        .filter(|problem| problem.code == Code::Syntax)
        .flat_map(|problem| [problem.place.start, problem.place.end].map(|at| (problem.place.file, at)))
        .collect();
    let follows = |problem: &Problem| {
        let is_of_form = matches!(problem.code, Code::WrongType | Code::BadValue);
        is_of_form && faults.contains(&(problem.place.file, problem.place.start))
    };
    if !faults.is_empty() {
        problems.retain(|problem| !follows(problem));
    }
}
