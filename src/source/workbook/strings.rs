//! Texts of a workbook: plain, or in runs of which the bold ones are marked as Markdown marks them.
//!
//! Raised digits become the signs that look so: "204" with a footnote's raised 1 behind it is no 2041.

use std::sync::Arc;

use quick_xml::events::BytesStart;

use super::Refusal;
use super::xml::{Step, Walk, attribute, closed, is_true, name};
use crate::limits::grouped;

/// A text of a workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rich {
    /// The words.
    pub(super) text: String,
    /// The words with the bold ones among them between stars, where some are bold and others are not.
    pub(super) strong: Option<Arc<str>>,
    /// Whether it is bold from end to end.
    pub(super) is_bold: bool,
    /// Whether some of it is struck through.
    pub(super) is_struck: bool,
}

/// The shared texts in their order, at most so many.
pub(super) fn shared(text: &str, most: usize) -> Result<Vec<Rich>, Refusal> {
    let mut walk = Walk::new(text);
    let mut strings = Vec::new();
    while let Some(step) = walk.step()? {
        match step {
            Step::Open(element) if name(&element) == "si" => strings.push(rich(&mut walk, "si")?),
            _ => {}
        }
        if strings.len() > most {
            return Err(Refusal::damaged(&format!(
                "it has more than {} texts, the limit of this program",
                grouped(most)
            )));
        }
    }
    Ok(strings)
}

/// A text up to the end of its element; bold runs among others become `**bold**`.
pub(super) fn rich(walk: &mut Walk<'_>, end: &str) -> Result<Rich, Refusal> {
    let mut runs: Vec<Run> = Vec::new();
    let mut run = Run::default();
    let (mut phonetic, mut inside, mut keep) = (false, false, false);
    loop {
        match walk.step()?.ok_or_else(|| Refusal::damaged("a text is not closed"))? {
            Step::Open(element) => match name(&element) {
                "r" => run = Run::default(),
                "rPh" => phonetic = true,
                "b" => run.is_bold = is_on(&element),
                "strike" => run.is_struck = is_on(&element),
                "vertAlign" => run.raised = Raised::of(attribute(&element, "val").as_deref()),
                "t" if !phonetic => {
                    inside = true;
                    keep = attribute(&element, "space").as_deref() == Some("preserve");
                }
                _ => {}
            },
            Step::Text(text) if inside => run.text.push_str(&text),
            Step::Text(_) => {}
            Step::Close(element) => match closed(&element) {
                name if name == end => break,
                "rPh" => phonetic = false,
                "t" if inside => {
                    inside = false;
                    runs.push(std::mem::take(&mut run).finished(keep));
                }
                _ => {}
            },
        }
    }
    Ok(joined(&runs))
}

/// Whether a font has what an element names: it has, but where the element says no.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none() || is_true(element, "val")
}

/// A stretch of text in one look.
#[derive(Debug, Default)]
struct Run {
    text: String,
    is_bold: bool,
    is_struck: bool,
    raised: Raised,
}

/// How high a stretch of text stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Raised {
    #[default]
    No,
    Above,
    Below,
}

impl Raised {
    fn of(value: Option<&str>) -> Self {
        match value {
            Some("superscript") => Self::Above,
            Some("subscript") => Self::Below,
            _ => Self::No,
        }
    }

    /// A text of digits alone in the signs that look so; any other text as it is.
    fn shown(self, text: String) -> String {
        let signs: Vec<char> = match self {
            Self::No => return text,
            Self::Above => "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().collect(),
            Self::Below => "₀₁₂₃₄₅₆₇₈₉".chars().collect(),
        };
        let sign = |letter: char| {
            letter.to_digit(10).map_or(Some(letter).filter(|letter| " ,".contains(*letter)), |digit| {
                signs.get(digit as usize).copied()
            })
        };
        text.chars().map(sign).collect::<Option<String>>().unwrap_or(text)
    }
}

impl Run {
    fn finished(self, keeps_space: bool) -> Self {
        let plain = [' ', '\t', '\r', '\n'];
        let text = if keeps_space { &self.text } else { self.text.trim_matches(plain) };
        Self { text: self.raised.shown(unescaped(text)), ..self }
    }
}

/// The runs as one text.
fn joined(runs: &[Run]) -> Rich {
    let is_filled = |run: &&Run| !run.text.trim().is_empty();
    let has_bold = runs.iter().any(|run| run.is_bold);
    let is_mixed = has_bold && runs.iter().filter(is_filled).any(|run| !run.is_bold);
    let text = runs.iter().map(|run| run.text.as_str()).collect();
    let is_struck = runs.iter().filter(is_filled).any(|run| run.is_struck);
    Rich { text, strong: is_mixed.then(|| marked(runs).into()), is_bold: has_bold && !is_mixed, is_struck }
}

/// The runs as one text, the bold ones between stars.
fn marked(runs: &[Run]) -> String {
    let mut text = String::new();
    for same in runs.chunk_by(|a, b| a.is_bold == b.is_bold) {
        let words: String = same.iter().map(|run| run.text.as_str()).collect();
        if same[0].is_bold { text.push_str(&strong(&words)) } else { text.push_str(&words) }
    }
    text
}

/// Every line of a bold text between stars, its bullet and its outer spaces outside of them.
pub(super) fn strong(words: &str) -> String {
    let line = |line: &str| {
        let bullet = ["- ", "• ", "* ", "+ "].into_iter().find(|bullet| line.trim_start().starts_with(bullet));
        let inner = line.trim_start().strip_prefix(bullet.unwrap_or_default()).unwrap_or(line).trim();
        if inner.is_empty() { line.to_owned() } else { line.replacen(inner, &format!("**{inner}**"), 1) }
    };
    words.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// A text with what Excel writes as `_x000D_` turned back into the character.
pub(super) fn unescaped(text: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let Some(unit) = escape_at(&rest[at..]) else {
            flush(&mut plain, &mut units);
            plain.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        if at > 0 {
            flush(&mut plain, &mut units);
            plain.push_str(&rest[..at]);
        }
        units.push(unit);
        rest = &rest[at + 7..];
    }
    flush(&mut plain, &mut units);
    plain + rest
}

fn escape_at(text: &str) -> Option<u16> {
    let digits = text.get(2..6).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    (text.as_bytes().get(6) == Some(&b'_')).then(|| u16::from_str_radix(digits, 16).ok())?
}

fn flush(plain: &mut String, units: &mut Vec<u16>) {
    let decoded = char::decode_utf16(units.drain(..)).map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER));
    plain.extend(decoded);
}

#[cfg(test)]
mod tests;
