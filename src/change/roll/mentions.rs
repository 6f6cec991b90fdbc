//! Texts that stay and name a period: a person has to look whether they are still true.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use super::naming::Name;
use super::turn::Turn;
use crate::number::period::{MONTHS, Period, Span};
use crate::problem::Place;
use crate::source::Sources;

/// A text of the new pack that names a period.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Where it stands.
    pub place: Place,
    /// The field or heading it stands under.
    pub field: String,
    /// What it says of a period: "Q2 2024/25".
    pub period: String,
}

/// Fields of which a period is no news: names of points, dates, figures, files.
const PASSED: [&str; 14] = [
    "$schema",
    "period",
    "financial_year",
    "produced_on",
    "issued",
    "ref",
    "value",
    "values",
    "categories",
    "history",
    "path",
    "due",
    "revised",
    "email",
];
/// Fields with figures as texts, and words about warnings.
const PASSED_TOO: [&str; 8] =
    ["target", "annual_target", "baseline", "current", "previous", "rag", "accept", "not_due"];

/// Figures that stay as they are, with the period that they are for.
const STAYING: [&str; 3] = ["target", "annual_target", "baseline"];

/// Every text of the new pack that names a period, in its order.
pub fn mentions(sources: &Sources, turn: &Turn) -> Vec<Mention> {
    let mut finder = Finder { turn, file: 0, all: Vec::new() };
    for file in 0..u32::try_from(sources.files().len()).unwrap_or(u32::MAX) {
        let text = sources.text(file);
        finder.file = file;
        if let Some(tree) = Sources::tree(&text) {
            finder.look(&tree, "");
        }
    }
    finder.all
}

struct Finder<'s> {
    turn: &'s Turn,
    file: u32,
    all: Vec<Mention>,
}

impl Finder<'_> {
    fn look(&mut self, value: &Value<'_>, field: &str) {
        match value {
            Value::Object(object) => {
                for property in &object.properties {
                    let name = property.name.as_str();
                    let is_figure = matches!(property.value, Value::StringLit(_)) && PASSED_TOO.contains(&name);
                    // The period of what stays is printed over it.
                    let stays = name == "period" && STAYING.contains(&field);
                    if (stays || !PASSED.contains(&name)) && name != "accept" && !is_figure {
                        self.look(&property.value, name);
                    }
                }
            }
            Value::Array(list) => list.elements.iter().for_each(|entry| self.look(entry, field)),
            Value::StringLit(text) => {
                if let Some(period) = named(&text.value, field, self.turn) {
                    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                    let place = Place { file: self.file, start: byte(text.start()), end: byte(text.end()) };
                    self.all.push(Mention { place, field: field.to_owned(), period });
                }
            }
            _ => {}
        }
    }
}

/// The first words of a text that name a period which is not the new one. A label may be a year alone.
fn named(text: &str, field: &str, turn: &Turn) -> Option<String> {
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let is_new = |found: &str| names(found, &turn.new);
    let found = (0..words.len()).find_map(|at| of_words(words.get(at..)?)).filter(|found| !is_new(found));
    let year = || turn.old.financial_year.clone().filter(|year| turn.starts_year && text.contains(year.as_str()));
    let label = || {
        Some(text.trim().to_owned())
            .filter(|_| field == "label" && Period::named(text).is_some_and(|period| period.span == Span::Year))
    };
    found.or_else(year).or_else(label)
}

/// "Q2", "Q2 2024/25", "Quarter 2 2024/25", "September 2024" at the beginning of some words.
fn of_words(words: &[&str]) -> Option<String> {
    let (first, second) = (words.first()?, words.get(1).copied().unwrap_or_default());
    let is_year = |word: &str| {
        let digits = word.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        digits.is_some_and(|digits| digits > "1900")
    };
    let is_part = |span: Span| matches!(span, Span::Quarter | Span::Half);
    if Period::named(first).is_some_and(|period| is_part(period.span)) {
        let year = Some(second).filter(|second| is_year(second)).map(|year| format!(" {year}"));
        return Some(format!("{first}{}", year.unwrap_or_default()));
    }
    let lower = first.to_lowercase();
    let has_number = second.len() == 1 && second.bytes().all(|byte| byte.is_ascii_digit());
    if ["quarter", "qtr", "half"].contains(&lower.as_str()) && has_number {
        let third = words.get(2).copied().filter(|third| is_year(third)).map(|year| format!(" {year}"));
        return Some(format!("{first} {second}{}", third.unwrap_or_default()));
    }
    let is_month = MONTHS.contains(&lower.as_str());
    (is_month && is_year(second)).then(|| format!("{first} {second}"))
}

/// Whether words name a period, with its year or without.
pub(super) fn names(text: &str, name: &Name) -> bool {
    let Some(period) = name.parsed() else { return text.contains(name.period.as_str()) };
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let found = (0..words.len()).filter_map(|at| of_words(words.get(at..)?));
    let year = |found: &str| crate::number::period::year(found);
    let mut same = found.filter(|found| Period::named(found) == Some(period));
    same.any(|found| year(&found).is_none() || year(&found) == name.year())
}
