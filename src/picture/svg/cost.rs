//! How much a drawing draws once every reference is followed: a few lines of `use` can ask for billions of shapes, and so
//! can patterns, masks, clips and markers. The library that draws it follows them all, so this is found out before.

use std::cell::Cell;
use std::collections::BTreeMap;

use roxmltree::{Document, Node};
use simplecss::StyleSheet;

use super::super::Refused;
use super::css::{self, Looked};
use super::{Fault, is_svg, shortened};
use crate::limits::{
    DRAWING_DEPTH, DRAWING_INHERITING, DRAWING_PARTS, DRAWING_STEPS, DRAWING_STYLE_ATTRIBUTE, grouped,
};

/// A paint, clip or mask takes as much work as reading this many bytes: each may be compared with every other.
const REFERENCE: u64 = 500;

/// How many parts the drawing draws, with everything it refers to, and as how many parts reading it counts.
pub(super) fn check(drawing: &Document) -> Result<u64, Fault> {
    let steps = Cell::new(DRAWING_STEPS);
    let sheets: u64 = css::sheets(drawing).map(|sheet| sheet.len() as u64).sum();
    let sheet = css::style_sheet(drawing)?;
    let mut sum = Sum { targets: targets(drawing), sheet, steps, widest: 0, known: BTreeMap::new() };
    let weight = sum.weigh(drawing.root_element(), 0)?;
    let inheriting = weight.parts.saturating_mul(u64::from(weight.height)).saturating_mul(sum.widest);
    if inheriting > DRAWING_INHERITING {
        return Err(Fault::too_complex("too many parts with too many attributes on too many levels"));
    }
    // Finding the end of a declaration takes the library a look at the whole sheet.
    Ok(weight.parts + weight.steps / 50 + sheets * sheets / 50_000)
}

fn targets<'a, 'i>(drawing: &'a Document<'i>) -> BTreeMap<&'a str, Vec<Node<'a, 'i>>> {
    let mut targets: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for element in drawing.descendants() {
        if let Some(id) = element.attribute("id") {
            targets.entry(id).or_default().push(element);
        }
    }
    targets
}

/// How often what is referred to is drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Times {
    Once,
    /// Handed down to every part within.
    EachPart,
    /// Drawn at every corner of a path.
    EachCorner,
}

