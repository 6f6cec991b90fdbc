//! Why an indicator is not judged, and what was written almost as it should be.

use rust_decimal::Decimal;

use super::placeholders::is_placeholder;
use crate::judge::{Headline, number};
use crate::pack::{At, Datum, Direction, Scalar};
use crate::problem::{Code, Problem, nearest};

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
pub(super) fn check(headline: &Headline<'_>, problems: &mut Vec<Problem>) {
    if let Some(direction) = headline.direction
        && let Direction::Other(written) = &direction.value
        && let Some(meant) = meant(written)
    {
        let message = format!("the direction “{written}” is printed as it stands and judges nothing");
        problems
            .push(Problem::new(Code::NotJudged, direction.place, message).hint(format!("did you mean \"{meant}\"?")));
    }
    if headline.target.is_none() || headline.better().is_none() {
        return;
    }
    for datum in [headline.target, headline.current].into_iter().flatten() {
        if let Scalar::Text(text) = &datum.scalar
            && datum.scalar.number().is_none()
            && !datum.scalar.is_missing()
            && !is_placeholder(Some(datum))
        {
            let message = format!("“{text}” is printed as written and not compared, because it is not one number");
            problems.push(
                Problem::new(Code::NotJudged, datum.place, message)
                    .hint("write a number, such as 362 or \"95%\", and the rest in \"note\""),
            );
        }
    }
}

/// The direction that another word for it means.
fn meant(written: &str) -> Option<&'static str> {
    let written = written.trim().to_lowercase();
    let named = DIRECTIONS.iter().find(|(_, others)| others.contains(&written.as_str())).map(|(meant, _)| *meant);
    named.or_else(|| nearest(&written, DIRECTIONS.iter().map(|(meant, _)| *meant)))
}

/// Why no level can be worked out, in a few words.
pub(super) fn reason(headline: &Headline<'_>) -> String {
    let figure = |name: &str, datum: Option<&At<Datum>>| match datum.map(|datum| &datum.scalar) {
        None => Some(format!("there is no {name}")),
        Some(Scalar::Text(text)) if number(datum).is_none() => Some(format!("the {name} “{text}” is no number")),
        Some(Scalar::Null) => Some(format!("the {name} is null")),
        Some(_) => None,
    };
    let direction = || match headline.direction.map(|direction| &direction.value) {
        None => Some("no \"direction\" is given".to_owned()),
        Some(Direction::Other(written)) => Some(format!("the direction “{written}” judges nothing")),
        Some(_) => None,
    };
    let is_zero = || number(headline.target) == Some(Decimal::ZERO);
    figure("current figure", headline.current)
        .or_else(|| figure("target", headline.target))
        .or_else(direction)
        .or_else(|| is_zero().then(|| "the target is 0, of which there is no percentage".to_owned()))
        .unwrap_or_else(|| "the figures are out of range".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_words_for_a_direction_lead_to_the_contract_s() {
        for (written, direction) in
            [("up", "higher"), ("Higher", "higher"), ("DOWN", "lower"), ("lowr", "lower"), ("Close to target", "close")]
        {
            assert_eq!(meant(written), Some(direction), "{written}");
        }
        assert_eq!(meant("N/A"), None);
        assert_eq!(meant("Contextual"), None);
    }
}
