//! A return that came back: its rows by heading, whatever became of the sheet.

mod headings;
mod unseen;

use std::collections::BTreeMap;

use super::answer::{Answer, Row};
use super::notice::Notice;
use super::{Asked, ISSUED};
use crate::source::{Book, Cell, CellPlace, CellValue, cell_name};
use crate::workbook::read::{CellShape, STRUCK, read_cell};
use crate::workbook::tree::Json;
use headings::Head;

/// A return as it came back.
#[derive(Debug)]
pub struct Return {
    /// The file's name.
    pub file: String,
    /// Which pack it was issued for, and which period.
    pub(super) issued: BTreeMap<String, String>,
    pub(super) sheet: String,
    pub(super) rows: Vec<Row>,
    /// The columns of what is asked.
    pub(super) columns: BTreeMap<Asked, u32>,
}

/// A return and what is to be said of it.
#[derive(Debug)]
pub struct Read {
    /// The return; `None` where the workbook is none.
    pub answers: Option<Return>,
    /// What is to be said.
    pub told: Vec<Notice>,
}

/// Reads a workbook that came back.
pub fn read(file: &str, book: &Book) -> Read {
    let mut told = Vec::new();
    let Some(table) = headings::find(book) else {
        told.push(headings::none(file, book));
        return Read { answers: None, told };
    };
    let (sheet, first) = (table.sheet, table.row);
    let of_asked =
        |(column, head): (&u32, &Head)| if let Head::Asked(asked) = head { Some((*asked, *column)) } else { None };
    let mut returned = Return {
        file: file.to_owned(),
        issued: issued(book),
        sheet: sheet.name.clone(),
        rows: Vec::new(),
        columns: table.heads.iter().filter_map(of_asked).collect(),
    };
    let at = CellPlace { sheet: table.number, row: 0, column: 0 };
    headings::tell_unknown(&table, &returned, &mut told);
    for (&number, cells) in sheet.rows.range(first + 1..) {
        returned.rows.extend(row(&returned, cells, CellPlace { row: number, ..at }, &table.heads, &mut told));
    }
    unseen::tell(&returned, book, &table, &mut told);
    Read { answers: Some(returned), told }
}

/// What the hidden sheet says was issued.
fn issued(book: &Book) -> BTreeMap<String, String> {
    let sheet = book.sheets.iter().find(|sheet| sheet.name == ISSUED);
    let pair = |cells: &Vec<Cell>| {
        let shown =
            |column| cells.iter().find(|cell| cell.column == column).map(|cell| cell.value.shown().trim().to_owned());
        Some((shown(0)?, shown(1)?))
    };
    sheet.map_or_else(BTreeMap::new, |sheet| sheet.rows.values().filter_map(pair).collect())
}

fn row(
    returned: &Return,
    cells: &[Cell],
    at: CellPlace,
    heads: &BTreeMap<u32, Head>,
    told: &mut Vec<Notice>,
) -> Option<Row> {
    let mut row = Row { id: String::new(), given: Vec::new(), answers: Vec::new(), at };
    let mut strays = Vec::new();
    for cell in cells {
        let place = CellPlace { column: cell.column, ..at };
        let shown = cell.value.shown().trim().to_owned();
        match heads.get(&cell.column) {
            Some(Head::Given(0)) => row.id = shown,
            Some(Head::Given(column)) => row.given.push((*column, shown, place)),
            Some(Head::Asked(asked)) => row.answers.extend(answer(returned, *asked, cell, place, told)),
            None if shown.is_empty() => {}
            None => strays.push((place, shown)),
        }
    }
    for (place, shown) in strays {
        let message = format!("“{shown}” has no heading above it and is not read");
        told.push(returned.told(place, message, false));
    }
    (!row.id.is_empty() || !row.given.is_empty() || !row.answers.is_empty()).then_some(row)
}

fn answer(returned: &Return, asked: Asked, cell: &Cell, at: CellPlace, told: &mut Vec<Notice>) -> Option<Answer> {
    if cell.value == CellValue::NoResult {
        let message =
            "this formula was saved without its result: open the workbook in Excel, save it and send it again";
        told.push(returned.told(at, message.to_owned(), true));
        return None;
    }
    if let CellValue::Error(error) = &cell.value {
        told.push(returned.told(
            at,
            format!("{error} is an Excel error, not an answer: correct the formula, or type the figure"),
            true,
        ));
        return None;
    }
    if cell.is_struck {
        told.push(returned.told(at, STRUCK.to_owned(), false));
    }
    let shown = if asked.is_text() { cell.words() } else { cell.value.shown().to_owned() };
    let shown = shown.trim().to_owned();
    if let CellValue::Number(number) = &cell.value
        && number.day.is_some()
    {
        let message = format!(
            "Excel has turned this into a date; it is read as “{shown}”: format the cell as Text and type it again"
        );
        told.push(returned.told(at, message, false));
    }
    let shape = if asked == Asked::Figure { CellShape::Figure } else { CellShape::Text };
    let json = match read_cell(&shape, cell) {
        Json::Text(_) => Json::Text(shown.clone()),
        other => other,
    };
    (!shown.is_empty()).then_some(Answer { asked, shown, json, at })
}

impl Return {
    /// Something to say of one of its cells.
    pub(super) fn told(&self, at: CellPlace, message: String, is_error: bool) -> Notice {
        Notice {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            cell: cell_name(at.row, at.column),
            message,
            is_error,
        }
    }
}
