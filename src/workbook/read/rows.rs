//! The rows of every sheet, with each cell under the column it belongs to.

use std::collections::BTreeMap;

use super::Faults;
use crate::limits;
use crate::pack::{is_action_heading, is_commentary_heading};
use crate::problem::{Code, did_you_mean, nearest};
use crate::source::{Book, Cell, CellPlace, Sheet};
use crate::workbook::layout::{Column, Kind, Layout, REPORT};
use crate::workbook::wording::{ASIDE, folded, singular};

/// A row that holds something.
#[derive(Debug)]
pub(super) struct Row<'b> {
    /// Its first filled cell.
    pub(super) at: CellPlace,
    /// Its cells by column of the layout.
    pub(super) cells: BTreeMap<usize, (CellPlace, &'b Cell)>,
    /// The entries it belongs to, by depth: indicator, measure.
    pub(super) keys: BTreeMap<usize, (CellPlace, &'b Cell)>,
    /// The figures of a chart, by their number.
    pub(super) values: BTreeMap<usize, (CellPlace, &'b Cell)>,
}

/// The rows of the sheets, by the sheet's number in the layout.
pub(super) struct Rows<'b> {
    pub(super) of: Vec<Vec<Row<'b>>>,
    /// The columns of the sheets.
    pub(super) heads: Vec<Columns>,
    /// The long texts by their number.
    pub(super) long_texts: BTreeMap<usize, String>,
}

/// Which column of a sheet holds what.
pub(super) type Columns = BTreeMap<Head, u32>;

/// The key column of the indicators' own sheet.
pub(super) const KEY: &str = "Key";

/// Reads all sheets; `None` where the workbook is no pack.
pub(super) fn read<'b>(book: &'b Book, layout: &Layout, faults: &mut Faults) -> Option<Rows<'b>> {
    let mut rows = Rows {
        of: layout.tables.iter().map(|_| Vec::new()).collect(),
        heads: vec![Columns::new(); layout.tables.len()],
        long_texts: BTreeMap::new(),
    };
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (index, sheet) in book.sheets.iter().enumerate() {
        let name = folded(&sheet.name);
        let at = CellPlace { sheet: u32::try_from(index).unwrap_or(u32::MAX), row: 0, column: 0 };
        if let Some(other) = seen.insert(name.clone(), &sheet.name) {
            let message = format!("the workbook has two sheets of one name, “{other}” and “{}”", sheet.name);
            faults.add(Code::Syntax, at, message, "rename or delete one of them");
            continue;
        }
        let table = layout.tables.iter().position(|table| folded(&table.sheet) == name);
        match table {
            Some(REPORT) => rows.of[REPORT].extend(report(sheet, at, layout, faults)),
            Some(table) => (rows.of[table], rows.heads[table]) = list(sheet, at, layout, table, faults),
            None if name == folded("Long texts") => rows.long_texts = long_texts(sheet),
            None => match renamed(sheet, book, layout) {
                Some(table) => {
                    let (is, was) = (&sheet.name, &layout.tables[table].sheet);
                    let message = format!("the sheet “{is}” has the headings of “{was}”, but another name");
                    faults.add(Code::UnknownField, at, message, format!("rename it “{was}”"));
                    (rows.of[table], rows.heads[table]) = list(sheet, at, layout, table, faults);
                }
                None => unknown(sheet, at, layout, faults),
            },
        }
    }
    let has = |sheet: &str| seen.contains_key(&folded(sheet));
    if !has("Report") && !has("Indicators") {
        faults.0.clear();
        let message = "this workbook is not a pack: it has neither a sheet “Report” nor a sheet “Indicators”";
        let hint = "`committee-report convert PACK.json -o PACK.xlsx` makes a workbook to fill in; `committee-report import` reads a workbook of your own";
        faults.add(Code::Syntax, CellPlace::default(), message, hint);
        return None;
    }
    Some(rows)
}

/// The widest row that is looked at as one of headings where none is expected.
const WIDEST: usize = 300;

/// From how many headings on a sheet is taken for one that was renamed.
const ENOUGH: usize = 3;

