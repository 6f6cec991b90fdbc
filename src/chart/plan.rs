//! What of a chart is drawn, and how: series with their styles, targets, and comparators too far away to draw.

use super::axis::{Axis, number};
use super::{Chart, Figure, Kind, Mark, Role, Series, Target};
use crate::words::Words;
use rust_decimal::Decimal;

/// A comparator that reaches this many times as far as everything else would press the measure flat.
const BEYOND: f64 = 5.0;

/// What of a chart is drawn.
pub(super) struct Plan<'a> {
    pub(super) chart: &'a Chart,
    /// The words that are printed in it.
    pub(super) words: &'a Words,
    /// The series drawn, in the order given.
    pub(super) drawn: Vec<Drawn<'a>>,
    /// The targets.
    pub(super) targets: Vec<TargetLine<'a>>,
    /// Comparators beyond the scale, told in a note instead.
    pub(super) beyond: Vec<&'a Series>,
    /// Whether the series are parts of a whole.
    pub(super) stacked: bool,
    /// What it has in common with the other pictures or panels of its chart.
    pub(super) shared: Option<Shared>,
    /// How high the plot is.
    pub(super) stature: Stature,
    /// How much lower than usual, from 0 to 1.
    pub(super) density: f64,
    /// The height that is left for the first picture on its page, where it is known.
    pub(super) room: Option<f64>,
    /// The same on a page of its own, under its title.
    pub(super) page: Option<f64>,
}

/// How high a plot is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stature {
    /// As on a page of its own.
    Usual,
    /// As on a page that several charts share.
    Low,
    /// As beside the figures: a few columns that say their values themselves, without an axis.
    Least,
}

/// What the pictures or panels of one chart have in common, so that they can be compared.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shared {
    pub(super) extent: (Decimal, Decimal),
    pub(super) places: u32,
}

/// The least height of a plot, that of a low one, and that of the lowest, in lines of its text.
const LINES: f64 = 8.0;
const LOW_LINES: f64 = 5.0;
const LEAST_LINES: f64 = 3.0;
/// How much of a usual plot's height a low one has.
const LOW: f64 = 0.42;

/// A series with the style it is drawn in.
pub(super) struct Drawn<'a> {
    pub(super) series: &'a Series,
    /// One of four; the first measure has style 0.
    pub(super) style: usize,
}

/// A target over the categories.
pub(super) struct TargetLine<'a> {
    /// What it is called; `None` for the chart's own target.
    pub(super) name: Option<&'a str>,
    pub(super) values: Vec<Option<Decimal>>,
    /// Whether it is the upper end of a range, which shares the name of the lower.
    pub(super) is_upper: bool,
    figures: Vec<Option<&'a Figure>>,
}

impl<'a> TargetLine<'a> {
    fn new(name: Option<&'a str>, figures: Vec<Option<&'a Figure>>) -> Self {
        let values = figures.iter().map(|figure| figure.map(|figure| figure.number)).collect();
        Self { name, values, is_upper: false, figures }
    }

    /// The line of its upper ends; without values where no target is a range.
    fn upper(&self) -> Self {
        let values = self.figures.iter().map(|figure| figure.and_then(|figure| figure.upper)).collect();
        Self { values, is_upper: true, figures: self.figures.clone(), ..*self }
    }

    /// Whether it is the same for every category.
    pub(super) fn is_level(&self) -> bool {
        let ends = |figure: &Option<&Figure>| figure.map(Figure::ends);
        self.figures.windows(2).all(|pair| ends(&pair[0]) == ends(&pair[1]))
    }

    /// The upper end of the range that is the target of a category.
    pub(super) fn upper_end(&self, category: usize) -> Option<Decimal> {
        self.figure(category)?.upper
    }

    /// The target of a category.
    pub(super) fn figure(&self, category: usize) -> Option<&'a Figure> {
        self.figures.get(category).copied().flatten()
    }
}

impl Drawn<'_> {
    /// The figure of a category.
    pub(super) fn value(&self, category: usize) -> Option<Decimal> {
        self.series.value(category)
    }

    /// Whether a category's figure is provisional.
    pub(super) fn is_hollow(&self, category: usize) -> bool {
        self.series.mark(category) == Some(Mark::Provisional)
    }
}

impl Series {
    /// The figure of a category.
    pub(super) fn value(&self, category: usize) -> Option<Decimal> {
        self.figure(category).map(|figure| figure.number)
    }

