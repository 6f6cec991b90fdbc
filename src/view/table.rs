//! The headline table: columns that somebody filled, one row for the indicator and one for each measure.

use serde::Serialize;

use super::front::{Badge, badge, one_line};
use crate::chart::TextWidth;
use crate::figure::{format, print, print_datum};
use crate::judge::{Headline, Judgement, judge};
use crate::pack::{At, Datum, Direction, Forecast, Indicator, Measure, Unit};
use crate::scale::Scale;
use crate::value::Format;

/// The headline table.
#[derive(Debug, Serialize)]
pub struct Table {
    /// Whether the columns are too many or too wide to stand side by side.
    pub is_tall: bool,
    /// Whether there is room for figures larger than the table's text.
    pub is_large: bool,
    /// How much wider than they need the columns are drawn.
    pub stretch: f64,
    /// The share of the measures' names, like the columns'; 0 where there are none.
    pub names_width: f64,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// What a column of the headline table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Target,
    Baseline,
    Direction,
    Current,
    Previous,
    Change,
    Comparator,
    Forecast,
    Level,
}

/// A column's heading.
#[derive(Debug, Serialize)]
pub struct Column {
    /// What it is about.
    pub kind: Kind,
    /// The pack's own heading; null leaves the words to the templates.
    pub label: Option<String>,
    /// The frequency that the templates' words name, such as "Quarter".
    pub frequency: Option<&'static str>,
    /// The period, where all figures of the column share one.
    pub period: Option<String>,
    /// The width below which some word would not fit, in ems of the table's text.
    pub width: f64,
}

/// One row.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The measure; null for the indicator itself.
    pub name: Option<String>,
    /// One cell per column; null where nothing was given.
    pub cells: Vec<Option<Cell>>,
}

/// What stands in a cell.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Cell {
    Figure { text: String, mark: Option<&'static str>, period: Option<String> },
    Direction { way: Option<&'static str>, text: Option<String> },
    Change { word: String },
    Forecast { figure: Option<String>, mark: Option<&'static str>, level: Option<Badge> },
    Level { level: Option<Badge> },
}

/// One headline before it is laid out in columns.
struct Line<'p> {
    name: Option<String>,
    headline: Headline<'p>,
    baseline: Option<&'p At<Datum>>,
    comparators: &'p [At<Datum>],
    forecast: Option<&'p At<Forecast>>,
    judgement: Judgement,
    format: Format,
}

/// The headline table of an indicator; `None` where it has nothing to show.
pub(super) fn table(indicator: &Indicator, scale: &Scale, width_in_ems: f64, text: &dyn TextWidth) -> Option<Table> {
    let lines = lines(indicator, scale);
    let mut columns = columns(indicator, &lines);
    for column in &mut columns {
        column.period = shared_period(column, &lines);
    }
    let rows: Vec<Row> = lines
        .iter()
        .map(|line| row(line, &columns, scale))
        .filter(|row| row.name.is_some() || row.cells.iter().any(Option::is_some))
        .collect();
    let widths = |scale: f64| -> Vec<f64> {
        let cells = |index: usize| rows.iter().map(move |row| &row.cells[index]);
        columns.iter().enumerate().map(|(index, column)| least_width(column, cells(index), scale, text)).collect()
    };
    let large = widths(LARGE);
    let is_large = rows.len() == 1 && rows[0].name.is_none() && large.iter().sum::<f64>() <= width_in_ems;
    let widths = if is_large { large } else { widths(1.0) };
    for (column, width) in columns.iter_mut().zip(widths) {
        column.width = width;
    }
    let names_width = if rows.iter().any(|row| row.name.is_some()) { NAMES } else { 0.0 };
    let needed = names_width + columns.iter().map(|column| column.width).sum::<f64>();
    let most = if names_width > 0.0 { MOST_STRETCH_BESIDE_NAMES } else { MOST_STRETCH };
    let stretch = (width_in_ems / needed).min(most);
    (!columns.is_empty()).then_some(Table {
        is_tall: needed > width_in_ems,
        is_large,
        stretch,
        names_width,
        columns,
        rows,
    })
}

fn lines<'p>(indicator: &'p Indicator, scale: &Scale) -> Vec<Line<'p>> {
    let bands = scale.bands_of(indicator.rating.as_ref());
    let judged = |headline: Headline<'p>| judge(&headline, scale, &bands);
    let unit = |unit: Option<&At<Unit>>| format(unit.or(indicator.unit.as_ref()).map(|unit| &unit.value));
    let own = Headline::of(indicator);
    let own = Line {
        name: None,
        headline: own,
        baseline: indicator.baseline.as_ref(),
        comparators: indicator.comparators.as_ref().map_or(&[], |comparators| &comparators.value),
        forecast: indicator.forecast.as_ref(),
        judgement: judged(own),
        format: unit(None),
    };
    let of_measure = |measure: &'p At<Measure>| {
        let headline = Headline::of_measure(measure, indicator);
        Line {
            name: Some(measure.title.as_ref().map(|title| one_line(title)).unwrap_or_default()),
            headline,
            baseline: measure.baseline.as_ref(),
            comparators: measure.comparators.as_ref().map_or(&[], |comparators| &comparators.value),
            forecast: measure.forecast.as_ref(),
            judgement: judged(headline),
            format: unit(measure.unit.as_ref()),
        }
    };
    std::iter::once(own).chain(indicator.measures.iter().flat_map(|measures| &measures.value).map(of_measure)).collect()
}

