//! What to do about a problem, for those who see JSON and for those who see cells.

/// Advice in one form or in two.
///
/// Names of fields stand in straight quotation marks in both, `"note"`: a workbook's headings take their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// What to do in a JSON file.
    pub json: String,
    /// What to do in a workbook, where that is something else.
    pub cells: Option<String>,
}

impl Hint {
    /// Advice that differs in a workbook by more than the names of fields.
    pub fn both(json: impl Into<String>, cells: impl Into<String>) -> Self {
        Self { json: json.into(), cells: Some(cells.into()) }
    }
}

impl From<String> for Hint {
    fn from(json: String) -> Self {
        Self { json, cells: None }
    }
}

impl From<&str> for Hint {
    fn from(json: &str) -> Self {
        json.to_owned().into()
    }
}
