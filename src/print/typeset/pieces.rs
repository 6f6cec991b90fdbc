//! The pieces in which a report is laid out: the parts that name no pages, some indicators each, and what names their pages.

use typst::diag::SourceResult;
use typst_layout::Page;

use super::follow::{Following, Long};
use super::labels::{Labels, Pages};
use super::page_numbers::Numbered;
use super::part::Part;
use crate::view::{self, Sheet, View};

/// How many indicators are laid out at a time: enough to outweigh the start, few enough to keep every core busy.
const TOGETHER: usize = 3;

/// The pieces of a report in the order of their pages.
pub(super) struct Pieces<'v> {
    view: &'v View,
    all: Vec<Piece<'v>>,
    /// The indicators on the pages that they share, once it is known.
    following: Option<Following>,
}

/// A piece as far as it is laid out.
struct Piece<'v> {
    /// The part of the report it belongs to.
    of: view::Part,
    /// What is laid out first; `None` where that has to wait for the pages of others.
    first: Option<Sheet<'v>>,
    /// Its pages, once they are laid out; of an index at first only its beginning.
    part: Option<Part>,
    /// How many pages it has, or probably has; all that indicators share are counted at the first of them.
    count: usize,
    /// Where its pages stand among those that indicators share; of a page that was laid out again, nowhere.
    shared: Option<Vec<Option<usize>>>,
}

impl<'v> Pieces<'v> {
    /// The pieces of a report.
    pub(super) fn of(view: &'v View) -> Self {
        Self { view, all: view.parts.iter().flat_map(|part| pieces(view, *part)).collect(), following: None }
    }

    /// Puts indicators that follow one another on pages; returns whether the templates let them.
    pub(super) fn follow(
        &mut self,
        between: &Part,
        lay_out: impl FnMut(&[Long]) -> SourceResult<Vec<Part>>,
    ) -> SourceResult<bool> {
        let size = self.parts().next().and_then(|part| Some(part.pages().first()?.frame.size()));
        let indicators = || self.all.iter().position(|piece| piece.of == view::Part::Indicators);
        let (Some(size), Some(first)) = (size, indicators()) else { return Ok(true) };
        let pieces = &mut self.all[first..first + self.view.indicators.len().div_ceil(TOGETHER)];
        let Some(mut parts) = pieces.iter_mut().map(|piece| piece.part.take()).collect::<Option<Vec<_>>>() else {
            return Ok(false);
        };
        let Some(following) = Following::of(self.view, (&mut parts, TOGETHER), between, size, lay_out)? else {
            return Ok(false);
        };
        let places = following.places(&parts);
        let mut placed = parts.into_iter().zip(places).map(|(part, places)| (Some(part), Some(places)));
        for (piece, (part, places)) in pieces.iter_mut().zip(&mut placed) {
            (piece.part, piece.count, piece.shared) = (part, 0, places);
        }
        pieces[0].count = following.count();
        // What was laid out again has no place of its own in the order: the others keep theirs.
        let again = |(part, shared)| Piece { of: view::Part::Indicators, first: None, part, count: 0, shared };
        self.all.extend(placed.map(again));
        self.following = Some(following);
        Ok(true)
    }

    /// What is laid out before any page is known, with the places of the pieces.
    pub(super) fn first(&self) -> Vec<(usize, Sheet<'v>)> {
        self.all.iter().enumerate().filter_map(|(place, piece)| Some((place, piece.first.clone()?))).collect()
    }

    /// Takes pieces that are laid out, by their places.
    pub(super) fn take(&mut self, parts: impl Iterator<Item = (usize, Part)>) {
        for (place, part) in parts {
            let piece = &mut self.all[place];
            if !names_pages(piece.of) {
                piece.count = part.pages().len();
            }
            piece.part = Some(part);
        }
    }

    /// Takes pieces that name pages; returns whether they have as many pages as was expected.
    pub(super) fn take_counted(&mut self, parts: impl Iterator<Item = (usize, Part)>) -> bool {
        let mut is_as_expected = true;
        for (place, part) in parts {
            let count = part.pages().len();
            let piece = &mut self.all[place];
            is_as_expected &= piece.count == count;
            (piece.count, piece.part) = (count, Some(part));
        }
        is_as_expected
    }

    /// The pieces that are laid out, in the order of their pages.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Part> {
        self.all.iter().filter_map(|piece| piece.part.as_ref())
    }

    /// The pages as they are laid out.
    pub(super) fn laid_out(&self) -> Vec<Page> {
        let mut following = self.following.as_ref();
        let of_piece = |piece: &Piece<'_>| match (&piece.shared, &piece.part) {
            (Some(_), _) => following.take().map_or_else(Vec::new, Following::pages),
            (None, part) => part.iter().flat_map(Part::pages).cloned().collect(),
        };
        self.all.iter().flat_map(of_piece).collect()
    }

    /// For each page that indicators share, the one that stands first on it, and whether it has begun on an earlier page.
    pub(super) fn firsts(&self) -> Option<Vec<(usize, bool)>> {
        self.following.as_ref().map(|following| following.firsts().collect())
    }

    /// The part of the report that each page belongs to.
    pub(super) fn pages(&self) -> impl Iterator<Item = view::Part> {
        self.all.iter().flat_map(|piece| std::iter::repeat_n(piece.of, piece.count))
    }

    /// The labels of the pieces in the one document.
    pub(super) fn labels(&self) -> Labels {
        let (mut before, mut shared) = (0, 0);
        let placed = self.all.iter().filter_map(|piece| {
            let pages = match &piece.shared {
                Some(places) => {
                    shared = if piece.count > 0 { before } else { shared };
                    Pages::At(places.iter().map(|place| Some(shared + (*place)?)).collect())
                }
                None => Pages::Behind(before),
            };
            before += piece.count;
            Some((piece.part.as_ref()?.introspector(), pages))
        });
        Labels::of(placed.collect::<Vec<_>>())
    }

    /// What names pages, with their numbers; `None` where a label is missing.
    pub(super) fn numbered(&self, labels: &Labels) -> Option<Numbered> {
        let is_numbered = |(_, piece): &(usize, &Piece<'_>)| names_pages(piece.of);
        let numbered = self.all.iter().enumerate().filter(is_numbered);
        Numbered::of(self.view, numbered.map(|(place, piece)| (place, piece.of)).collect(), labels)
    }
}

/// Whether a part names the pages of others.
fn names_pages(part: view::Part) -> bool {
    matches!(part, view::Part::Index | view::Part::Summary | view::Part::Changes)
}

/// The pieces of one part.
fn pieces(view: &View, of: view::Part) -> Vec<Piece<'_>> {
    let waiting = |count| vec![Piece { of, first: None, part: None, count, shared: None }];
    let sheets = match of {
        // Nothing leads to them: they wait for the pages of the indicators.
        view::Part::Summary => return waiting(view.summary.as_ref().map_or(1, |summary| summary.likely_pages)),
        view::Part::Changes => return waiting(1),
        view::Part::Index => vec![view.index(&[])],
        view::Part::Indicators => view.indicators.chunks(TOGETHER).map(|some| view.some(some)).collect(),
        _ => vec![view.piece(of)],
    };
    let count = if of == view::Part::Index { view.index_table.likely_pages } else { 0 };
    sheets.into_iter().map(|sheet| Piece { of, first: Some(sheet), part: None, count, shared: None }).collect()
}
