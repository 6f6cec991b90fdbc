//! Texts with the words of a workbook for the names of fields: its headings, its sheets, and what to type into a cell.

use std::collections::BTreeMap;

use crate::source::Book;
use crate::workbook::layout::{GRID, Layout, REPORT, Table, join};
use crate::workbook::wording::{folded, heading};

/// A sheet, and a field of an entry there.
pub(super) struct Spot {
    pub(super) table: usize,
    pub(super) path: String,
}

/// The starts of hints, and how they begin where there are columns.
const STARTS: &[(&str, &str)] =
    &[("write ", "type "), ("add “", "fill in “"), ("delete “", "clear “"), ("delete its “", "clear its “")];

/// Where the columns of a return are that a pack has under other names: the words that say where.
const OF_RETURN: &[(&str, &str)] = &[
    ("note", "in the commentary"),
    ("accept", "in the commentary"),
    ("notes", "in the commentary"),
    ("mark", "under “Mark”"),
    ("actions", "under “Actions”"),
    ("rag_reason", "under “Reason for the level”"),
];

/// Finds the words.
pub(super) struct Teller<'b> {
    pub(super) layout: Layout,
    /// The heading of every field, whatever its sheet, and the sheet of every list.
    headings: BTreeMap<String, Heading>,
    /// The workbook, where it is the pack's own.
    pub(super) book: Option<&'b Book>,
    /// Whether what is told is read beside a return.
    is_return: bool,
}

/// Where an officer finds a field.
#[derive(Debug, Clone)]
enum Heading {
    /// Under this heading; the sheet's, where it is known.
    Column(String, Option<usize>),
    /// On this sheet.
    Sheet(String),
    /// In the rows of a chart's grid that begin with this word.
    Grid(String),
}

impl<'b> Teller<'b> {
    /// For the problems of a pack that is this workbook.
    pub(super) fn new(book: Option<&'b Book>) -> Self {
        let layout = Layout::new();
        let mut headings = BTreeMap::new();
        for column in layout.tables.iter().flat_map(|table| &table.columns) {
            let field = column.path.rsplit('.').next().unwrap_or_default();
            headings.entry(field.to_owned()).or_insert_with(|| Heading::Column(heading(field), None));
        }
        for table in &layout.tables {
            for (path, list) in &table.lists {
                let field = path.rsplit('.').next().unwrap_or_default();
                headings.insert(field.to_owned(), Heading::Sheet(layout.tables[*list].sheet.clone()));
            }
        }
        headings.insert("report".to_owned(), Heading::Sheet(layout.tables[REPORT].sheet.clone()));
        headings.extend(GRID[..2].iter().map(|name| ((*name).to_owned(), Heading::Grid((*name).to_owned()))));
        headings.remove("");
        Self { layout, headings, book, is_return: false }
    }

    /// For what is said of a pack with the answers of a return in it.
    pub(super) fn of_return() -> Self {
        Self { is_return: true, ..Self::new(None) }
    }

    /// The sheet and the field that a pointer leads to.
    pub(super) fn spot(&self, pointer: &str) -> Spot {
        let mut spot = Spot { table: REPORT, path: String::new() };
        for step in pointer.split('/').filter(|step| !step.is_empty() && step.parse::<usize>().is_err()) {
            let path = join(&spot.path, step);
            spot = match self.layout.tables[spot.table].list(&path) {
                Some(table) => Spot { table, path: String::new() },
                None => Spot { path, ..spot },
            };
        }
        let paths = &self.layout.tables[spot.table].paths;
        match spot.path.strip_suffix(".value").filter(|_| !paths.contains_key(&spot.path)) {
            Some(figure) => Spot { path: figure.to_owned(), ..spot },
            None => spot,
        }
    }

