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
mod kindness;
mod levels;
mod limits;
mod look;
mod missing;
mod mistakes;
mod output;
mod performance;
mod placeholders;
mod problems;
mod readme;
mod samples;
mod schema;
mod standards;
mod templates;
mod text;
mod values;
