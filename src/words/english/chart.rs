//! What is said of charts, in English: a line that falls, a target that is reached, what is drawn hollow.

use super::{English, Language, strs};
use crate::words::language::{Course, Range, Remark, Standing, Trend};

/// "Line chart of Library users, thousands, 2019 to 2024."
pub(super) fn opening(kind: &str, title: Option<&str>, unit: Option<&str>, range: Option<Range<'_>>) -> String {
    let of = title.map_or_else(String::new, |title| format!(" of {title}"));
    let unit = unit.map_or_else(String::new, |unit| format!(", {unit}"));
    let range = match range {
        None => String::new(),
        Some(Range::One(only)) => format!(", {only}"),
        Some(Range::Periods(first, last)) => format!(", {first} to {last}"),
        Some(Range::Categories(count, first, last)) => format!(", {count} categories from {first} to {last}"),
    };
    format!("{kind}{of}{unit}{range}.")
}

/// How a series went: "… rose from 54 in 2020 to 67 in 2025, highest at 70 in 2022 and 2023".
pub(super) fn course(name: &str, course: &Course<'_>) -> String {
    let at = |(figure, period): (&str, &str)| format!("{figure} in {period}");
    let ends = format!("from {} to {}", at(course.first), at(course.last));
    let extremes = extremes(course);
    match course.trend {
        Trend::Single => format!("{name} was {}", at(course.first)),
        Trend::Unchanged => {
            let ((figure, from), (_, to)) = (course.first, course.last);
            format!("{name} was unchanged at {figure} from {from} to {to}")
        }
        Trend::Rose => format!("{name} rose {ends}{extremes}"),
        Trend::Fell => format!("{name} fell {ends}{extremes}"),
        Trend::Fluctuated => format!("{name} fluctuated, {ends}{extremes}"),
    }
}

fn extremes(course: &Course<'_>) -> String {
    let times = |periods: &[&str]| match periods.len() {
        0..=3 => English.list(periods),
        many => format!("{many} periods"),
    };
    let extreme = |word, (figure, periods): (&str, &[&str])| format!("{word} at {figure} in {}", times(periods));
    let highest = course.highest.map(|highest| extreme("highest", highest));
    let lowest = course.lowest.map(|lowest| extreme("lowest", lowest));
    let told: Vec<String> = highest.into_iter().chain(lowest).collect();
    if told.is_empty() { String::new() } else { format!(", {}", English.list(&strs(&told))) }
}

/// What is told of a series, behind its name where it has to be told apart.
pub(super) fn of_series(name: Option<&str>, told: &str) -> String {
    name.map_or_else(|| told.to_owned(), |name| format!("{name}: {told}"))
}

/// "In 2024 it was below the target of 80 (70 in 2020)."
pub(super) fn to_target(
    period: &str,
    whose: &str,
    standing: Standing,
    (name, target): (Option<&str>, &str),
    first: Option<(&str, &str)>,
) -> String {
    let relation = match standing {
        Standing::Above => "above",
        Standing::On => "equal to",
        Standing::Within => "within",
        Standing::Below => "below",
    };
    let what = name.map_or_else(|| "the target of".to_owned(), |name| format!("“{name}”,"));
    let changed = first.map_or_else(String::new, |(target, period)| format!(" ({target} in {period})"));
    format!("In {period} {whose} was {relation} {what} {target}{changed}.")
}

/// How a remark reads before its periods, of one figure and of several.
pub(super) fn remark(remark: Remark, are_many: bool) -> &'static str {
    match (remark, are_many) {
        (Remark::Gap, _) => "no figure for",
        (Remark::Withheld, false) => "the figure is withheld for",
        (Remark::Withheld, true) => "the figures are withheld for",
        (Remark::NotApplicable, _) => "not applicable for",
        (Remark::Provisional, false) => "the figure is provisional for",
        (Remark::Provisional, true) => "the figures are provisional for",
        (Remark::Estimated, false) => "the figure is estimated for",
        (Remark::Estimated, true) => "the figures are estimated for",
        (Remark::Revised, false) => "the figure is revised for",
        (Remark::Revised, true) => "the figures are revised for",
        (Remark::Break, _) => "the series breaks before",
    }
}
