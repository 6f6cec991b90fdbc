//! The rating of indicators: variance from target, bands, scale, change, and what the program makes of published figures.
//!
//! `assess` is asked by everyone who needs a level, a change or the reason why there is none, so that a page, a message and
//! a list cannot differ. The room knows numbers and the pack, never a file, a page or a word that is printed. It must never
//! judge what was not surely read, and never put its own word where one was published.

pub mod action;
pub mod assess;
pub mod bands;
pub mod figure;
pub mod scale;
pub mod variance;
