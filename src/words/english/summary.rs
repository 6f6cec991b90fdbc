//! What the summary says, in English.

use crate::number::period::is_month;
use crate::words::language::{Span, Trend};

/// "1 indicator", "20 indicators".
pub(super) fn of_indicators(count: usize) -> String {
    if count == 1 { "1 indicator".to_owned() } else { format!("{count} indicators") }
}

pub(super) fn rated(rated: usize, of: usize, not_due: usize) -> String {
    let due = if not_due > 0 { " that are due" } else { "" };
    match (rated, of) {
        (0, _) => "No indicator is rated this period.".to_owned(),
        (1, 1) => format!("The one indicator{} is rated.", if not_due > 0 { " that is due" } else { "" }),
        (1, _) => format!("1 of {}{due} is rated.", of_indicators(of)),
        (rated, of) if rated == of => format!("All {of} indicators{due} are rated."),
        _ => format!("{rated} of {}{due} are rated.", of_indicators(of)),
    }
}

pub(super) fn at_levels(names: &[&str], count: usize, of: usize, percent: usize) -> String {
    let levels = either(names);
    match (count, of) {
        (0, 1) => format!("It is not {levels}."),
        (1, 1) => format!("It is {levels}."),
        (0, _) => format!("None of these {of} is {levels}."),
        (count, of) if count == of => format!("All of these {of} are {levels}."),
        (1, _) => format!("1 of these {of} ({percent}%) is {levels}."),
        _ => format!("{count} of these {of} ({percent}%) are {levels}."),
    }
}

/// "Improving: 10"; "Improving: 3 of 10"; "Improving: 3 of 10 (1 among the exceptions)".
pub(super) fn listed_of(name: &str, listed: usize, of: usize, told: usize) -> String {
    let counted = if listed + told == of { of.to_string() } else { format!("{listed} of {of}") };
    match told {
        0 => format!("{name}: {counted}"),
        1 if of == 1 => format!("{name}: 1 (among the exceptions)"),
        told if told == of => format!("{name}: {counted} (all among the exceptions)"),
        _ => format!("{name}: {counted} ({told} among the exceptions)"),
    }
}

/// "9 in all; no action is reported for 4; the action of 1 is overdue".
pub(super) fn exceptions_of(count: usize, without_action: usize, overdue: usize) -> String {
    let without = match without_action {
        0 => String::new(),
        all if all == count => "; no action is reported for any".to_owned(),
        some => format!("; no action is reported for {some}"),
    };
    let overdue = if overdue == 0 { String::new() } else { format!("; the action of {overdue} is overdue") };
    format!("{count} in all{without}{overdue}")
}

/// A sentence's beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "Appoint a second officer. Due 31 October 2024, overdue."
pub(super) fn due_by(text: &str, day: &str, is_overdue: bool) -> String {
    let overdue = if is_overdue { ", overdue" } else { "" };
    if text.ends_with(['.', '!', '?', '…']) {
        format!("{text} Due {day}{overdue}.")
    } else {
        format!("{text} (due {day}{overdue})")
    }
}

pub(super) fn levels_before(known: usize, of: usize) -> String {
    match known {
        0 => "Levels for the period before are not given.".to_owned(),
        known if known == of => "Levels for the period before are known for all indicators.".to_owned(),
        _ => format!("Levels for the period before are known for {known} of {}.", of_indicators(of)),
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
        assert_eq!(rated(12, 20, 0), "12 of 20 indicators are rated.");
        assert_eq!(rated(14, 17, 1), "14 of 17 indicators that are due are rated.");
        assert_eq!(rated(20, 20, 0), "All 20 indicators are rated.");
        assert_eq!(rated(0, 3, 0), "No indicator is rated this period.");
        assert_eq!(at_levels(&["Green", "Blue"], 9, 12, 75), "9 of these 12 (75%) are Green or Blue.");
        assert_eq!(at_levels(&["Green"], 0, 12, 0), "None of these 12 is Green.");
        assert_eq!(levels_before(0, 4), "Levels for the period before are not given.");
        assert_eq!(either(&["Red", "Amber", "Blue"]), "Red, Amber or Blue");
    }

    #[test]
    fn a_group_says_how_many_it_has_and_where_the_others_are() {
        let of = |listed, of, told| listed_of("Improving", listed, of, told);
        assert_eq!(
            [of(10, 10, 0), of(3, 10, 0), of(3, 10, 1), of(9, 10, 1), of(0, 1, 1), of(0, 2, 2)],
            [
                "Improving: 10",
                "Improving: 3 of 10",
                "Improving: 3 of 10 (1 among the exceptions)",
                "Improving: 10 (1 among the exceptions)",
                "Improving: 1 (among the exceptions)",
                "Improving: 2 (all among the exceptions)",
            ]
        );
    }

    #[test]
    fn exceptions_are_counted_with_those_of_which_nothing_is_done() {
        assert_eq!(
            [exceptions_of(9, 4, 1), exceptions_of(3, 3, 0), exceptions_of(2, 0, 0)],
            [
                "9 in all; no action is reported for 4; the action of 1 is overdue",
                "3 in all; no action is reported for any",
                "2 in all"
            ]
        );
    }

    #[test]
    fn an_action_says_by_when_it_is_to_be_done() {
        assert_eq!(due_by("Appoint two.", "31 October 2024", true), "Appoint two. Due 31 October 2024, overdue.");
        assert_eq!(due_by("Appoint two", "31 October 2024", false), "Appoint two (due 31 October 2024)");
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
