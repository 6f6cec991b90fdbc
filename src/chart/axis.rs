//! The value axis: round ticks that cover the data, and where a value lies between them.

use rust_decimal::{Decimal, prelude::ToPrimitive};

/// The room at either end of an axis without zero, as a share of the data's extent.
const MARGIN: Decimal = Decimal::from_parts(4, 0, 0, false, 2);

/// A value axis from its first to its last tick.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Axis {
    /// The round values, rising, evenly apart.
    pub(super) ticks: Vec<Decimal>,
    /// Decimals the ticks need, in the unit they are counted in.
    pub(super) places: u32,
    low: Decimal,
    high: Decimal,
}

impl Axis {
    /// An axis over the extent with at most so many ticks (three or more), none with more decimals than `places` allows.
    ///
    /// Fewer than three cannot hold data on both sides of zero.
    pub(super) fn covering((low, high): (Decimal, Decimal), places: u32, most: usize) -> Self {
        let (low, high) = if low < high { (low, high) } else { around(low) };
        let start = first_exponent(low, high, most).max(-(places.min(28) as i32));
        let steps = (start..=28).flat_map(|exponent| [(10, exponent), (20, exponent), (25, exponent), (50, exponent)]);
        let fitting = steps
            .filter_map(|(tenths, exponent)| step(tenths, exponent))
            .filter(|step| step.scale() <= places)
            .find_map(|step| Some((ticks(low, high, step, most.max(3))?, step.scale())));
        // No round step reaches the ends of what a decimal holds: the data's own ends must do.
        let (ticks, places) = fitting.unwrap_or((vec![low, high], 0));
        let ends = (ticks.first().copied().unwrap_or(low), ticks.last().copied().unwrap_or(high));
        Self { low: ends.0, high: ends.1, ticks, places }
    }

    /// An axis from one end of the extent to the other, without ticks.
    pub(super) fn bare((low, high): (Decimal, Decimal)) -> Self {
        Self { ticks: Vec::new(), places: 0, low, high }
    }

    /// The same axis in a unit so many times smaller.
    pub(super) fn times(self, unit: Decimal) -> Self {
        let times = |number: Decimal| number.checked_mul(unit).unwrap_or(number);
        let ticks = self.ticks.into_iter().map(times).collect();
        Self { ticks, low: times(self.low), high: times(self.high), ..self }
    }

    /// How far along the axis a value lies: 0 at its first tick, 1 at its last.
    pub(super) fn fraction(&self, value: Decimal) -> f64 {
        let span = difference(self.high, self.low);
        if span > 0.0 { (difference(value, self.low) / span).clamp(0.0, 1.0) } else { 0.5 }
    }

    /// Whether zero lies on the axis.
    pub(super) fn has_zero(&self) -> bool {
        self.low <= Decimal::ZERO && self.high >= Decimal::ZERO
    }

    /// The first tick.
    pub(super) fn low(&self) -> Decimal {
        self.low
    }
}

/// The extent a line's axis covers: with zero, unless the data takes up less than a quarter of the way to it.
///
/// Data that does not change at all is shown against zero too, so that no change looks like none.
pub(super) fn line_extent(low: Decimal, high: Decimal) -> (Decimal, Decimal) {
    let reach = number(low).abs().max(number(high).abs());
    let spread = difference(high, low);
    if spread > 0.0 && spread < reach / 4.0 { with_margin(low, high) } else { with_zero(low, high) }
}

/// The extent with a little room at either end, so that no point and no target lies on the axis; percentages end at a hundred.
fn with_margin(low: Decimal, high: Decimal) -> (Decimal, Decimal) {
    let margin = high.checked_sub(low).and_then(|spread| spread.checked_mul(MARGIN)).unwrap_or_default();
    let below = low.checked_sub(margin).unwrap_or(low);
    let above = high.checked_add(margin).unwrap_or(high);
    let ends_at_hundred = high <= Decimal::ONE_HUNDRED && above > Decimal::ONE_HUNDRED;
    (below, if ends_at_hundred { Decimal::ONE_HUNDRED } else { above })
}

/// The extent with zero in it.
pub(super) fn with_zero(low: Decimal, high: Decimal) -> (Decimal, Decimal) {
    (low.min(Decimal::ZERO), high.max(Decimal::ZERO))
}

/// An extent for data that is all one value.
fn around(value: Decimal) -> (Decimal, Decimal) {
    if value.is_zero() { (Decimal::ZERO, Decimal::ONE) } else { with_zero(value, value) }
}

/// The power of ten from which steps can be small enough; never finer than the numbers themselves can tell apart.
fn first_exponent(low: Decimal, high: Decimal, most: usize) -> i32 {
    let reach = number(low).abs().max(number(high).abs());
    let ideal = (difference(high, low) / most.max(2) as f64).max(reach * 1e-15);
    (ideal.log10().floor() as i32).clamp(-28, 28)
}

