//! Puts the furniture of a page around its text.
//!
//! Header, footer and name are artifacts: it does not matter where in the order of reading they stand. The way back is
//! a link, which may not stand inside a table or a list; where it goes, no element is open.

use typst::foundations::StyleChain;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem, GroupItem, Point, Transform};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst_layout::Page;

type Item = (Point, FrameItem);

/// The elements that are open at a place in the order of reading.
pub(super) type Open = usize;

/// What became of a page's way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WayBack {
    /// The page has none to place, or it is placed.
    Placed,
    /// Nowhere on the page is no element open.
    Missing,
}

/// A page with its furniture; `open` says how many elements the pages before have left open, and is led on.
pub(super) fn furnish(text: &Frame, furniture: &Frame, open: &mut Open) -> (Frame, WayBack) {
    let Furniture { before, way_back, after } = apart(furniture);
    let furnished = if way_back.is_empty() { Some(text.clone()) } else { placed(text, &way_back, *open) };
    let state = if furnished.is_some() { WayBack::Placed } else { WayBack::Missing };
    *open = open.saturating_add_signed(text.items().map(|(_, item)| balance(item)).sum());
    let mut frame = furnished.unwrap_or_else(|| text.clone());
    frame.prepend_multiple(before);
    frame.push_multiple(after);
    (frame, state)
}

/// Lets elements end on the page of their last line. Typst tells of an end only before the next thing it places, which
/// may be the first of the next page, and until then the element would count as open.
pub(super) fn end_where_they_end(pages: &mut [Page]) {
    for next in 1..pages.len() {
        if let Some((ends, rest)) = ends_first(&pages[next].frame) {
            let bottom = Point::with_y(pages[next - 1].frame.height());
            pages[next - 1].frame.push_multiple(ends.into_iter().map(|end| (bottom, end)));
            pages[next].frame = rest;
        }
    }
}

/// The ends of elements with which a frame begins, and the frame without them; `None` if it begins with none.
fn ends_first(frame: &Frame) -> Option<(Vec<FrameItem>, Frame)> {
    match &frame.items().next()? {
        (_, FrameItem::Tag(Tag::End(..))) => {
            let is_end = |item: &&FrameItem| matches!(item, FrameItem::Tag(Tag::End(..)));
            let ends: Vec<FrameItem> = frame.items().map(|(_, item)| item).take_while(is_end).cloned().collect();
            let rest = with(frame, 0..ends.len(), []);
            Some((ends, rest))
        }
        (position, FrameItem::Group(group)) if is_plain(group) => {
            let (ends, rest) = ends_first(&group.frame)?;
            let group = FrameItem::Group(GroupItem { frame: rest, ..group.clone() });
            Some((ends, with(frame, 0..1, [(*position, group)])))
        }
        _ => None,
    }
}

/// The furniture of a page by its place in the order of reading.
#[derive(Default)]
struct Furniture {
    /// Header and name.
    before: Vec<Item>,
    way_back: Vec<Item>,
    /// The footer.
    after: Vec<Item>,
}

fn apart(frame: &Frame) -> Furniture {
    let mut furniture = Furniture::default();
    let (mut open, mut piece) = (0, Vec::new());
    for (position, item) in flat(frame, Point::zero()) {
        open += balance(&item);
        piece.push((position, item));
        if open == 0 {
            let to = match piece.iter().find_map(|(_, item)| artifact(item)) {
                Some(ArtifactKind::Footer) => &mut furniture.after,
                Some(_) => &mut furniture.before,
                None => &mut furniture.way_back,
            };
            to.append(&mut piece);
        }
    }
    furniture
}

/// The items of a frame, those of plain groups one by one.
fn flat(frame: &Frame, origin: Point) -> Vec<Item> {
    let items = frame.items().flat_map(|(position, item)| match item {
        FrameItem::Group(group) if is_plain(group) => flat(&group.frame, origin + *position),
        item => vec![(origin + *position, item.clone())],
    });
    items.collect()
}

/// What kind of artifact begins with it, if one does.
fn artifact(item: &FrameItem) -> Option<ArtifactKind> {
    match item {
        FrameItem::Tag(Tag::Start(element, _)) => {
            element.to_packed::<ArtifactElem>().map(|artifact| artifact.kind.get(StyleChain::default()))
        }
        _ => None,
    }
}

/// How many more elements begin than end in it. What has no place in the order of reading, such as a context, does not count.
fn balance(item: &FrameItem) -> isize {
    match item {
        FrameItem::Tag(Tag::Start(_, flags)) if flags.tagged => 1,
        FrameItem::Tag(Tag::End(_, _, flags)) if flags.tagged => -1,
        FrameItem::Group(group) => group.frame.items().map(|(_, item)| balance(item)).sum(),
        _ => 0,
    }
}

/// The frame with the items at the first place where no element is open; `None` where there is no such place.
fn placed(frame: &Frame, items: &[Item], open: Open) -> Option<Frame> {
    let mut open = open;
    for (index, (position, item)) in frame.items().enumerate() {
        if open == 0 {
            return Some(with(frame, index..index, items.iter().cloned()));
        }
        if let FrameItem::Group(group) = item
            && let Some(inner) = placed_in_group(group, items, *position, open)
        {
            return Some(with(frame, index..index + 1, [(*position, FrameItem::Group(inner))]));
        }
        open = open.saturating_add_signed(balance(item));
    }
    let end = frame.items().len();
    (open == 0).then(|| with(frame, end..end, items.iter().cloned()))
}

/// The same inside a plain group.
fn placed_in_group(group: &GroupItem, items: &[Item], position: Point, open: Open) -> Option<GroupItem> {
    if !is_plain(group) {
        return None;
    }
    let moved: Vec<Item> = items.iter().map(|(at, item)| (*at - position, item.clone())).collect();
    Some(GroupItem { frame: placed(&group.frame, &moved, open)?, ..group.clone() })
}

/// Whether what is in a group stands as if there were none: it is neither turned, nor cut, nor read in another place.
fn is_plain(group: &GroupItem) -> bool {
    group.transform == Transform::identity() && group.clip.is_none() && group.parent.is_none()
}

/// The frame with some of its items replaced by others.
fn with(frame: &Frame, range: std::ops::Range<usize>, items: impl IntoIterator<Item = Item>) -> Frame {
    let mut all: Vec<Item> = frame.items().cloned().collect();
    all.splice(range, items);
    let mut changed = Frame::new(frame.size(), frame.kind());
    if frame.has_baseline() {
        changed.set_baseline(frame.baseline());
    }
    changed.push_multiple(all);
    changed
}
