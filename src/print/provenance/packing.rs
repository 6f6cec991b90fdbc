//! Whether a PDF is packed as this program packs: checked before a library reads it, which would unpack any stream to any size
//! and follow brackets to any depth.

use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::limits;

/// The most bytes of the entries before a stream.
const ENTRIES: usize = 4_096;
/// How much is unpacked at a time.
const CHUNK: usize = 64 << 10;

/// Whether every stream is packed once at most, unpacks to what is allowed, and no brackets are too deep.
pub(super) fn is_ours(pdf: &[u8]) -> bool {
    is_within(pdf, limits::REPORT_UNPACKED_BYTES)
}

fn is_within(pdf: &[u8], mut left: u64) -> bool {
    if pdf.windows(8).any(|word| word == b"/Encrypt") || !Brackets::default().are_shallow(pdf) {
        return false;
    }
    let mut at = 0;
    while let Some(start) = next_stream(pdf, at) {
        at = start;
        if is_end(pdf, start) {
            continue;
        }
        match entries(pdf, start).map(packing) {
            None | Some(Packing::Foreign) => return false,
            Some(Packing::None | Packing::Picture) => {}
            Some(Packing::Flate) => match unpacked(&pdf[start..], &mut left) {
                Some(length) => at = start + length,
                None => return false,
            },
        }
    }
    true
}

/// Where the next stream's bytes start, just behind its keyword.
fn next_stream(pdf: &[u8], from: usize) -> Option<usize> {
    const WORD: &[u8] = b"stream";
    pdf[from..].windows(WORD.len()).position(|word| word == WORD).map(|at| from + at + WORD.len())
}

/// Whether the keyword that ends here is that of a stream's end.
fn is_end(pdf: &[u8], start: usize) -> bool {
    pdf[..start].ends_with(b"endstream")
}

/// The entries of the stream that starts here: what stands between "obj" and the keyword.
fn entries(pdf: &[u8], start: usize) -> Option<&[u8]> {
    let before = &pdf[start.saturating_sub(ENTRIES)..start];
    let is_word = |word: &[u8]| word.starts_with(b"obj") && matches!(word[3], b'\n' | b'\r' | b' ' | b'<');
    before.windows(4).rposition(is_word).map(|at| &before[at..])
}

/// How a stream is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    None,
    Flate,
    Picture,
    /// In a way that this program never packs.
    Foreign,
}

fn packing(entries: &[u8]) -> Packing {
    let count = |word: &[u8]| entries.windows(word.len()).filter(|found| *found == word).count();
    // A name may be spelt with numbers of its letters, /Fl#61teDecode; of ours only the stroke of application/json is.
    match (count(b"Decode") - count(b"DecodeParms"), count(b"#") - count(b"#2F"), count(b"Filter")) {
        (0, 0, 0) => Packing::None,
        (1, 0, 1) if count(b"/FlateDecode") == 1 => Packing::Flate,
        (1, 0, 1) if count(b"/DCTDecode") == 1 => Packing::Picture,
        _ => Packing::Foreign,
    }
}

/// How many bytes of a packed stream were taken to unpack it; `left` is how many all streams may still unpack to.
fn unpacked(packed: &[u8], left: &mut u64) -> Option<usize> {
    let line = packed.iter().take_while(|byte| matches!(byte, b'\r' | b'\n' | b' ')).count();
    let mut decoder = ZlibDecoder::new(&packed[line..]);
    let (mut chunk, mut brackets) = (vec![0; CHUNK], Brackets::default());
    loop {
        // What cannot be unpacked to its end, the library gives up, too.
        let length = decoder.read(&mut chunk).unwrap_or(0);
        if length == 0 {
            return Some(line + usize::try_from(decoder.total_in()).ok()?);
        }
        *left = left.checked_sub(length as u64)?;
        if !brackets.are_shallow(&chunk[..length]) {
            return None;
        }
    }
}

/// Counts how deep brackets are; in what is no text they open and close at random, and never go deep.
#[derive(Debug, Default)]
struct Brackets {
    depth: usize,
    before: u8,
}

impl Brackets {
    fn are_shallow(&mut self, bytes: &[u8]) -> bool {
        for &byte in bytes {
            match (self.before, byte) {
                (_, b'[') | (b'<', b'<') => self.depth += 1,
                (_, b']') | (b'>', b'>') => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            if self.depth > limits::REPORT_DEPTH {
                return false;
            }
            // Of "<<<" the third is the first of another pair.
            let is_pair = matches!((self.before, byte), (b'<', b'<') | (b'>', b'>'));
            self.before = if is_pair { 0 } else { byte };
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
        [format!("1 0 obj\n<<{entries}>>\nstream\n").as_bytes(), bytes, b"\nendstream\nendobj\n"].concat()
    }

    #[test]
    fn what_is_packed_once_is_ours_and_nothing_else() {
        let flate = packed(b"words");
        for (entries, bytes, expected) in [
            ("/Type/ObjStm/Filter/FlateDecode", &flate[..], true),
            ("/Filter/FlateDecode/DecodeParms<</Predictor 12>>", &flate, true),
            ("/Type/EmbeddedFile/Filter/FlateDecode/Subtype/application#2Fjson", &flate, true),
            ("/Length 5", b"words", true),
            ("/Filter/DCTDecode", b"\xFF\xD8", true),
            ("/Filter/FlateDecode", b"damaged", true),
            ("/Filter[/FlateDecode/FlateDecode]", &flate, false),
            ("/Filter/LZWDecode", b"", false),
            ("/Filter/Fl#61teDecode", &flate, false),
            ("/F#69lter/FlateDecode", &flate, false),
        ] {
            assert_eq!(is_ours(&stream(entries, bytes)), expected, "{entries}");
        }
        assert!(!is_ours(b"trailer <</Encrypt 5 0 R>>"));
        assert!(
            !is_ours(&[&b"obj\n<<"[..], &b" ".repeat(ENTRIES), b">>\nstream\n"].concat()),
            "entries without an end"
        );
    }

    #[test]
    fn brackets_are_counted_where_they_stand_and_where_they_are_packed() {
        const DEPTH: usize = limits::REPORT_DEPTH;
        let deep = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat().into_bytes();
        assert!(is_ours(&deep(DEPTH)) && !is_ours(&deep(DEPTH + 1)));
        assert!(!is_ours(&b"<<".repeat(DEPTH + 1)));
        assert!(is_ours(&b"<<>>[]".repeat(DEPTH)));
        let object = |depth| stream("/Type/ObjStm/Filter/FlateDecode", &packed(&deep(depth)));
        assert!(is_ours(&object(DEPTH)) && !is_ours(&object(DEPTH + 1)));
    }

    #[test]
    fn all_streams_together_unpack_to_what_is_allowed() {
        let one = stream("/Filter/FlateDecode", &packed(&vec![0; 100_000]));
        assert!(is_within(&one, 100_000) && !is_within(&one, 99_999));
        assert!(is_within(&one.repeat(2), 200_000) && !is_within(&one.repeat(2), 199_999));
    }
}
