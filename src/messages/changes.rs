//! Changes from one pack to another, as they are read out, reviewed, sorted and read by programs.

mod csv;
mod human;
mod json;
mod markdown;
mod sentence;

pub use csv::csv;
pub use human::human;
pub use json::{json, schema};
pub use markdown::markdown;
