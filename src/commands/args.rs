//! What can be typed; the comments are the help.

mod built_in;
mod explain;
mod many;
mod versions;
mod workbooks;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::OnceLock;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use built_in::{Completions, Init, Manual, Schema, SchemaOf, TemplatesTo};
pub use explain::Explain;
pub use many::{Many, MergeResults, Results, Verify};
pub use versions::{ChangeFormat, Diff, Roll};
pub use workbooks::{Convert, Import, MakeReturns, ReadReturns, Returns};

/// Turns a council's indicator data into the accessible, archival performance report its committee receives.
#[derive(Debug, Parser)]
#[command(version = version(), about, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// This program's version and that of the typesetting engine in it.
fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| format!("{} (Typst {})", env!("CARGO_PKG_VERSION"), typst::utils::version().raw()))
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a pack to start from, as a workbook and as JSON, with its schema; nothing is overwritten.
    Init(Init),
    /// Render packs as PDF; without a pack, the sample built into the program.
    Render(Render),
    /// List every problem in packs, without rendering.
    Check(Check),
    /// Turn a pack into an Excel workbook, or a workbook into JSON, without loss.
    Convert(Convert),
    /// Make a pack from a workbook or CSV of your own, with a map that says what each column is.
    Import(Import),
    /// Collect figures: make a workbook for everyone who supplies some, and read what comes back into the pack.
    #[command(subcommand)]
    Returns(Returns),
    /// Make the next period's pack: current figures become previous ones, texts about the old period are emptied.
    Roll(Roll),
    /// Tell what has changed from one pack to another: corrections within a period, else from period to period.
    ///
    /// Exit code 0 where nothing has changed, 1 where something has, 2 where the packs cannot be compared.
    Diff(Diff),
    /// Write the built-in templates to a folder, to change.
    Templates(TemplatesTo),
    /// Print completions for a shell.
    Completions(Completions),
    /// Print the manual page, or write the pages of all commands to a folder.
    Man(Manual),
    /// Say whether a PDF was made from a pack; without one, from the data attached to the PDF.
    Verify(Verify),
    /// Work with what `render --results` wrote.
    #[command(subcommand)]
    Results(Results),
    /// Say what a kind of problem means, why it matters and how to mend it; without a code, of all kinds.
    Explain(Explain),
    /// Print a JSON Schema: of the pack format, of what `check` or `diff` prints with --format json, of a line of results.
    Schema(Schema),
}

/// Options of `render`.
#[derive(Debug, Args)]
pub struct Render {
    /// Packs to render; - is standard input.
    #[arg(value_name = "PACK")]
    pub packs: Vec<PathBuf>,
    /// Which of them.
    #[command(flatten)]
    pub many: Many,
    /// Where to write: a PDF file, a folder (ending in /), or - for standard output.
    #[arg(short, long, value_name = "OUT.pdf|DIR/")]
    pub output: Option<PathBuf>,
    /// Keep the packs' folders below DIR/, so that packs of one name do not meet; without -o, write each PDF beside its pack.
    #[arg(long)]
    pub keep_folders: bool,
    /// Do not render a pack that has warnings it does not accept.
    #[arg(long)]
    pub deny_warnings: bool,
    /// Put the pack's JSON into the PDF, which makes it PDF/A-3a.
    #[arg(long)]
    pub attach_data: bool,
    /// A folder of template files that replace the built-in ones with the same names.
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// A folder of extra fonts.
    #[arg(long, value_name = "DIR")]
    pub fonts: Option<PathBuf>,
    /// Also write the data that the templates read, for work on templates.
    #[arg(long, value_name = "OUT.json")]
    pub view: Option<PathBuf>,
    /// Print what has changed since the version before, and mark every corrected figure as revised: for one pack, which needs a version.
    #[arg(long, value_name = "OLD", conflicts_with = "skip_unchanged")]
    pub corrects: Option<PathBuf>,
    /// Read the finished PDF back and write it only if every text and chart of the pack is on its pages, in order and legible.
    #[arg(long)]
    pub verify: bool,
    /// Also write what became of each pack, as soon as it is done, as a line of JSON.
    #[arg(long, value_name = "FILE.jsonl")]
    pub results: Option<PathBuf>,
    /// Do not render a pack whose PDF is there already, made from the same bytes, as the results file of the last run says.
    #[arg(long, requires = "results", conflicts_with = "view")]
    pub skip_unchanged: bool,
    /// How many threads to use; all the machine has by default.
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Also write how long each step took, as a trace for Perfetto or a browser.
    #[arg(long, value_name = "OUT.json")]
    pub timings: Option<PathBuf>,
}

/// Where every problem is explained.
const EXPLAINED: &str = "`committee-report explain CODE` says why a problem matters and how to mend it: `explain rag-mismatch`. \
                         docs/problems.md has all of them.";

/// Options of `check`.
#[derive(Debug, Args)]
#[command(after_help = EXPLAINED)]
pub struct Check {
    /// Packs to check; - is standard input.
    #[arg(value_name = "PACK", required_unless_present = "from")]
    pub packs: Vec<PathBuf>,
    /// Which of them.
    #[command(flatten)]
    pub many: Many,
    /// How to print the problems.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Exit with code 1 if there are warnings that the pack does not accept.
    #[arg(long)]
    pub deny_warnings: bool,
    /// Also check the pack beside the one of the period before: what was left standing, has vanished or is told differently.
    #[arg(long, value_name = "OLD")]
    pub previous: Option<PathBuf>,
    /// List errors only; warnings are counted.
    #[arg(long)]
    pub errors_only: bool,
    /// Also write the problems as a Markdown table, for a pull request or GitHub's step summary.
    #[arg(long, value_name = "FILE.md")]
    pub summary: Option<PathBuf>,
    /// List what is still to come instead, by owner and group: commentary, current figures, levels, actions, placeholders.
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true, default_missing_value = "text", value_name = "text|csv|json|xlsx", conflicts_with_all = ["format", "deny_warnings", "errors_only", "summary"])]
    pub missing: Option<Missing>,
    /// Exit with code 1 if anything is still to come.
    #[arg(long, requires = "missing")]
    pub deny_missing: bool,
    /// A folder of templates, as for `render`.
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// A folder of extra fonts, as for `render`.
    #[arg(long, value_name = "DIR")]
    pub fonts: Option<PathBuf>,
}

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people, with the line of the file.
    #[default]
    Human,
    /// For programs, as one JSON object.
    Json,
    /// For GitHub, as annotations on the lines.
    Github,
}

/// How the list of what is still to come is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Missing {
    /// To paste into an e-mail.
    Text,
    /// For a spreadsheet.
    Csv,
    /// For programs: one JSON object.
    Json,
    /// A workbook with a sheet for every owner.
    Xlsx,
}
