//! The figure of the period that ends joins the history, unless it is there.

use jsonc_parser::ast::{Array, Object, Value};

use super::entries::{Entries, Fields, field, quoted, raw, words};
use super::figure::{Figure, amount};
use super::joined::Joined;
use super::turn::Turn;
use crate::number::period::{Period, Span, year as year_named};
use crate::pack::{HistoryEntry, Read, Shape};
use crate::source::Edits;

/// A figure that joins a history, and the period it is for.
struct Point<'o, 't> {
    figure: Figure<'o, 't>,
    period: String,
}

/// Whether a point of a history takes the level that was published for it.
pub(super) fn keeps_levels() -> bool {
    matches!(HistoryEntry::shape(), Shape::Record(fields) if fields.iter().any(|field| field.name == "rag"))
}

/// The points of a history; an event without a figure is none.
fn points<'o, 't>(history: Option<&'o Array<'t>>) -> Vec<&'o Object<'t>> {
    history
        .into_iter()
        .flat_map(|history| &history.elements)
        .filter_map(Value::as_object)
        .filter(|entry| entry.get("value").is_some() || entry.get("text").is_none())
        .collect()
}

/// What the period of a figure is called, beside the points there are.
pub(super) fn period(figure: &Figure<'_, '_>, last: Option<&str>, turn: &Turn) -> String {
    let own = figure.field("period").or_else(|| figure.label_of_period());
    own.map_or_else(|| last.map_or_else(|| turn.old.whole(), |last| turn.old.in_style_of(last)), str::to_owned)
}

/// Adds the current figure to the history, and behind a history that is none the previous one if its period is known.
pub(super) fn join(
    fields: &mut Fields<'_, '_>,
    [current, previous]: [Option<Figure<'_, '_>>; 2],
    turn: &Turn,
    text: &str,
    keeps_levels: bool,
    edits: &mut Edits,
) -> Joined {
    let Some(current) = current else { return Joined::Nothing };
    let history = fields.object.get_array("history");
    let there = points(history);
    let last = there.last().and_then(|point| field(point, "period"));
    let period = period(&current, last, turn);
    if let Some(found) = found(&there, &current, &period, turn) {
        return found;
    }
    if there.is_empty() && (current.is_blank() || current.is_not_available()) {
        return Joined::Nothing; // A history that begins with a gap says nothing.
    }
    let level = fields
        .value("rag")
        .filter(|_| keeps_levels)
        .and_then(|level| Some(raw(level, text)).filter(|_| words(level).is_some()));
    let target = fields.value("target").filter(|_| there.last().is_some_and(|point| point.get("target").is_some()));
    let target = target.map(|target| Figure::new(target, text)).and_then(|target| Some(raw(target.value()?, text)));
    let like = there.last().copied();
    let first = previous.filter(|previous| there.is_empty() && !previous.is_blank());
    let first = first.and_then(|figure| Some(Point { period: figure.field("period")?.to_owned(), figure }));
    let mut new: Vec<String> = first.iter().map(|point| point.written(None, None, like, text)).collect();
    new.push(Point { figure: current, period: period.clone() }.written(target, level, like, text));
    match history {
        Some(history) => {
            let mut entries = Entries::of(history, text);
            new.into_iter().for_each(|point| entries.push(point));
            entries.finish(edits);
        }
        None => {
            let list = list(&new, fields.gap());
            fields.add(
                "history",
                &list,
                &["current", "previous", "change", "rag", "rag_reason", "comparators", "measures"],
            );
        }
    }
    Joined::As(period)
}

/// Whether a history holds a figure of that value.
pub(super) fn holds(fields: &Fields<'_, '_>, figure: &Figure<'_, '_>) -> bool {
    points(fields.object.get_array("history")).iter().any(|point| is_same(point, figure))
}

/// The point of a period in a history: its figure as it is written, with its mark.
pub(super) fn of_a_year_ago<'t>(fields: &Fields<'_, 't>, turn: &Turn, text: &'t str) -> Option<Vec<(String, String)>> {
    let (period, year) = (turn.new.parsed()?, turn.new.year()?.checked_sub(1)?);
    let all = points(fields.object.get_array("history"));
    let mut of_then = all.iter().filter(|point| {
        let name = field(point, "period").unwrap_or_default();
        Period::named(name) == Some(period) && year_named(name) == Some(year)
    });
    let (point, None) = (of_then.next()?, of_then.next()) else { return None };
    let value = Figure::new(&point.get("value")?.value, text);
    let mut parts = value.parts().0;
    let mark = point.get("mark").filter(|_| parts.iter().all(|(name, _)| name != "mark"));
    parts.extend(mark.map(|mark| ("mark".to_owned(), raw(&mark.value, text).to_owned())));
    (!value.is_blank()).then_some(parts)
}

