//! What is still to come, as text for an e-mail and as CSV for a spreadsheet.

use super::count;
use crate::change::outstanding::{Due, ToCome};
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
            text.push_str(&format!("{}: {}\n\n", name(&of_owner[0]), line(&all(&of_owner[0]))));
            continue;
        }
        let owner = or(&of_owner[0].owner, "No owner given");
        text.push_str(&format!("{} ({})\n", line(owner), count(of_owner.len(), "indicator")));
        for of_group in of_owner.chunk_by(|a, b| a.group == b.group) {
            text.push_str(&format!("  {}\n", line(or(&of_group[0].group, "Without a group"))));
            for due in of_group {
                text.push_str(&format!("    {}: {}\n", line(&name(due)), line(&all(due))));
            }
        }
        text.push('\n');
    }
    text.push_str(&format!("{} with something still to come\n", count(indicators(due), "indicator")));
    text
}

/// All that is missing of an indicator; in a workbook it helps to know the cells.
fn all(due: &Due) -> String {
    let one = |to_come: &ToCome| match to_come.spot.as_str() {
        "" => to_come.what.clone(),
        spot => format!("{} ({spot})", to_come.what),
    };
    due.missing.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Whether its pack is a workbook, so that what is missing has a cell to go into.
fn has_cells(due: &Due) -> bool {
    due.missing.iter().any(|to_come| !to_come.spot.is_empty())
}

/// How many of them are indicators.
fn indicators(due: &[Due]) -> usize {
    due.iter().filter(|due| !due.is_report).count()
}

/// One JSON object, for programs.
pub fn missing_json(due: &[Due]) -> String {
    let entry = |due: &Due| {
        let mut entry = serde_json::json!({
            "owner": due.owner,
            "group": due.group,
            "indicator": due.number,
            "title": due.title,
            "missing": due.missing.iter().map(|to_come| &to_come.what).collect::<Vec<_>>(),
            "place": due.place,
        });
        if has_cells(due) {
            entry["where"] = due.missing.iter().map(|to_come| to_come.spot.as_str()).collect();
        }
        entry
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
            .map(move |to_come| [&due.owner, &due.group, &due.number, &due.title, &to_come.what, &to_come.spot])
    });
    let headings = ["Owner", "Group", "Indicator", "Title", "Missing", "Where"];
    let columns = if due.iter().any(has_cells) { 6 } else { 5 };
    for row in std::iter::once(headings).chain(rows.map(|row| row.map(String::as_str))) {
        let fields = row[..columns].iter().map(|text| field(text));
        writer.write_record(fields).expect("all rows have as many fields");
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
