//! Turns a council's indicator data into the accessible, archival performance report its committee receives.
//!
//! Data flow from left to right: `source` reads files, `pack` holds what stands in them, `assess` says what its figures
//! come to, `check` finds what is
//! wrong, `view` says what is printed, `typeset` lays it out in its `world`, `pdf` exports it, `audit` reads it back
//! against the view, `output` writes it.

pub mod args;
pub mod assess;
pub mod assets;
pub mod audit;
pub mod character;
pub mod chart;
pub mod charts;
pub mod check;
pub mod commands;
pub mod compact;
pub mod console;
pub mod contrast;
pub mod failure;
pub mod figure;
pub mod harmless;
pub mod image;
pub mod limits;
pub mod load;
pub mod markup;
pub mod missing;
pub mod number;
pub mod open_data;
pub mod output;
pub mod pack;
pub mod pdf;
pub mod pictures;
pub mod placeholder;
pub mod platform;
pub mod problem;
pub mod rating;
pub mod scale;
pub mod source;
pub mod terminal;
pub mod timings;
pub mod typeset;
pub mod value;
pub mod view;
pub mod workbook;
pub mod world;
