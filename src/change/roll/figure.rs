//! Figures with what belongs to them: taken from one field, put into another, emptied.

use jsonc_parser::ast::{Object, Value};
use rust_decimal::Decimal;

use super::entries::{Fields, field, put, quoted, raw, words};
use crate::number::period::Period;
use crate::number::{self, format};
use crate::pack::Mark;
use crate::source::Edits;

/// What goes with a figure where it goes.
const PARTS: [&str; 5] = ["period", "mark", "note", "previously", "exempt"];

/// A value of the contract as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure<'o, 't> {
    whole: &'o Value<'t>,
    text: &'t str,
}

/// A figure on its way to another field: names with values as they are written, the figure itself first.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts(pub(super) Vec<(String, String)>);

impl<'o, 't> Figure<'o, 't> {
    pub(super) fn new(whole: &'o Value<'t>, text: &'t str) -> Self {
        Self { whole, text }
    }

    fn object(&self) -> Option<&'o Object<'t>> {
        self.whole.as_object()
    }

    /// The figure itself.
    pub(super) fn value(&self) -> Option<&'o Value<'t>> {
        match self.object() {
            Some(object) => object.get("value").map(|value| &value.value),
            None => Some(self.whole),
        }
    }

    /// Whether there is none.
    pub(super) fn is_blank(&self) -> bool {
        self.value().and_then(words).is_none()
    }

    /// Whether it says in words that there is none: "N/A".
    pub(super) fn is_not_available(&self) -> bool {
        self.value().and_then(words).is_some_and(format::is_not_available)
    }

    /// Something that belongs to it, in words.
    pub(super) fn field(&self, name: &str) -> Option<&'o str> {
        field(self.object()?, name)
    }

    /// Something that belongs to it, as it is written.
    pub(super) fn raw(&self, name: &str) -> Option<&'t str> {
        Some(raw(&self.object()?.get(name)?.value, self.text))
    }

    /// Its label, where that names a period.
    pub(super) fn label_of_period(&self) -> Option<&'o str> {
        self.field("label").filter(|label| Period::named(label).is_some())
    }

    /// The figure as it is shown; `None` where it is withheld or exempt.
    pub(super) fn shown(&self) -> Option<&'o str> {
        let mark = self.field("mark").and_then(|mark| Mark::ALL.iter().find(|(_, word)| *word == mark));
        let is_withheld = mark.is_some_and(|(mark, _)| mark.withholds()) || self.raw("exempt").is_some();
        self.value().and_then(words).filter(|_| !is_withheld)
    }

    /// The figure with what goes with it; a label only if it names a period, which is the figure's own.
    pub(super) fn parts(&self) -> Parts {
        let blank = || "null".to_owned();
        let value =
            self.value().filter(|_| !self.is_blank()).map_or_else(blank, |value| raw(value, self.text).to_owned());
        let mut parts = vec![("value".to_owned(), value)];
        let label = self.label_of_period().map(|label| ("label".to_owned(), quoted(label)));
        let others = PARTS.iter().filter_map(|name| Some(((*name).to_owned(), self.raw(name)?.to_owned())));
        parts.extend(label.into_iter().chain(others));
        Parts(parts)
    }

    /// Empties it: its label stays, and that it is exempt.
    pub(super) fn empty(&self, edits: &mut Edits) {
        self.fill(&Parts(vec![("value".into(), "null".into())]), &["exempt"], edits);
    }

    /// Puts another figure in its place; its label stays unless the other brings one, and so do some of its fields.
    pub(super) fn fill(&self, parts: &Parts, keeping: &[&str], edits: &mut Edits) {
        let Some(object) = self.object() else { return put(self.whole, parts.written(), edits) };
        let mut fields = Fields::new(object, self.text);
        for name in PARTS {
            let is_brought = parts.0.iter().any(|(brought, _)| brought == name);
            if !is_brought && !keeping.contains(&name) {
                fields.remove(name);
            }
        }
        for (name, value) in &parts.0 {
            fields.set(name, value, &["label", "value"], edits);
        }
        fields.finish(edits);
    }
}

impl Parts {
    /// Nothing.
    pub(super) fn none() -> Self {
        Self(vec![("value".into(), "null".into())])
    }

    /// The figure as a value of the contract.
    pub(super) fn written(&self) -> String {
        match &self.0[..] {
            [(_, value)] => value.clone(),
            parts => {
                let inner: Vec<String> =
                    parts.iter().map(|(name, value)| format!("{}: {value}", quoted(name))).collect();
                format!("{{ {} }}", inner.join(", "))
            }
        }
    }
}

/// The number that a value is.
pub(super) fn amount(value: &Value<'_>) -> Option<Decimal> {
    match value {
        Value::NumberLit(number) => number::exact(number.value),
        Value::StringLit(text) => number::read(&text.value)?.number(),
        _ => None,
    }
}
