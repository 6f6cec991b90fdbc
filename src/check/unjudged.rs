//! Why an indicator is not judged, and what was written almost as it should be.

use rust_decimal::Decimal;

use crate::judge::{Headline, number};
use crate::pack::{At, Datum, Direction, Scalar, split_number};
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
            && let Some((number, unit)) = stray_unit(text)
        {
            let message = format!("“{text}” is printed as it stands and cannot be compared, because of “{unit}”");
            problems.push(Problem::new(Code::NotJudged, datum.place, message).hint(format!(
                "write {number} and name the unit once for the indicator: \"unit\": {{\"suffix\": \" {unit}\"}}"
            )));
        }
    }
}

/// The direction that another word for it means.
fn meant(written: &str) -> Option<&'static str> {
    let written = written.trim().to_lowercase();
    let named = DIRECTIONS.iter().find(|(_, others)| others.contains(&written.as_str())).map(|(meant, _)| *meant);
    named.or_else(|| nearest(&written, DIRECTIONS.iter().map(|(meant, _)| *meant)))
}

/// A number followed by one word: "362 businesses", but not "9% increase" or "12 to 14".
fn stray_unit(text: &str) -> Option<(String, &str)> {
    let (number, unit) = split_number(text)?;
    let is_word = !unit.is_empty() && unit.chars().all(char::is_alphabetic);
    (is_word && !["to", "of", "or"].contains(&unit)).then_some((number, unit))
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

    #[test]
    fn only_a_plain_word_after_a_number_is_a_stray_unit() {
        assert_eq!(stray_unit("362 businesses"), Some(("362".into(), "businesses")));
        assert_eq!(stray_unit("12 to 14"), None);
        assert_eq!(stray_unit("9% increase"), None);
        assert_eq!(stray_unit("Fewer than 85"), None);
    }
}
