//! Excel counts days from an epoch; which day a number means, and which number a day is.

use chrono::{Days, NaiveDate};

/// The day that Excel's day 0 would be, as it counts since March 1900; for workbooks of old Macintoshes, as those count.
fn epoch(is_1904: bool) -> Option<NaiveDate> {
    let (year, month, day) = if is_1904 { (1904, 1, 1) } else { (1899, 12, 30) };
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The day that a serial number of Excel means, as a pack writes it.
pub(super) fn shown(value: f64, is_1904: bool) -> Option<String> {
    if !(0.0..3_000_000.0).contains(&value) {
        return None;
    }
    // Excel believes in the 29th of February 1900; before it, the days are one off.
    let shift = if !is_1904 && value < 60.0 { 1 } else { 0 };
    let days = Days::new(value.floor() as u64 + shift);
    epoch(is_1904)?.checked_add_days(days).map(|day| day.format("%Y-%m-%d").to_string())
}

/// The day that a whole number would be, where it is one of our time (2000 to 2099): a cell that lost its date format.
pub fn day_of_our_time(number: &str) -> Option<NaiveDate> {
    let days: u64 = number.parse().ok().filter(|days| (36_526..=73_050).contains(days))?;
    epoch(false)?.checked_add_days(Days::new(days))
}

/// A day as Excel counts it.
pub fn serial(day: NaiveDate) -> i32 {
    let days = epoch(false).map_or(0, |epoch| (day - epoch).num_days());
    i32::try_from(days).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        let day = |value, is_1904| shown(value, is_1904).unwrap_or_default();
        // As Excel and LibreOffice show these numbers.
        assert_eq!([day(1.0, false), day(59.0, false), day(61.0, false)], ["1900-01-01", "1900-02-28", "1900-03-01"]);
        assert_eq!([day(45_621.0, false), day(45_621.9, false), day(44_159.0, true)], ["2024-11-25"; 3]);
        assert_eq!([shown(-1.0, false), shown(3e9, false), shown(f64::NAN, false)], [None, None, None]);
        let today = NaiveDate::from_ymd_opt(2024, 11, 25).expect("a day");
        assert_eq!((day_of_our_time("45621"), serial(today)), (Some(today), 45_621));
        let first = |number| day_of_our_time(number).map(|day| day.to_string());
        assert_eq!(
            ["36525", "36526", "73050", "73051", "45621.5", "x"].map(first),
            [None, Some("2000-01-01".to_owned()), Some("2099-12-31".to_owned()), None, None, None,]
        );
    }
}
