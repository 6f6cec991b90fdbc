//! What a finished PDF says of where it comes from: its metadata's source, and the files attached to it.
//!
//! Any PDF may be read here, also a hostile one: what is unpacked is bounded.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Stream, String as PdfString};

use crate::limits;

/// Where a PDF comes from.
#[derive(Debug, Default)]
pub struct Provenance {
    /// What its metadata name as its source (`dc:source`).
    pub source: Option<String>,
    /// The attached files, by name.
    pub attached: Vec<(String, Vec<u8>)>,
}

/// Reads a PDF; `None` where it is none.
pub fn read(bytes: Vec<u8>) -> Option<Provenance> {
    let pdf = Pdf::new(bytes).ok()?;
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let metadata = catalog.get::<Stream<'_>>("Metadata").and_then(|stream| unpacked(&stream, limits::FILE_BYTES));
    let mut left = limits::PACK_BYTES;
    let files = catalog.get::<Array<'_>>("AF");
    let files = files.iter().flat_map(|files| files.iter::<Dict<'_>>());
    let attached = files.filter_map(|file| attached(&file, &mut left)).collect();
    Some(Provenance { source: metadata.and_then(|metadata| source(&metadata)), attached })
}

/// The `dc:source` of metadata.
fn source(metadata: &[u8]) -> Option<String> {
    const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
    let text = std::str::from_utf8(metadata).ok()?;
    let tree = roxmltree::Document::parse(text.trim_start_matches('\u{FEFF}')).ok()?;
    let node = tree.descendants().find(|node| node.has_tag_name((DUBLIN_CORE, "source")))?;
    Some(node.text()?.to_owned())
}

/// The name and the bytes of an attached file; `left` is how many bytes all files together may still have.
fn attached(file: &Dict<'_>, left: &mut u64) -> Option<(String, Vec<u8>)> {
    let name = file.get::<PdfString<'_>>("UF").or_else(|| file.get::<PdfString<'_>>("F"))?;
    let stream = file.get::<Dict<'_>>("EF")?.get::<Stream<'_>>("F")?;
    let bytes = unpacked(&stream, *left)?;
    *left = left.saturating_sub(bytes.len() as u64);
    Some((super::audit::decoded(&name), bytes))
}

/// What a stream holds, at most so much; `None` where it is packed in a way that this program never packs.
fn unpacked(stream: &Stream<'_>, most: u64) -> Option<Vec<u8>> {
    let raw = stream.raw_data();
    let mut bytes = Vec::new();
    let is_packed = stream.dict().get::<Name<'_>>("Filter").map(|filter| filter.as_ref() == b"FlateDecode");
    let read = match is_packed {
        Some(true) => ZlibDecoder::new(&*raw).take(most + 1).read_to_end(&mut bytes),
        Some(false) => return None,
        None => (&*raw).take(most + 1).read_to_end(&mut bytes),
    };
    read.ok().filter(|length| *length as u64 <= most).map(|_| bytes)
}
