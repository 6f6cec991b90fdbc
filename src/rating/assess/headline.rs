//! The figures and words that an indicator and a measure have in common.

use super::unjudged::{Figure, Unjudged, read_figure, read_target};
use crate::number::format::Format;
use crate::pack::{At, Counting, Datum, Direction, Forecast, HistoryPoint, Indicator, Measure, Performance, Unit};
use crate::rating::figure::format;
use crate::rating::variance::Better;

/// What an indicator and a measure have in common, as published.
#[derive(Debug, Clone, Copy)]
pub struct Headline<'p> {
    /// The measure's title; `None` for the indicator itself.
    pub name: Option<&'p str>,
    /// The target, if there is one.
    pub target: Option<&'p At<Datum>>,
    /// The target for the whole year.
    pub annual_target: Option<&'p At<Datum>>,
    /// The baseline.
    pub baseline: Option<&'p At<Datum>>,
    /// The current figure.
    pub current: Option<&'p At<Datum>>,
    /// The previous figure.
    pub previous: Option<&'p At<Datum>>,
    /// The figure of the same period last year.
    pub last_year: Option<&'p At<Datum>>,
    /// What time the figures are for.
    pub counting: Counting,
    /// Why no new figure is due; a blank one says nothing.
    pub not_due: Option<&'p At<String>>,
    /// Which way is better.
    pub direction: Option<&'p At<Direction>>,
    /// Whether the direction is a measure's own, or the indicator's.
    pub has_own_direction: bool,
    /// The published change; a blank one says nothing.
    pub change: Option<&'p At<String>>,
    /// The published level.
    pub rag: Option<&'p At<String>>,
    /// Why the published level departs from the key; a blank one says nothing.
    pub rag_reason: Option<&'p At<String>>,
    /// What is expected for the end of the year.
    pub forecast: Option<&'p At<Forecast>>,
    /// Somebody else's figures.
    pub comparators: &'p [At<Datum>],
    /// Earlier figures.
    pub history: &'p [At<HistoryPoint>],
    /// How JSON numbers print.
    pub unit: Option<&'p Unit>,
}

fn counting(basis: Option<&At<Counting>>) -> Counting {
    basis.map_or(Counting::Period, |basis| basis.value)
}

/// A text that says something.
fn said(text: &Option<At<String>>) -> Option<&At<String>> {
    text.as_ref().filter(|text| !text.trim().is_empty())
}

impl<'p> Headline<'p> {
    /// The headline of an indicator.
    pub fn of(indicator: &'p Indicator) -> Self {
        Self::shared(indicator)
    }

    /// The headline of a measure, which shares its indicator's direction and unit unless it has its own.
    pub fn of_measure(measure: &'p Measure, indicator: &'p Indicator) -> Self {
        Self {
            name: Some(measure.title.as_ref().map_or("", |title| title.as_str())),
            direction: measure.direction.as_ref().or(indicator.direction.as_ref()),
            has_own_direction: measure.direction.is_some(),
            unit: measure.unit.as_ref().or(indicator.unit.as_ref()).map(|unit| &unit.value),
            counting: counting(measure.basis.as_ref().or(indicator.basis.as_ref())),
            not_due: said(&measure.not_due).or(said(&indicator.not_due)),
            ..Self::shared(measure)
        }
    }

    fn shared(of: &'p Performance) -> Self {
        Self {
            name: None,
            target: of.target.as_ref(),
            annual_target: of.annual_target.as_ref(),
            baseline: of.baseline.as_ref(),
            current: of.current.as_ref(),
            previous: of.previous.as_ref(),
            last_year: of.last_year.as_ref(),
            counting: counting(of.basis.as_ref()),
            not_due: said(&of.not_due),
            direction: of.direction.as_ref(),
            has_own_direction: true,
            change: said(&of.change),
            rag: of.rag.as_ref(),
            rag_reason: said(&of.rag_reason),
            forecast: of.forecast.as_ref(),
            comparators: of.comparators(),
            history: of.history(),
            unit: of.unit.as_ref().map(|unit| &unit.value),
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

    /// How its JSON numbers print.
    pub fn format(&self) -> Format {
        format(self.unit)
    }

    /// The figure that the current one is compared with: a figure for the year to date only with last year's.
    pub fn before(&self) -> Figure {
        if self.counting == Counting::Cumulative { Figure::LastYear } else { Figure::Previous }
    }

    /// One of the figures that are judged.
    pub fn figure(&self, figure: Figure) -> Option<&'p At<Datum>> {
        match figure {
            Figure::Target => self.target,
            Figure::Current => self.current,
            Figure::Previous => self.previous,
            Figure::LastYear => self.last_year,
        }
    }

    /// Whether a figure was read, or why not.
    pub fn state(&self, figure: Figure) -> Result<(), Unjudged> {
        match figure {
            Figure::Target => read_target(self.target, self.unit).map(|_| ()),
            _ => read_figure(self.figure(figure), self.unit, figure).map(|_| ()),
        }
    }

    /// Whether there is a figure, though it may not have been read.
    pub fn is_given(&self, figure: Figure) -> bool {
        matches!(self.state(figure), Ok(()) | Err(Unjudged::Unread(_)))
    }

    /// Its figures in no order: all that could have words behind them.
    pub fn figures(&self) -> impl Iterator<Item = &'p At<Datum>> {
        let own = [self.target, self.annual_target, self.baseline, self.current, self.previous, self.last_year];
        let own = own.into_iter().flatten();
        let forecast = self.forecast.and_then(|forecast| forecast.figure.as_ref());
        let history = self.history.iter().flat_map(|point| std::iter::once(&point.figure).chain(&point.target));
        own.chain(forecast).chain(self.comparators).chain(history)
    }
}
