//! Changes to single cells of a workbook file: every other part, and every other cell, stays as it is.
//!
//! Only what is plainly written is changed; of anything else the answer is `None`, and the workbook is to be written anew.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::ops::Range;

use roxmltree::{Document, Node};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::cell_name;
use super::cells::position;
use super::package::Package;
use crate::source::{Edits, tags};

/// What a cell is to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Blank,
    /// A text.
    Text(String),
    /// A number as it is kept, in the form that the cell has.
    Number(String),
    /// What another cell of the same sheet or another holds, sheet, row and column; its form goes with a number.
    Copy(usize, u32, u32),
}

/// Changes by sheet, row and column, all counted from 0.
pub type Changes = BTreeMap<(usize, u32, u32), Content>;

/// The part with the order in which formulas are worked out; what it lists may be no formula any more.
const CALCULATION: &str = "xl/calcChain.xml";

/// The workbook with some cells changed.
pub fn patched(bytes: &[u8], changes: &Changes) -> Option<Vec<u8>> {
    let mut package = Package::open(bytes).ok()?;
    let parts: Vec<String> = package.workbook().ok()?.sheets.into_iter().map(|sheet| sheet.part).collect();
    let texts: Vec<String> = parts.iter().map(|part| package.part(part).ok()).collect::<Option<_>>()?;
    let documents: Vec<Document<'_>> = texts.iter().map(|text| parsed(text)).collect::<Option<_>>()?;
    let sheets: Vec<SheetText<'_, '_>> =
        documents.iter().zip(&texts).map(|(document, text)| SheetText::of(document, text)).collect::<Option<_>>()?;
    let mut changed: BTreeMap<String, String> = BTreeMap::new();
    for (number, part) in parts.iter().enumerate() {
        let of_sheet: Vec<(u32, u32, &Content)> = changes
            .iter()
            .filter(|((sheet, _, _), _)| *sheet == number)
            .map(|((_, row, column), content)| (*row, *column, content))
            .collect();
        if !of_sheet.is_empty() {
            changed.insert(part.clone(), sheets[number].changed(&of_sheet, &sheets)?);
        }
    }
    rewritten(bytes, changed)
}

/// A part as a tree, where that takes no longer than its length.
fn parsed(text: &str) -> Option<Document<'_>> {
    tags::check(text).ok()?;
    Document::parse(text).ok()
}

/// The zip file with some parts changed.
fn rewritten(bytes: &[u8], mut changed: BTreeMap<String, String>) -> Option<Vec<u8>> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let has_calculation = old.index_for_name(CALCULATION).is_some();
    if has_calculation {
        for part in ["[Content_Types].xml", "xl/_rels/workbook.xml.rels"] {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut old.by_name(part).ok()?, &mut text).ok()?;
            changed.insert(part.to_owned(), without_calculation(&text)?);
        }
    }
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let file = old.by_index_raw(index).ok()?;
        let name = file.name().ok()?.into_owned();
        match changed.remove(&name) {
            _ if has_calculation && name == CALCULATION => {}
            Some(text) => {
                new.start_file(name, SimpleFileOptions::default()).ok()?;
                new.write_all(text.as_bytes()).ok()?;
            }
            None => new.raw_copy_file(file).ok()?,
        }
    }
    let bytes = new.finish().ok()?.into_inner();
    changed.is_empty().then_some(bytes)
}

/// A list of parts without the one for calculations.
fn without_calculation(text: &str) -> Option<String> {
    let document = parsed(text)?;
    let mut edits = Edits::default();
    let is_it = |node: &Node<'_, '_>| {
        node.attributes().any(|attribute| attribute.value().trim_start_matches('/').ends_with("calcChain.xml"))
    };
    document.descendants().filter(is_it).for_each(|node| edits.delete(node.range()));
    Some(edits.text(text))
}

/// A sheet's text, and where its rows and cells stand in it.
struct SheetText<'d, 't> {
    text: &'t str,
    data: Node<'d, 't>,
    rows: BTreeMap<u32, Node<'d, 't>>,
    cells: BTreeMap<(u32, u32), Node<'d, 't>>,
}

impl<'d, 't> SheetText<'d, 't> {
    /// `None` where rows or cells do not say where they are, or names have prefixes.
    fn of(document: &'d Document<'t>, text: &'t str) -> Option<Self> {
        let data = document.root_element().children().find(|node| node.tag_name().name() == "sheetData")?;
        let mut sheet = Self { text, data, rows: BTreeMap::new(), cells: BTreeMap::new() };
        for row in data.children().filter(Node::is_element) {
            let number: u32 = row.attribute("r")?.parse().ok()?;
            text.get(row.range())?.starts_with("<row").then_some(())?;
            for cell in row.children().filter(Node::is_element) {
                sheet.cells.insert(position(cell.attribute("r")?)?, cell);
            }
            sheet.rows.insert(number.checked_sub(1)?, row);
        }
        Some(sheet)
    }

