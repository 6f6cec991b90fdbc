//! Whether two figures are of one unit, so that one can be judged by the other.

use rust_decimal::Decimal;

use super::headline::Headline;
use super::unjudged::{Figure, Unjudged};
use crate::number::{Reading, Sign};
use crate::pack::{At, Datum, Scalar};
use crate::rating::figure;

/// How many times as large a figure has to be to look like a slip.
const FAR: Decimal = Decimal::TEN;
/// Below this, whole numbers are counts of few, which do that by themselves; below ten, other numbers do.
const FEW: Decimal = Decimal::ONE_HUNDRED;

/// Words that say on which side of zero a number is: a figure without them may be on the other.
const SIDED: &[&str] =
    &["underspend", "overspend", "surplus", "deficit", "shortfall", "loss", "ahead", "behind", "early", "late"];

/// A figure as published and as read.
#[derive(Debug, Clone, Copy)]
pub struct Read<'r> {
    /// As published.
    pub datum: &'r At<Datum>,
    /// As read.
    pub reading: &'r Reading,
}

impl Read<'_> {
    /// Whether no sign was typed beside a number that may be a share of one. Zero is zero in both.
    fn may_be_share(&self) -> bool {
        let is_unsigned = self.reading.is_bare() || (self.is_json() && self.reading.sign == Some(Sign::Percent));
        is_unsigned && is_share(self.reading)
    }

    /// Whether a percent sign was typed, or prints beside a text that has none.
    fn prints_percent_beside(&self, other: &Self) -> bool {
        let is_seen = !self.is_json() || !other.is_json();
        self.reading.sign == Some(Sign::Percent) && is_seen
    }

    fn is_json(&self) -> bool {
        matches!(self.datum.scalar, Scalar::Number(_))
    }
}

/// How two figures are of unlike signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mixed {
    /// The first may be a share of one, and the second is a percentage.
    FirstMayBeShare,
    /// The second may be a share of one, and the first is a percentage.
    SecondMayBeShare,
    /// Percent against a currency, or two currencies, or a sign against another unit in words.
    Units,
    /// Other words behind the one than behind the other.
    Words,
}

/// How two figures are of unlike signs, if they are. A bare number takes the other's sign.
fn mixed(first: Read<'_>, second: Read<'_>) -> Option<Mixed> {
    // Where the unit says percent, small percentages stand beside each other.
    let is_clear = |share: Read<'_>, percent: Read<'_>| is_share(percent.reading) && !share.reading.is_bare();
    let may_be = |share: Read<'_>, percent: Read<'_>| {
        percent.prints_percent_beside(&share) && share.may_be_share() && !is_clear(share, percent)
    };
    let (a, b) = (first.reading, second.reading);
    match (a.sign, b.sign) {
        _ if may_be(first, second) => Some(Mixed::FirstMayBeShare),
        _ if may_be(second, first) => Some(Mixed::SecondMayBeShare),
        (Some(one), Some(two)) if one != two => Some(Mixed::Units),
        (Some(sign), None) if !fits_words(sign, a, b) => Some(Mixed::Units),
        (None, Some(sign)) if !fits_words(sign, b, a) => Some(Mixed::Units),
        _ => None,
    }
}

/// The first two figures of a run that cannot stand on one axis, and why.
pub fn unlike_in(run: &[Read<'_>]) -> Option<(usize, usize, Mixed)> {
    let first = run.iter().position(|read| !read.reading.is_bare())?;
    let words = |read: &Read<'_>| read.reading.words.clone();
    let is_reworded = |other: &Read<'_>| {
        let (one, two) = (words(&run[first]), words(other));
        one.is_some() && two.is_some() && one != two
    };
    let how = |other: &Read<'_>| mixed(run[first], *other).or(is_reworded(other).then_some(Mixed::Words));
    run.iter().enumerate().find_map(|(at, other)| Some((first, at, how(other)?)))
}

/// Whether a number lies between -1 and 1 and is not 0.
pub fn is_share(reading: &Reading) -> bool {
    reading.number().is_some_and(|number| number.abs() <= Decimal::ONE && !number.is_zero())
}

/// Whether the current figure can be judged by another one; the fault names the other, or the one without its sign.
pub(super) fn check(
    headline: &Headline<'_>,
    current: Read<'_>,
    other: Read<'_>,
    which: Figure,
) -> Result<(), Unjudged> {
    match mixed(current, other) {
        Some(Mixed::FirstMayBeShare) => Err(Unjudged::MixedPercent(Figure::Current)),
        Some(Mixed::SecondMayBeShare) => Err(Unjudged::MixedPercent(which)),
        Some(Mixed::Units) => Err(Unjudged::MixedUnits(which)),
        None if check_words(headline, current.reading, other.reading) => Ok(()),
        None | Some(Mixed::Words) => Err(Unjudged::OtherWords(which)),
    }
}

/// Whether a number without a sign can be what one with a sign is: "12 per head" beside "£10 per head", "45 mins" beside "0:45".
fn fits_words(sign: Sign, signed: &Reading, other: &Reading) -> bool {
    let is_minutes = || sign == Sign::Minutes && matches!(other.words.as_deref(), Some("min" | "minute"));
    other.words.is_none() || other.words == signed.words || is_minutes()
}

/// Words matter unless all figures that have any have the same ones, and those without are not far from those with.
fn check_words(headline: &Headline<'_>, a: &Reading, b: &Reading) -> bool {
    match (&a.words, &b.words) {
        (None, None) => true,
        (Some(one), Some(two)) => one == two,
        _ if [a, b].iter().any(|read| read.sign == Some(Sign::Minutes)) => !is_far(a, b), // "7:45" may be 7 minutes.
        (Some(words), None) | (None, Some(words)) => {
            !SIDED.contains(&words.as_str()) && all_have(headline, words) && !is_far(a, b)
        }
    }
}

fn all_have(headline: &Headline<'_>, words: &str) -> bool {
    let readings = headline.figures().filter_map(|datum| figure::read_target(&datum.scalar, headline.unit));
    readings.filter_map(|target| target.low.words).all(|other| other == words)
}

/// Whether one of two figures is ten times the other, or more, and both are too large for that to be chance.
pub(super) fn is_far(a: &Reading, b: &Reading) -> bool {
    a.number().zip(b.number()).is_some_and(|(a, b)| far_apart(a, b))
}

/// The same of two numbers. Nothing is a multiple of zero, and balances may change their sign.
pub(super) fn far_apart(a: Decimal, b: Decimal) -> bool {
    let (small, large) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
    let is_whole = a.fract().is_zero() && b.fract().is_zero();
    let least = if is_whole { FEW } else { FAR };
    let is_same_side = a.is_sign_negative() == b.is_sign_negative();
    is_same_side && !small.is_zero() && large >= least && small.checked_mul(FAR).is_some_and(|ten| large >= ten)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::exact;

    #[test]
    fn small_counts_zeros_and_balances_are_not_far_apart() {
        let far = |a, b| far_apart(exact(a).expect("a number"), exact(b).expect("a number"));
        for (a, b) in [("1200000", "1.1"), ("93", "9.3"), ("9.5", "95"), ("4", "300"), ("0.93", "95"), ("250", "2.5")] {
            assert!(far(a, b), "{a} {b}");
        }
        for (a, b) in
            [("3", "30"), ("99", "1"), ("0", "500"), ("-50", "500"), ("0.3", "3.5"), ("99.9", "10"), ("7", "69")]
        {
            assert!(!far(a, b), "{a} {b}");
        }
    }
}
