//! The contract as types: what stands in a pack, exactly as written, with the place of everything.

mod kindness;
mod read;
#[macro_use]
mod record;
mod scalar;
mod schema;
mod types;

pub(crate) use kindness::split_number;
pub(crate) use read::include_fault;
pub use read::{At, Included, MAX_INDICATORS, Need, Read, Reader, read};
pub use scalar::{
    ChartUnit, Colour, Date, Datum, Direction, Label, LabelledValue, Language, Narrative, Number, Plain, Scalar,
    Section, Texts, Unit,
};
pub use schema::{Definitions, pack_schema};
pub use types::*;
