//! What sheets look like: paper, grounds of headings, widths and heights, and the forms of cells.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::rows::Out;
use crate::workbook::layout::{CellShape, Column};

/// The numbers of A4 and A3 among the sizes of paper: what is wide is not to be read with a glass.
pub(crate) const A4: u8 = 9;
pub(crate) const A3: u8 = 8;

/// The height of a line, and the greatest height of a row, in points.
const LINE: f64 = 15.0;
const TALLEST: f64 = 405.0;

/// The height of a row of headings of one line.
pub(crate) const HEADINGS: f64 = 22.0;

/// The ink of headings, and the grounds of headings of required and of other columns.
const INK: Color = Color::RGB(0x00FF_FFFF);
pub(crate) const REQUIRED: Color = Color::RGB(0x001F_3864);
pub(super) const OTHER: Color = Color::RGB(0x0044_6A9B);

/// The ground of what says to what a row belongs.
pub(crate) const KEY: Color = Color::RGB(0x0059_5959);

/// The width of a column, in letters.
pub(super) fn width(column: &Column) -> f64 {
    match (column.path.as_str(), &column.cell) {
        ("text" | "explanation", _) => 100.0,
        ("title" | "alt" | "caption" | "meaning" | "rag_reason" | "", _) => 44.0,
        ("ref", _) => 12.0,
        ("heading", _) => 24.0,
        (_, CellShape::Number | CellShape::Truth) => 12.0,
        (_, CellShape::Choice(_) | CellShape::Suggested(_) | CellShape::Level) => 15.0,
        (path, _) if path.ends_with("note") => 36.0,
        (_, CellShape::Figure) => 15.0,
        _ => 22.0,
    }
}

/// How many lines a cell's text takes in a column of this width, in letters.
pub(super) fn lines(out: &Out, width: f64) -> usize {
    if let Out::Text(text) = out { text_lines(text, width) } else { 1 }
}

/// How many lines a text takes in a column of this width, in letters.
pub(crate) fn text_lines(text: &str, width: f64) -> usize {
    // A little less than the width: words break where they end.
    let letters = (width * 0.95).max(1.0) as usize;
    text.split('\n').map(|line| line.chars().count().div_ceil(letters).max(1)).sum()
}

/// The height of a row of so many lines, in points.
pub(crate) fn height(lines: usize) -> f64 {
    (LINE * lines as f64 + 1.0).min(TALLEST)
}

/// The form of a heading on this ground.
pub(crate) fn header(ground: Color) -> Format {
    let format = Format::new().set_bold().set_font_color(INK).set_background_color(ground).set_text_wrap();
    format.set_align(FormatAlign::VerticalCenter).set_border(FormatBorder::Thin).set_border_color(INK)
}

pub(super) fn top() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

pub(super) fn text() -> Format {
    top().set_text_wrap().set_num_format("@")
}

/// A cell with a fine line under it.
pub(super) fn ruled(format: Format) -> Format {
    format.set_border_bottom(FormatBorder::Hair)
}

/// The form of a cell of a column before it is known what stands there: figures stand under one another on the right.
pub(super) fn base(shape: &CellShape) -> Format {
    match shape {
        CellShape::Figure | CellShape::Number => top().set_align(FormatAlign::Right),
        _ => top(),
    }
}

/// The form of a cell that nothing stands in yet. Figures are left to Excel: 95 is a number, 95% a percentage.
pub(super) fn blank(shape: &CellShape) -> Format {
    match shape {
        CellShape::Figure | CellShape::Number => base(shape),
        CellShape::Date => top().set_num_format("d mmmm yyyy").set_align(FormatAlign::Left),
        _ => text(),
    }
}