/// The table of a sheet that has its headings, but another name, where no sheet has the right one.
fn renamed(sheet: &Sheet, book: &Book, layout: &Layout) -> Option<usize> {
    let is_free = |table: &usize| {
        let name = folded(&layout.tables[*table].sheet);
        *table != REPORT && !book.sheets.iter().any(|other| folded(&other.name) == name)
    };
    if is_aside(sheet) {
        return None;
    }
    let first = sheet.rows.values().next().filter(|cells| cells.len() <= WIDEST)?;
    let count = |table: usize| heads_of(first, layout, table).len();
    let counts = (0..layout.tables.len()).filter(is_free).map(|table| (count(table), table));
    let (most, table) = counts.max()?;
    (most >= ENOUGH && most * 2 > first.len()).then_some(table)
}

fn is_aside(sheet: &Sheet) -> bool {
    ASIDE.iter().any(|aside| folded(aside) == folded(&sheet.name)) || sheet.name.starts_with('#')
}

/// Tells of a sheet that is no part of a pack, unless it is one of those aside, is marked with #, or holds nothing.
fn unknown(sheet: &Sheet, at: CellPlace, layout: &Layout, faults: &mut Faults) {
    if is_aside(sheet) || sheet.rows.is_empty() {
        return;
    }
    let hint = match nearest(&sheet.name, layout.tables.iter().map(|table| table.sheet.as_str())) {
        Some(near) => did_you_mean(near),
        None => "delete the sheet, or start its name with # to have it ignored".to_owned(),
    };
    faults.add(Code::UnknownField, at, format!("a pack has no sheet “{}”", sheet.name), hint);
}

/// The one row that the report's sheet is: every line of it a field.
fn report<'b>(sheet: &'b Sheet, at: CellPlace, layout: &Layout, faults: &mut Faults) -> Option<Row<'b>> {
    let table = &layout.tables[REPORT];
    let mut row = Row { at, cells: BTreeMap::new(), keys: BTreeMap::new(), values: BTreeMap::new() };
    for (&number, cells) in &sheet.rows {
        let place = |cell: &Cell| CellPlace { row: number, column: cell.column, ..at };
        let Some(label) = cells.iter().find(|cell| cell.column == 0) else { continue };
        let words = label.value.shown();
        let value = cells.iter().find(|cell| cell.column == 1 && !cell.is_blank());
        match table.columns.iter().position(|column| is_called(words, &column.heading, &column.path)) {
            Some(column) => {
                let Some(value) = value else { continue };
                if row.cells.insert(column, (place(value), value)).is_some() {
                    let message = format!("“{}” appears twice on this sheet", table.columns[column].heading);
                    faults.add(Code::Syntax, place(label), message, "delete one of the two rows");
                }
            }
            None if value.is_none() || number == *sheet.rows.keys().next().unwrap_or(&0) => {}
            None => {
                let message = format!("the report has no field “{}”", words.trim());
                faults.add(
                    Code::UnknownField,
                    place(label),
                    message,
                    meant(words, table.columns.iter().map(|column| column.heading.as_str())),
                );
            }
        }
    }
    Some(row)
}

/// What a column of a sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::workbook) enum Head {
    Column(usize),
    Key(usize),
    Value(usize),
}

