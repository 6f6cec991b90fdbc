//! Running text: single texts, and headings with their texts.

use jsonc_parser::ast::Value as JsonValue;
use serde_json::json;

use super::definitions::Definitions;
use super::read::{At, Read, Reader};
use super::shape::Shape;
use super::wanted::Wanted;
use crate::markup::character::is_blank;

/// A text of the Markdown subset, or several as paragraphs.
#[derive(Debug, Clone, Default)]
pub struct Texts(pub Vec<At<String>>);

impl Texts {
    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|text| is_blank(text))
    }
}

impl Read for Texts {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match value {
            JsonValue::StringLit(_) => Some(Self(vec![reader.value(value)?])),
            JsonValue::Array(_) => Read::read(value, reader).map(Self),
            _ => {
                reader.wrong_type(value, &Wanted::Texts);
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Texts
    }

    fn schema(_: &mut Definitions) -> serde_json::Value {
        json!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] })
    }
}

/// A heading and the texts under it.
#[derive(Debug, Clone)]
pub struct Section {
    /// The heading as written.
    pub heading: At<String>,
    /// The texts; none where they could not be read.
    pub texts: Texts,
}

/// Headings with their texts, in the author's order.
#[derive(Debug, Clone, Default)]
pub struct Narrative(pub Vec<Section>);

impl Read for Narrative {
    fn read(value: &JsonValue<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let noun = if reader.name == "introduction" { "the introduction" } else { "the narrative" };
        let object = reader.object(value, noun)?;
        let mut seen = std::collections::HashSet::new();
        let mut sections = Vec::with_capacity(object.properties.len());
        for property in &object.properties {
            let heading = property.name.as_str();
            if !seen.insert(heading) {
                reader.duplicate_key(property);
                continue;
            }
            let place = reader.place(&property.name);
            let value = reader.heading(place, heading);
            let texts = Texts::read(&property.value, reader).unwrap_or_default();
            sections.push(Section { heading: At { value, place }, texts });
        }
        Some(Self(sections))
    }

    fn shape() -> Shape {
        Shape::Sections
    }

    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        json!({ "type": "object", "additionalProperties": Texts::schema(definitions) })
    }
}
