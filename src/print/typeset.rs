//! Typesets a report in parts and puts their pages together.
//!
//! Typst lays a whole document out again as soon as anything on a page depends on the number of another page, and
//! remembers every step in between, so that a large report costs much time and much memory. The pages of an indicator
//! depend on nothing outside them. So some of them at a time are laid out, once, on all cores, and the steps are
//! forgotten; then what names their pages, such as the index, and beside it the furniture of every page, which says how many
//! there are. A piece is told where labels lead and nothing else. As soon as a template of the user's asks for more (the
//! number of a page, a counter, what stands before it), or does what no part can do alone, the report is typeset as a whole.
//!
//! What this relies on in Typst 0.15, where it is relied on, and what shows that it holds no more:
//!
//! | Typst | here | shown by |
//! | --- | --- | --- |
//! | every question about the document is a call of `Introspector`, also where a result is remembered | `labels` | `templates::parts::a_template_that_asks_about_other_pages_is_typeset_with_them` |
//! | what is only measured needs no location | `labels` | `templates::parts::what_a_template_measures_is_the_same_in_parts` |
//! | a document laid out for a bundle has the locations of its locator and no others | `part` | `templates::parts::an_order_of_ones_own_prints_the_same_as_the_built_in_one` |
//! | headers, backgrounds and sizes of pages come from set rules only; so do breaks to odd pages | `own` | `own::tests`; pages of another size are counted here |
//! | only counter updates change the numbers of pages | `part` | counted here |
//! | tags open and close elements in the order of reading; an end may stand on the next page | `furnish` | a first page without its way back is counted here; `index::every_return_to_index_leads_to_the_index` |
//! | a paged document is its pages and nothing besides | `assembled` | `standards` |

mod follow;
mod furnish;
mod labels;
mod own;
mod page_numbers;
mod part;
mod pieces;
mod subjects;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rayon::prelude::*;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::ecow::EcoVec;
use typst::engine::Sink;
use typst::model::Document;
use typst_layout::{Page, PagedDocument};
use typst_timing::timed;

use crate::print::world::ReportWorld;
use crate::view::{Sheet, View};
use follow::Long;
use furnish::{Open, WayBack, end_where_they_end, furnish};
use labels::Labels;
use part::Part;
use pieces::Pieces;

/// How many pages are furnished at a time.
const FURNISHED: usize = 64;
/// After how many pieces what was of no use for a while is forgotten. A small report is one wave: what it has in common
/// with other packs of the run stays remembered.
const WAVE: usize = 32;
/// How many waves ago a result was last of use when it is forgotten.
const KEPT: usize = 0;
/// Tells the furniture from pieces of the same content, which are numbered from 0.
const FURNITURE: usize = usize::MAX / 2;
/// Tells what stands between indicators, and indicators that are broken, from other pieces.
const BETWEEN: usize = usize::MAX / 4;
const BROKEN: usize = usize::MAX / 8;
/// How often what names pages is laid out at most: how many pages it has itself is guessed at first.
const ATTEMPTS: usize = 5;

/// The laid-out pages, and what Typst warned of.
pub type Typeset = (PagedDocument, EcoVec<SourceDiagnostic>);

/// Typesets a report; `world` has its templates, fonts and pictures.
pub fn typeset(world: &ReportWorld, view: &View) -> SourceResult<Typeset> {
    if world.has_built_in_order()
        && let Some(typeset) = in_pieces(world, view)?
    {
        return Ok(typeset);
    }
    let compiled = typst::compile::<PagedDocument>(&world.showing(&view.whole()));
    Ok((compiled.output?, compiled.warnings))
}

