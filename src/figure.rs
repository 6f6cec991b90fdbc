//! How the figures of a pack print.

use crate::limits;
use crate::pack::{At, Datum, Scalar, Unit};
use crate::value::Format;

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
