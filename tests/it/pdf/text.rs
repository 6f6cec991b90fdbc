//! The text of a page, from its content stream and the Unicode maps of its fonts.

use std::collections::BTreeMap;

use hayro::vello_cpu::kurbo::{Affine, Point};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{Pdf, as_text};

/// A piece of text that was drawn in one go.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) text: String,
    /// The marked content it belongs to; none for page furniture.
    pub(super) mcid: Option<i64>,
    /// The language that it says it is in.
    pub(super) language: Option<String>,
    start: Point,
    end: Point,
    size: f64,
}

impl Run {
    /// The rectangle its letters cover at most, from the page's bottom left: left, bottom, right, top.
    pub(super) fn cover(&self) -> [f64; 4] {
        let (low, high) = (self.start.y - 0.25 * self.size, self.start.y + 0.75 * self.size);
        [self.start.x, low, self.end.x, high]
    }

    /// The size of its letters, in points.
    pub(super) fn size(&self) -> f64 {
        self.size
    }
}

/// The lines that runs form; a gap within a line is one space.
pub(super) fn lines(runs: &[Run]) -> String {
    let text = join(runs, |_| "\n");
    let lines = text.lines().map(str::trim_end);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The paragraph that runs form; what is left of their lines are the author's own breaks.
///
/// Typst keeps the space at which it broke a line, and breaks without one after a hyphen or a slash.
pub(super) fn paragraph(runs: &[Run]) -> String {
    let broken = |end: char| end.is_whitespace() || "-\u{ad}\u{2010}–—/\u{200b}".contains(end);
    let text = join(runs, |before| if before.ends_with(broken) { "" } else { "\n" });
    text.trim().to_owned()
}

fn join(runs: &[Run], line_break: impl Fn(&str) -> &'static str) -> String {
    let mut text = String::new();
    let mut last = runs.first();
    for run in runs {
        let from = last.replace(run).unwrap_or(run);
        let em = from.size.max(run.size);
        let gap = run.start.x - from.end.x;
        let spaced = text.ends_with(char::is_whitespace) || run.text.starts_with(char::is_whitespace);
        if (run.start.y - from.start.y).abs() > 0.5 * em || (gap < -em && !text.is_empty()) {
            text.push_str(line_break(&text));
        } else if gap > 0.15 * em && !spaced {
            text.push(' ');
        }
        text.push_str(&run.text);
    }
    text
}

/// From where to where runs reach.
pub(super) fn reach(runs: &[Run]) -> [f64; 2] {
    let printed = || runs.iter().filter(|run| !run.text.trim().is_empty());
    let left = printed().map(|run| run.start.x).fold(f64::INFINITY, f64::min);
    [left, printed().map(|run| run.end.x).fold(0.0, f64::max)]
}

/// Pairs of runs whose letters share a place: more than a point across, and half a line up or down.
pub(super) fn overlaps(runs: &[Run]) -> Vec<(String, String)> {
    let printed: Vec<&Run> = runs.iter().filter(|run| !run.text.trim().is_empty()).collect();
    let over = |a: &Run, b: &Run| {
        let across = a.end.x.min(b.end.x) - a.start.x.max(b.start.x);
        across > 1.0 && (a.start.y - b.start.y).abs() < 0.5 * a.size.min(b.size)
    };
    let mut pairs = Vec::new();
    for (index, a) in printed.iter().enumerate() {
        let later = printed[index + 1..].iter().filter(|b| over(a, b));
        pairs.extend(later.map(|b| (a.text.clone(), b.text.clone())));
    }
    pairs
}

/// What operators change and `q` and `Q` save and restore.
#[derive(Clone, Default)]
struct State<'a> {
    page: Affine,
    text: Affine,
    font: Option<&'a Font>,
    size: f64,
}

/// Marked content, with the text that stands for its glyphs until the first run has taken it.
struct Mark {
    mcid: Option<i64>,
    actual_text: Option<String>,
    language: Option<String>,
}

/// The pieces of text of a page in the order they are drawn.
///
/// Not those in a transparency group, which only a vector picture with opacity makes.
pub(super) fn page_runs(pdf: &Pdf, page: ObjectId) -> Vec<Run> {
    let fonts = pdf.document.get_dictionary(page).ok();
    let fonts = fonts.and_then(|page| pdf.get_dictionary(page, "Resources"));
    let fonts = fonts.and_then(|resources| pdf.get_dictionary(resources, "Font"));
    let content = Content::decode(&pdf.document.get_page_content(page)).expect("page content");
    let (mut runs, mut saved, mut marks) = (Vec::new(), Vec::new(), Vec::new());
    let mut state = State::default();
    for operation in &content.operations {
        let operands = operation.operands.as_slice();
        match operation.operator.as_str() {
            "q" => saved.push(state.clone()),
            "Q" => state = saved.pop().expect("a saved state"),
            "cm" => state.page *= matrix(operands),
            "Tm" => state.text = matrix(operands),
            "Tf" => {
                let name = operands[0].as_name().expect("a font's name");
                let font = fonts.and_then(|fonts| fonts.get(name).ok()?.as_reference().ok());
                state.font = font.and_then(|id| pdf.fonts.get(&id));
                state.size = number(&operands[1]);
            }
            "Tj" | "TJ" => runs.push(state.show(&operands[0], &mut marks)),
            "BMC" | "BDC" => marks.push(Mark::read(operands.get(1))),
            "EMC" => drop(marks.pop()),
            "Td" | "TD" | "T*" | "Tc" | "Tw" | "Tz" | "'" | "\"" => {
                panic!("the text operator {} is not read yet", operation.operator)
            }
            _ => {}
        }
    }
    runs
}

