//! The names of periods and categories along the foot of a plot: broken, thinned, never turned, never overlapping.

use super::drawing::{Anchor, Label, points};
use super::lettering::Lettering;
use crate::number::period::{is_month, month_of};

/// The least space between two names, in sizes of their text, and the same where there is little room.
const APART: f64 = 0.5;
pub(super) const NEAR: f64 = 0.3;

/// Names, and the least space between two of them in sizes of their text.
pub(super) struct Names<'a> {
    pub(super) names: &'a [String],
    pub(super) apart: f64,
}

impl<'a> Names<'a> {
    /// Names with the usual space between them.
    pub(super) fn of(names: &'a [String]) -> Self {
        Self { names, apart: APART }
    }
}

/// Names under their places: all of them where they fit, else every second, third … counted from the last; each with its place.
pub(super) fn along(
    Names { names, apart }: Names<'_>,
    places: &[f64],
    baseline: f64,
    width: f64,
    lettering: &Lettering,
) -> Vec<(f64, Label)> {
    let row = Row { names, places, baseline, width, gap: lettering.size * apart, lettering };
    let fitting = row.strides().find_map(|stride| row.every(stride));
    fitting.unwrap_or_else(|| row.last_only())
}

/// The most lines any of the labels has.
pub(super) fn most_lines(labels: &[Label]) -> usize {
    labels.iter().map(|label| label.lines.len()).max().unwrap_or(0)
}

/// Words of three letters or more that stand beside the figures of a time; of months and years the names do.
const OF_TIMES: [&str; 40] = [
    "year",
    "years",
    "half",
    "halves",
    "quarter",
    "quarters",
    "month",
    "months",
    "week",
    "weeks",
    "period",
    "periods",
    "term",
    "autumn",
    "spring",
    "summer",
    "winter",
    "financial",
    "academic",
    "calendar",
    "school",
    "end",
    "ending",
    "ended",
    "mid",
    "to",
    "date",
    "ytd",
    "the",
    "and",
    "for",
    "from",
    "since",
    "until",
    "day",
    "days",
    "provisional",
    "revised",
    "estimate",
    "forecast",
];

/// Whether every name is that of a time: it has a figure in it and no word but of times, unless it says a year; or it
/// begins with a month's name, or ends as "Previous Year" does.
pub(super) fn are_periods(names: &[String]) -> bool {
    const SPANS: [&str; 6] = ["year", "half", "quarter", "month", "week", "period"];
    let is_period = |name: &String| {
        let lower = name.trim().to_lowercase();
        is_numbered_time(&lower)
            || lower.split_whitespace().next_back().is_some_and(|last| SPANS.contains(&last))
            || (month_of(&lower).is_some() && lower.len() <= 9)
    };
    !names.is_empty() && names.iter().all(is_period)
}

/// Whether a name in lower case has a figure in it and is that of a time: "Q1 2023/24" and "P9", but not "Ward 12".
fn is_numbered_time(name: &str) -> bool {
    let says_year = || name.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let mut words = name.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 3);
    let is_of_times = |word: &str| OF_TIMES.contains(&word) || is_month(word);
    name.contains(|c: char| c.is_ascii_digit()) && (says_year() || words.all(is_of_times))
}

struct Row<'a> {
    names: &'a [String],
    places: &'a [f64],
    baseline: f64,
    width: f64,
    gap: f64,
    lettering: &'a Lettering<'a>,
}

