//! What is taken as a picture, what is refused, and what is left of it.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::{
    DynamicImage, Frame, GrayImage, ImageBuffer, ImageFormat, LumaA, Rgb, RgbImage, Rgba, RgbaImage, load_from_memory,
};

use super::*;
use crate::limits::PICTURES_PIXELS;

const HALF_PAGE: PrintSize = PrintSize { width_mm: 170.0, height_mm: 120.0 };

/// 25.4 mm at 300 dpi are 300 pixels.
const INCH: PrintSize = PrintSize { width_mm: 25.4, height_mm: 25.4 };

/// Makes a picture ready as the only one of its pack.
fn prepare(name: &str, bytes: &[u8], largest: PrintSize) -> Result<Picture, Fault> {
    super::prepare(name, bytes, largest, &mut Budget::default())
}

fn written(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).expect("memory takes every write");
    bytes.into_inner()
}

fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    written(picture, ImageFormat::Png)
}

fn decoded(name: &str, bytes: &[u8]) -> DynamicImage {
    let picture = prepare(name, bytes, HALF_PAGE).expect("a right picture");
    load_from_memory(&picture.bytes).expect("what was written can be read")
}

fn fault(name: &str, bytes: &[u8]) -> Fault {
    prepare(name, bytes, HALF_PAGE).expect_err("a fault")
}

fn said(name: &str, bytes: &[u8]) -> String {
    fault(name, bytes).to_string()
}

/// Sixteen by eight: red above left, blue above right, white below.
fn flag() -> RgbImage {
    RgbImage::from_fn(16, 8, |x, y| match (x < 8, y < 4) {
        (true, true) => Rgb([255, 0, 0]),
        (false, true) => Rgb([0, 0, 255]),
        _ => Rgb([255, 255, 255]),
    })
}

/// A camera's notes, by hand: a rotation mark and a place.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    tiff.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
    tiff.extend(b"\0\0\0\0\0\0\0\0\0\0GPS 53.79 -1.54");
    tiff
}

fn jpeg_with_exif(orientation: u8) -> Vec<u8> {
    let body = [b"Exif\0\0".as_slice(), &exif(orientation)].concat();
    with_segment(&written(flag(), ImageFormat::Jpeg), 0xe1, &body)
}

fn with_segment(jpeg: &[u8], marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("a short segment").to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, body, &jpeg[2..]].concat()
}

fn png_chunk(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), body].concat();
    let length = u32::try_from(body.len()).expect("a short chunk").to_be_bytes();
    [&length, named.as_slice(), &crc(&named).to_be_bytes()].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 })
    })
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

#[test]
fn the_name_must_agree_with_the_content() {
    let jpeg = written(flag(), ImageFormat::Jpeg);
    assert_eq!(said("logo.png", &jpeg), "the file is named .png but holds a JPEG picture");
    assert_eq!(said("a.b/logo.svg", &jpeg), "the file is named .svg but holds a JPEG picture");
    assert_eq!(said("logo.JPG", b"<?xml?><svg/>"), "the file is named .jpg but holds an SVG drawing");
    assert_eq!(said("logo.gif", b"%PDF-1.7"), "the file is named .gif but holds a PDF document");
    assert_eq!(said("logo.png", b"<!DOCTYPE html>"), "the file is named .png but holds a web page");
    assert_eq!(said("logo.png", b"hello"), "the file is named .png but holds something that is not a picture");
    assert_eq!(said("logo.bmp", b"BM"), "files named .bmp cannot be printed");
    assert_eq!(said("logo.svgz", &[0x1f, 0x8b]), "the drawing is compressed (.svgz)");
    assert!(said("logo", &jpeg).contains("no extension"));
    assert!(prepare("Photo.JPEG", &jpeg, HALF_PAGE).is_ok());
}

#[test]
fn every_rotation_mark_is_turned_upright() {
    let corners = |picture: &RgbImage| {
        let (right, bottom) = (picture.width() - 1, picture.height() - 1);
        [(0, 0), (right, 0), (0, bottom), (right, bottom)].map(|(x, y)| match picture.get_pixel(x, y).0 {
            [200..=255, ..100, ..100] => 'r',
            [..100, ..100, 200..=255] => 'b',
            _ => 'w',
        })
    };
    let upright = ["rbww", "brww", "wwbr", "wwrb", "rwbw", "wrwb", "wbwr", "bwrw"];
    for (orientation, expected) in (1..=8).zip(upright) {
        let picture = decoded("photo.jpg", &jpeg_with_exif(orientation)).into_rgb8();
        assert_eq!(corners(&picture).iter().collect::<String>(), expected, "rotation mark {orientation}");
        assert_eq!(picture.width() > picture.height(), orientation < 5);
    }
}

