//! Ways to read the report's own parts from its PDF: the index, a headline table, an indicator's text.

use std::ops::Range;

use crate::pdf::{Link, Pdf, Tag, Target};

/// A row of the index.
#[derive(Debug, PartialEq)]
pub(crate) struct Row {
    /// The headings of the columns, which are those that some row fills.
    pub(crate) headings: Vec<String>,
    /// What stands under them.
    pub(crate) cells: Vec<String>,
    /// The pages its links lead to.
    pub(crate) leads_to: Vec<usize>,
}

impl Row {
    /// What stands under a heading; nothing where there is no such column.
    pub(crate) fn cell(&self, heading: &str) -> &str {
        let place = self.headings.iter().position(|found| found == heading);
        place.map_or("", |place| self.cells[place].as_str())
    }
}

/// The rows of the index that are about an indicator.
pub(crate) fn index_rows(pdf: &Pdf) -> Vec<Row> {
    let tags = pdf.tags();
    let mut blocks = tags.children().next().expect("a document").children();
    blocks.find(|block| block.kind == "H1" && block.text() == "Index").expect("an index");
    let index = blocks.find(|block| block.kind == "Table").expect("the table of the index");
    let cells = |row: &Tag| row.children().map(|cell| cell.text().replace('\n', " ")).collect::<Vec<_>>();
    let mut rows = index.find_all("TR").into_iter();
    let headings = cells(rows.next().expect("headings"));
    let rows = rows.map(|row| Row {
        headings: headings.clone(),
        cells: cells(row),
        leads_to: row.find_all("Link").into_iter().flat_map(|tag| &tag.links).filter_map(page_of).collect(),
    });
    rows.filter(|row| row.cells.len() > 1).collect()
}

fn page_of(link: &Link) -> Option<usize> {
    match link.target {
        Target::Page(page) => Some(page),
        Target::Url(_) => None,
    }
}

/// The levels in the index, in order.
pub(crate) fn levels(pdf: &Pdf) -> Vec<String> {
    index_rows(pdf).iter().map(|row| row.cell("Rating").to_owned()).collect()
}

/// The change words in the index, in order.
pub(crate) fn changes(pdf: &Pdf) -> Vec<String> {
    index_rows(pdf).iter().map(|row| row.cell("Change").to_owned()).collect()
}

/// The page on which the heading of a bookmark stands.
#[track_caller]
pub(crate) fn page_with(pdf: &Pdf, bookmark: &str) -> usize {
    let bookmarks = pdf.outline();
    let found = bookmarks.iter().find(|found| found.title.trim() == bookmark);
    found.unwrap_or_else(|| panic!("no bookmark {bookmark:?} among {bookmarks:#?}")).page
}

/// The first page of an indicator, counted from 1.
#[track_caller]
pub(crate) fn page_of_indicator(pdf: &Pdf, position: usize) -> usize {
    index_rows(pdf)[position - 1].leads_to[0]
}

/// The pages of an indicator; those of the last one have no end.
pub(crate) fn pages_of_indicator(pdf: &Pdf, position: usize) -> Range<usize> {
    let rows = index_rows(pdf);
    let next = rows.get(position).map_or(usize::MAX, |row| row.leads_to[0]);
    rows[position - 1].leads_to[0]..next
}

/// The headline table of an indicator as lines "heading: cell", whether it stands wide, in rows of cells or as a list; before
/// them what all its rows share.
#[track_caller]
pub(crate) fn headline(pdf: &Pdf, position: usize) -> String {
    let page = page_of_indicator(pdf, position);
    let tags = pdf.tags();
    let blocks: Vec<&Tag> = tags.children().next().expect("a document").children().collect();
    let is_table = |block: &&Tag| block.kind == "Table";
    let Some(first) = blocks.iter().position(|block| is_table(block) && block.page == Some(page)) else {
        return String::new();
    };
    let shared =
        first.checked_sub(1).map(|before| blocks[before].text()).filter(|text| text.starts_with("All measures"));
    let tables = blocks[first..].iter().copied().take_while(is_table);
    shared.into_iter().map(|text| one_line(&text)).chain(tables.flat_map(lines_of)).collect::<Vec<_>>().join("\n")
}

fn lines_of(table: &Tag) -> Vec<String> {
    let rows: Vec<Vec<String>> =
        table.rows().iter().map(|row| row.iter().map(|cell| one_line(cell)).collect()).collect();
    if table.find_all("THead").is_empty() {
        return rows.iter().map(|row| row.join(": ")).collect();
    }
    let (headings, rows) = rows.split_first().expect("a header row");
    let lines = rows.iter().map(|row| {
        let cells = headings.iter().zip(row).map(|(heading, cell)| format!("{heading}: {cell}"));
        cells.collect::<Vec<_>>().join(" | ")
    });
    lines.collect()
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// What a screen reader hears of an indicator, from its heading to the next indicator's.
#[track_caller]
pub(crate) fn heard(pdf: &Pdf, position: usize) -> String {
    let pages = pages_of_indicator(pdf, position);
    let tags = pdf.tags();
    let document = tags.children().next().expect("a document");
    let mut on_pages = Vec::new();
    for block in document.children() {
        if block.page.is_some_and(|page| pages.contains(&page)) {
            on_pages.push(block.text());
        }
    }
    on_pages.join("\n")
}
