//! Tells what becomes of the packs: people in the order of the packs, programs as soon as each is done.

use std::sync::mpsc::Receiver;
use std::time::Duration;

use super::job::Step;
use super::progress::Progress;
use super::report::Report;
use super::shared::Shared;
use crate::check::load::Input;
use crate::commands::{Outcome, fail, say};
use crate::limits::grouped;
use crate::messages::results::{Journal, Line};
use crate::output::console::say_aside;

/// What the workers tell.
pub(super) enum News {
    /// A pack has come to a step.
    Step(usize, Step),
    /// A pack is done, and how long it took.
    Done(usize, Box<Report>, Duration),
    /// The run has taken long enough to show what it does.
    Long,
}

/// Prints the reports in the order of the packs, as soon as those before are done; returns how each ended.
pub(super) fn listen(
    news: &Receiver<News>,
    inputs: &[Input],
    run: &Shared,
    mut journal: Option<Journal>,
) -> Vec<Outcome> {
    let mut progress = Progress::new(inputs.len());
    let mut waiting: Vec<Option<Box<Report>>> = inputs.iter().map(|_| None).collect();
    let (mut outcomes, mut unchanged, mut packs) = (Vec::new(), 0, 0);
    while outcomes.len() < inputs.len() {
        match news.recv() {
            Ok(News::Step(number, step)) => progress.step(&inputs[number].name(), step),
            Ok(News::Long) => progress.show(),
            Ok(News::Done(number, mut report, took)) => {
                progress.done();
                packs += usize::from(report.facts.is_some());
                unchanged += usize::from(report.facts.as_ref().is_some_and(|facts| facts.are_unchanged()));
                let line = line(&mut report, &inputs[number], run, number, took);
                let failed = line.and_then(|line| record(&mut journal, &line));
                report.outcome = report.outcome.max(failed.unwrap_or(Outcome::Done));
                waiting[number] = Some(report);
            }
            Err(_) => break,
        }
        while let Some(report) = waiting.get_mut(outcomes.len()).and_then(Option::take) {
            outcomes.push(report.outcome.max(progress.suspend(|| print(&report, run.targets.has_standard()))));
        }
    }
    drop(progress);
    journal.into_iter().for_each(Journal::end);
    told_unchanged(unchanged, inputs.len(), run);
    if packs == 0 {
        outcomes.fill(Outcome::Failed); // Nothing was rendered, as `check` says nothing of nothing.
    }
    outcomes
}

/// The line of a pack; `None` where it is none.
fn line(report: &mut Report, input: &Input, run: &Shared, number: usize, took: Duration) -> Option<Line> {
    Some(report.facts.take()?.line(input, &run.targets.pdfs[number], report.outcome, took))
}

/// Adds a line; where that fails it is told once, and no more are added.
fn record(journal: &mut Option<Journal>, line: &Line) -> Option<Outcome> {
    let fault = journal.as_mut()?.add(line).err()?;
    let target = journal.take()?.target().to_string();
    Some(fail(format!("cannot write {target} ({})", fault.cause), fault.hint))
}

/// Says how many PDFs were left as they are; one by one would hide what was done.
fn told_unchanged(unchanged: usize, packs: usize, run: &Shared) {
    if run.record.is_some() && unchanged > 0 {
        let (are, noun) = if packs == 1 { ("is", "PDF") } else { ("are", "PDFs") };
        say_aside(&format!("{} of {} {noun} {are} unchanged\n", grouped(unchanged), grouped(packs)));
    }
}

/// Prints what there is to say; not on standard output where a result goes there.
fn print(report: &Report, is_quiet: bool) -> Outcome {
    say_aside(&report.messages);
    if !is_quiet {
        return say(&report.done);
    }
    say_aside(&report.done);
    Outcome::Done
}

/// Says which of several packs failed.
pub(super) fn summary(inputs: &[Input], outcomes: &[Outcome]) {
    let failed = |(input, outcome): (&Input, &Outcome)| (*outcome != Outcome::Done).then(|| input.name());
    let failed: Vec<String> = inputs.iter().zip(outcomes).filter_map(failed).collect();
    if inputs.len() > 1 && !failed.is_empty() {
        let were = if failed.len() == 1 { "was" } else { "were" };
        say_aside(&format!("{} of {} packs {were} not rendered: {}\n", failed.len(), inputs.len(), failed.join(", ")));
    }
}
