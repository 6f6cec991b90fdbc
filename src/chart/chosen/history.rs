//! The chart that is made from a history where the pack describes none.

use super::writing::{Writing, figure, mark_of, printed, with_unit_apart};
use super::{Column, Planned, with_events};
use crate::chart::{Annotations, Chart, Kind, Point, Role, Series, Target};
use crate::number::format::Format;
use crate::pack::{self, At, Datum, HistoryPoint, Performance, Unit};
use crate::rating::assess::{Read, unlike_in};
use crate::rating::figure::{self, format};

/// The figures of a history and their targets, without a title, as a trend needs them.
pub fn history(history: &[At<HistoryPoint>], target: Option<&At<Datum>>, unit: Option<&Unit>) -> Option<Chart> {
    planned_history(history, target, unit, "").map(|planned| planned.chart)
}

/// A chart of a history with two numbers or more.
pub(super) fn from_history(of: &Performance, unit: Option<&Unit>, title: &str) -> Option<Planned> {
    planned_history(of.history(), of.target.as_ref(), unit, title).map(|planned| with_events(planned, of.events()))
}

fn planned_history(
    history: &[At<HistoryPoint>],
    target: Option<&At<Datum>>,
    unit: Option<&Unit>,
    title: &str,
) -> Option<Planned> {
    let drawn: Vec<&At<Datum>> =
        history.iter().filter(|point| point.number().is_some()).map(|point| &point.figure).collect();
    if drawn.len() < 2 || !are_alike(&drawn, unit) {
        return None;
    }
    let format = format(unit);
    let columns = history_columns(history, target, &format);
    // All points are alike, so that one of them speaks for all; one with a unit says more.
    let is_bare = |datum: &At<Datum>| figure::read(&datum.scalar, unit).is_some_and(|reading| reading.is_bare());
    let one = drawn.iter().find(|datum| !is_bare(datum)).or(drawn.first()).copied()?;
    let alike = |target: &&At<Datum>| are_alike(&[one, target], unit);
    let targets = || history.iter().map(|point| point.target.as_ref().filter(alike));
    let target = target.filter(alike);
    let scalars = history.iter().map(|point| &point.figure.scalar);
    let writing = Writing::of(format, scalars.chain(targets().chain([target]).flatten().map(|target| &target.scalar)));
    let point = |at: &HistoryPoint| Point {
        figure: writing.figure(at.number(), &at.figure.scalar),
        mark: at.mark().map(mark_of),
        is_revised: at.marks().contains(&pack::Mark::Revised),
    };
    let points = history.iter().map(|at| point(at));
    let targets: Vec<_> = targets().map(|target| writing.target(target?)).collect();
    let target = if targets.iter().any(Option::is_some) {
        Some(Target::Steps(targets))
    } else {
        target.and_then(|target| writing.target(target)).map(Target::Level)
    };
    let chart = Chart {
        kind: Kind::for_periods(history.len()),
        title: title.to_owned(),
        unit: None,
        categories: history.iter().map(|point| point.period.0.clone()).collect(),
        series: vec![Series { name: String::new(), role: Role::Actual, points: points.collect() }],
        target,
        notation: writing.notation.clone(),
        alt: None,
        annotations: Annotations {
            levels: history.iter().map(|point| level(point)).collect(),
            ..Annotations::default()
        },
    };
    Some(Planned { chart: with_unit_apart(chart), table: None, columns })
}

/// The level published for a period.
fn level(point: &HistoryPoint) -> Option<String> {
    point.rag.as_ref().map(|level| level.value.clone())
}

/// Whether figures can stand on one axis.
fn are_alike(data: &[&At<Datum>], unit: Option<&Unit>) -> bool {
    let read = |datum: &At<Datum>| figure::read_target(&datum.scalar, unit).map(|target| target.low);
    let readings: Vec<_> = data.iter().filter_map(|datum| Some((*datum, read(datum)?))).collect();
    let run: Vec<Read<'_>> = readings.iter().map(|(datum, reading)| Read { datum, reading }).collect();
    unlike_in(&run).is_none()
}

/// The measure, and the targets where the points or the headline have any.
fn history_columns(history: &[At<HistoryPoint>], target: Option<&At<Datum>>, format: &Format) -> Vec<Column> {
    let figures = history.iter().map(|point| (printed(&point.figure.scalar, format), point.marks()));
    let own = history.iter().any(|point| point.target.is_some());
    let target_of = |point: &At<HistoryPoint>| if own { point.target.as_ref() } else { target }.cloned();
    let targets = history
        .iter()
        .map(|point| target_of(point).map_or_else(|| (Some(String::new()), Vec::new()), |at| figure(&at, format)));
    let mut columns = vec![Column { name: None, role: Role::Actual, figures: figures.collect() }];
    if own || target.is_some() {
        columns.push(Column { name: None, role: Role::Target, figures: targets.collect() });
    }
    columns
}
