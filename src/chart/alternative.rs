//! The alternative text of a chart, written from its numbers.

use super::plan::{Plan, shown};
use super::remarks::remarks;
use super::{Chart, Kind, Role, Series, events, levels};
use crate::limits::SERIES_TOGETHER;
use crate::words::{Range, Words};
use rust_decimal::Decimal;

/// So many figures without an order in time are all told; of more, the highest and the lowest.
const FEW: usize = 6;

/// What a listener hears instead of the picture: the author's own text, or one to five sentences from the numbers.
///
/// Kind and measure; how each series went, or its figures where the categories are no periods; the target; the
/// comparators' last figures; gaps, breaks and marks.
pub fn describe(chart: &Chart, words: &Words) -> String {
    if let Some(alt) = chart.alt.as_deref().map(str::trim).filter(|alt| !alt.is_empty()) {
        return alt.to_owned();
    }
    let teller = Teller::new(chart, words);
    let sentences = [Some(teller.opening()), teller.panels()].into_iter().chain(teller.body());
    sentences.flatten().collect::<Vec<_>>().join(" ")
}

/// The same of each of several pictures of a chart: which it is, and what is told of the part it shows.
///
/// An author's own text is told with the first of them.
pub fn describe_parts(whole: &Chart, parts: &[&Chart], words: &Words) -> Vec<String> {
    let teller = Teller::new(whole, words);
    let opening: Vec<String> = [Some(teller.opening()), teller.panels()].into_iter().flatten().collect();
    let own = whole.alt.as_deref().map(str::trim).filter(|alt| !alt.is_empty());
    let describe = |(index, part): (usize, &&Chart)| {
        let shows = words.said.part(index + 1, parts.len(), &teller.shown_in(part));
        if let Some(alt) = own.filter(|_| index == 0) {
            return format!("{alt} {shows}");
        }
        let told = Teller::new(part, words).body().into_iter().flatten();
        opening.iter().cloned().chain([shows]).chain(told).collect::<Vec<_>>().join(" ")
    };
    parts.iter().enumerate().map(describe).collect()
}

pub(super) struct Teller<'a> {
    pub(super) chart: &'a Chart,
    pub(super) words: &'a Words,
    pub(super) count: usize,
    /// The categories are periods, so there is a course to tell.
    pub(super) timed: bool,
    /// There are so many series that only their first and last figures are told.
    pub(super) are_many: bool,
}

/// A figure as it is told.
#[derive(Clone)]
pub(super) struct PrintedPoint {
    pub(super) category: usize,
    pub(super) value: Decimal,
    /// What was published.
    pub(super) text: String,
}

/// The figures there are.
pub(super) type Figures = Vec<PrintedPoint>;

impl<'a> Teller<'a> {
    fn new(chart: &'a Chart, words: &'a Words) -> Self {
        let are_many = shown(chart).count() > SERIES_TOGETHER;
        Self { chart, words, count: chart.categories.len(), timed: chart.is_timed(), are_many }
    }

    /// Everything behind the opening.
    fn body(&self) -> Vec<Option<String>> {
        if self.series(|role| role != Role::Target).iter().all(|series| series.figures(self.count).next().is_none()) {
            return vec![Some(self.words.said.nothing_to_show())];
        }
        let said = self.words.said;
        let levels = levels::told(self.chart, said);
        let events = events::told(self.chart, said);
        vec![self.measures(), self.target(), self.comparison(), levels, events, remarks(self.chart, said)]
    }

    /// That every series has a panel of its own, where they are too many for one plot.
    fn panels(&self) -> Option<String> {
        let drawn = Plan::new(self.chart, self.words).drawn.len();
        (drawn > SERIES_TOGETHER).then(|| self.words.said.panels(drawn))
    }

    /// What one picture of the chart shows of it: some of the series, or some of the categories.
    fn shown_in(&self, part: &Chart) -> String {
        let whole = Plan::new(self.chart, self.words);
        let is_drawn = |name: &&str| whole.drawn.iter().any(|drawn| drawn.series.name.trim() == *name);
        let names: Vec<&str> = shown(part).map(|series| series.name.trim()).filter(is_drawn).collect();
        match part.categories.as_slice() {
            _ if names.len() < whole.drawn.len() => self.words.said.list(&names),
            [only] => only.trim().to_owned(),
            [first, .., last] => self.words.said.span(first.trim(), last.trim()),
            [] => String::new(),
        }
    }