    /// The heading of a field as it is called near a spot: "note" is “Current note” beside the current figure.
    fn heading(&self, field: &str, spot: &Spot) -> Option<Heading> {
        let table = &self.layout.tables[spot.table];
        let outer = spot.path.rsplit_once('.').map_or("", |(outer, _)| outer);
        let near = [join(&spot.path, field), join(outer, field), field.to_owned()];
        if field == "value" && !spot.path.is_empty() && table.paths.contains_key(&spot.path) {
            let column = &table.columns[table.paths[&spot.path]];
            return Some(Heading::Column(column.heading.clone(), Some(spot.table)));
        }
        // What stands there without being asked for comes first.
        let columns = near.iter().filter_map(|path| table.paths.get(path));
        let column = columns.min_by_key(|column| table.columns[**column].is_rare);
        let column = column.map(|column| Heading::Column(table.columns[*column].heading.clone(), Some(spot.table)));
        column.or_else(|| self.headings.get(field).cloned())
    }

    /// A hint with the workbook's words.
    pub(super) fn hint(&self, hint: &str, spot: &Spot) -> String {
        let told = quoted(&self.named(hint, spot, true)).replace(": write ", ": type ");
        let start = STARTS.iter().find_map(|(start, instead)| Some((told.strip_prefix(start)?, instead)));
        start.map_or_else(|| told.clone(), |(rest, instead)| format!("{instead}{rest}"))
    }

    /// A text with the headings of the workbook for the names of fields; a hint says where they are.
    pub(super) fn named(&self, text: &str, spot: &Spot, is_hint: bool) -> String {
        let mut told = String::new();
        let mut rest = text;
        let mut is_choice = false;
        while let Some((before, name, after)) = next_quoted(rest) {
            told.push_str(before);
            // Of "not one of A, B, C" every one is a choice.
            is_choice = follows_choice(before) || (is_choice && before == ", ");
            match self.heading(name, spot).filter(|_| is_field(name) && !is_choice) {
                Some(_) if is_hint && self.is_return && is_place(&told) && of_return(name).is_some() => {
                    told.truncate(told.len() - "in ".len());
                    told.push_str(of_return(name).unwrap_or_default());
                }
                Some(heading) => self.say(&heading, &mut told, is_hint),
                None => told.push_str(&format!("\"{name}\"")),
            }
            rest = after;
        }
        told + rest
    }

    /// Says where a field is, behind the words told so far.
    fn say(&self, heading: &Heading, told: &mut String, is_hint: bool) {
        match heading {
            Heading::Column(heading, table) if is_hint && is_place(told) => {
                told.truncate(told.len() - "in ".len());
                told.push_str(&self.place_of(heading, *table));
            }
            Heading::Column(heading, _) => told.push_str(&format!("“{heading}”")),
            Heading::Sheet(sheet) if told.ends_with(" in ") => {
                told.truncate(told.len() - "in ".len());
                told.push_str(&format!("on the sheet “{sheet}”"));
            }
            Heading::Sheet(sheet) if told.ends_with(" has no ") => {
                told.push_str(&format!("rows on the sheet “{sheet}”"))
            }
            Heading::Sheet(sheet) if told.ends_with("add ") => told.push_str(&format!("rows to the sheet “{sheet}”")),
            Heading::Sheet(sheet) => told.push_str(&format!("the sheet “{sheet}”")),
            Heading::Grid(row) if told.ends_with("add ") => {
                told.push_str(&format!("a row “{row}” for it to the sheet “Chart figures”"));
            }
            Heading::Grid(row) => told.push_str(&format!("row “{row}” on the sheet “Chart figures”")),
        }
    }

    /// "under “Change”", where the sheet has that heading; else that it is to be added.
    fn place_of(&self, heading: &str, table: Option<usize>) -> String {
        let table = table.map(|table| &self.layout.tables[table]);
        let is_there = |table: &Table| self.book.is_some_and(|book| has_heading(book, table, heading));
        match table {
            _ if self.is_return => format!("under “{heading}” in the pack"),
            Some(table) if is_there(table) => format!("under “{heading}”"),
            _ => format!("in a new column “{heading}”"),
        }
    }
}

/// Whether a sheet has a heading; the report's sheet has all of them.
fn has_heading(book: &Book, table: &Table, heading: &str) -> bool {
    let sheet = book.sheets.iter().find(|sheet| folded(&sheet.name) == folded(&table.sheet));
    let has = |sheet: &crate::source::Sheet| {
        sheet
            .rows
            .values()
            .next()
            .is_some_and(|cells| cells.iter().any(|cell| folded(cell.value.shown()) == folded(heading)))
    };
    table.sheet == "Report" || sheet.is_some_and(has)
}

