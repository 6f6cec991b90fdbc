//! The zip file around a workbook: what it is, what it must not be, and its parts under limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Refusal;
use super::xml::{Step, Walk, attribute, is_true, name};
use crate::limits::{PARTS, SHEETS, UNPACKED_BYTES, grouped, megabytes};

/// The first bytes of the container of old Office files, and of new ones under a password or a label.
pub(super) const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// An opened workbook file.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

/// Where the parts are.
pub(super) struct Parts {
    pub(super) sheets: Vec<SheetPart>,
    pub(super) strings: Option<String>,
    pub(super) styles: Option<String>,
    pub(super) is_1904: bool,
}

/// A sheet and the part that holds it.
pub(super) struct SheetPart {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) part: String,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        if bytes.starts_with(OLE) {
            return Err(ole(bytes));
        }
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::damaged("the zip file is incomplete"))?;
        if archive.len() > PARTS {
            return Err(Refusal::damaged(&format!(
                "it has more than {} parts, the limit of this program",
                grouped(PARTS)
            )));
        }
        let package = Self { archive, left: UNPACKED_BYTES };
        package.refuse_others()?;
        Ok(package)
    }

    /// Refuses zip files that are no workbook without macros.
    fn refuse_others(&self) -> Result<(), Refusal> {
        let has = |part: &str| self.archive.index_for_name(part).is_some();
        let starts = |folder: &str| self.names().any(|name| name.starts_with(folder));
        let save = "open it in Excel and save it as Excel Workbook (.xlsx)";
        if has("xl/vbaProject.bin") {
            return Err(Refusal::new("this workbook holds macros, which are not read", save));
        }
        if has("xl/workbook.bin") {
            return Err(Refusal::new("this is a binary Excel workbook (.xlsb)", save));
        }
        if has("mimetype") && has("content.xml") {
            return Err(Refusal::new(
                "this is an OpenDocument file (.ods)",
                "open it and save it as Excel workbook (.xlsx)",
            ));
        }
        if starts("word/") || starts("ppt/") {
            return Err(Refusal::new(
                "this is a Word or PowerPoint file, not a workbook",
                "name the pack's .xlsx or .json file",
            ));
        }
        if !has("[Content_Types].xml") {
            return Err(Refusal::new(
                "this is a zip file, not a workbook",
                "unpack it and name the .xlsx or .json file in it",
            ));
        }
        Ok(())
    }

    /// The text of a part that has to be there.
    pub(super) fn part(&mut self, name: &str) -> Result<String, Refusal> {
        let missing = || Refusal::damaged(&format!("its part {name} is missing"));
        let index = self.index(name).ok_or_else(missing)?;
        let part =
            self.archive.by_index(index).map_err(|_| Refusal::damaged(&format!("its part {name} is unreadable")))?;
        let mut bytes = Vec::new();
        let result = part.take(self.left + 1).read_to_end(&mut bytes);
        result.map_err(|_| Refusal::damaged(&format!("its part {name} is incomplete")))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(too_large)?;
        if bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        String::from_utf8(bytes).map_err(|_| Refusal::damaged(&format!("its part {name} is not UTF-8 text")))
    }

    /// A part's place in the zip file; some programs write names in another case.
    fn index(&self, name: &str) -> Option<usize> {
        self.archive.index_for_name(name).or_else(|| {
            let same = self.names().find(|other| other.eq_ignore_ascii_case(name))?;
            self.archive.index_for_name(&same)
        })
    }

    /// The names of all parts that have one.
    fn names(&self) -> impl Iterator<Item = String> {
        self.archive.file_names().flatten().map(std::borrow::Cow::into_owned)
    }

    /// The text of a part, where the workbook has one.
    pub(super) fn optional(&mut self, name: Option<&str>) -> Result<Option<String>, Refusal> {
        match name {
            Some(name) if self.index(name).is_some() => self.part(name).map(Some),
            _ => Ok(None),
        }
    }

    /// The part of a kind that belongs to a sheet, such as its comments, where it has one.
    pub(super) fn beside(&mut self, sheet: &str, kind: &str) -> Result<Option<String>, Refusal> {
        let (folder, file) = sheet.rsplit_once('/').unwrap_or(("", sheet));
        let relations = format!("{folder}/_rels/{file}.rels");
        if self.index(&relations).is_none() {
            return Ok(None);
        }
        let relations = self.related(folder, &relations)?;
        let part = relations.values().find(|relation| relation.kind.ends_with(kind));
        self.optional(part.map(|relation| relation.target.as_str()))
    }

    /// Where the workbook's sheets, texts and styles are.
    pub(super) fn workbook(&mut self) -> Result<Parts, Refusal> {
        let root = self.related("", "_rels/.rels")?;
        let main = root.values().find(|relation| relation.kind.ends_with("/officeDocument"));
        let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target.clone());
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
        let relations = self.related(folder, &format!("{folder}/_rels/{file}.rels"))?;
        let of_kind = |kind: &str| relations.values().find(|relation| relation.kind.ends_with(kind));
        let mut parts = Parts {
            sheets: Vec::new(),
            strings: of_kind("/sharedStrings").map(|relation| relation.target.clone()),
            styles: of_kind("/styles").map(|relation| relation.target.clone()),
            is_1904: false,
        };
        parts.read(&self.part(&main)?, &relations)?;
        Ok(parts)
    }

    /// The relations that a part of relations lists, by id.
    fn related(&mut self, folder: &str, part: &str) -> Result<BTreeMap<String, Relation>, Refusal> {
        let text = self.part(part)?;
        let mut walk = Walk::new(&text);
        let mut relations = BTreeMap::new();
        while let Some(step) = walk.step()? {
            let Step::Open(element) = step else { continue };
            let (Some(id), Some(target)) = (attribute(&element, "Id"), attribute(&element, "Target")) else { continue };
            let kind = attribute(&element, "Type").unwrap_or_default();
            relations.insert(id, Relation { kind, target: resolved(folder, &target) });
        }
        Ok(relations)
    }
}

