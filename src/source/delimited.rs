//! A text file with a cell between every two commas, semicolons or tabs, as the sheet of a workbook.

use std::collections::BTreeMap;

use super::encoding;
use super::workbook::{Book, Cell, CellValue, Sheet};
use crate::limits::{CELLS, grouped};

/// What parts the cells: whichever stands most often outside of quotation marks in the first lines.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The one sheet of a CSV file, named after it; or why there is none.
pub fn book(name: &str, bytes: &[u8]) -> Result<Book, String> {
    let text = text(bytes);
    let delimiter = delimiter(&text);
    if let Some(line) = unclosed(&text, delimiter) {
        return Err(format!(
            "the quotation mark that begins a cell in line {line} is never closed, so that all behind it would be one cell: close it, or delete it"
        ));
    }
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = BTreeMap::new();
    let (mut left, mut row) = (CELLS, 0u32);
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| format!("it is not a CSV file ({error})"))? {
        // Rows as Excel counts them: a blank line is one, a cell with line breaks makes no more of them.
        let start = record.position().map_or(0, csv::Position::byte) as usize;
        let bytes = text.as_bytes();
        // The reader stops between the two halves of a line break.
        let is_halved = start > 0 && bytes[start - 1] == b'\r' && bytes.get(start) == Some(&b'\n');
        let blank = bytes[start + usize::from(is_halved)..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        row = row.saturating_add(u32::try_from(blank.filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX));
        let cells: Vec<Cell> = (0..).zip(&record).filter(|(_, text)| !text.is_empty()).map(cell).collect();
        left = left.checked_sub(cells.len()).ok_or_else(|| format!("it has more than {} cells", grouped(CELLS)))?;
        if !cells.is_empty() {
            rows.insert(row, cells);
        }
        row = row.saturating_add(1);
    }
    let sheet = Sheet { name: name.to_owned(), rows, ..Sheet::default() };
    Ok(Book { sheets: vec![sheet] })
}

fn cell((column, text): (u32, &str)) -> Cell {
    Cell {
        column,
        value: CellValue::Text(text.to_owned(), false),
        is_formula: false,
        is_bold: false,
        strong: None,
        is_struck: false,
    }
}

/// The text: UTF-8 with or without its mark, UTF-16 as Excel's "Unicode Text", else Windows-1252.
fn text(bytes: &[u8]) -> String {
    encoding::decode(bytes.to_vec()).text
}

/// The line of a quotation mark that begins a cell and is never closed.
fn unclosed(text: &str, delimiter: u8) -> Option<usize> {
    let (mut line, mut opened, mut is_start) = (1, None, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        line += usize::from(byte == b'\n');
        match (byte, opened) {
            (b'"', None) if is_start => opened = Some(line),
            (b'"', Some(_)) if bytes.peek() == Some(&b'"') => drop(bytes.next()),
            (b'"', Some(_)) => opened = None,
            _ => {}
        }
        is_start = opened.is_none() && (byte == delimiter || matches!(byte, b'\n' | b'\r'));
    }
    opened
}

/// The delimiter that parts most cells of the first lines.
fn delimiter(text: &str) -> u8 {
    let mut counts = [0usize; DELIMITERS.len()];
    let (mut inside, mut lines) = (false, 0);
    for byte in text.bytes() {
        match byte {
            b'"' => inside = !inside,
            b'\n' if !inside => lines += 1,
            _ if inside => {}
            _ => {
                if let Some(at) = DELIMITERS.iter().position(|known| *known == byte) {
                    counts[at] += 1;
                }
            }
        }
        if lines == 20 {
            break;
        }
    }
    let most = (0..DELIMITERS.len()).max_by_key(|&at| (counts[at], std::cmp::Reverse(at))).unwrap_or(0);
    DELIMITERS[most]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bytes: &[u8]) -> Vec<Vec<String>> {
        let book = book("x.csv", bytes).expect("a table");
        book.sheets[0]
            .rows
            .values()
            .map(|cells| cells.iter().map(|cell| cell.value.shown().to_owned()).collect())
            .collect()
    }

    #[test]
    fn rows_are_counted_as_excel_counts_them() {
        let book = book("x.csv", b"a\r\n\r\n\r\n\"b\r\nc\"\r\nd\r\n").expect("a table");
        assert_eq!(book.sheets[0].rows.keys().copied().collect::<Vec<_>>(), [0, 3, 4]);
        let book = super::book("x.csv", b"a\n\nb\n\n\n\"c\n\nd\"\ne\n").expect("a table");
        assert_eq!(book.sheets[0].rows.keys().copied().collect::<Vec<_>>(), [0, 2, 5, 6]);
    }

    #[test]
    fn csv_files_are_read_in_the_encodings_and_with_the_delimiters_that_excel_writes() {
        let wide: Vec<u8> = "\u{FEFF}a\té\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, cells) in [
            (b"a,b\n1,2\n".to_vec(), vec![vec!["a", "b"], vec!["1", "2"]]),
            (b"\xEF\xBB\xBFa;b,c\n1;2\n".to_vec(), vec![vec!["a", "b,c"], vec!["1", "2"]]),
            (b"a,\"two\nlines, and \"\"more\"\"\"\n".to_vec(), vec![vec!["a", "two\nlines, and \"more\""]]),
            (b"caf\xE9,\x80 5\n".to_vec(), vec![vec!["café", "€ 5"]]),
            (wide, vec![vec!["a", "é"]]),
        ] {
            assert_eq!(shown(&bytes), cells);
        }
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_missed() {
        for (text, line) in [
            ("a,b\n1,\"two\n3,4\n", Some(2)),
            ("a,b\n1,\"two\"\n3,4\n", None),
            ("a,b\n5\" pipe,2\n", None),
            ("\"a\"\"b\",\"\"\n", None),
            ("\"a\"x\",b\n", None),
            ("\"a\"\"b\n", Some(1)),
            ("a\n\n\"b\n", Some(3)),
            ("a, \"b\n", None),
            ("\"a\nb\",\"", Some(2)),
        ] {
            assert_eq!(unclosed(text, b','), line, "{text}");
        }
        assert!(book("x.csv", b"a,\"b\n").expect_err("no table").contains("in line 1 is never closed"));
    }

    #[test]
    fn the_delimiter_is_what_parts_the_first_lines_outside_of_quotation_marks() {
        assert_eq!(shown(b"a;b\n\"1,2,3,4\";5\n"), [["a", "b"], ["1,2,3,4", "5"]]);
        assert_eq!(shown(b"a;\"\n,,,\n,,,\"\n1;2\n"), [["a", "\n,,,\n,,,"], ["1", "2"]]);
        let lines = [b"\"".as_slice(), &b"a,\n".repeat(30), b"\";b\n1;2\n"].concat();
        assert_eq!(shown(&lines)[1], ["1", "2"], "the lines of a cell are no lines of the table");
        let later = [b"a;b\n".repeat(20), b"1,2,3,4\n".repeat(20)].concat();
        assert_eq!(shown(&later)[0], ["a", "b"]);
        let early = [b"a;b\n".repeat(3), b"1,2,3,4\n".repeat(17)].concat();
        assert_eq!(shown(&early)[0], ["a;b"]);
    }

    #[test]
    fn the_sheet_has_the_name_of_its_file() {
        assert_eq!(book("x.csv", b"a").expect("a table").sheets[0].name, "x.csv");
    }
}
