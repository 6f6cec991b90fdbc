//! What packs and reports are known by: the fingerprint of a pack, and the key of what a report is made of.
//!
//! It knows the files that were read, as sums of their bytes, and never writes or prints anything. The fingerprint says
//! which pack a report was made from, however the pack is spelled; the key changes with every byte that could change the
//! report.

mod key;
mod origin;

pub use key::{Ground, key, key_of};
pub use origin::Origin;