/// The rows of a sheet of entries, under the headings of its first filled row.
fn list<'b>(
    sheet: &'b Sheet,
    at: CellPlace,
    layout: &Layout,
    table: usize,
    faults: &mut Faults,
) -> (Vec<Row<'b>>, Columns) {
    let Some(first) = header_row(sheet, layout, table) else { return Default::default() };
    let mut lines = sheet.rows.range(first..);
    let Some((_, header)) = lines.next() else { return Default::default() };
    if let Some((&above, cells)) = sheet.rows.range(..first).next() {
        let at = CellPlace { row: above, column: cells.first().map_or(0, |cell| cell.column), ..at };
        let message =
            format!("the headings of this sheet stand in row {}, and what is above them is not read", first + 1);
        faults.add(Code::UnknownField, at, message, "delete the rows above the headings");
    }
    // A column whose heading stands there twice holds nothing: which of the two is meant, nobody knows.
    let mut heads: BTreeMap<u32, Option<Head>> = BTreeMap::new();
    let mut unknown: Vec<(CellPlace, &str)> = Vec::new();
    for cell in header {
        let place = CellPlace { row: first, column: cell.column, ..at };
        match head(cell.value.shown(), layout, table) {
            Some(head) if heads.values().any(|known| *known == Some(head)) => {
                heads.insert(cell.column, None);
                let message = format!("the heading “{}” appears twice", cell.value.shown().trim());
                faults.add(Code::Syntax, place, message, "keep one of the two columns, or rename one");
            }
            Some(head) => drop(heads.insert(cell.column, Some(head))),
            None => unknown.push((place, cell.value.shown())),
        }
    }
    let mut rows = Vec::new();
    let mut stray: BTreeMap<u32, CellPlace> = BTreeMap::new();
    for (&number, cells) in lines {
        let place = |cell: &Cell| CellPlace { row: number, column: cell.column, ..at };
        let mut row: Option<Row<'b>> = None;
        for cell in cells.iter().filter(|cell| !cell.is_blank()) {
            let Some(head) = heads.get(&cell.column) else {
                stray.entry(cell.column).or_insert(place(cell));
                continue;
            };
            let Some(head) = head else { continue };
            let row = row.get_or_insert_with(|| Row {
                at: place(cell),
                cells: BTreeMap::new(),
                keys: BTreeMap::new(),
                values: BTreeMap::new(),
            });
            match *head {
                Head::Column(column) => drop(row.cells.insert(column, (place(cell), cell))),
                Head::Key(depth) => drop(row.keys.insert(depth, (place(cell), cell))),
                Head::Value(value) => drop(row.values.insert(value, (place(cell), cell))),
            }
        }
        rows.extend(row);
    }
    tell_unknown(&unknown, &stray, layout, table, faults);
    (rows, heads.into_iter().filter_map(|(column, head)| Some((head?, column))).collect())
}

/// What the columns of a sheet hold, by its headings.
pub(in crate::workbook) fn heads(sheet: &Sheet, layout: &Layout, table: usize) -> BTreeMap<u32, Head> {
    let row = header_row(sheet, layout, table).and_then(|row| sheet.rows.get(&row));
    row.map_or_else(BTreeMap::new, |cells| heads_of(cells, layout, table))
}

fn heads_of(cells: &[Cell], layout: &Layout, table: usize) -> BTreeMap<u32, Head> {
    cells.iter().filter_map(|cell| Some((cell.column, head(cell.value.shown(), layout, table)?))).collect()
}

/// How far down headings are looked for where the first row has none.
const LOOKED_AT: usize = 10;

/// The row of the headings: the first filled one, unless that has none and one below has several.
fn header_row(sheet: &Sheet, layout: &Layout, table: usize) -> Option<u32> {
    let mut rows = sheet.rows.iter().take(LOOKED_AT);
    let (&first, cells) = rows.next()?;
    if !heads_of(cells, layout, table).is_empty() {
        return Some(first);
    }
    let below = rows.find(|(_, cells)| cells.len() <= WIDEST && heads_of(cells, layout, table).len() >= ENOUGH);
    Some(below.map_or(first, |(row, _)| *row))
}

/// The row of the report's sheet that a field has.
pub(in crate::workbook) fn report_row(sheet: &Sheet, column: &Column) -> Option<u32> {
    let is_it = |cells: &Vec<Cell>| {
        let label = cells.iter().find(|cell| cell.column == 0);
        label.is_some_and(|label| is_called(label.value.shown(), &column.heading, &column.path))
    };
    sheet.rows.iter().find(|(_, cells)| is_it(cells)).map(|(row, _)| *row)
}

