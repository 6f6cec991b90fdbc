//! A workbook in the place of a pack's text: which cell each stretch of the text that was made from it came from.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::workbook::{self, Book, Cell, Sheet};
use super::{SourceFile, Sources};
use crate::problem::{CellPlace, Code, Place, Problem};

/// A workbook and where the stretches of the text that was made from it stand in it.
#[derive(Debug, Default)]
pub(super) struct MadeFrom {
    pub(super) book: Book,
    /// The cells, by the byte of the text where what they say begins.
    pub(super) cells: Vec<(u32, CellPlace)>,
    /// Cells that nothing in the text came from, for places behind its end.
    pub(super) beyond: Vec<CellPlace>,
}

impl Sources {
    /// Keeps a workbook, whose text is made later, with an error on record where it cannot be read.
    pub(super) fn bind(&mut self, name: String, path: PathBuf, bytes: &[u8], problems: &mut Vec<Problem>) {
        let index = self.next_index();
        let made_from = match workbook::read(&name, bytes, index == 0) {
            Ok(book) => Some(Arc::new(MadeFrom { book, ..MadeFrom::default() })),
            Err(refusal) => {
                let place = Place { file: index, ..Place::default() };
                problems.push(Problem::new(Code::Syntax, place, refusal.message).hint(refusal.hint));
                None
            }
        };
        let below = Path::new(&self.below(&path)).with_extension("json").to_string_lossy().into_owned();
        let is_lost = made_from.is_none();
        self.files.push(SourceFile { name, text: "".into(), below, path, is_lost, mended: None, made_from });
    }

    /// The workbook that the pack is, where it is one.
    pub fn book(&self) -> Option<&Book> {
        self.files.first()?.made_from.as_ref().map(|made_from| &made_from.book)
    }

    /// The cells that stretches of the text of the pack's workbook came from, by the byte where each begins.
    pub fn cells(&self) -> &[(u32, CellPlace)] {
        self.files.first().and_then(|file| file.made_from.as_ref()).map_or(&[], |made_from| &made_from.cells)
    }

    /// Takes the text that was made from the pack's workbook, and the cells that its stretches came from.
    ///
    /// The `beyond` are cells without a stretch; [`Sources::beyond`] gives their places.
    pub fn bring(&mut self, text: String, cells: Vec<(u32, CellPlace)>, beyond: Vec<CellPlace>) {
        let Some(file) = self.files.first_mut() else { return };
        file.text = text.into();
        if let Some(made_from) = file.made_from.as_mut().and_then(Arc::get_mut) {
            (made_from.cells, made_from.beyond) = (cells, beyond);
        }
    }

    /// The place of one of the cells that nothing in the text came from, by its number.
    pub fn beyond(&self, number: usize) -> Place {
        let end = self.files.first().map_or(0, |file| file.text.len());
        Place::default().part(end + number, 0)
    }

    /// The cell that a place stands for, where its file is a workbook.
    pub fn cell_at(&self, place: Place) -> Option<(&Sheet, CellPlace)> {
        let file = self.files.get(place.file as usize)?;
        let made_from = file.made_from.as_ref()?;
        let at = match (place.start as usize).checked_sub(file.text.len()) {
            Some(number) => *made_from.beyond.get(number)?,
            None => made_from.cells[..made_from.cells.partition_point(|(from, _)| *from <= place.start)].last()?.1,
        };
        Some((made_from.book.sheets.get(at.sheet as usize)?, at))
    }

    /// Whether a file is a workbook.
    pub fn is_workbook(&self, file: u32) -> bool {
        self.files.get(file as usize).is_some_and(|file| file.made_from.is_some())
    }

    /// What a cell of the pack's workbook holds.
    pub fn cell_of(&self, at: CellPlace) -> Option<&Cell> {
        self.book()?.sheets.get(at.sheet as usize)?.cell(at.row, at.column)
    }

    /// What the cell of a place holds, where its file is a workbook.
    pub fn cell(&self, place: Place) -> Option<&Cell> {
        let (sheet, at) = self.cell_at(place)?;
        sheet.cell(at.row, at.column)
    }
}
