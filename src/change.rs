//! What becomes of a pack over time: what is outstanding, the pack of the next period, what has changed between two packs, and
//! what is wrong with one beside the other.
//!
//! It reads packs and what is assessed of them, and must never change a file itself. What a mark withholds in either of two
//! packs gets into nothing that it says.

pub mod against;
pub mod corrections;
pub mod diff;
pub mod matching;
pub mod outstanding;
pub mod roll;
pub mod tree;
pub mod when;

pub(crate) mod same;
