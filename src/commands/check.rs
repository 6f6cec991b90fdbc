//! `check`: lists every problem of packs.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::{Outcome, fail, mutter, say, width};
use crate::args::{Check, Format, Missing};
use crate::assets::{Fonts, Templates};
use crate::load::{Input, Loaded, load};
use crate::missing::{self, Due};
use crate::output;
use crate::source::io_cause;
use crate::terminal::{self, Shown};
use crate::workbook;

pub(super) fn check(args: &Check) -> Outcome {
    let (fonts, templates) = match (Fonts::new(args.fonts.as_deref()), Templates::new(args.templates.as_deref())) {
        (Ok(fonts), Ok(templates)) => (fonts, templates),
        (Err(fault), _) | (_, Err(fault)) => return fail(fault, None),
    };
    let mut outcome = Outcome::Done;
    let mut packs = Vec::new();
    for path in &not_open(&args.packs) {
        match load(&input(path), &fonts, &templates) {
            Ok(loaded) => packs.push(loaded),
            Err(unreadable) => outcome = fail(unreadable, None),
        }
    }
    if packs.is_empty() {
        return Outcome::Failed; // "no problems" would be said of nothing.
    }
    outcome.max(match args.missing {
        Some(form) => say_missing(&packs, form),
        None => say_problems(&packs, args),
    })
}

/// Says the problems of all packs.
fn say_problems(packs: &[Loaded], args: &Check) -> Outcome {
    let mut shown: Vec<Vec<Shown<'_>>> = packs.iter().map(terminal::shown).collect();
    let hidden = if args.errors_only { keep_errors(&mut shown) } else { 0 };
    let of_pack = |(loaded, shown): (&Loaded, &Vec<Shown<'_>>)| terminal::human(shown, &loaded.sources, width());
    let people = || packs.iter().zip(&shown).map(of_pack).collect::<String>();
    let excerpts = if args.format == Format::Human { people() } else { String::new() };
    let shown: Vec<Shown<'_>> = shown.into_iter().flatten().collect();
    let counts = conclusion(packs.len(), &shown, hidden);
    let said = say_as(args.format, &shown, &excerpts, &ending(&counts, &terminal::codes(&shown)));
    let write = |path| write_summary(path, &terminal::markdown(&counts, &shown));
    said.max(args.summary.as_deref().map_or(Outcome::Done, write)).max(verdict(packs, args.deny_warnings))
}

fn say_as(format: Format, shown: &[Shown<'_>], excerpts: &str, ending: &str) -> Outcome {
    match format {
        Format::Human => say(&format!("{excerpts}{ending}")),
        Format::Json => say(&terminal::json(shown)),
        Format::Github => {
            let said = say(&terminal::github(shown));
            mutter(ending); // Not among the commands, of which GitHub shows ten of each kind.
            said
        }
    }
}

/// Whether the packs are good enough.
fn verdict(packs: &[Loaded], deny_warnings: bool) -> Outcome {
    let is_faulty = |loaded: &Loaded| {
        let (errors, warnings) = loaded.counts();
        errors > 0 || (deny_warnings && warnings > 0)
    };
    if packs.iter().any(is_faulty) { Outcome::Faulty } else { Outcome::Done }
}

/// Leaves the errors; returns how many warnings that count are left out.
fn keep_errors(shown: &mut [Vec<Shown<'_>>]) -> usize {
    let hidden = shown.iter().flatten().filter(|shown| shown.problem.is_open_warning()).count();
    for of_pack in shown {
        of_pack.retain(|shown| shown.problem.is_error());
    }
    hidden
}

fn write_summary(path: &Path, markdown: &str) -> Outcome {
    match output::write(path, markdown.as_bytes()) {
        Ok(()) => Outcome::Done,
        Err(error) => fail(format!("cannot write {} ({})", path.display(), io_cause(&error)), None),
    }
}

/// Says what is still to come; a pack that is too far from JSON to tell has its problems told instead.
fn say_missing(packs: &[Loaded], form: Missing) -> Outcome {
    let mut outcome = Outcome::Done;
    for loaded in packs.iter().filter(|loaded| loaded.pack.is_none()) {
        mutter(&terminal::human(&terminal::shown(loaded), &loaded.sources, width()));
        outcome = Outcome::Faulty;
    }
    let of_pack = |loaded: &Loaded| Some(missing::list(loaded.pack.as_ref()?, &loaded.sources));
    let due: Vec<Due> = packs.iter().filter_map(of_pack).flatten().collect();
    outcome.max(match form {
        Missing::Text => say(&terminal::missing_text(&due)),
        Missing::Csv => say(&terminal::missing_csv(&due)),
        Missing::Json => say(&terminal::missing_json(&due)),
        Missing::Xlsx => say_workbook(&due),
    })
}

/// Writes the list as a workbook to standard output.
fn say_workbook(due: &[Due]) -> Outcome {
    if io::stdout().is_terminal() {
        let hint = "write it to a file: committee-report check PACK --missing=xlsx > missing.xlsx";
        return fail("a workbook cannot be shown on a terminal", Some(hint));
    }
    let bytes = match workbook::outstanding(due) {
        Ok(bytes) => bytes,
        Err(error) => return fail(format!("cannot make the workbook ({error})"), None),
    };
    match io::stdout().lock().write_all(&bytes).and_then(|()| io::stdout().flush()) {
        Ok(()) => Outcome::Done,
        Err(error) => fail(format!("cannot write to standard output ({})", io_cause(&error)), None),
    }
}

/// The last lines: how many problems there are, in all and of each code.
fn ending(counts: &str, codes: &str) -> String {
    let indent = textwrap::Options::new(width()).initial_indent("  ").subsequent_indent("  ");
    let codes = if codes.is_empty() { String::new() } else { format!("{}\n", textwrap::fill(codes, indent)) };
    format!("{counts}\n{codes}")
}

/// How many problems there are.
fn conclusion(packs: usize, shown: &[Shown<'_>], hidden: usize) -> String {
    let is_open = shown.iter().any(|shown| shown.problem.accepted.is_none());
    match (is_open, hidden) {
        (true, 0) => terminal::summary(shown),
        (false, 0) => terminal::nothing(packs, shown),
        (true, _) => {
            let (errors, hidden) = (terminal::count(shown.len(), "error"), terminal::count(hidden, "warning"));
            format!("{errors}; {hidden} not shown")
        }
        (false, _) => format!("no errors; {} not shown", terminal::count(hidden, "warning")),
    }
}

/// The packs without the files that Excel keeps beside a workbook while it is open: "~$q3.xlsx".
pub(super) fn not_open(paths: &[PathBuf]) -> Vec<PathBuf> {
    let is_of_excel = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"));
    let (passed_over, packs): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(is_of_excel);
    for path in passed_over {
        mutter(&format!("{} is passed over: Excel keeps it while the workbook is open\n", path.display()));
    }
    packs
}

/// What a path on the command line means.
pub(super) fn input(path: &Path) -> Input {
    if path == Path::new("-") { Input::Standard } else { Input::File(path.to_path_buf()) }
}
