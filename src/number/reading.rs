//! What was read: the number, its sign of measure, and the words behind it.

use rust_decimal::Decimal;

/// The sign that says what a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `%`, also in words.
    Percent,
    /// `£`.
    Pounds,
    /// `€`.
    Euros,
    /// `$`.
    Dollars,
    /// Minutes, written as hours and minutes.
    Minutes,
}

impl Sign {
    /// The sign of a currency.
    pub fn of_currency(character: char) -> Option<Self> {
        Some(match character {
            '£' => Self::Pounds,
            '€' => Self::Euros,
            '$' => Self::Dollars,
            _ => return None,
        })
    }

    /// What it says, in words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Percent => "a percentage",
            Self::Pounds => "in pounds",
            Self::Euros => "in euros",
            Self::Dollars => "in dollars",
            Self::Minutes => "in hours and minutes",
        }
    }
}

/// One figure as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The number before what stands behind it multiplies it.
    pub written: Decimal,
    /// What "million", or `m` behind a currency, multiplies it by.
    pub scale: Decimal,
    /// Sixty where `written` counts seconds, so that minutes stay exact; else one.
    pub parts: Decimal,
    /// What it counts, where a sign says so.
    pub sign: Option<Sign>,
    /// The words behind it in lower case and the singular, such as "day" or "per 1000".
    pub words: Option<String>,
}

impl Reading {
    /// A number with neither sign nor words.
    pub fn bare(number: Decimal) -> Self {
        Self { written: number, scale: Decimal::ONE, parts: Decimal::ONE, sign: None, words: None }
    }

    /// The number; `None` beyond the range of exact decimals.
    pub fn number(&self) -> Option<Decimal> {
        self.written.checked_mul(self.scale)?.checked_div(self.parts)
    }

    /// Whether it has neither sign nor words, and so is of whatever the figure beside it is.
    pub fn is_bare(&self) -> bool {
        self.sign.is_none() && self.words.is_none()
    }
}
