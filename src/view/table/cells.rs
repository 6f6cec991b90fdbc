//! Columns, rows and cells of the headline table.

use std::cmp::Ordering;

use super::lines::{Line, change, figure, is_filled};
use super::{Cell, Column, Kind, Row};
use crate::number::format::Format;
use crate::pack::{At, Datum, Direction, Frequency, Indicator, Scalar};
use crate::rating::assess::Assessed;
use crate::rating::bands::{self, Bands};
use crate::rating::figure::print;
use crate::rating::scale::{self, Scale};
use crate::rating::variance::Basis;
use crate::view::report::{badge, lines, one_line, signs};
use crate::words::{Distance, Words};

/// The columns that somebody filled, in the contract's order; comparators are told apart by their labels.
pub(super) fn columns(indicator: &Indicator, lines: &[Line<'_>], words: &Words) -> Vec<Column> {
    let frequency = indicator.frequency.as_ref().map(|frequency| frequency.value);
    let mut columns = Vec::new();
    let mut push = |kind: Kind, label: Option<&str>| {
        let label = label.map(one_line).filter(|label| !label.is_empty());
        let heading = label.clone().unwrap_or_else(|| word(kind, frequency, words));
        columns.push(Column { kind, label, heading, period: None, width: 0.0 });
    };
    for kind in [
        Kind::Target,
        Kind::AnnualTarget,
        Kind::Baseline,
        Kind::Direction,
        Kind::Current,
        Kind::Previous,
        Kind::LastYear,
        Kind::Change,
        Kind::Comparator,
        Kind::Forecast,
        Kind::Level,
    ] {
        match kind {
            Kind::Comparator => {
                let mut seen: Vec<&str> = Vec::new();
                for label in lines
                    .iter()
                    .flat_map(|line| line.headline().comparators)
                    .filter_map(|comparator| comparator.label.as_ref())
                {
                    if !seen.contains(&label.as_str()) {
                        seen.push(label.as_str());
                        push(kind, Some(label.as_str()));
                    }
                }
            }
            _ if lines.iter().any(|line| is_filled(kind, line)) => {
                let label = lines.iter().filter_map(|line| figure(kind, line)).find_map(|datum| datum.label.as_ref());
                push(kind, label.map(|label| label.as_str()));
            }
            _ => {}
        }
    }
    for column in &mut columns {
        column.period = shared_period(column, lines);
    }
    columns
}

/// The word for what a column is about.
pub(super) fn word(kind: Kind, frequency: Option<Frequency>, words: &Words) -> String {
    let Words { plain, said, .. } = words;
    let headline = &plain.headline;
    let of_frequency = |word: &str| {
        let frequency = match frequency {
            None => &headline.period,
            Some(Frequency::Month) => &plain.frequencies.month,
            Some(Frequency::Quarter) => &plain.frequencies.quarter,
            Some(Frequency::Year) => &plain.frequencies.year,
            Some(Frequency::Period) => &plain.frequencies.period,
        };
        said.figure_of(word, frequency)
    };
    match kind {
        Kind::Target => headline.target.clone(),
        Kind::AnnualTarget => headline.annual_target.clone(),
        Kind::Baseline => headline.baseline.clone(),
        Kind::Direction => headline.direction.clone(),
        Kind::Current => of_frequency(&headline.current),
        Kind::Previous => of_frequency(&headline.previous),
        Kind::LastYear => headline.last_year.clone(),
        Kind::Change => headline.change.clone(),
        Kind::Comparator => headline.comparator.clone(),
        Kind::Forecast => headline.forecast.clone(),
        Kind::Level => headline.level.clone(),
    }
}

fn of_column<'p>(column: &Column, line: &Line<'p>) -> Option<&'p At<Datum>> {
    match column.kind {
        Kind::Comparator => line
            .headline()
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

/// The rows; the indicator's own is left out where only its measures have something to show.
pub(super) fn rows(lines: &[Line<'_>], columns: &[Column], scale: &Scale, words: &Words) -> Vec<Row> {
    let row = |line| row(line, columns, scale, words);
    lines.iter().map(row).filter(|row| row.name.is_some() || row.cells.iter().any(Option::is_some)).collect()
}

fn row(line: &Line<'_>, columns: &[Column], scale: &Scale, words: &Words) -> Row {
    Row { name: line.name.clone(), cells: columns.iter().map(|column| cell(line, column, scale, words)).collect() }
}

fn cell(line: &Line<'_>, column: &Column, scale: &Scale, words: &Words) -> Option<Cell> {
    let mark = |datum: &At<Datum>| signs(&datum.marks(), words);
    let level = |index: Option<usize>| index.and_then(|index| badge(scale, index));
    match column.kind {
        Kind::Direction => line
            .headline()
            .direction
            .filter(|_| is_filled(Kind::Direction, line))
            .map(|direction| way(direction, words)),
        Kind::Change => change(&line.assessed, words).map(|word| Cell::Change { word }),
        Kind::Level => line
            .level()
            .is_some()
            .then(|| Cell::Level { level: level(line.level()), variance: variance_of(line, scale, words) }),
        Kind::Forecast => line.headline().forecast.map(|forecast| Cell::Forecast {
            figure: forecast.figure.as_ref().map(|value| cell_text(value, &line.format, words)),
            mark: forecast.figure.as_ref().and_then(&mark),
            period: forecast.figure.as_ref().and_then(period),
            level: level(forecast.rag.as_ref().and_then(|rag| scale.find(rag))),
        }),
        _ => of_column(column, line).map(|datum| Cell::Figure {
            text: cell_text(datum, &line.format, words),
            mark: mark(datum),
            period: period(datum).filter(|_| column.period.is_none()),
        }),
    }
}

/// A figure with the sign of its mark behind it.
pub(in crate::view) fn figure_text(datum: &At<Datum>, format: &Format, words: &Words) -> String {
    let text = printed(&datum.scalar, format, words);
    match signs(&datum.marks(), words) {
        Some(signs) => format!("{text}\u{a0}{signs}"),
        None => text,
    }
}

/// How far the current figure is from its target, where the level is one of the bands: also beside a published one that does not
/// follow from it, because the figures are published, too.
pub(in crate::view) fn variance(
    assessed: &Assessed<'_>,
    bands: &Bands,
    scale: &Scale,
    words: &Words,
) -> Option<String> {
    variance_in((assessed, bands), false, scale, words)
}

/// The same, or in short beside measures, where each line more makes its row higher.
fn variance_in(
    (assessed, bands): (&Assessed<'_>, &Bands),
    is_short: bool,
    scale: &Scale,
    words: &Words,
) -> Option<String> {
    let judgement = &assessed.judgement;
    let level = scale.levels.get(judgement.level()?).filter(|level| level.kind == scale::Kind::Band);
    let amount = bands.shown(level.and(judgement.variance)?).abs();
    let format = assessed.headline.format();
    let decimals = format.decimals.filter(|decimals| amount.scale() <= *decimals);
    let printed = Format { decimals, ..format }.print(amount);
    let distance = match (bands.basis, judgement.points.map(bands::fair)) {
        (Basis::Relative, None) => Distance::Relative(amount),
        (Basis::Relative, Some(points)) if is_short => Distance::ShortPoints(points),
        (Basis::Points, Some(_)) if is_short => Distance::ShortPoints(amount),
        (Basis::Relative, Some(points)) => Distance::Points(points, Some(amount)),
        (Basis::Points, Some(_)) => Distance::Points(amount, None),
        (Basis::Points, None) => Distance::Amount(&printed),
    };
    Some(words.said.variance(distance, judgement.side?))
}

/// The same under its level, which says why less than a target that is not to be passed is better.
fn variance_of(line: &Line<'_>, scale: &Scale, words: &Words) -> Option<String> {
    let said = variance_in((&line.assessed, &line.bands), line.name.is_some(), scale, words)?;
    let is_lower = line.headline().direction.is_some_and(|direction| direction.value == Direction::Lower);
    let is_better = is_lower && line.assessed.judgement.side == Some(Ordering::Less);
    Some(if is_better { words.said.with_aside(&said, &words.plain.summary.lower_is_better) } else { said })
}

/// A figure as it is printed in its cell, where its lines stay lines; "N/A" where it is null.
fn cell_text(datum: &At<Datum>, format: &Format, words: &Words) -> String {
    match &datum.scalar {
        Scalar::Null => words.plain.not_available.clone(),
        figure => lines(&print(figure, format)),
    }
}

/// The same of a scalar, on one line.
pub(super) fn printed(scalar: &Scalar, format: &Format, words: &Words) -> String {
    match scalar {
        Scalar::Null => words.plain.not_available.clone(),
        figure => one_line(&print(figure, format)),
    }
}

fn way(direction: &Direction, words: &Words) -> Cell {
    let directions = &words.plain.directions;
    let (way, text) = match direction {
        Direction::Higher => (Some("higher"), directions.higher.clone()),
        Direction::Lower => (Some("lower"), directions.lower.clone()),
        Direction::Close => (Some("close"), directions.close.clone()),
        Direction::Other(text) => (None, one_line(text)),
    };
    Cell::Direction { way, text }
}
