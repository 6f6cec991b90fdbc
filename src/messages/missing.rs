//! What is still to come, as text for an e-mail and as CSV for a spreadsheet.

use super::count;
use crate::change::outstanding::Due;
use crate::output::harmless::{field, json, line};

/// By which Excel sees that a file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// One paragraph for every owner, its groups in it.
pub fn missing_text(due: &[Due]) -> String {
    if due.is_empty() {
        return "nothing is missing\n".to_owned();
    }
    let mut text = String::new();
    for of_owner in due.chunk_by(|a, b| !a.is_report && !b.is_report && a.owner == b.owner) {
        if of_owner[0].is_report {
            text.push_str(&format!("{}: {}\n\n", name(&of_owner[0]), line(&of_owner[0].missing.join(", "))));
            continue;
        }
        let owner = or(&of_owner[0].owner, "No owner given");
        text.push_str(&format!("{} ({})\n", line(owner), count(of_owner.len(), "indicator")));
        for of_group in of_owner.chunk_by(|a, b| a.group == b.group) {
            text.push_str(&format!("  {}\n", line(or(&of_group[0].group, "Without a group"))));
            for due in of_group {
                // In a workbook it helps to know the cell.
                let cell = due.place.split_once(", ").map_or_else(String::new, |(_, cell)| format!(" ({cell})"));
                text.push_str(&format!("    {}: {}\n", line(&name(due)), line(&(due.missing.join(", ") + &cell))));
            }
        }
        text.push('\n');
    }
    text.push_str(&format!("{} with something still to come\n", count(indicators(due), "indicator")));
    text
}

/// How many of them are indicators.
fn indicators(due: &[Due]) -> usize {
    due.iter().filter(|due| !due.is_report).count()
}

/// One JSON object, for programs.
pub fn missing_json(due: &[Due]) -> String {
    let entry = |due: &Due| {
        serde_json::json!({
            "owner": due.owner,
            "group": due.group,
            "indicator": due.number,
            "title": due.title,
            "missing": due.missing,
            "place": due.place,
        })
    };
    let list =
        serde_json::json!({ "missing": due.iter().map(entry).collect::<Vec<_>>(), "indicators": indicators(due) });
    json(&(serde_json::to_string_pretty(&list).expect("texts always serialise") + "\n"))
}

/// A row for everything that is missing, with a heading row; written as Excel reads it without being asked.
pub fn missing_csv(due: &[Due]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.into());
    let rows = due.iter().flat_map(|due| {
        due.missing
            .iter()
            .map(move |missing| [&due.owner, &due.group, &due.number, &due.title, missing].map(String::as_str))
    });
    for row in std::iter::once(["Owner", "Group", "Indicator", "Title", "Missing"]).chain(rows) {
        writer.write_record(row.map(field)).expect("writing to memory succeeds, and all rows have five fields");
    }
    let bytes = writer.into_inner().expect("writing to memory succeeds");
    String::from_utf8(bytes).expect("texts stay texts")
}

fn name(due: &Due) -> String {
    match (due.number.as_str(), due.title.as_str()) {
        ("", "") => "Untitled indicator".to_owned(),
        ("", title) => title.to_owned(),
        (number, "") => format!("Indicator {number}"),
        (number, title) => format!("Indicator {number}, {title}"),
    }
}

fn or<'t>(text: &'t str, otherwise: &'t str) -> &'t str {
    if text.is_empty() { otherwise } else { text }
}
