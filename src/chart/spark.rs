//! A trend: a history as a line without an axis, as high as a line of text, and the clause that a listener hears instead.

use rust_decimal::Decimal;
use serde::Serialize;

use super::axis::number;
use super::drawing::points;
use super::trend;
use super::{Chart, Mark, Series, Target};
use crate::words::{Span, Words};

/// The fewest figures that make a trend.
const LEAST: usize = 4;
/// The space that the last point needs around it, in points.
const DOT: f64 = 2.0;

/// A trend that is ready to be drawn: every position is in points from its top left corner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spark {
    /// What a listener hears.
    pub alt: String,
    /// The language of that, where it is another than the report's.
    pub alt_language: Option<&'static str>,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The line, in pieces where figures are missing or the series breaks; a piece of one point is a point.
    pub segments: Vec<Vec<(f64, f64)>>,
    /// The target, in pieces.
    pub targets: Vec<Vec<(f64, f64)>>,
    /// The last figure.
    pub last: (f64, f64),
    /// Whether it is provisional.
    pub is_hollow: bool,
}

/// The trend of a chart's first series in a room of this width and height; `None` where fewer than four figures are known.
pub fn spark(chart: &Chart, span: Span, width: f64, height: f64, words: &Words) -> Option<Spark> {
    let series = chart.series.first()?;
    let count = chart.categories.len();
    let known: Vec<(usize, Decimal)> = series.figures(count).collect();
    if known.len() < LEAST {
        return None;
    }
    let targets = targets(chart, count);
    let plot =
        Plot::new(count, known.iter().map(|(_, value)| *value).chain(targets.iter().flatten().copied()), width, height);
    let (last, _) = *known.last()?;
    let level = |values: &[Option<Decimal>]| plot.pieces(values, |_| false);
    let values: Vec<Option<Decimal>> = (0..count).map(|category| series.value(category)).collect();
    Some(Spark {
        alt: clause(chart, series, &known, span, words)?,
        alt_language: words.lent(),
        width,
        height,
        segments: plot.pieces(&values, |category| series.mark(category) == Some(Mark::Break)),
        targets: level(&targets).into_iter().filter(|piece| piece.len() > 1).collect(),
        last: plot.at(last, known.last()?.1),
        is_hollow: series.mark(last) == Some(Mark::Provisional),
    })
}

/// The target of each category.
fn targets(chart: &Chart, count: usize) -> Vec<Option<Decimal>> {
    match &chart.target {
        None => Vec::new(),
        Some(Target::Level(figure)) => vec![Some(figure.number); count],
        Some(Target::Steps(figures)) => {
            figures.iter().map(|figure| figure.as_ref().map(|figure| figure.number)).collect()
        }
    }
}

/// "rose from 45 to 49 over six years", since the last break in the series.
fn clause(chart: &Chart, series: &Series, known: &[(usize, Decimal)], span: Span, words: &Words) -> Option<String> {
    let breaks = |(category, _): &(usize, Decimal)| *category > 0 && series.mark(*category) == Some(Mark::Break);
    let since = known.iter().rposition(breaks).unwrap_or(0);
    let run = &known[since..];
    let values: Vec<Decimal> = run.iter().map(|(_, value)| *value).collect();
    let text = |(category, value): &(usize, Decimal)| {
        let figure = series.points.get(*category).and_then(|point| point.figure.as_ref());
        figure.map_or_else(|| chart.notation.print(*value), |figure| chart.print(figure))
    };
    let ((first, _), (last, _)) = (*run.first()?, *run.last()?);
    let periods = last - first + 1;
    let course = trend::of(&values)?;
    Some(words.said.trend(course, &text(run.first()?), &text(run.last()?), periods, span, since > 0))
}

/// Where figures lie.
struct Plot {
    step: f64,
    low: f64,
    range: f64,
    height: f64,
}

impl Plot {
    fn new(count: usize, values: impl Iterator<Item = Decimal>, width: f64, height: f64) -> Self {
        let (low, high) =
            values.map(number).fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        let step = (width - 2.0 * DOT) / (count.max(2) - 1) as f64;
        Self { step, low, range: high - low, height }
    }

