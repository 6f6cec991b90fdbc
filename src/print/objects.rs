//! Makes a finished PDF small: its many small objects, above all the tags, go compressed into object streams.
//!
//! Typst writes each object on its own and uncompressed (PDF 1.4 style); PDF 1.5 and later, and with them PDF/A-2 and
//! A-3, allow object streams (ISO 32000-1, 7.5.7) and cross-reference streams (7.5.8). Streams are copied as they are.

mod read;

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use rayon::prelude::*;

use read::{Object, Parts};

/// How many objects share a stream: more compress no better, and a reader unpacks a whole stream for one object.
const SHARED: usize = 200;
/// The bytes of one entry of the cross-reference stream: kind, offset or stream, index.
const WIDTHS: [usize; 3] = [1, 4, 2];
const ENTRY: usize = WIDTHS[0] + WIDTHS[1] + WIDTHS[2];

/// The same PDF in fewer bytes, with what it was made from in its metadata; unchanged where it is not laid out as Typst lays
/// PDFs out.
pub fn shrunk(pdf: Vec<u8>, source: Option<&str>) -> Vec<u8> {
    read::parts(&pdf).and_then(|parts| rewrite(&parts, source)).unwrap_or(pdf)
}

/// `None` only for files over 4 GB.
fn rewrite(parts: &Parts<'_>, source: Option<&str>) -> Option<Vec<u8>> {
    let (streams, small): (Vec<&Object<'_>>, Vec<&Object<'_>>) =
        parts.objects.iter().partition(|object| object.is_stream());
    let packed: Vec<Vec<u8>> = small.par_chunks(SHARED).map(object_stream).collect();
    let mut out = parts.header.to_vec();
    let mut table = Table::new(parts.size + packed.len() + 1);
    for object in streams {
        table.at(object.number, out.len())?;
        match source.and_then(|source| with_source(object, source)) {
            Some(object) => out.extend_from_slice(&object),
            None => out.extend_from_slice(object.whole),
        }
    }
    for (index, (stream, chunk)) in packed.iter().zip(small.chunks(SHARED)).enumerate() {
        let number = parts.size + index;
        table.at(number, out.len())?;
        writeln!(out, "{number} 0 obj").ok()?;
        out.extend_from_slice(stream);
        for (place, object) in chunk.iter().enumerate() {
            table.within(object.number, number, place)?;
        }
    }
    let number = parts.size + packed.len();
    let start = out.len();
    table.at(number, start)?;
    writeln!(out, "{number} 0 obj").ok()?;
    out.extend_from_slice(&table.stream(parts.trailer));
    write!(out, "startxref\n{start}\n%%EOF").ok()?;
    Some(out)
}

