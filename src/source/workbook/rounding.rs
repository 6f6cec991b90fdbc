//! Rounds a number as a format will show it: in decimals, half away from nought, as Excel does.
//!
//! The formatter multiplies and rounds in binary: 0.285 as a percentage would show 28%, and 613,896 in thousands 613.

use rust_decimal::{Decimal, RoundingStrategy};

/// What one section of a format does to a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Digits {
    /// How many decimals it shows.
    places: u32,
    /// How many percent signs it has.
    percents: u32,
    /// How many commas behind its digits divide by a thousand.
    thousands: u32,
}

/// The number whose digits a format shows; the same number where the format shows no plain digits.
pub(super) fn rounded(number: Decimal, format: &str) -> Decimal {
    settled(number, format).unwrap_or(number)
}

/// Whether a format shows nothing of a number: among its sections, the one for it is empty.
pub(super) fn hides(number: Decimal, format: &str) -> bool {
    sections(format).len() > 1 && section(number, format) == Some("")
}

fn settled(number: Decimal, format: &str) -> Option<Decimal> {
    let Digits { places, percents, thousands } = digits(section(number, format)?)?;
    let factor = |ten: u64, count: u32| (0..count).fold(Decimal::ONE, |all, _| all * Decimal::from(ten));
    if percents > 2 || thousands > 5 {
        return None;
    }
    let (up, down) = (factor(100, percents), factor(1000, thousands));
    let shown = number.checked_mul(up)?.checked_div(down)?;
    let shown = shown.round_dp_with_strategy(places.min(28), RoundingStrategy::MidpointAwayFromZero);
    shown.checked_mul(down)?.checked_div(up)
}

/// The section for a number; `None` where conditions choose it.
fn section(number: Decimal, format: &str) -> Option<&str> {
    let sections = sections(format);
    if sections.iter().any(|section| ["[<", "[>", "[="].iter().any(|condition| section.contains(condition))) {
        return None;
    }
    let index = match (sections.len(), number.is_zero(), number.is_sign_negative()) {
        (3.., true, _) => 2,
        (2.., false, true) => 1,
        _ => 0,
    };
    sections.get(index).copied()
}

/// The sections of a format, parted by semicolons outside of quotation marks and brackets.
fn sections(format: &str) -> Vec<&str> {
    let mut sections = Vec::new();
    let mut start = 0;
    for (at, sign) in signs(format) {
        if sign == ';' {
            sections.push(&format[start..at]);
            start = at + 1;
        }
    }
    sections.push(&format[start..]);
    sections
}

/// The signs of a format that are no literals, with their places.
fn signs(format: &str) -> Vec<(usize, char)> {
    let mut signs = Vec::new();
    let mut letters = format.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' | '_' | '*' => drop(letters.next()),
            '"' => drop(letters.find(|(_, letter)| *letter == '"')),
            '[' => drop(letters.find(|(_, letter)| *letter == ']')),
            other => signs.push((at, other)),
        }
    }
    signs
}

/// What a section does; `None` where it shows fractions, exponents, days, times, or no digits at all.
fn digits(section: &str) -> Option<Digits> {
    let signs: Vec<char> = signs(section).into_iter().map(|(_, sign)| sign).collect();
    let is_digit = |sign: &char| matches!(sign, '0' | '#' | '?');
    if signs.iter().any(|sign| "/EeGgyYmMdDhHsS@".contains(*sign)) || !signs.iter().any(is_digit) {
        return None;
    }
    let point = signs.iter().position(|sign| *sign == '.').unwrap_or(signs.len());
    let (whole, decimals) = signs.split_at(point);
    let behind =
        |part: &[char]| part.iter().rev().take_while(|sign| !is_digit(sign)).filter(|sign| **sign == ',').count();
    let has_decimals = decimals.iter().any(is_digit);
    let thousands = behind(whole) + if has_decimals { behind(decimals) } else { 0 };
    Some(Digits {
        places: u32::try_from(decimals.iter().filter(|sign| is_digit(sign)).count()).ok()?,
        percents: u32::try_from(signs.iter().filter(|sign| **sign == '%').count()).ok()?,
        thousands: u32::try_from(thousands).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_as_they_show() {
        for (number, format, shown) in [
            ("0.285", "0%", "0.29"),
            ("0.28499", "0.0%", "0.285"),
            ("1.005", "£#,##0.00", "1.01"),
            ("-1.005", "0.00;(0.00)", "-1.01"),
            ("613896", "#,##0,", "614000"),
            ("9631789", "_(* #,##0,_);_(* \\(#,##0,\\);_(* \"- \"?_);_(@_)", "9632000"),
            ("1234567", "0.0,,\"m\"", "1200000"),
            ("1250000", "0.0,,\" million, 0.00\"", "1300000"),
            ("2.5", "0\" 50%\"", "3"),
            ("0.5", "# ?/?", "0.5"),
            ("45621.25", "dd/mm/yyyy", "45621.25"),
            ("0.125", "[Red]0.0%", "0.125"),
            ("0.1", "[<1]0;0.0", "0.1"),
        ] {
            let number: Decimal = number.parse().expect("a number");
            assert_eq!(
                rounded(number, format).normalize(),
                shown.parse::<Decimal>().expect("a number").normalize(),
                "{format}"
            );
        }
    }

    #[test]
    fn an_empty_section_hides_its_numbers() {
        let hidden = |format: &str| ["1", "-1", "0"].map(|number| hides(number.parse().expect("a number"), format));
        assert_eq!(hidden(";;;"), [true; 3]);
        assert_eq!(hidden("0;;"), [false, true, true]);
        assert_eq!(hidden("0;-0;;@"), [false, false, true]);
        assert_eq!(hidden(";-0"), [true, false, true]);
        for format in ["", "0", "0;-0", "0;-0;0;", "0\";\"", "[<1];0"] {
            assert_eq!(hidden(format), [false; 3], "{format}");
        }
    }

    #[test]
    fn sections_are_parted_by_semicolons_that_are_no_literals() {
        assert_eq!(sections("0.0;-0.00;\"a;b\"0;@"), ["0.0", "-0.00", "\"a;b\"0", "@"]);
        assert_eq!(sections("[;]0\\;0"), ["[;]0\\;0"]);
        assert_eq!(sections(";;"), ["", "", ""]);
    }

    #[test]
    fn each_section_of_a_format_rounds_its_own_numbers() {
        let decimal = |text: &str| Decimal::from_str_exact(text).expect("a number");
        for (number, format, shown) in [
            ("2.345", "0.0;-0.00", "2.3"),
            ("0", "0.0;-0.00;0.000", "0"),
            ("0.123456", "0%%", "0.1235"),
            ("0.123456789", "0%%%", "0.123456789"),
            ("2500000000000000", "0,,,,,", "3000000000000000"),
            ("2500000000000000000", "0,,,,,,", "2500000000000000000"),
            ("-2.345", "0.0;-0.00", "-2.35"),
            ("-2.345", "0.0", "-2.3"),
            ("2.345", "\"a;b\"0.00;0", "2.35"),
            ("-2.345", "[Red]0.00;[Red]-0", "-2"),
            ("0.12345", "0.0%", "0.123"),
            ("1234567", "0,,", "1000000"),
            ("1234567", "0.0,", "1234600"),
        ] {
            assert_eq!(
                rounded(decimal(number), format).normalize(),
                decimal(shown).normalize(),
                "{number} in {format}"
            );
        }
    }
}
