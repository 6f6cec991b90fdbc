//! The contract as types: what stands in a pack, exactly as written, with the place of everything.

mod accept;
mod figures;
mod kindness;
mod narrative;
mod printed;
mod read;
#[macro_use]
mod record;
mod scalar;
mod schema;
mod shape;
mod simple;
mod types;
mod unit;
mod written;

pub use accept::WarningCode;
pub use figures::{Figure, Role, figures};
pub use narrative::{Narrative, Section, Texts};
pub(crate) use read::include_fault;
pub use read::{At, Included, Need, Read, Reader, read};
pub use scalar::{Datum, LabelledValue, Number, Scalar};
pub use schema::{Definitions, pack_schema};
pub use shape::{Field, Shape};
pub use simple::{Label, Plain};
pub use types::*;
pub use unit::{ChartUnit, Direction, Unit};
pub use written::{Colour, Date, Language};
