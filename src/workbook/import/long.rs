//! Tables with one row a figure: what has the same key is one indicator, its rows are its periods.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{Fields, put, value};
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
    /// The indicator as this row alone would have it.
    fields: Json,
    /// The cells that say something in it, by field.
    cells: Vec<(String, CellPlace)>,
}

/// The key of an indicator, and its rows.
type Entry = (Vec<String>, Vec<Row>);

/// The columns that a map names, found in a table.
struct Columns<'m> {
    key: Vec<u32>,
    period: u32,
    figure: u32,
    fields: Vec<(&'m String, CellShape, u32)>,
    skip: Vec<(u32, &'m Vec<String>)>,
}

/// The fields that may differ from period to period, and what they are in a history.
const OF_PERIOD: [(&str, &str); 3] = [("target", "target"), ("rag", "rag"), ("current.mark", "mark")];

/// Reads the indicators of a table of figures.
pub(super) fn read(table: &Table<'_>, map: &Map, into: &mut Vec<Json>, tell: &mut Tell) {
    let Some(columns) = columns(table, map, tell) else { return };
    tell_unread(table, map, &columns.used(), tell);
    let mut entries: Vec<Entry> = Vec::new();
    let mut known: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for &(number, cells) in &table.rows {
        let Some((name, row)) = row(table, map, &columns, number, cells, tell) else { continue };
        let at = *known.entry(name.clone()).or_insert_with(|| {
            entries.push((name.clone(), Vec::new()));
            entries.len() - 1
        });
        match entries[at].1.iter().find(|known| known.period == row.period) {
            Some(first) => tell.error(
                place(table.sheet, row.at.row, row.at.column),
                format!(
                    "“{}” has a second figure for {}; the first is in {}",
                    name.join(", "),
                    row.period,
                    place(table.sheet, first.at.row, first.at.column)
                ),
            ),
            None => entries[at].1.push(row),
        }
    }
    into.extend(entries.into_iter().map(|(name, rows)| indicator(&name, rows, table, map, tell)));
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
    let (mut fields, mut said) = (fixed(map, table), Vec::new());
    for (field, shape, column) in &columns.fields {
        if let Some(json) = cell(*column).and_then(|cell| value(table, map, field, shape, row, cell, tell)) {
            put(&mut fields, field, json);
            said.push(((*field).clone(), CellPlace { sheet: 0, row, column: *column }));
        }
    }
    let at = CellPlace { sheet: 0, row, column: columns.figure };
    let figure = cell(columns.figure).and_then(|cell| value(table, map, "value", &CellShape::Figure, row, cell, tell));
    Some((name, Row { period, value: figure.unwrap_or(Json::Null), at, fields, cells: said }))
}

/// The indicator that rows are of: what the row of the current period says of it, and what only others do.
fn indicator(name: &[String], rows: Vec<Row>, table: &Table<'_>, map: &Map, tell: &mut Tell) -> Json {
    let rows = in_order_of_time(rows, table, tell);
    let wanted = map.long.as_ref().and_then(|long| long.current.as_ref());
    let current = match wanted {
        Some(wanted) => rows.iter().position(|row| row.period == *wanted),
        None => rows.len().checked_sub(1),
    };
    if let (None, Some(wanted), Some(row)) = (current, wanted, rows.last()) {
        let message = format!("“{}” has no figure for {wanted}, so it gets no current one", name.join(", "));
        tell.note(place(table.sheet, row.at.row, row.at.column), message);
    }
    let Some(base) = rows.get(current.unwrap_or(rows.len().saturating_sub(1))) else { return fixed(map, table) };
    let mut indicator = base.fields.clone();
    for row in &rows {
        gather(&mut indicator, row, name, table, tell);
    }
    if let Some(row) = current.and_then(|current| rows.get(current)) {
        put(&mut indicator, "current", row.value.clone());
        put(&mut indicator, "current.period", Json::Text(row.period.clone()));
    }
    if rows.len() > 1 {
        indicator.set("history", Json::Array(rows.iter().map(|row| of_period(row).at(None)).collect()));
    }
    indicator
}

/// Takes what a row says of an indicator and no row before it, and tells what it says otherwise.
fn gather(indicator: &mut Json, row: &Row, name: &[String], table: &Table<'_>, tell: &mut Tell) {
    for (field, at) in &row.cells {
        let Some(said) = part(&row.fields, field) else { continue };
        match part(indicator, field).cloned() {
            _ if OF_PERIOD.iter().any(|(known, _)| known == field) => {}
            None => put(indicator, field, said.clone()),
            Some(kept) if kept != *said => {
                let (said, kept, name) = (short(said), short(&kept), name.join(", "));
                let message = format!("“{said}” is not read: for “{field}” of {name} another row says “{kept}”");
                tell.note(place(table.sheet, at.row, at.column), message);
            }
            Some(_) => {}
        }
    }
}

/// A row as a point of the history.
fn of_period(row: &Row) -> Json {
    let mut point = point(&row.period, Some(row.value.clone()), None);
    for (field, name) in OF_PERIOD {
        let is_said = row.cells.iter().any(|(known, _)| known == field);
        let json = part(&row.fields, field).filter(|_| is_said);
        json.into_iter().for_each(|json| point.set(name, json.clone()));
    }
    point
}

/// The part of an indicator that a field of a map is.
fn part<'j>(indicator: &'j Json, field: &str) -> Option<&'j Json> {
    field.split_once('.').map_or_else(|| indicator.get(field), |(outer, inner)| indicator.get(outer)?.get(inner))
}

fn short(json: &Json) -> String {
    let text = match json {
        Json::Text(text) => text.clone(),
        Json::Array(texts) => texts.iter().map(|node| short(&node.json)).collect::<Vec<_>>().join("; "),
        other => other.compact(),
    };
    crate::source::shortened(text.trim(), 60)
}

/// Rows in the order in which their periods end; as they stand where a period does not say when it is.
fn in_order_of_time(mut rows: Vec<Row>, table: &Table<'_>, tell: &mut Tell) -> Vec<Row> {
    let unclear = rows.iter().find(|row| end_of(&row.period).is_none());
    match unclear.filter(|_| rows.len() > 1) {
        Some(Row { period, at, .. }) => {
            let message = format!("when “{period}” is cannot be told, so the periods stay in the order of their rows");
            if !tell.0.iter().any(|told| told.message == message) {
                tell.note(place(table.sheet, at.row, at.column), message);
            }
        }
        None => rows.sort_by_key(|row| end_of(&row.period)),
    }
    rows
}
