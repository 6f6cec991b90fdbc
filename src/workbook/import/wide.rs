//! Tables with an indicator in every row.

use std::collections::BTreeSet;

use super::cells::{Fields, put, tell_coloured, value};
use super::table::{Table, place};
use super::{Map, Tell};
use crate::source::{Cell, letters};
use crate::workbook::layout::CellShape;
use crate::workbook::tree::{Json, Property};

/// A column and the field it fills.
struct Filled {
    column: u32,
    field: String,
    shape: CellShape,
}

/// Reads the indicators of a table.
pub(super) fn read(table: &Table<'_>, map: &Map, into: &mut Vec<Json>, tell: &mut Tell) {
    let before = tell.0.iter().filter(|told| told.is_error).count();
    let columns = columns(table, map, tell);
    let history: Vec<_> = map
        .history
        .iter()
        .map(|(period, value, target)| {
            let target = target.as_ref().and_then(|heading| table.column(heading, tell));
            (period.clone(), table.column(value, tell), target)
        })
        .collect();
    let comparators: Vec<_> =
        map.comparators.iter().map(|(label, heading)| (label.clone(), table.column(heading, tell))).collect();
    let skip: Vec<_> =
        map.skip.iter().filter_map(|(heading, words)| Some((table.column(heading, tell)?, words))).collect();
    if tell.0.iter().filter(|told| told.is_error).count() > before {
        return;
    }
    let used: BTreeSet<u32> = columns
        .iter()
        .map(|filled| filled.column)
        .chain(history.iter().flat_map(|(_, value, target)| [*value, *target]).flatten())
        .chain(comparators.iter().filter_map(|(_, column)| *column))
        .chain(skip.iter().map(|(column, _)| *column))
        .collect();
    tell_unread(table, map, &used, tell);
    for &(row, cells) in &table.rows {
        let cell = |column: u32| cells.iter().find(|cell| cell.column == column);
        let left_out = skip.iter().find(|(column, words)| {
            cell(*column)
                .is_some_and(|cell| words.iter().any(|word| word.eq_ignore_ascii_case(cell.value.shown().trim())))
        });
        if let Some((column, _)) = left_out {
            tell.note(place(table.sheet, row, *column), "this row is left out, as the map asks");
            continue;
        }
        let mut indicator = fixed(map, table);
        let levels = columns.iter().filter(|filled| filled.shape == CellShape::Level);
        tell_coloured(table, levels.map(|level| level.column), row, tell);
        for filled in &columns {
            if let Some(json) =
                cell(filled.column).and_then(|cell| value(table, map, &filled.field, &filled.shape, row, cell, tell))
            {
                put(&mut indicator, &filled.field, json);
            }
        }
        let has_name = ["ref", "title"].iter().any(|field| !indicator.words(field).is_empty());
        if !has_name {
            tell.note(
                place(table.sheet, row, cells[0].column),
                format!("this row is not read, because it has neither a ref nor a title: “{}”", start(cells)),
            );
            continue;
        }
        let figure = |column: Option<u32>, tell: &mut Tell| {
            column.and_then(cell).and_then(|cell| value(table, map, "history", &CellShape::Figure, row, cell, tell))
        };
        let points: Vec<_> = history
            .iter()
            .filter_map(|(period, value, target)| {
                let value = figure(*value, tell);
                let target = figure(*target, tell);
                (value.is_some() || target.is_some()).then(|| point(period, value, target))
            })
            .collect();
        if !points.is_empty() {
            indicator.set("history", Json::Array(points.into_iter().map(|point| point.at(None)).collect()));
        }
        let others: Vec<_> = comparators
            .iter()
            .filter_map(|(label, column)| {
                let value = figure(*column, tell)?;
                Some(
                    Json::Object(vec![
                        Property::new("label", Json::Text(label.clone()).at(None)),
                        Property::new("value", value.at(None)),
                    ])
                    .at(None),
                )
            })
            .collect();
        if !others.is_empty() {
            indicator.set("comparators", Json::Array(others));
        }
        into.push(indicator);
    }
}

/// A point of the history; without a figure it is a gap.
pub(super) fn point(period: &str, value: Option<Json>, target: Option<Json>) -> Json {
    let mut point = Json::Object(vec![
        Property::new("period", Json::Text(period.to_owned()).at(None)),
        Property::new("value", value.unwrap_or(Json::Null).at(None)),
    ]);
    if let Some(target) = target {
        point.set("target", target);
    }
    point
}

/// What every indicator of a sheet has alike.
pub(super) fn fixed(map: &Map, table: &Table<'_>) -> Json {
    let mut indicator = Json::Object(Vec::new());
    for (field, value) in &map.fixed {
        let is_sheet = *value == Json::Text("(sheet)".into());
        put(&mut indicator, field, if is_sheet { Json::Text(table.sheet.name.clone()) } else { value.clone() });
    }
    indicator
}

/// The columns that the map names, each with its field.
fn columns(table: &Table<'_>, map: &Map, tell: &mut Tell) -> Vec<Filled> {
    let fields = Fields::new();
    let mut columns = Vec::new();
    for (field, heading) in &map.columns {
        let Some(shape) = fields.shape(field) else {
            fields.tell_unknown(field, tell);
            continue;
        };
        if let Some(column) = table.column(heading, tell) {
            columns.push(Filled { column, field: field.clone(), shape });
        }
    }
    columns
}

/// Lists the columns that nothing in the map names.
pub(super) fn tell_unread(table: &Table<'_>, map: &Map, used: &BTreeSet<u32>, tell: &mut Tell) {
    let is_ignored = |column: u32, heading: &str| {
        map.ignore.iter().any(|ignored| ignored.trim() == heading.trim() || *ignored == letters(column))
    };
    let filled: BTreeSet<u32> = table.rows.iter().flat_map(|(_, cells)| cells.iter().map(|cell| cell.column)).collect();
    for column in filled.into_iter().filter(|column| !used.contains(column)) {
        let heading = table.headings.get(&column).map_or("", String::as_str);
        if !is_ignored(column, heading) {
            let name = if heading.is_empty() {
                "a column without a heading".to_owned()
            } else {
                format!("the column “{heading}”")
            };
            let row = table.rows.first().map_or(0, |(row, _)| *row);
            tell.note(place(table.sheet, row, column), format!("{name} is not read, because the map does not name it"));
        }
    }
}

fn start(cells: &[Cell]) -> String {
    crate::source::shortened(cells.first().map_or("", |cell| cell.value.shown()).trim(), 40)
}
