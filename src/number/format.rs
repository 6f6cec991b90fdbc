//! How a number prints, and texts that are days or no figure.

use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

/// How the numbers of one indicator print: `£` before, `%` after, and how many decimals.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Format {
    /// Printed before the digits and after a minus sign.
    pub prefix: String,
    /// Printed after the digits.
    pub suffix: String,
    /// Decimal places; `None` prints the places the number was written with.
    pub decimals: Option<u32>,
}

impl Format {
    /// A plain number.
    pub fn number() -> Self {
        Self::default()
    }

    /// A percentage: 95 prints "95%".
    pub fn percent() -> Self {
        Self { suffix: "%".into(), ..Self::default() }
    }

    /// Pounds sterling: 1200 prints "£1,200".
    pub fn pounds() -> Self {
        Self { prefix: "£".into(), ..Self::default() }
    }

    /// Prints a number with its sign, prefix, thousands separators, decimals and suffix.
    pub fn print(&self, number: Decimal) -> String {
        let places = self.decimals.unwrap_or_else(|| number.scale());
        let rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        let digits = padded(&rounded.abs().to_string(), places as usize);
        let sign = if rounded.is_sign_negative() && !rounded.is_zero() { "-" } else { "" };
        format!("{sign}{}{}{}", self.prefix, group_thousands(&digits), self.suffix)
    }
}

/// Digits with at least so many decimals. Done on the text: `Decimal` keeps 28 digits and cannot print more.
fn padded(digits: &str, places: usize) -> String {
    let written = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let point = if written == 0 && places > 0 { "." } else { "" };
    format!("{digits}{point}{}", "0".repeat(places.saturating_sub(written)))
}

/// Puts a comma between the thousands of a run of digits; decimals stay as they are.
fn group_thousands(digits: &str) -> String {
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut grouped = String::with_capacity(digits.len() + whole.len() / 3);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

/// A day in one of the ways people in the United Kingdom write it: 25/11/2024, 25/11/24, 25 November 2024, 25th Nov 2024.
pub fn day(text: &str) -> Option<NaiveDate> {
    const WAYS: &[&str] =
        &["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y-%m-%d", "%Y%m%d"];
    const SHORT: &[&str] = &["%d/%m/%y", "%d-%m-%y", "%d.%m.%y", "%d %b %y", "%d %B %y", "%d-%b-%y"];
    let day = text.split('T').next().unwrap_or(text).trim();
    let day = without_ordinal(day);
    let read = |way: &&str| NaiveDate::parse_from_str(&day, way).ok();
    // A year of two digits is no year of the first century.
    let full = || WAYS.iter().filter_map(read).find(|day| (1900..2200).contains(&day.year()));
    full().or_else(|| SHORT.iter().find_map(read))
}

/// "25th November 2024" without "th".
fn without_ordinal(day: &str) -> String {
    let digits = day.len() - day.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = day.split_at(digits);
    let plain = ["st ", "nd ", "rd ", "th "].iter().find_map(|suffix| rest.strip_prefix(suffix));
    plain.filter(|_| digits > 0).map_or_else(|| day.to_owned(), |rest| format!("{number} {rest}"))
}

/// Whether a text is one of the ways to write that there is no figure: "NA", "N/A", "n/a", "-".
pub fn is_not_available(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "" | "na" | "n/a" | "n.a." | "-" | "–" | "—")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written_in_the_united_kingdom() {
        let day = |text: &str| super::day(text).map(|day| day.to_string());
        for text in [
            "25/11/2024",
            "25/11/24",
            "25-11-24",
            "25.11.24",
            "25 Nov 24",
            "25-Nov-24",
            "25 November 2024",
            "25th November 2024",
            "20241125",
            "2024/11/25",
            "2024-11-25T10:00",
        ] {
            assert_eq!(day(text).as_deref(), Some("2024-11-25"), "{text}");
        }
        for text in ["11/25/2024", "31/02/2024", "November 2024", "0024-11-25", "th 25/11/2024", "today"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_may_say_that_there_is_no_figure() {
        for text in ["", "  ", "NA", "na", "N/A", " n/a ", "n.a.", "-", "–", "—"] {
            assert!(is_not_available(text), "{text:?}");
        }
        for text in ["0", "Nil", "None", "NAN", "--", "not available", "TBC"] {
            assert!(!is_not_available(text), "{text:?}");
        }
    }

    fn decimal(text: &str) -> Decimal {
        crate::number::exact(text).expect("a number of the test")
    }

    #[test]
    fn numbers_print_in_their_unit_with_the_decimals_they_were_written_with() {
        assert_eq!(Format::percent().print(decimal("95")), "95%");
        assert_eq!(Format::number().print(decimal("49.0")), "49.0");
        assert_eq!(Format::number().print(decimal("1234567.5")), "1,234,567.5");
        assert_eq!(Format::pounds().print(decimal("-1200")), "-£1,200");
        let rounded = Format { decimals: Some(1), ..Format::number() };
        assert_eq!(rounded.print(decimal("104.45")), "104.5");
        assert_eq!(rounded.print(decimal("-0.04")), "0.0");
        assert_eq!(rounded.print(decimal("7")), "7.0");
        let many = Format { decimals: Some(10), ..Format::number() };
        assert_eq!(
            many.print(decimal("1234567890123456789012345678")),
            "1,234,567,890,123,456,789,012,345,678.0000000000"
        );
    }
}