    fn at(&self, category: usize, value: Decimal) -> (f64, f64) {
        let part = if self.range > 0.0 { (number(value) - self.low) / self.range } else { 0.5 };
        (points(DOT + category as f64 * self.step), points(DOT + (1.0 - part) * (self.height - 2.0 * DOT)))
    }

    /// Lines from point to point, parted at gaps and before what breaks.
    fn pieces(&self, values: &[Option<Decimal>], breaks: impl Fn(usize) -> bool) -> Vec<Vec<(f64, f64)>> {
        let mut pieces: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
        for (category, value) in values.iter().enumerate() {
            if value.is_none() || breaks(category) {
                pieces.push(Vec::new());
            }
            if let (Some(value), Some(piece)) = (value, pieces.last_mut()) {
                piece.push(self.at(category, *value));
            }
        }
        pieces.retain(|piece| !piece.is_empty());
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Annotations, Figure, Kind, Notation, Point, Role};
    use crate::number::format::Format;

    /// A history; `None` is a gap.
    fn chart(values: &[Option<i64>]) -> Chart {
        let point = |value: &Option<i64>| Point {
            figure: value.map(|value| Figure::from(Decimal::from(value))),
            ..Point::default()
        };
        Chart {
            kind: Kind::Line,
            title: "Loans".into(),
            unit: None,
            categories: (0..values.len()).map(|year| (2019 + year).to_string()).collect(),
            series: vec![Series {
                name: String::new(),
                role: Role::Actual,
                points: values.iter().map(point).collect(),
            }],
            target: Some(Target::Level(Figure::from(Decimal::from(50)))),
            notation: Notation::of(&Format::number(), std::iter::empty()),
            alt: None,
            annotations: Annotations::default(),
        }
    }

    fn drawn(values: &[Option<i64>]) -> Option<Spark> {
        spark(&chart(values), Span::Years, 54.0, 14.0, &Words::of("en"))
    }

    #[test]
    fn four_figures_make_a_trend_and_three_do_not() {
        assert_eq!(drawn(&[Some(45), Some(46), None, Some(49)]), None);
        let spark = drawn(&[Some(45), Some(46), Some(47), Some(50)]).expect("a trend");
        assert_eq!(spark.alt, "rose from 45 to 50 over four years");
        assert_eq!(spark.segments, [vec![(2.0, 12.0), (18.67, 10.0), (35.33, 8.0), (52.0, 2.0)]]);
        assert_eq!(
            (spark.last, spark.targets),
            ((52.0, 2.0), vec![vec![(2.0, 2.0), (18.67, 2.0), (35.33, 2.0), (52.0, 2.0)]])
        );
    }

    #[test]
    fn a_gap_is_a_gap_and_the_last_point_is_the_last_known_one() {
        let spark = drawn(&[Some(45), None, Some(40), Some(30), Some(20), None]).expect("a trend");
        assert_eq!(spark.segments.iter().map(Vec::len).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(spark.alt, "fell from 45 to 20 over five years");
        assert_eq!(spark.last.0, spark.segments[1][2].0);
    }

    #[test]
    fn a_break_parts_the_line_and_what_is_told() {
        let mut chart = chart(&[Some(5), Some(6), Some(50), Some(50), Some(50)]);
        chart.series[0].points[2].mark = Some(Mark::Break);
        let spark = spark(&chart, Span::Quarters, 54.0, 14.0, &Words::of("en")).expect("a trend");
        assert_eq!(spark.segments.len(), 2);
        assert_eq!(spark.alt, "stayed at 50 over three quarters since a break in the series");
    }

    #[test]
    fn the_same_figures_lie_in_the_middle() {
        let mut chart = chart(&[Some(5), Some(5), Some(5), Some(5)]);
        chart.target = None;
        let spark = spark(&chart, Span::Months, 54.0, 14.0, &Words::of("en")).expect("a trend");
        assert!(spark.segments[0].iter().all(|(_, y)| *y == 7.0));
    }
}
