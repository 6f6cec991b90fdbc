//! The pictures of the documents: pages of the sample and of the worked examples, drawn anew with `ACCEPT_PICTURES=1`.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, GenericImageView, RgbaImage, imageops};

use super::examples::examples;
use super::root;
use crate::pdf::Pdf;
use crate::run::sample;

/// Pixels to the point of a whole page, and of the part of one that an example fills.
const PAGE: f32 = 1.1;
const PART: f32 = 1.2;
/// White around what is printed, in pixels.
const MARGIN: u32 = 24;

fn accepts() -> bool {
    std::env::var_os("ACCEPT_PICTURES").is_some() && std::env::var_os("CI").is_none()
}

/// The first page that has all of these texts.
fn page_with(pdf: &Pdf, texts: &[&str]) -> usize {
    let has_all = |page: &usize| texts.iter().all(|text| pdf.page_text(*page).contains(text));
    (1..=pdf.page_count()).find(has_all).unwrap_or_else(|| panic!("no page with {texts:?}"))
}

/// The page without header and footer, cut to what is printed on it.
fn cut(page: RgbaImage) -> RgbaImage {
    let (width, height) = page.dimensions();
    let inner = imageops::crop_imm(&page, 0, height / 14, width, height * 12 / 14).to_image();
    let is_ink = |x: u32, y: u32| inner.get_pixel(x, y).0[..3].iter().any(|channel| *channel < 245);
    let last = (0..inner.height()).rev().find(|y| (0..width).any(|x| is_ink(x, *y))).unwrap_or(0);
    let bottom = (last + MARGIN).min(inner.height());
    imageops::crop_imm(&inner, 0, 0, width, bottom).to_image()
}

/// A picture as PNG, in sixteen steps of each colour: edges of letters need no more, and the file is a third.
fn png(picture: RgbaImage) -> Vec<u8> {
    let mut picture = DynamicImage::from(picture).to_rgb8();
    picture.iter_mut().for_each(|channel| *channel = channel.saturating_add(8) / 17 * 17);
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::NoFilter);
    picture.write_with_encoder(encoder).expect("a picture that can be encoded");
    bytes
}

/// Holds that a picture is there; draws it where the person at the keyboard says so.
fn keep(name: &str, draw: impl FnOnce() -> RgbaImage) {
    let path = root().join("docs").join(name);
    if accepts() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        std::fs::write(&path, png(draw())).expect("a picture that can be written");
    }
    let picture = image::open(&path).unwrap_or_else(|error| panic!("{name}: {error}; ACCEPT_PICTURES=1 draws it"));
    assert!(picture.dimensions().0 > 500, "{name}");
}

#[test]
fn the_readme_has_its_pictures() {
    let pdf = Pdf::from_bytes(sample("communities-2024-25-q2").to_vec());
    keep("index.png", || pdf.image(page_with(&pdf, &["Index", "No.", "Libraries"]), PAGE));
    keep("indicator.png", || pdf.image(page_with(&pdf, &["Return to Index", "Indicator 37:"]), PAGE));
}

#[test]
fn every_worked_example_has_a_picture_of_its_page() {
    for example in examples() {
        let name = format!("examples/{}.png", example.heading.to_lowercase().replace(' ', "-"));
        keep(&name, || {
            let pdf = example.pdf();
            cut(pdf.image(page_with(&pdf, &["Return to Index"]), PART))
        });
        assert!(super::read("docs/examples.md").contains(&format!("]({name})")), "docs/examples.md shows {name}");
    }
}
