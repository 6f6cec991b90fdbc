//! The key as a pack writes it: rows of its own, or those of the standard key that it uses.

use jsonc_parser::ast::Value as JsonValue;

use super::definitions::{Definitions, Described};
use super::narrative::Texts;
use super::read::{At, Read, Reader};
use super::record::{self, Fields};
use super::shape::{Field, Need, Shape};
use crate::problem::{Code, Hint, Problem};

record! {
    /// One row of the key.
    KeyRow "a row of the key" {
        /// What is explained.
        item: required String,
        /// The explanation.
        explanation: required Texts,
    }
}

/// The key of a pack.
#[derive(Debug, Clone)]
pub enum KeyTable {
    /// The rows of the standard key that the report uses.
    Used,
    /// Rows of its own.
    Rows(Vec<At<KeyRow>>),
}

/// The word for the rows that the report uses.
const USED: &str = "used";

impl KeyTable {
    /// The rows of its own.
    pub fn rows(&self) -> Option<&[At<KeyRow>]> {
        match self {
            Self::Used => None,
            Self::Rows(rows) => Some(rows),
        }
    }
}

impl Read for KeyTable {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            JsonValue::StringLit(text) if text.value == USED => Some(Self::Used),
            JsonValue::StringLit(text) => {
                let message =
                    format!("\"key\" must be a list of rows or the word \"{USED}\", but it is \"{}\"", text.value);
                let problem = Problem::new(Code::BadValue, reader.place(value), message);
                let problem =
                    problem.in_cells(format!("“Key” takes the word “{USED}” or nothing, but it is “{}”", text.value));
                reader.report(problem.hint(Hint::both(
                    format!("type \"{USED}\", or leave out \"key\" for the whole standard key"),
                    format!("choose “{USED}”, or clear the cell for the whole standard key or rows of your own"),
                )));
                None
            }
            _ => Read::read(value, reader).map(Self::Rows),
        }
    }

    fn shape() -> Shape {
        Shape::ListOr(USED, Box::new(KeyRow::shape()))
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        let rows = Vec::<At<KeyRow>>::schema(definitions);
        serde_json::json!({ "anyOf": [{ "enum": [USED] }, rows] })
    }
}