#[test]
fn place_and_colour_profile_are_dropped() {
    let photo = with_segment(&jpeg_with_exif(1), 0xe2, b"ICC_PROFILE\0\x01\x01...");
    let plain = png(flag());
    let (header, rest) = plain.split_at(33);
    let marked = [header, &png_chunk(*b"eXIf", &exif(3)), &png_chunk(*b"tEXt", b"Author\0GPS"), rest].concat();
    for (name, bytes) in [("photo.jpg", photo), ("chart.png", marked)] {
        assert!(holds(&bytes, "GPS"));
        let picture = prepare(name, &bytes, HALF_PAGE).expect("a right picture");
        for word in ["GPS", "Exif", "eXIf", "iCCP", "ICC_PROFILE", "tEXt"] {
            assert!(!holds(&picture.bytes, word), "{name} still holds {word}");
        }
    }
}

#[test]
fn pictures_are_scaled_down_to_print_but_never_up() {
    let size = |width, height| {
        let picture = prepare("a.png", &png(GrayImage::new(width, height)), INCH).expect("a right picture");
        (picture.width, picture.height)
    };
    assert_eq!(size(600, 300), (300, 150));
    assert_eq!(size(400, 800), (150, 300));
    assert_eq!(size(300, 300), (300, 300));
    assert_eq!(size(20, 10), (20, 10));
    assert_eq!(size(3000, 1), (300, 1));
}

#[test]
fn a_senseless_print_size_does_no_harm() {
    for side in [f64::NAN, f64::INFINITY, 0.0, -1.0] {
        let size = PrintSize { width_mm: side, height_mm: side };
        assert!(prepare("a.png", &png(flag()), size).is_ok());
    }
}

#[test]
fn what_transparent_pixels_hide_does_not_show_when_scaled() {
    let green_under_nothing = Rgba([0, 255, 0, 0]);
    let logo = RgbaImage::from_fn(600, 600, |x, _| if x < 301 { Rgba([200, 0, 0, 255]) } else { green_under_nothing });
    let picture = prepare("a.png", &png(logo), INCH).expect("a right picture");
    let scaled = load_from_memory(&picture.bytes).expect("a PNG").into_rgba8();
    assert!(scaled.pixels().all(|pixel| pixel.0[1] == 0));
}

#[test]
fn colours_are_brought_to_eight_bits_and_stay_what_they_are() {
    let grey = ImageBuffer::<image::Luma<u16>, _>::from_pixel(4, 4, image::Luma([0x8080]));
    assert!(matches!(decoded("a.png", &png(grey)), DynamicImage::ImageLuma8(p) if p.get_pixel(0, 0).0 == [0x80]));
    let colour = ImageBuffer::<Rgb<u16>, _>::from_pixel(4, 4, Rgb([0xffff, 0, 0x8080]));
    assert!(
        matches!(decoded("a.png", &png(colour)), DynamicImage::ImageRgb8(p) if p.get_pixel(0, 0).0 == [255, 0, 128])
    );
    let clear = ImageBuffer::from_pixel(4, 4, LumaA([9_u8, 100]));
    assert!(matches!(decoded("a.png", &png(clear)), DynamicImage::ImageLumaA8(_)));
    let opaque = RgbaImage::from_pixel(4, 4, Rgba([1, 2, 3, 255]));
    assert!(matches!(decoded("a.png", &png(opaque)), DynamicImage::ImageRgb8(_)));
}

#[test]
fn photographs_become_jpeg_and_all_else_png() {
    let format = |name: &str, bytes: &[u8]| prepare(name, bytes, HALF_PAGE).expect("a right picture").format;
    assert_eq!(format("a.jpg", &written(flag(), ImageFormat::Jpeg)), Format::Jpeg);
    assert_eq!(format("a.webp", LOSSY_WEBP), Format::Jpeg);
    assert_eq!(format("a.webp", &written(flag(), ImageFormat::WebP)), Format::Png);
    assert_eq!(format("a.png", &png(flag())), Format::Png);
}

/// Two by two pixels of grey.
const LOSSY_WEBP: &[u8] = &[
    0x52, 0x49, 0x46, 0x46, 0x22, 0x00, 0x00, 0x00, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50, 0x38, 0x20, 0x16, 0x00, 0x00,
    0x00, 0x30, 0x01, 0x00, 0x9d, 0x01, 0x2a, 0x02, 0x00, 0x02, 0x00, 0x07, 0x40, 0x96, 0x25, 0xa4, 0x00, 0x03, 0x70,
    0x00, 0xe4, 0x40, 0x00,
];

