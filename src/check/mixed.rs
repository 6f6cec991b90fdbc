//! Figures of unlike units: what is not compared because of its sign or its words, and percentages given as shares of one.

use rust_decimal::Decimal;

use super::subject::Subject;
use crate::number::{Reading, Sign};
use crate::pack::{At, Datum, Scalar};
use crate::problem::{Code, Problem};
use crate::rating::assess::{Figure, Unjudged, is_share};
use crate::rating::figure::{read, read_target};

/// Records why the current figure is not compared with the target or the previous figure, each place once.
pub(super) fn check(subject: &Subject<'_, '_>, problems: &mut Vec<Problem>) {
    let (headline, judgement) = (subject.headline, subject.judgement);
    let pairs = [
        (judgement.unrated, headline.target, Figure::Target),
        (judgement.uncompared, headline.figure(headline.before()), headline.before()),
    ];
    let mut told = Vec::new();
    for (reason, other, which) in pairs {
        let (Some(reason), Some(current), Some(other)) = (reason, headline.current, other) else { continue };
        let found = unlike(subject, reason, current, other, which).filter(|problem| !told.contains(&problem.place));
        told.extend(found.as_ref().map(|problem| problem.place));
        problems.extend(found);
    }
    problems.extend(shares(subject));
}

fn unlike(
    subject: &Subject<'_, '_>,
    reason: Unjudged,
    current: &At<Datum>,
    other: &At<Datum>,
    which: Figure,
) -> Option<Problem> {
    let (one, two) = (subject.printed(current), subject.printed(other));
    let noun = which.noun();
    let problem = match reason {
        Unjudged::MixedPercent(Figure::Current) => share_beside_percent(
            subject,
            current,
            &format!("{one} has no percent sign, but the {noun}, {two}, has one"),
        ),
        Unjudged::MixedPercent(_) => {
            share_beside_percent(subject, other, &format!("{two} has no percent sign, but {one} has one"))
        }
        Unjudged::MixedUnits(_) => {
            let counts =
                |datum: &At<Datum>| read_target(&datum.scalar, subject.headline.unit).map(|read| counted(&read.low));
            let (of_one, of_two) = (counts(current)?, counts(other)?);
            let message = format!("{one} is {of_one}, but the {noun}, {two}, is {of_two}: they are not compared");
            Problem::new(Code::MixedUnits, current.place, message).hint("write both in one unit")
        }
        Unjudged::OtherWords(_) => {
            let message = format!(
                "“{one}” and the {noun} “{two}” are not compared, because their numbers have different words or units"
            );
            let is_lettered = [&one, &two].iter().any(|text| text.to_lowercase().trim_end().ends_with(['m', 'k', 'n']));
            let letters = "; letters such as m and k mean millions and thousands only after a £";
            let hint = format!("write both in one unit{}", if is_lettered { letters } else { "" });
            Problem::new(Code::NotJudged, current.place, message).hint(hint)
        }
        _ => return None,
    };
    Some(Problem { message: format!("{}{}", subject.prefix(), problem.message), ..problem })
}

fn share_beside_percent(subject: &Subject<'_, '_>, share: &At<Datum>, message: &str) -> Problem {
    let number = read(&share.scalar, subject.headline.unit).and_then(|reading| reading.number());
    let problem = Problem::new(Code::MixedPercent, share.place, format!("{message}: they are not compared"));
    match number.and_then(|number| Some((number, hundredfold(number)?))) {
        Some((number, percent)) => {
            problem.hint(format!("write \"{percent}%\" if it is a share, or \"{number}%\" if it is a percentage"))
        }
        None => problem,
    }
}

fn hundredfold(number: Decimal) -> Option<Decimal> {
    number.checked_mul(Decimal::ONE_HUNDRED).map(|percent| percent.normalize())
}

/// What a figure counts, in words.
fn counted(reading: &Reading) -> &'static str {
    reading.sign.map_or("a number with its unit in words", Sign::word)
}

/// The unit is percent, and every figure is a share of one: 0.95 would print as 0.95%.
fn shares(subject: &Subject<'_, '_>) -> Option<Problem> {
    let headline = subject.headline;
    let first = [headline.target, headline.current].into_iter().flatten().find(|datum| is_fraction(subject, datum))?;
    if subject.format.suffix.trim() != "%" || !headline.figures().all(|datum| is_unsigned_share(subject, datum)) {
        return None;
    }
    let percent = read(&first.scalar, headline.unit)?.number().and_then(hundredfold)?;
    let message = format!("{}the unit is percent, but every figure is between -1 and 1", subject.prefix());
    let hint = format!("{} prints as {}; write {percent}", plain(first), subject.printed(first));
    Some(Problem::new(Code::MixedPercent, first.place, message).hint(hint))
}

/// A figure as it is typed.
fn plain(datum: &At<Datum>) -> String {
    match &datum.scalar {
        Scalar::Number(number) => number.to_string(),
        Scalar::Text(text) => text.trim().to_owned(),
        Scalar::Null => String::new(),
    }
}

/// Whether a number lies strictly between -1 and 1 and is not 0: ones and noughts alone may be percentages of few.
fn is_fraction(subject: &Subject<'_, '_>, datum: &At<Datum>) -> bool {
    let reading = read(&datum.scalar, subject.headline.unit);
    reading
        .is_some_and(|reading| is_share(&reading) && reading.number().is_some_and(|number| !number.fract().is_zero()))
}

/// Whether a figure has no number, or one between -1 and 1 beside which nobody typed a percent sign.
fn is_unsigned_share(subject: &Subject<'_, '_>, datum: &At<Datum>) -> bool {
    let is_typed = matches!(&datum.scalar, Scalar::Text(text) if text.contains('%'));
    let number = read(&datum.scalar, subject.headline.unit).and_then(|reading| reading.number());
    !is_typed && number.is_none_or(|number| number.abs() <= Decimal::ONE)
}
