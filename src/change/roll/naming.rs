//! Names of periods: the report's own, and the name of a period in the style of another.

use crate::number::period::{MONTHS, Period, Span, year as year_named};

/// A period of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// "Quarter 2".
    pub(super) period: String,
    /// "2024/25".
    pub(super) financial_year: Option<String>,
}

impl Name {
    /// What it says, where it says so.
    pub(super) fn parsed(&self) -> Option<Period> {
        Period::named(&self.period)
    }

    /// The year of the period: that of a month is its calendar year.
    pub(super) fn year(&self) -> Option<u32> {
        let own = if has_year(&self.period) { year_named(&self.period) } else { None };
        let financial = || self.financial_year.as_deref().and_then(year_named);
        own.or_else(|| financial().map(|year| self.parsed().map_or(year, |period| period.year_of(year))))
    }

    /// The period with its year: "Quarter 2 2024/25", "September 2024".
    pub(super) fn whole(&self) -> String {
        let period = self.period.trim();
        let is_month = self.parsed().is_some_and(|parsed| parsed.span == Span::Month);
        match (&self.financial_year, self.year()) {
            _ if has_year(period) => period.to_owned(),
            (Some(_), Some(year)) if is_month => format!("{period} {year}"),
            (Some(financial_year), _) => format!("{period} {}", financial_year.trim()),
            (None, _) => period.to_owned(),
        }
    }

    /// Where it comes in its financial year: 2 for the second quarter, 9 for December and for "P9".
    pub(super) fn order(&self) -> Option<u32> {
        match self.parsed() {
            Some(Period { span: Span::Month, number }) => Some((number + 8) % 12 + 1),
            Some(Period { span: Span::Year, .. }) => None,
            Some(period) => Some(period.number),
            None => only_number(&self.period),
        }
    }

    /// The period as the names beside it are written: "Q2 2024/25" beside "Q1 2024/25"; else whole.
    pub(super) fn in_style_of(&self, other: &str) -> String {
        self.like(other).unwrap_or_else(|| self.whole())
    }

    fn like(&self, other: &str) -> Option<String> {
        let (own, theirs) = (self.parsed()?, Period::named(other)?);
        let (from, to) = (year_named(other), self.year());
        if own.span != theirs.span || from.is_some() != to.is_some() && from.is_some() {
            return None;
        }
        let mut like = with_year(other, from, to);
        if own.number != theirs.number {
            like = match own.span {
                Span::Month => with_month(&like, theirs.number, own.number)?,
                _ => with_number(&like, theirs.number, own.number)?,
            };
        }
        // Only what is read as that very period is taken.
        let is_right = Period::named(&like) == Some(own) && (from.is_none() || year_named(&like) == to);
        is_right.then_some(like)
    }
}

/// Whether a name of a period says its year.
fn has_year(name: &str) -> bool {
    let has_four = name.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 4);
    has_four || (Period::named(name).is_some() && year_named(name).is_some())
}

/// The one number in a name such as "P9".
fn only_number(name: &str) -> Option<u32> {
    let mut numbers = name.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let first = numbers.next().filter(|run| run.len() <= 2)?;
    if numbers.next().is_none() { first.parse().ok() } else { None }
}

/// A text with every run of digits put through a function.
fn digits(text: &str, mut each: impl FnMut(&str) -> String) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for character in text.chars().chain(['\0']) {
        if character.is_ascii_digit() {
            run.push(character);
            continue;
        }
        if !run.is_empty() {
            out.push_str(&each(&std::mem::take(&mut run)));
        }
        out.push(character);
    }
    out.pop();
    out
}

/// Another year in place of the one that is named: "2024/25" becomes "2025/26".
fn with_year(text: &str, from: Option<u32>, to: Option<u32>) -> String {
    let (Some(from), Some(to)) = (from, to) else { return text.to_owned() };
    digits(text, |run| match (run.len(), run.parse::<u32>().unwrap_or_default()) {
        (4, year) if year == from => to.to_string(),
        (4, year) if year == from + 1 => (to + 1).to_string(),
        (2, year) if year == from % 100 && !text.contains(&from.to_string()) => format!("{:02}", to % 100),
        (2, year) if year == (from + 1) % 100 => format!("{:02}", (to + 1) % 100),
        _ => run.to_owned(),
    })
}

