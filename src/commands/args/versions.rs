//! Options of the commands between two packs: from period to period, from version to version.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::number::format;

/// Options of `roll`.
#[derive(Debug, Args)]
pub struct Roll {
    /// The pack of the period that has ended: a .json or .xlsx file; it stays as it is.
    #[arg(value_name = "OLD")]
    pub pack: PathBuf,
    /// The new period: "Quarter 3".
    #[arg(long, value_name = "PERIOD", value_parser = words)]
    pub period: String,
    /// The day on which the new report is produced: 2025-02-24.
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub produced_on: String,
    /// The new financial year, where one begins: "2025/26".
    #[arg(long, value_name = "YEAR", value_parser = words)]
    pub financial_year: Option<String>,
    /// The stamp on every indicator page: "February 2025"; without it the stamp is cleared.
    #[arg(long, value_name = "STAMP", value_parser = words)]
    pub issued: Option<String>,
    /// Where to write the new pack (.json or .xlsx), with the files it names beside it; nothing is overwritten.
    #[arg(short, long, value_name = "NEW")]
    pub output: PathBuf,
}

/// Words that say something.
fn words(text: &str) -> Result<String, String> {
    let words = text.trim();
    if words.is_empty() { Err("it is blank".into()) } else { Ok(words.to_owned()) }
}

/// A day as packs write it.
fn day(text: &str) -> Result<String, String> {
    let read = format::day(text).map(|day| day.format("%Y-%m-%d").to_string());
    match read {
        Some(day) if day == text => Ok(day),
        Some(day) => Err(format!("write {day}")),
        None => Err("write year, month and day, such as 2024-11-25".into()),
    }
}

/// Options of `diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The earlier pack: a .json or .xlsx file; - is standard input.
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The later pack.
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// How to print the changes.
    #[arg(long, value_enum, default_value_t)]
    pub format: ChangeFormat,
}

/// How changes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ChangeFormat {
    /// For people, as sentences to read out.
    #[default]
    Human,
    /// For programs, as one JSON object.
    Json,
    /// For a spreadsheet, a change a row.
    Csv,
    /// For a pull request.
    Markdown,
}
