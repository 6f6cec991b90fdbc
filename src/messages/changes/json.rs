//! Changes as one JSON object, for programs, and its schema.

use serde::Serialize;
use serde_json::{Value, json as value};

use super::sentence::{called, sentence};
use crate::change::diff::{Change, Diff, Entry, Kind};
use crate::change::matching::By;
use crate::change::when::{Edition, Order};
use crate::output::harmless;

#[derive(Serialize)]
struct Report<'d> {
    old: Of<'d>,
    new: Of<'d>,
    relation: &'static str,
    in_both: usize,
    changes: Vec<One<'d>>,
}

/// One of the packs.
#[derive(Serialize)]
struct Of<'d> {
    file: &'d str,
    title: &'d str,
    period: String,
    produced_on: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    version: &'d str,
}

#[derive(Serialize)]
struct One<'d> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    indicator: Option<String>,
    #[serde(rename = "ref", skip_serializing_if = "str::is_empty")]
    reference: &'d str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'d str,
    #[serde(skip_serializing_if = "str::is_empty")]
    group: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_position: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_position: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched_by: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    field: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<&'d str>,
    what: &'d str,
    was: Option<&'d str>,
    now: Option<&'d str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<Words<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    levels: Option<Levels<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'d str>,
    sentence: String,
}

#[derive(Serialize)]
struct Words<'d> {
    was: &'d str,
    now: &'d str,
}

#[derive(Serialize)]
struct Levels<'d> {
    was: Option<&'d str>,
    now: Option<&'d str>,
}

/// The changes as JSON text with a final line break.
pub fn json(diff: &Diff) -> String {
    let report = Report {
        old: of(&diff.old),
        new: of(&diff.new),
        relation: relation(diff.order),
        in_both: diff.in_both,
        changes: diff.all().map(|(entry, change)| one(entry, change, diff.order)).collect(),
    };
    let mut text = serde_json::to_string_pretty(&report).expect("strings and numbers always serialise");
    text.push('\n');
    harmless::json(&text)
}

fn of(edition: &Edition) -> Of<'_> {
    Of {
        file: &edition.file,
        title: &edition.title,
        period: edition.when(),
        produced_on: edition.produced_on.to_string(),
        version: &edition.version,
    }
}

fn relation(order: Order) -> &'static str {
    match order {
        Order::Same => "same-period",
        Order::Later => "later",
        Order::Earlier => "earlier",
        Order::Unknown => "other",
    }
}

fn one<'d>(entry: Option<&'d Entry>, change: &'d Change, order: Order) -> One<'d> {
    let name = entry.map(Entry::name);
    let said = sentence(change, order);
    let indicator = name.map(called);
    One {
        kind: change.kind.word(),
        sentence: indicator.as_ref().map_or_else(|| said.clone(), |indicator| format!("{indicator}: {said}")),
        indicator,
        reference: name.map_or("", |name| &name.reference),
        title: name.map_or("", |name| &name.title),
        group: name.map_or("", |name| &name.group),
        old_position: entry.and_then(|entry| Some(entry.old.as_ref()?.position)),
        new_position: entry.and_then(|entry| Some(entry.new.as_ref()?.position)),
        matched_by: entry.and_then(|entry| entry.by).map(By::word),
        field: &change.field,
        measure: change.measure.as_deref(),
        what: &change.what,
        was: change.was.as_deref(),
        now: change.now.as_deref(),
        words: change.edits.iter().map(|edit| Words { was: &edit.was, now: &edit.now }).collect(),
        levels: change.levels.as_ref().map(|[was, now]| Levels { was: was.as_deref(), now: now.as_deref() }),
        why: entry.and_then(|entry| entry.why.as_deref()),
    }
}

/// The JSON Schema (2020-12) of that object.
pub fn schema() -> Value {
    let text = |about: &str| value!({ "type": "string", "description": about });
    let maybe = |about: &str| value!({ "type": ["string", "null"], "description": about });
    let place = |about: &str| value!({ "type": "integer", "minimum": 1, "description": about });
    let kinds: Vec<_> =
        Kind::ALL.iter().map(|kind| value!({ "const": kind.word(), "description": kind.meaning() })).collect();
    let change = value!({
        "type": "object",
        "description": "One thing that has changed.",
        "properties": {
            "kind": { "oneOf": kinds, "description": "What kind of change it is; these words do not change." },
            "indicator": text("The indicator, as the sentence names it; left out for the report itself."),
            "ref": text("Its reference number; left out where it has none."),
            "title": text("Its title; left out where it has none."),
            "group": text("Its group; left out where it has none."),
            "old_position": place("Its place in the old pack, from 1; left out where it was added."),
            "new_position": place("Its place in the new pack, from 1; left out where it was removed."),
            "matched_by": { "enum": ["ref", "title", "likeness", "place"], "description": "By what the indicators of both packs were taken for one." },
            "field": text("The field within the indicator or the report, lists by what their entries are called."),
            "measure": text("The title of the sub-measure, where it is of one."),
            "what": text("What it is about, in words."),
            "was": maybe("What was said; null where there was nothing. What a mark withholds is never told."),
            "now": maybe("What is said now; null where there is nothing."),
            "words": { "type": "array", "description": "Of a text, the words that differ; left out where it is another text altogether.", "items": {
                "type": "object",
                "description": "Some words in place of others.",
                "properties": { "was": text("The words that stood there; empty where words were added."), "now": text("The words that stand there now; empty where words were left out.") },
                "required": ["was", "now"],
                "additionalProperties": false,
            } },
            "levels": { "type": "object", "description": "Of a current figure, its levels as they print.",
                "properties": { "was": maybe("The level that was."), "now": maybe("The level that is now.") },
                "required": ["was", "now"],
                "additionalProperties": false,
            },
            "why": text("Why the indicator's figures were corrected, as the new pack says."),
            "sentence": text("The change as a sentence, for people."),
        },
        "required": ["kind", "what", "was", "now", "sentence"],
        "additionalProperties": false,
    });
    let of = |about: &str| {
        value!({
            "type": "object",
            "description": about,
            "properties": {
                "file": text("The file as it was typed."),
                "title": text("The report's title."),
                "period": text("The period with its financial year."),
                "produced_on": { "type": "string", "format": "date", "description": "The day of production." },
                "version": text("The version; left out where there is none."),
            },
            "required": ["file", "title", "period", "produced_on"],
            "additionalProperties": false,
        })
    };
    value!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "committee-report changes",
        "description": "What `committee-report diff --format json` prints.",
        "type": "object",
        "properties": {
            "old": of("The old pack."),
            "new": of("The new pack."),
            "relation": { "enum": ["same-period", "later", "earlier", "other"], "description": "How the new pack's period lies to the old one's; in packs of one period changes are corrections." },
            "in_both": { "type": "integer", "minimum": 0, "description": "How many indicators both packs have." },
            "changes": { "type": "array", "items": change, "description": "All changes: those of the report first, then by indicator in the order of the new pack, removed ones last." },
        },
        "required": ["old", "new", "relation", "in_both", "changes"],
        "additionalProperties": false,
    })
}
