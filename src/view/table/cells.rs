//! Columns, rows and cells of the headline table.

use super::lines::{Line, change, figure, is_filled};
use super::{Cell, Column, Kind, Row};
use crate::number::format::Format;
use crate::pack::{At, Datum, Direction, Indicator};
use crate::rating::figure::print_datum;
use crate::rating::scale::Scale;
use crate::view::front::{badge, one_line};

/// The columns that somebody filled, in the contract's order; comparators are told apart by their labels.
pub(super) fn columns(indicator: &Indicator, lines: &[Line<'_>]) -> Vec<Column> {
    let frequency = indicator.frequency.as_ref().map(|frequency| frequency.word());
    let mut columns = Vec::new();
    let mut push = |kind: Kind, label: Option<&str>, frequency| {
        columns.push(Column {
            kind,
            label: label.map(one_line).filter(|label| !label.is_empty()),
            frequency,
            period: None,
            width: 0.0,
        })
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
                for label in lines
                    .iter()
                    .flat_map(|line| line.headline().comparators)
                    .filter_map(|comparator| comparator.label.as_ref())
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
    for column in &mut columns {
        column.period = shared_period(column, lines);
    }
    columns
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
pub(super) fn rows(lines: &[Line<'_>], columns: &[Column], scale: &Scale) -> Vec<Row> {
    let row = |line| row(line, columns, scale);
    lines.iter().map(row).filter(|row| row.name.is_some() || row.cells.iter().any(Option::is_some)).collect()
}

fn row(line: &Line<'_>, columns: &[Column], scale: &Scale) -> Row {
    Row { name: line.name.clone(), cells: columns.iter().map(|column| cell(line, column, scale)).collect() }
}

fn cell(line: &Line<'_>, column: &Column, scale: &Scale) -> Option<Cell> {
    let level = |index: Option<usize>| index.and_then(|index| badge(scale, index));
    match column.kind {
        Kind::Direction => {
            line.headline().direction.filter(|_| is_filled(Kind::Direction, line)).map(|direction| way(direction))
        }
        Kind::Change => change(&line.assessed).map(|word| Cell::Change { word }),
        Kind::Level => line.level().is_some().then(|| Cell::Level { level: level(line.level()) }),
        Kind::Forecast => line.headline().forecast.map(|forecast| Cell::Forecast {
            figure: forecast.figure.as_ref().map(|value| cell_text(value, &line.format)),
            mark: forecast.figure.as_ref().and_then(|value| mark(value)),
            period: forecast.figure.as_ref().and_then(period),
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
