//! Texts that are about one period: they are emptied, and their headings stay.

use jsonc_parser::ast::{Object, Value};

use super::entries::put;
use crate::markup::character::is_blank;
use crate::pack::{is_action_heading, is_commentary_heading};
use crate::source::Edits;

/// What was emptied of a narrative.
#[derive(Debug, Default)]
pub(super) struct Emptied {
    pub(super) commentary: usize,
    pub(super) actions: usize,
    /// Case studies, which stay: only a person knows whether one is worth telling again.
    pub(super) case_studies: usize,
}

/// Empties commentary and actions; what stands under other headings stays.
pub(super) fn narrative(narrative: &Object<'_>, edits: &mut Edits) -> Emptied {
    let mut emptied = Emptied::default();
    for property in &narrative.properties {
        let heading = property.name.as_str();
        if is_action_heading(heading) {
            emptied.actions += usize::from(empty(&property.value, edits));
        } else if is_commentary_heading(heading) {
            emptied.commentary += usize::from(empty(&property.value, edits));
        } else if heading.to_lowercase().contains("case stud") {
            emptied.case_studies += usize::from(empty(&property.value, &mut Edits::default()));
        }
    }
    emptied
}

/// Empties the texts under all headings; says how many.
pub(super) fn all_texts(narrative: &Object<'_>, edits: &mut Edits) -> usize {
    narrative.properties.iter().filter(|property| empty(&property.value, edits)).count()
}

/// Empties the text of a section, unless it is; one with a reason why it is exempt keeps that.
fn empty(value: &Value<'_>, edits: &mut Edits) -> bool {
    let is_text = |value: &Value<'_>| matches!(value, Value::StringLit(text) if !is_blank(&text.value));
    match value {
        Value::Object(section) => section.get("text").is_some_and(|text| empty(&text.value, edits)),
        Value::Array(list) if list.elements.iter().any(is_text) => {
            put(value, "\"\"", edits);
            true
        }
        text if is_text(text) => {
            put(value, "\"\"", edits);
            true
        }
        _ => false,
    }
}
