//! Trends, drawn and described.

use crate::chart::{Chart, Spark, chosen, spark};
use crate::pack::{Frequency, Indicator};
use crate::rating::assess::Headline;
use crate::words::{Span, Words};

/// A trend, ready to print.
pub type TrendView = Spark;

/// The trend of an indicator's or a measure's history, else of the indicator's own line chart; `None` where it has too few
/// figures, or wants no charts.
pub(super) fn of_headline(
    indicator: &Indicator,
    headline: &Headline<'_>,
    (width, height): (f64, f64),
    words: &Words,
) -> Option<TrendView> {
    if indicator.charts.as_ref().is_some_and(|charts| charts.value.is_empty()) {
        return None;
    }
    let drawn = |chart: Chart| spark(&chart, span(indicator), width, height, words);
    let of_history = chosen::history(headline.history, headline.target, headline.unit).and_then(drawn);
    let is_own = headline.name.is_none();
    of_history.or_else(|| chosen::line_of(indicator).filter(|_| is_own).and_then(drawn))
}

fn span(indicator: &Indicator) -> Span {
    match indicator.frequency.as_ref().map(|frequency| frequency.value) {
        Some(Frequency::Month) => Span::Months,
        Some(Frequency::Quarter) => Span::Quarters,
        Some(Frequency::Year) => Span::Years,
        Some(Frequency::Period) | None => Span::Periods,
    }
}
