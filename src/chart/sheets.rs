//! One chart in several pictures or panels: what each shows of it, on the scale that all share.

use super::drawing::Drawing;
use super::plan::{Drawn, Plan, Shared, target_lines};
use super::{Annotations, Chart, Event, Role, Series, Target};
use std::ops::Range;

/// One picture of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The picture.
    pub drawing: Drawing,
    /// What of the chart it shows; `None` where it shows all of it.
    pub shows: Option<Chart>,
}

impl From<Drawing> for Sheet {
    fn from(drawing: Drawing) -> Self {
        Self { drawing, shows: None }
    }
}

impl Plan<'_> {
    /// The chart with only some of the drawn series and of the categories; targets stay, and what is too far away to draw.
    pub(super) fn cut(&self, drawn: &[usize], categories: Range<usize>) -> Chart {
        let own = drawn.iter().filter_map(|index| Some(self.drawn.get(*index)?.series));
        let targets = self.chart.series.iter().filter(|series| series.role == Role::Target);
        let points = |series: &Series| Series {
            points: categories.clone().map(|at| series.points.get(at).cloned().unwrap_or_default()).collect(),
            ..series.clone()
        };
        let target = self.chart.target.as_ref().map(|target| match target {
            Target::Level(level) => Target::Level(level.clone()),
            Target::Steps(steps) => {
                Target::Steps(categories.clone().map(|at| steps.get(at).cloned().flatten()).collect())
            }
        });
        Chart {
            categories: self.chart.categories.get(categories.clone()).unwrap_or_default().to_vec(),
            series: own.chain(self.beyond.iter().copied()).chain(targets).map(points).collect(),
            target,
            alt: None,
            annotations: self.annotations(&categories),
            kind: self.chart.kind,
            title: self.chart.title.clone(),
            unit: self.chart.unit.clone(),
            notation: self.chart.notation.clone(),
        }
    }

    /// What is said at some of the periods. Levels are those of a history, which is drawn whole.
    fn annotations(&self, categories: &Range<usize>) -> Annotations {
        let there = self.chart.annotations.events.iter().filter(|event| categories.contains(&event.category));
        let events = there.map(|event| Event { category: event.category - categories.start, ..event.clone() });
        Annotations { levels: Vec::new(), events: events.collect() }
    }

    /// The same, with its scale found out once for all of its parts.
    pub(super) fn sharing(mut self) -> Self {
        self.shared = self.extent().map(|extent| Shared { extent, places: self.places() });
        self
    }

    /// The plan of such a part, in the same styles and on the same scale.
    pub(super) fn over<'p>(&self, part: &'p Chart, drawn: &[usize]) -> Plan<'p>
    where
        Self: 'p,
    {
        let series = drawn.iter().filter_map(|index| self.drawn.get(*index)).zip(&part.series);
        let drawn: Vec<Drawn<'p>> = series.map(|(drawn, series)| Drawn { series, style: drawn.style }).collect();
        Plan {
            chart: part,
            words: self.words,
            beyond: part.series.iter().skip(drawn.len()).take(self.beyond.len()).collect(),
            drawn,
            targets: target_lines(part),
            stacked: self.stacked,
            shared: self.shared,
            stature: self.stature,
            density: self.density,
            room: self.room,
            page: self.page,
        }
    }
}
