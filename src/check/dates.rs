//! Rules on the report's dates: none is far from the day of production, and no meeting before it.

use chrono::{Datelike, NaiveDate};

use crate::number::period;
use crate::pack::{At, Report};
use crate::problem::{Code, Problem};

/// Records dates that cannot be right.
pub(super) fn check(report: &Report, problems: &mut Vec<Problem>) {
    if report.produced_on.place.end == 0 {
        return; // Missing, and already said so.
    }
    let produced = report.produced_on.0;
    if let Some(meeting) = report.meeting_date.as_ref().filter(|meeting| meeting.0 < produced) {
        let message =
            format!("the meeting on {} is before the report was produced, on {}", long(meeting.0), long(produced));
        let problem = Problem::new(Code::OddDates, meeting.place, message);
        problems.push(problem.hint("correct \"meeting_date\" or \"produced_on\""));
    }
    problems.extend(report.issued.as_ref().and_then(|issued| check_stamp(issued, produced)));
}

fn check_stamp(issued: &At<String>, produced: NaiveDate) -> Option<Problem> {
    let (year, month) = month_of(issued)?;
    let years = year - produced.year();
    let is_far = match month.zip(i32::try_from(produced.month()).ok()) {
        Some((month, produced)) => (years * 12 + month - produced).abs() > 12,
        None => years.abs() > 1,
    };
    let side = if years < 0 { "before" } else { "after" };
    let message =
        format!("the stamp “{}” is more than a year {side} the day of production, {}", issued.value, long(produced));
    let problem = Problem::new(Code::OddDates, issued.place, message);
    is_far.then(|| problem.hint("correct \"issued\" or \"produced_on\""))
}

/// The year and, where it is given, the month that a stamp names: "November 2024", "25 Nov 2024", "11/2024", "2024-11".
fn month_of(stamp: &str) -> Option<(i32, Option<i32>)> {
    let lower = stamp.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_year = |word: &&&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut years = words.iter().filter(is_year);
    let (year, None) = (years.next()?, years.next()) else { return None };
    let place = words.iter().position(|word| word == year)?;
    let named = |word: &&str| period::month_of(word);
    let counted = |word: &&str| word.parse().ok().filter(|month| (1..=12).contains(month));
    let before = place.checked_sub(1).and_then(|before| words.get(before));
    let beside = before.or_else(|| words.get(place + 1));
    let month = words.iter().find_map(named).or_else(|| beside.and_then(counted));
    Some((year.parse().ok()?, month.and_then(|month| i32::try_from(month).ok())))
}

/// "25 November 2024".
fn long(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_name_a_month_or_a_year() {
        for (stamp, month) in [
            ("November 2024", Some((2024, Some(11)))),
            ("25 Nov 2024", Some((2024, Some(11)))),
            ("11/2024", Some((2024, Some(11)))),
            ("25/11/2024", Some((2024, Some(11)))),
            ("2024-11-25", Some((2024, Some(11)))),
            ("Autumn 2024", Some((2024, None))),
            ("2024", Some((2024, None))),
            ("2023 to 2024", None),
            ("Version 2", None),
            ("", None),
        ] {
            assert_eq!(month_of(stamp), month, "{stamp}");
        }
    }
}
