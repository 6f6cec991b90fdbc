//! A workbook or CSV of one's own, by a map that says where it has what; nothing is dropped without a word.

mod cells;
mod long;
mod map;
mod propose;
mod table;
mod wide;

use super::tree::{Json, Property};
use crate::source::{Book, Sheet};

pub use map::Map;
pub use propose::propose;

/// Something to say of a cell, or of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// "KPIs!F12"; empty where the map is meant.
    pub cell: String,
    /// What is to be said.
    pub message: String,
    /// Whether nothing may be written before it is mended.
    pub is_error: bool,
}

/// What is to be said, as it is found.
#[derive(Debug, Default)]
struct Tell(Vec<Notice>);

impl Tell {
    fn error(&mut self, cell: impl Into<String>, message: impl Into<String>) {
        self.0.push(Notice { cell: cell.into(), message: message.into(), is_error: true });
    }

    fn note(&mut self, cell: impl Into<String>, message: impl Into<String>) {
        self.0.push(Notice { cell: cell.into(), message: message.into(), is_error: false });
    }
}

/// A pack made of a workbook, and what is to be said of it.
#[derive(Debug)]
pub struct Imported {
    /// The pack as JSON text.
    pub json: String,
    /// How many indicators it has.
    pub indicators: usize,
    /// What is to be said.
    pub told: Vec<Notice>,
}

/// Makes a pack of a workbook by a map.
pub fn import(book: &Book, map: &Map) -> Imported {
    let mut tell = Tell::default();
    let mut indicators: Vec<Json> = Vec::new();
    cells::Fields::new().tell_unused(map, &mut tell);
    for sheet in sheets(book, map, &mut tell) {
        let sheet = if map.is_transposed { table::transposed(sheet) } else { sheet.clone() };
        let Some(table) = table::find(&sheet, map, &mut tell) else { continue };
        table::tell_drawn(&table, &mut tell);
        if map.long.is_some() {
            long::read(&table, map, &mut indicators, &mut tell);
        } else {
            wide::read(&table, map, &mut indicators, &mut tell);
        }
    }
    let count = indicators.len();
    if count == 0 && !tell.0.iter().any(|told| told.is_error) {
        tell.error("", "no row of the workbook is an indicator");
    }
    let list = indicators.into_iter().map(|json| json.at(None)).collect();
    let pack = Json::Object(vec![
        Property::new("report", map.report.clone().at(None)),
        Property::new("indicators", Json::Array(list).at(None)),
    ]);
    Imported { json: super::tree::written(&pack.at(None)).0, indicators: count, told: tell.0 }
}

/// The sheets that the map names; without a name the first that holds something.
fn sheets<'b>(book: &'b Book, map: &Map, tell: &mut Tell) -> Vec<&'b Sheet> {
    let filled = || book.sheets.iter().filter(|sheet| !sheet.rows.is_empty());
    let mut chosen: Vec<&Sheet> = Vec::new();
    match map.sheets.as_slice() {
        [] => chosen.extend(filled().next()),
        [all] if all == "*" => chosen.extend(filled()),
        names => {
            for name in names {
                match book.sheets.iter().find(|sheet| sheet.name.trim() == name.trim()) {
                    Some(sheet) => chosen.push(sheet),
                    None => {
                        let known = book.sheets.iter().map(|sheet| format!("“{}”", sheet.name)).collect::<Vec<_>>();
                        tell.error("", format!("the workbook has no sheet “{name}”; it has {}", known.join(", ")));
                    }
                }
            }
        }
    }
    for sheet in filled().filter(|sheet| !chosen.iter().any(|chosen| chosen.name == sheet.name)) {
        tell.note("", format!("the sheet “{}” is not read", sheet.name));
    }
    chosen
}
