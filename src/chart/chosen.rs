//! The charts of an indicator: those the pack describes, or one made from its history.

use crate::chart;
use crate::chart::{Annotations, Chart, Figure, Kind, Mark, Notation, Point, Role, Series, Target, refusal};
use crate::limits;
use crate::number;
use crate::number::format::Format;
use crate::pack::{
    self, At, ChartKind, ChartSpec, ChartUnit, Datum, Event, HistoryPoint, Indicator, Measure, Performance, Scalar,
    SeriesRole, SeriesSpec, TargetSpec, Unit,
};
use crate::problem::{Code, Problem};
use crate::rating::assess::{Read, unlike_in};
use crate::rating::figure::{self, format, print};
use rust_decimal::Decimal;

/// One chart and whether its numbers are printed as a table under it.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The chart.
    pub chart: Chart,
    /// Whether a table of its numbers was asked for; `None` leaves it to the report.
    pub table: Option<bool>,
    /// That table's columns: the series, then the target.
    pub columns: Vec<Column>,
}

/// One column of the table of a chart's numbers.
#[derive(Debug, Clone)]
pub struct Column {
    /// The name of the series; `None` leaves the word for its role to the templates.
    pub name: Option<String>,
    /// What the figures are to the reader.
    pub role: Role,
    /// What is printed for each category, `None` where there is nothing, with the marks printed behind it.
    pub figures: Vec<(Option<String>, Vec<pack::Mark>)>,
}

/// All charts of an indicator, in order: its own, then those of its measures; an empty list of charts draws none at all.
pub fn of(indicator: &Indicator, name: &str) -> Vec<Planned> {
    by_performance(indicator, name).into_iter().flatten().collect()
}

/// The same, of the indicator and of each of its measures.
fn by_performance(indicator: &Indicator, name: &str) -> Vec<Vec<Planned>> {
    let unit = indicator.unit.as_ref().map(|unit| &unit.value);
    if indicator.charts.as_ref().is_some_and(|charts| charts.value.is_empty()) {
        return indicator.performances().map(|_| Vec::new()).collect();
    }
    let own = match &indicator.charts {
        Some(charts) => {
            charts.value.iter().map(|chart| with_events(from_spec(chart, unit), indicator.events())).collect()
        }
        None => from_history(indicator, unit, name).into_iter().collect(),
    };
    let of_measure = |measure: &At<Measure>| {
        let unit = measure.unit.as_ref().map(|unit| &unit.value).or(unit);
        let title = measure.title.as_ref().map_or(name, |title| title.as_str());
        from_history(measure, unit, title).into_iter().collect()
    };
    std::iter::once(own).chain(indicator.sub_measures().iter().map(of_measure)).collect()
}

/// The events of an indicator and its measures that no chart shows.
pub fn unplaced(indicator: &Indicator) -> Vec<&At<Event>> {
    let mut unplaced: Vec<&At<Event>> = Vec::new();
    if indicator.performances().all(|of| of.events().is_empty()) {
        return unplaced;
    }
    let planned = by_performance(indicator, "");
    for (performance, charts) in indicator.performances().zip(&planned) {
        let is_shown = |event: &&At<Event>| charts.iter().any(|planned| shows(&planned.chart, event));
        unplaced.extend(performance.events().iter().filter(|event| !is_shown(event)));
    }
    unplaced
}

/// Whether a chart shows an event.
fn shows(chart: &Chart, event: &Event) -> bool {
    chart.is_timed() && chart.has_figures() && category_of(chart, event).is_some()
}

/// Which of a chart's categories is the period of an event.
fn category_of(chart: &Chart, event: &Event) -> Option<usize> {
    let period = event.period.0.trim();
    chart.categories.iter().position(|category| category.trim().eq_ignore_ascii_case(period))
}

/// A chart of periods with the events in them.
fn with_events(mut planned: Planned, events: &[At<Event>]) -> Planned {
    let chart = &mut planned.chart;
    if !chart.is_timed() || !chart.has_figures() {
        return planned;
    }
    let shown = |event: &At<Event>| {
        let text = event.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (period, category) = (event.period.0.trim().to_owned(), category_of(chart, event)?);
        Some(chart::Event { category, period, text, letter: None })
    };
    chart.annotations.events = events.iter().filter_map(shown).collect();
    planned
}

