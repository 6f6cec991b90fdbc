//! A drawing as plain shapes, by the library that will draw it: it resolves styles, references and units, reads no file
//! and has no font. Its account is written as a drawing again and read back, so that what is checked is what it will read.

use std::sync::{Arc, Mutex, PoisonError};

use roxmltree::Document;
use usvg::{ImageHrefResolver, ImageKind, Indent, Options, Tree, WriteOptions};

use super::super::{Budget, Kind, PrintSize, raster};
use super::{Fault, Format, cost, marks};
use crate::limits::{DRAWING_BITMAP_PIXELS, DRAWING_BITMAPS};

/// A drawing as it will be printed.
pub(super) struct Drawn {
    /// The drawing in plain shapes.
    pub(super) text: String,
    /// Width in CSS pixels.
    pub(super) width: f32,
    /// Height in CSS pixels.
    pub(super) height: f32,
    /// Whether it leaves no mark on white paper.
    pub(super) unseen: bool,
}

/// Turns a drawing whose cost is known into plain shapes.
pub(super) fn draw(drawing: &Document, budget: &mut Budget) -> Result<Drawn, Fault> {
    check_bitmaps(drawing)?;
    let bitmaps = Mutex::new(Bitmaps { budget, done: Vec::new(), fault: None, seen: false });
    let tree = Tree::from_xmltree(drawing, &options(|data| lock(&bitmaps).prepared(data)));
    let Bitmaps { fault, seen, .. } = bitmaps.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(fault) = fault {
        return Err(Fault::Inside(Box::new(fault)));
    }
    let written = WriteOptions { indent: Indent::None, ..WriteOptions::default() };
    let text = tree.map_err(|error| fault_of(&error))?.to_string(&written);
    let tree = Tree::from_str(&text, &options(kind_of)).map_err(|error| fault_of(&error))?;
    let marks = marks::of(&tree)?;
    let unseen = !(marks.on_paper || marks.bitmap && seen);
    Ok(Drawn { text, width: tree.size().width(), height: tree.size().height(), unseen })
}

/// The library passes over what it cannot decode.
fn check_bitmaps(drawing: &Document) -> Result<(), Fault> {
    let mut images = drawing.descendants().filter(|element| element.tag_name().name() == "image");
    let decodes = |data: &str| !data.trim_start().starts_with("data:") || decoded(data).is_some();
    let is_readable = images.all(|image| {
        image.attributes().filter(|attribute| attribute.name() == "href").all(|href| decodes(href.value()))
    });
    let fault = || Fault::Inside(Box::new(Fault::Damaged("it is not base64".to_owned())));
    is_readable.then_some(()).ok_or_else(fault)
}

fn decoded(data: &str) -> Option<Vec<u8>> {
    data_url::DataUrl::process(data).ok()?.decode_to_vec().ok().map(|(bytes, _)| bytes)
}

fn lock<'l, 'b>(bitmaps: &'l Mutex<Bitmaps<'b>>) -> std::sync::MutexGuard<'l, Bitmaps<'b>> {
    bitmaps.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Bitmaps written into the drawing go through `bitmap`; nothing is looked for anywhere else.
fn options<'o>(bitmap: impl Fn(Arc<Vec<u8>>) -> Option<ImageKind> + Send + Sync + 'o) -> Options<'o> {
    let image_href_resolver = ImageHrefResolver {
        resolve_data: Box::new(move |_, data, _| bitmap(data)),
        resolve_string: Box::new(|_, _| None),
    };
    Options { image_href_resolver, ..Options::default() }
}

fn fault_of(error: &usvg::Error) -> Fault {
    match error {
        usvg::Error::InvalidSize => Fault::NoSize,
        usvg::Error::ElementsLimitReached => cost::too_many_parts(),
        other => Fault::NotXml(other.to_string()),
    }
}

/// The bitmaps inside a drawing, each prepared once like any other picture.
struct Bitmaps<'b> {
    budget: &'b mut Budget,
    done: Vec<(Arc<Vec<u8>>, ImageKind)>,
    fault: Option<Fault>,
    seen: bool,
}

impl Bitmaps<'_> {
    fn prepared(&mut self, data: Arc<Vec<u8>>) -> Option<ImageKind> {
        if let Some((_, kind)) = self.done.iter().find(|(known, _)| *known == data) {
            return Some(kind.clone());
        }
        match self.prepare(&data) {
            Ok(kind) => {
                self.done.push((data, kind.clone()));
                Some(kind)
            }
            Err(fault) => {
                self.fault.get_or_insert(fault);
                None
            }
        }
    }

    fn prepare(&mut self, data: &[u8]) -> Result<ImageKind, Fault> {
        if self.fault.is_some() || self.done.len() == DRAWING_BITMAPS {
            return Err(Fault::too_complex(format!("more than {DRAWING_BITMAPS} bitmaps inside it")));
        }
        let kind = Kind::shown(data).ok_or_else(|| Fault::Damaged("it is not a picture".to_owned()))?;
        // Its size in the drawing may be that of its pixels, so it keeps them all.
        let unlimited = PrintSize { width_mm: f64::NAN, height_mm: f64::NAN };
        let picture = raster::prepare(kind, data, DRAWING_BITMAP_PIXELS, unlimited, self.budget)?;
        self.seen |= !picture.unseen;
        let bytes = Arc::new(picture.bytes);
        Ok(if picture.format == Format::Jpeg { ImageKind::JPEG(bytes) } else { ImageKind::PNG(bytes) })
    }
}

fn kind_of(data: Arc<Vec<u8>>) -> Option<ImageKind> {
    match Kind::shown(&data)? {
        Kind::Jpeg => Some(ImageKind::JPEG(data)),
        Kind::Png => Some(ImageKind::PNG(data)),
        _ => None,
    }
}
