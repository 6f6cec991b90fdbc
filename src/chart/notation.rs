//! How numbers print that nobody published: the ticks of an axis, and sums. They follow the texts that were.

use crate::number::format::Format;
use crate::number::{Reading, Sign, target};
use rust_decimal::Decimal;

/// Spaces that may part thousands.
const SPACES: [char; 3] = ['\u{2009}', '\u{202F}', '\u{A0}'];
/// Minutes to an hour, and to a quarter of one.
const HOUR: i64 = 60;
const QUARTER: i64 = 15;

/// How the unpublished numbers of a chart print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notation {
    /// What stands before and behind them, and their decimals.
    pub format: Format,
    /// What they are counted in: a million beside "£1.2m".
    pub scale: Decimal,
    /// Whether they are minutes and print as hours and minutes.
    pub is_time: bool,
}

impl From<Format> for Notation {
    fn from(format: Format) -> Self {
        Self { format, scale: Decimal::ONE, is_time: false }
    }
}

/// A published text, what it reads as, and what stands behind its digits.
struct Published<'t> {
    reading: Reading,
    tail: &'t str,
}

impl Notation {
    /// The notation of a chart with these published texts; numbers of the pack print in its unit.
    pub fn of<'t>(unit: &Format, texts: impl IntoIterator<Item = &'t str>) -> Self {
        let read = |text: &'t str| Some(Published { reading: target(text)?.low, tail: tail(text) });
        let published: Vec<Published<'_>> = texts.into_iter().filter_map(read).collect();
        match shared_sign(&published) {
            Some(Sign::Minutes) => Self { is_time: true, ..Format::number().into() },
            Some(Sign::Percent) => Format::percent().into(),
            Some(currency) => {
                let prefix = symbol(currency).to_owned();
                scaled(Format { prefix, ..Format::number() }, &published)
            }
            None if published.iter().any(|one| one.reading.sign.is_some()) => Format::number().into(),
            None if published.iter().any(|one| one.reading.scale != Decimal::ONE) => {
                scaled(Format { suffix: String::new(), ..unit.clone() }, &published)
            }
            None => shared_words(&published).map_or_else(|| unit.clone(), with_words).into(),
        }
    }

    /// A number as it prints.
    pub fn print(&self, number: Decimal) -> String {
        if self.is_time {
            return hours_and_minutes(number);
        }
        if self.scale == Decimal::ONE { self.format.print(number) } else { self.format.print(self.counted(number)) }
    }

    /// A number in what they are counted in.
    pub(super) fn counted(&self, number: Decimal) -> Decimal {
        number.checked_div(self.scale).unwrap_or(number).normalize()
    }

    /// The tick of an axis, with so many decimals and only a suffix of at most so many letters.
    pub(super) fn tick(&self, number: Decimal, places: u32, longest: usize) -> String {
        if self.is_time {
            return hours_and_minutes(number);
        }
        let is_short = self.format.suffix.trim().chars().count() <= longest;
        let suffix = if is_short { self.format.suffix.clone() } else { String::new() };
        Format { prefix: self.format.prefix.clone(), suffix, decimals: Some(places) }.print(self.counted(number))
    }

    /// What the steps of an axis from `low` to `high` are multiples of.
    pub(super) fn step_unit(&self, low: Decimal, high: Decimal) -> Decimal {
        let reach = high.saturating_sub(low);
        match () {
            () if !self.is_time => self.scale,
            () if reach > Decimal::from(3 * HOUR) => HOUR.into(),
            () if reach > Decimal::from(3 * QUARTER) => QUARTER.into(),
            () => Decimal::ONE,
        }
    }
}

fn symbol(sign: Sign) -> &'static str {
    match sign {
        Sign::Pounds => "£",
        Sign::Euros => "€",
        Sign::Dollars => "$",
        Sign::Percent | Sign::Minutes => "",
    }
}

/// The sign of all texts that have one.
fn shared_sign(published: &[Published<'_>]) -> Option<Sign> {
    let mut signs = published.iter().filter_map(|one| one.reading.sign);
    let first = signs.next()?;
    signs.all(|sign| sign == first).then_some(first)
}

/// The words behind the digits, where all texts have the same ones: the longest spelling, "days" before "day".
fn shared_words<'t>(published: &[Published<'t>]) -> Option<&'t str> {
    let words = published.first()?.reading.words.as_ref()?;
    let is_shared = published.iter().all(|one| one.reading.words.as_ref() == Some(words));
    published.iter().map(|one| one.tail).max_by_key(|tail| tail.len()).filter(|_| is_shared)
}

