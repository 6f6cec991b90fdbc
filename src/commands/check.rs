//! `check`: lists every problem of packs.

use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use super::inputs::{asked, share};
use super::previous;
use super::{Outcome, STACK, fail, give, passed_over, said, say};
use crate::change::outstanding::{self, Due};
use crate::check::load::{Input, Loaded, Unloaded, load};
use crate::commands::args::{Check, Format, Missing};
use crate::limits::memory;
use crate::look::assets::{Fonts, Templates, font_files};
use crate::messages::{self, Shown};
use crate::output::console::{self, say_aside, width};
use crate::output::harmless;
use crate::output::{Target, real, same};
use crate::picture::named::Pictures;

pub(super) fn check(args: &Check) -> Outcome {
    let (fonts, templates) = match (Fonts::new(args.fonts.as_deref()), Templates::new(args.templates.as_deref())) {
        (Ok(fonts), Ok(templates)) => (fonts, templates),
        (Err(fault), _) | (_, Err(fault)) => return fail(fault, None),
    };
    let mut outcome = Outcome::Done;
    let mut packs = Vec::new();
    let mut inputs = match asked(&args.packs, &args.many) {
        Ok(inputs) => inputs,
        Err(message) => return fail(message, None),
    };
    // The packs of other parts are as little written over as those of this one.
    let typed = inputs.iter().filter_map(Input::file).map(Path::to_path_buf);
    if let Some(fault) = over(args, typed.chain(beside_packs(args, &templates))) {
        return fault;
    }
    let mut ours = share(&inputs, args.many.shard).into_iter();
    let asked = inputs.len();
    inputs.retain(|_| ours.next().unwrap_or(true));
    let is_asked_for_more = args.missing.is_some() || args.previous.is_some();
    let loaded = match all_loaded(&inputs, &|input| {
        let loaded = load(input, &fonts, &templates)?;
        Ok(if is_asked_for_more { loaded } else { only_what_is_told(loaded) })
    }) {
        Ok(loaded) => loaded,
        Err(error) => return fail(format!("cannot start threads ({error})"), None),
    };
    for loaded in loaded {
        match loaded {
            Ok(loaded) => packs.push(loaded),
            Err(Unloaded::Schema(name)) => say_aside(&passed_over(&name)),
            Err(Unloaded::Look(fault)) => {
                fail(fault, None);
                outcome = outcome.max(Outcome::Faulty);
            }
            Err(Unloaded::Unreadable(unreadable)) => outcome = fail(unreadable, None),
        }
    }
    if inputs.is_empty() && asked > 0 {
        return say("no pack falls to this part\n");
    }
    if packs.is_empty() {
        // "no problems" would be said of nothing.
        return if outcome == Outcome::Done { Outcome::Failed } else { outcome };
    }
    if let Some(fault) = over(args, packs.iter().flat_map(|loaded| loaded.sources.read_paths())) {
        return fault;
    }
    if let Some(old) = &args.previous {
        match previous::add(old, &mut packs, &fonts, &|read| over(args, read.into_iter())) {
            Ok(added) => outcome = outcome.max(added),
            Err(refused) => return refused,
        }
    }
    outcome.max(match args.missing {
        Some(form) => say_missing(&packs, form, args.deny_missing),
        None => say_problems(&packs, args),
    })
}

/// The packs, read and checked on all cores, in their order.
fn all_loaded(
    inputs: &[Input],
    loaded: &(dyn Fn(&Input) -> Result<Loaded, Unloaded> + Sync),
) -> Result<Vec<Result<Loaded, Unloaded>>, rayon::ThreadPoolBuildError> {
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    // 0 is for as many as the machine runs at once.
    let threads = memory::allowed().map_or(0, |allowed| memory::threads(allowed).min(cores));
    let pool = ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build()?;
    Ok(pool.install(|| inputs.par_iter().with_max_len(1).map(loaded).collect()))
}

/// Of a pack that is checked its files and problems: of thousands, the rest would fill the memory.
fn only_what_is_told(loaded: Loaded) -> Loaded {
    Loaded { pack: None, pictures: Pictures::default(), ..loaded }
}

