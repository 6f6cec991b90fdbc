//! What can be wrong with a pack: a code, a place, a message and a hint, as data.
//!
//! It knows no pack and no rule. A code never changes its word or its meaning: packs and pipelines name it.

mod did_you_mean;
mod explanations;
mod hint;
mod place;

pub use did_you_mean::{did_you_mean, did_you_mean_typed, nearest};
pub use hint::Hint;
pub use place::{CellPlace, Lack, Place};

use serde::Serialize;

use crate::limits;

/// Whether a problem stops the report from being rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The report is not rendered.
    Error,
    /// The report is rendered; somebody should look.
    Warning,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $code:ident $word:literal $severity:ident,)*) => {
        /// The stable name of a kind of problem, as the contract's catalogue lists them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])* $code,)* }

        impl Code {
            /// Every code, in the catalogue's order.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// The code as it is written: `rag-mismatch`.
            pub fn word(self) -> &'static str {
                match self { $(Self::$code => $word,)* }
            }

            /// Whether this kind of problem stops the report.
            pub fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity,)* }
            }

            /// When the problem is reported, in one phrase.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$code => concat!($($doc,)*).trim_ascii_start(),)* }
            }
        }
    };
}

codes! {
    /// the file is not JSON, a key stands twice, or the nesting is too deep
    Syntax "syntax" Error,
    /// a field the format does not have
    UnknownField "unknown-field" Error,
    /// a required field is not there
    MissingField "missing-field" Error,
    /// a value of another kind than the field takes
    WrongType "wrong-type" Error,
    /// a value the field does not take
    BadValue "bad-value" Error,
    /// two indicators with one number
    DuplicateRef "duplicate-ref" Warning,
    /// a level that the scale does not have
    UnknownLevel "unknown-level" Error,
    /// bands that cannot all be reached, no last band for the rest, or one name twice
    BadScale "bad-scale" Error,
    /// a file outside the pack's folder
    IncludeOutside "include-outside" Error,
    /// a file that is missing, cannot be read, or includes itself
    IncludeUnreadable "include-unreadable" Error,
    /// a picture that cannot be used
    BadImage "bad-image" Error,
    /// a picture without alternative text
    MissingAlt "missing-alt" Error,
    /// a link that is not https, http or mailto
    UnsafeLink "unsafe-link" Error,
    /// a character that no font of the report can print
    Unprintable "unprintable" Error,
    /// a colour too pale to be read
    LowContrast "low-contrast" Error,
    /// a chart series that is longer or shorter than its categories
    SeriesLength "series-length" Error,
    /// the published level is not the one the key gives
    RagMismatch "rag-mismatch" Warning,
    /// no level is published and none can be worked out
    RagMissing "rag-missing" Warning,
    /// the published change contradicts the figures
    ChangeMismatch "change-mismatch" Warning,
    /// off target, and no action is described
    ActionsMissing "actions-missing" Warning,
    /// a heading with nothing under it
    EmptySection "empty-section" Warning,
    /// an indicator without a number
    MissingRef "missing-ref" Warning,
    /// an indicator without a title
    MissingTitle "missing-title" Warning,
    /// "NA" and "N/A" in one report
    InconsistentNa "inconsistent-na" Warning,
    /// "98,206" and "2409" in one report
    InconsistentFormat "inconsistent-format" Warning,
    /// a label that names another frequency than the indicator's
    LabelFrequency "label-frequency" Warning,
    /// the history does not end with the current figure
    HistoryMismatch "history-mismatch" Warning,
    /// an event in a period that no chart shows
    UnplacedEvent "unplaced-event" Warning,
    /// Markdown beyond what the report prints
    UnsupportedMarkup "unsupported-markup" Warning,
    /// an indicator without any commentary
    NoCommentary "no-commentary" Warning,
    /// a font the pack asks for that is not there
    FontMissing "font-missing" Warning,
    /// lines with tabs between their words, printed as a table
    PastedTable "pasted-table" Warning,
    /// an address that is printed but cannot be followed, or a link without words
    NotALink "not-a-link" Warning,
    /// a link whose words are another address than the one it leads to
    MisleadingLink "misleading-link" Warning,
    /// a character that nobody sees, or a trace of text decoded twice
    InvisibleCharacter "invisible-character" Warning,
    /// a direction or a figure that is needed, but is written so that it is not judged or drawn
    NotJudged "not-judged" Warning,
    /// a picture or logo that leaves no mark on white paper
    UnseenPicture "unseen-picture" Warning,
    /// a number under a mark that withholds it
    MarkedFigure "marked-figure" Error,
    /// a percentage beside a number without percent sign that may be a share of one
    MixedPercent "mixed-percent" Warning,
    /// figures of two units, such as pounds and per cent, that are not compared
    MixedUnits "mixed-units" Warning,
    /// a figure ten times what it is compared with, or with more decimals than anyone reads
    Implausible "implausible" Warning,
    /// a figure for the year to date below that of an earlier period of its year
    CumulativeFell "cumulative-fell" Warning,
    /// a level or a change that the figures as they print would not have
    RoundedLevel "rounded-level" Warning,
    /// a row, column or sheet of a workbook that is hidden, words that are struck through, or cells that are merged over rows; they are read like the others
    HiddenCells "hidden-cells" Warning,
    /// a number that Excel has turned into a date, or a nought that it has dropped
    ExcelChanged "excel-changed" Warning,
    /// "TBC", "#DIV/0!" or an instruction where a figure or a text should be
    Placeholder "placeholder" Warning,
    /// alternative text that is a file's name, names only a kind of picture, or repeats the caption
    WeakAlt "weak-alt" Warning,
    /// a group whose indicators are not together, or that is written in two ways
    SplitGroup "split-group" Warning,
    /// a meeting before the day of production, or a stamp more than a year from it
    OddDates "odd-dates" Warning,
    /// a text that says it is not for publication, in a report that is
    ExemptWording "exempt-wording" Warning,
    /// a language that the words of the page are not translated into
    LanguageWords "language-words" Warning,
    /// a template folder whose files are named like no template
    UnusedTemplate "unused-template" Warning,
    /// a commentary that is word for word the one of the period before (with `--previous`)
    StaleText "stale-text" Warning,
    /// a current figure that is the one of the period before (with `--previous`)
    StaleFigure "stale-figure" Warning,
    /// a title, unit, direction or target that has changed without a note (with `--previous`)
    Redefined "redefined" Warning,
    /// an indicator of the period before that is not there any more (with `--previous`)
    Vanished "vanished" Warning,
    /// an indicator that has another reference number without a note (with `--previous`)
    Renumbered "renumbered" Warning,
    /// a figure of an earlier period that is given differently and not marked as revised (with `--previous`)
    Restated "restated" Warning,
    /// an accepted warning that is not there
    UnusedAccept "unused-accept" Warning,
}

