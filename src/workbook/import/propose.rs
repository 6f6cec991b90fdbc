//! A first map, from the words of the headings; what was not clear stands in it as a remark.

use super::Tell;
use super::map::Map;
use super::table::{self, Table};
use crate::source::{Book, Sheet};
use crate::workbook::tree::{Json, Property, written};
use crate::workbook::wording::folded;

/// The words by which a heading is known, the plainest first.
const WORDS: &[(&str, &[&str])] = &[
    (
        "ref",
        &[
            "ref",
            "reference",
            "kpi no",
            "kpi ref",
            "pi ref",
            "code",
            "indicator code",
            "kpi",
            "no",
            "id",
            "project number",
        ],
    ),
    (
        "title",
        &[
            "title",
            "indicator",
            "indicator name",
            "measure",
            "kpi name",
            "performance indicator",
            "description",
            "project description",
        ],
    ),
    (
        "group",
        &[
            "group",
            "service",
            "theme",
            "directorate",
            "department",
            "programme",
            "programme name",
            "category",
            "function",
            "familygrouping",
        ],
    ),
    ("owner", &["owner", "lead officer", "responsible officer", "lead", "institution"]),
    ("frequency", &["frequency", "reporting frequency", "reportingperiod"]),
    ("unit", &["unit", "format"]),
    ("direction", &["direction", "polarity", "good is", "aim", "ranking_type"]),
    ("target", &["target", "annual target", "quarterly target"]),
    ("baseline", &["baseline"]),
    ("current", &["current", "actual", "result", "outturn", "performance", "value", "actual output"]),
    ("previous", &["previous", "last year", "previous year", "last quarter", "prior"]),
    ("rag", &["rag", "rag rating", "rag status", "status", "level"]),
    ("change", &["change", "trend", "direction of travel"]),
    (
        "narrative.Commentary",
        &["commentary", "comment", "comments", "narrative", "reason for deviation", "reasonfordeviation"],
    ),
    ("narrative.Actions", &["actions", "action", "corrective action", "correctiveaction", "path to green"]),
];

/// A first map for a workbook, as JSON text.
pub fn propose(book: &Book) -> Option<String> {
    let best = book.sheets.iter().filter(|sheet| !sheet.rows.is_empty()).max_by_key(|sheet| table_of(sheet).0)?;
    let (_, rows) = table_of(best);
    let map = Map::read(&with_rows(&rows)).ok()?;
    let table = table::find(best, &map, &mut Tell::default())?;
    let mut unsure = Vec::new();
    let quarters = quarters(&table);
    let mut columns: Vec<Property> = Vec::new();
    for (field, words) in WORDS {
        let of_quarter = quarters.last().and_then(|(_, fields)| fields.iter().find(|(known, _)| known == field));
        let found =
            of_quarter.map(|(_, heading)| heading.clone()).or_else(|| heading_of(&table, words, &mut unsure, field));
        columns.extend(found.map(|heading| Property::new(field, Json::Text(heading).at(None))));
    }
    let history: Vec<_> = quarters
        .iter()
        .filter_map(|(name, fields)| {
            let value = fields.iter().find(|(field, _)| *field == "current")?;
            let mut point = Json::Object(vec![
                Property::new("period", Json::Text(name.clone()).at(None)),
                Property::new("value", Json::Text(value.1.clone()).at(None)),
            ]);
            if let Some((_, target)) = fields.iter().find(|(field, _)| *field == "target") {
                point.set("target", Json::Text(target.clone()));
            }
            Some(point.at(None))
        })
        .collect();
    let used = |heading: &str| {
        columns.iter().any(|column| column.value.json == Json::Text(heading.into()))
            || history.iter().any(|point| point.json.words("value") == heading || point.json.words("target") == heading)
    };
    for heading in table.headings.values().filter(|heading| !used(heading)) {
        unsure.push(format!("“{heading}” is not used: name it in columns, or list it in ignore"));
    }
    let text = |text: &str| Json::Text(text.to_owned()).at(None);
    let remarks = ["a first map, made from the words of the headings: look at every line"]
        .into_iter()
        .map(str::to_owned)
        .chain(unsure);
    let mut fields = vec![
        Property::new("//", Json::Array(remarks.map(|remark| Json::Text(remark).at(None)).collect()).at(None)),
        Property::new("sheet", text(&best.name)),
        Property::new(
            "header_rows",
            Json::Array(rows.iter().map(|row| Json::Number((row + 1).to_string()).at(None)).collect()).at(None),
        ),
        Property::new("columns", Json::Object(columns).at(None)),
    ];
    let named = |words: &[&str]| {
        let is_named = |heading: &&String| words.contains(&folded(heading).as_str());
        table.headings.values().find(is_named).cloned()
    };
    if let (Some(period), Some(value)) = (named(&["period", "date", "year", "quarter"]), named(&["value"])) {
        // One row a figure: what has the same key is one indicator.
        let of_field =
            |field: &str| match fields.iter().find(|known| known.name == "columns").map(|known| &known.value.json) {
                Some(columns) => Some(columns.words(field)).filter(|heading| !heading.is_empty()),
                None => None,
            };
        let key: Vec<_> =
            ["ref", "title"].iter().filter_map(|field| of_field(field)).map(|heading| text(&heading)).collect();
        let columns = fields.iter_mut().find(|known| known.name == "columns");
        if let Some(Json::Object(columns)) = columns.map(|columns| &mut columns.value.json) {
            columns.retain(|column| column.name != "current");
        }
        fields.push(Property::new("shape", text("long")));
        fields.push(Property::new("key", Json::Array(key).at(None)));
        fields.push(Property::new("period", text(&period)));
        fields.push(Property::new("value", text(&value)));
    }
    if !history.is_empty() {
        fields.push(Property::new("history", Json::Array(history).at(None)));
    }
    let report = [("title", "Performance Report"), ("committee", ""), ("period", ""), ("produced_on", "")];
    fields.push(Property::new(
        "report",
        Json::Object(report.map(|(field, value)| Property::new(field, text(value))).to_vec()).at(None),
    ));
    Some(written(&Json::Object(fields).at(None)).0)
}

