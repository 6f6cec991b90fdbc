//! From rows to entries: every row finds the entry it belongs to, and the entries become the tree of the pack.

mod fields;

use std::collections::BTreeMap;

use super::Faults;
use super::rows::{Columns, Head, KEYED, Row, Rows};
use super::value::{TYPE_AGAIN, Values};
use crate::problem::{Code, did_you_mean, nearest};
use crate::source::{Book, Cell, CellPlace, CellValue};
use crate::workbook::layout::{GRID, Kind, Layout, REPORT};
use crate::workbook::special;
use crate::workbook::tree::{Json, Node};
use crate::workbook::wording::singular;

/// An entry of a list; the first is the report.
struct Entry<'b> {
    table: usize,
    row: Row<'b>,
    /// What rows of other sheets call it.
    name: String,
    /// Its own lists: the entries by sheet.
    lists: BTreeMap<usize, Vec<usize>>,
    /// Its lists that are there and have nothing in them, and the cell that says so.
    emptied: BTreeMap<usize, CellPlace>,
}

/// The pack that the rows make.
pub(super) fn pack(layout: &Layout, rows: Rows<'_>, book: &Book, faults: &mut Faults) -> Node {
    let Rows { mut of, heads, long_texts } = rows;
    let report = of[REPORT].pop().unwrap_or_else(|| empty_row(CellPlace::NONE));
    let mut entries = Entries { layout, heads, all: vec![Entry::new(REPORT, report)] };
    for table in layout.parents_first().into_iter().filter(|&table| table != REPORT) {
        for row in std::mem::take(&mut of[table]) {
            entries.place(table, row, faults);
        }
        if let Some(indicators) = layout.named("Indicators").filter(|&indicators| indicators == table) {
            entries.tell_same_names(indicators, faults);
            entries.tell_changed_refs(indicators, faults);
            let sheet = (0..).zip(&book.sheets).find(|(_, sheet)| sheet.name.eq_ignore_ascii_case("Indicators"));
            if let Some((sheet, own)) = sheet.filter(|_| !entries.all[0].lists.contains_key(&table)) {
                let row = own.rows.keys().next().map_or(0, |headings| headings + 1);
                entries.all[0].emptied.insert(table, CellPlace { sheet, row, column: 0 });
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

fn empty_row<'b>(at: CellPlace) -> Row<'b> {
    Row { at, cells: BTreeMap::new(), keys: BTreeMap::new(), values: BTreeMap::new() }
}

impl<'b> Entry<'b> {
    fn new(table: usize, row: Row<'b>) -> Self {
        Self { table, row, name: String::new(), lists: BTreeMap::new(), emptied: BTreeMap::new() }
    }
}

/// All entries, found by number.
struct Entries<'l, 'b> {
    layout: &'l Layout,
    /// The columns of the sheets.
    heads: Vec<Columns>,
    all: Vec<Entry<'b>>,
}

impl<'b> Entries<'_, 'b> {
    /// Gives a row to the entry that it names.
    fn place(&mut self, table: usize, row: Row<'b>, faults: &mut Faults) {
        let Some(owner) = self.owner(table, &row, faults) else { return };
        if self.is_none(table, &row) {
            self.all[owner].emptied.insert(table, row.at);
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
                None => self.only(owner, key, (table, row, Head::Key(depth)), faults)?,
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
        let names = || own.iter().map(|&entry| self.all[entry].name.as_str());
        let alike = names().find(|name| !name.is_empty() && squeezed(name) == squeezed(word));
        let hint = match alike.or_else(|| nearest(word, names())) {
            Some(near) => did_you_mean(near),
            None => format!("type it as it is on the sheet “{}”", self.layout.tables[table].sheet),
        };
        faults.add(Code::BadValue, at, format!("there is no {noun} “{word}”"), hint);
        None
    }

    /// The cell of a row under a heading, also where nothing stands in it; its first filled one where there is no such heading.
    fn cell_of(&self, table: usize, row: &Row<'_>, head: Head) -> CellPlace {
        let column = self.heads[table].get(&head).copied();
        CellPlace { column: column.unwrap_or(row.at.column), ..row.at }
    }

    /// The only entry that a row of a sheet can belong to where it names none under this heading.
    fn only(
        &self,
        owner: usize,
        table: usize,
        (of, row, head): (usize, &Row<'_>, Head),
        faults: &mut Faults,
    ) -> Option<usize> {
        let at = self.cell_of(of, row, head);
        let own = self.all[owner].lists.get(&table).map_or(&[][..], Vec::as_slice);
        if let ([one], true) = (own, owner != 0) {
            return Some(*one);
        }
        let noun = singular(&self.layout.tables[table].sheet);
        let message = format!("this row does not say which {} it belongs to", noun.to_lowercase());
        let hint = match self.heads[of].contains_key(&head) {
            true => format!("fill in the column “{noun}”"),
            false => format!("add a column “{noun}” to the sheet “{}” and fill it in", self.layout.tables[of].sheet),
        };
        faults.add(Code::MissingField, at, message, hint);
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
        let mut before = "";
        for &entry in self.all[0].lists.get(&indicators).into_iter().flatten() {
            let Some((at, cell)) = self.all[entry].row.cells.get(&column) else { continue };
            let shown = cell.value.shown().trim();
            if let CellValue::Number(number) = &cell.value {
                let changed = changed_ref(number.day.is_some(), shown, before);
                changed.into_iter().for_each(|message| faults.add(Code::ExcelChanged, *at, message, TYPE_AGAIN));
            }
            before = shown;
        }
    }
}

/// A name in small letters without spaces and signs: "H 1" is "h1".
fn squeezed(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric() || *letter == '.').flat_map(char::to_lowercase).collect()
}

/// What Excel made of a ref that is a number, as it shows, behind the ref before it.
fn changed_ref(is_day: bool, shown: &str, before: &str) -> Option<String> {
    if is_day {
        return Some(format!("Excel has turned this ref into a date; it is read as “{shown}”"));
    }
    let (whole, decimals) = before.split_once('.')?;
    let next = decimals.parse::<u32>().ok()?.checked_add(1).filter(|next| next % 10 == 0)?;
    let meant = format!("{whole}.{next}");
    (meant.trim_end_matches('0') == shown).then(|| format!("this ref is the number {shown}; it was probably {meant}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nought_that_excel_dropped_is_missed_behind_the_ref_before() {
        for (before, shown, meant) in [
            ("1.9", "1.1", Some("1.10")),
            ("1.19", "1.2", Some("1.20")),
            ("2.9", "1.1", None),
            ("1.8", "1.9", None),
            ("", "1.1", None),
        ] {
            let told = changed_ref(false, shown, before);
            let expected = meant.map(|meant| format!("this ref is the number {shown}; it was probably {meant}"));
            assert_eq!(told, expected, "{shown} behind {before}");
        }
    }
}
