//! Logos and figures made elsewhere: bytes in, a picture that is safe to print out.
//!
//! A photograph or bitmap is decoded under limits, turned upright, stripped of everything but its pixels
//! and scaled down to what paper can show. A drawing (SVG) is checked and turned into plain shapes. Only `named` knows packs and
//! their files; everything else knows bytes and the limits, so that every rule can be tested from bytes alone. It must never let
//! through what runs, fetches or hides something.
//!
//! Time is limited by counting work, never by a clock, so that the same file is taken or refused on every
//! machine: bytes of the file, pixels and bytes unpacked, passes of a JPEG, frames of a GIF (one), and of a
//! drawing its elements, each as often as it is drawn. The largest picture allowed takes seconds.

pub mod named;

mod budget;
mod fault;
mod jpeg;
mod raster;
mod svg;
mod webp;

pub use budget::Budget;
pub use fault::{Fault, Refused};

use crate::limits::{PICTURE_BYTES, PICTURE_PIXELS};

/// How much a channel of a colour must differ from white to be seen on paper.
const FAINT: u8 = 20;

/// The share of a picture that must be seen for the picture to count as seen.
const SPECK: f64 = 1.0 / 20_000.0;

/// A picture ready to print, without metadata, colour profile or rotation mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// What kind of file the bytes are.
    pub format: Format,
    /// Width in pixels; of a drawing, in CSS pixels (96 to the inch), rounded.
    pub width: u32,
    /// Height in pixels; of a drawing, in CSS pixels, rounded.
    pub height: u32,
    /// Whether it leaves no mark on white paper: white or transparent all over, or nearly so.
    pub unseen: bool,
}

/// The kinds of file that a prepared picture can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Bitmap without loss: charts, logos, screenshots.
    Png,
    /// Photograph.
    Jpeg,
    /// Drawing.
    Svg,
}

/// The box that a picture is printed into.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PrintSize {
    /// Width in millimetres.
    pub width_mm: f64,
    /// Height in millimetres.
    pub height_mm: f64,
}

/// Makes the picture in `bytes` ready to print no larger than `largest`.
///
/// The extension of `name` must agree with the content. The same input gives the same bytes.
///
/// # Errors
///
/// A [`Fault`] where the file is not what its name says, is damaged, too large, or unsafe, or where it takes more than
/// `budget` has left.
pub fn prepare(name: &str, bytes: &[u8], largest: PrintSize, budget: &mut Budget) -> Result<Picture, Fault> {
    let extension = extension(name);
    let named = Kind::named(&extension).ok_or_else(|| Fault::unknown_name(&extension))?;
    check_length(bytes.len(), PICTURE_BYTES)?;
    agree(named, &extension, bytes)?;
    match named {
        Kind::Svg => svg::prepare(bytes, budget),
        kind => raster::prepare(kind, bytes, PICTURE_PIXELS, largest, budget),
    }
}

/// The kinds of file taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Png,
    Jpeg,
    Webp,
    Gif,
    Svg,
}

impl Kind {
    fn named(extension: &str) -> Option<Self> {
        match extension {
            "png" => Some(Self::Png),
            "jpg" | "jpeg" | "jpe" | "jfif" => Some(Self::Jpeg),
            "webp" => Some(Self::Webp),
            "gif" => Some(Self::Gif),
            "svg" => Some(Self::Svg),
            _ => None,
        }
    }

    /// The kind that the first bytes of a file show.
    fn shown(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            _ => markup(bytes).contains("<svg").then_some(Self::Svg),
        }
    }

    fn described(self) -> &'static str {
        match self {
            Self::Png => "a PNG picture",
            Self::Jpeg => "a JPEG picture",
            Self::Webp => "a WebP picture",
            Self::Gif => "a GIF picture",
            Self::Svg => "an SVG drawing",
        }
    }
}

fn extension(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_ascii_lowercase())
}

fn check_length(bytes: usize, limit: usize) -> Result<(), Fault> {
    match bytes {
        0 => Err(Fault::Empty),
        _ if bytes > limit => Err(Fault::TooManyBytes { bytes, limit }),
        _ => Ok(()),
    }
}

/// A drawing's namespace prefix may hide its root, so only a foreign kind speaks against `.svg`.
fn agree(named: Kind, extension: &str, bytes: &[u8]) -> Result<(), Fault> {
    let shown = Kind::shown(bytes);
    let found = shown.map(Kind::described).or_else(|| stranger(bytes));
    let unsure_drawing = named == Kind::Svg && found.is_none();
    if shown == Some(named) || unsure_drawing {
        return Ok(());
    }
    let found = found.unwrap_or("something that is not a picture");
    Err(Fault::WrongContent { extension: extension.to_owned(), found })
}

/// Common files that get renamed to a picture's name, so that the message can say what they are.
fn stranger(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x1f, 0x8b, ..] => Some("a gzip-compressed file"),
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF document"),
        [b'P', b'K', 3, 4, ..] => Some("a ZIP or Office file"),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some("a TIFF picture"),
        [b'8', b'B', b'P', b'S', ..] => Some("a Photoshop file"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some("an HEIC, AVIF or video file"),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Some("a BMP picture"),
        _ => web_page(bytes).then_some("a web page"),
    }
}

fn web_page(bytes: &[u8]) -> bool {
    let start = markup(bytes);
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// The first characters of a file that starts like XML or HTML, in lower case; otherwise nothing.
fn markup(bytes: &[u8]) -> String {
    let start = bytes.get(..4096).unwrap_or(bytes);
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('<') { text.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests;
