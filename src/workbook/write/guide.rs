//! The sheet that says how to fill in the others.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use super::form::{A4, height, lines};
use super::rows::Out;
use crate::workbook::layout::Layout;

/// The width of the lines, in letters: what prints on a page, also with the wider letters of other programs.
const WIDTH: f64 = 105.0;

/// What an officer has to know, a line each; a line that begins with # is a heading.
const GUIDE: &[&str] = &[
    "#This workbook is a performance report",
    "committee-report makes the PDF for the committee from it:   committee-report render THIS-WORKBOOK.xlsx",
    "It finds what is wrong and names the sheet and the cell:   committee-report check THIS-WORKBOOK.xlsx",
    "On Windows you can also drag this workbook onto the program: the report appears beside it.",
    "#Where to write what",
    "Report: one field a row; the value goes into column B.",
    "Indicators: one indicator a row, in the order in which they are printed.",
    "The other sheets hold what an indicator can have several of. Their first column is the indicator's ref: it says to which indicator the row belongs.",
    "Narrative: the texts under each indicator, with their headings: Commentary, Path to Green, Actions and so on.",
    "Measures: sub-measures, printed as further rows of the indicator's table. History: earlier figures, oldest first; a chart is drawn from them.",
    "Charts and Chart figures: charts of your own. Each chart has a row of categories and a row for every series.",
    "#Good to know",
    "Point at a heading to read what goes there. A star (*) marks what has to be filled in.",
    "Cells with a list offer the words to choose from.",
    "A figure prints as Excel shows it: 95% prints 95%, 98,206 prints 98,206. A plain number such as 95 prints in the indicator's unit.",
    "Leave a cell empty where there is nothing to say. Write (no figure) where the report should say N/A, and N/A, TBC or any other words as you want them printed.",
    "(empty) means a text with nothing in it, (none) a list with nothing in it: in the sheet Charts, a row with the indicator's ref and (none) says that no chart is drawn.",
    "Texts: leave an empty line between paragraphs (press Alt and Enter twice); a line that begins with - is a list item; **two stars** make words strong; [words](https://…) makes a link.",
    "Rows and columns may be moved, coloured and widened. Headings and the names of sheets must stay as they are.",
    "A sheet of your own may stay in the workbook if its name begins with #.",
    "#Columns that you can add",
    "These are not shown until they are used. Write the heading into the next free column of the first row:",
];

pub(super) fn read_me(sheet: &mut Worksheet, layout: &Layout) -> Result<(), XlsxError> {
    sheet.set_name("Read me")?;
    sheet.set_column_width(0, WIDTH)?;
    sheet.set_screen_gridlines(false);
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let bold = Format::new().set_bold().set_font_size(14).set_align(FormatAlign::Bottom);
    let further = layout.tables.iter().filter_map(|table| {
        let rare: Vec<&str> =
            table.columns.iter().filter(|column| column.is_rare).map(|column| column.heading.as_str()).collect();
        let is_told = !rare.is_empty() && table.sheet != "Report";
        is_told.then(|| format!("{}: {}.", table.sheet, rare.join(", ")))
    });
    let all = GUIDE.iter().map(|line| (*line).to_owned()).chain(further);
    for (row, line) in (0..).zip(all) {
        sheet.set_row_height(
            row,
            height(lines(&Out::Text(line.clone()), WIDTH - 5.0)) + if line.starts_with('#') { 12.0 } else { 3.0 },
        )?;
        match line.strip_prefix('#') {
            Some(heading) => sheet.write_string_with_format(row, 0, heading, &bold)?,
            None => sheet.write_string_with_format(row, 0, &line, &plain)?,
        };
    }
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    Ok(())
}
