//! Rules on runs of figures that are drawn: points that are no number, and points that are not of one unit.

use super::rewrite::number_hint;
use super::subject::{Subject, text};
use crate::markup::placeholder;
use crate::number::Reading;
use crate::pack::{At, ChartUnit, Datum, Indicator, Unit};
use crate::problem::{Code, Problem};
use crate::rating::assess::{Mixed, Read, unlike_in};
use crate::rating::figure::read;

/// One figure of a run, and the period or category it is for.
struct Point<'p> {
    datum: &'p At<Datum>,
    name: &'p str,
}

/// Records what is wrong with the histories of an indicator and the series of its charts.
pub(super) fn check(indicator: &Indicator, subjects: &[Subject<'_, '_>], problems: &mut Vec<Problem>) {
    for subject in subjects {
        let is_open = |point: &&_| !crate::pack::HistoryPoint::is_withheld(point);
        let points = subject.headline.history.iter().map(|point| &point.value).filter(is_open);
        let points: Vec<_> = points.map(|point| Point { datum: &point.figure, name: &point.period.0 }).collect();
        run(&points, subject.headline.unit, "so no chart is drawn of the history", problems);
    }
    let unit = indicator.unit.as_ref().map(|unit| &unit.value);
    for chart in indicator.charts.iter().flat_map(|charts| &charts.value) {
        let unit = match chart.unit.as_ref().map(|unit| &unit.value) {
            Some(ChartUnit::Unit(own)) => Some(own),
            _ => unit,
        };
        let names = || chart.categories.value.iter().map(|name| name.0.as_str());
        for series in &chart.series.value {
            let points = series.values.value.iter().filter(|datum| !datum.is_withheld()).zip(names());
            let points: Vec<_> = points.map(|(datum, name)| Point { datum, name }).collect();
            run(&points, unit, "but are drawn beside each other", problems);
        }
    }
}

fn run(points: &[Point<'_>], unit: Option<&Unit>, outcome: &str, problems: &mut Vec<Problem>) {
    problems.extend(points.iter().filter_map(|point| unread(point, unit)));
    let readings: Vec<(&Point<'_>, Reading)> =
        points.iter().filter_map(|point| Some((point, read(&point.datum.scalar, unit)?))).collect();
    let run: Vec<Read<'_>> = readings.iter().map(|(point, reading)| Read { datum: point.datum, reading }).collect();
    if let Some((first, second, how)) = unlike_in(&run) {
        problems.push(unlike(readings[first].0, readings[second].0, how, outcome));
    }
}

/// A point that is no number, so that nothing is drawn for it.
fn unread(point: &Point<'_>, unit: Option<&Unit>) -> Option<Problem> {
    let text = text(point.datum)?;
    if point.datum.scalar.is_missing()
        || placeholder::in_figure(text).is_some()
        || read(&point.datum.scalar, unit).is_some()
    {
        return None;
    }
    let message = format!("“{text}” ({}) is not one number, so nothing is drawn for it", point.name.trim());
    Some(Problem::new(Code::NotJudged, point.datum.place, message).hint(number_hint(text, false)))
}

/// The problem of two points of one run that are not of one unit.
fn unlike(first: &Point<'_>, second: &Point<'_>, how: Mixed, outcome: &str) -> Problem {
    let (code, place) = match how {
        Mixed::FirstMayBeShare => (Code::MixedPercent, first.datum.place),
        Mixed::SecondMayBeShare => (Code::MixedPercent, second.datum.place),
        Mixed::Units => (Code::MixedUnits, second.datum.place),
        Mixed::Words => (Code::NotJudged, second.datum.place),
    };
    let (one, two) = (first.name.trim(), second.name.trim());
    let message = format!("the figures for {one} and {two} are not written in one unit, {outcome}");
    Problem::new(code, place, message).hint("write all figures of a chart in one unit")
}
