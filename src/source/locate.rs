//! From a byte in a file to line, column, JSON pointer and indicator.

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;

use super::Sources;
use crate::number::ordinal;
use crate::problem::{CellPlace, Place};

/// The most characters of an indicator's number or title in its name.
const NAME: usize = 80;

/// Where a problem stands, as an editor and a person name it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Located {
    /// The file's name.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// JSON pointer (RFC 6901) within that file.
    pub pointer: String,
    /// The indicator it belongs to, as an officer names it: "Indicator 221".
    pub indicator: Option<String>,
    /// The cell, where the file is a workbook; line and column are then its row and column.
    pub cell: Option<CellName>,
}

/// A cell as Excel names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellName {
    /// The sheet's name.
    pub sheet: String,
    /// "F12".
    pub cell: String,
}

impl Located {
    /// Puts it at a cell of a sheet.
    fn move_to(&mut self, sheet: &str, at: CellPlace) {
        (self.line, self.column) = (at.row as usize + 1, at.column as usize + 1);
        self.cell = Some(CellName { sheet: sheet.to_owned(), cell: super::cell_name(at.row, at.column) });
    }

    /// File and place as a list names them: "q3.json:41", "q3.xlsx, Indicators!F12".
    pub fn file_and_line(&self) -> String {
        if self.cell.is_some() { self.file_and_cell() } else { format!("{}:{}", self.file, self.line) }
    }

    /// The place within the file: "41", "Indicators!F12".
    pub fn spot(&self) -> String {
        match &self.cell {
            Some(CellName { sheet, cell }) => format!("{sheet}!{cell}"),
            None => self.line.to_string(),
        }
    }

    /// File and cell as a person writes them, "q3.xlsx, Indicators!F12"; of other files only the file.
    pub fn file_and_cell(&self) -> String {
        match &self.cell {
            Some(CellName { sheet, cell }) => format!("{}, {sheet}!{cell}", self.file),
            None => self.file.clone(),
        }
    }
}

/// Locates all places; each file is parsed and walked once, however many there are.
pub(super) fn locate(sources: &Sources, places: &[Place]) -> Vec<Located> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|&index| (places[index].file, places[index].start));
    let mut located = vec![Located::default(); places.len()];
    for of_one_file in order.chunk_by(|&a, &b| places[a].file == places[b].file) {
        let file = places[of_one_file[0]].file;
        let text = sources.text(file);
        let mended = sources.files().get(file as usize).and_then(|file| file.mended.clone());
        let readable = mended.as_ref().map_or(&text, |mended| &mended.text);
        let is_lost = sources.files().get(file as usize).is_some_and(|file| file.is_lost);
        let tree = (!is_lost).then(|| super::syntax::parse(readable).ok()).flatten();
        let name = sources.name(file);
        let mut cursor = Cursor::default();
        let mut names = Names::default();
        for &index in of_one_file {
            let start = text.floor_char_boundary(places[index].start as usize);
            cursor.advance(&text, start);
            let at = mended.as_ref().map_or(start, |mended| mended.anchors.to_mended(start));
            let (pointer, indicator) =
                tree.as_ref().map_or_else(Default::default, |tree| path_to(tree, at, file == 0, &mut names));
            let (line, column) = (cursor.line + 1, cursor.column + 1);
            located[index] = Located { file: name.into(), line, column, pointer, indicator, cell: None };
            name_cell(sources, places[index], &mut located[index]);
        }
    }
    located
}

impl Sources {
    /// The same, at another cell of the pack's workbook, or at none of them.
    pub fn located_at(&self, mut located: Located, at: CellPlace) -> Located {
        match self.book().and_then(|book| book.sheets.get(at.sheet as usize)) {
            Some(sheet) => located.move_to(&sheet.name, at),
            None => (located.line, located.column, located.cell) = (1, 1, None),
        }
        located
    }
}

