//! Rules that need the pack of the period before: what was left standing, what vanished, what is told differently now.
//!
//! Each finding is a problem at its place in the new pack. What a mark withholds in either pack is in none of them.

mod redefined;
mod stale;

use super::diff::{Change, Diff, Entry, Kind};
use super::same::folded;
use super::when::{Edition, Order};
use crate::check::load::Loaded;
use crate::pack::{At, Indicator, Pack};
use crate::problem::{Code, Hint, Place, Problem};
use crate::rating::scale::Scale;
use crate::source::shortened;
use crate::words::Words;

/// What both packs are, for the rules.
struct Against<'p> {
    old: &'p Pack,
    new: &'p Pack,
    scale: Scale,
    /// The period of the old pack, for messages.
    before: String,
    editions: [Edition; 2],
    diff: Diff,
}

/// What is wrong with a pack beside an earlier one; `None` where the two cannot be compared.
pub fn problems(old: &Loaded, new: &Loaded) -> Option<(Order, Vec<Problem>)> {
    let diff = Diff::of(old, new, &Words::of("en"))?;
    let (old, new) = (old.pack.as_ref()?, new.pack.as_ref()?);
    let order = diff.order;
    let (before, editions) = (diff.old.when(), [diff.old.clone(), diff.new.clone()]);
    let against = Against { old, new, scale: Scale::of(new.rating.as_ref()), before, editions, diff };
    Some((order, if order == Order::Same { Vec::new() } else { against.all() }))
}

impl<'p> Against<'p> {
    fn all(&self) -> Vec<Problem> {
        let mut problems: Vec<Problem> = self.diff.entries.iter().filter_map(|entry| self.vanished(entry)).collect();
        for entry in &self.diff.entries {
            let Some(indicator) = entry.new.as_ref().map(|name| &self.new.indicators.0[name.position - 1]) else {
                continue;
            };
            let is_in_both = entry.old.is_some();
            for change in entry.changes.iter().filter(|_| is_in_both) {
                problems.extend(self.renumbered(entry, change, indicator));
                problems.extend(self.restated(change, indicator));
            }
            if is_in_both {
                redefined::check(self, entry, indicator, &mut problems);
            }
        }
        for pair in &self.diff.matched.pairs {
            stale::check(self, &self.old.indicators.0[pair.old], &self.new.indicators.0[pair.new], &mut problems);
        }
        problems
    }

    /// An indicator that is not there any more.
    fn vanished(&self, entry: &Entry) -> Option<Problem> {
        let name = entry.old.as_ref().filter(|_| entry.new.is_none())?;
        let title = shortened(&name.title, 100);
        let called = match (name.reference.as_str(), title.as_str()) {
            ("", "") => format!("the {} indicator", crate::number::ordinal(name.position)),
            ("", title) => format!("the indicator “{title}”"),
            (reference, "") => format!("Indicator {reference}"),
            (reference, title) => format!("Indicator {reference}, “{title}”,"),
        };
        let message = format!("{called} of {} is not in this pack", self.before);
        let hint = "if that is meant, say in a text why it is no longer reported; the committee will look for it";
        Some(Problem::new(Code::Vanished, self.new.report.period.place, message).hint(hint))
    }

    /// An indicator that has another number now, though nothing says so.
    fn renumbered(&self, entry: &Entry, change: &Change, indicator: &At<Indicator>) -> Option<Problem> {
        let old = entry.old.as_ref().filter(|_| change.kind == Kind::Renumbered)?;
        let is_said = !old.reference.is_empty() && notes(indicator).iter().any(|note| says(note, &old.reference));
        if is_said {
            return None;
        }
        let was = if old.reference.is_empty() {
            "had no reference number".to_owned()
        } else {
            format!("was Indicator {}", old.reference)
        };
        let by = match entry.by {
            Some(super::matching::By::Likeness) => ", if it is the one it is most like",
            _ => "",
        };
        let place = indicator.reference.as_ref().map_or(indicator.place.part(0, 1), |reference| reference.place);
        let message = format!("it {was} in {}{by}", self.before);
        let hint = "say in \"notes\" which number it had, or give it its number back";
        Some(Problem::new(Code::Renumbered, place, message).hint(hint))
    }

    /// A figure of an earlier period that is given differently now, without a mark or a remark.
    fn restated(&self, change: &Change, indicator: &At<Indicator>) -> Option<Problem> {
        let (was, now) = (change.was.as_ref()?, change.now.as_ref().filter(|_| change.kind == Kind::Restated)?);
        let at = restated_at(change, indicator)?;
        if at.is_said {
            return None;
        }
        let measure = change.measure.as_ref().map_or_else(String::new, |name| format!("{name}: "));
        let published = if change.what.contains(&self.before) { String::new() } else { format!(" in {}", self.before) };
        let message = format!("{measure}the {} was published as {was}{published}, but is {now} here", change.what);
        let hint = Hint::both(
            "if it was revised, write {\"value\": …, \"mark\": \"revised\", \"previously\": …}; otherwise correct it",
            "if it was revised, choose “revised” in \"mark\" and type the earlier figure in \"previously\"; otherwise correct it",
        );
        Some(Problem::new(Code::Restated, at.place, message).hint(hint))
    }
}

/// Where a restated figure stands, and whether the pack says that it was revised.
struct RestatedAt {
    place: Place,
    is_said: bool,
}

fn restated_at(change: &Change, indicator: &At<Indicator>) -> Option<RestatedAt> {
    let of_measure = |name: &String| {
        indicator
            .sub_measures()
            .iter()
            .find(|measure| measure.title.as_ref().is_some_and(|title| folded(title) == folded(name)))
    };
    let performance = match &change.measure {
        Some(name) => &of_measure(name)?.performance,
        None => &indicator.performance,
    };
    let period = change.period();
    let point = performance
        .history()
        .iter()
        .find(|point| Some(folded(&point.period.0).as_str()) == period.map(folded).as_deref());
    let said = |datum: &crate::pack::Datum| {
        datum.previously.is_some() || datum.note.is_some() || is_revised(datum.mark.as_ref().map(|mark| mark.value))
    };
    match (point, &performance.previous) {
        (Some(point), _) => {
            Some(RestatedAt { place: point.figure.place, is_said: said(&point.figure) || is_revised(point.mark()) })
        }
        (None, Some(previous)) => Some(RestatedAt { place: previous.place, is_said: said(previous) }),
        (None, None) => Some(RestatedAt { place: indicator.place.part(0, 1), is_said: false }),
    }
}

fn is_revised(mark: Option<crate::pack::Mark>) -> bool {
    matches!(mark, Some(crate::pack::Mark::Revised | crate::pack::Mark::Break))
}

/// The texts in which an indicator says what is special about it.
fn notes(indicator: &Indicator) -> Vec<&str> {
    indicator.notes().iter().map(|note| note.value.as_str()).collect()
}

/// Whether a text names a reference number.
fn says(text: &str, reference: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '"' | '“' | '”'));
    words.map(|word| word.trim_end_matches('.')).any(|word| word.eq_ignore_ascii_case(reference))
}
