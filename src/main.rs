//! The command line of `committee-report`.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use committee_report::commands;
use committee_report::commands::args::Cli;
use committee_report::commands::start::{Start, by_hand, parent_program};
use committee_report::output::failure;
use mimalloc::MiMalloc;

/// Typesetting allocates in small pieces all the time: an eighth less work than with the system's allocator.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    failure::keep_quiet();
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    match Start::of(&arguments, parent_program().as_deref(), Path::exists) {
        Start::Typed => match Cli::try_parse() {
            Ok(cli) => commands::run(&cli).into(),
            Err(said) => commands::not_run(&said).into(),
        },
        start => by_hand(&start, &mut std::io::stdin().lock()).into(),
    }
}
