//! How a series went, in a clause: from where to where, how far up and down, and where it breaks.

use super::alternative::{Figures, Teller};
use super::trend;
use super::{Mark, Series};
use crate::words::Course;
use rust_decimal::Decimal;

impl Teller<'_> {
    /// The course of a series; one that breaks is told run by run, for figures on either side are not comparable.
    pub(super) fn courses(&self, name: Option<&str>, series: &Series, figures: &Figures) -> Vec<String> {
        let breaks = |category: usize| category > 0 && series.mark(category) == Some(Mark::Break);
        let mut runs: Vec<Figures> = Vec::new();
        for figure in figures {
            match runs.last_mut().filter(|_| !breaks(figure.category)) {
                Some(run) => run.push(figure.clone()),
                None => runs.push(vec![figure.clone()]),
            }
        }
        let told = runs.iter().enumerate().map(|(index, run)| self.course(name, run, index > 0));
        told.collect::<Option<Vec<_>>>().unwrap_or_default()
    }

    /// "The figure rose from 54 in 2020 to 67 in 2025, highest at 70 in 2022 and 2023".
    pub(super) fn course(&self, name: Option<&str>, figures: &Figures, is_after_a_break: bool) -> Option<String> {
        let at = |place: usize| (figures[place].text.as_str(), self.period(figures[place].category));
        let values: Vec<Decimal> = figures.iter().map(|told| told.value).collect();
        let trend = trend::of(&values)?;
        let highest = self.extreme(figures, values.iter().copied().max());
        let lowest = self.extreme(figures, values.iter().copied().min());
        let course = Course {
            name,
            trend,
            first: at(0),
            last: at(figures.len() - 1),
            highest: highest.as_ref().map(|(figure, periods)| (*figure, periods.as_slice())),
            lowest: lowest.as_ref().map(|(figure, periods)| (*figure, periods.as_slice())),
        };
        let said = self.words.said;
        Some(if is_after_a_break { said.after_a_break(&course) } else { said.course(&course) })
    }

    /// The highest or the lowest figure with its periods, where it is neither the first nor the last.
    fn extreme<'f>(&'f self, figures: &'f Figures, value: Option<Decimal>) -> Option<(&'f str, Vec<&'f str>)> {
        let ends = [figures.first(), figures.last()].map(|end| end.map(|told| told.value));
        let value = value.filter(|value| !ends.contains(&Some(*value)))?;
        if self.are_many {
            return None;
        }
        let there = || figures.iter().filter(|told| told.value == value);
        Some((there().next()?.text.as_str(), there().map(|told| self.period(told.category)).collect()))
    }
}
