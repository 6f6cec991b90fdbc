//! What is told of one indicator, rule by rule, beside what is nearly a fault and is none.

mod edges;
mod figures;
mod levels;
mod texts;

use std::sync::{Arc, LazyLock};

use super::super::load::check_bytes;
use crate::limits;
use crate::look::assets::Fonts;
use crate::messages::shown;

static FONTS: LazyLock<Arc<Fonts>> = LazyLock::new(|| Fonts::new(None).expect("the built-in fonts"));

/// The report's own fields, all that are required.
pub(super) const REPORT: &str = r#""title": "A", "committee": "B", "period": "Quarter 2", "produced_on": "2024-11-25""#;

/// What is told of a pack: each problem as its code, its pointer and its message.
pub(super) fn told(pack: &str) -> Vec<String> {
    let loaded = check_bytes(pack.as_bytes(), &FONTS);
    let told = shown(&loaded);
    told.iter().map(|shown| format!("{} {} {}", shown.problem.code.word(), shown.at.pointer, shown.message())).collect()
}

/// A pack of one indicator with these fields beside its number and title, and this in its report and beside it.
fn pack(report: &str, beside: &str, fields: &str) -> String {
    let indicator = format!(r#"{{"ref": "1", "title": "Visits", {fields}}}"#);
    format!(r#"{{"report": {{{REPORT} {report}}}, {beside} "indicators": [{indicator}]}}"#)
}

/// The codes and pointers, within the indicator, of what is told of these fields.
fn said(fields: &str) -> Vec<String> {
    said_beside("", "", fields)
}

fn said_beside(report: &str, beside: &str, fields: &str) -> Vec<String> {
    let short = |line: String| {
        let mut words = line.split(' ');
        let (code, pointer) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        format!("{code} {}", pointer.trim_start_matches("/indicators/0").trim_start_matches('/')).trim_end().to_owned()
    };
    told(&pack(report, beside, fields)).into_iter().map(short).collect()
}

#[track_caller]
fn assert_said(cases: &[(&str, &[&str])]) {
    for (fields, expected) in cases {
        assert_eq!(said(fields), *expected, "with {fields}");
    }
}

/// What an indicator needs so that nothing is asked of it.
const SAID: &str = r#""rag": "Contextual", "narrative": {"Commentary": "Said."}"#;

/// Cases of fields beside those that leave nothing to ask.
#[track_caller]
fn assert_said_beside(cases: &[(&str, &[&str])]) {
    for (fields, expected) in cases {
        assert_eq!(said(&format!("{fields}, {SAID}")), *expected, "with {fields}");
    }
}

#[test]
fn an_indicator_needs_a_number_a_title_and_a_commentary() {
    let bare = |fields: &str| {
        let text = format!(r#"{{"report": {{{REPORT}}}, "indicators": [{{{fields}}}]}}"#);
        told(&text).into_iter().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let rest = r#""rag": "Contextual", "narrative": {"Commentary": "Said."}"#;
    assert_eq!(bare(rest), ["missing-ref", "missing-title"]);
    assert_eq!(bare(&format!(r#""ref": 0, "title": "a", {rest}"#)), [""; 0]);
    assert_eq!(bare(&format!(r#""ref": " ", "title": "\u00A0", {rest}"#)), ["missing-ref", "missing-title"]);
    assert_eq!(bare(&format!(r#""ref": [], "title": 5, {rest}"#)), ["wrong-type", "wrong-type"]);
    let level = r#""rag": "Contextual""#;
    assert_said(&[
        (level, &["no-commentary"]),
        (r#""rag": "Contextual", "narrative": {"Actions": "a"}"#, &["no-commentary narrative"]),
        (
            r#""rag": "Contextual", "narrative": {"Commentary": ""}"#,
            &["no-commentary narrative", "empty-section narrative/Commentary"],
        ),
        (
            r#""rag": "Contextual", "narrative": {"Commentary": ["", " "]}"#,
            &["no-commentary narrative", "empty-section narrative/Commentary"],
        ),
        (r#""rag": "Contextual", "narrative": {"Commentary": ["", "a"]}"#, &[]),
        (r#""rag": "Contextual", "narrative": 5"#, &["wrong-type narrative"]),
        (r#""rag": "Contextual", "narrative": {"Commentary": "a", " ": "b"}"#, &["bad-value narrative/"]),
        (r#""not_due": "Annual: next due in Quarter 4""#, &[]),
        (r#""not_due": "Annual", "narrative": {"Commentary": ""}"#, &["empty-section narrative/Commentary"]),
    ]);
}
