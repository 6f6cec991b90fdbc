//! The bands of a scale in words, with where each begins and where it ends.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::size;
use super::summary::of_indicators;
use crate::words::language::End;

pub(super) fn band(from: Option<End>, to: Option<End>, in_points: bool) -> String {
    match (from, to) {
        (None, None) => "Any result".to_owned(),
        (None, Some(to)) => ending(to, in_points),
        (Some(from), None) => beginning(from, in_points),
        (Some(from), Some(to)) => between(from, to, in_points),
    }
}

/// The worst band.
fn ending(End { at, is_within }: End, in_points: bool) -> String {
    let size = size(at, in_points);
    match (at.cmp(&Decimal::ZERO), is_within) {
        (Ordering::Less, true) => format!("{size} or more worse than target"),
        (Ordering::Less, false) => format!("More than {size} worse than target"),
        (Ordering::Equal, true) => "On target or worse".to_owned(),
        (Ordering::Equal, false) => "Worse than target".to_owned(),
        (Ordering::Greater, true) => format!("Up to {size} better than target, or worse"),
        (Ordering::Greater, false) => format!("Less than {size} better than target, or worse"),
    }
}

/// The best band.
fn beginning(End { at, is_within }: End, in_points: bool) -> String {
    let size = size(at, in_points);
    match (at.cmp(&Decimal::ZERO), is_within) {
        (Ordering::Less, true) => format!("Up to {size} worse than target, or better"),
        (Ordering::Less, false) => format!("Less than {size} worse than target, or better"),
        (Ordering::Equal, true) => "On target or better".to_owned(),
        (Ordering::Equal, false) => "Better than target".to_owned(),
        (Ordering::Greater, true) => format!("{size} or more better than target"),
        (Ordering::Greater, false) => format!("More than {size} better than target"),
    }
}

/// A band between two others.
fn between(from: End, to: End, in_points: bool) -> String {
    let is_worse = to.at < Decimal::ZERO || to.at.is_zero() && !to.is_within;
    let is_better = from.at > Decimal::ZERO || from.at.is_zero() && !from.is_within;
    match (from.at == to.at, is_worse, is_better) {
        (true, ..) if from.at.is_zero() => "On target".to_owned(),
        (true, worse, _) => format!("Exactly {} {} than target", size(from.at, in_points), side(worse)),
        (_, true, _) => format!("{} worse than target", stretch(to, from, in_points)),
        (_, _, true) => format!("{} better than target", stretch(from, to, in_points)),
        _ => around(from, to, in_points),
    }
}

fn side(is_worse: bool) -> &'static str {
    if is_worse { "worse" } else { "better" }
}

/// How far from the target a band is that lies on one side of it: "More than 5% and up to 10%".
fn stretch(near: End, far: End, in_points: bool) -> String {
    let most = size(far.at, in_points);
    // The word of points stands once.
    let least = if in_points { near.at.abs().to_string() } else { size(near.at, in_points) };
    match (near.is_within, far.is_within) {
        (_, true) if near.at.is_zero() => format!("Up to {most}"),
        (_, false) if near.at.is_zero() => format!("Less than {most}"),
        (true, true) => format!("{least} to {most}"),
        (true, false) => format!("{least} or more but less than {most}"),
        (false, true) => format!("More than {least} and up to {most}"),
        (false, false) => format!("More than {least} but less than {most}"),
    }
}

/// A band that holds the target.
fn around(from: End, to: End, in_points: bool) -> String {
    let part = |end: End| {
        let upto = if end.is_within { "up to" } else { "less than" };
        format!("{upto} {}", size(end.at, in_points))
    };
    match (from.at.is_zero(), to.at.is_zero()) {
        (false, true) => format!("On target, or {} worse", part(from)),
        (true, false) => format!("On target, or {} better", part(to)),
        _ if part(from) == part(to) => format!("On target, or {} worse or better", part(to)),
        _ => format!("On target, {} worse, or {} better", part(from), part(to)),
    }
}

