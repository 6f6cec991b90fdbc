//! What Typst may ask while it lays out a part of a report: where labels lead. All else only the whole report can answer.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use typst::diag::{StrResult, bail};
use typst::ecow::{EcoString, EcoVec};
use typst::foundations::{Content, Label, Repr, Selector};
use typst::introspection::{Counter, CounterKey, DocumentPosition, EmptyIntrospector, Introspector, Location};
use typst::model::Numbering;
use typst::syntax::VirtualPath;
use typst::utils::PicoStr;
use typst_layout::PagedIntrospector;

/// What finds the updates of the page counter.
static PAGE_UPDATES: LazyLock<Selector> =
    LazyLock::new(|| Counter::new(CounterKey::Page).select(EmptyIntrospector.track(), Location::new(0)));

/// The labels of some parts: the one element that has each, and the number of its page, which links say to a listener.
pub(super) struct Labels {
    parts: Vec<Placed>,
    /// The elements with the places of their parts.
    elements: HashMap<Label, (usize, Content)>,
    /// The same parts by the elements' locations; of the updates of the page counter, too.
    holders: HashMap<Location, usize>,
    /// Whether something else was asked, or a label that is not known: the answer was wrong.
    was_asked_more: AtomicBool,
}

struct Placed {
    part: Arc<PagedIntrospector>,
    pages: Pages,
}

/// Where the pages of a part stand in the report, from 0.
pub(super) enum Pages {
    /// One behind the other, behind so many.
    Behind(usize),
    /// Each at its own place, or nowhere.
    At(Vec<Option<usize>>),
}

impl Pages {
    /// The place of one of them; what stands behind the last is on it, too.
    fn place(&self, page: usize) -> Option<usize> {
        match self {
            Self::Behind(before) => Some(before + page),
            Self::At(places) => *places.get(page).or(places.last())?,
        }
    }
}

impl Placed {
    /// The place of the page on which an element stands, if it is one of the report.
    fn place(&self, location: Location) -> Option<usize> {
        self.pages.place(self.part.page(location)?.get() - 1)
    }

    /// The elements with labels on pages of the report.
    fn labelled(&self) -> impl Iterator<Item = Content> {
        let elements = self.part.query_labelled().into_iter();
        elements.filter(|element| element.location().is_none_or(|location| self.place(location).is_some()))
    }
}

impl Labels {
    /// The labels of these parts, each with the places of its pages. One that stands more than once is not known, nor
    /// is any where there are no parts.
    pub(super) fn of(parts: impl IntoIterator<Item = (Arc<PagedIntrospector>, Pages)>) -> Self {
        let placed = parts.into_iter().map(|(part, pages)| Placed { part, pages });
        let parts: Vec<Placed> = placed.collect();
        let mut found: HashMap<Label, Option<(usize, Content)>> = HashMap::new();
        let labelled = parts.iter().enumerate();
        let labelled = labelled.flat_map(|(place, placed)| placed.labelled().map(move |element| (place, element)));
        for (place, element) in labelled {
            let Some(label) = element.label() else { continue };
            found.entry(label).and_modify(|other| *other = None).or_insert(Some((place, element)));
        }
        let elements: HashMap<_, _> =
            found.into_iter().filter_map(|(label, element)| Some((label, element?))).collect();
        let labelled = elements.values().map(|(place, element)| (*place, element.location()));
        let updates = parts.iter().enumerate().flat_map(|(place, placed)| {
            placed.part.query(&PAGE_UPDATES).into_iter().map(move |update| (place, update.location()))
        });
        let holders = labelled.chain(updates).filter_map(|(place, location)| Some((location?, place))).collect();
        Self { parts, elements, holders, was_asked_more: AtomicBool::new(false) }
    }

    /// Whether what was laid out with these labels may be wrong.
    pub(super) fn were_not_enough(&self) -> bool {
        self.was_asked_more.load(Ordering::Relaxed)
    }

