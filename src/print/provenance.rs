//! What a finished PDF says of where it comes from: its metadata's source, and the files attached to it.
//!
//! Any PDF may be read here, also a hostile one: what is unpacked is bounded.

mod packing;

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Stream, String as PdfString};

use crate::limits;
use crate::source::tags;

/// Where a PDF comes from.
#[derive(Debug, Default)]
pub struct Provenance {
    /// What its metadata name as its source (`dc:source`).
    pub source: Option<String>,
    /// The attached files, by name.
    pub attached: Vec<(String, Vec<u8>)>,
}

/// Reads a PDF; `None` where it is none. One that is packed in a way that this program never packs says nothing.
pub fn read(bytes: Vec<u8>) -> Option<Provenance> {
    if !packing::is_ours(&bytes) {
        return bytes.starts_with(b"%PDF-").then(Provenance::default);
    }
    let pdf = Pdf::new(bytes).ok()?;
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let metadata = catalog.get::<Stream<'_>>("Metadata").and_then(|stream| unpacked(&stream, limits::FILE_BYTES));
    let mut left = limits::PACK_BYTES;
    let files = catalog.get::<Array<'_>>("AF");
    let files = files.iter().flat_map(|files| files.iter::<Dict<'_>>());
    let attached = files.take(limits::FILES).filter_map(|file| attached(&file, &mut left)).collect();
    Some(Provenance { source: metadata.and_then(|metadata| source(&metadata)), attached })
}

/// The `dc:source` of metadata.
fn source(metadata: &[u8]) -> Option<String> {
    const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
    let text = std::str::from_utf8(metadata).ok()?;
    tags::check(text).ok()?;
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    /// A PDF with metadata and one attached file.
    fn pdf(metadata: &str, attached: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(attached).unwrap();
        let packed = encoder.finish().unwrap();
        let stream = |entries: &str, data: &[u8]| {
            [format!("<<{entries}/Length {}>>\nstream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
        };
        let objects = [
            b"<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R/AF[3 0 R]>>".to_vec(),
            b"<</Type/Pages/Kids[]/Count 0>>".to_vec(),
            b"<</Type/Filespec/UF(pack.json)/EF<</F 5 0 R>>>>".to_vec(),
            stream("/Type/Metadata/Subtype/XML", metadata.as_bytes()),
            stream("/Type/EmbeddedFile/Filter/FlateDecode", &packed),
        ];
        let (mut pdf, mut offsets) = (b"%PDF-1.7\n".to_vec(), Vec::new());
        for (object, number) in objects.iter().zip(1..) {
            offsets.push(pdf.len());
            pdf.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
        }
        let table = pdf.len();
        write!(pdf, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
        offsets.iter().for_each(|offset| writeln!(pdf, "{offset:010} 00000 n ").unwrap());
        write!(pdf, "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF", objects.len() + 1).unwrap();
        pdf
    }

    const METADATA: &str = r#"<x xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:source>pack</dc:source></x>"#;

    #[test]
    fn source_and_attached_files_are_read() {
        let provenance = read(pdf(METADATA, b"{}")).unwrap();
        assert_eq!(provenance.source.as_deref(), Some("pack"));
        assert_eq!(provenance.attached, [("pack.json".to_owned(), b"{}".to_vec())]);
    }

    #[test]
    fn a_file_that_unpacks_to_more_than_packs_may_have_is_none() {
        let most = usize::try_from(limits::PACK_BYTES).unwrap();
        assert_eq!(read(pdf(METADATA, &vec![b' '; most + 1])).unwrap().attached, []);
    }

    #[test]
    fn metadata_that_a_parser_would_toil_over_name_no_source() {
        let attributes: String = (0..=limits::TAG_ATTRIBUTES).map(|number| format!(" a{number}='1'")).collect();
        let metadata = METADATA.replace("<x ", &format!("<x{attributes} "));
        assert_eq!(read(pdf(&metadata, b"{}")).unwrap().source, None);
    }

    #[test]
    fn damaged_files_never_stop_the_program() {
        let whole = pdf(METADATA, b"{}");
        for length in 0..whole.len() {
            read(whole[..length].to_vec());
            for byte in [b'7', b' ', b'<', 0xff] {
                let mut damaged = whole.clone();
                damaged[length] = byte;
                read(damaged);
            }
        }
    }
}
