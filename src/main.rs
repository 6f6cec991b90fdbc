//! The command line of `committee-report`.

use std::process::ExitCode;

use clap::Parser;
use committee_report::args::Cli;
use committee_report::commands;

fn main() -> ExitCode {
    commands::run(&Cli::parse()).into()
}
