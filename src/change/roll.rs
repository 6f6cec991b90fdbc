//! Rolling forward: from a pack to the next period's, by changes to its own text.
//!
//! It knows what every field is to the next period, and where each stands. It never changes what it does not name: spelling,
//! order and layout stay as they were. It guesses nothing; what a person has to look at goes on record.

mod actions;
mod clear;
mod emptied;
mod entries;
mod figure;
mod gathered;
mod history;
mod indicator;
mod joined;
mod mentions;
mod naming;
mod report;
#[cfg(test)]
mod tests;
mod turn;

use crate::source::{Edits, Sources};

pub use gathered::{Named, named_files};
pub use indicator::{Moved, Stayed, Why};
pub use joined::Joined;
pub use mentions::{Mention, mentions};
pub use turn::{NoTurn, Turn};

/// What the next period is.
#[derive(Debug, Clone)]
pub struct Request {
    /// The period: "Quarter 3".
    pub period: String,
    /// The day of production, as 2025-02-24.
    pub produced_on: String,
    /// The financial year, where it is named.
    pub financial_year: Option<String>,
    /// The stamp on the pages, where there is one already.
    pub issued: Option<String>,
}

/// What a pack became.
#[derive(Debug)]
pub struct Rolled {
    /// The texts of its files, in the order in which they were read.
    pub texts: Vec<String>,
    /// What was done.
    pub account: Account,
}

/// What was done to a pack.
#[derive(Debug, Default)]
pub struct Account {
    /// The figures that moved.
    pub moved: Vec<Moved>,
    /// The indicators and sub-measures that did not.
    pub stayed: Vec<Stayed>,
    /// What was emptied: a word for it and how often, in the order of the contract's fields.
    pub cleared: Vec<(&'static str, usize)>,
    /// What was emptied in the report itself.
    pub cleared_of_report: Vec<&'static str>,
    /// Previous figures that no history holds, with the indicator's place.
    pub dropped: Vec<(crate::problem::Place, String)>,
    /// Explicit charts and pictures that stayed as they were, with their place.
    pub as_before: Vec<(crate::problem::Place, &'static str)>,
    /// The number of the first page, which is that of the old agenda pack.
    pub first_page: Option<String>,
    /// Where a year begins: targets that stay as they were, those for the whole year among them.
    pub targets: usize,
    /// Actions that are done and went, and open ones that stay.
    pub actions: (usize, usize),
}

impl Account {
    fn cleared(&mut self, what: &'static str) {
        match self.cleared.iter_mut().find(|(known, _)| *known == what) {
            Some((_, count)) => *count += 1,
            None => self.cleared.push((what, 1)),
        }
    }
}

/// The next period's pack; `None` where the pack is no object with a report.
///
/// Only for packs without errors of form.
pub fn roll(sources: &Sources, request: &Request, turn: &Turn) -> Option<Rolled> {
    let mut account = Account::default();
    let texts: Vec<_> =
        (0..).map_while(|file| (sources.files().len() > file as usize).then(|| sources.text(file))).collect();
    let mut changed = Vec::new();
    let keeps_levels = history::keeps_levels();
    for (file, text) in (0..).zip(&texts) {
        let mut edits = Edits::default();
        let tree = Sources::tree(text)?;
        if file == 0 {
            report::roll(tree.as_object()?.get_object("report")?, text, request, &mut edits, &mut account);
        }
        let roller = indicator::Roller { text, file, turn, keeps_levels };
        for object in gathered::indicators(&tree, file == 0) {
            roller.roll(object, &mut edits, &mut account);
        }
        changed.push(edits.text(text));
    }
    Some(Rolled { texts: changed, account })
}
