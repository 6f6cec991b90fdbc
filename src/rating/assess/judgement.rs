//! Level, variance and change of one headline.

use std::cmp::Ordering;

use rust_decimal::{Decimal, RoundingStrategy};

use super::alike::{self, Read};
use super::headline::Headline;
use super::unjudged::{Figure, Unjudged, read_figure, read_target};
use crate::number::{Reading, Sign, Target};
use crate::pack::{At, Datum, Scalar};
use crate::rating::bands::Bands;
use crate::rating::scale::Scale;
use crate::rating::variance::{self, Basis, Better, Change};

/// What the program makes of a headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// The published level, as an index of the scale.
    pub declared: Option<usize>,
    /// The level the bands give.
    pub computed: Option<usize>,
    /// The level the bands would give to the figures as they print, rounded.
    pub shown: Option<usize>,
    /// Variance from target; positive is better.
    pub variance: Option<Decimal>,
    /// How far the current figure is from its target in percentage points, where both are percentages; whichever way.
    pub points: Option<Decimal>,
    /// Whether the current figure is below, on or above its target, whichever is better.
    pub side: Option<Ordering>,
    /// The change the figures show.
    pub change: Option<Change>,
    /// The change that the figures as they print would show, rounded.
    pub shown_change: Option<Change>,
    /// How far the current figure is from the one before, in per cent of that; whichever way.
    pub moved: Option<Decimal>,
    /// Why there is no computed level.
    pub unrated: Option<Unjudged>,
    /// Why there is no computed change.
    pub uncompared: Option<Unjudged>,
    /// The figure that the current one is ten times, or a tenth of.
    pub far_from: Option<Figure>,
}

impl Judgement {
    /// Judges a headline by the bands that apply to it.
    pub fn of(headline: &Headline<'_>, scale: &Scale, bands: &Bands) -> Self {
        let target = Pair::with_target(headline);
        let previous = Pair::with_one_before(headline);
        let rated = target.as_ref().map_err(|reason| *reason).and_then(|pair| rate(pair, headline, bands));
        let shown = || rate(&target.as_ref().ok()?.rounded(headline, headline.target), headline, bands).ok();
        let change = previous.as_ref().map_err(|reason| *reason).and_then(|pair| change(pair, headline));
        let far = |pair: &Result<Pair, Unjudged>| pair.as_ref().is_ok_and(Pair::is_far);
        Self {
            declared: headline.rag.and_then(|rag| scale.find(rag)),
            computed: rated.ok().map(|(_, level)| level),
            shown: shown().map(|(_, level)| level),
            variance: rated.ok().map(|(variance, _)| variance),
            points: rated.ok().and(target.as_ref().ok()).and_then(Pair::points),
            side: rated.ok().and(target.as_ref().ok()).map(Pair::side),
            change: change.ok(),
            shown_change: shown_change(&previous, headline),
            moved: previous.as_ref().ok().and_then(Pair::moved),
            unrated: rated.err(),
            uncompared: change.err(),
            far_from: [(Figure::Target, &target), (headline.before(), &previous)]
                .into_iter()
                .find(|(_, pair)| far(pair))
                .map(|(figure, _)| figure),
        }
    }

    /// The level that is printed: the published one, else the computed one.
    pub fn level(&self) -> Option<usize> {
        self.declared.or(self.computed)
    }
}

/// The current figure and one that it is judged by, in one unit.
#[derive(Debug, Clone, Copy)]
struct Pair {
    current: Decimal,
    low: Decimal,
    /// The upper end of a range; the same as the lower one otherwise.
    high: Decimal,
    is_strict: bool,
    /// Whether both are percentages.
    is_percent: bool,
    /// How many parts make one of the unit: 60 where both count seconds.
    parts: Decimal,
}

impl Pair {
    fn with_target(headline: &Headline<'_>) -> Result<Self, Unjudged> {
        let current = due(headline)?;
        let target = read_target(headline.target, headline.unit)?;
        Self::of(headline, &current, headline.target, &target, Figure::Target)
    }

    fn with_one_before(headline: &Headline<'_>) -> Result<Self, Unjudged> {
        let current = due(headline)?;
        let which = headline.before();
        let before = Target::of(read_figure(headline.figure(which), headline.unit, which)?);
        Self::of(headline, &current, headline.figure(which), &before, which)
    }

    fn of(
        headline: &Headline<'_>,
        current: &Reading,
        other: Option<&At<Datum>>,
        target: &Target,
        which: Figure,
    ) -> Result<Self, Unjudged> {
        let (Some(datum), Some(other)) = (headline.current, other) else { return Err(Unjudged::Absent(which)) };
        let read = Read { datum, reading: current };
        alike::check(headline, read, Read { datum: other, reading: &target.low }, which)?;
        Self::aligned(current, target, is_json(datum) && is_json(other)).ok_or(Unjudged::OutOfRange)
    }

    /// JSON numbers count in the indicator's own unit, such as £m; texts count in pounds, whatever stands behind them.
    fn aligned(current: &Reading, target: &Target, is_own_unit: bool) -> Option<Self> {
        let high = target.high.as_ref().unwrap_or(&target.low);
        let parts = current.parts.max(target.low.parts).max(high.parts);
        let counted = |reading: &Reading| {
            let scale = if is_own_unit { Decimal::ONE } else { reading.scale };
            reading.written.checked_mul(scale)?.checked_mul(parts.checked_div(reading.parts)?)
        };
        Some(Self {
            current: counted(current)?,
            low: counted(&target.low)?,
            high: counted(high)?,
            is_strict: target.is_strict,
            // A number without a sign takes the other's.
            is_percent: [current, &target.low].iter().any(|reading| reading.sign == Some(Sign::Percent)),
            parts,
        })
    }