/// The columns that somebody filled, in the contract's order; comparators are told apart by their labels.
fn columns(indicator: &Indicator, lines: &[Line<'_>]) -> Vec<Column> {
    let frequency = indicator.frequency.as_ref().map(|frequency| frequency.word());
    let mut columns = Vec::new();
    let mut push = |kind: Kind, label: Option<&str>, frequency| {
        columns.push(Column { kind, label: label.map(one_line), frequency, period: None, width: 0.0 })
    };
    for kind in [
        Kind::Target,
        Kind::Baseline,
        Kind::Direction,
        Kind::Current,
        Kind::Previous,
        Kind::Change,
        Kind::Comparator,
        Kind::Forecast,
        Kind::Level,
    ] {
        match kind {
            Kind::Comparator => {
                let mut seen: Vec<&str> = Vec::new();
                for label in
                    lines.iter().flat_map(|line| line.comparators).filter_map(|comparator| comparator.label.as_ref())
                {
                    if !seen.contains(&label.as_str()) {
                        seen.push(label.as_str());
                        push(kind, Some(label.as_str()), None);
                    }
                }
            }
            _ if lines.iter().any(|line| is_filled(kind, line)) => {
                let label = lines.iter().filter_map(|line| figure(kind, line)).find_map(|datum| datum.label.as_ref());
                push(kind, label.map(|label| label.as_str()), frequency);
            }
            _ => {}
        }
    }
    columns
}

fn is_filled(kind: Kind, line: &Line<'_>) -> bool {
    match kind {
        Kind::Direction => line.headline.direction.is_some() && (line.name.is_none() || has_figures(line)),
        Kind::Change => change(&line.headline, &line.judgement).is_some(),
        Kind::Forecast => line.forecast.is_some(),
        Kind::Level => line.judgement.level().is_some(),
        _ => figure(kind, line).is_some(),
    }
}

fn has_figures(line: &Line<'_>) -> bool {
    line.headline.current.is_some() || line.headline.target.is_some() || line.headline.previous.is_some()
}

fn figure<'p>(kind: Kind, line: &Line<'p>) -> Option<&'p At<Datum>> {
    match kind {
        Kind::Target => line.headline.target,
        Kind::Baseline => line.baseline,
        Kind::Current => line.headline.current,
        Kind::Previous => line.headline.previous,
        _ => None,
    }
}

fn of_column<'p>(column: &Column, line: &Line<'p>) -> Option<&'p At<Datum>> {
    match column.kind {
        Kind::Comparator => line
            .comparators
            .iter()
            .find(|comparator| comparator.label.as_ref().map(|label| one_line(label)) == column.label),
        kind => figure(kind, line),
    }
}

fn period(datum: &At<Datum>) -> Option<String> {
    datum.period.as_ref().map(|period| one_line(&period.0))
}

