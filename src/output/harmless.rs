//! What comes from a pack is made harmless for where it goes: one place for each of terminal, log, spreadsheet and JSON.
//!
//! Nothing is lost: what would act on the reader's program is shown instead.

mod csv;
mod github;
mod json;
mod terminal;

pub use csv::field;
pub use github::{is_job, log};
pub use json::json;
pub use terminal::{acts, block, line, styled};