    /// The same with what is printed of it.
    pub(super) fn figure(&self, category: usize) -> Option<&Figure> {
        self.points.get(category)?.figure.as_ref()
    }

    /// The mark of a category's figure.
    pub(super) fn mark(&self, category: usize) -> Option<Mark> {
        self.points.get(category)?.mark
    }

    /// Whether a category's figure is revised.
    pub(super) fn is_revised(&self, category: usize) -> bool {
        self.points.get(category).is_some_and(|point| point.is_revised)
    }

    /// The figures there are, with their categories.
    pub(super) fn figures(&self, categories: usize) -> impl DoubleEndedIterator<Item = (usize, Decimal)> {
        (0..categories).filter_map(|category| Some((category, self.value(category)?)))
    }
}

impl<'a> Plan<'a> {
    /// Decides what of a chart is drawn.
    pub(super) fn new(chart: &'a Chart, words: &'a Words) -> Self {
        let targets = target_lines(chart);
        let (beyond, near): (Vec<_>, Vec<_>) = shown(chart).partition(|series| is_beyond(series, chart, &targets));
        let stacked = chart.kind == Kind::Stacked && super::first_negative(chart).is_none();
        let (stature, drawn) = (Stature::Usual, with_styles(near));
        Self {
            chart,
            words,
            drawn,
            targets,
            beyond,
            stacked,
            shared: None,
            stature,
            density: 0.0,
            room: None,
            page: None,
        }
    }

    /// The height of an upright plot that takes this share of the picture's width where nothing needs more.
    pub(super) fn height(&self, width: f64, share: f64, leading: f64) -> f64 {
        let (part, lines) = match self.stature {
            Stature::Usual => (1.0 - self.density * (1.0 - LOW), LINES - self.density * (LINES - LOW_LINES)),
            Stature::Low => (LOW, LOW_LINES),
            Stature::Least => (0.0, LEAST_LINES),
        };
        (width * share * part).max(leading * lines)
    }

    /// The targets that carry a name: of a range, the lower end for both.
    pub(super) fn named_targets(&self) -> impl Iterator<Item = &TargetLine<'a>> {
        self.targets.iter().filter(|target| !target.is_upper)
    }

    /// How many categories there are.
    pub(super) fn count(&self) -> usize {
        self.chart.categories.len()
    }

    /// The name of a category.
    pub(super) fn category(&self, category: usize) -> &'a str {
        self.chart.categories.get(category).map_or("", String::as_str)
    }

    /// Lowest and highest of all that is drawn; `None` where no series has a figure.
    pub(super) fn extent(&self) -> Option<(Decimal, Decimal)> {
        if let Some(shared) = self.shared {
            return Some(shared.extent);
        }
        let mut heights: Vec<Decimal> =
            self.drawn.iter().flat_map(|drawn| drawn.series.figures(self.count())).map(|(_, value)| value).collect();
        if heights.is_empty() {
            return None;
        }
        if self.stacked {
            heights.extend((0..self.count()).map(|category| self.stack(category)));
        }
        heights.extend(self.targets.iter().flat_map(|target| target.values.iter().copied().flatten()));
        Some((heights.iter().copied().min()?, heights.iter().copied().max()?))
    }

    /// Whether no series has more than one figure, so that there is no course to show.
    pub(super) fn has_one_figure(&self) -> bool {
        self.drawn.iter().all(|drawn| drawn.series.figures(self.count()).count() <= 1)
    }

    /// The sum of a category's parts, as far as they are known.
    pub(super) fn stack(&self, category: usize) -> Decimal {
        self.drawn.iter().filter_map(|drawn| drawn.value(category)).fold(Decimal::ZERO, Decimal::saturating_add)
    }

    /// The most decimals a figure or target needs.
    pub(super) fn places(&self) -> u32 {
        if let Some(shared) = self.shared {
            return shared.places;
        }
        let figures = self.drawn.iter().flat_map(|drawn| drawn.series.figures(self.count())).map(|(_, value)| value);
        let targets = self.targets.iter().flat_map(|target| target.values.iter().copied().flatten());
        if self.chart.notation.is_time {
            return 0;
        }
        let places = |value: Decimal| self.chart.notation.counted(value).normalize().scale();
        let needed = figures.chain(targets).map(places).max().unwrap_or(0);
        self.chart.notation.format.decimals.map_or(needed, |decimals| decimals.min(28))
    }

    /// The axis over an extent with at most so many ticks, which are round in what the figures are counted in.
    pub(super) fn axis(&self, (low, high): (Decimal, Decimal), most: usize) -> Axis {
        let unit = self.chart.notation.step_unit(low, high);
        let counted = |number: Decimal| number.checked_div(unit).unwrap_or(number);
        Axis::covering((counted(low), counted(high)), self.places(), most).times(unit)
    }

    /// Whether the figures are told by their columns alone.
    pub(super) fn is_least(&self) -> bool {
        self.stature == Stature::Least
    }

    /// What a series is called at its end: nothing where it is the only one and the title names it.
    pub(super) fn end_name<'s>(&self, series: &'s Series) -> &'s str {
        let name = series.name.trim();
        let is_alone = self.drawn.len() == 1 && self.beyond.is_empty();
        if is_alone && name.eq_ignore_ascii_case(self.chart.title.trim()) { "" } else { name }
    }

    /// A number that nobody published as it is printed: a sum.
    pub(super) fn print(&self, value: Decimal) -> String {
        self.chart.notation.print(value)
    }

    /// The figure of a series as it is printed; `None` in a gap.
    pub(super) fn text(&self, series: &Series, category: usize) -> Option<String> {
        series.figure(category).map(|figure| self.chart.print(figure))
    }

    /// What a target is called.
    pub(super) fn target_name<'t>(&'t self, target: &TargetLine<'t>) -> &'t str {
        target.name.unwrap_or(&self.words.plain.charts.target)
    }

    /// The target of a category as it is printed.
    pub(super) fn target_text(&self, target: &TargetLine, category: usize) -> String {
        target.figure(category).map_or_else(String::new, |figure| self.chart.print(figure))
    }
}

