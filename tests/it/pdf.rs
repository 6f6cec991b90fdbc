//! Reads back the PDFs that the program wrote, so that tests assert facts from the file itself.
//!
//! It knows what Typst writes and no more, and panics on the rest: a test is the place to hear about it.

#![allow(dead_code, reason = "it offers more than the tests of one day use")]

mod facts;
mod tags;
mod text;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, hayro_syntax};
use image::RgbaImage;
use lopdf::{Dictionary, Document, Object, ObjectId};

#[allow(unused_imports, reason = "types of results that tests seldom name")]
pub(crate) use facts::{Bookmark, Info, Link, Target};
pub(crate) use tags::Tag;
use text::{Font, Run};

/// A PDF file in memory; pages are numbered from 1, whatever their labels say.
pub(crate) struct Pdf {
    bytes: Arc<Vec<u8>>,
    document: Document,
    pages: Vec<ObjectId>,
    page_numbers: BTreeMap<ObjectId, usize>,
    fonts: BTreeMap<ObjectId, Font>,
    runs: Vec<OnceCell<Vec<Run>>>,
    destinations: OnceCell<BTreeMap<String, usize>>,
}

impl Pdf {
    /// Reads the file at `path`.
    pub(crate) fn open(path: &Path) -> Pdf {
        let bytes = std::fs::read(path);
        Pdf::from_bytes(bytes.unwrap_or_else(|error| panic!("cannot read {path:?}: {error}")))
    }

    /// Reads a file that is already in memory.
    pub(crate) fn from_bytes(bytes: Vec<u8>) -> Pdf {
        let document = Document::load_mem(&bytes).expect("a readable PDF");
        let pages: Vec<ObjectId> = document.page_iter().collect();
        Pdf {
            bytes: Arc::new(bytes),
            page_numbers: pages.iter().copied().zip(1..).collect(),
            fonts: Font::all(&document),
            runs: vec![OnceCell::new(); pages.len()],
            destinations: OnceCell::new(),
            pages,
            document,
        }
    }

    /// How many pages there are.
    pub(crate) fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// The text of a page in the order it is drawn, line by line, header and footer included.
    pub(crate) fn page_text(&self, page: usize) -> String {
        text::lines(self.runs(page))
    }

    /// The text of all pages.
    pub(crate) fn text(&self) -> String {
        let pages: Vec<String> = (1..=self.page_count()).map(|n| self.page_text(n)).collect();
        pages.join("\n")
    }

    /// Every piece of text of a page with the rectangle it covers (left, bottom, right, top) and its size, in points.
    pub(crate) fn placed_text(&self, page: usize) -> Vec<(String, [f64; 4], f64)> {
        self.runs(page).iter().map(|run| (run.text.clone(), run.cover(), run.size())).collect()
    }

    /// The file itself.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// From where to where the text of a page reaches, in points from its left edge.
    pub(crate) fn text_reach(&self, page: usize) -> [f64; 2] {
        text::reach(self.runs(page))
    }

    /// Pairs of texts on a page that lie one on the other.
    pub(crate) fn text_over_text(&self, page: usize) -> Vec<(String, String)> {
        text::overlaps(self.runs(page))
    }

    /// The structure tree, under a root without a kind.
    pub(crate) fn tags(&self) -> Tag {
        tags::read(self)
    }

    /// The names of the embedded fonts, sorted, without the prefix of the subset.
    pub(crate) fn fonts(&self) -> Vec<String> {
        let mut names: Vec<String> = self.fonts.values().map(|font| font.name.clone()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// What the catalogue says of its tags: names with true or false.
    pub(crate) fn mark_info(&self) -> Vec<(String, bool)> {
        let marks = self.catalog().get(b"MarkInfo").and_then(Object::as_dict).expect("a mark dictionary");
        let mark = |(name, value): (&Vec<u8>, &Object)| {
            (String::from_utf8_lossy(name).into_owned(), value.as_bool().expect("a boolean"))
        };
        marks.iter().map(mark).collect()
    }

    /// A picture of a page on white, `scale` pixels to the point.
    pub(crate) fn image(&self, page: usize, scale: f32) -> RgbaImage {
        let pdf = hayro_syntax::Pdf::new(self.bytes.clone()).expect("a PDF that can be drawn");
        let page = &pdf.pages()[self.index(page)];
        let settings = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
        let interpreter = InterpreterSettings::default();
        let pixels = hayro::render(page, &RenderCache::new(), &interpreter, &settings);
        let (width, height) = (pixels.width().into(), pixels.height().into());
        // On an opaque ground the premultiplied colours are the colours.
        let bytes = pixels.data_as_u8_slice().to_vec();
        RgbaImage::from_raw(width, height, bytes).expect("four bytes for every pixel")
    }

    fn runs(&self, page: usize) -> &[Run] {
        let index = self.index(page);
        self.runs[index].get_or_init(|| text::page_runs(self, self.pages[index]))
    }

    fn index(&self, page: usize) -> usize {
        let count = self.page_count();
        assert!((1..=count).contains(&page), "no page {page} of {count}");
        page - 1
    }

    fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a catalogue")
    }

    fn resolve<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).expect("an object").1
    }

    fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        self.resolve(object).as_dict().expect("a dictionary")
    }

    fn get<'a>(&'a self, parent: &'a Dictionary, key: &str) -> Option<&'a Object> {
        Some(self.resolve(parent.get(key.as_bytes()).ok()?))
    }

    fn get_dictionary<'a>(&'a self, parent: &'a Dictionary, key: &str) -> Option<&'a Dictionary> {
        Some(self.dictionary(self.get(parent, key)?))
    }

    fn get_text(&self, parent: &Dictionary, key: &str) -> Option<String> {
        Some(as_text(self.get(parent, key)?))
    }

    /// The items of an array; one for a single object, none for an absent one.
    fn get_array<'a>(&'a self, parent: &'a Dictionary, key: &str) -> &'a [Object] {
        match self.get(parent, key) {
            Some(Object::Array(items)) => items,
            Some(single) => std::slice::from_ref(single),
            None => &[],
        }
    }

    /// The content of a stream, unpacked.
    fn get_bytes(&self, parent: &Dictionary, key: &str) -> Option<Vec<u8>> {
        let stream = self.get(parent, key)?.as_stream().expect("a stream");
        Some(stream.get_plain_content().expect("a stream that unpacks"))
    }
}

/// A text string or a name as text, anything else as PDF spells it.
fn as_text(object: &Object) -> String {
    match object {
        Object::String(..) => lopdf::decode_text_string(object).expect("a text string"),
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        Object::Array(items) => items.iter().map(as_text).collect::<Vec<_>>().join(" "),
        other => format!("{other:?}"),
    }
}
