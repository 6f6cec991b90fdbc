//! The structure tree: what a screen reader says, in its order.

use std::collections::BTreeSet;
use std::ops::Range;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as PdfString};
use kurbo::{Point, Rect};

use super::drawn::Run;
use super::font::number;
use super::{Numbers, Page, catalog, decoded};
use crate::print::audit::letters::Letters;

/// How deep elements are followed.
const DEPTH: usize = 200;

/// What is read out, in order.
#[derive(Default)]
pub(in crate::print::audit) struct Spoken {
    /// The letters of all blocks, one after the other.
    pub(in crate::print::audit) letters: Letters,
    /// The blocks: paragraphs, headings, cells, items of lists.
    pub(in crate::print::audit) blocks: Vec<Block>,
    /// The figures, whose inner texts are not among the blocks.
    pub(in crate::print::audit) figures: Vec<Figure>,
}

/// A stretch of text that is read in one go.
#[derive(Debug, Clone)]
pub(in crate::print::audit) struct Block {
    /// Its letters.
    pub(in crate::print::audit) letters: Range<usize>,
    /// The place of the page it starts on.
    pub(in crate::print::audit) page: usize,
    /// Where it starts there.
    pub(in crate::print::audit) at: Point,
    /// Whether it is a heading.
    pub(in crate::print::audit) is_heading: bool,
}

/// A figure.
#[derive(Debug, Clone, Default)]
pub(in crate::print::audit) struct Figure {
    /// Its alternative text.
    pub(in crate::print::audit) alt: String,
    /// How many letters are read before it.
    pub(in crate::print::audit) after: usize,
    /// The place of its page.
    pub(in crate::print::audit) page: usize,
    /// Where it says it is.
    pub(in crate::print::audit) bounds: Option<Rect>,
    /// The texts in it, line by line.
    pub(in crate::print::audit) lines: Vec<Letters>,
    /// Whether its own content draws something.
    pub(in crate::print::audit) is_drawn: bool,
}

/// Reads what is said; `None` without a structure tree.
pub(super) fn spoken(pdf: &Pdf, pages: &[Page], numbers: &Numbers) -> Option<Spoken> {
    let root = catalog(pdf)?.get::<Dict<'_>>("StructTreeRoot")?;
    let mut reader = Reader {
        pages,
        numbers,
        spoken: Spoken::default(),
        seen: BTreeSet::new(),
        open: None,
        figure: None,
        at: 0,
        last: None,
    };
    reader.children(&root, None, DEPTH);
    reader.close();
    Some(reader.spoken)
}

struct Reader<'p> {
    pages: &'p [Page],
    numbers: &'p Numbers,
    spoken: Spoken,
    /// Elements that were read, so that a tree that bites its tail has an end.
    seen: BTreeSet<ObjectIdentifier>,
    /// The block that is being read.
    open: Option<Block>,
    /// The figure that is being read.
    figure: Option<Figure>,
    /// The place of the page that was read last.
    at: usize,
    /// The run that was read last, and whether it ended with white space.
    last: Option<(&'p Run, bool)>,
}

