//! The tree of a pack as rows of its sheets.

use std::collections::{BTreeMap, BTreeSet};

use crate::pack::{Field, Shape};
use crate::source::CellPlace;
use crate::workbook::layout::{CellShape, GRID, Kind, Layout, REPORT, join};
use crate::workbook::read::reads_as;
use crate::workbook::special;
use crate::workbook::tree::{Json, Node, Property};

/// The most characters, as Excel counts them, that are put into one cell.
const CELL: usize = 32_000;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::workbook) enum Out {
    /// A text.
    Text(String),
    /// A number with this many decimals; `None` for as many as it has.
    Number(f64, Option<usize>),
    /// The digits of a number that Excel would change.
    Digits(String),
    /// A day.
    Day(chrono::NaiveDate),
}

/// A row of a sheet.
#[derive(Debug, Default)]
pub(in crate::workbook) struct Row {
    /// What it belongs to: indicator, measure.
    pub(in crate::workbook) keys: Vec<Option<String>>,
    /// What other rows call it, where its number does not say that.
    pub(in crate::workbook) key: Option<String>,
    pub(in crate::workbook) cells: BTreeMap<usize, Out>,
    /// The figures of a chart's grid.
    pub(in crate::workbook) values: Vec<Option<Out>>,
    /// Where it stands, in a tree that knows.
    pub(in crate::workbook) from: Option<CellPlace>,
}

/// The rows of all sheets.
#[derive(Debug)]
pub(in crate::workbook) struct Rows {
    pub(in crate::workbook) of: Vec<Vec<Row>>,
    pub(in crate::workbook) long_texts: Vec<String>,
}

/// The rows that a pack makes.
pub(in crate::workbook) fn of(layout: &Layout, pack: &Json) -> Rows {
    let rows = Rows { of: layout.tables.iter().map(|_| Vec::new()).collect(), long_texts: Vec::new() };
    let mut writer = Writer { layout, rows };
    let mut row = Row::default();
    writer.value(REPORT, &layout.tables[REPORT].item, "", pack, &mut row, &[]);
    writer.rows.of[REPORT].push(row);
    writer.rows
}

struct Writer<'l> {
    layout: &'l Layout,
    rows: Rows,
}

