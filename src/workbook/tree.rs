//! JSON as a tree of our own: every value may know the cell it came from.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use crate::source::CellPlace;

/// A value and the cell it came from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) json: Json,
    pub(super) from: Option<CellPlace>,
}

/// A value of JSON; numbers keep their spelling.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    Null,
    Truth(bool),
    Number(String),
    Text(String),
    Array(Vec<Node>),
    Object(Vec<Property>),
}

/// A field of an object.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Property {
    pub(super) name: String,
    /// The cell that the name came from.
    pub(super) from: Option<CellPlace>,
    pub(super) value: Node,
}

impl Json {
    /// The value, from this cell.
    pub(super) fn at(self, from: Option<CellPlace>) -> Node {
        Node { json: self, from }
    }

    /// The value of a field of an object.
    pub(super) fn get(&self, name: &str) -> Option<&Json> {
        let Self::Object(properties) = self else { return None };
        properties.iter().find(|property| property.name == name).map(|property| &property.value.json)
    }

    /// The text of a field of an object, without outer spaces; empty where there is none.
    pub(super) fn words(&self, name: &str) -> String {
        match self.get(name) {
            Some(Self::Text(text)) => text.trim().to_owned(),
            Some(Self::Number(number)) => number.clone(),
            _ => String::new(),
        }
    }

    /// Sets a field of an object.
    pub(super) fn set(&mut self, name: &str, value: Self) {
        let Self::Object(properties) = self else { return };
        match properties.iter_mut().find(|property| property.name == name) {
            Some(property) => property.value = value.at(None),
            None => properties.push(Property::new(name, value.at(None))),
        }
    }

    /// A field of an object, to be changed.
    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        let Self::Object(properties) = self else { return None };
        properties.iter_mut().find(|property| property.name == name).map(|property| &mut property.value.json)
    }

    /// The entries of a list.
    pub(super) fn entries(&self) -> &[Node] {
        if let Self::Array(nodes) = self { nodes } else { &[] }
    }

    /// The value that a tree of a file holds.
    pub(super) fn of(value: &Value<'_>) -> Self {
        match value {
            Value::NullKeyword(_) => Self::Null,
            Value::BooleanLit(truth) => Self::Truth(truth.value),
            Value::NumberLit(number) => Self::Number(number.value.to_owned()),
            Value::StringLit(text) => Self::Text(text.value.clone().into_owned()),
            Value::Array(array) => Self::Array(array.elements.iter().map(|value| Self::of(value).at(None)).collect()),
            Value::Object(object) => Self::Object(
                object
                    .properties
                    .iter()
                    .map(|property| Property::new(property.name.as_str(), Self::of(&property.value).at(None)))
                    .collect(),
            ),
        }
    }

    /// The value that a tree of a text holds, with the cells that its stretches came from.
    pub(super) fn placed(value: &Value<'_>, cells: &[(u32, CellPlace)]) -> Self {
        let from = |ranged: &dyn Ranged| {
            let at = u32::try_from(ranged.start()).unwrap_or(u32::MAX);
            cells.binary_search_by_key(&at, |(at, _)| *at).ok().map(|index| cells[index].1)
        };
        match value {
            Value::Array(array) => {
                Self::Array(array.elements.iter().map(|value| Self::placed(value, cells).at(from(value))).collect())
            }
            Value::Object(object) => {
                let properties = object.properties.iter().map(|property| Property {
                    name: property.name.as_str().to_owned(),
                    from: from(&property.name),
                    value: Self::placed(&property.value, cells).at(from(&property.value)),
                });
                Self::Object(properties.collect())
            }
            other => Self::of(other),
        }
    }

    /// The value without the cells it came from.
    pub(super) fn plain(&self) -> Self {
        match self {
            Self::Array(nodes) => Self::Array(nodes.iter().map(|node| node.json.plain().at(None)).collect()),
            other => other.clone(),
        }
    }

    /// The value on one line.
    pub(super) fn compact(&self) -> String {
        let mut writer = Writer::default();
        writer.inline(&self.clone().at(None));
        writer.text
    }
}

impl Property {
    pub(super) fn new(name: &str, value: Node) -> Self {
        Self { name: name.to_owned(), from: value.from, value }
    }
}

/// How long an object or a list may be that stands on one line.
const LINE: usize = 100;