    /// "Line chart of Library users, thousands, 2019 to 2024."
    fn opening(&self) -> String {
        let charts = &self.words.plain.charts;
        let kind = match self.chart.kind {
            Kind::Line => &charts.line,
            Kind::Column => &charts.column,
            Kind::Bar => &charts.bar,
            Kind::Stacked => &charts.stacked,
        };
        let title = self.chart.title.trim().trim_end_matches('.');
        let is_said = |unit: &str| title.to_lowercase().contains(&unit.to_lowercase());
        let unit = self.chart.unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty() && !is_said(unit));
        let range = match self.chart.categories.as_slice() {
            [only] if self.timed => Some(Range::One(only)),
            [first, .., last] if self.timed => Some(Range::Periods(first, last)),
            [first, .., last] if self.count > FEW => Some(Range::Categories(self.count, first, last)),
            _ => None,
        };
        self.words.said.chart_of(kind, Some(title).filter(|title| !title.is_empty()), unit, range)
    }

    /// How the measures went, or what they are.
    fn measures(&self) -> Option<String> {
        if let Some(totals) = self.totals() {
            let total = self.words.said.total();
            return self.sentence(&[self.course(Some(&total), &totals, false)?, self.parts(totals.last()?.category)]);
        }
        let measures = self.measured();
        let clauses: Vec<String> = measures.iter().flat_map(|series| self.clauses(series, self.name(series))).collect();
        self.sentence(&clauses)
    }

    /// The series told as measures: without any, the comparators are what the chart is about.
    fn measured(&self) -> Vec<&Series> {
        let measures = self.series(|role| matches!(role, Role::Actual | Role::Previous));
        if measures.is_empty() { self.series(|role| role == Role::Comparator) } else { measures }
    }

    /// The sums of a stack over the periods in which all parts are known.
    pub(super) fn totals(&self) -> Option<Figures> {
        if self.chart.kind != Kind::Stacked || !self.timed || self.chart.series.len() < 2 {
            return None;
        }
        let parts = self.series(|role| role != Role::Target);
        let sum = |category: usize| {
            parts.iter().try_fold(Decimal::ZERO, |sum, series| sum.checked_add(series.value(category)?))
        };
        let told = |category: usize| {
            let value = sum(category)?;
            Some(PrintedPoint { category, value, text: self.chart.notation.print(value) })
        };
        let totals: Figures = (0..self.count).filter_map(told).collect();
        (!totals.is_empty()).then_some(totals)
    }

    /// "in 2024/25 it was made up of Youth clubs 18 and Sports clubs 4".
    fn parts(&self, category: usize) -> String {
        let parts = self.series(|role| role != Role::Target);
        let part =
            |series: &&Series| Some(format!("{} {}", series.name.trim(), self.chart.print(series.figure(category)?)));
        let parts: Vec<String> = parts.iter().filter_map(part).collect();
        self.words.said.made_up_of(self.period(category), &strs(&parts))
    }

    /// A series' name where it has to be told apart from others.
    pub(super) fn name<'n>(&self, series: &'n Series) -> Option<&'n str> {
        let is_named = series.role == Role::Comparator || self.series(|role| role != Role::Target).len() > 1;
        Some(series.name.trim()).filter(|name| is_named && !name.is_empty())
    }

    fn clauses(&self, series: &Series, name: Option<&str>) -> Vec<String> {
        let figures = self.figures(series);
        match name {
            None if figures.is_empty() => Vec::new(),
            Some(name) if figures.is_empty() => vec![self.words.said.has_no_figures(name)],
            _ if self.timed => self.courses(name, series, &figures),
            _ => vec![self.listing(name, &figures)],
        }
    }

    /// Every figure of a few categories, else the highest and the lowest, the first of equal ones.
    fn listing(&self, name: Option<&str>, figures: &Figures) -> String {
        let of = |told: &PrintedPoint| format!("{} {}", self.period(told.category), told.text);
        if figures.len() <= FEW {
            return self.words.said.figures(name, &strs(&figures.iter().map(of).collect::<Vec<_>>()));
        }
        let high = figures.iter().rev().max_by_key(|told| told.value).map(of).unwrap_or_default();
        let low = figures.iter().min_by_key(|told| told.value).map(of).unwrap_or_default();
        self.words.said.highest_and_lowest(name, &high, &low)
    }

    /// The comparators' last figures, or all of them where there is no order in time.
    fn comparison(&self) -> Option<String> {
        let comparators = self.series(|role| role == Role::Comparator);
        let is_told = self.measured().iter().all(|series| series.role == Role::Comparator);
        if is_told || self.totals().is_some() {
            return None;
        }
        if !self.timed {
            let told = comparators.iter().flat_map(|series| self.clauses(series, Some(series.name.trim())));
            return self.sentence(&told.collect::<Vec<_>>());
        }
        let last = |series: &&Series| {
            let last = self.figures(series).pop()?;
            Some((last.category, format!("{} {}", series.name.trim(), last.text)))
        };
        let told: Vec<(usize, String)> = comparators.iter().filter_map(last).collect();
        let newest = told.iter().map(|(category, _)| *category).max()?;
        let period = |category: usize| (category != newest).then(|| self.period(category));
        let dated: Vec<(&str, Option<&str>)> =
            told.iter().map(|(category, text)| (text.as_str(), period(*category))).collect();
        Some(self.words.said.comparison(self.period(newest), &dated))
    }

    /// Clauses as a sentence; `None` where there are none.
    fn sentence(&self, clauses: &[String]) -> Option<String> {
        (!clauses.is_empty()).then(|| self.words.said.sentence(clauses))
    }

    pub(super) fn series(&self, wanted: impl Fn(Role) -> bool) -> Vec<&Series> {
        self.chart.series.iter().filter(|series| wanted(series.role)).collect()
    }

    pub(super) fn period(&self, category: usize) -> &str {
        self.chart.categories.get(category).map_or("", |name| name.trim())
    }

    /// The figures of a series as they are told.
    pub(super) fn figures(&self, series: &Series) -> Figures {
        let told = |(category, value)| {
            Some(PrintedPoint { category, value, text: self.chart.print(series.figure(category)?) })
        };
        series.figures(self.count).filter_map(told).collect()
    }
}

/// Owned texts as a list takes them.
fn strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
