//! Reads tables that were pasted: lines of cells with tabs between them.

use std::ops::Range;

use super::{markdown, too_large};
use crate::markup::table::cell;
use crate::markup::{Block, Fault, Inline, Parsed, Table};

/// Adds a pasted table, or says that it has more columns than a page holds.
pub(super) fn pasted(written: &str, rows: &[Vec<Range<usize>>], parsed: &mut Parsed) {
    let Some([first, .., last]) = rows.first().map(Vec::as_slice) else { return };
    let headings = first.start..last.end;
    parsed.faults.push(Fault::PastedTable { range: headings.clone() });
    parsed.faults.extend(too_large(headings, rows[0].len(), rows.len()));
    let rows = rows.iter().map(|row| row.iter().map(|range| pasted_cell(written, range, parsed)).collect());
    let rows = rows.collect();
    parsed.blocks.push(Block::Table(Table::new(rows)));
}

/// The words of a pasted cell: no list, heading or quotation begins in it.
fn pasted_cell(written: &str, range: &Range<usize>, parsed: &mut Parsed) -> Vec<Inline> {
    // Behind an opening quotation mark Markdown sees running text, and the start of a word.
    const START: char = '“';
    let text = &written[range.clone()];
    let at = range.start + text.len() - text.trim_start().len();
    let read = markdown(&format!("{START}{}", text.trim()));
    parsed.faults.extend(read.faults.into_iter().map(|fault| fault.moved(START.len_utf8(), at)));
    cell(read.blocks, START)
}
