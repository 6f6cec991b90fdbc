//! What an indicator and a sub-measure share: figures, the words published with them, and earlier figures.

use jsonc_parser::ast::Value as JsonValue;

use super::definitions::{Definitions, Described};
use super::history::{Event, History, HistoryPoint};
use super::read::{At, Read, Reader};
use super::record::{self, Fields};
use super::scalar::Datum;
use super::shape::{Field, Need, Shape};
use super::unit::{Direction, Unit};

shared! {
    /// How something performs: what an indicator and a sub-measure have in common.
    Performance {
        /// How its JSON numbers print; those of a measure in the indicator's unit by default.
        unit: optional Unit,
        /// Which way is better: higher, lower, close, or any other text, which prints and is not judged; for a measure the indicator's by default.
        direction: optional Direction,
        /// The target that the current figure is rated against; as a text also a limit or a range: "<45", "65-70%".
        target: optional Datum,
        /// The target for the whole year; nothing is rated against it.
        annual_target: optional Datum,
        /// A baseline for comparison; nothing is rated against it.
        baseline: optional Datum,
        /// The current figure.
        current: optional Datum,
        /// The previous figure.
        previous: optional Datum,
        /// The figure of the same period last year.
        last_year: optional Datum,
        /// What time the figures are for: the period (the default), the year to date, the latest twelve months or so, or a
        /// single day. A cumulative figure is compared with last year's only.
        basis: optional Counting,
        /// Why there is no new figure, such as "Annual: next due in Quarter 4"; printed, and nothing is chased or rated.
        not_due: optional String,
        /// The published change in performance; wins over the computed one.
        change: optional String,
        /// The published level; wins over the computed one.
        rag: optional String,
        /// Why the published level departs from the key; printed.
        rag_reason: optional String,
        /// What is expected for the end of the year.
        forecast: optional Forecast,
        /// Figures of others to compare with, each with a label.
        comparators: optional Vec<At<Datum>>,
        /// Earlier figures, oldest first, and events of their time; those of a measure draw a chart named after it.
        history: optional History,
        /// Texts under the headline table.
        notes: optional Vec<At<String>>,
    }
}

choice! {
    /// What time a figure is for.
    Counting "the basis" {
        /// The period itself.
        Period = "period",
        /// All of the year up to its end.
        Cumulative = "cumulative",
        /// A run of periods that ends with it, such as twelve months.
        Rolling = "rolling",
        /// One day of it.
        Snapshot = "snapshot",
    }
}

impl Performance {
    /// The figures of others.
    pub fn comparators(&self) -> &[At<Datum>] {
        self.comparators.as_ref().map_or(&[], |comparators| &comparators.value)
    }

    /// The earlier figures.
    pub fn history(&self) -> &[At<HistoryPoint>] {
        self.history.as_ref().map_or(&[], |history| &history.value.points)
    }

    /// What happened in the time of the earlier figures.
    pub fn events(&self) -> &[At<Event>] {
        self.history.as_ref().map_or(&[], |history| &history.value.events)
    }

    /// The texts under the headline table.
    pub fn notes(&self) -> &[At<String>] {
        self.notes.as_ref().map_or(&[], |notes| &notes.value)
    }

    /// The figure expected for the end of the year.
    pub fn forecast_figure(&self) -> Option<&At<Datum>> {
        self.forecast.as_ref()?.figure.as_ref()
    }
}
record! {
    /// What is expected for the end of the year.
    Forecast "the forecast" {
        /// The expected figure.
        figure = "value": optional Datum,
        /// The expected level.
        rag: optional String,
    }
}
