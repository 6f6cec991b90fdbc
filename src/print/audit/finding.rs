//! What an audit finds, as data and as a sentence.

use std::fmt;

use crate::view::Part;

/// Where in the report something belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A part that is read as a whole.
    Part(Part),
    /// An indicator, by the name an officer knows it by.
    Indicator(String),
}

/// One fault of a finished PDF; pages count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are what the sentences name")]
pub enum Finding {
    /// The file cannot be read back.
    Unreadable,
    /// A text of the view is nowhere to be read.
    Lost { spot: Spot, what: &'static str, text: String },
    /// Words of a text run together.
    Joined { spot: Spot, what: &'static str, text: String },
    /// A text of the view stands before one that it follows.
    Misplaced { spot: Spot, what: &'static str, text: String },
    /// A text of the view is read a second time.
    Repeated { page: usize, text: String },
    /// What runs along every page is read as if it were content.
    Running { page: usize, text: String },
    /// What belongs on every page is not on one.
    Missing { page: usize, what: &'static str, text: String },
    /// A chart or picture is not a figure with its alternative text.
    NoFigure { spot: Spot, what: &'static str, alt: String },
    /// A figure has its alternative text, but nothing in it.
    Empty { page: usize, alt: String },
    /// A text of a chart is not drawn.
    Undrawn { page: usize, alt: String, text: String },
    /// A text runs off its page.
    OffPage { page: usize, text: String },
    /// A shape or picture runs off its page.
    ShapeOffPage { page: usize, side: &'static str },
    /// A text is cut at the edge of what is shown.
    Cut { page: usize, text: String },
    /// A text is printed over another.
    Overlap { page: usize, text: String, other: String },
    /// A letter has no glyph.
    NoGlyph { page: usize, text: String },
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(Part::Cover) => f.write_str("cover"),
            Self::Part(Part::Changes) => f.write_str("page of changes"),
            Self::Part(Part::Introduction) => f.write_str("introduction"),
            Self::Part(Part::Summary) => f.write_str("summary"),
            Self::Part(Part::Key) => f.write_str("key"),
            Self::Part(Part::Index) => f.write_str("index"),
            Self::Part(Part::Indicators) => f.write_str("indicators"),
            Self::Indicator(name) => f.write_str(name),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => write!(f, "the finished file cannot be read back"),
            Self::Lost { spot, what, text } => write!(f, "{spot}: {what} {} is missing", quoted(text)),
            Self::Joined { spot, what, text } => write!(f, "{spot}: words of {what} {} run together", quoted(text)),
            Self::Misplaced { spot, what, text } => write!(f, "{spot}: {what} {} is out of order", quoted(text)),
            Self::Repeated { page, text } => write!(f, "page {page}: {} is there twice", quoted(text)),
            Self::Running { page, text } => {
                write!(f, "page {page}: {} is a header or footer, but is read out with the text", quoted(text))
            }
            Self::Missing { page, what, text } => write!(f, "page {page}: {what} {} is missing", quoted(text)),
            Self::NoFigure { spot, what, alt } => {
                write!(
                    f,
                    "{spot}: {what} with the alternative text {} is missing, or is not tagged as a figure",
                    quoted(alt)
                )
            }
            Self::Empty { page, alt } => write!(f, "page {page}: the figure {} is empty", quoted(alt)),
            Self::Undrawn { page, alt, text } => {
                write!(f, "page {page}: {} is missing from the chart {}", quoted(text), quoted(alt))
            }
            Self::OffPage { page, text } => write!(f, "page {page}: {} runs off the page", quoted(text)),
            Self::ShapeOffPage { page, side } => {
                write!(f, "page {page}: a line, an area or a picture runs off the page ({side})")
            }
            Self::Cut { page, text } => write!(f, "page {page}: {} is cut off", quoted(text)),
            Self::Overlap { page, text, other } => {
                write!(f, "page {page}: {} and {} are printed over each other", quoted(text), quoted(other))
            }
            Self::NoGlyph { page, text } => {
                write!(f, "page {page}: a letter of {} has no shape to print", quoted(text))
            }
        }
    }
}

/// The most letters of a text that are shown.
const SHOWN: usize = 60;

/// A text on one line and between quotation marks, shortened where it is long.
fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("\"{}…\"", line[..end].trim_end()),
        None => format!("\"{line}\""),
    }
}
