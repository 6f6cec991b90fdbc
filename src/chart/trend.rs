//! The trend of a series in one word that matches its figures.

use crate::words::Trend;
use rust_decimal::Decimal;

/// The trend of figures in time order; `None` where there are none.
pub(super) fn of(figures: &[Decimal]) -> Option<Trend> {
    let (first, last) = (*figures.first()?, *figures.last()?);
    let range = figures.iter().max()?.saturating_sub(*figures.iter().min()?);
    let change = last.saturating_sub(first);
    Some(match () {
        () if figures.len() == 1 => Trend::Single,
        () if range.is_zero() => Trend::Unchanged,
        () if change.abs() < range / Decimal::from(4) => Trend::Fluctuated,
        () if change > Decimal::ZERO => Trend::Rose,
        () => Trend::Fell,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trend(figures: &[i64]) -> Option<Trend> {
        of(&figures.iter().copied().map(Decimal::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_word_matches_first_and_last() {
        assert_eq!(trend(&[]), None);
        assert_eq!(trend(&[5]), Some(Trend::Single));
        assert_eq!(trend(&[5, 5, 5]), Some(Trend::Unchanged));
        assert_eq!(trend(&[10, 9, 12, 9, 9, 11]), Some(Trend::Rose));
        assert_eq!(trend(&[-1, -4]), Some(Trend::Fell));
    }

    #[test]
    fn a_series_that_ends_near_where_it_began_fluctuated() {
        assert_eq!(trend(&[10, 20, 10]), Some(Trend::Fluctuated));
        assert_eq!(trend(&[10, 20, 12]), Some(Trend::Fluctuated));
        assert_eq!(trend(&[10, 20, 13]), Some(Trend::Rose));
    }
}
