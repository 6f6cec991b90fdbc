//! The commands: each puts the steps in order and prints what comes of it.

mod check;
mod convert;
mod import;
mod render;
mod returns;
mod schema;

use std::io::{self, Write};
use std::process::ExitCode;

use anstream::AutoStream;
use anstream::stream::RawStream;

use crate::args::{Cli, Command};
use crate::source::io_cause;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done; there may be warnings.
    Done,
    /// The data or a template has errors, or warnings that were denied.
    Faulty,
    /// Wrong use, or a file that cannot be read or written.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

/// Runs what was typed.
pub fn run(cli: &Cli) -> Outcome {
    match &cli.command {
        Command::Render(render) => render::render(render),
        Command::Check(check) => check::check(check),
        Command::Convert(convert) => convert::convert(convert),
        Command::Import(args) => import::import(args),
        Command::Returns(returns) => returns::returns(returns),
        Command::Schema(schema) => schema::schema(schema),
    }
}

/// Prints a result on standard output. A reader that has gone away, as `head` does, has seen enough.
fn say(result: &str) -> Outcome {
    let mut output = io::stdout().lock();
    match output.write_all(&styled_for(&output, result)).and_then(|()| output.flush()) {
        Ok(()) => Outcome::Done,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Done,
        Err(error) => fail(format!("cannot write to standard output ({})", io_cause(&error)), None),
    }
}

/// Prints on standard error, at one go and in colour where that is a terminal; where that is closed, nobody wants to know.
fn mutter(text: &str) {
    let mut output = io::stderr().lock();
    drop(output.write_all(&styled_for(&output, text)));
}

/// The text, in colour where the stream shows colours.
fn styled_for(stream: &impl RawStream, text: &str) -> Vec<u8> {
    let mut styled = AutoStream::new(Vec::new(), AutoStream::choice(stream));
    styled.write_all(text.as_bytes()).expect("writing to memory does not fail");
    styled.into_inner()
}

/// Says on standard error what stopped the program.
fn fail(message: impl std::fmt::Display, hint: Option<&str>) -> Outcome {
    let hint = hint.map_or_else(String::new, |hint| format!("hint: {hint}\n"));
    mutter(&format!("error: {message}\n{hint}"));
    Outcome::Failed
}

/// The width of the terminal, or a page's where there is none.
fn width() -> usize {
    textwrap_width().clamp(60, 140)
}

fn textwrap_width() -> usize {
    terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0))
}
