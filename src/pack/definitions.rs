//! The objects of the JSON Schema while they are described.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::shape::Need;
use crate::limits;

/// The objects described so far, by name.
#[derive(Debug, Default)]
pub struct Definitions(BTreeMap<String, Value>);

/// A field as the schema lists it: name, need, description, schema.
pub type Described = (&'static str, Need, &'static str, Value);

impl Definitions {
    /// All of them.
    pub fn all(self) -> Map<String, Value> {
        self.0.into_iter().collect()
    }

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
                "description": limits::described(about),
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
        object.insert("description".into(), limits::described(about).into());
    }
    schema
}
