//! The rule on figures for the year to date: within a year, they do not fall.

use rust_decimal::Decimal;

use super::history::Now;
use super::subject::Subject;
use crate::number::period::Period;
use crate::pack::{At, Counting, Datum};
use crate::problem::{Code, Problem};
use crate::rating::figure::read;

/// A figure of a period whose name says which it is.
struct Point<'p> {
    datum: &'p At<Datum>,
    name: &'p str,
    period: Period,
    number: Decimal,
}

/// Records the first figure for the year to date that is below that of an earlier period of its year.
pub(super) fn check(subject: &Subject<'_, '_>, now: &Now<'_>, problems: &mut Vec<Problem>) {
    if subject.headline.counting == Counting::Cumulative && subject.headline.not_due.is_none() {
        problems.extend(fall(&points(subject, now), now).map(|(before, after)| fell(subject, before, after)));
    }
}

/// The points of the history in order, and behind them the previous and the current figure where they are not among them.
fn points<'p>(subject: &Subject<'_, 'p>, now: &'p Now<'p>) -> Vec<Point<'p>> {
    let point = |datum: &'p At<Datum>, name: &'p str, is_withheld: bool| {
        let reading = read(&datum.scalar, subject.headline.unit).filter(|_| !is_withheld)?;
        Some(Point { datum, name, period: Period::named(name)?, number: reading.number()? })
    };
    let history = subject.headline.history.iter();
    let mut points: Vec<Point<'p>> =
        history.filter_map(|at| point(&at.figure, &at.period.0, at.is_withheld())).collect();
    for (datum, is_current) in [(subject.headline.previous, false), (subject.headline.current, true)] {
        let Some(datum) = datum.filter(|datum| is_current || datum.period.is_some()) else { continue };
        let name =
            if is_current { now.name(datum) } else { datum.period.as_ref().map_or("", |period| &period.value.0) };
        let next = point(datum, name, datum.is_withheld());
        points.extend(next.filter(|next| points.last().is_none_or(|last| is_later_of_year(last, next, now))));
    }
    points
}

/// Whether one point is of a later period than another one, and of the same year.
fn is_later_of_year(before: &Point<'_>, after: &Point<'_>, now: &Now<'_>) -> bool {
    let is_same = match (before.period.year_named(before.name), after.period.year_named(after.name)) {
        (Some(one), Some(two)) => one == two,
        (Some(one), None) | (None, Some(one)) => now.year().is_none_or(|year| year == one),
        (None, None) => true,
    };
    let is_later = before.period.span == after.period.span && before.period.place() < after.period.place();
    is_same && is_later
}

/// The first pair of neighbours in one year of which the later one is less.
fn fall<'a, 'p>(points: &'a [Point<'p>], now: &Now<'_>) -> Option<(&'a Point<'p>, &'a Point<'p>)> {
    let pairs = points.iter().zip(points.iter().skip(1));
    pairs.into_iter().find(|(before, after)| is_later_of_year(before, after, now) && after.number < before.number)
}

fn fell(subject: &Subject<'_, '_>, before: &Point<'_>, after: &Point<'_>) -> Problem {
    let (from, to) = subject.both(before.datum, after.datum);
    let (earlier, later) = (before.name.trim(), after.name.trim());
    let message = format!(
        "{}{to} for {later} is less than {from} for {earlier}, though these are figures for the year to date",
        subject.prefix()
    );
    Problem::new(Code::CumulativeFell, after.datum.place, message)
        .hint("correct one of the two, or \"basis\" if these are the figures of each period alone")
}