/// `None` where only the report as a whole comes out right, because of a user's template.
fn in_pieces(world: &ReportWorld, view: &View) -> SourceResult<Option<Typeset>> {
    if own::needs_the_whole(world) {
        return Ok(None);
    }
    let nothing = Labels::of([]);
    let mut pieces = Pieces::of(view);
    let laid_out = lay_out(world, &mut pieces, &nothing);
    // What went wrong may have gone wrong because of a wrong answer.
    if nothing.were_not_enough() {
        return Ok(None);
    }
    laid_out?;
    if view.flows && !follow(world, view, &mut pieces, &nothing)? {
        return Ok(None);
    }
    let Some(furniture) = complete(world, view, &mut pieces)? else { return Ok(None) };
    // Where the first page has another number than 1, the cover says so. What a template imports while it is laid out is
    // known only now.
    let changes = pieces.parts().map(Part::changes_counters).sum::<usize>();
    if changes != usize::from(view.report.first_page != 1) || own::needs_the_whole(world) {
        return Ok(None);
    }
    let sinks = pieces.parts().chain(&furniture).map(|part| part.sink.clone()).collect();
    let Some(document) = assembled(view, &pieces, &furniture) else { return Ok(None) };
    Ok(Some((document, warnings(sinks)?)))
}

/// Lays out all pieces that name no page, and of the others what links lead to.
fn lay_out(world: &ReportWorld, pieces: &mut Pieces<'_>, labels: &Labels) -> SourceResult<()> {
    let sheets = pieces.first();
    let parts = in_waves(world, &sheets, labels)?;
    let places: Vec<usize> = sheets.into_iter().map(|(place, _)| place).collect();
    pieces.take(places.into_iter().zip(parts));
    Ok(())
}

/// Puts indicators that follow one another on pages; returns whether the report comes out right that way.
fn follow(world: &ReportWorld, view: &View, pieces: &mut Pieces<'_>, labels: &Labels) -> SourceResult<bool> {
    let between = in_waves(world, &[(BETWEEN, view.between())], labels)?;
    let [between] = &between[..] else { return Ok(false) };
    let lay_out = |longs: &[Long]| {
        let sheet = |long: &Long| view.down(&view.indicators[long.indicator..=long.indicator], long.down.to_pt());
        let sheets: Vec<_> = longs.iter().map(|long| (BROKEN + long.indicator, sheet(long))).collect();
        in_waves(world, &sheets, labels)
    };
    let follows = pieces.follow(between, lay_out);
    Ok(!labels.were_not_enough() && follows?)
}

/// Lays out what names or counts the pages of the indicators: index and furniture, which it returns.
fn complete(world: &ReportWorld, view: &View, pieces: &mut Pieces<'_>) -> SourceResult<Option<Vec<Part>>> {
    for _ in 0..ATTEMPTS {
        let labels = pieces.labels();
        let Some(named) = pieces.numbered(&labels) else { return Ok(None) };
        let (parts, furniture) =
            rayon::join(|| in_waves(world, &named.sheets(view), &labels), || furniture(world, view, pieces, &labels));
        if labels.were_not_enough() {
            return Ok(None);
        }
        let is_as_expected = pieces.take_counted(named.places().zip(parts?));
        if is_as_expected && pieces.labels().lead_where(&labels) {
            return furniture.map(Some);
        }
    }
    Ok(None)
}

/// The pages with their furniture as one document; `None` where they do not fit together.
fn assembled(view: &View, pieces: &Pieces<'_>, furniture: &[Part]) -> Option<PagedDocument> {
    let labels = pieces.labels();
    let first_pages: BTreeSet<usize> = subjects::starts(view, &labels).collect();
    let info = pieces.parts().next()?.document().info().clone();
    let mut pages: Vec<Page> = pieces.laid_out();
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

/// The furniture of all pages.
fn furniture(world: &ReportWorld, view: &View, pieces: &Pieces<'_>, labels: &Labels) -> SourceResult<Vec<Part>> {
    let pages = subjects::pages(view, pieces, labels);
    let last = pages.last().map_or(0, |page| page.number);
    let sheets = pages.chunks(FURNISHED).map(|some| view.furniture(some, last));
    in_waves(world, &(FURNITURE..).zip(sheets).collect::<Vec<_>>(), labels)
}

/// Lays out pieces on all cores, and forgets from time to time what is of no more use. The places of the pieces ascend.
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
