//! Typesets a report in parts and puts their pages together.
//!
//! Typst lays a whole document out again as soon as anything on a page depends on the number of another page, and
//! remembers every step in between, so that a large report costs much time and much memory. The pages of an indicator
//! depend on nothing outside them. So some of them at a time are laid out, once, on all cores, and the steps are
//! forgotten; then the front, whose index can name their pages; last the furniture of every page, which says how many
//! there are. A part that does ask about the rest, as a user's template may, is laid out again until the answers stay
//! the same, which is what Typst does with the whole.

mod furnish;
mod part;
mod whole;

use std::collections::BTreeSet;

use rayon::prelude::*;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::ecow::EcoVec;
use typst::engine::Sink;
use typst::foundations::Label;
use typst::introspection::{Introspector, Location};
use typst::model::Document;
use typst::utils::PicoStr;
use typst_layout::{Page, PagedDocument};
use typst_timing::timed;

use crate::view::{self, IndicatorView, Subject, View};
use crate::world::ReportWorld;
use furnish::{Open, furnish};
use part::{Part, content};
use whole::Whole;

/// How many indicators are laid out at a time: enough to outweigh the start, few enough to keep every core busy.
const TOGETHER: usize = 8;
/// How many pages are furnished at a time.
const FURNISHED: usize = 64;
/// How many waves ago a result was last of use when it is forgotten. Nothing is forgotten within a small report.
const KEPT: usize = 1;
/// How often Typst, too, lays out what depends on itself.
const ATTEMPTS: usize = 5;

/// The laid-out pages, and what Typst warned of.
pub type Typeset = (PagedDocument, EcoVec<SourceDiagnostic>);

/// Typesets a report; `world` has its templates, fonts and pictures.
pub fn typeset(world: &ReportWorld, view: &mut View) -> SourceResult<Typeset> {
    if world.has_built_in_order()
        && let Some(typeset) = in_parts(world, view)?
    {
        return Ok(typeset);
    }
    let compiled = typst::compile::<PagedDocument>(&world.showing(&view.whole()));
    Ok((compiled.output?, compiled.warnings))
}

/// `None` where the parts do not fit together, because a user's template changes counters or leaves labels out.
fn in_parts(world: &ReportWorld, view: &mut View) -> SourceResult<Option<Typeset>> {
    // The templates are read and evaluated once, not by each core.
    content(&world.showing(&view.some(&[])), &mut Sink::new())?;
    let mut chunks = in_waves(view.indicators.chunks(TOGETHER), |place, chunk| {
        Part::new(&world.showing(&view.some(chunk)), place, &Whole::new([]))
    })?;
    let Some(front) = front(world, view, &mut chunks)? else { return Ok(None) };
    if chunks.iter().any(|chunk| chunk.counter_changes() > 0) || front.counter_changes() > 1 {
        return Ok(None);
    }
    let whole = whole(Some(&front), front.pages().len(), &chunks);
    let mut sinks = vec![front.sink.clone()];
    sinks.extend(chunks.iter().map(|chunk| chunk.sink.clone()));
    let first = view.report.first_page;
    let text: Vec<Page> = front.pages().iter().chain(chunks.iter().flat_map(Part::pages)).cloned().collect();
    let subjects = subjects(view, &whole, text.len());
    let last = u64::from(first) + text.len() as u64 - 1;
    let info = front.document().info().clone();
    drop(chunks);
    let pages: Vec<view::Page<'_>> =
        (u64::from(first)..).zip(subjects).map(|(number, subject)| view::Page { number, subject }).collect();
    let furniture = in_waves(pages.chunks(FURNISHED), |place, pages| {
        Part::new(&world.showing(&view.furniture(pages, last)), usize::MAX - place, &whole)
    })?;
    sinks.extend(furniture.iter().map(|part| part.sink.clone()));
    if furniture.iter().map(|part| part.pages().len()).sum::<usize>() != text.len() {
        return Ok(None);
    }
    let mut open: Open = 0;
    let furnished = text.into_iter().zip(furniture.iter().flat_map(Part::pages)).zip(&pages);
    let furnished = furnished.map(|((page, furniture), known)| Page {
        frame: furnish(&page.frame, &furniture.frame, &mut open),
        number: known.number,
        ..page
    });
    let document = timed!("assemble", PagedDocument::new(furnished.collect(), info));
    Ok(Some((document, warnings(sinks)?)))
}

