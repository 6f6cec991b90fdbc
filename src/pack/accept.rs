//! Warnings that are known and stay, as a pack writes them.

use jsonc_parser::ast::Value as JsonValue;
use serde_json::json;

use super::definitions::{Definitions, Described};
use super::read::{At, Read, Reader};
use super::record::{self, Fields};
use super::shape::{Field, Need, Shape};
use super::simple::Plain;
use super::wanted::Wanted;
use crate::problem::{Code, Problem, Severity, did_you_mean_typed, nearest};

record! {
    /// Warnings of one kind that are known and stay.
    Acceptance "an accepted warning" {
        /// The warnings' code, as `check` prints it in square brackets; errors cannot be accepted.
        code: required WarningCode,
        /// Why they stay; listed beside them.
        reason: required Plain,
    }
}

/// The code of a warning; `None` stands in where it could not be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WarningCode(pub Option<Code>);

/// The codes that can be accepted: those of warnings, but for the one about acceptances themselves.
fn acceptable() -> impl Iterator<Item = Code> {
    let is_acceptable = |code: &Code| code.severity() == Severity::Warning && *code != Code::UnusedAccept;
    Code::ALL.iter().copied().filter(is_acceptable)
}

impl Read for WarningCode {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = value.as_string_lit() else {
            reader.wrong_type(value, &Wanted::Form("the code of a warning,", "rag-mismatch"));
            return None;
        };
        if let Some(code) = acceptable().find(|code| code.word() == text.value) {
            return Some(Self(Some(code)));
        }
        let place = reader.place(value);
        let known = Code::ALL.iter().find(|code| code.word() == text.value);
        reader.report(match known {
            Some(Code::UnusedAccept) => {
                Problem::new(Code::BadValue, place, "\"unused-accept\" cannot be accepted").hint("delete this entry")
            }
            Some(error) => {
                let message = format!("\"{}\" is an error, and only warnings can be accepted", error.word());
                Problem::new(Code::BadValue, place, message).hint("delete this entry, and correct what the error names")
            }
            None => unknown(place, &text.value),
        });
        None
    }

    fn shape() -> Shape {
        Shape::Choice(acceptable().map(Code::word).collect())
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "enum": acceptable().map(Code::word).collect::<Vec<_>>() })
    }
}

fn unknown(place: crate::problem::Place, written: &str) -> Problem {
    let problem = Problem::new(Code::BadValue, place, format!("\"{written}\" is not the code of a warning"));
    let plain = written.trim().to_lowercase().replace(['_', ' '], "-");
    problem.hint(match nearest(&plain, acceptable().map(Code::word)) {
        Some(known) => did_you_mean_typed(known),
        None => "type what `check` prints in square brackets: for warning[rag-mismatch] type \"rag-mismatch\"".into(),
    })
}
