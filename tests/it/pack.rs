//! Packs as JSON text, from the few lines that a test is about.

use serde_json::{Map, Value, json};

/// A pack in the making; it starts with the required fields and no indicators.
pub(crate) struct Pack {
    report: Map<String, Value>,
    further: Vec<String>,
    indicators: Vec<String>,
}

impl Pack {
    /// A pack without indicators.
    pub(crate) fn new() -> Pack {
        let report = json!({
            "title": "Performance Report",
            "committee": "Scrutiny Committee",
            "period": "Quarter 2",
            "produced_on": "2024-11-25",
        });
        let Value::Object(report) = report else { unreachable!("an object was written") };
        Pack { report, further: Vec::new(), indicators: Vec::new() }
    }

    /// Sets a field of `report`.
    pub(crate) fn report(mut self, field: &str, value: impl Into<Value>) -> Pack {
        self.report.insert(field.into(), value.into());
        self
    }

    /// Adds a field beside `report`: `"rating": {…}`.
    pub(crate) fn with(mut self, field: &str) -> Pack {
        self.further.push(field.into());
        self
    }

    /// Adds an indicator, or the name of the file that holds it, as JSON.
    pub(crate) fn indicator(mut self, json: impl Into<String>) -> Pack {
        self.indicators.push(json.into());
        self
    }

    /// Adds an indicator with a number, a title and these further fields.
    pub(crate) fn measuring(self, number: &str, fields: &str) -> Pack {
        self.indicator(format!(r#"{{"ref": "{number}", "title": "Measure {number}", {fields}}}"#))
    }

    /// The pack's text: an indicator on every line.
    pub(crate) fn text(&self) -> String {
        let report = format!("\"report\": {}", Value::Object(self.report.clone()));
        let further = self.further.iter().map(|field| format!("{field},\n")).collect::<String>();
        format!("{{\n{report},\n{further}\"indicators\": [\n{}\n]\n}}\n", self.indicators.join(",\n"))
    }
}

/// A narrative with one text under one heading, as a field of an indicator.
pub(crate) fn commentary(text: &str) -> String {
    format!(r#""narrative": {{"Commentary": {}}}"#, Value::from(text))
}
