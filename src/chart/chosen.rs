//! The charts of an indicator: those the pack describes, or one made from its history.

mod described;
mod history;
mod writing;

pub use described::{check, line_of};
pub use history::history;

use described::from_spec;
use history::from_history;

use crate::chart;
use crate::chart::{Chart, Role};
use crate::pack::{self, At, Event, Indicator, Measure};

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
        Some(charts) => charts
            .value
            .iter()
            .map(|chart| with_events(from_spec(chart, unit, indicator), indicator.events()))
            .collect(),
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