pub(super) fn own_limits(numbers: &str, count: usize, are_named: bool) -> String {
    let who = match (are_named, count) {
        (true, 1) => format!("Indicator {numbers} has limits of its own"),
        (true, _) => format!("Indicators {numbers} have limits of their own"),
        (false, 1) => "1 indicator has limits of its own".to_owned(),
        (false, _) => format!("{} have limits of their own", of_indicators(count)),
    };
    let what = if count == 1 {
        "It is rated by these, which stand on its page"
    } else {
        "They are rated by these, which stand on their pages"
    };
    format!("{who}. {what}, under the figures.")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bands of a scale whose limits are given as below ("<5") or up to ("5").
    fn bands(limits: &str, in_points: bool) -> Vec<String> {
        let ends = limits.split_whitespace().map(|limit| {
            let at = limit.trim_start_matches('<').parse().expect("a number");
            (at, !limit.starts_with('<'))
        });
        let ends: Vec<(Decimal, bool)> = ends.collect();
        let to = |place: usize| ends.get(place).map(|(at, is_within)| End { at: *at, is_within: *is_within });
        let from = |place: usize| {
            let before = place.checked_sub(1).and_then(to)?;
            Some(End { is_within: !before.is_within, ..before })
        };
        (0..=ends.len()).map(|place| band(from(place), to(place), in_points)).collect()
    }

    #[test]
    fn a_band_says_where_it_begins_and_where_it_ends() {
        for (limits, expected) in [
            ("", &["Any result"][..]),
            ("<0", &["Worse than target", "On target or better"]),
            ("0", &["On target or worse", "Better than target"]),
            (
                "<-10 <-5 <0 5 10",
                &[
                    "More than 10% worse than target",
                    "More than 5% and up to 10% worse than target",
                    "Up to 5% worse than target",
                    "On target, or up to 5% better",
                    "More than 5% and up to 10% better than target",
                    "More than 10% better than target",
                ],
            ),
            (
                "-10 -5 0 <5 <10",
                &[
                    "10% or more worse than target",
                    "5% or more but less than 10% worse than target",
                    "On target, or less than 5% worse",
                    "Less than 5% better than target",
                    "5% or more but less than 10% better than target",
                    "10% or more better than target",
                ],
            ),
            (
                "<-5 5",
                &[
                    "More than 5% worse than target",
                    "On target, or up to 5% worse or better",
                    "More than 5% better than target",
                ],
            ),
            (
                "<-10 <5",
                &[
                    "More than 10% worse than target",
                    "On target, up to 10% worse, or less than 5% better",
                    "5% or more better than target",
                ],
            ),
            ("<-5", &["More than 5% worse than target", "Up to 5% worse than target, or better"]),
            ("-5", &["5% or more worse than target", "Less than 5% worse than target, or better"]),
            ("5", &["Up to 5% better than target, or worse", "More than 5% better than target"]),
            ("<5", &["Less than 5% better than target, or worse", "5% or more better than target"]),
            ("<0 0", &["Worse than target", "On target", "Better than target"]),
            (
                "<-5 -5",
                &[
                    "More than 5% worse than target",
                    "Exactly 5% worse than target",
                    "Less than 5% worse than target, or better",
                ],
            ),
        ] {
            assert_eq!(bands(limits, false), expected, "{limits}");
        }
    }

    #[test]
    fn points_are_called_so_once() {
        let expected = [
            "More than 5 points worse than target",
            "More than 1 and up to 5 points worse than target",
            "Up to 1 point worse than target, or better",
        ];
        assert_eq!(bands("<-5 <-1", true), expected);
    }

    #[test]
    fn indicators_with_limits_of_their_own_are_named_or_counted() {
        let page = "which stand on its page, under the figures.";
        assert_eq!(
            own_limits("5", 1, true),
            format!("Indicator 5 has limits of its own. It is rated by these, {page}")
        );
        assert_eq!(
            own_limits("", 1, false),
            format!("1 indicator has limits of its own. It is rated by these, {page}")
        );
        let pages = "They are rated by these, which stand on their pages, under the figures.";
        assert_eq!(own_limits("5 and 8", 2, true), format!("Indicators 5 and 8 have limits of their own. {pages}"));
        assert_eq!(own_limits("", 12, false), format!("12 indicators have limits of their own. {pages}"));
    }
}
