//! Puts indicators that follow one another on pages: each as high as it is, under the one before where there is room for
//! all of it, else on the next page. Only what is longer than a page is broken, and laid out a second time for that.

use typst::diag::SourceResult;
use typst::foundations::Value;
use typst::introspection::MetadataElem;
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Size};
use typst_layout::Page;

use super::furnish::end_where_they_end;
use super::part::Part;
use crate::view::{IndicatorView, View};

/// Indicators on the pages that they share.
pub(super) struct Following {
    paper: Paper,
    /// What stands between two of them.
    between: Frame,
    /// Each of them on pages of its own.
    own: Vec<Own>,
    pages: Vec<Vec<Laid>>,
}

/// An indicator as it is laid out.
struct Own {
    /// Its pages, each as high as its text, or as a page where it is longer than one.
    pages: Vec<Page>,
    /// The part that they are of, and the first of them there.
    part: usize,
    first: usize,
}

/// A page of an indicator, on a page of the report.
#[derive(Debug, Clone, Copy)]
struct Laid {
    /// The indicator.
    indicator: usize,
    /// Which of its own pages.
    page: usize,
    /// How far down its text begins.
    down: Abs,
}

/// An indicator that is longer than a page, and how far down it is to begin.
pub(super) struct Long {
    pub(super) indicator: usize,
    pub(super) down: Abs,
}

impl Following {
    /// Puts the indicators on pages of this size; in each of the `parts` are so many of them `together`, each as high as it is.
    /// Those that are longer than a page come back from `lay_out` on pages, and are added to the parts. `None` where the
    /// templates do not say where text begins and ends.
    pub(super) fn of(
        view: &View,
        (parts, together): (&mut Vec<Part>, usize),
        between: &Part,
        size: Size,
        mut lay_out: impl FnMut(&[Long]) -> SourceResult<Vec<Part>>,
    ) -> SourceResult<Option<Self>> {
        let first = parts.first().zip(view.indicators.first());
        let paper = first.and_then(|(part, indicator)| Paper::of(part, indicator, size));
        let (Some(paper), [between], Some(mut own)) = (paper, between.pages(), own(view, parts, together)) else {
            return Ok(None);
        };
        let between = untagged(&between.frame);
        let mut runs = runs(&view.indicators, paper.room(), between.height());
        loop {
            let waiting: Vec<(&mut Run, Long)> = runs
                .iter_mut()
                .filter_map(|run| {
                    let long = run.place(&own, paper)?;
                    Some((run, long))
                })
                .collect();
            if waiting.is_empty() {
                break;
            }
            let (places, longs): (Vec<&mut Run>, Vec<Long>) = waiting.into_iter().unzip();
            for ((run, long), part) in places.into_iter().zip(&longs).zip(lay_out(&longs)?) {
                let label = &view.indicators[long.indicator].label;
                run.place_long(long, &part, label, paper);
                own[long.indicator] = Own { pages: part.pages().to_vec(), part: parts.len(), first: 0 };
                parts.push(part);
            }
        }
        Ok(Some(Self { paper, between, own, pages: runs.into_iter().flat_map(|run| run.pages).collect() }))
    }

    /// How many pages they take.
    pub(super) fn count(&self) -> usize {
        self.pages.len()
    }

    /// For each part, of so many pages, their places among those; `None` for a page that was laid out again.
    pub(super) fn places(&self, parts: &[Part]) -> Vec<Vec<Option<usize>>> {
        let mut places: Vec<Vec<Option<usize>>> = parts.iter().map(|part| vec![None; part.pages().len()]).collect();
        for (place, page) in self.pages.iter().enumerate() {
            for laid in page {
                let own = &self.own[laid.indicator];
                places[own.part][own.first + laid.page] = Some(place);
            }
        }
        places
    }

    /// For each page, the indicator that stands first on it, and whether it has begun on an earlier page.
    pub(super) fn firsts(&self) -> impl Iterator<Item = (usize, bool)> {
        self.pages.iter().map(|page| page.first().map_or((0, false), |laid| (laid.indicator, laid.page > 0)))
    }

    /// The pages, each with what stands on it.
    pub(super) fn pages(&self) -> Vec<Page> {
        self.pages.iter().map(|page| self.page(page)).collect()
    }

    fn page(&self, all: &[Laid]) -> Page {
        let page = |laid: &Laid| &self.own[laid.indicator].pages[laid.page];
        let mut frame = Frame::hard(self.paper.size);
        for laid in all {
            // Pages of their own have their space above in them.
            let is_paged = page(laid).frame.size() == self.paper.size;
            if laid.page == 0 && laid.down > Abs::zero() {
                let above = self.paper.top + laid.down - self.between.height();
                frame.push_frame(Point::with_y(above), self.between.clone());
            }
            let down = if is_paged { Abs::zero() } else { laid.down };
            frame.push_frame(Point::with_y(down), page(laid).frame.clone());
        }
        Page { frame, ..page(&all[0]).clone() }
    }
}