fn with_rows(rows: &[u32]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| (row + 1).to_string()).collect();
    format!("{{\"header_rows\": [{}], \"columns\": {{\"ref\": \"A\"}}, \"report\": {{}}}}", rows.join(", "))
}

/// How many known words a sheet's headings have, and in which row they stand: the one with most.
fn table_of(sheet: &Sheet) -> (usize, Vec<u32>) {
    let known = |text: &str| {
        let word = folded(text);
        WORDS.iter().any(|(_, words)| {
            words.iter().any(|known| {
                word == *known || word.ends_with(&format!(" {known}")) || word.starts_with(&format!("{known} "))
            })
        }) || quarter(&word).is_some()
    };
    let hits = |row: &u32| sheet.rows[row].iter().filter(|cell| known(cell.value.shown())).count();
    let best = sheet.rows.keys().take(30).max_by_key(|row| (hits(row), std::cmp::Reverse(**row)));
    best.map_or((0, Vec::new()), |row| (hits(row), vec![*row]))
}

/// The heading that one of the words names; several are told.
fn heading_of(table: &Table<'_>, words: &[&str], unsure: &mut Vec<String>, field: &str) -> Option<String> {
    for word in words {
        let same: Vec<&String> = table.headings.values().filter(|heading| folded(heading) == *word).collect();
        if let [one] = same[..] {
            return Some(one.clone());
        }
    }
    let contains = |heading: &&String| {
        words.iter().any(|word| word.len() > 3 && folded(heading).contains(word)) && quarter(&folded(heading)).is_none()
    };
    let near: Vec<&String> = table.headings.values().filter(contains).collect();
    let first = near.first()?;
    let others = near.iter().map(|heading| format!("“{heading}”")).collect::<Vec<_>>().join(", ");
    unsure.push(format!("“{field}” may be {others}: the first is taken"));
    Some((*first).clone())
}

/// A quarter and what its columns are: field and heading.
type Quarter = (String, Vec<(&'static str, String)>);

/// The columns that name a quarter, by quarter.
fn quarters(table: &Table<'_>) -> Vec<Quarter> {
    let mut quarters: Vec<Quarter> = Vec::new();
    for heading in table.headings.values() {
        let word = folded(heading);
        let Some(number) = quarter(&word) else { continue };
        let kind = [
            ("target", "target"),
            ("actual", "current"),
            ("reason", "narrative.Commentary"),
            ("comment", "narrative.Commentary"),
            ("deviation", "narrative.Commentary"),
            ("corrective", "narrative.Actions"),
            ("action", "narrative.Actions"),
        ];
        let Some((_, field)) = kind.iter().find(|(known, _)| word.contains(known)) else { continue };
        let name = format!("Q{number}");
        let at = quarters.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            quarters.push((name, Vec::new()));
            quarters.len() - 1
        });
        if !quarters[at].1.iter().any(|(known, _)| known == field) {
            quarters[at].1.push((field, heading.clone()));
        }
    }
    quarters.sort_by(|a, b| a.0.cmp(&b.0));
    quarters
}

/// The quarter that a heading names: "Quarter 3 target", "Target_Q3", "Q3".
fn quarter(word: &str) -> Option<char> {
    let plain: String = word.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let short = words.iter().find_map(|word| word.strip_prefix('q').filter(|rest| rest.len() == 1));
    let long = words.windows(2).find(|pair| pair[0] == "quarter").map(|pair| pair[1]);
    short.or(long)?.chars().next().filter(|digit| ('1'..='4').contains(digit))
}
