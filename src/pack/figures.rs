//! Every place of an indicator where a value can stand, in the order of the contract's fields.

use super::{At, ChartSpec, ChartUnit, Datum, Indicator, Mark, Performance, TargetSpec, Unit};

/// What a figure is to its indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The target of the indicator or a measure.
    Target,
    /// The target for the whole year.
    AnnualTarget,
    /// The baseline.
    Baseline,
    /// The current figure.
    Current,
    /// The previous figure.
    Previous,
    /// The figure of the same period last year.
    LastYear,
    /// Somebody else's figure.
    Comparator,
    /// What is expected for the end of the year.
    Forecast,
    /// A point of the history.
    History,
    /// The target of a point of the history.
    HistoryTarget,
    /// A figure of a chart.
    ChartValue,
    /// A target of a chart.
    ChartTarget,
}

impl Role {
    /// What it is called in a message.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::AnnualTarget => "annual target",
            Self::Baseline => "baseline",
            Self::Current => "current figure",
            Self::Previous => "previous figure",
            Self::LastYear => "figure of last year",
            Self::Comparator => "comparator",
            Self::Forecast => "forecast",
            Self::History => "point of the history",
            Self::HistoryTarget => "target in the history",
            Self::ChartValue => "figure of the chart",
            Self::ChartTarget => "target of the chart",
        }
    }
}

/// A figure, what it is, the mark that applies to it and how it prints.
#[derive(Debug, Clone, Copy)]
pub struct Figure<'p> {
    /// What it is.
    pub role: Role,
    /// The value.
    pub datum: &'p At<Datum>,
    /// Its mark; a point of the history can carry it beside its value.
    pub mark: Option<&'p At<Mark>>,
    /// How it prints as a JSON number.
    pub unit: Option<&'p Unit>,
    /// The title of the measure it belongs to; `None` for the indicator's own.
    pub measure: Option<&'p str>,
}

/// Every figure of an indicator, those of its measures and its charts included.
pub fn figures(indicator: &Indicator) -> Vec<Figure<'_>> {
    let unit = indicator.unit.as_ref().map(|unit| &unit.value);
    let mut all = Gatherer { all: Vec::new(), unit, measure: None };
    all.performance(indicator);
    for measure in indicator.sub_measures() {
        all.measure = Some(measure.title.as_ref().map_or("", |title| title.as_str()));
        all.unit = measure.unit.as_ref().map(|unit| &unit.value).or(unit);
        all.performance(measure);
    }
    all.measure = None;
    for chart in indicator.charts.iter().flat_map(|charts| &charts.value) {
        all.unit = match chart.unit.as_ref().map(|unit| &unit.value) {
            Some(ChartUnit::Unit(own)) => Some(own),
            _ => unit,
        };
        all.chart(chart);
    }
    all.all
}

/// Figures gathered so far, and the unit and the measure of those to come.
struct Gatherer<'p> {
    all: Vec<Figure<'p>>,
    unit: Option<&'p Unit>,
    measure: Option<&'p str>,
}

impl<'p> Gatherer<'p> {
    fn add(&mut self, role: Role, datum: Option<&'p At<Datum>>) {
        if let Some(datum) = datum {
            self.marked(role, datum, datum.mark.as_ref());
        }
    }

    fn marked(&mut self, role: Role, datum: &'p At<Datum>, mark: Option<&'p At<Mark>>) {
        self.all.push(Figure { role, datum, mark, unit: self.unit, measure: self.measure });
    }

    fn performance(&mut self, of: &'p Performance) {
        self.add(Role::Target, of.target.as_ref());
        self.add(Role::AnnualTarget, of.annual_target.as_ref());
        self.add(Role::Baseline, of.baseline.as_ref());
        self.add(Role::Current, of.current.as_ref());
        self.add(Role::Previous, of.previous.as_ref());
        self.add(Role::LastYear, of.last_year.as_ref());
        of.comparators().iter().for_each(|comparator| self.add(Role::Comparator, Some(comparator)));
        self.add(Role::Forecast, of.forecast_figure());
        for point in of.history() {
            self.marked(Role::History, &point.figure, point.mark.as_ref().or(point.figure.mark.as_ref()));
            self.add(Role::HistoryTarget, point.target.as_ref());
        }
    }

    fn chart(&mut self, chart: &'p ChartSpec) {
        for value in chart.series.value.iter().flat_map(|series| &series.values.value) {
            self.add(Role::ChartValue, Some(value));
        }
        let targets = match chart.target.as_ref().map(|target| &target.value) {
            Some(TargetSpec::One(datum)) => std::slice::from_ref(&**datum),
            Some(TargetSpec::Each(data)) => data.as_slice(),
            None => &[],
        };
        targets.iter().for_each(|target| self.add(Role::ChartTarget, Some(target)));
    }
}