#[test]
fn an_animation_shows_its_first_frame() {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for colour in [[255, 0, 0, 255], [0, 255, 0, 255]] {
        let frame = Frame::new(RgbaImage::from_pixel(8, 8, Rgba(colour)));
        encoder.encode_frame(frame).expect("memory takes every write");
    }
    drop(encoder);
    assert_eq!(decoded("a.gif", &bytes).into_rgb8().get_pixel(4, 4).0, [255, 0, 0]);
}

#[test]
fn a_cut_file_is_a_fault() {
    let noise = RgbImage::from_fn(40, 40, |x, y| Rgb([(x * 37 + y * 91) as u8, (x * y) as u8, (x ^ y) as u8]));
    let kinds = [
        ("a.png", ImageFormat::Png),
        ("a.jpg", ImageFormat::Jpeg),
        ("a.gif", ImageFormat::Gif),
        ("a.webp", ImageFormat::WebP),
    ];
    for (name, format) in kinds {
        let bytes = written(noise.clone(), format);
        assert_eq!(fault(name, &bytes[..bytes.len() / 2]), Fault::CutShort, "{name}");
    }
    assert_eq!(fault("a.png", b""), Fault::Empty);
}

#[test]
fn sizes_are_told_from_the_header() {
    let header = |width: u32, height: u32| {
        let body = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[1, 0, 0, 0, 0]].concat();
        [b"\x89PNG\r\n\x1a\n", png_chunk(*b"IHDR", &body).as_slice(), &png_chunk(*b"IDAT", &[])].concat()
    };
    assert_eq!(
        said("bomb.png", &header(40_000, 40_000)),
        "the picture is too large (40000 × 40000 pixels; 50 million pixels are allowed)"
    );
    assert!(matches!(fault("long.png", &header(70_000, 1)), Fault::TooManyPixels { .. }));
    let long = vec![0; PICTURE_BYTES + 1];
    // Rounded, it would be as large as it may be.
    assert_eq!(said("long.png", &long), "the file is too large (20,000,001 bytes; 20,000,000 are allowed)");
    let longer = vec![0; PICTURE_BYTES + 100_000];
    assert_eq!(said("long.png", &longer), "the file is too large (20.1 MB of 20 MB allowed)");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let bytes = png(RgbImage::from_fn(700, 500, |x, y| Rgb([x as u8, y as u8, (x * y) as u8])));
    assert_eq!(prepare("a.png", &bytes, INCH), prepare("a.png", &bytes, INCH));
}

#[test]
fn every_fault_says_what_to_do() {
    for (name, bytes) in [("a.txt", b"x".as_slice()), ("a.png", b""), ("a.svg", b"<a"), ("a.svgz", b"x")] {
        assert!(fault(name, bytes).hint().is_some());
    }
}

#[test]
fn what_leaves_no_mark_on_white_paper_is_told() {
    let unseen = |picture: DynamicImage| prepare("a.png", &png(picture), HALF_PAGE).expect("a right picture").unseen;
    let plain = |colour: [u8; 4]| DynamicImage::ImageRgba8(RgbaImage::from_pixel(60, 60, Rgba(colour)));
    for colour in [[255; 4], [0, 0, 0, 0], [0, 0, 0, 19], [255, 255, 255, 9], [240, 240, 240, 255]] {
        assert!(unseen(plain(colour)), "{colour:?}");
    }
    for colour in [[0, 0, 0, 255], [255, 255, 0, 255], [0, 0, 0, 30], [225, 225, 225, 255]] {
        assert!(!unseen(plain(colour)), "{colour:?}");
    }
    let mut grey = GrayImage::from_pixel(400, 400, image::Luma([255]));
    (0..8).for_each(|x| grey.put_pixel(x, 0, image::Luma([0])));
    assert!(unseen(grey.clone().into()), "a speck of dust in a white scan");
    grey.put_pixel(9, 0, image::Luma([0]));
    assert!(!unseen(grey.into()));
}

#[test]
fn the_pictures_of_a_pack_have_a_budget_together() {
    let picture = png(GrayImage::new(7_000, 7_000));
    let mut budget = Budget::default();
    budget.take_pixels(PICTURES_PIXELS - 49_000_000).expect("a budget for one more");
    let mut once = || super::prepare("a.png", &picture, INCH, &mut budget).map(|_| ());
    assert_eq!(once(), Ok(()));
    assert_eq!(once(), Err(Fault::Together("500 million pixels".into())));
    assert!(Budget::default().take_bytes(200_000_001).is_err());
}
