//! The alternative text of a chart, written from its numbers.

use super::frame::capitalised;
use super::notes::list;
use super::plan::{TargetLine, target_lines};
use super::remarks::remarks;
use super::{Chart, Kind, Role, Series};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// So many figures without an order in time are all told; of more, the highest and the lowest.
const FEW: usize = 6;

/// What a listener hears instead of the picture: the author's own text, or one to five sentences from the numbers.
///
/// Kind and measure; how each series went, or its figures where the categories are no periods; the target; the
/// comparators' last figures; gaps, breaks and marks.
pub fn describe(chart: &Chart) -> String {
    if let Some(alt) = chart.alt.as_deref().map(str::trim).filter(|alt| !alt.is_empty()) {
        return alt.to_owned();
    }
    let teller = Teller { chart, count: chart.categories.len(), timed: chart.is_timed() };
    if teller.series(|role| role != Role::Target).iter().all(|series| series.figures(teller.count).next().is_none()) {
        return format!("{} There are no figures to show.", teller.opening());
    }
    let sentences = [Some(teller.opening()), teller.measures(), teller.target(), teller.comparison(), remarks(chart)];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

pub(super) struct Teller<'a> {
    chart: &'a Chart,
    count: usize,
    /// The categories are periods, so there is a course to tell.
    timed: bool,
}

/// A figure as it is told.
#[derive(Clone)]
pub(super) struct Told {
    pub(super) category: usize,
    pub(super) value: Decimal,
    /// What was published.
    pub(super) text: String,
}

/// The figures there are.
pub(super) type Figures = Vec<Told>;

