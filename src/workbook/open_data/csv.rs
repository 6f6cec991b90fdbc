//! The rows as CSV that Excel and every other program reads: UTF-8 with its mark, and nothing that runs.

use super::{COLUMNS, Row};
use crate::number;

/// The rows as the bytes of a CSV file.
pub fn csv(rows: &[Row]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    let names = COLUMNS.map(|(name, _)| name.to_owned());
    for row in std::iter::once(&names).chain(rows) {
        let cells = row.iter().map(|cell| safe(cell));
        writer.write_record(cells).expect("writing to memory succeeds, and all rows are of one length");
    }
    writer.into_inner().expect("writing to memory succeeds")
}

/// A cell that Excel takes for no formula: what begins like one and is no number gets an apostrophe.
pub(super) fn safe(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let is_number = number::exact(cell).is_some() || number::read(cell).is_some_and(|reading| reading.words.is_none());
    if is_formula && !is_number { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_texts_and_numbers_stay_numbers() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("-5", "-5"),
            ("-5%", "-5%"),
            ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            ("+44 20 7946 0000", "'+44 20 7946 0000"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("95%", "95%"),
            ("- none", "'- none"),
        ] {
            assert_eq!(safe(cell), written);
        }
    }
}
