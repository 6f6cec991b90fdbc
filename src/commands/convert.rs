//! `convert`: a pack from one form into the other, without loss.

use std::path::Path;

use super::check::input;
use super::{Outcome, fail, mutter, say, width};
use crate::args::Convert;
use crate::assets::{Fonts, Templates};
use crate::load::{Loaded, load};
use crate::problem::Code;
use crate::scale::Scale;
use crate::source::io_cause;
use crate::{output, terminal, workbook};

/// The form of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Json,
    Workbook,
}

pub(super) fn convert(args: &Convert) -> Outcome {
    let Some(form) = form(&args.output) else {
        let message = format!("cannot tell what {} should become", args.output.display());
        return fail(message, Some("end its name in .xlsx or .json"));
    };
    if is_same_file(&args.pack, &args.output) {
        return fail("a pack cannot be converted into its own file", Some("give the output another name"));
    }
    let fonts = match Fonts::new(None) {
        Ok(fonts) => fonts,
        Err(fault) => return fail(fault, None),
    };
    let mut loaded = match load(&input(&args.pack), &fonts, &Templates::default()) {
        Ok(loaded) => loaded,
        Err(unreadable) => return fail(unreadable, None),
    };
    loaded.problems.retain(|problem| is_in_the_way(problem.code));
    if !loaded.problems.is_empty() || loaded.pack.is_none() {
        let shown = terminal::shown(&loaded);
        let told = terminal::human(&shown, &loaded.sources, width());
        mutter(&format!("{told}{}\n{} was not converted\n", terminal::summary(&shown), args.pack.display()));
        return Outcome::Faulty;
    }
    match converted(&loaded, form).and_then(|bytes| output::write(&args.output, &bytes)) {
        Ok(()) => say(&format!("{}\n", args.output.display())),
        Err(error) => fail(format!("cannot write {} ({})", args.output.display(), io_cause(&error)), None),
    }
}

/// Whether a pack with a problem of this kind has something that the other form could not hold.
fn is_in_the_way(code: Code) -> bool {
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

fn converted(loaded: &Loaded, form: Form) -> std::io::Result<Vec<u8>> {
    let rating = loaded.pack.as_ref().and_then(|pack| pack.rating.as_ref());
    let levels: Vec<String> = Scale::of(rating).levels.into_iter().map(|level| level.name).collect();
    match form {
        Form::Workbook => workbook::write(&loaded.sources, &levels).map_err(std::io::Error::other),
        Form::Json => Ok(workbook::json(&loaded.sources).into_bytes()),
    }
}

fn form(path: &Path) -> Option<Form> {
    match path.extension()?.to_string_lossy().to_lowercase().as_str() {
        "json" => Some(Form::Json),
        "xlsx" => Some(Form::Workbook),
        _ => None,
    }
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
