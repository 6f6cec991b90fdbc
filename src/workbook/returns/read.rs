//! A return that came back: its rows by heading, whatever became of the sheet.

use std::collections::BTreeMap;

use super::answer::{Answer, Row};
use super::notice::Notice;
use super::{Asked, GIVEN, ISSUED};
use crate::source::{Book, Cell, CellPlace, CellValue, Sheet, cell_name};
use crate::workbook::read::{CellShape, STRUCK, read_cell};
use crate::workbook::tree::Json;
use crate::workbook::wording::folded;

/// A return as it came back.
#[derive(Debug)]
pub struct Return {
    /// The file's name.
    pub file: String,
    /// Which pack it was issued for, and which period.
    pub(super) issued: BTreeMap<String, String>,
    pub(super) sheet: String,
    pub(super) rows: Vec<Row>,
}

/// A return and what is to be said of it.
#[derive(Debug)]
pub struct Read {
    /// The return; `None` where the workbook is none.
    pub answers: Option<Return>,
    /// What is to be said.
    pub told: Vec<Notice>,
}

/// What a column holds.
#[derive(Clone, Copy)]
enum Head {
    Given(usize),
    Asked(Asked),
}

/// Reads a workbook that came back.
pub fn read(file: &str, book: &Book) -> Read {
    let mut told = Vec::new();
    let found = book.sheets.iter().enumerate().find_map(|(index, sheet)| Some((index, sheet, heads(sheet)?)));
    let Some((index, sheet, (first, heads))) = found else {
        let message = "this workbook is not a return: no sheet has the headings Ref and Figure";
        let hint =
            "`committee-report returns make` makes returns; `committee-report import` reads a workbook of your own";
        told.push(Notice::error(file, "", "", format!("{message} ({hint})")));
        return Read { answers: None, told };
    };
    let mut returned =
        Return { file: file.to_owned(), issued: issued(book), sheet: sheet.name.clone(), rows: Vec::new() };
    let at = CellPlace { sheet: u32::try_from(index).unwrap_or(u32::MAX), row: 0, column: 0 };
    for (&number, cells) in sheet.rows.range(first + 1..) {
        returned.rows.extend(row(&returned, cells, CellPlace { row: number, ..at }, &heads, &mut told));
    }
    tell_unseen(&returned, sheet, first, &mut told);
    Read { answers: Some(returned), told }
}

/// The row of headings and what each column holds.
fn heads(sheet: &Sheet) -> Option<(u32, BTreeMap<u32, Head>)> {
    sheet.rows.iter().take(20).find_map(|(&row, cells)| {
        let head = |cell: &Cell| {
            let words = folded(cell.value.shown());
            let given = GIVEN.iter().position(|heading| folded(heading) == words).map(Head::Given);
            given.or_else(|| {
                Asked::ALL.iter().find(|asked| folded(asked.heading()) == words).map(|asked| Head::Asked(*asked))
            })
        };
        let heads: BTreeMap<u32, Head> = cells.iter().filter_map(|cell| Some((cell.column, head(cell)?))).collect();
        let has_ref = heads.values().any(|head| matches!(head, Head::Given(0 | 1)));
        let has_figure = heads.values().any(|head| matches!(head, Head::Asked(Asked::Figure)));
        (has_ref && has_figure).then_some((row, heads))
    })
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

/// Tells of hidden rows, and of comments, which are no answers.
fn tell_unseen(returned: &Return, sheet: &Sheet, first: u32, told: &mut Vec<Notice>) {
    let at = returned.rows.first().map_or_else(CellPlace::default, |row| row.at);
    for &row in sheet.hidden_rows.iter().filter(|row| **row > first) {
        told.push(returned.told(
            CellPlace { row, column: 0, ..at },
            "this row is hidden, but it is read".into(),
            false,
        ));
    }
    for (row, column, text) in sheet.comments.iter().filter(|(row, _, _)| *row > first) {
        let place = CellPlace { row: *row, column: *column, ..at };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        told.push(returned.told(place, format!("the comment on this cell is ignored: “{text}”"), false));
    }
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
