//! From one period to the next: which, and whether a year begins.

use jsonc_parser::ast::Object;

use super::Request;
use super::entries::field;
use super::naming::{Name, year_after};
use crate::number::period::Span;
use crate::source::Sources;

/// From which period to which.
#[derive(Debug, Clone)]
pub struct Turn {
    pub(super) old: Name,
    pub(super) new: Name,
    /// Whether a new financial year begins.
    pub starts_year: bool,
}

/// Why there is no next period to roll to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoTurn {
    /// The pack is for that period already.
    Same(String),
    /// The periods begin anew, but no financial year is named: the period, and the year that would follow.
    NoYear(String, String),
    /// The pack has no report, or it has no period.
    NoReport,
}

impl Turn {
    /// From the pack's period to the one that is asked for.
    pub fn of(sources: &Sources, request: &Request) -> Result<Self, NoTurn> {
        let text = sources.text(0);
        let tree = Sources::tree(&text).ok_or(NoTurn::NoReport)?;
        let report = tree.as_object().and_then(|pack| pack.get_object("report")).ok_or(NoTurn::NoReport)?;
        Self::between(old(report).ok_or(NoTurn::NoReport)?, request)
    }

    fn between(old: Name, request: &Request) -> Result<Self, NoTurn> {
        let financial_year = request.financial_year.clone().or_else(|| old.financial_year.clone());
        let new = Name { period: request.period.trim().to_owned(), financial_year };
        let named_anew = request.financial_year.is_some() && new.year_text() != old.year_text();
        if is_same(&old, &new) {
            return Err(NoTurn::Same(old.whole()));
        }
        let begins = begins_anew(&old, &new);
        if let Some(year) = old.financial_year.as_deref().filter(|_| begins && !named_anew) {
            return Err(NoTurn::NoYear(new.period, year_after(year).unwrap_or_default()));
        }
        let starts_year = begins || is_year(&new) || (named_anew && old.financial_year.is_some());
        Ok(Self { old, new, starts_year })
    }

    /// The old period with its year.
    pub fn from(&self) -> String {
        self.old.whole()
    }

    /// The new period with its year.
    pub fn to(&self) -> String {
        self.new.whole()
    }

    /// Whether periods lie between the two, or they are of another length.
    pub fn is_a_leap(&self) -> bool {
        let (Some(old), Some(new)) = (self.old.parsed(), self.new.parsed()) else { return false };
        let is_next = match (self.old.order(), self.new.order()) {
            (Some(old), Some(new)) if self.starts_year => new == 1 && old >= 2,
            (Some(old), Some(new)) => new == old + 1,
            _ => true,
        };
        old.span != new.span || !is_next
    }

    /// How long the report's periods are.
    pub(super) fn span(&self) -> Option<Span> {
        self.new.parsed().map(|period| period.span)
    }
}

impl Name {
    fn year_text(&self) -> Option<&str> {
        self.financial_year.as_deref().map(str::trim)
    }
}

fn old(report: &Object<'_>) -> Option<Name> {
    let financial_year = field(report, "financial_year").map(str::to_owned);
    Some(Name { period: field(report, "period")?.to_owned(), financial_year })
}

fn is_same(old: &Name, new: &Name) -> bool {
    let is_one = match (old.parsed(), new.parsed()) {
        (Some(old), Some(new)) if old.span != Span::Year => old == new,
        _ => old.period.eq_ignore_ascii_case(&new.period),
    };
    is_one && old.year_text() == new.year_text() && old.year() == new.year()
}

fn is_year(name: &Name) -> bool {
    name.parsed().is_some_and(|period| period.span == Span::Year)
}

/// Whether the periods count from the beginning again: Quarter 1 after Quarter 4, April after March.
fn begins_anew(old: &Name, new: &Name) -> bool {
    let span = |name: &Name| name.parsed().map(|period| period.span);
    let is_lower = old.order().zip(new.order()).is_some_and(|(old, new)| new < old);
    span(old) == span(new) && is_lower
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(old: (&str, &str), new: (&str, &str)) -> Result<Turn, NoTurn> {
        let year = |year: &str| Some(year.to_owned()).filter(|year| !year.is_empty());
        let old = Name { period: old.0.into(), financial_year: year(old.1) };
        let (period, financial_year) = (new.0.into(), year(new.1));
        Turn::between(old, &Request { period, produced_on: "2025-01-01".into(), financial_year, issued: None })
    }

    #[test]
    fn a_year_begins_where_one_is_named_or_the_periods_count_anew() {
        for (old, new, starts_year, is_a_leap) in [
            (("Quarter 2", "2024/25"), ("Quarter 3", ""), false, false),
            (("Quarter 2", "2024/25"), ("Q3", "2024/25"), false, false),
            (("Quarter 2", "2024/25"), ("Quarter 4", ""), false, true),
            (("Quarter 4", "2024/25"), ("Quarter 1", "2025/26"), true, false),
            (("Quarter 3", ""), ("Quarter 1", ""), true, false),
            (("Q4 2024/25", ""), ("Q1 2025/26", ""), true, false),
            (("March", "2024/25"), ("April", "2025/26"), true, false),
            (("December", "2024/25"), ("January", ""), false, false),
            (("P12", "2024/25"), ("P1", "2025/26"), true, false),
            (("Quarter 4", ""), ("Quarter 1", "2025/26"), true, false),
            (("Quarter 2", ""), ("Quarter 3", "2024/25"), false, false),
            (("2025", "2024/25"), ("2026", "2025/26"), true, false),
            (("2025", ""), ("2026", ""), true, false),
            (("Quarter 1", "2024/25"), ("Quarter 1", "2025/26"), true, true),
        ] {
            let turn = turn(old, new).unwrap_or_else(|fault| panic!("{old:?} to {new:?}: {fault:?}"));
            assert_eq!((turn.starts_year, turn.is_a_leap()), (starts_year, is_a_leap), "{old:?} to {new:?}");
        }
    }

    #[test]
    fn the_same_period_and_a_year_that_nobody_named_are_no_turn() {
        let same = NoTurn::Same("Quarter 2 2024/25".into());
        assert_eq!(turn(("Quarter 2", "2024/25"), ("Q2", "")).err(), Some(same.clone()));
        assert_eq!(turn(("Quarter 2", "2024/25"), ("Quarter 2", "2024/25")).err(), Some(same));
        let no_year = NoTurn::NoYear("Quarter 1".into(), "2025/26".into());
        assert_eq!(turn(("Quarter 4", "2024/25"), ("Quarter 1", "")).err(), Some(no_year.clone()));
        assert_eq!(turn(("Quarter 4", "2024/25"), ("Quarter 1", "2024/25")).err(), Some(no_year));
    }
}