fn with_words(words: &str) -> Format {
    Format { suffix: format!(" {}", words.trim()), ..Format::number() }
}

/// Counted in the largest scale that some text is written in and the largest number reaches.
fn scaled(format: Format, published: &[Published<'_>]) -> Notation {
    let numbers = published.iter().filter_map(|one| one.reading.number());
    let most = numbers.map(|number| number.abs()).max().unwrap_or_default();
    let largest = published
        .iter()
        .filter(|one| one.reading.scale != Decimal::ONE && one.reading.scale <= most)
        .max_by_key(|one| one.reading.scale);
    let Some(largest) = largest else { return format.into() };
    let counted = format.prefix.is_empty().then(|| shared_words(published)).flatten().is_some();
    let word = if counted { format!(" {}", largest.tail.trim()) } else { scale_word(largest.tail) };
    Notation { scale: largest.reading.scale, format: Format { suffix: word, ..format }, is_time: false }
}

/// The scale at the start of what stands behind the digits, with its space: "m", " million".
fn scale_word(tail: &str) -> String {
    let space = if tail.starts_with(char::is_whitespace) { " " } else { "" };
    let word: String = tail.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    // A letter keeps to its number, so that no line breaks between them.
    if word.chars().count() <= 2 { word } else { format!("{space}{word}") }
}

/// What stands behind the digits of a text, without the bracket that closes it.
fn tail(text: &str) -> &str {
    let is_digit = |c: char| c.is_ascii_digit();
    let start = text.find(|c: char| is_digit(c)).unwrap_or(text.len());
    let digits = &text[start..];
    let belongs = |at: usize, c: char| {
        let next = || digits[at + c.len_utf8()..].chars().next();
        is_digit(c) || ((matches!(c, ',' | '.') || SPACES.contains(&c)) && next().is_some_and(is_digit))
    };
    let end = digits.char_indices().find(|(at, c)| !belongs(*at, *c)).map_or(digits.len(), |(at, _)| at);
    digits[end..].trim_end().trim_end_matches(')')
}

/// "8:05"; seconds do not print.
fn hours_and_minutes(minutes: Decimal) -> String {
    let whole = minutes.round();
    let sign = if whole.is_sign_negative() && !whole.is_zero() { "-" } else { "" };
    let hour = Decimal::from(HOUR);
    format!("{sign}{}:{:0>2}", (whole.abs() / hour).floor(), (whole.abs() % hour).normalize().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How a number prints beside these texts, in a chart of plain numbers.
    fn printed(texts: &[&str], number: &str) -> String {
        Notation::of(&Format::number(), texts.iter().copied()).print(number.parse().expect("a number of the test"))
    }

    #[test]
    fn unpublished_numbers_follow_the_published_texts() {
        for (texts, number, prints) in [
            (&["£1.1m", "£1.2m"][..], "1150000", "£1.15m"),
            (&["£1,250k", "£1.15m"], "1200000", "£1.2m"),
            (&["£900k", "£0.95m"], "950000", "£950k"),
            (&["(£145,000)", "£20,000"], "-50000", "-£50,000"),
            (&["(£1.2m)", "£1.1 m"], "-1000000", "-£1m"),
            (&["£1.2 million"], "1500000", "£1.5 million"),
            (&["1.2 million", "900,000"], "1500000", "1.5 million"),
            (&["1.2 million visits", "900,000 visits"], "1500000", "1.5 million visits"),
            (&["92%", "95"], "90", "90%"),
            (&["95 per cent"], "90", "90%"),
            (&["1 day", "21.7 days"], "20", "20 days"),
            (&["12 per 1,000", "14 per 1,000"], "10", "10 per 1,000"),
            (&["4m", "12.5 days"], "4", "4"),
            (&["8:00", "04:30"], "495", "8:15"),
            (&["0:04:20"], "4", "0:04"),
            (&["98,206", "2409"], "5000", "5,000"),
            (&["92%", "£5"], "7", "7"),
            (&["NA", "Fewer than 85 people"], "7", "7 people"),
            (&["<45"], "7", "7"),
        ] {
            assert_eq!(printed(texts, number), prints, "{texts:?}");
        }
    }

    #[test]
    fn texts_without_a_sign_leave_the_unit_as_it_is() {
        assert_eq!(Notation::of(&Format::percent(), ["92", "95"]), Format::percent().into());
        assert_eq!(Notation::of(&Format::pounds(), []), Format::pounds().into());
    }
}
