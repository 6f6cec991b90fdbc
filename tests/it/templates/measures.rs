//! Measures and words of one's own, which templates and program follow alike.

use super::{built_in, refused, with_template};
use crate::run::Folder;

#[test]
fn measures_of_ones_own_hold_for_templates_and_program() {
    for (from, to) in [
        ("text_width = 481.0", "text_width = 420.0"),
        ("side_margin = 57.14", "side_margin = 40.0"),
        ("usual = 12.0", "usual = 13.0"),
        ("small = 10.0", "small = 11.5"),
        ("least = 10.0", "least = 12.0"),
        ("[table]\n# em: the space at each side of a cell's text.\ncell_space = 0.5", "[table]\ncell_space = 0.9"),
        ("arrow = 0.7", "arrow = 1.2"),
        ("large_figure = 1.7", "large_figure = 2.4"),
        ("variance = 7.0", "variance = 4.0"),
        ("names = 10.0", "names = 15.0"),
        ("stretch = 1.8", "stretch = 1.0"),
        ("shape = 0.72", "shape = 1.1"),
        ("gap = 0.4", "gap = 0.9"),
        ("space = 0.42", "space = 0.8"),
        ("explanations = 2.1", "explanations = 1.2"),
        ("indent = 0.4", "indent = 1.4"),
    ] {
        let measures = built_in("measures.toml").replace(from, to);
        assert!(measures.contains(to), "{from}");
        for pack in [
            include_str!("../../../data/communities-2024-25-q2.json"),
            include_str!("../../../data/children-2025.json"),
        ] {
            let folder = Folder::with("pack.json", pack);
            folder.write("mine/measures.toml", &measures);
            let ran = folder.run(["render", "pack.json", "-o", "out.pdf", "--templates", "mine", "--verify"]);
            assert!(ran.code == 0, "{to}: {ran}");
        }
    }
}

#[test]
fn a_measure_that_is_missing_is_told() {
    let folder = with_template("measures.toml", &built_in("measures.toml").replace("names = 10.0", ""));
    let ran = refused(&folder);
    assert!(ran.stderr.contains("cannot use mine/measures.toml (missing field \"names\")"), "{ran}");
}

/// The built-in words, each as another one makes it.
fn words_as(made: impl Fn(&str) -> String) -> String {
    let line = |line: &str| {
        let parts = line.split('"').enumerate();
        let made =
            |(index, part): (usize, &str)| if index % 2 == 1 { format!("\"{}\"", made(part)) } else { part.into() };
        if line.starts_with('#') { String::new() } else { parts.map(made).collect() }
    };
    built_in("words/en.toml").lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn longer_words_are_neither_cut_nor_laid_over_others() {
    let longer = |word: &str| if word.starts_with('[') { word.to_owned() } else { format!("{word} {word}") };
    let one_word = |word: &str| if word.contains(['{', '[']) { word.to_owned() } else { word.replace(' ', "und") };
    for words in [words_as(longer), words_as(one_word)] {
        for size in [12, 18] {
            let mut pack: serde_json::Value =
                serde_json::from_str(include_str!("../../../data/children-2025.json")).expect("a pack");
            pack["report"]["theme"] = serde_json::json!({ "text_size": size });
            let folder = Folder::with("pack.json", pack.to_string());
            folder.write("mine/words/en.toml", &words);
            let ran = folder.run(["render", "pack.json", "-o", "out.pdf", "--templates", "mine", "--verify"]);
            assert!(ran.code == 0, "{size}: {ran}");
        }
    }
}
