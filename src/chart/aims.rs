//! Where figures stand to the target, for a listener.

use super::alternative::{Figures, PrintedPoint, Teller};
use super::plan::{TargetLine, target_lines};
use super::{Figure, Role};
use crate::words::Standing;
use rust_decimal::Decimal;
use std::cmp::Ordering;

impl Teller<'_> {
    /// Where the last figure, or every figure, stands to the first target.
    pub(super) fn target(&self) -> Option<String> {
        let targets = target_lines(self.chart);
        let target = targets.first()?;
        let measure = *self.series(|role| role == Role::Actual).first()?;
        let totals = self.totals();
        let is_total = totals.is_some();
        let figures = totals.unwrap_or_else(|| self.figures(measure));
        if self.timed && self.are_many && !is_total && self.series(|role| role == Role::Actual).len() > 1 {
            self.lasts_to_target(target)
        } else if self.timed {
            let name = self.name(measure).filter(|_| !is_total);
            self.last_to_target(name, is_total, figures.last()?, target)
        } else {
            self.all_to_target(&figures, target)
        }
    }

    /// "In 2024 it was below the target of 80 (70 in 2020)."
    fn last_to_target(
        &self,
        name: Option<&str>,
        is_total: bool,
        last: &PrintedPoint,
        target: &TargetLine,
    ) -> Option<String> {
        let (said, period) = (self.words.said, self.period(last.category));
        let Some(aim) = target.figure(last.category) else { return Some(said.no_target(period)) };
        let standing = standing(last.value, aim);
        let (category, first) = (0..self.count).find_map(|category| Some((category, target.figure(category)?)))?;
        let (aimed, began) = (self.chart.print(aim), self.chart.print(first));
        let first = (first.ends() != aim.ends()).then(|| (began.as_str(), self.period(category)));
        let target = (target.name.filter(|name| *name != self.words.plain.charts.target), aimed.as_str());
        Some(if is_total {
            said.total_to_target(period, standing, target, first)
        } else {
            said.to_target(period, name, standing, target, first)
        })
    }

    /// "In 2024 3 of 8 were at or above the target of 60%": of many measures that have one target, how many reach it.
    fn lasts_to_target(&self, target: &TargetLine) -> Option<String> {
        let measures = self.series(|role| role == Role::Actual);
        let period = (0..self.count).rev().find(|at| measures.iter().any(|series| series.value(*at).is_some()))?;
        let Some(aim) = target.figure(period) else { return Some(self.words.said.no_target(self.period(period))) };
        let figures: Vec<Decimal> = measures.iter().filter_map(|series| series.value(period)).collect();
        let reached = figures.iter().filter(|value| is_reached(**value, aim)).count();
        let (counts, aimed) = ((reached, figures.len()), self.chart.print(aim));
        Some(self.words.said.reached_in(self.period(period), counts, &aimed, aim.upper.is_some()))
    }

    /// "2 of 5 are at or above the target of 85."
    fn all_to_target(&self, figures: &Figures, target: &TargetLine) -> Option<String> {
        let aim = (0..self.count).find_map(|category| target.figure(category))?;
        let level = (0..self.count).all(|category| target.figure(category).map(Figure::ends) == Some(aim.ends()));
        let reached =
            |told: &&PrintedPoint| target.figure(told.category).is_some_and(|aim| is_reached(told.value, aim));
        let reached = figures.iter().filter(reached).count();
        let (counts, printed) = ((reached, figures.len()), level.then(|| self.chart.print(aim)));
        (!figures.is_empty()).then(|| self.words.said.reached(counts, printed.as_deref(), aim.upper.is_some()))
    }
}

/// Whether a figure is at or above a target, or within its range.
fn is_reached(value: Decimal, aim: &Figure) -> bool {
    match aim.upper {
        Some(_) => standing(value, aim) == Standing::Within,
        None => value >= aim.number,
    }
}

/// Where a figure stands to a target.
fn standing(value: Decimal, aim: &Figure) -> Standing {
    match (value.cmp(&aim.number), aim.upper) {
        (Ordering::Less, _) => Standing::Below,
        (_, Some(upper)) if value > upper => Standing::Above,
        (_, Some(_)) => Standing::Within,
        (Ordering::Equal, None) => Standing::On,
        (Ordering::Greater, None) => Standing::Above,
    }
}
