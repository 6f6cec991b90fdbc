//! What is to be said of a return, and of which cell.

/// Something to say of a cell of a return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The return's file.
    pub file: String,
    /// Its sheet; empty where the whole file is meant.
    pub sheet: String,
    /// The cell.
    pub cell: String,
    /// What is to be said.
    pub message: String,
    /// Whether nothing may be written before it is mended.
    pub is_error: bool,
}

impl Notice {
    pub(super) fn error(file: &str, sheet: &str, cell: &str, message: String) -> Self {
        Self { file: file.into(), sheet: sheet.into(), cell: cell.into(), message, is_error: true }
    }

    /// Where its cell comes in its sheet, row by row: the number of the row, and the column's letters by their length.
    pub fn row_and_column(&self) -> (u32, usize, &str) {
        let (letters, row) = self.cell.split_at(self.cell.trim_end_matches(|sign: char| sign.is_ascii_digit()).len());
        (row.parse().unwrap_or(0), letters.len(), letters)
    }

    /// "housing.xlsx, Housing!F12".
    pub(super) fn place(&self) -> String {
        match self.sheet.as_str() {
            "" => self.file.clone(),
            sheet => format!("{}, {sheet}!{}", self.file, self.cell),
        }
    }
}

impl std::fmt::Display for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place(), self.message)
    }
}
