//! The JSON Schema (2020-12) of the pack format, made from the tables that read it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::read::{Need, Read};
use super::report::Pack;
use crate::limits;

/// The objects described so far, by name.
#[derive(Debug, Default)]
pub struct Definitions(BTreeMap<String, Value>);

/// A field as the schema lists it: name, need, description, schema.
pub type Described = (&'static str, Need, &'static str, Value);

impl Definitions {
    /// Describes an object once and returns a reference to it.
    pub fn object(&mut self, name: &str, about: &str, fields: impl FnOnce(&mut Self) -> Vec<Described>) -> Value {
        if !self.0.contains_key(name) {
            self.0.insert(name.to_owned(), Value::Null); // Holds the place while its fields are described.
            let fields = fields(self);
            let required: Vec<_> =
                fields.iter().filter(|field| field.1 != Need::Optional).map(|field| field.0).collect();
            let properties: Map<_, _> = fields
                .into_iter()
                .map(|(name, _, about, schema)| (name.to_owned(), described(bounded(schema, name), about)))
                .collect();
            let object = json!({
                "type": "object",
                "description": about.trim(),
                "properties": properties,
                "required": required,
                "additionalProperties": false,
            });
            self.0.insert(name.to_owned(), object);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }
}

/// A list of no more entries than its limit.
fn bounded(mut schema: Value, name: &str) -> Value {
    let is_list = schema.get("type").is_some_and(|kind| kind == "array");
    if let Some(most) = limits::of_list(name).filter(|_| is_list) {
        schema["maxItems"] = most.into();
    }
    schema
}

fn described(mut schema: Value, about: &str) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.insert("description".into(), about.trim().into());
    }
    schema
}

/// The JSON Schema of a pack.
pub fn pack_schema() -> Value {
    let mut definitions = Definitions::default();
    let Value::Object(mut root) = Pack::schema(&mut definitions) else { return Value::Null };
    root.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    root.insert("title".into(), "committee-report pack".into());
    root.insert("$defs".into(), definitions.0.into_iter().collect::<Map<_, _>>().into());
    let mut schema = Value::Object(root);
    for (pointer, narrower) in narrower() {
        if let (Some(Value::Object(field)), Value::Object(narrower)) = (schema.pointer_mut(pointer), narrower) {
            field.extend(narrower);
        }
    }
    schema
}

/// What a field takes beyond what its type says, as `check` asks for it.
fn narrower() -> [(&'static str, Value); 19] {
    let labelled = json!({ "allOf": [{ "$ref": "#/$defs/LabelledValue" }, { "required": ["label"] }] });
    [
        ("/$defs/Report/properties/title", filled()),
        ("/$defs/Report/properties/committee", filled()),
        ("/$defs/Report/properties/period", filled()),
        ("/$defs/Band/properties/name", filled()),
        ("/$defs/LevelLabel/properties/name", filled()),
        ("/$defs/Logo/properties/alt", filled()),
        ("/$defs/Picture/properties/alt", filled()),
        ("/$defs/Acceptance/properties/reason", filled()),
        ("/$defs/Action/properties/text", filled()),
        ("/$defs/Rating/properties/bands", json!({ "minItems": 1 })),
        ("/$defs/Report/properties/first_page", json!({ "minimum": 1, "maximum": limits::FIRST_PAGE })),
        (
            "/$defs/Theme/properties/text_size",
            json!({ "minimum": limits::TEXT_SIZES.start(), "maximum": limits::TEXT_SIZES.end() }),
        ),
        ("/$defs/Theme/properties/chart_colours", json!({ "maxItems": limits::SERIES })),
        ("/$defs/Action/properties/done", json!({ "minimum": 0, "maximum": 100 })),
        ("/$defs/UnitFormat/properties/decimals", json!({ "maximum": limits::DECIMALS })),
        ("/$defs/Indicator/properties/comparators", json!({ "items": labelled })),
        ("/$defs/Measure/properties/comparators", json!({ "items": labelled })),
        ("/$defs/ChartSpec/properties/series", json!({ "minItems": 1, "maxItems": limits::SERIES })),
        ("/$defs/IndicatorRating/properties/bands", json!({ "minItems": 1 })),
    ]
}

/// A text that is not blank.
fn filled() -> Value {
    json!({ "pattern": "\\S" })
}
