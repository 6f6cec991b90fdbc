//! From a cell of one's own workbook to a field of an indicator.

use super::table::{Table, place};
use super::{Map, Tell};
use crate::problem::{did_you_mean, nearest};
use crate::source::{Cell, CellValue};
use crate::workbook::layout::{CellShape, Layout};
use crate::workbook::read::{COLOUR_ONLY, STRUCK, read_cell};
use crate::workbook::tree::{Json, Property};

/// What goes into the fields, by the layout of the indicators' own sheet.
pub(super) struct Fields {
    layout: Layout,
    indicators: usize,
}

impl Fields {
    pub(super) fn new() -> Self {
        let layout = Layout::new();
        let indicators = layout.named("Indicators").unwrap_or(0);
        Self { layout, indicators }
    }

    /// Tells of a field that an indicator does not have.
    pub(super) fn tell_unknown(&self, field: &str, tell: &mut Tell) {
        let known = self.layout.tables[self.indicators].paths.keys().map(String::as_str);
        let near = nearest(field, known).map_or_else(String::new, |near| format!("; {}", did_you_mean(near)));
        tell.error("", format!("an indicator has no single cell for “{field}”, which the map names{near}"));
    }

    /// Tells of fields that the map gives the same value everywhere, or words for, and that no indicator has or no column fills.
    pub(super) fn tell_unused(&self, map: &Map, tell: &mut Tell) {
        let table = &self.layout.tables[self.indicators];
        for (field, _) in &map.fixed {
            let within = format!("{field}.");
            let is_of_several = table.paths.keys().any(|path| path.starts_with(&within)) || table.list(field).is_some();
            if self.shape(field).is_none() && !is_of_several {
                self.tell_unknown(field, tell);
            }
        }
        let mut fields: Vec<&str> = map.words.iter().map(|(field, _, _)| field.as_str()).collect();
        fields.dedup();
        let is_filled = |field: &str| {
            let is_figure = matches!(field, "history" | "value") && (!map.history.is_empty() || map.long.is_some());
            let of_others = field == "history" && !map.comparators.is_empty();
            is_figure || of_others || map.columns.iter().any(|(known, _)| known == field)
        };
        for field in fields.into_iter().filter(|field| !is_filled(field)) {
            let near = nearest(field, map.columns.iter().map(|(known, _)| known.as_str()));
            let near = near.map_or_else(String::new, |near| format!("; {}", did_you_mean(near)));
            tell.error("", format!("“words” says what words of “{field}” mean, but no column is named for it{near}"));
        }
    }

    /// What a field takes; `None` where an indicator has no such field.
    pub(super) fn shape(&self, field: &str) -> Option<CellShape> {
        if is_running(field) {
            return Some(CellShape::Text);
        }
        let table = &self.layout.tables[self.indicators];
        table.paths.get(field).map(|column| table.columns[*column].cell.clone())
    }
}

/// Tells of a level that is given as a colour only.
pub(super) fn tell_coloured(table: &Table<'_>, levels: impl Iterator<Item = u32>, row: u32, tell: &mut Tell) {
    for column in levels.filter(|column| table.coloured.contains(&(row, *column))) {
        tell.note(place(table.sheet, row, column), COLOUR_ONLY);
    }
}

/// Whether a field holds paragraphs.
fn is_running(field: &str) -> bool {
    field.starts_with("narrative.") || field == "notes"
}

/// The value of a cell for a field, after the map's own words; a blank one has none.
pub(super) fn value(
    table: &Table<'_>,
    map: &Map,
    field: &str,
    shape: &CellShape,
    row: u32,
    cell: &Cell,
    tell: &mut Tell,
) -> Option<Json> {
    let at = || place(table.sheet, row, cell.column);
    if cell.value == CellValue::NoResult {
        tell.error(at(), "this formula was saved without its result: open the workbook in Excel and save it");
        return None;
    }
    let shown = cell.value.shown().split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if shown.trim().is_empty() {
        return None;
    }
    if cell.is_struck {
        tell.note(at(), STRUCK);
    }
    let of_field = || map.words.iter().filter(|(known, _, _)| known == field);
    if let Some((_, _, meaning)) = of_field().find(|(_, word, _)| word.trim().eq_ignore_ascii_case(shown.trim())) {
        return (!meaning.is_empty()).then(|| Json::Text(meaning.clone()));
    }
    if of_field().next().is_some() {
        tell.note(
            at(),
            format!("“{shown}” is not among the words that the map gives for “{field}”; it is taken as written"),
        );
    }
    Some(match read_cell(shape, cell) {
        Json::Text(text) if *shape == CellShape::Figure && map.decimal_comma => Json::Text(with_point(text.trim())),
        Json::Text(_) if is_running(field) => Json::Text(cell.words().trim().to_owned()),
        Json::Text(text) if *shape == CellShape::Text => Json::Text(text.trim().to_owned()),
        Json::Text(_) => Json::Text(shown.trim().to_owned()),
        other => other,
    })
}

/// "1.234,5" as "1,234.5".
fn with_point(text: &str) -> String {
    let is_number = text.chars().all(|letter| letter.is_ascii_digit() || ".,-+%£€ ".contains(letter));
    if !is_number {
        return text.to_owned();
    }
    text.chars()
        .map(|letter| match letter {
            ',' => '.',
            '.' => ',',
            other => other,
        })
        .collect()
}

/// Puts a value into a field of an indicator: "current.mark" into the object of "current".
pub(super) fn put(indicator: &mut Json, field: &str, value: Json) {
    match field.split_once('.') {
        None if field == "notes" => {
            let mut notes = indicator.get("notes").map_or_else(Vec::new, |notes| notes.entries().to_vec());
            notes.push(value.at(None));
            indicator.set("notes", Json::Array(notes));
        }
        None => match indicator.get_mut(field) {
            Some(object @ Json::Object(_)) => object.set("value", value),
            _ => indicator.set(field, value),
        },
        Some((outer, inner)) => {
            let object = match indicator.get(outer).cloned() {
                Some(object @ Json::Object(_)) => object,
                Some(figure) => Json::Object(vec![Property::new("value", figure.at(None))]),
                None => Json::Object(Vec::new()),
            };
            let mut object = object;
            put(&mut object, inner, value);
            indicator.set(outer, object);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_commas_become_points() {
        assert_eq!(with_point("1.234,5"), "1,234.5");
        assert_eq!(with_point("95,4%"), "95.4%");
        assert_eq!(with_point("about 5,5"), "about 5,5");
    }

    #[test]
    fn parts_of_a_value_go_into_its_object() {
        let mut indicator = Json::Object(Vec::new());
        put(&mut indicator, "current", Json::Text("5".into()));
        put(&mut indicator, "current.mark", Json::Text("revised".into()));
        put(&mut indicator, "narrative.Commentary", Json::Text("Up.".into()));
        assert_eq!(
            indicator.compact(),
            r#"{"current": {"value": "5", "mark": "revised"}, "narrative": {"Commentary": "Up."}}"#
        );
    }
}
