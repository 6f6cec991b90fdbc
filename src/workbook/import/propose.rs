//! A first map, from the words of the headings; what was not clear stands in it as a remark.

mod headings;
mod meanings;

use std::collections::BTreeSet;

use super::Tell;
use super::map::Map;
use super::table::{self, STACKED, Table, headings, transposed};
use crate::source::{Book, Sheet, shortened};
use crate::workbook::tree::{Json, Property, written};
use crate::workbook::wording::folded;
use headings::{Quarter, WORDS, heading_of, is_known, list, quarters};
use meanings::Units;

/// How far down headings are looked for.
const LOOKED_AT: usize = 30;
/// The most letters of what a column says, in a remark.
const SAID: usize = 40;

/// A first map for a workbook, as JSON text.
pub fn propose(book: &Book) -> Option<String> {
    let filled = || book.sheets.iter().filter(|sheet| !sheet.rows.is_empty());
    let best = filled().max_by_key(|sheet| table_of(sheet).0.max(table_of(&transposed(sheet)).0))?;
    let turned = transposed(best);
    let is_turned = table_of(&turned).0 > table_of(best).0;
    let sheet = if is_turned { &turned } else { best };
    let (_, rows) = table_of(sheet);
    let map = Map::read(&with_rows(&rows)).ok()?;
    let table = table::find(sheet, &map, &mut Tell::default())?;
    let mut proposal = Proposal::new(&table);
    let alike: Vec<&Sheet> = filled().filter(|other| !is_turned && headings(other, &rows) == table.headings).collect();
    proposal.others(filled().filter(|other| other.name != best.name), &alike);
    let names = alike.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
    let mut fields = vec![
        Property::new("//", texts(proposal.remarks())),
        match names.len() {
            0 | 1 => Property::new("sheet", text(&best.name)),
            _ => Property::new("sheets", texts(names.clone())),
        },
        Property::new("header_rows", Json::Array(rows.iter().map(|row| number(row + 1)).collect()).at(None)),
    ];
    if is_turned {
        fields.push(Property::new("shape", text("transposed")));
    }
    if names.len() > 1 && proposal.heading("group").is_none() {
        fields.push(Property::new("fixed", Json::Object(vec![Property::new("group", text("(sheet)"))]).at(None)));
    }
    fields.extend(proposal.fields());
    let report = [("title", "Performance Report"), ("committee", ""), ("period", ""), ("produced_on", "")];
    let report = report.map(|(field, value)| Property::new(field, text(value)));
    fields.push(Property::new("report", Json::Object(report.to_vec()).at(None)));
    Some(written(&Json::Object(fields).at(None)).0)
}

/// What is found of a table, and what is not sure.
struct Proposal<'t> {
    table: &'t Table<'t>,
    columns: Vec<(String, String)>,
    words: Vec<Property>,
    history: Vec<Json>,
    /// The headings of period and figure where every row is one.
    long: Option<(String, String)>,
    unsure: Vec<String>,
}

impl<'t> Proposal<'t> {
    fn new(table: &'t Table<'t>) -> Self {
        let (columns, words, history) = Default::default();
        let mut proposal = Self { table, columns, words, history, long: None, unsure: Vec::new() };
        let quarters = quarters(table);
        let now = proposal.now(&quarters);
        for (field, words) in WORDS {
            let of_quarter = now.and_then(|now| now.heading(field)).cloned();
            let used = proposal.columns.clone();
            let found = of_quarter.or_else(|| heading_of(table, words, &used, &mut proposal.unsure, field));
            found.into_iter().for_each(|heading| proposal.column(field, heading));
        }
        proposal.history = quarters.iter().filter_map(|quarter| point(table, quarter)).collect();
        proposal.lengthen();
        proposal
    }

