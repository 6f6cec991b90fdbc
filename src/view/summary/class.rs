//! A list of the summary before it is known how much of it there is room for.

use super::{Item, Listed, Source, standing};

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
    /// What stands over entries in brief, where there is room for some in full only; `None` where all are short.
    pub(super) in_brief: Option<String>,
    /// The groups; a list without groups has one without a name.
    pub(super) groups: Vec<Group>,
    /// The entries, in runs that are cut short each for itself, the most important first in each.
    pub(super) runs: Vec<Run>,
}

/// What some entries have in common.
pub(super) struct Group {
    /// Its name.
    pub(super) name: Option<String>,
    /// How many it has.
    pub(super) count: usize,
    /// How many of these another list tells.
    pub(super) told: usize,
}

/// Entries of which the first are listed.
pub(super) struct Run {
    /// What they are.
    pub(super) rank: Rank,
    /// The entries.
    pub(super) entries: Vec<Entry>,
}

/// How many entries of a run are printed, and how many of these in full where there is a shorter form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Count {
    /// All that are printed.
    pub(super) shown: usize,
    /// Those in full.
    pub(super) full: usize,
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
    /// The same on a line, where there is no room for more.
    pub(super) brief: Option<Item>,
}

impl Entry {
    /// An entry of a list without groups.
    pub(super) fn alone(item: Item) -> Self {
        Self { group: 0, is_to_date: false, item, brief: None }
    }

    /// The entry as it is listed.
    fn listed(&self, is_full: bool) -> &Item {
        self.brief.as_ref().filter(|_| !is_full).unwrap_or(&self.item)
    }
}

impl Class {
    /// A list without groups, of which there are so many.
    pub(super) fn ungrouped(heading: &str, none: String, count: usize, run: Run) -> Self {
        Self {
            headings: [heading.to_owned(), heading.to_owned()],
            how: None,
            none,
            to_date: None,
            in_brief: None,
            groups: vec![Group { name: None, count, told: 0 }],
            runs: vec![run],
        }
    }

    /// Whether it tells of an indicator as a whole.
    pub(super) fn tells(&self, label: &str) -> bool {
        let items = self.runs.iter().flat_map(|run| &run.entries).map(|entry| &entry.item);
        items.into_iter().any(|item| item.label == label && item.measure.is_none())
    }

    /// Whether all of its entries are on a line each.
    pub(super) fn is_short(&self) -> bool {
        self.in_brief.is_none()
    }

    /// How many there are, but for those that another list tells.
    fn count(&self) -> usize {
        self.groups.iter().map(|group| group.count - group.told).sum()
    }

    /// Finds out how its entries stand, were all of them listed.
    pub(super) fn place(&mut self, source: &Source<'_>) {
        let is_short = self.is_short();
        let (mut items, mut briefs): (Vec<&mut Item>, Vec<&mut Item>) = (Vec::new(), Vec::new());
        for entry in self.runs.iter_mut().flat_map(|run| &mut run.entries) {
            items.push(&mut entry.item);
            briefs.extend(&mut entry.brief);
        }
        let widest = standing::widest_badge(items.iter().map(|item| &**item), source);
        standing::place(&mut items, widest, is_short, source);
        standing::place(&mut briefs, widest, true, source);
    }

    /// What is said in place of the list, or under one that is not whole.
    pub(super) fn said(&self, shown: usize, has_to_date: bool, source: &Source<'_>) -> Option<String> {
        let said = source.context.words.said;
        match self.count() {
            0 if self.groups.iter().all(|group| group.told == 0) => Some(self.none.clone()),
            0 => None,
            _ if has_to_date => self.to_date.clone(),
            // Groups say themselves how many they have.
            _ if shown > 0 && self.groups.iter().any(|group| group.name.is_some()) => None,
            count => (count > shown).then(|| said.more(count - shown, shown > 0)),
        }
    }

    /// The heading of so many entries.
    fn heading(&self, shown: usize) -> &String {
        let [whole, some] = &self.headings;
        if shown == self.count() { whole } else { some }
    }

    /// The name of a group of which so many are listed.
    pub(super) fn name(&self, group: usize, shown: usize, source: &Source<'_>) -> Option<String> {
        let Group { name, count, told } = self.groups.get(group)?;
        Some(source.context.words.said.listed_of(name.as_ref()?, shown, *count, *told))
    }

    /// Whether a group of which so many are listed is named, where so many are listed of all.
    pub(super) fn is_named(&self, group: usize, shown: usize, of_all: usize) -> bool {
        let is_told = self.groups.get(group).is_some_and(|group| group.told > 0 && group.told == group.count);
        shown > 0 || is_told && (of_all > 0 || self.count() == 0)
    }

    /// The list with so many entries of each run.
    pub(super) fn listed(self, counts: &[Count], source: &Source<'_>) -> Listed {
        let shown = || {
            let runs = self.runs.iter().zip(counts);
            runs.flat_map(|(run, count)| {
                run.entries.iter().take(count.shown).enumerate().map(|(place, entry)| (place < count.full, entry))
            })
        };
        let (count, has_to_date) = (shown().count(), shown().any(|(_, entry)| entry.is_to_date));
        let items = |group: usize, full: bool| {
            let of_it = shown().filter(|(is_full, entry)| entry.group == group && *is_full == full);
            of_it.map(|(is_full, entry)| entry.listed(is_full).clone()).collect::<Vec<Item>>()
        };
        let widest = standing::widest_badge(shown().map(|(_, entry)| &entry.item), source);
        let mut groups = Vec::new();
        for group in 0..self.groups.len() {
            let (in_full, in_brief) = (items(group, true), items(group, false));
            let of_group = in_full.len() + in_brief.len();
            if self.is_named(group, of_group, count) {
                let name = self.name(group, of_group, source);
                if self.is_short() {
                    groups.push(standing::group(name, ([in_full, in_brief].concat(), widest), true, source));
                } else {
                    let brief = self.in_brief.clone();
                    let full = [(name, in_full, false), (brief, in_brief, true)];
                    let full = full.into_iter().filter(|(_, items, _)| !items.is_empty());
                    groups.extend(
                        full.map(|(name, items, is_short)| standing::group(name, (items, widest), is_short, source)),
                    );
                }
            }
        }
        let heading = self.heading(count);
        Listed {
            heading_width: source.width(heading),
            heading: heading.clone(),
            said: self.said(count, has_to_date, source),
            how: self.how.clone().filter(|_| count > 0),
            groups,
        }
    }
}
