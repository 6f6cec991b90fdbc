//! `convert`: a pack from one form into the other, without loss.

mod pictures;

use std::path::{Path, PathBuf};

use rust_xlsxwriter::XlsxError;

use super::{Outcome, fail, loaded, say};
use crate::check::load::{Loaded, check_bytes};
use crate::commands::args::Convert;
use crate::look::assets::Fonts;
use crate::messages;
use crate::output::console::{say_aside, width};
use crate::output::{Target, real, same};
use crate::pack::Pack;
use crate::problem::Code;
use crate::rating::scale::Scale;
use crate::workbook::{self, open_data};
pub(super) use pictures::Brought;

/// The form of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Workbook,
    OpenData,
}

impl Form {
    /// Whether it is a form of packs.
    pub(super) fn is_pack(self) -> bool {
        self != Self::OpenData
    }
}

/// Writes a pack that is at hand as JSON text.
pub(super) fn write_text(json: &str, form: Form, path: &Path) -> Outcome {
    match bytes(json, form, path) {
        Ok(bytes) => write(path, &bytes),
        Err(outcome) => outcome,
    }
}

/// A pack that is at hand as JSON text, as the bytes of a file.
pub(super) fn bytes(json: &str, form: Form, path: &Path) -> Result<Vec<u8>, Outcome> {
    if form == Form::Json {
        return Ok(json.as_bytes().to_vec());
    }
    let fonts = Fonts::new(None).map_err(|fault| fail(fault, None))?;
    let files = converted(&check_bytes(json.as_bytes(), &fonts), form, path);
    let files = files.map_err(|error| fail(format!("cannot make {} ({error})", path.display()), None))?;
    Ok(files.into_iter().next().map(|(_, bytes)| bytes).unwrap_or_default())
}

pub(super) fn convert(args: &Convert) -> Outcome {
    let Some(form) = form(&args.output) else {
        let message = format!("cannot tell what {} should become", args.output.display());
        return fail(message, Some("end its name in .xlsx, .json or .csv"));
    };
    if is_same_file(&args.pack, &args.output) {
        return fail("a pack cannot be converted into its own file", Some("give the output another name"));
    }
    let fonts = match Fonts::new(None) {
        Ok(fonts) => fonts,
        Err(fault) => return fail(fault, None),
    };
    let mut loaded = match loaded(&args.pack, &fonts) {
        Ok(loaded) => loaded,
        Err(outcome) => return outcome,
    };
    if loaded.sources.read_paths().iter().any(|path| is_same_file(path, &args.output)) {
        let message = format!("{} is one of the pack's own files", args.output.display());
        return fail(message, Some("give the output another name"));
    }
    // What is published has to be right; what is only moved has to be whole.
    loaded.problems.retain(|problem| match form {
        Form::OpenData => problem.is_error(),
        _ => is_in_the_way(problem.code),
    });
    if !loaded.problems.is_empty() || loaded.pack.is_none() {
        let shown = messages::shown(&loaded);
        let told = messages::human(&shown, &loaded.sources, width());
        say_aside(&format!("{told}{}\n{} was not converted\n", messages::summary(&shown), args.pack.display()));
        return Outcome::Faulty;
    }
    let files = match converted(&loaded, form, &args.output) {
        Ok(files) => files,
        Err(error) => return fail(format!("cannot make {} ({error})", args.output.display()), None),
    };
    let pictures = match Brought::to(&args.output, &loaded, form) {
        Ok(pictures) => pictures,
        Err(outcome) => return outcome,
    };
    let written = files.into_iter().fold(Outcome::Done, |outcome, (path, bytes)| outcome.max(write(&path, &bytes)));
    written.max(pictures.write())
}

pub(super) fn write(path: &Path, bytes: &[u8]) -> Outcome {
    let target = Target::File(path.to_path_buf());
    match target.write(bytes) {
        Ok(()) => say(&format!("{target}\n")),
        Err(fault) => fail(format!("cannot write {target} ({})", fault.cause), fault.hint),
    }
}

/// Whether a pack with a problem of this kind has something that the other form could not hold.
pub(super) fn is_in_the_way(code: Code) -> bool {
    matches!(
        code,
        Code::Syntax
            | Code::UnknownField
            | Code::WrongType
            | Code::IncludeOutside
            | Code::IncludeUnreadable
            | Code::SeriesLength
    )
}

/// The files that a pack becomes.
fn converted(loaded: &Loaded, form: Form, path: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, XlsxError> {
    let rating = loaded.pack.as_ref().and_then(|pack| pack.rating.as_ref());
    let levels: Vec<String> = Scale::of(rating).levels.into_iter().map(|level| level.name).collect();
    match form {
        Form::Workbook => Ok(vec![(path.to_path_buf(), workbook::write(&loaded.sources, &levels)?)]),
        Form::Json => Ok(vec![(path.to_path_buf(), workbook::json(&loaded.sources).into_bytes())]),
        Form::OpenData => Ok(loaded.pack.as_ref().map_or_else(Vec::new, |pack| open_data_of(pack, path))),
    }
}

/// The figures as CSV, and beside it what the columns mean.
fn open_data_of(pack: &Pack, path: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let description = open_data::description(pack, &name);
    let beside = path.with_file_name(format!("{name}-metadata.json"));
    vec![(path.to_path_buf(), open_data::csv(&open_data::rows(pack))), (beside, description.into_bytes())]
}

pub(super) fn form(path: &Path) -> Option<Form> {
    match path.extension()?.to_string_lossy().to_lowercase().as_str() {
        "json" => Some(Form::Json),
        "xlsx" => Some(Form::Workbook),
        "csv" => Some(Form::OpenData),
        _ => None,
    }
}

pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    same(&real(one), &real(other))
}
