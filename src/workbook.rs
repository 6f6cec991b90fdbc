//! Packs as Excel workbooks: how their fields are laid out on sheets, and both ways between the two.
//!
//! The sheets and columns follow from the tables of the contract, so that a new field has its column without a word here.
//! It knows the pack's tables and the cells of books. It must never drop a cell or a field without a word, nor guess what one means.

pub mod open_data;

mod canonical;
pub mod import;
mod layout;
mod patch;
mod problems;
mod read;
pub mod returns;
pub(crate) mod sheet_name;
mod special;
mod tree;
mod whole;
mod wording;
pub(crate) mod write;

pub use canonical::canonical;
pub use patch::patch;
pub use problems::{in_words_of_return, in_words_of_workbook, spots};
pub use read::read;
pub use write::write;

/// A pack as JSON text in one file, its fields one a line.
pub fn json(sources: &crate::source::Sources) -> String {
    whole::whole(sources).map_or_else(String::new, |json| tree::written(&json.at(None)).0)
}
