//! What the CSV holds, for machines: metadata after CSV on the Web (W3C).

use serde_json::json;

use super::COLUMNS;
use crate::pack::Pack;

/// The metadata of a CSV file of this name.
pub fn description(pack: &Pack, name: &str) -> String {
    let report = &pack.report;
    let column = |(name, about): (&str, &str)| {
        json!({
            "name": name,
            "titles": name,
            "dc:description": about,
            "datatype": if name == "number" { "decimal" } else { "string" },
        })
    };
    let publisher = report.organisation.as_ref().map(|organisation| organisation.value.trim());
    let mut metadata = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": name,
        "dc:title": format!("{}, {}", report.title.trim(), report.period.trim()),
        "dc:created": report.produced_on.0.format("%Y-%m-%d").to_string(),
        "dialect": { "encoding": "utf-8", "header": true, "lineTerminators": ["\r\n"] },
        "tableSchema": { "columns": COLUMNS.map(column) },
    });
    if let Some(publisher) = publisher {
        metadata["dc:publisher"] = json!(publisher);
    }
    serde_json::to_string_pretty(&metadata).expect("texts always serialise") + "\n"
}
