//! Options of the commands that read and write workbooks.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Options of `convert`.
#[derive(Debug, Args)]
pub struct Convert {
    /// The pack: a .json or .xlsx file.
    #[arg(value_name = "IN")]
    pub pack: PathBuf,
    /// Where to write: a name that ends in .xlsx, .json, or .csv (open data, one row per figure).
    #[arg(short, long, value_name = "OUT.xlsx|OUT.json|OUT.csv")]
    pub output: PathBuf,
}

/// Options of `import`.
#[derive(Debug, Args)]
pub struct Import {
    /// The workbook (.xlsx) or CSV file.
    #[arg(value_name = "BOOK.xlsx|BOOK.csv")]
    pub book: PathBuf,
    /// The map: which column is which field.
    #[arg(long, value_name = "MAP.json", conflicts_with = "propose")]
    pub map: Option<PathBuf>,
    /// Write a first map, made from the words of the headings, instead of a pack.
    #[arg(long)]
    pub propose: bool,
    /// Where to write the pack (.json or .xlsx), or with --propose the map.
    #[arg(short, long, value_name = "PACK")]
    pub output: Option<PathBuf>,
}

/// What `returns` does.
#[derive(Debug, Subcommand)]
pub enum Returns {
    /// Make a workbook for each owner (or group) to fill in, with a row for each indicator and sub-measure.
    Make(MakeReturns),
    /// Merge returned workbooks into a pack, and list every change with its cell.
    Read(ReadReturns),
}

/// Options of `returns make`.
#[derive(Debug, Args)]
pub struct MakeReturns {
    /// The pack that the returns are for.
    #[arg(value_name = "PACK")]
    pub pack: PathBuf,
    /// The folder for the workbooks; nothing in it is written over.
    #[arg(short, long, value_name = "DIR/")]
    pub output: PathBuf,
    /// When they are due back, as it should be printed: "31 July 2026".
    #[arg(long, value_name = "DAY")]
    pub due: Option<String>,
}

/// Options of `returns read`.
#[derive(Debug, Args)]
pub struct ReadReturns {
    /// The returned workbooks.
    #[arg(value_name = "BOOK", required = true)]
    pub books: Vec<PathBuf>,
    /// The pack that they go into; it stays as it is.
    #[arg(long, value_name = "PACK")]
    pub into: PathBuf,
    /// Where to write the pack with the answers: .json or .xlsx.
    #[arg(short, long, value_name = "NEW")]
    pub output: PathBuf,
    /// Also replace what the pack says already.
    #[arg(long)]
    pub replace: bool,
}
