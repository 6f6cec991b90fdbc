//! What an officer probably meant: the nearest name, the number inside a text, the text around a number.

mod aside;
mod fields;
mod shape;
mod words;

use jsonc_parser::ast::Value as JsonValue;

use crate::number;
pub(super) use aside::aside;
pub(super) use fields::heading;
pub(super) use shape::shape;
use words::WORDS;

use super::wanted::Wanted;
use crate::problem::{Hint, nearest};

/// The field that a mistyped or foreign name probably means.
pub(super) fn field<'n>(typed: &str, known: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let plain = typed.trim().replace(['-', ' '], "_");
    fields::meant(&plain, known.clone()).or_else(|| nearest(&plain, known))
}

/// The choice that a mistyped or foreign word probably means.
pub(super) fn word<'n>(typed: &str, known: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let typed = typed.trim();
    let guesses = [other_word(typed, WORDS, known.clone()), initial(typed, known.clone()), begun(typed, known.clone())];
    guesses.into_iter().flatten().next().or_else(|| nearest(typed, known))
}

/// The choice that another word surely means: one that is known for it, or its first letter.
pub(crate) fn meant_choice<'n>(typed: &str, known: &[&'n str]) -> Option<&'n str> {
    let (typed, all) = (typed.trim(), || known.iter().copied());
    let same = all().find(|choice| choice.eq_ignore_ascii_case(typed));
    same.or_else(|| other_word(typed, WORDS, all())).or_else(|| initial(typed, all()))
}

/// The only choice that begins with a single letter: "Q".
fn initial<'n>(typed: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let letter = typed.to_lowercase();
    let mut meant = known.filter(|known| letter.chars().count() == 1 && known.to_lowercase().starts_with(&letter));
    meant.next().filter(|_| meant.next().is_none())
}

/// The fewest letters of a choice that a longer word has in it by more than chance.
const BEGUN: usize = 4;

/// The choice that a longer word begins with: "flowing".
fn begun<'n>(typed: &str, mut known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let typed = typed.to_lowercase();
    known.find(|known| known.len() >= BEGUN && typed.starts_with(*known))
}

/// The code of a language that was written by its name, or with another sign between language and country.
pub(super) fn language(typed: &str) -> Option<String> {
    const NAMES: [(&str, &str); 9] = [
        ("english", "en-GB"),
        ("british english", "en-GB"),
        ("welsh", "cy"),
        ("cymraeg", "cy"),
        ("gaelic", "gd"),
        ("scottish gaelic", "gd"),
        ("irish", "ga"),
        ("cornish", "kw"),
        ("french", "fr"),
    ];
    let typed = typed.trim();
    let named = NAMES.iter().find(|(name, _)| *name == typed.to_lowercase()).map(|(_, code)| (*code).to_owned());
    let code = typed.replace('_', "-");
    let is_code = code.len() == 5 && code.split('-').all(|part| part.len() == 2 && part.is_ascii());
    named.or_else(|| (is_code && code != typed).then_some(code))
}

fn other_word<'n>(typed: &str, others: &[(&str, &str)], mut known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let typed = typed.trim_matches(['[', ']', '(', ')', '.']).to_lowercase();
    let meant = others.iter().filter(|(other, _)| *other == typed).map(|(_, meant)| *meant).collect::<Vec<_>>();
    known.find(|known| meant.contains(known))
}

/// What to write where a value is of another kind than the field takes.
pub(super) fn other_kind(value: &JsonValue<'_>, wanted: &Wanted) -> Option<Hint> {
    use Wanted::{Label, List, Number, Object, Text, Texts, Truth, WholeNumber};
    match (value, wanted) {
        (JsonValue::NumberLit(number), Text | Texts | Label) => Some(Hint::both(
            format!("put it in quotation marks: \"{}\"", number.value),
            "format the cell as Text and type it again",
        )),
        (JsonValue::NullKeyword(_), _) => {
            Some(Hint::both("delete the field, or give it a value", "clear the cell, or fill it in"))
        }
        (JsonValue::StringLit(text), Number | WholeNumber) => number_hint(&text.value),
        (JsonValue::StringLit(text), Truth) => truth_hint(&text.value),
        (JsonValue::NumberLit(number), Truth) => truth_hint(number.value),
        (JsonValue::StringLit(_) | JsonValue::NumberLit(_), List) => Some(Hint::both(
            "put square brackets around it: [ … ]",
            "type one entry a line (Alt and Enter starts a new line)",
        )),
        (JsonValue::Object(_), List) => Some(json_alone("put square brackets around it: [ { … } ]")),
        (JsonValue::Array(array), Object(_)) if array.elements.len() == 1 => {
            Some(json_alone("leave out the square brackets around it"))
        }
        _ => None,
    }
}

/// Advice about brackets; a cell has some only behind “(json)”.
pub(super) fn json_alone(json: impl Into<String>) -> Hint {
    Hint::both(json, "type the words themselves")
}

fn number_hint(text: &str) -> Option<Hint> {
    let (number, rest) = split_number(text)?;
    Some(match rest {
        "" => Hint::both(format!("write {number}, without quotation marks"), format!("type {number}")),
        rest => Hint::both(
            format!("write {number}, without quotation marks and without “{rest}”"),
            format!("type {number}, without “{rest}”"),
        ),
    })
}