    /// The sheet's text with some cells changed; they come in order of rows and columns.
    fn changed(&self, changes: &[(u32, u32, &Content)], all: &[Self]) -> Option<String> {
        let mut edits = Edits::default();
        let mut replaced = Vec::new();
        let mut new_rows: BTreeMap<u32, String> = BTreeMap::new();
        let mut added: BTreeMap<(u32, usize), String> = BTreeMap::new();
        for &(row, column, content) in changes {
            let cell = self.cell(row, column, content, all)?;
            match (self.cells.get(&(row, column)), self.rows.get(&row)) {
                (Some(old), _) => {
                    is_free(*old).then_some(())?;
                    replaced.push((old.range(), cell));
                }
                (None, Some(node)) => added.entry((row, self.gap(*node, row, column)?)).or_default().push_str(&cell),
                (None, None) => new_rows.entry(row).or_default().push_str(&cell),
            }
        }
        for ((row, at), cells) in added {
            let node = self.rows.get(&row)?;
            match self.is_closed(*node)? {
                Some(slash) => edits.replace(slash, format!(">{cells}</row>")),
                None => edits.insert(at, cells),
            }
        }
        // Behind those that are new: a new cell stands before the one it was put in front of, also where that changes.
        replaced.into_iter().for_each(|(range, cell)| edits.replace(range, cell));
        let rows: String =
            new_rows.iter().map(|(row, cells)| format!("<row r=\"{}\">{cells}</row>", row + 1)).collect();
        if !rows.is_empty() {
            // Further rows come behind all others only.
            let last = self.rows.last_key_value().filter(|(last, _)| new_rows.range(..*last).next().is_none())?;
            edits.insert(last.1.range().end, rows);
        }
        self.data.range().contains(&self.rows.first_key_value()?.1.range().start).then(|| edits.text(self.text))
    }

    /// Where a new cell goes in a row: before the next one, else at the row's end.
    fn gap(&self, row: Node<'_, '_>, number: u32, column: u32) -> Option<usize> {
        if let Some(slash) = self.is_closed(row)? {
            return Some(slash.start);
        }
        let next = self.cells.range((number, column)..(number + 1, 0)).next();
        Some(next.map_or(row.range().end - "</row>".len(), |(_, cell)| cell.range().start))
    }

    /// The end of a row that is written as one tag, `/>`; `Some(None)` of others.
    fn is_closed(&self, row: Node<'_, '_>) -> Option<Option<Range<usize>>> {
        let (text, end) = (self.text.get(row.range())?, row.range().end);
        if text.ends_with("/>") {
            return Some(Some(end - 2..end));
        }
        text.ends_with("</row>").then_some(None)
    }

    /// A cell with its new content; its form is that of the cell that was there, or of the nearest above.
    fn cell(&self, row: u32, column: u32, content: &Content, all: &[Self]) -> Option<String> {
        let own = self.cells.get(&(row, column)).or_else(|| self.above(row, column));
        let style = own.and_then(|cell| cell.attribute("s"));
        let name = cell_name(row, column);
        let open = |style: Option<&str>| {
            let style = style.map_or_else(String::new, |style| format!(" s=\"{style}\""));
            format!("<c r=\"{name}\"{style}")
        };
        match content {
            Content::Blank => Some(format!("{}/>", open(style))),
            Content::Text(text) => Some(text_cell(&open(style), text)),
            Content::Number(number) => Some(format!("{}><v>{number}</v></c>", open(style))),
            Content::Copy(sheet, row, column) => {
                let from = all.get(*sheet)?.cells.get(&(*row, *column))?;
                let value = from.children().find(|node| node.tag_name().name() == "v")?.text()?;
                matches!(from.attribute("t"), None | Some("n")).then_some(())?;
                Some(format!("{}><v>{value}</v></c>", open(from.attribute("s"))))
            }
        }
    }

    /// The nearest cell above in a column, but not its heading.
    fn above(&self, row: u32, column: u32) -> Option<&Node<'d, 't>> {
        let head = self.rows.first_key_value().map_or(0, |(row, _)| *row);
        (head + 1..row).rev().take(500).find_map(|row| self.cells.get(&(row, column)))
    }
}

/// Whether nothing else depends on how a cell is written: it is not the first of formulas that share it.
fn is_free(cell: Node<'_, '_>) -> bool {
    let formula = cell.children().find(|node| node.tag_name().name() == "f");
    formula.is_none_or(|formula| formula.attribute("t").is_none())
}

fn text_cell(open: &str, text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    format!("{open} t=\"inlineStr\"><is><t xml:space=\"preserve\">{escaped}</t></is></c>")
}

#[cfg(test)]
mod tests;
