//! The grammar of a plain figure: sign, currency, brackets, digits, percent, scale, words.

use rust_decimal::Decimal;

use super::duration::duration;
use super::reading::{Reading, Sign};
use super::words::{scale, unit_words};

/// Spaces that may part thousands: thin, narrow no-break, no-break.
const SPACES: [char; 3] = ['\u{2009}', '\u{202F}', '\u{A0}'];

/// The one number a published text is: "98,206", "95%", "(£1.2m)", "21.7 days", "0:45".
///
/// `None` for "NA", "12/13", "5,00", "95% (prov.)", "<45": nothing is half read.
pub fn read(text: &str) -> Option<Reading> {
    let text = text.trim();
    duration(text).or_else(|| amount(text))
}

fn amount(text: &str) -> Option<Reading> {
    let (front, text) = Front::read(text)?;
    let (digits, text) = digits(text)?;
    let back = Back::read(text, &front)?;
    let number = Decimal::from_str_exact(&digits).ok()?;
    let written = if front.is_negative || front.is_bracketed { -number } else { number };
    let sign = if back.is_percent { Some(Sign::Percent) } else { front.currency };
    let reading = Reading { written, scale: back.scale, parts: Decimal::ONE, sign, words: back.words };
    reading.number().map(|_| reading)
}

/// What stands before the digits.
#[derive(Default)]
struct Front {
    currency: Option<Sign>,
    is_signed: bool,
    is_negative: bool,
    is_bracketed: bool,
}

impl Front {
    /// Sign and currency in either order, each once; a bracket, which is a minus, only without a sign.
    fn read(text: &str) -> Option<(Self, &str)> {
        let (mut front, mut rest) = (Self::default(), text);
        while let Some(character) = rest.chars().next().filter(|c| !c.is_ascii_digit() && *c != '.') {
            if !front.take(character) {
                return None;
            }
            rest = rest[character.len_utf8()..].trim_start();
        }
        (!(front.is_signed && front.is_bracketed)).then_some((front, rest))
    }

    fn take(&mut self, character: char) -> bool {
        match character {
            '-' | '−' | '+' => {
                self.is_negative = character != '+';
                !std::mem::replace(&mut self.is_signed, true)
            }
            '(' => !std::mem::replace(&mut self.is_bracketed, true),
            _ => {
                let currency = Sign::of_currency(character);
                currency.is_some() && std::mem::replace(&mut self.currency, currency).is_none()
            }
        }
    }
}

/// What stands behind the digits.
struct Back {
    is_percent: bool,
    scale: Decimal,
    words: Option<String>,
}

impl Back {
    fn read(text: &str, front: &Front) -> Option<Self> {
        let mut back = Self { is_percent: false, scale: Decimal::ONE, words: None };
        let (mut rest, mut is_open) = (text, front.is_bracketed);
        loop {
            let next = rest.trim_start();
            let factor = scale(next, front.currency.is_some());
            match (next.strip_prefix(')'), next.strip_prefix('%'), factor) {
                (Some(after), _, _) if is_open => (rest, is_open) = (after, false),
                (_, Some(after), _) if back.can_be_percent(front) => (rest, back.is_percent) = (after, true),
                (_, _, Some((factor, after))) if back.is_plain() => (rest, back.scale) = (after, factor),
                _ => break,
            }
        }
        if is_open {
            return None;
        }
        back.with_words(rest, front)
    }

    fn is_plain(&self) -> bool {
        !self.is_percent && self.scale == Decimal::ONE
    }

    fn can_be_percent(&self, front: &Front) -> bool {
        self.is_plain() && front.currency.is_none()
    }

    fn with_words(mut self, text: &str, front: &Front) -> Option<Self> {
        if text.trim().is_empty() {
            return Some(self);
        }
        let words = unit_words(text, front.currency.is_some())?;
        // "12 pcs" are pieces.
        let is_pieces = text.split_whitespace().next().is_some_and(|word| word.to_lowercase().starts_with("pcs"));
        let percents = ["per cent", "percent", "pc"].iter().filter(|_| !is_pieces);
        let rest = percents.copied().find_map(|percent| words.strip_prefix(percent));
        match rest.filter(|rest| self.can_be_percent(front) && (rest.is_empty() || rest.starts_with(' '))) {
            Some(rest) => {
                self.is_percent = true;
                self.words = Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty());
            }
            None => self.words = Some(words),
        }
        Some(self)
    }
}

/// The digits a text starts with, without what parts their thousands, and the rest.
fn digits(text: &str) -> Option<(String, &str)> {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let belongs = |at: usize, c: char| {
        let next = || text[at + c.len_utf8()..].chars().next();
        c.is_ascii_digit() || matches!(c, ',' | '.') || (SPACES.contains(&c) && is_digit(next()))
    };
    let end = text.char_indices().find(|(at, c)| !belongs(*at, *c)).map_or(text.len(), |(at, _)| at);
    let (digits, rest) = text.split_at(end);
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    match decimals {
        Some(decimals) if decimals.is_empty() || !all_digits(decimals) => None,
        Some(decimals) if whole.is_empty() => Some((format!("0.{decimals}"), rest)),
        Some(decimals) => Some((format!("{}.{decimals}", ungrouped(whole)?), rest)),
        None => Some((ungrouped(whole)?, rest)),
    }
}

/// A whole number without what parts its thousands: one and the same sign every three digits, and no zero in front.
fn ungrouped(whole: &str) -> Option<String> {
    let Some(separator) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return (!whole.is_empty()).then(|| whole.to_owned());
    };
    let mut groups = whole.split(separator);
    let first = groups.next()?;
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let is_grouped = all_digits(first) && first.len() <= 3 && !first.starts_with('0');
    (is_grouped && groups.all(|group| group.len() == 3 && all_digits(group))).then(|| whole.replace(separator, ""))
}
