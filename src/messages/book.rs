//! What is still to come as a workbook: a sheet for every owner, to send to them.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, XlsxError};

use crate::change::outstanding::Due;
use crate::workbook::write::{A4, REQUIRED, header, height, new_book, text_lines};

/// The columns and their widths.
const COLUMNS: [(&str, f64); 5] =
    [("Indicator", 12.0), ("Title", 48.0), ("Group", 24.0), ("Still to come", 48.0), ("Where", 24.0)];

/// The workbook's bytes; the same list gives the same.
pub fn missing_book(due: &[Due]) -> Result<Vec<u8>, XlsxError> {
    let mut book = new_book()?;
    let mut used = BTreeMap::new();
    for of_owner in due.chunk_by(|a, b| a.is_report == b.is_report && a.owner == b.owner) {
        let owner = if of_owner[0].is_report { "The report itself" } else { &of_owner[0].owner };
        let name = sheet_name(owner, &mut used);
        let sheet = book.add_worksheet().set_name(name)?;
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_freeze_panes(1, 0)?;
        let frame = Color::RGB(0x00D9_D9D9);
        let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@");
        let cell = cell.set_border(FormatBorder::Thin).set_border_color(frame);
        for (column, (heading, width)) in (0..).zip(COLUMNS) {
            sheet.write_string_with_format(0, column, heading, &header(REQUIRED))?;
            sheet.set_column_width(column, width)?;
        }
        for (row, due) in (1..).zip(of_owner) {
            let missing = due.missing.join("\n");
            let cells = [&due.number, &due.title, &due.group, &missing, &due.place];
            for (column, text) in (0..).zip(cells) {
                sheet.write_string_with_format(row, column, text, &cell)?;
            }
            sheet.set_row_height(row, height(text_lines(&missing, 48.0).max(text_lines(&due.title, 48.0))))?;
        }
    }
    if due.is_empty() {
        book.add_worksheet().set_name("Nothing is missing")?;
    }
    book.save_to_buffer()
}

/// The name of an owner's sheet: what Excel allows, 31 letters, and no name twice.
fn sheet_name(owner: &str, used: &mut BTreeMap<String, usize>) -> String {
    let plain: String = owner.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(28).collect();
    let plain = match plain.trim() {
        "" => "No owner given".to_owned(),
        name if name.eq_ignore_ascii_case("history") => format!("{name} "),
        name => name.to_owned(),
    };
    let count = used.entry(plain.to_lowercase()).or_default();
    *count += 1;
    if *count > 1 { format!("{plain} {count}") } else { plain }
}
