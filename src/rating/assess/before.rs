//! The level of the period before and its name, as far as they are surely known.

use super::{Headline, Judgement};
use crate::pack::{At, Datum, HistoryPoint, Scalar};
use crate::rating::bands::Bands;
use crate::rating::scale::Scale;

/// The level published for the period before the current one, else the one that its own figure and target give.
pub fn level(headline: &Headline<'_>, scale: &Scale, bands: &Bands) -> Option<usize> {
    let point = point_before(headline)?;
    if let Some(published) = &point.rag {
        return scale.find(published);
    }
    if point.is_withheld() || point.target.is_none() {
        return None;
    }
    let of_then = Headline {
        current: Some(&point.figure),
        target: point.target.as_ref(),
        previous: None,
        last_year: None,
        change: None,
        rag: None,
        not_due: None,
        ..*headline
    };
    Judgement::of(&of_then, scale, bands).computed
}

/// What the period before is called: by its own figure, else by the history.
pub fn period<'p>(headline: &Headline<'p>) -> Option<&'p str> {
    let own = headline.previous.and_then(|previous| previous.period.as_ref()).map(|period| period.0.trim());
    own.filter(|period| !period.is_empty()).or_else(|| period_of_level(headline))
}

/// What the history calls the period of which [`level`] tells the level.
pub fn period_of_level<'p>(headline: &Headline<'p>) -> Option<&'p str> {
    point_before(headline).map(|point| point.period.0.trim()).filter(|period| !period.is_empty())
}

/// The point of the history before the current figure; `None` where the two cannot be surely told.
fn point_before<'p>(headline: &Headline<'p>) -> Option<&'p At<HistoryPoint>> {
    let (last, earlier) = headline.history.split_last()?;
    let is_current = headline.current.is_some_and(|current| is_same(&last.figure, current));
    let candidate = if is_current { earlier.last()? } else { last };
    match headline.previous {
        Some(previous) => is_same(&candidate.figure, previous).then_some(candidate),
        None => is_current.then_some(candidate),
    }
}

/// Whether two figures say the same.
fn is_same(one: &Datum, other: &Datum) -> bool {
    match (one.number(), other.number(), &one.scalar, &other.scalar) {
        (Some(one), Some(other), ..) => one == other,
        (_, _, Scalar::Text(one), Scalar::Text(other)) => !one.trim().is_empty() && one.trim() == other.trim(),
        _ => false,
    }
}