/// What is read beside the packs and is known before: the earlier pack, the list of packs, templates and fonts.
fn beside_packs(args: &Check, templates: &Templates) -> impl Iterator<Item = PathBuf> {
    let typed = [&args.previous, &args.many.from].into_iter().flatten().cloned();
    let folder = args.templates.clone().unwrap_or_default();
    let templates = templates.files().into_iter().map(move |file| folder.join(file));
    let fonts = args.fonts.as_deref().and_then(|folder| font_files(folder).ok()).unwrap_or_default();
    typed.chain(templates).chain(fonts)
}

/// The refusal to write the summary over a file that is read.
fn over(args: &Check, mut read: impl Iterator<Item = PathBuf>) -> Option<Outcome> {
    let summary = Target::of(args.summary.as_deref()?);
    let file = real(summary.file()?);
    let is_read = read.any(|path| same(&real(&path), &file));
    let message = format!("the summary would be written over {summary}, which is read");
    is_read.then(|| fail(message, Some("choose another name")))
}

/// Says the problems of all packs.
fn say_problems(packs: &[Loaded], args: &Check) -> Outcome {
    let mut shown: Vec<Vec<Shown<'_>>> = packs.iter().map(messages::shown).collect();
    let hidden = if args.errors_only { keep_errors(&mut shown) } else { 0 };
    let of_pack = |(loaded, shown): (&Loaded, &Vec<Shown<'_>>)| messages::human(shown, &loaded.sources, width());
    let people = || packs.iter().zip(&shown).map(of_pack).collect::<String>();
    let excerpts = if args.format == Format::Human { people() } else { String::new() };
    let shown: Vec<Shown<'_>> = shown.into_iter().flatten().collect();
    let counts = conclusion(packs.len(), &shown, hidden);
    let said = say_as(args.format, &shown, &excerpts, &ending(&counts, &messages::codes(&shown)));
    let write = |path| write_summary(path, &messages::markdown(&counts, &shown));
    said.max(args.summary.as_deref().map_or(Outcome::Done, write)).max(verdict(packs, args.deny_warnings))
}

fn say_as(format: Format, shown: &[Shown<'_>], excerpts: &str, ending: &str) -> Outcome {
    match format {
        Format::Human => say(&format!("{excerpts}{ending}")),
        Format::Json => give(messages::json(shown).as_bytes()),
        Format::Github => {
            let said = give(messages::github(shown).as_bytes());
            say_aside(ending); // Not among the commands, of which GitHub shows ten of each kind.
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
    let target = Target::of(path);
    match target.write(harmless::block(markdown).as_bytes()) {
        Ok(()) => Outcome::Done,
        Err(fault) => fail(format!("cannot write {target} ({})", fault.cause), fault.hint),
    }
}

/// Says what is still to come; a pack that is too far from JSON to tell has its problems told instead.
fn say_missing(packs: &[Loaded], form: Missing, is_denied: bool) -> Outcome {
    let mut outcome = Outcome::Done;
    for loaded in packs.iter().filter(|loaded| loaded.pack.is_none()) {
        say_aside(&messages::human(&messages::shown(loaded), &loaded.sources, width()));
        outcome = Outcome::Faulty;
    }
    let of_pack = |loaded: &Loaded| Some(outstanding::list(loaded.pack.as_ref()?, &loaded.problems, &loaded.sources));
    let due: Vec<Due> = packs.iter().filter_map(of_pack).flatten().collect();
    if is_denied && !due.is_empty() {
        outcome = Outcome::Faulty;
    }
    outcome.max(match form {
        Missing::Text => say(&messages::missing_text(&due)),
        Missing::Csv => said(console::give_lines(&messages::missing_csv(&due))),
        Missing::Json => give(messages::missing_json(&due).as_bytes()),
        Missing::Xlsx => say_workbook(&due),
    })
}

/// Writes the list as a workbook to standard output.
fn say_workbook(due: &[Due]) -> Outcome {
    if io::stdout().is_terminal() {
        let hint = "write it to a file: committee-report check PACK --missing=xlsx > missing.xlsx";
        return fail("a workbook cannot be shown on a terminal", Some(hint));
    }
    match messages::missing_book(due) {
        Ok(bytes) => give(&bytes),
        Err(error) => fail(format!("cannot make the workbook ({error})"), None),
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
        (true, 0) => messages::summary(shown),
        (false, 0) => messages::nothing(packs, shown),
        (true, _) => {
            let (errors, hidden) = (messages::count(shown.len(), "error"), messages::count(hidden, "warning"));
            format!("{errors}; {hidden} not shown")
        }
        (false, _) => format!("no errors; {} not shown", messages::count(hidden, "warning")),
    }
}
