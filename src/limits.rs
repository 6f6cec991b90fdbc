//! Every limit of the program, once: the reader, the schema, the messages and the table of docs/limits.md take it from here.
//!
//! It knows nothing of the program, and no number of it is ever written elsewhere.

pub mod memory;
mod pictures;

use std::ops::RangeInclusive;

pub use pictures::*;

/// The largest file of a pack, in bytes.
pub const FILE_BYTES: u64 = 128 << 20;
/// The most bytes of all JSON files of a pack, each counted as often as it is named.
pub const PACK_BYTES: u64 = 256 << 20;
/// The largest PDF that is read to see which pack it was made from.
pub const REPORT_BYTES: u64 = 512 << 20;
/// The most bytes that all streams of such a PDF may unpack to.
pub const REPORT_UNPACKED_BYTES: u64 = 2_048 << 20;
/// The most brackets inside one another in such a PDF: a hundred are many.
pub const REPORT_DEPTH: usize = 20_000;
/// The most files one pack may be made of.
pub const FILES: usize = 2_000;
/// The most values in all JSON files of a pack: texts, numbers, lists, objects. What more would take is memory.
pub const VALUES: usize = 5_000_000;
/// The most files that name one another, each inside the one before.
pub const INCLUDE_DEPTH: usize = 100;
/// The longest name of a field or heading of a text, in bytes: the places of what stands under it repeat it.
pub const NAME_BYTES: usize = 2_000;
/// The most characters of a problem's message or hint; what is longer is cut.
pub const MESSAGE: usize = 2_000;
/// The most brackets inside one another; the parser takes some 250 objects.
pub const DEPTH: usize = 250;
/// The most faults of syntax told of one file: beyond it, a file is hardly meant to be JSON.
pub const SYNTAX_FAULTS: usize = 5_000;
/// The most problems told of one pack.
pub const PROBLEMS: usize = 200_000;
/// The most indicators of one pack.
pub const INDICATORS: usize = 200_000;
/// The most sub-measures of one indicator: a table of more is laid out for minutes.
pub const MEASURES: usize = 1_000;
/// The most comparators of one indicator or sub-measure: columns of its table.
pub const COMPARATORS: usize = 500;
/// The most actions of one indicator: rows of its table.
pub const ACTIONS: usize = 500;
/// The most entries of a list of accepted warnings.
pub const ACCEPTED: usize = 1_000;
/// The most fonts a pack may name.
pub const FONTS: usize = 100;
/// The most threads: more only take memory.
pub const JOBS: usize = 256;
/// The most levels of a scale, bands and labels together.
pub const LEVELS: usize = 200;
/// The most series of a chart.
pub const SERIES: usize = 24;
/// The most series that can be told apart in one plot: more get a panel each.
pub const SERIES_TOGETHER: usize = 4;
/// The most events of a history: what a chart has room for.
pub const EVENTS: usize = 8;
/// The most letters of one.
pub const EVENT_LETTERS: usize = 150;
/// The most colours of charts: one for each series of a plot.
pub const CHART_COLOURS: usize = SERIES_TOGETHER;
/// The most decimals a unit may ask for.
pub const DECIMALS: u32 = 10;
/// The highest number of a report's first page.
pub const FIRST_PAGE: u32 = 99_999;
/// The most letters of a text of paragraphs and lists: some 30 pages.
pub const TEXT_LETTERS: usize = 100_000;
/// The most letters of all texts of a pack: some 3,000 pages, for which a machine needs 4 GB.
pub const PACK_LETTERS: usize = 10_000_000;
/// The most memory that printing a pack may take, in KB, by what its parts were measured to take: some 10,000 indicators.
pub const PRINTED_KB: u64 = 3_500_000;
/// The most letters of a figure, or of a sentence on one line: a reason, a caption, an alternative text.
pub const LINE_LETTERS: usize = 4_000;
/// The most letters of a title, a name or a label, which stand in headings and in the cells of tables.
pub const NAME_LETTERS: usize = 500;
/// The most letters of one word; the longest addresses have fewer.
pub const WORD_LETTERS: usize = 2_000;
/// The most accents and invisible characters on one letter; no script needs more than a few.
pub const ATTACHED: usize = 16;
/// The most letters of a link's address: nothing a committee follows needs more.
pub const ADDRESS_LETTERS: usize = 2_000;
/// The most columns of a table within a text.
pub const COLUMNS: usize = 30;
/// The most cells of a table within a text: some forty pages of it.
pub const TABLE_CELLS: usize = 10_000;
/// How deep lists may nest, and how deep strong, emphasis and links; what lies deeper prints literally.
pub const NESTING: usize = 8;
/// The most that header and footer may take of a page, in points: little more than half.
pub const FURNITURE: f64 = 480.0;
/// The sizes of running text, in points.
pub const TEXT_SIZES: RangeInclusive<u32> = 10..=24;
/// The largest template or font file, in bytes.
pub const ASSET_BYTES: u64 = 64 << 20;
/// The most fonts that one file may say it holds: each is looked at.
pub const FACES: u32 = 1_000;

