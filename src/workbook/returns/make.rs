//! The workbooks that go out: one for each owner, with everything given locked and everything asked open.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatAlign, FormatBorder, Formula, Note, ProtectionOptions, Worksheet, XlsxError,
};

use super::{Asked, GIVEN, ISSUED, Item, as_issued, fingerprint, items, now};
use crate::pack::{Mark, Pack};
use crate::rating::scale::Scale;
use crate::source::Sources;
use crate::workbook::sheet_name::sheet_name;
use crate::workbook::tree::Json;
use crate::workbook::whole::whole;
use crate::workbook::write::{A3, A4, KEY, REQUIRED, header, height, new_book, text_lines};

/// The widths of the columns of what is given, and of what is asked, in letters.
const GIVEN_WIDTHS: [f64; GIVEN.len()] = [9.0, 8.0, 30.0, 36.0, 11.0, 10.0, 12.0];
const ASKED_WIDTHS: [f64; Asked::ALL.len()] = [12.0, 14.0, 14.0, 22.0, 48.0, 40.0];

/// A workbook that was made, and the name of its file.
#[derive(Debug)]
pub struct Made {
    /// The file's name: the owner's, made harmless.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many rows it asks for.
    pub rows: usize,
}

/// The workbooks of a pack, by owner; `due` says until when they should be back.
pub fn make(sources: &Sources, pack: &Pack, due: Option<&str>) -> Result<Vec<Made>, XlsxError> {
    let json = whole(sources).unwrap_or(Json::Null);
    let mut by_owner: Vec<(String, Vec<Item>)> = Vec::new();
    for item in items(&json) {
        match by_owner.iter_mut().find(|(owner, _)| *owner == item.owner) {
            Some((_, items)) => items.push(item),
            None => by_owner.push((item.owner.clone(), vec![item])),
        }
    }
    let mut used = BTreeMap::new();
    let made = by_owner.iter().map(|(owner, items)| {
        let name = named(owner, &mut used);
        let bytes = workbook(&json, pack, owner, items, due)?;
        Ok(Made { name: format!("{name}.xlsx"), bytes, rows: items.len() })
    });
    made.collect()
}

/// The name of a file for an owner: no character that a file system or a shell minds, no name twice.
fn named(owner: &str, used: &mut BTreeMap<String, usize>) -> String {
    let plain: String = owner.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let name: String = parts.join("-").chars().take(60).collect();
    let name = if name.is_empty() { "no-owner".to_owned() } else { name };
    let count = used.entry(name.to_lowercase()).or_default();
    *count += 1;
    if *count > 1 { format!("{name}-{count}") } else { name }
}

fn workbook(json: &Json, pack: &Pack, owner: &str, items: &[Item], due: Option<&str>) -> Result<Vec<u8>, XlsxError> {
    let mut book = new_book()?;
    how_to(book.add_worksheet(), pack, owner, due)?;
    let levels: Vec<String> = Scale::of(pack.rating.as_ref()).levels.into_iter().map(|level| level.name).collect();
    rows(book.add_worksheet(), json, owner, items, levels.len())?;
    lists(book.add_worksheet(), &levels)?;
    issued(book.add_worksheet(), json, pack, items)?;
    book.worksheet_from_index(1)?.set_active(true);
    book.save_to_buffer()
}

/// The sheet that says what to do and until when.
fn how_to(sheet: &mut Worksheet, pack: &Pack, owner: &str, due: Option<&str>) -> Result<(), XlsxError> {
    sheet.set_name("How to")?.set_column_width(0, 110)?;
    sheet.set_screen_gridlines(false).set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    let report = &pack.report;
    let owner = if owner.is_empty() { "everyone without a named owner" } else { owner };
    let due = due.map_or_else(
        || "Please send it back as soon as you can.".to_owned(),
        |due| format!("Please send it back by {due}."),
    );
    let lines = [
        format!("#{}, {}: return of {owner}", report.title.trim(), report.period.trim()),
        due,
        "Fill in the white cells of the second sheet: one row for each indicator and each sub-measure. The grey cells are locked.".into(),
        "Figure: as it should be printed, such as 84%, 1,204 or £1.2m. Leave it empty if you have none yet; write N/A if there will be none, and say why in the commentary.".into(),
        "Mark: only where the figure is provisional, revised, estimated, not available or withheld. Level: only where your level is not the one that the key gives; then say why.".into(),
        "Commentary and actions: leave an empty line between paragraphs (press Alt and Enter twice); a line that begins with - is a list item.".into(),
        "The order of the rows does not matter. Please do not add or delete columns. If a cell does not take what you paste, paste the words only (Paste Special, Text).".into(),
    ];
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_font_size(12);
    let bold = Format::new().set_bold().set_font_size(16);
    for (row, line) in (0..).zip(lines) {
        match line.strip_prefix('#') {
            Some(title) => sheet.write_string_with_format(row, 0, title, &bold)?,
            None => sheet.write_string_with_format(row, 0, &line, &plain)?,
        };
        sheet.set_row_height(row, height(text_lines(&line, 100.0)) + 8.0)?;
    }
    Ok(())
}

