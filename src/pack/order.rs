//! What of a report is printed behind its cover, in which order, and how its indicators follow one another.

use jsonc_parser::ast::Value as JsonValue;
use serde_json::json;

use super::definitions::{Definitions, Described};
use super::read::{At, Read, Reader};
use super::record::{self, Fields};
use super::shape::{Field, Need, Shape};
use super::simple::Plain;
use super::wanted::Wanted;

choice! {
    /// A part of a report.
    PartName "the part" {
        /// What has changed since an earlier version.
        Changes = "changes",
        /// Key messages, recommendations: the texts of "introduction".
        Introduction = "introduction",
        /// The summary.
        Summary = "summary",
        /// The key.
        Key = "key",
        /// The index.
        Index = "index",
        /// The indicators.
        Indicators = "indicators",
    }
}

choice! {
    /// How indicators follow one another.
    Layout "the layout" {
        /// Each starts a page.
        Page = "page",
        /// Each group starts a page, and its indicators follow one another.
        Flow = "flow",
    }
}

record! {
    /// What the summary shows.
    SummaryForm "the summary" {
        /// How many declines it lists, and how many of the other changes, the largest first; 8 and 5 by default, as far as two pages have room.
        movers: optional u32,
        /// The levels whose indicators it lists as exceptions; by default those that mean off target or end below it.
        exceptions: optional Vec<At<Plain>>,
    }
}

/// Whether there is a summary, and what it shows.
#[derive(Debug, Clone)]
pub enum Summary {
    /// There is one as usual, or none.
    Whether(bool),
    /// There is one that shows this.
    Form(Box<SummaryForm>),
}

impl Read for Summary {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            JsonValue::BooleanLit(whether) => Some(Self::Whether(whether.value)),
            JsonValue::Object(_) => Some(Self::Form(Box::new(SummaryForm::read(value, reader)?))),
            _ => {
                reader.wrong_type(value, &Wanted::Switch);
                None
            }
        }
    }

    fn shape() -> Shape {
        match SummaryForm::shape() {
            Shape::Record(fields) => Shape::Switch(fields),
            other => other,
        }
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        json!({ "anyOf": [{ "type": "boolean" }, SummaryForm::schema(definitions)] })
    }
}