    /// The end of a range that a figure is nearest to, or the figure itself inside it.
    fn nearest(&self, figure: Decimal) -> Decimal {
        figure.max(self.low).min(self.high)
    }

    /// How far the figures are apart, in per cent of the second; from nothing it is further than any other way.
    fn moved(&self) -> Option<Decimal> {
        let distance = self.current.checked_sub(self.low)?.abs();
        if self.low.is_zero() {
            return Some(if distance.is_zero() { Decimal::ZERO } else { Decimal::MAX });
        }
        distance.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(self.low.abs())
    }

    /// How many percentage points the current figure lies from the target.
    fn points(&self) -> Option<Decimal> {
        let distance = self.current.checked_sub(self.nearest(self.current))?.abs();
        self.is_percent.then_some(distance)
    }

    /// Whether the current figure lies above or below the target, or within it.
    fn side(&self) -> Ordering {
        self.current.cmp(&self.nearest(self.current))
    }

    fn is_far(&self) -> bool {
        alike::far_apart(self.current, self.nearest(self.current))
    }

    /// The same with JSON numbers as they print; `other` is what the current figure is compared with.
    fn rounded(self, headline: &Headline<'_>, other: Option<&At<Datum>>) -> Self {
        let Some(places) = headline.format().decimals else { return self };
        let round = |number: Decimal, datum: Option<&At<Datum>>| match datum.map(|datum| &datum.scalar) {
            Some(Scalar::Number(_)) => number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero),
            _ => number,
        };
        let target = |number| round(number, other);
        Self { current: round(self.current, headline.current), low: target(self.low), high: target(self.high), ..self }
    }
}

/// The current figure, where it is one of the period reported.
fn due(headline: &Headline<'_>) -> Result<Reading, Unjudged> {
    if headline.not_due.is_some() {
        return Err(Unjudged::NotDue);
    }
    read_figure(headline.current, headline.unit, Figure::Current)
}

/// Variance and level.
fn rate(pair: &Pair, headline: &Headline<'_>, bands: &Bands) -> Result<(Decimal, usize), Unjudged> {
    let better = better(headline)?;
    if pair.is_strict && pair.current == pair.low {
        return Err(Unjudged::OnStrictBound);
    }
    let target = pair.nearest(pair.current);
    let is_of_zero = bands.basis == Basis::Relative && target.is_zero();
    let variance = variance::variance(bands.basis, better, pair.current, target)
        .and_then(
            |variance| if bands.basis == Basis::Points { variance.checked_div(pair.parts) } else { Some(variance) },
        )
        .ok_or(if is_of_zero { Unjudged::ZeroTarget } else { Unjudged::OutOfRange })?;
    Ok((variance, bands.level(variance).ok_or(Unjudged::NoBands)?))
}

fn change(pair: &Pair, headline: &Headline<'_>) -> Result<Change, Unjudged> {
    let (current, previous) = match better(headline)? {
        Better::Close => distances(headline)?,
        Better::Higher | Better::Lower => (pair.current, pair.low),
    };
    variance::change(better(headline)?, current, previous).ok_or(Unjudged::OutOfRange)
}

/// The change between the figures as they print. How close they come to a target is not said on the page.
fn shown_change(previous: &Result<Pair, Unjudged>, headline: &Headline<'_>) -> Option<Change> {
    let pair = previous.as_ref().ok()?.rounded(headline, headline.figure(headline.before()));
    let is_seen = headline.better()? != Better::Close;
    is_seen.then(|| change(&pair, headline).ok()).flatten()
}

/// How far the current and the previous figure are from the target.
fn distances(headline: &Headline<'_>) -> Result<(Decimal, Decimal), Unjudged> {
    Pair::with_target(headline)?;
    let target = read_target(headline.target, headline.unit)?;
    let which = headline.before();
    let data = [headline.target, headline.current, headline.figure(which)];
    let is_own_unit = data.into_iter().flatten().all(is_json);
    let pair = |datum, which| {
        let reading = read_figure(datum, headline.unit, which)?;
        Pair::aligned(&reading, &target, is_own_unit).ok_or(Unjudged::OutOfRange)
    };
    let current = pair(headline.current, Figure::Current)?;
    let previous = pair(headline.figure(which), which)?;
    let distance = |pair: &Pair, other: &Pair| {
        let distance = pair.current.checked_sub(pair.nearest(pair.current))?.abs();
        distance.checked_mul(other.parts)
    };
    distance(&current, &previous).zip(distance(&previous, &current)).ok_or(Unjudged::OutOfRange)
}

fn is_json(datum: &At<Datum>) -> bool {
    matches!(datum.scalar, Scalar::Number(_))
}

fn better(headline: &Headline<'_>) -> Result<Better, Unjudged> {
    let other = if headline.direction.is_none() { Unjudged::NoDirection } else { Unjudged::OtherDirection };
    headline.better().ok_or(other)
}
