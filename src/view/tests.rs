//! The view with all words between marks: every printed word comes from the pack or from the words of its language.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Context, View, view};
use crate::change::corrections::{self, Corrections};
use crate::change::diff::{Diff, Kind};
use crate::check::load::{Input, Loaded, check_bytes, load};
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

/// Looks for words of a view that neither a pack nor the words have.
fn assert_no_foreign_words(view: &View, packs: &[&Loaded], what: &str) {
    let json: Value = serde_json::from_slice(&view.whole().json()).expect("a view");
    let mut all = Vec::new();
    texts(&json, &mut all);
    assert!(all.iter().any(|text| pieces(text).is_some()));
    let known: BTreeSet<String> = packs.iter().flat_map(|pack| words_of(&pack.sources.files()[0].text)).collect();
    for text in all {
        let foreign: Vec<String> = words_of(&outside(&text)).difference(&known).cloned().collect();
        let foreign: Vec<String> = foreign.into_iter().filter(|word| !LEVELS.contains(&word.as_str())).collect();
        assert!(foreign.is_empty(), "{what}: {foreign:?} in {text:?}");
    }
}

fn viewed(loaded: &Loaded, fonts: &Fonts, words: &Words, corrections: Option<&Corrections>) -> View {
    let text = fonts.measure(&[]);
    let context = Context {
        sources: &loaded.sources,
        pictures: &loaded.pictures,
        text: &text,
        words,
        measures: &loaded.measures,
        corrections,
        fingerprint: None,
        attach: false,
    };
    view(loaded.pack.as_ref().expect("a pack"), &context)
}

#[test]
fn no_printed_word_comes_from_elsewhere_than_the_pack_and_the_words() {
    let words = Words::of("en").marked();
    let fonts = Fonts::new(None).expect("the built-in fonts");
    for path in ["data/communities-2024-25-q2.json", "data/children-2025.json", "tests/charts/hard-charts.json"] {
        let loaded = loaded(path);
        assert_no_foreign_words(&viewed(&loaded, &fonts, &words, None), &[&loaded], path);
    }
}

/// Two versions of a pack between which every kind of change lies.
const VERSIONS: [&str; 2] = [include_str!("tests/version-1.json"), include_str!("tests/version-2.json")];

#[test]
fn nor_does_a_word_of_the_page_of_changes() {
    let words = Words::of("en").marked();
    let fonts = Fonts::new(None).expect("the built-in fonts");
    let [old, mut new] = VERSIONS.map(|version| check_bytes(version.as_bytes(), &fonts));
    let diff = Diff::of(&old, &new, &words).expect("packs that can be compared");
    let told: BTreeSet<Kind> = diff.all().map(|(_, change)| change.kind).collect();
    let untold = [Kind::Retargeted, Kind::Updated, Kind::Restated, Kind::Extended, Kind::Picture];
    let of_one_period = Kind::ALL.iter().filter(|kind| !untold.contains(kind));
    assert_eq!(
        of_one_period.filter(|kind| !told.contains(kind)).collect::<Vec<_>>(),
        [&Kind::Added; 0],
        "all are there"
    );
    let corrections = corrections::apply(&diff, new.pack.as_mut().expect("a pack"), &words);
    let view = viewed(&new, &fonts, &words, Some(&corrections));
    assert!(view.changes.as_ref().is_some_and(|changes| changes.corrected.len() > 40), "many changes");
    assert_no_foreign_words(&view, &[&old, &new], "a corrected report");
}
