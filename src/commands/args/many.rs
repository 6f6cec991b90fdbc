//! What is typed for many packs: lists, shares, results, and which pack made a report.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::commands::shard::Shard;

/// Which of many packs.
#[derive(Debug, Args)]
pub struct Many {
    /// Take the packs that a file names, too, one a line; - is standard input.
    #[arg(long, value_name = "LIST")]
    pub from: Option<PathBuf>,
    /// Take only the packs of part K of N, so that N runs share them: K from 1 to N, or from 0 to N - 1.
    #[arg(long, value_name = "K/N")]
    pub shard: Option<Shard>,
}

/// Options of `verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// The PDF.
    #[arg(value_name = "REPORT.pdf")]
    pub report: PathBuf,
    /// The pack; - is standard input.
    #[arg(value_name = "PACK")]
    pub pack: Option<PathBuf>,
}

/// What `results` does.
#[derive(Debug, Subcommand)]
pub enum Results {
    /// Count what several runs did; exit with code 1 if a pack failed or is missing.
    Merge(MergeResults),
}

/// Options of `results merge`.
#[derive(Debug, Args)]
pub struct MergeResults {
    /// Results files, in the order of the runs: of a pack that was done twice, the last counts.
    #[arg(value_name = "FILE.jsonl", required = true)]
    pub files: Vec<PathBuf>,
    /// The packs that should be there, one a line, as for `render --from`.
    #[arg(long, value_name = "LIST")]
    pub from: Option<PathBuf>,
    /// Also write all results into one file.
    #[arg(short, long, value_name = "ALL.jsonl")]
    pub output: Option<PathBuf>,
    /// Also write what was done as a Markdown table, for a pull request or GitHub's step summary.
    #[arg(long, value_name = "FILE.md")]
    pub summary: Option<PathBuf>,
}
