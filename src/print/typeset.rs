//! Typesets a report in parts and puts their pages together.
//!
//! Typst lays a whole document out again as soon as anything on a page depends on the number of another page, and
//! remembers every step in between, so that a large report costs much time and much memory. The pages of an indicator
//! depend on nothing outside them. So some of them at a time are laid out, once, on all cores, and the steps are
//! forgotten; then the index, which can name their pages, and beside it the furniture of every page, which says how many
//! there are. A part is told where labels lead and nothing else. As soon as a template of the user's asks for more (the
//! number of a page, a counter, what stands before it), or does what no part can do alone, the report is typeset as a whole.
//!
//! What this relies on in Typst 0.15, where it is relied on, and what shows that it holds no more:
//!
//! | Typst | here | shown by |
//! | --- | --- | --- |
//! | every question about the document is a call of `Introspector`, also where a result is remembered | `labels` | `templates::a_template_that_asks_about_other_pages_is_typeset_with_them` |
//! | what is only measured needs no location | `labels` | `templates::what_a_template_measures_is_the_same_in_parts` |
//! | a document laid out for a bundle has the locations of its locator and no others | `part` | `templates::an_order_of_ones_own_prints_the_same_as_the_built_in_one` |
//! | headers, backgrounds and sizes of pages come from set rules only; so do breaks to odd pages | `own` | `own::tests`; pages of another size are counted here |
//! | only counter updates change the numbers of pages | `part` | counted here |
//! | tags open and close elements in the order of reading; an end may stand on the next page | `furnish` | a first page without its way back is counted here; `index::every_return_to_index_leads_to_the_index` |
//! | a paged document is its pages and nothing besides | `assembled` | `standards` |

mod furnish;
mod labels;
mod own;
mod part;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rayon::prelude::*;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::ecow::EcoVec;
use typst::engine::Sink;
use typst::foundations::Label;
use typst::model::Document;
use typst::utils::PicoStr;
use typst_layout::{Page, PagedDocument};
use typst_timing::timed;

use crate::print::world::ReportWorld;
use crate::view::{self, IndexGroup, IndicatorView, Sheet, Subject, View};
use furnish::{Open, WayBack, end_where_they_end, furnish};
use labels::Labels;
use part::Part;

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
/// How often the index is laid out at most: how many pages it has is guessed at first.
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

/// `None` where only the report as a whole comes out right, because of a user's template.
fn in_parts(world: &ReportWorld, view: &View) -> SourceResult<Option<Typeset>> {
    let nothing = Labels::of([]);
    let laid_out = if own::needs_the_whole(world) { return Ok(None) } else { lay_out(world, view, &nothing) };
    // What went wrong may have gone wrong because of a wrong answer.
    if nothing.were_not_enough() {
        return Ok(None);
    }
    let mut parts = laid_out?;
    let Some(furniture) = complete(world, view, &mut parts)? else { return Ok(None) };
    // Where the first page has another number than 1, the opening says so. What a template imports while it is laid out is
    // known only now.
    let changes = parts.all().map(Part::changes_counters).sum::<usize>();
    if changes != usize::from(view.report.first_page != 1) || own::needs_the_whole(world) {
        return Ok(None);
    }
    let sinks = parts.all().chain(&furniture).map(|part| part.sink.clone()).collect();
    let Some(document) = assembled(view, parts, &furniture) else { return Ok(None) };
    Ok(Some((document, warnings(sinks)?)))
}

/// Lays out all parts that name no page: the index only begins.
fn lay_out(world: &ReportWorld, view: &View, labels: &Labels) -> SourceResult<Parts> {
    let (front, chunks) = rayon::join(
        || {
            let opening = Part::new(&world.showing(&view.opening()), OPENING, labels)?;
            let index = Part::new(&world.showing(&view.index_alone()), INDEX, labels)?;
            SourceResult::Ok((opening, index))
        },
        || in_waves(world, &indicators(view), labels),
    );
    let (opening, index) = front?;
    Ok(Parts { opening, index, chunks: chunks? })
}

/// Lays out what names or counts the pages of the indicators: the index, and the furniture, which it returns.
fn complete(world: &ReportWorld, view: &View, parts: &mut Parts) -> SourceResult<Option<Vec<Part>>> {
    let mut pages = likely_pages(view);
    for _ in 0..ATTEMPTS {
        let labels = parts.labels(pages);
        let Some(rows) = numbered_index(view, &labels) else { return Ok(None) };
        let count = parts.all().map(|part| part.pages().len()).sum::<usize>() - parts.index.pages().len() + pages;
        let (index, furniture) = rayon::join(
            || Part::new(&world.showing(&view.index(&rows)), INDEX, &labels),
            || furniture(world, view, &labels, count),
        );
        if labels.were_not_enough() {
            return Ok(None);
        }
        parts.index = index?;
        let is_as_expected = parts.index.pages().len() == pages;
        pages = parts.index.pages().len();
        if is_as_expected && parts.labels(pages).lead_where(&labels) {
            return furniture.map(Some);
        }
    }
    Ok(None)
}