impl Times {
    fn of(property: &str) -> Self {
        match property {
            "fill" | "stroke" => Self::EachPart,
            marker if marker.starts_with("marker") => Self::EachCorner,
            _ => Self::Once,
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Weight {
    parts: u64,
    corners: u64,
    steps: u64,
    height: u32,
}

enum Known {
    /// Being weighed: to meet it again is to go in a circle.
    Open,
    Weighed(Weight),
}

struct Sum<'a, 'i> {
    targets: BTreeMap<&'a str, Vec<Node<'a, 'i>>>,
    sheet: StyleSheet<'a>,
    steps: Cell<u64>,
    /// The most attributes and declarations of one element.
    widest: u64,
    known: BTreeMap<usize, Known>,
}

impl<'a, 'i> Sum<'a, 'i> {
    fn weigh(&mut self, element: Node<'a, 'i>, depth: u32) -> Result<Weight, Fault> {
        let key = element.id().get_usize();
        match self.known.get(&key) {
            Some(Known::Open) => return Err(circle(element)),
            Some(Known::Weighed(weight)) => return within_limits(*weight, depth),
            None => {}
        }
        within_limits(Weight::default(), depth)?;
        self.known.insert(key, Known::Open);
        let weight = self.add_up(element, depth)?;
        self.known.insert(key, Known::Weighed(weight));
        Ok(weight)
    }

    fn add_up(&mut self, element: Node<'a, 'i>, depth: u32) -> Result<Weight, Fault> {
        let mut references = Vec::new();
        let steps = self.read(element, &mut references) + shared(element);
        let mut sum = Weight { parts: 1, corners: corners(element), steps, height: 1 };
        for child in element.children().filter(|child| child.is_element() && is_svg(*child)) {
            sum = sum.with(self.weigh(child, depth + 1)?, depth)?;
        }
        // What is handed down is drawn as often as all the rest has parts or corners.
        references.sort_by_key(|(times, _)| *times);
        for (times, id) in references {
            let target = self.weigh_target(&id, depth + 1)?;
            sum = sum.with(target.times(times, sum), depth)?;
        }
        Ok(sum)
    }

    /// Where two elements share a name, either could be meant: both count.
    fn weigh_target(&mut self, id: &str, depth: u32) -> Result<Weight, Fault> {
        let mut sum = Weight::default();
        for target in self.targets.get(id).cloned().unwrap_or_default() {
            sum = sum.with(self.weigh(target, depth)?, depth)?;
        }
        Ok(sum)
    }

    /// What an element refers to, and the steps it takes to read it.
    fn read(&mut self, element: Node, references: &mut Vec<(Times, String)>) -> u64 {
        let before = self.steps.get();
        let mut width = 0;
        let mut note = |name: &str, value: &str| {
            width += 1;
            let found = targets_of(name, value);
            let compared = if name == "href" { 0 } else { REFERENCE * found.len() as u64 };
            self.steps.set(self.steps.get().saturating_sub(8 + value.len() as u64 + compared));
            references.extend(found);
        };
        for attribute in element.attributes() {
            match attribute.name() {
                "href" if !draws_target(element) => {}
                "style" if attribute.value().len() > DRAWING_STYLE_ATTRIBUTE => self.steps.set(0),
                "style" => css::declarations(attribute.value()).for_each(|(name, value)| {
                    note(name, value);
                    self.steps.set(self.steps.get().saturating_sub(attribute.value().len() as u64 / 32));
                }),
                name => note(name, attribute.value()),
            }
        }
        let looked = Looked { node: element, left: &self.steps };
        for rule in self.sheet.rules.iter().take_while(|_| self.steps.get() > 0) {
            if rule.selector.matches(&looked) {
                rule.declarations.iter().for_each(|declaration| note(declaration.name, declaration.value));
            }
        }
        self.widest = self.widest.max(width);
        before - self.steps.get()
    }
}

fn targets_of(name: &str, value: &str) -> Vec<(Times, String)> {
    let targets = if name == "href" { vec![value.trim()] } else { css::urls(value) };
    let ids = targets.into_iter().filter_map(|target| target.strip_prefix('#'));
    ids.map(|id| (Times::of(name), id.to_owned())).collect()
}

impl Weight {
    fn with(self, part: Self, depth: u32) -> Result<Self, Fault> {
        let sum = Self {
            parts: self.parts.saturating_add(part.parts),
            corners: self.corners.saturating_add(part.corners),
            steps: self.steps.saturating_add(part.steps),
            height: self.height.max(part.height + 1),
        };
        within_limits(sum, depth)
    }

    fn times(self, times: Times, within: Self) -> Self {
        let factor = match times {
            Times::Once => 1,
            Times::EachPart => within.parts,
            Times::EachCorner => within.corners,
        };
        let [parts, corners, steps] = [self.parts, self.corners, self.steps].map(|n| n.saturating_mul(factor));
        Self { parts, corners, steps, height: self.height }
    }
}

fn within_limits(weight: Weight, depth: u32) -> Result<Weight, Fault> {
    match () {
        () if weight.parts > DRAWING_PARTS => Err(too_many_parts()),
        () if depth + weight.height > DRAWING_DEPTH => {
            Err(Fault::too_complex(format!("more than {DRAWING_DEPTH} levels of parts within parts")))
        }
        () if weight.steps >= DRAWING_STEPS => {
            Err(Fault::too_complex("too many style rules, paths and references for its parts"))
        }
        () => Ok(weight),
    }
}

/// What is told of a drawing that draws too much, by whoever counted it.
pub(super) fn too_many_parts() -> Fault {
    let most = grouped(DRAWING_PARTS as usize);
    Fault::too_complex(format!("its parts repeat each other more than {most} times"))
}

fn circle(element: Node) -> Fault {
    let name = element.attribute("id").unwrap_or(element.tag_name().name());
    let line = element.document().text_pos_at(element.range().start).row;
    Fault::Refused { what: Refused::Loop(shortened(name)), line }
}

/// At least as many as the element has: every letter and every run of digits counts as one.
fn corners(element: Node) -> u64 {
    let path = element.attribute("d").or(element.attribute("points")).unwrap_or_default();
    let mut count = 2;
    let mut in_digits = false;
    for byte in path.bytes() {
        let starts = byte.is_ascii_digit() && !in_digits;
        in_digits = byte.is_ascii_digit();
        count += u64::from(starts || byte.is_ascii_alphabetic());
    }
    count
}

/// The library compares and moves the colours of a gradient with each other, and compares inner drawings' frames.
fn shared(element: Node) -> u64 {
    match element.tag_name().name() {
        "linearGradient" | "radialGradient" => (element.children().count() as u64).pow(2) / 8,
        "svg" | "symbol" => REFERENCE,
        _ => 0,
    }
}

/// Links and animations name an element without drawing it.
fn draws_target(element: Node) -> bool {
    !matches!(
        element.tag_name().name(),
        "a" | "animate" | "animateColor" | "animateMotion" | "animateTransform" | "mpath" | "set"
    )
}
