//! Rules on the report as a whole: one number per indicator, one way to write "N/A", one way to write thousands.

use std::collections::HashMap;

use crate::markup::character::is_blank;
use crate::pack::{At, Direction, Indicator, Pack, Scalar};
use crate::problem::{Code, Place, Problem};

pub(super) fn check(pack: &Pack, problems: &mut Vec<Problem>) {
    let indicators = &pack.indicators.0;
    check_refs(indicators, problems);
    let texts: Vec<Written<'_>> =
        indicators.iter().enumerate().flat_map(|(index, at)| figure_texts(index, at)).collect();
    let spelled = |wanted: fn(&str) -> bool| Spelling(texts.iter().filter(|written| wanted(written.text)).collect());
    let (na, n_a) = (spelled(|text| text == "NA"), spelled(|text| text == "N/A"));
    if let Some(problem) = rarer(na, n_a, Code::InconsistentNa, indicators) {
        problems.push(problem.hint("choose one spelling for the whole report"));
    }
    if let Some(problem) = rarer(spelled(has_separator), spelled(lacks_separator), Code::InconsistentFormat, indicators)
    {
        problems.push(problem.hint("write thousands the same way throughout the report"));
    }
}

fn check_refs(indicators: &[At<Indicator>], problems: &mut Vec<Problem>) {
    let mut seen = HashMap::new();
    for (index, indicator) in indicators.iter().enumerate() {
        let Some(reference) = indicator.reference.as_ref().filter(|reference| !is_blank(&reference.0)) else {
            continue;
        };
        if let Some(first) = seen.get(reference.0.trim()) {
            let title: &At<Indicator> = &indicators[*first];
            let named = title.title.as_ref().map_or_else(String::new, |title| format!(", “{}”", title.value));
            let message = format!("an earlier indicator has the number {} too{named}", reference.0.trim());
            problems.push(
                Problem::new(Code::DuplicateRef, reference.place, message)
                    .hint("give each indicator a number of its own"),
            );
        } else {
            seen.insert(reference.0.trim(), index);
        }
    }
}

/// A text among the figures, where it stands, and in which indicator.
#[derive(Clone, Copy)]
struct Written<'p> {
    text: &'p str,
    place: Place,
    indicator: usize,
}

/// Everything that is written in one of two ways.
struct Spelling<'w, 'p>(Vec<&'w Written<'p>>);

impl Spelling<'_, '_> {
    /// "1 place (Indicator 221)", "3 places (Indicators 36, 40 and 41)", "14 places".
    fn places(&self, indicators: &[At<Indicator>]) -> String {
        const MOST: usize = 6;
        let count = self.0.len();
        let noun = if count == 1 { "place" } else { "places" };
        let mut named: Vec<usize> = self.0.iter().map(|written| written.indicator).collect();
        named.dedup();
        let names: Vec<String> = named.iter().take(MOST).map(|&index| name(indicators, index)).collect();
        match (names.split_last(), named.len()) {
            (Some((only, [])), _) => format!("{count} {noun} (Indicator {only})"),
            (Some((last, first)), 2..=MOST) => {
                format!("{count} {noun} (Indicators {} and {last})", first.join(", "))
            }
            (_, more) => format!("{count} {noun} (Indicators {} and {} more)", names.join(", "), more - names.len()),
        }
    }
}

fn name(indicators: &[At<Indicator>], index: usize) -> String {
    let indicator = indicators.get(index);
    let number = indicator.and_then(|indicator| indicator.reference.as_ref()).map(|number| number.0.clone());
    let title = || indicator.and_then(|indicator| indicator.title.as_ref()).map(|title| format!("“{}”", title.value));
    let is_blank = |text: &String| text.trim_matches(['“', '”', ' ']).is_empty();
    number
        .filter(|number| !is_blank(number))
        .or_else(|| title().filter(|title| !is_blank(title)))
        .unwrap_or_else(|| "untitled".into())
}

/// The texts among an indicator's figures, with their places, in reading order.
fn figure_texts(index: usize, indicator: &Indicator) -> impl Iterator<Item = Written<'_>> {
    let data = indicator.performances().flat_map(|of| {
        [&of.target, &of.annual_target, &of.baseline, &of.current, &of.previous, &of.last_year]
            .into_iter()
            .flatten()
            .chain(of.comparators())
    });
    let figures = data.filter_map(|datum| match &datum.scalar {
        Scalar::Text(text) => Some((text.as_str(), datum.place)),
        _ => None,
    });
    let direction = indicator.performances().filter_map(|of| of.direction.as_ref()).filter_map(|direction| {
        match &direction.value {
            Direction::Other(text) => Some((text.as_str(), direction.place)),
            _ => None,
        }
    });
    let change =
        indicator.performances().filter_map(|of| of.change.as_ref()).map(|change| (change.as_str(), change.place));
    figures.chain(direction).chain(change).map(move |(text, place)| Written { text, place, indicator: index })
}

/// The problem of the rarer of two spellings at its first place, if both are used.
fn rarer(a: Spelling<'_, '_>, b: Spelling<'_, '_>, code: Code, indicators: &[At<Indicator>]) -> Option<Problem> {
    let (few, many) = if a.0.len() <= b.0.len() { (a, b) } else { (b, a) };
    let (rare, usual) = (few.0.iter().min_by_key(|written| written.place)?, many.0.first()?);
    let message = format!(
        "the report writes “{}” in {}, but “{}” in {}",
        rare.text,
        few.places(indicators),
        usual.text,
        many.places(indicators)
    );
    Some(Problem::new(code, rare.place, message))
}

fn has_separator(text: &str) -> bool {
    text.contains(',') && crate::number::read(text).is_some()
}

fn lacks_separator(text: &str) -> bool {
    let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    longest >= 4
        && !text.contains(',')
        && crate::number::read(text)
            .and_then(|read| read.number())
            .is_some_and(|number| number.abs() >= rust_decimal::Decimal::ONE_THOUSAND)
}
