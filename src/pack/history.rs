//! Earlier figures, and what happened between them.

use jsonc_parser::ast::Value as JsonValue;
use rust_decimal::Decimal;

use super::definitions::{Definitions, Described};
use super::mark::Mark;
use super::read::{At, Read, Reader};
use super::record::{self, Fields};
use super::scalar::Datum;
use super::shape::{Field, Need, Shape};
use super::simple::Label;
use crate::problem::{Code, Problem};

record! {
    /// One earlier figure, or an event of its time.
    HistoryEntry "a point of the history" {
        /// The period, such as "Q1 2024/25".
        period: required Label,
        /// The figure; null is a gap. An event without a figure has none.
        figure = "value": optional Datum,
        /// The target of that period.
        target: optional Datum,
        /// A mark on the figure.
        mark: optional Mark,
        /// The level published for that period.
        rag: optional String,
        /// What happened in that period, in a few words; drawn in the chart.
        text: optional String,
    }
}

/// A history: its figures, and its events, each in their order.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The figures, oldest first.
    pub points: Vec<At<HistoryPoint>>,
    /// What happened in some of the periods.
    pub events: Vec<At<Event>>,
}

/// One earlier figure.
#[derive(Debug, Clone, Default)]
pub struct HistoryPoint {
    /// Its period.
    pub period: At<Label>,
    /// The figure; null is a gap.
    pub figure: At<Datum>,
    /// The target of that period.
    pub target: Option<At<Datum>>,
    /// A mark on the figure.
    pub mark: Option<At<Mark>>,
    /// The level published for that period.
    pub rag: Option<At<String>>,
}

/// Something that happened in a period.
#[derive(Debug, Clone, Default)]
pub struct Event {
    /// The period.
    pub period: At<Label>,
    /// What happened.
    pub text: At<String>,
}

impl Read for History {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let entries: Vec<At<HistoryEntry>> = Read::read(value, reader)?;
        let mut history = Self::default();
        entries.into_iter().for_each(|entry| history.add(entry, reader));
        Some(history)
    }

    fn shape() -> Shape {
        Vec::<At<HistoryEntry>>::shape()
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        Vec::<At<HistoryEntry>>::schema(definitions)
    }
}

impl History {
    fn add(&mut self, entry: At<HistoryEntry>, reader: &mut Reader<'_>) {
        let At { value: HistoryEntry { period, figure, target, mark, rag, text, unread }, place } = entry;
        let is_event = text.is_some() && figure.is_none() && target.is_none() && mark.is_none() && rag.is_none();
        self.events.extend(text.map(|text| At { value: Event { period: period.clone(), text }, place }));
        let is_unread = |name| unread.contains(&name);
        if (is_event && !is_unread("value")) || (is_unread("text") && figure.is_none()) {
            return;
        }
        if figure.is_none() && !is_unread("value") {
            let message = "a point of the history has no \"value\"";
            reader.report(
                Problem::new(Code::MissingField, place.part(0, 1), message)
                    .hint("add \"value\", or for an event without a figure \"text\" alone")
                    .lacks(place, "value"),
            );
        }
        let figure = figure.unwrap_or_default();
        self.points.push(At { value: HistoryPoint { period, figure, target, mark, rag }, place });
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