impl Code {
    /// Whether it is found only beside the pack of the period before.
    pub fn needs_previous(self) -> bool {
        matches!(
            self,
            Self::StaleText | Self::StaleFigure | Self::Redefined | Self::Vanished | Self::Renumbered | Self::Restated
        )
    }

    /// Whether the problem is the whole report's, although it stands at one place of it.
    pub fn is_of_report(self) -> bool {
        matches!(self, Self::InconsistentNa | Self::InconsistentFormat | Self::Vanished)
    }
}

/// One thing that is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind of problem.
    pub code: Code,
    /// Where it stands.
    pub place: Place,
    /// What is wrong, in words for an officer; without the indicator's name.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Message and hint for somebody who has a workbook, where more of them differs than the names of fields.
    pub in_cells: InCells,
    /// The field that is missing, where one is.
    pub lacks: Option<Lack>,
    /// The cell it is told at, where that is another than the one its place came from: the empty one to fill in.
    pub cell: Option<CellPlace>,
    /// Why it stays, where the pack accepts it.
    pub accepted: Option<String>,
}

/// What is said of a problem where its pack is a workbook; what is not there is said as of JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InCells {
    /// What is wrong.
    pub message: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem without a hint.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            place,
            message: bounded(message.into()),
            hint: None,
            in_cells: InCells::default(),
            lacks: None,
            cell: None,
            accepted: None,
        }
    }

    /// The same problem with advice.
    pub fn hint(mut self, hint: impl Into<Hint>) -> Self {
        let Hint { json, cells } = hint.into();
        self.hint = Some(bounded(json));
        self.in_cells.hint = cells.map(bounded);
        self
    }

    /// The same problem, said otherwise of a workbook.
    pub fn in_cells(mut self, message: impl Into<String>) -> Self {
        self.in_cells.message = Some(bounded(message.into()));
        self
    }

    /// The same problem, which is that the object beginning at `of` lacks a field.
    pub fn lacks(mut self, of: Place, field: &'static str) -> Self {
        self.lacks = Some(Lack { of, field });
        self
    }

    /// Whether it counts as a warning: it does not stop the report, and the pack does not accept it.
    pub fn is_open_warning(&self) -> bool {
        !self.is_error() && self.accepted.is_none()
    }

    /// Whether it stops the report.
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }
}

/// A message is one line, and one that repeats a text of any length is cut: nobody reads it to its end.
fn bounded(message: String) -> String {
    let message = if message.contains('\n') { message.replace('\n', " ") } else { message };
    match message.char_indices().nth(limits::MESSAGE) {
        Some((end, _)) => format!("{}…", &message[..end]),
        None => message,
    }
}