/// The financial year after one: "2025/26" after "2024/25", in its style.
pub(super) fn year_after(financial_year: &str) -> Option<String> {
    let year = year_named(financial_year)?;
    let after = with_year(financial_year, Some(year), Some(year + 1));
    (after != financial_year).then_some(after)
}

/// The number of a quarter or half-year, which stands alone as one digit.
fn with_number(text: &str, from: u32, to: u32) -> Option<String> {
    let mut is_put = false;
    let put = digits(text, |run| {
        let is_it = !is_put && run == from.to_string();
        is_put |= is_it;
        if is_it { to.to_string() } else { run.to_owned() }
    });
    is_put.then_some(put)
}

/// Another month in place of the one that is named, whole or short as that.
fn with_month(text: &str, from: u32, to: u32) -> Option<String> {
    let name = |number: u32| MONTHS.get(number.checked_sub(1)? as usize).copied();
    let (from, to) = (name(from)?, name(to)?);
    let lower = text.to_lowercase();
    let (at, length) = [from.len(), 4, 3].iter().find_map(|&length| {
        let at = lower.find(from.get(..length)?)?;
        Some((at, length))
    })?;
    let new = if length == from.len() { to } else { to.get(..length.min(to.len()).min(3))? };
    let is_capital = text.get(at..)?.starts_with(char::is_uppercase);
    let new = if is_capital { new[..1].to_uppercase() + &new[1..] } else { new.to_owned() };
    let mut text = text.to_owned();
    (lower.len() == text.len()).then(|| text.replace_range(at..at + length, &new))?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(period: &str, financial_year: &str) -> Name {
        let financial_year = Some(financial_year.to_owned()).filter(|year| !year.is_empty());
        Name { period: period.into(), financial_year }
    }

    #[test]
    fn a_period_is_named_with_its_year() {
        for (period, financial_year, whole) in [
            ("Quarter 2", "2024/25", "Quarter 2 2024/25"),
            ("September", "2024/25", "September 2024"),
            ("February", "2024/25", "February 2025"),
            ("September 2024", "2024/25", "September 2024"),
            ("2025", "2024/25", "2025"),
            ("P9", "2024/25", "P9 2024/25"),
            ("P10", "2024/25", "P10 2024/25"),
            ("Quarter 2", "", "Quarter 2"),
        ] {
            assert_eq!(name(period, financial_year).whole(), whole);
        }
    }

    #[test]
    fn a_period_is_named_in_the_style_of_those_beside_it() {
        for (period, financial_year, other, like) in [
            ("Quarter 2", "2024/25", "Q1 2024/25", "Q2 2024/25"),
            ("Quarter 1", "2025/26", "Q4 2024/25", "Q1 2025/26"),
            ("Quarter 1", "2025/26", "Quarter 4 2024-25", "Quarter 1 2025-26"),
            ("Quarter 3", "2024/25", "2024/25 Q2", "2024/25 Q3"),
            ("Quarter 1", "2025/26", "Q4 24/25", "Q1 25/26"),
            ("Quarter 2", "2024/25", "Qtr 1", "Qtr 2"),
            ("September", "2024/25", "Aug 24", "Sep 24"),
            ("January", "2024/25", "December 2024", "January 2025"),
            ("2026", "2025/26", "2025", "2026"),
            // Of another length, or without a year to say: the report's own words.
            ("Quarter 2", "2024/25", "2023/24", "Quarter 2 2024/25"),
            ("Quarter 2", "", "Q1 2024/25", "Quarter 2"),
            ("P9", "2024/25", "P8", "P9 2024/25"),
        ] {
            assert_eq!(name(period, financial_year).in_style_of(other), like, "{period} beside {other}");
        }
    }

    #[test]
    fn the_year_after_is_written_as_the_one_before() {
        for (year, after) in
            [("2024/25", "2025/26"), ("2024-2025", "2025-2026"), ("1999/00", "2000/01"), ("24/25", "25/26")]
        {
            assert_eq!(year_after(year).as_deref(), Some(after));
        }
        assert_eq!(year_after("this year"), None);
    }
}
