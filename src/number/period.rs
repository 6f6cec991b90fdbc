//! Periods by their names: "Q2 2024/25", "September", "April to June", "2023/24".

mod said;

pub use said::says;

/// Whether a word in lower case is a month's name, whole or short.
pub fn is_month(word: &str) -> bool {
    word == "sept" || MONTHS.iter().any(|month| word == *month || word == &month[..3])
}

/// Whether a word begins with a month's name or its first three letters, and which month that is, from 1.
pub fn month_of(word: &str) -> Option<usize> {
    MONTHS.iter().position(|month| word.starts_with(&month[..3])).map(|month| month + 1)
}

/// The month in which a financial year starts.
const APRIL: u32 = 4;

/// A period within its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// How long it is.
    pub span: Span,
    /// Which of its year: 9 for September, 2 for the second quarter; 0 for a year.
    pub number: u32,
}

/// How long a period is, shortest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A half-year.
    Half,
    /// A year.
    Year,
}

/// The months by name, in their order within a year.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Period {
    /// The period a name says; of several months the last, because a figure to date ends with it.
    pub fn named(name: &str) -> Option<Self> {
        let lower = name.trim().to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let numbered = words.iter().enumerate().find_map(|(at, word)| numbered(word, words.get(at + 1).copied()));
        numbered.or_else(|| last_month(&words)).or_else(|| dated(&words))
    }

    /// Whether two names, of which this is what they say, can be of one year. A year that is not named can be any.
    pub fn can_be_of_one_year(self, name: &str, other: &str, financial_year: Option<&str>) -> bool {
        let of_year = |financial_year| self.year_of(financial_year);
        let first = year(name);
        let second = year(other).or_else(|| financial_year.and_then(year).map(of_year));
        first.is_none() || second.is_none() || first == second
    }

    /// Which of its financial year a period is: 0 for April, the first quarter, a year.
    pub fn place(self) -> u32 {
        if self.span == Span::Month { (self.number + 12 - APRIL) % 12 } else { self.number }
    }

    /// The financial year that its name says, by the first calendar year: 2024 for "January 2025" and "Q4 2024/25".
    pub fn year_named(self, name: &str) -> Option<u32> {
        let first = year(name)?;
        let is_before_april = self.span == Span::Month && self.number < APRIL && !names_two_years(name);
        Some(if is_before_april { first - 1 } else { first })
    }

    /// The calendar year of a month of a financial year; quarters go by the financial year's first.
    pub fn year_of(self, financial_year: u32) -> u32 {
        if self.span == Span::Month && self.number < APRIL { financial_year + 1 } else { financial_year }
    }
}

/// The day on which a period ends, by its name; of two that end together the shorter comes first. Quarters and halves are
/// those of a financial year; what names no year is of one and the same.
pub fn end_of(name: &str) -> Option<(u32, u32, u32, Span)> {
    if let Some((year, month, day)) = day(name) {
        return Some((year, month, day, Span::Month));
    }
    let period = Period::named(name)?;
    let first = year(name).unwrap_or_default();
    let month = match period.span {
        Span::Month => period.number,
        Span::Quarter => 3 + 3 * period.number,
        Span::Half => 3 + 6 * period.number,
        Span::Year if names_two_years(name) => 15,
        Span::Year => 12,
    };
    let in_next_year = period.span == Span::Month && month < APRIL && (first == 0 || names_two_years(name));
    let month = if in_next_year { month + 12 } else { month };
    Some((first + (month - 1) / 12, (month - 1) % 12 + 1, 31, period.span))
}

/// "2021-06-30", "30/06/2021", "30 June 2021": year, month and day.
fn day(name: &str) -> Option<(u32, u32, u32)> {
    let lower = name.trim().to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.parse::<u32>().ok();
    let [first, middle, last] = words.get(..3)?.try_into().ok()?;
    let month = number(middle).or_else(|| last_month(&[middle]).map(|period| period.number))?;
    let (first, last) = (number(first)?, number(last)?);
    let (year, day) = if is_year(first) { (first, last) } else { (last, first) };
    let is_day = is_year(year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then_some((year, month, day))
}

/// "2024/25", "24-25", "2024 to 2025": a financial year.
fn names_two_years(name: &str) -> bool {
    let names = |next: u32| name.contains(&next.to_string()) || has_short(name, next % 100);
    year(name).is_some_and(|first| names(first + 1))
}

/// Whether a number is a year, and no day or count.
fn is_year(number: u32) -> bool {
    (1900..2200).contains(&number)
}

/// The first year in a name, of four digits or of two: "2024/25", "Sept 24", "Apr25".
pub fn year(name: &str) -> Option<u32> {
    let runs: Vec<&str> = name.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let four = runs.iter().filter(|run| run.len() == 4).find_map(|run| run.parse().ok());
    let two = || runs.iter().filter(|run| run.len() == 2).find_map(|run| run.parse::<u32>().ok());
    four.filter(|year| is_year(*year)).or_else(|| two().map(|year| 2000 + year))
}

/// Whether a year of two digits stands behind a dash or stroke: "2024/25", "2024-25".
fn has_short(name: &str, year: u32) -> bool {
    let short = format!("{year:02}");
    name.split(['/', '-', '–']).skip(1).any(|part| part.trim_start().starts_with(&short))
}

/// "Q2", "Quarter 2", "Qtr 2", "H1", "Half 1"; "P9" and "Month 9" are months of the financial year.
fn numbered(word: &str, next: Option<&str>) -> Option<Period> {
    let digits = word.trim_start_matches(|c: char| c.is_alphabetic());
    let letters = &word[..word.len() - digits.len()];
    let number: u32 = if digits.is_empty() { next? } else { digits }.parse().ok().filter(|number| *number > 0)?;
    let (span, most) = match letters {
        "q" | "qtr" | "quarter" => (Span::Quarter, 4),
        "h" | "half" => (Span::Half, 2),
        _ => return None,
    };
    (number <= most).then_some(Period { span, number })
}

fn last_month(words: &[&str]) -> Option<Period> {
    let month = |word: &&str| {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_short = letters.len() >= 3 && letters.len() <= 4;
        let is_month = |name: &&str| letters == *name || (is_short && name.starts_with(letters));
        MONTHS.iter().position(is_month)
    };
    let number = words.iter().rev().find_map(month)?;
    Some(Period { span: Span::Month, number: u32::try_from(number + 1).ok()? })
}

/// "2024-04" and "04/2024" are months; "2023/24", "2023-24" and "2023" are years.
fn dated(words: &[&str]) -> Option<Period> {
    let numbers: Vec<u32> = words.iter().map_while(|word| word.parse().ok()).collect();
    let year = Some(Period { span: Span::Year, number: 0 });
    let month = |number: u32| Some(Period { span: Span::Month, number });
    match numbers[..] {
        [year, number] if is_year(year) && (1..=12).contains(&number) && number != (year + 1) % 100 => month(number),
        [number, year] if is_year(year) && (1..=12).contains(&number) => month(number),
        [first, ..] if is_year(first) => year,
        _ => None,
    }
}

#[cfg(test)]
mod tests;
