//! A pack in which every field of the format that holds text is filled.

use serde_json::{Value, json};

use crate::run::Folder;

/// The fields that are printed, or spoken, as they are written.
pub(crate) const PRINTED: [&str; 62] = [
    "title",
    "committee",
    "period",
    "financial year",
    "issued",
    "organisation",
    "team",
    "marking",
    "appendix",
    "agenda item",
    "version",
    "source",
    "logo alt",
    "band one",
    "band one meaning",
    "band two",
    "band two meaning",
    "label",
    "label meaning",
    "key item",
    "key explanation",
    "ref",
    "indicator title",
    "group",
    "prefix",
    "suffix",
    "direction",
    "target",
    "target label",
    "target period",
    "target note",
    "target before",
    "current",
    "current label",
    "current period",
    "current note",
    "current before",
    "previous",
    "previous label",
    "previous period",
    "change",
    "reason",
    "forecast",
    "forecast label",
    "forecast period",
    "forecast note",
    "comparator",
    "comparator label",
    "comparator period",
    "comparator note",
    "measure",
    "measure figure",
    "measure label",
    "measure reason",
    "measure note",
    "category one",
    "series",
    "chart title",
    "figure alt",
    "caption",
    "heading",
    "narrative",
];

/// A folder with `pack.json`, each field of which holds what `text` makes of the field's name.
pub(crate) fn everything(text: impl Fn(&str) -> String, theme: &Value) -> Folder {
    let text = |name: &str| Value::from(text(name));
    let figure = |name: &str| {
        json!({
            "value": text(name),
            "label": text(&format!("{name} label")),
            "period": text(&format!("{name} period")),
            "note": text(&format!("{name} note")),
            "previously": text(&format!("{name} before")),
            "mark": "provisional",
        })
    };
    let pack = json!({
        "report": {
            "title": text("title"), "committee": text("committee"), "period": text("period"),
            "financial_year": text("financial year"), "produced_on": "2024-11-25", "issued": text("issued"),
            "organisation": text("organisation"), "team": text("team"), "email": "performance@example.org",
            "status": "draft", "marking": text("marking"), "appendix": text("appendix"),
            "agenda_item": text("agenda item"), "meeting_date": "2024-12-03", "version": text("version"),
            "source": text("source"), "chart_tables": true, "print_owner": true, "fingerprint": true, "theme": theme,
            "logo": {"path": "logo.svg", "alt": text("logo alt")},
        },
        "rating": {
            "bands": [
                {"name": text("band one"), "below": 0, "meaning": text("band one meaning"), "off_target": true},
                {"name": text("band two"), "meaning": text("band two meaning")},
            ],
            "labels": [{"name": text("label"), "meaning": text("label meaning")}],
        },
        "key": [{"item": text("key item"), "explanation": text("key explanation")}],
        "indicators": [
            indicator(&text, &figure),
            {"ref": "2", "title": "Plain", "current": 5, "rag": text("label")},
            {"ref": "3", "group": text("group"), "target": 5, "direction": "higher", "current": 4},
        ],
    });
    let folder = Folder::with("pack.json", serde_json::to_string_pretty(&pack).expect("JSON"));
    folder.write("logo.svg", include_bytes!("../files/logo.svg"));
    folder
}

fn indicator(text: &impl Fn(&str) -> Value, figure: &impl Fn(&str) -> Value) -> Value {
    json!({
        "ref": text("ref"), "title": text("indicator title"), "group": text("group"), "owner": text("owner"), "portfolio": text("portfolio"),
        "unit": {"prefix": text("prefix"), "suffix": text("suffix")}, "direction": text("direction"),
        "target": figure("target"), "current": figure("current"), "previous": figure("previous"),
        "annual_target": figure("annual target"), "last_year": figure("last year"), "baseline": figure("baseline"), "basis": "cumulative",
        "not_due": text("not due"), "correction": text("correction"),
        "actions": [
            {"text": text("action"), "owner": text("action owner"), "due": "2024-10-31", "revised": "2025-01-31",
             "status": text("action status"), "done": 40},
            {"text": "Second", "due": "2024-10-31"},
        ],
        "change": text("change"), "rag": text("band one"), "rag_reason": text("reason"),
        "forecast": {"value": figure("forecast"), "rag": text("band two")},
        "comparators": [figure("comparator"), {"label": "Number", "value": 17}],
        "measures": [measure(text)],
        "charts": charts(text),
        "figures": [{"path": "logo.svg", "alt": text("figure alt"), "caption": text("caption")}],
        "narrative": {text("heading").as_str().expect("a text"): text("narrative")},
        "notes": [text("note")],
    })
}

fn measure(text: &impl Fn(&str) -> Value) -> Value {
    json!({
        "title": text("measure"), "current": {"value": text("measure figure")}, "direction": text("measure direction"),
        "target": text("measure target"), "previous": text("measure previous"), "change": text("measure change"),
        "annual_target": text("measure annual target"), "last_year": text("measure last year"), "baseline": text("measure baseline"),
        "basis": "rolling", "not_due": text("measure not due"),
        "history": [{"period": "one", "value": 1, "rag": text("band one")}, {"period": "two", "value": 2}],
        "comparators": [{"label": text("measure label"), "value": 3}],
        "rag": text("band one"), "rag_reason": text("measure reason"), "notes": [text("measure note")],
    })
}

fn charts(text: &impl Fn(&str) -> Value) -> Value {
    json!([{
        "kind": "line", "title": text("chart title"),
        "categories": [text("category one"), "two", "three", "four"],
        "series": [{"name": text("series"), "values": [1, 2, null, 4], "role": "actual"}],
    }, {
        "kind": "bar", "title": text("chart of its own"), "alt": text("chart alt"), "unit": text("chart unit"),
        "categories": ["one", "two"], "target": {"value": 3, "label": text("chart target")},
        "series": [{"name": text("bars"), "values": [1, 2]}],
    }])
}
