//! What comes of a comparison: the changes of every indicator, and of the report.

use super::edits::Edit;
use super::kind::Kind;
use super::walk::Step;
use crate::change::matching::By;

/// One thing that has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: Kind,
    /// The steps to it.
    pub(in crate::change) path: Vec<Step>,
    /// Where it is, for programs: "measures/Rhymetime events/current".
    pub field: String,
    /// The title of the measure it is of.
    pub measure: Option<String>,
    /// What it is about, in words: "current figure".
    pub what: String,
    /// What was said; `None` where there was nothing.
    pub was: Option<String>,
    /// What is said now; `None` where there is nothing.
    pub now: Option<String>,
    /// Of a text, the words that differ; none where it is another text altogether.
    pub edits: Vec<Edit>,
    /// Whether it is running text.
    pub is_text: bool,
    /// Of a current figure, the level that was and the one that is now.
    pub levels: Option<[Option<String>; 2]>,
    /// Whether one of the two packs withholds what it is about, which is then not told.
    pub is_withheld: bool,
}

impl Change {
    /// Whether it is of the level of the indicator or of a measure.
    pub fn is_level(&self) -> bool {
        matches!(self.within_measure(), [Step::Field("rag")])
    }

    /// The field it is of, within the indicator or its measure: "current", "history".
    pub fn top(&self) -> &str {
        match self.within_measure() {
            [Step::Field(name), ..] => name,
            _ => "",
        }
    }

    /// The last field on the way to it: of the heading of a current figure "label".
    pub fn last(&self) -> &str {
        match self.path.last() {
            Some(Step::Field(name)) => name,
            _ => "",
        }
    }

    /// The steps to it, from the measure on where it is of one.
    pub(in crate::change) fn within_measure(&self) -> &[Step] {
        match &self.path[..] {
            [Step::Field("measures"), Step::Entry(_), rest @ ..] if !rest.is_empty() => rest,
            path => path,
        }
    }

    /// The chart that it is a figure of, by its title.
    pub fn chart(&self) -> Option<&str> {
        match &self.path[..] {
            [Step::Field("charts"), Step::Entry(title), Step::Field("series"), _, Step::Field("values"), ..] => {
                Some(title)
            }
            _ => None,
        }
    }

    /// The period of the history that it is of.
    pub fn period(&self) -> Option<&str> {
        match self.within_measure() {
            [Step::Field("history"), Step::Entry(period), ..] => Some(period),
            _ => None,
        }
    }
}

/// What an indicator is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// Its reference number; empty where it has none.
    pub reference: String,
    /// Its title; empty where it has none.
    pub title: String,
    /// Its group; empty where it has none.
    pub group: String,
    /// Its place in its pack, from 1.
    pub position: usize,
}

/// An indicator that has changed, with everything that has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is called in the old pack; `None` where it was added.
    pub old: Option<Name>,
    /// What it is called in the new pack; `None` where it was removed.
    pub new: Option<Name>,
    /// By what the two were taken for one.
    pub by: Option<By>,
    /// Why its figures were corrected, in the pack's words.
    pub why: Option<String>,
    /// The changes, in the order of the contract's fields.
    pub changes: Vec<Change>,
}

impl Entry {
    /// Whether a point of the history says once more what the current figure says.
    pub fn is_repeated(&self, change: &Change) -> bool {
        let is_value = change.period().is_some() && change.within_measure().len() == 3 && change.last() == "value";
        let same = |other: &Change| {
            other.within_measure() == [Step::Field("current")]
                && (&other.measure, &other.was, &other.now) == (&change.measure, &change.was, &change.now)
        };
        is_value && change.was.is_some() && change.now.is_some() && self.changes.iter().any(same)
    }

    /// What it is called now, or was called last.
    pub fn name(&self) -> &Name {
        self.new.as_ref().or(self.old.as_ref()).expect("an indicator of one of the packs")
    }
}

/// A change of a whole, about which there is nothing more to say.
pub(super) fn whole(kind: Kind) -> Change {
    Change {
        kind,
        path: Vec::new(),
        field: String::new(),
        measure: None,
        what: String::new(),
        was: None,
        now: None,
        edits: Vec::new(),
        is_text: false,
        levels: None,
        is_withheld: false,
    }
}
