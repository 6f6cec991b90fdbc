//! Bitmaps inside a drawing, written into it as `data:` text.

use roxmltree::{Attribute, Document, Node};

use super::super::{Kind, raster};
use super::{Fault, Format, PrintSize};

/// Bitmaps in one drawing.
const MAX_BITMAPS: usize = 20;

/// Pixels of one of them: less than a picture of its own may have, since there can be many.
const MAX_PIXELS: u64 = 10_000_000;

/// Whether an element of its kind can show a bitmap.
pub(super) fn may_hold(element: Node) -> bool {
    matches!(element.tag_name().name(), "image" | "feImage")
}

/// Whether a reference is a bitmap written out, by what it says of itself.
pub(super) fn is_bitmap(href: &str) -> bool {
    let start: String = href.chars().take(16).collect::<String>().to_ascii_lowercase();
    let kinds = ["data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp"];
    kinds.iter().any(|kind| start.starts_with(kind))
}

/// The attributes of an element that hold a bitmap.
fn sources<'a, 'i>(element: Node<'a, 'i>) -> impl Iterator<Item = Attribute<'a, 'i>> {
    element.attributes().filter(|attribute| attribute.name() == "href" && is_bitmap(attribute.value().trim()))
}

/// The first attribute of an element that holds a bitmap.
pub(super) fn source<'a, 'i>(element: Node<'a, 'i>) -> Option<Attribute<'a, 'i>> {
    sources(element).next()
}

/// The drawing's text with each of its bitmaps decoded, checked and written anew.
pub(super) fn prepared(text: &str, drawing: &Document, largest: PrintSize) -> Result<String, Fault> {
    let holders = drawing.descendants().filter(|element| may_hold(*element));
    let found: Vec<_> = holders.flat_map(sources).collect();
    if found.len() > MAX_BITMAPS {
        return Err(Fault::TooComplex("more than 20 bitmaps inside it"));
    }
    let mut result = String::with_capacity(text.len());
    let mut copied = 0;
    for attribute in found {
        let place = attribute.range_value();
        result.push_str(text.get(copied..place.start).unwrap_or_default());
        result.push_str(&rewritten(attribute.value(), largest)?);
        copied = place.end;
    }
    result.push_str(text.get(copied..).unwrap_or_default());
    Ok(result)
}

fn rewritten(href: &str, largest: PrintSize) -> Result<String, Fault> {
    let inside = |fault| Fault::Inside(Box::new(fault));
    let bytes = decode(href).ok_or_else(|| inside(Fault::Damaged("it is not base64".to_owned())))?;
    let kind = Kind::shown(&bytes).ok_or_else(|| inside(Fault::Damaged("it is no picture".to_owned())))?;
    let picture = raster::prepare(kind, &bytes, MAX_PIXELS, largest).map_err(inside)?;
    let name = if picture.format == Format::Jpeg { "jpeg" } else { "png" };
    Ok(format!("data:image/{name};base64,{}", encode_base64(&picture.bytes)))
}

fn decode(href: &str) -> Option<Vec<u8>> {
    let (kind, data) = href.split_once(',')?;
    kind.trim_end().to_ascii_lowercase().ends_with(";base64").then_some(())?;
    decode_base64(data)
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(super) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for sign in text.bytes().filter(|sign| !sign.is_ascii_whitespace() && *sign != b'=') {
        bits = (bits << 6 | sextet(sign)?) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    Some(bytes)
}

fn sextet(sign: u8) -> Option<u32> {
    let value = match sign {
        b'A'..=b'Z' => sign - b'A',
        b'a'..=b'z' => sign - b'a' + 26,
        b'0'..=b'9' => sign - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

pub(super) fn encode_base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let three = [group.first(), group.get(1), group.get(2)].map(|byte| u32::from(byte.copied().unwrap_or(0)));
        let bits = three[0] << 16 | three[1] << 8 | three[2];
        for place in 0..4 {
            let sextet = bits >> (18 - 6 * place) & 63;
            text.push(if place > group.len() { '=' } else { char::from(ALPHABET[sextet as usize]) });
        }
    }
    text
}
