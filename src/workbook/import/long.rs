//! Tables with one row a figure: what has the same key is one indicator, its rows are its periods.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{Fields, put, tell_coloured, value};
use super::table::{Table, place};
use super::wide::{fixed, point, tell_unread};
use super::{Map, Tell};
use crate::number::period::end_of;
use crate::source::{Cell, CellPlace};
use crate::workbook::layout::CellShape;
use crate::workbook::tree::Json;

/// A row of the table: the figure of a period, and what else it says of its indicator.
struct Row {
    period: String,
    value: Json,
    /// The cell of the figure.
    at: CellPlace,
    /// What it says, by field, and in which cell.
    said: Vec<(String, Json, CellPlace)>,
}

/// The rows of a key, and the cells of their figures by period.
#[derive(Default)]
struct Entry {
    rows: Vec<Row>,
    periods: BTreeMap<String, CellPlace>,
}

/// The columns that a map names, found in a table.
struct Columns<'m> {
    key: Vec<u32>,
    period: u32,
    figure: u32,
    fields: Vec<(&'m String, CellShape, u32)>,
    skip: Vec<(u32, &'m Vec<String>)>,
}

/// The fields of an indicator that are the same in all periods; what any row says of them is its.
const LASTING: [&str; 8] = ["ref", "title", "group", "owner", "portfolio", "frequency", "direction", "basis"];

/// The fields of a period that a point of the history has, too, and what they are there.
const OF_POINT: [(&str, &str); 3] = [("target", "target"), ("rag", "rag"), ("current.mark", "mark")];

fn is_lasting(field: &str) -> bool {
    LASTING.contains(&field) || field == "unit" || field.starts_with("unit.")
}

/// Reads the indicators of a table of figures.
pub(super) fn read(table: &Table<'_>, map: &Map, into: &mut Vec<Json>, tell: &mut Tell) {
    let Some(columns) = columns(table, map, tell) else { return };
    tell_unread(table, map, &columns.used(), tell);
    let mut entries: Vec<(Vec<String>, Entry)> = Vec::new();
    let mut known: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for &(number, cells) in &table.rows {
        let Some((name, row)) = row(table, map, &columns, number, cells, tell) else { continue };
        let at = *known.entry(name.clone()).or_insert_with(|| {
            entries.push((name.clone(), Entry::default()));
            entries.len() - 1
        });
        let entry = &mut entries[at].1;
        match entry.periods.get(&row.period) {
            Some(first) => tell.error(
                place(table.sheet, row.at.row, row.at.column),
                format!(
                    "“{}” has a second figure for {}; the first is in {}",
                    name.join(", "),
                    row.period,
                    place(table.sheet, first.row, first.column)
                ),
            ),
            None => {
                entry.periods.insert(row.period.clone(), row.at);
                entry.rows.push(row);
            }
        }
    }
    let mut reading = Reading { table, map, unclear: BTreeSet::new() };
    into.extend(entries.into_iter().map(|(name, entry)| reading.indicator(&name.join(", "), entry.rows, tell)));
}

/// The columns of a table; `None` where one is missing, which is told.
fn columns<'m>(table: &Table<'_>, map: &'m Map, tell: &mut Tell) -> Option<Columns<'m>> {
    let long = map.long.as_ref()?;
    let before = tell.0.iter().filter(|told| told.is_error).count();
    let fields = Fields::new();
    let key: Vec<u32> = long.key.iter().filter_map(|heading| table.column(heading, tell)).collect();
    let (period, figure) = (table.column(&long.period, tell), table.column(&long.value, tell));
    let filled = map.columns.iter().filter_map(|(field, heading)| {
        let shape = fields.shape(field);
        if shape.is_none() {
            fields.tell_unknown(field, tell);
        }
        Some((field, shape?, table.column(heading, tell)?))
    });
    let filled: Vec<_> = filled.collect();
    let skip = map.skip.iter().filter_map(|(heading, words)| Some((table.column(heading, tell)?, words))).collect();
    let is_whole = tell.0.iter().filter(|told| told.is_error).count() == before;
    is_whole.then_some(Columns { key, period: period?, figure: figure?, fields: filled, skip })
}

impl Columns<'_> {
    fn used(&self) -> BTreeSet<u32> {
        let fields = self.fields.iter().map(|(_, _, column)| *column);
        let skip = self.skip.iter().map(|(column, _)| *column);
        fields.chain(self.key.iter().copied()).chain([self.period, self.figure]).chain(skip).collect()
    }
}

