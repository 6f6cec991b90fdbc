//! Bitmaps: decoded under limits, turned upright, brought to eight bits, scaled down, written anew.

use std::error::Error;
use std::io::{self, Cursor};

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngDecoder, PngEncoder};
use image::codecs::webp::WebPDecoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageError, ImageResult, Limits, Pixel};

use super::{Budget, FAINT, Fault, Format, Kind, Picture, PrintSize, SPECK, jpeg, webp};
use crate::limits::{DOTS_PER_INCH, PICTURE_SIDE, PICTURE_UNPACKED_BYTES};

const JPEG_QUALITY: u8 = 88;

/// Makes a bitmap of at most `max_pixels` ready to print.
pub(super) fn prepare(
    kind: Kind,
    bytes: &[u8],
    max_pixels: u64,
    largest: PrintSize,
    budget: &mut Budget,
) -> Result<Picture, Fault> {
    let upright = decode(kind, bytes, max_pixels, budget)?;
    let scaled = scale_down(eight_bit(upright), largest);
    encode(&scaled, is_photograph(kind, bytes)).map_err(|error| fault(&error))
}

fn decode(kind: Kind, bytes: &[u8], max_pixels: u64, budget: &mut Budget) -> Result<DynamicImage, Fault> {
    let input = Cursor::new(bytes);
    match kind {
        Kind::Png => read(PngDecoder::with_limits(input, limits()), max_pixels, budget),
        Kind::Jpeg => {
            jpeg::check(bytes)?;
            read(JpegDecoder::new(input), max_pixels, budget)
        }
        Kind::Webp => {
            webp::check(bytes)?;
            read(WebPDecoder::new(input), max_pixels, budget)
        }
        Kind::Gif => read(GifDecoder::new(input), max_pixels, budget),
        Kind::Svg => Err(Fault::Damaged("a drawing inside a drawing".to_owned())),
    }
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(PICTURE_UNPACKED_BYTES);
    limits
}

fn read(decoder: ImageResult<impl ImageDecoder>, max_pixels: u64, budget: &mut Budget) -> Result<DynamicImage, Fault> {
    let mut decoder = decoder.map_err(|error| fault(&error))?;
    check_size(&decoder, max_pixels, budget)?;
    decoder.set_limits(limits()).map_err(|error| fault(&error))?;
    // A rotation mark that cannot be read is no reason to refuse the picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn check_size(decoder: &impl ImageDecoder, max_pixels: u64, budget: &mut Budget) -> Result<(), Fault> {
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > max_pixels || width.max(height) > PICTURE_SIDE {
        return Err(Fault::TooManyPixels { width, height, limit: max_pixels });
    }
    if pixels == 0 {
        return Err(Fault::Damaged("it has no pixels".to_owned()));
    }
    if decoder.total_bytes() > PICTURE_UNPACKED_BYTES {
        return Err(Fault::TooMuchMemory);
    }
    budget.take_pixels(pixels)
}

fn fault(error: &ImageError) -> Fault {
    match error {
        ImageError::Limits(_) => Fault::TooMuchMemory,
        _ if ends_early(error) => Fault::CutShort,
        _ => Fault::Damaged(innermost(error)),
    }
}

/// The decoders' own words without the layers around them.
fn innermost(error: &(dyn Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| (*error).source());
    let deepest = causes.last().unwrap_or(error);
    deepest.to_string().trim_end_matches('.').to_ascii_lowercase()
}

/// The GIF decoder has its own words for it, inside an error of another type.
fn ends_early(error: &ImageError) -> bool {
    let by_kind = matches!(error, ImageError::IoError(io) if io.kind() == io::ErrorKind::UnexpectedEof);
    by_kind || innermost(error).contains("unexpected end of file")
}

/// Eight bits a channel; grey stays grey, and an alpha channel that hides nothing goes.
fn eight_bit(picture: DynamicImage) -> DynamicImage {
    let colour = picture.color();
    let picture = match (colour.has_color(), colour.has_alpha()) {
        (true, true) => DynamicImage::ImageRgba8(picture.into_rgba8()),
        (true, false) => DynamicImage::ImageRgb8(picture.into_rgb8()),
        (false, true) => DynamicImage::ImageLumaA8(picture.into_luma_alpha8()),
        (false, false) => DynamicImage::ImageLuma8(picture.into_luma8()),
    };
    match &picture {
        DynamicImage::ImageRgba8(p) if is_opaque(p) => DynamicImage::ImageRgb8(picture.into_rgb8()),
        DynamicImage::ImageLumaA8(p) if is_opaque(p) => DynamicImage::ImageLuma8(picture.into_luma8()),
        _ => picture,
    }
}

