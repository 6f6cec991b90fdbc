//! A list of the summary before it is known how much of it there is room for.

use super::{Item, Listed, ListedGroup, Source, standing};

/// Indicators that have something in common, all that may be listed.
pub(super) struct Class {
    /// The heading where all are listed, and where some are not.
    pub(super) headings: [String; 2],
    /// What stands beside the heading: how the list is to be read.
    pub(super) how: Option<String>,
    /// What is said where there is none.
    pub(super) none: String,
    /// What is said where some are for the year to date.
    pub(super) to_date: Option<String>,
    /// Whether each entry stands on a line of its own.
    pub(super) is_short: bool,
    /// The name of each group and how many it has; a list without groups has one without a name.
    pub(super) groups: Vec<(Option<String>, usize)>,
    /// The entries, in runs that are cut short each for itself, the most important first in each.
    pub(super) runs: Vec<Run>,
}

/// Entries of which the first are listed.
pub(super) struct Run {
    /// What they are.
    pub(super) rank: Rank,
    /// The entries.
    pub(super) entries: Vec<Entry>,
}

/// What entries are, by their importance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Off target.
    Exceptions,
    /// Declined.
    Declines,
    /// Due, and without a figure.
    NotReceived,
    /// Of which no figure is due.
    NotDue,
    /// Improved, or changed without a direction.
    Others,
}

/// An entry of a list.
pub(super) struct Entry {
    /// Its group, by its place.
    pub(super) group: usize,
    /// Whether its figures are for the year to date.
    pub(super) is_to_date: bool,
    /// What is listed.
    pub(super) item: Item,
}

impl Entry {
    /// An entry of a list without groups.
    pub(super) fn alone(item: Item) -> Self {
        Self { group: 0, is_to_date: false, item }
    }
}

impl Class {
    /// How many there are.
    fn count(&self) -> usize {
        self.groups.iter().map(|(_, count)| count).sum()
    }

    /// All of its entries.
    pub(super) fn entries_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.runs.iter_mut().flat_map(|run| &mut run.entries)
    }

    /// What is said in place of the list, or under one that is not whole.
    pub(super) fn said(&self, shown: usize, has_to_date: bool, source: &Source<'_>) -> Option<String> {
        let said = source.context.words.said;
        match self.count() {
            0 => Some(self.none.clone()),
            _ if has_to_date => self.to_date.clone(),
            // Groups say themselves how many they have.
            _ if shown > 0 && self.groups.iter().any(|(name, _)| name.is_some()) => None,
            count => (count > shown).then(|| said.more(count - shown, shown > 0)),
        }
    }

    /// The heading of so many entries.
    pub(super) fn heading(&self, shown: usize) -> &String {
        let [whole, some] = &self.headings;
        if shown == self.count() { whole } else { some }
    }

    /// The name of a group of which so many are listed.
    pub(super) fn name(&self, group: usize, shown: usize, source: &Source<'_>) -> Option<String> {
        let (name, count) = self.groups.get(group)?;
        Some(source.context.words.said.listed_of(name.as_ref()?, shown, *count))
    }

    /// The list with so many entries of each run.
    pub(super) fn listed(self, counts: &[usize], source: &Source<'_>) -> Listed {
        let shown = || self.runs.iter().zip(counts).flat_map(|(run, count)| run.entries.iter().take(*count));
        let (count, has_to_date) = (shown().count(), shown().any(|entry| entry.is_to_date));
        let group = |group: usize| {
            let items: Vec<Item> =
                shown().filter(|entry| entry.group == group).map(|entry| entry.item.clone()).collect();
            let name = self.name(group, items.len(), source);
            (!items.is_empty()).then_some(ListedGroup { name, items })
        };
        let mut groups: Vec<ListedGroup> = (0..self.groups.len()).filter_map(group).collect();
        let indent = if self.is_short { 0.0 } else { indented(&mut groups, source) };
        Listed {
            heading_width: source.width(self.heading(count)),
            heading: self.heading(count).clone(),
            said: self.said(count, has_to_date, source),
            how: self.how.clone().filter(|_| count > 0),
            is_short: self.is_short,
            indent,
            groups,
        }
    }
}

/// Lets entries begin behind the widest badge of those that are listed, and finds out anew how they stand.
fn indented(groups: &mut [ListedGroup], source: &Source<'_>) -> f64 {
    let indent = standing::indent(groups.iter_mut().flat_map(|group| &mut group.items), source.context);
    let items = groups.iter_mut().flat_map(|group| &mut group.items);
    items.for_each(|item| standing::place(item, false, source.size, source.context));
    indent
}
