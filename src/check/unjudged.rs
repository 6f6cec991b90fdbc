//! Why an indicator is not judged, and what was written almost as it should be.

use super::placeholders::is_placeholder;
use super::rewrite::number_hint;
use super::subject::{Subject, text};
use crate::pack::{At, Direction};
use crate::problem::{Code, Problem, did_you_mean_typed, nearest};
use crate::rating::assess::{Figure, Headline, Judgement, Unjudged};

/// Ways to say which way is better, beside the contract's three words.
const DIRECTIONS: &[(&str, &[&str])] = &[
    (
        "higher",
        &[
            "up",
            "↑",
            "⬆",
            "high",
            "increase",
            "increasing",
            "increases",
            "more",
            "bigger",
            "maximise",
            "higher is better",
            "bigger is better",
            "upwards",
            "rise",
            "+",
        ],
    ),
    (
        "lower",
        &[
            "down",
            "↓",
            "⬇",
            "low",
            "decrease",
            "decreasing",
            "decreases",
            "less",
            "fewer",
            "smaller",
            "minimise",
            "lower is better",
            "smaller is better",
            "downwards",
            "fall",
            "reduce",
            "reduction",
        ],
    ),
    (
        "close",
        &["stay close to target", "close to target", "on target", "near", "target", "maintain", "in range", "↔", "→"],
    ),
];

/// Records a direction and figures that were probably meant to be judged.
pub(super) fn check(subject: &Subject<'_, '_>, problems: &mut Vec<Problem>) {
    let headline = subject.headline;
    if let Some(direction) = headline.direction.filter(|_| headline.has_own_direction) {
        problems.extend(other_direction(direction));
    }
    // Figures are told together with a direction that will be mended, not after it.
    let is_to_mend = |direction: &At<Direction>| matches!(&direction.value, Direction::Other(written) if written.trim().is_empty() || meant(written).is_some());
    if headline.not_due.is_some() || (headline.better().is_none() && !headline.direction.is_some_and(is_to_mend)) {
        return;
    }
    let before = headline.before();
    for (figure, beside) in [
        (Figure::Target, &[Figure::Current][..]),
        (Figure::Current, &[Figure::Target, before]),
        (before, &[Figure::Current]),
    ] {
        if beside.iter().any(|beside| headline.is_given(*beside)) {
            problems.extend(unread(subject, figure));
        }
    }
}

fn other_direction(direction: &At<Direction>) -> Option<Problem> {
    let Direction::Other(written) = &direction.value else { return None };
    if written.trim().is_empty() {
        let problem =
            Problem::new(Code::NotJudged, direction.place, "the direction is blank, so this indicator cannot be rated");
        return Some(problem.hint("write \"higher\", \"lower\" or \"close\", or what the report should say instead"));
    }
    let meant = meant(written)?;
    let message = format!("“{written}” is printed as written, so this indicator cannot be rated");
    Some(Problem::new(Code::NotJudged, direction.place, message).hint(did_you_mean_typed(meant)))
}

/// A figure that is judged, or judged by, and is no number.
fn unread(subject: &Subject<'_, '_>, figure: Figure) -> Option<Problem> {
    let datum = subject.headline.figure(figure)?;
    let (noun, prefix) = (figure.noun(), subject.prefix());
    let is_blank =
        || matches!(figure, Figure::Target | Figure::Current) && text(datum).is_some_and(|text| is_dash(text.trim()));
    let (message, hint) = match subject.headline.state(figure).err()? {
        Unjudged::Unread(_) => {
            let text = text(datum)?;
            let message =
                format!("{prefix}the {noun} “{text}” is printed as written and not judged: it is not one number");
            (message, number_hint(text, figure == Figure::Target))
        }
        Unjudged::Missing(_) if is_blank() => {
            let is = if text(datum).is_some_and(|text| text.trim().is_empty()) { "blank" } else { "only a dash" };
            let message = format!("{prefix}the {noun} is {is}, so it cannot be rated");
            (message, "write the number, or \"N/A\" if there is none".into())
        }
        _ => return None,
    };
    Some(Problem::new(Code::NotJudged, datum.place, message).hint(hint))
}

