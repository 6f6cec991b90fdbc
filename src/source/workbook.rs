//! Reads an Excel workbook (.xlsx) into sheets of cells: what each cell shows, and the number behind it.
//!
//! It knows the file's form only, nothing of packs. It never runs a formula, follows no link and asks nobody for a
//! file; what it unpacks is bounded before it is looked at.
//!
//! Why the parts are read here, with `zip` and `quick-xml`, and not by calamine: it tells nothing of hidden rows and columns, comments,
//! bold and struck words; it holds a sheet as a dense range (two cells in opposite corners ask for 17 thousand million) and reserves
//! memory by a count that the file claims, where we need sparse cells under limits; it switches on a feature of `quick-xml` that
//! Typst shares, so that everyone would build Typst twice; and it cannot write, where answers go into a copy that keeps all else
//! as it was (`patch`).

mod cells;
mod dates;
mod drawn;
mod package;
mod patch;
mod rounding;
mod shown;
mod strings;
mod styles;
mod xml;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::limits::{CELLS, STRINGS};

pub use dates::{day_of_our_time, serial};
pub use patch::{Changes, Content as CellContent, patched};
pub use shown::{Number, is_kept};

/// Why a file is no workbook that can be read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// What the file is, or what is wrong with it.
    pub(super) message: String,
    /// What to do about it.
    pub(super) hint: String,
}

/// How many rows a sheet of Excel has.
pub(crate) const ROWS: u32 = 1_048_576;
/// How many columns a sheet of Excel has.
const COLUMNS: u32 = 16_384;

impl Refusal {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }

    fn damaged(what: &str) -> Self {
        Self::new(format!("this workbook is damaged ({what})"), "open it in Excel and save it again as .xlsx")
    }
}

/// The sheets of a workbook in their order.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// The sheets.
    pub sheets: Vec<Sheet>,
}

/// A sheet: only the cells that hold something.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its name on the tab.
    pub name: String,
    /// Whether its tab is hidden.
    pub is_hidden: bool,
    /// The rows from 0, each with its cells from left to right.
    pub rows: BTreeMap<u32, Vec<Cell>>,
    /// The rows that are hidden and hold something.
    pub hidden_rows: Vec<u32>,
    /// The columns that are hidden, first and last.
    pub hidden_columns: Vec<(u32, u32)>,
    /// The merged ranges: first row and column, last row and column.
    pub merged: Vec<(u32, u32, u32, u32)>,
    /// The comments: row, column, text.
    pub comments: Vec<(u32, u32, String)>,
    /// Text boxes with their words, and pictures: row and column at which they begin.
    pub drawings: Vec<(u32, u32, String)>,
    /// The first empty cells whose ground is coloured: row, column.
    pub coloured: Vec<(u32, u32)>,
    /// Whether it has been turned: its rows are the columns of the file.
    pub is_turned: bool,
}

impl Sheet {
    /// The cell at a row and column, where one holds something.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        let cells = self.rows.get(&row)?;
        cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|at| &cells[at])
    }
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its column from 0.
    pub column: u32,
    /// What it holds.
    pub value: CellValue,
    /// Whether it is a formula, whose stored result is the value.
    pub is_formula: bool,
    /// Whether its text is bold as a whole.
    pub is_bold: bool,
    /// Its text with the bold words between stars, where some are bold and others are not.
    pub strong: Option<Arc<str>>,
    /// Whether some of what it shows is struck through.
    pub is_struck: bool,
}

impl Cell {
    /// Whether it holds nothing but spaces.
    pub fn is_blank(&self) -> bool {
        matches!(&self.value, CellValue::Text(text, _) if text.trim().is_empty())
    }

    /// What it shows as running text: strong where words or the cell are bold, and no words in it are marked.
    pub fn words(&self) -> String {
        match (&self.value, &self.strong) {
            (CellValue::Text(text, _), _) if text.contains("**") => text.clone(),
            (CellValue::Text(_, _), Some(strong)) => strong.to_string(),
            (CellValue::Text(text, _), None) if self.is_bold => strings::strong(text),
            (other, _) => other.shown().to_owned(),
        }
    }
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// A text; true where the cell is formatted as a plain number.
    Text(String, bool),
    /// A number, also a date or a time, and how it shows.
    Number(Box<Number>),
    /// TRUE or FALSE.
    Truth(bool),
    /// An error such as #DIV/0!.
    Error(String),
    /// A formula that was saved without its result.
    NoResult,
}

