//! `diff`: what has changed from one pack to another.

use std::path::Path;

use super::{Outcome, fail, give, loaded, said, say};
use crate::change::diff::Diff;
use crate::check::load::{Input, Loaded};
use crate::commands::args::{ChangeFormat, Diff as Args};
use crate::look::assets::Fonts;
use crate::messages::{self, changes};
use crate::output::console::{self, say_aside, width};
use crate::words::Words;

pub(super) fn diff(args: &Args) -> Outcome {
    let inputs = [&args.old, &args.new].map(|path| Input::of(path));
    if inputs == [Input::Standard, Input::Standard] {
        return fail("only one of the two packs can be read from standard input", None);
    }
    let fonts = match Fonts::new(None) {
        Ok(fonts) => fonts,
        Err(fault) => return fail(fault, None),
    };
    let (old, new) = match (side(&args.old, &fonts), side(&args.new, &fonts)) {
        (Ok(old), Ok(new)) => (old, new),
        _ => return Outcome::Failed,
    };
    let Some(diff) = Diff::of(&old, &new, &Words::of("en")) else {
        return fail("the packs cannot be compared", Some("correct what `committee-report check` lists first"));
    };
    let printed = match args.format {
        ChangeFormat::Human => say(&changes::human(&diff, width())),
        ChangeFormat::Json => give(changes::json(&diff).as_bytes()),
        ChangeFormat::Csv => said(console::give_lines(&changes::csv(&diff))),
        ChangeFormat::Markdown => say(&changes::markdown(&diff)),
    };
    if printed == Outcome::Done && !diff.is_empty() { Outcome::Faulty } else { printed }
}

/// A pack to compare, after its own errors are told; one with errors of form is not compared.
pub(super) fn side(path: &Path, fonts: &Fonts) -> Result<Loaded, Outcome> {
    let loaded = loaded(path, fonts)?;
    let mut shown = messages::shown(&loaded);
    shown.retain(|shown| shown.problem.is_error());
    if !shown.is_empty() {
        say_aside(&format!("{}{}\n", messages::human(&shown, &loaded.sources, width()), messages::summary(&shown)));
    }
    let is_readable = !shown.iter().any(|shown| super::convert::is_in_the_way(shown.problem.code));
    match loaded.pack.is_some() && is_readable {
        true => Ok(loaded),
        false => Err(fail(format!("{} was not compared: correct its errors first", path.display()), None)),
    }
}