fn is_dash(text: &str) -> bool {
    text.chars().all(|c| "-–—".contains(c))
}

/// The direction that another word for it means.
fn meant(written: &str) -> Option<&'static str> {
    let written = written.trim().to_lowercase();
    let plain = plain(&written);
    let written = if plain.is_empty() { written } else { plain };
    let named = DIRECTIONS.iter().find(|(_, others)| others.contains(&written.as_str())).map(|(meant, _)| *meant);
    named.or_else(|| nearest(&written, DIRECTIONS.iter().map(|(meant, _)| *meant)))
}

/// What is left of "up is good" and "the smaller the better": the word that says which way.
fn plain(written: &str) -> String {
    const AROUND: [&str; 12] =
        ["is", "are", "the", "a", "good", "better", "best", "performance", "figure", "figures", "number", "numbers"];
    let has_judgement =
        ["good", "better", "best"].iter().any(|word| written.split_whitespace().any(|own| own == *word));
    let left = written.split_whitespace().filter(|word| has_judgement && !AROUND.contains(word));
    left.collect::<Vec<_>>().join(" ")
}

/// Whether a figure that the level would be worked out from is a placeholder, which is said apart.
pub(super) fn is_to_come(headline: &Headline<'_>) -> bool {
    [headline.target, headline.current].into_iter().any(is_placeholder)
}

/// Why no level can be worked out, in a few words.
pub(super) fn reason(headline: &Headline<'_>, judgement: &Judgement) -> String {
    let text = |figure| headline.figure(figure).and_then(text).unwrap_or_default();
    match judgement.unrated {
        Some(Unjudged::NotDue) => "no figure is due".into(),
        Some(Unjudged::Absent(figure)) => format!("there is no {}", figure.noun()),
        Some(Unjudged::Missing(figure)) if text(figure).is_empty() => format!("the {} is null", figure.noun()),
        Some(Unjudged::Missing(figure) | Unjudged::Unread(figure) | Unjudged::ToCome(figure)) => {
            format!("the {} “{}” is not a number", figure.noun(), text(figure))
        }
        Some(Unjudged::Withheld(figure)) => format!("the {} is withheld", figure.noun()),
        Some(Unjudged::NoDirection) => "there is no \"direction\"".into(),
        Some(Unjudged::OtherDirection) => match headline.direction.map(|direction| &direction.value) {
            Some(Direction::Other(written)) => {
                format!("the direction “{written}” is not \"higher\", \"lower\" or \"close\"")
            }
            _ => "the direction cannot be rated".into(),
        },
        Some(Unjudged::MixedPercent(_)) => "only one of current figure and target has a percent sign".into(),
        Some(Unjudged::MixedUnits(_) | Unjudged::OtherWords(_)) => {
            "the current figure and the target are not in one unit".into()
        }
        Some(Unjudged::ZeroTarget) => "the target is 0, and there is no percentage of 0".into(),
        Some(Unjudged::OnStrictBound) => {
            format!(
                "the current figure is exactly on the limit of “{}”, which does not say whether that is met",
                text(Figure::Target)
            )
        }
        Some(Unjudged::OutOfRange | Unjudged::NoBands) | None => "the figures are out of range".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_words_for_a_direction_lead_to_the_contract_s() {
        for (written, direction) in [
            ("up", "higher"),
            ("Higher", "higher"),
            ("DOWN", "lower"),
            ("lowr", "lower"),
            ("Close to target", "close"),
            ("Up is good", "higher"),
            ("the smaller the better", "lower"),
            ("Higher figures are better", "higher"),
        ] {
            assert_eq!(meant(written), Some(direction), "{written}");
        }
        assert_eq!(meant("N/A"), None);
        assert_eq!((meant("good"), meant("better than last year")), (None, None));
        assert_eq!(meant("Contextual"), None);
    }
}