/// The most bytes that all parts of a workbook may unpack to.
pub const UNPACKED_BYTES: u64 = 512 << 20;
/// The most parts of a workbook.
pub const PARTS: usize = 10_000;
/// The most sheets of a workbook.
pub const SHEETS: usize = 500;
/// The most cells of a workbook with something in them.
pub const CELLS: usize = 2_000_000;
/// The most ranges of merged cells of a sheet.
pub const MERGED: usize = 200_000;
/// The longest number format of a cell, as Excel takes it.
pub const FORMAT_LETTERS: usize = 255;
/// The most figures in a row of a chart's grid in a workbook.
pub const GRID_WIDTH: usize = 100_000;
/// The most different texts of a workbook.
pub const STRINGS: usize = 2_000_000;

/// The most entries of a list, by the name of its field; the others are as long as their pack may be.
pub fn of_list(field: &str) -> Option<usize> {
    Some(match field {
        "measures" => MEASURES,
        "comparators" => COMPARATORS,
        "actions" => ACTIONS,
        "accept" => ACCEPTED,
        "fonts" => FONTS,
        _ => return None,
    })
}

/// A description of a field with the limits that it names in braces.
pub fn described(about: &str) -> String {
    let named = [
        ("{text sizes}", format!("{} to {}", TEXT_SIZES.start(), TEXT_SIZES.end())),
        ("{chart colours}", CHART_COLOURS.to_string()),
        ("{decimals}", DECIMALS.to_string()),
        ("{series}", SERIES.to_string()),
        ("{together}", SERIES_TOGETHER.to_string()),
    ];
    named.iter().fold(about.trim().to_owned(), |about, (name, limit)| about.replace(name, limit))
}

/// A number of bytes as messages say it: "128 MB".
pub fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes >> 20)
}

/// A limit in a unit that is a million of it: "500 million pixels".
pub fn millions(number: u64, unit: &str) -> String {
    format!("{} {unit}", number / 1_000_000)
}

