//! Tables with one row a figure: what has the same key is one indicator, its rows are its periods.

use std::collections::BTreeSet;

use super::cells::{Fields, put, value};
use super::table::{Table, place};
use super::wide::{fixed, point, tell_unread};
use super::{Map, Tell};
use crate::number::period::end_of;
use crate::source::CellPlace;
use crate::workbook::layout::CellShape;
use crate::workbook::tree::Json;

/// A figure of a period, and its cell.
type Figure = (String, Json, CellPlace);

/// The key of an indicator, what is the same in its rows, and its figures.
type Entry = (Vec<String>, Json, Vec<Figure>);

/// Figures in the order in which their periods end; in the order of their rows where a period does not say when it is.
fn in_order_of_time(mut points: Vec<Figure>, table: &Table<'_>, tell: &mut Tell) -> Vec<Figure> {
    let unclear = points.iter().find(|(period, _, _)| end_of(period).is_none());
    match unclear.filter(|_| points.len() > 1) {
        Some((period, _, at)) => {
            let message = format!("when “{period}” is cannot be told, so the periods stay in the order of their rows");
            if !tell.0.iter().any(|told| told.message == message) {
                tell.note(place(table.sheet, at.row, at.column), message);
            }
        }
        None => points.sort_by_key(|(period, _, _)| end_of(period)),
    }
    points
}

/// Reads the indicators of a table of figures.
pub(super) fn read(table: &Table<'_>, map: &Map, into: &mut Vec<Json>, tell: &mut Tell) {
    let Some(long) = &map.long else { return };
    let before = tell.0.iter().filter(|told| told.is_error).count();
    let fields = Fields::new();
    let key: Vec<u32> = long.key.iter().filter_map(|heading| table.column(heading, tell)).collect();
    let (period, figure) = (table.column(&long.period, tell), table.column(&long.value, tell));
    let columns: Vec<_> = map
        .columns
        .iter()
        .filter_map(|(field, heading)| {
            let shape = fields.shape(field);
            if shape.is_none() {
                fields.tell_unknown(field, tell);
            }
            Some((field, shape?, table.column(heading, tell)?))
        })
        .collect();
    let skip: Vec<_> =
        map.skip.iter().filter_map(|(heading, words)| Some((table.column(heading, tell)?, words))).collect();
    if tell.0.iter().filter(|told| told.is_error).count() > before {
        return;
    }
    let (Some(period), Some(figure)) = (period, figure) else { return };
    let used: BTreeSet<u32> = columns
        .iter()
        .map(|(_, _, column)| *column)
        .chain(key.iter().copied())
        .chain([period, figure])
        .chain(skip.iter().map(|(column, _)| *column))
        .collect();
    tell_unread(table, map, &used, tell);
    let mut entries: Vec<Entry> = Vec::new();
    for &(row, cells) in &table.rows {
        let cell = |column: u32| cells.iter().find(|cell| cell.column == column);
        let shown = |column: u32| cell(column).map_or_else(String::new, |cell| cell.value.shown().trim().to_owned());
        if let Some((column, _)) =
            skip.iter().find(|(column, words)| words.iter().any(|word| word.eq_ignore_ascii_case(&shown(*column))))
        {
            tell.note(place(table.sheet, row, *column), "this row is left out, as the map asks");
            continue;
        }
        let name: Vec<String> = key.iter().map(|column| shown(*column)).collect();
        if name.iter().all(String::is_empty) || shown(period).is_empty() {
            tell.note(place(table.sheet, row, cells[0].column), "this row is not read: its key or its period is blank");
            continue;
        }
        let number = entries.iter().position(|(known, _, _)| *known == name).unwrap_or_else(|| {
            let mut indicator = fixed(map, table);
            for (field, shape, column) in &columns {
                if let Some(json) = cell(*column).and_then(|cell| value(table, map, field, shape, row, cell, tell)) {
                    put(&mut indicator, field, json);
                }
            }
            entries.push((name.clone(), indicator, Vec::new()));
            entries.len() - 1
        });
        let json = cell(figure).and_then(|cell| value(table, map, "value", &CellShape::Figure, row, cell, tell));
        let at = CellPlace { sheet: 0, row, column: figure };
        let period = shown(period);
        if let Some((_, _, first)) = entries[number].2.iter().find(|(known, _, _)| *known == period) {
            let first = place(table.sheet, first.row, first.column);
            tell.error(
                place(table.sheet, row, figure),
                format!("“{}” has a second figure for {period}; the first is in {first}", name.join(", ")),
            );
            continue;
        }
        entries[number].2.push((period, json.unwrap_or(Json::Null), at));
    }
    for (_, mut indicator, points) in entries {
        let points = in_order_of_time(points, table, tell);
        let current = match &long.current {
            Some(wanted) => points.iter().find(|(period, _, _)| period == wanted),
            None => points.last(),
        };
        if let Some((period, figure, _)) = current {
            put(&mut indicator, "current", figure.clone());
            put(&mut indicator, "current.period", Json::Text(period.clone()));
        }
        if points.len() > 1 {
            let history = points.iter().map(|(period, figure, _)| point(period, Some(figure.clone()), None).at(None));
            indicator.set("history", Json::Array(history.collect()));
        }
        into.push(indicator);
    }
}