fn of_return(field: &str) -> Option<&'static str> {
    OF_RETURN.iter().find(|(known, _)| *known == field).map(|(_, words)| *words)
}

/// Whether quoted words look like the name of a field.
fn is_field(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || b"_.".contains(&byte))
}

/// Whether the words before a quoted one say that it is a choice and no field.
fn follows_choice(before: &str) -> bool {
    ["did you mean ", "choose ", "is not ", "must be "].iter().any(|words| before.ends_with(words))
}

/// Whether the words before a heading say that something goes there.
fn is_place(before: &str) -> bool {
    before.ends_with(" in ") && !before.ends_with("fill in ")
}

/// What stands before the next quoted words, the words, and what stands behind.
fn next_quoted(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('"')?;
    let (name, after) = rest.split_once('"')?;
    Some((before, name, after))
}

/// A text in which quoted words stand between quotation marks that nobody would type.
pub(super) fn quoted(text: &str) -> String {
    let mut told = String::new();
    let mut rest = text;
    while let Some((before, words, after)) = next_quoted(rest) {
        told.push_str(&format!("{before}“{words}”"));
        rest = after;
    }
    told + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_name_the_column_and_what_to_type() {
        let teller = Teller::new(None);
        for (pointer, hint, told) in [
            (
                "/indicators/0/current",
                "type 95% here, and “provisional” in \"mark\"",
                "type 95% here, and “provisional” in a new column “Current mark”",
            ),
            (
                "/indicators/0/history/0/value",
                "if it was revised, choose “revised” in \"mark\" and type the earlier figure in \"previously\"",
                "if it was revised, choose “revised” in a new column “Mark” and type the earlier figure in a new column “Value previously published”",
            ),
            (
                "/indicators/0/target",
                "write the number, or \"N/A\" and say why in \"note\"",
                "type the number, or “N/A” and say why in a new column “Target note”",
            ),
            (
                "/indicators/0/measures/1/current",
                "this is a dash, not a minus sign: write \"-5\"",
                "this is a dash, not a minus sign: type “-5”",
            ),
            ("/indicators/0/comparators/0", "fill in \"label\"", "fill in “Label”"),
            (
                "/report/meeting_date",
                "correct \"meeting_date\" or \"produced_on\"",
                "correct “Date of the meeting” or “Produced on”",
            ),
            ("/indicators/0/current", "did you mean \"target\"?", "did you mean “target”?"),
            (
                "/rating/bands/0",
                "delete its \"below\" or \"up_to\", or add a last band",
                "clear its “Below” or “Up to”, or add a last band",
            ),
            ("/indicators/0/current", "say so in \"accept\"", "say so on the sheet “Accepted warnings”"),
            ("/report/title", "set \"marking\" in \"report\"", "set “Marking” on the sheet “Report”"),
            (
                "/indicators/0/charts/0",
                "add \"categories\"",
                "add a row “categories” for it to the sheet “Chart figures”",
            ),
            (
                "/indicators/0/current",
                "type how many decimals in \"unit.decimals\"",
                "type how many decimals in a new column “Unit decimals”",
            ),
            ("/report", "type 18 under \"theme.text_size\"", "type 18 under “Theme text size”"),
            (
                "/indicators/0/ref",
                "add \"ref\", the number the committee knows it by",
                "fill in “Ref”, the number the committee knows it by",
            ),
        ] {
            assert_eq!(teller.hint(hint, &teller.spot(pointer)), told, "{pointer}: {hint}");
        }
    }

    #[test]
    fn beside_a_return_its_own_columns_are_named() {
        let teller = Teller { is_return: true, ..Teller::new(None) };
        for (hint, told) in [
            ("type 95% here, and “provisional” in \"mark\"", "type 95% here, and “provisional” under “Mark”"),
            ("write one number, and the rest in \"note\"", "type one number, and the rest in the commentary"),
            ("or say why in \"rag_reason\"", "or say why under “Reason for the level”"),
            ("type it in \"unit.decimals\"", "type it under “Unit decimals” in the pack"),
        ] {
            assert_eq!(teller.hint(hint, &teller.spot("/indicators/0/current")), told);
        }
    }
}
