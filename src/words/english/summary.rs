//! What the summary says, in English.

use crate::number::period::is_month;
use crate::words::language::{Span, Trend};

/// "1 indicator", "20 indicators".
pub(super) fn of_indicators(count: usize) -> String {
    if count == 1 { "1 indicator".to_owned() } else { format!("{count} indicators") }
}

pub(super) fn rated(rated: usize, of: usize) -> String {
    match (rated, of) {
        (0, _) => "No indicator is rated this period.".to_owned(),
        (1, 1) => "The one indicator is rated.".to_owned(),
        (1, _) => format!("1 of {} is rated.", of_indicators(of)),
        (rated, of) if rated == of => format!("All {of} indicators are rated."),
        _ => format!("{rated} of {} are rated.", of_indicators(of)),
    }
}

pub(super) fn on_target(on: usize, of: usize, percent: usize) -> String {
    match (on, of) {
        (0, 1) => "It is not on target.".to_owned(),
        (1, 1) => "It is on target.".to_owned(),
        (0, _) => format!("None of these {of} is on target."),
        (on, of) if on == of => format!("All of these {of} are on target."),
        (1, _) => format!("1 of these {of} ({percent}%) is on target."),
        _ => format!("{on} of these {of} ({percent}%) are on target."),
    }
}

pub(super) fn levels_before(known: usize, of: usize, has_exceptions: bool) -> String {
    match known {
        0 if has_exceptions => {
            "The levels of the period before are not given, so it is not known whether an exception is new.".to_owned()
        }
        0 => "The levels of the period before are not given.".to_owned(),
        known if known == of => "Levels of the period before are known for all indicators.".to_owned(),
        _ => format!("Levels of the period before are known for {known} of {}.", of_indicators(of)),
    }
}

/// "in Quarter 1"; a name that may be more than that of a period stands in brackets: "(31 March)".
pub(super) fn within(period: &str) -> String {
    let is_year = |word: &str| word.chars().take_while(char::is_ascii_digit).count() == 4;
    let first = period.split([' ', '\u{a0}']).next().unwrap_or_default();
    let is_quarter = matches!(first.to_lowercase().as_str(), "quarter" | "month" | "period" | "week" | "year");
    let is_short = first.len() <= 3
        && first.starts_with(['Q', 'P', 'M', 'H'])
        && first.len() > 1
        && first[1..].chars().all(|digit| digit.is_ascii_digit());
    let has_more = period.to_lowercase().split(' ').any(|word| matches!(word, "to" | "ending" | "ended" | "end"));
    let is_plain = is_year(first) || is_quarter || is_short || is_month(&first.to_lowercase());
    if is_plain && !has_more { format!("in {period}") } else { format!("({period})") }
}

/// "Red, Amber or Blue".
pub(super) fn either(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [before @ .., last] => format!("{} or {last}", before.join(", ")),
    }
}

pub(super) fn trend(
    trend: Trend,
    (first, last): (&str, &str),
    periods: usize,
    span: Span,
    is_since_break: bool,
) -> String {
    let course = match trend {
        Trend::Single => format!("was {last}"),
        Trend::Unchanged => format!("stayed at {last}"),
        Trend::Rose => format!("rose from {first} to {last}"),
        Trend::Fell => format!("fell from {first} to {last}"),
        Trend::Fluctuated => format!("went up and down, from {first} to {last},"),
    };
    let over = if periods > 1 { format!(" over {} {}", number(periods), of(span)) } else { String::new() };
    let since = if is_since_break { " since a break in the series" } else { "" };
    format!("{course}{over}{since}")
}

fn of(span: Span) -> &'static str {
    match span {
        Span::Months => "months",
        Span::Quarters => "quarters",
        Span::Years => "years",
        Span::Periods => "periods",
    }
}

/// A number in words as far as these are short.
fn number(count: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_said_with_what_they_are_of() {
        assert_eq!(rated(12, 20), "12 of 20 indicators are rated.");
        assert_eq!(rated(20, 20), "All 20 indicators are rated.");
        assert_eq!(rated(0, 3), "No indicator is rated this period.");
        assert_eq!(on_target(9, 12, 75), "9 of these 12 (75%) are on target.");
        assert_eq!(on_target(0, 12, 0), "None of these 12 is on target.");
        assert_eq!(levels_before(0, 4, false), "The levels of the period before are not given.");
        assert_eq!(either(&["Red", "Amber", "Blue"]), "Red, Amber or Blue");
    }

    #[test]
    fn a_name_that_may_be_more_than_that_of_a_period_stands_in_brackets() {
        for plain in ["Quarter 1", "Q1 2024/25", "September 2024", "Sep", "P9", "2024/25", "2024"] {
            assert_eq!(within(plain), format!("in {plain}"));
        }
        for other in ["31 March", "12 months to June", "Year ending March 2024", "At year end", "P", "Pilot", "é"] {
            assert_eq!(within(other), format!("({other})"));
        }
    }

    #[test]
    fn a_trend_is_one_clause() {
        assert_eq!(trend(Trend::Rose, ("45", "49"), 6, Span::Years, false), "rose from 45 to 49 over six years");
        assert_eq!(trend(Trend::Fell, ("5%", "3%"), 16, Span::Quarters, false), "fell from 5% to 3% over 16 quarters");
        assert_eq!(trend(Trend::Single, ("5", "5"), 1, Span::Years, true), "was 5 since a break in the series");
    }
}
