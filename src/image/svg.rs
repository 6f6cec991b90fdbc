//! Drawings: read as XML, checked against a list of refusals, their bitmaps prepared like any other.

mod cost;
mod css;
mod embedded;
mod rules;

use std::borrow::Cow;

use roxmltree::{Document, Node, ParsingOptions};

use super::{Fault, Format, Picture, PrintSize, check_length};

/// The longest drawing taken, in bytes.
const MAX_BYTES: usize = 2_000_000;

/// Elements, texts and comments of a drawing.
const MAX_NODES: u32 = 100_000;

/// The same as a vector program's own: 96 pixels to the inch.
const PIXELS_PER_INCH: f64 = 96.0;

/// The namespace of SVG's elements.
const SVG: &str = "http://www.w3.org/2000/svg";

/// Checks a drawing and prepares the bitmaps inside it.
pub(super) fn prepare(bytes: &[u8], largest: PrintSize) -> Result<Picture, Fault> {
    check_length(bytes.len(), MAX_BYTES)?;
    let text = str::from_utf8(bytes).map_err(|_| Fault::NotUtf8)?;
    let text = without_doctype(text.trim_start_matches('\u{feff}'))?;
    let drawing = parse(&text)?;
    rules::check(&drawing)?;
    cost::check(&drawing)?;
    let (width, height) = size(drawing.root_element()).ok_or(Fault::NoSize)?;
    let bytes = embedded::prepared(&text, &drawing, largest)?.into_bytes();
    Ok(Picture { bytes, format: Format::Svg, width, height })
}

/// Older drawing programs name the public DTD, which nothing needs: it goes, its lines stay.
/// Declarations of the drawing's own could name entities that grow without end.
fn without_doctype(text: &str) -> Result<Cow<'_, str>, Fault> {
    let Some(start) = text.find("<!DOCTYPE") else {
        return Ok(Cow::Borrowed(text));
    };
    let (before, doctype) = text.split_at(start);
    let end = doctype.find('>').ok_or(Fault::CutShort)?;
    let (doctype, after) = doctype.split_at(end + 1);
    if doctype.contains('[') {
        return Err(Fault::Entities);
    }
    let lines = "\n".repeat(doctype.matches('\n').count());
    Ok(Cow::Owned([before, &lines, after].concat()))
}

fn parse(text: &str) -> Result<Document<'_>, Fault> {
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let drawing = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => Fault::Entities,
        roxmltree::Error::NodesLimitReached => Fault::TooComplex("more than 100,000 elements"),
        other => Fault::NotXml(other.to_string()),
    })?;
    let root = drawing.root_element();
    if is_svg(root) && root.tag_name().name() == "svg" {
        return Ok(drawing);
    }
    Err(Fault::NotSvg(shortened(root.tag_name().name())))
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

/// Width and height in pixels, by the rule of the library that draws it: the given lengths first, the
/// view box for what they leave open.
fn size(root: Node) -> Option<(u32, u32)> {
    let view_box = root.attribute("viewBox").and_then(view_box);
    let side = |name, of_box: Option<f64>| match root.attribute(name).and_then(length) {
        Some(Length::Pixels(pixels)) => Some(pixels),
        Some(Length::Percent(percent)) => Some(of_box? * percent / 100.0),
        None => of_box,
    };
    let width = side("width", view_box.map(|(width, _)| width))?;
    let height = side("height", view_box.map(|(_, height)| height))?;
    Some((whole_pixels(width)?, whole_pixels(height)?))
}

fn view_box(value: &str) -> Option<(f64, f64)> {
    let separators = |c: char| c.is_ascii_whitespace() || c == ',';
    let numbers = value.split(separators).filter(|part| !part.is_empty()).map(str::parse);
    match numbers.collect::<Result<Vec<f64>, _>>().ok()?.as_slice() {
        [_, _, width, height] if *width > 0.0 && *height > 0.0 => Some((*width, *height)),
        _ => None,
    }
}

enum Length {
    Pixels(f64),
    Percent(f64),
}

fn length(value: &str) -> Option<Length> {
    let value = value.trim();
    let unit_at = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').len();
    let (number, unit) = value.split_at_checked(unit_at)?;
    let number: f64 = number.parse().ok()?;
    let inches = |per_inch: f64| Some(Length::Pixels(number / per_inch * PIXELS_PER_INCH));
    match unit {
        "" | "px" => Some(Length::Pixels(number)),
        "%" => Some(Length::Percent(number)),
        "in" => inches(1.0),
        "mm" => inches(25.4),
        "cm" => inches(2.54),
        "pt" => inches(72.0),
        "pc" => inches(6.0),
        _ => None,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and a million")]
fn whole_pixels(side: f64) -> Option<u32> {
    const LARGEST: f64 = 1_000_000.0;
    (side > 0.0 && side <= LARGEST).then(|| side.round().max(1.0) as u32)
}

#[cfg(test)]
mod tests;
