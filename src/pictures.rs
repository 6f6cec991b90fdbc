//! The pictures a pack names: read from inside its folder, made safe, and served to the templates.

use std::collections::BTreeMap;

use crate::image::{Format, Picture, PrintSize, prepare};
use crate::pack::{At, Pack, Plain, include_fault};
use crate::problem::{Code, Place, Problem};
use crate::source::Sources;

/// The box a logo is printed in.
const LOGO: PrintSize = PrintSize { width_mm: 70.0, height_mm: 30.0 };
/// The box a figure is printed in: the text column, and not more than two thirds of a page.
const FIGURE: PrintSize = PrintSize { width_mm: 170.0, height_mm: 170.0 };

/// One picture as the templates read it.
#[derive(Debug, Clone)]
pub struct Served {
    /// Its path in the templates' world: "/images/1.png".
    pub path: String,
    /// The width it prints with, in millimetres.
    pub width_mm: f64,
    /// The height it prints with, in millimetres.
    pub height_mm: f64,
    /// The picture.
    pub picture: Picture,
}

/// All pictures of a pack, by the place of the path that names them.
#[derive(Debug, Default)]
pub struct Pictures(BTreeMap<Place, Served>);

impl Pictures {
    /// Reads and prepares every picture; one that cannot be used goes on record.
    pub fn load(pack: &Pack, sources: &Sources, problems: &mut Vec<Problem>) -> Self {
        let mut pictures = Self::default();
        if let Some(logo) = &pack.report.logo {
            pictures.add(&logo.path, LOGO, sources, problems);
        }
        for figure in
            pack.indicators.0.iter().flat_map(|indicator| &indicator.figures).flat_map(|figures| &figures.value)
        {
            pictures.add(&figure.path, FIGURE, sources, problems);
        }
        pictures
    }

    fn add(&mut self, path: &At<Plain>, size: PrintSize, sources: &Sources, problems: &mut Vec<Problem>) {
        if path.place.end == 0 {
            return; // Missing, and already said so.
        }
        let bytes = match sources.picture(path.place.file, &path.0) {
            Ok(bytes) => bytes,
            Err(fault) => return problems.push(include_fault(path.place, &path.0, &fault)),
        };
        match prepare(&path.0, &bytes, size) {
            Ok(picture) => {
                let served = serve(self.0.len() + 1, picture, size);
                self.0.insert(path.place, served);
            }
            Err(fault) => {
                let problem = Problem::new(
                    Code::BadImage,
                    path.place,
                    format!("the picture \"{}\" cannot be used ({fault})", path.0),
                );
                problems.push(match fault.hint() {
                    Some(hint) => problem.hint(hint),
                    None => problem,
                });
            }
        }
    }

    /// The picture named at a place.
    pub fn at(&self, place: Place) -> Option<&Served> {
        self.0.get(&place)
    }

    /// Every picture.
    pub fn iter(&self) -> impl Iterator<Item = &Served> {
        self.0.values()
    }
}

/// Fits a picture into its box; small pictures keep 96 pixels to the inch and are not blown up.
fn serve(number: usize, picture: Picture, size: PrintSize) -> Served {
    const MM_PER_PIXEL: f64 = 25.4 / 96.0;
    let (width, height) =
        (f64::from(picture.width.max(1)) * MM_PER_PIXEL, f64::from(picture.height.max(1)) * MM_PER_PIXEL);
    let scale = (size.width_mm / width).min(size.height_mm / height).min(1.0);
    let extension = match picture.format {
        Format::Png => "png",
        Format::Jpeg => "jpg",
        Format::Svg => "svg",
    };
    Served {
        path: format!("/images/{number}.{extension}"),
        width_mm: width * scale,
        height_mm: height * scale,
        picture,
    }
}
