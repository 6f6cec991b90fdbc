//! A number in a cell: what Excel shows, and the number behind it with Excel's fifteen digits.

use super::dates;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use ssfmt::{DateSystem, FormatOptions, NumberFormat};

use super::rounding::{hides, rounded};

/// A number of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// What the cell shows.
    pub shown: String,
    /// The stored number, to fifteen digits.
    pub stored: String,
    /// The number as JSON writes it with the decimals that show, where the format shows nothing but digits.
    pub plain: Option<String>,
    /// The day, as 2024-11-25, where the format is one of dates.
    pub day: Option<String>,
    /// Whether the format could not be followed, so that the stored number stands for what shows.
    pub is_guessed: bool,
}

/// Numbers from here on are more than the formatter can count.
const FORMATTED: f64 = 1e16;

/// A number in a format.
pub(super) fn shown(value: f64, format: &str, is_1904: bool) -> Number {
    let stored = digits(value);
    let decimal = Decimal::from_str_exact(&stored).ok().or_else(|| Decimal::from_scientific(&stored).ok());
    let plain = decimal.zip(decimals(format)).map(|(number, decimals)| match decimals {
        Some(places) => {
            let rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
            format!("{rounded:.*}", places as usize)
        }
        None => number.normalize().to_string(),
    });
    if let Some(plain) = plain {
        let shown = plain.clone();
        return Number { shown, stored, plain: Some(plain), day: None, is_guessed: false };
    }
    // The formatter takes an empty section for General.
    if decimal.is_some_and(|number| hides(number, format)) {
        return Number { shown: String::new(), stored, plain: None, day: None, is_guessed: false };
    }
    let options = FormatOptions {
        date_system: if is_1904 { DateSystem::Date1904 } else { DateSystem::Date1900 },
        ..FormatOptions::default()
    };
    let settled = decimal.and_then(|number| rounded(number, format).to_f64()).unwrap_or(value);
    let parsed = NumberFormat::parse(format).ok().filter(|_| value.abs() < FORMATTED);
    let text = parsed.map(|parsed| parsed.format(settled, &options).trim().to_owned());
    let text = text.filter(|text| !text.is_empty());
    let day = is_of_dates(format).then(|| dates::shown(value, is_1904)).flatten();
    let is_guessed = text.is_none();
    Number { shown: text.unwrap_or_else(|| stored.clone()), stored, plain: None, day, is_guessed }
}

/// Whether Excel keeps a number that JSON spells like this, with this many decimals.
pub fn is_kept(value: f64, decimals: Option<usize>, spelling: &str) -> bool {
    let format = decimals.map_or_else(|| "General".to_owned(), |places| format!("0.{}", "0".repeat(places)));
    value.is_finite() && shown(value, &format, false).plain.as_deref() == Some(spelling)
}

/// Fifteen digits, without noughts at the end: 7.000000000000001 is 7.
fn digits(value: f64) -> String {
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    let text = format!("{rounded}");
    if text == "-0" { "0".into() } else { text }
}

/// How many decimals a format shows, where it shows nothing but digits: `Some(None)` for General, as many as there are.
fn decimals(format: &str) -> Option<Option<u32>> {
    if format.eq_ignore_ascii_case("general") || format == "@" {
        return Some(None);
    }
    match format.strip_prefix('0')? {
        "" => Some(Some(0)),
        rest => {
            let noughts =
                rest.strip_prefix('.').filter(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte == b'0'))?;
            u32::try_from(noughts.len()).ok().filter(|places| *places <= 28).map(Some)
        }
    }
}

/// Whether a format shows nothing but the digits of a number; of texts, General and @ say nothing.
pub(super) fn is_plain(format: &str) -> bool {
    matches!(decimals(format), Some(Some(_)))
}