impl<'p> Reader<'p> {
    fn children(&mut self, element: &Dict<'_>, page: Option<usize>, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return };
        match element.get_raw::<Object<'_>>("K") {
            Some(MaybeRef::NotRef(Object::Array(list))) => self.list(&list, page, depth),
            Some(MaybeRef::NotRef(child)) => self.child(child, page, depth),
            Some(MaybeRef::Ref(_)) => match element.get::<Object<'_>>("K") {
                Some(Object::Array(list)) => self.list(&list, page, depth),
                Some(child) => self.child(child, page, depth),
                None => {}
            },
            None => {}
        }
    }

    fn list(&mut self, list: &Array<'_>, page: Option<usize>, depth: usize) {
        for child in list.iter::<Object<'_>>() {
            self.child(child, page, depth);
        }
    }

    /// Reads a child: the number of marked content, a reference to such, to an annotation, or an element.
    fn child(&mut self, child: Object<'_>, page: Option<usize>, depth: usize) {
        match child {
            Object::Number(id) => self.content(page, i32::try_from(id.as_i64()).ok()),
            Object::Dict(child) => {
                let page = self.page(&child).or(page);
                match child.get::<Name<'_>>("Type").as_deref() {
                    Some(b"MCR") => self.content(page, child.get::<i32>("MCID")),
                    Some(b"OBJR") => {}
                    _ => self.element(&child, page, depth),
                }
            }
            _ => {}
        }
    }

    fn page(&self, element: &Dict<'_>) -> Option<usize> {
        self.numbers.get(&element.get_ref("Pg")?.into()).copied()
    }

    fn element(&mut self, element: &Dict<'_>, page: Option<usize>, depth: usize) {
        if element.obj_id().is_some_and(|id| !self.seen.insert(id)) {
            return;
        }
        let kind = element.get::<Name<'_>>("S");
        let kind = kind.as_deref().unwrap_or_default();
        if kind == b"Figure" && self.figure.is_none() {
            return self.figure(element, page, depth);
        }
        if is_inline(kind) {
            return self.children(element, page, depth);
        }
        self.close();
        let is_heading = matches!(kind, [b'H', rest @ ..] if rest.iter().all(u8::is_ascii_digit));
        if is_heading {
            self.open = Some(Block { letters: 0..0, page: 0, at: Point::ZERO, is_heading });
        }
        self.children(element, page, depth);
        self.close();
    }

    fn figure(&mut self, element: &Dict<'_>, page: Option<usize>, depth: usize) {
        self.close();
        self.figure = Some(Figure {
            alt: element.get::<PdfString<'_>>("Alt").map(|alt| decoded(&alt)).unwrap_or_default(),
            after: self.spoken.letters.len(),
            page: page.unwrap_or(self.at),
            bounds: bounds(element),
            ..Figure::default()
        });
        self.children(element, page, depth);
        self.spoken.figures.extend(self.figure.take());
        self.last = None;
    }

    /// Reads a piece of marked content.
    fn content(&mut self, page: Option<usize>, id: Option<i32>) {
        let (Some(page), Some(id)) = (page, id) else { return };
        self.at = page;
        let Some(sheet) = self.pages.get(page) else { return };
        if let Some(figure) = &mut self.figure {
            figure.page = page;
            figure.is_drawn |= sheet.shapes.iter().any(|shape| shape.ground == super::Ground::Content(id));
        }
        for index in sheet.marked.get(&id).into_iter().flatten().cloned().flatten() {
            self.run(page, &sheet.runs[index]);
        }
    }

    fn run(&mut self, page: usize, run: &'p Run) {
        let apart = self.last.is_none_or(|(last, is_spaced)| is_spaced || is_apart(last, run));
        let ends_spaced = match &mut self.figure {
            Some(figure) => {
                let starts = self.last.is_none_or(|(last, _)| is_far(last, run));
                if starts || figure.lines.is_empty() {
                    figure.lines.push(Letters::default());
                }
                figure.is_drawn = true;
                figure.lines.last_mut().is_some_and(|line| line.push(&run.text, apart))
            }
            None => {
                let from = self.spoken.letters.len();
                let fresh = Block { letters: from..from, page, at: run.start, is_heading: false };
                let block = self.open.get_or_insert(fresh.clone());
                if block.letters.is_empty() {
                    *block = Block { is_heading: block.is_heading, ..fresh };
                }
                let is_spaced = self.spoken.letters.push(&run.text, apart);
                block.letters.end = self.spoken.letters.len();
                is_spaced
            }
        };
        self.last = Some((run, ends_spaced));
    }

    /// Ends the block that is being read.
    fn close(&mut self) {
        self.spoken.blocks.extend(self.open.take().filter(|block| !block.letters.is_empty()));
        if self.figure.is_none() {
            self.last = None;
        }
    }
}

/// Whether something lies between two runs: a gap, or the end of a line.
fn is_apart(before: &Run, run: &Run) -> bool {
    is_far(before, run) || run.start.x - before.end.x > 0.15 * before.size.max(run.size)
}

/// Whether two runs are on different lines, or far apart on one.
fn is_far(before: &Run, run: &Run) -> bool {
    let em = before.size.max(run.size);
    let gap = run.start.x - before.end.x;
    (run.start.y - before.start.y).abs() > 0.5 * em || gap < -em || gap > em
}

fn is_inline(kind: &[u8]) -> bool {
    matches!(kind, b"Span" | b"Strong" | b"Em" | b"Link" | b"Reference" | b"Quote" | b"Code")
}

/// Where an element says it is.
fn bounds(element: &Dict<'_>) -> Option<Rect> {
    let lists: Vec<Dict<'_>> = match element.get::<Object<'_>>("A")? {
        Object::Array(list) => list.iter::<Dict<'_>>().collect(),
        Object::Dict(single) => vec![single],
        _ => Vec::new(),
    };
    let bounds = lists.iter().find_map(|list| list.get::<Array<'_>>("BBox"))?;
    let sides: Vec<f64> = bounds.iter::<Object<'_>>().map(|side| number(&side)).collect();
    (sides.len() == 4).then(|| Rect::from_points((sides[0], sides[1]), (sides[2], sides[3])))
}
