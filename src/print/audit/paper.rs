//! The finished PDF as a reader meets it: what is drawn on every page, and what a screen reader says.

mod drawn;
mod font;
mod tags;

use std::collections::BTreeMap;
use std::ops::Range;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Object, ObjectIdentifier, String as PdfString};
use hayro_syntax::page::Page as PdfPage;
use kurbo::Rect;
use rayon::prelude::*;

pub(super) use drawn::{Ground, Run, Shape};
pub(super) use tags::{Block, Figure, Spoken};

/// A PDF, read back.
pub(super) struct Paper {
    /// Its pages.
    pub(super) pages: Vec<Page>,
    /// What is read out, in order.
    pub(super) spoken: Spoken,
}

/// What is drawn on a page; lengths are in points from its lower left corner.
pub(super) struct Page {
    /// The number that readers see in their program, as the file says.
    pub(super) label: String,
    /// The paper.
    pub(super) area: Rect,
    /// The texts, in the order they are drawn.
    pub(super) runs: Vec<Run>,
    /// Lines, areas and pictures.
    pub(super) shapes: Vec<Shape>,
    /// Which runs belong to a piece of marked content.
    pub(super) marked: BTreeMap<i32, Vec<Range<usize>>>,
}

impl Paper {
    /// Reads a file; `None` where it is no PDF with pages and tags.
    pub(super) fn read(bytes: Vec<u8>) -> Option<Self> {
        let pdf = Pdf::new(bytes).ok()?;
        let (fonts, labels) = (font::all(&pdf), labels(&pdf));
        let pages: Vec<&PdfPage<'_>> = pdf.pages().iter().collect();
        let drawn: Vec<Page> = pages
            .par_iter()
            .enumerate()
            .map(|(index, page)| drawn::page(page, &fonts, labels.get(&index).cloned().unwrap_or_default()))
            .collect();
        let numbers =
            pages.iter().enumerate().filter_map(|(index, page)| Some((page.raw().obj_id()?, index))).collect();
        let spoken = tags::spoken(&pdf, &drawn, &numbers)?;
        Some(Self { pages: drawn, spoken })
    }
}

/// The pages' places by their objects.
type Numbers = BTreeMap<ObjectIdentifier, usize>;

fn catalog(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())
}

/// The printed number of every page that a range of labels starts with, which is how Typst labels: every page.
fn labels(pdf: &Pdf) -> BTreeMap<usize, String> {
    let mut labels = BTreeMap::new();
    let tree = catalog(pdf).and_then(|catalog| catalog.get::<Dict<'_>>("PageLabels"));
    let entries: Vec<Object<'_>> = tree
        .and_then(|tree| tree.get::<Array<'_>>("Nums"))
        .map(|nums| nums.iter::<Object<'_>>().collect())
        .unwrap_or_default();
    for pair in entries.chunks_exact(2) {
        let (Object::Number(index), Object::Dict(label)) = (&pair[0], &pair[1]) else { continue };
        let prefix = label.get::<PdfString<'_>>("P").map(|prefix| decoded(&prefix)).unwrap_or_default();
        let number = label.get::<u32>("St").unwrap_or(1);
        labels.insert(usize::try_from(index.as_i64()).unwrap_or(usize::MAX), format!("{prefix}{number}"));
    }
    labels
}

/// A text string of a PDF: in UTF-16 or UTF-8 where it starts with their mark, else a byte for each letter.
pub(crate) fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        plain => plain.iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// A page with the text of two codes, of which the first is no glyph, as one paragraph.
    fn pdf() -> Vec<u8> {
        let content = "/P <</MCID 0>> BDC BT /F 10 Tf 1 0 0 1 50 700 Tm <00000001> Tj ET EMC 20 20 30 30 re f";
        let map = "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0001> <0041> endbfchar";
        let objects = [
            "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R/PageLabels <</Nums [0 <</S/D/St 7>>]>>>>".to_owned(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources <</Font <</F 7 0 R>>>>>>"
                .to_owned(),
            "<</Type/StructTreeRoot/K 5 0 R>>".to_owned(),
            "<</S/P/Pg 3 0 R/K [0 5 0 R]>>".to_owned(), // The tree bites its tail.
            format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
            "<</Type/Font/Subtype/Type0/ToUnicode 9 0 R/DescendantFonts[8 0 R]>>".to_owned(),
            "<</Type/Font/W [0 [500 600]]>>".to_owned(),
            format!("<</Length {}>>\nstream\n{map}\nendstream", map.len()),
        ];
        let (mut pdf, mut offsets) = (b"%PDF-1.7\n".to_vec(), Vec::new());
        for (object, number) in objects.iter().zip(1..) {
            offsets.push(pdf.len());
            write!(pdf, "{number} 0 obj\n{object}\nendobj\n").unwrap();
        }
        let table = pdf.len();
        write!(pdf, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
        offsets.iter().for_each(|offset| writeln!(pdf, "{offset:010} 00000 n ").unwrap());
        write!(pdf, "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF", objects.len() + 1).unwrap();
        pdf
    }

    #[test]
    fn a_page_is_read_back() {
        let paper = Paper::read(pdf()).expect("a PDF");
        let page = &paper.pages[0];
        assert_eq!((page.label.as_str(), page.area), ("7", Rect::new(0.0, 0.0, 595.0, 842.0)));
        let run = &page.runs[0];
        assert_eq!((run.text.as_str(), run.ground, run.is_broken), ("A", Ground::Content(0), true));
        assert_eq!((run.cover.x0, run.cover.x1.round()), (50.0, 61.0));
        assert_eq!(page.shapes[0].cover, Rect::new(20.0, 20.0, 50.0, 50.0));
        assert_eq!(paper.spoken.letters.signs(), ['A']);
    }

    #[test]
    fn a_letter_without_a_glyph_is_found() {
        let paper = Paper::read(pdf()).expect("a PDF");
        let findings = crate::print::audit::layout::findings(&paper);
        assert_eq!(findings, [crate::print::audit::Finding::NoGlyph { page: 1, text: "A".into() }]);
    }

    #[test]
    fn damaged_files_never_stop_the_program() {
        let whole = pdf();
        for length in 0..whole.len() {
            Paper::read(whole[..length].to_vec());
            for byte in [b'7', b' ', b'<', 0xff] {
                let mut damaged = whole.clone();
                damaged[length] = byte;
                Paper::read(damaged);
            }
        }
    }
}