impl Writer<'_> {
    /// Puts a value into the row of its entry, and its lists into rows of their own.
    fn value(&mut self, table: usize, shape: &Shape, path: &str, json: &Json, row: &mut Row, keys: &[Option<String>]) {
        match (shape, json) {
            (Shape::Record(fields), Json::Object(properties)) if properties.is_empty() && !path.is_empty() => {
                let first = fields.first().map_or_else(String::new, |field| join(path, field.name));
                let column = self.layout.tables[table].paths.get(&first);
                row.cells.extend(column.map(|column| (*column, Out::Text(special::NONE.into()))));
            }
            (Shape::Record(fields), Json::Object(properties)) => {
                self.fields(table, fields, path, properties, row, keys)
            }
            (Shape::Figure(fields), Json::Object(properties)) => {
                let (figure, others): (Vec<&Property>, Vec<&Property>) = properties
                    .iter()
                    .partition(|property| fields.first().is_some_and(|field| field.name == property.name));
                for property in figure {
                    let at = if path.is_empty() { "value" } else { path };
                    self.cell(table, at, &property.value.json, row);
                }
                let others: Vec<Property> = others.into_iter().cloned().collect();
                self.fields(table, fields, path, &others, row, keys);
            }
            (Shape::Figure(_), _) if path.is_empty() => self.cell(table, "value", json, row),
            (Shape::OneOrEach(one), _) => self.value(table, one, path, json, row, keys),
            (Shape::Unit(fields), Json::Object(properties)) => {
                self.cell(table, path, &Json::Text("other".into()), row);
                self.fields(table, fields, path, properties, row, keys);
            }
            (Shape::Switch(fields), Json::Object(properties)) if !properties.is_empty() => {
                self.fields(table, fields, path, properties, row, keys);
            }
            _ => self.cell(table, path, json, row),
        }
    }

    fn fields(
        &mut self,
        table: usize,
        fields: &[Field],
        path: &str,
        properties: &[Property],
        row: &mut Row,
        keys: &[Option<String>],
    ) {
        // In the contract's order, so that the order of a JSON file does not show.
        for field in fields {
            let Some(property) = properties.iter().find(|property| property.name == field.name) else { continue };
            let (inner, json) = (join(path, field.name), &property.value.json);
            match self.layout.tables[table].list(&inner) {
                Some(grid) if self.layout.tables[grid].kind == Kind::Grid => self.grid(grid, GRID[0], json, keys),
                // A word instead of the list stands in a cell.
                Some(list) if !matches!(json, Json::Text(_)) => self.list(list, json, keys),
                None if path.is_empty() && self.is_of_grid(table, field.name, json) => {
                    let grid = self.layout.tables[table].list(GRID[0]).unwrap_or(table);
                    self.grid(grid, field.name, json, keys);
                }
                _ => self.value(table, &field.shape, &inner, json, row, keys),
            }
        }
    }

    /// Whether a field of a chart stands in the grid.
    fn is_of_grid(&self, table: usize, field: &str, json: &Json) -> bool {
        let has_grid = self.layout.tables[table].list(GRID[0]).is_some();
        has_grid && (field == GRID[1] || (field == GRID[2] && matches!(json, Json::Array(_))))
    }

    /// The entries of a list, one row each; an empty list is a row that says so.
    fn list(&mut self, table: usize, json: &Json, keys: &[Option<String>]) {
        let layout = self.layout;
        let mut keys = keys.to_vec();
        keys.resize(layout.keys(table).len(), None);
        let item = &layout.tables[table].item;
        let none = || Row {
            keys: keys.clone(),
            cells: BTreeMap::from([(0, Out::Text(special::NONE.into()))]),
            ..Row::default()
        };
        match json {
            Json::Array(nodes) if nodes.is_empty() => self.rows.of[table].push(none()),
            Json::Object(properties) if properties.is_empty() => self.rows.of[table].push(none()),
            Json::Array(nodes) => {
                let names = self.names(table, nodes.iter().map(|node| &node.json));
                for (node, (name, is_key)) in nodes.iter().zip(names) {
                    let key = is_key.then(|| name.clone());
                    let mut row = Row { keys: keys.clone(), key, from: node.from, ..Row::default() };
                    let inner: Vec<_> = keys.iter().cloned().chain([Some(name)]).collect();
                    self.value(table, item, "", &node.json, &mut row, &inner);
                    self.rows.of[table].push(row);
                }
            }
            Json::Object(properties) => properties.iter().for_each(|section| self.section(table, section, &keys)),
            _ => {}
        }
    }

    /// What rows of other sheets call the entries of a list, and whether that is a key of their own.
    fn names<'j>(&self, table: usize, entries: impl Iterator<Item = &'j Json>) -> Vec<(String, bool)> {
        let is_keyed = self.layout.is_keyed(table);
        let name = |json: &Json| match json.get(if is_keyed { "ref" } else { "title" }) {
            Some(Json::Text(text)) => special::escaped(text).trim().to_owned(),
            Some(Json::Number(number)) => number.clone(),
            _ => String::new(),
        };
        let own: Vec<String> = entries.map(name).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        own.iter().for_each(|name| *counts.entry(name).or_default() += 1);
        let is_good = |name: &str| {
            !name.is_empty() && counts.get(name) == Some(&1) && !name.starts_with('#') && name.len() < CELL
        };
        let named = |(index, name): (usize, &String)| match is_good(name) {
            true => (name.clone(), false),
            false => (format!("#{}", index + 1), is_keyed),
        };
        own.iter().enumerate().map(named).collect()
    }

    /// A heading and its text; paragraphs of their own are rows of their own.
    fn section(&mut self, table: usize, section: &Property, keys: &[Option<String>]) {
        let empty = [Json::Text(special::NONE.into()).at(section.from)];
        let texts: Vec<&Node> = match &section.value.json {
            Json::Array(nodes) if nodes.is_empty() => empty.iter().collect(),
            Json::Array(nodes) => nodes.iter().collect(),
            _ => vec![&section.value],
        };
        let is_none = matches!(&section.value.json, Json::Array(nodes) if nodes.is_empty());
        for node in texts {
            let json = &node.json;
            let mut row = Row { keys: keys.to_vec(), from: node.from.or(section.from), ..Row::default() };
            self.cell(table, "heading", &Json::Text(section.name.clone()), &mut row);
            match json {
                Json::Text(text) if is_none => drop(row.cells.insert(1, Out::Text(text.clone()))),
                json => self.cell(table, "text", json, &mut row),
            }
            self.rows.of[table].push(row);
        }
    }

    /// A row, or for series several, of a chart's grid.
    fn grid(&mut self, table: usize, what: &str, json: &Json, keys: &[Option<String>]) {
        let Json::Array(nodes) = json else { return };
        let row = |writer: &mut Self, values: &Json, cells: &[(usize, Option<&Json>)]| {
            let mut row = Row { keys: keys.to_vec(), ..Row::default() };
            row.cells.insert(0, Out::Text(what.to_owned()));
            for (column, json) in cells {
                if let Some(json) = json {
                    row.cells.extend(writer.out(&CellShape::Text, json).map(|out| (*column, out)));
                }
            }
            let shape = if what == GRID[0] { CellShape::Text } else { CellShape::Figure };
            if let Json::Array(values) = values {
                row.values = values.iter().map(|value| writer.figure(&shape, &value.json)).collect();
            }
            writer.rows.of[table].push(row);
        };
        if what != GRID[1] {
            return row(self, json, &[]);
        }
        for node in nodes {
            let series = &node.json;
            let values = series.get("values").cloned().unwrap_or(Json::Null);
            row(self, &values, &[(1, series.get("name")), (2, series.get("role"))]);
        }
    }

    /// A figure of a grid, where a gap is a blank cell.
    fn figure(&mut self, shape: &CellShape, json: &Json) -> Option<Out> {
        if *json == Json::Null { None } else { self.out(shape, json) }
    }

    fn cell(&mut self, table: usize, path: &str, json: &Json, row: &mut Row) {
        let Some(&column) = self.layout.tables[table].paths.get(path) else { return };
        let shape = &self.layout.tables[table].columns[column].cell;
        row.cells.extend(self.out(shape, json).map(|out| (column, out)));
    }

    /// What stands in a cell for a value; what the cell's form cannot say is JSON.
    fn out(&mut self, shape: &CellShape, json: &Json) -> Option<Out> {
        let out = match (shape, json) {
            (CellShape::Figure, Json::Null) => Out::Text(special::NO_FIGURE.into()),
            (CellShape::Figure | CellShape::Number, Json::Number(number)) => digits(number),
            (CellShape::Truth, Json::Truth(truth)) => Out::Text(if *truth { "Yes" } else { "No" }.into()),
            (CellShape::Text | CellShape::Level, Json::Number(number)) => Out::Text(number.clone()),
            (CellShape::Choice(words), Json::Text(word)) if words.contains(&word.as_str()) => {
                Out::Text(word.replace('_', " "))
            }
            (CellShape::Date, Json::Text(text)) if day(text).is_some() => Out::Day(day(text)?),
            (CellShape::Lines(_), Json::Array(nodes)) if nodes.is_empty() => Out::Text(special::NONE.into()),
            (CellShape::Lines(inner), Json::Array(nodes)) => {
                match self.lines(inner, nodes.iter().map(|node| &node.json)) {
                    Some(lines) => Out::Text(lines),
                    None => in_json(json),
                }
            }
            (CellShape::Number | CellShape::Truth | CellShape::Lines(_) | CellShape::Any, Json::Text(_)) => {
                in_json(json)
            }
            (_, Json::Text(text)) => self.text(text),
            _ => in_json(json),
        };
        let is_lost = matches!(&out, Out::Text(text) if !reads_as(shape, text, json));
        Some(self.shortened(if is_lost { in_json(json) } else { out }))
    }

    /// Short texts or numbers, one a line; `None` where a line could not be told from another or from another word.
    fn lines<'j>(&self, inner: &CellShape, entries: impl Iterator<Item = &'j Json>) -> Option<String> {
        let line = |json: &Json| match (inner, json) {
            (CellShape::Number, Json::Number(number)) => Some(number.clone()),
            (CellShape::Number, _) => None,
            (_, Json::Text(text)) => {
                let is_line = text.trim() == text && !text.is_empty() && !text.contains(['\n', '\r']);
                (is_line && special::escaped(text) == *text).then(|| text.clone())
            }
            _ => None,
        };
        entries.map(line).collect::<Option<Vec<_>>>().map(|lines| lines.join("\n"))
    }

    fn text(&mut self, text: &str) -> Out {
        match text {
            "" => Out::Text(special::EMPTY.into()),
            blank if blank.trim().is_empty() => in_json(&Json::Text(blank.to_owned())),
            text => Out::Text(special::escaped(text)),
        }
    }

    /// A text that is too long for a cell goes to a sheet of its own.
    fn shortened(&mut self, out: Out) -> Out {
        match out {
            Out::Text(text) if text.encode_utf16().count() > CELL => {
                self.rows.long_texts.push(special::unescaped(&text).to_owned());
                Out::Text(format!("{}{})", special::LONG, self.rows.long_texts.len()))
            }
            other => other,
        }
    }
}

fn in_json(json: &Json) -> Out {
    Out::Text(format!("{}{}", special::JSON, json.compact()))
}

/// A number as Excel keeps it, where that is the same number; else its digits.
fn digits(number: &str) -> Out {
    let decimals = number.split_once('.').map(|(_, decimals)| decimals.len());
    let stored: Option<f64> = number.parse().ok();
    match stored.filter(|stored| crate::source::is_kept(*stored, decimals, number)) {
        Some(stored) => Out::Number(stored, decimals),
        None => Out::Digits(number.to_owned()),
    }
}

fn day(text: &str) -> Option<chrono::NaiveDate> {
    let first = chrono::NaiveDate::from_ymd_opt(1900, 3, 1)?;
    let last = chrono::NaiveDate::from_ymd_opt(9999, 12, 31)?;
    let day = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10)?;
    (first..=last).contains(&day).then_some(day)
}

/// The columns of a sheet that a row fills.
pub(super) fn used(rows: &[Row]) -> BTreeSet<usize> {
    rows.iter().flat_map(|row| row.cells.keys().copied()).collect()
}
