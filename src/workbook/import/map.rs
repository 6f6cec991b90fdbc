//! The map: which column is which field, and what its words mean.

mod form;

use crate::workbook::tree::Json;

/// What a map says.
#[derive(Debug)]
pub struct Map {
    /// The sheets to read; "*" is all; none is the first.
    pub(super) sheets: Vec<String>,
    /// The rows of the heading, from 1; none to find them by their words.
    pub(super) header_rows: Vec<u32>,
    /// The fields and the headings of their columns, in the map's order.
    pub(super) columns: Vec<(String, String)>,
    /// Earlier figures: period, heading of the figure, heading of the target.
    pub(super) history: Vec<(String, String, Option<String>)>,
    /// Figures of others: label and heading.
    pub(super) comparators: Vec<(String, String)>,
    /// What words of a field mean: field, word, meaning.
    pub(super) words: Vec<(String, String, String)>,
    /// Rows that are left out: heading and the words that say so.
    pub(super) skip: Vec<(String, Vec<String>)>,
    /// Columns that are left out on purpose.
    pub(super) ignore: Vec<String>,
    /// Fields that are the same for all.
    pub(super) fixed: Vec<(String, Json)>,
    /// The report.
    pub(super) report: Json,
    /// For one row a figure: key columns, period column, value column, and the period that is current.
    pub(super) long: Option<Long>,
    /// Whether the indicators stand side by side, one a column.
    pub(super) is_transposed: bool,
    /// Whether "1,5" is one and a half.
    pub(super) decimal_comma: bool,
    /// Whether the table goes on behind a blank row.
    pub(super) over_blank_rows: bool,
}

/// The columns of a table with one row a figure.
#[derive(Debug)]
pub(super) struct Long {
    pub(super) key: Vec<String>,
    pub(super) period: String,
    pub(super) value: String,
    /// The current period; else the last one.
    pub(super) current: Option<String>,
}

impl Map {
    /// Reads a map, or says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, Vec<String>> {
        let (json, mut faults) = form::read(text);
        let Json::Object(properties) = &json else {
            if faults.is_empty() {
                faults.push("it must be an object { … } with “columns” and “report”".to_owned());
            }
            return Err(faults);
        };
        faults.extend(form::faults(properties));
        let shape = json.words("shape");
        if !["", "wide", "long", "transposed"].contains(&shape.as_str()) {
            faults.push(format!("“shape” is “{shape}”, but can be wide, long or transposed"));
        }
        let mut map = Self::of(&json);
        if shape == "long" {
            map.long = Some(Long {
                key: texts(json.get("key")),
                period: json.words("period"),
                value: json.words("value"),
                current: Some(json.words("current_period")).filter(|period| !period.is_empty()),
            });
            let is_named = |field: &str| texts(json.get(field)).iter().any(|heading| !heading.trim().is_empty());
            if !["key", "period", "value"].into_iter().all(is_named) {
                faults.push("a map of the shape “long” needs “key”, “period” and “value”".into());
            }
        }
        if map.columns.is_empty() && map.long.is_none() {
            faults.push("“columns” is missing or empty: name a heading for each field".into());
        }
        if map.report == Json::Null {
            faults.push("“report” is missing: it needs “title”, “committee”, “period” and “produced_on”".into());
        }
        if faults.is_empty() { Ok(map) } else { Err(faults) }
    }

    fn of(json: &Json) -> Self {
        let list = |name: &str| json.get(name).map_or(&[][..], Json::entries).iter().map(|node| &node.json);
        let sheets = [texts(json.get("sheet")), texts(json.get("sheets"))].concat();
        let rows =
            list("header_rows").filter_map(|row| if let Json::Number(row) = row { row.parse().ok() } else { None });
        let point = |json: &Json| {
            let target = Some(json.words("target")).filter(|heading| !heading.is_empty());
            (json.words("period"), json.words("value"), target)
        };
        let meanings = pairs(json.get("words")).into_iter().flat_map(|(field, words)| {
            let of_field =
                pairs(Some(words)).into_iter().map(move |(word, meaning)| (field.clone(), word, text(meaning)));
            of_field.collect::<Vec<_>>()
        });
        Self {
            sheets,
            header_rows: rows.collect(),
            columns: pairs(json.get("columns")).into_iter().map(|(field, heading)| (field, text(heading))).collect(),
            history: list("history").map(point).collect(),
            comparators: list("comparators").map(|json| (json.words("label"), json.words("value"))).collect(),
            words: meanings.collect(),
            skip: pairs(json.get("skip_rows"))
                .into_iter()
                .map(|(heading, words)| (heading, texts(Some(words))))
                .collect(),
            ignore: texts(json.get("ignore")),
            fixed: pairs(json.get("fixed")).into_iter().map(|(field, value)| (field, value.clone())).collect(),
            report: json.get("report").cloned().unwrap_or(Json::Null),
            long: None,
            is_transposed: json.words("shape") == "transposed",
            decimal_comma: json.get("decimal_comma") == Some(&Json::Truth(true)),
            over_blank_rows: json.get("over_blank_rows") == Some(&Json::Truth(true)),
        }
    }
}

fn pairs(json: Option<&Json>) -> Vec<(String, &Json)> {
    let Some(Json::Object(properties)) = json else { return Vec::new() };
    let named = properties.iter().filter(|property| property.name != "//");
    named.map(|property| (property.name.clone(), &property.value.json)).collect()
}

fn text(json: &Json) -> String {
    match json {
        Json::Text(text) => text.clone(),
        Json::Number(number) => number.clone(),
        _ => String::new(),
    }
}

/// One text or a list of texts.
fn texts(json: Option<&Json>) -> Vec<String> {
    match json {
        Some(Json::Array(nodes)) => nodes.iter().map(|node| text(&node.json)).collect(),
        Some(other) => vec![text(other)],
        None => Vec::new(),
    }
}