/// The series that are not targets.
pub(super) fn shown(chart: &Chart) -> impl Iterator<Item = &Series> {
    chart.series.iter().filter(|series| series.role != Role::Target)
}

/// The chart's own target and every series that is one.
pub(super) fn target_lines<'c>(chart: &'c Chart) -> Vec<TargetLine<'c>> {
    let count = chart.categories.len();
    let figures = |target: &'c Target| match target {
        Target::Level(level) => vec![Some(level); count],
        Target::Steps(steps) => (0..count).map(|category| steps.get(category)?.as_ref()).collect(),
    };
    let own = chart.target.iter().map(|target| TargetLine::new(None, figures(target)));
    let series = chart.series.iter().filter(|series| series.role == Role::Target);
    let others = series.map(|series| {
        TargetLine::new(Some(&series.name), (0..count).map(|category| series.figure(category)).collect())
    });
    let both = |target: TargetLine<'c>| {
        let upper = target.upper();
        [target, upper]
    };
    own.chain(others).flat_map(both).filter(|target| target.values.iter().any(Option::is_some)).collect()
}

/// Gives every series one of the four styles, the measures first.
fn with_styles(series: Vec<&Series>) -> Vec<Drawn<'_>> {
    let measures = series.iter().filter(|series| series.role == Role::Actual).count();
    let (mut measure, mut other) = (0, measures);
    let style = |series: &Series| {
        let next = if series.role == Role::Actual { &mut measure } else { &mut other };
        *next += 1;
        (*next - 1) % 4
    };
    let styles: Vec<usize> = series.iter().copied().map(style).collect();
    series.into_iter().zip(styles).map(|(series, style)| Drawn { series, style }).collect()
}

/// Whether a comparator reaches so far beyond the measure and its target that the measure could not be read beside it.
fn is_beyond(series: &Series, chart: &Chart, targets: &[TargetLine]) -> bool {
    if series.role != Role::Comparator {
        return false;
    }
    let count = chart.categories.len();
    let measures = shown(chart).filter(|series| series.role != Role::Comparator);
    let measures = measures.flat_map(|series| series.figures(count)).map(|(_, value)| value);
    let targets = targets.iter().flat_map(|target| target.values.iter().copied().flatten());
    let reach = measures.chain(targets).map(|value| number(value).abs()).fold(0.0, f64::max);
    let far = series.figures(count).map(|(_, value)| number(value).abs()).fold(0.0, f64::max);
    reach > 0.0 && far > BEYOND * reach
}
