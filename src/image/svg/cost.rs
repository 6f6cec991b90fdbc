//! How much a drawing draws once every reference is followed: a few lines of `use` can ask for billions of
//! shapes, and so can patterns, masks, clips and markers.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::super::Refused;
use super::css::{self, Selector};
use super::{Fault, embedded, is_svg, rules, shortened};

/// Elements drawn, each as often as it is referred to.
const MAX_DRAWN: u64 = 200_000;

/// Elements within elements, following references: deeper recursion could overflow the stack.
const MAX_DEPTH: u32 = 64;

/// Rules of style sheets that refer to something.
const MAX_REFERRING_RULES: usize = 500;

/// A bitmap counts as much as this many elements.
const BITMAP: u64 = 500;

/// Adds up the drawing and everything it refers to.
pub(super) fn check(drawing: &Document) -> Result<(), Fault> {
    let mut sum = Sum { targets: targets(drawing), rules: referring_rules(drawing)?, known: BTreeMap::new() };
    sum.weigh(drawing.root_element(), 0).map(|_| ())
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

/// A rule of a style sheet that refers to parts of the drawing.
struct Rule {
    selectors: Vec<Selector>,
    references: Vec<Reference>,
}

#[derive(Clone)]
struct Reference {
    id: String,
    /// Drawn at every corner of a path.
    marker: bool,
}

impl Reference {
    fn all<'a>(property: &'a str, value: &'a str) -> impl Iterator<Item = Self> {
        let marker = property.starts_with("marker");
        css::urls(value)
            .into_iter()
            .filter_map(|target| target.strip_prefix('#'))
            .map(move |id| Self { id: id.to_owned(), marker })
    }

    fn in_declarations(body: &str) -> Vec<Self> {
        css::declarations(body).flat_map(|(property, value)| Self::all(&property, value).collect::<Vec<_>>()).collect()
    }
}

fn referring_rules(drawing: &Document) -> Result<Vec<Rule>, Fault> {
    let mut found = Vec::new();
    for style in drawing.descendants().filter(|element| element.tag_name().name() == "style") {
        let sheet = rules::sheet(style);
        found.extend(css::rules(&sheet).filter_map(|(selectors, body)| {
            let references = Reference::in_declarations(body);
            (!references.is_empty()).then(|| Rule { selectors: Selector::all(selectors), references })
        }));
    }
    let selectors: usize = found.iter().map(|rule| rule.selectors.len()).sum();
    if selectors > MAX_REFERRING_RULES {
        return Err(Fault::TooComplex("more than 500 rules of its style sheet refer to something"));
    }
    Ok(found)
}

#[derive(Clone, Copy, Default)]
struct Weight {
    drawn: u64,
    corners: u64,
    height: u32,
}

enum Known {
    /// Being weighed: to meet it again is to go in a circle.
    Open,
    Weighed(Weight),
}

struct Sum<'a, 'i> {
    targets: BTreeMap<&'a str, Vec<Node<'a, 'i>>>,
    rules: Vec<Rule>,
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
        let mut sum = Weight { drawn: own_cost(element), corners: corners(element), height: 1 };
        for child in element.children().filter(|child| child.is_element() && is_svg(*child)) {
            sum = sum.with(self.weigh(child, depth + 1)?, depth)?;
        }
        let references = self.references(element);
        for reference in references.iter().filter(|reference| !reference.marker) {
            sum = sum.with(self.weigh_target(&reference.id, depth + 1, sum)?, depth)?;
        }
        for reference in references.iter().filter(|reference| reference.marker) {
            let mut marker = self.weigh_target(&reference.id, depth + 1, Weight::default())?;
            marker.drawn = marker.drawn.saturating_mul(sum.corners);
            sum = sum.with(marker, depth)?;
        }
        Ok(sum)
    }

    /// Where two elements share a name, either could be meant: both count.
    fn weigh_target(&mut self, id: &str, depth: u32, so_far: Weight) -> Result<Weight, Fault> {
        let mut sum = Weight::default();
        for target in self.targets.get(id).cloned().unwrap_or_default() {
            sum = sum.with(self.weigh(target, depth)?, depth)?;
            within_limits(Weight { drawn: sum.drawn.saturating_add(so_far.drawn), ..sum }, depth)?;
        }
        Ok(sum)
    }

    fn references(&self, element: Node) -> Vec<Reference> {
        let mut references = Vec::new();
        for attribute in element.attributes() {
            match attribute.name() {
                "href" if draws_target(element) => references.extend(target(attribute.value())),
                "style" => references.extend(Reference::in_declarations(&css::without_comments(attribute.value()))),
                name => references.extend(Reference::all(name, attribute.value())),
            }
        }
        let matching = self.rules.iter().filter(|rule| rule.selectors.iter().any(|s| s.may_match(element)));
        references.extend(matching.flat_map(|rule| rule.references.iter().cloned()));
        references
    }
}

impl Weight {
    fn with(self, part: Self, depth: u32) -> Result<Self, Fault> {
        let sum = Self {
            drawn: self.drawn.saturating_add(part.drawn),
            corners: self.corners.saturating_add(part.corners),
            height: self.height.max(part.height + 1),
        };
        within_limits(sum, depth)
    }
}

fn within_limits(weight: Weight, depth: u32) -> Result<Weight, Fault> {
    if weight.drawn > MAX_DRAWN {
        return Err(Fault::TooComplex("its parts repeat each other more than 200,000 times"));
    }
    if depth + weight.height > MAX_DEPTH {
        return Err(Fault::TooComplex("more than 64 levels of parts within parts"));
    }
    Ok(weight)
}

fn circle(element: Node) -> Fault {
    let name = element.attribute("id").unwrap_or(element.tag_name().name());
    let line = element.document().text_pos_at(element.range().start).row;
    Fault::Refused { what: Refused::Loop(shortened(name)), line }
}

fn own_cost(element: Node) -> u64 {
    let holds_bitmap = embedded::may_hold(element) && embedded::source(element).is_some();
    if holds_bitmap { BITMAP } else { 1 }
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

/// Links and animations name an element without drawing it.
fn draws_target(element: Node) -> bool {
    !matches!(
        element.tag_name().name(),
        "a" | "animate" | "animateColor" | "animateMotion" | "animateTransform" | "mpath" | "set"
    )
}

fn target(href: &str) -> Option<Reference> {
    href.trim().strip_prefix('#').map(|id| Reference { id: id.to_owned(), marker: false })
}