/// Checks the charts that the pack describes.
pub fn check(indicator: &Indicator, problems: &mut Vec<Problem>) {
    for chart in indicator.charts.iter().flat_map(|charts| &charts.value) {
        let before = problems.len();
        check_lengths(chart, problems);
        if problems.len() == before
            && let Some(sentence) = refusal(&from_spec(chart, None).chart)
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
            problems.push(
                Problem::new(Code::SeriesLength, place, message).hint("give one value per category; null leaves a gap"),
            );
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

fn from_spec(spec: &ChartSpec, unit: Option<&Unit>) -> Planned {
    let (unit, text) = match spec.unit.as_ref().map(|unit| &unit.value) {
        Some(ChartUnit::Unit(unit)) => (Some(unit), None),
        Some(ChartUnit::Text(text)) => (unit, Some(text.clone())),
        None => (unit, None),
    };
    let writing = Writing::of(format(unit), data_of(spec).map(|datum| &datum.scalar));
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
        columns: columns(spec, &writing.unit),
        chart: with_unit_apart(chart),
        table: spec.table.as_ref().map(|table| table.value),
    }
}

/// How the figures of one chart are written.
struct Writing {
    /// How the pack's numbers print.
    unit: Format,
    /// How numbers print that nobody published.
    notation: Notation,
    /// What the pack's numbers are multiplied by: a million where they are in £m and texts beside them are in pounds.
    scale: Decimal,
}

impl Writing {
    fn of<'p>(unit: Format, scalars: impl Iterator<Item = &'p Scalar>) -> Self {
        let texts = scalars.filter_map(|scalar| match scalar {
            Scalar::Text(text) => Some(text.as_str()),
            Scalar::Number(_) | Scalar::Null => None,
        });
        let notation = Notation::of(&unit, texts);
        let scale = if notation == unit.clone().into() { Decimal::ONE } else { figure::scale(&unit) };
        Self { notation, unit, scale }
    }

    /// A figure that reads as this number, as the chart shows it.
    fn figure(&self, number: Option<Decimal>, scalar: &Scalar) -> Option<Figure> {
        let scale = match scalar {
            Scalar::Text(text) if !number::target(text).is_some_and(|target| target.low.is_bare()) => Decimal::ONE,
            _ => self.scale,
        };
        Some(Figure { number: number?.checked_mul(scale)?, upper: None, text: self.text(scalar) })
    }

    fn target(&self, datum: &Datum) -> Option<Figure> {
        let (low, high) = datum.target_ends()?;
        let upper = high.and_then(|high| Some(self.figure(Some(high), &datum.scalar)?.number));
        Some(Figure { upper, ..self.figure(Some(low), &datum.scalar)? })
    }

    /// What is printed of a figure where the chart's notation would print something else.
    fn text(&self, scalar: &Scalar) -> Option<String> {
        match scalar {
            Scalar::Text(text) => Some(text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")),
            Scalar::Number(number) => (self.notation != self.unit.clone().into()).then(|| self.unit.print(*number)),
            Scalar::Null => None,
        }
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

/// The longest prefix or suffix, in letters, that is repeated beside every number of a chart.
const MAX_UNIT: usize = 10;

/// A chart whose unit is too long to stand beside every number has it once, over its axis.
fn with_unit_apart(chart: Chart) -> Chart {
    let is_long = |text: &str| text.chars().count() > MAX_UNIT;
    let Chart { notation: Notation { format: Format { prefix, suffix, decimals }, .. }, unit, .. } = &chart;
    if !is_long(prefix) && !is_long(suffix) {
        return chart;
    }
    let words = [prefix.trim(), suffix.trim()].into_iter().filter(|word| !word.is_empty());
    let unit = unit.clone().unwrap_or_else(|| words.collect::<Vec<_>>().join(" "));
    let format = Format { decimals: *decimals, ..Format::number() };
    Chart { notation: Notation { format, ..chart.notation.clone() }, unit: Some(unit), ..chart }
}

fn columns(spec: &ChartSpec, format: &Format) -> Vec<Column> {
    let figures = |data: &[At<Datum>]| data.iter().map(|datum| figure(datum, format)).collect();
    let series = spec.series.value.iter().map(|series| Column {
        name: Some(series.name.value.clone()),
        role: role(series.role.as_ref().map(|role| role.value)),
        figures: figures(&series.values.value),
    });
    let target = spec.target.as_ref().map(|target| match &target.value {
        TargetSpec::One(datum) => vec![figure(datum, format); spec.categories.value.len()],
        TargetSpec::Each(data) => figures(data),
    });
    let target = target.map(|figures| Column { name: None, role: Role::Target, figures });
    series.chain(target).collect()
}

fn figure(datum: &At<Datum>, format: &Format) -> (Option<String>, Vec<pack::Mark>) {
    (printed(&datum.scalar, format), datum.marks())
}

/// The figures of a history and their targets, without a title, as a trend needs them.
pub fn history(history: &[At<HistoryPoint>], target: Option<&At<Datum>>, unit: Option<&Unit>) -> Option<Chart> {
    planned_history(history, target, unit, "").map(|planned| planned.chart)
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
    (is_measure && ends_now).then(|| from_spec(spec, unit).chart)
}

/// A chart of a history with two numbers or more.
fn from_history(of: &Performance, unit: Option<&Unit>, title: &str) -> Option<Planned> {
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

/// What is printed of a scalar; `None` of null.
fn printed(scalar: &Scalar, format: &Format) -> Option<String> {
    (!matches!(scalar, Scalar::Null)).then(|| print(scalar, format))
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

fn mark_of(mark: pack::Mark) -> Mark {
    match mark {
        pack::Mark::Provisional => Mark::Provisional,
        pack::Mark::Revised => Mark::Revised,
        pack::Mark::Estimated => Mark::Estimated,
        pack::Mark::Unavailable => Mark::Unavailable,
        pack::Mark::NotApplicable => Mark::NotApplicable,
        pack::Mark::Suppressed => Mark::Suppressed,
        pack::Mark::Break => Mark::Break,
    }
}
