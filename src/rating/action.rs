//! Whether an action is done, and whether it is late on the day of production; the clock is never asked.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::pack::Action;

/// Words of a status that say that nothing is left to do.
const DONE: [&str; 12] = [
    "complete",
    "completed",
    "done",
    "closed",
    "finished",
    "delivered",
    "implemented",
    "achieved",
    "cancelled",
    "withdrawn",
    "superseded",
    "discontinued",
];

/// Whether nothing is left to do.
pub fn is_done(action: &Action) -> bool {
    let is_whole = action.done.as_ref().is_some_and(|done| done.value.0 >= Decimal::ONE_HUNDRED);
    is_whole || action.status.as_ref().is_some_and(|status| says_done(status))
}

/// Whether it is not done, and was to be done before this day.
pub fn is_overdue(action: &Action, on: NaiveDate) -> bool {
    let day = action.revised.as_ref().or(action.due.as_ref());
    !is_done(action) && day.is_some_and(|day| day.value.0 < on)
}

/// "Complete" and "Completed in June" say so; "Complete by June" and "Not completed" do not.
pub fn says_done(status: &str) -> bool {
    let status = status.to_lowercase();
    let mut words = status.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    DONE.contains(&first) && (first.ends_with("ed") || words.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{At, Date, Number};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_status_says_done_only_where_it_surely_does() {
        for status in ["Complete", "completed", "Completed in June", "DONE", "Closed.", "Cancelled: no longer needed"] {
            assert!(says_done(status), "{status}");
        }
        for status in ["", "On track", "Not complete", "Not completed", "Complete by June", "Nearly done", "Incomplete"]
        {
            assert!(!says_done(status), "{status}");
        }
    }

    #[test]
    fn the_revised_day_counts_and_the_day_itself_is_not_late() {
        let date = |text: &str| Some(At { value: Date(day(text)), ..At::default() });
        let mut action = Action { due: date("2024-11-24"), ..Action::default() };
        assert!(is_overdue(&action, day("2024-11-25")) && !is_overdue(&action, day("2024-11-24")));
        action.revised = date("2024-12-31");
        assert!(!is_overdue(&action, day("2024-11-25")) && is_overdue(&action, day("2025-01-01")));
        action.done = Some(At { value: Number(Decimal::ONE_HUNDRED), ..At::default() });
        assert!(!is_overdue(&action, day("2025-01-01")));
        assert!(!is_overdue(&Action::default(), day("2025-01-01")));
    }
}
