//! How the figures of a pack print, and what they are as numbers.

use crate::limits;
use rust_decimal::Decimal;

use crate::number::format::Format;
use crate::number::{self, Reading, Target};
use crate::pack::{At, Datum, Scalar, Unit};

/// The print format of a unit; a plain number where there is none.
pub fn format(unit: Option<&Unit>) -> Format {
    match unit {
        None | Some(Unit::Number) => Format::number(),
        Some(Unit::Percent) => Format::percent(),
        Some(Unit::Pounds) => Format::pounds(),
        Some(Unit::Form(form)) => Format {
            prefix: form.prefix.as_ref().map_or_else(String::new, |prefix| prefix.value.clone()),
            suffix: form.suffix.as_ref().map_or_else(String::new, |suffix| suffix.value.clone()),
            decimals: form.decimals.as_ref().map(|decimals| decimals.value.min(limits::DECIMALS)),
        },
    }
}

/// What a scalar prints: a number in its unit, a text exactly as written, null as "N/A".
pub fn print(scalar: &Scalar, format: &Format) -> String {
    match scalar {
        Scalar::Number(number) => format.print(*number),
        Scalar::Text(text) => text.clone(),
        Scalar::Null => "N/A".into(),
    }
}

/// What a value prints, without its mark.
pub fn print_datum(datum: &At<Datum>, format: &Format) -> String {
    print(&datum.scalar, format)
}

/// A figure as it was read: a JSON number with the sign and the words its unit prints beside it, a text by the grammar.
pub fn read(scalar: &Scalar, unit: Option<&Unit>) -> Option<Reading> {
    match scalar {
        Scalar::Number(number) => Some(Reading { written: *number, ..of_unit(unit) }),
        Scalar::Text(text) => number::read(text).map(|reading| in_millions_too(reading, unit)),
        Scalar::Null => None,
    }
}

/// A target as it was read, which as a text may also be a bound or a range.
pub fn read_target(scalar: &Scalar, unit: Option<&Unit>) -> Option<Target> {
    match scalar {
        Scalar::Text(text) => number::target(text),
        _ => read(scalar, unit).map(Target::of),
    }
}

/// A bare text counts as its unit says where that multiplies: "1.2" among figures in £m.
fn in_millions_too(reading: Reading, unit: Option<&Unit>) -> Reading {
    let is_plain = reading.is_bare() && reading.scale == Decimal::ONE;
    let of_unit = Some(()).filter(|()| is_plain && unit.is_some()).map(|()| of_unit(unit));
    match of_unit.filter(|unit| unit.scale != Decimal::ONE) {
        Some(unit) => Reading { written: reading.written, ..unit },
        None => reading,
    }
}

/// What the numbers of a unit are multiplied by: a million for £m.
pub fn scale(format: &Format) -> Decimal {
    beside(format).scale
}

fn of_unit(unit: Option<&Unit>) -> Reading {
    beside(&format(unit))
}

/// What prints beside a number, as it would be read from the page.
fn beside(format: &Format) -> Reading {
    number::read(&format.print(Decimal::ONE)).unwrap_or_else(|| {
        let words = format!("{} {}", format.prefix.trim(), format.suffix.trim()).trim().to_lowercase();
        Reading { words: Some(words), ..Reading::bare(Decimal::ONE) }
    })
}
