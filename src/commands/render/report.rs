//! How one pack came out, for people and for programs.

use super::facts::Facts;
use crate::commands::{Outcome, failure};

/// What there is to say about a pack.
pub(super) struct Report {
    pub(super) outcome: Outcome,
    /// For standard error.
    pub(super) messages: String,
    /// For standard output.
    pub(super) done: String,
    /// For programs; `None` where it is no pack.
    pub(super) facts: Option<Facts>,
}

impl Report {
    /// How a pack came out, and what is said of it.
    pub(super) fn new(outcome: Outcome, messages: impl Into<String>) -> Self {
        Self { outcome, messages: messages.into(), done: String::new(), facts: Some(Facts::default()) }
    }

    /// Of a pack that was left as it is.
    pub(super) fn unchanged(facts: Facts) -> Self {
        Self { facts: Some(facts), ..Self::new(Outcome::Done, "") }
    }

    /// The same with what is known of the pack.
    pub(super) fn of(self, facts: Facts) -> Self {
        let made = self.facts.and_then(|facts| facts.made);
        Self { facts: Some(facts.with(made)), ..self }
    }

    /// Of what could not be done.
    pub(super) fn failed(error: impl std::fmt::Display, hint: Option<&str>) -> Self {
        Self::new(Outcome::Failed, failure(error, hint))
    }

    /// The same with messages before its own.
    pub(super) fn after(mut self, messages: &str) -> Self {
        self.messages.insert_str(0, messages);
        self
    }
}
