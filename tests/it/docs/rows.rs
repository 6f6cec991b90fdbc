//! For every field of a pack an example, and what it looks like on the page.

mod indicator;
mod parts;
mod report;

/// An object of the format and how an example of it is tried.
pub(super) struct Object {
    /// Its name in the schema.
    pub(super) name: &'static str,
    /// What the document calls it.
    pub(super) noun: &'static str,
    /// Where in a pack it stands, as a JSON pointer.
    pub(super) place: &'static str,
    /// The fields it has in every example.
    pub(super) has: &'static str,
    /// What stands around it in every example: a place and fields there.
    pub(super) around: (&'static str, &'static str),
    pub(super) rows: &'static [Row],
}

/// A field: an example as it is written in its object, what the indicator has besides, and the page in a sentence.
///
/// What stands in “quotation marks” is in the report; where the sentence begins "Not printed", the report is the same without it.
pub(super) struct Row {
    pub(super) example: &'static str,
    pub(super) beside: &'static str,
    pub(super) page: &'static str,
}

impl Row {
    /// The field's name, with which its example begins.
    pub(super) fn name(&self) -> &'static str {
        self.example.split('"').nth(1).expect("a field")
    }
}

const fn row(example: &'static str, page: &'static str) -> Row {
    Row { example, beside: "", page }
}

const fn beside(beside: &'static str, example: &'static str, page: &'static str) -> Row {
    Row { example, beside, page }
}

/// A target and a figure that can be rated.
const RATED: &str = r#""target": 100, "current": 90, "direction": "higher""#;
/// A figure far below its target.
const BELOW: &str = r#""target": 20, "current": 14, "direction": "higher""#;
/// Two points, from which a chart is drawn.
const HISTORY: &str = r#""current": 5, "history": [{"period": "Q1", "value": 4}, {"period": "Q2", "value": 5}]"#;

/// Every object, in the order in which one meets them.
pub(super) fn objects() -> impl Iterator<Item = &'static Object> {
    [report::OBJECTS, indicator::OBJECTS, parts::OBJECTS].into_iter().flatten()
}