/// A whole number with a comma between its thousands: "200,000".
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let commas = |(at, digit): (usize, char)| {
        let is_new_group = at > 0 && (digits.len() - at).is_multiple_of(3);
        is_new_group.then_some(',').into_iter().chain([digit])
    };
    digits.char_indices().flat_map(commas).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        let numbers = [0, 12, 500, 2_000, 99_999, 200_000, 5_000_000];
        assert_eq!(numbers.map(grouped), ["0", "12", "500", "2,000", "99,999", "200,000", "5,000,000"]);
    }

    #[test]
    fn descriptions_say_the_limits_they_name() {
        assert_eq!(
            described(" Letters, {text sizes}. "),
            format!("Letters, {} to {}.", TEXT_SIZES.start(), TEXT_SIZES.end())
        );
    }

    #[test]
    fn the_document_of_limits_says_every_limit_of_a_pack() {
        let document = include_str!("../docs/limits.md");
        let rows = [
            ("one file", megabytes(FILE_BYTES)),
            ("all JSON files of a pack", megabytes(PACK_BYTES)),
            ("files of a pack", grouped(FILES)),
            ("values of a pack (texts, numbers, lists, objects)", grouped(VALUES)),
            ("brackets inside one another", grouped(DEPTH)),
            ("files that name one another, each inside the one before", grouped(INCLUDE_DEPTH)),
            ("bytes of a field's name or a heading of a text", grouped(NAME_BYTES)),
            ("faults of syntax told of one file", grouped(SYNTAX_FAULTS)),
            ("problems told of one pack", grouped(PROBLEMS)),
            ("indicators", grouped(INDICATORS)),
            ("sub-measures of an indicator", grouped(MEASURES)),
            ("comparators of an indicator", grouped(COMPARATORS)),
            ("actions of an indicator", grouped(ACTIONS)),
            ("accepted warnings in one list", grouped(ACCEPTED)),
            ("fonts a pack names", grouped(FONTS)),
            ("levels of a scale", grouped(LEVELS)),
            ("series of a chart", grouped(SERIES)),
            ("events of a history", EVENTS.to_string()),
            ("letters of an event", EVENT_LETTERS.to_string()),
            ("decimals of a unit", DECIMALS.to_string()),
            ("letters of a text", grouped(TEXT_LETTERS)),
            ("letters of all texts of a pack", grouped(PACK_LETTERS)),
            (
                "memory to print a pack, by what its parts were measured to take",
                format!("{} MB", grouped((PRINTED_KB / 1_000) as usize)),
            ),
            ("letters of a figure, a reason, a caption or an alternative text", grouped(LINE_LETTERS)),
            ("letters of a title, a name or a label", grouped(NAME_LETTERS)),
            ("letters of one word", grouped(WORD_LETTERS)),
            ("letters of a link's address", grouped(ADDRESS_LETTERS)),
            ("accents and invisible characters on one letter", ATTACHED.to_string()),
            ("columns of a table in a text", COLUMNS.to_string()),
            ("cells of a table in a text", grouped(TABLE_CELLS)),
            ("lists inside one another", NESTING.to_string()),
            ("first page", grouped(FIRST_PAGE as usize)),
            ("text size", format!("{} to {} points", TEXT_SIZES.start(), TEXT_SIZES.end())),
            ("one template or font", megabytes(ASSET_BYTES)),
            ("fonts in one file", grouped(FACES as usize)),
            (
                "a picture",
                format!("{}, {}", millions(PICTURE_BYTES as u64, "MB"), millions(PICTURE_PIXELS, "million pixels")),
            ),
            (
                "all pictures of a pack",
                format!("{}, {}", millions(PICTURES_BYTES as u64, "MB"), millions(PICTURES_PIXELS, "million pixels")),
            ),
            (
                "an SVG drawing",
                format!("{}, {} parts", millions(DRAWING_BYTES as u64, "MB"), grouped(DRAWING_PARTS as usize)),
            ),
            ("a workbook unpacked", megabytes(UNPACKED_BYTES)),
            ("a PDF to verify", megabytes(REPORT_BYTES)),
            ("a PDF to verify unpacked", megabytes(REPORT_UNPACKED_BYTES)),
            ("brackets inside one another in a PDF to verify", grouped(REPORT_DEPTH)),
            ("parts of a workbook", grouped(PARTS)),
            ("sheets of a workbook", grouped(SHEETS)),
            ("filled cells of a workbook", grouped(CELLS)),
            ("different texts of a workbook", grouped(STRINGS)),
            ("ranges of merged cells of a sheet", grouped(MERGED)),
            ("figures in a row of a chart's grid in a workbook", grouped(GRID_WIDTH)),
        ];
        for (what, most) in &rows {
            assert!(
                document.contains(&format!("| {what} | {most} |")),
                "docs/limits.md does not say | {what} | {most} |"
            );
        }
        let head = 2;
        assert_eq!(
            document.lines().filter(|line| line.starts_with('|')).count(),
            rows.len() + head,
            "a row without a limit"
        );
    }
}
