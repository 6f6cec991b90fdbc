//! The view with all words between marks: every printed word comes from the pack or from the words of its language.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Context, view};
use crate::check::load::{Input, Loaded, load};
use crate::look::assets::{Fonts, Templates};
use crate::words::{Words, pieces};

/// Fields that no reader sees.
const UNSEEN: [&str; 18] = [
    "kind",
    "role",
    "anchor",
    "marker",
    "way",
    "colour",
    "path",
    "language",
    "region",
    "fonts",
    "label",
    "url",
    "extent",
    "parts",
    "way_back",
    "layout",
    "alt_language",
    "shows",
];
/// The names of the published scale, which are those of the contract.
const LEVELS: [&str; 8] = ["Red", "Amber", "Green", "Blue", "Baseline", "Contextual", "In", "Development"];

/// Every text of a view, with the lines of a drawing joined.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(fields) => {
            if let Some(Value::Array(lines)) = fields.get("lines") {
                found.push(lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "));
                return;
            }
            for (name, field) in fields {
                if !UNSEEN.contains(&name.as_str()) || field.is_object() {
                    texts(field, found);
                }
            }
        }
        _ => {}
    }
}

/// What is not the program's own.
fn outside(text: &str) -> String {
    let pieces = pieces(text).unwrap_or_else(|| vec![(false, text.to_owned())]);
    pieces.into_iter().filter(|(is_own, _)| !is_own).map(|(_, piece)| piece).collect::<Vec<_>>().join(" ")
}

fn words_of(text: &str) -> BTreeSet<String> {
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(is_word);
    parts.map(str::to_owned).collect()
}

fn loaded(path: &str) -> Loaded {
    let fonts = Fonts::new(None).expect("the built-in fonts");
    load(&Input::File(path.into()), &fonts, &Templates::default()).expect("a pack that can be read")
}

#[test]
fn no_printed_word_comes_from_elsewhere_than_the_pack_and_the_words() {
    let words = Words::of("en").marked();
    let fonts = Fonts::new(None).expect("the built-in fonts");
    for path in ["data/communities-2024-25-q2.json", "data/children-2025.json", "tests/charts/hard-charts.json"] {
        let loaded = loaded(path);
        let text = fonts.measure(&[]);
        let context = Context {
            sources: &loaded.sources,
            pictures: &loaded.pictures,
            text: &text,
            words: &words,
            measures: &loaded.measures,
            corrections: None,
            fingerprint: None,
            attach: false,
        };
        let view = view(loaded.pack.as_ref().expect("a pack"), &context);
        let json: Value = serde_json::from_slice(&view.whole().json()).expect("a view");
        let mut all = Vec::new();
        texts(&json, &mut all);
        assert!(all.iter().any(|text| pieces(text).is_some()));
        let known: BTreeSet<String> = words_of(&loaded.sources.files()[0].text);
        for text in all {
            let foreign: Vec<String> = words_of(&outside(&text)).difference(&known).cloned().collect();
            let foreign: Vec<String> = foreign.into_iter().filter(|word| !LEVELS.contains(&word.as_str())).collect();
            assert!(foreign.is_empty(), "{path}: {foreign:?} in {text:?}");
        }
    }
}
