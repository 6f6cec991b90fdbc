//! Which piece may follow which, and what to make of one that may not.

mod closing;

use super::Mended;
use super::lexer::{Kind, Lexer, Token};
use crate::limits;

/// What belongs next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expect {
    Value,
    Name,
    Colon,
    Comma,
    /// Nothing: the outermost bracket is closed.
    End,
}

/// A bracket that is still open.
#[derive(Debug)]
struct Opener {
    bracket: char,
    /// How far the line it stands on is indented.
    indent: usize,
    /// The number of its line, from 1.
    number: usize,
    /// The number of the line whose first piece came last, to tell whether two pieces share a line.
    line: usize,
}

impl Opener {
    fn closer(&self) -> char {
        if self.bracket == '{' { '}' } else { ']' }
    }
}

/// Goes through a text once, with the brackets that are open.
#[derive(Debug)]
pub(super) struct Mender<'t> {
    lexer: Lexer<'t>,
    by_indent: bool,
    open: Vec<Opener>,
    expect: Expect,
    /// The comma that was read last, while nothing follows it.
    comma: Option<usize>,
    /// The colon that was read last, while nothing follows it.
    colon: usize,
    /// The end of the last piece that is no comma.
    end: usize,
    /// Indentation and number of the line at hand.
    line: (usize, usize),
    /// Whether no bracket is missing or too many so far.
    is_balanced: bool,
}

impl<'t> Mender<'t> {
    pub(super) fn new(text: &'t str, by_indent: bool) -> Self {
        Self {
            lexer: Lexer::new(text),
            by_indent,
            open: Vec::new(),
            expect: Expect::Value,
            comma: None,
            colon: 0,
            end: 0,
            line: (0, 1),
            is_balanced: true,
        }
    }

    pub(super) fn is_balanced(&self) -> bool {
        self.is_balanced
    }

    pub(super) fn fault_count(&self) -> usize {
        self.lexer.faults.len()
    }

    pub(super) fn finish(self) -> Mended {
        let (text, anchors) = self.lexer.edits.apply(self.lexer.text);
        Mended { text, faults: self.lexer.faults, anchors }
    }

    /// Reads to the end; `None` where the text is too far from JSON.
    pub(super) fn run(mut self) -> Option<Self> {
        while let Some(token) = self.lexer.next(self.expect == Expect::Name) {
            if self.lexer.faults.len() > limits::SYNTAX_FAULTS || self.open.len() > limits::DEPTH {
                return None;
            }
            if let Some(indent) = token.first_at {
                self.line = (indent, self.lexer.line);
                if self.by_indent {
                    self.close_by_indent(&token, indent);
                }
            }
            if self.expect == Expect::End {
                self.after_the_end(&token);
                return Some(self);
            }
            let is_comma = token.kind == Kind::Comma;
            self.take(token)?;
            if !is_comma {
                self.end = self.lexer.at;
            }
        }
        self.close_rest();
        Some(self)
    }

    fn take(&mut self, token: Token) -> Option<()> {
        match (self.expect, token.kind) {
            (_, Kind::Close(bracket)) => self.close(bracket, &token),
            (Expect::Value, Kind::Open(bracket)) => self.push(bracket),
            (Expect::Value, Kind::Text) => self.after_value(),
            (Expect::Value, Kind::Word) => {
                self.lexer.bare_value(token.range.start, self.in_object());
                self.after_value();
            }
            (Expect::Value, Kind::Comma) if self.in_object() => {
                self.no_value();
                self.after_value();
                self.comma(&token);
            }
            (Expect::Value | Expect::Name, Kind::Comma) => {
                self.lexer.fault(token.range.clone(), "unexpected comma", "delete the comma");
                self.lexer.edits.delete(token.range);
            }
            (Expect::Value | Expect::Comma, Kind::Colon) => {
                let hint = "a colon belongs only between a field's name and its value";
                self.lexer.fault(token.range.clone(), "unexpected colon", hint);
                self.lexer.edits.delete(token.range);
            }
            (Expect::Name, Kind::Text) => self.expect = Expect::Colon,
            (Expect::Name, Kind::Word) => {
                self.lexer.bare_name(token.range);
                self.expect = Expect::Colon;
            }
            (Expect::Name, Kind::Open(_)) => return self.entry_in_open_object(token),
            (Expect::Name, Kind::Colon) => return None,
            (Expect::Colon, Kind::Colon) => {
                self.colon = token.range.start;
                self.expect = Expect::Value;
            }
            (Expect::Colon, Kind::Comma) => {
                self.no_colon("\"name\": value", ": null");
                self.after_value();
                self.comma(&token);
            }
            (Expect::Colon, _) => {
                self.no_colon("\"name\": value", ":");
                self.expect = Expect::Value;
                return self.take(token);
            }
            (Expect::Comma, Kind::Comma) => self.comma(&token),
            (Expect::Comma, _) => {
                let at = self.end;
                self.lexer.fault(at..at, "a comma is missing after this entry", "put a comma here");
                self.lexer.edits.insert(at, ",");
                self.expect = self.entry();
                return self.take(token);
            }
            (Expect::End, _) => {}
        }
        Some(())
    }

    fn in_object(&self) -> bool {
        self.open.last().is_some_and(|opener| opener.bracket == '{')
    }

    /// What an entry of the bracket at hand starts with.
    fn entry(&self) -> Expect {
        if self.in_object() { Expect::Name } else { Expect::Value }
    }

    fn push(&mut self, bracket: char) {
        let (indent, line) = self.line;
        self.open.push(Opener { bracket, number: self.lexer.line, indent, line });
        self.comma = None;
        self.expect = self.entry();
    }

    fn after_value(&mut self) {
        self.comma = None;
        self.expect = if self.open.is_empty() { Expect::End } else { Expect::Comma };
    }

    fn comma(&mut self, token: &Token) {
        self.comma = Some(token.range.start);
        self.expect = self.entry();
    }

    fn no_colon(&mut self, form: &str, mended: &'static str) {
        let at = self.end;
        self.lexer.fault(at..at, "a colon is missing after a field's name", format!("write {form}"));
        self.lexer.edits.insert(at, mended);
    }

    fn no_value(&mut self) {
        let at = self.colon;
        self.lexer.fault(at..at + 1, "a field has no value", "give the value after the colon, or delete the field");
        self.lexer.edits.insert(at + 1, "null");
    }
}