/// A tree as JSON text, and the cells that stretches of it came from, by where they begin.
pub(super) fn written(node: &Node) -> (String, Vec<(u32, CellPlace)>) {
    let mut writer = Writer::default();
    writer.node(node, 0);
    writer.text.push('\n');
    (writer.text, writer.cells)
}

#[derive(Default)]
struct Writer {
    text: String,
    cells: Vec<(u32, CellPlace)>,
}

impl Writer {
    fn node(&mut self, node: &Node, depth: usize) {
        // What holds others stands on several lines: only the innermost is tried on one.
        if holds_nested(node) {
            return self.spread(node, depth);
        }
        let from = (self.text.len(), self.cells.len());
        self.inline(node);
        let is_long = self.text.len() - from.0 > LINE;
        if is_long && matches!(node.json, Json::Array(_) | Json::Object(_)) {
            self.text.truncate(from.0);
            self.cells.truncate(from.1);
            self.spread(node, depth);
        }
    }

    /// A list or an object with every entry on a line of its own.
    fn spread(&mut self, node: &Node, depth: usize) {
        self.note(node.from);
        let (open, close) = if matches!(node.json, Json::Array(_)) { ('[', ']') } else { ('{', '}') };
        self.text.push(open);
        let indent = |depth: usize| format!("\n{}", "  ".repeat(depth));
        match &node.json {
            Json::Array(nodes) => {
                for (index, node) in nodes.iter().enumerate() {
                    self.text.push_str(if index > 0 { "," } else { "" });
                    self.text.push_str(&indent(depth + 1));
                    self.node(node, depth + 1);
                }
            }
            Json::Object(properties) => {
                for (index, property) in properties.iter().enumerate() {
                    self.text.push_str(if index > 0 { "," } else { "" });
                    self.text.push_str(&indent(depth + 1));
                    self.name(property);
                    self.node(&property.value, depth + 1);
                }
            }
            _ => {}
        }
        self.text.push_str(&indent(depth));
        self.text.push(close);
    }

    fn inline(&mut self, node: &Node) {
        self.note(node.from);
        match &node.json {
            Json::Null => self.text.push_str("null"),
            Json::Truth(truth) => self.text.push_str(if *truth { "true" } else { "false" }),
            Json::Number(number) => self.text.push_str(number),
            Json::Text(text) => self.text.push_str(&quoted(text)),
            Json::Array(nodes) => {
                self.text.push('[');
                for (index, node) in nodes.iter().enumerate() {
                    self.text.push_str(if index > 0 { ", " } else { "" });
                    self.inline(node);
                }
                self.text.push(']');
            }
            Json::Object(properties) => {
                self.text.push('{');
                for (index, property) in properties.iter().enumerate() {
                    self.text.push_str(if index > 0 { ", " } else { "" });
                    self.name(property);
                    self.inline(&property.value);
                }
                self.text.push('}');
            }
        }
    }

    fn name(&mut self, property: &Property) {
        self.note(property.from);
        self.text.push_str(&quoted(&property.name));
        self.text.push_str(": ");
    }

    fn note(&mut self, from: Option<CellPlace>) {
        let at = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.cells.extend(from.map(|from| (at, from)));
    }
}

/// Whether a list or object holds another one that is not empty.
fn holds_nested(node: &Node) -> bool {
    let is_nested = |node: &Node| match &node.json {
        Json::Array(nodes) => !nodes.is_empty(),
        Json::Object(properties) => !properties.is_empty(),
        _ => false,
    };
    match &node.json {
        Json::Array(nodes) => nodes.iter().any(is_nested),
        Json::Object(properties) => properties.iter().any(|property| is_nested(&property.value)),
        _ => false,
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text always serialises")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_objects_stand_on_one_line_and_cells_are_known_by_where_they_begin() {
        let from = Some(CellPlace { sheet: 0, row: 1, column: 2 });
        let point = Json::Object(vec![Property::new("period", Json::Text("Q1".into()).at(from))]).at(None);
        let list = Json::Object(vec![Property::new("history", Json::Array(vec![point.clone(), point]).at(None))]);
        let (text, cells) = written(&list.at(None));
        assert_eq!(text, "{\n  \"history\": [\n    {\"period\": \"Q1\"},\n    {\"period\": \"Q1\"}\n  ]\n}\n");
        assert_eq!(cells.len(), 4);
        assert!(text[cells[1].0 as usize..].starts_with("\"Q1\""));
    }
}
