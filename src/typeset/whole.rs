//! What Typst may ask about the whole report while it lays out a part of it.

use std::num::NonZeroUsize;
use std::sync::Arc;

use typst::diag::{StrResult, bail};
use typst::ecow::{EcoString, EcoVec};
use typst::foundations::{Content, Label, Repr, Selector};
use typst::introspection::{DocumentPosition, Introspector, Location};
use typst::model::Numbering;
use typst::syntax::VirtualPath;
use typst_layout::PagedIntrospector;

/// The parts of a report in order, as far as they are laid out: answers what the one document would.
pub(super) struct Whole(Vec<Placed>);

struct Placed {
    part: Arc<PagedIntrospector>,
    /// How many pages stand before it.
    before: usize,
}

impl Whole {
    /// The parts in order, each with the number of pages before it.
    pub(super) fn new(parts: impl IntoIterator<Item = (Arc<PagedIntrospector>, usize)>) -> Self {
        Self(parts.into_iter().map(|(part, before)| Placed { part, before }).collect())
    }

    /// The part that holds an element, and how many pages stand before it.
    fn holder(&self, location: Location) -> Option<&Placed> {
        self.0.iter().find(|placed| placed.part.page(location).is_some())
    }
}

impl Introspector for Whole {
    fn query(&self, selector: &Selector) -> EcoVec<Content> {
        self.0.iter().flat_map(|placed| placed.part.query(selector)).collect()
    }

    fn query_first(&self, selector: &Selector) -> Option<Content> {
        self.0.iter().find_map(|placed| placed.part.query_first(selector))
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
        match self.label_count(label) {
            0 => bail!("label `{}` does not exist in the document", label.repr()),
            1 => self
                .0
                .iter()
                .find(|placed| placed.part.label_count(label) == 1)
                .expect("a part with the label")
                .part
                .query_label(label),
            _ => bail!("label `{}` occurs multiple times in the document", label.repr()),
        }
    }

    fn query_labelled(&self) -> EcoVec<Content> {
        self.0.iter().flat_map(|placed| placed.part.query_labelled()).collect()
    }

    fn query_count_before(&self, selector: &Selector, end: Location) -> usize {
        let Some(holder) = self.holder(end) else { return 0 };
        let earlier = self.0.iter().take_while(|placed| !std::ptr::eq(*placed, holder));
        earlier.map(|placed| placed.part.query(selector).len()).sum::<usize>()
            + holder.part.query_count_before(selector, end)
    }

    fn label_count(&self, label: Label) -> usize {
        self.0.iter().map(|placed| placed.part.label_count(label)).sum()
    }

    fn locator(&self, key: u128, base: Location) -> Option<Location> {
        self.holder(base)?.part.locator(key, base)
    }

    fn pages(&self, location: Location) -> Option<NonZeroUsize> {
        let last = self.0.last()?;
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
