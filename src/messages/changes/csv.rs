//! Changes as CSV for a spreadsheet: a row for each, safe to open.

use crate::change::diff::{Change, Diff, Entry};
use crate::output::harmless::field;

/// By which Excel sees that a file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The headings.
const HEADINGS: [&str; 12] = [
    "Kind",
    "Indicator",
    "Title",
    "Group",
    "Measure",
    "What",
    "Was",
    "Now",
    "Level was",
    "Level now",
    "Why",
    "Matched by",
];

/// The changes, one a row, with a heading row; written as Excel reads it without being asked.
pub fn csv(diff: &Diff) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.into());
    let rows = diff.all().map(|(entry, change)| row(entry, change));
    for row in std::iter::once(HEADINGS.map(str::to_owned)).chain(rows) {
        writer
            .write_record(row.map(|cell| field(&cell)))
            .expect("writing to memory succeeds, and all rows are of one length");
    }
    let bytes = writer.into_inner().expect("writing to memory succeeds");
    String::from_utf8(bytes).expect("texts stay texts")
}

fn row(entry: Option<&Entry>, change: &Change) -> [String; 12] {
    let name = entry.map(Entry::name);
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let level = |side: usize| text(change.levels.as_ref().and_then(|levels| levels[side].as_ref()));
    [
        change.kind.word().to_owned(),
        text(name.map(|name| &name.reference)),
        text(name.map(|name| &name.title)),
        text(name.map(|name| &name.group)),
        text(change.measure.as_ref()),
        change.what.clone(),
        text(change.was.as_ref()),
        text(change.now.as_ref()),
        level(0),
        level(1),
        text(entry.and_then(|entry| entry.why.as_ref())),
        entry.and_then(|entry| entry.by).map_or_else(String::new, |by| by.word().to_owned()),
    ]
}
