//! Numbers as JSON writes them.

use rust_decimal::Decimal;

/// The largest exponent that can leave 28 digits or fewer, whatever stands before it.
const FARTHEST: i64 = 1_000;

/// Reads a JSON number literal exactly; `None` where it has more digits than a decimal holds (28), exponent counted.
pub fn exact(literal: &str) -> Option<Decimal> {
    match literal.split_once(['e', 'E']) {
        None => Decimal::from_str_exact(literal).ok(),
        Some((mantissa, exponent)) => Decimal::from_str_exact(&shifted(mantissa, exponent)?).ok(),
    }
}

/// A mantissa with its point moved by the exponent. Done on the text, because arithmetic would round.
fn shifted(mantissa: &str, exponent: &str) -> Option<String> {
    let exponent: i64 = exponent.parse().ok().filter(|exponent: &i64| exponent.abs() <= FARTHEST)?;
    let (sign, digits) = match mantissa.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", mantissa),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let digits = format!("{whole}{decimals}");
    if digits.bytes().all(|digit| digit == b'0') {
        return Some("0".into());
    }
    let point = i64::try_from(whole.len()).ok()? + exponent;
    Some(match usize::try_from(point) {
        Ok(point) if point >= digits.len() => format!("{sign}{digits}{}", "0".repeat(point - digits.len())),
        Ok(point) => format!("{sign}0{}.{}", &digits[..point], &digits[point..]),
        Err(_) => format!("{sign}0.{}{digits}", "0".repeat(usize::try_from(-point).ok()?)),
    })
}
