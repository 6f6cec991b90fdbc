//! What stands where a figure or a text is still to come is told, listed as to come, and neither drawn nor judged.

use crate::pack::Pack;
use crate::problems::lines;
use crate::reading::levels;
use crate::run::{Folder, render};

/// What is typed or left by a spreadsheet or a program in the place of a figure.
const NO_FIGURES: &[&str] = &[
    "#DIV/0!",
    "#REF!",
    "#VALUE!",
    "#N/A",
    "#NAME?",
    "########",
    "nan",
    "NaN",
    "None",
    "null",
    "undefined",
    "[object Object]",
    "{{value}}",
    "TBC",
    "XXX",
    "Err:502",
];

/// An indicator with one of them in every place of a figure, and nothing else amiss.
fn pack(word: &str) -> Pack {
    let fields = format!(
        r#""direction": "higher", "target": "90%", "current": "{word}", "previous": "{word}",
"comparators": [{{"label": "England", "value": "{word}"}}],
"history": [{{"period": "Q1", "value": "{word}"}}, {{"period": "Q2", "value": 4}}, {{"period": "Q3", "value": 5}}],
"narrative": {{"Commentary": "Text."}}"#
    );
    Pack::new().measuring("1", &fields)
}

#[test]
fn every_figure_and_point_of_history_that_is_none_is_told_once() {
    for word in NO_FIGURES {
        let folder = Folder::with("pack.json", pack(word).text());
        let told = lines(&folder.run(["check", "pack.json", "--format", "json"]));
        assert_eq!(told.len(), 4, "{word}: {told:#?}");
        assert!(
            told.iter().all(|line| line.starts_with("placeholder ") && line.contains("type the figure")),
            "{told:#?}"
        );
        let missing = folder.run(["check", "pack.json", "--missing"]).out();
        let due = "Indicator 1, Measure 1: current figure, previous figure, figure for England, figure for Q1\n";
        assert!(missing.contains(due), "{word}: {missing}");
    }
}

#[test]
fn none_is_drawn_or_judged() {
    let packs = NO_FIGURES.iter().zip(1..).fold(Pack::new(), |packs, (word, number): (_, usize)| {
        let history = format!(
            r#"[{{"period": "Q1", "value": "{word}"}}, {{"period": "Q2", "value": 5}}, {{"period": "Q3", "value": 6}}]"#
        );
        let fields = format!(r#""direction": "higher", "target": 5, "current": "{word}", "history": {history}"#);
        packs.measuring(&number.to_string(), &fields)
    });
    let pdf = render(packs.text());
    assert_eq!(levels(&pdf), vec![""; NO_FIGURES.len()]);
    let tags = pdf.tags();
    let spoken: Vec<&str> = tags.find_all("Figure").into_iter().filter_map(|figure| figure.alt.as_deref()).collect();
    assert_eq!(spoken.len(), NO_FIGURES.len());
    for (alt, word) in spoken.iter().zip(NO_FIGURES) {
        assert!(!alt.contains(word), "{alt}");
    }
}