impl CellValue {
    /// What Excel shows.
    pub fn shown(&self) -> &str {
        match self {
            Self::Text(text, _) | Self::Error(text) => text,
            Self::Number(number) => &number.shown,
            Self::Truth(true) => "TRUE",
            Self::Truth(false) => "FALSE",
            Self::NoResult => "",
        }
    }
}

/// Whether bytes look like a workbook, of any kind: a zip file, or the container of old and of protected ones.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(package::OLE)
}

/// Whether a file is a workbook, or has the name of one.
pub(super) fn is_meant(name: &str, bytes: &[u8]) -> bool {
    is_workbook(bytes) || has_name_of_workbook(name)
}

fn has_name_of_workbook(name: &str) -> bool {
    let extension = Path::new(name).extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension
        .is_some_and(|extension| ["xlsx", "xlsm", "xlsb", "xltx", "xls", "ods", "fods"].contains(&extension.as_str()))
}

/// Reads the workbook of a name; `is_pack` where it is the pack itself and not a file that a pack includes.
pub(super) fn read(name: &str, bytes: &[u8], is_pack: bool) -> Result<Book, Refusal> {
    if let Some(workbook) = kept_beside(name) {
        let hint = format!("name the workbook itself: {workbook}");
        return Err(Refusal::new("Excel keeps this file beside a workbook while that is open", hint));
    }
    if !is_workbook(bytes) {
        return Err(other_kind(bytes));
    }
    if !is_pack {
        let message = format!("{name} is a workbook, but a file that a pack includes must be JSON");
        return Err(Refusal::new(message, "`committee-report convert` makes JSON of a workbook"));
    }
    opened(bytes)
}

/// The workbook beside which Excel keeps a file of this name: "q3.xlsx" for "~$q3.xlsx".
pub fn kept_beside(name: &str) -> Option<&str> {
    name.rsplit(['/', '\\']).next().and_then(|file| file.strip_prefix("~$"))
}

/// What a file with the name of a workbook is instead.
fn other_kind(bytes: &[u8]) -> Refusal {
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    if start.is_empty() {
        return Refusal::new(
            "this file is empty, although its name is that of a workbook",
            "ask for it to be sent again",
        );
    }
    if start.starts_with(b"<") {
        let message = "this is a web page or XML, although its name is that of a workbook";
        return Refusal::new(message, "open it in Excel and save it as Excel Workbook (.xlsx)");
    }
    if start.starts_with(b"{") {
        return Refusal::new(
            "this is JSON, although its name is that of a workbook",
            "give it a name that ends in .json",
        );
    }
    let message = "this is a text or CSV file, although its name is that of a workbook";
    Refusal::new(message, "open it in Excel and save it as Excel Workbook (.xlsx)")
}

/// Reads a workbook's sheets.
fn opened(bytes: &[u8]) -> Result<Book, Refusal> {
    let mut package = package::Package::open(bytes)?;
    let parts = package.workbook()?;
    let styles = package.optional(parts.styles.as_deref())?.map(|text| styles::read(&text)).transpose()?;
    let styles = styles.unwrap_or_default();
    let strings =
        package.optional(parts.strings.as_deref())?.map(|text| strings::shared(&text, STRINGS)).transpose()?;
    let context = cells::Context { strings: strings.unwrap_or_default(), styles, is_1904: parts.is_1904 };
    let mut left = CELLS;
    let mut book = Book::default();
    for sheet in parts.sheets {
        let text = package.part(&sheet.part)?;
        let read = cells::read(&text, &context, &mut left)?;
        let comments = package.beside(&sheet.part, "/comments")?;
        let comments = comments.map(|text| drawn::comments(&text)).transpose()?.unwrap_or_default();
        // What is drawn is no cell: a fault in it is no reason to refuse the cells.
        let drawings = package.beside(&sheet.part, "/drawing")?;
        let drawings = drawings.and_then(|text| drawn::drawings(&text).ok()).unwrap_or_default();
        book.sheets.push(Sheet { name: sheet.name, is_hidden: sheet.is_hidden, comments, drawings, ..read });
    }
    Ok(book)
}

/// The letters of a column from 0: "A", "Z", "AA".
pub fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A cell's name: "F12" for row 11 and column 5.
pub fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", letters(column), row + 1)
}

#[cfg(test)]
pub(super) mod tests;
