//! The commands: each puts the steps in order and prints what comes of it.

mod check;
mod render;
mod schema;

use std::process::ExitCode;

use crate::args::{Cli, Command};

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
        Command::Schema(schema) => schema::schema(schema),
    }
}

/// Says on standard error what stopped the program.
fn fail(message: impl std::fmt::Display, hint: Option<&str>) -> Outcome {
    anstream::eprintln!("error: {message}");
    if let Some(hint) = hint {
        anstream::eprintln!("hint: {hint}");
    }
    Outcome::Failed
}

/// The width of the terminal, or a page's where there is none.
fn width() -> usize {
    textwrap_width().clamp(60, 140)
}

fn textwrap_width() -> usize {
    terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0))
}
