//! The rule on the history: its point of the current period is the current figure.

use super::placeholders::is_placeholder;
use super::subject::Subject;
use crate::number::format::is_not_available;
use crate::number::period::{Period, Span, year};
use crate::pack::{At, Datum, Frequency, HistoryPoint, Mark, Scalar};
use crate::problem::{Code, Hint, Problem};
use crate::rating::figure::read;

/// What is known of the period a figure is for.
pub(super) struct Now<'p> {
    /// How often the indicator is reported.
    pub(super) frequency: Option<Frequency>,
    /// The report's period, such as "Quarter 2".
    pub(super) period: &'p str,
    /// The report's financial year, such as "2024/25".
    pub(super) financial_year: Option<&'p str>,
}

impl Now<'_> {
    fn period(&self, current: &At<Datum>) -> Option<Period> {
        Period::named(self.name(current))
    }

    /// The name of the figure's period: its own, else the report's.
    pub(super) fn name<'n>(&'n self, current: &'n At<Datum>) -> &'n str {
        let own = current.period.as_ref().map(|period| period.0.as_str());
        own.filter(|own| Period::named(own).is_some()).unwrap_or(self.period)
    }

    /// The report's financial year, by its first calendar year.
    pub(super) fn year(&self) -> Option<u32> {
        self.financial_year.and_then(year)
    }

    /// Whether a point is of the period of the current figure.
    fn is_now(&self, point: &HistoryPoint, current: &At<Datum>) -> bool {
        let Some(period) = self.period(current).filter(|period| period.span != Span::Year) else { return false };
        let is_of_year = period.can_be_of_one_year(&point.period.0, self.name(current), self.financial_year);
        Period::named(&point.period.0) == Some(period) && is_of_year
    }

    /// How long a time the current figure is for.
    fn span(&self, current: &At<Datum>) -> Option<Span> {
        match self.frequency {
            Some(Frequency::Month) => Some(Span::Month),
            Some(Frequency::Quarter) => Some(Span::Quarter),
            Some(Frequency::Year) => Some(Span::Year),
            Some(Frequency::Period) | None => self.period(current).map(|period| period.span),
        }
    }
}

/// Records a history that does not hold the current figure where it should.
pub(super) fn check(subject: &Subject<'_, '_>, now: &Now<'_>, problems: &mut Vec<Problem>) {
    problems.extend(mismatch(subject, now));
}

fn mismatch(subject: &Subject<'_, '_>, now: &Now<'_>) -> Option<Problem> {
    if subject.headline.not_due.is_some() {
        return None;
    }
    let (current, history) = (subject.headline.current?, subject.headline.history);
    let (point, is_named) = point_of_now(history, current, now)?;
    let is_said = is_placeholder(Some(current)) || is_placeholder(Some(&point.figure));
    if is_said || (current.scalar.is_missing() && !is_named) {
        return None; // A figure to come is not in the history yet.
    }
    let is_same = |point: &HistoryPoint| same(subject, current, point);
    if is_same(point) || ends_with(history, is_same) {
        return None;
    }
    let (last, figure) = subject.both(&point.figure, current);
    let (last, figure) = (quoted(last, &point.figure), quoted(figure, current));
    let (prefix, period) = (subject.prefix(), point.period.0.trim());
    let (message, hint) = match (current.is_withheld(), point.is_withheld()) {
        // What it may hold all the same is said elsewhere, and not what.
        (false, true) => (
            format!("{prefix}the history withholds its figure for {period}, but the current figure is {figure}"),
            Hint::from("withhold both or neither"),
        ),
        (true, _) => (
            format!("{prefix}the current figure is withheld, but the history has a number for {period}"),
            Hint::both(
                "write null there and the same mark, or delete the mark on the current figure",
                "clear the cell and choose the same mark, or delete the mark on the current figure",
            ),
        ),
        (false, false) => (
            format!("{prefix}the history has {last} for {period}, but the current figure is {figure}"),
            "add the current period to the history, or correct one of the two".into(),
        ),
    };
    Some(Problem::new(Code::HistoryMismatch, point.figure.place, message).hint(hint))
}

/// A figure that is words, in quotation marks; any other as it is.
fn quoted(printed: String, datum: &Datum) -> String {
    let is_words = matches!(datum.scalar, Scalar::Text(_)) && datum.number().is_none() && !is_not_available(&printed);
    if is_words { format!("“{printed}”") } else { printed }
}

/// The point that should be the current figure, and whether its name says so; else the last one.
///
/// `None` where its points are of shorter periods, of which the figure may be a sum, a mean or the last.
fn point_of_now<'p>(
    history: &'p [At<HistoryPoint>],
    current: &At<Datum>,
    now: &Now<'_>,
) -> Option<(&'p At<HistoryPoint>, bool)> {
    let last = history.last()?;
    let named = |point: &At<HistoryPoint>| Period::named(&point.period.0);
    if named(last).zip(now.span(current)).is_some_and(|(point, figure)| point.span < figure) {
        return None;
    }
    let of_now = history.iter().rev().find(|point| now.is_now(point, current));
    Some((of_now.unwrap_or(last), of_now.is_some()))
}

/// Whether the current figure is the last point, but for those still to come, expected or estimated.
fn ends_with(history: &[At<HistoryPoint>], is_same: impl Fn(&HistoryPoint) -> bool) -> bool {
    let is_ahead = |point: &&At<HistoryPoint>| {
        let is_estimate = point.mark().is_some_and(|mark| mark == Mark::Estimated);
        point.figure.scalar.is_missing() || is_estimate
    };
    history.iter().rev().find(|point| !is_ahead(point)).is_some_and(|point| is_same(point))
}

fn same(subject: &Subject<'_, '_>, current: &At<Datum>, point: &HistoryPoint) -> bool {
    let number = |datum: &At<Datum>, is_withheld: bool| {
        let reading = read(&datum.scalar, subject.headline.unit).filter(|_| !is_withheld);
        reading.and_then(|reading| reading.number())
    };
    number(current, current.is_withheld()) == number(&point.figure, point.is_withheld())
}
