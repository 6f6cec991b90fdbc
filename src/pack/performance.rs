//! What an indicator and a sub-measure share: figures, the words published with them, and earlier figures.

use jsonc_parser::ast::Value as JsonValue;
use rust_decimal::Decimal;

use super::definitions::{Definitions, Described};
use super::mark::Mark;
use super::read::{At, Read, Reader};
use super::record::{self, Fields};
use super::scalar::Datum;
use super::shape::{Field, Need, Shape};
use super::simple::Label;
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
        /// Earlier figures, oldest first; those of a measure draw a chart named after it.
        history: optional Vec<At<HistoryPoint>>,
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
        self.history.as_ref().map_or(&[], |history| &history.value)
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

record! {
    /// One earlier figure.
    HistoryPoint "a point of the history" {
        /// The period, such as "Q1 2024/25".
        period: required Label,
        /// The figure; null is a gap.
        figure = "value": required Datum,
        /// The target of that period.
        target: optional Datum,
        /// A mark on the figure.
        mark: optional Mark,
        /// The level published for that period.
        rag: optional String,
    }
}

impl HistoryPoint {
    /// The mark on its figure, which may stand beside it or with it.
    pub fn mark(&self) -> Option<Mark> {
        self.mark.as_ref().or(self.figure.mark.as_ref()).map(|mark| mark.value)
    }

    /// The marks that are printed behind its figure.
    pub fn marks(&self) -> Vec<Mark> {
        super::scalar::marks(self.mark(), self.figure.is_corrected)
    }

    /// Whether its mark says that no number may stand there.
    pub fn is_withheld(&self) -> bool {
        self.mark().is_some_and(Mark::withholds)
    }

    /// Its number, where nothing withholds it.
    pub fn number(&self) -> Option<Decimal> {
        if self.is_withheld() { None } else { self.figure.number() }
    }
}
