//! What an entry's cells say: fields, figures, lists and grids become the tree of the pack.

use super::Entries;
use crate::pack::{Field, Mark, Shape};
use crate::problem::Code;
use crate::workbook::layout::{CellShape, GRID, Kind, REPORT, Table, join};
use crate::workbook::read::rows::{GRID_HEADS, Head};
use crate::workbook::read::value::Values;
use crate::workbook::special;
use crate::workbook::tree::{Json, Node, Property};

impl Entries<'_, '_> {
    /// The object that an entry makes, or the part of it below a path; `None` where nothing of it is filled in.
    pub(super) fn record(&self, number: usize, shape: &Shape, path: &str, values: &mut Values<'_>) -> Option<Node> {
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
        let has_bold = cell.is_bold || cell.strong.is_some();
        let is_strong = has_bold && is_running(table, path) && node.json == Json::Text(cell.value.shown().to_owned());
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
            let is_such =
                |(mark, word): &(Mark, &str)| mark.withholds() && property.value.json == Json::Text((*word).into());
            property.name == "mark" && Mark::ALL.iter().any(is_such)
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
            return entry.emptied.get(&table).map(|at| empty.at(Some(*at)));
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
                let table = self.all[number].table;
                let (own, paths) = (&self.heads[table], &self.layout.tables[table].paths);
                let head = paths.get("heading").map(|column| Head::Column(*column));
                let sheet = &self.layout.tables[table].sheet;
                let hint = match head.is_some_and(|head| own.contains_key(&head)) {
                    true => "fill in the column “Heading”".to_owned(),
                    false => format!("add a column “Heading” to the sheet “{sheet}” and fill it in"),
                };
                let at = head.map_or(row.at, |head| self.cell_of(table, row, head));
                values.faults.add(Code::MissingField, at, "this text has no heading", hint);
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
        let empty = |at: usize| Some(self.cell_of(self.all[number].table, row, Head::Value(at)));
        let nodes = (0..width).map(|at| match row.values.get(&at) {
            Some((at, cell)) => values.read(shape, *at, cell),
            None if *shape == CellShape::Text => Json::Text(String::new()).at(empty(at)),
            None => Json::Null.at(empty(at)),
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

/// Whether a column holds running text: that of a section or an action, a note, an explanation.
fn is_running(table: &Table, path: &str) -> bool {
    let is_item = path.is_empty() && !matches!(table.item, Shape::Record(_) | Shape::Figure(_));
    let has_text = table.kind == Kind::Sections || table.sheet == "Actions";
    is_item || path == "explanation" || (has_text && path == "text")
}
