//! `render`: packs to PDF files.

mod corrects;
mod crew;
mod facts;
mod job;
mod problems;
mod progress;
mod report;
mod shared;
mod targets;
mod tell;
mod unchanged;

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Instant;

use super::inputs::{asked, share};
use super::{Outcome, fail};
use crate::check::load::Input;
use crate::commands::args::Render;
use crate::identity::Ground;
use crate::limits;
use crate::look::assets::{AssetFault, Fonts, Templates};
use crate::messages::results::{Journal, Record};
use crate::output::console::{say_aside, width};
use crate::output::{self, Target};
use crate::print::timings;
use crate::print::world::TemplateStore;
use crew::Crew;
use job::job;
use progress::alarm;
use shared::Shared;
use targets::Targets;
use tell::{News, listen, summary};

/// After how many packs what was of no use for a while is forgotten: often enough for flat memory, seldom enough that
/// looking through what is remembered costs little.
const ROUND: usize = 4;
/// How many rounds ago a result was last of use when it is forgotten.
const KEPT: usize = 1;

pub(super) fn render(args: &Render) -> Outcome {
    let all = match asked(&args.packs, &args.many) {
        Ok(_) if args.packs.is_empty() && args.many.from.is_none() => vec![Input::Sample],
        Ok(asked) if asked.is_empty() => return Outcome::Failed, // Only files that were passed over.
        Ok(asked) => asked,
        Err(message) => return fail(message, None),
    };
    // Of all packs, so that no two shares write to one place.
    let targets = match Targets::new(&all, args) {
        Ok(targets) => targets,
        Err((message, hint)) => return fail(message, Some(hint)),
    };
    let ours = share(&all, args.many.shard);
    let (inputs, targets) = (ours_of(all, &ours), targets.only(&ours));
    if args.view.is_some() && inputs.len() > 1 {
        return fail("--view takes one pack", Some("render one pack at a time to save its view"));
    }
    if args.corrects.is_some() && inputs.len() != 1 {
        return fail("--corrects takes one pack", Some("render one pack at a time, each with the version it corrects"));
    }
    output::leave_nothing_behind();
    targets.folders().into_iter().for_each(output::clear);
    if args.timings.is_some() {
        timings::start();
    }
    let (journal, record) = match journal(args, &targets) {
        Ok(begun) => begun,
        Err(outcome) => return outcome,
    };
    let shared = match shared(args, targets, record, inputs.len()) {
        Ok(shared) => Arc::new(shared),
        Err(fault) => return fail(fault, None),
    };
    if inputs.is_empty() {
        say_aside(&format!(
            "no pack falls to part {}\n",
            args.many.shard.map_or_else(String::new, |shard| shard.to_string())
        ));
    }
    let crew = match Crew::new(threads(args.jobs), inputs.len()) {
        Ok(crew) => crew,
        Err(error) => return fail(format!("cannot start threads ({error})"), Some("try fewer: --jobs 1")),
    };
    let (sender, receiver) = mpsc::channel();
    let stop = alarm(News::Long, sender.clone());
    let (run, inputs) = (shared.clone(), Arc::new(inputs));
    let packs = inputs.clone();
    crew.start(inputs.len(), move |number| {
        // That the listener is gone would only mean that nobody wants to know.
        let tell = |news| drop(sender.send(news));
        let began = Instant::now();
        let report = job(&shared, &packs[number], number, &|step| tell(News::Step(number, step)));
        tell(News::Done(number, Box::new(report), began.elapsed()));
        if number % ROUND == ROUND - 1 {
            typst::comemo::evict(KEPT);
        }
    });
    let outcomes = listen(&receiver, &inputs, &run, journal);
    drop(stop);
    summary(&inputs, &outcomes);
    let worst = outcomes.into_iter().max().unwrap_or(Outcome::Done);
    worst.max(run.targets.timings.as_ref().map_or(Outcome::Done, |target| write_timings(target, &run)))
}

/// The packs that this run renders.
fn ours_of(all: Vec<Input>, ours: &[bool]) -> Vec<Input> {
    all.into_iter().zip(ours).filter_map(|(input, is_ours)| is_ours.then_some(input)).collect()
}

/// Begins the results file, where there is to be one; what it recorded last time is returned.
fn journal(args: &Render, targets: &Targets) -> Result<(Option<Journal>, Option<Record>), Outcome> {
    let Some(target) = targets.results.clone() else { return Ok((None, None)) };
    let cannot = |fault: output::Fault| fail(format!("cannot write {target} ({})", fault.cause), fault.hint);
    let (journal, record) = Journal::begin(target.clone(), args.skip_unchanged).map_err(cannot)?;
    Ok((Some(journal), args.skip_unchanged.then_some(record)))
}

/// The options that a report may come out differently with, or not at all. An option that is added has to be put here or there.
fn options(args: &Render) -> String {
    #[rustfmt::skip]
    let Render {
        // What is made does not depend on these, and the files that these name are in the key themselves.
        packs: _, many: _, output: _, view: _, jobs: _, timings: _, results: _, skip_unchanged: _, keep_folders: _, templates: _, fonts: _,
        deny_warnings, attach_data, verify, corrects,
    } = args;
    // What it corrects may change; but nothing is passed over where something is corrected.
    let corrects = corrects.as_ref().map_or_else(String::new, |old| format!(", corrects {}", old.display()));
    format!("deny_warnings {deny_warnings}, attach_data {attach_data}, verify {verify}{corrects}")
}

/// What all packs share.
fn shared(args: &Render, targets: Targets, record: Option<Record>, packs: usize) -> Result<Shared, AssetFault> {
    let (templates_folder, fonts_folder) = (args.templates.as_deref(), args.fonts.as_deref());
    let ground = || Ground::new(&options(args), templates_folder, fonts_folder);
    let ground = targets.results.is_some().then(ground).transpose()?;
    let templates = Templates::new(args.templates.as_deref())?;
    Ok(Shared {
        targets,
        timings_are_safe: AtomicBool::new(true),
        templates: Arc::new(TemplateStore::new(templates.clone())),
        template_files: templates,
        fonts: Fonts::new(args.fonts.as_deref())?,
        has_own_templates: args.templates.is_some(),
        deny_warnings: args.deny_warnings,
        attach_data: args.attach_data,
        verify: args.verify,
        corrects: args.corrects.clone(),
        ground,
        record,
        at_once: threads(args.jobs).get().min(packs),
        width: width(),
    })
}

/// How many threads to use: as many as asked for, else as many as the machine runs at once.
fn threads(asked: Option<NonZeroUsize>) -> NonZeroUsize {
    const MOST: NonZeroUsize = NonZeroUsize::new(limits::JOBS).expect("a limit above 0");
    let room = limits::memory::allowed().map(limits::memory::threads).and_then(NonZeroUsize::new).unwrap_or(MOST);
    asked.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN).min(MOST).min(room)
}

fn write_timings(target: &Target, run: &Shared) -> Outcome {
    if !run.timings_are_safe.load(Ordering::Relaxed) {
        return Outcome::Failed; // The pack that they would be written over has told of it.
    }
    let written =
        timings::trace(run.templates.clone()).map_err(output::Fault::from).and_then(|trace| target.write(&trace));
    match written {
        Ok(()) => Outcome::Done,
        Err(fault) => fail(format!("cannot write {target} ({})", fault.cause), fault.hint),
    }
}
