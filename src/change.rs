//! What becomes of a pack over time: what is outstanding.
//!
//! It reads packs and what is assessed of them, and must never change a file itself.

pub mod outstanding;