/// Whether a format shows a day: a y or a d outside of quotation marks and brackets.
fn is_of_dates(format: &str) -> bool {
    let mut closing = None;
    for character in format.chars() {
        match (closing, character) {
            (Some(end), character) if end == character => closing = None,
            (None, '"') => closing = Some('"'),
            (None, '[') => closing = Some(']'),
            (None, 'y' | 'Y' | 'd' | 'D') => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_show_as_excel_shows_them() {
        for (value, format, text) in [
            (0.95, "0%", "95%"),
            (0.9449, "0.0%", "94.5%"),
            (0.285, "0%", "29%"),
            (1.005, "£#,##0.00", "£1.01"),
            (613_896.0, "#,##0,", "614"),
            (10_800.0, "_(* #,##0,_);_(* \\(#,##0,\\);_(* \"- \"?_);_(@_)", "11"),
            (98206.0, "#,##0", "98,206"),
            (98206.0, "General", "98206"),
            (7.000000000000001, "General", "7"),
            (0.1 + 0.2, "General", "0.3"),
            (465_074_000.0, "#,##0,", "465,074"),
            (1200.5, "£#,##0.00", "£1,200.50"),
            (1200.5, "\"£\"#,##0", "£1,201"),
            (-5.0, "0;(0)", "(5)"),
            (49.0, "0.0", "49.0"),
            (2.5, "0", "3"),
            (45621.0, "dd/mm/yyyy", "25/11/2024"),
            (45621.0, "mmm-yy", "Nov-24"),
            (0.5, "h:mm", "12:00"),
            (12.0, "0\" days\"", "12 days"),
            (1234.5, "[$£-809]#,##0.00", "£1,234.50"),
            (1.0, "[=1]\"Yes\";\"No\"", "Yes"),
        ] {
            assert_eq!(shown(value, format, false).shown, text, "{value} in {format}");
        }
    }

    #[test]
    fn only_formats_of_mere_digits_are_plain_numbers() {
        let plain = |value, format| shown(value, format, false).plain;
        assert_eq!(plain(49.0, "0.00").as_deref(), Some("49.00"));
        assert_eq!(plain(49.10, "General").as_deref(), Some("49.1"));
        assert_eq!(plain(1e21, "General").as_deref(), Some("1000000000000000000000"));
        assert_eq!(plain(0.95, "0%"), None);
        assert_eq!(plain(98206.0, "#,##0"), None);
    }

    #[test]
    fn what_a_format_hides_is_hidden_and_what_it_does_not_say_is_guessed() {
        let told = |format| {
            let number = shown(1.5, format, false);
            (number.shown, number.is_guessed)
        };
        assert_eq!(told(";;;"), (String::new(), false));
        assert_eq!(told(";-0.0"), (String::new(), false));
        assert_eq!(told("0.0;;"), ("1.5".to_owned(), false));
        assert_eq!(told("\"\""), ("1.5".to_owned(), true));
        assert_eq!(shown(0.0, "0;-0;;@", false).shown, "");
        assert_eq!(shown(0.0, "dd/mm/yyyy;;", false).day, None);
        assert_eq!(told("0.0\"x\""), ("1.5x".to_owned(), false));
        assert_eq!(shown(-1.0, "yyyy", false).day, None);
        let counted = |value| {
            let number = shown(value, "#,##0", false);
            (number.shown, number.is_guessed)
        };
        assert_eq!(counted(9e15), ("9,000,000,000,000,000".to_owned(), false));
        assert_eq!(counted(1e16), ("10000000000000000".to_owned(), true));
        assert_eq!(counted(-2e19), ("-20000000000000000000".to_owned(), true));
        // What is left over when a formula takes a third of a tenth from a tenth.
        assert_eq!(shown(5.5e-17, "0.0%", false).shown, "0.0%");
        assert_eq!(shown(5.5e-40, "0.00E+00", false).shown, "5.50E-40");
    }

    #[test]
    fn a_number_is_kept_where_excel_would_show_it_as_it_is_spelt() {
        for (value, decimals, spelling) in [
            (5.0, None, "5"),
            (5.5, None, "5.5"),
            (5.0, Some(2), "5.00"),
            (-0.5, Some(1), "-0.5"),
            (1e15, None, "1000000000000000"),
        ] {
            assert!(is_kept(value, decimals, spelling), "{spelling}");
        }
        for (value, decimals, spelling) in [
            (5.0, None, "5.0"),
            (5.0, Some(1), "5"),
            (5.25, Some(1), "5.25"),
            (1e3, None, "1e3"),
            (1_234_567_890_123_456.0, None, "1234567890123456"),
            (f64::INFINITY, None, "inf"),
            (f64::NAN, None, "NaN"),
        ] {
            assert!(!is_kept(value, decimals, spelling), "{spelling}");
        }
    }

    #[test]
    fn days_are_told_from_other_numbers() {
        let day = |value, format| shown(value, format, false).day;
        assert_eq!(day(45621.0, "d mmmm yyyy").as_deref(), Some("2024-11-25"));
        assert_eq!(day(45621.0, "0\" days\""), None);
        assert_eq!(day(1.0, "[Red]0"), None);
        let second = shown(1.0, "yyyy-mm-dd", true);
        assert_eq!((second.shown.as_str(), second.day.as_deref()), ("1904-01-02", Some("1904-01-02")));
    }

    #[test]
    fn formats_say_whether_they_show_digits_alone_nothing_or_days() {
        for format in ["0", "0.00", "0.0"] {
            assert!(is_plain(format), "{format}");
        }
        for format in ["General", "@", "0%", "#,##0", "0.0x"] {
            assert!(!is_plain(format), "{format}");
        }
        assert!(
            is_of_dates("d/m")
                && is_of_dates("[Red]yyyy")
                && is_of_dates("\"x\"yy")
                && !is_of_dates("\"day\"0")
                && !is_of_dates("[Dd]0")
        );
    }
}
