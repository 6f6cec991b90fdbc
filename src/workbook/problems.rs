//! Problems in the words of a workbook: the column instead of the field, and what to type into a cell instead of JSON.
//!
//! The rules of a pack speak of fields and JSON; nobody who has only Excel has seen either.

use std::collections::BTreeMap;

use super::layout::{Layout, REPORT, join};
use super::wording::{heading, sheet};
use crate::problem::{Place, Problem};
use crate::source::Sources;

/// Puts problems into the words of the workbook that they were found in.
pub fn in_words_of_workbook(problems: &mut [Problem], sources: &Sources) {
    let teller = Teller::new();
    let places: Vec<Place> = problems.iter().map(|problem| problem.place).collect();
    for (problem, at) in problems.iter_mut().zip(sources.locate(&places)) {
        let spot = teller.spot(&at.pointer);
        problem.message = teller.named(&problem.message, &spot);
        problem.hint = problem.hint.as_deref().map(|hint| teller.hint(hint, &spot));
    }
}

/// A sheet, and a field of an entry there.
struct Spot {
    table: usize,
    path: String,
}

/// What to say instead of words that show JSON: their start, what stands between start and end, and their end.
const FORMS: &[(&str, &str, &str)] = &[
    ("write {\"label\": \"", "\", \"value\": …}", "fill in \"label\", such as “{}”"),
    ("write {\"value\": \"", "\", …} with \"mark\": \"provisional\"", "type {} here, and “provisional” in \"mark\""),
    ("write {\"value\": \"", "\", …} with the rest in \"note\"", "type {} here, and the rest in \"note\""),
    (
        "for any other unit write {\"suffix\": \" ",
        "\"}",
        "for any other unit type “other” here, and “{}” in \"suffix\"",
    ),
    ("type {\"value\": ", "}", "type {} here"),
    ("put it in quotation marks: \"", "\"", "type {}"),
    ("write true, without quotation marks", "", "type Yes"),
    ("write false, without quotation marks", "", "type No"),
    ("put square brackets around it: [", "]", "type one entry a line (Alt and Enter starts a new line)"),
    ("the pack's own \"rating\"", "", "the sheet “Scale”"),
    ("\"accept\" in \"report\"", "", "the sheet “Accepted warnings”, without an indicator"),
    (" in \"report\"", "", " on the sheet “Report”"),
    (", without quotation marks and without ", "", ", without "),
    (", without quotation marks", "", ""),
    (" without quotation marks", "", ""),
    ("put it in quotation marks", "", "format the cell as Text and type it again"),
    ("\"decimals\": 2 in \"unit\"", "", "2 in \"unit.decimals\""),
    ("set \"decimals\" in \"unit\"", "", "type how many decimals in \"unit.decimals\""),
    (
        "add \"off_target\": true to each band that calls for actions, or false to one of them if none does",
        "",
        "on the sheet “Scale”, choose Yes under “Off target” for each band that calls for actions, or No for one if none does",
    ),
    ("write null, or", "", "leave the cell empty, or"),
    ("write null", "", "leave the cell empty"),
];

/// The starts of hints, and how they begin where there are columns.
const STARTS: &[(&str, &str)] =
    &[("write ", "type "), ("add “", "fill in “"), ("delete “", "clear “"), ("delete its “", "clear its “")];

struct Teller {
    layout: Layout,
    /// The heading of every field, whatever its sheet, and the sheet of every list.
    headings: BTreeMap<String, Heading>,
}

/// Where an officer finds a field.
#[derive(Debug, Clone)]
enum Heading {
    Column(String),
    Sheet(String),
}

impl Teller {
    fn new() -> Self {
        let layout = Layout::new();
        let mut headings = BTreeMap::new();
        for column in layout.tables.iter().flat_map(|table| &table.columns) {
            let field = column.path.rsplit('.').next().unwrap_or_default();
            headings.entry(field.to_owned()).or_insert_with(|| Heading::Column(heading(field)));
        }
        for table in &layout.tables {
            let lists = table.lists.iter().map(|(path, _)| path.rsplit('.').next().unwrap_or_default());
            lists.for_each(|field| drop(headings.insert(field.to_owned(), Heading::Sheet(sheet(field)))));
        }
        headings.remove("");
        Self { layout, headings }
    }

    /// The sheet and the field that a pointer leads to.
    fn spot(&self, pointer: &str) -> Spot {
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
        let column = near.iter().find_map(|path| table.paths.get(path));
        let column = column.map(|column| Heading::Column(table.columns[*column].heading.clone()));
        column.or_else(|| self.headings.get(field).cloned())
    }

    /// A message or hint with the workbook's words.
    fn hint(&self, hint: &str, spot: &Spot) -> String {
        let mut told = hint.to_owned();
        for (start, end, instead) in FORMS {
            while let Some(found) = form(&told, start, end) {
                told.replace_range(found.0, &instead.replace("{}", &found.1));
            }
        }
        let told = quoted(&self.named(&told, spot)).replace(": write ", ": type ");
        let start = STARTS.iter().find_map(|(start, instead)| Some((told.strip_prefix(start)?, instead)));
        start.map_or_else(|| told.clone(), |(rest, instead)| format!("{instead}{rest}"))
    }

