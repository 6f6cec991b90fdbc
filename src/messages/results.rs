//! What a run did, for programs: a line of JSON for every pack as it is done, and the lines of several runs together.
//!
//! It knows packs and reports by their names and sums only. It never reads a pack.

mod journal;
mod line;
mod merge;
mod schema;
mod table;

pub use journal::{Journal, Record, last};
pub use line::{Line, State, read};
pub use merge::{Merged, merge};
pub use schema::schema;
pub use table::{markdown, text};
