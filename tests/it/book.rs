//! Workbooks that the program wrote, changed cell by cell as somebody with Excel does.

use std::io::{Cursor, Read, Write};

/// A workbook as its parts.
pub(crate) struct Book {
    parts: Vec<(String, String)>,
    strings: Vec<String>,
}

impl Book {
    /// Reads a workbook.
    pub(crate) fn open(bytes: &[u8]) -> Book {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            parts.push((name, text));
        }
        let strings = parts.iter().find(|(name, _)| name.ends_with("sharedStrings.xml"));
        let strings = strings.map_or_else(Vec::new, |(_, text)| text.split("<si>").skip(1).map(words).collect());
        Book { parts, strings }
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default().compression_level(Some(1));
        for (name, text) in &self.parts {
            new.start_file(&**name, options).expect("a part that can be begun");
            new.write_all(text.as_bytes()).expect("a part that can be written");
        }
        new.finish().expect("a zip file").into_inner()
    }

    fn part(&mut self, name: &str) -> &mut String {
        let found = self.parts.iter_mut().find(|(part, _)| part == name);
        &mut found.unwrap_or_else(|| panic!("no part {name}")).1
    }

    /// The names of its sheets.
    pub(crate) fn sheets(&mut self) -> Vec<String> {
        let text = self.part("xl/workbook.xml").clone();
        text.split("<sheet name=\"").skip(1).map(|rest| plain(rest.split('"').next().expect("a name"))).collect()
    }

    fn sheet(&mut self, name: &str) -> &mut String {
        let at = self.sheets().iter().position(|sheet| sheet == name);
        let number = at.unwrap_or_else(|| panic!("no sheet {name}")) + 1;
        self.part(&format!("xl/worksheets/sheet{number}.xml"))
    }

    /// Every cell of a sheet that holds something, with what it holds, row by row.
    pub(crate) fn cells(&mut self, sheet: &str) -> Vec<(String, String)> {
        let text = self.sheet(sheet).clone();
        let cells = text.split("<c r=\"").skip(1).filter_map(|rest| {
            let name = rest.split('"').next().expect("a cell's name").to_owned();
            let (tag, content) = rest.split_once('>').expect("a cell");
            let content = content.split("</c>").next().filter(|_| !tag.ends_with('/'))?;
            let value = content.split_once("<v>").and_then(|(_, rest)| rest.split_once("</v>")).map(|(value, _)| value);
            Some((
                name,
                match value {
                    Some(number) if tag.contains("t=\"s\"") => {
                        self.strings[number.parse::<usize>().expect("a number")].clone()
                    }
                    Some(value) => value.to_owned(),
                    None => words(content),
                },
            ))
        });
        cells.collect()
    }

    /// The cell of the report's sheet that has the value of a field.
    pub(crate) fn of_report(&mut self, field: &str) -> String {
        let label = self.cells("Report").into_iter().find(|(_, text)| text.trim_end_matches([' ', '*']) == field);
        label.unwrap_or_else(|| panic!("the report has no row {field}")).0.replace('A', "B")
    }

    /// The letters of the column under a heading.
    pub(crate) fn column(&mut self, sheet: &str, heading: &str) -> String {
        let is_it = |(cell, text): &(String, String)| row(cell) == "1" && text.trim_end_matches([' ', '*']) == heading;
        let found = self.cells(sheet).into_iter().find(is_it);
        found.unwrap_or_else(|| panic!("{sheet} has no column {heading}")).0.replace('1', "")
    }

    /// Empties a cell and leaves its form.
    pub(crate) fn empty(&mut self, sheet: &str, cell: &str) {
        self.replace(sheet, cell, "");
    }

    /// Empties all of a column, and its heading.
    pub(crate) fn empty_column(&mut self, sheet: &str, heading: &str) {
        let column = self.column(sheet, heading);
        let own = self
            .cells(sheet)
            .into_iter()
            .filter(|(cell, _)| cell.trim_end_matches(|c: char| c.is_ascii_digit()) == column);
        own.collect::<Vec<_>>().iter().for_each(|(cell, _)| self.empty(sheet, cell));
    }

    /// Types a text into a cell that stands there, if only with a form.
    pub(crate) fn put(&mut self, sheet: &str, cell: &str, text: &str) {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        self.replace(sheet, cell, &format!("<is><t xml:space=\"preserve\">{text}</t></is>"));
    }

    /// Pastes a text over a cell: its form, its lock and its list to choose from are gone, as those of the other cell come along.
    pub(crate) fn paste(&mut self, sheet: &str, cell: &str, text: &str) {
        self.put(sheet, cell, text);
        let part = self.sheet(sheet);
        let at = part.find(&format!("<c r=\"{cell}\"")).expect("the cell");
        let end = part[at..].find('>').expect("a tag") + at;
        part.replace_range(at..end, &format!("<c r=\"{cell}\" t=\"inlineStr\""));
        if let (Some(from), Some(to)) = (part.find("<dataValidations"), part.find("</dataValidations>")) {
            part.replace_range(from..to + "</dataValidations>".len(), "");
        }
    }

    fn replace(&mut self, sheet: &str, cell: &str, content: &str) {
        let text = self.sheet(sheet);
        let start = text.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{sheet} has no cell {cell}"));
        let tag = text[start..].find('>').expect("a tag") + start + 1;
        let end = match text[..tag].ends_with("/>") {
            true => tag,
            false => text[tag..].find("</c>").expect("its end") + tag + 4,
        };
        let form = text[start..tag].split_once(" s=\"").and_then(|(_, rest)| rest.split('"').next());
        let form = form.map_or_else(String::new, |form| format!(" s=\"{form}\""));
        let new = match content {
            "" => format!("<c r=\"{cell}\"{form}/>"),
            _ => format!("<c r=\"{cell}\"{form} t=\"inlineStr\">{content}</c>"),
        };
        text.replace_range(start..end, &new);
    }

    /// Draws something over a sheet, from a cell given by row and column from 0.
    pub(crate) fn add_drawing(&mut self, sheet: &str, row: u32, column: u32, what: &str) {
        let number = self.sheets().iter().position(|name| name == sheet).expect("the sheet") + 1;
        let relations = format!("xl/worksheets/_rels/sheet{number}.xml.rels");
        let drawing = "<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing\" Target=\"../drawings/drawing99.xml\"/></Relationships>";
        let part = self.part(&relations);
        *part = part.replace("</Relationships>", drawing);
        let anchor = format!("<xdr:from><xdr:col>{column}</xdr:col><xdr:row>{row}</xdr:row></xdr:from>{what}");
        let text = format!("<xdr:wsDr><xdr:twoCellAnchor>{anchor}</xdr:twoCellAnchor></xdr:wsDr>");
        self.parts.push(("xl/drawings/drawing99.xml".to_owned(), text));
    }

    /// Gives a sheet another name.
    pub(crate) fn rename(&mut self, sheet: &str, name: &str) {
        let (old, new) = (format!("<sheet name=\"{sheet}\""), format!("<sheet name=\"{name}\""));
        let book = self.part("xl/workbook.xml");
        assert!(book.contains(&old), "no sheet {sheet}");
        *book = book.replace(&old, &new);
    }
}

/// The row in a cell's name.
fn row(cell: &str) -> &str {
    cell.trim_start_matches(|c: char| c.is_ascii_uppercase())
}

/// The words of a text of a workbook, with what only looks like them left out.
fn words(part: &str) -> String {
    let texts = part.split("<t").skip(1).filter_map(|rest| rest.split_once('>')?.1.split("</t>").next());
    plain(&texts.collect::<String>())
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
