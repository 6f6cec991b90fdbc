//! `render`: packs to PDF files.

mod crew;
mod job;
mod progress;
mod targets;

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};

use super::check::{input, not_open};
use super::{Outcome, fail, mutter, say, width};
use crate::args::Render;
use crate::assets::{AssetFault, Fonts, Templates};
use crate::load::Input;
use crate::world::TemplateStore;
use crate::{source, timings};
use crew::Crew;
use job::{Report, Shared, Step, job};
use progress::{Progress, alarm};
use targets::targets;

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
    let inputs: Vec<Input> = match args.packs.is_empty() {
        true => vec![Input::Sample],
        false => not_open(&args.packs).iter().map(|path| input(path)).collect(),
    };
    if inputs.is_empty() {
        return Outcome::Failed; // Only files that were passed over.
    }
    let targets = match targets(&inputs, args.output.as_deref()) {
        Ok(targets) => targets,
        Err((message, hint)) => return fail(message, Some(hint)),
    };
    if args.view.is_some() && inputs.len() > 1 {
        return fail("--view takes one pack", Some("render one pack at a time to save its view"));
    }
    if args.timings.is_some() {
        timings::start();
    }
    let shared = match shared(args) {
        Ok(shared) => Arc::new(shared),
        Err(fault) => return fail(fault, None),
    };
    let crew = match Crew::new(threads(args.jobs), inputs.len()) {
        Ok(crew) => crew,
        Err(error) => return fail(format!("cannot start threads ({error})"), Some("try fewer: --jobs 1")),
    };
    let (sender, receiver) = mpsc::channel();
    let stop = alarm(News::Long, sender.clone());
    let (templates, names) = (shared.templates.clone(), inputs.iter().map(Input::name).collect::<Vec<_>>());
    crew.start(inputs.len(), move |number| {
        // That the listener is gone would only mean that nobody wants to know.
        let tell = |news| drop(sender.send(news));
        let report = job(&shared, &inputs[number], &targets[number], &|step| tell(News::Step(number, step)));
        tell(News::Done(number, report));
        if number % ROUND == ROUND - 1 {
            typst::comemo::evict(KEPT);
        }
    });
    let outcomes = listen(&receiver, &names);
    drop(stop);
    summary(&names, &outcomes);
    let worst = outcomes.into_iter().max().unwrap_or(Outcome::Done);
    worst.max(args.timings.as_deref().map_or(Outcome::Done, |path| write_timings(path, templates)))
}

/// What all packs share.
fn shared(args: &Render) -> Result<Shared, AssetFault> {
    let templates = Templates::new(args.templates.as_deref())?;
    Ok(Shared {
        templates: Arc::new(TemplateStore::new(templates.clone())),
        template_files: templates,
        fonts: Fonts::new(args.fonts.as_deref())?,
        has_own_templates: args.templates.is_some(),
        deny_warnings: args.deny_warnings,
        attach_data: args.attach_data,
        view: args.view.clone(),
        width: width(),
    })
}

/// How many threads to use: as many as asked for, else as many as the machine runs at once.
fn threads(asked: Option<NonZeroUsize>) -> NonZeroUsize {
    asked.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
}

/// Prints the reports in the order of the packs, as soon as those before are done; returns how each ended.
fn listen(news: &Receiver<News>, names: &[String]) -> Vec<Outcome> {
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
            outcomes.push(report.outcome.max(progress.suspend(|| print(&report))));
        }
    }
    outcomes
}

fn print(report: &Report) -> Outcome {
    mutter(&report.messages);
    say(&report.done)
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

fn write_timings(path: &Path, templates: Arc<TemplateStore>) -> Outcome {
    match timings::write(path, templates) {
        Ok(()) => Outcome::Done,
        Err(error) => fail(format!("cannot write {} ({})", path.display(), source::io_cause(&error)), None),
    }
}