/// What a part of relations says of another part.
struct Relation {
    kind: String,
    target: String,
}

impl Parts {
    fn read(&mut self, text: &str, relations: &BTreeMap<String, Relation>) -> Result<(), Refusal> {
        let mut walk = Walk::new(text);
        while let Some(step) = walk.step()? {
            let Step::Open(element) = step else { continue };
            match name(&element) {
                "workbookPr" => self.is_1904 = is_true(&element, "date1904"),
                "sheet" => {
                    // `id` alone would find `sheetId`'s neighbour by its local name: r:id.
                    let relation = attribute(&element, "id").and_then(|id| relations.get(&id));
                    let Some(relation) = relation.filter(|relation| relation.kind.ends_with("/worksheet")) else {
                        continue;
                    };
                    let is_hidden = attribute(&element, "state").is_some_and(|state| state != "visible");
                    let name = attribute(&element, "name").unwrap_or_default();
                    self.sheets.push(SheetPart { name, is_hidden, part: relation.target.clone() });
                }
                _ => {}
            }
        }
        if self.sheets.len() > SHEETS {
            return Err(Refusal::damaged(&format!(
                "it has more than {} sheets, the limit of this program",
                grouped(SHEETS)
            )));
        }
        if self.sheets.is_empty() {
            return Err(Refusal::damaged("it has no sheet"));
        }
        Ok(())
    }
}

/// The name of a part as another part of a folder names it.
fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

/// What an old container holds: a workbook under a password or a label, or one of Excel 97 to 2003.
fn ole(bytes: &[u8]) -> Refusal {
    let holds = |word: &str| {
        let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        let hint = "save a copy without password and without sensitivity label, and name that";
        return Refusal::new("this workbook is protected with a password or a sensitivity label", hint);
    }
    let hint = "open it in Excel and save it as Excel Workbook (.xlsx)";
    Refusal::new("this is an old Office file, such as .xls", hint)
}

fn too_large() -> Refusal {
    let most = megabytes(UNPACKED_BYTES);
    Refusal::new(
        format!("this workbook unpacks to more than {most}, the limit of this program"),
        "split it into several workbooks",
    )
}

#[cfg(test)]
mod tests;
