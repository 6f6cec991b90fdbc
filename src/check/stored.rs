//! A level that the number behind a cell would not have: 94.97 shows as 95%, and Green beside it.

use rust_decimal::{Decimal, RoundingStrategy};

use super::subject::Subject;
use crate::pack::{At, Datum, Scalar};
use crate::problem::{Code, Problem};
use crate::rating::assess::{Headline, Judgement};
use crate::source::{CellValue, Sources};

/// What a format may multiply by before it shows a number: per cent, thousands, millions.
const FACTORS: [(i64, u32); 4] = [(1, 0), (100, 0), (1, 3), (1, 6)];

/// Records where the figures as Excel keeps them have another level than as it shows them.
pub(super) fn check(subject: &Subject<'_, '_>, sources: &Sources, problems: &mut Vec<Problem>) {
    if sources.book().is_some() {
        problems.extend(rounded(subject, sources));
    }
}

fn rounded(subject: &Subject<'_, '_>, sources: &Sources) -> Option<Problem> {
    let (current, target) = (subject.headline.current?, subject.headline.target?);
    let kept = (kept(current, sources), kept(target, sources));
    if kept.0.is_none() && kept.1.is_none() {
        return None;
    }
    let (exact, goal) = (kept.0.as_ref().unwrap_or(current), kept.1.as_ref().unwrap_or(target));
    let headline = Headline { current: Some(exact), target: Some(goal), ..*subject.headline };
    let judged = Judgement::of(&headline, subject.scale, subject.bands).computed?;
    let shown = subject.judgement.computed.filter(|shown| *shown != judged)?;
    let message = format!(
        "{}{} against the target of {} is {} by what the cells show, but {} by the numbers in them: {} against {}",
        subject.prefix(),
        subject.printed(current),
        subject.printed(target),
        subject.level_name(shown),
        subject.level_name(judged),
        spoken(exact),
        spoken(goal),
    );
    let hint = "show more decimals, or round the number itself with Excel's ROUND";
    Some(Problem::new(Code::RoundedLevel, current.place, message).hint(hint))
}

/// A figure with the number that its cell keeps, where that is not the one it shows.
fn kept(datum: &At<Datum>, sources: &Sources) -> Option<At<Datum>> {
    let CellValue::Number(number) = &sources.cell(datum.place)?.value else { return None };
    let (shown, stored) = (datum.scalar.number()?, Decimal::from_str_exact(&number.stored).ok()?);
    let scaled = FACTORS.iter().find_map(|&(times, places)| {
        let scaled = stored.checked_mul(Decimal::from(times))?.checked_div(Decimal::from(10_i64.pow(places)))?;
        let rounded = scaled.round_dp_with_strategy(shown.scale(), RoundingStrategy::MidpointAwayFromZero);
        (rounded == shown).then_some(scaled)
    })?;
    let scalar = Scalar::Number(scaled.normalize());
    (scaled != shown).then(|| At { value: Datum { scalar, ..datum.value.clone() }, place: datum.place })
}

fn spoken(datum: &At<Datum>) -> String {
    match &datum.scalar {
        Scalar::Number(number) => number.to_string(),
        Scalar::Text(text) => text.clone(),
        Scalar::Null => String::new(),
    }
}
