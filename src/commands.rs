//! The commands: each puts the steps in order and prints what comes of it.
//!
//! It may know every room. It must never hold a rule or a word of the report itself: what there is to decide is decided where it
//! belongs.

pub mod args;
pub mod shard;
pub mod start;

mod check;
mod convert;
mod diff;
mod explain;
mod import;
mod in_place;
mod init;
mod inputs;
mod memory;
mod new;
mod outcome;
mod previous;
mod render;
mod results;
mod returns;
mod roll;
mod schema;
mod shell;
mod verify;

pub use outcome::Outcome;

use std::io;
use std::path::Path;

use crate::check::load::{Input, Loaded, Unloaded, load};
use crate::commands::args::{Cli, Command};
use crate::look::assets::{Fonts, Templates};
use crate::output::console::{self, say_aside};
use crate::output::failure;
use crate::output::harmless;
use crate::source::io_cause;

/// Typst lays nested content out by recursion; a thread's usual 2 MB are little for what its own limits allow.
const STACK: usize = 16 << 20;

/// Runs what was typed.
pub fn run(cli: &Cli) -> Outcome {
    if let Some(refusal) = memory::too_little() {
        return fail(refusal, None);
    }
    failure::caught(|| obeyed(cli)).unwrap_or_else(|| {
        let (cause, hint) = failure::cause();
        fail(format!("this is {cause}"), Some(hint))
    })
}

fn obeyed(cli: &Cli) -> Outcome {
    match &cli.command {
        Command::Render(render) => render::render(render),
        Command::Check(check) => check::check(check),
        Command::Convert(convert) => convert::convert(convert),
        Command::Diff(args) => diff::diff(args),
        Command::Import(args) => import::import(args),
        Command::Returns(returns) => returns::returns(returns),
        Command::Roll(args) => roll::roll(args),
        Command::Init(args) => init::init(args),
        Command::Templates(args) => init::templates(args),
        Command::Completions(args) => shell::completions(args),
        Command::Man(args) => shell::manual(args),
        Command::Verify(verify) => verify::verify(verify),
        Command::Results(results) => results::results(results),
        Command::Explain(args) => explain::explain(args),
        Command::Schema(schema) => schema::schema(schema),
    }
}

/// Tells what is wrong with what was typed, or what was asked about the program: names of files stand in it, too.
pub fn not_run(said: &clap::Error) -> Outcome {
    let text = said.render().ansi().to_string();
    if said.use_stderr() {
        say_aside(&text);
        return Outcome::Failed;
    }
    say(&text)
}

/// Prints a result for people on standard output.
fn say(text: &str) -> Outcome {
    said(console::say(text))
}

/// Gives a result for programs on standard output, as it is.
fn give(bytes: &[u8]) -> Outcome {
    said(console::give(bytes))
}

fn said(result: io::Result<()>) -> Outcome {
    match result {
        Ok(()) => Outcome::Done,
        Err(error) => fail(format!("cannot write to standard output ({})", io_cause(&error)), None),
    }
}

/// Says on standard error what stopped the program.
fn fail(message: impl std::fmt::Display, hint: Option<&str>) -> Outcome {
    say_aside(&failure(message, hint));
    Outcome::Failed
}

/// What stopped the program, in words for a terminal.
fn failure(message: impl std::fmt::Display, hint: Option<&str>) -> String {
    let hint = hint.map_or_else(String::new, |hint| format!("hint: {}\n", harmless::line(hint)));
    format!("error: {}\n{hint}", harmless::line(&message.to_string()))
}

/// A pack for a command that takes one.
fn loaded(path: &Path, fonts: &Fonts) -> Result<Loaded, Outcome> {
    load(&Input::of(path), fonts, &Templates::default()).map_err(|unloaded| match unloaded {
        Unloaded::Unreadable(unreadable) => fail(unreadable, None),
        Unloaded::Look(fault) => fail(fault, None),
        Unloaded::Schema(name) => fail(format!("{name} is a JSON Schema, not a pack"), None),
    })
}

/// Says that a file among the packs was passed over.
fn passed_over(name: &str) -> String {
    format!("{name} is a JSON Schema, not a pack, and was passed over\n")
}
