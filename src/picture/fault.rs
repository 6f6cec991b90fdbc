//! Why a picture cannot be printed, as data and as a sentence with what to do about it.

use std::borrow::Cow;
use std::fmt;

use crate::limits::{DOTS_PER_INCH, grouped};

/// Why a picture cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The name's extension is none of those taken; in lower case, without its dot.
    UnknownName(String),
    /// The name says that the file is an SVG packed with gzip.
    Compressed,
    /// The file is not of the kind its name says.
    WrongContent {
        /// The name's extension, in lower case, without its dot.
        extension: String,
        /// What the file holds, with its article: "a JPEG picture".
        found: &'static str,
    },
    /// The file has no bytes.
    Empty,
    /// The file is longer than the limit.
    TooManyBytes {
        /// Length of the file.
        bytes: usize,
        /// The limit for files of its kind.
        limit: usize,
    },
    /// The picture has more pixels than the limit.
    TooManyPixels {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The limit.
        limit: u64,
    },
    /// Decoding would take more memory than the limit.
    TooMuchMemory,
    /// A JPEG stores its picture in so many passes that decoding would take too long.
    TooManyPasses,
    /// The file ends before its picture does.
    CutShort,
    /// The picture cannot be decoded; the decoder's reason.
    Damaged(String),
    /// A JPEG in four inks that does not say how they are stored.
    UnknownInks,
    /// The drawing is not UTF-8.
    NotUtf8,
    /// The drawing is not well-formed XML; the parser's reason with its line.
    NotXml(String),
    /// The XML has another root element than `svg`; its name.
    NotSvg(String),
    /// The drawing declares entities.
    Entities,
    /// The drawing gives neither a usable view box nor a usable width and height.
    NoSize,
    /// The drawing contains something that is refused.
    Refused {
        /// What it is.
        what: Refused,
        /// Line of the drawing, from 1.
        line: u32,
    },
    /// A coordinate of the drawing is too large for a PDF.
    TooWide,
    /// The pictures of a pack are too large together; what they may have.
    Together(String),
    /// The drawing has more parts, or parts within parts, than the limit; what there is too much of.
    TooComplex(Cow<'static, str>),
    /// A bitmap inside the drawing cannot be used.
    Inside(Box<Fault>),
}

/// What a drawing must not contain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// A script; the name of the element.
    Script(String),
    /// An attribute that runs a script on an event; its name.
    EventHandler(String),
    /// HTML, sound or film; the name of the element.
    Foreign(String),
    /// A reference to something outside the drawing, shortened.
    External(String),
    /// Letters that need a font.
    Text,
    /// A filter, such as a blur or a shadow.
    Filter,
    /// A style with escape signs, which could hide something.
    HiddenStyle,
    /// A colour or style rule that cannot be read, or a value that a style sheet is to work out; shortened.
    Value(String),
    /// A number too large for a PDF; the value it stands in, shortened.
    HugeNumber(String),
    /// The name of a part with signs that a name cannot have, shortened.
    Name(String),
    /// A part that contains itself by reference; its name.
    Loop(String),
}

impl Fault {
    /// A drawing that has too much of something.
    pub(super) fn too_complex(what: impl Into<Cow<'static, str>>) -> Self {
        Self::TooComplex(what.into())
    }

    pub(super) fn unknown_name(extension: &str) -> Self {
        match extension {
            "svgz" => Self::Compressed,
            _ => Self::UnknownName(extension.to_owned()),
        }
    }

    /// What the author can do about it, where there is something.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::UnknownName(_) => "save it as PNG, JPEG, WebP, GIF or SVG",
            Self::Compressed => "save it as plain SVG, not compressed",
            Self::WrongContent { .. } => "rename the file to what it holds, or save it again",
            Self::Empty | Self::CutShort | Self::Damaged(_) => "copy or export the file again",
            Self::TooManyBytes { .. } | Self::TooManyPixels { .. } | Self::TooMuchMemory => {
                return Some(smaller("save a smaller version"));
            }
            Self::TooManyPasses => "save it as a standard JPEG, not progressive",
            Self::UnknownInks => "convert it to RGB colours (sRGB) and save it again",
            Self::NotUtf8 | Self::NotXml(_) => "export the drawing again as plain SVG, or save it as a PNG",
            Self::NotSvg(_) => "export the drawing again as plain SVG",
            Self::Entities => {
                "export it as plain SVG, without the drawing program's own editing data, or save it as a PNG"
            }
            Self::NoSize => "give the svg element a viewBox, or a width and a height in px or mm, or save it as a PNG",
            Self::TooWide => "scale the drawing down, or save it as a PNG",
            Self::Together(_) => return Some(smaller("save smaller versions")),
            Self::Refused { what, .. } => what.hint(),
            Self::TooComplex(_) => "simplify the drawing, or save it as a PNG",
            Self::Inside(fault) => return fault.hint(),
        };
        Some(hint.to_owned())
    }
}