/// Tells of headings that are not known, and of cells under no heading.
fn tell_unknown(
    unknown: &[(CellPlace, &str)],
    stray: &BTreeMap<u32, CellPlace>,
    layout: &Layout,
    table: usize,
    faults: &mut Faults,
) {
    let known = || layout.tables[table].columns.iter().map(|column| column.heading.as_str());
    // A column of which only the heading stands there says nothing that could be lost.
    for (place, words) in unknown.iter().filter(|(head, _)| stray.contains_key(&head.column)) {
        let message = format!("the sheet “{}” has no column “{}”", layout.tables[table].sheet, words.trim());
        let hint = elsewhere(words, layout, table).unwrap_or_else(|| meant(words, known()));
        faults.add(Code::UnknownField, *place, message, hint);
    }
    for (&column, place) in stray {
        if !unknown.iter().any(|(head, _)| head.column == column) {
            let hint = "type a heading above it, or clear the cells";
            faults.add(Code::UnknownField, *place, "this cell is in a column without a heading", hint);
        }
    }
}

/// Where something goes that has no column, because it has a sheet: texts by their heading, and lists by their name.
fn elsewhere(words: &str, layout: &Layout, table: usize) -> Option<String> {
    let own = &layout.tables[table].lists;
    let list = own.iter().map(|(_, list)| &layout.tables[*list]).find(|list| folded(&list.sheet) == folded(words));
    if let Some(list) = list {
        return Some(format!("type them on the sheet “{}”, a row for each", list.sheet));
    }
    let texts = own.iter().map(|(_, list)| &layout.tables[*list]).find(|list| list.kind == Kind::Sections)?;
    let is_text = is_commentary_heading(words) || is_action_heading(words) || folded(words).contains("description");
    let words = words.trim();
    is_text
        .then(|| format!("type the texts on the sheet “{}”, a row for each, with the heading “{words}”", texts.sheet))
}

fn head(words: &str, layout: &Layout, table: usize) -> Option<Head> {
    let words = folded(words);
    let keys = layout.keys(table);
    if let Some(depth) = keys.iter().position(|&key| folded(&singular(&layout.tables[key].sheet)) == words) {
        return Some(Head::Key(depth));
    }
    if layout.tables[table].kind == Kind::Grid {
        return grid_head(&words);
    }
    if words == folded(KEY) && layout.is_keyed(table) {
        return Some(Head::Key(KEYED));
    }
    let columns = &layout.tables[table].columns;
    columns.iter().position(|column| is_called(&words, &column.heading, &column.path)).map(Head::Column)
}

/// The depth under which the key of an entry itself is kept.
pub(super) const KEYED: usize = 9;

/// The columns of a chart's grid: what a row is, its name, its role, and its figures by number.
pub(in crate::workbook) const GRID_HEADS: [&str; 3] = ["Row", "Name", "Role"];

fn grid_head(words: &str) -> Option<Head> {
    if let Some(column) = GRID_HEADS.iter().position(|head| folded(head) == words) {
        return Some(Head::Column(column));
    }
    words
        .parse()
        .ok()
        .filter(|number| (1..=limits::GRID_WIDTH).contains(number))
        .map(|number: usize| Head::Value(number - 1))
}

/// Whether words are a column's heading, or the field's name in JSON.
fn is_called(words: &str, heading: &str, path: &str) -> bool {
    let words = folded(words);
    words == folded(heading) || (!path.is_empty() && (words == path || path.strip_prefix("report.") == Some(&words)))
}

fn meant<'k>(words: &str, known: impl Iterator<Item = &'k str> + Clone) -> String {
    match nearest(words.trim().trim_end_matches('*').trim(), known.clone()) {
        Some(near) => did_you_mean(near),
        None if known.clone().count() > 12 => {
            "rename it or delete it; the sheet “Read me” lists the headings".to_owned()
        }
        None => format!("the headings are: {}", known.collect::<Vec<_>>().join(", ")),
    }
}

/// The texts that are longer than a cell holds, put together from their parts.
fn long_texts(sheet: &Sheet) -> BTreeMap<usize, String> {
    let mut texts: BTreeMap<usize, String> = BTreeMap::new();
    for cells in sheet.rows.values().skip(1) {
        let shown = |column: u32| cells.iter().find(|cell| cell.column == column).map(|cell| cell.value.shown());
        if let (Some(Ok(number)), Some(part)) = (shown(0).map(|number| number.trim().parse()), shown(1)) {
            texts.entry(number).or_default().push_str(part);
        }
    }
    texts
}
