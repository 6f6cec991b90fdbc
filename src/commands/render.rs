//! `render`: packs to PDF files.

mod crew;
mod job;
mod progress;
mod targets;

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};

use super::inputs::inputs;
use super::{Outcome, fail, say};
use crate::check::load::Input;
use crate::commands::args::Render;
use crate::limits;
use crate::look::assets::{AssetFault, Fonts, Templates};
use crate::output::console::{mutter, width};
use crate::output::{self, Target};
use crate::print::timings;
use crate::print::world::TemplateStore;
use crew::Crew;
use job::{Report, Shared, Step, job};
use progress::{Progress, alarm};
use targets::Targets;

/// After how many packs what was of no use for a while is forgotten: often enough for flat memory, seldom enough that
/// looking through what is remembered costs little.
const ROUND: usize = 4;
/// How many rounds ago a result was last of use when it is forgotten.
const KEPT: usize = 1;

/// What the workers tell.
enum News {
    /// A pack has come to a step.
    Step(usize, Step),
    /// A pack is done.
    Done(usize, Report),
    /// The run has taken long enough to show what it does.
    Long,
}

pub(super) fn render(args: &Render) -> Outcome {
    let inputs = match inputs(&args.packs) {
        Ok(_) if args.packs.is_empty() => vec![Input::Sample],
        Ok(typed) if typed.is_empty() => return Outcome::Failed, // Only files that were passed over.
        Ok(typed) => typed,
        Err(message) => return fail(message, None),
    };
    if args.view.is_some() && inputs.len() > 1 {
        return fail("--view takes one pack", Some("render one pack at a time to save its view"));
    }
    let targets = match Targets::new(&inputs, args) {
        Ok(targets) => targets,
        Err((message, hint)) => return fail(message, Some(hint)),
    };
    output::leave_nothing_behind();
    targets.folders().into_iter().for_each(output::clear);
    if args.timings.is_some() {
        timings::start();
    }
    let shared = match shared(args, targets) {
        Ok(shared) => Arc::new(shared),
        Err(fault) => return fail(fault, None),
    };
    let crew = match Crew::new(threads(args.jobs), inputs.len()) {
        Ok(crew) => crew,
        Err(error) => return fail(format!("cannot start threads ({error})"), Some("try fewer: --jobs 1")),
    };
    let (sender, receiver) = mpsc::channel();
    let stop = alarm(News::Long, sender.clone());
    let (run, names) = (shared.clone(), inputs.iter().map(Input::name).collect::<Vec<_>>());
    crew.start(inputs.len(), move |number| {
        // That the listener is gone would only mean that nobody wants to know.
        let tell = |news| drop(sender.send(news));
        let report = job(&shared, &inputs[number], number, &|step| tell(News::Step(number, step)));
        tell(News::Done(number, report));
        if number % ROUND == ROUND - 1 {
            typst::comemo::evict(KEPT);
        }
    });
    let outcomes = listen(&receiver, &names, run.targets.has_standard());
    drop(stop);
    summary(&names, &outcomes);
    let worst = outcomes.into_iter().max().unwrap_or(Outcome::Done);
    worst.max(run.targets.timings.as_ref().map_or(Outcome::Done, |target| write_timings(target, &run)))
}

/// What all packs share.
fn shared(args: &Render, targets: Targets) -> Result<Shared, AssetFault> {
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
        width: width(),
    })
}

/// How many threads to use: as many as asked for, else as many as the machine runs at once.
fn threads(asked: Option<NonZeroUsize>) -> NonZeroUsize {
    const MOST: NonZeroUsize = NonZeroUsize::new(limits::JOBS).expect("a limit above 0");
    asked.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN).min(MOST)
}

/// Prints the reports in the order of the packs, as soon as those before are done; returns how each ended.
fn listen(news: &Receiver<News>, names: &[String], is_quiet: bool) -> Vec<Outcome> {
    let mut progress = Progress::new(names.len());
    let mut waiting: Vec<Option<Report>> = names.iter().map(|_| None).collect();
    let mut outcomes = Vec::new();
    while outcomes.len() < names.len() {
        match news.recv() {
            Ok(News::Step(number, step)) => progress.step(&names[number], step),
            Ok(News::Long) => progress.show(),
            Ok(News::Done(number, report)) => {
                progress.done();
                waiting[number] = Some(report);
            }
            Err(_) => break,
        }
        while let Some(report) = waiting.get_mut(outcomes.len()).and_then(Option::take) {
            outcomes.push(report.outcome.max(progress.suspend(|| print(&report, is_quiet))));
        }
    }
    outcomes
}

/// Prints what there is to say; not on standard output where a result goes there.
fn print(report: &Report, is_quiet: bool) -> Outcome {
    mutter(&report.messages);
    if !is_quiet {
        return say(&report.done);
    }
    mutter(&report.done);
    Outcome::Done
}

/// Says which of several packs failed.
fn summary(names: &[String], outcomes: &[Outcome]) {
    let failed = |(name, outcome): (&String, &Outcome)| (*outcome != Outcome::Done).then(|| name.clone());
    let failed: Vec<String> = names.iter().zip(outcomes).filter_map(failed).collect();
    if names.len() > 1 && !failed.is_empty() {
        let were = if failed.len() == 1 { "was" } else { "were" };
        mutter(&format!("{} of {} packs {were} not rendered: {}\n", failed.len(), names.len(), failed.join(", ")));
    }
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