fn truth_hint(written: &str) -> Option<Hint> {
    let truth = truth(written)?;
    let word = if truth { "Yes" } else { "No" };
    Some(Hint::both(format!("write {truth}, without quotation marks"), format!("choose {word}")))
}

/// Whether a word means true or false.
pub(super) fn truth(written: &str) -> Option<bool> {
    match written.trim().to_lowercase().as_str() {
        "true" | "yes" | "y" | "1" | "on" => Some(true),
        "false" | "no" | "n" | "0" | "off" => Some(false),
        _ => None,
    }
}

/// The number that a text in quotation marks starts with, as JSON writes it.
pub(super) fn number_in(value: &JsonValue<'_>) -> Option<String> {
    split_number(&value.as_string_lit()?.value).map(|(number, _)| number)
}

/// Where a field of another object belongs, when it stands in this one.
pub(super) fn elsewhere(name: &str, noun: &str) -> Option<String> {
    const OF_PACK: &[&str] = &["indicators", "key", "rating"];
    const OF_REPORT: &[&str] = &[
        "title",
        "committee",
        "period",
        "financial_year",
        "produced_on",
        "issued",
        "organisation",
        "team",
        "email",
        "status",
        "marking",
        "appendix",
        "agenda_item",
        "meeting_date",
        "first_page",
        "version",
        "source",
        "language",
        "chart_tables",
        "logo",
        "theme",
        "print_owner",
        "introduction",
        "summary",
        "parts",
        "layout",
        "fingerprint",
        "accept",
    ];
    if noun == "the report" && OF_PACK.contains(&name) {
        return Some(format!("\"{name}\" belongs beside \"report\", not inside it: close report with }} before it"));
    }
    if noun == "a band of an indicator" && ["colour", "meaning", "off_target"].contains(&name) {
        return Some(format!("\"{name}\" is the whole scale's: say it once in the pack's own \"rating\""));
    }
    (noun == "the pack" && OF_REPORT.contains(&name)).then(|| format!("\"{name}\" belongs inside \"report\""))
}

/// The number that a text starts with, as JSON writes it, and the stray unit after it.
fn split_number(text: &str) -> Option<(String, &str)> {
    let text = text.trim();
    let end = text
        .char_indices()
        .find(|(_, c)| !(c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+' | '−' | '£')))
        .map_or(text.len(), |(at, _)| at);
    let (digits, rest) = text.split_at(end);
    let number = number::read(digits)?.number()?;
    Some((number.to_string(), rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stray_unit_is_told_from_its_number() {
        assert_eq!(split_number("362 businesses"), Some(("362".into(), "businesses")));
        assert_eq!(split_number("98,206 users"), Some(("98206".into(), "users")));
        assert_eq!(split_number("-10 %"), Some(("-10".into(), "%")));
        assert_eq!(split_number("Fewer than 85"), None);
        assert_eq!(split_number("12/13"), Some(("12".into(), "/13")));
    }

    #[test]
    fn other_words_lead_to_the_contract_s() {
        let of_report = || ["title", "committee", "organisation", "team", "financial_year", "period"].into_iter();
        let of_indicator = || ["ref", "title", "group", "owner", "current", "rag", "rating", "narrative"].into_iter();
        for (typed, meant) in [
            ("council", "organisation"),
            ("author", "team"),
            ("Department", "team"),
            ("year", "financial_year"),
            ("name", "title"),
            ("titel", "title"),
        ] {
            assert_eq!(field(typed, of_report()), Some(meant), "{typed}");
        }
        for (typed, meant) in [
            ("department", "group"),
            ("service", "group"),
            ("actual", "current"),
            ("value", "current"),
            ("status", "rag"),
            ("name", "title"),
            ("lead", "owner"),
        ] {
            assert_eq!(field(typed, of_indicator()), Some(meant), "{typed}");
        }
        let of_point = || ["period", "value", "target", "mark"].into_iter();
        for (typed, meant) in
            [("date", "period"), ("quarter", "period"), ("label", "period"), ("actual", "value"), ("figure", "value")]
        {
            assert_eq!(field(typed, of_point()), Some(meant), "{typed}");
        }
        assert_eq!(heading("Path to green"), Some("Path to Green"));
        assert_eq!(field("polarity", ["ref", "direction"].into_iter()), Some("direction"));
        assert_eq!(field("Produced-On", ["produced_on"].into_iter()), Some("produced_on"));
        assert_eq!(word("Quarterly", ["Month", "Quarter"].into_iter()), Some("Quarter"));
        let marks = ["provisional", "revised", "estimated", "unavailable", "not_applicable", "suppressed", "break"];
        for (typed, meant) in
            [("prov", "provisional"), ("Prov.", "provisional"), ("[r]", "revised"), ("n/a", "not_applicable")]
        {
            assert_eq!(word(typed, marks.into_iter()), Some(meant), "{typed}");
        }
        assert_eq!(word("pie", ["line", "bar"].into_iter()), None);
        for (typed, code) in [("Welsh", Some("cy")), ("en_GB", Some("en-GB")), ("Klingon", None), ("en-GB-oed", None)] {
            assert_eq!(language(typed).as_deref(), code, "{typed}");
        }
    }
}
