//! A pack in the one form in which all spellings of it are the same text: files joined, fields sorted, whatever may be
//! written in two ways written in one.
//!
//! What is printed may differ with it stays as it is written: the digits of a number, the letters of a text, the order of
//! lists and headings.

use super::tree::{Json, Node, Property};
use super::whole::whole;
use crate::pack::{Field, Pack, Read, Shape};
use crate::source::Sources;

/// The canonical text of a pack; `None` where it is no JSON.
///
/// What it is made of stands in `docs/fingerprint.md`, so that others can make it, too.
pub fn canonical(sources: &Sources) -> Option<String> {
    let mut pack = whole(sources)?;
    if let Json::Object(properties) = &mut pack {
        // It names a schema for an editor, and is no part of what the pack says.
        properties.retain(|property| property.name != "$schema");
    }
    let mut text = String::new();
    write(&Pack::shape(), &pack, &mut text);
    Some(text)
}

fn write(shape: &Shape, json: &Json, out: &mut String) {
    match (shape, json) {
        (Shape::Record(fields), Json::Object(properties)) => object(fields, properties, out),
        (Shape::Unit(fields), Json::Object(properties)) => object(fields, properties, out),
        (Shape::Figure(fields), Json::Object(properties)) => figure(fields, properties, out),
        (Shape::Sections, Json::Object(properties)) => {
            list(properties, out, |section, out| {
                out.push_str(&format!("[{},", quoted(&section.name)));
                write(&Shape::Texts, &section.value.json, out);
                out.push(']');
            });
        }
        (Shape::Texts, Json::Text(text)) => out.push_str(&format!("[{}]", quoted(text))),
        (Shape::List(each), Json::Array(nodes)) => list(nodes, out, |node, out| write(each, &node.json, out)),
        (Shape::OneOrEach(one), Json::Array(nodes)) => list(nodes, out, |node, out| write(one, &node.json, out)),
        (Shape::OneOrEach(one), json) => write(one, json, out),
        (Shape::Text, Json::Number(number)) => out.push_str(&quoted(number)),
        _ => plain(json, out),
    }
}

/// A figure alone, where nothing belongs to it; null where a mark stands for it.
fn figure(fields: &[Field], properties: &[Property], out: &mut String) {
    let name = fields.first().map_or("value", |field| field.name);
    match (properties, properties.iter().any(|property| property.name == name)) {
        ([value], true) => plain(&value.value.json, out),
        (_, true) => object(fields, properties, out),
        (_, false) => {
            let null = Property::new(name, Json::Null.at(None));
            let properties: Vec<Property> = properties.iter().cloned().chain([null]).collect();
            object(fields, &properties, out);
        }
    }
}

/// An object with its fields in the order of their names.
fn object(fields: &[Field], properties: &[Property], out: &mut String) {
    let mut sorted: Vec<&Property> = properties.iter().collect();
    sorted.sort_by(|one, other| one.name.cmp(&other.name));
    let shape = |name: &str| fields.iter().find(|field| field.name == name).map_or(&Shape::Any, |field| &field.shape);
    out.push('{');
    for (index, property) in sorted.iter().enumerate() {
        out.push_str(if index > 0 { "," } else { "" });
        out.push_str(&format!("{}:", quoted(&property.name)));
        match (&property.name[..], &property.value.json) {
            ("path", Json::Text(path)) => out.push_str(&quoted(&without_dots(path))),
            (name, json) => write(shape(name), json, out),
        }
    }
    out.push('}');
}

/// Anything else: as it is, with sorted fields.
fn plain(json: &Json, out: &mut String) {
    match json {
        Json::Object(properties) => object(&[], properties, out),
        Json::Array(nodes) => list(nodes, out, |node: &Node, out| plain(&node.json, out)),
        other => out.push_str(&other.compact()),
    }
}

fn list<T>(entries: &[T], out: &mut String, each: impl Fn(&T, &mut String)) {
    out.push('[');
    for (index, entry) in entries.iter().enumerate() {
        out.push_str(if index > 0 { "," } else { "" });
        each(entry, out);
    }
    out.push(']');
}

/// "./logo.png" is "logo.png".
fn without_dots(path: &str) -> String {
    path.split('/').filter(|part| !part.is_empty() && *part != ".").collect::<Vec<_>>().join("/")
}

fn quoted(text: &str) -> String {
    Json::Text(text.to_owned()).compact()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pack: &str) -> String {
        let sources = Sources::in_memory("pack.json", pack.as_bytes().to_vec(), &mut Vec::new());
        canonical(&sources).expect("a pack")
    }

    #[test]
    fn spelling_does_not_show() {
        let pairs = [
            (r#"{"report": {"title": "a", "period": "b"}}"#, "{\"report\":{\n\"period\":\"\\u0062\",\"title\":\"a\"}}"),
            (r#"{"$schema": "x", "indicators": []}"#, r#"{"indicators": []}"#),
            (r#"{"indicators": [{"ref": 36}]}"#, r#"{"indicators": [{"ref": "36"}]}"#),
            (r#"{"indicators": [{"current": {"value": 5}}]}"#, r#"{"indicators": [{"current": 5}]}"#),
            (
                r#"{"indicators": [{"current": {"mark": "suppressed"}}]}"#,
                r#"{"indicators": [{"current": {"value": null, "mark": "suppressed"}}]}"#,
            ),
            (r#"{"indicators": [{"narrative": {"A": "x"}}]}"#, r#"{"indicators": [{"narrative": {"A": ["x"]}}]}"#),
            (r#"{"report": {"logo": {"path": "./a//b.png"}}}"#, r#"{"report": {"logo": {"path": "a/b.png"}}}"#),
        ];
        for (one, other) in pairs {
            assert_eq!(of(one), of(other));
        }
    }

    #[test]
    fn whatever_prints_otherwise_is_another_text() {
        let pairs = [
            (r#"{"indicators": [{"current": 5}]}"#, r#"{"indicators": [{"current": 5.0}]}"#),
            (r#"{"indicators": [{"current": 5}]}"#, r#"{"indicators": [{"current": "5"}]}"#),
            (r#"{"indicators": [{"current": null}]}"#, r#"{"indicators": [{}]}"#),
            (r#"{"indicators": [{"title": "a"}, {}]}"#, r#"{"indicators": [{}, {"title": "a"}]}"#),
            (
                r#"{"indicators": [{"narrative": {"A": "x", "B": "y"}}]}"#,
                r#"{"indicators": [{"narrative": {"B": "y", "A": "x"}}]}"#,
            ),
            (
                r#"{"indicators": [{"narrative": {"A": ["x", "y"]}}]}"#,
                r#"{"indicators": [{"narrative": {"A": ["x\ny"]}}]}"#,
            ),
        ];
        for (one, other) in pairs {
            assert_ne!(of(one), of(other));
        }
    }

    #[test]
    fn the_text_is_what_the_documentation_says() {
        let pack = r#"{"report": {"title": "T", "period": "Q2"}, "indicators": [
            {"ref": 1, "current": {"value": "£5", "mark": "provisional"}, "narrative": {"B": "x", "A": ["y", "z"]}}]}"#;
        assert_eq!(
            of(pack),
            r#"{"indicators":[{"current":{"mark":"provisional","value":"£5"},"narrative":[["B",["x"]],["A",["y","z"]]],"ref":"1"}],"report":{"period":"Q2","title":"T"}}"#
        );
    }
}
