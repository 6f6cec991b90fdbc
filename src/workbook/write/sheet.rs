//! One sheet of the workbook: headings with notes, rows, and what may be filled in.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, Formula, IgnoreError, Note, Worksheet, XlsxError,
};

use super::form::{
    A3, A4, HEADINGS, KEY, OTHER, REQUIRED, base, blank, header, height, lines, ruled, text, top, width,
};
use super::lists::{FURTHER, Lists};
use super::rows::{Out, Row, Rows, used};
use crate::pack::Need;
use crate::source::serial;
use crate::workbook::layout::{CellShape, Column, Kind, Layout, REPORT};
use crate::workbook::wording::singular;

/// The columns up to which a sheet prints on A4.
const NARROW: usize = 8;
/// The field that names the schema.
const SCHEMA: &str = "$schema";

/// Writes the sheet of one table.
pub(super) fn write(
    sheet: &mut Worksheet,
    layout: &Layout,
    table: usize,
    rows: &Rows,
    lists: &Lists,
) -> Result<(), XlsxError> {
    sheet.set_name(&layout.tables[table].sheet)?;
    let is_main = layout.tables[table].sheet == "Report" || layout.tables[table].sheet == "Indicators";
    sheet.set_tab_color(if is_main { REQUIRED } else { OTHER });
    let used = used(&rows.of[table]);
    let columns = &layout.tables[table].columns;
    let shown = columns.iter().enumerate().filter(|(index, column)| !column.is_rare || used.contains(index)).count();
    let is_narrow = layout.tables[table].kind != Kind::Rows || shown <= NARROW;
    sheet.set_landscape().set_paper_size(if is_narrow { A4 } else { A3 });
    sheet.set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    match layout.tables[table].kind {
        Kind::Report => report(sheet, &layout.tables[table].columns, &rows.of[table], lists),
        Kind::Grid => grid(sheet, layout, table, &rows.of[table], lists),
        Kind::Rows | Kind::Sections => list(sheet, layout, table, &rows.of[table], lists),
    }
}

/// The report's sheet: field, value, and what goes there.
fn report(sheet: &mut Worksheet, columns: &[Column], rows: &[Row], lists: &Lists) -> Result<(), XlsxError> {
    for (column, (heading, width)) in (0..).zip([("Field", 30.0), ("Value", 50.0), ("What goes there", 90.0)]) {
        sheet.write_string_with_format(0, column, heading, &header(REQUIRED))?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 1)?.set_row_height(0, HEADINGS)?;
    let label = ruled(top()).set_bold();
    let about = ruled(text()).set_font_color(KEY);
    // What is only for editors of JSON stands last, and only where it is there.
    let (aside, own): (Vec<_>, Vec<_>) = columns.iter().enumerate().partition(|(_, column)| column.path == SCHEMA);
    let is_there = |index: usize| rows.first().is_some_and(|row| row.cells.contains_key(&index));
    let all = own.into_iter().chain(aside.into_iter().filter(|(index, _)| is_there(*index)));
    for (row, (index, column)) in (1..).zip(all) {
        sheet.write_string_with_format(row, 0, heading(column), &label)?;
        sheet.write_string_with_format(row, 2, &column.about, &about)?;
        let value = rows.first().and_then(|row| row.cells.get(&index)).map_or(1, |out| lines(out, 50.0));
        sheet.set_row_height(row, height(value.max(lines(&Out::Text(column.about.clone()), 90.0))))?;
        match rows.first().and_then(|row| row.cells.get(&index)) {
            Some(out) => put(sheet, row, 1, out, ruled(top()))?,
            None => drop(sheet.write_blank(row, 1, &ruled(blank(&column.cell)).set_align(FormatAlign::Left))?),
        }
        choose(sheet, &column.cell, lists, (row, row), 1)?;
    }
    Ok(())
}

/// A sheet with an entry in every row.
fn list(sheet: &mut Worksheet, layout: &Layout, table: usize, rows: &[Row], lists: &Lists) -> Result<(), XlsxError> {
    let used = used(rows);
    let mut at = keys(sheet, layout, table, rows, lists)?;
    let frozen = at;
    let mut places: BTreeMap<usize, u16> = BTreeMap::new();
    for (index, column) in layout.tables[table].columns.iter().enumerate() {
        if column.is_rare && !used.contains(&index) {
            continue;
        }
        let ground = if column.need == Need::Optional { OTHER } else { REQUIRED };
        sheet.write_string_with_format(0, at, heading(column), &header(ground))?;
        note(sheet, at, &column.about)?;
        sheet.set_column_width(at, width(column))?.set_column_format(at, &blank(&column.cell))?;
        choose(sheet, &column.cell, lists, (1, last(rows)), at)?;
        places.insert(index, at);
        at += 1;
    }
    let frozen = if layout.tables[table].parents == [REPORT] && frozen == 0 { 2 } else { frozen };
    finish(sheet, rows, frozen, at)?;
    for (number, row) in (1..).zip(rows) {
        put_keys(sheet, number, row)?;
        let mut most = 1;
        for (index, out) in &row.cells {
            if let Some(place) = places.get(index) {
                put(sheet, number, *place, out, base(&layout.tables[table].columns[*index].cell))?;
                most = most.max(lines(out, width(&layout.tables[table].columns[*index])));
            }
        }
        sheet.set_row_height(number, height(most))?;
    }
    Ok(())
}

