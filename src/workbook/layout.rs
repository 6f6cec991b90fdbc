//! Which sheets and columns a pack has, made from the tables of the contract.

use std::collections::BTreeMap;

use super::wording;
use crate::pack::{Field, Need, Pack, Read, Shape};

/// The sheets of a pack. The first is the report's, of which every row is a field.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) tables: Vec<Table>,
}

/// A sheet: one row for every entry of a list.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) sheet: String,
    pub(super) kind: Kind,
    pub(super) item: Shape,
    pub(super) columns: Vec<Column>,
    /// The columns by their path.
    pub(super) paths: BTreeMap<String, usize>,
    /// The lists within an entry: their path and their sheet.
    pub(super) lists: Vec<(String, usize)>,
    /// The sheets whose entries have this list.
    pub(super) parents: Vec<usize>,
}

/// What the rows of a sheet are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A field each.
    Report,
    /// An entry of a list each.
    Rows,
    /// A heading and a text each.
    Sections,
    /// The categories, a series or the targets of a chart each.
    Grid,
}

/// A column of a sheet; of the report's sheet, a row.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) heading: String,
    /// The field within the entry: "current.mark".
    pub(super) path: String,
    pub(super) cell: CellShape,
    pub(super) about: String,
    pub(super) need: Need,
    /// Whether the column is written only where it is used.
    pub(super) is_rare: bool,
}

