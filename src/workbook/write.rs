//! From the tree of a pack to a workbook.

mod form;
mod guide;
mod lists;
pub(super) mod rows;
mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

pub(crate) use form::{A3, A4, HEADINGS, KEY, REQUIRED, header, height, text_lines};

use super::layout::Layout;
use super::whole::whole;
use super::wording::ORDER;
use crate::source::Sources;

/// A workbook without sheets; a day of its own would differ every time.
pub(crate) fn new_book() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    Ok(book)
}

/// A pack as a workbook's bytes; `levels` are those of its scale, to choose from.
///
/// The same pack gives the same bytes. Only for packs without errors of form.
pub fn write(sources: &Sources, levels: &[String]) -> Result<Vec<u8>, XlsxError> {
    let layout = Layout::new();
    let json = whole(sources).unwrap_or(super::tree::Json::Object(Vec::new()));
    let rows = rows::of(&layout, &json);
    let mut book = new_book()?;
    let lists = lists::Lists::new(&layout, levels, &rows);
    guide::read_me(book.add_worksheet(), &layout)?;
    let position = |table: &usize| {
        let name = &layout.tables[*table].sheet;
        ORDER.iter().position(|sheet| sheet == name).unwrap_or(ORDER.len())
    };
    let mut order: Vec<usize> = (0..layout.tables.len()).collect();
    order.sort_by_key(|table| (position(table), *table));
    for table in order {
        sheet::write(book.add_worksheet(), &layout, table, &rows, &lists)?;
    }
    if !rows.long_texts.is_empty() {
        sheet::long_texts(book.add_worksheet(), &rows.long_texts)?;
    }
    lists.write(book.add_worksheet())?;
    book.save_to_buffer()
}
