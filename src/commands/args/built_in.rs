//! Options of the commands that write what is built in: packs to start from, templates, help, schemas.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Options of `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder to write to; it is made where it is not there.
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub folder: PathBuf,
}

/// Options of `templates`.
#[derive(Debug, Args)]
pub struct TemplatesTo {
    /// The folder to write to; it is made where it is not there, and nothing in it is overwritten.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// Options of `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Options of `man`.
#[derive(Debug, Args)]
pub struct Manual {
    /// The folder for a page of every command; without it the program's own page is printed.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// Options of `schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Which schema to print.
    #[arg(value_enum, value_name = "SCHEMA")]
    pub of: SchemaOf,
}

/// What a schema can be printed of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// The pack format.
    Pack,
    /// What `check --format json` prints.
    Problems,
    /// A line of what `render --results` writes.
    Results,
    /// What `diff --format json` prints.
    Changes,
}
