//! What a drawing must not contain, whether or not the library that draws it would heed it: the file may
//! travel on, and what is not there cannot start to matter with the library's next release.

use roxmltree::{Attribute, Document, Node};

use super::super::Refused;
use super::{Fault, css, embedded, shortened};

/// Looks at every element, attribute and style sheet.
pub(super) fn check(drawing: &Document) -> Result<(), Fault> {
    for node in drawing.descendants() {
        check_node(node).map_err(|what| {
            let line = drawing.text_pos_at(node.range().start).row;
            Fault::Refused { what, line }
        })?;
    }
    Ok(())
}

fn check_node(node: Node) -> Result<(), Refused> {
    if let Some(instruction) = node.pi() {
        return check_instruction(instruction.target, instruction.value);
    }
    if !node.is_element() {
        return Ok(());
    }
    check_element(node)?;
    node.attributes().try_for_each(|attribute| check_attribute(node, attribute))
}

fn check_instruction(target: &str, value: Option<&str>) -> Result<(), Refused> {
    match target {
        "xml-stylesheet" => Err(Refused::External(shortened(value.unwrap_or(target)))),
        _ => Ok(()),
    }
}

fn check_element(element: Node) -> Result<(), Refused> {
    let name = element.tag_name().name();
    match name.to_ascii_lowercase().as_str() {
        "script" | "handler" | "listener" => Err(Refused::Script(shortened(name))),
        "foreignobject" | "iframe" | "object" | "embed" | "audio" | "video" | "canvas" => {
            Err(Refused::Foreign(shortened(name)))
        }
        "text" | "flowroot" if super::is_svg(element) && has_letters(element) => Err(Refused::Text),
        "style" => {
            check_hiding(&letters(element).collect::<String>())?;
            check_sheet(&sheet(element))
        }
        _ => Ok(()),
    }
}

fn has_letters(element: Node) -> bool {
    letters(element).any(|text| !text.trim().is_empty())
}

fn letters<'a>(element: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    element.descendants().filter(Node::is_text).filter_map(|node| node.text())
}

/// The style sheet of a `style` element, without comments.
pub(super) fn sheet(element: Node) -> String {
    css::without_comments(&letters(element).collect::<String>())
}

/// Escape signs, and what looks like a comment inside quotes, could hide a reference from the checks.
fn check_hiding(style: &str) -> Result<(), Refused> {
    let in_comments = css::urls(style).len() > css::urls(&css::without_comments(style)).len();
    if style.contains('\\') || in_comments { Err(Refused::HiddenStyle) } else { Ok(()) }
}

fn check_sheet(sheet: &str) -> Result<(), Refused> {
    if let Some(at) = sheet.to_ascii_lowercase().find("@import") {
        return Err(Refused::External(shortened(sheet.get(at..).unwrap_or_default())));
    }
    check_urls(sheet)?;
    css::rules(sheet).try_for_each(|(_, body)| check_declarations(body))
}

fn check_declarations(body: &str) -> Result<(), Refused> {
    css::declarations(body).try_for_each(|(property, value)| check_filter(&property, value))
}

fn check_filter(property: &str, value: &str) -> Result<(), Refused> {
    if property == "filter" && !value.trim().eq_ignore_ascii_case("none") {
        return Err(Refused::Filter);
    }
    Ok(())
}

fn check_attribute(element: Node, attribute: Attribute) -> Result<(), Refused> {
    let (name, value) = (attribute.name(), attribute.value());
    let lower = name.to_ascii_lowercase();
    match lower.as_str() {
        "href" | "src" => check_target(element, value)?,
        // It would change what every other reference means.
        "base" => return Err(Refused::External(shortened(value))),
        "style" => {
            check_hiding(value)?;
            check_declarations(&css::without_comments(value))?;
        }
        "filter" if super::is_svg(element) => check_filter(&lower, value)?,
        _ if lower.starts_with("on") && attribute.namespace().is_none() => {
            return Err(Refused::EventHandler(shortened(name)));
        }
        _ => {}
    }
    check_urls(value)
}

fn check_target(element: Node, value: &str) -> Result<(), Refused> {
    let value = value.trim();
    if value.starts_with('#') || (embedded::may_hold(element) && embedded::is_bitmap(value)) {
        return Ok(());
    }
    Err(Refused::External(shortened(value)))
}

fn check_urls(value: &str) -> Result<(), Refused> {
    match css::urls(value).into_iter().find(|target| !target.starts_with('#')) {
        Some(target) => Err(Refused::External(shortened(target))),
        None => Ok(()),
    }
}
