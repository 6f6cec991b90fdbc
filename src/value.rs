//! Published text and exact numbers: what a value says, which number it reads as, and how a number prints.

use chrono::NaiveDate;
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

/// Reads a JSON number literal exactly; `None` where it has more digits than a decimal holds (28).
pub fn exact(literal: &str) -> Option<Decimal> {
    let number = if literal.contains(['e', 'E']) {
        Decimal::from_scientific(literal).ok()?
    } else {
        Decimal::from_str_exact(literal).ok()?
    };
    Some(number)
}

/// The one number a published text reads as: "98,206", "95%", "£1.2m", "−3.5"; `None` for "NA", "Fewer than 85", "DIV/0".
///
/// Thousands separators must stand every three digits. `k`, `m`, `bn` and their words multiply.
pub fn read(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let (negative, text) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let text = text.strip_prefix(['£', '€', '$']).unwrap_or(text).trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let number = Decimal::from_str_exact(&plain_digits(digits)?).ok()?;
    let number = number.checked_mul(multiplier(unit.trim())?)?;
    Some(if negative { -number } else { number })
}

/// The digits without their thousands separators, or `None` where the separators are not every three digits.
fn plain_digits(digits: &str) -> Option<String> {
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !decimals.is_none_or(all_digits) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next().filter(|first| all_digits(first))?;
    let grouped = whole.contains(',');
    if grouped && (first.len() > 3 || !groups.all(|g| g.len() == 3 && all_digits(g))) {
        return None;
    }
    let plain = whole.replace(',', "");
    Some(decimals.map_or(plain.clone(), |decimals| format!("{plain}.{decimals}")))
}

/// What the unit after the digits multiplies by; `None` for a unit that does not make the text one number.
fn multiplier(unit: &str) -> Option<Decimal> {
    Some(match unit.to_lowercase().as_str() {
        "" | "%" | "per cent" | "percent" => Decimal::ONE,
        "k" | "thousand" => Decimal::from(1_000),
        "m" | "million" => Decimal::from(1_000_000),
        "bn" | "billion" => Decimal::from(1_000_000_000),
        _ => return None,
    })
}

/// A day in one of the ways people in the United Kingdom write it: 25/11/2024, 25 November 2024.
pub fn day(text: &str) -> Option<NaiveDate> {
    const WAYS: &[&str] =
        &["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y-%m-%d", "%d/%m/%y", "%Y%m%d"];
    let day = text.split('T').next().unwrap_or(text).trim();
    WAYS.iter().find_map(|way| NaiveDate::parse_from_str(day, way).ok())
}

/// Whether a text is one of the ways to write that there is no figure: "NA", "N/A", "n/a", "-".
pub fn is_not_available(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "" | "na" | "n/a" | "n.a." | "-" | "–" | "—")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        exact(text).expect("a number of the test")
    }

    #[test]
    fn published_texts_read_as_the_number_they_say() {
        for (text, number) in [
            ("98,206", "98206"),
            ("2409", "2409"),
            ("95%", "95"),
            ("10.9 %", "10.9"),
            ("£1.2m", "1200000"),
            ("-1.44", "-1.44"),
            ("−3", "-3"),
            ("-£5", "-5"),
            (" 1,234,567.50 ", "1234567.50"),
            ("£3 million", "3000000"),
        ] {
            assert_eq!(read(text), Some(decimal(number)), "{text}");
        }
    }

    #[test]
    fn other_texts_read_as_no_number() {
        for text in [
            "",
            "NA",
            "N/A",
            "Fewer than 85",
            "DIV/0",
            "98,20",
            "1,2345",
            "12/13",
            "2024-25",
            "1.2.3",
            ".",
            "5.",
            "12 to 14",
            "85+",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
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
