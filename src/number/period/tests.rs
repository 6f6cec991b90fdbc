//! Names of periods as packs have them, and what they say.

use super::*;

#[test]
fn periods_are_in_order_of_their_ends() {
    let in_order = [
        "30 June 2021",
        "2021-12-31",
        "January 2022",
        "2021/22",
        "Q1 2022/23",
        "Sept 22",
        "Q2 2022/23",
        "Dec 2022",
        "2022",
        "Q4 2022/23",
        "2022/23",
        "April 2023",
        "10/05/2023",
    ];
    let ends: Vec<_> = in_order.iter().map(|name| end_of(name).expect(name)).collect();
    assert!(ends.is_sorted(), "{ends:?}");
    let months: Vec<_> = ["April", "May", "December", "January", "March"].map(end_of).to_vec();
    assert!(months.is_sorted(), "{months:?}");
    assert_eq!(end_of("Week 12"), None);
}

#[test]
fn names_say_how_long_a_period_is_and_which() {
    for (name, span, number) in [
        ("Q2", Span::Quarter, 2),
        ("Quarter 2", Span::Quarter, 2),
        ("2024/25 Q3", Span::Quarter, 3),
        ("Q4 2024-25", Span::Quarter, 4),
        ("H1 2024", Span::Half, 1),
        ("September", Span::Month, 9),
        ("Sept 24", Span::Month, 9),
        ("Apr-25", Span::Month, 4),
        ("Apr25", Span::Month, 4),
        ("April to June 2024", Span::Month, 6),
        ("2024-11", Span::Month, 11),
        ("04/2024", Span::Month, 4),
        ("2023/24", Span::Year, 0),
        ("2010-11", Span::Year, 0),
        ("2023-2024", Span::Year, 0),
        ("2023", Span::Year, 0),
    ] {
        assert_eq!(Period::named(name), Some(Period { span, number }), "{name}");
    }
    for (name, expected) in [
        ("Sept 24", Some(2024)),
        ("Apr25", Some(2025)),
        ("Q2 2024/25", Some(2024)),
        ("Q2 24/25", Some(2024)),
        ("04/2024", Some(2024)),
        ("Quarter 2", None),
        ("September", None),
    ] {
        assert_eq!(year(name), expected, "{name}");
    }
    for (name, place, expected) in [
        ("Q2 2024/25", 2, Some(2024)),
        ("Q4 2024-25", 4, Some(2024)),
        ("January 2025", 9, Some(2024)),
        ("January 2024/25", 9, Some(2024)),
        ("Jan-25", 9, Some(2024)),
        ("April 2025", 0, Some(2025)),
        ("2025-03", 11, Some(2024)),
        ("March", 11, None),
    ] {
        let period = Period::named(name).expect("a period");
        assert_eq!((period.place(), period.year_named(name)), (place, expected), "{name}");
    }
    for name in [
        "",
        "Current",
        "Q0",
        "Q9",
        "Marlow",
        "Decent",
        "P9",
        "Period 3",
        "12",
        "12/13",
        "13/2024",
        "12 weeks",
        "2409 visits",
    ] {
        assert_eq!(Period::named(name), None, "{name}");
    }
}

#[test]
fn a_period_ends_in_a_month_of_a_year() {
    for (name, year, month) in [
        ("2021-06-30", 2021, 6),
        ("30/06/2021", 2021, 6),
        ("30 June 2021", 2021, 6),
        ("January", 1, 1),
        ("January 2025", 2025, 1),
        ("January 2024/25", 2025, 1),
        ("January 24/25", 2025, 1),
        ("Feb 2024-2025", 2025, 2),
        ("April 2024/25", 2024, 4),
        ("December 2024/25", 2024, 12),
        ("Q1 2024/25", 2024, 6),
        ("Q4 2024/25", 2025, 3),
        ("H1 2024/25", 2024, 9),
        ("H2 2024/25", 2025, 3),
        ("2024", 2024, 12),
        ("2024/25", 2025, 3),
        ("2024 to 2025", 2025, 3),
    ] {
        assert_eq!(end_of(name).map(|(year, month, ..)| (year, month)), Some((year, month)), "{name}");
    }
    for name in ["10/05/23", "32/06/2021", "10/13/2021", "0/06/2021", "Visits"] {
        assert_eq!(end_of(name), None, "{name}");
    }
}

#[test]
fn two_periods_are_of_one_year_unless_their_names_say_otherwise() {
    for (period, name, other, financial_year, expected) in [
        ("September", "Sept 24", "September 2024", None, true),
        ("September", "Sept 23", "September 2024", None, false),
        ("September", "Sept 24", "September", None, true),
        ("September", "September", "September 2023", None, true),
        ("September", "Sept 23", "September", Some("2024/25"), false),
        ("September", "Sept 24", "September", Some("2024/25"), true),
        ("January", "Jan 25", "January", Some("2024/25"), true),
        ("January", "Jan 24", "January", Some("2024/25"), false),
        ("April", "April 2024", "April", Some("2024/25"), true),
        ("Q4", "Q4 2024/25", "Q4", Some("2024/25"), true),
        ("Q4", "Q4 2025", "Q4", Some("2024/25"), false),
    ] {
        let is_of_one = Period::named(period).expect(period).can_be_of_one_year(name, other, financial_year);
        assert_eq!(is_of_one, expected, "{name} and {other} in {financial_year:?}");
    }
}
