//! Packs made of blank, invisible and odd texts in every field: what passes `check` renders.

use std::cell::RefCell;
use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::json;

use crate::everything::everything;

/// Texts of which a reader sees nothing.
const BLANK: &[&str] = &[
    "",
    " ",
    "\t",
    "\n",
    "\u{200B}",
    "\u{AD}",
    "\u{2060}",
    "\u{A0}",
    "\u{2003}",
    "\u{2028}",
    "\u{200D}\u{200C}",
    "\u{200E}",
    "\u{301}",
    "\u{34F}",
    "\t\t\n\t\t",
    "\n\n\u{200B}\n\n",
];

/// Texts with little in them, or with something that is no letter.
const ODD: &[&str] = &[
    ".",
    "-",
    "0",
    "•",
    "*",
    "**",
    "- ",
    "1. ",
    "\\",
    "…",
    "\u{FFFC}",
    "\u{FFFD}",
    "\u{F0B7}",
    "\u{301}a",
    "a\u{200B}b",
    "x\u{2028}y",
    "5*4",
    "&nbsp;",
    "**\u{200B}**",
    "*\u{A0}*",
    "- \u{200B}",
    "1. \u{AD}",
    "•\u{200B}",
    "o\t\u{200B}",
    "a  \n\u{200B}",
    "[](https://x.uk)",
    "[\u{200B}](https://x.uk)",
    "[\u{2060}*\u{200B}*](https://x.uk)",
    "[ ](mailto:a@b.uk)",
    "<https://x.uk>",
    "<a@b.uk>",
    "https://x.uk",
    "a\tb\nc\td",
    "\u{200B}\t\u{200B}\n\u{200B}\tx",
    "[a](https://x.uk)\tb\nc\td",
    "| |\n|-|",
    "| \u{200B} | a |\n|---|---|\n| | \u{200B} |",
    "| [](https://x.uk) | a |\n|-|-|\n| 1 | 2 |",
];

/// The fields that may not be blank.
const NEVER_BLANK: [&str; 10] =
    ["title", "committee", "period", "logo alt", "figure alt", "heading", "band one", "band two", "label", "action"];

fn text(field: &str, runner: &mut TestRunner) -> String {
    let odd = prop::sample::select(ODD).prop_map(str::to_owned).boxed();
    let any =
        prop_oneof![odd.clone(), prop::sample::select(BLANK).prop_map(str::to_owned), Just(field.to_owned())].boxed();
    let strategy = if NEVER_BLANK.contains(&field) { odd } else { any };
    let text = strategy.new_tree(runner).expect("a text").current();
    // Levels have names of their own.
    if field.starts_with("band") || field == "label" { format!("{field} {text}") } else { text }
}

#[test]
fn what_passes_check_renders() {
    let runner = RefCell::new(TestRunner::deterministic());
    for round in 0..60 {
        let texts = RefCell::new(BTreeMap::new());
        let field = |field: &str| {
            let odd = || text(field, &mut runner.borrow_mut());
            texts.borrow_mut().entry(field.to_owned()).or_insert_with(odd).clone()
        };
        let folder = everything(field, &json!({}));
        let ran = folder.run_exactly(["render", "pack.json", "-o", "out.pdf"], &[], b"").exits(0);
        assert!(folder.pdf("out.pdf").page_count() > 3, "round {round}: {:?}\n{ran}", texts.borrow());
    }
}

#[test]
fn a_blank_text_is_refused_where_one_has_to_stand_and_no_text_elsewhere() {
    let turns = NEVER_BLANK.into_iter().cycle().zip(BLANK);
    for (blank_field, blank) in turns.chain(NEVER_BLANK.into_iter().zip(["\u{200B}"].iter().cycle())) {
        let folder =
            everything(|field| if field == blank_field { (*blank).to_owned() } else { field.to_owned() }, &json!({}));
        let ran = folder.run(["render", "pack.json", "-o", "out.pdf"]).exits(1);
        assert!(
            ran.stderr.contains("error[bad-value]") || ran.stderr.contains("error[missing-alt]"),
            "{blank_field} {blank:?}: {ran}"
        );
    }
}
