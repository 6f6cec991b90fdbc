//! The row of headings of a return, and what is said where somebody has changed it.

use std::collections::BTreeMap;

use super::super::notice::Notice;
use super::super::{Asked, GIVEN, ISSUED};
use super::Return;
use crate::problem::{did_you_mean, nearest};
use crate::source::{Book, Cell, CellPlace, Sheet, cell_name};
use crate::workbook::wording::folded;

/// How far down the headings are looked for.
const LOOKED_AT: usize = 20;
/// From how many of its headings on a row is taken for that of a return; a pack's sheet has fewer.
const ENOUGH: usize = 7;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Given(usize),
    Asked(Asked),
}

/// A sheet that asks, and its headings.
pub(super) struct Table<'b> {
    pub(super) number: u32,
    pub(super) sheet: &'b Sheet,
    /// The row of the headings.
    pub(super) row: u32,
    /// What the columns hold.
    pub(super) heads: BTreeMap<u32, Head>,
}

impl Table<'_> {
    fn has(&self, wanted: impl Fn(&Head) -> bool) -> bool {
        self.heads.values().any(wanted)
    }

    /// Whether it says for whom a row is, and has a column for the figure.
    fn is_whole(&self) -> bool {
        self.has(|head| matches!(head, Head::Given(0 | 1))) && self.has(|head| *head == Head::Asked(Asked::Figure))
    }
}

/// The first sheet that is a return.
pub(super) fn find(book: &Book) -> Option<Table<'_>> {
    all(book).next()
}

/// Every sheet that is a return: somebody may have copied theirs.
pub(super) fn all(book: &Book) -> impl Iterator<Item = Table<'_>> {
    (0..).zip(&book.sheets).filter_map(|(number, sheet)| tables(number, sheet).find(Table::is_whole))
}

fn tables(number: u32, sheet: &Sheet) -> impl Iterator<Item = Table<'_>> {
    sheet.rows.iter().take(LOOKED_AT).map(move |(&row, cells)| {
        let heads = cells.iter().filter_map(|cell| Some((cell.column, head(cell)?))).collect();
        Table { number, sheet, row, heads }
    })
}

fn head(cell: &Cell) -> Option<Head> {
    let words = folded(cell.value.shown());
    let given = GIVEN.iter().position(|heading| folded(heading) == words).map(Head::Given);
    given.or_else(|| Asked::ALL.iter().find(|asked| folded(asked.heading()) == words).map(|asked| Head::Asked(*asked)))
}

/// What is said of a workbook without a return in it; of one whose headings were changed, which.
pub(super) fn none(file: &str, book: &Book) -> Notice {
    let sheets = || (0..).zip(&book.sheets).filter(|(_, sheet)| sheet.name != ISSUED);
    let changed = sheets().flat_map(|(number, sheet)| tables(number, sheet)).max_by_key(|table| table.heads.len());
    match changed.filter(|table| table.heads.len() >= ENOUGH) {
        Some(table) => missing(file, &table),
        None => {
            let message = "this workbook is not a return: no sheet has the headings Ref and Figure";
            let hint =
                "`committee-report returns make` makes returns; `committee-report import` reads a workbook of your own";
            Notice::error(file, "", "", format!("{message} ({hint})"))
        }
    }
}

/// What is said of a return without the heading of the figures, or of the refs.
fn missing(file: &str, table: &Table<'_>) -> Notice {
    let has_ref = table.has(|head| matches!(head, Head::Given(0 | 1)));
    let heading = if has_ref { Asked::Figure.heading() } else { GIVEN[1] };
    let others = unknown(table).collect::<Vec<_>>();
    let meant = others.iter().find(|cell| is_near(cell.value.shown(), heading));
    let column = meant.map_or(0, |cell| cell.column);
    let message = match meant {
        Some(cell) => format!("“{}” was “{heading}” when it was sent: type that again", cell.value.shown().trim()),
        None => format!("no column is headed “{heading}”: type that above the one where it was"),
    };
    Notice::error(file, &table.sheet.name, &cell_name(table.row, column), message)
}

/// Headings that a return does not have.
fn unknown<'b>(table: &Table<'b>) -> impl Iterator<Item = &'b Cell> {
    let cells = table.sheet.rows.get(&table.row).map_or(&[][..], Vec::as_slice);
    let known: Vec<u32> = table.heads.keys().copied().collect();
    cells.iter().filter(move |cell| !known.contains(&cell.column) && !cell.is_blank())
}

/// Whether a heading is another one made clearer or mistyped: "Q2 figure", "Comentary"; not "Manager comments on level".
fn is_near(words: &str, heading: &str) -> bool {
    let (words, heading) = (folded(words), folded(heading));
    let (all, own): (Vec<&str>, Vec<&str>) = (words.split(' ').collect(), heading.split(' ').collect());
    let has_all = own.iter().all(|word| all.contains(word));
    (has_all && all.len() <= own.len() + 1) || nearest(&words, [heading.as_str()]).is_some()
}

/// Whether something stands below the heading of a column.
fn has_answers(table: &Table<'_>, column: u32) -> bool {
    let below = table.sheet.rows.range(table.row + 1..);
    below.flat_map(|(_, cells)| cells).any(|cell| cell.column == column && !cell.is_blank())
}

/// Tells of a column whose heading was changed, where answers may stand.
pub(super) fn tell_unknown(table: &Table<'_>, returned: &Return, told: &mut Vec<Notice>) {
    let is_gone = |asked: &&Asked| !table.has(|head| *head == Head::Asked(**asked));
    let mut gone: Vec<&str> = Asked::ALL.iter().filter(is_gone).map(|asked| asked.heading()).collect();
    for cell in unknown(table).filter(|cell| has_answers(table, cell.column)) {
        let words = cell.value.shown().trim();
        let Some(at) = gone.iter().position(|heading| is_near(words, heading)) else { continue };
        let meant = gone.remove(at);
        let at = CellPlace { sheet: table.number, row: table.row, column: cell.column };
        let message = format!("a return has no column “{words}”; {}", did_you_mean(meant));
        told.push(returned.told(at, message, true));
    }
}
