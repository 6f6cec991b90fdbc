//! Lays out one part of a report.

use std::sync::Arc;

use comemo::Track;
use typst::World;
use typst::comemo;
use typst::diag::SourceResult;
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Content, NativeElement, StyleChain, Target, TargetElem};
use typst::introspection::{CounterUpdateElem, Introspector, Locator};
use typst::layout::Abs;
use typst::utils::Protected;
use typst_layout::{Page, PagedDocument, PagedIntrospector, layout_document_for_bundle};

use super::labels::{Labels, named};
use crate::print::world::{ReportWorld, evaluate};

/// A part that is laid out.
pub(super) struct Part {
    document: PagedDocument,
    /// Warnings, and errors that count only if they are still there at the end.
    pub(super) sink: Sink,
}

impl Part {
    /// Lays out what the world shows; `place` tells the part from others of the same content.
    pub(super) fn new(world: &ReportWorld, place: usize, labels: &Labels) -> SourceResult<Self> {
        let mut sink = Sink::new();
        let content = evaluate(world, &mut sink)?.content();
        let introspector = labels as &dyn Introspector;
        let (world, library, traced) = (world as &dyn World, world.library(), Traced::default());
        let target = TargetElem::target.set(Target::Paged).wrap();
        let library_styles = StyleChain::new(&library.styles);
        let mut engine = Engine {
            library,
            world: world.track(),
            introspector: Protected::new(introspector.track()),
            traced: traced.track(),
            sink: sink.track_mut(),
            route: Route::default(),
        };
        let locator = Locator::root().split().next(&place);
        let styles = library_styles.chain(&target);
        let document = layout_document_for_bundle(&mut engine, &content, locator, styles)?;
        Ok(Self { document, sink })
    }

    pub(super) fn document(&self) -> &PagedDocument {
        &self.document
    }

    pub(super) fn pages(&self) -> &[Page] {
        self.document.pages()
    }

    pub(super) fn introspector(&self) -> Arc<PagedIntrospector> {
        self.document.introspector().clone()
    }

    /// The element of a label.
    pub(super) fn labelled(&self, label: &str) -> Option<Content> {
        self.document.introspector().query_label(named(label)?).ok().cloned()
    }

    /// On which of its pages, from 0, and how far down that the element of a label stands.
    pub(super) fn position_of(&self, label: &str) -> Option<(usize, Abs)> {
        let location = self.labelled(label)?.location()?;
        let position = self.document.introspector().position(location)?;
        Some((position.page.get() - 1, position.point.y))
    }

    /// How often it changes a counter: the numbers of pages follow from their places only where none is changed.
    pub(super) fn changes_counters(&self) -> usize {
        self.document.introspector().query(&CounterUpdateElem::ELEM.select()).len()
    }
}
