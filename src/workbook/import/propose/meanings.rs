//! What the words in a column of choices mean: those that are known are translated, the others asked for.

use super::headings::list;
use crate::pack::meant_choice;
use crate::workbook::import::table::Table;
use crate::workbook::tree::{Json, Property};

/// The most different words of a column that is one of choices.
const MOST: usize = 20;

/// Other words for choices, in small letters, and the choices.
type Others = [(&'static str, &'static str)];

/// The fields that take choices, their words, and other words for them.
const CHOICES: &[(&str, &[&str], &Others)] = &[
    ("frequency", &["Month", "Quarter", "Year", "Period"], &[]),
    ("unit", &["number", "percent", "pounds"], &[]),
    (
        "direction",
        &["higher", "lower", "close"],
        &[
            ("high", "higher"),
            ("up", "higher"),
            ("bigger", "higher"),
            ("increase", "higher"),
            ("maximise", "higher"),
            ("higher is better", "higher"),
            ("low", "lower"),
            ("down", "lower"),
            ("smaller", "lower"),
            ("decrease", "lower"),
            ("minimise", "lower"),
            ("lower is better", "lower"),
            ("goldilocks", "close"),
            ("middle", "close"),
            ("target", "close"),
        ],
    ),
    ("rag", &["Red", "Amber", "Green", "Blue", "Baseline", "Contextual", "In Development"], &[("yellow", "Amber")]),
];

/// The words of a field's column that are none of the pack's, each with what it means; "" where that has to be said.
pub(super) fn of(table: &Table<'_>, field: &str, heading: &str, unsure: &mut Vec<String>) -> Option<Property> {
    let (_, known, others) = CHOICES.iter().find(|(name, _, _)| *name == field)?;
    let mut words: Vec<&str> = table.values(heading).filter(|word| !known.contains(word)).collect();
    words.sort_unstable();
    words.dedup();
    if words.is_empty() || words.len() > MOST {
        return None;
    }
    let meant = |word: &str| {
        let plain = word.to_lowercase();
        let other = others.iter().find(|(other, _)| *other == plain).map(|(_, meant)| *meant);
        other.or_else(|| meant_choice(word, known)).unwrap_or_default()
    };
    let unknown: Vec<String> =
        words.iter().filter(|word| meant(word).is_empty()).map(|word| (*word).to_owned()).collect();
    if !unknown.is_empty() {
        let all = list(&unknown.iter().collect::<Vec<_>>());
        let choices = known.join(", ");
        unsure.push(format!(
            "“{heading}” says {all}: type what it means behind it in “words” ({choices}), or leave that empty to leave it out"
        ));
    }
    let meanings = words.iter().map(|word| Property::new(word, Json::Text(meant(word).to_owned()).at(None)));
    Some(Property::new(field, Json::Object(meanings.collect()).at(None)))
}

/// Whether the words of a column are units at all: known ones, or words to print behind figures; formats of numbers are none.
pub(super) fn are_units(table: &Table<'_>, heading: &str) -> Units {
    let (_, known, _) = CHOICES[1];
    let is_known = |word: &str| known.contains(&word) || meant_choice(word, known).is_some();
    if table.values(heading).any(is_known) {
        return Units::Named;
    }
    let is_format = |word: &str| word.contains(['0', '#', '@']);
    if table.values(heading).any(is_format) { Units::None } else { Units::Words }
}

/// What a column for units holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Units {
    /// Units that the pack has names for.
    Named,
    /// Other words.
    Words,
    /// No units.
    None,
}
