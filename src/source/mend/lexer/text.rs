//! Texts in a file that is meant to be JSON: where one ends, and what is wrong inside it.

use std::ops::Range;

use super::{Kind, Lexer};

/// The longest name, in bytes, that a quotation mark after a colon is taken to end.
const LONGEST_NAME: usize = 200;

impl Lexer<'_> {
    /// A text in straight quotation marks, with what is wrong inside it.
    pub(super) fn text(&mut self, expects_name: bool) -> Kind {
        let start = self.at;
        let mut has_quotes = false;
        let mut has_breaks = false;
        self.at += 1;
        loop {
            match self.byte(self.at) {
                None => {
                    self.unclosed(start);
                    return Kind::Text;
                }
                Some(b'"') if expects_name && self.is_name_with_colon(start + 1) => {
                    self.name_without_end(start);
                    return Kind::Text;
                }
                Some(b'"') if self.is_end(has_quotes) => {
                    self.at += 1;
                    return Kind::Text;
                }
                Some(b'"') if !expects_name && self.is_next_name() => {
                    self.unclosed(start);
                    return Kind::Text;
                }
                Some(b'"') => {
                    let at = self.at..self.at + 1;
                    if !std::mem::replace(&mut has_quotes, true) {
                        self.fault(
                            at.clone(),
                            "a quotation mark inside this text ends it too early",
                            "write \\\" for a quotation mark inside a text, or use “ and ”",
                        );
                    }
                    self.edits.replace(at, "\\\"");
                    self.at += 1;
                }
                Some(b'\\') => self.escape(),
                Some(b'\n') if self.is_new_entry() => {
                    self.unclosed(start);
                    return Kind::Text;
                }
                Some(b'\n') => {
                    if !std::mem::replace(&mut has_breaks, true) {
                        let end = self.at;
                        self.fault(
                            start..end,
                            "there is a line break inside this text",
                            "write \\n for a line break, and keep the whole text on one line",
                        );
                    }
                    self.edits.replace(self.at..self.at + 1, "\\n");
                    self.at += 1;
                    self.start_line(self.at);
                }
                Some(b'\r') if self.byte(self.at + 1) == Some(b'\n') => {
                    // Inside a text only where the text goes on; before its end the line end follows it.
                    if !self.is_new_entry() {
                        self.edits.delete(self.at..self.at + 1);
                    }
                    self.at += 1;
                }
                Some(byte) if byte < 0x20 => self.control(byte),
                Some(_) => self.at += 1,
            }
        }
    }

    /// Whether the quotation mark at hand ends its text: what follows on the line is JSON, not words.
    fn is_end(&self, has_quotes: bool) -> bool {
        let rest = self.text.get(self.at + 1..).unwrap_or_default();
        let next = rest.trim_start_matches([' ', '\t', '\r']).chars().next();
        match next {
            None | Some(',' | ':' | '}' | ']' | '\n' | ';' | '=' | '/' | '#') => true,
            Some('"') => !(has_quotes && rest.starts_with('"')),
            Some('{' | '[') => true,
            Some(character) => rest.starts_with([' ', '\t']) && (character.is_ascii_digit() || character == '-'),
        }
    }

    /// Whether what stands from `from` to here is a field's name and its colon: `"title: "Libraries"`.
    fn is_name_with_colon(&self, from: usize) -> bool {
        // Nobody names a field at length, and every quotation mark of a text may ask.
        let is_short = |name: &&str| !name.is_empty() && name.len() <= LONGEST_NAME;
        let written = self.text.get(from..self.at).unwrap_or_default().trim_end();
        let name = written.strip_suffix(':').filter(is_short);
        name.is_some_and(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'))
    }

    fn name_without_end(&mut self, start: usize) {
        let written = self.text.get(start..self.at).unwrap_or_default().trim_end();
        let colon = start + written.len() - 1;
        self.fault(start..colon, "the quotation mark after this field's name is missing", "write \"name\": value");
        self.edits.insert(colon, "\"");
        self.at = colon;
    }

    /// Whether the quotation mark at hand opens the next field's name: `"Libraries, "rag": …`.
    fn is_next_name(&self) -> bool {
        let before = self.text.get(..self.at).unwrap_or_default().trim_end();
        let after = self.text.get(self.at + 1..).unwrap_or_default();
        let name = after.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(after.len());
        before.ends_with(',') && after.get(name..).is_some_and(|rest| rest.starts_with("\":"))
    }

    /// Whether the line after the one that ends here starts like an entry of JSON.
    fn is_new_entry(&mut self) -> bool {
        let line_end = self.at;
        // What follows blank lines is the same for each of them.
        if !self.looked.0.contains(&line_end) {
            let rest = self.text.get(line_end..).unwrap_or_default();
            let next = rest.trim_start_matches([' ', '\t', '\r', '\n']);
            let is_entry = next.is_empty() || next.starts_with(['"', '{', '}', '[', ']']);
            self.looked = (line_end..self.text.len() - next.len(), is_entry);
        }
        self.looked.1
    }

    /// Closes a text where its line, or its entry, ends.
    fn unclosed(&mut self, start: usize) {
        let written = without_brackets(self.text.get(start..self.at).unwrap_or_default());
        let end = start + written.len();
        self.fault(
            start..end,
            "this text is not closed on its line",
            "put a quotation mark \" at its end; a line break inside a text is written \\n",
        );
        self.edits.insert(end, "\"");
        self.at = end;
    }

    fn escape(&mut self) {
        let start = self.at;
        let rest = self.rest();
        let is_hex =
            |from: usize| rest.get(from..from + 4).is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        let length = match self.byte(start + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
            Some(b'u') if is_hex(2) => self.unicode_escape(start),
            _ => {
                let next: String = rest.chars().skip(1).take(1).filter(|c| !c.is_control()).collect();
                self.fault(
                    start..start + 1 + next.len(),
                    format!("a backslash before “{next}” means nothing in JSON"),
                    "write \\\\ for a backslash, or / in the path of a file",
                );
                self.edits.insert(start, "\\");
                1
            }
        };
        self.at += length;
    }

    /// The length of a `\u` escape; half of a pair that stands for one character alone is none.
    fn unicode_escape(&mut self, start: usize) -> usize {
        let unit = |from: usize| {
            let rest = self.text.get(from..).and_then(|rest| rest.strip_prefix("\\u"))?;
            u32::from_str_radix(rest.get(..4)?, 16).ok()
        };
        match (unit(start), unit(start + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                let written = self.text.get(start..start + 6).unwrap_or_default().to_owned();
                let hint = "type the character itself; written with \\u it needs both halves, such as \\ud83d\\ude00";
                self.fault(start..start + 6, format!("{written} is only half of a character"), hint);
                self.edits.replace(start..start + 6, "?");
                6
            }
            _ => 6,
        }
    }

    fn control(&mut self, byte: u8) {
        let range = self.at..self.at + 1;
        match byte {
            b'\t' => self.fault(range.clone(), "there is a tab inside a text", "use a space, or write \\t"),
            _ => self.fault(
                range.clone(),
                format!("there is a control character (U+{byte:04X}) inside a text"),
                "delete it; it often comes from copying out of a PDF or a spreadsheet",
            ),
        }
        self.edits.replace(range, " ");
        self.at += 1;
    }

    /// A text in single or curly quotation marks.
    pub(super) fn odd_text(&mut self, quote: char) -> Kind {
        let start = self.at;
        let content = start + quote.len_utf8();
        let line = self.line_from(content);
        let end = closing(line).unwrap_or_else(|| {
            let end = line.trim_end().trim_end_matches(',').len();
            end..end
        });
        let (message, hint) = match quote {
            '\'' | '`' => ("this text is in single quotation marks", "use double quotation marks: \"like this\""),
            _ => (
                "this is a curly quotation mark; JSON needs straight ones",
                "type it in a text editor: word processors curl quotation marks",
            ),
        };
        self.fault(start..content, message, hint);
        self.edits.replace(start..content, "\"");
        for (at, _) in line[..end.start].match_indices(['"', '\\', '\t']) {
            match line.as_bytes()[at] {
                b'\t' => self.edits.replace(content + at..content + at + 1, " "),
                _ => self.edits.insert(content + at, "\\"),
            }
        }
        self.edits.replace(content + end.start..content + end.end, "\"");
        self.at = content + end.end;
        Kind::Text
    }
}

/// A text that was not closed, without the comma and the brackets behind it that it does not open itself.
fn without_brackets(written: &str) -> &str {
    let count = |bracket: char| written.matches(bracket).count();
    let beyond = |open: char, close: char| count(close).saturating_sub(count(open));
    let (mut braces, mut brackets) = (beyond('{', '}'), beyond('[', ']'));
    let mut rest = written.trim_end().trim_end_matches([',', ' ']);
    loop {
        let (left, inner) = match rest.chars().next_back() {
            Some('}') => (&mut braces, '}'),
            Some(']') => (&mut brackets, ']'),
            _ => return rest,
        };
        if *left == 0 {
            return rest;
        }
        *left -= 1;
        rest = rest.strip_suffix(inner).unwrap_or(rest).trim_end_matches([',', ' ']);
    }
}

/// The first quotation mark of any kind in a line after which JSON goes on.
fn closing(line: &str) -> Option<Range<usize>> {
    let quotes = line.match_indices(['\'', '‘', '’', '“', '”', '„', '»', '"', '`']);
    quotes.map(|(at, quote)| at..at + quote.len()).find(|range| {
        let next = line[range.end..].trim_start().chars().next();
        matches!(next, None | Some(',' | ':' | '}' | ']'))
    })
}