/// The pages of each indicator in parts that hold so many of them; `None` where one cannot be found.
fn own(view: &View, parts: &[Part], together: usize) -> Option<Vec<Own>> {
    let mut own = Vec::with_capacity(view.indicators.len());
    for (place, (indicators, part)) in view.indicators.chunks(together).zip(parts).enumerate() {
        let mut pages = part.pages().to_vec();
        // Else a page that is laid out again would take the ends of the elements before it away.
        end_where_they_end(&mut pages);
        let start = |indicator: &IndicatorView| part.position_of(&format!("{}-start", indicator.label));
        let starts = indicators.iter().map(|indicator| Some(start(indicator)?.0)).collect::<Option<Vec<usize>>>()?;
        for (index, first) in starts.iter().copied().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(pages.len());
            own.push(Own { pages: pages.get(first..end)?.to_vec(), part: place, first });
        }
    }
    Some(own)
}

/// A page, as far as it is known where text begins and ends on it.
#[derive(Debug, Clone, Copy)]
struct Paper {
    size: Size,
    /// The margins above and below the text.
    top: Abs,
    bottom: Abs,
    /// The least room at the foot of a page in which something begins that is longer than a page.
    least: Abs,
}

impl Paper {
    /// The paper that an indicator was laid out for, as large as another page of the report.
    fn of(part: &Part, indicator: &IndicatorView, size: Size) -> Option<Self> {
        let start = part.labelled(&format!("{}-start", indicator.label))?;
        let Value::Array(measures) = &start.to_packed::<MetadataElem>()?.value else { return None };
        let points: Vec<Abs> = measures.iter().filter_map(|value| value.clone().cast().ok().map(Abs::pt)).collect();
        let [top, bottom, least] = points[..] else { return None };
        Some(Self { size, top, bottom, least })
    }

    /// The height for text.
    fn room(&self) -> Abs {
        self.size.y - self.top - self.bottom
    }
}

/// Indicators of one group, which start a page and follow one another.
struct Run {
    /// The next of them, and the one behind the last.
    next: usize,
    end: usize,
    pages: Vec<Vec<Laid>>,
    /// How much of the last page is used.
    used: Abs,
    room: Abs,
    between: Abs,
}

/// The runs of indicators of the same group.
fn runs(indicators: &[IndicatorView], room: Abs, between: Abs) -> Vec<Run> {
    let mut end = 0;
    let runs = indicators.chunk_by(|a, b| a.group == b.group).map(|run| {
        let next = end;
        end += run.len();
        Run { next, end, pages: Vec::new(), used: Abs::zero(), room, between }
    });
    runs.collect()
}

impl Run {
    /// Places indicators that fit a page, up to one that does not.
    fn place(&mut self, own: &[Own], paper: Paper) -> Option<Long> {
        while self.next < self.end {
            let indicator = self.next;
            let pages = &own[indicator].pages;
            let Some(height) = whole(pages, paper) else {
                // What breaks pages itself starts one.
                let down = if pages.len() > 1 { Abs::zero() } else { self.down(paper.least) };
                return Some(Long { indicator, down });
            };
            let down = self.down(height);
            self.put(Laid { indicator, page: 0, down });
            self.used = down + height;
            self.next += 1;
        }
        None
    }

    /// How far down a page something of this height begins, on the last page or else on a new one.
    fn down(&self, height: Abs) -> Abs {
        let next = self.used + self.between;
        let is_room = !self.pages.is_empty() && self.room.fits(next + height);
        if is_room { next } else { Abs::zero() }
    }

    fn put(&mut self, laid: Laid) {
        match self.pages.last_mut().filter(|_| laid.page == 0 && laid.down > Abs::zero()) {
            Some(page) => page.push(laid),
            None => self.pages.push(vec![laid]),
        }
    }

    /// Places an indicator that has been laid out on pages; one that did not begin where it should is laid out again.
    fn place_long(&mut self, long: &Long, part: &Part, label: &str, paper: Paper) {
        let begins = part.position_of(label).map_or(0, |(page, _)| page);
        if begins > 0 && long.down > Abs::zero() {
            return; // Now that it has more than one page, it starts one.
        }
        for page in 0..part.pages().len() {
            self.put(Laid { indicator: long.indicator, page, down: long.down });
        }
        let end = part.position_of(&format!("{label}-end"));
        self.used = end.map_or(self.room, |(_, y)| y - paper.top);
        self.next += 1;
    }
}

/// The height of what fits a page.
fn whole(pages: &[Page], paper: Paper) -> Option<Abs> {
    let [page] = pages else { return None };
    let height = page.frame.height() - paper.top - paper.bottom;
    paper.room().fits(height).then_some(height)
}

/// The frame without the tags of its elements, which can be there only once.
fn untagged(frame: &Frame) -> Frame {
    let mut bare = frame.clone();
    bare.retain(|item| !matches!(item, FrameItem::Tag(_)));
    let items: Vec<(Point, FrameItem)> = bare.items().cloned().collect();
    bare.clear();
    bare.push_multiple(items.into_iter().map(|(at, item)| match item {
        FrameItem::Group(group) => (at, FrameItem::Group(GroupItem { frame: untagged(&group.frame), ..group })),
        item => (at, item),
    }));
    bare
}