/// Names the cell of a place in a workbook; what no cell stands for has no line of a text that nobody has seen either.
fn name_cell(sources: &Sources, place: Place, located: &mut Located) {
    match sources.cell_at(place) {
        Some((sheet, at)) => located.move_to(&sheet.name, at),
        None if sources.is_workbook(place.file) => (located.line, located.column) = (1, 1),
        None => {}
    }
}

/// Line and column of a byte, counted onwards from the last one asked for.
#[derive(Default)]
struct Cursor {
    at: usize,
    line: usize,
    column: usize,
}

impl Cursor {
    fn advance(&mut self, text: &str, to: usize) {
        let passed = &text[self.at..to];
        match passed.rfind('\n') {
            Some(last) => {
                self.line += passed.bytes().filter(|&byte| byte == b'\n').count();
                self.column = passed[last + 1..].chars().count();
            }
            None => self.column += passed.chars().count(),
        }
        self.at = to;
    }
}

/// The pointer to the innermost value or field at a byte, and the indicator around it.
fn path_to(tree: &Value<'_>, at: usize, is_pack: bool, names: &mut Names) -> (String, Option<String>) {
    let mut pointer = String::new();
    let mut indicator = if is_pack || tree.as_array().is_some() { None } else { names.of(tree, 0) };
    let mut value = tree;
    let mut depth = 0;
    loop {
        let next = match value {
            Value::Object(object) => object_step(object, at),
            Value::Array(array) => array_step(&array.elements, at),
            _ => None,
        };
        let Some((step, inner)) = next else { return (pointer, indicator) };
        pointer.push('/');
        pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
        depth += 1;
        let is_indicator = if is_pack {
            depth == 2 && pointer.starts_with("/indicators/")
        } else {
            depth == 1 && matches!(value, Value::Array(_))
        };
        if is_indicator {
            indicator = names.of(inner, step.parse().unwrap_or(0));
        }
        value = inner;
    }
}

fn object_step<'t>(object: &'t Object<'_>, at: usize) -> Option<(String, &'t Value<'t>)> {
    let index = object.properties.partition_point(|property| property.range.end <= at);
    let property = object.properties.get(index).filter(|property| property.range.start <= at)?;
    Some((property.name.as_str().to_owned(), &property.value))
}

fn array_step<'t>(elements: &'t [Value<'_>], at: usize) -> Option<(String, &'t Value<'t>)> {
    let index = elements.partition_point(|element| element.end() <= at);
    let element = elements.get(index).filter(|element| element.start() <= at)?;
    Some((index.to_string(), element))
}

/// The name of the indicator that was asked for last: places come in order, and an object may have any number of fields.
#[derive(Default)]
struct Names(Option<(usize, Option<String>)>);

impl Names {
    fn of(&mut self, value: &Value<'_>, index: usize) -> Option<String> {
        if self.0.as_ref().is_none_or(|(start, _)| *start != value.start()) {
            self.0 = Some((value.start(), name_of(value, index)));
        }
        self.0.as_ref().and_then(|(_, name)| name.clone())
    }
}

/// What an officer calls an indicator: by number, else by title, else by its place among the others.
fn name_of(value: &Value<'_>, index: usize) -> Option<String> {
    let Value::Object(object) = value else { return None };
    let text = |field: &str| match &object.properties.iter().find(|property| property.name.as_str() == field)?.value {
        Value::StringLit(text) if !text.value.trim().is_empty() => Some(shortened(text.value.trim(), NAME)),
        Value::NumberLit(number) => Some(shortened(number.value, NAME)),
        _ => None,
    };
    Some(match (text("ref"), text("title")) {
        (Some(number), _) => format!("Indicator {number}"),
        (None, Some(title)) => format!("Indicator “{title}”"),
        (None, None) => format!("Untitled indicator ({} in the file)", ordinal(index + 1)),
    })
}

/// A text of at most so many characters.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