/// What a row says, and of which indicator; `None` where it is left out, which is told.
fn row(
    table: &Table<'_>,
    map: &Map,
    columns: &Columns<'_>,
    row: u32,
    cells: &[Cell],
    tell: &mut Tell,
) -> Option<(Vec<String>, Row)> {
    let cell = |column: u32| cells.iter().find(|cell| cell.column == column);
    let shown = |column: u32| cell(column).map_or_else(String::new, |cell| cell.value.shown().trim().to_owned());
    let is_word = |column: u32, words: &[String]| words.iter().any(|word| word.eq_ignore_ascii_case(&shown(column)));
    if let Some((column, _)) = columns.skip.iter().find(|(column, words)| is_word(*column, words)) {
        tell.note(place(table.sheet, row, *column), "this row is left out, as the map asks");
        return None;
    }
    let name: Vec<String> = columns.key.iter().map(|column| shown(*column)).collect();
    let period = shown(columns.period);
    if name.iter().all(String::is_empty) || period.is_empty() {
        let column = cells.first().map_or(0, |cell| cell.column);
        tell.note(place(table.sheet, row, column), "this row is not read: its key or its period is blank");
        return None;
    }
    let levels = columns.fields.iter().filter(|(_, shape, _)| *shape == CellShape::Level);
    tell_coloured(table, levels.map(|(_, _, column)| *column), row, tell);
    let mut said = Vec::new();
    for (field, shape, column) in &columns.fields {
        if let Some(json) = cell(*column).and_then(|cell| value(table, map, field, shape, row, cell, tell)) {
            said.push(((*field).clone(), json, CellPlace { sheet: 0, row, column: *column }));
        }
    }
    let at = CellPlace { sheet: 0, row, column: columns.figure };
    let figure = cell(columns.figure).and_then(|cell| value(table, map, "value", &CellShape::Figure, row, cell, tell));
    Some((name, Row { period, value: figure.unwrap_or(Json::Null), at, said }))
}

/// What the indicators of a table are made with.
struct Reading<'t> {
    table: &'t Table<'t>,
    map: &'t Map,
    /// The periods of which it was said that nobody can tell when they are.
    unclear: BTreeSet<String>,
}

