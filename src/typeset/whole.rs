//! What Typst may ask about the whole report while it lays out a part of it.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use typst::diag::{StrResult, bail};
use typst::ecow::{EcoString, EcoVec};
use typst::foundations::{Content, Label, Repr, Selector};
use typst::introspection::{DocumentPosition, Introspector, Location};
use typst::model::Numbering;
use typst::syntax::VirtualPath;
use typst::utils::hash128;
use typst_layout::PagedIntrospector;

/// The parts of a report in order, as far as they are laid out: answers what the one document would.
///
/// What every row of a long index asks takes the same time for any number of parts.
pub(super) struct Whole {
    parts: Vec<Placed>,
    /// The first part that has a label, and how many elements of the report have it.
    labels: HashMap<Label, (usize, usize)>,
    /// The parts that hold the elements with labels.
    holders: HashMap<Location, usize>,
    /// How many elements that a selector finds stand before each part and, last, in all of them.
    counts: Mutex<HashMap<u128, Arc<Vec<usize>>>>,
}

struct Placed {
    part: Arc<PagedIntrospector>,
    /// How many pages stand before it.
    before: usize,
}

impl Whole {
    /// The parts in order, each with the number of pages before it.
    pub(super) fn new(parts: impl IntoIterator<Item = (Arc<PagedIntrospector>, usize)>) -> Self {
        let parts: Vec<Placed> = parts.into_iter().map(|(part, before)| Placed { part, before }).collect();
        let (mut labels, mut holders) = (HashMap::new(), HashMap::new());
        for (place, placed) in parts.iter().enumerate() {
            for element in placed.part.query_labelled() {
                if let Some(label) = element.label() {
                    labels.entry(label).or_insert((place, 0)).1 += 1;
                }
                if let Some(location) = element.location() {
                    holders.entry(location).or_insert(place);
                }
            }
        }
        Self { parts, labels, holders, counts: Mutex::default() }
    }

    /// The place of the part that holds an element.
    fn holder_place(&self, location: Location) -> Option<usize> {
        let known = self.holders.get(&location).copied();
        known.or_else(|| self.parts.iter().position(|placed| placed.part.page(location).is_some()))
    }

    /// The part that holds an element, and how many pages stand before it.
    fn holder(&self, location: Location) -> Option<&Placed> {
        self.parts.get(self.holder_place(location)?)
    }

    /// How many elements that a selector finds stand before each part and, last, in all of them.
    fn counts(&self, selector: &Selector) -> Arc<Vec<usize>> {
        let key = hash128(selector);
        let mut known = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = || {
            let mut before = 0;
            let found = self.parts.iter().map(|placed| placed.part.query(selector).len());
            let ends = found.map(|found| {
                before += found;
                before
            });
            Arc::new([0].into_iter().chain(ends).collect())
        };
        known.entry(key).or_insert_with(count).clone()
    }
}

impl Introspector for Whole {
    fn query(&self, selector: &Selector) -> EcoVec<Content> {
        if self.counts(selector).last() == Some(&0) {
            return EcoVec::new();
        }
        self.parts.iter().flat_map(|placed| placed.part.query(selector)).collect()
    }

    fn query_first(&self, selector: &Selector) -> Option<Content> {
        self.parts.iter().find_map(|placed| placed.part.query_first(selector))
    }

    fn query_unique(&self, selector: &Selector) -> StrResult<Content> {
        let mut found = self.query(selector).into_iter();
        match (found.next(), found.next()) {
            (Some(element), None) => Ok(element),
            (None, _) => bail!("selector does not match any element"),
            _ => bail!("selector matches multiple elements"),
        }
    }

    fn query_label(&self, label: Label) -> StrResult<&Content> {
        match self.labels.get(&label) {
            None => bail!("label `{}` does not exist in the document", label.repr()),
            Some((place, 1)) => self.parts[*place].part.query_label(label),
            Some(_) => bail!("label `{}` occurs multiple times in the document", label.repr()),
        }
    }

    fn query_labelled(&self) -> EcoVec<Content> {
        self.parts.iter().flat_map(|placed| placed.part.query_labelled()).collect()
    }

    fn query_count_before(&self, selector: &Selector, end: Location) -> usize {
        let Some(place) = self.holder_place(end) else { return 0 };
        self.counts(selector)[place] + self.parts[place].part.query_count_before(selector, end)
    }

    fn label_count(&self, label: Label) -> usize {
        self.labels.get(&label).map_or(0, |(_, count)| *count)
    }

    fn locator(&self, _: u128, _: Location) -> Option<Location> {
        None
    }

    fn pages(&self, location: Location) -> Option<NonZeroUsize> {
        let last = self.parts.last()?;
        last.part.pages(location)?.checked_add(last.before)
    }

    fn page(&self, location: Location) -> Option<NonZeroUsize> {
        let holder = self.holder(location)?;
        holder.part.page(location)?.checked_add(holder.before)
    }

    fn position(&self, location: Location) -> Option<DocumentPosition> {
        let holder = self.holder(location)?;
        let mut position = holder.part.position(location)?;
        position.page = position.page.checked_add(holder.before)?;
        Some(DocumentPosition::Paged(position))
    }

    fn page_numbering(&self, location: Location) -> Option<&Numbering> {
        self.holder(location)?.part.page_numbering(location)
    }

    fn page_supplement(&self, location: Location) -> Option<&Content> {
        self.holder(location)?.part.page_supplement(location)
    }

    fn anchor(&self, _: Location) -> Option<&EcoString> {
        None
    }

    fn document(&self, _: Location) -> Option<Location> {
        None
    }

    fn path(&self, _: Location) -> Option<&VirtualPath> {
        None
    }
}
