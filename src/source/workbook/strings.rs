//! Texts of a workbook: plain, or in runs of which the bold ones are marked as Markdown marks them.

use super::Refusal;
use super::xml::{Step, Walk, attribute, closed, is_true, name};
use crate::limits::{STRINGS, grouped};

/// A text of a workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rich {
    /// The words; bold ones among others between stars.
    pub(super) text: String,
    /// Whether it is bold from end to end.
    pub(super) is_bold: bool,
}

/// The shared texts in their order.
pub(super) fn shared(text: &str) -> Result<Vec<Rich>, Refusal> {
    let mut walk = Walk::new(text);
    let mut strings = Vec::new();
    while let Some(step) = walk.step()? {
        match step {
            Step::Open(element) if name(&element) == "si" => strings.push(rich(&mut walk, "si")?),
            _ => {}
        }
        if strings.len() > STRINGS {
            return Err(Refusal::damaged(&format!(
                "it has more than {} texts, the limit of this program",
                grouped(STRINGS)
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
                "b" => run.is_bold = attribute(&element, "val").is_none() || is_true(&element, "val"),
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

/// A stretch of text in one look.
#[derive(Debug, Default)]
struct Run {
    text: String,
    is_bold: bool,
}

impl Run {
    fn finished(self, keeps_space: bool) -> Self {
        let plain = [' ', '\t', '\r', '\n'];
        let text = if keeps_space { &self.text } else { self.text.trim_matches(plain) };
        Self { text: unescaped(text), is_bold: self.is_bold }
    }
}

/// The runs as one text. Of a text that is bold from end to end the words alone: it may be a name or a figure.
fn joined(runs: &[Run]) -> Rich {
    let has_bold = runs.iter().any(|run| run.is_bold);
    let is_mixed = has_bold && runs.iter().any(|run| !run.is_bold && !run.text.trim().is_empty());
    let mut text = String::new();
    for same in runs.chunk_by(|a, b| a.is_bold == b.is_bold) {
        let words: String = same.iter().map(|run| run.text.as_str()).collect();
        if is_mixed && same[0].is_bold { text.push_str(&strong(&words)) } else { text.push_str(&words) }
    }
    Rich { text, is_bold: has_bold && !is_mixed }
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
mod tests {
    use super::*;

    #[test]
    fn bold_runs_are_strong_and_wholly_bold_texts_are_not() {
        let rich = |inner: &str| shared(&format!("<sst><si>{inner}</si></sst>")).expect("a text").remove(0);
        let text = |inner: &str| rich(inner).text;
        let bold = "<r><rPr><b/></rPr><t xml:space=\"preserve\">Up: </t></r>";
        assert_eq!(text(&format!("{bold}<r><t>more</t></r>")), "**Up:** more");
        assert_eq!(rich(bold), Rich { text: "Up: ".into(), is_bold: true });
        assert_eq!(strong("- one\n two \n\n"), "- **one**\n **two** \n\n");
        assert_eq!(text("<t> plain </t>"), "plain");
        assert_eq!(text("<t xml:space=\"preserve\"> a&#10;b &amp; c</t><rPh><t>x</t></rPh>"), " a\nb & c");
    }

    #[test]
    fn escaped_characters_come_back() {
        assert_eq!(unescaped("a_x000D_b"), "a\rb");
        assert_eq!(unescaped("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescaped("_xD83D__xDCF7_"), "📷");
        assert_eq!(unescaped("max_x and _xyz_ é_x"), "max_x and _xyz_ é_x");
    }
}