impl Reading<'_> {
    /// The indicator that rows are of: what lasts, of any row; what is of a period, of the row of the current one.
    fn indicator(&mut self, name: &str, rows: Vec<Row>, tell: &mut Tell) -> Json {
        let rows = self.in_order_of_time(rows, tell);
        let current = self.current(name, &rows, tell);
        let mut indicator = fixed(self.map, self.table);
        let of_figure = |field: &str| field == "current" || field.starts_with("current.");
        let of_now = current.map_or(&[][..], |current| &rows[current].said);
        let others = of_now.iter().filter(|(field, _, _)| !of_figure(field));
        others.for_each(|(field, json, _)| put(&mut indicator, field, json.clone()));
        let mut kept: BTreeMap<&str, &Json> = BTreeMap::new();
        kept.extend(of_now.iter().map(|(field, json, _)| (field.as_str(), json)));
        for (_, row) in rows.iter().enumerate().filter(|(number, _)| Some(*number) != current) {
            for (field, json, at) in &row.said {
                match kept.get(field.as_str()) {
                    Some(known) if *known == json => {}
                    None if is_lasting(field) => {
                        kept.insert(field, json);
                        put(&mut indicator, field, json.clone());
                    }
                    known => self.tell_unread(name, (field, json, *at), known.copied(), tell),
                }
            }
        }
        if let Some(row) = current.map(|current| &rows[current]) {
            put(&mut indicator, "current", row.value.clone());
            put(&mut indicator, "current.period", Json::Text(row.period.clone()));
        }
        let own = of_now.iter().filter(|(field, _, _)| of_figure(field));
        own.for_each(|(field, json, _)| put(&mut indicator, field, json.clone()));
        self.tell_no_target(name, current.map(|current| &rows[current]), &rows, tell);
        if rows.len() > 1 || current.is_none() {
            indicator.set("history", Json::Array(rows.iter().map(|row| of_period(row).at(None)).collect()));
        }
        indicator
    }

    /// The row of the current period: the one that the map names, else the last.
    fn current(&self, name: &str, rows: &[Row], tell: &mut Tell) -> Option<usize> {
        let Some(wanted) = self.map.long.as_ref().and_then(|long| long.current.as_ref()) else {
            return rows.len().checked_sub(1);
        };
        let found = rows.iter().position(|row| row.period == *wanted);
        if let (None, Some(row)) = (found, rows.last()) {
            let message = format!("“{name}” has no figure for {wanted}, so it gets no current one");
            tell.note(place(self.table.sheet, row.at.row, row.at.column), message);
        }
        found
    }

    /// Tells of what a row says that is neither the current period's nor in the history.
    fn tell_unread(
        &self,
        name: &str,
        (field, said, at): (&str, &Json, CellPlace),
        known: Option<&Json>,
        tell: &mut Tell,
    ) {
        if OF_POINT.iter().any(|(known, _)| *known == field) {
            return;
        }
        let why = match known.filter(|_| is_lasting(field)) {
            Some(known) => format!("for “{field}” of {name} another row says “{}”", short(known)),
            None => format!("“{field}” of {name} is that of the current period only"),
        };
        tell.note(place(self.table.sheet, at.row, at.column), format!("“{}” is not read: {why}", short(said)));
    }

    /// Tells of a target that only rows of other periods give: whether it still holds, nobody knows.
    fn tell_no_target(&self, name: &str, current: Option<&Row>, rows: &[Row], tell: &mut Tell) {
        let target =
            |row: &Row| row.said.iter().find(|(field, _, _)| field == "target").map(|(_, json, at)| (short(json), *at));
        let Some(current) = current.filter(|current| target(current).is_none()) else { return };
        if let Some((row, (said, at))) = rows.iter().rev().find_map(|row| Some((row, target(row)?))) {
            let message =
                format!("“{said}” is the target of {} only: {name} gets none for {}", row.period, current.period);
            tell.note(place(self.table.sheet, at.row, at.column), message);
        }
    }

    /// Rows in the order in which their periods end; as they stand where a period does not say when it is.
    fn in_order_of_time(&mut self, mut rows: Vec<Row>, tell: &mut Tell) -> Vec<Row> {
        let unclear = rows.iter().find(|row| end_of(&row.period).is_none());
        match unclear.filter(|_| rows.len() > 1) {
            Some(Row { period, at, .. }) => {
                if self.unclear.insert(period.clone()) {
                    let message =
                        format!("when “{period}” is cannot be told, so the periods stay in the order of their rows");
                    tell.note(place(self.table.sheet, at.row, at.column), message);
                }
            }
            None => rows.sort_by_cached_key(|row| end_of(&row.period)),
        }
        rows
    }
}

/// A row as a point of the history.
fn of_period(row: &Row) -> Json {
    let mut point = point(&row.period, Some(row.value.clone()), None);
    for (field, name) in OF_POINT {
        let said = row.said.iter().find(|(known, _, _)| known == field);
        said.into_iter().for_each(|(_, json, _)| point.set(name, json.clone()));
    }
    point
}

fn short(json: &Json) -> String {
    let text = if let Json::Text(text) = json { text.clone() } else { json.compact() };
    crate::source::shortened(text.trim(), 60)
}
