//! The pieces of a text that is meant to be JSON, with the faults inside each piece.

mod text;

use std::ops::Range;

use super::edit::Edits;
use crate::source::syntax::Fault;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Open(char),
    Close(char),
    Comma,
    Colon,
    Text,
    /// Anything else: a number, a word.
    Word,
}

/// One piece and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    /// How far its line is indented, where it is the first of its line.
    pub(super) first_at: Option<usize>,
}

/// Cuts a text into pieces.
#[derive(Debug)]
pub(super) struct Lexer<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) edits: Edits,
    pub(super) faults: Vec<Fault>,
    line_start: usize,
    is_first: bool,
    /// The number of the line at hand, from 1.
    pub(super) line: usize,
    /// Where the line at hand ends; looked for once a line, however many pieces it has.
    line_end: usize,
    /// The blanks that were passed last in search of the next entry, and whether one came.
    looked: (Range<usize>, bool),
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            edits: Edits::default(),
            faults: Vec::new(),
            line_start: 0,
            is_first: true,
            line: 1,
            line_end: 0,
            looked: (0..0, false),
        }
    }

    pub(super) fn fault(&mut self, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        self.faults.push(Fault { at: range.start, length: range.len(), message: message.into(), hint: hint.into() });
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next piece; `expects_name` where a field's name belongs.
    pub(super) fn next(&mut self, expects_name: bool) -> Option<Token> {
        self.skip_between();
        let start = self.at;
        let first_at = std::mem::take(&mut self.is_first).then(|| start - self.line_start);
        let kind = match self.rest().chars().next()? {
            open @ ('{' | '[') => self.single(Kind::Open(open)),
            close @ ('}' | ']') => self.single(Kind::Close(close)),
            ',' => self.single(Kind::Comma),
            ':' => self.single(Kind::Colon),
            ';' => self.stand_in(Kind::Comma, ",", "unexpected semicolon"),
            '=' => self.stand_in(Kind::Colon, ":", "unexpected equals sign"),
            '"' => self.text(expects_name),
            quote @ ('\'' | '‘' | '’' | '“' | '”' | '„' | '«' | '`') => self.odd_text(quote),
            _ => self.word(),
        };
        Some(Token { kind, range: start..self.at, first_at })
    }

    fn single(&mut self, kind: Kind) -> Kind {
        self.at += 1;
        kind
    }

    fn stand_in(&mut self, kind: Kind, meant: &'static str, message: &str) -> Kind {
        let range = self.at..self.at + 1;
        self.fault(range.clone(), message, format!("write {meant}"));
        self.edits.replace(range, meant);
        self.single(kind)
    }

    fn word(&mut self) -> Kind {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || ",;:{}[]\"".contains(c)).unwrap_or(rest.len());
        self.at += end.max(rest.chars().next().map_or(1, char::len_utf8));
        Kind::Word
    }

    /// Passes white space, comments, and characters that look like nothing.
    fn skip_between(&mut self) {
        while let Some(character) = self.rest().chars().next() {
            let rest = self.rest();
            match character {
                '\n' => self.pass_line_end(),
                ' ' | '\t' | '\r' => self.at += 1,
                '#' => self.comment(rest.find('\n').unwrap_or(rest.len())),
                '/' if rest.starts_with("//") => self.comment(rest.find('\n').unwrap_or(rest.len())),
                '/' if rest.starts_with("/*") => self.comment(rest.find("*/").map_or(rest.len(), |end| end + 2)),
                hidden if hidden.is_whitespace() || hidden.is_control() || is_hidden(hidden) => self.hidden(hidden),
                _ => return,
            }
        }
    }

    fn pass_line_end(&mut self) {
        self.at += 1;
        self.start_line(self.at);
        self.is_first = true;
    }

    fn start_line(&mut self, start: usize) {
        self.line_start = start;
        self.line += 1;
    }

    /// What is left of the line at hand from a byte on.
    pub(super) fn line_from(&mut self, start: usize) -> &'t str {
        if self.line_end < start {
            let rest = self.text.get(start..).unwrap_or_default();
            self.line_end = rest.find('\n').map_or(self.text.len(), |end| start + end);
        }
        self.text.get(start..self.line_end).unwrap_or_default()
    }

    fn comment(&mut self, length: usize) {
        let range = self.at..self.at + length;
        self.fault(range.clone(), "JSON has no comments", "delete it");
        self.at = range.end;
        for (at, _) in self.text.get(range.clone()).unwrap_or_default().match_indices('\n') {
            self.start_line(range.start + at + 1);
        }
        self.edits.replace(range, " ");
    }

    fn hidden(&mut self, character: char) {
        let range = self.at..self.at + character.len_utf8();
        let message = format!("there is an invisible character (U+{:04X}) between the entries", u32::from(character));
        self.fault(range.clone(), message, "delete it, or type an ordinary space instead");
        self.at = range.end;
        self.edits.replace(range, " ");
    }
}

fn is_hidden(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}
