//! Every pack in the documents is right, and its page has what the documents say it has.

use serde_json::{Value, json};

use super::{Block, blocks, documents, root};
use crate::pdf::{Pdf, Tag};
use crate::run::{Folder, assert_in_order, flat};

/// A pack around an example: the words behind ```` ```json ```` say which part of one it is.
fn pack(kind: &str, text: &str) -> Value {
    let example: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in\n{text}"));
    let report = json!({
        "title": "Performance Report", "committee": "Scrutiny Committee", "period": "Quarter 2", "produced_on": "2024-11-25",
    });
    match kind {
        "json" => example,
        "json indicator" => json!({"report": report, "indicators": [example]}),
        other => panic!("an example of a kind that nothing tries: {other}"),
    }
}

/// Renders a pack beside the pictures that examples name; it must have no problems.
fn rendered(pack: &Value) -> Pdf {
    let folder = Folder::with("pack.json", serde_json::to_string_pretty(pack).expect("JSON"));
    let picture = std::fs::read(root().join("tests/files/good.svg")).expect("a picture");
    folder.write("pictures/map.svg", picture);
    let checked = folder.run(["check", "pack.json"]).exits(0);
    assert!(checked.out().starts_with("no problems"), "{checked}\n{pack:#}");
    folder.run(["render", "pack.json", "-o", "out.pdf"]).exits(0);
    folder.pdf("out.pdf")
}

/// What a screen reader says of a report, in its order: texts and alternative texts.
pub(super) fn spoken(tag: &Tag) -> String {
    let text = |line: &str| {
        let quoted = &line[line.find('"')?..];
        Some(serde_json::from_str::<String>(quoted).unwrap_or_else(|_| quoted.to_owned()))
    };
    tag.outline().lines().filter_map(text).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_pack_in_the_documents_has_no_problems_and_prints_what_they_show() {
    let mut tried = 0;
    for document in documents() {
        let blocks = blocks(&document);
        // The canonical form of docs/fingerprint.md is held by the tests of the fingerprint.
        let is_pack = |block: &Block| block.kind.starts_with("json") && block.kind != "json canonical";
        for (at, block) in blocks.iter().enumerate().filter(|(_, block)| is_pack(block)) {
            let pdf = rendered(&pack(&block.kind, &block.text));
            tried += 1;
            let page = blocks.get(at + 1).filter(|next| next.kind == "text page");
            assert!(page.is_some() || block.kind == "json", "{document}: what does this print?\n{}", block.text);
            let lines = page.map_or("", |page| page.text.as_str()).lines().map(flat).collect::<Vec<_>>();
            assert_in_order(&spoken(&pdf.tags()), lines.iter().map(String::as_str).filter(|line| !line.is_empty()));
        }
    }
    assert!(tried > 5, "{tried}");
}
