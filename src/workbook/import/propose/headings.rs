//! The words of headings: what councils call the fields of a pack, and which quarter a heading names.

use crate::workbook::import::table::Table;
use crate::workbook::wording::folded;

/// The words by which a heading is known, the plainest first.
pub(super) const WORDS: &[(&str, &[&str])] = &[
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
            "name",
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

/// The most letters by which a heading is mistyped.
const MISTYPED: usize = 2;

/// The heading that one of the words names; where it is not plainly one of them, that goes on record.
pub(super) fn heading_of(
    table: &Table<'_>,
    words: &[&str],
    used: &[(String, String)],
    unsure: &mut Vec<String>,
    field: &str,
) -> Option<String> {
    let named = |word: &&&str| {
        let same: Vec<&String> = table.headings.values().filter(|heading| folded(heading) == **word).collect();
        if let [one] = same[..] { Some(one.clone()) } else { None }
    };
    if let Some(one) = words.iter().find_map(|word| named(&word)) {
        return Some(one);
    }
    let is_used = |heading: &str| used.iter().any(|(_, known)| known == heading);
    let is_free = |heading: &&String| quarter(&folded(heading)).is_none() && !is_used(heading);
    let free: Vec<&String> = table.headings.values().filter(is_free).collect();
    let long = || words.iter().filter(|word| word.len() > 3);
    let mut near: Vec<&String> =
        free.iter().filter(|heading| long().any(|word| has_word(heading, word))).copied().collect();
    if near.is_empty() {
        let is_close = |word: &str, heading: &str| strsim::damerau_levenshtein(word, &folded(heading)) <= MISTYPED;
        near =
            free.into_iter().filter(|heading| long().any(|word| word.len() > 6 && is_close(word, heading))).collect();
    }
    let first = near.first()?;
    unsure.push(match near.len() {
        1 => format!("“{field}” may be “{first}”"),
        _ => format!("“{field}” may be {}: the first is taken", list(&near)),
    });
    Some((*first).clone())
}

/// Whether a heading has a word in it that begins where a word begins: "Action taken", "CorrectiveAction", not "Function".
fn has_word(heading: &str, word: &str) -> bool {
    let begins = |at: usize| {
        let before = heading[..at].chars().next_back();
        before.is_none_or(|before| !before.is_alphanumeric()) || heading[at..].starts_with(char::is_uppercase)
    };
    let plain = heading.to_ascii_lowercase();
    plain.match_indices(word).any(|(at, _)| begins(at))
}

/// “A”, “B” and “C” as they stand in a remark.
pub(super) fn list(words: &[&String]) -> String {
    words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(", ")
}

/// Whether a heading has one of the words in it, or names a quarter.
pub(super) fn is_known(text: &str) -> bool {
    let word = folded(text);
    let is_in = |known: &&str| {
        word == **known || word.ends_with(&format!(" {known}")) || word.starts_with(&format!("{known} "))
    };
    WORDS.iter().any(|(_, words)| words.iter().any(&is_in)) || quarter(&word).is_some()
}

/// A quarter and what its columns are: field and heading.
pub(super) struct Quarter {
    pub(super) name: String,
    pub(super) fields: Vec<(&'static str, String)>,
}

impl Quarter {
    /// The heading of its column for a field.
    pub(super) fn heading(&self, field: &str) -> Option<&String> {
        self.fields.iter().find(|(known, _)| *known == field).map(|(_, heading)| heading)
    }
}

/// What the words of a heading that names a quarter say of it.
const KINDS: [(&str, &str); 7] = [
    ("target", "target"),
    ("actual", "current"),
    ("reason", "narrative.Commentary"),
    ("comment", "narrative.Commentary"),
    ("deviation", "narrative.Commentary"),
    ("corrective", "narrative.Actions"),
    ("action", "narrative.Actions"),
];

/// The columns that name a quarter, by quarter.
pub(super) fn quarters(table: &Table<'_>) -> Vec<Quarter> {
    let mut quarters: Vec<Quarter> = Vec::new();
    for heading in table.headings.values() {
        let word = folded(heading);
        let Some(number) = quarter(&word) else { continue };
        let Some((_, field)) = KINDS.iter().find(|(known, _)| word.contains(known)) else { continue };
        let name = format!("Q{number}");
        let at = quarters.iter().position(|known| known.name == name).unwrap_or_else(|| {
            quarters.push(Quarter { name, fields: Vec::new() });
            quarters.len() - 1
        });
        if quarters[at].heading(field).is_none() {
            quarters[at].fields.push((field, heading.clone()));
        }
    }
    quarters.sort_by(|a, b| a.name.cmp(&b.name));
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