impl State<'_> {
    fn show(&mut self, operand: &Object, marks: &mut [Mark]) -> Run {
        let font = self.font.expect("a font with two-byte codes");
        let start = self.page * self.text;
        let mut text = String::new();
        let items = operand.as_array().map_or(std::slice::from_ref(operand), Vec::as_slice);
        for item in items {
            let advance = match item {
                Object::String(codes, _) => font.decode(codes, &mut text),
                adjustment => -number(adjustment),
            };
            self.text *= Affine::translate((advance / 1000.0 * self.size, 0.0));
        }
        if let Some(actual) = marks.iter_mut().find_map(|mark| mark.actual_text.as_mut()) {
            text = std::mem::take(actual);
        }
        Run {
            text,
            mcid: marks.iter().rev().find_map(|mark| mark.mcid),
            language: marks.iter().rev().find_map(|mark| mark.language.clone()),
            start: start * Point::ZERO,
            end: self.page * self.text * Point::ZERO,
            size: self.size * start.determinant().abs().sqrt(),
        }
    }
}

impl Mark {
    fn read(properties: Option<&Object>) -> Mark {
        let entry = |key| properties?.as_dict().ok()?.get(key).ok();
        Mark {
            mcid: entry(b"MCID".as_slice()).and_then(|id| id.as_i64().ok()),
            actual_text: entry(b"ActualText").map(as_text),
            language: entry(b"Lang").map(as_text),
        }
    }
}

/// An embedded font with two-byte codes, which is how Typst embeds outlines.
pub(super) struct Font {
    /// The name without the prefix of the subset.
    pub(super) name: String,
    /// The text and the width, in thousandths of an em, of each code.
    glyphs: Vec<(String, f64)>,
}

impl Font {
    /// All such fonts of a file.
    pub(super) fn all(document: &Document) -> BTreeMap<ObjectId, Font> {
        let fonts = document.objects.iter().filter_map(|(&id, object)| {
            let font = object.as_dict().ok()?;
            let composite = font.get(b"Subtype").ok()?.as_name().ok()? == b"Type0";
            composite.then(|| (id, Font::read(document, font)))
        });
        fonts.collect()
    }

    fn read(document: &Document, font: &Dictionary) -> Font {
        let name = font.get(b"BaseFont").map(as_text).expect("a font's name");
        let map = font.get_font_encoding(document).expect("a font's Unicode map");
        let text = |code: u16| map.bytes_to_string(&code.to_be_bytes()).expect("Unicode text");
        let widths = Font::widths(document, font).into_iter();
        Font {
            name: name.split('+').next_back().unwrap_or_default().to_owned(),
            glyphs: (0..).zip(widths).map(|(code, width)| (text(code), width)).collect(),
        }
    }

    /// The width of every code from 0 on, from entries of two forms: `first [w w …]` and `first last w`.
    fn widths(document: &Document, font: &Dictionary) -> Vec<f64> {
        let fonts = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array);
        let font = document.dereference(&fonts.expect("a descendant font")[0]);
        let font = font.and_then(|(_, font)| font.as_dict()).expect("a descendant font");
        let entries = font.get_deref(b"W", document).and_then(Object::as_array);
        let mut entries = entries.expect("a font's widths").iter();
        let mut widths = Vec::new();
        while let (Some(first), Some(second)) = (entries.next(), entries.next()) {
            widths.resize(number(first) as usize, 0.0);
            match second {
                Object::Array(list) => widths.extend(list.iter().map(number)),
                last => {
                    let width = number(entries.next().expect("a width"));
                    widths.resize(number(last) as usize + 1, width);
                }
            }
        }
        widths
    }

    /// Adds the text of the codes and returns their width; a code without text shows as U+FFFD.
    fn decode(&self, codes: &[u8], text: &mut String) -> f64 {
        let glyphs = codes.chunks_exact(2).map(|code| {
            let code = usize::from(u16::from_be_bytes([code[0], code[1]]));
            let (glyph, width) = self.glyphs.get(code).expect("a glyph of the font");
            text.push_str(glyph);
            width
        });
        glyphs.sum()
    }
}

fn number(object: &Object) -> f64 {
    object.as_float().expect("a number").into()
}

fn matrix(operands: &[Object]) -> Affine {
    let numbers: Vec<f64> = operands.iter().map(number).collect();
    Affine::new(numbers.try_into().expect("the six numbers of a matrix"))
}
