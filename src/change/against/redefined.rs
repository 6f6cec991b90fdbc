//! The rule on definitions: a title, unit, direction or target that is another one is explained.

use super::{Against, notes};
use crate::change::diff::{Change, Entry, Kind};
use crate::change::same::folded;
use crate::pack::{At, Indicator, Measure, Performance};
use crate::problem::{Code, Place, Problem};
use crate::source::shortened;

/// The fields that define what is measured, and what they are called.
const FIELDS: [&str; 4] = ["title", "unit", "direction", "target"];

pub(super) fn check(against: &Against<'_>, entry: &Entry, indicator: &At<Indicator>, problems: &mut Vec<Problem>) {
    let Some(old) = entry.old.as_ref().map(|name| &against.old.indicators.0[name.position - 1]) else { return };
    let is_defined = |change: &&Change| matches!(change.kind, Kind::Redefined | Kind::Retargeted);
    for change in entry.changes.iter().filter(is_defined) {
        let Some(field) = FIELDS.iter().find(|field| change.field.rsplit('/').next() == Some(field)) else { continue };
        let measure = change.measure.as_ref().and_then(|name| measure(indicator, name));
        let performance = measure.map_or(&indicator.performance, |measure| &measure.performance);
        if is_noted(old, indicator, performance, field) {
            continue;
        }
        let place = place(indicator, measure, field);
        problems.push(Problem::new(Code::Redefined, place, message(change, field, &against.before)).hint(
            "say in \"notes\" what has changed and why, so that nobody compares unlike with like; or put it back",
        ));
    }
}

fn message(change: &Change, field: &str, before: &str) -> String {
    let measure = change.measure.as_ref().map_or_else(String::new, |name| format!("{name}: "));
    let is_figure = field == "target";
    let short = |text: &Option<String>| {
        let text = shortened(text.as_ref()?, 120);
        Some(if is_figure { text } else { format!("“{text}”") })
    };
    match (short(&change.was), short(&change.now)) {
        (Some(was), Some(now)) => format!("{measure}the {field} was {was} in {before} and is {now} now"),
        (None, Some(now)) => format!("{measure}there was no {field} in {before}, and it is {now} now"),
        (was, _) => format!("{measure}the {field} was {} in {before} and is gone", was.unwrap_or_default()),
    }
}

fn measure<'i>(indicator: &'i Indicator, name: &str) -> Option<&'i At<Measure>> {
    let is_it = |measure: &&At<Measure>| measure.title.as_ref().is_some_and(|title| folded(title) == folded(name));
    indicator.sub_measures().iter().find(is_it)
}

/// Whether a note that the old pack did not have is there, or a remark on the target.
fn is_noted(old: &Indicator, indicator: &Indicator, performance: &Performance, field: &str) -> bool {
    let before: Vec<String> = notes(old).into_iter().map(folded).collect();
    let own = performance.notes().iter().map(|note| note.value.as_str());
    let is_new =
        notes(indicator).into_iter().chain(own).any(|note| !note.trim().is_empty() && !before.contains(&folded(note)));
    let target = performance.target.as_ref().is_some_and(|target| target.note.is_some());
    is_new || (field == "target" && target)
}

fn place(indicator: &At<Indicator>, measure: Option<&At<Measure>>, field: &str) -> Place {
    let whole = measure.map_or(indicator.place, |measure| measure.place).part(0, 1);
    let title = measure.map_or(indicator.title.as_ref(), |measure| measure.title.as_ref());
    let performance = measure.map_or(&indicator.performance, |measure| &measure.performance);
    let place = match field {
        "title" => title.map(|title| title.place),
        "unit" => performance.unit.as_ref().map(|unit| unit.place),
        "direction" => performance.direction.as_ref().map(|direction| direction.place),
        "target" => performance.target.as_ref().map(|target| target.place),
        _ => None,
    };
    place.unwrap_or(whole)
}