/// The objects as one stream: pairs of number and offset, then the objects.
fn object_stream(objects: &[&Object<'_>]) -> Vec<u8> {
    let mut index = String::new();
    let mut bodies = Vec::new();
    for object in objects {
        index.push_str(&format!("{} {} ", object.number, bodies.len()));
        for part in without_suspects(object.body) {
            bodies.extend_from_slice(part);
        }
        bodies.push(b'\n');
    }
    let entries = format!("/Type/ObjStm/N {}/First {}", objects.len(), index.len());
    stream(&entries, &[index.as_bytes(), &bodies])
}

/// What an object holds without the statement that none of its tags is suspect, which says what is so without it, and
/// which some readers take for a fault of the file.
fn without_suspects(object: &[u8]) -> [&[u8]; 2] {
    const MARKED: &[u8] = b"/MarkInfo<</Marked true";
    const NONE: &[u8] = b"/Suspects false";
    let is_catalog = object.starts_with(b"<</Type/Catalog");
    let marked = is_catalog.then(|| object.windows(MARKED.len()).position(|part| part == MARKED)).flatten();
    let parts = marked.map(|at| object.split_at(at + MARKED.len()));
    match parts.and_then(|(before, rest)| Some([before, rest.strip_prefix(NONE)?])) {
        Some(parts) => parts,
        None => [object, &[]],
    }
}

/// The metadata with their property `dc:source`, "from which the described resource is derived", which PDF/A knows; `None` where
/// an object is no metadata.
fn with_source(object: &Object<'_>, source: &str) -> Option<Vec<u8>> {
    let (dictionary, data) = std::str::from_utf8(object.body).ok()?.split_once(">>\nstream\n")?;
    let others = dictionary.strip_prefix("<</Length ")?.trim_start_matches(|c: char| c.is_ascii_digit());
    let data = data.strip_suffix("\nendstream").filter(|_| others == "/Type/Metadata/Subtype/XML")?;
    let (before, after) = data.split_at(data.rfind("</rdf:Description></rdf:RDF>")?);
    let data = format!("{before}<dc:source>{source}</dc:source>{after}");
    let (number, length) = (object.number, data.len());
    Some(format!("{number} 0 obj\n<</Length {length}{others}>>\nstream\n{data}\nendstream\nendobj\n\n").into_bytes())
}

fn stream(entries: &str, contents: &[&[u8]]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    for content in contents {
        encoder.write_all(content).expect("writing to memory does not fail");
    }
    let data = encoder.finish().expect("writing to memory does not fail");
    let mut out = format!("<<{entries}/Filter/FlateDecode/Length {}>>\nstream\n", data.len()).into_bytes();
    out.extend_from_slice(&data);
    out.extend_from_slice(b"\nendstream\nendobj\n");
    out
}

/// Where each object is, by its number.
struct Table(Vec<[u8; ENTRY]>);

impl Table {
    /// A table of free objects. The first, which is always free, has the highest generation (ISO 32000-1, 7.5.4).
    fn new(size: usize) -> Self {
        let mut entries = vec![[0; ENTRY]; size];
        if let Some(first) = entries.first_mut() {
            first[5..7].copy_from_slice(&u16::MAX.to_be_bytes());
        }
        Self(entries)
    }

    fn at(&mut self, number: usize, offset: usize) -> Option<()> {
        self.set(number, 1, offset, 0)
    }

    fn within(&mut self, number: usize, stream: usize, place: usize) -> Option<()> {
        self.set(number, 2, stream, place)
    }

    fn set(&mut self, number: usize, kind: u8, second: usize, third: usize) -> Option<()> {
        let entry = self.0.get_mut(number)?;
        entry[0] = kind;
        entry[1..5].copy_from_slice(&u32::try_from(second).ok()?.to_be_bytes());
        entry[5..7].copy_from_slice(&u16::try_from(third).ok()?.to_be_bytes());
        Some(())
    }

    /// The cross-reference stream, which takes over the trailer's entries. Each row holds the differences from the
    /// row before (PNG predictor 2), which are nearly all zero.
    fn stream(&self, trailer: &str) -> Vec<u8> {
        let mut before = [0; ENTRY];
        let mut rows = Vec::with_capacity(self.0.len() * (ENTRY + 1));
        for entry in &self.0 {
            rows.push(2);
            rows.extend(entry.iter().zip(before).map(|(byte, before)| byte.wrapping_sub(before)));
            before = *entry;
        }
        let [kind, second, third] = WIDTHS;
        let entries = format!(
            "/Type/XRef/Size {}{trailer}/W[{kind} {second} {third}]/DecodeParms<</Predictor 12/Columns {ENTRY}>>",
            self.0.len(),
        );
        stream(&entries, &[&rows])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three objects, one of them a stream, laid out as Typst lays them out.
    fn pdf() -> Vec<u8> {
        let mut out = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n".to_vec();
        let mut offsets = Vec::new();
        for object in [
            "1 0 obj\n<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true/Suspects false>>/Lang(en)>>\nendobj\n\n",
            "2 0 obj\n<</Kids[]>>\nendobj\n\n",
            "3 0 obj\n<</Length 2>>\nstream\nhi\nendstream\nendobj\n\n",
        ] {
            offsets.push(out.len());
            out.extend_from_slice(object.as_bytes());
        }
        let xref = out.len();
        out.extend_from_slice(b"xref\n0 4\n0000000000 65535 f\r\n");
        for offset in offsets {
            write!(out, "{offset:010} 00000 n\r\n").unwrap();
        }
        write!(out, "trailer\n<</Size 4/Root 1 0 R/ID[(a)(b)]>>\nstartxref\n{xref}\n%%EOF").unwrap();
        out
    }

    #[test]
    fn a_reader_finds_every_object_of_the_shrunk_file() {
        let shrunk = shrunk(pdf(), None);
        assert_ne!(shrunk, pdf());
        let document = lopdf::Document::load_mem(&shrunk).unwrap();
        let catalog = document.catalog().unwrap();
        assert_eq!(catalog.get(b"Pages").unwrap().as_reference().unwrap(), (2, 0));
        assert!(document.get_object((2, 0)).unwrap().as_dict().unwrap().has(b"Kids"));
        assert_eq!(document.get_object((3, 0)).unwrap().as_stream().unwrap().content, b"hi");
        assert!(document.trailer.has(b"ID"));
    }

    #[test]
    fn suspects_are_not_mentioned_where_there_are_none() {
        let document = lopdf::Document::load_mem(&shrunk(pdf(), None)).unwrap();
        let catalog = document.catalog().unwrap();
        let marks = catalog.get(b"MarkInfo").unwrap().as_dict().unwrap();
        assert!(marks.get(b"Marked").unwrap().as_bool().unwrap() && !marks.has(b"Suspects"));
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en");
        let elsewhere = b"<</T(/MarkInfo<</Marked true/Suspects false>>)>>".as_slice();
        assert_eq!(without_suspects(elsewhere), [elsewhere, b""]);
    }

    #[test]
    fn the_first_entry_of_the_table_is_free_for_ever() {
        assert_eq!(Table::new(3).0, [[0, 0, 0, 0, 0, 255, 255], [0; ENTRY], [0; ENTRY]]);
    }

    #[test]
    fn anything_else_stays_as_it_is() {
        for other in [&b""[..], b"startxref", b"no PDF at all\nstartxref\n9\n%%EOF", b"xref\n0 9\nstartxref\n0\n%%EOF"]
        {
            assert_eq!(shrunk(other.to_vec(), Some("x")), other);
        }
    }

    #[test]
    fn damaged_files_never_stop_the_program() {
        let whole = pdf();
        for length in 0..whole.len() {
            shrunk(whole[..length].to_vec(), Some("x"));
            let mut damaged = whole.clone();
            damaged[length] = b'7';
            shrunk(damaged, Some("x"));
        }
    }
}