    /// The quarter whose figures are taken as the current ones: the last that has some.
    fn now<'q>(&mut self, quarters: &'q [Quarter]) -> Option<&'q Quarter> {
        let has_figures = |quarter: &&Quarter| {
            quarter.heading("current").is_some_and(|heading| self.table.values(heading).next().is_some())
        };
        let now = quarters.iter().rev().find(has_figures).or(quarters.last())?;
        self.unsure.push(format!("{} is taken for the current figures, as the last quarter that has some", now.name));
        Some(now)
    }

    fn column(&mut self, field: &str, heading: String) {
        let field = match field {
            "unit" => match meanings::are_units(self.table, &heading) {
                Units::Named => field,
                Units::Words => "unit.suffix",
                Units::None => return self.unsure.push(format!("“{heading}” holds formats, not units")),
            },
            field => field,
        };
        self.words.extend(meanings::of(self.table, field, &heading, &mut self.unsure));
        self.columns.push((field.to_owned(), heading));
    }

    /// One row a figure: what has the same key is one indicator.
    fn lengthen(&mut self) {
        let named = |words: &[&str]| {
            let is_named = |heading: &&String| words.contains(&folded(heading).as_str());
            self.table.headings.values().find(is_named).cloned()
        };
        self.long = named(&["period", "date", "year", "quarter"]).zip(named(&["value"]));
        if self.long.is_some() {
            self.columns.retain(|(field, _)| field != "current");
        }
    }

    fn heading(&self, field: &str) -> Option<&String> {
        self.columns.iter().find(|(known, _)| known == field).map(|(_, heading)| heading)
    }

    /// Tells of the other sheets that hold something.
    fn others<'b>(&mut self, others: impl Iterator<Item = &'b Sheet>, alike: &[&Sheet]) {
        for sheet in others {
            let is_alike = alike.iter().any(|known| known.name == sheet.name);
            self.unsure.push(match is_alike {
                true => format!("the sheet “{}” has the same headings and is read, too", sheet.name),
                false => format!("the sheet “{}” is not read", sheet.name),
            });
        }
    }

    fn remarks(&self) -> Vec<String> {
        let first = "a first map, made from the words of the headings: look at every line, and fill in “report”";
        let mut remarks = vec![first.to_owned()];
        remarks.extend(self.columns.iter().map(|(field, heading)| self.said(field, heading)));
        for field in ["ref", "title", "current", "target"] {
            let is_there = self.heading(field).is_some() || (field == "current" && self.long.is_some());
            if !is_there {
                remarks.push(format!("no column was found for “{field}”: name it in columns if there is one"));
            }
        }
        remarks.extend(self.unsure.iter().cloned());
        let unused: Vec<&String> = self.table.headings.values().filter(|heading| !self.uses(heading)).collect();
        if !unused.is_empty() {
            remarks.push(format!("not used, to be named in columns or listed in ignore: {}", list(&unused)));
        }
        remarks
    }

    /// What the first row says under a heading, so that a heading that lies is seen.
    fn said(&self, field: &str, heading: &str) -> String {
        match self.table.values(heading).next() {
            Some(said) => format!("“{field}” is “{heading}”, which says “{}”", shortened(said, SAID)),
            None => format!("“{field}” is “{heading}”, which is empty"),
        }
    }

    fn uses(&self, heading: &str) -> bool {
        let in_history =
            self.history.iter().any(|point| point.words("value") == heading || point.words("target") == heading);
        let in_long = self.long.as_ref().is_some_and(|(period, value)| period == heading || value == heading);
        in_history || in_long || self.columns.iter().any(|(_, known)| known == heading)
    }

    fn fields(self) -> Vec<Property> {
        let key: Vec<String> = ["ref", "title"].iter().filter_map(|field| self.heading(field)).cloned().collect();
        let columns = self.columns.iter().map(|(field, heading)| Property::new(field, text(heading)));
        let mut fields = vec![Property::new("columns", Json::Object(columns.collect()).at(None))];
        if let Some((period, value)) = self.long {
            fields.push(Property::new("shape", text("long")));
            fields.push(Property::new("key", texts(key)));
            fields.push(Property::new("period", text(&period)));
            fields.push(Property::new("value", text(&value)));
        }
        if !self.words.is_empty() {
            fields.push(Property::new("words", Json::Object(self.words).at(None)));
        }
        if !self.history.is_empty() {
            let points = self.history.into_iter().map(|point| point.at(None));
            fields.push(Property::new("history", Json::Array(points.collect()).at(None)));
        }
        fields
    }
}

/// A quarter as a point of the history, where it has figures or targets.
fn point(table: &Table<'_>, quarter: &Quarter) -> Option<Json> {
    let value = quarter.heading("current")?;
    let target = quarter.heading("target");
    let has_some = [Some(value), target].into_iter().flatten().any(|heading| table.values(heading).next().is_some());
    let mut point =
        Json::Object(vec![Property::new("period", text(&quarter.name)), Property::new("value", text(value))]);
    target.into_iter().for_each(|target| point.set("target", Json::Text(target.clone())));
    has_some.then_some(point)
}

fn text(text: &str) -> crate::workbook::tree::Node {
    Json::Text(text.to_owned()).at(None)
}

fn texts(texts: Vec<String>) -> crate::workbook::tree::Node {
    Json::Array(texts.iter().map(|word| text(word)).collect()).at(None)
}

fn number(number: u32) -> crate::workbook::tree::Node {
    Json::Number(number.to_string()).at(None)
}

fn with_rows(rows: &[u32]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| (row + 1).to_string()).collect();
    format!("{{\"header_rows\": [{}], \"columns\": {{\"ref\": \"A\"}}, \"report\": {{}}}}", rows.join(", "))
}

/// How many known words a sheet's headings have, and in which rows they stand: those with most, and the fewest of them.
fn table_of(sheet: &Sheet) -> (usize, Vec<u32>) {
    let hits = |rows: &[u32]| {
        let different: BTreeSet<String> = headings(sheet, rows).into_values().collect();
        different.iter().filter(|heading| is_known(heading)).count()
    };
    let first = sheet.rows.keys().take(LOOKED_AT).map(|row| (hits(&[*row]), std::cmp::Reverse(*row))).max();
    let Some((count, std::cmp::Reverse(row))) = first else { return (0, Vec::new()) };
    // Headings are only stacked where cells are merged for them.
    let is_merged = |row: u32| {
        sheet
            .merged
            .iter()
            .any(|(top, left, bottom, right)| (*top..=*bottom).contains(&row) && left + top < right + bottom)
    };
    let rows_from = |top: u32| (2..=STACKED).map(move |count| (top..top + count).collect::<Vec<u32>>());
    let stacked = (row.saturating_sub(STACKED - 1)..=row).flat_map(rows_from).filter(|rows| rows.contains(&row));
    let stacked = stacked.filter(|rows| rows[..rows.len() - 1].iter().all(|row| is_merged(*row)));
    let best = stacked.map(|rows| (hits(&rows), std::cmp::Reverse(rows.len()), rows)).max();
    match best {
        Some((more, _, rows)) if more > count => (more, rows),
        _ => (count, vec![row]),
    }
}
