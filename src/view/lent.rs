//! Which texts of a report are the program's own, where the program has no words in the report's language.
//!
//! The view is made a second time with every word between marks. What differs between the two is the program's own, wherever
//! it stands, and no part of the view has to say so itself.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::words::{Piece, pieces, unmarked};

/// The texts that are not, or not as a whole, in the report's language, with the pieces they are made of.
#[derive(Debug, Clone, Default)]
pub struct Lent {
    language: &'static str,
    texts: BTreeMap<String, Vec<Piece>>,
}

/// Those of them that some of the report's pages may print.
#[derive(Debug, Clone, Serialize)]
pub struct LentHere<'l> {
    /// The language they are in.
    language: &'static str,
    /// Their pieces: whether each is in that language.
    texts: BTreeMap<&'l str, &'l [Piece]>,
}

impl Lent {
    /// What a view says of its own, by the same view with marks; `names` are levels that the pack did not name.
    pub fn of(language: &'static str, view: &Value, marked: &Value, names: impl Iterator<Item = String>) -> Self {
        let mut texts = BTreeMap::new();
        gather(view, marked, &mut texts);
        texts.extend(names.map(|name| (name.clone(), vec![(true, name)])));
        Self { language, texts }
    }

    /// Those that stand in a view, or in a piece of one.
    pub fn within(&self, view: &Value) -> LentHere<'_> {
        let mut texts = BTreeMap::new();
        self.find(view, &mut texts);
        LentHere { language: self.language, texts }
    }

    fn find<'l>(&'l self, view: &Value, found: &mut BTreeMap<&'l str, &'l [Piece]>) {
        match view {
            Value::String(text) => {
                found.extend(self.texts.get_key_value(text).map(|(text, pieces)| (text.as_str(), pieces.as_slice())));
            }
            Value::Array(items) => items.iter().for_each(|item| self.find(item, found)),
            Value::Object(fields) => fields.values().for_each(|field| self.find(field, found)),
            _ => {}
        }
    }
}

/// Walks two views in step.
fn gather(view: &Value, marked: &Value, texts: &mut BTreeMap<String, Vec<Piece>>) {
    match (view, marked) {
        (Value::String(text), Value::String(marked)) => {
            if let Some(pieces) = pieces(marked) {
                // A sentence that was capitalised or shortened behind the marks is the program's as a whole.
                let is_same = unmarked(marked) == *text;
                texts.insert(text.clone(), if is_same { pieces } else { vec![(true, text.clone())] });
            }
        }
        (Value::Array(view), Value::Array(marked)) => {
            view.iter().zip(marked).for_each(|(view, marked)| gather(view, marked, texts));
        }
        (Value::Object(view), Value::Object(marked)) => {
            let both = view.iter().filter_map(|(name, field)| Some((field, marked.get(name)?)));
            both.for_each(|(view, marked)| gather(view, marked, texts));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::words::Words;

    #[test]
    fn what_two_views_differ_in_is_the_programs_own() {
        let heading = |words: &Words| words.said.indicator_heading(Some("36"), Some("Ymweliadau"), 1);
        let view = |words: &Words| json!({"rows": [words.plain.key, "Teitl", heading(words)], "size": 1});
        let words = Words::of("cy");
        let lent = Lent::of("en", &view(&words), &view(&words.marked()), ["Green".to_owned()].into_iter());
        let here = lent.within(&json!(["Key", "Teitl", "Green"]));
        assert_eq!(here.texts.keys().copied().collect::<Vec<_>>(), ["Green", "Key"]);
        let pieces = lent.texts["Indicator 36: Ymweliadau"].iter().map(|(is_own, piece)| (*is_own, piece.as_str()));
        assert_eq!(pieces.collect::<Vec<_>>(), [(true, "Indicator 36: "), (false, "Ymweliadau")]);
    }
}