/// What there is already in the place of the current figure.
fn found(there: &[&Object<'_>], current: &Figure<'_, '_>, period: &str, turn: &Turn) -> Option<Joined> {
    let last = there.last()?;
    let name = |point: &Object<'_>| field(point, "period").unwrap_or_default().to_owned();
    if let Some(point) = there.iter().rev().find(|point| is_of(&name(point), period, turn)) {
        let is_there = is_same(point, current) || current.is_blank();
        return Some(if is_there { Joined::Already } else { Joined::Differs(name(point)) });
    }
    let (span, own) =
        (Period::named(&name(last)).map(|period| period.span), Period::named(period).map(|period| period.span));
    if span.zip(own.or(turn.span())).is_some_and(|(points, own)| points < own) {
        return Some(Joined::Finer(name(last)));
    }
    // A figure of a year in the report of a quarter: its year has its point already where the two are one figure.
    let is_other_span = span.is_some() && span != own || span.is_none();
    (is_other_span && !current.is_blank() && is_same(last, current)).then_some(Joined::Already)
}

/// Whether a point's name is that of the period.
fn is_of(name: &str, period: &str, turn: &Turn) -> bool {
    if name.trim().eq_ignore_ascii_case(period.trim()) {
        return true;
    }
    let (Some(point), Some(own)) = (Period::named(name), Period::named(period)) else { return false };
    let years = (year_named(name), year_named(period).or_else(|| turn.old.year()));
    point == own && (own.span != Span::Year || years.0.is_some()) && (years.0.is_none() || years.0 == years.1)
}

fn is_same(point: &Object<'_>, figure: &Figure<'_, '_>) -> bool {
    let Some(value) = point.get("value").map(|value| &value.value) else { return false };
    let inner = value.as_object().and_then(|object| object.get("value")).map_or(value, |value| &value.value);
    let Some(own) = figure.value() else { return false };
    match (amount(inner), amount(own)) {
        (Some(one), Some(other)) => one == other,
        _ => words(inner).is_some() && words(inner) == words(own),
    }
}

impl Point<'_, '_> {
    /// The point, in the layout of another one.
    fn written(&self, target: Option<&str>, level: Option<&str>, like: Option<&Object<'_>>, text: &str) -> String {
        let is_part = |name: &&(String, String)| matches!(name.0.as_str(), "value" | "exempt");
        let parts: Vec<(String, String)> = self.figure.parts().0.iter().filter(is_part).cloned().collect();
        let value = super::figure::Parts(parts).written();
        let mut fields = vec![("period", quoted(&self.period)), ("value", value)];
        fields.extend(target.map(|target| ("target", target.to_owned())));
        fields.extend(self.figure.raw("mark").map(|mark| ("mark", mark.to_owned())));
        fields.extend(level.map(|level| ("rag", level.to_owned())));
        let fields: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
        let (open, gap, close) = layout(like, text);
        format!("{{{open}{}{close}}}", fields.join(&format!(",{gap}")))
    }
}

/// What stands behind the bracket, between two fields and before the other bracket of an object.
fn layout<'t>(object: Option<&Object<'_>>, text: &'t str) -> (&'t str, &'t str, &'t str) {
    use jsonc_parser::common::Ranged;
    let default = (" ", " ", " ");
    let Some(object) = object else { return default };
    let (Some(first), Some(last)) = (object.properties.first(), object.properties.last()) else { return default };
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or(" ");
    let gap = Fields::new(object, text).gap().len();
    let end = object.properties.get(1).map_or(last.start(), Ranged::start);
    let gap = text.get(end.saturating_sub(gap)..end).filter(|gap| gap.trim().is_empty()).unwrap_or(" ");
    (part(object.start() + 1, first.start()), gap, part(last.end(), object.end() - 1))
}

/// A list with an entry on every line where the fields around it stand on lines of their own.
fn list(entries: &[String], gap: &str) -> String {
    let Some(at) = gap.rfind('\n') else { return format!("[{}]", entries.join(", ")) };
    let step = if gap[at..].contains('\t') { "\t" } else { "  " };
    let entries: Vec<String> = entries.iter().map(|entry| format!("{gap}{step}{entry}")).collect();
    format!("[{}{gap}]", entries.join(","))
}
