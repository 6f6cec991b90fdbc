//! The program from the bytes of a pack to the view, without its typesetting: the root of the crate that `fuzz/` builds, in
//! minutes. The same source files, with the little that they ask of Typst in its place; a new module has a line here too.

#![allow(dead_code, unused_imports, reason = "the source files serve the whole program")]

extern crate self as typst;

/// What the source files take from `typst::utils`.
pub mod utils {
    pub use typst_utils::hash128;
}

#[path = "../fuzz/src/assets.rs"]
pub mod assets;
#[path = "../fuzz/src/grammar.rs"]
pub mod grammar;

pub mod assess;
pub mod character;
pub mod chart;
pub mod charts;
pub mod check;
pub mod contrast;
pub mod figure;
pub mod harmless;
pub mod image;
pub mod limits;
pub mod load;
pub mod markup;
pub mod missing;
pub mod number;
pub mod pack;
pub mod pictures;
pub mod placeholder;
pub mod platform;
pub mod problem;
pub mod rating;
pub mod scale;
pub mod source;
pub mod terminal;
pub mod value;
pub mod view;
pub mod workbook;
