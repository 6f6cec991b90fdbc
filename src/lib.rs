//! Turns a council's indicator data into the accessible, archival performance report its committee receives.
//!
//! Data flow from left to right, and a room looks left only:
//!
//! ```text
//! source ─▶ pack ─▶ rating ─┬▶ check ──────────────▶ problem ─▶ messages ─┐
//!  JSON      as     judged  ├▶ view ─▶ print ─▶ PDF ──────────────────────┼▶ output
//!  xlsx     written  once   ├▶ change                                     │
//!                           └▶ workbook ─▶ xlsx, csv ─────────────────────┘
//! ```
//!
//! An error that `check` finds stops the report. So a figure under a mark that withholds it (`check/withheld.rs`) is on no page.
//!
//! Beside the flow stand the pure rooms that everyone may ask: `digest` (SHA-256 sums), `number` (a text as a number), `markup` (a text as blocks),
//! `words` (every printed word of a language), `chart` (numbers as geometry and sentences), `picture` (a picture made safe),
//! `look` (templates, fonts, measures, contrast), `problem` (what a fault is) and `limits` (every limit once). `identity` says
//! which pack and which program a PDF comes from, and `commands` puts the steps in order.
//!
//! From left to right: `limits`, `number`, `digest`, `problem`, `markup`, `words`, `source`, `output`, `pack`, `rating`, `picture`,
//! `workbook`, `chart`, `look`, `check`, `identity`, `change`, `view`, `messages`, `print`, `commands`.

pub mod change;
pub mod chart;
pub mod check;
pub mod commands;
pub mod digest;
pub mod identity;
pub mod limits;
pub mod look;
pub mod markup;
pub mod messages;
pub mod number;
pub mod output;
pub mod pack;
pub mod picture;
pub mod print;
pub mod problem;
pub mod rating;
pub mod source;
pub mod view;
pub mod words;
pub mod workbook;