impl Refused {
    fn hint(&self) -> &'static str {
        match self {
            Self::Script(_) | Self::EventHandler(_) => "export it as plain SVG, for print, or save it as a PNG",
            Self::Foreign(_) => {
                "export it as plain SVG, without HTML and without the drawing program's own editing data, or save it as a PNG"
            }
            Self::External(_) => {
                "embed pictures in the drawing, and remove links and linked style sheets, or save it as a PNG"
            }
            Self::Text => "convert text to outlines (paths), or save it as a PNG",
            Self::Filter => "remove the blur or shadow, or save it as a PNG",
            Self::HiddenStyle => {
                "export it with presentation attributes in place of a style sheet, or save it as a PNG"
            }
            Self::Value(_) => "write the colour (such as #00539f) or the number itself there, or save it as a PNG",
            Self::HugeNumber(_) => "scale the drawing down, or save it as a PNG",
            Self::Name(_) => "give the part a name of letters and digits, or save it as a PNG",
            Self::Loop(_) => "remove the part's reference to itself, or save it as a PNG",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownName(extension) if extension.is_empty() => {
                f.write_str("the file's name does not say what kind of picture it is (it has no extension)")
            }
            Self::UnknownName(extension) => write!(f, "files named .{extension} cannot be printed"),
            Self::Compressed => f.write_str("the drawing is compressed (.svgz)"),
            Self::WrongContent { extension, found } => {
                write!(f, "the file is named .{extension} but holds {found}")
            }
            Self::Empty => f.write_str("the file is empty (0 bytes)"),
            Self::TooManyBytes { bytes, limit } => {
                let (size, most) = (megabytes(*bytes), megabytes(*limit));
                match format!("{size:.1}") == format!("{most:.1}") {
                    true => {
                        write!(f, "the file is too large ({} bytes; {} are allowed)", grouped(*bytes), grouped(*limit))
                    }
                    false => write!(f, "the file is too large ({size:.1} MB of {most} MB allowed)"),
                }
            }
            Self::TooManyPixels { width, height, limit } => write!(
                f,
                "the picture is too large ({width} × {height} pixels; {} million pixels are allowed)",
                limit / 1_000_000
            ),
            Self::TooMuchMemory => f.write_str("the picture is too large (decoding it would take too much memory)"),
            Self::TooManyPasses => f.write_str("the JPEG would take too long to decode (too many passes)"),
            Self::CutShort => f.write_str("the picture is cut short (the file ends too early)"),
            Self::Damaged(cause) => write!(f, "the picture cannot be decoded ({cause})"),
            Self::UnknownInks => {
                f.write_str("the JPEG's colours cannot be told (four inks, CMYK, without Adobe's mark)")
            }
            Self::NotUtf8 => f.write_str("the drawing cannot be read (it is not UTF-8)"),
            Self::NotXml(cause) => write!(f, "the drawing cannot be read ({cause})"),
            Self::NotSvg(root) => write!(f, "the file is named .svg but holds other XML (its root is \"{root}\")"),
            Self::Entities => f.write_str("the drawing cannot be used (it declares entities)"),
            Self::NoSize => f.write_str("the drawing has no size (no viewBox, width or height that can be used)"),
            Self::Refused { what, line } => write!(f, "the drawing {what} (line {line})"),
            Self::TooWide => f.write_str("the drawing is too large (a coordinate is beyond what a PDF can hold)"),
            Self::Together(limit) => {
                write!(f, "the pictures of this pack are too large together ({limit} are allowed)")
            }
            Self::TooComplex(what) => write!(f, "the drawing is too complex ({what})"),
            Self::Inside(fault) => write!(f, "a bitmap inside the drawing cannot be used: {fault}"),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Script(element) => write!(f, "holds a script, \"{element}\""),
            Self::EventHandler(attribute) => write!(f, "holds a script in the attribute \"{attribute}\""),
            Self::Foreign(element) => write!(f, "holds something that cannot be printed, \"{element}\""),
            Self::External(target) => write!(f, "refers to something outside itself, \"{target}\""),
            Self::Text => f.write_str("holds text, whose font may be missing"),
            Self::Filter => f.write_str("uses a filter, such as a blur or a shadow"),
            Self::HiddenStyle => f.write_str("has a style with escape signs"),
            Self::Value(value) => write!(f, "has a colour, value or style rule that cannot be read, \"{value}\""),
            Self::HugeNumber(value) => write!(f, "has a number too large to print, \"{value}\""),
            Self::Name(name) => write!(f, "has a part whose name holds signs that a name cannot have, \"{name}\""),
            Self::Loop(name) => write!(f, "has a part that contains itself, \"{name}\""),
        }
    }
}

impl std::error::Error for Fault {}

/// What to do with a picture that is too large, and how large it needs to be.
fn smaller(what: &str) -> String {
    format!("{what}; {DOTS_PER_INCH} dots per inch at the printed size is enough")
}

#[expect(clippy::cast_precision_loss, reason = "shown to one decimal")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1_000_000.0
}
