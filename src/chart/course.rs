//! How a series went, in a clause: from where to where, how far up and down, and where it breaks.

use super::notes::list;
use super::trend::{self, Trend};
use super::words::{Figures, Teller};
use super::{Mark, Series};
use rust_decimal::Decimal;

impl Teller<'_> {
    /// The course of a series; one that breaks is told run by run, for figures on either side are not comparable.
    pub(super) fn courses(&self, name: &str, series: &Series, figures: &Figures) -> Option<String> {
        let breaks = |category: usize| category > 0 && series.mark(category) == Some(Mark::Break);
        let mut runs: Vec<Figures> = Vec::new();
        for figure in figures {
            match runs.last_mut().filter(|_| !breaks(figure.category)) {
                Some(run) => run.push(figure.clone()),
                None => runs.push(vec![figure.clone()]),
            }
        }
        let told = runs.iter().enumerate().map(|(index, run)| {
            if index == 0 { self.course(name, run) } else { self.course("after a break in the series it", run) }
        });
        Some(told.collect::<Option<Vec<_>>>()?.join("; "))
    }

    /// "The figure rose from 54 in 2020 to 67 in 2025, highest at 70 in 2022 and 2023".
    pub(super) fn course(&self, name: &str, figures: &Figures) -> Option<String> {
        let (first, last) = (figures.first()?, figures.last()?);
        let values: Vec<Decimal> = figures.iter().map(|told| told.value).collect();
        let ends = format!("from {} to {}", self.at(first), self.at(last));
        let extremes = self.extremes(figures);
        Some(match trend::of(&values)? {
            Trend::Single => format!("{name} was {}", self.at(first)),
            Trend::Unchanged => {
                let (from, to) = (self.period(first.category), self.period(last.category));
                format!("{name} was unchanged at {} from {from} to {to}", first.text)
            }
            Trend::Rose => format!("{name} rose {ends}{extremes}"),
            Trend::Fell => format!("{name} fell {ends}{extremes}"),
            Trend::Fluctuated => format!("{name} fluctuated, {ends}{extremes}"),
        })
    }

    /// Highest and lowest, where they are neither the first nor the last figure.
    fn extremes(&self, figures: &Figures) -> String {
        let ends = [figures.first(), figures.last()].map(|end| end.map(|told| told.value));
        let extreme = |word: &str, value: Option<Decimal>| {
            let value = value.filter(|value| !ends.contains(&Some(*value)))?;
            let first = figures.iter().find(|told| told.value == value)?;
            Some(format!("{word} at {} in {}", first.text, self.times(figures, value)))
        };
        let values = || figures.iter().map(|told| told.value);
        let told: Vec<String> =
            [extreme("highest", values().max()), extreme("lowest", values().min())].into_iter().flatten().collect();
        if told.is_empty() { String::new() } else { format!(", {}", list(&told)) }
    }

    /// The periods of a value: their names, or how many they are.
    fn times(&self, figures: &Figures, value: Decimal) -> String {
        let periods: Vec<&str> =
            figures.iter().filter(|told| told.value == value).map(|told| self.period(told.category)).collect();
        if periods.len() > 3 { format!("{} periods", periods.len()) } else { list(&periods) }
    }
}
