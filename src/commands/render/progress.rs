//! Shows on a terminal what takes longer than a second.

use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::job::Step;
use crate::output::harmless;

/// Work that is done sooner shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// What is being done, on standard error; nothing where that is no terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    packs: usize,
    done: usize,
    doing: String,
}

impl Progress {
    /// For that many packs; hidden until `show`.
    pub(super) fn new(packs: usize) -> Self {
        Self { bar: ProgressBar::hidden(), packs, done: 0, doing: String::new() }
    }

    /// Shows it from now on.
    pub(super) fn show(&mut self) {
        self.bar = ProgressBar::new_spinner();
        self.bar.set_style(ProgressStyle::with_template("{spinner} {msg}").expect("the template names known keys"));
        self.bar.enable_steady_tick(Duration::from_millis(120));
        self.refresh();
    }

    /// A pack has come to a step.
    pub(super) fn step(&mut self, pack: &str, step: Step) {
        self.doing = format!("{} {}", word(step), harmless::line(pack));
        self.refresh();
    }

    /// A pack is done.
    pub(super) fn done(&mut self) {
        self.done += 1;
        self.refresh();
    }

    /// Prints without the display in between.
    pub(super) fn suspend<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    fn refresh(&self) {
        if self.packs > 1 {
            self.bar.set_message(format!("{} of {} packs, {}", self.done, self.packs, self.doing));
        } else {
            self.bar.set_message(self.doing.clone());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn word(step: Step) -> &'static str {
    match step {
        Step::Reading => "reading",
        Step::Typesetting => "typesetting",
        Step::Verifying => "verifying",
        Step::Writing => "writing",
    }
}

/// Sends `news` once after a while, unless what it returns is dropped before.
pub(super) fn alarm<T: Send + 'static>(news: T, to: Sender<T>) -> Sender<()> {
    let (stop, stopped) = mpsc::channel::<()>();
    if stderr().is_terminal() {
        thread::spawn(move || {
            if stopped.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                // Nobody listens any more: the work is done.
                let _ = to.send(news);
            }
        });
    }
    stop
}
