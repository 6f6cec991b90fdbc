//! Which level a variance gives: the bands of a scale, tried in order.

use rust_decimal::{Decimal, RoundingStrategy};

use super::variance::Basis;

/// Where a band ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// It holds every variance below this.
    Below(Decimal),
    /// It holds every variance up to and including this.
    UpTo(Decimal),
    /// It holds every variance.
    None,
}

impl Limit {
    /// Whether a variance lies within the limit.
    pub fn holds(self, variance: Decimal) -> bool {
        match self {
            Self::Below(limit) => variance < limit,
            Self::UpTo(limit) => variance <= limit,
            Self::None => true,
        }
    }

    /// Whether this limit lets through a variance that `before` does not: otherwise its band is never reached.
    pub fn reaches_past(self, before: Self) -> bool {
        match (before, self) {
            (Self::None, _) => false,
            (_, Self::None) => true,
            (Self::Below(a), Self::Below(b)) | (Self::UpTo(a), Self::UpTo(b) | Self::Below(b)) => b > a,
            (Self::Below(a), Self::UpTo(b)) => b >= a,
        }
    }
}

/// The bands of a scale, tried in order; each gives the index of a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bands {
    /// What variance is measured in.
    pub basis: Basis,
    /// Limit and level of each band.
    pub bands: Vec<(Limit, usize)>,
}

impl Bands {
    /// The level of the first band that holds the variance.
    pub fn level(&self, variance: Decimal) -> Option<usize> {
        self.bands.iter().find(|(limit, _)| limit.holds(variance)).map(|(_, level)| *level)
    }

    /// A variance with as few decimals as still give its level and a fair idea of its size, one at least.
    pub fn shown(&self, variance: Decimal) -> Decimal {
        let round = |places| variance.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        let level = self.level(variance);
        let fits = |rounded: &Decimal| self.level(*rounded) == level && is_near(*rounded, variance);
        (1..=28).map(round).find(fits).unwrap_or(variance).normalize()
    }
}

/// A distance with as few decimals as give a fair idea of its size, one at least.
pub fn fair(distance: Decimal) -> Decimal {
    let round = |places| distance.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    (1..=28).map(round).find(|rounded| is_near(*rounded, distance)).unwrap_or(distance).normalize()
}

/// Whether a rounded number is within a twentieth of the exact one: 0.1 is not 0.05.
fn is_near(rounded: Decimal, exact: Decimal) -> bool {
    let off = (rounded - exact).abs().checked_mul(Decimal::from(20));
    off.is_none_or(|off| off <= exact.abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rating::variance::{Better, variance};

    fn decimal(text: &str) -> Decimal {
        crate::number::exact(text).expect("a number of the test")
    }

    /// The published key: Red below -10, Amber below 0, Green up to 5, Blue beyond.
    fn published() -> Bands {
        let bands = vec![
            (Limit::Below(decimal("-10")), 0),
            (Limit::Below(decimal("0")), 1),
            (Limit::UpTo(decimal("5")), 2),
            (Limit::None, 3),
        ];
        Bands { basis: Basis::Relative, bands }
    }

    fn level(better: Better, current: &str, target: &str) -> Option<usize> {
        let bands = published();
        bands.level(variance(bands.basis, better, decimal(current), decimal(target))?)
    }

    #[test]
    fn ties_fall_on_the_side_the_key_says() {
        assert_eq!(level(Better::Higher, "90", "100"), Some(1));
        assert_eq!(level(Better::Higher, "89.9999999", "100"), Some(0));
        assert_eq!(level(Better::Higher, "100", "100"), Some(2));
        assert_eq!(level(Better::Higher, "105", "100"), Some(2));
        assert_eq!(level(Better::Higher, "105.0000001", "100"), Some(3));
    }

    #[test]
    fn a_variance_is_shown_with_as_few_decimals_as_are_true() {
        let shown = |variance: &str| published().shown(decimal(variance)).to_string();
        for (variance, wanted) in [
            ("5.4321", "5.4"),
            ("-10.04", "-10.04"),
            ("0.0000000810000007371000067076", "0.00000008"),
            ("5.0000000333333333333333333", "5.00000003"),
        ] {
            assert_eq!(shown(variance), wanted);
        }
    }

    #[test]
    fn lower_is_better_turns_the_scale_round() {
        assert_eq!(level(Better::Lower, "110", "100"), Some(1));
        assert_eq!(level(Better::Lower, "110.1", "100"), Some(0));
        assert_eq!(level(Better::Lower, "94", "100"), Some(3));
    }

    #[test]
    fn close_is_never_better_than_on_target() {
        assert_eq!(level(Better::Close, "100", "100"), Some(2));
        assert_eq!(level(Better::Close, "103", "100"), Some(1));
        assert_eq!(level(Better::Close, "80", "100"), Some(0));
    }

    #[test]
    fn a_target_of_zero_rates_only_zero() {
        assert_eq!(level(Better::Higher, "0", "0"), Some(2));
        assert_eq!(level(Better::Higher, "1", "0"), None);
        assert_eq!(variance(Basis::Points, Better::Higher, decimal("1"), decimal("0")), Some(decimal("1")));
    }

    #[test]
    fn a_band_is_reached_only_past_the_one_before() {
        assert!(Limit::UpTo(decimal("5")).reaches_past(Limit::Below(decimal("5"))));
        assert!(!Limit::Below(decimal("5")).reaches_past(Limit::UpTo(decimal("5"))));
        assert!(!Limit::Below(decimal("-20")).reaches_past(Limit::Below(decimal("-10"))));
        assert!(!Limit::None.reaches_past(Limit::None));
    }
}