fn shared_period(column: &Column, lines: &[Line<'_>]) -> Option<String> {
    let mut periods = lines.iter().filter_map(|line| of_column(column, line)).map(period);
    let first = periods.next()??;
    periods.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

fn row(line: &Line<'_>, columns: &[Column], scale: &Scale) -> Row {
    Row { name: line.name.clone(), cells: columns.iter().map(|column| cell(line, column, scale)).collect() }
}

fn cell(line: &Line<'_>, column: &Column, scale: &Scale) -> Option<Cell> {
    let level = |index: Option<usize>| index.and_then(|index| badge(scale, index));
    match column.kind {
        Kind::Direction => {
            line.headline.direction.filter(|_| is_filled(Kind::Direction, line)).map(|direction| way(direction))
        }
        Kind::Change => change(&line.headline, &line.judgement).map(|word| Cell::Change { word }),
        Kind::Level => (line.judgement.level().is_some()).then(|| Cell::Level { level: level(line.judgement.level()) }),
        Kind::Forecast => line.forecast.map(|forecast| Cell::Forecast {
            figure: forecast.figure.as_ref().map(|value| cell_text(value, &line.format)),
            mark: forecast.figure.as_ref().and_then(|value| mark(value)),
            level: level(forecast.rag.as_ref().and_then(|rag| scale.find(rag))),
        }),
        _ => of_column(column, line).map(|datum| Cell::Figure {
            text: cell_text(datum, &line.format),
            mark: mark(datum),
            period: period(datum).filter(|_| column.period.is_none()),
        }),
    }
}

fn cell_text(datum: &At<Datum>, format: &Format) -> String {
    one_line(&print_datum(datum, format))
}

fn mark(datum: &At<Datum>) -> Option<&'static str> {
    datum.mark.as_ref().map(|mark| mark.word())
}

fn way(direction: &Direction) -> Cell {
    let (way, text) = match direction {
        Direction::Higher => (Some("higher"), None),
        Direction::Lower => (Some("lower"), None),
        Direction::Close => (Some("close"), None),
        Direction::Other(text) => (None, Some(one_line(text))),
    };
    Cell::Direction { way, text }
}

/// The change that is printed: the published word, else the computed one, else "N/A"; `None` where nothing was to compare.
pub(super) fn change(headline: &Headline<'_>, judgement: &Judgement) -> Option<String> {
    let computed = || judgement.change.map_or("N/A", |change| change.word()).to_owned();
    match headline.change {
        Some(word) => Some(one_line(word)),
        None => (headline.current.is_some() && headline.previous.is_some()).then(computed),
    }
}

/// Remarks on the figures of an indicator: notes, and what was published before.
pub(super) fn remarks(indicator: &Indicator, scale: &Scale) -> Vec<Remark> {
    let lines = lines(indicator, scale);
    let mut remarks = Vec::new();
    for line in &lines {
        let own = [Kind::Target, Kind::Baseline, Kind::Current, Kind::Previous]
            .map(|kind| figure(kind, line).map(|datum| (kind, datum)));
        let comparators = line.comparators.iter().map(|datum| (Kind::Comparator, datum));
        let forecast = line.forecast.and_then(|forecast| forecast.figure.as_ref()).map(|datum| (Kind::Forecast, datum));
        for (kind, datum) in own.into_iter().flatten().chain(comparators).chain(forecast) {
            let remark = Remark {
                measure: line.name.clone(),
                kind,
                label: datum.label.as_ref().map(|label| one_line(label)),
                frequency: indicator.frequency.as_ref().map(|frequency| frequency.word()),
                note: datum.note.as_ref().map(|note| one_line(note)),
                previously: datum.previously.as_ref().map(|before| print(before, &line.format)),
            };
            if remark.note.is_some() || remark.previously.is_some() {
                remarks.push(remark);
            }
        }
    }
    remarks
}

/// A remark on one figure.
#[derive(Debug, Serialize)]
pub struct Remark {
    pub measure: Option<String>,
    pub kind: Kind,
    pub label: Option<String>,
    pub frequency: Option<&'static str>,
    /// What is said of it.
    pub note: Option<String>,
    /// What was published before.
    pub previously: Option<String>,
}

/// The space beside a cell's text, in ems.
const CELL_PADDING: f64 = 1.0;
/// The width of a badge around its word, in ems.
const BADGE_PADDING: f64 = 2.1;
/// The least width of the column of measures' names, in ems.
const NAMES: f64 = 8.0;
/// The size of headline figures where there is room, relative to the table's text.
const LARGE: f64 = 1.35;
/// The most that columns are stretched to fill the page.
const MOST_STRETCH: f64 = 1.8;
/// The same where the names of measures take the rest.
const MOST_STRETCH_BESIDE_NAMES: f64 = 1.1;
/// How much wider bold text is.
const BOLD: f64 = 1.08;

/// The longest word, in ems, of a heading that the templates word.
fn worded_heading(kind: Kind) -> f64 {
    match kind {
        Kind::Target | Kind::Level => 3.8,
        Kind::Baseline | Kind::Current | Kind::Previous | Kind::Forecast => 4.7,
        Kind::Direction | Kind::Change | Kind::Comparator => 6.4,
    }
}

/// The width below which some word of a column would not fit, in ems.
fn least_width<'c>(
    column: &Column,
    cells: impl Iterator<Item = &'c Option<Cell>>,
    figures: f64,
    text: &dyn TextWidth,
) -> f64 {
    let word = |words: &str| words.split(' ').map(|word| text.width(word, BOLD)).fold(0.0, f64::max);
    let of_cell = |cell: &Option<Cell>| match cell {
        Some(Cell::Figure { text: figure, mark, .. }) => {
            word(figure) * figures + if mark.is_some() { 1.5 } else { 0.0 }
        }
        Some(Cell::Direction { text: Some(words), .. } | Cell::Change { word: words }) => word(words),
        Some(Cell::Level { level: Some(level) } | Cell::Forecast { level: Some(level), .. }) => {
            text.width(&level.name, BOLD) + BADGE_PADDING
        }
        _ => 0.0,
    };
    let heading = column.label.as_ref().map_or_else(|| worded_heading(column.kind), |label| word(label));
    cells.map(of_cell).fold(heading, f64::max) + CELL_PADDING
}
