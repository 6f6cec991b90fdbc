//! One answer of a return, and where it stands.

use super::Asked;
use crate::source::CellPlace;
use crate::workbook::tree::Json;

/// What a cell answers.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) asked: Asked,
    /// What it says, as it shows.
    pub(super) shown: String,
    /// What goes into the pack.
    pub(super) json: Json,
    pub(super) at: CellPlace,
}

/// A row of a return.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The id, where it still has one.
    pub(super) id: String,
    /// What was given, as it stands there now.
    pub(super) given: Vec<(usize, String, CellPlace)>,
    pub(super) answers: Vec<Answer>,
    pub(super) at: CellPlace,
}
