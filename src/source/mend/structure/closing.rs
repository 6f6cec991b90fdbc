//! Which brackets close what: those that are there, those that are missing, and those that are too many.

use super::{Expect, Mender, Opener};
use crate::source::mend::lexer::{Kind, Token};

impl Mender<'_> {
    /// Puts right what stands before a closing bracket.
    fn before_close(&mut self) {
        if let Some(comma) = self.comma.take() {
            self.lexer.fault(comma..comma + 1, "unexpected comma after the last entry", "delete the comma");
            self.lexer.edits.delete(comma..comma + 1);
        } else if self.in_object() && self.expect == Expect::Value {
            self.no_value();
        } else if self.expect == Expect::Colon {
            self.no_colon("\"name\": value", ": null");
        }
    }

    pub(super) fn close(&mut self, bracket: char, token: &Token) {
        if self.open.last().is_some_and(|opener| opener.closer() == bracket) {
            self.before_close();
            self.open.pop();
            return self.after_value();
        }
        let (range, indent) = (token.range.clone(), token.first_at);
        let line = self.line.1;
        let is_pair = |opener: &Opener| match indent {
            Some(indent) => opener.indent == indent,
            None => opener.line == line,
        };
        let matching = self.open.iter().rposition(|opener| opener.closer() == bracket && is_pair(opener));
        match (self.open.last(), matching) {
            (Some(top), _) if is_pair(top) && (matching.is_none() || indent.is_none()) => {
                let wanted = top.closer();
                let message = format!("the {bracket} does not match the {} that it closes", top.bracket);
                self.before_close();
                self.lexer.fault(range.clone(), message, format!("write {wanted}"));
                self.lexer.edits.replace(range, if wanted == '}' { "}" } else { "]" });
                self.open.pop();
                self.after_value();
            }
            (_, Some(matching)) => {
                while self.open.len() > matching + 1 {
                    self.close_missing();
                }
                self.before_close();
                self.open.pop();
                self.after_value();
            }
            _ => {
                self.is_balanced = false;
                self.lexer.fault(
                    range.clone(),
                    "this closing bracket has no opening bracket",
                    "delete it, or look for the missing bracket before it",
                );
                self.lexer.edits.delete(range);
            }
        }
    }

    /// Closes the innermost bracket after the last entry, with the fault that it was left open.
    fn close_missing(&mut self) {
        let Some(opener) = self.open.last() else { return };
        self.is_balanced = false;
        let (bracket, line, closer) = (opener.bracket, opener.number, opener.closer());
        let end = self.end;
        let message = format!("the {bracket} of line {line} is not closed");
        self.lexer.fault(end..end, message, format!("put a {closer} here"));
        match self.expect {
            Expect::Colon => self.lexer.edits.insert(end, ": null"),
            Expect::Value if self.in_object() => self.lexer.edits.insert(end, "null"),
            _ => {}
        }
        self.lexer.edits.insert(end, if closer == '}' { "}" } else { "]" });
        self.open.pop();
        self.expect = if self.comma.is_some() { self.entry() } else { Expect::Comma };
    }

    /// A bracket opens where a field's name belongs: the object before it was not closed.
    pub(super) fn entry_in_open_object(&mut self, token: Token) -> Option<()> {
        let is_in_list = self.open.iter().rev().nth(1).is_some_and(|outer| outer.bracket == '[');
        if !is_in_list || self.comma.is_none() {
            return None;
        }
        self.close_missing();
        self.take(token)
    }

    /// Closes every bracket whose line is indented as far as this one or further.
    pub(super) fn close_by_indent(&mut self, token: &Token, indent: usize) {
        while let Some(opener) = self.open.last().filter(|_| self.open.len() > 1) {
            let is_own_closer =
                matches!(token.kind, Kind::Close(bracket) if bracket == opener.closer() && indent == opener.indent);
            if opener.indent < indent || is_own_closer {
                return;
            }
            self.close_missing();
        }
    }

    pub(super) fn after_the_end(&mut self, token: &Token) {
        self.is_balanced = false;
        let start = token.range.start;
        let hint =
            "a file holds one { … } or one list; look for a bracket that is closed too early, or delete the rest";
        self.lexer.fault(start..token.range.end, "there is extra text after the end of the pack", hint);
        self.lexer.edits.delete(start..self.lexer.text.len());
    }

    pub(super) fn close_rest(&mut self) {
        if let Some(comma) = self.comma.take() {
            self.lexer.edits.delete(comma..comma + 1);
        }
        while !self.open.is_empty() {
            self.close_missing();
        }
    }
}
