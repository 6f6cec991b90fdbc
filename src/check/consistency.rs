//! Rules on the report as a whole: one number per indicator, one way to write "N/A", one way to write thousands.

use std::collections::HashMap;

use crate::pack::{At, Direction, Indicator, Pack, Scalar};
use crate::problem::{Code, Place, Problem};

pub(super) fn check(pack: &Pack, problems: &mut Vec<Problem>) {
    check_refs(&pack.indicators.0, problems);
    let texts: Vec<_> = pack.indicators.0.iter().flat_map(|indicator| figure_texts(indicator)).collect();
    let not_available = |spelling: &'static str| {
        texts.iter().filter(move |(text, _)| *text == spelling).map(|(_, place)| *place).collect()
    };
    rarer(
        ("NA", not_available("NA")),
        ("N/A", not_available("N/A")),
        Code::InconsistentNa,
        "choose one spelling for the whole report",
        problems,
    );
    let thousands = |wanted: fn(&str) -> bool| -> (&str, Vec<Place>) {
        let found = || texts.iter().filter(|(text, _)| wanted(text));
        (found().next().map_or("", |(text, _)| text), found().map(|(_, place)| *place).collect())
    };
    rarer(
        thousands(has_separator),
        thousands(lacks_separator),
        Code::InconsistentFormat,
        "write thousands the same way throughout",
        problems,
    );
}

fn check_refs(indicators: &[At<Indicator>], problems: &mut Vec<Problem>) {
    let mut seen = HashMap::new();
    for (index, indicator) in indicators.iter().enumerate() {
        let Some(reference) = indicator.reference.as_ref().filter(|reference| !reference.0.trim().is_empty()) else {
            continue;
        };
        if let Some(first) = seen.get(reference.0.trim()) {
            let title: &At<Indicator> = &indicators[*first];
            let named = title.title.as_ref().map_or_else(String::new, |title| format!(", “{}”", title.value));
            let message = format!("an earlier indicator has the number {} too{named}", reference.0);
            problems.push(
                Problem::new(Code::DuplicateRef, reference.place, message)
                    .hint("give each indicator a number of its own"),
            );
        } else {
            seen.insert(reference.0.trim(), index);
        }
    }
}

/// The texts among an indicator's figures, with their places, in reading order.
fn figure_texts(indicator: &Indicator) -> impl Iterator<Item = (&str, Place)> {
    let data = [&indicator.target, &indicator.baseline, &indicator.current, &indicator.previous].into_iter().flatten();
    let comparators = indicator.comparators.iter().flat_map(|comparators| &comparators.value);
    let measures = indicator.measures.iter().flat_map(|measures| &measures.value);
    let of_measures = measures.flat_map(|measure| {
        [&measure.target, &measure.baseline, &measure.current, &measure.previous].into_iter().flatten()
    });
    let figures = data.chain(comparators).chain(of_measures).filter_map(|datum| match &datum.scalar {
        Scalar::Text(text) => Some((text.as_str(), datum.place)),
        _ => None,
    });
    let direction = indicator.direction.iter().filter_map(|direction| match &direction.value {
        Direction::Other(text) => Some((text.as_str(), direction.place)),
        _ => None,
    });
    let change = indicator.change.iter().map(|change| (change.as_str(), change.place));
    figures.chain(direction).chain(change)
}

/// Records the rarer of two spellings at its first place, if both are used.
fn rarer(a: (&str, Vec<Place>), b: (&str, Vec<Place>), code: Code, hint: &str, problems: &mut Vec<Problem>) {
    let (few, many) = if a.1.len() <= b.1.len() { (a, b) } else { (b, a) };
    let Some(first) = few.1.iter().min() else { return };
    let places = |count: usize| if count == 1 { "1 place".to_owned() } else { format!("{count} places") };
    let message = format!(
        "the report writes “{}” in {}, but “{}” in {}",
        few.0,
        places(few.1.len()),
        many.0,
        places(many.1.len())
    );
    problems.push(Problem::new(code, *first, message).hint(hint));
}

fn has_separator(text: &str) -> bool {
    text.contains(',') && crate::value::read(text).is_some()
}

fn lacks_separator(text: &str) -> bool {
    let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    longest >= 4
        && !text.contains(',')
        && crate::value::read(text).is_some_and(|number| number.abs() >= rust_decimal::Decimal::ONE_THOUSAND)
}
