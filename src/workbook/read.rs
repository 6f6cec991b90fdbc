//! From the cells of a workbook to the tree of a pack; what fits nothing goes on record at its cell.

mod entries;
mod hidden;
mod rows;
mod value;

use std::collections::BTreeMap;

pub(super) use super::layout::CellShape;
use super::layout::Layout;
use super::tree::{Json, written};
use crate::problem::Code;
use crate::source::{Book, Cell, CellPlace};
pub(super) use hidden::{COLOUR_ONLY, STRUCK};
pub(super) use rows::{GRID_HEADS, Head, heads, report_row};

/// A pack as JSON text, and where every stretch of it stands in the workbook.
#[derive(Debug)]
pub struct AsText {
    /// The JSON text.
    pub text: String,
    /// The cells of stretches of the text, by the byte where they begin.
    pub cells: Vec<(u32, CellPlace)>,
    /// What is wrong with the workbook as such.
    pub faults: Vec<Fault>,
}

/// Something wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The kind of problem.
    pub code: Code,
    /// The cell.
    pub at: CellPlace,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Collects what is wrong.
#[derive(Debug, Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, code: Code, at: CellPlace, message: impl Into<String>, hint: impl Into<String>) {
        self.0.push(Fault { code, at, message: message.into(), hint: hint.into() });
    }
}

/// Whether a text in a cell is read as this value; numbers may stand for texts that spell them.
pub(super) fn reads_as(shape: &CellShape, text: &str, json: &Json) -> bool {
    let mut faults = Faults::default();
    let read =
        value::Values { long_texts: &BTreeMap::new(), faults: &mut faults }.text(shape, CellPlace::default(), text);
    let is_number = matches!(json, Json::Number(number) if read == Json::Text(number.clone()));
    is_number || read.plain() == json.plain()
}

/// What a cell alone says.
pub(super) fn read_cell(shape: &CellShape, cell: &Cell) -> Json {
    let mut faults = Faults::default();
    let mut values = value::Values { long_texts: &BTreeMap::new(), faults: &mut faults };
    values.read(shape, CellPlace::default(), cell).json
}

/// Reads the pack that a workbook holds.
pub fn read(book: &Book) -> AsText {
    let layout = Layout::new();
    let mut faults = Faults::default();
    let rows = rows::read(book, &layout, &mut faults);
    if rows.is_some() {
        hidden::tell(book, &layout, &mut faults);
    }
    let node = rows.map(|rows| entries::pack(&layout, rows, book, &mut faults));
    let (text, cells) = node.as_ref().map_or_else(Default::default, written);
    AsText { text, cells, faults: faults.0 }
}
