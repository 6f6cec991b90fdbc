//! Typesets a report in parts and puts their pages together.
//!
//! Typst lays a whole document out again as soon as anything on a page depends on the number of another page, and
//! remembers every step in between, so that a large report costs much time and much memory. The pages of an indicator
//! depend on nothing outside them. So some of them at a time are laid out, once, on all cores, and the steps are
//! forgotten; then the index, which can name their pages, and beside it the furniture of every page, which says how many
//! there are. A part that does ask about the rest, as a user's template may, is laid out again until the answers stay
//! the same, which is what Typst does with the whole.

mod furnish;
mod part;
mod whole;

use std::cmp::Reverse;
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

use crate::view::{self, IndexGroup, IndicatorView, Sheet, Subject, View};
use crate::world::ReportWorld;
use furnish::{Open, end_where_they_end, furnish};
use part::Part;
use whole::Whole;

/// How many indicators are laid out at a time: enough to outweigh the start, few enough to keep every core busy.
const TOGETHER: usize = 3;
/// How many pages are furnished at a time.
const FURNISHED: usize = 64;
/// After how many parts what was of no use for a while is forgotten. A small report is one wave: what it has in common
/// with other packs of the run stays remembered.
const WAVE: usize = 32;
/// How many waves ago a result was last of use when it is forgotten.
const KEPT: usize = 0;
/// Tells parts from others of the same content; chunks are numbered from 0.
const OPENING: usize = usize::MAX;
const INDEX: usize = usize::MAX - 1;
const FURNITURE: usize = usize::MAX / 2;
/// Where the index stands among the parts.
const INDEX_PLACE: usize = 1;
/// How often Typst, too, lays out what depends on itself.
const ATTEMPTS: usize = 5;

/// The laid-out pages, and what Typst warned of.
pub type Typeset = (PagedDocument, EcoVec<SourceDiagnostic>);

/// Typesets a report; `world` has its templates, fonts and pictures.
pub fn typeset(world: &ReportWorld, view: &View) -> SourceResult<Typeset> {
    if world.has_built_in_order()
        && let Some(typeset) = in_parts(world, view)?
    {
        return Ok(typeset);
    }
    let compiled = typst::compile::<PagedDocument>(&world.showing(&view.whole()));
    Ok((compiled.output?, compiled.warnings))
}

/// The parts of a report that hold its text.
struct Parts {
    /// Cover and key.
    opening: Part,
    /// The index as far as it is laid out; until the indicators have their pages, only its beginning.
    index: Part,
    /// Some of the indicators each.
    chunks: Vec<Part>,
}

/// `None` where the parts do not fit together, because a user's template changes counters or leaves labels out.
fn in_parts(world: &ReportWorld, view: &View) -> SourceResult<Option<Typeset>> {
    let nothing = Whole::new([]);
    let (front, chunks) = rayon::join(
        || {
            let opening = Part::new(&world.showing(&view.opening()), OPENING, &nothing)?;
            let index = Part::new(&world.showing(&view.index_alone()), INDEX, &nothing)?;
            SourceResult::Ok((opening, index))
        },
        || in_waves(world, &indicators(view), &nothing),
    );
    let (opening, index) = front?;
    let mut parts = Parts { opening, index, chunks: chunks? };
    let Some(furniture) = complete(world, view, &mut parts)? else { return Ok(None) };
    let text = parts.all();
    // Where the first page has another number than 1, the opening says so.
    if text.iter().map(|part| part.changes_counters()).sum::<usize>() != usize::from(view.report.first_page != 1) {
        return Ok(None);
    }
    let sinks = text.iter().copied().chain(&furniture).map(|part| part.sink.clone()).collect();
    let mut pages: Vec<Page> = text.iter().flat_map(|part| part.pages()).cloned().collect();
    let furniture: Vec<&Page> = furniture.iter().flat_map(Part::pages).collect();
    if furniture.len() != pages.len() {
        return Ok(None);
    }
    let info = parts.opening.document().info().clone();
    drop(parts);
    end_where_they_end(&mut pages);
    let mut open: Open = 0;
    let numbers = u64::from(view.report.first_page)..;
    let furnished = pages.into_iter().zip(furniture).zip(numbers).map(|((page, furniture), number)| Page {
        frame: furnish(&page.frame, &furniture.frame, &mut open),
        number,
        ..page
    });
    let document = timed!("assemble", PagedDocument::new(furnished.collect(), info));
    Ok(Some((document, warnings(sinks)?)))
}

/// Lays out what names or counts the pages of the indicators: the index, and the furniture, which it returns. Parts that
/// ask about these are laid out again.
fn complete(world: &ReportWorld, view: &View, parts: &mut Parts) -> SourceResult<Option<Vec<Part>>> {
    let mut pages = likely_pages(view);
    for _ in 0..ATTEMPTS {
        let known = parts.whole(pages);
        let Some(rows) = numbered_index(view, &known) else { return Ok(None) };
        let others = parts.all().iter().map(|part| part.pages().len()).sum::<usize>() - parts.index.pages().len();
        let (index, furniture) = rayon::join(
            || Part::new(&world.showing(&view.index(&rows)), INDEX, &known),
            || furniture(world, view, &known, others + pages),
        );
        let furniture = furniture?;
        parts.index = index?;
        let is_as_expected = parts.index.pages().len() == pages;
        pages = parts.index.pages().len();
        let known = parts.whole(pages);
        let is_settled = parts.settle(world, view, &known)?;
        if is_as_expected && is_settled && furniture.iter().all(|part| part.holds(&known)) {
            return Ok(Some(furniture));
        }
    }
    Ok(None)
}