/// The step of so many tenths of a power of ten; `None` where a decimal cannot hold it.
fn step(tenths: i128, exponent: i32) -> Option<Decimal> {
    let exponent = exponent - 1;
    let step = match u32::try_from(exponent) {
        Ok(power) => Decimal::try_from_i128_with_scale(tenths.checked_mul(10_i128.checked_pow(power)?)?, 0),
        Err(_) => Decimal::try_from_i128_with_scale(tenths, exponent.unsigned_abs()),
    };
    Some(step.ok()?.normalize())
}

/// The multiples of a step from just below `low` to just above `high`; `None` where they are more than `most`.
fn ticks(low: Decimal, high: Decimal, step: Decimal, most: usize) -> Option<Vec<Decimal>> {
    let first = last_multiple_up_to(low, step)?;
    let mut last = last_multiple_up_to(high, step)?;
    if multiple(last, step)? < high {
        last += 1;
    }
    let count = usize::try_from(last - first + 1).ok()?;
    if count > most {
        return None;
    }
    (first..=last).map(|n| multiple(n, step)).collect()
}

/// How often the step goes into the value, rounded down.
fn last_multiple_up_to(value: Decimal, step: Decimal) -> Option<i128> {
    let times = value.checked_div(step)?.floor().to_i128()?;
    // The division rounds at its 28th digit, which can carry it over the next whole number.
    if multiple(times, step)? > value { Some(times - 1) } else { Some(times) }
}

fn multiple(times: i128, step: Decimal) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(times, 0).ok()?.checked_mul(step)
}

/// A decimal as a number for geometry.
pub(super) fn number(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

/// The difference of two decimals for geometry, exact before it is rounded.
fn difference(a: Decimal, b: Decimal) -> f64 {
    a.checked_sub(b).map_or_else(|| number(a) - number(b), number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimals(texts: &[&str]) -> Vec<Decimal> {
        texts.iter().map(|text| text.parse().expect("a number of the test")).collect()
    }

    fn ticks_of(low: &str, high: &str, places: u32) -> Vec<Decimal> {
        let ends = decimals(&[low, high]);
        Axis::covering((ends[0], ends[1]), places, 8).ticks
    }

    #[test]
    fn ticks_are_round_and_cover_the_data() {
        assert_eq!(ticks_of("0", "67", 0), decimals(&["0", "10", "20", "30", "40", "50", "60", "70"]));
        assert_eq!(ticks_of("96280", "100142", 0), decimals(&["96000", "97000", "98000", "99000", "100000", "101000"]));
        assert_eq!(ticks_of("0", "0.0004", 4), decimals(&["0", "0.0001", "0.0002", "0.0003", "0.0004"]));
        assert_eq!(ticks_of("-3", "2", 0), decimals(&["-3", "-2", "-1", "0", "1", "2"]));
    }

    #[test]
    fn ticks_have_no_more_decimals_than_the_data() {
        assert_eq!(ticks_of("0", "2", 0), decimals(&["0", "1", "2"]));
        assert_eq!(ticks_of("0", "0", 0), decimals(&["0", "1"]));
    }

    #[test]
    fn a_line_leaves_zero_out_only_where_the_data_lies_far_from_it() {
        let ends = |low: i64, high: i64| line_extent(low.into(), high.into());
        assert_eq!(ends(44, 67), (0.into(), 67.into()));
        let decimal = |text: &str| text.parse().expect("a number of the test");
        assert_eq!(ends(96_280, 100_142), (decimal("96125.52"), decimal("100296.48")), "with a little room");
        assert_eq!(ends(90, 100), (decimal("89.6"), 100.into()));
        assert_eq!(ends(5, 5), (0.into(), 5.into()));
        assert_eq!(ends(-10, -9), (decimal("-10.04"), decimal("-8.96")));
    }

    /// Whether a step is 1, 2, 2.5 or 5 times a power of ten.
    fn is_round(step: Decimal) -> bool {
        let mantissa = step.normalize().mantissa().to_string();
        matches!(mantissa.trim_end_matches('0'), "1" | "2" | "25" | "5")
    }

    proptest! {
        #[test]
        fn ticks_of_any_data_cover_it_round_and_at_most_eight(
            a in any::<i64>(), b in any::<i64>(), scale in 0_u32..12, most in 3_usize..=8,
        ) {
            let (a, b) = (Decimal::new(a, scale), Decimal::new(b, scale));
            let (low, high) = (a.min(b), a.max(b));
            let axis = Axis::covering((low, high), scale, most);
            prop_assert!((2..=most).contains(&axis.ticks.len()));
            prop_assert!(axis.ticks[0] <= low && high <= axis.ticks[axis.ticks.len() - 1]);
            prop_assert!(is_round(axis.ticks[1] - axis.ticks[0]));
            prop_assert!(axis.places <= scale);
            prop_assert!((0.0..=1.0).contains(&axis.fraction(low)));
        }
    }
}
