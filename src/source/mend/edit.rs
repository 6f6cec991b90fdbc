//! Changes to a text, and where the changed text's bytes stood before.

use std::borrow::Cow;
use std::ops::Range;

/// One change: what stood in `range` becomes `text`.
#[derive(Debug)]
struct Edit {
    range: Range<usize>,
    text: Cow<'static, str>,
}

/// Changes to one text; they may be made in any order and do not overlap.
#[derive(Debug, Default)]
pub(crate) struct Edits(Vec<Edit>);

impl Edits {
    /// Puts a text in between.
    pub(crate) fn insert(&mut self, at: usize, text: impl Into<Cow<'static, str>>) {
        self.replace(at..at, text);
    }

    /// Takes a stretch out.
    pub(crate) fn delete(&mut self, range: Range<usize>) {
        self.replace(range, "");
    }

    /// Puts a text in place of a stretch.
    pub(crate) fn replace(&mut self, range: Range<usize>, text: impl Into<Cow<'static, str>>) {
        self.0.push(Edit { range, text: text.into() });
    }

    /// The changed text and the way back.
    pub(in crate::source) fn apply(mut self, text: &str) -> (String, Anchors) {
        self.0.sort_by_key(|edit| edit.range.start);
        let mut changed = String::with_capacity(text.len() + self.0.len());
        let mut anchors = Anchors(vec![(0, 0)]);
        let mut copied = 0;
        for edit in self.0 {
            let start = edit.range.start.max(copied);
            changed.push_str(text.get(copied..start).unwrap_or_default());
            changed.push_str(&edit.text);
            copied = edit.range.end.max(start);
            anchors.0.push((changed.len(), copied));
        }
        changed.push_str(text.get(copied..).unwrap_or_default());
        (changed, anchors)
    }
}

impl Edits {
    /// The changed text.
    pub(crate) fn text(self, text: &str) -> String {
        self.apply(text).0
    }
}

/// Pairs of a byte in the changed text and the byte of the file it stands for, both rising.
#[derive(Debug)]
pub(in crate::source) struct Anchors(Vec<(usize, usize)>);

impl Anchors {
    /// The byte of the file that a byte of the changed text stands for.
    pub(in crate::source) fn to_file(&self, at: usize) -> usize {
        let next = self.0.partition_point(|anchor| anchor.0 <= at);
        let (changed, file) = self.0[next.saturating_sub(1)];
        let end = self.0.get(next).map_or(usize::MAX, |anchor| anchor.1);
        (file + (at - changed)).min(end)
    }

    /// The byte of the changed text that stands for a byte of the file.
    pub(in crate::source) fn to_mended(&self, at: usize) -> usize {
        let next = self.0.partition_point(|anchor| anchor.1 <= at);
        let (changed, file) = self.0[next.saturating_sub(1)];
        let end = self.0.get(next).map_or(usize::MAX, |anchor| anchor.0);
        (changed + (at - file)).min(end)
    }
}
