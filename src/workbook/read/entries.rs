//! From rows to entries: every row finds the entry it belongs to, and the entries become the tree of the pack.

use std::collections::{BTreeMap, BTreeSet};

use super::Faults;
use super::rows::{GRID_HEADS, KEYED, Row, Rows};
use super::value::{TYPE_AGAIN, Values};
use crate::pack::{Field, Shape};
use crate::problem::{Code, did_you_mean, nearest};
use crate::source::{Book, Cell, CellPlace, CellValue};
use crate::workbook::layout::{CellShape, GRID, Kind, Layout, REPORT, Table, join};
use crate::workbook::special;
use crate::workbook::tree::{Json, Node, Property};
use crate::workbook::wording::singular;

/// An entry of a list; the first is the report.
struct Entry<'b> {
    table: usize,
    row: Row<'b>,
    /// What rows of other sheets call it.
    name: String,
    /// Its own lists: the entries by sheet.
    lists: BTreeMap<usize, Vec<usize>>,
    /// Its lists that are there and have nothing in them.
    emptied: BTreeSet<usize>,
}

/// The pack that the rows make.
pub(super) fn pack(layout: &Layout, rows: Rows<'_>, book: &Book, faults: &mut Faults) -> Node {
    let Rows { mut of, long_texts } = rows;
    let report = of[REPORT].pop().unwrap_or_else(|| empty_row(CellPlace::default()));
    let mut entries = Entries { layout, all: vec![Entry::new(REPORT, report)] };
    for table in layout.parents_first().into_iter().filter(|&table| table != REPORT) {
        for row in std::mem::take(&mut of[table]) {
            entries.place(table, row, faults);
        }
        if let Some(indicators) = layout.named("Indicators").filter(|&indicators| indicators == table) {
            entries.tell_same_names(indicators, faults);
            entries.tell_changed_refs(indicators, faults);
            let is_there = book.sheets.iter().any(|sheet| sheet.name.eq_ignore_ascii_case("Indicators"));
            if is_there && !entries.all[0].lists.contains_key(&table) {
                entries.all[0].emptied.insert(table);
            }
        }
    }
    let mut values = Values { long_texts: &long_texts, faults };
    entries.record(0, &layout.tables[REPORT].item, "", &mut values).unwrap_or_else(|| Json::Object(Vec::new()).at(None))
}

/// Whether a row of a chart's grid says what it is; a blank one is a series.
fn is_of_grid(row: &Row<'_>, faults: &mut Faults) -> bool {
    let Some((at, cell)) = row.cells.get(&0) else { return true };
    let word = cell.value.shown().trim().to_lowercase();
    let is_known = GRID.contains(&word.as_str());
    if !is_known {
        let message = format!("“{}” must be categories, series or target", cell.value.shown().trim());
        faults.add(Code::BadValue, *at, message, "choose one from the list");
    }
    is_known
}

/// Whether a column holds paragraphs: the text of a section, a note, an explanation.
fn is_running(table: &Table, path: &str) -> bool {
    let is_item = path.is_empty() && !matches!(table.item, Shape::Record(_) | Shape::Figure(_));
    is_item || path == "explanation" || (table.kind == Kind::Sections && path == "text")
}

fn empty_row<'b>(at: CellPlace) -> Row<'b> {
    Row { at, cells: BTreeMap::new(), keys: BTreeMap::new(), values: BTreeMap::new() }
}

impl<'b> Entry<'b> {
    fn new(table: usize, row: Row<'b>) -> Self {
        Self { table, row, name: String::new(), lists: BTreeMap::new(), emptied: BTreeSet::new() }
    }
}

/// All entries, found by number.
struct Entries<'l, 'b> {
    layout: &'l Layout,
    all: Vec<Entry<'b>>,
}

