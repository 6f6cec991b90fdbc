//! What is still to come as a workbook: a sheet for every owner, to send to them.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, XlsxError};

use crate::change::outstanding::{Due, ToCome};
use crate::workbook::sheet_name::{sheet_name, unused};
use crate::workbook::write::{A4, HEADINGS, REQUIRED, header, height, new_book, text_lines};

/// The columns and their widths.
const COLUMNS: [(&str, f64); 5] =
    [("Indicator", 12.0), ("Title", 48.0), ("Group", 24.0), ("Still to come", 36.0), ("Where", 40.0)];

/// The workbook's bytes; the same list gives the same.
pub fn missing_book(due: &[Due]) -> Result<Vec<u8>, XlsxError> {
    let mut book = new_book()?;
    let mut used = BTreeMap::new();
    for of_owner in due.chunk_by(|a, b| a.is_report == b.is_report && a.owner == b.owner) {
        let owner = if of_owner[0].is_report { "The report itself" } else { &of_owner[0].owner };
        let name = name_of(owner, &mut used);
        let sheet = book.add_worksheet().set_name(name)?;
        sheet
            .set_landscape()
            .set_paper_size(A4)
            .set_print_fit_to_pages(1, 0)
            .set_freeze_panes(1, 0)?
            .set_row_height(0, HEADINGS)?;
        let frame = Color::RGB(0x00D9_D9D9);
        let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@");
        let cell = cell.set_border(FormatBorder::Thin).set_border_color(frame);
        for (column, (heading, width)) in (0..).zip(COLUMNS) {
            sheet.write_string_with_format(0, column, heading, &header(REQUIRED))?;
            sheet.set_column_width(column, width)?;
        }
        let all = of_owner.iter().flat_map(|due| due.missing.iter().map(move |to_come| (due, to_come)));
        for (row, (due, to_come)) in (1..).zip(all) {
            let cells = [&due.number, &due.title, &due.group, &to_come.what, &place(due, to_come)];
            for (column, text) in (0..).zip(cells) {
                sheet.write_string_with_format(row, column, text, &cell)?;
            }
            let lines = COLUMNS.iter().zip(cells).map(|((_, width), text)| text_lines(text, *width)).max();
            sheet.set_row_height(row, height(lines.unwrap_or(1)))?;
        }
    }
    if due.is_empty() {
        book.add_worksheet().set_name("Nothing is missing")?;
    }
    book.save_to_buffer()
}

/// Where something goes: the file, and of a workbook the cell.
fn place(due: &Due, to_come: &ToCome) -> String {
    if to_come.spot.is_empty() { due.place.clone() } else { format!("{}, {}", due.file, to_come.spot) }
}

/// The name of an owner's sheet.
fn name_of(owner: &str, used: &mut BTreeMap<String, usize>) -> String {
    let name = match sheet_name(owner) {
        name if name.is_empty() => "No owner given".to_owned(),
        name if name.eq_ignore_ascii_case("history") => format!("{name} "),
        name => name,
    };
    unused(name, used)
}
