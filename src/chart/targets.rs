//! The names of targets at their lines: beside an upright plot, like those of series, and over bars. Both lines of a range have one
//! name.

use super::Role;
use super::drawing::{Anchor, EndLabel, Label, place};
use super::ends::{End, Tie};
use super::frame::Across;
use super::lettering::Lettering;
use super::plan::{Plan, TargetLine};
use rust_decimal::Decimal;

/// How far a leader ends before a name, and the least length of one, in text sizes.
const BEFORE: f64 = 0.2;
const LEAST: f64 = 0.5;

/// The targets' names with their last values.
pub(super) fn ends(plan: &Plan, fraction: impl Fn(Decimal) -> f64) -> impl Iterator<Item = End> {
    plan.named_targets().filter_map(move |target| {
        let (category, value) =
            target.values.iter().enumerate().rev().find_map(|(category, value)| Some((category, (*value)?)))?;
        let upper = target.upper_end(category).map(&fraction);
        let (name, text) = (plan.target_name(target), plan.target_text(target, category));
        Some(End { upper, ..end(plan, name, category, text, fraction(value)) })
    })
}

/// A name with its last value, and the period of that value where it is not the last.
pub(super) fn end(plan: &Plan, name: &str, category: usize, printed: String, fraction: f64) -> End {
    let (value, tie) = if category + 1 < plan.count() {
        (format!("{printed} ({})", plan.category(category)), Tie::Early)
    } else {
        (printed, Tie::Near)
    };
    End { name: name.to_owned(), value, fraction, upper: None, style: 0, role: Role::Target, marker: None, tie }
}

/// The targets' names over bars, a line each.
pub(super) fn labels(plan: &Plan, width: f64, lettering: &Lettering) -> Vec<String> {
    let label = |target: &TargetLine| {
        let text = match plan.target_text(target, 0) {
            level if target.is_level() => format!("{} {level}", plan.target_name(target)),
            _ => plan.words.said.dashed(plan.target_name(target)),
        };
        lettering.fit(&text, width, 1).join(" ")
    };
    plan.named_targets().map(label).collect()
}

/// Each target's name over the top of its line, or between those of a range, kept inside the picture.
pub(super) fn over(
    plan: &Plan,
    across: &Across,
    labels: Vec<String>,
    (top, width): (f64, f64),
    lettering: &Lettering,
) -> Vec<EndLabel> {
    let count = labels.len();
    let end = |(index, (text, target)): (usize, (String, &TargetLine))| {
        let first = target.values.iter().enumerate().find_map(|(category, value)| Some((category, (*value)?)));
        let lower = first.map_or(across.left, |(_, value)| across.x(value));
        let upper = first.and_then(|(category, _)| target.upper_end(category)).map(|value| across.x(value));
        let half = lettering.width(&text) / 2.0;
        let x = ((lower + upper.unwrap_or(lower)) / 2.0).min(width - half).max(half);
        let y = top - lettering.height(count - 1 - index) - lettering.size * 0.35;
        // Over the name of another target a leader would cross that.
        let leader = |at: f64| {
            let side = x + (half + lettering.size * BEFORE) * (at - x).signum();
            let is_beside = count == 1 && (at - x).abs() > half + lettering.size * LEAST;
            is_beside.then(|| [place(at, top), place(side, y - lettering.below_middle())])
        };
        EndLabel {
            leader: upper.and_then(|_| leader(lower)),
            upper_leader: upper.and_then(leader),
            label: Label::new(x, y, Anchor::Centre, vec![text]),
            style: 0,
            role: Role::Target,
            marker: None,
            sample: None,
        }
    };
    labels.into_iter().zip(plan.named_targets()).enumerate().map(end).collect()
}