/// The pages with their furniture as one document; `None` where they do not fit together.
fn assembled(view: &View, parts: Parts, furniture: &[Part]) -> Option<PagedDocument> {
    let first_pages: BTreeSet<usize> = starts(view, &parts.labels(parts.index.pages().len())).collect();
    let info = parts.opening.document().info().clone();
    let mut pages: Vec<Page> = parts.all().flat_map(Part::pages).cloned().collect();
    drop(parts);
    let furniture: Vec<&Page> = furniture.iter().flat_map(Part::pages).collect();
    let is_alike = |(page, furniture): (&Page, &&Page)| page.frame.size() == furniture.frame.size();
    if furniture.len() != pages.len() || !pages.iter().zip(&furniture).all(is_alike) {
        return None;
    }
    end_where_they_end(&mut pages);
    let mut open: Open = 0;
    let numbers = u64::from(view.report.first_page)..;
    let furnished =
        pages.into_iter().zip(furniture).zip(numbers).enumerate().map(|(place, ((page, furniture), number))| {
            let (frame, way_back) = furnish(&page.frame, &furniture.frame, &mut open);
            let is_cut_off = way_back == WayBack::Missing && first_pages.contains(&place);
            (!is_cut_off).then_some(Page { frame, number, ..page })
        });
    let furnished = furnished.collect::<Option<_>>()?;
    Some(timed!("assemble", PagedDocument::new(furnished, info)))
}

/// The parts of the indicators, with their places.
fn indicators(view: &View) -> Vec<(usize, Sheet<'_>)> {
    view.indicators.chunks(TOGETHER).map(|some| view.some(some)).enumerate().collect()
}

/// The furniture of so many pages.
fn furniture(world: &ReportWorld, view: &View, labels: &Labels, count: usize) -> SourceResult<Vec<Part>> {
    let pages = pages(view, labels, count);
    let last = pages.last().map_or(0, |page| page.number);
    let sheets = pages.chunks(FURNISHED).map(|some| view.furniture(some, last));
    in_waves(world, &(FURNITURE..).zip(sheets).collect::<Vec<_>>(), labels)
}

impl Parts {
    /// The parts in the order of their pages.
    fn all(&self) -> impl Iterator<Item = &Part> {
        [&self.opening, &self.index].into_iter().chain(&self.chunks)
    }

    /// Their labels in the one document in which the index has so many pages.
    fn labels(&self, index_pages: usize) -> Labels {
        let mut before = 0;
        Labels::of(self.all().map(|part| {
            let placed = (part.introspector(), before);
            before += if std::ptr::eq(part, &self.index) { index_pages } else { part.pages().len() };
            placed
        }))
    }
}

/// How many pages the index probably has, at the built-in size of text; a wrong guess costs time, nothing else.
fn likely_pages(view: &View) -> usize {
    // In characters and points: a line of a title, a row of one line, a further line, the name of a group, the room
    // for rows on the first page and on the others.
    let [letters, row, line, group, first, other] = [60, 18, 12, 18, 587, 695];
    let lines = |title: &String| textwrap::wrap(title, letters).len().max(1);
    let rows = view.index.iter().flat_map(|group| &group.rows);
    let rows: usize = rows.map(|entry| row - line + line * lines(&entry.title)).sum();
    let groups = view.index.iter().filter(|group| group.title.is_some()).count();
    1 + (rows + group * groups).saturating_sub(first).div_ceil(other)
}

/// The index, every row with the number of its indicator's first page; `None` where a label is missing.
fn numbered_index(view: &View, labels: &Labels) -> Option<Vec<IndexGroup>> {
    let first = u64::from(view.report.first_page);
    let mut index = view.index.clone();
    for row in index.iter_mut().flat_map(|group| &mut group.rows) {
        row.page = Some(first + place_of(labels, &row.label)? as u64);
    }
    Some(index)
}

/// The page on which the element with a label begins, from 0.
fn place_of(labels: &Labels, label: &str) -> Option<usize> {
    labels.page_of(Label::new(PicoStr::intern(label))?)
}

/// What is known of so many pages: their numbers, and the indicators they belong to.
fn pages<'v>(view: &'v View, labels: &Labels, count: usize) -> Vec<view::Page<'v>> {
    let numbers = u64::from(view.report.first_page)..;
    let mut pages: Vec<view::Page<'_>> =
        numbers.take(count).map(|number| view::Page { number, subject: None }).collect();
    let starts: Vec<usize> = starts(view, labels).collect();
    let ends = starts.iter().skip(1).copied().chain([count]);
    for ((indicator, start), end) in view.indicators.iter().zip(&starts).zip(ends) {
        for (place, page) in pages.iter_mut().enumerate().take(end).skip(*start) {
            page.subject = Some(subject_of(indicator, place > *start));
        }
    }
    pages
}

/// The first pages of the indicators, by the label that the order of the parts puts before everything else of each, its
/// group's name included.
fn starts(view: &View, labels: &Labels) -> impl Iterator<Item = usize> {
    view.indicators.iter().filter_map(|indicator| place_of(labels, &format!("{}-start", indicator.label)))
}

fn subject_of(indicator: &IndicatorView, is_continued: bool) -> Subject<'_> {
    Subject { heading: &indicator.heading, issued: indicator.issued.as_deref(), is_continued }
}

/// Lays out parts on all cores, and forgets from time to time what is of no more use. The places of the parts ascend.
fn in_waves(world: &ReportWorld, sheets: &[(usize, Sheet<'_>)], labels: &Labels) -> SourceResult<Vec<Part>> {
    let mut laid_out = Vec::with_capacity(sheets.len());
    for wave in sheets.chunks(WAVE) {
        if labels.were_not_enough() {
            break; // The report is typeset as a whole; the rest would be laid out in vain.
        }
        let mut shown: Vec<(usize, ReportWorld)> =
            wave.iter().map(|(place, sheet)| (*place, world.showing(sheet))).collect();
        // The largest first, so that at the end no core waits long for another.
        shown.sort_by_key(|(_, world)| Reverse(world.view_size()));
        let lay_out = |(place, world): (usize, ReportWorld)| (place, Part::new(&world, place, labels));
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
