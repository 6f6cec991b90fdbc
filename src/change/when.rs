//! Which of two packs is of the earlier period, and whether one follows on the other.

use chrono::NaiveDate;

use super::same::folded;
use crate::number::period::{Period, Span, year};
use crate::pack::Pack;

/// What is known of a pack as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The file, as it was typed.
    pub file: String,
    /// The report's title.
    pub title: String,
    /// The committee.
    pub committee: String,
    /// The period as it is written: "Quarter 2".
    pub period: String,
    /// The financial year as it is written: "2024/25"; empty where there is none.
    pub financial_year: String,
    /// The day it was produced.
    pub produced_on: NaiveDate,
    /// The version; empty where there is none.
    pub version: String,
}

impl Edition {
    /// What a pack says of itself.
    pub fn of(pack: &Pack, file: &str) -> Self {
        let text = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let report = &pack.report;
        Self {
            file: file.to_owned(),
            title: text(&report.title),
            committee: text(&report.committee),
            period: text(&report.period),
            financial_year: report.financial_year.as_ref().map_or_else(String::new, |year| text(year)),
            produced_on: report.produced_on.0,
            version: report.version.as_ref().map_or_else(String::new, |version| text(version)),
        }
    }

    /// "Quarter 2 2024/25".
    pub fn when(&self) -> String {
        match self.financial_year.as_str() {
            year if year.is_empty() || self.period.contains(year) => self.period.clone(),
            year => format!("{} {year}", self.period),
        }
    }

    fn named(&self) -> Option<Period> {
        Period::named(&self.period)
    }

    fn year(&self) -> Option<u32> {
        year(&self.financial_year).or_else(|| self.named().and_then(|period| period.financial_year_in(&self.period)))
    }

    /// How many months after the beginning of our era its period ends, and how many it has.
    fn months(&self) -> Option<(u32, u32)> {
        let period = self.named()?;
        let (end, length) = period.months_of_financial_year();
        Some((self.year()? * 12 + end, length))
    }
}

/// How the period of one pack lies to that of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The same period: the second is a correction of the first.
    Same,
    /// The second is of a later period.
    Later,
    /// The second is of an earlier period.
    Earlier,
    /// Of other periods, of which nobody can tell the order.
    Unknown,
}

/// How the period of `new` lies to that of `old`.
pub fn order(old: &Edition, new: &Edition) -> Order {
    if is_same(old, new) {
        return Order::Same;
    }
    let ordering = match (old.months(), new.months()) {
        (Some((old, _)), Some((new, _))) if old != new => old.cmp(&new),
        _ => old.produced_on.cmp(&new.produced_on),
    };
    match ordering {
        std::cmp::Ordering::Less => Order::Later,
        std::cmp::Ordering::Greater => Order::Earlier,
        std::cmp::Ordering::Equal => Order::Unknown,
    }
}

fn is_same(old: &Edition, new: &Edition) -> bool {
    let is_named_same = old.named().is_some() && old.named() == new.named();
    let is_written_same = folded(&old.period).eq_ignore_ascii_case(&folded(&new.period));
    let years = (old.year(), new.year());
    let is_of_one_year = match years {
        (Some(old), Some(new)) => old == new,
        (None, None) if folded(&old.financial_year) != folded(&new.financial_year) => false,
        // Half a year apart, it is the same quarter of another year.
        _ => (old.produced_on - new.produced_on).num_days().abs() < 183,
    };
    (is_named_same || is_written_same) && is_of_one_year
}

/// Whether the later of two periods follows directly on the earlier.
pub fn is_next(earlier: &Edition, later: &Edition) -> bool {
    let months = earlier.months().zip(later.months());
    months.is_some_and(|((earlier, length), (later, other))| length == other && later == earlier + length)
}

impl Period {
    /// The last month of the period, counted in its financial year, and how many months it has.
    fn months_of_financial_year(self) -> (u32, u32) {
        match self.span {
            Span::Month => ((self.number + 8) % 12 + 1, 1),
            Span::Quarter => (self.number * 3, 3),
            Span::Half => (self.number * 6, 6),
            Span::Year => (12, 12),
        }
    }

    /// The financial year that a period's own name says: "March 2025" is of 2024/25.
    fn financial_year_in(self, name: &str) -> Option<u32> {
        let year = year(name)?;
        let is_of_last = self.span == Span::Month && self.number < 4 && !name.contains('/');
        Some(if is_of_last { year - 1 } else { year })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition(period: &str, year: &str, produced_on: &str) -> Edition {
        Edition {
            file: String::new(),
            title: String::new(),
            committee: String::new(),
            period: period.into(),
            financial_year: year.into(),
            produced_on: produced_on.parse().expect("a day"),
            version: String::new(),
        }
    }

    #[test]
    fn periods_are_put_in_order_by_what_their_names_say_and_else_by_the_day_of_production() {
        for (old, new, expected, next) in [
            (("Quarter 2", "2024/25"), ("Q2", "2024/25"), Order::Same, false),
            (("Quarter 2", "2024/25"), ("Quarter 3", "2024/25"), Order::Later, true),
            (("Quarter 4", "2024/25"), ("Quarter 1", "2025/26"), Order::Later, true),
            (("Quarter 2", "2024/25"), ("Quarter 2", "2025/26"), Order::Later, false),
            (("Quarter 1", "2025/26"), ("Quarter 3", "2024/25"), Order::Earlier, false),
            (("March 2025", ""), ("April 2025", ""), Order::Later, true),
            (("Q4 2024/25", ""), ("Q1 2025/26", ""), Order::Later, true),
            (("P9", ""), ("P9", ""), Order::Same, false),
            (("P9", ""), ("P10", ""), Order::Unknown, false),
            (("2023/24", ""), ("2024/25", ""), Order::Later, true),
        ] {
            let (old, new) = (edition(old.0, old.1, "2025-01-01"), edition(new.0, new.1, "2025-01-01"));
            assert_eq!(order(&old, &new), expected, "{} to {}", old.when(), new.when());
            assert_eq!(is_next(&old, &new), next, "{} to {}", old.when(), new.when());
        }
        let (old, new) = (edition("P9", "", "2025-01-01"), edition("P10", "", "2025-02-01"));
        assert_eq!(order(&old, &new), Order::Later);
        assert_eq!(order(&new, &old), Order::Earlier);
        let (old, new) = (edition("Quarter 2", "", "2024-11-25"), edition("Quarter 2", "", "2025-11-25"));
        assert_eq!(order(&old, &new), Order::Later);
    }
}
