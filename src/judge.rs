//! What the program makes of an indicator's figures, beside what was published: level, variance and change.

use rust_decimal::Decimal;

use crate::pack::{At, Datum, Direction, Indicator, Measure};
use crate::rating::{self, Bands, Better, Change};
use crate::scale::Scale;

/// The figures of an indicator or a measure that are judged.
#[derive(Debug, Clone, Copy)]
pub struct Headline<'p> {
    /// The target, if there is one.
    pub target: Option<&'p At<Datum>>,
    /// The current figure.
    pub current: Option<&'p At<Datum>>,
    /// The previous figure.
    pub previous: Option<&'p At<Datum>>,
    /// Which way is better.
    pub direction: Option<&'p At<Direction>>,
    /// The published change.
    pub change: Option<&'p At<String>>,
    /// The published level.
    pub rag: Option<&'p At<String>>,
}

impl<'p> Headline<'p> {
    /// The headline of an indicator.
    pub fn of(indicator: &'p Indicator) -> Self {
        Self {
            target: indicator.target.as_ref(),
            current: indicator.current.as_ref(),
            previous: indicator.previous.as_ref(),
            direction: indicator.direction.as_ref(),
            change: indicator.change.as_ref(),
            rag: indicator.rag.as_ref(),
        }
    }

    /// The headline of a measure, which shares its indicator's direction unless it has its own.
    pub fn of_measure(measure: &'p Measure, indicator: &'p Indicator) -> Self {
        Self {
            target: measure.target.as_ref(),
            current: measure.current.as_ref(),
            previous: measure.previous.as_ref(),
            direction: measure.direction.as_ref().or(indicator.direction.as_ref()),
            change: measure.change.as_ref(),
            rag: measure.rag.as_ref(),
        }
    }

    /// Which way is better, where the direction says.
    pub fn better(&self) -> Option<Better> {
        match self.direction?.value {
            Direction::Higher => Some(Better::Higher),
            Direction::Lower => Some(Better::Lower),
            Direction::Close => Some(Better::Close),
            Direction::Other(_) => None,
        }
    }
}

/// The number of a figure, if it has one.
pub fn number(datum: Option<&At<Datum>>) -> Option<Decimal> {
    datum?.scalar.number()
}

/// What the program makes of a headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// The published level, as an index of the scale.
    pub declared: Option<usize>,
    /// The level the bands give.
    pub computed: Option<usize>,
    /// Variance from target; positive is better.
    pub variance: Option<Decimal>,
    /// The change the figures show.
    pub change: Option<Change>,
}

impl Judgement {
    /// The level that is printed: the published one, else the computed one.
    pub fn level(&self) -> Option<usize> {
        self.declared.or(self.computed)
    }
}

/// Judges a headline by the bands that apply to it.
pub fn judge(headline: &Headline<'_>, scale: &Scale, bands: &Bands) -> Judgement {
    let (better, current) = (headline.better(), number(headline.current));
    let target = number(headline.target);
    let variance = better
        .zip(current)
        .zip(target)
        .and_then(|((better, current), target)| rating::variance(bands.basis, better, current, target));
    let change = better.zip(current).zip(number(headline.previous));
    Judgement {
        declared: headline.rag.and_then(|rag| scale.find(rag)),
        computed: variance.and_then(|variance| bands.level(variance)),
        variance,
        change: change.and_then(|((better, current), previous)| rating::change(better, current, previous, target)),
    }
}
