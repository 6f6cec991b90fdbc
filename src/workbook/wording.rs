//! The words of the workbook: what sheets and columns are called, so that an officer knows them.

use crate::limits;

/// The heading of a field, where it is not simply its name.
const HEADINGS: &[(&str, &str)] = &[
    ("$schema", "Schema"),
    ("done", "Done in per cent"),
    ("due", "Due date"),
    ("last_year", "Same period last year"),
    ("revised", "Revised date"),
    ("alt", "Alternative text"),
    ("chart_tables", "Tables under charts"),
    ("email", "E-mail"),
    ("first_page", "Number of the first page"),
    ("fingerprint", "Print the fingerprint"),
    ("meeting_date", "Date of the meeting"),
    ("path", "File"),
    ("previously", "Previously published"),
    ("print_owner", "Print owners"),
    ("rag", "Level"),
    ("rag_reason", "Reason for the level"),
    ("rating", "Own scale"),
    ("table", "Table under it"),
];

/// The sheet of a list, where it is not simply its field's name.
const SHEETS: &[(&str, &str)] = &[
    ("accept", "Accepted warnings"),
    ("bands", "Scale"),
    ("charts", "Charts"),
    ("figures", "Pictures"),
    ("labels", "Labels"),
    ("rating.bands", "Own scale"),
];

/// The heading of a column of one sheet, where its field's name says too little.
const OWN_HEADINGS: &[(&str, &str, &str)] = &[("History", "text", "Event")];

/// What the description of a field says of JSON, and what the note at its heading says instead.
const IN_CELLS: &[(&str, &str)] = &[
    (
        "Names the JSON Schema, so that an editor can complete and check the pack.",
        "For packs in JSON only. Leave it as it is.",
    ),
    ("True prints", "Yes prints"),
    ("True where", "Yes where"),
    ("\"off_target\"", "“Off target”"),
    // A cell shows a day as Excel writes it.
    (", as 2024-11-25", ""),
    (", as 2024-12-05", ""),
    (", as 2025-03-31", ""),
    (", as 2025-06-30", ""),
    ("as a BCP 47 tag; en-GB by default", "as a code: en-GB by default, cy for Welsh"),
    ("The rows of the key, or \"used\" for those rows", "Choose “used” for only those rows"),
    ("below the pack's folder", "beside this workbook or in a folder below it"),
    ("JSON numbers", "numbers"),
    ("null as N/A", "“(no figure)” as N/A"),
    ("null is a gap", "“(no figure)” is a gap"),
];

/// The order of the sheets; what is not named comes behind.
pub(super) const ORDER: &[&str] = &[
    "Report",
    "Indicators",
    "Measures",
    "Narrative",
    "History",
    "Comparators",
    "Actions",
    "Notes",
    "Charts",
    "Chart figures",
    "Pictures",
    "Introduction",
    "Key",
    "Scale",
    "Labels",
    "Own scale",
];

/// Sheets that are not part of the pack.
pub(super) const ASIDE: &[&str] = &["Read me", "Lists", "Long texts"];

/// The heading of a field.
pub(super) fn heading(field: &str) -> String {
    HEADINGS.iter().find(|(name, _)| *name == field).map_or_else(|| capital(field), |(_, words)| (*words).to_owned())
}

/// The note at the heading of a field that is described in these words.
pub(super) fn noted(about: &str) -> String {
    IN_CELLS.iter().fold(limits::described(about), |about, (json, cell)| about.replace(json, cell))
}

/// The heading of a field on a sheet.
pub(super) fn on_sheet(sheet: &str, outer: &str, field: &str) -> String {
    let own = OWN_HEADINGS.iter().find(|(of, name, _)| outer.is_empty() && *of == sheet && *name == field);
    own.map_or_else(|| within(outer, field), |(_, _, words)| (*words).to_owned())
}

/// The heading of a field of another field: "Current mark", "Forecast", "Logo file".
pub(super) fn within(outer: &str, field: &str) -> String {
    match (outer, field) {
        ("", _) => heading(field),
        (_, "value") => outer.to_owned(),
        _ => format!("{outer} {}", lower(&heading(field))),
    }
}

/// The name of the sheet for a list of this path.
pub(super) fn sheet(path: &str) -> String {
    let field = path.rsplit('.').next().unwrap_or(path);
    let named = |name: &str| SHEETS.iter().find(|(list, _)| *list == name).map(|(_, sheet)| (*sheet).to_owned());
    named(path).or_else(|| named(field)).unwrap_or_else(|| capital(field))
}

/// What one row of a sheet is called: "Indicator" of "Indicators".
pub(super) fn singular(sheet: &str) -> String {
    sheet.strip_suffix('s').unwrap_or(sheet).to_owned()
}

fn capital(field: &str) -> String {
    let words = field.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A heading or the name of a sheet as it is compared: without case, stars and outer spaces.
pub(super) fn folded(words: &str) -> String {
    words.trim().trim_end_matches('*').split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
