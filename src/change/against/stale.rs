//! Rules on what was left standing from the period before, and on figures far from those of the real past.

use super::Against;
use crate::change::same::{folded, key};
use crate::change::when::Order;
use crate::check::is_placeholder;
use crate::number::period::{Period, Span};
use crate::pack::{At, Counting, Datum, Frequency, Indicator, Section, is_commentary_heading};
use crate::problem::{Code, Problem};
use crate::rating::assess::{Assessed, Headline, Judgement, assess};
use crate::rating::figure::{print_datum, read};

pub(super) fn check(against: &Against<'_>, old: &At<Indicator>, new: &At<Indicator>, problems: &mut Vec<Problem>) {
    if is_due(against, new) {
        texts(against, old, new, problems);
    }
    let (before, now) = (assess(old, &against.scale), assess(new, &against.scale));
    for assessed in now.all().filter(|assessed| assessed.headline.not_due.is_none()) {
        let name = assessed.headline.name.map(key);
        let Some(earlier) = before.all().find(|earlier| earlier.headline.name.map(key) == name) else { continue };
        if is_due(against, new) {
            problems.extend(figure(against, &earlier.headline, assessed));
        }
        problems.extend(fell(against, &earlier.headline, &assessed.headline));
        problems.extend(far(against, &earlier.headline, assessed, &now.bands));
    }
}

/// Whether a new figure is expected: a yearly one only in another year, and nothing of what is not due.
fn is_due(against: &Against<'_>, indicator: &Indicator) -> bool {
    let [old, new] = &against.editions;
    let span = Period::named(&new.period).map(|period| period.span);
    let own = match indicator.frequency.as_ref().map(|frequency| frequency.value) {
        Some(Frequency::Year) => Some(Span::Year),
        Some(Frequency::Quarter) => Some(Span::Quarter),
        Some(Frequency::Month) => Some(Span::Month),
        _ => None,
    };
    let is_longer = own.zip(span).is_some_and(|(own, span)| own > span);
    let is_of_other_year = own == Some(Span::Year) && old.financial_year != new.financial_year;
    (!is_longer || is_of_other_year) && indicator.not_due.is_none()
}

/// Records commentaries that are word for word those of the period before.
fn texts(against: &Against<'_>, old: &Indicator, new: &Indicator, problems: &mut Vec<Problem>) {
    let sections = |indicator: &'_ Indicator| {
        indicator.narrative.iter().flat_map(|narrative| narrative.0.clone()).collect::<Vec<Section>>()
    };
    let words = |section: &Section| section.texts.0.iter().map(|text| folded(text)).collect::<Vec<_>>().join("\n");
    let before = sections(old);
    for section in
        sections(new).iter().filter(|section| is_commentary_heading(&section.heading) && !section.texts.is_blank())
    {
        let same = before.iter().find(|other| key(&other.heading) == key(&section.heading));
        if same.is_some_and(|other| words(other) == words(section)) {
            let place = section.texts.0.first().map_or(section.heading.place, |text| text.place);
            let message = format!("the text under “{}” is the one of {}", section.heading.trim(), against.before);
            problems.push(Problem::new(Code::StaleText, place, message).hint("write what happened in this period"));
        }
    }
}

/// A current figure that is the one of the period before, unless the pack says that nothing has changed.
fn figure(against: &Against<'_>, old: &Headline<'_>, new: &Assessed<'_>) -> Option<Problem> {
    let (before, current) = (old.current?, new.headline.current?);
    let number = |datum: &At<Datum>, headline: &Headline<'_>| {
        if datum.is_withheld() || is_placeholder(Some(datum)) {
            None
        } else {
            read(&datum.scalar, headline.unit)?.number()
        }
    };
    let is_same = number(before, old)? == number(current, &new.headline)?;
    let is_said = new.headline.change.is_some_and(|change| says_no_change(change)) || current.note.is_some();
    if !is_same || is_said {
        return None;
    }
    let previous = |headline: &Headline<'_>| headline.previous.and_then(|datum| number(datum, headline));
    let is_row = previous(old).is_some() && previous(old) == previous(&new.headline);
    let printed = print_datum(current, &new.headline.format());
    let also = if is_row { ", and so is the previous one" } else { "" };
    let message =
        format!("{}the current figure, {printed}, is the one of {}{also}", prefix(&new.headline), against.before);
    let hint = "put in this period's figure; if it is the same again, say so in \"change\"";
    Some(Problem::new(Code::StaleFigure, current.place, message).hint(hint))
}

fn says_no_change(change: &str) -> bool {
    let lower = change.to_lowercase();
    ["no change", "unchanged", "same", "stable", "maintain", "static"].iter().any(|word| lower.contains(word))
}

/// A figure for the year to date below that of the earlier pack of the same year, where the pack's own figures do not show it.
fn fell(against: &Against<'_>, old: &Headline<'_>, new: &Headline<'_>) -> Option<Problem> {
    let [before, now] = &against.editions;
    let is_to_date = [old, new].iter().all(|headline| headline.counting == Counting::Cumulative);
    let is_of_year = before.financial_year == now.financial_year && against.diff.order == Order::Later;
    let shows_it = new.previous.is_some() || !new.history.is_empty();
    let (earlier, current) =
        (old.current.filter(|datum| !datum.is_withheld())?, new.current.filter(|datum| !datum.is_withheld())?);
    let numbers = read(&earlier.scalar, old.unit)?.number()?.cmp(&read(&current.scalar, new.unit)?.number()?);
    if !is_to_date || !is_of_year || shows_it || numbers.is_le() {
        return None;
    }
    let (was, is) = (print_datum(earlier, &old.format()), print_datum(current, &new.format()));
    let message = format!(
        "{}{is} is less than the {was} of {}, though these are figures for the year to date",
        prefix(new),
        against.before
    );
    let hint = "correct one of the two, or \"basis\" if these are the figures of each period alone";
    Some(Problem::new(Code::CumulativeFell, current.place, message).hint(hint))
}

/// A current figure that is ten times what the old pack has as its current one, or a tenth, where the pack itself does not tell.
fn far(
    against: &Against<'_>,
    old: &Headline<'_>,
    new: &Assessed<'_>,
    bands: &crate::rating::bands::Bands,
) -> Option<Problem> {
    let (before, current) = (old.current?, new.headline.current?);
    let beside = Headline { previous: Some(before), target: None, ..new.headline };
    let is_far = Judgement::of(&beside, &against.scale, bands).far_from.is_some();
    if !is_far || new.judgement.far_from.is_some() {
        return None; // What the pack's own figures show is told by the rule that reads them.
    }
    let (was, now) = (print_datum(before, &old.format()), print_datum(current, &new.headline.format()));
    let message =
        format!("{}the current figure, {now}, is far from the {was} of {}", prefix(&new.headline), against.before);
    let hint = "check the decimal point and the unit; if both are right, say so in \"accept\"";
    Some(Problem::new(Code::Implausible, current.place, message).hint(hint))
}

fn prefix(headline: &Headline<'_>) -> String {
    match headline.name.map(str::trim) {
        None => String::new(),
        Some("") => "a measure: ".into(),
        Some(name) => format!("{name}: "),
    }
}
