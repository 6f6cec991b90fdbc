//! A few small reference pictures that guard the look; see `tests/README.md`.

use std::path::{Path, PathBuf};

use image::RgbaImage;

use crate::pdf::Pdf;
use crate::run::{render, sample, sample_pack};

/// Pixels to the point: enough to see a badge or a line move, too few to see a letter's edge.
const SCALE: f32 = 0.4;
/// How far a channel may be off before a pixel counts as another.
const PIXEL_TOLERANCE: u8 = 48;
/// The share of pixels that may be others.
const SHARE_TOLERANCE: f64 = 0.002;

fn picture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/pictures").join(name)
}

/// Compares a page with its reference picture, or writes that anew where the person at the keyboard says so.
#[track_caller]
fn assert_looks(name: &str, pdf: &Pdf, page: usize) {
    let drawn = pdf.image(page, SCALE);
    let path = picture(&format!("{name}.png"));
    if std::env::var_os("ACCEPT_PICTURES").is_some() {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "pictures are accepted by people, not in CI");
        std::fs::create_dir_all(picture("")).expect("a folder that can be made");
        return drawn.save(&path).expect("a picture that can be written");
    }
    let known = image::open(&path).unwrap_or_else(|error| panic!("no reference picture {name} ({error})")).to_rgba8();
    let share = share_of_others(&known, &drawn);
    if share > SHARE_TOLERANCE {
        drawn.save(picture(&format!("{name}.new.png"))).expect("a picture that can be written");
        panic!("{:.2} % of page {page} look other than {name}.png; see {name}.new.png", share * 100.0);
    }
}

/// The share of pixels that differ visibly; all of them where the sizes differ.
fn share_of_others(a: &RgbaImage, b: &RgbaImage) -> f64 {
    if a.dimensions() != b.dimensions() {
        return 1.0;
    }
    let differ = |(a, b): &(&image::Rgba<u8>, &image::Rgba<u8>)| {
        a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > PIXEL_TOLERANCE)
    };
    let others = a.pixels().zip(b.pixels()).filter(differ).count();
    others as f64 / f64::from(a.width() * a.height())
}

#[test]
fn the_cover_looks_as_it_did() {
    assert_looks("cover", &Pdf::from_bytes(sample("communities-2024-25-q2").to_vec()), 1);
}

/// The sample without its summary, which these pictures are not about.
fn without_summary() -> Pdf {
    let pack = sample_pack("communities-2024-25-q2");
    render(pack.replacen("\"report\": {", "\"report\": {\"summary\": false,", 1))
}

#[test]
fn the_index_looks_as_it_did() {
    assert_looks("index", &without_summary(), 3);
}

#[test]
fn an_indicator_with_columns_looks_as_it_did() {
    assert_looks("columns", &without_summary(), 4);
}

#[test]
fn an_indicator_with_lines_looks_as_it_did() {
    assert_looks("lines", &Pdf::from_bytes(sample("children-2025").to_vec()), 4);
}
