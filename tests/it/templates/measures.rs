//! Measures and words of one's own, which templates and program follow alike.

use serde_json::{Value, json};

use super::{built_in, refused, with_template};
use crate::everything::everything;
use crate::run::Folder;

/// A pack of a few pages with all that measures are about: a summary, trends and figures in the index, badges, actions, a table in
/// a list, and indicators that follow one another on a page where that is asked for.
fn pack(layout: &str) -> String {
    let mut pack: Value = serde_json::from_str(include_str!("../../../data/children-2025.json")).expect("a pack");
    pack["report"]["layout"] = layout.into();
    let indicators = pack["indicators"].as_array_mut().expect("a list");
    indicators.truncate(10);
    for (indicator, value) in indicators.iter_mut().zip(0..) {
        let point =
            |number: i32| json!({"period": format!("{}", 2019 + number), "value": value + number % 3, "rag": "Amber"});
        indicator["history"] = (0..6).map(point).collect();
        indicator["current"] = json!({"value": value + 5, "mark": "provisional", "label": "Of all"});
        indicator["actions"] = json!([{"text": "- One\n- Two:\n\n  | Ward | Cases |\n  |---|---|\n  | North | 5 |", "owner": "Head of service", "due": "2024-01-31"}]);
    }
    // Two columns, which stand beside the figures, and headings with and without a text.
    let columns = json!([{"period": "Quarter 1", "value": 98_206}, {"period": "Quarter 2", "value": 100_142}]);
    let text = |words: usize| "word ".repeat(words);
    indicators.push(json!({"title": "Beside", "group": "Few", "target": 99_000, "current": 100_142, "previous": 98_206, "history": columns,
        "narrative": {"Indicator Description": text(60), "Useful Links": "", "Commentary": text(40), "Actions": ""}}));
    pack.to_string()
}

/// Renders packs by a file of one's own, and audits what was printed.
#[track_caller]
fn holds(name: &str, file: &str, layouts: &[&str], what: &str) {
    for layout in layouts {
        let folder = Folder::with("pack.json", pack(layout));
        folder.write(&format!("mine/{name}"), file);
        let ran = folder.run(["render", "pack.json", "-o", "out.pdf", "--templates", "mine", "--verify"]);
        assert!(ran.code == 0, "{what}, layout {layout}: {ran}");
    }
}

/// A file with one of its numbers, each in turn, by these factors; and the line it stands on.
fn with_other_numbers<'f>(
    file: &'f str,
    lines: impl Fn(&str) -> bool + 'f,
    by: &'f [f64],
) -> impl Iterator<Item = (String, String)> + 'f {
    let is_digit = |sign: char| sign.is_ascii_digit() || sign == '.';
    let numbers = move |start: usize, line: &'f str| {
        let code = line.split("//").next().unwrap_or_default();
        let digits = code.match_indices(|sign: char| sign.is_ascii_digit());
        let runs = digits.filter(move |(at, _)| !code[..*at].ends_with(is_digit));
        runs.map(move |(at, _)| {
            start + at..start + at + code[at..].find(|sign| !is_digit(sign)).unwrap_or(code.len() - at)
        })
    };
    let starts = file.split_inclusive('\n').scan(0, |at, line| Some((std::mem::replace(at, *at + line.len()), line)));
    let ranges = starts.filter(move |(_, line)| lines(line)).flat_map(move |(start, line)| numbers(start, line));
    ranges.flat_map(move |range| {
        let number: f64 = file[range.clone()].parse().expect("a number");
        let line = file[..range.start].rsplit('\n').next().unwrap_or_default().to_owned();
        by.iter().map(move |factor| {
            let other = (number * factor * 1000.0).round() / 1000.0;
            (format!("{line}{other} for {number}"), format!("{}{other}{}", &file[..range.start], &file[range.end..]))
        })
    })
}

#[test]
fn every_measure_of_ones_own_holds_for_templates_and_program() {
    let built_in = built_in("measures.toml");
    let is_measure = |line: &str| line.contains(" = ");
    let changed: Vec<_> = with_other_numbers(&built_in, is_measure, &[0.7, 1.3]).collect();
    assert_eq!(changed.len(), 2 * built_in.lines().filter(|line| is_measure(line)).count());
    let (_, of_flow) = built_in.split_once("[flow]").expect("the measures of indicators that follow one another");
    for (what, measures) in changed {
        let (name, _) = what.split_once(" = ").expect("a measure");
        let layouts = if of_flow.contains(&format!("\n{name} = ")) { &["flow"][..] } else { &["page"] };
        // The paper stays as wide as it is.
        if !["text_width = 625", "side_margin = 74"].iter().any(|wider| what.starts_with(wider)) {
            holds("measures.toml", &measures, layouts, &what);
        }
    }
}

#[test]
fn every_length_of_the_theme_may_be_another() {
    let theme = built_in("theme.typ");
    let (_, lengths) = theme.split_once("// The page. Charts").expect("where lengths begin");
    let is_length = |line: &str| line.starts_with("#let") && lengths.contains(line) && !line.contains("measures.");
    let changed: Vec<_> = with_other_numbers(&theme, is_length, &[1.3]).collect();
    assert!(changed.len() > 27, "{}", changed.len());
    for (what, theme) in changed {
        holds(
            "theme.typ",
            &theme,
            if what.contains("compact") || what.contains("size) =") { &["flow"] } else { &["page"] },
            &what,
        );
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
            let theme = json!({ "text_size": size });
            let mut pack: Value =
                serde_json::from_str(include_str!("../../../data/children-2025.json")).expect("a pack");
            pack["report"]["theme"] = theme.clone();
            let folder = Folder::with("pack.json", pack.to_string());
            // A report that has every other word: a draft, corrected, with every field filled.
            let filled = everything(str::to_owned, &theme);
            let old = String::from_utf8(filled.read("pack.json")).expect("UTF-8").replace("\"Plain\"", "\"Simple\"");
            filled.write("old.json", old);
            for (folder, more) in [(&folder, &[][..]), (&filled, &["--corrects", "old.json"])] {
                folder.write("mine/words/en.toml", &words);
                let usual = ["render", "pack.json", "-o", "out.pdf", "--templates", "mine", "--verify"];
                let ran = folder.run(usual.iter().chain(more));
                assert!(ran.code == 0, "{size}: {ran}");
            }
        }
    }
}