impl Teller<'_> {
    /// "Line chart of Library users, thousands, 2019 to 2024."
    fn opening(&self) -> String {
        let kind = match self.chart.kind {
            Kind::Line => "Line chart",
            Kind::Column => "Column chart",
            Kind::Bar => "Bar chart",
            Kind::Stacked => "Stacked column chart",
        };
        let title = self.chart.title.trim().trim_end_matches('.');
        let of = if title.is_empty() { String::new() } else { format!(" of {title}") };
        let is_said = |unit: &str| title.to_lowercase().contains(&unit.to_lowercase());
        let unit = self.chart.unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty() && !is_said(unit));
        let unit = unit.map_or(String::new(), |unit| format!(", {unit}"));
        let range = match self.chart.categories.as_slice() {
            [only] if self.timed => format!(", {only}"),
            [first, .., last] if self.timed => format!(", {first} to {last}"),
            [first, .., last] if self.count > FEW => format!(", {} categories from {first} to {last}", self.count),
            _ => String::new(),
        };
        format!("{kind}{of}{unit}{range}.")
    }

    /// How the measures went, or what they are.
    fn measures(&self) -> Option<String> {
        if let Some(totals) = self.totals() {
            return sentence(&[self.course("The total", &totals)?, self.parts(totals.last()?.category)]);
        }
        let measures = self.measured();
        let clauses: Vec<String> =
            measures.iter().filter_map(|series| self.clause(series, self.name(series))).collect();
        sentence(&clauses)
    }

    /// The series told as measures: without any, the comparators are what the chart is about.
    fn measured(&self) -> Vec<&Series> {
        let measures = self.series(|role| matches!(role, Role::Actual | Role::Previous));
        if measures.is_empty() { self.series(|role| role == Role::Comparator) } else { measures }
    }

    /// The sums of a stack over the periods in which all parts are known.
    fn totals(&self) -> Option<Figures> {
        if self.chart.kind != Kind::Stacked || !self.timed || self.chart.series.len() < 2 {
            return None;
        }
        let parts = self.series(|role| role != Role::Target);
        let sum = |category: usize| {
            parts.iter().try_fold(Decimal::ZERO, |sum, series| sum.checked_add(series.value(category)?))
        };
        let told = |category: usize| {
            let value = sum(category)?;
            Some(Told { category, value, text: self.chart.notation.print(value) })
        };
        let totals: Figures = (0..self.count).filter_map(told).collect();
        (!totals.is_empty()).then_some(totals)
    }

    /// "in 2024/25 it was made up of Youth clubs 18 and Sports clubs 4".
    fn parts(&self, category: usize) -> String {
        let parts = self.series(|role| role != Role::Target);
        let part =
            |series: &&Series| Some(format!("{} {}", series.name.trim(), self.chart.print(series.figure(category)?)));
        format!(
            "in {} it was made up of {}",
            self.period(category),
            list(&parts.iter().filter_map(part).collect::<Vec<_>>())
        )
    }

    /// A series' name where it has to be told apart from others.
    fn name<'n>(&self, series: &'n Series) -> Option<&'n str> {
        let is_named = series.role == Role::Comparator || self.series(|role| role != Role::Target).len() > 1;
        Some(series.name.trim()).filter(|name| is_named && !name.is_empty())
    }

    fn clause(&self, series: &Series, name: Option<&str>) -> Option<String> {
        let figures = self.figures(series);
        match name {
            None if figures.is_empty() => None,
            Some(name) if figures.is_empty() => Some(format!("{name} has no figures")),
            _ if self.timed => self.courses(name.unwrap_or("The figure"), series, &figures),
            _ => Some(self.listing(name, &figures)),
        }
    }

    /// Every figure of a few categories, else the highest and the lowest, the first of equal ones.
    fn listing(&self, name: Option<&str>, figures: &Figures) -> String {
        let of = |told: &Told| format!("{} {}", self.period(told.category), told.text);
        let name = name.map_or(String::new(), |name| format!("{name}: "));
        if figures.len() <= FEW {
            return format!("{name}{}", list(&figures.iter().map(of).collect::<Vec<_>>()));
        }
        let high = figures.iter().rev().max_by_key(|told| told.value).map(of).unwrap_or_default();
        let low = figures.iter().min_by_key(|told| told.value).map(of).unwrap_or_default();
        format!("{name}highest {high}, lowest {low}")
    }

    /// Where the last figure, or every figure, stands to the first target.
    fn target(&self) -> Option<String> {
        let targets = target_lines(self.chart);
        let target = targets.first()?;
        let measure = *self.series(|role| role == Role::Actual).first()?;
        let (name, figures) = match self.totals() {
            Some(totals) => ("the total", totals),
            None => (self.name(measure).unwrap_or("it"), self.figures(measure)),
        };
        if self.timed {
            self.last_to_target(name, figures.last()?, target)
        } else {
            self.all_to_target(&figures, target)
        }
    }

    /// "In 2024 it was below the target of 80 (70 in 2020)."
    fn last_to_target(&self, name: &str, last: &Told, target: &TargetLine) -> Option<String> {
        let period = self.period(last.category);
        let Some(aim) = target.figure(last.category) else {
            return Some(format!("No target is set for {period}."));
        };
        let relation = match last.value.cmp(&aim.number) {
            Ordering::Greater => "above",
            Ordering::Equal => "equal to",
            Ordering::Less => "below",
        };
        let (category, first) = (0..self.count).find_map(|category| Some((category, target.figure(category)?)))?;
        let changed = if first.number == aim.number {
            String::new()
        } else {
            format!(" ({} in {})", self.chart.print(first), self.period(category))
        };
        let what = if target.name == "Target" { "the target of".to_owned() } else { format!("“{}”,", target.name) };
        Some(format!("In {period} {name} was {relation} {what} {}{changed}.", self.chart.print(aim)))
    }

    /// "2 of 5 are at or above the target of 85."
    fn all_to_target(&self, figures: &Figures, target: &TargetLine) -> Option<String> {
        let aim = (0..self.count).find_map(|category| target.figure(category))?;
        let level = target.values.iter().all(|value| *value == Some(aim.number));
        let reached = figures
            .iter()
            .filter(|told| target.figure(told.category).is_some_and(|aim| told.value >= aim.number))
            .count();
        let what = if level { format!("the target of {}", self.chart.print(aim)) } else { "their targets".to_owned() };
        (!figures.is_empty()).then(|| format!("{reached} of {} are at or above {what}.", figures.len()))
    }

    /// The comparators' last figures, or all of them where there is no order in time.
    fn comparison(&self) -> Option<String> {
        let comparators = self.series(|role| role == Role::Comparator);
        let is_told = self.measured().iter().all(|series| series.role == Role::Comparator);
        if is_told || self.totals().is_some() {
            return None;
        }
        if !self.timed {
            return sentence(
                &comparators
                    .iter()
                    .filter_map(|series| self.clause(series, Some(series.name.trim())))
                    .collect::<Vec<_>>(),
            );
        }
        let last = |series: &&Series| {
            let last = self.figures(series).pop()?;
            Some((last.category, format!("{} {}", series.name.trim(), last.text)))
        };
        let told: Vec<(usize, String)> = comparators.iter().filter_map(last).collect();
        let newest = told.iter().map(|(category, _)| *category).max()?;
        let dated = |(category, text): &(usize, String)| {
            if *category == newest { text.clone() } else { format!("{text} (in {})", self.period(*category)) }
        };
        Some(format!(
            "For comparison, in {}: {}.",
            self.period(newest),
            list(&told.iter().map(dated).collect::<Vec<_>>())
        ))
    }

    fn series(&self, wanted: impl Fn(Role) -> bool) -> Vec<&Series> {
        self.chart.series.iter().filter(|series| wanted(series.role)).collect()
    }

    pub(super) fn period(&self, category: usize) -> &str {
        self.chart.categories.get(category).map_or("", |name| name.trim())
    }

    pub(super) fn at(&self, told: &Told) -> String {
        format!("{} in {}", told.text, self.period(told.category))
    }

    /// The figures of a series as they are told.
    fn figures(&self, series: &Series) -> Figures {
        let told = |(category, value)| Some(Told { category, value, text: self.chart.print(series.figure(category)?) });
        series.figures(self.count).filter_map(told).collect()
    }
}

/// Clauses as a sentence; `None` where there are none.
fn sentence(clauses: &[String]) -> Option<String> {
    (!clauses.is_empty()).then(|| format!("{}.", capitalised(clauses.join("; ").trim_end_matches('.'))))
}
