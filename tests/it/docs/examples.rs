//! Every pack in the documents is right, and its page has what the documents say it has.

use super::{Block, blocks, documents, root};
use crate::pack::Pack;
use crate::pdf::{Pdf, Tag};
use crate::run::{Folder, assert_in_order, flat};

/// A pack around an example, in the author's order: the words behind ```` ```json ```` say which part of one it is.
fn pack(kind: &str, text: &str) -> String {
    match kind {
        "json" => text.to_owned(),
        "json indicator" => Pack::new().indicator(text).text(),
        other => panic!("an example of a kind that nothing tries: {other}"),
    }
}

/// Renders a pack beside the pictures that examples name; it must have no problems.
fn rendered(pack: &str) -> Pdf {
    let folder = Folder::with("pack.json", pack);
    let picture = std::fs::read(root().join("tests/files/good.svg")).expect("a picture");
    folder.write("pictures/map.svg", picture);
    let checked = folder.run(["check", "pack.json"]).exits(0);
    assert!(checked.out().starts_with("no problems"), "{checked}\n{pack}");
    folder.run(["render", "pack.json", "-o", "out.pdf"]).exits(0);
    folder.pdf("out.pdf")
}

/// An example of docs/examples.md.
pub(super) struct Example {
    /// The heading it stands under.
    pub(super) heading: String,
    kind: String,
    text: String,
}

impl Example {
    pub(super) fn pdf(&self) -> Pdf {
        rendered(&pack(&self.kind, &self.text))
    }
}

/// The first example under each heading.
pub(super) fn examples() -> Vec<Example> {
    let document = super::read("docs/examples.md");
    let example = |section: &str| {
        let heading = section.lines().next()?.to_owned();
        let (_, rest) = section.split_once("```json")?;
        let (kind, rest) = rest.split_once('\n')?;
        let (text, _) = rest.split_once("```")?;
        Some(Example { heading, kind: format!("json{kind}"), text: text.to_owned() })
    };
    document.split("\n## ").skip(1).filter_map(example).collect()
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