impl<'b> Entries<'_, 'b> {
    /// Gives a row to the entry that it names.
    fn place(&mut self, table: usize, row: Row<'b>, faults: &mut Faults) {
        let Some(owner) = self.owner(table, &row, faults) else { return };
        if self.is_none(table, &row) {
            self.all[owner].emptied.insert(table);
            return;
        }
        if self.layout.tables[table].kind == Kind::Grid && !is_of_grid(&row, faults) {
            return;
        }
        let mut entry = Entry::new(table, row);
        entry.name = self.name(table, &entry.row);
        self.all.push(entry);
        let number = self.all.len() - 1;
        self.all[owner].lists.entry(table).or_default().push(number);
    }

    /// Whether a row says that a list is there and has nothing in it.
    fn is_none(&self, table: usize, row: &Row<'_>) -> bool {
        let says_none = row.cells.values().next().is_some_and(|(_, cell)| cell.value.shown().trim() == special::NONE);
        says_none && row.cells.len() == 1 && self.layout.tables[table].kind != Kind::Grid
    }

    /// What other rows call an entry: its key, else its number or title.
    fn name(&self, table: usize, row: &Row<'_>) -> String {
        let shown = |cell: &(CellPlace, &Cell)| cell.1.value.shown().trim().to_owned();
        if let Some(key) = row.keys.get(&KEYED) {
            return shown(key);
        }
        let paths = &self.layout.tables[table].paths;
        let columns = ["ref", "title"].iter().filter_map(|path| paths.get(*path));
        let is_measure = !self.layout.tables[table].parents.contains(&REPORT);
        let column = if is_measure { paths.get("title") } else { columns.clone().next() };
        column.and_then(|column| row.cells.get(column)).map(shown).unwrap_or_default()
    }

    /// The entry that a row belongs to.
    fn owner(&self, table: usize, row: &Row<'_>, faults: &mut Faults) -> Option<usize> {
        let keys = self.layout.keys(table);
        let parents = &self.layout.tables[table].parents;
        let mut owner = 0;
        for (depth, &key) in keys.iter().enumerate() {
            owner = match row.keys.get(&depth) {
                Some((at, cell)) => self.named(owner, key, *at, cell.value.shown(), faults)?,
                None if parents.contains(&self.all[owner].table) => return Some(owner),
                None => self.only(owner, key, row, faults)?,
            };
        }
        Some(owner)
    }

    /// The entry of a name among an entry's own.
    fn named(&self, owner: usize, table: usize, at: CellPlace, words: &str, faults: &mut Faults) -> Option<usize> {
        let none = Vec::new();
        let own = self.all[owner].lists.get(&table).unwrap_or(&none);
        let word = words.trim();
        let number = word.strip_prefix('#').and_then(|number| number.parse::<usize>().ok());
        let numbered = number.and_then(|number| own.get(number.checked_sub(1)?)).copied();
        // Measures have no key: a title that looks like a number is none.
        if let Some(entry) = numbered.filter(|_| !self.layout.is_keyed(table)) {
            return Some(entry);
        }
        let same: Vec<usize> = own.iter().copied().filter(|&entry| self.all[entry].name == word).collect();
        let noun = singular(&self.layout.tables[table].sheet).to_lowercase();
        match same[..] {
            [one] => return Some(one),
            [] => {}
            _ => {
                let message = format!(
                    "{} {noun}s are called “{word}”, so it is not clear which of them this row belongs to",
                    same.len()
                );
                let hint = match self.layout.is_keyed(table) {
                    true => "add a column “Key” to the sheet “Indicators”, give each its own there, and use that here"
                        .to_owned(),
                    false => format!("give each {noun} a title of its own"),
                };
                faults.add(Code::BadValue, at, message, hint);
                return None;
            }
        }
        if numbered.is_some() {
            return numbered;
        }
        let hint = match nearest(word, own.iter().map(|&entry| self.all[entry].name.as_str())) {
            Some(near) => did_you_mean(near),
            None => format!("type it as it is on the sheet “{}”", self.layout.tables[table].sheet),
        };
        faults.add(Code::BadValue, at, format!("there is no {noun} “{word}”"), hint);
        None
    }

    /// The only entry that a row can belong to where it names none.
    fn only(&self, owner: usize, table: usize, row: &Row<'_>, faults: &mut Faults) -> Option<usize> {
        let own = self.all[owner].lists.get(&table).map_or(&[][..], Vec::as_slice);
        if let ([one], true) = (own, owner != 0) {
            return Some(*one);
        }
        let noun = singular(&self.layout.tables[table].sheet);
        let message = format!("this row does not say which {} it belongs to", noun.to_lowercase());
        faults.add(Code::MissingField, row.at, message, format!("fill in the column “{noun}”"));
        None
    }

    /// Tells of indicators with one name that other rows use; those are told at their own cells.
    fn tell_same_names(&self, indicators: usize, faults: &mut Faults) {
        let mut keys: BTreeMap<&str, usize> = BTreeMap::new();
        for &entry in self.all[0].lists.get(&indicators).into_iter().flatten() {
            let entry = &self.all[entry];
            let Some((at, cell)) = entry.row.keys.get(&KEYED) else { continue };
            let count = keys.entry(cell.value.shown().trim()).or_default();
            *count += 1;
            if *count == 2 {
                let message = format!("the key “{}” is used for two indicators", cell.value.shown().trim());
                faults.add(Code::Syntax, *at, message, "give each indicator its own key");
            }
        }
    }

    /// Tells of refs that Excel turned into dates, and of 1.1 behind 1.9, which was 1.10.
    fn tell_changed_refs(&self, indicators: usize, faults: &mut Faults) {
        let column = self.layout.tables[indicators].paths.get("ref").copied().unwrap_or_default();
        let mut before = String::new();
        for &entry in self.all[0].lists.get(&indicators).into_iter().flatten() {
            let Some((at, cell)) = self.all[entry].row.cells.get(&column) else { continue };
            let CellValue::Number(number) = &cell.value else { continue };
            let is_short = before
                .split_once('.')
                .is_some_and(|(whole, decimals)| decimals == "9" && number.shown == format!("{whole}.1"));
            let message = match (&number.day, is_short) {
                (Some(_), _) => format!("Excel has turned this ref into a date; it is read as “{}”", number.shown),
                (None, true) => format!("this ref is the number {0}; it was probably {0}0", number.shown),
                (None, false) => String::new(),
            };
            if !message.is_empty() {
                faults.add(Code::ExcelChanged, *at, message, TYPE_AGAIN);
            }
            before.clone_from(&number.shown);
        }
    }

    /// The object that an entry makes, or the part of it below a path; `None` where nothing of it is filled in.
    fn record(&self, number: usize, shape: &Shape, path: &str, values: &mut Values<'_>) -> Option<Node> {
        let Shape::Record(fields) = shape else { return self.item(number, shape, path, values) };
        if fields.first().is_some_and(|first| !path.is_empty() && self.says_none(number, &join(path, first.name))) {
            return Some(Json::Object(Vec::new()).at(Some(self.all[number].row.at)));
        }
        let mut properties = Vec::new();
        for field in fields {
            if let Some(node) = self.field(number, field, path, values) {
                properties.push(Property::new(field.name, node));
            }
        }
        let entry = &self.all[number];
        let is_needed = path.is_empty() || (entry.table == REPORT && path == "report");
        let first = properties.first().and_then(|property| property.value.from);
        let from = if path.is_empty() { Some(entry.row.at) } else { first.or(Some(entry.row.at)) };
        (is_needed || !properties.is_empty()).then(|| Json::Object(properties).at(from))
    }

    fn field(&self, number: usize, field: &Field, path: &str, values: &mut Values<'_>) -> Option<Node> {
        let inner = join(path, field.name);
        let entry = &self.all[number];
        let table = &self.layout.tables[entry.table];
        if let Some(grid) = table.list(GRID[0]).filter(|_| path.is_empty() && GRID.contains(&field.name)) {
            let of_grid = self.grid(number, grid, field.name, values);
            return of_grid.or_else(|| self.value(number, &field.shape, &inner, values));
        }
        match table.list(&inner) {
            Some(list) => self.list_or_word(number, list, &inner, values),
            None => self.value(number, &field.shape, &inner, values),
        }
    }

    /// A field that stands in the entry's own row.
    fn value(&self, number: usize, shape: &Shape, path: &str, values: &mut Values<'_>) -> Option<Node> {
        match shape {
            Shape::Record(_) => self.record(number, shape, path, values),
            Shape::Figure(fields) => self.figure(number, path, path, fields, values),
            Shape::OneOrEach(one) => self.value(number, one, path, values),
            Shape::Unit(fields) => self.unit(number, path, fields, values),
            Shape::Switch(fields) => self.switch(number, path, fields, values),
            _ => self.cell(number, path, values),
        }
    }

    fn cell(&self, number: usize, path: &str, values: &mut Values<'_>) -> Option<Node> {
        let entry = &self.all[number];
        let table = &self.layout.tables[entry.table];
        let column = *table.paths.get(path)?;
        let (at, cell) = entry.row.cells.get(&column)?;
        let node = values.read(&table.columns[column].cell, *at, cell);
        // A name or a figure in bold is a matter of its cell; in running text bold words are strong.
        let is_strong =
            cell.is_bold && is_running(table, path) && node.json == Json::Text(cell.value.shown().to_owned());
        Some(if is_strong { Json::Text(cell.words()).at(node.from) } else { node })
    }

    /// Whether the cell of a field says that there is nothing.
    fn says_none(&self, number: usize, path: &str) -> bool {
        let entry = &self.all[number];
        let column = self.layout.tables[entry.table].paths.get(path);
        let cell = column.and_then(|column| entry.row.cells.get(column));
        cell.is_some_and(|(_, cell)| cell.value.shown().trim() == special::NONE)
    }

    /// A figure alone, or an object where something belongs to it. Under a mark that withholds, none has to be given.
    fn figure(&self, number: usize, at: &str, path: &str, fields: &[Field], values: &mut Values<'_>) -> Option<Node> {
        let figure = self.cell(number, at, values);
        let mut properties: Vec<Property> = Vec::new();
        for field in fields.iter().skip(1) {
            let node = self.value(number, &field.shape, &join(path, field.name), values);
            properties.extend(node.map(|node| Property::new(field.name, node)));
        }
        let Some(first) = properties.first() else { return figure };
        let from = figure.as_ref().and_then(|figure| figure.from).or(first.value.from);
        let withholds = |property: &Property| {
            let word = property.value.json == Json::Text("suppressed".into());
            let mark =
                ["unavailable", "not_applicable"].iter().any(|word| property.value.json == Json::Text((*word).into()));
            property.name == "mark" && (word || mark)
        };
        let null = || properties.iter().find(|property| withholds(property)).map(|mark| Json::Null.at(mark.value.from));
        if let Some(figure) = figure.or_else(null) {
            properties.insert(0, Property::new(fields.first().map_or("value", |field| field.name), figure));
        }
        Some(Json::Object(properties).at(from))
    }

    /// A unit: a word, or an object where prefix, suffix or decimals are given.
    fn unit(&self, number: usize, path: &str, fields: &[Field], values: &mut Values<'_>) -> Option<Node> {
        let word = self.cell(number, path, values);
        let form = self.record(number, &Shape::Record(fields.to_vec()), path, values);
        let is_other = word.as_ref().is_none_or(|word| word.json == Json::Text("other".into()));
        match (form, word) {
            (Some(form), _) if is_other => Some(form),
            (None, Some(word)) if is_other => Some(Json::Object(Vec::new()).at(word.from)),
            (_, word) => word,
        }
    }

    /// A list, or the word that a cell has instead of it.
    fn list_or_word(&self, number: usize, list: usize, path: &str, values: &mut Values<'_>) -> Option<Node> {
        let (word, entries) = (self.cell(number, path, values), self.list(number, list, values));
        if let (Some(at), Some(_)) = (word.as_ref().and_then(|word| word.from), &entries) {
            let sheet = &self.layout.tables[list].sheet;
            let message = format!("this cell has a word, and the sheet “{sheet}” has rows: only one of them can hold");
            values.faults.add(Code::BadValue, at, message, format!("clear this cell, or delete the sheet “{sheet}”"));
        }
        entries.or(word)
    }

    /// Yes or no, or an object where something is said of what is switched on.
    fn switch(&self, number: usize, path: &str, fields: &[Field], values: &mut Values<'_>) -> Option<Node> {
        let whether = self.cell(number, path, values);
        let form = self.record(number, &Shape::Record(fields.to_vec()), path, values);
        let (Some(whether), Some(form)) = (&whether, &form) else { return form.or(whether) };
        if whether.json != Json::Truth(false) {
            return Some(form.clone());
        }
        let message = "this says No, but further rows say what it shows";
        values.faults.add(Code::BadValue, form.from.unwrap_or_default(), message, "clear those rows, or write Yes");
        Some(whether.clone())
    }

    /// A list that stands on a sheet of its own.
    fn list(&self, number: usize, table: usize, values: &mut Values<'_>) -> Option<Node> {
        let entry = &self.all[number];
        let is_sections = self.layout.tables[table].kind == Kind::Sections;
        let Some(own) = entry.lists.get(&table) else {
            let empty = if is_sections { Json::Object(Vec::new()) } else { Json::Array(Vec::new()) };
            return entry.emptied.contains(&table).then(|| empty.at(None));
        };
        if is_sections {
            return Some(self.sections(own, values));
        }
        let item = &self.layout.tables[table].item;
        let nodes = own.iter().filter_map(|&entry| self.record(entry, item, "", values));
        Some(Json::Array(nodes.collect()).at(own.first().map(|&first| self.all[first].row.at)))
    }

    /// An entry that is no object: a value, or a text.
    fn item(&self, number: usize, shape: &Shape, path: &str, values: &mut Values<'_>) -> Option<Node> {
        match shape {
            Shape::Figure(fields) => {
                let figure = self.figure(number, "value", path, fields, values)?;
                let is_object = matches!(figure.json, Json::Object(_));
                let from = figure.from;
                // A comparator is known by its label; without one it is an object all the same, so that the label is missed.
                Some(if is_object { figure } else { Json::Object(vec![Property::new("value", figure)]).at(from) })
            }
            _ => self.cell(number, path, values),
        }
    }

    /// Headings with their texts; several rows of one heading are its paragraphs.
    fn sections(&self, own: &[usize], values: &mut Values<'_>) -> Node {
        let mut sections: Vec<(Property, Vec<Node>)> = Vec::new();
        for &number in own {
            let row = &self.all[number].row;
            let Some(heading) = self.cell(number, "heading", values) else {
                let hint = "fill in the column “Heading”";
                values.faults.add(Code::MissingField, row.at, "this text has no heading", hint);
                continue;
            };
            let Json::Text(name) = &heading.json else { continue };
            let text = self.cell(number, "text", values);
            let text = match text {
                Some(text) if self.says_none(number, "text") => Json::Array(Vec::new()).at(text.from),
                Some(text) => text,
                None => Json::Text(String::new()).at(heading.from),
            };
            match sections.iter_mut().find(|(section, _)| section.name == *name) {
                Some((_, texts)) => texts.push(text),
                None => sections
                    .push((Property { name: name.clone(), from: heading.from, value: text.clone() }, vec![text])),
            }
        }
        let from = own.first().map(|&first| self.all[first].row.at);
        let joined = sections.into_iter().map(|(mut section, texts)| {
            if texts.len() > 1 {
                section.value = Json::Array(texts).at(section.from);
            }
            section
        });
        Json::Object(joined.collect()).at(from)
    }

    /// The part of a chart that stands in its grid: its categories, its series, or its targets.
    fn grid(&self, number: usize, table: usize, field: &str, values: &mut Values<'_>) -> Option<Node> {
        let own = self.all[number].lists.get(&table)?;
        let is = |number: &usize, word: &str| {
            let kind = self.all[*number].row.cells.get(&0).map(|(_, cell)| cell.value.shown().trim().to_lowercase());
            kind.unwrap_or_else(|| "series".into()) == word
        };
        let one = own.iter().find(|number| is(number, field));
        let categories = own.iter().find(|number| is(number, GRID[0]));
        let width = |number: usize| self.all[number].row.values.keys().last().map_or(0, |last| last + 1);
        let least = categories.map_or(0, |&categories| width(categories));
        if field != GRID[1] {
            let shape = if field == GRID[0] { CellShape::Text } else { CellShape::Figure };
            return one.map(|&number| self.figures(number, least.max(width(number)), &shape, values));
        }
        let series: Vec<&usize> = own.iter().filter(|number| is(number, GRID[1])).collect();
        let from = self.all[**series.first()?].row.at;
        let nodes = series.iter().map(|&&number| {
            let figures = self.figures(number, least.max(width(number)), &CellShape::Figure, values);
            self.series(number, figures, values)
        });
        Some(Json::Array(nodes.collect()).at(Some(from)))
    }

    /// The figures of a row of a grid; a blank one is a gap.
    fn figures(&self, number: usize, width: usize, shape: &CellShape, values: &mut Values<'_>) -> Node {
        let row = &self.all[number].row;
        let nodes = (0..width).map(|at| match row.values.get(&at) {
            Some((at, cell)) => values.read(shape, *at, cell),
            None if *shape == CellShape::Text => Json::Text(String::new()).at(Some(row.at)),
            None => Json::Null.at(Some(row.at)),
        });
        Json::Array(nodes.collect()).at(Some(row.at))
    }

    fn series(&self, number: usize, figures: Node, values: &mut Values<'_>) -> Node {
        let row = &self.all[number].row;
        let shapes = [CellShape::Text, CellShape::Choice(vec!["actual", "target", "comparator", "previous"])];
        let mut properties = Vec::new();
        for (column, (shape, name)) in (1..GRID_HEADS.len()).zip(shapes.iter().zip(["name", "role"])) {
            let node = row.cells.get(&column).map(|(at, cell)| values.read(shape, *at, cell));
            properties.extend(node.map(|node| Property::new(name, node)));
        }
        properties.insert(properties.len().min(1), Property::new("values", figures));
        Json::Object(properties).at(Some(row.at))
    }
}
