//! A pack as open data: one row a figure, as councils publish them, with a description that machines read.
//!
//! It knows the pack and what is made of its figures, and nothing of files. What a mark withholds never gets into it.

mod csv;
mod describe;

use rust_decimal::Decimal;

use crate::pack::{At, Datum, HistoryPoint, Indicator, Pack, Unit};
use crate::rating::assess::{Assessed, assess};
use crate::rating::figure::{print_datum, read, read_target};
use crate::rating::scale::Scale;

pub use csv::csv;
pub use describe::description;

/// The columns, each with what it holds.
pub const COLUMNS: [(&str, &str); 14] = [
    ("report", "The title of the report."),
    ("period", "The period that the figure is of."),
    ("ref", "The reference number of the indicator."),
    ("title", "What the indicator measures."),
    ("measure", "The sub-measure, where the figure is of one."),
    ("group", "The service or theme."),
    (
        "kind",
        "What the figure is: target, annual target, baseline, current, previous, last year, comparator, forecast, history or history target.",
    ),
    ("label", "The heading of the figure in the report, such as England Mean."),
    ("text", "The figure exactly as published."),
    ("number", "The figure as a number, where it is surely one."),
    ("unit", "What the number counts."),
    (
        "mark",
        "What is special about the figure: provisional, revised, estimated, unavailable, not_applicable, suppressed or break.",
    ),
    (
        "level",
        "The level of a current figure, a forecast or an earlier figure: as published, else as the key gives it.",
    ),
    (
        "basis",
        "What time the figure is for: its period, or cumulative (the year to date), rolling or snapshot (a day).",
    ),
];

/// A row in the order of the columns.
pub type Row = [String; COLUMNS.len()];

/// One row for every figure of a pack, in the report's order.
pub fn rows(pack: &Pack) -> Vec<Row> {
    let scale = Scale::of(pack.rating.as_ref());
    let year = pack.report.financial_year.as_ref().map_or_else(String::new, |year| format!(" {}", year.value));
    let period = format!("{}{year}", pack.report.period.value);
    let mut rows = Vec::new();
    for indicator in &pack.indicators.0 {
        let assessment = assess(indicator, &scale);
        for assessed in assessment.all() {
            let of = Of { pack, indicator, assessed, scale: &scale, period: &period };
            of.figures(&mut rows);
        }
    }
    rows
}

/// What the rows of one headline are made from.
struct Of<'o, 'p> {
    pack: &'p Pack,
    indicator: &'p Indicator,
    assessed: &'o Assessed<'p>,
    scale: &'o Scale,
    period: &'o str,
}

impl Of<'_, '_> {
    fn figures(&self, rows: &mut Vec<Row>) {
        let headline = &self.assessed.headline;
        let mut add = |kind: &str, datum: Option<&At<Datum>>, level: &str| {
            rows.extend(datum.map(|datum| self.row(kind, datum, None, level)));
        };
        add("target", headline.target, "");
        add("annual target", headline.annual_target, "");
        add("baseline", headline.baseline, "");
        let level = self.assessed.judgement.level().and_then(|level| self.scale.levels.get(level));
        add("current", headline.current, level.map_or("", |level| level.name.as_str()));
        add("previous", headline.previous, "");
        add("last year", headline.last_year, "");
        headline.comparators.iter().for_each(|comparator| add("comparator", Some(comparator), ""));
        if let Some(forecast) = headline.forecast {
            let level = forecast.rag.as_ref().map_or("", |rag| rag.value.as_str());
            add("forecast", forecast.figure.as_ref(), level);
        }
        headline.history.iter().for_each(|point| self.point(point, rows));
    }

    /// The rows of an earlier figure and of its target.
    fn point(&self, point: &HistoryPoint, rows: &mut Vec<Row>) {
        let level = point.rag.as_ref().map_or("", |rag| rag.value.as_str());
        let mut row = self.row("history", &point.figure, Some(&point.period.0), level);
        if let Some(mark) = &point.mark {
            row[11] = mark.word().to_owned();
            if mark.withholds() {
                row[8..11].iter_mut().for_each(String::clear);
            }
        }
        rows.push(row);
        rows.extend(point.target.as_ref().map(|target| self.row("history target", target, Some(&point.period.0), "")));
    }

    fn row(&self, kind: &str, datum: &At<Datum>, period: Option<&String>, level: &str) -> Row {
        let text = |text: Option<&String>| text.map_or_else(String::new, |text| text.trim().to_owned());
        let headline = &self.assessed.headline;
        let own = datum.period.as_ref().map(|period| &period.0);
        let (shown, number, unit) = figure(kind, datum, headline.unit, &headline.format());
        // A figure of another time than the report's is not said to be of the report's.
        let is_of_report = matches!(kind, "current" | "target") && headline.not_due.is_none();
        let of_report = is_of_report.then(|| self.period.to_owned());
        [
            self.pack.report.title.trim().to_owned(),
            period.or(own).map(|period| period.trim().to_owned()).or(of_report).unwrap_or_default(),
            text(self.indicator.reference.as_ref().map(|reference| &reference.0)),
            text(self.indicator.title.as_ref().map(|title| &title.value)),
            headline.name.map_or_else(String::new, |name| name.trim().to_owned()),
            text(self.indicator.group.as_ref().map(|group| &group.value)),
            kind.to_owned(),
            text(datum.label.as_ref().map(|label| &label.value)),
            shown,
            number.map_or_else(String::new, |number| number.normalize().to_string()),
            unit,
            datum.mark.as_ref().map_or_else(String::new, |mark| mark.word().to_owned()),
            level.to_owned(),
            if kind == "annual target" { "" } else { headline.counting.word() }.to_owned(),
        ]
    }
}

/// What a figure says as text, as number, and in what unit; nothing under a mark that withholds.
fn figure(
    kind: &str,
    datum: &At<Datum>,
    unit: Option<&Unit>,
    format: &crate::number::format::Format,
) -> (String, Option<Decimal>, String) {
    if datum.mark.as_ref().is_some_and(|mark| mark.withholds()) {
        return (String::new(), None, String::new());
    }
    let shown = print_datum(datum, format);
    let reading = match kind {
        "target" => read_target(&datum.scalar, unit).and_then(|target| target.number().map(|number| (number, None))),
        _ => read(&datum.scalar, unit).and_then(|reading| Some((reading.number()?, Some(reading)))),
    };
    let Some((number, reading)) = reading else { return (shown, None, String::new()) };
    let words = reading.as_ref().and_then(|reading| reading.words.clone());
    let sign = reading.as_ref().and_then(|reading| reading.sign).or_else(|| sign_of(&shown));
    let unit = sign.map_or_else(String::new, |sign| sign_word(sign).to_owned());
    (shown, Some(number), words.filter(|_| unit.is_empty()).unwrap_or(unit))
}

fn sign_of(shown: &str) -> Option<crate::number::Sign> {
    crate::number::read(shown).and_then(|reading| reading.sign)
}

fn sign_word(sign: crate::number::Sign) -> &'static str {
    use crate::number::Sign;
    match sign {
        Sign::Percent => "percent",
        Sign::Pounds => "GBP",
        Sign::Euros => "EUR",
        Sign::Dollars => "USD",
        Sign::Minutes => "minutes",
    }
}
