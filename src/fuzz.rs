//! The program from the bytes of a pack to the view, without its typesetting: the root of the crate that `fuzz/` builds, in
//! minutes. The same source files, with the little that they ask of Typst in its place; a new module has a line here too.

#![allow(dead_code, unused_imports, reason = "the source files serve the whole program")]

extern crate self as typst;

/// What the source files take from `typst::utils`.
pub mod utils {
    pub use typst_utils::hash128;
}

#[path = "../fuzz/src/grammar.rs"]
pub mod grammar;

/// Fonts and templates as the fuzzed crate has them, and contrast.
pub mod look {
    #[path = "../../fuzz/src/assets.rs"]
    pub mod assets;
    pub mod contrast;
    pub mod measures;
}

pub mod change;
pub mod chart;
pub mod check;
pub mod digest;
pub mod limits;
pub mod markup;
pub mod messages;
pub mod number;
pub mod output;
pub mod pack;
pub mod picture;
pub mod problem;
pub mod rating;
pub mod source;
pub mod view;
pub mod words;
pub mod workbook;
