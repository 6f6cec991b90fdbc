//! What a drawing must not contain: what cannot be printed, what leads outside, and what the library that draws it
//! would leave out or misread without a word.

use roxmltree::{Attribute, Document, Node};

use super::super::Refused;
use super::{Fault, css, shortened};
use crate::limits::{DRAWING_COORDINATE, DRAWING_STYLE_ATTRIBUTE};

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
        "style" => check_sheet(element.text().unwrap_or_default()),
        _ => Ok(()),
    }
}

fn has_letters(element: Node) -> bool {
    let mut texts = element.descendants().filter(Node::is_text).filter_map(|node| node.text());
    texts.any(|text| !text.trim().is_empty())
}

fn check_sheet(sheet: &str) -> Result<(), Refused> {
    check_hiding(sheet)?;
    if let Some(at) = sheet.to_ascii_lowercase().find("@import") {
        return Err(Refused::External(shortened(sheet.get(at..).unwrap_or_default())));
    }
    check_urls(sheet)?;
    css::rules(&css::without_comments(sheet)).try_for_each(|(selectors, body)| {
        let declarations = || body.split(';').filter_map(|declaration| declaration.split_once(':'));
        declarations().map(|(name, value)| (name.trim(), without_importance(value))).try_for_each(check_declaration)?;
        // Such as "path:nth-child(2)", which would apply to nothing.
        let is_lost = declarations().any(|(name, _)| is_look(name.trim())) && !css::is_read(selectors);
        if is_lost { Err(Refused::Value(shortened(selectors.trim()))) } else { Ok(()) }
    })
}

fn without_importance(value: &str) -> &str {
    value.split_once('!').map_or(value, |(value, _)| value).trim()
}

/// The library reads no escape signs, so that a property written with them would be lost.
fn check_hiding(style: &str) -> Result<(), Refused> {
    if style.contains('\\') { Err(Refused::HiddenStyle) } else { Ok(()) }
}

fn check_attribute(element: Node, attribute: Attribute) -> Result<(), Refused> {
    let (name, value) = (attribute.name(), attribute.value());
    let lower = name.to_ascii_lowercase();
    if !matches!(lower.as_str(), "href" | "src") {
        check_urls(value)?;
    }
    match lower.as_str() {
        "href" | "src" => check_target(element, value)?,
        // It would change what every other reference means.
        "base" => return Err(Refused::External(shortened(value))),
        "id" if value.contains(['"', '&', '<', '>']) => return Err(Refused::Name(shortened(value))),
        "style" => check_style(value)?,
        _ if lower.starts_with("on") && attribute.namespace().is_none() => {
            return Err(Refused::EventHandler(shortened(name)));
        }
        _ if super::is_svg(element) => check_property((name, value))?,
        _ => {}
    }
    Ok(())
}

/// The library passes over all that follows a declaration it cannot read.
fn check_style(style: &str) -> Result<(), Refused> {
    check_hiding(style)?;
    if style.len() > DRAWING_STYLE_ATTRIBUTE {
        return Ok(()); // Refused as too much work to read.
    }
    css::declarations(style).try_for_each(check_declaration)?;
    let written = css::without_comments(style).split(';').filter(|part| part.contains(':')).count();
    if css::declarations(style).count() < written { Err(Refused::Value(shortened(style))) } else { Ok(()) }
}

fn check_target(element: Node, value: &str) -> Result<(), Refused> {
    let value = value.trim();
    let may_hold_bitmap = matches!(element.tag_name().name(), "image" | "feImage");
    if value.starts_with('#') || (may_hold_bitmap && is_bitmap(value)) {
        return Ok(());
    }
    Err(Refused::External(shortened(value)))
}

/// Whether a reference is a bitmap written out, by what it says of itself.
fn is_bitmap(href: &str) -> bool {
    let start: String = href.chars().take(16).collect::<String>().to_ascii_lowercase();
    let kinds = ["data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp"];
    kinds.iter().any(|kind| start.starts_with(kind))
}

fn check_urls(value: &str) -> Result<(), Refused> {
    match css::urls(value).into_iter().find(|target| !target.starts_with('#')) {
        Some(target) => Err(Refused::External(shortened(target))),
        None => Ok(()),
    }
}

/// One property in a style; the library knows its name only in small letters.
fn check_declaration((name, value): (&str, &str)) -> Result<(), Refused> {
    let lower = name.to_ascii_lowercase();
    if lower != name && is_look(&lower) { Err(Refused::Value(shortened(name))) } else { check_property((name, value)) }
}

/// One property, as an attribute or in a style.
fn check_property((name, value): (&str, &str)) -> Result<(), Refused> {
    let is_read = match name {
        "filter" if !value.trim().eq_ignore_ascii_case("none") => return Err(Refused::Filter),
        "fill" | "stroke" => value.trim().is_empty() || svgtypes::Paint::from_str(value).is_ok(),
        "color" | "stop-color" => {
            matches!(value.trim(), "" | "inherit" | "currentColor") || value.parse::<svgtypes::Color>().is_ok()
        }
        _ => true,
    };
    if !is_read || has_computation(value) {
        return Err(Refused::Value(shortened(value)));
    }
    if is_measure(name) && has_huge_number(value) {
        return Err(Refused::HugeNumber(shortened(value)));
    }
    Ok(())
}

/// Variables and sums of style sheets, which print black or not at all.
fn has_computation(value: &str) -> bool {
    value.contains('(') && ["var(", "calc(", "env(", "min(", "max(", "clamp("].iter().any(|call| value.contains(call))
}

fn is_look(name: &str) -> bool {
    let looks = ["fill", "stroke", "stop", "clip", "opacity", "display", "visibility", "transform", "mask", "color"];
    looks.iter().any(|look| name.starts_with(look))
}

fn is_measure(name: &str) -> bool {
    let many = ["d", "points", "viewBox", "transform", "gradientTransform", "patternTransform", "stroke-dasharray"];
    let one =
        ["x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "fx", "fy", "r", "rx", "ry", "width", "height"];
    let styled = ["stroke-width", "stroke-dashoffset", "markerWidth", "markerHeight", "refX", "refY"];
    many.contains(&name) || one.contains(&name) || styled.contains(&name)
}

/// Whether a number of a geometry is surely larger than [`DRAWING_COORDINATE`], by its digits or its exponent.
fn has_huge_number(value: &str) -> bool {
    let mut numbers = value.split(|c: char| !matches!(c, '0'..='9' | '.' | 'e' | 'E' | '+'));
    numbers.any(|number| {
        number.starts_with(|c: char| c.is_ascii_digit() || c == '.')
            && number.parse::<f32>().is_ok_and(|number| number > DRAWING_COORDINATE)
    })
}
