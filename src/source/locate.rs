//! From a byte in a file to line, column, JSON pointer and indicator.

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;

use super::Sources;
use crate::problem::Place;

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
        let tree = super::syntax::parse(readable).ok();
        let name = sources.files().get(file as usize).map_or("", |file| &file.name);
        let mut cursor = Cursor::default();
        for &index in of_one_file {
            let start = floor_char(&text, places[index].start as usize);
            cursor.advance(&text, start);
            let at = mended.as_ref().map_or(start, |mended| mended.anchors.to_mended(start));
            let (pointer, indicator) = tree.as_ref().map_or_else(Default::default, |tree| path_to(tree, at, file == 0));
            located[index] =
                Located { file: name.into(), line: cursor.line + 1, column: cursor.column + 1, pointer, indicator };
        }
    }
    located
}

fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
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
fn path_to(tree: &Value<'_>, at: usize, is_pack: bool) -> (String, Option<String>) {
    let mut pointer = String::new();
    let mut indicator = if is_pack { None } else { name_of(tree, 0) };
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
            indicator = name_of(inner, step.parse().unwrap_or(0));
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

/// What an officer calls an indicator: by number, else by title, else by its place among the others.
fn name_of(value: &Value<'_>, index: usize) -> Option<String> {
    let Value::Object(object) = value else { return None };
    let text = |field: &str| match &object.properties.iter().find(|property| property.name.as_str() == field)?.value {
        Value::StringLit(text) if !text.value.trim().is_empty() => Some(text.value.trim().to_owned()),
        Value::NumberLit(number) => Some(number.value.to_owned()),
        _ => None,
    };
    Some(match (text("ref"), text("title")) {
        (Some(number), _) => format!("Indicator {number}"),
        (None, Some(title)) => format!("Indicator “{title}”"),
        (None, None) => format!("Indicator without number or title ({} in the file)", ordinal(index + 1)),
    })
}

/// "1st", "22nd", "113th".
pub(crate) fn ordinal(number: usize) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// The byte of a JSON string literal at which a byte of its decoded text starts.
pub(super) fn raw_offset(literal: &str, decoded: usize) -> usize {
    if !literal.contains('\\') {
        return (decoded + 1).min(literal.len());
    }
    let (mut raw, mut passed) = (1, 0);
    while passed < decoded && raw < literal.len() {
        let (written, means) = escape_at(&literal[raw..]);
        raw += written;
        passed += means;
    }
    raw.min(literal.len())
}

/// How many bytes the next character of a literal is written with, and how many it is decoded.
fn escape_at(rest: &str) -> (usize, usize) {
    let bytes = rest.as_bytes();
    if bytes.first() != Some(&b'\\') {
        let length = rest.chars().next().map_or(1, char::len_utf8);
        return (length, length);
    }
    if bytes.get(1) != Some(&b'u') {
        return (2, 1);
    }
    let unit =
        |from: usize| rest.get(from..from + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0);
    match unit(2) {
        0xD800..=0xDBFF => (12, 4),
        code => (6, char::from_u32(code).map_or(1, char::len_utf8)),
    }
}
