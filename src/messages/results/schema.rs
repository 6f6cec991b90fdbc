//! The JSON Schema of a line of a results file.

use serde_json::{Value, json};

/// The JSON Schema (2020-12) of one line.
pub fn schema() -> Value {
    let sum = |about: &str| json!({ "type": "string", "pattern": "^[0-9a-f]{64}$", "description": about });
    let number = |about: &str| json!({ "type": "integer", "minimum": 0, "description": about });
    let states = json!([
        { "const": "written", "description": "The PDF was rendered and written." },
        { "const": "unchanged", "description": "The PDF is there already, made from the same bytes, and was left as it is." },
        { "const": "failed", "description": "There is no new PDF; what was there before was left as it is." },
    ]);
    let counts = json!({
        "type": "object",
        "additionalProperties": { "type": "integer", "minimum": 1 },
        "description": "How many warnings of each code the pack has that it does not accept.",
    });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "committee-report results",
        "description": "One line of what `committee-report render --results FILE` writes: what became of one pack.",
        "type": "object",
        "properties": {
            "pack": { "type": "string", "description": "The pack as it was named; - is standard input." },
            "output": { "type": "string", "description": "Where its PDF goes; - is standard output." },
            "state": { "oneOf": states, "description": "What became of the pack." },
            "sha256": sum("The SHA-256 sum of the PDF. Left out where there is none."),
            "key": sum("A sum that changes with every byte the PDF is made of: program, options, templates, fonts, the pack, its files and its pictures. Left out where the pack could not be read."),
            "fingerprint": sum("The SHA-256 sum of the pack's content, however it is spelled; the PDF's metadata have it, too. Left out where the pack could not be read."),
            "pages": number("How many pages the PDF has. Left out where there is none."),
            "bytes": number("How many bytes the PDF has. Left out where there is none."),
            "errors": number("How many errors the pack has."),
            "warnings": counts,
            "ms": number("How long it took, in milliseconds."),
        },
        "required": ["pack", "output", "state", "errors", "warnings", "ms"],
        "additionalProperties": false,
    })
}
