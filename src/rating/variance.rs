//! How far a figure is from its target, and what became of it since the one before. Exact decimals throughout.

use rust_decimal::Decimal;

/// Which way performance is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// Higher figures are better.
    Higher,
    /// Lower figures are better.
    Lower,
    /// Figures close to the target are better.
    Close,
}

/// What variance is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Per cent of the target.
    Relative,
    /// Difference in the unit of the figures.
    Points,
}

/// How far a figure is from its target: positive is better than target.
///
/// Relative variance is in per cent of the target and does not exist for a target of 0, unless the figure is 0 too.
/// `None` also where the arithmetic leaves the range of exact decimals.
pub fn variance(basis: Basis, better: Better, current: Decimal, target: Decimal) -> Option<Decimal> {
    let difference = match better {
        Better::Higher => current.checked_sub(target)?,
        Better::Lower => target.checked_sub(current)?,
        Better::Close => -current.checked_sub(target)?.abs(),
    };
    match basis {
        Basis::Points => Some(difference),
        Basis::Relative if target.is_zero() => current.is_zero().then_some(Decimal::ZERO),
        Basis::Relative => difference.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(target.abs()),
    }
}

/// What became of performance between two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Better than before.
    Improving,
    /// Worse than before.
    Declining,
    /// As before.
    NoChange,
}

impl Change {
    /// The word that is printed for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Improving => "Improving",
            Self::Declining => "Declining",
            Self::NoChange => "No change",
        }
    }

    /// Reads a published word; `None` for a word that claims none of the three.
    pub fn read(word: &str) -> Option<Self> {
        Some(match word.trim().to_lowercase().as_str() {
            "improving" | "improved" | "improvement" | "better" | "getting better" => Self::Improving,
            "declining" | "declined" | "decline" | "worsening" | "worse" | "getting worse" | "deteriorating" => {
                Self::Declining
            }
            "no change" | "unchanged" | "static" | "stable" | "the same" | "same" => Self::NoChange,
            _ => return None,
        })
    }
}

/// The change between two figures; for `Close`, between their distances from the target.
pub fn change(better: Better, current: Decimal, previous: Decimal) -> Option<Change> {
    let gain = match better {
        Better::Higher => current.checked_sub(previous)?,
        Better::Lower | Better::Close => previous.checked_sub(current)?,
    };
    Some(match gain.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => Change::Improving,
        std::cmp::Ordering::Less => Change::Declining,
        std::cmp::Ordering::Equal => Change::NoChange,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        crate::number::exact(text).expect("a number of the test")
    }

    #[test]
    fn a_negative_target_is_compared_by_its_size() {
        assert_eq!(variance(Basis::Relative, Better::Higher, decimal("-8"), decimal("-10")), Some(decimal("20")));
    }

    #[test]
    fn change_follows_the_direction() {
        let (a, b) = (decimal("5"), decimal("4"));
        assert_eq!(change(Better::Higher, a, b), Some(Change::Improving));
        assert_eq!(change(Better::Lower, a, b), Some(Change::Declining));
        assert_eq!(change(Better::Higher, a, a), Some(Change::NoChange));
        assert_eq!(change(Better::Close, decimal("0.4"), decimal("0.6")), Some(Change::Improving));
    }
}
