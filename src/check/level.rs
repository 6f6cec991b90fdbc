//! Rules on the level: the published one beside the one the figures give.

use super::subject::Subject;
use super::unjudged;
use crate::pack::{At, Indicator};
use crate::problem::{Code, Hint, Place, Problem, did_you_mean, nearest};
use crate::rating::assess::Assessment;
use crate::rating::figure::{read, read_target};
use crate::rating::scale::Scale;
use crate::rating::variance::Basis;

/// Records what is wrong with the level of a headline.
pub(super) fn check(subject: &Subject<'_, '_>, problems: &mut Vec<Problem>) {
    if let Some(rag) = subject.headline.rag {
        check_name(rag, rag.place, subject.scale, problems);
    }
    if let Some(rag) = subject.headline.forecast.and_then(|forecast| forecast.rag.as_ref()) {
        check_name(rag, rag.place, subject.scale, problems);
    }
    for rag in subject.headline.history.iter().filter_map(|point| point.rag.as_ref()) {
        check_name(rag, rag.place, subject.scale, problems);
    }
    problems.extend(mismatch(subject).or_else(|| rounded_level(subject)));
}

/// A level's name stands on the scale.
pub(super) fn check_name(name: &str, place: Place, scale: &Scale, problems: &mut Vec<Problem>) {
    if scale.find(name).is_some() || !scale.is_complete {
        return; // Where part of the scale cannot be read, nobody knows its levels.
    }
    let names = || scale.levels.iter().map(|level| level.name.as_str());
    let meant = nearest(name, names()).or_else(|| meant(name, &names().collect::<Vec<_>>()));
    let problem = Problem::new(Code::UnknownLevel, place, format!("the scale has no level “{name}”"));
    problems.push(match meant {
        Some(known) => problem.hint(did_you_mean(known)),
        None => problem.hint(format!("the levels are {}", names().collect::<Vec<_>>().join(", "))),
    });
}

/// The colours of signs that stand for a level in a spreadsheet.
const SIGNS: [(&str, &[char]); 4] = [
    ("Red", &['🔴', '🟥', '❤', '🛑']),
    ("Amber", &['🟠', '🟡', '🟧', '🟨', '🧡', '💛']),
    ("Green", &['🟢', '🟩', '💚', '✅', '✔']),
    ("Blue", &['🔵', '🟦', '💙']),
];

/// The level that a sign, a letter, or a level with words around it stands for.
fn meant<'n>(typed: &str, names: &[&'n str]) -> Option<&'n str> {
    let typed = typed.trim().to_lowercase();
    let named: Vec<&str> = names.iter().copied().filter(|name| typed.contains(&name.to_lowercase())).collect();
    if let [only] = named[..] {
        return Some(only); // "Amber/Green" is between two.
    }
    let sign = SIGNS.iter().find(|(_, signs)| typed.starts_with(*signs)).map(|(name, _)| *name);
    let is_letter = typed.chars().count() == 1;
    let is_meant = |name: &&str| sign == Some(*name) || (is_letter && name.to_lowercase().starts_with(&typed));
    names.iter().copied().find(is_meant)
}

fn mismatch(subject: &Subject<'_, '_>) -> Option<Problem> {
    let (rag, judgement) = (subject.headline.rag?, subject.judgement);
    let (declared, computed) = (judgement.declared?, judgement.computed?);
    if declared == computed || subject.headline.rag_reason.is_some() {
        return None;
    }
    let message = format!(
        "{}published as {}, but {}, which the key calls {}",
        subject.prefix(),
        rag.value,
        describe_variance(subject)?,
        subject.level_name(computed)
    );
    let hint = "correct the level or the figures, or say why in \"rag_reason\"";
    Some(Problem::new(Code::RagMismatch, rag.place, message).hint(hint))
}

/// A level that the figures as printed would not have: readers see 99.5% of 99.5%, and Amber beside it.
fn rounded_level(subject: &Subject<'_, '_>) -> Option<Problem> {
    let judgement = subject.judgement;
    let (computed, shown) = (judgement.computed?, judgement.shown?);
    if computed == shown || judgement.level() != Some(computed) {
        return None;
    }
    let (current, target) = (subject.headline.current?, subject.headline.target?);
    let message = format!(
        "{}{} against the target of {} reads as {}, but the level is {}: {}",
        subject.prefix(),
        subject.printed(current),
        subject.printed(target),
        subject.level_name(shown),
        subject.level_name(computed),
        describe_variance(subject)?,
    );
    let hint = Hint::both(
        "print more decimals, for example \"decimals\": 2 in \"unit\", or give the figures as they are to be judged",
        "print more decimals, for example 2 in \"unit.decimals\", or give the figures as they are to be judged",
    );
    Some(
        Problem::new(Code::RoundedLevel, subject.headline.rag.map_or(current.place, |rag| rag.place), message)
            .hint(hint),
    )
}

/// "362 is 17.2% over the target of 309".
fn describe_variance(subject: &Subject<'_, '_>) -> Option<String> {
    let (headline, judgement) = (subject.headline, subject.judgement);
    let (datum, goal, variance) = (headline.current?, headline.target?, judgement.variance?);
    let is_rounded = judgement.shown != judgement.computed;
    let (current, target) =
        if is_rounded { (subject.exact(datum), subject.exact(goal)) } else { subject.both(datum, goal) };
    if variance.is_zero() {
        return Some(format!("{current} is on the target of {target}"));
    }
    let is_over =
        read(&datum.scalar, headline.unit)?.number()? > read_target(&goal.scalar, headline.unit)?.low.number()?;
    let side = if is_over { "over" } else { "under" };
    let amount = subject.bands.shown(variance).abs();
    Some(match subject.bands.basis {
        Basis::Relative => format!("{current} is {amount}% {side} the target of {target}"),
        Basis::Points => format!("{current} is {amount} points {side} the target of {target}"),
    })
}

/// Records an indicator that has no level at all.
pub(super) fn check_missing(indicator: &At<Indicator>, assessment: &Assessment<'_>, problems: &mut Vec<Problem>) {
    let (headline, judgement) = (&assessment.own.headline, &assessment.own.judgement);
    let is_unread = |field| indicator.unread.contains(&field);
    let is_excused = is_unread("rag") || is_unread("target") || assessment.bands.bands.is_empty();
    let has_level = headline.rag.is_some() || judgement.level().is_some() || assessment.is_measured();
    if has_level || is_excused || assessment.is_not_due() || unjudged::is_to_come(headline) {
        return;
    }
    let (place, message) = match headline.target {
        Some(target) => {
            let reason = unjudged::reason(headline, judgement);
            let message = format!("there is a target but no level, and none can be worked out ({reason})");
            (target.place, message)
        }
        None => (indicator.place.part(0, 1), "there is neither a target nor a level".into()),
    };
    let is_to_come = headline.target.is_some() && headline.current.is_none();
    let (field, add) = match is_to_come {
        true => ("current", "add \"current\" when it is known"),
        false => ("rag", "add \"rag\""),
    };
    let hint = format!("{add}; an indicator that is not rated is \"Contextual\", \"Baseline\" or \"In Development\"");
    problems.push(Problem::new(Code::RagMissing, place, message).hint(hint).lacks(indicator.place, field));
}