impl Row<'_> {
    /// The strides to try, each smallest first: whole parts of a year for months and quarters, else such as also reach the first name.
    fn strides(&self) -> impl Iterator<Item = usize> {
        let count = self.names.len();
        let even = |stride: &usize| stride.is_multiple_of(12) || 12_usize.is_multiple_of(*stride);
        let calendar = count > 12 && count.is_multiple_of(4);
        let reaching = move |stride: usize| {
            let better = (stride..stride * 2).find(|wider| (count - 1).is_multiple_of(*wider));
            if calendar { stride } else { better.unwrap_or(stride) }
        };
        (1..=count).filter(move |stride| !calendar || even(stride)).map(reaching)
    }

    /// Every so many names, if they fit: all of them, or just first and last, may take four lines, others two.
    fn every(&self, stride: usize) -> Option<Vec<(f64, Label)>> {
        let lines = if stride == 1 || stride + 1 >= self.names.len() { 4 } else { 2 };
        let room = self.room(stride);
        let mut labels = Vec::new();
        let mut end = f64::NEG_INFINITY;
        for (index, (name, place)) in self.names.iter().zip(self.places).enumerate() {
            if !(self.names.len() - 1 - index).is_multiple_of(stride) {
                continue;
            }
            let broken = self.lettering.wrap(name, room, lines)?;
            let wide = self.lettering.widest(&broken);
            let middle = self.inside(*place, wide);
            if middle - wide / 2.0 < end + self.gap {
                return None;
            }
            end = middle + wide / 2.0;
            labels.push((points(*place), Label::new(middle, self.baseline, Anchor::Centre, broken)));
        }
        Some(labels)
    }

    /// The last name alone, cut if it must be.
    fn last_only(&self) -> Vec<(f64, Label)> {
        let last = self.names.last().zip(self.places.last());
        let label = last.map(|(name, place)| {
            let lines = self.lettering.fit(name, self.width * 0.6, 3);
            let middle = self.inside(*place, self.lettering.widest(&lines));
            (points(*place), Label::new(middle, self.baseline, Anchor::Centre, lines))
        });
        label.into_iter().collect()
    }

    /// The width a name may take when every so many are printed.
    fn room(&self, stride: usize) -> f64 {
        match self.places {
            [first, second, ..] => ((second - first) * stride as f64 - self.gap).min(self.width),
            _ => self.width * 0.6,
        }
    }

    /// The nearest middle at which a text of the width stays inside the picture.
    fn inside(&self, middle: f64, wide: f64) -> f64 {
        middle.min(self.width - wide / 2.0).max(wide / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::lettering::tests::HalfWide;
    use super::*;
    use proptest::prelude::*;

    fn labels(names: &[String], width: f64, size: f64) -> Vec<Label> {
        let spacing = width / names.len() as f64;
        let places: Vec<f64> = (0..names.len()).map(|n| (n as f64 + 0.5) * spacing).collect();
        along(Names::of(names), &places, 0.0, width, &Lettering::new(&HalfWide, size))
            .into_iter()
            .map(|(_, label)| label)
            .collect()
    }

    #[test]
    fn months_of_five_years_are_thinned_to_whole_parts_of_a_year() {
        let names: Vec<String> = (0..60).map(|n| format!("{:02}/{}", n % 12 + 1, 2020 + n / 12)).collect();
        let shown = labels(&names, 400.0, 10.0);
        assert_eq!(
            shown.iter().map(|label| label.lines.join(" ")).collect::<Vec<_>>(),
            ["12/2020", "12/2021", "12/2022", "12/2023", "12/2024"]
        );
    }

    #[test]
    fn words_without_figures_are_no_periods() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert!(are_periods(&names(&["2014-16", "2024-25 (OT)", "April"])));
        assert!(are_periods(&names(&["Previous Year", "Current Year"])));
        assert!(!are_periods(&names(&["Cambridge", "Fenland"])));
        assert!(!are_periods(&names(&["2023", "Maidenhead council"])));
        assert!(are_periods(&names(&["P9", "Sept 24", "Week 12", "Year 2 to date", "12/2020", "Visits in 2024"])));
        assert!(!are_periods(&names(&["Ward 1", "Ward 2"])));
        assert!(!are_periods(&names(&["Aged 16 to 18", "Aged 19 to 25"])));
    }

    proptest! {
        #[test]
        fn names_never_overlap_and_stay_inside(names in prop::collection::vec("[A-Za-z0-9 -]{1,40}", 1..70), size in 10.0..20.0) {
            let shown = labels(&names, 481.0, size);
            let lettering = Lettering::new(&HalfWide, size);
            let mut end = 0.0;
            for label in shown {
                let wide = lettering.widest(&label.lines);
                prop_assert!(label.x - wide / 2.0 > end - 0.02);
                end = label.x + wide / 2.0;
            }
            prop_assert!(end <= 481.02);
        }
    }
}
