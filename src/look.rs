//! What the report looks like, as data: templates, fonts, measures, and the contrast of colours.
//!
//! It knows files of templates and fonts and what they measure, and nothing of packs. Whoever needs the width of a word or
//! of the text column asks here. It must never decide what is printed, and hands out no file that leads out of its folder.

pub mod assets;
pub mod contrast;
pub mod measures;
pub mod sums;