fn is_opaque<P: Pixel<Subpixel = u8>>(picture: &image::ImageBuffer<P, Vec<u8>>) -> bool {
    picture.pixels().all(|pixel| pixel.alpha() == u8::MAX)
}

/// A size that is no number leaves the picture as it is.
fn scale_down(picture: DynamicImage, largest: PrintSize) -> DynamicImage {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let factor = (dots(largest.width_mm) / width).min(dots(largest.height_mm) / height);
    if factor.is_nan() || factor >= 1.0 {
        return picture;
    }
    // This filter is made of multiplications alone; one that calls sin() could differ between machines.
    let shrink = |picture: DynamicImage| {
        picture.resize_exact(side(width * factor), side(height * factor), FilterType::CatmullRom)
    };
    if picture.color().has_alpha() { divide_by_alpha(shrink(multiply_by_alpha(picture))) } else { shrink(picture) }
}

fn dots(millimetres: f64) -> f64 {
    millimetres / 25.4 * f64::from(DOTS_PER_INCH)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the old side")]
fn side(pixels: f64) -> u32 {
    pixels.round().clamp(1.0, f64::from(PICTURE_SIDE)) as u32
}

/// Without this, the unseen colour of transparent pixels would bleed into the edges when scaling.
fn multiply_by_alpha(picture: DynamicImage) -> DynamicImage {
    with_alpha(picture, |channel, alpha| (channel * alpha + 127) / 255)
}

fn divide_by_alpha(picture: DynamicImage) -> DynamicImage {
    with_alpha(picture, |channel, alpha| (channel * 255 + alpha / 2).checked_div(alpha).unwrap_or(0).min(255))
}

fn with_alpha(mut picture: DynamicImage, change: impl Fn(u16, u16) -> u16) -> DynamicImage {
    match &mut picture {
        DynamicImage::ImageRgba8(p) => change_pixels(p, change),
        DynamicImage::ImageLumaA8(p) => change_pixels(p, change),
        _ => {}
    }
    picture
}

fn change_pixels<P: Pixel<Subpixel = u8>>(
    picture: &mut image::ImageBuffer<P, Vec<u8>>,
    change: impl Fn(u16, u16) -> u16,
) {
    for pixel in picture.pixels_mut() {
        let alpha = u16::from(pixel.alpha());
        pixel.apply_without_alpha(|channel| u8::try_from(change(u16::from(channel), alpha)).unwrap_or(u8::MAX));
    }
}

fn is_photograph(kind: Kind, bytes: &[u8]) -> bool {
    match kind {
        Kind::Jpeg => true,
        Kind::Webp => webp::is_lossy(bytes),
        _ => false,
    }
}

fn encode(picture: &DynamicImage, photograph: bool) -> ImageResult<Picture> {
    let mut bytes = Vec::new();
    let opaque = matches!(picture.color(), ColorType::Rgb8 | ColorType::L8);
    let format = if photograph && opaque {
        picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))?;
        Format::Jpeg
    } else {
        let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, PngFilter::Adaptive);
        picture.write_with_encoder(encoder)?;
        Format::Png
    };
    let (width, height, unseen) = (picture.width(), picture.height(), is_unseen(picture));
    Ok(Picture { bytes, format, width, height, unseen })
}

/// Whether hardly a pixel differs from white paper.
fn is_unseen(picture: &DynamicImage) -> bool {
    let seen = match picture {
        DynamicImage::ImageLuma8(p) => seen_pixels(p),
        DynamicImage::ImageLumaA8(p) => seen_pixels(p),
        DynamicImage::ImageRgb8(p) => seen_pixels(p),
        DynamicImage::ImageRgba8(p) => seen_pixels(p),
        _ => return false,
    };
    f64::from(seen) <= f64::from(picture.width()) * f64::from(picture.height()) * SPECK
}

fn seen_pixels<P: Pixel<Subpixel = u8>>(picture: &image::ImageBuffer<P, Vec<u8>>) -> u32 {
    let is_seen = |pixel: &P| {
        let alpha = u16::from(pixel.alpha());
        let ink = |channel: &u8| u16::from(u8::MAX - channel) * alpha > u16::from(FAINT) * u16::from(u8::MAX);
        let colours = pixel.channels().len() - usize::from(P::HAS_ALPHA);
        pixel.channels().iter().take(colours).any(ink)
    };
    u32::try_from(picture.pixels().filter(|pixel| is_seen(pixel)).count()).unwrap_or(u32::MAX)
}