    /// A text with the headings of the workbook for the names of fields.
    fn named(&self, text: &str, spot: &Spot) -> String {
        let mut told = String::new();
        let mut rest = text;
        let mut is_choice = false;
        while let Some((before, name, after)) = next_quoted(rest) {
            told.push_str(before);
            // Of "not one of A, B, C" every one is a choice.
            is_choice = follows_choice(before) || (is_choice && before == ", ");
            let is_field =
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || b"_.".contains(&byte));
            match self.heading(name, spot).filter(|_| is_field && !is_choice) {
                Some(Heading::Sheet(sheet)) if told.ends_with(" in ") => {
                    told.truncate(told.len() - "in ".len());
                    told.push_str(&format!("on the sheet “{sheet}”"));
                }
                Some(Heading::Sheet(sheet)) => told.push_str(&format!("the sheet “{sheet}”")),
                Some(Heading::Column(heading)) if is_place(before) => told.push_str(&format!("a column “{heading}”")),
                Some(Heading::Column(heading)) => told.push_str(&format!("“{heading}”")),
                // As the lists of the workbook offer it.
                None if is_choice => told.push_str(&format!("\"{}\"", name.replace('_', " "))),
                None => told.push_str(&format!("\"{name}\"")),
            }
            rest = after;
        }
        told + rest
    }
}

/// Whether the words before a quoted one say that it is a choice and no field.
fn follows_choice(before: &str) -> bool {
    ["did you mean ", "not one of ", "choose ", "is not ", "must be "].iter().any(|words| before.ends_with(words))
}

/// Whether the words before a heading say that something goes there.
fn is_place(before: &str) -> bool {
    before.ends_with(" in ") && !before.ends_with("fill in ")
}

/// The stretch from a start to an end, and what stands between.
fn form(text: &str, start: &str, end: &str) -> Option<(std::ops::Range<usize>, String)> {
    let at = text.find(start)?;
    let inner = at + start.len();
    let length = text[inner..].find(end)?;
    Some((at..inner + length + end.len(), text[inner..inner + length].to_owned()))
}

/// What stands before the next quoted words, the words, and what stands behind.
fn next_quoted(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('"')?;
    let (name, after) = rest.split_once('"')?;
    Some((before, name, after))
}

/// A text in which quoted words stand between quotation marks that nobody would type.
fn quoted(text: &str) -> String {
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
        let teller = Teller::new();
        for (pointer, hint, told) in [
            (
                "/indicators/0/current",
                "write {\"value\": \"95%\", …} with \"mark\": \"provisional\"",
                "type 95% here, and “provisional” in a column “Current mark”",
            ),
            (
                "/indicators/0/current/value",
                "write {\"value\": \"95%\", …} with the rest in \"note\"",
                "type 95% here, and the rest in a column “Current note”",
            ),
            (
                "/indicators/0/target",
                "write the number, or \"N/A\" and say why in \"note\"",
                "type the number, or “N/A” and say why in a column “Target note”",
            ),
            (
                "/indicators/0/measures/1/current",
                "this is a dash, not a minus sign: write \"-5\"",
                "this is a dash, not a minus sign: type “-5”",
            ),
            (
                "/indicators/0/comparators/0",
                "write {\"label\": \"England Mean\", \"value\": …}",
                "fill in “Label”, such as “England Mean”",
            ),
            (
                "/indicators/0/unit",
                "for any other unit write {\"suffix\": \" days\"}",
                "for any other unit type “other” here, and “days” in a column “Unit suffix”",
            ),
            ("/report/first_page", "write 3, without quotation marks", "type 3"),
            ("/report/chart_tables", "write true, without quotation marks", "type Yes"),
            (
                "/report/meeting_date",
                "correct \"meeting_date\" or \"produced_on\"",
                "correct “Date of the meeting” or “Produced on”",
            ),
            ("/indicators/0/current", "did you mean \"target\"?", "did you mean “target”?"),
            (
                "/indicators/0/current/mark",
                "is not one of \"estimated\", \"revised\", \"not_applicable\"",
                "is not one of “estimated”, “revised”, “not applicable”",
            ),
            (
                "/rating/bands/0",
                "delete its \"below\" or \"up_to\", or add a last band",
                "clear its “Below” or “Up to”, or add a last band",
            ),
            (
                "/indicators/0/history/0/mark",
                "write null, or delete the mark if",
                "leave the cell empty, or delete the mark if",
            ),
            ("/indicators/0/current", "say so in \"accept\"", "say so on the sheet “Accepted warnings”"),
            (
                "/indicators/0/current",
                "set \"decimals\" in \"unit\"",
                "type how many decimals in a column “Unit decimals”",
            ),
            (
                "/indicators/0/ref",
                "add \"ref\", the number the committee knows it by",
                "fill in “Ref”, the number the committee knows it by",
            ),
        ] {
            assert_eq!(teller.hint(hint, &teller.spot(pointer)), told, "{pointer}: {hint}");
        }
    }
}
