//! Values that are words of the contract, as a reader knows them: "higher", a day, true.

use chrono::NaiveDate;

use crate::change::same::period_key;
use crate::words::Words;

/// What an absent field says; `within` is the field of the object that it is of.
pub(super) fn default_of(field: &str, within: &str) -> Option<&'static str> {
    Some(match (within, field) {
        ("", "status") => "final",
        ("", "language") => "en-GB",
        ("", "first_page") => "1",
        ("", "layout") => "page",
        ("" | "measures", "basis") => "period",
        ("rating", "basis") => "relative",
        (_, "chart_tables" | "table" | "print_owner" | "fingerprint" | "off_target") => "false",
        _ => return None,
    })
}

/// Whether two names of a period, or of a year, are those of one: "Q2 2024/25" and "Quarter 2 2024/25".
pub(super) fn is_one_period(field: &str, [old, new]: &[String; 2]) -> bool {
    matches!(field, "period" | "financial_year") && period_key(old) == period_key(new)
}

/// The fields that are true or false; elsewhere these may be words of a text.
const TRUTHS: [&str; 6] = ["chart_tables", "fingerprint", "off_target", "print_owner", "summary", "table"];

/// A value of a field as a sentence says it; what is no word of the contract stays as it is.
pub(super) fn said(field: &str, text: &str, words: &Words) -> String {
    let plain = &words.plain;
    let word = match (field, text) {
        ("direction", "higher") => &plain.directions.higher,
        ("direction", "lower") => &plain.directions.lower,
        ("direction", "close") => &plain.directions.close,
        ("basis", "period") => &plain.bases.period,
        ("basis", "cumulative") => &plain.bases.cumulative,
        ("basis", "rolling") => &plain.bases.rolling,
        ("basis", "snapshot") => &plain.bases.snapshot,
        ("basis", "relative") => &plain.values.relative,
        ("basis", "points") => &plain.values.points,
        ("frequency", "Month") => &plain.frequencies.month,
        ("frequency", "Quarter") => &plain.frequencies.quarter,
        ("frequency", "Year") => &plain.frequencies.year,
        ("frequency", "Period") => &plain.frequencies.period,
        ("kind", "line") => &plain.charts.line,
        ("kind", "column") => &plain.charts.column,
        ("kind", "bar") => &plain.charts.bar,
        ("kind", "stacked") => &plain.charts.stacked,
        ("role", "actual") => &plain.charts.actual,
        ("role", "target") => &plain.charts.target,
        ("role", "comparator") => &plain.charts.comparator,
        ("role", "previous") => &plain.charts.previous,
        ("status", "final") => &plain.values.r#final,
        ("status", "draft") => &plain.values.draft,
        (truth, "true") if TRUTHS.contains(&truth) => &plain.values.yes,
        (truth, "false") if TRUTHS.contains(&truth) => &plain.values.no,
        ("produced_on" | "meeting_date" | "due" | "revised", day) => return date(day, words),
        _ => return text.to_owned(),
    };
    word.clone()
}

fn date(day: &str, words: &Words) -> String {
    NaiveDate::parse_from_str(day, "%Y-%m-%d").map_or_else(|_| day.to_owned(), |day| words.said.date(day))
}
