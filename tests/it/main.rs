//! Tests from the outside: they run the program and read what it wrote. See `tests/README.md`.

mod everything;
mod pack;
mod pdf;
mod reading;
mod run;

mod attach;
mod changes;
mod charts;
mod cover;
mod document;
mod exit;
mod extremes;
mod figures;
mod fonts;
mod furniture;
mod includes;
mod index;
mod key;
mod levels;
mod look;
mod output;
mod performance;
mod samples;
mod standards;
mod problems;
mod templates;
mod text;
mod values;
