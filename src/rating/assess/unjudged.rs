//! Why something is not judged, as data.

use crate::markup::placeholder;
use crate::number::{Reading, Target};
use crate::pack::{At, Datum, Scalar, Unit};
use crate::rating::figure;

/// One of the figures that are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// The target.
    Target,
    /// The current figure.
    Current,
    /// The previous figure.
    Previous,
    /// The figure of the same period last year.
    LastYear,
}

impl Figure {
    /// What it is called in a message.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Current => "current figure",
            Self::Previous => "previous figure",
            Self::LastYear => "figure of last year",
        }
    }
}

/// Why no level, or no change, was worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unjudged {
    /// There is no such figure.
    Absent(Figure),
    /// No new figure is due.
    NotDue,
    /// It is null, or a text that says there is none: "N/A".
    Missing(Figure),
    /// It is still to come: "TBC".
    ToCome(Figure),
    /// A mark withholds it.
    Withheld(Figure),
    /// It is a text that is no number.
    Unread(Figure),
    /// Nobody says which way is better.
    NoDirection,
    /// The direction is a text of its own.
    OtherDirection,
    /// A percent sign on one figure, and a number that may be a share of one on this.
    MixedPercent(Figure),
    /// This figure's sign of measure is another than the current figure's.
    MixedUnits(Figure),
    /// The words behind this figure and the current one differ, or only one has them and they are far apart.
    OtherWords(Figure),
    /// The target is 0, of which there is no percentage.
    ZeroTarget,
    /// The figure is exactly on a bound that is itself outside.
    OnStrictBound,
    /// The figures leave the range of exact decimals.
    OutOfRange,
    /// No bands say what level a variance has.
    NoBands,
}

/// The target as it was read.
pub(super) fn read_target(datum: Option<&At<Datum>>, unit: Option<&Unit>) -> Result<Target, Unjudged> {
    read(datum, Figure::Target, |scalar| figure::read_target(scalar, unit))
}

/// The current or the previous figure as it was read.
pub(super) fn read_figure(datum: Option<&At<Datum>>, unit: Option<&Unit>, which: Figure) -> Result<Reading, Unjudged> {
    read(datum, which, |scalar| figure::read(scalar, unit))
}

fn read<R>(datum: Option<&At<Datum>>, which: Figure, read: impl FnOnce(&Scalar) -> Option<R>) -> Result<R, Unjudged> {
    let datum = datum.ok_or(Unjudged::Absent(which))?;
    let is_to_come = |text: &str| placeholder::in_figure(text).is_some();
    match &datum.scalar {
        _ if datum.is_withheld() => Err(Unjudged::Withheld(which)),
        Scalar::Text(text) if is_to_come(text) => Err(Unjudged::ToCome(which)),
        scalar if scalar.is_missing() => Err(Unjudged::Missing(which)),
        scalar => read(scalar).ok_or(Unjudged::Unread(which)),
    }
}