/// What a cell takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CellShape {
    Text,
    Number,
    Truth,
    Date,
    Choice(Vec<&'static str>),
    Suggested(Vec<&'static str>),
    /// A level of the pack's scale.
    Level,
    Figure,
    /// A list of short texts, one a line.
    Lines(Box<CellShape>),
    Any,
}

/// The fields of a chart that stand in its grid.
pub(super) const GRID: [&str; 3] = ["categories", "series", "target"];
/// The sheet of the report, and of the indicators.
pub(super) const REPORT: usize = 0;

impl Layout {
    /// The layout of a pack.
    pub(super) fn new() -> Self {
        let mut layout = Self { tables: Vec::new() };
        let pack = Pack::shape();
        layout.tables.push(Table::new("Report".into(), Kind::Report, pack.clone()));
        if let Shape::Record(fields) = &pack {
            layout.fields(REPORT, fields, "", "", false);
        }
        layout
    }

    /// The sheet of a name.
    pub(super) fn named(&self, sheet: &str) -> Option<usize> {
        self.tables.iter().position(|table| table.sheet == sheet)
    }

    /// The sheets in the order in which they are read: those that others belong to first.
    pub(super) fn parents_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.tables.len()).collect();
        order.sort_by_key(|&table| (self.depth(table), table));
        order
    }

    /// How many sheets an entry belongs to, one through another.
    pub(super) fn depth(&self, table: usize) -> usize {
        self.tables[table].parents.iter().map(|&parent| self.depth(parent) + 1).max().unwrap_or(0)
    }

    /// The sheets whose entries a row of this sheet names, outermost first: indicator, measure.
    pub(super) fn keys(&self, table: usize) -> Vec<usize> {
        let mut keys = Vec::new();
        for &parent in self.tables[table].parents.iter().filter(|&&parent| parent != REPORT) {
            for key in self.keys(parent).into_iter().chain([parent]) {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        keys
    }

    /// Whether the entries of a sheet may carry a key of their own, because others belong to them: the indicators.
    pub(super) fn is_keyed(&self, table: usize) -> bool {
        self.tables[table].parents == [REPORT] && self.tables.iter().any(|other| other.parents.contains(&table))
    }

    fn fields(&mut self, table: usize, fields: &[Field], path: &str, outer: &str, is_rare: bool) {
        let is_chart = GRID[..2].iter().all(|name| fields.iter().any(|field| field.name == *name));
        for field in fields.iter().filter(|field| !(is_chart && GRID[..2].contains(&field.name))) {
            self.field(table, field, path, outer, is_rare);
        }
        if is_chart {
            let mut grid = Table::new("Chart figures".into(), Kind::Grid, Shape::Any);
            grid.parents.push(table);
            self.tables.push(grid);
            let grid = self.tables.len() - 1;
            self.tables[table].lists.push((GRID[0].into(), grid));
        }
    }

    fn field(&mut self, table: usize, field: &Field, path: &str, outer: &str, is_rare: bool) {
        let inner = join(path, field.name);
        let heading = wording::on_sheet(&self.tables[table].sheet, outer, field.name);
        let mut column = |cell: CellShape, is_rare: bool| {
            let about = wording::noted(field.about);
            // What is required of an object is so only where the object is there.
            let is_within = inner.contains('.') && !inner.starts_with("report.") || inner.matches('.').count() > 1;
            let need = if is_within { Need::Optional } else { field.need };
            let column = Column { heading: heading.clone(), path: inner.clone(), cell, about, need, is_rare };
            self.tables[table].add(column);
        };
        match &field.shape {
            Shape::Text if field.name == "rag" => column(CellShape::Level, is_rare),
            Shape::Figure(fields) => {
                column(CellShape::Figure, is_rare);
                self.fields(table, further(fields), &inner, &heading, true);
            }
            Shape::OneOrEach(one) => {
                column(CellShape::Figure, is_rare);
                if let Shape::Figure(fields) = &**one {
                    self.fields(table, further(fields), &inner, &heading, true);
                }
            }
            Shape::Unit(fields) => {
                column(CellShape::Suggested(UNITS.to_vec()), is_rare);
                self.fields(table, fields, &inner, &heading, true);
            }
            Shape::Switch(fields) => {
                column(CellShape::Truth, is_rare);
                self.fields(table, fields, &inner, &heading, is_rare);
            }
            Shape::Record(fields) => {
                let outer = if table == REPORT && field.name == "report" { "" } else { &heading };
                let outer = if table == REPORT && field.name == "rating" { "Scale" } else { outer };
                let is_rare = is_rare || (table != REPORT && field.name != "forecast");
                self.fields(table, fields, &inner, outer, is_rare);
            }
            Shape::List(item) => match single(item) {
                Some(cell) => column(CellShape::Lines(Box::new(cell)), is_rare),
                None => self.list(table, &inner, Kind::Rows, item),
            },
            Shape::ListOr(word, item) => {
                column(CellShape::Choice(vec![word]), is_rare);
                self.list(table, &inner, Kind::Rows, item);
            }
            Shape::Sections => self.list(table, &inner, Kind::Sections, &Shape::Sections),
            other => column(single(other).unwrap_or_else(|| text(other)), is_rare),
        }
    }

    /// A list as a sheet of its own; the same list of other entries shares it.
    fn list(&mut self, parent: usize, path: &str, kind: Kind, item: &Shape) {
        let is_pack = parent == REPORT;
        let sheet = wording::sheet(if is_pack { path.rsplit('.').next().unwrap_or(path) } else { path });
        if let Some(known) = self.named(&sheet) {
            self.tables[parent].lists.push((path.to_owned(), known));
            self.tables[known].parents.push(parent);
            return;
        }
        let mut table = Table::new(sheet, kind, item.clone());
        table.parents.push(parent);
        self.tables.push(table);
        let table = self.tables.len() - 1;
        self.tables[parent].lists.push((path.to_owned(), table));
        self.item(table, item);
    }

    /// The columns for an entry of a list.
    fn item(&mut self, table: usize, item: &Shape) {
        let column = |heading: &str, path: &str, cell: CellShape, about: &str, need: Need| Column {
            heading: heading.into(),
            path: path.into(),
            cell,
            about: about.into(),
            need,
            is_rare: false,
        };
        match item {
            Shape::Record(fields) => self.fields(table, fields, "", "", false),
            Shape::Figure(fields) => {
                let (labels, others): (Vec<Field>, Vec<Field>) =
                    further(fields).iter().cloned().partition(|field| field.name == "label");
                self.fields(table, &labels, "", "", false);
                let about = wording::noted(fields.first().map_or("", |field| field.about));
                self.tables[table].add(column("Value", "value", CellShape::Figure, &about, Need::Required));
                self.fields(table, &others, "", "", false);
            }
            Shape::Sections => {
                let is_introduction = self.tables[table].sheet == "Introduction";
                let words = if is_introduction { INTRODUCTION.to_vec() } else { SECTIONS.to_vec() };
                let heading = &format!("The heading: {}, or another.", words[..words.len() - 1].join(", "));
                self.tables[table].add(column(
                    "Heading",
                    "heading",
                    CellShape::Suggested(words),
                    heading,
                    Need::Required,
                ));
                let about = "The text under the heading. Leave an empty line between paragraphs (press Alt and Enter twice), or use further rows with the same heading.";
                self.tables[table].add(column("Text", "text", CellShape::Text, about, Need::Optional));
            }
            other => {
                let heading = wording::singular(&self.tables[table].sheet);
                let cell = single(other).unwrap_or_else(|| text(other));
                self.tables[table].add(column(&heading, "", cell, "The text.", Need::Required));
            }
        }
    }
}

/// The usual headings of a narrative.
const SECTIONS: [&str; 6] =
    ["Indicator Description", "Commentary", "Path to Green", "Actions", "Useful Links", "Case study"];
/// The usual headings of an introduction.
const INTRODUCTION: [&str; 3] = ["Key messages", "Recommendations", "Background"];
/// The words of a unit; "other" where prefix, suffix or decimals say what it is.
pub(super) const UNITS: [&str; 4] = ["number", "percent", "pounds", "other"];

impl Table {
    fn new(sheet: String, kind: Kind, item: Shape) -> Self {
        let (columns, paths) = (Vec::new(), BTreeMap::new());
        Self { sheet, kind, item, columns, paths, lists: Vec::new(), parents: Vec::new() }
    }

    fn add(&mut self, column: Column) {
        self.paths.insert(column.path.clone(), self.columns.len());
        self.columns.push(column);
    }

    /// The sheet of the list at a path within an entry.
    pub(super) fn list(&self, path: &str) -> Option<usize> {
        self.lists.iter().find(|(list, _)| list == path).map(|(_, table)| *table)
    }
}

/// The fields of a value beside the figure.
fn further(fields: &[Field]) -> &[Field] {
    fields.get(1..).unwrap_or_default()
}

/// What a cell takes for a field that one cell holds; `None` for texts that are printed, and for all that needs more.
fn single(shape: &Shape) -> Option<CellShape> {
    Some(match shape {
        Shape::Name => CellShape::Text,
        Shape::Number => CellShape::Number,
        Shape::Truth => CellShape::Truth,
        Shape::Date => CellShape::Date,
        Shape::Choice(words) => CellShape::Choice(words.clone()),
        Shape::Suggested(words) => CellShape::Suggested(words.clone()),
        _ => return None,
    })
}

fn text(shape: &Shape) -> CellShape {
    if matches!(shape, Shape::Text | Shape::Texts) { CellShape::Text } else { CellShape::Any }
}

/// The path of a field within another.
pub(super) fn join(path: &str, field: &str) -> String {
    if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_columns_of_a_sheet_and_no_two_sheets_have_one_name() {
        let layout = Layout::new();
        let mut sheets: Vec<String> = layout.tables.iter().map(|table| wording::folded(&table.sheet)).collect();
        sheets.extend(wording::ASIDE.iter().map(|sheet| wording::folded(sheet)));
        for table in &layout.tables {
            let mut headings: Vec<String> =
                table.columns.iter().map(|column| wording::folded(&column.heading)).collect();
            let keys = layout.keys(layout.named(&table.sheet).expect("a sheet"));
            headings.extend(keys.iter().map(|&key| wording::folded(&wording::singular(&layout.tables[key].sheet))));
            let all = headings.len();
            headings.sort();
            headings.dedup();
            assert_eq!(headings.len(), all, "{}: {headings:?}", table.sheet);
        }
        let all = sheets.len();
        sheets.sort();
        sheets.dedup();
        assert_eq!(sheets.len(), all, "{sheets:?}");
    }

    #[test]
    fn every_field_has_words_that_say_what_goes_there() {
        for table in &Layout::new().tables {
            for column in &table.columns {
                assert!(!column.about.is_empty(), "{}: {}", table.sheet, column.heading);
                let is_for_excel = !["null", "JSON numbers"].iter().any(|word| column.about.contains(word));
                assert!(is_for_excel, "{}: {}: {}", table.sheet, column.heading, column.about);
                assert!(column.cell != CellShape::Any, "{}: {} has no form of its own", table.sheet, column.heading);
            }
        }
    }
}
