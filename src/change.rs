//! What becomes of a pack over time: what is outstanding, and the pack of the next period.
//!
//! It reads packs and what is assessed of them, and must never change a file itself.

pub mod outstanding;
pub mod roll;
