//! What is said of packs: problems for people, for programs and for GitHub, and what became of many (`results`).
//!
//! It knows problems, changes and the places of a pack. It must never decide what is a problem, and never let through what a mark
//! withholds (`withheld`) or what commands a terminal (`output::harmless`).

pub mod changes;
pub mod results;

mod accepted;
mod book;
mod counts;
mod explained;
mod github;
mod groups;
mod human;
mod json;
mod markdown;
mod missing;
mod rolled;
mod withheld;

use crate::check::load::Loaded;
use crate::problem::{Place, Problem};
use crate::source::Located;

pub use book::missing_book;
pub use counts::{by_code, codes, nothing, summary};
pub use explained::explained;
pub use github::github;
pub use human::human;
pub use json::{json, schema as problems_schema};
pub(crate) use markdown::harmless as markdown_text;
pub use markdown::markdown;
pub use missing::{missing_csv, missing_json, missing_text};
pub use rolled::rolled;

/// A problem with its place as people and editors name it.
#[derive(Debug)]
pub struct Shown<'l> {
    /// The problem.
    pub problem: &'l Problem,
    /// Its place.
    pub at: Located,
}

impl Shown<'_> {
    /// The message with the indicator's name in front.
    pub fn message(&self) -> String {
        match &self.at.indicator {
            Some(indicator) => format!("{indicator}: {}", self.problem.message),
            None => self.problem.message.clone(),
        }
    }
}

/// Locates the problems of a pack.
pub fn shown(loaded: &Loaded) -> Vec<Shown<'_>> {
    let places: Vec<Place> = loaded.problems.iter().map(|problem| problem.place).collect();
    let located = loaded.problems.iter().zip(loaded.sources.locate(&places));
    located
        .map(|(problem, at)| match problem.cell {
            Some(cell) => (problem, loaded.sources.located_at(at, cell)),
            None => (problem, at),
        })
        .map(|(problem, at)| match problem.code.is_of_report() {
            true => Shown { problem, at: Located { indicator: None, ..at } },
            false => Shown { problem, at },
        })
        .collect()
}

/// "1 error", "12 warnings".
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
