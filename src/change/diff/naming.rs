//! What a difference is about, in words: "current figure", "figure for Q1 2024/25", "chart “Visits”, Actual, April".

use super::walk::{Aspect, Found, Step};
use crate::source::shortened;

/// The words for a field of the contract.
fn noun(field: &str) -> String {
    match field {
        "ref" => "reference number",
        "current" => "current figure",
        "previous" => "previous figure",
        "last_year" => "figure of the same period last year",
        "rag" => "level",
        "rag_reason" => "reason for the level",
        "change" => "change in performance",
        "owner" => "owner",
        "narrative" => "texts",
        "measures" => "measures",
        "figures" => "pictures",
        "not_due" => "remark that it is not due",
        "previously" => "earlier value",
        "label" => "heading",
        "alt" => "alternative text",
        "path" => "picture",
        "produced_on" => "day of production",
        "issued" => "stamp",
        "agenda_item" => "agenda item",
        "meeting_date" => "day of the meeting",
        "first_page" => "number of the first page",
        "chart_tables" => "tables under charts",
        "up_to" => "limit (up to)",
        "below" => "limit (below)",
        "due" => "date",
        "revised" => "revised date",
        "done" => "percentage done",
        other => return other.replace('_', " "),
    }
    .to_owned()
}

/// The steps as a program finds them: "measures/Rhymetime events/current".
pub(super) fn field(path: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Field(name) => (*name).to_owned(),
        Step::Entry(name) => name.replace('/', "∕"),
    };
    path.iter().map(step).collect::<Vec<_>>().join("/")
}

/// The measure a difference is of, and what it is about.
pub(super) fn what(found: &Found) -> (Option<String>, String) {
    match &found.path[..] {
        [Step::Field("measures"), Step::Entry(name), rest @ ..] if !rest.is_empty() => {
            (Some(name.clone()), about(rest, &found.aspect))
        }
        path => (None, about(path, &found.aspect)),
    }
}

fn about(path: &[Step], aspect: &Aspect) -> String {
    match aspect {
        Aspect::Order => format!("order of the {}", named(path)),
        Aspect::Links => format!("links under {}", named(path)),
        Aspect::Value | Aspect::Words(_) | Aspect::Phrase(_) => named(path),
    }
}

fn quoted(name: &str) -> String {
    format!("“{}”", shortened(name, 60))
}

fn named(path: &[Step]) -> String {
    match path {
        [Step::Field("narrative"), Step::Entry(heading)] => heading.clone(),
        [Step::Field("history"), Step::Entry(period)] => format!("figure for {period}"),
        [Step::Field("history"), Step::Entry(period), Step::Field("value"), rest @ ..] => {
            within(rest, format!("figure for {period}"))
        }
        [Step::Field("history"), Step::Entry(period), Step::Field(other), rest @ ..] => {
            within(rest, format!("{} for {period}", noun(other)))
        }
        [Step::Field("comparators"), Step::Entry(label), rest @ ..] => within(rest, format!("figure for {label}")),
        [Step::Field("forecast"), Step::Field("value"), rest @ ..] => within(rest, "forecast".to_owned()),
        [Step::Field("charts"), Step::Entry(title), rest @ ..] => chart(title, rest),
        [Step::Field("figures"), Step::Entry(name), Step::Field("path")] => format!("picture {}", quoted(name)),
        [Step::Field(list), Step::Entry(name), rest @ ..] => within(rest, format!("{} {}", one_of(list), quoted(name))),
        [Step::Field("rating"), rest @ ..] => within(rest, "rating".to_owned()),
        [Step::Field(field), rest @ ..] => within(rest, noun(field)),
        _ => String::new(),
    }
}

/// "heading of the current figure".
fn within(rest: &[Step], of: String) -> String {
    match rest {
        [] => of,
        [Step::Field(list), Step::Entry(name), rest @ ..] => {
            within(rest, format!("{} {} of the {of}", one_of(list), quoted(name)))
        }
        [Step::Field(field), rest @ ..] => within(rest, format!("{} of the {of}", noun(field))),
        [Step::Entry(name), rest @ ..] => within(rest, format!("{of}, {name}")),
    }
}

fn chart(title: &str, rest: &[Step]) -> String {
    let chart = format!("chart {}", quoted(title));
    match rest {
        [Step::Field("series"), Step::Entry(name), Step::Field("values"), Step::Entry(category), rest @ ..] => {
            within(rest, format!("{chart}, {name}, {category}"))
        }
        [Step::Field("target"), Step::Entry(category)] => format!("{chart}, target, {category}"),
        rest => within(rest, chart),
    }
}

/// The word for one entry of a list.
fn one_of(list: &str) -> &str {
    match list {
        "measures" => "measure",
        "figures" => "picture",
        "actions" => "action",
        "series" => "series",
        "key" => "row",
        "bands" => "band",
        "labels" => "label",
        other => other,
    }
}
