//! The contract as types: what stands in a pack, exactly as written, with the place of everything.

#[macro_use]
mod record;

mod accept;
mod action;
mod charts;
mod figures;
mod indicator;
mod key;
mod kindness;
mod narrative;
mod performance;
mod printed;
mod read;
mod report;
mod scalar;
mod scale;
mod schema;
mod shape;
mod simple;
mod unit;
mod written;

pub use accept::WarningCode;
pub use action::Action;
pub use charts::{ChartKind, ChartSpec, Picture, SeriesRole, SeriesSpec, TargetSpec};
pub use figures::{Figure, Role, figures};
pub use indicator::{Frequency, Indicator, Measure};
pub use key::{KeyRow, KeyTable};
pub use narrative::{Narrative, Section, Texts};
pub use performance::{Counting, Forecast, HistoryPoint, Mark, Performance};
pub(crate) use read::include_fault;
pub use read::{At, Included, Need, Read, Reader, read};
pub use record::Fields;
pub use report::{Acceptance, Logo, Pack, Report, Status, Theme};
pub use scalar::{Datum, LabelledValue, Number, Scalar};
pub use scale::{Band, Basis, IndicatorRating, LevelLabel, Limited, OwnBand, Rating};
pub use schema::{Definitions, Described, pack_schema};
pub use shape::{Field, Shape};
pub use simple::{Label, Owner, Plain};
pub use unit::{ChartUnit, Direction, Unit, UnitFormat};
pub use written::{Colour, Date, Language};
