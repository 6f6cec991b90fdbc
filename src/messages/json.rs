//! Problems as one JSON object, in the contract's shape, and the schema of it.

use serde::Serialize;
use serde_json::{Value, json};

use super::Shown;
use crate::output::harmless;
use crate::problem::{Code, Severity};

#[derive(Serialize)]
struct Entry<'s> {
    severity: Severity,
    code: &'static str,
    file: &'s str,
    line: usize,
    column: usize,
    pointer: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    indicator: Option<&'s str>,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'s str>,
}

#[derive(Serialize)]
struct Report<'s> {
    problems: Vec<Entry<'s>>,
    errors: usize,
    warnings: usize,
    /// Left out where nothing is accepted, as readers of earlier versions expect.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accepted: Vec<Accepted<'s>>,
}

/// An accepted warning: as other problems, with the reason.
#[derive(Serialize)]
struct Accepted<'s> {
    #[serde(flatten)]
    entry: Entry<'s>,
    reason: &'s str,
}

/// The problems of one or more packs as JSON text with a final line break.
pub fn json(shown: &[Shown<'_>]) -> String {
    let open = || shown.iter().filter(|shown| shown.problem.accepted.is_none());
    let errors = open().filter(|shown| shown.problem.is_error()).count();
    let report = Report {
        problems: open().map(entry).collect(),
        errors,
        warnings: open().count() - errors,
        accepted: shown.iter().filter_map(accepted).collect(),
    };
    let mut text = serde_json::to_string_pretty(&report).expect("strings and numbers always serialise");
    text.push('\n');
    harmless::json(&text)
}

fn accepted<'s>(shown: &'s Shown<'_>) -> Option<Accepted<'s>> {
    Some(Accepted { entry: entry(shown), reason: shown.problem.accepted.as_deref()? })
}

fn entry<'s>(shown: &'s Shown<'_>) -> Entry<'s> {
    Entry {
        severity: shown.problem.code.severity(),
        code: shown.problem.code.word(),
        file: &shown.at.file,
        line: shown.at.line,
        column: shown.at.column,
        pointer: &shown.at.pointer,
        sheet: shown.at.cell.as_ref().map(|at| at.sheet.as_str()),
        cell: shown.at.cell.as_ref().map(|at| at.cell.as_str()),
        indicator: shown.at.indicator.as_deref(),
        message: shown.message(),
        hint: shown.problem.hint.as_deref(),
    }
}

/// The JSON Schema (2020-12) of that object.
pub fn schema() -> Value {
    let codes: Vec<_> =
        Code::ALL.iter().map(|code| json!({ "const": code.word(), "description": code.meaning() })).collect();
    let problem = json!({
        "type": "object",
        "description": "One thing that is wrong with a pack.",
        "properties": {
            "severity": { "enum": ["error", "warning"], "description": "An error stops the report; a warning does not." },
            "code": { "oneOf": codes, "description": "The kind of problem; these words do not change." },
            "file": { "type": "string", "description": "The file it is in: the pack, or a file the pack includes." },
            "line": { "type": "integer", "minimum": 1, "description": "The line, from 1." },
            "column": { "type": "integer", "minimum": 1, "description": "The column in characters, from 1." },
            "pointer": { "type": "string", "description": "The JSON pointer (RFC 6901) of the value or field within that file." },
            "sheet": { "type": "string", "description": "The sheet, where the file is a workbook; line and column are then the cell's row and column." },
            "cell": { "type": "string", "description": "The cell of that sheet, such as F12." },
            "indicator": { "type": "string", "description": "The indicator it belongs to, as the message names it." },
            "message": { "type": "string", "description": "What is wrong, for a person." },
            "hint": { "type": "string", "description": "What to do about it." },
        },
        "required": ["severity", "code", "file", "line", "column", "pointer", "message"],
        "additionalProperties": false,
    });
    let accepted = accepted_schema(problem.clone());
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "committee-report problems",
        "description": "What `committee-report check --format json` prints.",
        "type": "object",
        "properties": {
            "problems": { "type": "array", "items": problem, "description": "All problems that the pack does not accept, in reading order." },
            "errors": { "type": "integer", "minimum": 0, "description": "How many of them are errors." },
            "warnings": { "type": "integer", "minimum": 0, "description": "How many of them are warnings." },
            "accepted": { "type": "array", "items": accepted, "description": "Warnings that the pack accepts; they are not among the problems and not counted. Left out where there are none." },
        },
        "required": ["problems", "errors", "warnings"],
        "additionalProperties": false,
    })
}

/// A problem that the pack accepts: it has a reason besides.
fn accepted_schema(mut problem: Value) -> Value {
    problem["description"] = "A warning that the pack accepts.".into();
    problem["properties"]["reason"] =
        json!({ "type": "string", "description": "Why the warning stays, as the pack says." });
    if let Some(required) = problem["required"].as_array_mut() {
        required.push("reason".into());
    }
    problem
}
