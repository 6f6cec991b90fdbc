//! Where a problem stands, and what is missing there.

/// A stretch of one file of the pack, in bytes of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Which file, counted in the order the files were read; 0 is the pack itself.
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Place {
    /// A stretch that starts `from` bytes into this one and is `length` bytes long.
    pub fn part(self, from: usize, length: usize) -> Self {
        let start = self.start + u32::try_from(from).unwrap_or(u32::MAX - self.start);
        let end = start.saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
        Self { file: self.file, start, end }
    }
}

/// A cell of a workbook: all three counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct CellPlace {
    /// The sheet.
    pub sheet: u32,
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

impl CellPlace {
    /// No cell at all: what should stand in one is not there.
    pub const NONE: Self = Self { sheet: u32::MAX, row: 0, column: 0 };
}

/// A field that is not there where it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lack {
    /// Where the object begins that lacks it.
    pub of: Place,
    /// The field's name.
    pub field: &'static str,
}
