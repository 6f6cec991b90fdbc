//! Many texts made of pieces whose print is known, in one report: no letter, digit or sign is missing from its pages.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

use crate::run::render;

/// Pieces of texts, and what prints of each.
const PIECES: &[(&str, &str)] = &[
    ("word", "word"),
    ("1,204", "1,204"),
    ("3.1%", "3.1%"),
    ("£5m", "£5m"),
    ("(12)", "(12)"),
    ("5*4*3", "5*4*3"),
    ("5*hotel", "5*hotel"),
    ("4*", "4*"),
    ("**bold**", "bold"),
    ("*slanted*", "slanted"),
    ("***both***", "both"),
    ("mid**word**s", "mid**word**s"),
    ("snake_case", "snake_case"),
    ("__under__", "__under__"),
    ("R&D", "R&D"),
    ("a<b", "a<b"),
    ("7>6", "7>6"),
    ("<b>tag</b>", "<b>tag</b>"),
    ("`code`", "`code`"),
    ("&nbsp;", "&nbsp;"),
    ("C:\\temp", "C:\\temp"),
    ("\\[x", "\\[x"),
    ("it's", "it's"),
    ("“quoted”", "“quoted”"),
    ("–5", "–5"),
    ("[note]", "[note]"),
    ("[link](https://x.uk)", "link"),
    ("[no link] (https://x.uk)", "[no link] (https://x.uk)"),
    ("[two words](https://x.uk/a b)", "[two words](https://x.uk/a b)"),
    ("<https://x.uk/5*4>", "https://x.uk/5*4"),
    ("www.x.uk", "www.x.uk"),
    ("a|b", "a|b"),
    ("#1", "#1"),
    ("$x$", "$x$"),
    ("@ref", "@ref"),
    ("~", "~"),
    ("e\u{301}", "e\u{301}"),
    ("com\u{AD}mittee", "committee"),
    ("90,000\u{AD}", "90,000"),
    ("tŷ", "tŷ"),
];

/// What stands between pieces; nothing of it is a letter, digit or sign.
const BETWEEN: &[&str] = &[
    " ", " ", " ", "\t", "\t", "\t", "\n", "\n", "\r\n", "\u{2028}", "\u{2029}", "\n\n", "\n• ", "\n•\t", "\n·\t",
    "\n- ", "\u{A0}", "\n\t",
];

fn text() -> impl Strategy<Value = (String, String)> {
    let piece = (prop::sample::select(PIECES), prop::sample::select(BETWEEN));
    prop::collection::vec(piece, 1..14).prop_map(|pieces| {
        let mut written: String = pieces.iter().map(|((written, _), between)| format!("{written}{between}")).collect();
        let last = pieces.last().map_or(0, |(_, between)| between.len());
        written.truncate(written.len() - last);
        (written, pieces.iter().map(|((_, printed), _)| *printed).collect())
    })
}

/// Letters, digits and signs alone: white space may break lines, and bullets are the list's, but in a cell.
fn signs(text: &str) -> String {
    text.chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '•' | '-' | '·' | '\u{AD}' | '\u{200B}'))
        .collect()
}

#[test]
fn no_letter_digit_or_sign_of_any_text_is_missing() {
    let mut runner = TestRunner::deterministic();
    let texts: Vec<(String, String)> =
        (0..600).map(|_| text().new_tree(&mut runner).expect("a text").current()).collect();
    let section = |(index, (written, _)): (usize, &(String, String))| {
        (format!("Section {index:03}"), Value::from(written.as_str()))
    };
    let sections: Map<String, Value> =
        texts.iter().enumerate().map(section).chain([("Section end".into(), json!(""))]).collect();
    let report = json!({"title": "A", "committee": "B", "period": "C", "produced_on": "2024-11-25"});
    let pdf = render(json!({"report": report, "indicators": [{"ref": "1", "narrative": sections}]}).to_string());
    let document = pdf.tags();
    let heard: String = document
        .children()
        .flat_map(|document| document.children())
        .map(|block| block.text() + "\n")
        .filter(|text| text != "Return to Index\n")
        .collect();
    for (index, (written, printed)) in texts.iter().enumerate() {
        let start = heard.find(&format!("Section {index:03}\n")).expect("the heading") + "Section 000\n".len();
        let length = heard[start..].find("Section ").expect("the next heading");
        assert_eq!(signs(&heard[start..start + length]), signs(printed), "{written:?}");
    }
}
