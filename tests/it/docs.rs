//! The documents are true: their commands run, their examples print what they say, their lists are complete.
//!
//! `ACCEPT=1 cargo test docs` writes the lists anew (docs/fields.md, docs/problems.md); where `CI` is set it does nothing but fail.

mod commands;
mod desk;
mod examples;
mod fields;
mod licences;
mod pictures;
mod problems;
mod rows;

use std::path::{Path, PathBuf};

use crate::expected::accepts;
use crate::run::flat;

/// A block of a document between fences: what stands behind the opening fence, and the lines.
struct Block {
    kind: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The README and every document in docs/, by name.
fn documents() -> Vec<String> {
    let entries = root().join("docs").read_dir().expect("the documents");
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.expect("an entry").file_name().into_string().ok();
    let mut names: Vec<String> = entries.filter_map(name).filter(|name| name.ends_with(".md")).collect();
    names.sort();
    std::iter::once("README.md".to_owned()).chain(names.into_iter().map(|name| format!("docs/{name}"))).collect()
}

fn read(document: &str) -> String {
    std::fs::read_to_string(root().join(document)).unwrap_or_else(|error| panic!("cannot read {document} ({error})"))
}

fn blocks(document: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for line in read(document).lines() {
        match (line.trim_start().strip_prefix("```"), &mut open) {
            (Some(kind), None) => open = Some(Block { kind: kind.trim().to_owned(), text: String::new() }),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some(block)) => block.text += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{document}: a block without an end");
    blocks
}

/// Holds a document to what the program says today, from a marker on where there is one; or writes it anew.
#[track_caller]
fn assert_kept(document: &str, marker: &str, written: &str) {
    let path: PathBuf = root().join(document);
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let head = known.split_once(marker).map_or("", |(head, _)| head);
    let wanted = format!("{head}{marker}{written}");
    if accepts() {
        std::fs::write(path, wanted).expect("a document that can be written");
    } else if known != wanted {
        let other = known.lines().zip(wanted.lines()).find(|(known, wanted)| known != wanted);
        panic!(
            "{document} is not as the program has it: `ACCEPT=1 cargo test --release --test it docs` writes it\n{other:?}"
        );
    }
}

/// The words of a document that its examples must not break: flat, as a reader reads them.
fn said(text: &str) -> String {
    flat(text)
}

#[test]
fn every_file_that_the_security_notes_name_is_there() {
    let notes = read("SECURITY.md");
    let named: Vec<&str> = notes.split('`').skip(1).step_by(2).filter(|text| text.ends_with(".rs")).collect();
    assert!(named.len() > 10, "{named:?}");
    for file in named {
        assert!(root().join(file).is_file(), "SECURITY.md names {file}, which is not there");
    }
}

#[test]
fn every_file_that_a_document_points_to_is_there() {
    for document in documents() {
        let folder = root().join(&document).parent().expect("a folder").to_owned();
        for target in
            read(&document).split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target)
        {
            let file = target.split('#').next().unwrap_or_default();
            let is_elsewhere = target.contains("://") || target.contains('…') || file.is_empty();
            assert!(is_elsewhere || folder.join(file).exists(), "{document} points to {target}, which is not there");
        }
    }
}
