//! Figures that look like slips: ten times what they are compared with, or printed with more decimals than anyone reads.

use rust_decimal::Decimal;

use super::subject::Subject;
use crate::pack::{At, Datum, Figure, Indicator, Scalar, figures};
use crate::problem::{Code, Hint, Problem};
use crate::rating::assess;
use crate::rating::figure::{format, print_datum, read, read_target};

/// The most decimals that are published; divisions of spreadsheets have fifteen.
const MOST_DECIMALS: usize = 6;

/// Records a current figure that is ten times the target or the previous figure, or a tenth.
pub(super) fn check(subject: &Subject<'_, '_>, problems: &mut Vec<Problem>) {
    problems.extend(far(subject));
}

fn far(subject: &Subject<'_, '_>) -> Option<Problem> {
    let headline = subject.headline;
    let which = subject.judgement.far_from?;
    let (current, other) = (headline.current?, headline.figure(which)?);
    let number = |datum: &At<Datum>| read_target(&datum.scalar, headline.unit)?.low.number();
    let (one, two) = (number(current)?.abs(), number(other)?.abs());
    let named = |noun: &str, datum: &At<Datum>| format!("the {noun}, {},", subject.printed(datum));
    let (small, large) = (named(assess::Figure::Current.noun(), current), named(which.noun(), other));
    let (small, large) = if one < two { (small, large) } else { (large, small) };
    let times = times(one.min(two), one.max(two));
    let message = format!("{}{large} is at least {times} times {}", subject.prefix(), small.trim_end_matches(','));
    let hint = "check the decimal points and the units of both; if both are right, say so in \"accept\"";
    Some(Problem::new(Code::Implausible, current.place, message).hint(hint))
}

/// The highest power of ten that a number is another one times: "10", "1,000".
fn times(small: Decimal, large: Decimal) -> String {
    let mut power = Decimal::TEN;
    while let Some(next) = power.checked_mul(Decimal::TEN)
        && small.checked_mul(next).is_some_and(|product| product <= large)
    {
        power = next;
    }
    crate::number::format::Format::number().print(power)
}

/// Records the first figure of an indicator that prints with more decimals than anyone reads.
pub(super) fn check_decimals(indicator: &Indicator, problems: &mut Vec<Problem>) {
    let all = figures(indicator);
    let printed = |figure: &Figure<'_>| print_datum(figure.datum, &format(figure.unit));
    let is_chosen = |figure: &Figure<'_>| {
        matches!(figure.datum.scalar, Scalar::Number(_)) && format(figure.unit).decimals.is_some()
    };
    let is_long = |figure: &&Figure<'_>| {
        let is_number = read(&figure.datum.scalar, figure.unit).is_some();
        is_number && !is_chosen(figure) && decimals(&printed(figure)) > MOST_DECIMALS
    };
    let long: Vec<_> = all.iter().filter(is_long).collect();
    let Some(first) = long.first() else { return };
    let printed = printed(first);
    let others = match long.len() - 1 {
        0 => String::new(),
        1 => ", and one more figure likewise".into(),
        more => format!(", and {more} more figures likewise"),
    };
    let message = format!("{printed} is printed with {} decimals{others}", decimals(&printed));
    problems.push(Problem::new(Code::Implausible, first.datum.place, message).hint(Hint::both(
        "round it to what is published, or set \"decimals\" in \"unit\"",
        "round it to what is published, or type how many decimals in \"unit.decimals\"",
    )));
}

/// How many decimals a text has at most.
fn decimals(text: &str) -> usize {
    let runs = text.split('.').skip(1);
    runs.map(|run| run.bytes().take_while(u8::is_ascii_digit).count()).max().unwrap_or(0)
}