/// Cover, key and index, for which the indicators are laid out again where they ask about the front.
fn front(world: &ReportWorld, view: &mut View, chunks: &mut [Part]) -> SourceResult<Option<Part>> {
    let mut known = whole(None, likely_pages(view), chunks);
    let mut pages = likely_pages(view);
    for _ in 0..ATTEMPTS {
        if number_index(view, &known).is_none() {
            return Ok(None);
        }
        let front = Part::new(&world.showing(&view.front()), usize::MAX / 2, &known)?;
        let mut is_settled = front.pages().len() == pages;
        pages = front.pages().len();
        known = whole(Some(&front), pages, chunks);
        is_settled &= front.holds(&known);
        for (place, (chunk, indicators)) in chunks.iter_mut().zip(view.indicators.chunks(TOGETHER)).enumerate() {
            if !chunk.holds(&known) {
                *chunk = Part::new(&world.showing(&view.some(indicators)), place, &known)?;
                is_settled = false;
            }
        }
        if is_settled {
            return Ok(Some(front));
        }
        known = whole(Some(&front), pages, chunks);
    }
    Ok(None)
}

/// How many pages the front probably has; a wrong guess costs time, nothing else.
fn likely_pages(view: &View) -> usize {
    3 + view.indicators.len() / 24
}

/// The parts as one document; while the front is not laid out, so many pages are kept free for it.
fn whole(front: Option<&Part>, pages: usize, chunks: &[Part]) -> Whole {
    let mut before = pages;
    let chunks = chunks.iter().map(|chunk| {
        let placed = (chunk.introspector(), before);
        before += chunk.pages().len();
        placed
    });
    Whole::new(front.map(|front| (front.introspector(), 0)).into_iter().chain(chunks))
}

/// Gives every row of the index the number of its indicator's first page; `None` where a label is missing.
fn number_index(view: &mut View, whole: &Whole) -> Option<()> {
    let before = u64::from(view.report.first_page) - 1;
    for row in view.index.iter_mut().flat_map(|group| &mut group.rows) {
        row.page = Some(before + first_page(whole, &row.label)? as u64);
    }
    Some(())
}

/// The page on which the element with a label begins, from 1.
fn first_page(whole: &Whole, label: &str) -> Option<usize> {
    let element = whole.query_label(Label::new(PicoStr::intern(label))?).ok()?;
    element.location().and_then(|location: Location| whole.page(location)).map(usize::from)
}

/// The indicator each of so many pages belongs to.
fn subjects<'v>(view: &'v View, whole: &Whole, pages: usize) -> Vec<Option<Subject<'v>>> {
    let mut subjects = vec![None; pages];
    let starts: Vec<usize> =
        view.indicators.iter().filter_map(|indicator| Some(first_page(whole, &indicator.label)? - 1)).collect();
    let ends = starts.iter().skip(1).copied().chain([pages]);
    for ((indicator, start), end) in view.indicators.iter().zip(&starts).zip(ends) {
        for (page, subject) in subjects.iter_mut().enumerate().take(end).skip(*start) {
            *subject = Some(subject_of(indicator, page > *start));
        }
    }
    subjects
}

fn subject_of(indicator: &IndicatorView, is_continued: bool) -> Subject<'_> {
    Subject {
        number: indicator.number.as_deref(),
        title: indicator.title.as_deref(),
        position: indicator.position,
        issued: indicator.issued.as_deref(),
        is_continued,
    }
}

/// Lays out parts on all cores, and forgets from time to time what is of no more use.
fn in_waves<'v, T: Sync + 'v>(
    parts: impl Iterator<Item = &'v [T]>,
    lay_out: impl Fn(usize, &'v [T]) -> SourceResult<Part> + Sync,
) -> SourceResult<Vec<Part>> {
    let parts: Vec<(usize, &[T])> = parts.enumerate().collect();
    let wave = (2 * rayon::current_num_threads()).max(4);
    let mut laid_out = Vec::with_capacity(parts.len());
    for some in parts.chunks(wave) {
        let done: Vec<SourceResult<Part>> = some.par_iter().map(|(place, part)| lay_out(*place, part)).collect();
        laid_out.extend(done.into_iter().collect::<SourceResult<Vec<_>>>()?);
        if parts.len() > wave {
            typst::comemo::evict(KEPT);
        }
    }
    Ok(laid_out)
}

/// What Typst warned of, each once; errors that did not go away are errors.
fn warnings(mut sinks: Vec<Sink>) -> SourceResult<EcoVec<SourceDiagnostic>> {
    let errors: EcoVec<SourceDiagnostic> = sinks.iter_mut().flat_map(Sink::delayed).collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut seen = BTreeSet::new();
    let all = sinks.into_iter().flat_map(Sink::warnings);
    Ok(all.filter(|warning| seen.insert(typst::utils::hash128(&(&warning.span, &warning.message)))).collect())
}
