//! The figures of an indicator in its row of the index.

use crate::look::measures::Measures;
use crate::pack::Indicator;
use crate::rating::assess::Assessed;
use crate::view::table::figure_text;
use crate::view::trend::{self, TrendView};
use crate::words::Words;

/// The figures of an indicator that its row of the index shows.
#[derive(Debug, Default)]
pub struct IndexFigures {
    pub(super) target: Option<String>,
    pub(super) current: Option<String>,
    pub(super) trend: Option<TrendView>,
}

impl IndexFigures {
    /// Whether there is a trend among them.
    pub(in crate::view) fn has_trend(&self) -> bool {
        self.trend.is_some()
    }

    /// The figures of an indicator's own headline.
    pub(in crate::view) fn of(
        indicator: &Indicator,
        own: &Assessed<'_>,
        size: f64,
        measures: &Measures,
        words: &Words,
    ) -> Self {
        let (headline, format) = (&own.headline, own.headline.format());
        let printed = |datum| figure_text(datum, &format, words);
        Self {
            target: headline.target.map(printed),
            current: headline.current.map(printed),
            trend: trend::of_headline(indicator, headline, measures.trend_in_index(size), words),
        }
    }
}