/// The grid of the charts: a row of categories, rows of series.
fn grid(sheet: &mut Worksheet, layout: &Layout, table: usize, rows: &[Row], lists: &Lists) -> Result<(), XlsxError> {
    let first = keys(sheet, layout, table, rows, lists)?;
    let heads: [(&str, &str, f64); 3] = [
        (
            "Row",
            "categories: the names along the axis. series: the figures of one line, or one kind of column. target: one target for each category.",
            12.0,
        ),
        ("Name", "What the series is called in the legend.", 24.0),
        ("Role", "What the series is: actual, target, comparator or previous. May be left empty.", 13.0),
    ];
    for (column, (heading, about, width)) in (first..).zip(heads) {
        sheet.write_string_with_format(0, column, heading, &header(REQUIRED))?;
        note(sheet, column, about)?;
        sheet.set_column_width(column, width)?.set_column_format(column, &text())?;
    }
    for (name, column) in [("Row", first), ("Role", first + 2)] {
        validate(sheet, lists, lists.named(name), DataValidationErrorStyle::Stop, (1, last(rows)), column)?;
    }
    let widest = rows.iter().map(|row| row.values.len()).max().unwrap_or(0).max(12);
    let end = first + 3 + u16::try_from(widest).unwrap_or(1_000);
    for (number, column) in (1..).zip(first + 3..end) {
        sheet.write_string_with_format(0, column, number.to_string(), &header(OTHER))?;
        sheet.set_column_width(column, 14)?;
    }
    note(sheet, first + 3, "The first name or figure, and so on to the right. A blank cell is a gap.")?;
    finish(sheet, rows, first + 2, end)?;
    for (number, row) in (1..).zip(rows) {
        put_keys(sheet, number, row)?;
        for (column, out) in &row.cells {
            put(sheet, number, first + u16::try_from(*column).unwrap_or(0), out, top())?;
        }
        for (column, out) in (first + 3..).zip(&row.values) {
            if let Some(out) = out {
                put(sheet, number, column, out, base(&CellShape::Figure))?;
            }
        }
    }
    Ok(())
}

/// The columns that say to what a row belongs; returns the first column behind them.
fn keys(sheet: &mut Worksheet, layout: &Layout, table: usize, rows: &[Row], lists: &Lists) -> Result<u16, XlsxError> {
    let mut at = 0;
    if rows.iter().any(|row| row.key.is_some()) {
        sheet.write_string_with_format(0, at, "Key", &header(KEY))?;
        note(sheet, at, "What the rows of the other sheets call an indicator that has no ref, or not one of its own.")?;
        sheet.set_column_width(at, 8)?.set_column_format(at, &text())?;
        return Ok(1);
    }
    for key in layout.keys(table) {
        let noun = singular(&layout.tables[key].sheet);
        let about = match noun.as_str() {
            "Indicator" => "The ref of the indicator that this row belongs to, as on the sheet Indicators.".to_owned(),
            noun => format!(
                "The title of the {} that this row belongs to; leave it empty where it is the indicator's own.",
                noun.to_lowercase()
            ),
        };
        sheet.write_string_with_format(0, at, &noun, &header(KEY))?;
        note(sheet, at, &about)?;
        sheet.set_column_width(at, if at == 0 { 12 } else { 26 })?.set_column_format(at, &text())?;
        if noun == "Indicator" {
            let refs = DataValidation::new().allow_list_formula(Formula::new(lists.refs())).show_error_message(false);
            sheet.add_data_validation(1, at, last(rows), at, &refs)?;
        }
        at += 1;
    }
    Ok(at)
}

fn put_keys(sheet: &mut Worksheet, number: u32, row: &Row) -> Result<(), XlsxError> {
    let own = row.key.as_ref().map(|key| vec![Some(key.clone())]);
    for (column, key) in (0..).zip(own.as_ref().unwrap_or(&row.keys)) {
        if let Some(key) = key {
            sheet.write_string_with_format(number, column, key, &text())?;
        }
    }
    Ok(())
}

/// The last row that lists to choose from reach to.
fn last(rows: &[Row]) -> u32 {
    u32::try_from(rows.len()).unwrap_or(0) + FURTHER
}

