//! Tests from the outside: they run the program and read what it wrote. See `tests/README.md`.

mod pack;
mod pdf;
mod reading;
mod run;

mod changes;
mod cover;
mod document;
mod furniture;
mod index;
mod key;
mod levels;
mod values;