/// The parts of the indicators, with their places.
fn indicators(view: &View) -> Vec<(usize, Sheet<'_>)> {
    view.indicators.chunks(TOGETHER).map(|some| view.some(some)).enumerate().collect()
}

/// The furniture of so many pages.
fn furniture(world: &ReportWorld, view: &View, known: &Whole, count: usize) -> SourceResult<Vec<Part>> {
    let pages = pages(view, known, count);
    let last = pages.last().map_or(0, |page| page.number);
    let sheets = pages.chunks(FURNISHED).map(|some| view.furniture(some, last));
    in_waves(world, &(FURNITURE..).zip(sheets).collect::<Vec<_>>(), known)
}

impl Parts {
    /// The parts in the order of their pages.
    fn all(&self) -> Vec<&Part> {
        [&self.opening, &self.index].into_iter().chain(&self.chunks).collect()
    }

    /// The parts as one document, in which the index has so many pages.
    fn whole(&self, index_pages: usize) -> Whole {
        let mut before = 0;
        Whole::new(self.all().into_iter().enumerate().map(|(place, part)| {
            let placed = (part.introspector(), before);
            before += if place == INDEX_PLACE { index_pages } else { part.pages().len() };
            placed
        }))
    }

    /// Lays the parts out again that were told something else; whether there was none.
    fn settle(&mut self, world: &ReportWorld, view: &View, known: &Whole) -> SourceResult<bool> {
        let mut is_settled = self.index.holds(known);
        if !self.opening.holds(known) {
            self.opening = Part::new(&world.showing(&view.opening()), OPENING, known)?;
            is_settled = false;
        }
        for (chunk, (place, sheet)) in self.chunks.iter_mut().zip(indicators(view)) {
            if !chunk.holds(known) {
                *chunk = Part::new(&world.showing(&sheet), place, known)?;
                is_settled = false;
            }
        }
        Ok(is_settled)
    }
}

/// How many pages the index probably has, at the built-in size of text; a wrong guess costs time, nothing else.
fn likely_pages(view: &View) -> usize {
    // In characters and points: a line of a title, a row of one line, a further line, the name of a group, the room
    // for rows on the first page and on the others.
    let [letters, row, line, group, first, other] = [60, 18, 12, 18, 587, 695];
    let lines = |title: &String| textwrap::wrap(title, letters).len().max(1);
    let rows = view.index.iter().flat_map(|group| &group.rows);
    let rows: usize = rows.map(|entry| row - line + line * entry.title.as_ref().map_or(1, lines)).sum();
    let groups = view.index.iter().filter(|group| group.title.is_some()).count();
    1 + (rows + group * groups).saturating_sub(first).div_ceil(other)
}

/// The index, every row with the number of its indicator's first page; `None` where a label is missing.
fn numbered_index(view: &View, whole: &Whole) -> Option<Vec<IndexGroup>> {
    let before = u64::from(view.report.first_page) - 1;
    let mut index = view.index.clone();
    for row in index.iter_mut().flat_map(|group| &mut group.rows) {
        row.page = Some(before + first_page(whole, &row.label)? as u64);
    }
    Some(index)
}

/// The page on which the element with a label begins, from 1.
fn first_page(whole: &Whole, label: &str) -> Option<usize> {
    let element = whole.query_label(Label::new(PicoStr::intern(label))?).ok()?;
    element.location().and_then(|location: Location| whole.page(location)).map(usize::from)
}

/// What is known of so many pages: their numbers, and the indicators they belong to.
fn pages<'v>(view: &'v View, whole: &Whole, count: usize) -> Vec<view::Page<'v>> {
    let numbers = u64::from(view.report.first_page)..;
    let mut pages: Vec<view::Page<'_>> =
        numbers.take(count).map(|number| view::Page { number, subject: None }).collect();
    let starts: Vec<usize> =
        view.indicators.iter().filter_map(|indicator| Some(first_page(whole, &start_of(indicator))? - 1)).collect();
    let ends = starts.iter().skip(1).copied().chain([count]);
    for ((indicator, start), end) in view.indicators.iter().zip(&starts).zip(ends) {
        for (place, page) in pages.iter_mut().enumerate().take(end).skip(*start) {
            page.subject = Some(subject_of(indicator, place > *start));
        }
    }
    pages
}

/// The label that the order of the parts puts before everything else of an indicator, its group's name included.
fn start_of(indicator: &IndicatorView) -> String {
    format!("{}-start", indicator.label)
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

/// Lays out parts on all cores, and forgets from time to time what is of no more use. The places of the parts ascend.
fn in_waves(world: &ReportWorld, sheets: &[(usize, Sheet<'_>)], known: &Whole) -> SourceResult<Vec<Part>> {
    let mut laid_out = Vec::with_capacity(sheets.len());
    for wave in sheets.chunks(WAVE) {
        let mut shown: Vec<(usize, ReportWorld)> =
            wave.iter().map(|(place, sheet)| (*place, world.showing(sheet))).collect();
        // The largest first, so that at the end no core waits long for another.
        shown.sort_by_key(|(_, world)| Reverse(world.view_size()));
        let lay_out = |(place, world): (usize, ReportWorld)| (place, Part::new(&world, place, known));
        let mut done: Vec<(usize, SourceResult<Part>)> = shown.into_iter().par_bridge().map(lay_out).collect();
        done.sort_by_key(|(place, _)| *place);
        for (_, part) in done {
            laid_out.push(part?);
        }
        if sheets.len() > WAVE {
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
