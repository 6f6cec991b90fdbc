//! Drawings: checked as they are written, then turned into plain shapes by the library that will draw them.
//!
//! What is printed is the library's own account of the drawing, written anew: nothing that was not checked can reach the
//! page, and what is not there cannot start to matter with the library's next release. Before the library sees a drawing,
//! `written` and `cost` bound the work it can ask for, and `rules` refuse what the library would leave out or misread.

mod cost;
mod css;
mod drawn;
mod marks;
mod rules;
mod written;

use roxmltree::{Document, Node, ParsingOptions};

use super::{Budget, Fault, Format, Picture, check_length};
use crate::limits::{DRAWING_BYTES, DRAWING_NODES, grouped};

/// The namespace of SVG's elements.
const SVG: &str = "http://www.w3.org/2000/svg";

/// Checks a drawing and turns it into plain shapes.
pub(super) fn prepare(bytes: &[u8], budget: &mut Budget) -> Result<Picture, Fault> {
    check_length(bytes.len(), DRAWING_BYTES)?;
    let text = str::from_utf8(bytes).map_err(|_| Fault::NotUtf8)?;
    let text = written::without_doctype(text.trim_start_matches('\u{feff}'))?;
    written::check(&text)?;
    let drawing = parse(&text)?;
    rules::check(&drawing)?;
    budget.take_parts(cost::check(&drawing)?)?;
    let drawn = drawn::draw(&drawing, budget)?;
    let (width, height) = (whole_pixels(drawn.width)?, whole_pixels(drawn.height)?);
    Ok(Picture { bytes: drawn.text.into_bytes(), format: Format::Svg, width, height, unseen: drawn.unseen })
}

fn parse(text: &str) -> Result<Document<'_>, Fault> {
    let options = ParsingOptions { nodes_limit: DRAWING_NODES, ..ParsingOptions::default() };
    let drawing = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => Fault::Entities,
        roxmltree::Error::NodesLimitReached => {
            Fault::too_complex(format!("more than {} elements", grouped(DRAWING_NODES as usize)))
        }
        other => Fault::NotXml(other.to_string()),
    })?;
    let root = drawing.root_element();
    if !is_svg(root) || root.tag_name().name() != "svg" {
        return Err(Fault::NotSvg(shortened(root.tag_name().name())));
    }
    if has_size(root) { Ok(drawing) } else { Err(Fault::NoSize) }
}

/// Without a size the library would take the extent of what is drawn, or a hundred pixels.
fn has_size(root: Node) -> bool {
    let is_given = |side| root.attribute(side).is_some_and(|length| !length.trim().ends_with('%'));
    let view_box = root.attribute("viewBox").and_then(|view_box| view_box.parse::<svgtypes::ViewBox>().ok());
    view_box.is_some() || (is_given("width") && is_given("height"))
}

/// Elements without a namespace are drawn too.
fn is_svg(element: Node) -> bool {
    matches!(element.tag_name().namespace(), None | Some(SVG))
}

fn shortened(text: &str) -> String {
    const LENGTH: usize = 60;
    let start: String = text.chars().take(LENGTH).collect();
    if text.chars().count() > LENGTH { start + "…" } else { start }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and a million")]
fn whole_pixels(side: f32) -> Result<u32, Fault> {
    const LARGEST: f32 = 1_000_000.0;
    if side > 0.0 && side <= LARGEST { Ok(side.round().max(1.0) as u32) } else { Err(Fault::NoSize) }
}

#[cfg(test)]
mod tests;
