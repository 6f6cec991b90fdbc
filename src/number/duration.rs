//! Hours and minutes: "8:00", "04:30", "0:04:20".

use rust_decimal::Decimal;

use super::reading::{Reading, Sign};

/// A duration as minutes; seconds are kept whole, because a sixtieth is no exact decimal.
pub(super) fn duration(text: &str) -> Option<Reading> {
    let mut parts = text.split(':');
    let hours = parts.next().filter(|hours| (1..=6).contains(&hours.len())).and_then(digits)?;
    let minutes = parts.next().and_then(sixtieths)?;
    let minutes = hours * 60 + minutes;
    let (written, per_minute) = match (parts.next(), parts.next()) {
        (None, _) => (minutes, 1),
        (Some(seconds), None) => (minutes * 60 + sixtieths(seconds)?, 60),
        (Some(_), Some(_)) => return None,
    };
    Some(Reading { parts: per_minute.into(), sign: Some(Sign::Minutes), ..Reading::bare(Decimal::from(written)) })
}

fn digits(part: &str) -> Option<u64> {
    part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten()
}

/// Two digits below 60.
fn sixtieths(part: &str) -> Option<u64> {
    (part.len() == 2).then(|| digits(part)).flatten().filter(|number| *number < 60)
}
