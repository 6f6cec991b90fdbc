//! What can be chosen from: each list a column of a sheet of its own.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::form::{KEY, header, text};
use super::rows::Rows;
use crate::source::letters;
use crate::workbook::layout::{CellShape, GRID, Layout};

/// How many rows below the last one may be filled in with lists to choose from.
pub(super) const FURTHER: u32 = 500;
/// The sheet of the indicators, whose first column is what the rows of other sheets call them.
pub(super) const INDICATORS: &str = "Indicators";

/// The words that can be chosen from.
pub(super) struct Lists {
    words: Vec<(String, Vec<String>)>,
    /// How many indicators there are to belong to.
    indicators: usize,
}

impl Lists {
    pub(super) fn new(layout: &Layout, levels: &[String], rows: &Rows) -> Self {
        let mut lists: Vec<(String, Vec<String>)> = vec![("Level".into(), levels.to_vec())];
        lists.push(("Yes or no".into(), vec!["Yes".into(), "No".into()]));
        lists.push(("Row".into(), GRID.map(str::to_owned).to_vec()));
        lists.push(("Role".into(), ["actual", "target", "comparator", "previous"].map(str::to_owned).to_vec()));
        for column in layout.tables.iter().flat_map(|table| &table.columns) {
            if let CellShape::Choice(words) | CellShape::Suggested(words) = &column.cell {
                let words: Vec<String> = words.iter().map(|word| word.replace('_', " ")).collect();
                if !lists.iter().any(|(_, known)| *known == words) {
                    lists.push((column.heading.clone(), words));
                }
            }
        }
        let indicators = layout.named(INDICATORS).and_then(|table| rows.of.get(table)).map_or(0, Vec::len);
        Self { words: lists, indicators }
    }

    /// The range of what rows of other sheets call the indicators.
    pub(super) fn refs(&self) -> String {
        let last = u32::try_from(self.indicators).unwrap_or(0) + FURTHER;
        format!("={INDICATORS}!$A$2:$A${}", last + 1)
    }

    /// The range of a list of these words.
    pub(super) fn range(&self, words: &[String]) -> Option<String> {
        let column = self.words.iter().position(|(_, known)| known == words)?;
        let letters = letters(u32::try_from(column).ok()?);
        Some(format!("=Lists!${letters}$2:${letters}${}", self.words[column].1.len() + 1))
    }

    pub(super) fn named(&self, name: &str) -> &[String] {
        self.words.iter().find(|(known, _)| known == name).map_or(&[], |(_, words)| words)
    }

    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name("Lists")?.set_tab_color(KEY).set_hidden(true);
        for (column, (name, words)) in (0..).zip(&self.words) {
            sheet.write_string_with_format(0, column, name, &header(KEY))?;
            sheet.set_column_width(column, 20)?;
            for (row, word) in (1..).zip(words) {
                sheet.write_string_with_format(row, column, word, &text())?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(())
    }
}
