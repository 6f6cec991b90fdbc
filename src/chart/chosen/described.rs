//! The charts that a pack describes.

use super::writing::{Writing, mark_of, with_unit_apart};
use super::{Column, Planned};
use crate::chart::{Annotations, Chart, Kind, Point, Role, Series, Target, refusal};
use crate::limits;
use crate::pack::{
    self, At, ChartKind, ChartSpec, ChartUnit, Datum, Indicator, Performance, SeriesRole, SeriesSpec, TargetSpec, Unit,
};
use crate::problem::{Code, Hint, Problem};
use crate::rating::figure::format;

/// Checks the charts that the pack describes.
pub fn check(indicator: &Indicator, problems: &mut Vec<Problem>) {
    for chart in indicator.charts.iter().flat_map(|charts| &charts.value) {
        let before = problems.len();
        check_lengths(chart, problems);
        if problems.len() == before
            && let Some(sentence) = refusal(&from_spec(chart, None, indicator).chart)
        {
            problems.push(Problem::new(Code::BadValue, chart.kind.place, sentence));
        }
    }
}

fn check_lengths(chart: &At<ChartSpec>, problems: &mut Vec<Problem>) {
    let categories = chart.categories.value.len();
    let mut length = |what: String, found: usize, place| {
        if found != categories {
            let message =
                format!("{what} has {}, but the chart has {}", counted(found, "value"), counted(categories, "categor"));
            let hint = Hint::both(
                "give one value per category; null leaves a gap",
                "give one figure per category; an empty cell leaves a gap",
            );
            problems.push(Problem::new(Code::SeriesLength, place, message).hint(hint));
        }
    };
    for series in &chart.series.value {
        length(format!("the series “{}”", series.name.value), series.values.value.len(), series.values.place);
    }
    if let Some(TargetSpec::Each(targets)) = chart.target.as_ref().map(|target| &target.value) {
        length("the target".into(), targets.len(), chart.target.as_ref().map_or(chart.place, |target| target.place));
    }
    let series = chart.series.value.len();
    let is_read = chart.series.place.end > 0;
    if is_read && (series == 0 || series > limits::SERIES) {
        let message = format!("a chart shows one to {} series, but this one has {series}", limits::SERIES);
        let hint = if series == 0 { "add a series" } else { "split it into several charts" };
        problems.push(Problem::new(Code::BadValue, chart.series.place, message).hint(hint));
    }
}

fn counted(count: usize, noun: &str) -> String {
    let (one, many) = if noun == "categor" { ("category", "categories") } else { ("value", "values") };
    format!("{count} {}", if count == 1 { one } else { many })
}

pub(super) fn from_spec(spec: &ChartSpec, unit: Option<&Unit>, of: &Performance) -> Planned {
    let (unit, text) = match spec.unit.as_ref().map(|unit| &unit.value) {
        Some(ChartUnit::Unit(unit)) => (Some(unit), None),
        Some(ChartUnit::Text(text)) => (unit, Some(text.clone())),
        None => (unit, None),
    };
    let writing = Writing::of(format(unit), data_of(spec).map(|datum| &datum.scalar));
    let writing = writing.spelled_as([&of.current, &of.previous, &of.target, &of.last_year].into_iter().flatten());
    let series = spec.series.value.iter().map(|series| Series {
        name: series.name.value.clone(),
        role: role(series.role.as_ref().map(|role| role.value)),
        points: series.values.value.iter().map(|datum| point(datum, series, &writing)).collect(),
    });
    let chart = Chart {
        kind: kind(spec.kind.value),
        title: spec.title.value.clone(),
        unit: text,
        categories: spec.categories.value.iter().map(|label| label.0.clone()).collect(),
        series: series.collect(),
        target: spec.target.as_ref().and_then(|target| match &target.value {
            TargetSpec::One(datum) => writing.target(datum).map(Target::Level),
            TargetSpec::Each(data) => Some(Target::Steps(data.iter().map(|datum| writing.target(datum)).collect())),
        }),
        notation: writing.notation.clone(),
        alt: spec.alt.as_ref().map(|alt| alt.value.clone()),
        annotations: Annotations::default(),
    };
    Planned {
        columns: columns(spec, &writing),
        chart: with_unit_apart(chart),
        table: spec.table.as_ref().map(|table| table.value),
    }
}

/// All figures of a described chart.
fn data_of(spec: &ChartSpec) -> impl Iterator<Item = &At<Datum>> {
    let targets = spec.target.iter().flat_map(|target| match &target.value {
        TargetSpec::One(datum) => std::slice::from_ref(&**datum),
        TargetSpec::Each(data) => data.as_slice(),
    });
    spec.series.value.iter().flat_map(|series| &series.values.value).chain(targets)
}

fn columns(spec: &ChartSpec, writing: &Writing) -> Vec<Column> {
    let figure = |datum: &At<Datum>| writing.figure_in_table(datum);
    let figures = |data: &[At<Datum>]| data.iter().map(figure).collect();
    let series = spec.series.value.iter().map(|series| Column {
        name: Some(series.name.value.clone()),
        role: role(series.role.as_ref().map(|role| role.value)),
        figures: figures(&series.values.value),
    });
    let target = spec.target.as_ref().map(|target| match &target.value {
        TargetSpec::One(datum) => vec![figure(datum); spec.categories.value.len()],
        TargetSpec::Each(data) => figures(data),
    });
    let target = target.map(|figures| Column { name: None, role: Role::Target, figures });
    series.chain(target).collect()
}

/// The first line of an indicator's charts, where its first series is the measure and ends with the current figure: then it
/// is the course of that figure.
pub fn line_of(indicator: &Indicator) -> Option<Chart> {
    let unit = indicator.unit.as_ref().map(|unit| &unit.value);
    let charts = indicator.charts.as_ref()?.value.iter();
    let spec = charts.into_iter().find(|chart| chart.kind.value == ChartKind::Line)?;
    let series = spec.series.value.first()?;
    let last = series.values.value.last().and_then(|datum| datum.number());
    let is_measure = role(series.role.as_ref().map(|role| role.value)) == Role::Actual;
    let ends_now = last.is_some() && last == indicator.current.as_ref()?.number();
    (is_measure && ends_now).then(|| from_spec(spec, unit, indicator).chart)
}

fn point(datum: &At<Datum>, of: &SeriesSpec, writing: &Writing) -> Point {
    let is_target = of.role.as_ref().is_some_and(|role| role.value == SeriesRole::Target);
    let figure = || writing.figure(datum.number(), &datum.scalar);
    Point {
        figure: if is_target { writing.target(datum) } else { figure() },
        mark: datum.mark.as_ref().map(|mark| mark_of(mark.value)),
        is_revised: datum.marks().contains(&pack::Mark::Revised),
    }
}

fn kind(kind: ChartKind) -> Kind {
    match kind {
        ChartKind::Line => Kind::Line,
        ChartKind::Column => Kind::Column,
        ChartKind::Bar => Kind::Bar,
        ChartKind::Stacked => Kind::Stacked,
    }
}

fn role(role: Option<SeriesRole>) -> Role {
    match role.unwrap_or_default() {
        SeriesRole::Actual => Role::Actual,
        SeriesRole::Target => Role::Target,
        SeriesRole::Comparator => Role::Comparator,
        SeriesRole::Previous => Role::Previous,
    }
}
