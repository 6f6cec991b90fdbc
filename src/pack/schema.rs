//! The JSON Schema (2020-12) of the pack format, made from the tables that read it.

use serde_json::{Value, json};

use super::definitions::Definitions;
use super::read::Read;
use super::report::Pack;
use crate::limits;

/// The JSON Schema of a pack.
pub fn pack_schema() -> Value {
    let mut definitions = Definitions::default();
    let Value::Object(mut root) = Pack::schema(&mut definitions) else { return Value::Null };
    root.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    root.insert("title".into(), "committee-report pack".into());
    root.insert("$defs".into(), definitions.all().into());
    let mut schema = Value::Object(root);
    for (pointer, narrower) in narrower() {
        if let (Some(Value::Object(field)), Value::Object(narrower)) = (schema.pointer_mut(pointer), narrower) {
            field.extend(narrower);
        }
    }
    schema
}

/// What a field takes beyond what its type says, as `check` asks for it.
fn narrower() -> [(&'static str, Value); 21] {
    let labelled = json!({ "allOf": [{ "$ref": "#/$defs/LabelledValue" }, { "required": ["label"] }] });
    // What stands beside a figure does not stand beside an event without one.
    let event = json!({ "required": ["text"], "properties": { "target": false, "mark": false, "rag": false } });
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
        ("/$defs/HistoryEntry/properties/text", json!({ "pattern": "\\S", "maxLength": limits::EVENT_LETTERS })),
        ("/$defs/HistoryEntry", json!({ "anyOf": [{ "required": ["value"] }, event] })),
        ("/$defs/Rating/properties/bands", json!({ "minItems": 1 })),
        ("/$defs/Report/properties/first_page", json!({ "minimum": 1, "maximum": limits::FIRST_PAGE })),
        (
            "/$defs/Theme/properties/text_size",
            json!({ "minimum": limits::TEXT_SIZES.start(), "maximum": limits::TEXT_SIZES.end() }),
        ),
        ("/$defs/Theme/properties/chart_colours", json!({ "maxItems": limits::CHART_COLOURS })),
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
