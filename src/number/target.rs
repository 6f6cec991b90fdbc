//! Targets, which alone may be a bound or a range: "<45", "at least 90%", "65-70%".

use rust_decimal::Decimal;

use super::amount::read;
use super::reading::Reading;

/// Signs and words before a bound, and whether the bound itself is outside.
const BEFORE: &[(&str, bool)] = &[
    ("<=", false),
    (">=", false),
    ("≤", false),
    ("≥", false),
    ("<", true),
    (">", true),
    ("at least ", false),
    ("at most ", false),
    ("up to ", false),
    ("no more than ", false),
    ("not more than ", false),
    ("no less than ", false),
    ("not less than ", false),
    ("no fewer than ", false),
    ("not fewer than ", false),
    ("less than ", true),
    ("fewer than ", true),
    ("more than ", true),
    ("greater than ", true),
    ("under ", true),
    ("below ", true),
    ("over ", true),
    ("above ", true),
];

/// Signs and words behind a bound, which is inside.
const BEHIND: &[&str] = &["+", " or more", " or less", " or fewer", " or above", " or below", " or over", " or under"];

/// A target as it was read: a number, a bound or a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The number, or the lower end of a range.
    pub low: Reading,
    /// The upper end of a range.
    pub high: Option<Reading>,
    /// Whether the number itself is outside: "<45".
    pub is_strict: bool,
}

impl Target {
    /// A target that is a number.
    pub fn of(low: Reading) -> Self {
        Self { low, high: None, is_strict: false }
    }

    /// The one number it is or is bounded by; `None` for a range.
    pub fn number(&self) -> Option<Decimal> {
        if self.high.is_some() { None } else { self.low.number() }
    }
}

/// The target a published text says.
pub fn target(text: &str) -> Option<Target> {
    let text = text.trim();
    read(text).map(Target::of).or_else(|| bound(text)).or_else(|| range(text))
}

fn bound(text: &str) -> Option<Target> {
    for (before, is_strict) in BEFORE {
        if let Some(rest) = strip_start(text, before) {
            return read(rest).map(|low| Target { is_strict: *is_strict, ..Target::of(low) });
        }
    }
    BEHIND.iter().find_map(|behind| strip_end(text, behind)).and_then(read).map(Target::of)
}

fn strip_start<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let (head, rest) = text.split_at_checked(start.len())?;
    head.eq_ignore_ascii_case(start).then_some(rest)
}

fn strip_end<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    let (rest, tail) = text.split_at_checked(text.len().checked_sub(end.len())?)?;
    tail.eq_ignore_ascii_case(end).then_some(rest)
}

/// Two numbers with "to" or a dash between them, or "between … and …".
fn range(text: &str) -> Option<Target> {
    if let Some(rest) = strip_start(text, "between ") {
        return rest.split_once(" and ").and_then(|(low, high)| ends(low, high));
    }
    if let Some((low, high)) = text.split_once(" to ") {
        return ends(low, high);
    }
    let (low, high) = text.split_once(['-', '–'])?;
    let is_unsigned = |end: &str| !end.trim_start().starts_with(['-', '−', '–', '+', '(']);
    (is_unsigned(low) && is_unsigned(high)).then(|| ends(low, high)).flatten()
}

/// A range from its ends in rising order. What stands behind one end only is the other's too: "65-70%", "£65 to 70".
fn ends(low: &str, high: &str) -> Option<Target> {
    let (low, high) = alike(read(low)?, read(high)?)?;
    (low.number()? < high.number()?).then_some(Target { low, high: Some(high), is_strict: false })
}

/// Both ends in one unit; `None` where it is not clear that they are. "£500-£1m" may start at 500 millions.
fn alike(low: Reading, high: Reading) -> Option<(Reading, Reading)> {
    let is_plain = |end: &Reading| end.is_bare() && end.scale == Decimal::ONE;
    if is_plain(&low) {
        return Some((Reading { written: low.written, ..high.clone() }, high));
    }
    if is_plain(&high) {
        let high = Reading { written: high.written, ..low.clone() };
        return (low.scale == Decimal::ONE).then_some((low, high));
    }
    let is_scaled = |end: &Reading| end.scale != Decimal::ONE;
    let low = Reading { words: low.words.or_else(|| high.words.clone()), ..low };
    let is_alike = low.sign == high.sign && low.words == high.words && is_scaled(&low) == is_scaled(&high);
    is_alike.then_some((low, high))
}