    /// Whether every label leads where it led before.
    pub(super) fn lead_where(&self, before: &Self) -> bool {
        let location =
            |labels: &Self, label: &Label| labels.elements.get(label).and_then(|(_, element)| element.location());
        self.elements.len() == before.elements.len()
            && self.elements.keys().all(|label| location(self, label) == location(before, label))
    }

    /// The page on which a label's element begins, from 0.
    pub(super) fn page_of(&self, label: &str) -> Option<usize> {
        let location = self.elements.get(&named(label)?)?.1.location()?;
        Some(self.page_at(location)?.get() - 1)
    }

    /// The part that holds the element of a label.
    fn holder(&self, location: Location) -> Option<&Placed> {
        self.parts.get(*self.holders.get(&location)?)
    }

    fn page_at(&self, location: Location) -> Option<NonZeroUsize> {
        NonZeroUsize::new(self.holder(location)?.place(location)? + 1)
    }

    fn refuse<T: Default>(&self) -> T {
        self.was_asked_more.store(true, Ordering::Relaxed);
        T::default()
    }
}

/// What a link asks of the label it leads to, and of the page counter there, is answered; the rest is not.
impl Introspector for Labels {
    fn query_label(&self, label: Label) -> StrResult<&Content> {
        if let Some((_, element)) = self.elements.get(&label) {
            return Ok(element);
        }
        let () = self.refuse();
        bail!("label `{}` does not exist in the document", label.repr());
    }

    fn query_first(&self, selector: &Selector) -> Option<Content> {
        match selector {
            Selector::Location(location) if self.holders.contains_key(location) => {
                self.holder(*location)?.part.query_first(selector)
            }
            _ => self.refuse(),
        }
    }

    fn query(&self, selector: &Selector) -> EcoVec<Content> {
        if self.parts.is_empty() || *selector != *PAGE_UPDATES {
            return self.refuse();
        }
        self.parts.iter().flat_map(|placed| placed.part.query(selector)).collect()
    }

    fn query_count_before(&self, selector: &Selector, end: Location) -> usize {
        let Some(place) = self.holders.get(&end).filter(|_| *selector == *PAGE_UPDATES) else {
            return self.refuse();
        };
        let before = self.parts[..*place].iter().map(|placed| placed.part.query(selector).len()).sum::<usize>();
        before + self.parts[*place].part.query_count_before(selector, end)
    }

    fn page(&self, location: Location) -> Option<NonZeroUsize> {
        if self.holders.contains_key(&location) { self.page_at(location) } else { self.refuse() }
    }

    fn page_numbering(&self, location: Location) -> Option<&Numbering> {
        match self.holder(location) {
            Some(holder) => holder.part.page_numbering(location),
            None => self.refuse(),
        }
    }

    fn document(&self, location: Location) -> Option<Location> {
        if self.holders.contains_key(&location) { None } else { self.refuse() }
    }

    /// What is only measured has no place of its own, and tells nobody: no answer is none that could be wrong.
    fn locator(&self, _: u128, _: Location) -> Option<Location> {
        None
    }

    fn query_unique(&self, _: &Selector) -> StrResult<Content> {
        let () = self.refuse();
        bail!("selector does not match any element");
    }

    fn query_labelled(&self) -> EcoVec<Content> {
        self.refuse()
    }

    fn label_count(&self, _: Label) -> usize {
        self.refuse()
    }

    fn pages(&self, _: Location) -> Option<NonZeroUsize> {
        self.refuse()
    }

    fn position(&self, _: Location) -> Option<DocumentPosition> {
        self.refuse()
    }

    fn page_supplement(&self, _: Location) -> Option<&Content> {
        self.refuse()
    }

    fn anchor(&self, _: Location) -> Option<&EcoString> {
        self.refuse()
    }

    fn path(&self, _: Location) -> Option<&VirtualPath> {
        self.refuse()
    }
}

/// The label of a name.
pub(super) fn named(label: &str) -> Option<Label> {
    Label::new(PicoStr::intern(label))
}
