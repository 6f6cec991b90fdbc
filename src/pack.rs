//! The contract as types: what stands in a pack, exactly as written, with the place of everything.
//!
//! It knows the files and how a text reads as a number. It must never judge, correct or fill in: what was not typed is not there.

#[macro_use]
mod record;

mod accept;
mod action;
mod advice;
mod charts;
mod definitions;
mod entry;
mod figures;
mod heading;
mod history;
mod included;
mod indicator;
mod key;
mod mark;
mod narrative;
mod order;
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
mod wanted;
mod written;

pub use accept::{Acceptance, WarningCode};
pub use action::Action;
pub(crate) use advice::meant_choice;
pub use charts::{ChartKind, ChartSpec, Picture, SeriesRole, SeriesSpec, TargetSpec};
pub use definitions::{Definitions, Described};
pub use entry::read;
pub use figures::{Figure, Role, figures};
pub(crate) use heading::{is_action_heading, is_commentary_heading};
pub use history::{Event, History, HistoryEntry, HistoryPoint};
pub use included::Included;
pub(crate) use included::include_fault;
pub use indicator::{Frequency, Indicator, Measure};
pub use key::{KeyRow, KeyTable};
pub use mark::Mark;
pub use narrative::{Narrative, Section, Texts};
pub use order::{Layout, PartName, Summary, SummaryForm};
pub use performance::{Counting, Forecast, Performance};
pub use read::{At, Read, Reader};
pub use record::Fields;
pub use report::{Logo, Pack, Report, Status, Theme};
pub use scalar::{Datum, LabelledValue, Number, Scalar};
pub use scale::{Band, Basis, IndicatorRating, LevelLabel, Limited, OwnBand, Rating};
pub use schema::pack_schema;
pub use shape::{Field, Need, Shape};
pub use simple::{Label, Owner, Plain};
pub use unit::{ChartUnit, Direction, Unit, UnitFormat};
pub use wanted::Wanted;
pub use written::{Colour, Date, Language};
