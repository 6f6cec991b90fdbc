//! `results`: puts the results of several runs together.

use std::path::Path;

use super::{Outcome, fail, inputs, say};
use crate::check::load::Input;
use crate::commands::args::{MergeResults, Results};
use crate::limits;
use crate::messages::results::{self, Line, Merged};
use crate::output::{Target, is_device, is_same_name, real, same};
use crate::source::Sources;
use crate::source::fence::Opened;

pub(super) fn results(args: &Results) -> Outcome {
    match args {
        Results::Merge(args) => merge(args),
    }
}

fn merge(args: &MergeResults) -> Outcome {
    if let Some(outcome) = over(args) {
        return outcome;
    }
    let asked = match args.from.as_deref().map(asked).transpose() {
        Ok(asked) => asked,
        Err(message) => return fail(message, None),
    };
    let mut lines = Vec::new();
    for file in &args.files {
        match read(file) {
            Ok(read) => lines.extend(read),
            Err(message) => return fail(message, None),
        }
    }
    let mut merged = results::merge(lines, asked.as_deref());
    merged.missing.retain(|pack| !is_schema(Path::new(pack)));
    let said = say(&results::text(&merged));
    let verdict = if merged.is_whole() { Outcome::Done } else { Outcome::Faulty };
    said.max(written(&merged, args)).max(verdict)
}

/// The packs that a list names, as runs name them.
fn asked(list: &Path) -> Result<Vec<String>, String> {
    let inputs = inputs::inputs(&inputs::listed(list)?)?;
    Ok(inputs.iter().map(Input::written).collect())
}

/// Whether a file that no run has done is no pack but a JSON Schema, as lies beside packs for editors: runs pass it over.
fn is_schema(path: &Path) -> bool {
    Sources::open(path, &mut Vec::new()).is_ok_and(|sources| sources.is_schema())
}

fn read(file: &Path) -> Result<Vec<Line>, String> {
    let bytes = Opened::by_user(file).and_then(|file| file.read(limits::FILE_BYTES));
    let bytes = bytes.map_err(|cause| format!("cannot read {} ({cause})", file.display()))?;
    results::read(&String::from_utf8_lossy(&bytes))
        .map_err(|line| format!("line {line} of {} is not a result of `render --results`", file.display()))
}

/// The refusal to write over a file that is read.
fn over(args: &MergeResults) -> Option<Outcome> {
    let read: Vec<_> = args.files.iter().chain(&args.from).map(|path| real(path)).collect();
    let written = args.output.iter().chain(&args.summary).map(|path| Target::of(path));
    let is_read = |target: &Target| target.file().is_some_and(|path| read.iter().any(|read| same(read, &real(path))));
    if let Some(target) = written.into_iter().find(is_read) {
        return Some(fail(format!("{target} is one of the files that are read"), Some("choose another name")));
    }
    let (all, summary) = (Target::of(args.output.as_deref()?), Target::of(args.summary.as_deref()?));
    let message = format!("the results and the summary would both be written {}", place(&all));
    are_one(&all, &summary).then(|| fail(message, Some("choose another name for one of them")))
}

/// "to standard output", "to all.jsonl".
fn place(target: &Target) -> String {
    if *target == Target::Standard { target.to_string() } else { format!("to {target}") }
}

/// Whether two results would go to one place; a device or a pipe takes any number.
fn are_one(one: &Target, other: &Target) -> bool {
    match (one.file(), other.file()) {
        (Some(one), Some(other)) => !is_device(one) && is_same_name(&real(one), &real(other)),
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// Writes what is to be written besides.
fn written(merged: &Merged, args: &MergeResults) -> Outcome {
    let all = || merged.lines.iter().map(Line::written).collect::<String>();
    let all = args.output.as_deref().map_or(Outcome::Done, |path| write(path, &all()));
    let summary = args.summary.as_deref();
    all.max(summary.map_or(Outcome::Done, |path| write(path, &results::markdown(merged))))
}

fn write(path: &Path, text: &str) -> Outcome {
    let target = Target::of(path);
    match target.write(text.as_bytes()) {
        Ok(()) => Outcome::Done,
        Err(fault) => fail(format!("cannot write {target} ({})", fault.cause), fault.hint),
    }
}