/// The sheet to fill in.
fn rows(sheet: &mut Worksheet, json: &Json, owner: &str, items: &[Item], levels: usize) -> Result<(), XlsxError> {
    sheet.set_name(name_of(owner))?;
    sheet
        .set_landscape()
        .set_paper_size(A3)
        .set_print_fit_to_pages(1, 0)
        .set_repeat_rows(0, 0)?
        .set_freeze_panes(1, 3)?;
    for (column, (heading, width)) in (0..).zip(GIVEN.iter().zip(GIVEN_WIDTHS)) {
        sheet.write_string_with_format(0, column, *heading, &header(KEY))?;
        sheet.set_column_width(column, width)?;
    }
    let first = u16::try_from(GIVEN.len()).unwrap_or(0);
    for (column, (asked, width)) in (first..).zip(Asked::ALL.iter().zip(ASKED_WIDTHS)) {
        sheet.write_string_with_format(0, column, asked.heading(), &header(REQUIRED))?;
        sheet.set_column_width(column, width)?;
        let note = Note::new(about(*asked)).add_author_prefix(false).set_author("committee-report").set_width(260);
        sheet.insert_note(0, column, &note)?;
    }
    sheet.set_row_height(0, 34)?;
    for (row, item) in (1..).zip(items) {
        one(sheet, row, json, item)?;
    }
    let last = u32::try_from(items.len()).unwrap_or(0).max(1);
    choose(sheet, last, first + 1, "B", Mark::ALL.len())?;
    choose(sheet, last, first + 2, "A", levels)?;
    sheet.protect_with_options(&ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// One row: what is given, and what the pack says already where it asks.
fn one(sheet: &mut Worksheet, row: u32, json: &Json, item: &Item) -> Result<(), XlsxError> {
    let framed = || Format::new().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00D9_D9D9));
    let given = framed()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_num_format("@")
        .set_background_color(Color::RGB(0x00F2_F2F2));
    let open = framed().set_text_wrap().set_align(FormatAlign::Top).set_unlocked();
    let mut lines = 1;
    for (column, (text, width)) in (0..).zip(item.given.iter().zip(GIVEN_WIDTHS)) {
        sheet.write_string_with_format(row, column, text, &given)?;
        lines = lines.max(text_lines(text, width));
    }
    for (column, asked) in (u16::try_from(GIVEN.len()).unwrap_or(0)..).zip(Asked::ALL) {
        let now = now(json, item, asked);
        // Words stay words; a figure is left to Excel, which makes 84% of it.
        let form =
            if asked == Asked::Figure && now.is_empty() { open.clone() } else { open.clone().set_num_format("@") };
        match (item.measure.is_some() && asked.is_text(), now.is_empty()) {
            (true, _) => drop(sheet.write_blank(row, column, &given)?),
            (false, true) => drop(sheet.write_blank(row, column, &form)?),
            (false, false) => drop(sheet.write_string_with_format(row, column, &now, &form)?),
        }
        lines = lines.max(text_lines(&now, if asked.is_text() { 40.0 } else { 22.0 }));
    }
    sheet.set_row_height(row, height(lines.max(2)))?;
    Ok(())
}

fn about(asked: Asked) -> &'static str {
    match asked {
        Asked::Figure => "The figure as it should be printed: 84%, 1,204, £1.2m. Empty: not answered yet.",
        Asked::Mark => {
            "Only where the figure needs one. For suppressed, unavailable or not applicable, leave the figure empty."
        }
        Asked::Level => "Only where your level is not the one that the key gives.",
        Asked::Reason => "Why the level is not the one that the key gives. This is printed.",
        Asked::Commentary => "What the figure means and why it is as it is.",
        Asked::Actions => "What is being done, by whom and by when, where the figure is off target.",
    }
}

fn choose(sheet: &mut Worksheet, last: u32, column: u16, list: &str, count: usize) -> Result<(), XlsxError> {
    let range = format!("=Lists!${list}$2:${list}${}", count + 1);
    let validation = DataValidation::new()
        .allow_list_formula(Formula::new(range))
        .set_error_title("Not in the list")?
        .set_error_message("Please choose one of the words in the list.")?;
    sheet.add_data_validation(1, column, last, column, &validation)?;
    Ok(())
}

fn lists(sheet: &mut Worksheet, levels: &[String]) -> Result<(), XlsxError> {
    sheet.set_name("Lists")?.set_hidden(true);
    let marks: Vec<String> = Mark::ALL.iter().map(|(_, word)| word.replace('_', " ")).collect();
    for (column, (heading, words)) in (0..).zip([("Level", levels), ("Mark", &marks)]) {
        sheet.write_string_with_format(0, column, heading, &header(KEY))?;
        sheet.set_column_width(column, 20)?;
        for (row, word) in (1..).zip(words) {
            sheet.write_string(row, column, word)?;
        }
    }
    Ok(())
}

/// The hidden sheet: which pack and period, and what was issued in every row.
fn issued(sheet: &mut Worksheet, json: &Json, pack: &Pack, items: &[Item]) -> Result<(), XlsxError> {
    sheet.set_name(ISSUED)?.set_very_hidden(true);
    sheet.write_string(0, 0, "pack")?.write_string(0, 1, pack_id(json))?;
    sheet.write_string(1, 0, "period")?.write_string(1, 1, pack.report.period.trim())?;
    for (row, item) in (2..).zip(items) {
        sheet.write_string(row, 0, &item.id)?.write_string(row, 1, as_issued(json, item))?;
    }
    Ok(())
}

/// What tells one report from another: its title, its committee and its organisation.
pub(super) fn pack_id(json: &Json) -> String {
    let report = json.get("report").cloned().unwrap_or(Json::Null);
    fingerprint(&["title", "committee", "organisation"].map(|field| report.words(field)).join("\u{1f}"))
}

/// The name of the sheet for an owner.
fn name_of(owner: &str) -> String {
    let plain = sheet_name(owner);
    let is_taken = ["how to", "lists", ISSUED, "history", ""].contains(&plain.to_lowercase().as_str());
    if is_taken { format!("Return {plain}").trim().to_owned() } else { plain }
}
