//! What a published text is as a number, a day or a period: one grammar, read once, exact.
//!
//! It knows decimals and nothing else: no indicator, no file, no page. It must never guess: a text that is not surely
//! one number is none, and nothing of it is used.

pub mod format;
pub mod period;

mod amount;
mod duration;
mod literal;
mod ordinal;
mod reading;
mod target;
#[cfg(test)]
mod tests;
mod words;

pub use amount::read;
pub use literal::exact;
pub use ordinal::ordinal;
pub use reading::{Reading, Sign};
pub use target::{Target, target};
pub use words::{named_scale, unit_words};