/// What every sheet of rows has: a header that stays, a filter, and no green corners on texts that are numbers.
fn finish(sheet: &mut Worksheet, rows: &[Row], frozen: u16, end: u16) -> Result<(), XlsxError> {
    let count = u32::try_from(rows.len()).unwrap_or(0);
    sheet.set_freeze_panes(1, frozen)?;
    sheet.set_row_height(0, 34)?;
    sheet.autofilter(0, 0, count.max(1), end.saturating_sub(1))?;
    sheet.ignore_error_range(1, 0, last(rows), end.saturating_sub(1), IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// Writes one cell in its form.
fn put(sheet: &mut Worksheet, row: u32, column: u16, out: &Out, form: Format) -> Result<(), XlsxError> {
    match out {
        Out::Text(words) => {
            sheet.write_string_with_format(row, column, words, &form.set_text_wrap().set_num_format("@"))?
        }
        Out::Number(number, decimals) => {
            let format = decimals.map_or_else(|| "General".to_owned(), |places| format!("0.{}", "0".repeat(places)));
            sheet.write_number_with_format(row, column, *number, &form.set_num_format(format))?
        }
        Out::Digits(digits) => sheet.write_string_with_format(row, column, digits, &form.set_num_format("0"))?,
        Out::Day(day) => {
            let format = form.set_num_format("d mmmm yyyy").set_align(FormatAlign::Left);
            sheet.write_number_with_format(row, column, f64::from(serial(*day)), &format)?
        }
    };
    Ok(())
}

/// Offers the words that a cell takes.
fn choose(
    sheet: &mut Worksheet,
    shape: &CellShape,
    lists: &Lists,
    rows: (u32, u32),
    column: u16,
) -> Result<(), XlsxError> {
    let spoken = |words: &[&str]| words.iter().map(|word| word.replace('_', " ")).collect::<Vec<_>>();
    let stop = DataValidationErrorStyle::Stop;
    match shape {
        CellShape::Choice(words) => validate(sheet, lists, &spoken(words), stop, rows, column),
        CellShape::Truth => validate(sheet, lists, lists.named("Yes or no"), stop, rows, column),
        CellShape::Level => validate(sheet, lists, lists.named("Level"), stop, rows, column),
        CellShape::Suggested(words) => {
            validate(sheet, lists, &spoken(words), DataValidationErrorStyle::Information, rows, column)
        }
        _ => Ok(()),
    }
}

fn validate(
    sheet: &mut Worksheet,
    lists: &Lists,
    words: &[String],
    style: DataValidationErrorStyle,
    rows: (u32, u32),
    column: u16,
) -> Result<(), XlsxError> {
    let Some(range) = lists.range(words).filter(|_| !words.is_empty()) else { return Ok(()) };
    let is_strict = matches!(style, DataValidationErrorStyle::Stop);
    let validation = DataValidation::new().allow_list_formula(Formula::new(range)).set_error_style(style);
    // Other words print as written: nobody has to be asked twice.
    let validation = if is_strict {
        validation
            .set_error_title("Not in the list")?
            .set_error_message("Please choose one of the words in the list.")?
    } else {
        validation.show_error_message(false)
    };
    sheet.add_data_validation(rows.0, column, rows.1, column, &validation)?;
    Ok(())
}

fn note(sheet: &mut Worksheet, column: u16, about: &str) -> Result<(), XlsxError> {
    let height = 40 + 18 * u32::try_from(about.len() / 40).unwrap_or(0);
    let note =
        Note::new(about).add_author_prefix(false).set_author("committee-report").set_width(280).set_height(height);
    sheet.insert_note(0, column, &note)?;
    Ok(())
}

/// A column's heading; a star marks what has to be filled in.
fn heading(column: &Column) -> String {
    let star = if column.need == Need::Optional { "" } else { " *" };
    format!("{}{star}", column.heading)
}

/// The sheet of texts that are longer than a cell holds, in parts.
pub(super) fn long_texts(sheet: &mut Worksheet, texts: &[String]) -> Result<(), XlsxError> {
    sheet.set_name("Long texts")?;
    for (column, heading) in (0..).zip(["Number", "Text, one part after the other"]) {
        sheet.write_string_with_format(0, column, heading, &header(OTHER))?;
    }
    sheet.set_column_width(1, 100)?;
    let mut row = 1;
    for (number, text) in texts.iter().enumerate() {
        let letters: Vec<char> = text.chars().collect();
        // A character is one or two of those that Excel counts.
        for part in letters.chunks(15_000) {
            sheet.write_number(row, 0, f64::from(u32::try_from(number + 1).unwrap_or(0)))?;
            sheet.write_string_with_format(row, 1, part.iter().collect::<String>(), &self::text())?;
            row += 1;
        }
    }
    Ok(())
}
